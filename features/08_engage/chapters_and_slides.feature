@allure.label.epic:Engage @service.cuePoint_cuePoint @service.thumbAsset
Feature: Add chapters and slides to a video

  Chapters divide a video: each has a title and begins somewhere, and viewers jump to it. Slides go along with a video:
  each has a picture that is shown beside the film from its moment on. Both are thumb cue points
  (KalturaThumbCuePoint), told apart by subType: CHAPTER or SLIDE. Use them for lectures, webinars and whatever is too
  long to be watched in one go.

  A slide's picture is a thumbnail asset of a class of its own, KalturaTimedThumbAsset, that names its cue point. Add the
  slide, add the asset for it, then bring the picture in; the slide is PENDING until the picture is there.

  Know first that

  - a chapter needs no picture, but may have one in the same way
  - neither has an end: a chapter lasts until the next one begins
  - anybody with a session sees chapters and slides, visitors of a page too; to add them a user's session is enough
  - players show those in the order of startTime; title and description are yours, titles are cut at 255 characters
  - what joins several entries makes a chapter of each by itself

  Services: cuePoint_cuePoint (add, get, list, update, delete, clone), thumbAsset (add, setContent, getUrl, delete),
  uploadToken (add, upload), baseEntry.clone, media.addContent. What all cue points share is told in "Bind cue points to
  moments of a video".

  Rule: Dividing a video into chapters
    A title and a start are all it takes.

    @critical @short_way
    Scenario: Chapters are listed in the order of the video
      subTypeEqual leaves slides out. It is a property of the filter of thumb cue points.

      Given my own uploaded video "Lecture" of 12 seconds
      And a chapter "Questions" with
        | entryId   | <Lecture> |
        | startTime | 8000      |
      And a chapter "Opening" with
        | entryId     | <Lecture>     |
        | startTime   | 0             |
        | description | Who we are    |
      When I list the chapters with
        | entryIdEqual | <Lecture>  |
        | subTypeEqual | CHAPTER    |
        | orderBy      | +startTime |
      Then the list shows "Opening" and "Questions" in this order
      And the chapter "Opening" has
        | title       | Opening    |
        | description | Who we are |
        | status      | READY      |

    Scenario: A chapter may be renamed and moved
      Given an entry "Lecture"
      And a chapter "Opening" with
        | entryId   | <Lecture> |
        | startTime | 0         |
      When I update the chapter "Opening" with
        | title     | Welcome |
        | startTime | 1500    |
      Then the answer has
        | title     | Welcome |
        | startTime | 1500    |

    Scenario: Visitors of a page see chapters
      A player lists them with its widget session.

      Given an entry "Lecture"
      And a chapter "Opening" with
        | entryId | <Lecture> |
      And I have a widget session
      When I list the cue points with
        | entryIdEqual      | <Lecture> |
        | cuePointTypeEqual | THUMB     |
      Then the list shows only "Opening"

    Scenario: Any user may add chapters to any entry
      The platform doesn't ask whose the entry is. Let your application decide who gets a session.

      Given an entry "Lecture"
      And I have a user's session
      When I create a chapter "Opening" with
        | entryId | <Lecture> |
      Then the answer has
        | userId | <user id> |
        | status | READY     |

    Scenario: A chapter begins within the video
      Given my own uploaded video "Lecture" of 12 seconds
      When I try to create a chapter "Epilogue" with
        | entryId   | <Lecture> |
        | startTime | 60000     |
      Then Kaltura refuses with "START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"

  Rule: Showing slides beside a video
    Add the slide, then a timed thumbnail that names it, then the picture.

    @critical
    Scenario: A slide shows its picture
      The slide is READY once its picture is there, and names it in assetId.

      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId   | <Lecture> |
        | startTime | 3500      |
      And the cue point "Title page" of "Lecture" has the picture "poster.jpg"
      When I open the picture of the cue point "Title page"
      Then the picture shows the file "poster.jpg"
      And the slide "Title page" has
        | status  | READY |
        | assetId | (any) |

    Scenario: A slide without a picture is PENDING
      SLIDE is also what a thumb cue point is when nobody says otherwise.

      Given an entry "Lecture"
      When I create a slide "Title page" with
        | entryId | <Lecture> |
      Then the answer has
        | subType | SLIDE    |
        | status  | PENDING  |
        | assetId | (absent) |

    Scenario: The timed thumbnail and its slide name each other
      From the moment on that the asset is there, before it has a picture.

      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId | <Lecture> |
      When I add the timed thumbnail "Picture" for the cue point "Title page" to "Lecture"
      Then the slide "Title page" has
        | assetId | <Picture> |
        | status  | PENDING   |
      And the thumbnail "Picture" has
        | cuePointId | <Title page> |
        | status     | QUEUED       |

    Scenario: The slide is READY as soon as the picture is uploaded
      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId | <Lecture> |
      And the timed thumbnail "Picture" for the cue point "Title page" was added to "Lecture"
      And an upload token "Page 1" with the file "poster.jpg"
      When I put the upload token "Page 1" into the thumbnail "Picture"
      Then "Title page" becomes READY

    Scenario: A chapter with a picture
      Given an entry "Lecture"
      And a chapter "Opening" with
        | entryId | <Lecture> |
      And the cue point "Opening" of "Lecture" has the picture "poster.jpg"
      When I open the picture of the cue point "Opening"
      Then the picture shows the file "poster.jpg"

    Scenario: Slides in the order of the film
      Those without a picture are in lists too: ask for statusEqual READY.

      Given an entry "Lecture"
      And a slide "Second page" with
        | entryId   | <Lecture> |
        | startTime | 5000      |
      And the cue point "Second page" of "Lecture" has the picture "poster.jpg"
      And a slide "Third page" with
        | entryId   | <Lecture> |
        | startTime | 9000      |
      When I list the slides with
        | entryIdEqual | <Lecture> |
        | subTypeEqual | SLIDE     |
        | statusEqual  | READY     |
      Then the list shows only "Second page"

  Rule: What becomes of pictures
    A picture goes with its slide, and is a thumbnail asset like others besides.

    Scenario: A deleted slide takes its picture along
      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId | <Lecture> |
      And the timed thumbnail "Picture" for the cue point "Title page" was added to "Lecture"
      When I delete the slide "Title page"
      Then the thumbnail "Picture" no longer exists

    Scenario: A slide whose picture was deleted has room for another
      assetId is empty then, where it was absent before there was a picture.

      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId | <Lecture> |
      And the timed thumbnail "Picture" for the cue point "Title page" was added to "Lecture"
      When I delete the thumbnail "Picture"
      Then the slide "Title page" has
        | assetId | |

    Scenario: A slide has one picture
      Delete the old one to bring another.

      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId | <Lecture> |
      And the timed thumbnail "Picture" for the cue point "Title page" was added to "Lecture"
      When I try to add the timed thumbnail "Other" for the cue point "Title page" to "Lecture"
      Then Kaltura refuses with "CUE_POINT_PROVIDED_ALREADY_ASSOCIATED_WITH_ASSET"

    Scenario: Pictures are for slides and chapters
      Given an entry "Lecture"
      And a code cue point "Applause" with
        | entryId | <Lecture> |
      When I try to add the timed thumbnail "Picture" for the cue point "Applause" to "Lecture"
      Then Kaltura refuses with "CUE_POINT_PROVIDED_NOT_OF_TYPE_THUMB_CUE_POINT"

    Scenario: The slide of a picture must be there
      Given an entry "Lecture"
      And a slide "Title page" with
        | entryId | <Lecture> |
      And the slide "Title page" was deleted
      When I try to add the timed thumbnail "Picture" for the cue point "Title page" to "Lecture"
      Then Kaltura refuses with "CUE_POINT_NOT_FOUND"

    Scenario: A picture that isn't there can't be named
      assetId is filled in by the platform; leave it out.

      Given an entry "Lecture"
      When I try to create a slide "Title page" with
        | entryId | <Lecture>       |
        | assetId | no-such-picture |
      Then Kaltura refuses with "ASSET_ID_NOT_FOUND"

  Rule: Taking chapters and slides along
    With a clone of the entry where you ask for it, with a clip by themselves.

    @critical
    Scenario: A cloned slide has a picture of its own
      The copy's picture stays when the first entry is deleted.

      Given my own uploaded picture "Lecture"
      And a slide "Title page" with
        | entryId   | <Lecture> |
        | startTime | 3500      |
      And the cue point "Title page" of "Lecture" has the picture "logo.png"
      And the entry "Lecture" was cloned with its slides and chapters as "Copy"
      And the first cue point of "Copy" is "Copied page"
      When I open the picture of the cue point "Copied page"
      Then the picture shows the file "logo.png"

    Scenario: A slide is copied to another entry with its picture
      Given an entry "Lecture"
      And an entry "Summary"
      And a slide "Title page" with
        | entryId | <Lecture> |
      And the cue point "Title page" of "Lecture" has the picture "logo.png"
      When I copy the cue point "Title page" to "Summary" as "Copy"
      Then the cue point "Copy" has
        | copiedFrom | <Title page> |
        | title      | Title page   |
        | status     | READY        |
        | assetId    | (any)        |

    @critical
    Scenario: A clip has the chapters of its part of the video
      The chapter in which the clip begins starts with it.

      Given my own uploaded video "Lecture" of 12 seconds
      And a chapter "Opening" with
        | entryId   | <Lecture> |
        | startTime | 0         |
      And a chapter "Main part" with
        | entryId   | <Lecture> |
        | startTime | 3000      |
      And a chapter "Questions" with
        | entryId   | <Lecture> |
        | startTime | 6000      |
      When I clip seconds 4 to 8 of "Lecture" as "Highlight"
      Then "Highlight" has these cue points
        | title     | startTime | copiedFrom  |
        | Main part | 0         | <Main part> |
        | Questions | 2000      | <Questions> |
      And "Highlight" becomes READY

    Scenario: Joined videos have a chapter each
      Its title is the name of the entry; chapterNamePolicy of the call can ask for ids or for numbers.

      Given my own uploaded video "Monday" of 12 seconds
      And my own uploaded video "Tuesday" of 12 seconds
      When I join these pieces as "Week"
        | seconds | of      |
        | 0 to 3  | Monday  |
        | 2 to 4  | Tuesday |
      Then "Week" has these cue points
        | subType | title   | startTime |
        | CHAPTER | Monday  | 0         |
        | CHAPTER | Tuesday | 3000      |
      And "Week" becomes READY
