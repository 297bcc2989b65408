@allure.label.epic:Start_here @service.media @service.uploadToken
Feature: From a file to a playing video

  Four calls bring a file onto the platform: an upload token receives the bytes, an entry is the video with its name
  and its data, and media.addContent ties the one to the other. From then on the platform works by itself: it looks
  into the file, makes renditions for phones and for large screens, and takes a thumbnail.

  Use this for the first upload from your own code; chunks, resuming and other sources are in the guide on upload and
  ingest. What takes time is the processing: an entry can be played when its status is READY, and that is what a
  program waits for. A short video takes a minute or two on a busy server.

  Services: uploadToken (add, upload), media (add, addContent, get), and the playback and thumbnail URLs that the entry
  itself tells you.

  Scenario: An upload token takes in the file
    Given an upload token "Film"
    When I upload the file "keynote_short.mp4" to the upload token "Film"
    Then the upload token "Film" has
      | status           | FULL_UPLOAD       |
      | fileName         | keynote_short.mp4 |
      | uploadedFileSize | 275699            |

  Scenario: A new entry waits for its content
    Only the media type is demanded. Everything else can be filled in later, by media.update.

    When I create an entry "My first video" with
      | mediaType   | VIDEO           |
      | description | Made by the API |
      | tags        | first, video    |
    Then the entry "My first video" has
      | name        | My first video  |
      | status      | NO_CONTENT      |
      | mediaType   | VIDEO           |
      | description | Made by the API |
      | tags        | first, video    |
      | duration    | 0               |

  @critical @slow @short_way
  Scenario: With its content an entry becomes a video
    The answer of media.addContent says PRECONVERT. Ask again until it says READY; the length and the size of the
    picture come from the file itself.

    Given an entry "My first video"
    And an upload token "Film" with the file "keynote_short.mp4"
    When I attach the upload token "Film" to the entry "My first video"
    Then "My first video" becomes READY
    And "My first video" lasts 12 seconds
    And the entry "My first video" has
      | width  | 640 |
      | height | 360 |

  @critical
  Scenario: A READY entry plays from its own address
    The entry's dataUrl answers with a redirect to a file that any player takes. No session is needed, unless the
    account restricts access.

    Given an uploaded video "Keynote"
    When I open the playback URL of "Keynote"
    Then I receive a video of 12 seconds
    And it shows second 5 of "Keynote" after 5 seconds

  Scenario: A READY entry has a thumbnail in every size
    Put the width you want at the end of the entry's thumbnailUrl; the height follows.

    Given an uploaded video "Keynote"
    When I open the thumbnail of "Keynote" 200 pixels wide
    Then I receive a picture of 200 pixels width

  Scenario: The source file is the first of the flavors
    Each file of an entry is a flavor asset: the upload itself, and the renditions made of it.

    Given an uploaded video "Keynote"
    When I list the flavors with
      | entryIdEqual | <Keynote> |
    Then one of the list has
      | isOriginal | true      |
      | status     | READY     |
      | width      | 640       |
      | height     | 360       |
      | entryId    | <Keynote> |

  Scenario: Several calls travel in one request
    A multirequest saves round trips. {1:result:id} stands for the id that the first call answered.

    When I send in one request
      """
      media.add      entry[objectType]=KalturaMediaEntry entry[mediaType]=1 entry[name]="All at once"
      uploadToken.add
      media.get      entryId={1:result:id}
      """
    Then answer 3 has
      | name   | All at once |
      | status | NO_CONTENT  |

  Scenario: A failed call doesn't stop the ones after it
    The answers keep their places, and a reference to a failed one is empty.

    When I send in one request
      """
      media.get      entryId=0_nosuchid
      media.get      entryId={1:result:id}
      system.ping
      """
    Then answer 1 has
      | code | ENTRY_ID_NOT_FOUND |
    And answer 2 has
      | code | ENTRY_ID_NOT_FOUND |
    And answer 3 is true

  Scenario: An entry that is not READY doesn't play
    Given an entry "Draft"
    When I open the playback URL of "Draft"
    Then I receive no video

  Scenario: An entry gets its content once
    Replacing the content of a video is another act, with its own safeguards.

    Given my own uploaded video "Keynote"
    And an upload token "Another film"
    When I try to attach the upload token "Another film" to the entry "Keynote"
    Then Kaltura refuses with "ENTRY_ALREADY_WITH_CONTENT"
