@allure.label.epic:Live @service.liveStream @service.schedule_scheduleEvent @service.liveChannel @service.liveChannelSegment @needs.live
Feature: Play videos as live: simulive and channels

  Simulive is a video that plays as if it were live: it begins at its time, whoever comes later joins where it has come to, and
  all see the same second. Use it for premieres, for a keynote that was recorded the day before, for a webinar in several time
  zones. A live channel is a programme without an end: an entry that plays a playlist over and over.

  Know first that

  - simulive needs no service of its own: a schedule event names the live stream (templateEntryId) and the video
    (sourceEntryId). liveStream.isLive and the manifest of the live stream then say what the schedule says
  - the stream can be followed from 18 seconds after the event's start: three segments of six seconds must be there
  - give the live stream a live conversion profile. Without renditions of its own its manifest is refused
  - the video ends when it ends. The entry counts as on air until its event is over, so let the event be as long as the video
  - live captions are a feature of the event: liveFeatures says where the caption service takes the sound and sends the text.
    Ordering them as a task of REACH is a matter of that service, and of accounts that have it
  - a channel has no addresses for encoders. liveStream is for what is broadcast or plays at one time, liveChannel for what
    plays on and on

  Events are told of in the guide on [scheduling](scheduling.md).

  Services: liveStream (isLive, getDetails), schedule_scheduleEvent (add, update, updateLiveFeature, delete), baseEntry
  (getPlaybackContext), liveChannel (add, get, update, list, isLive, delete), liveChannelSegment (add, get, update, delete).

  Rule: A video that plays as live
    The event is made by an administrator. Its startDate and endDate are unix times; small numbers count from now.

    @critical @short_way
    Scenario: A video is on air at the time of its event
      Nobody broadcasts, so both places of the stream are STOPPED, and it is LIVE all the same.

      Given an uploaded video "Film" of 30 seconds
      And a live stream "Premiere"
      When I create a live event "Opening" with
        | templateEntryId | <Premiere> |
        | sourceEntryId   | <Film>     |
        | startDate       | -30        |
        | endDate         | 600        |
      Then "Premiere" goes on air

    Scenario: Its details tell that no encoder is behind it
      Given a live stream "Premiere" that has played "Film" for 30 seconds
      When I ask for the details of "Premiere"
      Then the answer has
        | broadcastStatus       | 3     |
        | primaryStreamStatus   | 0     |
        | secondaryStreamStatus | 0     |
        | wasBroadcast          | false |

    Scenario: Before its time nothing is on air
      Given an uploaded video "Film" of 30 seconds
      And a live stream "Premiere"
      And a live event "Opening" with
        | templateEntryId | <Premiere> |
        | sourceEntryId   | <Film>     |
        | startDate       | 3600       |
        | endDate         | 7200       |
      When I ask whether "Premiere" is on air
      Then Kaltura answers false

    Scenario: For the first seconds there is nothing to follow yet
      Given an uploaded video "Film" of 30 seconds
      And a live stream "Premiere"
      And a live event "Opening" with
        | templateEntryId | <Premiere> |
        | sourceEntryId   | <Film>     |
        | startDate       | 2          |
        | endDate         | 600        |
      When I ask whether "Premiere" is on air
      Then Kaltura answers false

    Scenario: It is over when its event is
      Given a live stream "Premiere" that has played "Film" for 30 seconds
      When I delete the live event "Opening"
      Then "Premiere" goes off air

    Scenario: While a video plays as live the stream's settings stay
      As with an encoder's broadcast: DVR, recording, the profile and explicitLive change before or after it.

      Given a live stream "Premiere" that has played "Film" for 30 seconds
      When I try to update the live stream "Premiere" with
        | dvrWindow | 60 |
      Then Kaltura refuses with "CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING"
        | FIELD | dvrWindow |

    Scenario: Without a source an event plays nothing
      It says when somebody will broadcast. The entry is on air when they do.

      Given a live stream "Keynote"
      And a live event "Opening" with
        | templateEntryId | <Keynote> |
        | startDate       | -30       |
        | endDate         | 600       |
      When I ask whether "Keynote" is on air
      Then Kaltura answers false

    Scenario: An event lasts a day at the most
      A programme for longer is a series of events, or a channel.

      Given a live stream "Premiere"
      When I try to create a live event "Opening" with
        | templateEntryId | <Premiere> |
        | startDate       | 60         |
        | endDate         | 100000     |
      Then Kaltura refuses with "MAX_SCHEDULE_DURATION_REACHED"

  Rule: What viewers see
    Viewers open the manifest of the live stream, as of any other. Its list moves on with the clock.

    @critical @needs.packager
    Scenario: All viewers see the same second
      What they see is a few segments behind the clock, as with every live stream.

      Given a live stream "Premiere" that has played "Film" for 20 seconds
      When I let two viewers watch "Premiere"
      Then both see the same second
      And they are at most 15 seconds behind the start of "Opening"

    @needs.packager
    Scenario: Who comes later has missed the beginning
      Given a live stream "Premiere" that has played "Film" for 18 seconds
      When I watch "Premiere" as it goes on
      Then the picture has moved on

    @needs.packager
    Scenario: The stream comes to an end with the video
      Given a live stream "Premiere" that has played "Film" for 40 seconds
      When I ask whether "Premiere" is on air
      Then Kaltura answers true
      And the stream of "Premiere" has come to its end

    Scenario: Without renditions of its own a live stream plays no video
      The manifest is refused though the entry is on air. A live conversion profile gives it renditions.

      Given an uploaded video "Film" of 30 seconds
      And a live stream "Premiere"
      And a live event "Opening" with
        | templateEntryId | <Premiere> |
        | sourceEntryId   | <Film>     |
        | startDate       | -30        |
        | endDate         | 600        |
      When I open the manifest of "Premiere" with
        | format | applehttp |
      Then delivery refuses because "requested flavor was not found"

    Scenario: A player is told when it is live, and of the video's own files
      activeLiveStreamTime says from when to when. Note that the sources are those of the video: who plays them instead of the
      live stream's manifest sees it from the beginning.

      Given a live stream "Premiere" that has played "Film" for 30 seconds
      When I ask for the playback context of "Premiere"
      Then the answer has
        | activeLiveStreamTime.startTime | (any) |
        | activeLiveStreamTime.endTime   | (any) |
      And one of the sources has
        | format | applehttp |

  Rule: Live captions
    A caption service listens to the stream and sends text. The event of the broadcast says where: mediaUrl and mediaKey for the
    sound, captionUrl and captionToken for the text.

    Scenario: Live captions are a feature of the event
      When I create a live event "Opening" from
        """
        {"recurrenceType": 0, "startDate": 3600, "endDate": 7200, "liveFeatures": [
          {"objectType": "KalturaLiveCaptionFeature", "systemName": "captions", "language": "eng",
           "mediaUrl": "srt://captions.example.com", "captionUrl": "wss://captions.example.com", "inputDelay": 2}]}
        """
      Then the answer has
        | liveFeatures.0.systemName | captions                   |
        | liveFeatures.0.mediaUrl   | srt://captions.example.com |
        | liveFeatures.0.inputDelay | 2                          |

    Scenario: A feature that the event doesn't have can't be changed
      Add features by an update of the event, with the whole list.

      Given a live event "Opening" with
        | startDate | 3600 |
        | endDate   | 7200 |
      When I try to change the feature "captions" (KalturaLiveCaptionFeature) of "Opening" with
        | language | eng |
      Then Kaltura refuses with "FEATURE_NAME_NOT_FOUND"

    Scenario: Two features of one name are one too many
      When I try to create a live event "Opening" from
        """
        {"recurrenceType": 0, "startDate": 3600, "endDate": 7200, "liveFeatures": [
          {"objectType": "KalturaLiveCaptionFeature", "systemName": "captions", "language": "eng"},
          {"objectType": "KalturaLiveCaptionFeature", "systemName": "captions", "language": "spa"}]}
        """
      Then Kaltura refuses with "DUPLICATE_LIVE_FEATURE"

  @needs.live_channels
  Rule: Channels
    Live channels are a feature of the account. A channel is READY when it has something to play: a playlist, or a segment, which
    is an entry placed in the channel's time.

    Scenario: A channel plays a playlist
      Given my own uploaded video "Film" of 12 seconds
      And a playlist "Loop" with
        | playlistType    | STATIC_LIST |
        | playlistContent | <Film>      |
      When I create a live channel "Lobby" with
        | playlistId | <Loop> |
        | repeat     | true   |
      Then the answer has
        | type       | LIVE_CHANNEL |
        | status     | READY        |
        | playlistId | <Loop>       |
        | repeat     | true         |

    Scenario: A channel with nothing to play is not ready
      Give it a playlist by an update.

      When I create a live channel "Lobby"
      Then the answer has
        | status | NO_CONTENT |

    Scenario: A channel gets ready with its first segment
      startTime and duration are milliseconds.

      Given an uploaded video "Film" of 30 seconds
      And a live channel "Lobby"
      When I create a channel segment "News" with
        | channelId   | <Lobby>          |
        | entryId     | <Film>           |
        | type        | VIDEO_AND_AUDIO  |
        | triggerType | CHANNEL_RELATIVE |
        | startTime   | 0                |
        | duration    | 10000            |
      Then the answer has
        | status   | ACTIVE |
        | duration | 10000  |
      And the live channel "Lobby" has
        | status | READY |

    Scenario: A player is told of a channel's film at the channel's own address
      The playback context names the renditions of a film in the playlist, as if they were the channel's own.

      Given my own uploaded video "Film" of 12 seconds
      And a playlist "Loop" with
        | playlistType    | STATIC_LIST |
        | playlistContent | <Film>      |
      And a live channel "Lobby" with
        | playlistId | <Loop> |
      When I ask for the playback context of "Lobby"
      Then one of the sources has
        | format | applehttp |
      And one of the flavors has
        | entryId | <Lobby> |

    Scenario: Channels are listed by their own service
      baseEntry and media list them too.

      Given a live channel "Lobby"
      When I list the live channels with
        | idEqual | <Lobby> |
      Then the list shows only "Lobby"

    Scenario: A segment can be moved
      Given an uploaded video "Film" of 30 seconds
      And a live channel "Lobby"
      And a channel segment "News" with
        | channelId   | <Lobby>          |
        | entryId     | <Film>           |
        | triggerType | CHANNEL_RELATIVE |
        | startTime   | 0                |
        | duration    | 10000            |
      When I update the channel segment "News" with
        | startTime | 60000 |
      Then the answer has
        | startTime | 60000 |
        | duration  | 10000 |

    Scenario: A deleted segment is gone
      The channel stays READY, whether or not it has another.

      Given a live channel "Lobby"
      And a channel segment "News" with
        | channelId | <Lobby> |
      When I delete the channel segment "News"
      Then the channel segment "News" no longer exists

    Scenario: A deleted channel can still be read
      Each save decides a channel's status anew, the one that deletes it too. Its moderation status tells that it is gone: it is
      one of no name.

      Given a live channel "Lobby"
      When I delete the live channel "Lobby"
      Then the live channel "Lobby" has
        | status           | NO_CONTENT |
        | moderationStatus | 4          |

    Scenario: A copy of a channel plays nothing
      Give it a playlist of its own.

      Given my own uploaded video "Film" of 12 seconds
      And a playlist "Loop" with
        | playlistType    | STATIC_LIST |
        | playlistContent | <Film>      |
      And a live channel "Lobby" with
        | playlistId | <Loop> |
      When I clone the entry "Lobby" as "Bar"
      Then the answer has
        | type       | LIVE_CHANNEL |
        | playlistId | (absent)     |

    Scenario: Nobody says of a channel whether it is on air
      isLive knows streams that are packaged for an encoder. A channel plays always, so its answer is empty.

      Given a live channel "Lobby"
      When I call liveChannel.isLive with
        | id | <Lobby> |
      Then Kaltura answers nothing

    @needs.packager
    Scenario: A channel begins anew when its playlist is over
      Given my own uploaded video "Film" of 12 seconds
      And a playlist "Loop" with
        | playlistType    | STATIC_LIST |
        | playlistContent | <Film>      |
      When I create a live channel "Lobby" with
        | playlistId | <Loop> |
      Then the stream of "Lobby" goes on

  @needs.live_channels
  Rule: Who may do what with channels
    Administrators make and change channels, users and visitors read them. What a media server says is the platform's own.

    Scenario: Users read channels
      Given a live channel "Lobby"
      And I have a user's session
      When I get the live channel "Lobby"
      Then the answer has
        | id | <Lobby> |

    Scenario: Users don't change channels
      Unless they own them or may edit them.

      Given a live channel "Lobby"
      And I have a user's session
      When I try to update the live channel "Lobby" with
        | description | Mine now |
      Then Kaltura refuses with "INVALID_KS"

    Scenario: Without a session nobody reads a channel
      Given a live channel "Lobby"
      And I have no session
      When I try to get the live channel "Lobby"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario Outline: What media servers say of a channel is refused to a customer: <action>
      Given a live channel "Lobby"
      When I try to call <action> with
        | entryId              | <Lobby>                   |
        | hostname             | a.example                 |
        | mediaServerIndex     | 0                         |
        | liveEntryStatus      | 1                         |
        | assetId              | anything                  |
        | duration             | 1                         |
        | resource[objectType] | KalturaServerFileResource |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Actions of media servers
        | action                                     |
        | liveChannel.registerMediaServer            |
        | liveChannel.unregisterMediaServer          |
        | liveChannel.validateRegisteredMediaServers |
        | liveChannel.createRecordedEntry            |
        | liveChannel.appendRecording                |
        | liveChannel.setRecordedContent             |

    Scenario: Only administrators make channels
      Given I have a user's session
      When I try to create a live channel "Lobby"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
