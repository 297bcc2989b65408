@allure.label.epic:Administer @service.user
Feature: Make, find and block the users of an account

  A user is a person as your system knows them: the id is yours, an e-mail or a number, and it is what sessions, entries,
  categories and histories name. Make users when you have more to tell of somebody than an id (names, an address, tags),
  when somebody is to administer the account, or when somebody is to log in (see the guide on logins).

  Know first that

  - nobody has to be made: who is named by an entry, a category, an app token or a session comes into being by that, with
    the id for a name
  - an id has 1 to 320 letters, digits and signs of e-mails, no blanks. Ids are the same in any case; only the first 100
    letters are looked at when somebody is found
  - a user can be blocked, and a blocked one's sessions are refused at once; a deleted one's id may be used again
  - administrators (isAdmin) have roles. One who is made without any gets the account's role for administrators, and may
    log in at once
  - lists show blocked users too; ask for active ones by their status. They are an index behind

  Who may: administrators all of it. Users and widgets read themselves.

  Services: user (add, get, list, update, delete, demoteAdmin, notifyBan, index). user.exportToCsv and serveCsv are in the
  guide on exports.

  Rule: A user and what is known of them
    Everything but the id can be left out.

    @critical
    Scenario: A user is made under an id of your own
      What the platform adds is told in the answer: a status, times, and what reads so as long as nobody says otherwise.

      When I create a user "Ann" with
        | firstName | Ann               |
        | lastName  | Other             |
        | email     | ann@example.com   |
      Then the answer has
        | id        | <Ann>     |
        | fullName  | Ann Other |
        | status    | ACTIVE    |
        | isAdmin   | false     |
      And the user "Ann" has
        | email        | ann@example.com |
        | loginEnabled | false           |

    Scenario: The screen name is the id until it is given
      It is what others see; the full name is made of the first and the last name.

      When I create a user "Ann"
      Then the user "Ann" has
        | screenName | <Ann>    |
        | fullName   |          |
        | roleIds    |          |
        | type       | USER     |

    Scenario: A full name is parted at its first blank
      Older clients send it. It is cut at 40 letters.

      When I create a user "Ann" with
        | fullName | Ann van Other |
      Then the user "Ann" has
        | firstName | Ann       |
        | lastName  | van Other |

    @short_way
    Scenario: An update leaves alone what it doesn't name
      The full name follows its parts.

      Given a user "Ann" with
        | firstName | Ann     |
        | lastName  | Other   |
        | country   | FR      |
      When I update the user "Ann" with
        | lastName | Young |
        | title    | Dr    |
      Then the user "Ann" has
        | fullName | Ann Young |
        | country  | FR        |
        | title    | Dr        |

    Scenario: Tags are kept in lower case, and those of one letter are not
      They are separated by commas and may have blanks inside.

      Given a user "Ann"
      When I update the user "Ann" with
        | tags | X,Team Red,blue |
      Then the user "Ann" has
        | tags | team red, blue |

  Rule: Ids that another system gives
    They come as externalId, in place of an id. An installation with a key for it makes the user's id of the account and
    the externalId (an HMAC by SHA-256), so that an e-mail shows up nowhere; without a key the externalId is the id.

    Scenario: An id from another system may come as externalId
      The answer tells the id that the platform gave.

      When I create a user "Ann" from
        """
        {"externalId": "<context>-ext"}
        """
      Then the answer has
        | externalId | <context>-ext |
        | id         | (any)         |

    @needs.hashed_ids
    Scenario: Where ids are hidden nobody is found by the externalId
      Every action but add takes the id. Keep the one that add answers, or search for the externalId.

      Given a user "Ann" made from
        """
        {"externalId": "<context>-ext"}
        """
      When I try to call user.get with
        | userId | <context>-ext |
      Then Kaltura refuses with "INVALID_USER_ID"
      And the user "Ann" has
        | externalId | <context>-ext |

    @needs.hashed_ids
    Scenario: The same externalId gives the same id again
      Its case and its blanks don't count. The refusal names what was sent.

      Given a user "Ann" made from
        """
        {"externalId": "<context>-ext"}
        """
      When I try to call user.add with
        | user[externalId] | <context>-EXT |
      Then Kaltura refuses with "DUPLICATE_USER_BY_ID"
        | UID | <context>-EXT |

    @needs.hashed_ids
    Scenario: An id that was made so can't be changed
      Nor be sent along with other changes, not even as it is.

      Given a user "Ann" made from
        """
        {"externalId": "<context>-ext"}
        """
      When I try to update the user "Ann" with
        | id | <context>-ann |
      Then Kaltura refuses with "UPDATING_USER_ID_FOR_HASHED_USER_NOT_ALLOWED"

    @needs.entry_search
    Scenario: A search finds a user by the externalId
      is_hashed finds those whose ids were made of it.

      Given a user "Ann" made from
        """
        {"externalId": "<context>-ext"}
        """
      And a user "Bob"
      When I find the users with
        | fieldName   | itemType    | searchTerm    |
        | external_id | EXACT_MATCH | <context>-ext |
      Then the list shows only "Ann"

    Scenario: An id of your own and one of another system don't go together
      The one would be made of the other.

      When I try to call user.add with
        | user[id]         | <context>-ann |
        | user[externalId] | <context>-ext |
      Then Kaltura refuses with "ID_AND_EXTERNAL_ID_ARE_MUTUALLY_EXCLUSIVE"

  Rule: A user who gets another id
    It is the same user: entries, places in groups and channels, histories, metadata, likes, logins and app tokens are
    the user's as before. Sessions aren't: they name the old id, and so do those that an app token starts.

    Scenario: The id of a user can be changed
      What the user owns stays the user's. The screen name stays what it was.

      Given a user "Ann"
      When I update the user "Ann" with
        | id | <context>-ann |
      Then the answer has
        | id         | <context>-ann |
        | screenName | <Ann>         |
      And the user "Ann" no longer exists
      And the user "<context>-ann" has come into being with
        | screenName | <Ann> |

    Scenario: Entries are found by the new id
      userId of the entry itself may go on telling the old one. Lists and rights go by the user.

      Given a user "Ann"
      And an entry "Keynote" with
        | userId | <Ann> |
      And the user "Ann" was updated with
        | id | <context>-ann |
      When I list the entries with
        | userIdEqual | <context>-ann |
        | statusEqual | NO_CONTENT    |
      Then the list shows only "Keynote"
      And the user "<context>-ann" has come into being with
        | screenName | <Ann> |

    @needs.likes
    Scenario: What the user liked stays liked
      So it is with what the user watched, wrote and uploaded.

      Given an entry "Keynote"
      And a user "Ann"
      And "Ann" likes "Keynote"
      And the user "Ann" was updated with
        | id | <context>-ann |
      When I call like_like.checkLikeExists with
        | entryId | <Keynote>     |
        | userId  | <context>-ann |
      Then Kaltura answers true
      And the user "<context>-ann" has come into being with
        | screenName | <Ann> |

    Scenario: The login is the same
      The new session names the new id.

      Given a user "Ann" who may log in
      And the user "Ann" was updated with
        | id | <context>-ann |
      When I log in as "Ann"
      Then the session "Ann's" says
        | userId | <context>-ann |
      And the user "<context>-ann" has come into being with
        | loginEnabled | true |

    Scenario: Whoever takes the old id has nothing of it
      It is another user, who begins with nothing.

      Given a user "Ann"
      And a group "Editors" of "Ann"
      And the user "Ann" was updated with
        | id | <context>-ann |
      When I create a user "Bob" with
        | id | <Ann> |
      Then "Bob" is in no group
      And the group "Editors" has
        | membersCount | 1 |
      And the user "<context>-ann" has come into being with
        | screenName | <Ann> |

  Rule: Blocking and deleting
    Blocking is for a while, deleting for good. notifyBan changes nothing: it tells the account's own system.

    Scenario: A blocked user's sessions are refused
      Those that were started before, too.

      Given a user "Ann"
      And a user's session "Ann's" with
        | userId | <Ann> |
      And the user "Ann" was updated with
        | status | BLOCKED |
      And I use the session "Ann's"
      When I try to get the user "Ann"
      Then Kaltura refuses with "USER_BLOCKED"

    Scenario: Who isn't blocked any more may go on
      Given a user "Ann" with
        | status | BLOCKED |
      And a user's session "Ann's" with
        | userId | <Ann> |
      When I update the user "Ann" with
        | status | ACTIVE |
      Then Kaltura accepts the session "Ann's"

    Scenario: A ban that is notified blocks nobody
      Set the status to block somebody.

      Given a user "Ann"
      When I call user.notifyBan with
        | userId | <Ann> |
      Then Kaltura answers nothing
      And the user "Ann" has
        | status | ACTIVE |

    Scenario: A deleted user is answered once more
      With the time of the deletion; from then on nobody finds the user.

      Given a user "Ann"
      When I delete the user "Ann"
      Then the answer has
        | status    | DELETED |
        | deletedAt | (any)   |
      And the user "Ann" no longer exists

    Scenario: The id of a deleted user may be used again
      It is another user: nothing of the first one's is left.

      Given a user "Ann" with
        | firstName | Ann |
      And the user "Ann" was deleted
      When I create a user "Ann"
      Then the user "Ann" has
        | fullName |        |
        | status   | ACTIVE |

  Rule: Users who come into being by being named
    They have the id for a first name, too.

    Scenario: The owner of an entry
      So are its creator, and those who may edit, publish or see it.

      When I create an entry "Keynote" with
        | userId | <context>-owner |
      Then the user "<context>-owner" has come into being with
        | firstName | <context>-owner |
        | fullName  | <context>-owner |

    Scenario: The user of an app token's sessions
      When I create an app token "Signage" with
        | sessionUserId | <context>-screen |
      Then the user "<context>-screen" has come into being with
        | screenName | <context>-screen |

    @needs.users_of_sessions
    Scenario: Whoever has a session and calls with it
      Where the account watches its users (FEATURE_END_USER_REPORTS); elsewhere by what they do alone. Starting the
      session is no call of theirs.

      Given a user's session "Guest's" with
        | userId | <context>-guest |
      And I use the session "Guest's"
      When I call user.get
      Then the answer has
        | id        | <context>-guest |
        | firstName | <context>-guest |
      And the user "<context>-guest" has come into being with
        | isAdmin | false |

  Rule: Administrators
    An administrator has roles, and an e-mail to log in by.

    Scenario: Who is made an administrator gets the account's role for them
      They may log in, too: without a password a mail brings a key to set one.

      When I create a user "Ann" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      Then the user "Ann" has
        | isAdmin      | true  |
        | loginEnabled | true  |
        | roleIds      | (any) |
        | roleNames    | (any) |

    Scenario: An administrator needs an e-mail
      Any text that looks like one.

      When I try to create a user "Ann" with
        | isAdmin | true |
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
        | FIELD_NAME | email |

    Scenario: A role that is none is refused
      Roles are the account's own and the platform's.

      When I try to create a user "Ann" with
        | roleIds | 2147483646 |
      Then Kaltura refuses with "USER_ROLE_NOT_FOUND"

    Scenario: No update makes a plain user of an administrator
      It would take roles along that the caller may not have looked at.

      Given a user "Ann" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      When I try to update the user "Ann" with
        | isAdmin | false |
      Then Kaltura refuses with "CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN"

    Scenario: demoteAdmin does, and takes the roles
      The login stays.

      Given a user "Ann" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      When I call user.demoteAdmin with
        | userId | <Ann> |
      Then the user "Ann" has
        | isAdmin      | false |
        | roleIds      |       |
        | loginEnabled | true  |

    Scenario: Only administrators can be demoted
      Who is none has nothing to lose by it.

      Given a user "Ann"
      When I try to call user.demoteAdmin with
        | userId | <Ann> |
      Then Kaltura refuses with "DEMOTE_ONLY_ADMIN"

    Scenario: A blocked administrator can't be demoted
      Unblock first.

      Given a user "Ann" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
        | status  | BLOCKED               |
      When I try to call user.demoteAdmin with
        | userId | <Ann> |
      Then Kaltura refuses with "USER_IS_BLOCKED"

    Scenario: Nobody changes their own roles
      Another administrator does.

      Given a user "Ann" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      And a user "Bob"
      And an administrator's session "Bob's" with
        | userId | <Bob> |
      And I use the session "Bob's"
      When I try to update the user "Bob" with
        | roleIds | <roleIds of Ann> |
      Then Kaltura refuses with "CANNOT_CHANGE_OWN_ROLE"

  Rule: Finding users
    A list is asked by a filter; several conditions must all hold. Texts are found in any case.

    Background:
      Given a user "Ann" with
        | firstName  | Ann<context>  |
        | lastName   | Stone         |
        | screenName | annie<context> |
        | tags       | <context>,red |
      And a user "Bob" with
        | firstName | Bob           |
        | lastName  | Ann<context>  |
        | email     | bob.<context>@example.com |
        | tags      | <context>,red wine |

    Scenario Outline: <what>
      When I list the users with
        | <filter> | <value> |
      Then the list shows only <names>

      Examples: conditions
        | what                                          | filter                        | value           | names           |
        | By the beginning of an id or a screen name    | idOrScreenNameStartsWith      | annie<context>  | "Ann"           |
        | By the beginning of the first name            | firstNameStartsWith           | ann<context>    | "Ann"           |
        | By the beginning of the last name             | lastNameStartsWith            | ann<context>    | "Bob"           |
        | By the beginning of either of them            | firstNameOrLastNameStartsWith | ann<context>    | "Ann" and "Bob" |
        | By a screen name, by its beginning            | screenNameStartsWith          | annie<context>  | "Ann"           |
        | By the beginning of an e-mail                 | emailStartsWith               | bob.<context>   | "Bob"           |
        | By an e-mail                                  | emailLike                     | bob.<context>@example.com | "Bob" |
        | By one of several tags                        | tagsMultiLikeOr               | <context>       | "Ann" and "Bob" |
        | By several ids                                | idIn                          | <Ann>,<Bob>     | "Ann" and "Bob" |

    Scenario: All of several tags
      A tag is found by a word of it.

      When I list the users with
        | tagsMultiLikeAnd | <context>,wine |
      Then the list shows only "Bob"

    Scenario: Administrators alone
      isAdminEqual takes 0 for the others, too.

      Given a user "Cleo" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      When I list the users with
        | idIn         | <Ann>,<Bob>,<Cleo> |
        | isAdminEqual | 1                  |
      Then the list shows only "Cleo"

    Scenario: Who has a role
      roleIdEqual finds who has it among others; roleIdsEqual takes the whole list.

      Given a user "Cleo" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      When I list the users with
        | idIn        | <Ann>,<Bob>,<Cleo> |
        | roleIdEqual | <roleIds of Cleo>  |
      Then the list shows only "Cleo"

    Scenario: Who may do something by a role
      permissionNamesMultiLikeOr finds who has one of several permissions, and who has all there are; …And wants each.

      Given a role "Editors" with
        | permissionNames | PLAYLIST_BASE |
      And the user "Ann" was updated with
        | roleIds | <Editors> |
      When I list the users with
        | idIn                       | <Ann>,<Bob>                       |
        | permissionNamesMultiLikeOr | PLAYLIST_BASE,CONTENT_MANAGE_BASE |
      Then the list shows only "Ann"

    Scenario: Blocked users are listed with the others
      Deleted ones never are.

      Given the user "Ann" was updated with
        | status | BLOCKED |
      When I list the users with
        | idIn | <Ann>,<Bob> |
      Then the list shows only "Ann" and "Bob"

    Scenario: Active users alone
      statusIn takes several.

      Given the user "Ann" was updated with
        | status | BLOCKED |
      When I list the users with
        | idIn        | <Ann>,<Bob> |
        | statusEqual | ACTIVE      |
      Then the list shows only "Bob"

    Scenario: In the order of ids, page by page
      createdAt and updatedAt are the other two orders.

      When I list page 2 of the users, 1 a page with
        | idIn    | <Ann>,<Bob> |
        | orderBy | -id         |
      Then the list counts 2 in all
      And the list shows only "Ann"

  Rule: What is refused, and to whom
    A user is judged by the id first, then by the rest.

    Scenario: An id is there once
      In any case: ANN is Ann.

      Given a user "Ann"
      When I try to create a user "Twin" with
        | id | <Ann> |
      Then Kaltura refuses with "DUPLICATE_USER_BY_ID"
        | UID | <Ann> |

    Scenario: Nobody is given another's id
      A deleted user's id is free.

      Given a user "Ann"
      And a user "Bob"
      When I try to update the user "Bob" with
        | id | <Ann> |
      Then Kaltura refuses with "DUPLICATE_USER_BY_ID"

    Scenario Outline: <what> can't be an id
      When I try to call user.add with
        | user[id] | <id> |
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
        | FIELD_NAME | id |

      Examples: ids
        | what               | id        |
        | Two words          | two words |
        | A text with a slash | a/b      |
        | A word with an accent | rené   |

    Scenario: A name holds no address
      So that no mail to somebody brings a link of somebody else's.

      When I try to create a user "Ann" with
        | firstName | see https://www.example.com |
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
        | FIELD_NAME | firstName |

    Scenario Outline: <field> is said once
      A login is given and taken away by enableLogin and disableLogin.

      Given a user "Ann"
      When I try to update the user "Ann" with
        | <field> | <value> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaUser::<field> |

      Examples: fields of add alone
        | field        | value |
        | isGuest      | true  |
        | loginEnabled | true  |

    Scenario: A user reads themselves
      user.get without an id is about whoever asks.

      Given a user "Ann"
      And a user's session "Ann's" with
        | userId | <Ann> |
      And I use the session "Ann's"
      When I call user.get
      Then the answer has
        | id | <Ann> |

    Scenario Outline: <caller> doesn't read another user
      An id in another spelling than the session's is another user here.

      Given a user "Ann"
      And I have <caller>
      When I try to get the user "Ann"
      Then Kaltura refuses with "CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION"
        | USER_ID | <Ann> |

      Examples: who isn't an administrator
        | caller           |
        | a user's session |
        | a widget session |

    Scenario Outline: <action> is an administrator's
      What a user may change of themselves is up to the application.

      Given a user "Ann"
      And I have a user's session
      When I try to call <action> with
        | userId | <Ann> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: actions
        | action           |
        | user.list        |
        | user.delete      |
        | user.demoteAdmin |
        | user.notifyBan   |

    Scenario: The index of users is the platform's own affair
      It follows changes by itself.

      Given a user "Ann"
      When I try to call user.index with
        | id | <Ann> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
