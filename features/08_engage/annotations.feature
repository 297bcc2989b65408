@allure.label.epic:Engage @service.annotation_annotation @service.cuePoint_cuePoint
Feature: Let viewers annotate a video

  An annotation is a text of a user at a moment of a video: a remark, a question, a note to oneself. Annotations answer
  each other, so that there are conversations at moments of a film. With a place on the picture an annotation is a
  hotspot, an area that viewers click on. Use annotations wherever people say something about a video.

  They are cue points with a service of their own, annotation_annotation, that knows no other kind. Everything that
  "Bind cue points to moments of a video" tells holds for them as well, and cuePoint_cuePoint takes them too.

  Know first that

  - an annotation is its author's alone unless isPublic is set; administrators see all of them
  - parentId makes it an answer; it is fixed once the annotation is there. Without a parent it reads 0
  - who deletes an annotation deletes all answers below it
  - a text has at most 32,700 characters, a list of tags 255
  - searchableOnEntry says whether searches find the entry by its text; it is true unless you say otherwise
  - count, updateStatus, updateCuePointsTimes, addFromBulk and serveBulk of this service are for nobody: ask
    cuePoint_cuePoint

  Services: annotation_annotation (add, get, list, update, delete, clone), cuePoint_cuePoint.

  Rule: Saying something about a moment
    The author is the user of the session.

    @critical @short_way
    Scenario: A user notes something at a moment of a video
      Given an entry "Lecture"
      And I have a user's session
      When I create an annotation "Ask about this" with
        | entryId   | <Lecture> |
        | startTime | 5000      |
        | endTime   | 7000      |
      Then the answer has
        | text      | Ask about this |
        | startTime | 5000           |
        | duration  | 2000           |
        | userId    | <user id>      |
        | parentId  | 0              |
        | isPublic  | false          |

    Scenario: A text is enough
      Such an annotation is about the video as a whole. It has no end.

      Given an entry "Lecture"
      When I create an annotation "Great" with
        | entryId | <Lecture> |
      Then the answer has
        | startTime         | 0        |
        | endTime           | (absent) |
        | searchableOnEntry | true     |

    Scenario: The end of an annotation may be anywhere
      Unlike that of other cue points it isn't compared with the length of the video.

      Given my own uploaded video "Lecture" of 12 seconds
      When I create an annotation "Till the end" with
        | entryId   | <Lecture> |
        | startTime | 5000      |
        | endTime   | 999000    |
      Then the answer has
        | endTime | 999000 |

    Scenario: Its author changes the text
      Given an entry "Lecture"
      And the user has an annotation "Ask about this" with
        | entryId   | <Lecture> |
        | startTime | 5000      |
      And I have a user's session
      When I update the annotation "Ask about this" with
        | text | Never mind |
      Then the answer has
        | text      | Never mind |
        | startTime | 5000       |

    Scenario: The service knows annotations alone
      Given an entry "Lecture"
      And a code cue point "Applause" with
        | entryId | <Lecture> |
      When I try to call annotation_annotation.get with
        | id | <Applause> |
      Then Kaltura refuses with "INVALID_CUE_POINT_ID"

    Scenario: Annotations are counted by the service of all cue points
      Given an entry "Lecture"
      When I try to count the annotations with
        | entryIdEqual | <Lecture> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Answering
    An answer names what it answers in parentId. Trees may be as deep as you like.

    @critical
    Scenario: An answer is when its parent is
      Unless it says when. depth counts from 0, the annotation that began it.

      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId   | <Lecture> |
        | startTime | 5000      |
        | endTime   | 7000      |
      When I create an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      Then the answer has
        | startTime | 5000 |
        | endTime   | 7000 |
        | depth     | 1    |

    Scenario: An annotation counts what is below it
      directChildrenCount counts the answers to it, childrenCount the answers to these too.

      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      When I create an annotation "I see" with
        | entryId  | <Lecture> |
        | parentId | <Because> |
      Then the annotation "Why is that" has
        | childrenCount       | 2 |
        | directChildrenCount | 1 |

    Scenario: The answers to one annotation
      parentIdEqual 0 lists those that began a conversation.

      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      When I list the annotations with
        | entryIdEqual  | <Lecture>     |
        | parentIdEqual | <Why is that> |
      Then the list shows only "Because"

    Scenario: Who deletes an annotation deletes the answers below it
      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      When I delete the annotation "Why is that"
      Then the annotation "Because" no longer exists

    Scenario: A deleted answer is no longer counted
      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      When I delete the annotation "Because"
      Then the annotation "Why is that" has
        | childrenCount       | 0 |
        | directChildrenCount | 0 |

    Scenario: The end of an answer lies within the video
      Given my own uploaded video "Lecture" of 12 seconds
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      When I try to create an annotation "Because" with
        | entryId   | <Lecture>     |
        | parentId  | <Why is that> |
        | startTime | 1000          |
        | endTime   | 999000        |
      Then Kaltura refuses with "END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"

    Scenario: What is answered must be there
      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And the annotation "Why is that" was deleted
      When I try to create an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      Then Kaltura refuses with "PARENT_ANNOTATION_NOT_FOUND"

    Scenario: An answer is about the same entry
      Given an entry "Lecture"
      And an entry "Interview"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      When I try to create an annotation "Because" with
        | entryId  | <Interview>   |
        | parentId | <Why is that> |
      Then Kaltura refuses with "PARENT_ANNOTATION_DO_NOT_BELONG_TO_THE_SAME_ENTRY"

    Scenario: Nothing answers its own answers
      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Because" with
        | entryId  | <Lecture>     |
        | parentId | <Why is that> |
      When I try to update the annotation "Why is that" with
        | parentId | <Because> |
      Then Kaltura refuses with "PARENT_ANNOTATION_IS_DESCENDANT"

    Scenario: An answer stays where it is
      Delete it and answer anew.

      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Another question" with
        | entryId | <Lecture> |
      When I try to update the annotation "Another question" with
        | parentId | <Why is that> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

  Rule: Who reads what
    An annotation is a note to oneself until it is made public.

    @critical
    Scenario: A private annotation is its author's and the administrators'
      Given an entry "Lecture"
      And an annotation "Note to self" with
        | entryId | <Lecture> |
      And the user has an annotation "My own" with
        | entryId | <Lecture> |
      And I have a user's session
      When I list the annotations with
        | entryIdEqual | <Lecture> |
      Then the list shows only "My own"

    Scenario: A public annotation is for everybody with a session
      isPublicEqual asks for these alone.

      Given an entry "Lecture"
      And an annotation "For all" with
        | entryId  | <Lecture> |
        | isPublic | true      |
      And an annotation "Note to self" with
        | entryId | <Lecture> |
      And I have a widget session
      When I list the annotations with
        | entryIdEqual | <Lecture> |
      Then the list shows only "For all"

    Scenario: An annotation may be made public later
      Given an entry "Lecture"
      And the user has an annotation "My own" with
        | entryId | <Lecture> |
      And the annotation "My own" was updated with
        | isPublic | true |
      And I have a widget session
      When I get the annotation "My own"
      Then the answer has
        | text | My own |

    Scenario: What a user doesn't see a user doesn't answer
      Given an entry "Lecture"
      And an annotation "Note to self" with
        | entryId | <Lecture> |
      And I have a user's session
      When I try to create an annotation "What do you mean" with
        | entryId  | <Lecture>      |
        | parentId | <Note to self> |
      Then Kaltura refuses with "PARENT_ANNOTATION_NOT_FOUND"

    Scenario: A user deletes what is their own
      Given an entry "Lecture"
      And the user has an annotation "My own" with
        | entryId | <Lecture> |
      And I have a user's session
      When I delete the annotation "My own"
      Then the annotation "My own" no longer exists

    Scenario: Visitors write nothing
      Given an entry "Lecture"
      And I have a widget session
      When I try to create an annotation "Hello" with
        | entryId | <Lecture> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NO_INSERT_PERMISSION"

    Scenario: Without a session nobody writes or reads
      Given an entry "Lecture"
      And I have no session
      When I try to create an annotation "Hello" with
        | entryId | <Lecture> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Finding annotations
    Lists take the entry, and what the filter of annotations says besides.

    Scenario: By words of the text
      Given an entry "Lecture"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      And an annotation "Great" with
        | entryId | <Lecture> |
      When I list the annotations with
        | entryIdEqual | <Lecture> |
        | textLike     | Why       |
      Then the list shows only "Why is that"

    Scenario: In the order of the film
      Given an entry "Lecture"
      And an annotation "Later" with
        | entryId   | <Lecture> |
        | startTime | 9000      |
      And an annotation "Sooner" with
        | entryId   | <Lecture> |
        | startTime | 1000      |
      When I list the annotations with
        | entryIdEqual | <Lecture>  |
        | orderBy      | +startTime |
      Then the list shows "Sooner" and "Later" in this order

    Scenario: A list is asked of entries or annotations
      When I try to list the annotations with
        | isPublicEqual | true |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
      And the refusal says "KalturaAnnotationFilter::entryIdEqual"

  Rule: Making a part of the picture clickable
    A hotspot is a public annotation with the tag hotspots and nothing else in that tag, whose partnerData says where it
    is and what a click does. Players read it as JSON; the platform keeps it as it is.

    @critical
    Scenario: A hotspot has a place, a time and an aim
      Given an entry "Lecture"
      When I create an annotation "Buy the book" with
        | entryId     | <Lecture>                                                                    |
        | startTime   | 2000                                                                         |
        | endTime     | 4000                                                                         |
        | tags        | hotspots                                                                     |
        | isPublic    | true                                                                         |
        | partnerData | {"schemaVersion":"2.0","layout":{"x":10,"y":20,"width":100,"height":50}}     |
      Then the answer has
        | tags        | hotspots                                                                     |
        | duration    | 2000                                                                         |
        | partnerData | {"schemaVersion":"2.0","layout":{"x":10,"y":20,"width":100,"height":50}}     |

    Scenario: Players find hotspots by their tag
      Given an entry "Lecture"
      And an annotation "Buy the book" with
        | entryId  | <Lecture> |
        | tags     | hotspots  |
        | isPublic | true      |
      And an annotation "Great" with
        | entryId  | <Lecture> |
        | isPublic | true      |
      And I have a widget session
      When I list the annotations with
        | entryIdEqual | <Lecture> |
        | tagsLike     | hotspots  |
      Then the list shows only "Buy the book"

    Scenario: Hotspots are for who may edit the entry
      Another tag is for any user.

      Given an entry "Lecture"
      And I have a user's session
      When I try to create an annotation "Buy the book" with
        | entryId | <Lecture> |
        | tags    | hotspots  |
      Then Kaltura refuses with "INVALID_USER_ID"

    Scenario: The owner of the entry adds hotspots
      Given the user has an entry "Holiday"
      And I have a user's session
      When I create an annotation "Our boat" with
        | entryId | <Holiday> |
        | tags    | hotspots  |
      Then the answer has
        | tags | hotspots |

  Rule: Copying annotations
    What people said stays with the entry about which they said it, unless the account may copy it.

    Scenario: Other kinds are not copied by this service
      Given an entry "Lecture"
      And an entry "Summary"
      And an ad cue point "Break" with
        | entryId | <Lecture> |
      When I try to copy the annotation "Break" to "Summary" as "Copy"
      Then Kaltura refuses with "INVALID_OBJECT_TYPE"

    @needs.no_copies_of_annotations
    Scenario: Annotations stay with their entry
      The permission COPY_ANNOTATIONS_TO_CLIP lets an account copy them, with clone and with clips. Trims take
      annotations along without it.

      Given an entry "Lecture"
      And an entry "Summary"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      When I try to copy the annotation "Why is that" to "Summary" as "Copy"
      Then Kaltura refuses with "NO_PERMISSION_TO_COPY_CUE_POINT_TO_ENTRY"

    @needs.copies_of_annotations
    Scenario: With the permission a copy remembers its first original
      originalCuePointCreateAt is when the first of all copies was made.

      Given an entry "Lecture"
      And an entry "Summary"
      And an annotation "Why is that" with
        | entryId | <Lecture> |
      When I copy the annotation "Why is that" to "Summary" as "Copy"
      Then the answer has
        | text                     | Why is that   |
        | copiedFrom               | <Why is that> |
        | originalCuePointCreateAt | (any)         |

    @needs.replacement
    Scenario: A trim takes annotations along
      Given my own uploaded video "Lecture" of 12 seconds
      And an annotation "Why is that" with
        | entryId   | <Lecture> |
        | startTime | 5000      |
        | endTime   | 6000      |
      When I trim "Lecture" to seconds 4 to 9
      Then "Lecture" has these cue points
        | text        | startTime | endTime |
        | Why is that | 1000      | 2000    |
