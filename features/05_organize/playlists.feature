@allure.label.epic:Organize @service.playlist @needs.playlists
Feature: Curate playlists: by hand, by rules, and play them

  A playlist is an entry of its own kind that says which entries play one after the other. A list by hand
  (playlistType STATIC_LIST) holds ids in an order; a list by rules (DYNAMIC) holds filters, and is found anew each time.
  Use the one for a course or an evening's programme, the other for channels that keep themselves up to date.
  playlist.execute gives a list's entries, for whoever wants to show or play them.

  Know first that

  - an administrator makes lists of all four types: by hand, by rules, EXTERNAL (an address that the platform only
    keeps) and PATH (a list by hand for players with branches). Users make lists by hand alone, of their own entries
  - execute gives entries as a bare array. It leaves out what doesn't play: entries that aren't READY, that a moderator
    rejected or hasn't seen yet, and, but for administrators, what is out of its schedule
  - execute and its pager have no limit for lists by hand. A list by rules gives 200 entries at most, a rule up to its
    own limit or 200; a pager may ask for more
  - executeFromContent and executeFromFilters try a list out that isn't stored. They are for the administrators who write
    lists, execute for whoever plays them
  - a rule takes nearly every field of the filter of media entries: tags, names, ids, media types, dates, durations …
    Rules of common fields alone are answered by the platform's search engine; any other field, as partnerIdEqual, has
    the index of entries answer. The result is the same. The rules here name the account, so they need no search engine

  Services: playlist (add, get, update, clone, delete, list, execute, executeFromContent, executeFromFilters,
  getStatsFromContent), baseEntry (get), and what Kaltura's player asks for.

  Rule: Making a list by hand
    playlist.add takes a type and, as playlistContent, the ids of entries between commas. Which entries these are is
    checked when the list is stored, which of them play when it is executed.

    @critical @short_way
    Scenario: A list keeps the order of its members
      It is READY at once, and has a version as soon as it has content.

      Given an uploaded video "Keynote"
      And an uploaded picture "Poster"
      And an uploaded song "Song"
      When I create a playlist "Evening" with
        | playlistType    | STATIC_LIST              |
        | playlistContent | <Song>,<Keynote>,<Poster> |
      Then the answer has
        | status  | READY  |
        | version | 100002 |
      And the playlist "Evening" gives "Song", "Keynote" and "Poster" in this order

    Scenario: A list needs a type
      Everything else may come later, the name too.

      When I try to create a playlist "Evening"
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaPlaylist::playlistType |

    Scenario: A type that isn't one is refused
      When I try to create a playlist "Evening" with
        | playlistType | 7 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario: Blanks and empty members are left out
      So it is when a list is made. An update keeps the text as it was sent, and execute overlooks the blanks.

      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      When I create a playlist "Evening" with
        | playlistType    | STATIC_LIST           |
        | playlistContent | <Song> , ,, <Keynote> |
      Then the answer has
        | playlistContent | <Song>,<Keynote> |

    Scenario: An entry plays as often as it stands in the list
      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      When I create the playlist "Evening" of "Song", "Keynote" and "Song"
      Then the playlist "Evening" gives "Song", "Keynote" and "Song" in this order

    Scenario: A member that doesn't exist is refused
      The whole list is refused, and the error names the first that is missing.

      Given an uploaded video "Keynote"
      And an entry "Lost"
      And the entry "Lost" was deleted
      When I try to create the playlist "Evening" of "Keynote" and "Lost"
      Then Kaltura refuses with "INVALID_ENTRY_ID"
        | ID | <Lost> |

    Scenario: What isn't READY may stand in a list, and doesn't play
      It joins in by itself once it is READY.

      Given an uploaded video "Keynote"
      And an entry "Tomorrow"
      And a playlist "Evening" of "Tomorrow" and "Keynote"
      When I execute the playlist "Evening"
      Then the list shows "Keynote" in this order
      And the playlist "Evening" has
        | playlistContent | <Tomorrow>,<Keynote> |

    Scenario: What a moderator rejected doesn't play
      Given an uploaded video "Keynote"
      And my own uploaded picture "Poster"
      And the entry "Poster" was rejected
      And a playlist "Evening" of "Poster" and "Keynote"
      When I execute the playlist "Evening"
      Then the list shows "Keynote" in this order

    Scenario: A deleted entry falls silent and leaves its id behind
      The list still names it. Whoever sends the same members again is refused: take the id out.

      Given an uploaded video "Keynote"
      And my own uploaded picture "Poster"
      And a playlist "Evening" of "Poster" and "Keynote"
      And the entry "Poster" was deleted
      When I try to update the playlist "Evening" with
        | playlistContent | <Poster>,<Keynote> |
      Then Kaltura refuses with "INVALID_ENTRY_ID"
        | ID | <Poster> |
      And the playlist "Evening" gives "Keynote" in this order

    Scenario: A long list plays as a whole
      No limit is documented, and none was met. A pager of execute gives 30 entries unless it says otherwise.

      Given an uploaded picture "Poster"
      And a playlist "Loop" of 250 times "Poster"
      And I ask with this response profile
        """
        {"objectType": "KalturaDetachedResponseProfile", "type": "INCLUDE_FIELDS", "fields": "id"}
        """
      When I execute the playlist "Loop"
      Then the list is 250 entries long

  Rule: Getting what a list plays
    playlist.execute answers the entries themselves, as media.get would. A pager cuts the answer, a filter narrows it.

    Scenario: A pager cuts a list in pages
      Pages are counted after everything that doesn't play is left out.

      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And an entry "Tomorrow"
      And a playlist "Evening" of "Tomorrow", "Song" and "Keynote"
      When I execute page 2 of the playlist "Evening", 1 entries a page
      Then the list shows "Keynote" in this order

    Scenario: A filter takes some of the members out
      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And an uploaded picture "Poster"
      And a playlist "Evening" of "Song", "Poster" and "Keynote"
      When I execute the playlist "Evening" with
        | mediaTypeIn | 1,5 |
      Then the list shows "Song" and "Keynote" in this order

    Scenario: The limit of a filter cuts the list
      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And a playlist "Evening" of "Song" and "Keynote"
      When I execute the playlist "Evening" with
        | limit | 1 |
      Then the list shows "Song" in this order

    Scenario: Out of its schedule a member plays for administrators alone
      Given an uploaded video "Keynote"
      And my own uploaded picture "Poster"
      And the entry "Poster" was updated with
        | startDate | 86400 |
        | endDate   | 90000 |
      And a playlist "Evening" of "Poster" and "Keynote"
      And I have a widget session
      When I execute the playlist "Evening"
      Then the list shows "Keynote" in this order
      And the playlist "Evening" gives "Poster" and "Keynote" in this order

    Scenario: A list in a list comes as one entry
      Lists are not unfolded: whoever plays the outer one executes the inner one. With a filter it is left out, since that
      means media.

      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And a playlist "Encores" of "Song"
      And a playlist "Evening" of "Keynote" and "Encores"
      When I execute the playlist "Evening"
      Then the list shows "Keynote" and "Encores" in this order
      And one of the list has
        | id         | <Encores>       |
        | objectType | KalturaPlaylist |

    Scenario: A recording stands in for its broadcast where the caller asks so
      The context of execute says it (followEntryRedirect), and is heard with a filter alone.

      Given an uploaded video "Keynote"
      And my own uploaded picture "Broadcast"
      And the entry "Broadcast" was updated with
        | redirectEntryId | <Keynote> |
      And a playlist "Evening" of "Broadcast"
      When I call playlist.execute with
        | id                                   | <Evening>                          |
        | playlistContext[objectType]          | KalturaEntryContext                |
        | playlistContext[followEntryRedirect] | 1                                  |
        | filter[objectType]                   | KalturaMediaEntryFilterForPlaylist |
      Then the answer has
        | 0.id | <Keynote> |

    Scenario: An empty list plays nothing
      Given a playlist "Later" with
        | playlistType | STATIC_LIST |
      When I execute the playlist "Later"
      Then Kaltura answers []

    Scenario: Only playlists can be executed
      Given an uploaded video "Keynote"
      When I try to execute the playlist "Keynote"
      Then Kaltura refuses with "INVALID_PLAYLIST_TYPE"

    Scenario: A list that doesn't exist can't be executed
      When I try to call playlist.execute with
        | id | 0_nosuchid |
      Then Kaltura refuses with "INVALID_ENTRY_ID"
        | ENTRY_ID | 0_nosuchid |

  Rule: Making a list by rules
    filters hold the rules, totalResults the most entries of them all. Each rule finds what a list of media entries would
    find with it, in its own order and up to its own limit, and the rules give their entries one after the other.

    @critical
    Scenario: Rules find entries and order them
      orderBy has a sign before a field, + for the smallest first. The name of a rule is for people.

      Given my own uploaded picture "Act two"
      And my own uploaded picture "Act one"
      And the entry "Act one" was tagged "show"
      And the entry "Act two" was tagged "show"
      When I create a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | orderBy | name     |
        | show            | +name   | The acts |
      Then the answer has
        | totalResults   | 10       |
        | filters.0.name | The acts |
      And the playlist "Show" gives "Act one" and "Act two" in this order

    Scenario: What fits later joins by itself
      The index of entries may lag behind by seconds.

      Given my own uploaded picture "Act one"
      And the entry "Act one" was tagged "show"
      And my own uploaded picture "Encore"
      And a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | orderBy |
        | show            | +name   |
      When I tag the entry "Encore" with "show"
      Then the playlist "Show" gives "Act one" and "Encore" in this order

    Scenario: Rules give their entries one after the other, each entry once
      Each rule has its own limit: 200 unless it says otherwise.

      Given my own uploaded picture "Act one"
      And my own uploaded picture "Act two"
      And my own uploaded picture "Encore"
      And the entry "Act one" was tagged "show"
      And the entry "Act two" was tagged "show"
      And the entry "Encore" was tagged "show, best"
      When I create a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | orderBy | limit |
        | best            | +name   | 1     |
        | show            | -name   | 2     |
      Then the playlist "Show" gives "Encore", "Act two" and "Act one" in this order

    Scenario: The total cuts what the rules find
      Given my own uploaded picture "Act one"
      And my own uploaded picture "Encore"
      And the entry "Act one" was tagged "show"
      And the entry "Encore" was tagged "best"
      When I create a playlist "Show" of at most 1 entries by rules
        | tagsMultiLikeOr |
        | best            |
        | show            |
      Then the playlist "Show" gives "Encore" in this order

    Scenario: A total above 200 counts as 200
      Of more entries a pager gives the rest.

      When I create a playlist "Show" of at most 1000 entries by rules
        | tagsMultiLikeOr |
        | show            |
      Then the answer has
        | totalResults | 200 |

    Scenario: A caller's filter counts more than the rules
      Its limit is that of the whole list.

      Given my own uploaded picture "Act one"
      And my own uploaded picture "Act two"
      And the entry "Act one" was tagged "show"
      And the entry "Act two" was tagged "show"
      And a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | orderBy |
        | show            | +name   |
      When I execute the playlist "Show" with
        | orderBy | -name |
        | limit   | 1     |
      Then the list shows "Act two" in this order

    Scenario: Rules find no playlists, and nothing that doesn't play
      Only media, live entries and external media that are READY.

      Given an entry "Tomorrow"
      And the entry "Tomorrow" was tagged "show"
      And my own uploaded picture "Act one"
      And the entry "Act one" was tagged "show"
      And my own uploaded picture "Act two"
      And the entry "Act two" was tagged "show"
      And the entry "Act two" was rejected
      When I create a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr |
        | show            |
      Then the playlist "Show" gives "Act one" in this order

    Scenario: Rules need a total
      When I try to create a playlist "Show" by rules without a total
        | tagsMultiLikeOr |
        | show            |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaPlaylist::totalResults |

    Scenario: New rules without a total give nothing
      An update isn't refused: rules and total are one text, which is written anew. Send both, always.

      Given my own uploaded picture "Act one"
      And the entry "Act one" was tagged "show"
      And a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr |
        | show            |
      When I give the playlist "Show" other rules without a total
        | tagsMultiLikeOr |
        | show            |
      Then the answer has
        | totalResults | 0 |
      And the playlist "Show" gives nothing

    Scenario: New rules take the place of all that were
      It is a new version; the old rules can still be read by its number.

      Given my own uploaded picture "Act one"
      And my own uploaded picture "Encore"
      And the entry "Act one" was tagged "show"
      And the entry "Encore" was tagged "best"
      And a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr |
        | show            |
      When I give the playlist "Show" other rules, for at most 5 entries
        | tagsMultiLikeOr |
        | best            |
      Then the answer has
        | version      | 100012 |
        | totalResults | 5      |
      And the playlist "Show" gives "Encore" in this order

  Rule: What a rule may ask for
    Nearly all that a list of media entries is filtered by. What a rule doesn't say it doesn't ask for, but that entries play.

    Scenario Outline: A rule looks at <what>
      Given my own uploaded picture "Act one"
      And my own uploaded song "Encore"
      And the entry "Act one" was tagged "show, best"
      And the entry "Encore" was tagged "show"
      When I create a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | <field> |
        | show            | <value> |
      Then the playlist "Show" gives <found> in this order

      Examples: fields of a rule
        | what             | field                       | value     | found     |
        | all its tags     | tagsMultiLikeAnd            | show,best | "Act one" |
        | names            | nameLike                    | Encore    | "Encore"  |
        | media types      | mediaTypeEqual              | IMAGE     | "Act one" |
        | ids              | idIn                        | <Encore>  | "Encore"  |
        | durations (s)    | durationGreaterThan         | 3         | "Encore"  |
        | ids to leave out | idNotIn                     | <Act one> | "Encore"  |

    Scenario Outline: Times of a rule count from the moment the list plays: <what>
      A number of seconds around now stays what it is in the text of the rules. So a list of the last hour is always one of
      the last hour. Times of the list itself (startDate, endDate) never count from now.

      Given my own uploaded picture "Act one"
      And the entry "Act one" was tagged "show"
      And my own uploaded picture "Encore"
      And the entry "Encore" was tagged "best"
      When I create a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | <field> |
        | show            | -3600   |
        | best            |         |
      Then the playlist "Show" gives <found> in this order

      Examples: fields
        | what                    | field                       | found                  |
        | made in the last hour   | createdAtGreaterThanOrEqual | "Act one" and "Encore" |
        | not made in that time   | createdAtLessThanOrEqual    | "Encore"               |

    @needs.entry_search
    Scenario: Rules of common fields alone are answered by the search engine
      Without a search engine, on a server of your own say, such a list stays empty.

      Given my own uploaded picture "Act one"
      And the entry "Act one" was tagged "show"
      When I create a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | mediaTypeEqual | partnerIdEqual |
        | show            | IMAGE          |                |
      Then the playlist "Show" gives "Act one" in this order

  Rule: Trying a list out without storing it
    Who writes a list sees what it would give: executeFromContent takes the content of a list, executeFromFilters takes
    filters. Both are for administrators.

    Scenario: Members are given in their order
      What doesn't exist is passed over here, not refused.

      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And an entry "Lost"
      And the entry "Lost" was deleted
      When I execute "Song", "Lost" and "Keynote" without storing a list
      Then the list shows "Song" and "Keynote" in this order

    Scenario: Filters are given as rules
      Given my own uploaded picture "Act one"
      And my own uploaded picture "Encore"
      And the entry "Act one" was tagged "show"
      And the entry "Encore" was tagged "best"
      When I execute rules for at most 5 entries without storing a list
        | tagsMultiLikeOr |
        | best            |
        | show            |
      Then the list shows "Encore" and "Act one" in this order

    Scenario: The text of rules is what playlistContent holds
      An element is an operator and a field of the index: eq_, in_, mlikeor_, mlikeand_, like_, gte_, lte_ …

      Given my own uploaded picture "Act one"
      And my own uploaded picture "Act two"
      And the entry "Act one" was tagged "show"
      And the entry "Act two" was tagged "show"
      When I execute the text of rules without storing a list
        """
        <playlist>
          <total_results>5</total_results>
          <filters>
            <filter>
              <mlikeor_tags>show</mlikeor_tags>
              <eq_partner_id><partner id></eq_partner_id>
              <order_by>-name</order_by>
              <limit>1</limit>
            </filter>
          </filters>
        </playlist>
        """
      Then the list shows "Act two" in this order

    Scenario: Content without a type is refused
      Given an uploaded video "Keynote"
      When I try to call playlist.executeFromContent with
        | playlistContent | <Keynote> |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | playlistType |

    Scenario: Statistics of content are an empty page
      playlist.getStatsFromContent is given up: it answers nothing at all, not even an error.

      Given an uploaded video "Keynote"
      And an administrator's session "Editor"
      When I open the address
        """
        /api_v3/service/playlist/action/getStatsFromContent?playlistType=3&playlistContent=<Keynote>&ks=<Editor>
        """
      Then I receive an empty page

  Rule: Lists of the other types
    The platform stores them, and leaves it to players what to make of them.

    Scenario: An external list is an address that is kept
      Nobody fetches it: execute answers nothing.

      Given a playlist "Partner's feed" with
        | playlistType    | EXTERNAL                          |
        | playlistContent | https://www.example.com/feed.xml |
      When I execute the playlist "Partner's feed"
      Then Kaltura answers []
      And the playlist "Partner's feed" has
        | playlistContent | https://www.example.com/feed.xml |

    Scenario: A path list is executed as a list by hand
      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And a playlist "Tour" with
        | playlistType    | PATH             |
        | playlistContent | <Song>,<Keynote> |
      When I execute the playlist "Tour"
      Then the list shows "Song" and "Keynote" in this order

    Scenario: A path list can't be copied
      Given an uploaded video "Keynote"
      And a playlist "Tour" with
        | playlistType    | PATH      |
        | playlistContent | <Keynote> |
      When I try to clone the playlist "Tour" as "Copy"
      Then Kaltura refuses with "CLONING_PATH_PLAYLIST_NOT_SUPPORTED"

  Rule: Changing, copying, finding and deleting lists
    A playlist has what every entry has: a name, tags, a referenceId, versions of its content.

    Scenario: New members are a new version
      What isn't named stays. version of playlist.get reads older members.

      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And a playlist "Evening" of "Song"
      And the playlist "Evening" was updated with
        | playlistContent | <Keynote> |
      When I call playlist.get with
        | id      | <Evening> |
        | version | 100002    |
      Then the answer has
        | version         | 100012 |
        | playlistContent | <Song> |
      And the playlist "Evening" gives "Keynote" in this order

    Scenario Outline: What <what> can't be changed
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      When I try to update the playlist "Evening" with
        | <field> | <value> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaPlaylist::<field> |

      Examples: fields
        | what              | field        | value   |
        | a list is made as | playlistType | DYNAMIC |
        | Kaltura counts    | plays        | 3       |
        | Kaltura sums up   | duration     | 60      |

    Scenario: The length of a list is summed up when it is asked for
      updateStats of playlist.add; the duration (s) is in that answer alone. Pictures last no time.

      Given an uploaded video "Keynote"
      And an uploaded picture "Poster"
      When I create the playlist "Evening" of "Keynote" and "Poster" and have it summed up
      Then the sum is 12 seconds
      And the playlist "Evening" has
        | duration | 0 |

    Scenario: A copy takes all that it isn't told
      Given an uploaded video "Keynote"
      And an uploaded song "Song"
      And a playlist "Evening" of "Song" and "Keynote"
      And the playlist "Evening" was updated with
        | description | Every Friday |
      When I clone the playlist "Evening" as "Matinee" with
        | name | Matinee |
      Then the answer has
        | name        | Matinee      |
        | description | Every Friday |
      And the playlist "Matinee" gives "Song" and "Keynote" in this order

    Scenario: A copy is of the same type
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      When I try to clone the playlist "Evening" as "Matinee" with
        | playlistType | DYNAMIC |
      Then Kaltura refuses with "CANT_UPDATE_PARAMETER"
        | PARAM_NAME | playlistType |

    Scenario: Lists are found by their type and in an order
      Given a playlist "Afternoon" with
        | playlistType | STATIC_LIST |
      And a playlist "Evening" with
        | playlistType | STATIC_LIST |
      And a playlist "Feed" with
        | playlistType    | EXTERNAL                         |
        | playlistContent | https://www.example.com/feed.xml |
      When I list the playlists with
        | idIn              | <Afternoon>,<Evening>,<Feed> |
        | playListTypeEqual | STATIC_LIST                  |
        | orderBy           | -name                        |
      Then the list shows "Evening" and "Afternoon" in this order
      And the list counts 2 in all

    Scenario: baseEntry reads a playlist as it is
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      When I call baseEntry.get with
        | entryId | <Evening> |
      Then the answer has
        | objectType   | KalturaPlaylist |
        | playlistType | STATIC_LIST     |

    Scenario: media knows no playlists
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      When I try to call media.get with
        | entryId | <Evening> |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A list goes and its members stay
      Given my own uploaded picture "Poster"
      And a playlist "Evening" of "Poster"
      When I delete the playlist "Evening"
      Then the playlist "Evening" no longer exists
      And the entry "Poster" has
        | status | READY |

    Scenario: A deleted list can't be deleted again
      get says INVALID_ENTRY_ID of it, delete says the entry isn't found.

      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      And the playlist "Evening" was deleted
      When I try to delete the playlist "Evening"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

  Rule: What users may do with lists
    Administrators make and change all lists. Users make lists by hand of what is theirs.

    Scenario: A user makes a list of own entries
      Changing and deleting it are the user's as well.

      Given the user has an entry "Holiday"
      And I have a user's session
      When I create the playlist "My films" of "Holiday"
      Then the answer has
        | userId | <user id> |

    Scenario: A user can't put another's entry into a list
      What the user may edit or publish (entitledUsersEdit, entitledUsersPublish) is allowed too. Privileges of the session
      don't help.

      Given an uploaded video "Keynote"
      And I have a user's session with the privileges "edit:<Keynote>"
      When I try to create the playlist "My films" of "Keynote"
      Then Kaltura refuses with "INVALID_ENTRY_ID"
        | ID | <Keynote> |

    Scenario: A user may use an entry that is theirs to publish
      Given an entry "Trailer" with
        | entitledUsersPublish | <user id> |
      And I have a user's session
      When I create the playlist "My films" of "Trailer"
      Then the answer has
        | playlistContent | <Trailer> |

    Scenario Outline: A user makes no <type> list
      Given I have a user's session
      When I try to create a playlist "Mine" with
        | playlistType | <type> |
        | totalResults | 5      |
      Then Kaltura refuses with "INVALID_KS"

      Examples: types
        | type     |
        | DYNAMIC  |
        | EXTERNAL |
        | PATH     |

    Scenario: A user changes no other's list
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      And I have a user's session
      When I try to update the playlist "Evening" with
        | description | Mine |
      Then Kaltura refuses with "INVALID_KS"

    Scenario: A user's session for one list may change it
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      And I have a user's session with the privileges "edit:<Evening>"
      When I update the playlist "Evening" with
        | description | For Fridays |
      Then the answer has
        | description | For Fridays |

    Scenario: A user's session for what a list plays may change these entries
      editplaylist names a list where edit names an entry. The list itself it doesn't open.

      Given my own uploaded picture "Poster"
      And a playlist "Evening" of "Poster"
      And I have a user's session with the privileges "editplaylist:<Evening>"
      When I update the entry "Poster" with
        | description | Seen on Friday |
      Then the answer has
        | description | Seen on Friday |

    Scenario: A user doesn't delete rules, not even own ones
      An administrator can give a user a list by rules, whose rules the user may change.

      Given a playlist "Show" with
        | playlistType | DYNAMIC   |
        | totalResults | 5         |
        | userId       | <user id> |
      And I have a user's session
      When I try to delete the playlist "Show"
      Then Kaltura refuses with "INVALID_ENTRY_MEDIA_TYPE"

    Scenario: A user copies no list
      Not even an own one: a copy is sent the categories of its source, which only administrators may send.

      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
        | userId       | <user id>   |
      And I have a user's session
      When I try to clone the playlist "Evening" as "Mine"
      Then Kaltura refuses with "PROPERTY_VALIDATION_ADMIN_PROPERTY"
        | PROP_NAME | categories |

  Rule: What visitors may do with lists
    Everybody reads and plays lists, whoever made them: users, and the widget sessions that anybody may start. Rules are
    tried out by administrators alone.

    Scenario Outline: Somebody with <caller> plays every list
      Given an uploaded video "Keynote"
      And a playlist "Evening" of "Keynote"
      And I have <caller>
      When I execute the playlist "Evening"
      Then the list shows "Keynote" in this order

      Examples: sessions
        | caller           |
        | a user's session |
        | a widget session |

    Scenario: A widget session reads what a list holds
      Given an uploaded video "Keynote"
      And a playlist "Evening" of "Keynote"
      And I have a widget session
      When I get the playlist "Evening"
      Then the answer has
        | playlistContent | <Keynote> |

    Scenario: A session for a list sees what the list plays
      sviewplaylist names a list where sview names an entry: a page with a list needs one privilege, whatever the list plays
      tomorrow. Other entries stay closed.

      Given my own uploaded video "Keynote"
      And an access control profile "Members" that plays for sessions with sview
      And the entry "Keynote" was updated with
        | accessControlId | <Members> |
      And a playlist "Evening" of "Keynote"
      And I have a user's session with the privileges "sviewplaylist:<Evening>"
      When I ask for the playback context of "Keynote"
      Then the answer has
        | messages            | []    |
        | sources.0.flavorIds | (any) |

    Scenario: A session for another list does not
      Given my own uploaded video "Keynote"
      And an access control profile "Members" that plays for sessions with sview
      And the entry "Keynote" was updated with
        | accessControlId | <Members> |
      And an uploaded song "Song"
      And a playlist "Encores" of "Song"
      And I have a user's session with the privileges "sviewplaylist:<Encores>"
      When I ask for the playback context of "Keynote"
      Then one of the messages has
        | message | For members |

    Scenario Outline: Somebody with <caller> tries nothing out
      Given an uploaded video "Keynote"
      And I have <caller>
      When I try to execute "Keynote" without storing a list
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: sessions
        | caller           |
        | a user's session |
        | a widget session |

    Scenario: Visitors make no lists
      Given I have a widget session
      When I try to create a playlist "Mine" with
        | playlistType | STATIC_LIST |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Without a session a list plays for who names the account
      Reading it, by playlist.get, needs a session.

      Given an uploaded video "Keynote"
      And a playlist "Evening" of "Keynote"
      And I have no session
      When I call playlist.execute with
        | id        | <Evening>    |
        | partnerId | <partner id> |
      Then the answer has
        | 0.id | <Keynote> |

    Scenario: Without a session and an account there is no list
      Given a playlist "Evening" with
        | playlistType | STATIC_LIST |
      And I have no session
      When I try to execute the playlist "Evening"
      Then Kaltura refuses with "INVALID_ENTRY_ID"
        | ENTRY_ID | <Evening> |

  Rule: Playing a list in Kaltura's player
    The player needs no plugin for it: its bundle loads a playlist by its id, goes on by itself, and has buttons for the
    next and the one before. A list beside the picture is an addition that isn't in the bundle.

    @needs.packager @browser @critical
    Scenario: The player goes from one entry to the next
      player.loadPlaylist takes the id. Ten seconds before an entry ends the next one is announced.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      And a playlist "Evening" of "Keynote" and "Backstage"
      When I watch "Evening" in the player
      Then the player shows second 3 of "Keynote"
      And a visitor reads "Up next"
      And the player shows second 2 of "Backstage"

    @needs.packager @browser
    Scenario: A visitor goes to the next entry by a button
      The bar has buttons for the next entry and the one before, as soon as a list is loaded.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      And a playlist "Evening" of "Keynote" and "Backstage"
      And I am watching "Evening" in the player
      When I press "Next" in the player
      Then the player shows second 2 of "Backstage"

    @needs.packager @browser
    Scenario: A list by rules plays like any other
      Given my own uploaded video "Keynote"
      And my own uploaded vertical video "Backstage"
      And the entry "Keynote" was tagged "show"
      And the entry "Backstage" was tagged "show"
      And a playlist "Show" of at most 10 entries by rules
        | tagsMultiLikeOr | orderBy |
        | show            | +name   |
      And the playlist "Show" gives "Backstage" and "Keynote" in this order
      When I watch "Show" in the player
      Then the player shows second 2 of "Backstage"

    Scenario: What the player asks for a list anybody can ask
      In one request: a session, the list itself, its entries, and where this visitor stopped the last time. Response
      profiles keep the answers small.

      Given an uploaded video "Keynote"
      And an uploaded picture "Poster"
      And a playlist "Evening" of "Keynote" and "Poster"
      And I have no session
      When I send in one request
        """
        session.startWidgetSession "widgetId=_<partner id>"
        playlist.get ks={1:result:ks} id=<Evening> responseProfile[type]=1 responseProfile[fields]=id,name
        playlist.execute ks={1:result:ks} id=<Evening> responseProfile[type]=1 responseProfile[fields]=id,duration
        userEntry.list ks={1:result:ks} filter[objectType]=KalturaViewHistoryUserEntryFilter filter[entryIdEqual]=<Evening>
        """
      Then answer 2 has
        | name | Evening |
      And answer 3 has
        | 0.id       | <Keynote> |
        | 0.duration | 12        |
        | 1.id       | <Poster>  |
      And answer 4 has
        | totalCount | 0 |
