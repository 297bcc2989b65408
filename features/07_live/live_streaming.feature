@allure.label.epic:Live @service.liveStream @needs.live
Feature: Set up a live stream

  A live stream is an entry that an encoder broadcasts to: a camera, OBS, ffmpeg, a production desk. Kaltura packages what
  comes in, viewers follow it as HLS, and if you like it becomes a video when it is over. This guide is about the entry: what it
  is set to, where the encoder sends, and who may do what.

  Know first that

  - an entry is READY as soon as it is made. READY says nothing about whether anybody broadcasts: liveStream.isLive does
  - the entry tells the encoder's addresses by itself: RTMP, RTMPS and SRT, each for a primary and for a backup stream. They are
    made of the entry's id and a token, so nothing about ingest is configured by hand; hosts and ports are the platform's
  - whoever has such an address can broadcast. Only administrators, the owner and those who may edit the entry see them
  - recordings go to an entry of their own, which recordedEntryId names. APPENDED puts all broadcasts of an entry one behind
    the other into one video, PER_SESSION makes a video of each
  - administrators of an account make, change and delete live streams, give them new tokens and ask for their state. What a
    media server does (register itself, authenticate encoders, append recordings, push streams elsewhere) is refused
  - use liveStream for what is broadcast or plays once at its time, and liveChannel for a programme that plays a playlist: the
    guide "Play videos as live" tells of both. "Broadcast to a live stream" is about the encoder's side

  Services: liveStream (add, get, update, delete, list, regenerateStreamToken, updateOfflineThumbnailJpeg,
  createPeriodicSyncPoints, and what only media servers may call), media and baseEntry (which know live streams as well),
  conversionProfile.

  Rule: Making a live stream
    mediaType and sourceType are all that is required. sourceType says who takes the encoder's stream: Kaltura (LIVE_STREAM),
    or somebody else (MANUAL_LIVE_STREAM), whose addresses the entry then names.

    @critical @short_way
    Scenario: A live stream is ready as soon as it is made
      It has no content and never gets any. duration stays 0.

      Given a live stream "Keynote" with
        | description | The opening of the day |
        | tags        | stage                  |
      When I get the live stream "Keynote"
      Then the answer has
        | type                   | LIVE_STREAM       |
        | mediaType              | LIVE_STREAM_FLASH |
        | status                 | READY             |
        | sourceType             | LIVE_STREAM       |
        | duration               | 0                 |
        | liveStatus             | STOPPED           |
        | firstBroadcast         | (absent)          |
        | primaryBroadcastingUrl | (any)             |

    Scenario: A stream of somebody else's is found at the address that was given
      No encoder sends to Kaltura then: it only tells players where to go, and rtmp addresses are empty.

      When I create a live stream "Partner's stage" with
        | sourceType   | MANUAL_LIVE_STREAM              |
        | hlsStreamUrl | https://live.example.com/a.m3u8 |
      Then the answer has
        | sourceType             | MANUAL_LIVE_STREAM              |
        | hlsStreamUrl           | https://live.example.com/a.m3u8 |
        | primaryBroadcastingUrl |                                 |

    Scenario: Without a media type there is no live stream
      All live streams are LIVE_STREAM_FLASH today; the name is older than HLS.

      When I try to create a live stream "Keynote" with
        | mediaType | (null) |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: A source that Kaltura doesn't know is refused
      Sources of older providers are known, and want fields that nobody has any more.

      When I try to create a live stream "Keynote" with
        | sourceType | 999 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario: What isn't named stays as it is
      An update sends what changes, and nothing else.

      Given a live stream "Keynote" with
        | description | The opening of the day |
        | dvrStatus   | ENABLED                |
        | dvrWindow   | 60                     |
      When I update the live stream "Keynote" with
        | dvrWindow | 120 |
      Then the answer has
        | description | The opening of the day |
        | dvrStatus   | ENABLED                |
        | dvrWindow   | 120                    |

    Scenario Outline: Broadcasts set what only they can know: <field>
      Given a live stream "Keynote"
      When I try to update the live stream "Keynote" with
        | <field> | <value> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

      Examples: Fields of a broadcast
        | field                | value |
        | firstBroadcast       | 5     |
        | liveStatus           | 1     |
        | lastBroadcastEndTime | 5     |

    Scenario: A live stream is a media entry as well
      media.get and media.list know it; so does baseEntry. Change and delete it by liveStream or baseEntry.

      Given a live stream "Keynote"
      When I get the entry "Keynote"
      Then the answer has
        | id   | <Keynote>   |
        | type | LIVE_STREAM |

    Scenario: The media service neither changes nor deletes a live stream
      It reads live streams, and knows them no more when it is to change one.

      Given a live stream "Keynote"
      When I try to update the entry "Keynote" with
        | name | Opening |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Live streams are listed by where they come from
      Given a live stream "Keynote"
      And a live stream "Partner's stage" with
        | sourceType   | MANUAL_LIVE_STREAM              |
        | hlsStreamUrl | https://live.example.com/a.m3u8 |
      When I list the live streams with
        | sourceTypeEqual | MANUAL_LIVE_STREAM |
      Then the list shows "Partner's stage"
      And the list does not show "Keynote"

    Scenario: A deleted live stream is gone
      Its recordings are entries of their own, and stay.

      Given a live stream "Keynote"
      When I delete the live stream "Keynote"
      Then the live stream "Keynote" no longer exists

    Scenario: While nothing comes a picture of yours is shown
      The entry's thumbnail is that picture from then on, as the address with a new version shows.

      Given a live stream "Keynote"
      When I let "Keynote" show the picture "poster.jpg" while it is off air
      Then the thumbnail address of "Keynote" has changed

  Rule: Where the encoder sends
    The platform's hosts and ports differ from account to account; the entry's id and its token are in each address. st and i
    say which place a stream takes: 0 is the primary, 1 the backup.

    @critical
    Scenario: There is an address for the primary stream and one for the backup
      An encoder that asks for a stream name gets streamName; %i stands for the number of the stream, 1 if it is the only one.

      Given a live stream "Keynote"
      Then "Keynote" is broadcast to by
        | field                           | protocol | place |
        | primaryBroadcastingUrl          | rtmp     | 0     |
        | secondaryBroadcastingUrl        | rtmp     | 1     |
        | primarySecuredBroadcastingUrl   | rtmps    | 0     |
        | secondarySecuredBroadcastingUrl | rtmps    | 1     |
      And the live stream "Keynote" has
        | streamName | %i |

    Scenario: SRT encoders say by their stream id where they belong
      The address itself is the same for all entries, so give the encoder both: primarySrtBroadcastingUrl and primarySrtStreamId.

      Given a live stream "Keynote"
      Then "Keynote" is broadcast to by
        | field                | protocol | place |
        | primarySrtStreamId   | srt      | 0     |
        | secondarySrtStreamId | srt      | 1     |

    Scenario: A new token makes the old addresses worthless
      Do this when an address got about. Encoders must be set up anew.

      Given a live stream "Keynote"
      When I regenerate the token of "Keynote"
      Then no address of "Keynote" holds the first token of "Keynote"
      And "Keynote" is broadcast to by
        | field                  | protocol | place |
        | primaryBroadcastingUrl | rtmp     | 0     |
        | primarySrtStreamId     | srt      | 0     |

    Scenario: A stream of somebody else's has no token to renew
      Given a live stream "Partner's stage" with
        | sourceType   | MANUAL_LIVE_STREAM              |
        | hlsStreamUrl | https://live.example.com/a.m3u8 |
      When I try to regenerate the token of "Partner's stage"
      Then Kaltura refuses with "CANNOT_REGENERATE_STREAM_TOKEN_FOR_EXTERNAL_LIVE_STREAMS"

    Scenario: A password for SRT has ten characters at least
      With srtPass the stream id carries this password, encrypted, in place of the token.

      Given a live stream "Keynote"
      When I try to update the live stream "Keynote" with
        | srtPass | short |
      Then Kaltura refuses with "PROPERTY_VALIDATION_MIN_LENGTH"

    Scenario: A copy of a live stream has a token of its own
      A clone is a way to set up the second day like the first.

      Given a live stream "Keynote"
      When I clone the entry "Keynote" as "Second day"
      Then the answer has
        | type       | LIVE_STREAM |
        | sourceType | LIVE_STREAM |
      And no address of "Second day" holds the first token of "Keynote"

    Scenario: A copy is recorded and watched like its original, and knows nothing else of it
      recordStatus, recordingOptions, DVR and explicitLive come along. Addresses of a stream elsewhere, the stream's name and
      passwords don't.

      Given a live stream "Partner's stage" with
        | sourceType   | MANUAL_LIVE_STREAM              |
        | hlsStreamUrl | https://live.example.com/a.m3u8 |
        | dvrStatus    | ENABLED                         |
        | dvrWindow    | 60                              |
      When I clone the entry "Partner's stage" as "Second day"
      Then the answer has
        | dvrStatus    | ENABLED  |
        | dvrWindow    | 60       |
        | hlsStreamUrl | (absent) |

  Rule: Recording, and going back in time
    recordStatus says whether and how a broadcast is recorded, recordingStatus whether that happens now. With DVR viewers go back
    in the running stream, as far as dvrWindow says.

    @needs.live_recording
    Scenario: A live stream is recorded unless you say otherwise
      APPENDED: the next broadcast goes on in the same video.

      When I create a live stream "Keynote"
      Then the answer has
        | recordStatus    | APPENDED |
        | recordingStatus | ACTIVE   |
        | recordedEntryId | (absent) |

    @needs.live_recording
    Scenario Outline: recordStatus <how> means recording is <now>
      When I create a live stream "Keynote" with
        | recordStatus | <how> |
      Then the answer has
        | recordStatus    | <how> |
        | recordingStatus | <now> |

      Examples: Ways to record
        | how         | now      |
        | DISABLED    | DISABLED |
        | PER_SESSION | ACTIVE   |

    @needs.live_recording
    Scenario: Options say what a recording takes along
      shouldMakeHidden keeps it from lists, shouldCopyEntitlement gives it the people of the live stream.

      When I create a live stream "Keynote" from
        """
        {"mediaType": 201, "sourceType": "32", "recordStatus": 2,
         "recordingOptions": {"objectType": "KalturaLiveEntryRecordingOptions", "shouldMakeHidden": 1,
                              "shouldCopyEntitlement": 1, "shouldCopyThumbnail": 0}}
        """
      Then the answer has
        | recordingOptions.shouldMakeHidden      | true  |
        | recordingOptions.shouldCopyEntitlement | true  |
        | recordingOptions.shouldCopyThumbnail   | false |

    Scenario: With explicitLive viewers wait until you let them in
      What comes in is a PREVIEW for those who may edit the entry, and isn't recorded. Set viewMode to ALLOW_ALL to begin.

      When I create a live stream "Keynote" with
        | explicitLive | 1 |
      Then the answer has
        | explicitLive    | true    |
        | viewMode        | PREVIEW |
        | recordingStatus | STOPPED |

    Scenario: The doors open by the view mode
      It may be set before or during a broadcast. When the stream ends it is PREVIEW again.

      Given a live stream "Keynote" with
        | explicitLive | 1 |
      When I update the live stream "Keynote" with
        | viewMode | ALLOW_ALL |
      Then the answer has
        | viewMode | ALLOW_ALL |

    Scenario: Without explicitLive everybody may watch from the first second
      The view mode can be sent, and changes nothing.

      Given a live stream "Keynote"
      When I update the live stream "Keynote" with
        | viewMode | PREVIEW |
      Then the answer has
        | explicitLive | false     |
        | viewMode     | ALLOW_ALL |

    @needs.fixed_segments
    Scenario: How long segments are is not for the entry to say
      They last six seconds, unless the account may choose.

      Given a live stream "Keynote"
      When I try to update the live stream "Keynote" with
        | segmentDuration | 4000 |
      Then Kaltura refuses with "DYNAMIC_SEGMENT_DURATION_DISABLED"
      And the live stream "Keynote" has
        | segmentDuration | 6000 |

  Rule: Which renditions viewers get
    A conversion profile of the type LIVE_STREAM says so. Its params are live ones: those of the origin INGEST are taken as the
    encoder sends them, the others Kaltura makes.

    Scenario: A live profile gives a live stream its renditions
      They are flavors without a file, READY from the start, and bitrates tells what the profile expects of each.

      Given a conversion profile "Broadcast" with
        | type            | LIVE_STREAM |
        | flavorParamsIds | 32          |
      When I create a live stream "Keynote" with
        | conversionProfileId | <Broadcast> |
      Then the answer has
        | conversionProfileId | <Broadcast> |
        | flavorParamsIds     | 32          |
        | bitrates.0.bitrate  | (any)       |
        | bitrates.1          | (absent)    |

    Scenario: Off air the profile may be changed
      On air that is refused, as are changes of recording and DVR.

      Given a conversion profile "Broadcast" with
        | type            | LIVE_STREAM |
        | flavorParamsIds | 32          |
      And a live stream "Keynote"
      When I update the live stream "Keynote" with
        | conversionProfileId | <Broadcast> |
      Then the answer has
        | conversionProfileId | <Broadcast> |

    Scenario: A profile for uploads is none for a live stream
      It is as good as unknown.

      Given a conversion profile "Web" with
        | flavorParamsIds | 0 |
      When I try to create a live stream "Keynote" with
        | conversionProfileId | <Web> |
      Then Kaltura refuses with "CONVERSION_PROFILE_ID_NOT_FOUND"

  Rule: What each kind of session may do
    Any visitor may ask whether a stream is on air. Making, changing and deleting is for administrators; users and widgets read
    entries without what an encoder needs.

    Scenario: A user gets the entry without the encoder's addresses
      What is left is what a page needs to show and play the stream.

      Given a live stream "Keynote"
      And I have a user's session
      When I get the live stream "Keynote"
      Then the answer has
        | id | <Keynote> |
      And the answer has no address to broadcast to

    Scenario: The owner sees where to broadcast, and no token by itself
      An administrator makes the entry for a user by userId. The user then sets up the encoder.

      Given a live stream "Keynote" with
        | userId | <user id> |
      And I have a user's session
      When I get the live stream "Keynote"
      Then the answer has
        | primaryBroadcastingUrl | (any)    |
        | primarySrtStreamId     | (any)    |
        | streamPassword         | (absent) |

    Scenario Outline: Only administrators make live streams: <caller>
      Given I have <caller>
      When I try to create a live stream "Keynote"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Other callers
        | caller           |
        | a user's session |
        | a widget session |
        | no session       |

    Scenario Outline: Others don't change a live stream: <caller>
      Given a live stream "Keynote"
      And I have <caller>
      When I try to update the live stream "Keynote" with
        | description | Mine now |
      Then Kaltura refuses with "INVALID_KS"

      Examples: Other callers
        | caller           |
        | a user's session |
        | a widget session |
        | no session       |

    Scenario: Even the owner gets no new token
      Of entries that are not theirs users are refused with INVALID_KS.

      Given a live stream "Keynote" with
        | userId | <user id> |
      And I have a user's session
      When I try to regenerate the token of "Keynote"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Without a session nobody reads a live stream
      A widget's session, which anybody may start, is enough.

      Given a live stream "Keynote"
      And I have no session
      When I try to get the live stream "Keynote"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario Outline: What a media server does is refused to a customer: <action>
      Media servers are the platform's: they let encoders in, say who is connected and deliver recordings. An account that
      records by software of its own uploads the film like any other.

      Given a live stream "Keynote"
      When I try to call <action> with
        | entryId              | <Keynote>                 |
        | liveEntryId          | <Keynote>                 |
        | vodEntryId           | <Keynote>                 |
        | token                | anything                  |
        | hostname             | a.example                 |
        | mediaServerIndex     | 0                         |
        | liveEntryStatus      | 1                         |
        | protocol             | rtmp                      |
        | assetId              | anything                  |
        | duration             | 1                         |
        | resource[objectType] | KalturaServerFileResource |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Actions of media servers
        | action                                             |
        | liveStream.authenticate                            |
        | liveStream.registerMediaServer                     |
        | liveStream.unregisterMediaServer                   |
        | liveStream.validateRegisteredMediaServers          |
        | liveStream.createRecordedEntry                     |
        | liveStream.appendRecording                         |
        | liveStream.setRecordedContent                      |
        | liveStream.archive                                 |
        | liveStream.addLiveStreamPushPublishConfiguration   |
        | liveStream.removeLiveStreamPushPublishConfiguration |

    Scenario: Periodic sync points need no call any more
      Streams carry their times by themselves. The action is there for old clients, and does nothing.

      Given a live stream "Keynote"
      When I call liveStream.createPeriodicSyncPoints with
        | entryId  | <Keynote> |
        | interval | 10        |
        | duration | 60        |
      Then Kaltura answers nothing
