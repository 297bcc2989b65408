@allure.label.epic:Engage @service.userEntry
Feature: Remember what users watch, want to watch, and take part in

  A user entry joins one user and one entry: how far the user watched it, that they want to watch it later, that they
  will come, what they are in a room. Use it for "Continue watching", for lists that follow a user from device to
  device, for sign-ups to sessions of an event.

  Know first that

  - nothing on the platform makes one: each is added by a client's userEntry.add. RSVP, registrations, watch later and
    permission levels are made by an application's button; attempts at quizzes by the player's quiz plug-in
  - playing leaves no history by itself either. The player's analytics report where it is to the analytics server, and its
    playlist asks for playlistLastEntryId; who wants to resume adds a view history and updates lastTimeReached. Hosted
    applications with their History module do that for their users
  - there is one of each kind for a user and an entry, attempts at quizzes apart. A client keeps the id, or finds it by a
    list, and updates it
  - all kinds are of one service and told by objectType; most have no fields of their own
  - users see and change their own alone, and a widget's session finds none: start a user's session for who is signed in

  Attempts at quizzes have guides of their own.

  Services: userEntry (add, get, list, update, delete, bulkDelete).

  Rule: View histories, and where to continue
    Times are seconds from the start of the film. What isn't sent is absent.

    @critical @short_way
    Scenario: A view history keeps where a user stopped
      Given an entry "Keynote"
      And I have a user's session
      When I create a view history "Place" with
        | entryId         | <Keynote> |
        | lastTimeReached | 95        |
      Then the answer has
        | type            | VIEW_HISTORY |
        | userId          | <user id>    |
        | status          | ACTIVE       |
        | lastTimeReached | 95           |

    Scenario: The client moves the place on while the film plays
      An update changes what it names: every ten seconds, and when the film is left, is often enough.

      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId         | <Keynote> |
        | playbackContext | channel   |
        | lastTimeReached | 10        |
      And I have a user's session
      When I update the view history "Place" with
        | lastTimeReached | 20 |
      Then the view history "Place" has
        | lastTimeReached | 20      |
        | playbackContext | channel |

    Scenario: What plays leaves no history by itself
      A player that opens a film asks for its playback context. That counts nothing and remembers nothing.

      Given an uploaded video "Keynote"
      And a user's session "Viewer" with
        | userId | viewer-of-nothing |
      And I use the session "Viewer"
      When I send in one request
        """
        baseEntry.getPlaybackContext entryId=<Keynote> contextDataParams[objectType]=KalturaPlaybackContextOptions
        userEntry.list filter[objectType]=KalturaViewHistoryUserEntryFilter filter[entryIdEqual]=<Keynote>
        """
      Then answer 2 has
        | totalCount | 0 |

    Scenario: There is one history of an entry for a user, in whatever context
      playbackContext says where it was played, a channel or a category; it doesn't make another history.

      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to create a view history "Another" with
        | entryId         | <Keynote> |
        | playbackContext | channel   |
      Then Kaltura refuses with "USER_ENTRY_ALREADY_EXISTS"

    Scenario: Before the first update there is no place
      Given an entry "Keynote"
      And I have a user's session
      When I create a view history "Place" with
        | entryId | <Keynote> |
      Then the answer has
        | lastTimeReached | (absent) |
        | extendedStatus  | (absent) |
        | lastUpdateTime  | (absent) |

    Scenario Outline: extendedStatus <status> is set by the client
      Nobody reckons it out of the place and the film's length.

      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      And I have a user's session
      When I update the view history "Place" with
        | extendedStatus | <status> |
      Then the view history "Place" has
        | extendedStatus | <status> |

      Examples: from the page to the end
        | status            |
        | VIEWED            |
        | PLAYBACK_STARTED  |
        | PLAYBACK_COMPLETE |

    Scenario: What can be continued was begun and not finished
      Given an entry "Talk"
      And an entry "Show"
      And the user has a view history "Half" with
        | entryId        | <Talk>           |
        | extendedStatus | PLAYBACK_STARTED |
      And the user has a view history "Whole" with
        | entryId        | <Show>            |
        | extendedStatus | PLAYBACK_COMPLETE |
      And I have a user's session
      When I list the view histories with
        | entryIdIn           | <Talk>,<Show>    |
        | extendedStatusEqual | PLAYBACK_STARTED |
      Then the list shows only "Half"

    Scenario: "Continue watching" is one list of entries
      advancedSearch finds entries by the user's history with them, in any list of entries, and gives them at once with
      their names and pictures.

      Given an entry "Talk"
      And an entry "Show"
      And the user has a view history "Half" with
        | entryId        | <Talk>           |
        | extendedStatus | PLAYBACK_STARTED |
      And the user has a view history "Whole" with
        | entryId        | <Show>            |
        | extendedStatus | PLAYBACK_COMPLETE |
      When I call media.list with
        | filter[idIn]                                | <Talk>,<Show>                             |
        | filter[statusEqual]                         | 7                                         |
        | filter[advancedSearch][objectType]          | KalturaViewHistoryUserEntryAdvancedFilter |
        | filter[advancedSearch][userIdEqual]         | <user id>                                 |
        | filter[advancedSearch][extendedStatusEqual] | viewHistory.PLAYBACK_STARTED              |
      Then the list shows only "Talk"

    Scenario: A filter of view histories means the caller's own
      It need name neither user nor entry.

      Given an entry "Talk"
      And the user has a view history "Place" with
        | entryId | <Talk> |
      And I have a user's session
      When I list the view histories with
        | idIn | <Place> |
      Then the list shows only "Place"

    Scenario: A playlist's history says which of its entries came last
      The player asks for it when it opens a playlist, with the playlist's id as entryId.

      Given an entry "Episode"
      And an entry "Series"
      And I have a user's session
      When I create a view history "Place" with
        | entryId             | <Series>  |
        | playlistLastEntryId | <Episode> |
      Then the answer has
        | playlistLastEntryId | <Episode> |

    Scenario: A device that was offline says when it really was
      updatedAt is the server's time of the last update; lastUpdateTime is whatever the client sends.

      Given an entry "Keynote"
      And I have a user's session
      When I create a view history "Place" with
        | entryId        | <Keynote>            |
        | lastUpdateTime | 2026-03-04 10:00 UTC |
      Then the answer has
        | lastUpdateTime | 2026-03-04 10:00 UTC |

  Rule: Marks, sign-ups and roles
    These kinds say something by being there. A button adds one and deletes it again.

    @needs.watch_later
    Scenario: An entry is marked to be watched later
      Given an entry "Keynote"
      And I have a user's session
      When I create a watch later mark "Later" with
        | entryId | <Keynote> |
      Then the answer has
        | type   | WATCH_LATER |
        | userId | <user id>   |

    @needs.watch_later
    Scenario: What a user wants to watch is a list by type
      The history of the same entry is another user entry.

      Given an entry "Keynote"
      And the user has a watch later mark "Later" with
        | entryId | <Keynote> |
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      And I have a user's session
      When I list the user entries with
        | entryIdEqual       | <Keynote>   |
        | userIdEqualCurrent | true        |
        | typeEqual          | WATCH_LATER |
      Then the list shows only "Later"

    @needs.watch_later
    Scenario: Taken off the list, an entry can be marked again
      Given an entry "Keynote"
      And the user has a watch later mark "Later" with
        | entryId | <Keynote> |
      And the watch later mark "Later" was deleted
      And I have a user's session
      When I create a watch later mark "Again" with
        | entryId | <Keynote> |
      Then the watch later mark "Again" has
        | status | ACTIVE |

    Scenario: Who will come says so by an RSVP
      Given an entry "Webinar"
      And I have a user's session
      When I create an RSVP "Yes" with
        | entryId | <Webinar> |
      Then the answer has
        | type   | RSVP      |
        | userId | <user id> |

    Scenario: The organiser counts who will come
      Given an entry "Webinar"
      And a user "Ann"
      And the user has an RSVP "Yes" with
        | entryId | <Webinar> |
      And an RSVP "Hers" with
        | entryId | <Webinar> |
        | userId  | <Ann>     |
      When I list the user entries with
        | entryIdEqual | <Webinar> |
        | typeEqual    | RSVP      |
      Then the list shows only "Yes" and "Hers"

    @needs.registrations
    Scenario: A registration and an RSVP stand side by side
      Given an entry "Webinar"
      And the user has an RSVP "Yes" with
        | entryId | <Webinar> |
      And I have a user's session
      When I create a registration "Signed up" with
        | entryId | <Webinar> |
      Then the answer has
        | type | REGISTRATION |

    @needs.permission_levels
    Scenario: A user has several levels in one entry
      permissionOrder is a number for the application's own order of the names.

      Given an entry "Webinar"
      And a user "Ann"
      When I create a permission level "Roles" from
        """
        {"entryId": "<Webinar>", "userId": "<Ann>", "permissionOrder": 1, "permissionLevels": [
          {"objectType": "KalturaPermissionLevel", "permissionLevel": "SPEAKER"},
          {"objectType": "KalturaPermissionLevel", "permissionLevel": "CHAT_MODERATOR"},
          {"objectType": "KalturaPermissionLevel", "permissionLevel": "SPEAKER"}]}
        """
      Then the answer has
        | permissionLevels.0.permissionLevel | SPEAKER        |
        | permissionLevels.1.permissionLevel | CHAT_MODERATOR |
        | permissionLevels.2                 | (absent)       |
        | permissionOrder                    | 1              |

    @needs.permission_levels
    Scenario: The list of those with all of some levels
      Given an entry "Webinar"
      And a user "Ann"
      And a permission level "Both" made from
        """
        {"entryId": "<Webinar>", "userId": "<Ann>", "permissionLevels": [
          {"objectType": "KalturaPermissionLevel", "permissionLevel": "PANELIST"},
          {"objectType": "KalturaPermissionLevel", "permissionLevel": "ATTENDEE"}]}
        """
      And a permission level "One" made from
        """
        {"entryId": "<Webinar>", "permissionLevels": [
          {"objectType": "KalturaPermissionLevel", "permissionLevel": "ATTENDEE"}]}
        """
      When I call userEntry.list with
        | filter[objectType]                           | KalturaPermissionLevelUserEntryFilter |
        | filter[entryIdEqual]                         | <Webinar>                             |
        | filter[permissionLevels][0][permissionLevel] | 7                                     |
        | filter[permissionLevels][1][permissionLevel] | 3                                     |
      Then the list shows only "Both"

    @needs.permission_levels
    Scenario: A level is a note, and lets nobody change the entry
      The application that made the levels honours them; rights to an entry are in entitledUsersEdit.

      Given an entry "Webinar"
      And the user has a permission level "Role" with
        | entryId         | <Webinar> |
        | permissionOrder | 1         |
      And I have a user's session
      When I try to update the entry "Webinar" with
        | description | mine |
      Then Kaltura refuses with "INVALID_KS"

  Rule: Whose they are
    Without userId a user entry is that of the session's user.

    Scenario: An administrator adds for a user who exists
      Given an entry "Keynote"
      And a user "Ann"
      When I create a view history "Hers" with
        | entryId | <Keynote> |
        | userId  | <Ann>     |
      Then the answer has
        | userId | Ann |

    Scenario: A user signs up somebody else as well
      Only view histories and permission levels are for oneself alone. What was added for another is out of sight then.

      Given an entry "Webinar"
      And a user "Ann"
      And I have a user's session
      When I create an RSVP "Hers" with
        | entryId | <Webinar> |
        | userId  | <Ann>     |
      Then the answer has
        | userId | Ann |

    Scenario: A user whom nobody knows is refused
      Given an entry "Keynote"
      When I try to create a view history "Nobody's" with
        | entryId | <Keynote>                |
        | userId  | nobody-was-ever-so-named |
      Then Kaltura refuses with "INVALID_USER_ID"

    Scenario: A user adds a history for nobody else
      Given an entry "Keynote"
      And a user "Ann"
      And I have a user's session
      When I try to create a view history "Hers" with
        | entryId | <Keynote> |
        | userId  | <Ann>     |
      Then Kaltura refuses with "INVALID_USER_ID"

    Scenario: A user sees of an entry's user entries their own
      Given an entry "Keynote"
      And the user has a view history "Mine" with
        | entryId | <Keynote> |
      And a view history "The administrator's" with
        | entryId | <Keynote> |
      And I have a user's session
      When I list the user entries with
        | entryIdEqual | <Keynote> |
      Then the list shows only "Mine"

    Scenario: An administrator sees everybody's by the filter of user entries
      The filter of view histories would mean the administrator's own.

      Given an entry "Keynote"
      And the user has a view history "Theirs" with
        | entryId | <Keynote> |
      And a view history "Mine" with
        | entryId | <Keynote> |
      When I list the user entries with
        | entryIdEqual | <Keynote>    |
        | typeEqual    | VIEW_HISTORY |
      Then the list shows only "Theirs" and "Mine"

    Scenario: The filter of view histories shows an administrator's own alone
      Name a user with userIdEqual, and it shows theirs.

      Given an entry "Keynote"
      And the user has a view history "Theirs" with
        | entryId | <Keynote> |
      When I list the view histories with
        | entryIdEqual | <Keynote> |
      Then the list does not show "Theirs"

    Scenario: Another user's list is empty, not refused
      Given an entry "Keynote"
      And a user "Ann"
      And an RSVP "Hers" with
        | entryId | <Keynote> |
        | userId  | <Ann>     |
      And I have a user's session
      When I list the user entries with
        | userIdEqual | <Ann> |
      Then the list counts 0 in all

    Scenario: Another user's is as unknown
      Given an entry "Keynote"
      And a view history "The administrator's" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to get the view history "The administrator's"
      Then Kaltura refuses with "USER_ENTRY_NOT_FOUND"

    Scenario: Nor can it be changed or deleted
      get tells another code than the actions that change something.

      Given an entry "Keynote"
      And a view history "The administrator's" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to delete the view history "The administrator's"
      Then Kaltura refuses with "INVALID_OBJECT_ID"

    Scenario: Visitors have none
      A widget's session is no user's, so that its lists are empty.

      Given an entry "Keynote"
      And a view history "The administrator's" with
        | entryId | <Keynote> |
      And I have a widget session
      When I list the user entries with
        | entryIdEqual | <Keynote> |
      Then the list counts 0 in all

  Rule: Finding them
    A list needs a user or an entry: userIdEqual, userIdIn, userIdEqualCurrent, entryIdEqual or entryIdIn.

    Scenario: A list that names neither a user nor an entry is refused
      When I try to list the user entries with
        | typeEqual | VIEW_HISTORY |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: All that a user has to do with some entries
      Given an entry "Talk"
      And an entry "Show"
      And the user has a view history "Place" with
        | entryId | <Talk> |
      And the user has an RSVP "Yes" with
        | entryId | <Show> |
      When I list the user entries with
        | userIdEqual | <user id>     |
        | entryIdIn   | <Talk>,<Show> |
      Then the list shows only "Place" and "Yes"

    Scenario: Some users' at once, but for one
      Given an entry "Keynote"
      And a user "Ann"
      And a user "Ben"
      And an RSVP "Hers" with
        | entryId | <Keynote> |
        | userId  | <Ann>     |
      And an RSVP "His" with
        | entryId | <Keynote> |
        | userId  | <Ben>     |
      When I list the user entries with
        | userIdIn    | <Ann>,<Ben> |
        | userIdNotIn | <Ann>       |
      Then the list shows only "His"

    Scenario: A type that isn't there is refused
      Given an entry "Keynote"
      When I try to list the user entries with
        | entryIdEqual | <Keynote>     |
        | typeEqual    | viewed.VIEWED |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

  Rule: Deleting them
    A deleted one isn't found any more, by nobody.

    Scenario: delete answers what it deleted
      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      And I have a user's session
      When I delete the view history "Place"
      Then the answer has
        | status | DELETED |
      And the view history "Place" no longer exists

    Scenario: bulkDelete empties a user's history of an entry by a job
      It answers the number of the job at once.

      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      When I call userEntry.bulkDelete with
        | filter[entryIdEqual] | <Keynote> |
        | filter[userIdEqual]  | <user id> |
      Then the view history "Place" no longer exists

    Scenario: bulkDelete takes all kinds, unless it is told one
      The class of the filter doesn't count here, typeEqual does.

      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      And the user has an RSVP "Yes" with
        | entryId | <Keynote> |
      When I call userEntry.bulkDelete with
        | filter[entryIdEqual] | <Keynote>                |
        | filter[typeEqual]    | viewHistory.VIEW_HISTORY |
      Then the view history "Place" no longer exists
      And the RSVP "Yes" has
        | status | ACTIVE |

    Scenario: bulkDelete takes others' too, whoever asks
      The job works for the platform, so that a user's call deletes what the filter finds, of everybody. Keep the action
      out of users' hands by a role, and always name the user.

      Given an entry "Keynote"
      And a view history "The administrator's" with
        | entryId | <Keynote> |
      And I have a user's session
      When I call userEntry.bulkDelete with
        | filter[entryIdEqual] | <Keynote> |
      Then the view history "The administrator's" no longer exists

    Scenario: bulkDelete names a user or an entry, like a list
      When I try to call userEntry.bulkDelete with
        | filter[typeEqual] | viewHistory.VIEW_HISTORY |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: They go with their entry
      A job deletes them some time after the entry.

      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      When I delete the entry "Keynote"
      Then the view history "Place" no longer exists

    @needs.recycle_bin
    Scenario: What is in the recycle bin has none until it comes back
      Given an entry "Keynote"
      And the user has a view history "Place" with
        | entryId | <Keynote> |
      When I call baseEntry.recycle with
        | entryId | <Keynote> |
      Then the view history "Place" no longer exists

  Rule: What add and update refuse
    A class that is only a name for others can't be sent.

    Scenario: The kind must be said
      Given an entry "Keynote"
      When I try to call userEntry.add with
        | userEntry[entryId] | <Keynote> |
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"

    Scenario: An entry must be named, and be there
      Given an entry "Keynote"
      And the entry "Keynote" was deleted
      When I try to create a view history "Place" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: The entry and the user stay what they are
      Given an entry "Talk"
      And an entry "Show"
      And the user has a view history "Place" with
        | entryId | <Talk> |
      And I have a user's session
      When I try to update the view history "Place" with
        | entryId | <Show> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
