@allure.label.epic:Live @service.liveStream @service.entryServerNode @needs.live @needs.live_ingest
Feature: Broadcast to a live stream

  An encoder sends pictures and sound to one of the addresses that a live stream entry gives. Kaltura takes them in,
  packages them, and viewers follow as long as they come. Here ffmpeg is the encoder, with a film whose picture counts
  the seconds. OBS and hardware encoders take the same: a server, and the name of a stream or a stream key.

  By RTMP it is primaryBroadcastingUrl, and behind it the stream's name, the entry's id and _1

  ```sh
  ffmpeg -re -i film.mp4 -c:v libx264 -g 50 -c:a aac -f flv \
    "rtmp://host:1935/kLive?p=4101&e=0_keynote&i=0&t=1a2b3c4d/0_keynote_1"
  ```

  By SRT it is primarySrtBroadcastingUrl, and primarySrtStreamId as its streamid

  ```sh
  ffmpeg -re -i film.mp4 -c:v libx264 -g 50 -c:a aac -f mpegts \
    "srt://host:7045?streamid=#:::e=0_keynote,st=0,p=1a2b3c4d&linger=5"
  ```

  Without linger ffmpeg closes an SRT connection before its last half second has gone out.

  What to know first

  - The picture is H.264, the sound AAC, with a key frame every second or two: segments begin at key frames.
  - An entry has two places, primary (i=0, st=0) and backup (i=1, st=1). One encoder at either of them is enough.
  - The token in the address is all that an encoder has to show. Treat the address as a password.
  - liveStream.isLive is true once viewers can follow, some seconds after the first frame, and false again after the last.
  - An encoder that is cut off is waited for, for some seconds. When it comes back the broadcast goes on as if it had never
    left. One that says goodbye ends the broadcast.
  - Where a scenario broadcasts, what is folded below it does so too: it takes the address from liveStream.get, starts
    ffmpeg beside the calls, and ends it with the scenario.

  Services: liveStream (get, isLive, getDetails, regenerateStreamToken), entryServerNode (list), liveReports (getReport),
  and the manifest of delivery.

  Rule: From the encoder to the viewer
    The encoder sends, isLive turns true, and the manifest of the entry leads to what is sent.

    @critical @short_way
    Scenario: A live stream is on air while an encoder sends to it
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      When I begin to broadcast to "Keynote" by RTMP
      Then "Keynote" goes on air

    Scenario: It is off air again when the encoder stops
      Viewers see what they have still to see; the list has its end.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I stop broadcasting to "Keynote"
      Then "Keynote" goes off air

    Scenario: SRT encoders say by their stream id where they belong
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      When I begin to broadcast to "Keynote" by SRT
      Then "Keynote" goes on air
      And the stream of "Keynote" moves on

    Scenario: Viewers see what the encoder sends
      A player opens the manifest once and the list in it again and again: new segments stand at its end.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I watch "Keynote" as it goes on
      Then the picture has moved on

    Scenario: Who follows to the end has seen all of it
      The list ends with the broadcast (EXT-X-ENDLIST), and so does a player.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air for 6 seconds
      When I play "Keynote" with
        | format | applehttp |
      Then I receive a video of 6 seconds
      And it shows second 4 of what was sent after 4 seconds

    @browser
    Scenario: Kaltura's player plays the stream and sees its end
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air for 15 seconds
      When I watch "Keynote" in the player
      Then the player plays
      And the counter in its picture goes on
      And the player comes to the end

    Scenario: The entry tells since when it is on air
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I get the live stream "Keynote"
      Then the answer has
        | liveStatus                | PLAYABLE |
        | firstBroadcast            | (any)    |
        | lastBroadcast             | (any)    |
        | currentBroadcastStartTime | (any)    |

    Scenario: The details tell what comes in and who may see it
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I ask for the details of "Keynote"
      Then the answer has
        | primaryStreamStatus   | 1    |
        | secondaryStreamStatus | 0    |
        | wasBroadcast          | true |
        | broadcastStatus       | 3    |

    Scenario: Without more in its profile a stream plays as it comes
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then one of its streams has
        | RESOLUTION | 640x360 |

    Scenario: A live profile's renditions are in the manifest and play
      Params that no encoder sends, those without the tag ingest, are made of the stream while it flows.

      Given a set of flavor params "Small" with
        | objectType   | KalturaLiveParams |
        | height       | 180               |
        | videoBitrate | 200               |
        | tags         | small             |
      And a conversion profile "Two renditions" with
        | type            | LIVE_STREAM |
        | flavorParamsIds | 32,<Small>  |
      And a live stream "Keynote" with
        | recordStatus        | DISABLED         |
        | conversionProfileId | <Two renditions> |
      When I begin to broadcast to "Keynote" by RTMP
      Then "Keynote" goes on air
      And 2 streams of "Keynote" play

    Scenario: On air a stream keeps its profile
      What decides how a stream is packaged can be changed off air: profile, DVR, recording, explicitLive.

      Given a conversion profile "Passed through" with
        | type            | LIVE_STREAM |
        | flavorParamsIds | 32          |
      And a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I try to update the live stream "Keynote" with
        | conversionProfileId | <Passed through> |
      Then Kaltura refuses with "CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING"

  Rule: Who may broadcast
    Whoever has the entry's address. Kaltura turns other encoders away before they can send anything.

    Scenario Outline: An encoder with a wrong token is turned away: <way>
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      When I begin to broadcast to "Keynote" by <way> with the token "00000000"
      Then the encoder is turned away
      And "Keynote" goes off air

      Examples: Both protocols
        | way  |
        | RTMP |
        | SRT  |

    Scenario: With a new token the old address is worth nothing
      Who is broadcasting already goes on.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" has got a new token
      When I begin to broadcast to "Keynote" with the address from before
      Then the encoder is turned away
      And "Keynote" goes off air

    Scenario: Where the entry has a password for SRT an encoder must encrypt by it
      srtPass is the passphrase of SRT's own encryption. Then primarySrtStreamId has ep= with a word made of it, in place of
      the token.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED           |
        | srtPass      | not for everybody  |
      When I begin to broadcast to "Keynote" by SRT
      Then the encoder is turned away

    Scenario: A place that is taken takes no second encoder
      The first one is not disturbed.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I begin to broadcast to "Keynote" by SRT
      Then the encoder is turned away
      And "Keynote" goes on air

  Rule: Primary and backup
    A second encoder sends the same to the second address. When the first one fails viewers go on with the second.

    Scenario: Each place has a connection of its own
      serverType tells the places apart: 0 is the primary, 1 the backup.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And a primary encoder sends to "Keynote"
      When I begin to broadcast to the backup of "Keynote"
      Then the primary of "Keynote" is connected
      And the backup of "Keynote" is connected

    Scenario: A backup alone is enough
      Viewers don't know at which place a stream comes in.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      When I begin to broadcast to the backup of "Keynote"
      Then "Keynote" goes on air
      And the stream of "Keynote" moves on

    @critical
    Scenario: When the primary is lost the stream goes on with the backup
      Lists mark the place with EXT-X-DISCONTINUITY, and players go on.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And a backup encoder sends to "Keynote"
      And a primary encoder sends to "Keynote"
      When the primary encoder of "Keynote" is lost
      Then the stream of "Keynote" moves on
      And "Keynote" goes on air

    Scenario: An encoder that was cut off comes back in time
      Nobody else may take its place meanwhile, and viewers wait at the end of the list.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      And the primary encoder of "Keynote" was lost
      When I begin to broadcast to "Keynote" by RTMP
      Then the stream of "Keynote" moves on
      And "Keynote" goes on air

  Rule: Who is connected, and who may follow
    entryServerNode.list shows the encoders. Access control and explicitLive say who follows them.

    Scenario: A connection tells what it sends
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I list the connections with
        | entryIdEqual | <Keynote> |
      Then the answer has
        | totalCount                  | 1    |
        | objects.0.serverType        | 0    |
        | objects.0.status            | 1    |
        | objects.0.streams.0.width   | 640  |
        | objects.0.streams.0.height  | 360  |

    Scenario: Nobody is connected once the encoder has gone
      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And I have broadcast to "Keynote" for 2 seconds
      When I list the connections with
        | entryIdEqual | <Keynote> |
      Then the list counts 0 in all

    Scenario: A preview is on air for administrators alone
      It becomes everybody's with viewMode ALLOW_ALL.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
        | explicitLive | 1        |
      And "Keynote" is on air
      And I have a user's session
      When I ask whether "Keynote" is on air
      Then Kaltura answers false

    Scenario: Whom the rules block gets no manifest
      Access control is the same as for videos, and stands before everything else.

      Given an access control profile "Closed" that blocks everybody
      And a live stream "Keynote" with
        | recordStatus    | DISABLED |
        | accessControlId | <Closed> |
      And "Keynote" is on air
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then delivery refuses because "entry restricted due to access-control"

    @sandbox_only
    Scenario: Viewers are counted
      On the hosted platform players report that they watch, and reports follow some time later. The sandbox counts who
      fetched a segment within the last seconds.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      And 2 viewers follow "Keynote"
      When I call liveReports.getReport with
        | reportType         | ENTRY_TOTAL                  |
        | filter[objectType] | KalturaLiveReportInputFilter |
        | filter[entryIds]   | <Keynote>                    |
      Then the answer has
        | objects.0.entryId  | <Keynote> |
        | objects.0.audience | 2         |
