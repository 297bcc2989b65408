@allure.label.epic:Administer @service.userRole @service.permission
Feature: Say who may do what: roles and permissions

  A role is a name for what somebody does, "Editor". It names permissions, and each permission holds items: actions of
  the API that may be called, and properties that may be set or read. Give a role to the users of your back office, to
  partners and to your own services, and each session of theirs does what the role permits, and no more.

  Know first that

  - the user's roles count for every session of that user, whatever its kind; an administrator's session of a user with
    a narrow role does as little as a user's session
  - a user without roles has the role of the session's kind: Publisher Administrator (all permissions of the account),
    Basic User Session Role or Widget Session Role. Without a session there is hardly anything: see the scenarios
  - what a role permits is added to what everybody may always do (ALWAYS_ALLOWED_ACTIONS: system.ping, session.start …)
  - permissions decide about actions, not about objects: whose entry may be changed is a question of whose it is
    and, with entitlement, of its categories
  - every account begins with copies of four roles: Manager, Content Uploader, Content Moderator, Player Designer

  permission.getCurrentPermissions tells any session what it has. The names of permissions are told by permission.list,
  with the platform's own among them (partnerId 0), and an item's id by permissionItem.list.

  Services: userRole (add, clone, get, list, update, delete), permission (add, get, list, update, delete,
  getCurrentPermissions), permissionItem (get, list), user.add with roleIds.

  Rule: A role, and who holds it
    userRole.add takes a name and the names of permissions with commas between them; user.add and user.update take the
    ids of roles. A user's e-mail is needed for administrators only.

    @critical @short_way
    Scenario: Who holds a role does what it permits and nothing else
      The user's session would otherwise upload, comment and vote; with this role it reads access control profiles.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And I have a user's session for a user with the role "Auditors"
      Then the session at hand may call
        | accessControlProfile.list | yes |
        | media.list                | no  |
        | system.ping               | yes |

    Scenario: A role keeps the names of its permissions
      Blanks around the names are taken out. What nobody sent is absent later, the system name too.

      When I create a role "Editors" with
        | permissionNames | CONTENT_MANAGE_BASE, KMC_ACCESS |
        | description     | They look after entries         |
      Then the role "Editors" has
        | permissionNames | CONTENT_MANAGE_BASE,KMC_ACCESS |
        | description     | They look after entries        |
        | status          | ACTIVE                         |
        | systemName      | (absent)                       |

    Scenario: An administrator's session of a user with a narrow role is as narrow
      It still sees what administrators see: the kind of session decides about objects, the role about calls.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And I have an administrator's session for a user with the role "Auditors"
      Then the session at hand may call
        | accessControlProfile.list | yes |
        | user.list                 | no  |
        | userRole.list             | no  |

    Scenario: Several roles permit what any of them does
      roleIds takes ids with commas between them.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And a role "Curators" with
        | permissionNames | PLAYLIST_BASE |
      And I have a user's session for a user with the role "Auditors" and "Curators"
      Then the session at hand may call
        | accessControlProfile.list | yes |
        | playlist.list             | yes |
        | category.list             | no  |

    Scenario: New permissions take the place of the old ones, in running sessions too
      A session carries no permissions: each call asks what the role permits now.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And I have a user's session for a user with the role "Auditors"
      And the role "Auditors" was updated with
        | permissionNames | PLAYLIST_BASE |
      Then the session at hand may call
        | accessControlProfile.list | no  |
        | playlist.list             | yes |

    Scenario: Who is given the platform's administrators' role may do what they may
      The role counts, not the kind of session: this is a user's session.

      Given the platform's role "Publisher Administrator"
      And I have a user's session for a user with the role "Publisher Administrator"
      Then the session at hand may call
        | user.list     | yes |
        | userRole.list | yes |

    Scenario: Who loses the role has that of the session's kind again
      To shut somebody out, block the user.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And I have a user's session for a user with the role "Auditors"
      And the user "Holder" was updated with
        | roleIds |  |
      When I call permission.getCurrentPermissions
      Then the answer says "BASE_USER_SESSION_PERMISSION"

    Scenario: A role copies into another one with the same system name
      The platform makes the name, of the old one and the time. Two roles of one system name are possible this way alone.

      Given a role "Editors" with
        | permissionNames | KMC_ACCESS |
        | systemName      | editors    |
      When I clone the role "Editors" as "Copy"
      Then the role "Copy" has
        | permissionNames | KMC_ACCESS |
        | systemName      | editors    |

    Scenario: A role that is deleted stays away from lists
      Whatever the filter asks for, DELETED ones as well. Its name may be used again.

      Given a role "Editors" with
        | systemName | editors |
      And the role "Editors" was deleted
      When I list the roles with
        | systemNameEqual | editors |
      Then the list counts 0 in all

    Scenario: A role that is blocked permits what it did
      BLOCKED is a mark for your own pages. To stop people, take the role from them or permissions out of the role.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And I have a user's session for a user with the role "Auditors"
      And the role "Auditors" was updated with
        | status | BLOCKED |
      Then the session at hand may call
        | accessControlProfile.list | yes |

  Rule: The platform's roles
    Roles of partner 0 are the same in every account: read them, give them to users, or clone them and change the copy.

    Scenario: The platform's roles are listed with one's own
      partnerIdEqual 0 keeps a list to them, your own number to yours.

      Given a role "Editors"
      When I list the roles with
        | partnerIdEqual | 0 |
      Then one of the list has
        | systemName      | WIDGET_SESSION_ROLE       |
        | permissionNames | WIDGET_SESSION_PERMISSION |
      And the list does not show "Editors"

    Scenario: A clone of the platform's role is one's own
      Start from what the platform thinks a player needs, and change the copy.

      Given the platform's role "PLAYBACK_BASE_ROLE"
      When I clone the role "PLAYBACK_BASE_ROLE" as "Players"
      Then the role "Players" has
        | partnerId       | <partner id>                                       |
        | permissionNames | PLAYBACK_BASE_PERMISSION,WIDGET_SESSION_PERMISSION |

    Scenario: The role with all permissions names those that the account has
      It is kept as "*", which grows with what the operator grants you.

      Given the platform's role "Publisher Administrator"
      When I call permission.getCurrentPermissions
      Then the answer says "CONTENT_MANAGE_BASE"
      And the role "Publisher Administrator" has
        | partnerId | 0              |
        | tags      | kmc,partner_admin |

    Scenario Outline: The platform's roles are not yours to <change>
      Given the platform's role "PLAYBACK_BASE_ROLE"
      When I try to call userRole.<change> with
        | userRoleId        | <PLAYBACK_BASE_ROLE> |
        | userRole[tags]    | mine                 |
      Then Kaltura refuses with "INVALID_OBJECT_ID"

      Examples: both ways
        | change |
        | update |
        | delete |

  Rule: What roles are refused for
    A name is nobody else's, permissions exist, and a role that somebody holds stays.

    Scenario: A name is taken once
      Given a role "Editors"
      When I try to create a role "Others" with
        | name | Editors |
      Then Kaltura refuses with "ROLE_NAME_ALREADY_EXISTS"

    Scenario: The platform's names are taken, too
      When I try to call userRole.add with
        | userRole[name] | Publisher Administrator |
      Then Kaltura refuses with "ROLE_NAME_ALREADY_EXISTS"

    Scenario: A system name is taken once
      It is the name by which a session's setrole finds the role.

      Given a role "Editors" with
        | systemName | editors |
      When I try to create a role "Others" with
        | systemName | editors |
      Then Kaltura refuses with "SYSTEM_NAME_ALREADY_EXISTS"

    Scenario: A role needs a name
      When I try to call userRole.add with
        | userRole[description] | Nameless |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaUserRole::name |

    Scenario: A permission that is unknown is refused
      Nothing is made: one wrong name spoils them all.

      When I try to create a role "Editors" with
        | permissionNames | KMC_ACCESS,NO_SUCH_PERMISSION |
      Then Kaltura refuses with "PERMISSION_NOT_FOUND"
      And the refusal says "[NO_SUCH_PERMISSION]"

    Scenario: A feature of the account is no permission for a role
      Features and plug-ins are permissions of the account (types SPECIAL_FEATURE and PLUGIN); roles take NORMAL ones.

      When I try to create a role "Editors" with
        | permissionNames | FEATURE_ENTITLEMENT |
      Then Kaltura refuses with "PERMISSION_NOT_FOUND"

    Scenario: A role that somebody holds stays
      user.list with roleIdsEqual tells who they are.

      Given a role "Auditors"
      And a user "Ann" with
        | roleIds | <Auditors> |
      When I try to delete the role "Auditors"
      Then Kaltura refuses with "ROLE_IS_BEING_USED"

    Scenario: A user cannot hold a role that is none
      When I try to create a user "Ann" with
        | roleIds | 99999999 |
      Then Kaltura refuses with "USER_ROLE_NOT_FOUND"

    Scenario Outline: Roles are for administrators: <session> sees none
      Given I have <session>
      When I try to list the roles
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | userRole->list |

      Examples: who else there is
        | session          |
        | a user's session |
        | a widget session |
        | no session       |

  Rule: What a session has
    permission.getCurrentPermissions is answered for everybody. Privileges, which only who holds the secret can write,
    change what a session has: setrole gives it another role, restrictingrole takes permissions away.

    Scenario Outline: <session> has what its kind has
      Given I have <session>
      When I call permission.getCurrentPermissions
      Then the answer says "<permission>"

      Examples: kinds
        | session                    | permission                   |
        | an administrator's session | ADMIN_BASE                   |
        | a user's session           | BASE_USER_SESSION_PERMISSION |
        | a widget session           | WIDGET_SESSION_PERMISSION    |
        | no session                 | ALWAYS_ALLOWED_ACTIONS       |

    Scenario: setrole gives one session another role
      By the role's id or its system name. The user and everything else of the session stay.

      Given a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And I have an administrator's session with the privileges "setrole:<Auditors>"
      Then the session at hand may call
        | accessControlProfile.list | yes |
        | user.list                 | no  |

    Scenario: setrole comes before the roles of the user
      Given a role "Curators" with
        | permissionNames | PLAYLIST_BASE |
      And a role "Auditors" with
        | permissionNames | ACCESS_CONTROL_BASE |
      And a user "Ann" with
        | roleIds | <Auditors> |
      And a user's session "Ann's" with
        | userId     | <Ann>              |
        | privileges | setrole:<Curators> |
      And I use the session "Ann's"
      Then the session at hand may call
        | playlist.list             | yes |
        | accessControlProfile.list | no  |

    Scenario: A session for a player is kept to playing
      PLAYBACK_BASE_ROLE is the platform's own: what a player calls, and what anybody may read.

      Given I have an administrator's session with the privileges "setrole:PLAYBACK_BASE_ROLE"
      Then the session at hand may call
        | baseEntry.list | yes |
        | user.list      | no  |
        | userRole.list  | no  |

    Scenario: With setrole:null a session has no role at all
      Given I have an administrator's session with the privileges "setrole:null"
      Then the session at hand may call
        | system.ping | yes |
        | media.list  | no  |

    Scenario: restrictingrole takes the permissions of a role away
      What the other permissions of the session hold as well stays.

      Given a role "Rule makers" with
        | permissionNames | ACCESS_CONTROL_BASE,KMC_READ_ONLY,KMC_ACCESS |
      And I have an administrator's session with the privileges "restrictingrole:<Rule makers>"
      Then the session at hand may call
        | accessControlProfile.list | no  |
        | user.list                 | yes |

    Scenario: A role that is none is refused with every call
      session.start takes it; every call with the session is refused, even system.ping.

      Given I have an administrator's session with the privileges "setrole:no-such-role"
      When I try to list the users
      Then Kaltura refuses with "INVALID_OBJECT_ID"

    Scenario: A role with a negative number is refused with every call
      Given I have an administrator's session with the privileges "setrole:-5"
      When I try to list the users
      Then Kaltura refuses with "INVALID_SET_ROLE"

  Rule: Permissions, and the items that they hold
    The platform's permissions serve most roles. One of your own holds just the items you choose, by their ids.

    Scenario: A permission of one's own lets call what its items say
      Given a permission "LISTS" to call playlist.list
      And a role "Readers" with
        | permissionNames | <LISTS> |
      And I have a user's session for a user with the role "Readers"
      Then the session at hand may call
        | playlist.list | yes |
        | media.list    | no  |

    Scenario: A permission without what it needs doesn't count
      dependsOnPermissionNames says what that is: another permission of the role, or a feature of the account.
      KMC_READ_ONLY needs KMC_ACCESS.

      Given a role "Readers" with
        | permissionNames | KMC_READ_ONLY |
      And I have a user's session for a user with the role "Readers"
      Then the session at hand may call
        | accessControlProfile.list | no |

    Scenario: A permission counts beside what it needs
      Given a role "Readers" with
        | permissionNames | KMC_READ_ONLY,KMC_ACCESS |
      And I have a user's session for a user with the role "Readers"
      Then the session at hand may call
        | accessControlProfile.list | yes |

    Scenario: A permission is NORMAL and called by its name
      When I create a permission "REVIEW" with
        | description | May review |
        | tags        | own        |
      Then the permission "REVIEW" has
        | type         | NORMAL   |
        | status       | ACTIVE   |
        | friendlyName | <REVIEW> |

    Scenario: A permission is changed by its name
      The name may be changed as well; roles go by it, and lose the permission then.

      Given a permission "REVIEW"
      When I update the permission "REVIEW" with
        | friendlyName | Reviewing |
      Then the permission "REVIEW" has
        | friendlyName | Reviewing |

    Scenario: Features of the account are listed as permissions
      Ask for the types SPECIAL_FEATURE and PLUGIN to learn what the account was granted.

      When I list the permissions with
        | typeEqual   | SPECIAL_FEATURE |
        | statusEqual | ACTIVE          |
      Then one of the list has
        | name | FEATURE_MOBILE_FLAVORS |

    Scenario: Items are the platform's
      Lists of items need a pager: without one the server breaks.

      When I list page 1 of the permission items, 1 a page
      Then one of the list has
        | partnerId | 0 |

    Scenario: A permission that is deleted is still found by its name
      Roles that name it keep what it held: take it out of them first.

      Given a permission "REVIEW"
      When I delete the permission "REVIEW"
      Then the permission "REVIEW" has
        | status | DELETED |

    Scenario: A permission that is deleted is in no list
      Given a permission "REVIEW"
      And the permission "REVIEW" was deleted
      When I list the permissions with
        | nameEqual | REVIEW |
      Then the list counts 0 in all

  Rule: What permissions are refused for
    Names are known once, items exist, and what the platform has is its own.

    Scenario: A permission's name is taken once
      It is how permissions are told from each other; the platform's names are free, but don't use them.

      Given a permission "REVIEW"
      When I try to create a permission "AGAIN" with
        | name | REVIEW |
      Then Kaltura refuses with "PERMISSION_ALREADY_EXISTS"
        | PERMISSION | <REVIEW> |

    Scenario: A permission's name has no comma
      Commas stand between names in roles.

      When I try to create a permission "A,B"
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
        | FIELD_NAME | name |

    Scenario: A permission holds items that exist
      When I try to create a permission "REVIEW" with
        | permissionItemsIds | 99999999 |
      Then Kaltura refuses with "PERMISSION_ITEM_NOT_FOUND"

    Scenario: A permission that is blocked goes into no role
      Roles that have it already keep what it holds.

      Given a permission "REVIEW" with
        | status | BLOCKED |
      When I try to create a role "Reviewers" with
        | permissionNames | <REVIEW> |
      Then Kaltura refuses with "PERMISSION_NOT_FOUND"

    Scenario: What the platform has is not yours to change
      When I try to call permission.update with
        | permissionName          | CONTENT_MANAGE_BASE |
        | permission[description] | mine                |
      Then Kaltura refuses with "INVALID_OBJECT_ID"

    Scenario: Nobody but the operator makes items
      There is one for each action and each guarded property already.

      When I try to call permissionItem.add with
        | permissionItem[objectType] | KalturaApiActionPermissionItem |
        | permissionItem[service]    | media                          |
        | permissionItem[action]     | get                            |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | permissionItem->add |

  Rule: Properties that need a permission
    Some properties have items of their own, and who lacks the permission is not refused: the property is passed over,
    so compare what you sent with the answer. Classes are stricter.

    Scenario: A property without its permission is passed over
      Given an entry "Keynote" with
        | referenceId | first |
      And a role "Describers" with
        | permissionNames | CONTENT_MANAGE_METADATA |
      And I have an administrator's session for a user with the role "Describers"
      When I update the entry "Keynote" with
        | description | What it is about |
        | referenceId | second           |
      Then the entry "Keynote" has
        | description | What it is about |
        | referenceId | first            |

    Scenario: The permission for one property is none for another
      CONTENT_MANAGE_SCHEDULE lets call media.update, but not for descriptions.

      Given an entry "Keynote" with
        | referenceId | first |
      And a role "Indexers" with
        | permissionNames | CONTENT_MANAGE_SCHEDULE,CONTENT_INGEST_REFERENCE_MODIFY |
      And I have an administrator's session for a user with the role "Indexers"
      When I update the entry "Keynote" with
        | description | What it is about |
        | referenceId | second           |
      Then the entry "Keynote" has
        | description |        |
        | referenceId | second |

    @needs.live
    Scenario: What needs a permission to be read is absent without it
      Where an encoder may send from is nothing for viewers; the role of user sessions lacks that property.

      Given a live stream "Town hall" with
        | encodingIP1 | 10.0.0.1 |
      And I have a user's session
      When I get the live stream "Town hall"
      Then the answer has
        | encodingIP1 | (absent) |

    @needs.live
    Scenario: Who has the permission reads the property, in a user's session too
      Given a live stream "Town hall" with
        | encodingIP1 | 10.0.0.1 |
      And a role "Managers" with
        | permissionNames | CONTENT_MANAGE_BASE |
      And I have a user's session for a user with the role "Managers"
      When I get the live stream "Town hall"
      Then the answer has
        | encodingIP1 | 10.0.0.1 |

    Scenario: Objects of some classes are refused without the permission for the class
      Adding cue points is one thing, adding code cue points another: cuePoint.MANAGE holds both.

      Given an entry "Keynote"
      And a permission "POINTS" to call cuepoint_cuepoint.add
      And a role "Pointers" with
        | permissionNames | <POINTS> |
      And I have an administrator's session for a user with the role "Pointers"
      When I try to create a code cue point "Mark" with
        | entryId | <Keynote> |
        | code    | mark      |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NO_INSERT_PERMISSION"
