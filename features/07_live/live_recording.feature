@allure.label.epic:Live @service.liveStream @service.baseEntry @needs.live @needs.live_ingest
Feature: Record a live stream and let viewers go back

  What is broadcast can become a video, and viewers can go back in the running stream (DVR). Both are settings of the live
  stream entry, and both must be made before it goes on air.

  What to know first

  - recordStatus APPENDED keeps one video for an entry, to whose end each broadcast goes. PER_SESSION makes a video for
    each. DISABLED makes none.
  - A session lasts from the first encoder to the last one's end. An encoder that is cut off and comes back within some
    seconds goes on in the same session.
  - The recording is an entry of its own. It is there from the first seconds on, has nothing to play yet, and becomes READY after
    the broadcast, when its renditions are made. recordedEntryId of the live stream names it, its rootEntryId names the
    live stream.
  - Off air the live stream leads players to its recording: redirectEntryId names it.
  - dvrStatus and dvrWindow (minutes) say how far viewers go back. Without DVR the list of a stream holds the last seconds alone.
  - Where a scenario broadcasts, what is folded below it does so too: it starts ffmpeg beside the calls, and ends it with
    the scenario. "Broadcast to a live stream" tells what an encoder needs.

  Services: liveStream (add, get), baseEntry (get), media (list).

  Rule: The recording of a broadcast
    A live stream is recorded unless you say otherwise.

    @critical @short_way
    Scenario: What was broadcast becomes a video
      Given a live stream "Keynote" with
        | recordStatus | APPENDED |
      And I have broadcast to "Keynote" for 3 seconds
      When I look for the recording "Recording" of "Keynote"
      Then "Recording" becomes READY
      And "Recording" lasts 3 seconds

    Scenario: The recording shows what the encoder sent
      Given a live stream "Keynote" with
        | recordStatus | APPENDED |
      And I have broadcast to "Keynote" for 5 seconds
      And its recording is "Recording"
      When I open the playback URL of "Recording"
      Then I receive a video of 5 seconds
      And it shows second 3 of what was sent after 3 seconds

    Scenario: On air the recording is there already
      It has the name of the live stream, and no content yet.

      Given a live stream "Keynote" with
        | name         | Keynote  |
        | recordStatus | APPENDED |
      And "Keynote" is on air
      When I look for the recording "Recording" of "Keynote"
      Then the answer has
        | name        | Keynote    |
        | status      | NO_CONTENT |
        | rootEntryId | <Keynote>  |

    Scenario: Off air players are led to the recording
      A page that embeds the live stream shows the video after the broadcast, and the next broadcast when it comes.

      Given a live stream "Keynote" with
        | recordStatus | APPENDED |
      And I have broadcast to "Keynote" for 2 seconds
      And its recording is "Recording"
      When I get the live stream "Keynote"
      Then the answer has
        | recordedEntryId | <Recording> |
        | redirectEntryId | <Recording> |

    Scenario: With explicitLive a recording begins and ends by hand
      recordingStatus ACTIVE begins it and STOPPED ends it, whatever viewers see meanwhile.

      Given a live stream "Keynote" with
        | recordStatus | PER_SESSION |
        | explicitLive | 1           |
      And "Keynote" is on air
      When I update the live stream "Keynote" with
        | recordingStatus | ACTIVE |
      Then the answer has
        | recordingStatus | ACTIVE |
      And "Keynote" has one recording

    Scenario: Who wants no recording gets none
      Players then find nothing when the broadcast is over.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      When I broadcast to "Keynote" for 2 seconds
      Then no recording of "Keynote" is made

  Rule: Several broadcasts, one video or several
    APPENDED puts them one behind the other, PER_SESSION keeps them apart.

    Scenario: Appended broadcasts are one video
      The video keeps its id, and what it has until the longer one is ready.

      Given a live stream "Keynote" with
        | recordStatus | APPENDED |
      And I have broadcast to "Keynote" for 2 seconds
      And its recording is "Recording"
      When I broadcast to "Keynote" for 2 seconds
      Then "Recording" comes to last 4 seconds

    Scenario: With a session of its own each broadcast is a video of its own
      The videos are counted in their names.

      Given a live stream "Keynote" with
        | recordStatus | PER_SESSION |
      And I have broadcast to "Keynote" for 2 seconds
      And its recording is "First day"
      And I have broadcast to "Keynote" for 2 seconds
      When I look for the recording "Second day" of "Keynote"
      Then "First day" and "Second day" are two entries
      And "Second day" becomes READY

    @critical
    Scenario: An encoder that comes back in time goes on in the same recording
      Its cut shows as a jump in the video, and nothing of what it sent is missing.

      Given a live stream "Keynote" with
        | recordStatus | PER_SESSION |
      And "Keynote" is on air
      And the primary encoder of "Keynote" was lost
      And I have broadcast to "Keynote" for 3 seconds
      When I look for the recording "Recording" of "Keynote"
      Then "Recording" becomes READY
      And "Recording" lasts more than 3.5 seconds
      And "Keynote" has one recording

    Scenario: When the primary is lost the recording goes on with the backup
      The video has the one stream and then the other.

      Given a live stream "Keynote" with
        | recordStatus | PER_SESSION |
      And a backup encoder sends to "Keynote"
      And a primary encoder sends to "Keynote"
      And the primary encoder of "Keynote" was lost
      And the stream of "Keynote" has moved on
      And the backup encoder of "Keynote" has stopped
      When I look for the recording "Recording" of "Keynote"
      Then "Recording" becomes READY
      And "Recording" lasts more than 3.5 seconds
      And "Keynote" has one recording

  Rule: Going back in a running stream
    With DVR the list of the stream grows up to the window.

    Scenario: With DVR viewers go back to the beginning
      Without a dvrWindow it is two hours. Without DVR the list would have let go of the first of these seconds.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
        | dvrStatus    | ENABLED  |
      And "Keynote" is on air with 45 seconds that the encoder had stored
      When I wait until the list of "Keynote" holds nearly 45 seconds
      Then viewers of "Keynote" can go back to its beginning

    Scenario: On air DVR stays as it is
      Set it before; the same holds for recordStatus.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
      And "Keynote" is on air
      When I try to update the live stream "Keynote" with
        | dvrStatus | ENABLED |
      Then Kaltura refuses with "CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING"

    Scenario: The window grows to its limit and no further
      dvrWindow counts minutes. What is older can't be seen any more until the recording is there. The encoder here had
      stored some of the film and sends that at once, as one does whose line was down.

      Given a live stream "Keynote" with
        | recordStatus | DISABLED |
        | dvrStatus    | ENABLED  |
        | dvrWindow    | 1        |
      And "Keynote" is on air with 55 seconds that the encoder had stored
      When I wait until the list of "Keynote" holds nearly 60 seconds
      Then viewers of "Keynote" can go back 60 seconds, and no further
