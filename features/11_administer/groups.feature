@allure.label.epic:Administer @service.group_group @service.groupUser
Feature: Put users into groups, and give rights to all of them at once

  A group stands for the users who are in it. Where a channel has it as a member, or an entry names it, all of them have
  what it has. Use groups where rights go by class, team or course, and where another system says who belongs where: it
  sends the list of a user's groups, and Kaltura brings them into line.

  Know first that

  - a group is a user of the type GROUP: its id is yours to choose, among those of users, and user.get reads it as well
  - a user's place in a group has a number, a userRole (MEMBER, MANAGER) and a creationMode: MANUAL for what people did,
    AUTOMATIC for what a machine did. Bringing groups into line takes away AUTOMATIC places alone
  - a user may be in 1,024 groups; groups of the type APPLICATIVE_GROUP don't count for that. An operator may set another
    number. A group has no limit
  - places are there at once, and so are the rights they give. What a deleted group leaves behind goes by a job

  Who may: administrators, and users whose roles permit it. A user lists the own groups, and who is MANAGER of a group lists, adds and takes out its
  members. Widgets may not.

  Services: group (add, get, list, update, delete, clone), groupUser (add, list, update, delete, sync),
  user.addFromBulkUpload, bulkUpload, categoryUser.add, eSearch.searchGroup.

  Rule: Groups
    They are made, changed and found like users, of whom they are a kind.

    @critical @short_way
    Scenario: Whoever is put into a group is one of its members
      Both have to be there.

      Given a user "Ann"
      And a group "Editors"
      When I put "Ann" into the group "Editors"
      Then the members of the group "Editors" are
        | userId | userRole | creationMode |
        | Ann    | MEMBER   | MANUAL       |

    Scenario: A group counts its members
      Who comes and who goes is counted in the call.

      Given a group "Editors" of "Ann"
      And a user "Bob"
      When I put "Bob" into the group "Editors"
      Then the group "Editors" has
        | membersCount | 2     |
        | groupType    | GROUP |

    Scenario: Its id is its name until it gets another
      Given a group "Editors"
      When I update the group "Editors" with
        | screenName  | People who cut |
        | description | They meet      |
      Then the group "Editors" has
        | screenName  | People who cut |
        | description | They meet      |

    Scenario: A group gets another id
      Its members stay, and so does what it gives them.

      Given a group "Editors" of "Ann"
      When I update the group "Editors" with
        | id | <context>-cutters |
      Then the answer has
        | id           | <context>-cutters |
        | membersCount | 1                 |
      And the user "<context>-cutters" has come into being with
        | type | GROUP |

    Scenario: A list holds groups and no users
      groupType asks for one type of them.

      Given a user "Ann"
      And a group "Editors"
      And a group "Checkers" with
        | groupType | APPLICATIVE_GROUP |
      When I list the groups with
        | idIn      | <Ann>,<Editors>,<Checkers> |
        | groupType | GROUP                      |
      Then the list shows only "Editors"

    Scenario: Among the users a group is one of another type
      A list of users holds groups too, unless typeEqual says USER.

      Given a group "Editors"
      When I call user.get with
        | userId | <Editors> |
      Then the answer has
        | id   | <Editors> |
        | type | GROUP     |

    Scenario: A list of users leaves groups out by their type
      Given a user "Ann"
      And a group "Editors"
      When I list the users with
        | idIn      | <Ann>,<Editors> |
        | typeEqual | USER            |
      Then the list shows only "Ann"

    Scenario: A copy has the same members in the same roles
      They are AUTOMATIC there. Of more than 50 a job makes them, and processStatus is PROCESSING meanwhile.

      Given a group "Editors" of "Ann" with
        | userRole | MANAGER |
      When I copy the group "Editors" as "Cutters"
      Then the members of the group "Cutters" are
        | userId | userRole | creationMode |
        | Ann    | MANAGER  | AUTOMATIC    |

    Scenario: A deleted group has no members any more
      Asked by the group there are none at once. A job takes the places away.

      Given a group "Editors" of "Ann"
      When I delete the group "Editors"
      Then "Ann" is in no group

  Rule: Who is in which group
    A place in a group is asked for by its user or its group, and changed by its number.

    Background:
      Given a user "Ann"
      And a group "Editors"

    Scenario: A place says how it came about
      Left out, creationMode is MANUAL and userRole MEMBER.

      When I put "Ann" into the group "Editors" with
        | creationMode | AUTOMATIC |
        | userRole     | MANAGER   |
      Then the answer has
        | userId       | <Ann>     |
        | groupId      | <Editors> |
        | status       | ACTIVE    |
        | creationMode | AUTOMATIC |
        | userRole     | MANAGER   |
        | groupType    | GROUP     |

    Scenario: A member becomes a manager
      groupUser.update wants the number of the place, which add and list tell.

      Given "Ann" is in the group "Editors"
      When I change the place of "Ann" in the group "Editors" with
        | userRole | MANAGER |
      Then the members of the group "Editors" are
        | userId | userRole |
        | Ann    | MANAGER  |

    Scenario: How a place came about stays
      Given "Ann" is in the group "Editors"
      When I try to change the place of "Ann" in the group "Editors" with
        | creationMode | AUTOMATIC |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

    Scenario: The members of several groups are listed together
      userIdIn asks for the groups of several users. The oldest place comes first.

      Given "Ann" is in the group "Editors"
      And a group "Authors" of "Ann" and "Bob"
      When I list the places in groups with
        | groupIdIn | <Editors>,<Authors> |
      Then the list counts 3 in all

    Scenario: Who is taken out is in the group no more
      At once.

      Given "Ann" is in the group "Editors"
      When I take "Ann" out of the group "Editors"
      Then "Ann" is in no group

    Scenario: A deleted user leaves all groups
      A user of the same id who comes later is in none of them.

      Given "Ann" is in the group "Editors"
      When I delete the user "Ann"
      Then the group "Editors" has
        | membersCount | 0 |

  Rule: A user's groups are brought into line with a list
    groupUser.sync gets the groups in which a user shall be. Those that are there are joined in the call, up to 50; what
    else has to be done is left to a bulk upload of users, which is the answer.

    Background:
      Given a user "Ann"
      And a group "Authors"

    Scenario: Groups that are there are joined at once
      There is no answer then.

      Given a group "Editors"
      When I bring the groups of "Ann" into line with "Editors" and "Authors"
      Then Kaltura answers nothing
      And "Ann" is only in the groups "Authors" and "Editors"

    Scenario: Groups that the list doesn't name are left by a job
      The user has been in them till then.

      Given a group "Editors" of "Ann" with
        | creationMode | AUTOMATIC |
      When I bring the groups of "Ann" into line with "Authors"
      Then "the rest" becomes FINISHED
      And "Ann" is only in the groups "Authors"

    Scenario: What people did stays
      A place is MANUAL unless it says otherwise.

      Given a group "Editors" of "Ann"
      When I bring the groups of "Ann" into line with "Authors"
      Then "Ann" is only in the groups "Authors" and "Editors"

    Scenario: A group that isn't there is made
      It is marked as one that came by a list, by a capability.

      When I bring the groups of "Ann" into line with "Newcomers"
      Then "the rest" becomes FINISHED
      And "Ann" is only in the groups "Newcomers"
      And the group "Newcomers" has
        | membersCount | 1     |
        | groupType    | GROUP |

    Scenario: Without createNewGroups such a group is left out
      Nothing says so.

      When I bring the groups of "Ann" into line with "Authors" and "Newcomers" with
        | createNewGroups | false |
      Then Kaltura answers nothing
      And "Ann" is only in the groups "Authors"

    Scenario: Without removeFromExistingGroups no group is left
      The list only adds then.

      Given a group "Editors" of "Ann" with
        | creationMode | AUTOMATIC |
      When I bring the groups of "Ann" into line with "Authors" with
        | removeFromExistingGroups | false |
      Then "Ann" is only in the groups "Authors" and "Editors"

    Scenario: A protected group is neither joined nor left
      Its userMode says so. By hand it is joined like others.

      Given a group "Board" with
        | userMode | PROTECTED_USER |
      When I bring the groups of "Ann" into line with "Authors" and "Board"
      Then "Ann" is only in the groups "Authors"

    Scenario: A file of users puts them into groups
      group names one; a minus before it takes the user out. Groups and users that aren't there are made, AUTOMATIC
      unless groupUserCreationMode says 1.

      Given a group "Editors" of "Ann"
      When I upload a file of users "Term" with
        | action | userId | group    | userRole |
        | 2      | Ann    | -Editors |          |
        | 2      | Ann    | Authors  | 2        |
        | 1      | Bob    | Authors  |          |
      Then "Term" becomes FINISHED
      And the members of the group "Authors" are
        | userId | userRole | creationMode |
        | Ann    | MANAGER  | AUTOMATIC    |
        | Bob    | MEMBER   | AUTOMATIC    |

    Scenario: Rows that can't be are told of in the log
      bulkUpload_bulk.serveLog gives it. The others are done.

      When I upload a file of users "Term" with
        | action | userId | group   |
        | 2      | Nobody | Authors |
        | 2      | Ann    | Authors |
      Then "Term" becomes FINISHED_PARTIALLY
      And the log of "Term" tells
        | Invalid user id |
      And "Ann" is only in the groups "Authors"

  Rule: What a group gives its members
    A group is made a member of a channel as a user is. All who are in it have its level there, from the next call on.

    Background:
      Given these categories
        | fullName | privacyContext | privacy      | appearInList          | contributionPolicy                   | owner     |
        | Club     | <context>      | MEMBERS_ONLY | CATEGORY_MEMBERS_ONLY | MEMBERS_WITH_CONTRIBUTION_PERMISSION | <user id> |
      And a group "Editors" of "Ann"

    Scenario: A group's members see what its channels hold
      Given an entry "Minutes" in "Club"
      And "Editors" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I get the entry "Minutes"
      Then the answer has
        | id | <Minutes> |

    Scenario: Nobody else does
      Given a user "Bob"
      And an entry "Minutes" in "Club"
      And "Editors" is MEMBER of "Club"
      And I am "Bob" under entitlement
      When I try to get the entry "Minutes"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Their lists have it too
      Given an entry "Minutes" in "Club"
      And an entry "Draft"
      And "Editors" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I list the entries with
        | idIn        | <Minutes>,<Draft> |
        | statusEqual | NO_CONTENT        |
      Then the list shows only "Minutes"

    Scenario: They play it
      By addresses too, where the session goes along.

      Given my own uploaded video "Keynote"
      And "Keynote" is in "Club"
      And "Editors" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I ask for the playback context of "Keynote"
      Then one of the sources has
        | format | url |

    Scenario: They see a channel that is hidden from others
      appearInList is CATEGORY_MEMBERS_ONLY here.

      Given "Editors" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I list the categories with
        | idEqual | <Club> |
      Then the list shows only "Club"

    Scenario: Who leaves the group has it no more
      Given an entry "Minutes" in "Club"
      And "Editors" is MEMBER of "Club"
      And "Ann" was taken out of the group "Editors"
      And I am "Ann" under entitlement
      When I try to get the entry "Minutes"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A group has a level, which its members act by
      Of several groups the highest level counts, unless the user's own allows as much.

      Given an entry "Minutes"
      And a group "Authors" of "Ann"
      And "Editors" is MEMBER of "Club"
      And "Authors" is CONTRIBUTOR of "Club"
      And I am "Ann" under entitlement
      When I put "Minutes" into "Club"
      Then "Minutes" is ACTIVE in "Club"

    Scenario: A member of the group is no member of the channel by name
      relatedGroupsByUserId finds by which groups a user is one. memberEqual doesn't.

      Given "Editors" is MEMBER of "Club"
      When I list the memberships with
        | relatedGroupsByUserId | <Ann> |
      Then the list counts 1 in all
      And one of the list has
        | userId | <Editors> |

    Scenario: An entry names a group whose members may edit it
      entitledUsersPublish and …View name groups as well, and userId makes one its owner.

      Given an entry "Minutes"
      And the entry "Minutes" was updated with
        | entitledUsersEdit | <Editors> |
      And I am "Ann" with the privileges "list:*"
      When I update the entry "Minutes" with
        | description | Read by all |
      Then the entry "Minutes" has
        | description | Read by all |

    Scenario: A deleted group is a member no more
      Given "Editors" is MEMBER of "Club"
      When I delete the group "Editors"
      Then the members of "Club" are
        | userId    | permissionLevel |
        | <user id> | MANAGER         |

  Rule: Groups that give no rights
    A group of the type APPLICATIVE_GROUP is a list that an application keeps for itself.

    Background:
      Given a user "Ann"
      And a group "Checkers" with
        | groupType | APPLICATIVE_GROUP |

    Scenario: An application's group has members
      They are listed beside others; groupType tells them apart.

      Given "Ann" is in the group "Checkers"
      When I list the places in groups with
        | userIdEqual | <Ann> |
      Then one of the list has
        | groupId   | <Checkers>        |
        | groupType | APPLICATIVE_GROUP |

    Scenario: It is no member of a channel
      Only by a level that allows nothing, NONE.

      Given a category "Club"
      When I try to make "Checkers" a member of "Club" with
        | permissionLevel | MEMBER |
      Then Kaltura refuses with "APPLICATIVE_GROUP_ASSOCIATION_TO_CATEGORY_NOT_ALLOWED"

    Scenario: Bringing into line never leaves it
      Given a group "Editors"
      And "Ann" is in the group "Checkers" with
        | creationMode | AUTOMATIC |
      When I bring the groups of "Ann" into line with "Editors"
      Then "Ann" is only in the groups "Checkers" and "Editors"

  Rule: What each session may do
    Groups are the administrator's, but for what a user may know and a manager may do.

    Background:
      Given a group "Editors" of "Ann"
      And a user "Bob"

    Scenario: A user lists the own groups
      Given I am "Ann" with the privileges "list:*"
      When I list the places in groups with
        | userIdEqual | <Ann> |
      Then one of the list has
        | groupId | <Editors> |

    Scenario: Others' groups are not told
      Nor the members of a group.

      Given I am "Bob" with the privileges "list:*"
      When I try to list the places in groups with
        | userIdEqual | <Ann> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: A manager looks after the members
      Of that group alone.

      Given a user "Cleo"
      And "Cleo" is in the group "Editors" with
        | userRole | MANAGER |
      And I am "Cleo" with the privileges "list:*"
      When I put "Bob" into the group "Editors"
      Then the members of the group "Editors" are
        | userId | userRole |
        | Ann    | MEMBER   |
        | Bob    | MEMBER   |
        | Cleo   | MANAGER  |

    Scenario: A member doesn't
      Given I am "Ann" with the privileges "list:*"
      When I try to put "Bob" into the group "Editors"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Who may assign groups looks after all of them
      The permission CONTENT_MANAGE_ASSIGN_USER_GROUP of a role does it, in a user's session, too.

      Given a role "Registrars" with
        | permissionNames | BASE_USER_SESSION_PERMISSION,CONTENT_MANAGE_ASSIGN_USER_GROUP |
      And I have a user's session for a user with the role "Registrars"
      When I put "Bob" into the group "Editors"
      Then the members of the group "Editors" are
        | userId | userRole |
        | Ann    | MEMBER   |
        | Bob    | MEMBER   |

    Scenario: A user lists groups, and reads none
      group.list tells the same as group.get.

      Given I am "Ann" with the privileges "list:*"
      When I try to get the group "Editors"
      Then Kaltura refuses with "CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION"

    Scenario: A widget's session may nothing
      Given I have a widget session
      When I try to list the groups
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Groups found by a search
    eSearch finds groups by words in their fields, and users by the groups they are in.

    Background:
      Given a group "Editors" of "Ann"

    @needs.entry_search
    Scenario: A search for groups knows their names
      orderBy knows members_count as well.

      Given the group "Editors" was updated with
        | screenName | Night shift <context> |
      When I find the groups with
        | fieldName   | itemType    | searchTerm            |
        | screen_name | EXACT_MATCH | night shift <context> |
      Then the list shows only "Editors"

    @needs.entry_search
    Scenario: A search for users knows their groups
      When I find the users with
        | fieldName | itemType    | searchTerm |
        | group_ids | EXACT_MATCH | <Editors>  |
      Then the list shows only "Ann"

    @needs.entry_search
    Scenario: It knows how they came into them
      The item is of another class then.

      When I find the users with
        | item      | fieldName | itemType    | searchTerm | creationMode |
        | GroupUser | group_ids | EXACT_MATCH | <Editors>  | MANUAL       |
      Then the list shows only "Ann"

  Rule: Refusals and limits
    Users and groups are told apart by their type. A list of places wants to know whose.

    Background:
      Given a user "Ann"
      And a group "Editors"

    Scenario: Users and groups share their ids
      A copy to an id in use is refused with DUPLICATE_GROUP_BY_ID.

      When I try to create a group "Cutters" with
        | id | <Ann> |
      Then Kaltura refuses with "DUPLICATE_USER_BY_ID"

    Scenario: Nobody is in a group twice
      Who is in 1,024 groups is refused with USER_EXCEEDED_MAX_GROUPS.

      Given "Ann" is in the group "Editors"
      When I try to put "Ann" into the group "Editors"
      Then Kaltura refuses with "GROUP_USER_ALREADY_EXISTS"

    Scenario: A group is in no group
      It isn't found among the users.

      Given a group "Authors"
      When I try to put "Authors" into the group "Editors"
      Then Kaltura refuses with "USER_NOT_FOUND"

    Scenario: Who isn't in a group can't be taken out
      When I try to take "Ann" out of the group "Editors"
      Then Kaltura refuses with "GROUP_USER_DOES_NOT_EXISTS"

    Scenario: A deleted group is unknown
      group.get and the like say INVALID_GROUP_ID.

      Given the group "Editors" was deleted
      When I try to put "Ann" into the group "Editors"
      Then Kaltura refuses with "GROUP_NOT_FOUND"

    Scenario: A list of places names a user or a group
      When I try to list the places in groups with
        | createdAtGreaterThanOrEqual | 0 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: An id has no blanks
      It may have any of the letters A–Z, digits, and most signs; at most 320 in all.

      When I try to create a group "Cutters" with
        | id | two words |
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
