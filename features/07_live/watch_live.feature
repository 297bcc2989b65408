@allure.label.epic:Live @service.liveStream @service.baseEntry @service.entryServerNode @service.liveReports @needs.live
Feature: Find out whether a stream is on air, and who may watch it

  A page with a live stream asks one question before all others: does it play now? This guide tells what the API answers while
  nobody broadcasts, what a player is told of a live stream, how it is kept from those who may not see it, and where you see who
  is connected and who watches. What changes while an encoder sends is shown in the guide on broadcasting.

  Know first that

  - liveStream.isLive is a plain true or false, for anybody, without a session. It may be some seconds old: Kaltura keeps the
    answer for half a minute while a stream is on air, and for five seconds while it isn't
  - getDetails tells more: what comes in at the primary and the backup place, and whether viewers may see it (LIVE) or only those
    who may edit the entry (PREVIEW)
  - liveStatus of the entry is older; don't build on it
  - the manifest of a stream that is off air is refused. The playback context names its address all the same, so that a player
    can be set up beforehand
  - access control, schedules and moderation hold for live streams as for videos
  - entryServerNode has an object for each connection, as long as the encoder is there. liveReports counts viewers

  Services: liveStream (isLive, getDetails), baseEntry (getPlaybackContext), entryServerNode (list, get, and what only media
  servers may call), liveReports (getReport, getEvents), liveStats (collect, which only players of the platform's may call).

  Rule: Whether a stream is on air
    Ask isLive before you show a player, and again every half minute while it says false.

    @critical @short_way
    Scenario: A stream that nobody broadcasts to is off air
      Given a live stream "Keynote"
      When I ask whether "Keynote" is on air
      Then Kaltura answers false

    Scenario Outline: Anybody may ask: <caller>
      A web page needs no session for it.

      Given a live stream "Keynote"
      And I have <caller>
      When I ask whether "Keynote" is on air
      Then Kaltura answers false

      Examples: Callers
        | caller           |
        | a user's session |
        | a widget session |
        | no session       |

    Scenario: The details tell of both places
      broadcastStatus is 1 OFFLINE, 2 PREVIEW or 3 LIVE; a place is 0 STOPPED, 3 AUTHENTICATED, 2 BROADCASTING or 1 PLAYABLE.

      Given a live stream "Keynote"
      And I have no session
      When I ask for the details of "Keynote"
      Then the answer has
        | broadcastStatus       | 1     |
        | primaryStreamStatus   | 0     |
        | secondaryStreamStatus | 0     |
        | viewMode              | 1     |
        | wasBroadcast          | false |

    Scenario: Of a live stream with explicitLive the details tell that it is for previewers
      viewMode 0 is PREVIEW: once an encoder sends, broadcastStatus says 2 until the doors are opened.

      Given a live stream "Keynote" with
        | explicitLive | 1 |
      When I ask for the details of "Keynote"
      Then the answer has
        | viewMode        | 0 |
        | broadcastStatus | 1 |

    Scenario: What isn't there is not off air, it is unknown
      Given a live stream "Keynote"
      And the live stream "Keynote" was deleted
      When I try to ask whether "Keynote" is on air
      Then Kaltura refuses with "INVALID_ENTRY_ID"

    Scenario: A video is no live stream
      Nor is a channel: it has an isLive of its own service.

      Given an uploaded video "Film" of 12 seconds
      When I try to call liveStream.isLive with
        | id | <Film> |
      Then Kaltura refuses with "INVALID_ENTRY_ID"

    Scenario: Of a stream of somebody else's it is known by HLS alone
      Kaltura looks at the address that the entry has, for the protocol that you name.

      Given a live stream "Partner's stage" with
        | sourceType   | MANUAL_LIVE_STREAM              |
        | hlsStreamUrl | https://live.example.com/a.m3u8 |
      When I try to call liveStream.isLive with
        | id       | <Partner's stage> |
        | protocol | rtmp              |
      Then Kaltura refuses with "LIVE_STREAM_STATUS_CANNOT_BE_DETERMINED"

  Rule: What a player is told
    A player asks for the playback context, and opens the manifest that it names.

    Scenario: The playback context names a stream that may be off air
      So a page can be set up an hour before, and begin to play when isLive turns true.

      Given a live stream "Keynote"
      When I ask for the playback context of "Keynote"
      Then one of the sources has
        | format | applehttp |

    Scenario: Off air there is no manifest
      The page is empty, with HTTP 404, and a header that says why.

      Given a live stream "Keynote"
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then delivery refuses because "The given entry is not broadcasting"

    Scenario: A live profile's renditions are flavors of the context
      Given a conversion profile "Broadcast" with
        | type            | LIVE_STREAM |
        | flavorParamsIds | 32          |
      And a live stream "Keynote" with
        | conversionProfileId | <Broadcast> |
      When I ask for the playback context of "Keynote"
      Then one of the flavors has
        | objectType     | KalturaLiveAsset |
        | flavorParamsId | 32               |

    Scenario: Whom the rules block is told so, and gets no source
      Administrators are not judged by rules.

      Given an access control profile "Closed" that blocks everybody
      And a live stream "Keynote" with
        | accessControlId | <Closed> |
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then one of the actions has
        | objectType | KalturaAccessControlBlockAction |

    Scenario: The manifest is refused by access control before it is asked who broadcasts
      Given an access control profile "Closed" that blocks everybody
      And a live stream "Keynote" with
        | accessControlId | <Closed> |
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then delivery refuses because "entry restricted due to access-control"

    Scenario: Before the entry's own schedule viewers are turned away
      startDate and endDate of a live stream say when it may be watched, not when it is broadcast.

      Given a live stream "Keynote" with
        | startDate | 3600 |
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then delivery refuses because "entry restricted due to scheduling"

    Scenario: An event that begins within the hour is told of
      Players count down by it.

      Given a live stream "Keynote"
      And a live event "Opening" with
        | templateEntryId | <Keynote> |
        | startDate       | 600       |
        | endDate         | 1200      |
      When I ask for the playback context of "Keynote"
      Then the answer has
        | activeLiveStreamTime.startTime | (any) |
        | activeLiveStreamTime.endTime   | (any) |

  Rule: Who is connected, and who watches
    An entryServerNode is one encoder at one place of an entry. It comes with the encoder and goes with it.

    Scenario: Off air there is no connection
      Given a live stream "Keynote"
      When I list the connections with
        | entryIdEqual | <Keynote> |
      Then the list counts 0 in all

    Scenario: Connections are asked for by an entry that is there
      Without the name of an entry the list has the connections of all.

      Given a live stream "Keynote"
      And the live stream "Keynote" was deleted
      When I try to list the connections with
        | entryIdEqual | <Keynote> |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A connection that is gone is not found
      Connections have numbers. They are deleted when the encoder has been away for longer than the platform waits.

      When I try to call entryServerNode.get with
        | id | 999999999 |
      Then Kaltura refuses with "ENTRY_SERVER_NODE_NOT_FOUND"

    Scenario: Of a stream that is off air nobody is counted
      ENTRY_TOTAL has a row for each entry that is watched.

      Given a live stream "Keynote"
      When I call liveReports.getReport with
        | reportType                | ENTRY_TOTAL                  |
        | filter[objectType]        | KalturaLiveReportInputFilter |
        | filter[entryIds]          | <Keynote>                    |
        | filter[live]              | 1                            |
      Then the answer has
        | totalCount | 0 |

    Scenario: The audience over time is a line of numbers
      getEvents answers one graph: moments and how many watched, lately (live) or between fromTime and toTime. Of what
      nobody watched it is empty.

      Given a live stream "Keynote"
      When I call liveReports.getEvents with
        | reportType         | ENTRY_TIME_LINE              |
        | filter[objectType] | KalturaLiveReportInputFilter |
        | filter[entryIds]   | <Keynote>                    |
        | filter[live]       | 1                            |
      Then answer 1 has
        | id   | audience |
        | data |          |

    Scenario: The audience over time is the only line there is
      Totals are asked for by getReport, and getReport knows no line: each refuses what is the other's.

      When I try to call liveReports.getEvents with
        | reportType         | ENTRY_TOTAL                  |
        | filter[objectType] | KalturaLiveReportInputFilter |
        | filter[live]       | 1                            |
      Then Kaltura refuses with "ANALYTICS_UNSUPPORTED_QUERY"

    Scenario: A user sees connections, a visitor doesn't
      Given a live stream "Keynote"
      And I have a widget session
      When I try to list the connections with
        | entryIdEqual | <Keynote> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Reports are not for visitors
      How many watch is for the account to know.

      Given I have a widget session
      When I try to call liveReports.getReport with
        | reportType | ENTRY_TOTAL |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario Outline: What the platform's own servers and players tell is refused to a customer: <action>
      Given a live stream "Keynote"
      When I try to call <action> with
        | id                          | 999999999                  |
        | status                      | 1                          |
        | entryServerNode[objectType] | KalturaLiveEntryServerNode |
        | event[objectType]           | KalturaLiveStatsEvent      |
        | event[entryId]              | <Keynote>                  |
        | event[eventType]            | 1                          |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Actions of the platform's own
        | action                                            |
        | entryServerNode.update                            |
        | entryServerNode.updateStatus                      |
        | entryServerNode.validateRegisteredEntryServerNode |
        | liveStats.collect                                 |
