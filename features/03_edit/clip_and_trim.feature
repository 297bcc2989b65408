@allure.label.epic:Edit @service.media @service.flavorAsset
Feature: Clip and trim a video

  A clip is a part of a video that becomes a video of its own; a trim keeps the entry and replaces its content with a
  part of itself. Both say which part by KalturaClipAttributes, inside a KalturaOperationResource that names the
  source. With media.addContent the part becomes the content of a new entry: a highlight, a teaser, an extract for a
  course. Several parts, of one video or of several, can be joined. With media.updateContent it takes the place of
  what the entry had: a recording loses its first minutes, and its id, its address and its numbers stay.

  Know first that

  - times are milliseconds, and a clip begins with the frame that was asked for; it may end a frame late
  - the work is done after the answer, and takes about as long as an upload of the same length: wait for READY
  - KalturaClipAttributes has seven fields, none of which is demanded of a single clip: offset, duration,
    globalOffsetInDestination, effectArray (fades), cropAlignment (0 to 100), captionAttributes (captions drawn into
    the picture) and mediaCompositionAttributesArray (overlays and backgrounds); "A clip is remembered as it was asked
    for" shows how they come back
  - at most five resources and 18,000 seconds can be joined ("Six pieces are one too many", "Five hours are the most");
    both are settings of the installation
  - sound alone can be clipped like film ("A part of a song becomes a song")
  - media.addFromEntry copies the source file and the words that describe it (name, description, tags), no more; that
    it leaves the rest behind is in "A copy inherits words and nothing else"
  - media.addFromEntry also takes operationAttributes in mediaEntry, but some versions of the server answer that with an
    internal error: make clips with media.addContent
  - replacing content is automatic unless the account has the feature FEATURE_ENTRY_REPLACEMENT_APPROVAL: compare
    "A trim takes effect by itself" with "With approval, new content waits for a yes"

  Services: media (add, addContent, addFromEntry, addFromFlavorAsset, updateContent, approveReplace, cancelReplace,
  get, list), flavorAsset (getByEntryId, getUrl). Overlays, backgrounds and captions in the picture have a guide of
  their own.

  @critical @slow
  Scenario: A clip becomes a new entry
    Two calls: media.add makes the entry, media.addContent says what part of which video it shall hold.

    Given an uploaded video "Keynote" of 30 seconds
    When I clip seconds 10 to 20 of "Keynote" as "Highlight"
    Then "Highlight" becomes READY
    And "Highlight" lasts 10 seconds
    And "Keynote" still lasts 30 seconds

  @critical
  Scenario: A clip begins with the frame that was asked for
    The picture and the sound are those of the source, ten seconds on.

    Given an uploaded video "Keynote" of 30 seconds
    And a clip "Highlight" of seconds 10 to 20 of "Keynote"
    When I get the entry "Highlight"
    Then "Highlight" plays
      | at second | plays second | of      |
      | 0         | 10           | Keynote |
      | 0.5       | 10.5         | Keynote |
      | 5.5       | 15.5         | Keynote |
      | 9.5       | 19.5         | Keynote |

  Scenario: A clip is on its way when the call is answered
    The entry is PENDING until the part has been cut, PRECONVERT while renditions are made of it, and then READY.

    Given an uploaded video "Keynote" of 30 seconds
    When I clip seconds 3 to 5 of "Keynote" as "Highlight"
    Then the answer has
      | name     | Highlight |
      | status   | PENDING   |
      | duration | 0         |

  Scenario: A clip is remembered as it was asked for
    What wasn't sent is absent, and effectArray is always there. Later trims don't change what the entry remembers.

    Given an uploaded video "Keynote" of 30 seconds
    When I clip seconds 2 to 6 of "Keynote" as "Highlight" with
      | cropAlignment | 50 |
    Then "Highlight" remembers the clip
      | offset                          | 2000     |
      | duration                        | 4000     |
      | cropAlignment                   | 50       |
      | effectArray                     | []       |
      | globalOffsetInDestination       | (absent) |
      | captionAttributes               | (absent) |
      | mediaCompositionAttributesArray | (absent) |

  Scenario: A clip doesn't point back to its source
    Only copies made by baseEntry.clone and clips of live streams carry the root of another. Keep the relation
    yourself, in referenceId or in metadata, if you need it.

    Given an uploaded video "Keynote" of 30 seconds
    And a clip "Highlight" of seconds 10 to 20 of "Keynote"
    When I list the entries with
      | rootEntryIdIn | <Keynote> |
    Then the list does not show "Highlight"
    And the entry "Highlight" has
      | rootEntryId | <Highlight>     |
      | sourceType  | SEARCH_PROVIDER |

  Scenario: A clip is encoded anew, in steps of 16 pixels
    That is how it can begin at any frame. A source of 640 by 360 loses or gains a few lines by it.

    Given an uploaded video "Keynote" of 30 seconds
    And a clip "Highlight" of seconds 10 to 20 of "Keynote"
    When I list the flavors with
      | entryIdEqual | <Highlight> |
    Then one of the list has
      | isOriginal     | true  |
      | flavorParamsId | 0     |
      | status         | READY |
    And the width and the height of "Highlight" are multiples of 16

  @slow
  Scenario: A part of a song becomes a song
    The same calls, and an entry of the type AUDIO. There is no picture, and so no size.

    Given an uploaded song "Song"
    When I clip seconds 3 to 6 of "Song" as "Chorus"
    Then "Chorus" becomes READY
    And "Chorus" lasts 3 seconds
    And "Chorus" plays
      | at second | plays second | of   |
      | 0.5       | 3.5          | Song |
      | 2.5       | 5.5          | Song |
    And the entry "Chorus" has
      | mediaType | AUDIO    |
      | width     | (absent) |

  @slow
  Scenario: Several parts of a video become one clip
    operationAttributes is a list: a KalturaClipAttributes for each part.

    Given an uploaded video "Keynote"
    When I clip seconds 8 to 10 and 2 to 4 of "Keynote" as "Best of"
    Then "Best of" becomes READY
    And "Best of" lasts 4 seconds
    And "Best of" plays
      | at second | plays second | of      |
      | 0         | 8            | Keynote |
      | 1.5       | 9.5          | Keynote |
      | 2.5       | 2.5          | Keynote |
      | 3.5       | 3.5          | Keynote |

  @critical @slow
  Scenario: Parts of several videos are joined in their order
    KalturaOperationResources holds a resource for each part. The same video may come more than once. A joined video
    doesn't remember its parts: its operationAttributes stay empty.

    Given an uploaded video "Keynote" of 30 seconds
    And an uploaded video "In short"
    When I join these pieces as "Review"
      | seconds  | of       |
      | 20 to 23 | Keynote  |
      | 4 to 6   | In short |
      | 2 to 4   | Keynote  |
    Then "Review" becomes READY
    And "Review" lasts 7 seconds
    And "Review" plays
      | at second | plays second | of       |
      | 0         | 20           | Keynote  |
      | 1.5       | 21.5         | Keynote  |
      | 4.5       | 5.5          | In short |
      | 6.5       | 3.5          | Keynote  |
    And the entry "Review" has
      | operationAttributes | [] |

  @slow
  Scenario: A piece can fade in and out
    effectArray takes KalturaEffect objects: VIDEO_FADE_IN or VIDEO_FADE_OUT, and how many seconds it lasts. The fade is
    from and to black.

    Given an uploaded video "Keynote"
    When I join these pieces as "Trailer"
      | seconds | of      | fade in | fade out |
      | 0 to 3  | Keynote | 2       |          |
      | 6 to 9  | Keynote |         | 2        |
    Then "Trailer" becomes READY
    And "Trailer" lasts 6 seconds
    And the picture of "Trailer" is darker at second 0.2 than at second 2.5
    And the picture of "Trailer" is darker at second 5.8 than at second 3.5

  Scenario: Five pieces are taken
    Given an uploaded video "Keynote"
    When I join these pieces as "Medley"
      | seconds | of      |
      | 0 to 1  | Keynote |
      | 2 to 3  | Keynote |
      | 4 to 5  | Keynote |
      | 6 to 7  | Keynote |
      | 8 to 9  | Keynote |
    Then the answer has
      | status | PENDING |

  Scenario: Six pieces are one too many
    The limit counts resources. It is a setting of the installation (maxOperationResourcesCount).

    Given an uploaded video "Keynote"
    When I try to join these pieces as "Medley"
      | seconds  | of      |
      | 0 to 1   | Keynote |
      | 2 to 3   | Keynote |
      | 4 to 5   | Keynote |
      | 6 to 7   | Keynote |
      | 8 to 9   | Keynote |
      | 10 to 11 | Keynote |
    Then Kaltura refuses with "RESOURCES_COUNT_EXCEEDED_MAX_ALLOWED_COUNT"

  Scenario: Five hours are the most
    The durations asked for are added up, whatever the sources hold (maxMultiClipsDurationSeconds).

    Given an uploaded video "Keynote"
    When I try to join these pieces as "Marathon"
      | seconds    | of      |
      | 0 to 9000  | Keynote |
      | 0 to 9000  | Keynote |
      | 0 to 1     | Keynote |
    Then Kaltura refuses with "CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION"

  Scenario: Each of the pieces to join must say how long it is
    Given an uploaded video "Keynote"
    When I try to join these pieces as "Medley"
      | seconds | of      |
      | 0 to 1  | Keynote |
      | from 4  | Keynote |
    Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
      | PARAM_NAME | duration |
    And the entry "Medley" has
      | status | NO_CONTENT |
