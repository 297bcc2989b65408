@allure.label.epic:Organize @service.category @service.categoryUser @service.categoryEntry
Feature: Let people see what their channels hold

  A category with a privacyContext is a channel: who may see its entries is said by its privacy and by its members. It is
  enforced for sessions under entitlement alone, those that carry enableentitlement. Use it where one account serves
  several sites, or where some content is for some people.

  Know first that

  - a privacy context names a site or an application. A session says by privacycontext:<name> in which one it is, and
    sees the channels of that context alone; without one it sees what has no context. Children are in the contexts of
    their parents as well
  - privacy says whose the entries are: ALL, AUTHENTICATED_USERS (sessions with a user), MEMBERS_ONLY. appearInList says
    who sees the channel itself, contributionPolicy who may put entries into it
  - a level is a name for permissions: MANAGER, MODERATOR, CONTRIBUTOR, MEMBER. Who makes a channel is its owner, a manager
  - an entry in no category is seen by whoever knows its id, and listed only where no context is asked for. An entry that
    waits for a moderator is in no category yet
  - owners see their own entries always, and so do the users whom an entry names (entitledUsersEdit, …Publish, …View)
  - administrators are under entitlement too, where their session says so. Without it nothing here is enforced, unless the
    operator made entitlement the account's default; disableentitlement lifts that

  Who may: administrators make channels and say what they are. Users with a level do what it allows: moderators let
  entries in, managers add members. Widgets read. A membership holds from the next call on.

  Services: category (add, update), categoryUser (add, get, list, update, delete, activate, deactivate, copyFromCategory),
  categoryEntry (add, delete, activate, reject, list), session.start. A user can't join by oneself: userJoinPolicy is
  NOT_ALLOWED in every channel and can't be set. Groups can be members like users.

  Rule: Who sees an entry
    Each claim is made by a session under entitlement in the context of the channel, unless it says otherwise.

    Background:
      Given these categories
        | fullName | privacyContext | privacy      | owner     |
        | Club     | <context>      | MEMBERS_ONLY | <user id> |

    @critical @short_way
    Scenario: A member sees the entries of a channel
      Its owner is one.

      Given an entry "Minutes" in "Club"
      And I have a user's session with the privileges "enableentitlement,privacycontext:<context>"
      When I get the entry "Minutes"
      Then the answer has
        | id | <Minutes> |

    Scenario: Nobody else does
      As if it weren't there.

      Given an entry "Minutes" in "Club"
      And a user "Ann"
      And I am "Ann" with the privileges "enableentitlement,privacycontext:<context>"
      When I try to get the entry "Minutes"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Owners see their own entries
      Given the user has an entry "Diary"
      And "Diary" is in "Club"
      And I have a user's session with the privileges "enableentitlement,privacycontext:other<context>"
      When I get the entry "Diary"
      Then the answer has
        | id | <Diary> |

    Scenario: An entry names users who see it wherever it is
      Given a user "Ann"
      And an entry "Minutes" in "Club"
      And the entry "Minutes" was updated with
        | entitledUsersView | <Ann> |
      And I am "Ann" under entitlement
      When I get the entry "Minutes"
      Then the answer has
        | entitledUsersView | <Ann> |

    Scenario: An administrator's session can be under entitlement
      It sees as its user does.

      Given a user "Ann"
      And an entry "Minutes" in "Club"
      And an administrator's session "Ann's" with
        | userId     | <Ann>                                      |
        | privileges | enableentitlement,privacycontext:<context> |
      And I use the session "Ann's"
      When I try to get the entry "Minutes"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A session is let into a single entry
      disableentitlementforplaylist:<id> does so for all members of a static playlist.

      Given a user "Ann"
      And an entry "Minutes" in "Club"
      And I am "Ann" with the privileges "enableentitlement,privacycontext:<context>,disableentitlementforentry:<Minutes>"
      When I get the entry "Minutes"
      Then the answer has
        | id | <Minutes> |

    Scenario: Without enableentitlement nothing is enforced
      Given a user "Ann"
      And an entry "Minutes" in "Club"
      And I am "Ann" with the privileges "disableentitlement"
      When I get the entry "Minutes"
      Then the answer has
        | id | <Minutes> |

    Scenario: Who sees an entry plays it
      Given a user "Ann"
      And my own uploaded video "Keynote"
      And "Keynote" is in "Club"
      And "Ann" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I ask for the playback context of "Keynote"
      Then one of the sources has
        | format | url |

    Scenario: Who doesn't see an entry doesn't play it
      Neither by a playback context nor by an address with the session in it. An address without a session plays, unless
      entitlement is the account's default.

      Given a user "Ann"
      And my own uploaded video "Keynote"
      And "Keynote" is in "Club"
      And a user's session "Ann's" with
        | userId     | <Ann>                                      |
        | privileges | enableentitlement,privacycontext:<context> |
      When I try to open the manifest of "Keynote" with
        | format | url  |
        | ks     | <Ann's> |
      Then delivery refuses because "requested entry not found"

  Rule: What the channels of a context hold
    Lists ask for what the session's context has for its user.

    Background:
      Given these categories
        | fullName | privacyContext | privacy             | owner     |
        | Club     | <context>      | MEMBERS_ONLY        | <user id> |
        | Staff    | <context>      | AUTHENTICATED_USERS | <user id> |
        | Public   | <context>      | ALL                 | <user id> |
      And a user "Ann"

    Scenario: A list shows what the channels of the context hold for a user
      With list:* it shows others' entries too, as for any user.

      Given an entry "Minutes" in "Club"
      And an entry "Memo" in "Staff"
      And an entry "News" in "Public"
      And I am "Ann" under entitlement
      When I list the entries with
        | categoriesIdsMatchOr | <Club>,<Staff>,<Public> |
        | statusEqual          | NO_CONTENT              |
      Then the list shows only "Memo" and "News"

    Scenario: A member's list has more in it
      Given an entry "Minutes" in "Club"
      And an entry "News" in "Public"
      And "Ann" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I list the entries with
        | categoriesIdsMatchOr | <Club>,<Public> |
        | statusEqual          | NO_CONTENT      |
      Then the list shows only "Minutes" and "News"

    Scenario: A session without a user sees what is for everybody
      The user 0 is none, as in a widget's session.

      Given an entry "Memo" in "Staff"
      And an entry "News" in "Public"
      And a user's session "Nobody's" with
        | userId     | 0                                                  |
        | privileges | enableentitlement,privacycontext:<context>,list:* |
      And I use the session "Nobody's"
      When I list the entries with
        | idIn        | <Memo>,<News> |
        | statusEqual | NO_CONTENT    |
      Then the list shows only "News"

    Scenario: In another context there is nothing of it
      Members or not.

      Given an entry "News" in "Public"
      And I am "Ann" with the privileges "enableentitlement,privacycontext:other<context>"
      When I try to get the entry "News"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Without a context only what has none is seen
      Given a category "Archive"
      And an entry "Letter" in "Archive"
      And an entry "News" in "Public"
      And I am "Ann" with the privileges "enableentitlement,list:*"
      When I list the entries with
        | idIn        | <Letter>,<News> |
        | statusEqual | NO_CONTENT      |
      Then the list shows only "Letter"

    Scenario: An entry in no category is found by its id alone
      The index counts it to those without a context.

      Given an entry "Draft"
      And I am "Ann" under entitlement
      When I get the entry "Draft"
      Then the answer has
        | id | <Draft> |

    Scenario: In a context entries don't tell their categories
      categoryEntry.list does.

      Given an entry "News" in "Public"
      And I am "Ann" under entitlement
      When I get the entry "News"
      Then the answer has
        | categories    | (absent) |
        | categoriesIds | (absent) |

  Rule: Who sees a channel
    A session under entitlement sees the channels of its context that appear in lists, and those it is a member of.

    Background:
      Given these categories
        | fullName | privacyContext | privacy      | appearInList          | owner     |
        | Club     | <context>      | MEMBERS_ONLY | CATEGORY_MEMBERS_ONLY | <user id> |
        | Shop     | <context>      | MEMBERS_ONLY | PARTNER_ONLY          | <user id> |
      And a user "Ann"

    Scenario: A hidden channel isn't there for strangers
      Shop shows, though Ann sees none of its entries.

      Given I am "Ann" under entitlement
      When I list the categories with
        | idIn | <Club>,<Shop> |
      Then the list shows only "Shop"

    Scenario: Its members see it
      Given "Ann" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I list the categories with
        | idIn | <Club>,<Shop> |
      Then the list shows only "Club" and "Shop"

    Scenario: What is in a hidden channel isn't told
      Given I am "Ann" under entitlement
      When I try to list what is in "Club"
      Then Kaltura refuses with "CATEGORY_NOT_FOUND"

    Scenario: The channels of a user
      memberEqual; managerEqual gives those that a user manages.

      Given "Ann" is MEMBER of "Club"
      When I list the categories with
        | memberEqual | <Ann>         |
        | idIn        | <Club>,<Shop> |
      Then the list shows only "Club"

    Scenario: The channels of a context
      Those beneath them too.

      Given a category "Books" with
        | parentId | <Shop> |
      When I list the categories with
        | privacyContextEqual | <context> |
      Then the list shows "Club" and "Shop"
      And the category "Books" has
        | privacyContexts | <context> |
        | privacyContext  |           |

  Rule: Members and their levels
    An administrator, or under entitlement a manager of the channel, says who is a member.

    Background:
      Given these categories
        | fullName | privacyContext | privacy      | defaultPermissionLevel | owner     |
        | Club     | <context>      | MEMBERS_ONLY | MEMBER                 | <user id> |
      And a user "Ann"

    Scenario: A new member has the channel's default level
      Who isn't known becomes a user of the account.

      When I make "Ann" a member of "Club"
      Then the members of "Club" are
        | userId    | permissionLevel | status | updateMethod |
        | <user id> | MANAGER         | ACTIVE | MANUAL       |
        | Ann       | MEMBER          | ACTIVE | MANUAL       |
      And the category "Club" comes to have
        | membersCount | 2 |

    Scenario Outline: A <level> may <what>
      Permissions can be set one by one too, by permissionNames.

      When I make "Ann" a member of "Club" with
        | permissionLevel | <level> |
      Then the answer has
        | permissionNames | <names> |

      Examples: levels
        | level       | what                      | names                                                            |
        | MANAGER     | change the channel        | CATEGORY_EDIT,CATEGORY_MODERATE,CATEGORY_CONTRIBUTE,CATEGORY_VIEW |
        | MODERATOR   | let entries in            | CATEGORY_MODERATE,CATEGORY_VIEW                                  |
        | CONTRIBUTOR | put entries into it       | CATEGORY_CONTRIBUTE,CATEGORY_VIEW                                |
        | MEMBER      | see its entries           | CATEGORY_VIEW                                                    |

    Scenario: A manager makes members
      Given a user "Bob"
      And "Ann" is MANAGER of "Club"
      And I am "Ann" under entitlement
      When I make "Bob" a member of "Club" with
        | permissionLevel | CONTRIBUTOR |
      Then the members of "Club" are
        | userId    | permissionLevel |
        | <user id> | MANAGER         |
        | Ann       | MANAGER         |
        | Bob       | CONTRIBUTOR     |

    Scenario: What was set by hand is changed on purpose only
      An automatic sync must not undo what people decided: say override, or CANNOT_OVERRIDE_MANUAL_CHANGES refuses it.

      Given "Ann" is MEMBER of "Club"
      When I change the membership of "Ann" in "Club" with
        | permissionLevel | MODERATOR |
        | override        | true      |
      Then the answer has
        | permissionNames | CATEGORY_MODERATE,CATEGORY_VIEW |

    Scenario: A sync changes what a sync has set
      updateMethod AUTOMATIC marks memberships that your directory keeps.

      Given "Ann" was made a member of "Club" with
        | updateMethod | AUTOMATIC |
      When I change the membership of "Ann" in "Club" with
        | permissionLevel | CONTRIBUTOR |
      Then the answer has
        | permissionNames | CATEGORY_CONTRIBUTE,CATEGORY_VIEW |

    Scenario: A membership that rests shows nothing
      categoryUser.activate wakes it.

      Given an entry "Minutes" in "Club"
      And "Ann" is MEMBER of "Club"
      And "Ann" was deactivated in "Club"
      And I am "Ann" under entitlement
      When I try to get the entry "Minutes"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A removed member is none from the next call on
      Given "Ann" is MEMBER of "Club"
      When I remove "Ann" from "Club"
      Then the category "Club" comes to have
        | membersCount | 1 |

    Scenario: Members are found by their permissions
      permissionLevelIn, statusIn, permissionNamesMatchAnd … narrow the list of a channel.

      Given "Ann" is MODERATOR of "Club"
      When I list the memberships with
        | categoryIdEqual         | <Club>            |
        | permissionNamesMatchAnd | CATEGORY_MODERATE |
        | permissionLevelNotIn    | MANAGER           |
      Then one of the list has
        | userId | <Ann> |

  Rule: Channels within channels
    A channel beneath another is in its contexts. With inheritanceType INHERIT it has the other's members, owner and
    default level as well.

    Background:
      Given these categories
        | fullName      | privacyContext | privacy      | inheritanceType | owner     |
        | Club          | <context>      | MEMBERS_ONLY |                 | <user id> |
        | Club>Chess    |                | MEMBERS_ONLY | INHERIT         |           |
      And a user "Ann"

    Scenario: A channel that inherits has the members of its parent
      Given "Ann" is MEMBER of "Club"
      When I get the membership of "Ann" in "Chess"
      Then the answer has
        | categoryId      | <Club>        |
        | permissionNames | CATEGORY_VIEW |
      And the category "Chess" has
        | inheritedParentId | <Club>    |
        | owner             | <user id> |
        | membersCount      | 2         |

    Scenario: Members of the parent see its entries
      Given "Ann" is MEMBER of "Club"
      And an entry "Opening" in "Chess"
      And I am "Ann" under entitlement
      When I get the entry "Opening"
      Then the answer has
        | id | <Opening> |

    Scenario: A channel that inherits has no members of its own
      When I try to make "Ann" a member of "Chess"
      Then Kaltura refuses with "CATEGORY_INHERIT_MEMBERS"

    Scenario: A channel that stops inheriting begins without members
      Given "Ann" is MEMBER of "Club"
      When I update the category "Chess" with
        | inheritanceType | MANUAL |
      Then the answer has
        | membersCount      | 0        |
        | inheritedParentId | (absent) |

    Scenario: The parent's members are copied
      Those who are members already stay as they are. A job does it.

      Given "Ann" is MEMBER of "Club"
      And the category "Chess" was updated with
        | inheritanceType | MANUAL |
      When I call categoryUser.copyFromCategory with
        | categoryId | <Chess> |
      Then the members of "Chess" are
        | userId    | permissionLevel | categoryId |
        | <user id> | MANAGER         | <Chess>    |
        | Ann       | MEMBER          | <Chess>    |

  Rule: Contributing and moderating
    contributionPolicy asks for a level, moderation for a second look.

    Background:
      Given these categories
        | fullName | privacyContext | privacy      | contributionPolicy                   | moderation | owner     |
        | Club     | <context>      | MEMBERS_ONLY | MEMBERS_WITH_CONTRIBUTION_PERMISSION | true       | <user id> |
      And a user "Ann"

    Scenario: What a contributor puts in waits for a moderator
      It is in the channel's pendingEntriesCount.

      Given an entry "Report"
      And "Ann" is CONTRIBUTOR of "Club"
      And I am "Ann" under entitlement
      When I put "Report" into "Club"
      Then "Report" is PENDING in "Club"
      And the category "Club" comes to have
        | pendingEntriesCount | 1 |
        | entriesCount        | 0 |

    Scenario: A moderator lets it in
      Given an entry "Report" that "Ann" proposed for "Club"
      And a user "Bob"
      And "Bob" is MODERATOR of "Club"
      And I am "Bob" under entitlement
      When I activate "Report" in "Club"
      Then "Report" is ACTIVE in "Club"
      And the category "Club" comes to have
        | pendingEntriesCount | 0 |
        | entriesCount        | 1 |

    Scenario: A moderator turns it away
      It may be proposed again.

      Given an entry "Report" that "Ann" proposed for "Club"
      And a user "Bob"
      And "Bob" is MODERATOR of "Club"
      And I am "Bob" under entitlement
      When I reject "Report" in "Club"
      Then "Report" is REJECTED in "Club"

    Scenario: A contributor doesn't decide
      Given an entry "Report" that "Ann" proposed for "Club"
      And I am "Ann" under entitlement
      When I try to activate "Report" in "Club"
      Then Kaltura refuses with "CANNOT_ACTIVATE_CATEGORY_ENTRY"

    Scenario: What a moderator puts in is there at once
      A moderator puts in own entries, and those that name the moderator among who may edit them; a manager any.

      Given an entry "Report"
      And the entry "Report" was updated with
        | entitledUsersEdit | <Ann> |
      And "Ann" is MODERATOR of "Club"
      And I am "Ann" under entitlement
      When I put "Report" into "Club"
      Then "Report" is ACTIVE in "Club"

    Scenario: A plain member puts nothing in
      With contributionPolicy ALL anybody in the context may.

      Given an entry "Report"
      And "Ann" is MEMBER of "Club"
      And I am "Ann" under entitlement
      When I try to put "Report" into "Club"
      Then Kaltura refuses with "CANNOT_ASSIGN_ENTRY_TO_CATEGORY"

    Scenario: Others' entries are taken out by managers
      Owners of an entry, and who may edit or publish it, take it out as well.

      Given an entry "Report" in "Club"
      And "Ann" is MODERATOR of "Club"
      And I am "Ann" under entitlement
      When I try to take "Report" out of "Club"
      Then Kaltura refuses with "CANNOT_REMOVE_ENTRY_FROM_CATEGORY"

    Scenario: An administrator has entries moderated by a privilege
      Without it, and without entitlement, an administrator's are let in at once.

      Given an entry "Report"
      And I have an administrator's session with the privileges "disableentitlement,enablecategorymoderation"
      When I put "Report" into "Club"
      Then "Report" is PENDING in "Club"

    Scenario: What isn't pending is neither let in nor turned away
      For activate it isn't there at all: ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY.

      Given an entry "Report" in "Club"
      When I try to reject "Report" in "Club"
      Then Kaltura refuses with "CANNOT_REJECT_CATEGORY_ENTRY_SINCE_IT_IS_NOT_PENDING"

  Rule: Refusals and limits
    What says who sees a channel needs a context first.

    Background:
      Given these categories
        | fullName | privacyContext | owner     |
        | Club     | <context>      | <user id> |
      And a user "Ann"

    Scenario Outline: Without a context a category has no <field>
      When I try to create a category "Open" with
        | <field> | <value> |
      Then Kaltura refuses with "<code>"

      Examples: fields
        | field              | value                                | code                                                      |
        | privacy            | MEMBERS_ONLY                         | CANNOT_SET_PRIVACY_FIELD_WITH_NO_PRIVACY_CONTEXT             |
        | appearInList       | CATEGORY_MEMBERS_ONLY                | CANNOT_SET_APPEAR_IN_LIST_FIELD_WITH_NO_PRIVACY_CONTEXT      |
        | owner              | <user id>                            | CANNOT_SET_OWNER_FIELD_WITH_NO_PRIVACY_CONTEXT               |
        | contributionPolicy | MEMBERS_WITH_CONTRIBUTION_PERMISSION | CANNOT_SET_CONTIRUBUTION_POLICY_FIELD_WITH_NO_PRIVACY_CONTEXT |

    Scenario: A context is at least four letters and digits
      Several stand between commas.

      When I try to create a category "Open" with
        | privacyContext | my-site |
      Then Kaltura refuses with "PRIVACY_CONTEXT_INVALID_STRING"
        | CONTEXT | my-site |

    Scenario: A top category inherits from nobody
      When I try to create a category "Open" with
        | privacyContext  | <context> |
        | inheritanceType | INHERIT   |
      Then Kaltura refuses with "CANNOT_INHERIT_MEMBERS_WHEN_PARENT_CATEGORY_IS_NOT_SET"

    Scenario: A user doesn't join by oneself
      An application does it for the user, with a session of its own.

      Given I am "Ann" under entitlement
      When I try to make "Ann" a member of "Club"
      Then Kaltura refuses with "CATEGORY_USER_JOIN_NOT_ALLOWED"

    Scenario: Under entitlement a channel is changed by its managers
      Given I have an administrator's session with the privileges "enableentitlement,privacycontext:<context>"
      When I try to update the category "Club" with
        | description | Ours now |
      Then Kaltura refuses with "NOT_ENTITLED_TO_UPDATE_CATEGORY"

    Scenario: Nobody changes contexts under entitlement
      Given I have an administrator's session with the privileges "enableentitlement"
      When I try to create a category "Open" with
        | privacyContext | <context> |
      Then Kaltura refuses with "CANNOT_UPDATE_CATEGORY_PRIVACY_CONTEXT"

    Scenario: A user is a member once
      Given "Ann" is MEMBER of "Club"
      When I try to make "Ann" a member of "Club"
      Then Kaltura refuses with "CATEGORY_USER_ALREADY_EXISTS"

    Scenario: Who isn't a member has no membership
      When I try to get the membership of "Ann" in "Club"
      Then Kaltura refuses with "INVALID_CATEGORY_USER_ID"

    Scenario: A list of members names a user or a category
      When I try to call categoryUser.list
      Then Kaltura refuses with "MUST_FILTER_USERS_OR_CATEGORY"

    Scenario: In a context entries don't name their categories
      categoryEntry.add puts them there.

      Given I am "Ann" under entitlement
      When I try to create an entry "Report" with
        | categories | Anything |
      Then Kaltura refuses with "ENTRY_CATEGORY_FIELD_IS_DEPRECATED"
