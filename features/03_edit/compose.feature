@allure.label.epic:Edit @service.media @service.flavorAsset
Feature: Compose videos: overlays, backgrounds, captions, size and sound

  A clip can be more than a part of a film. A second film can be laid over it, as a speaker in the corner of the slides.
  What was filmed in front of a green screen can be given another background. Captions can be drawn into the picture,
  for places that show none, and the picture can be cropped or fitted into another shape. All of this is asked for
  together with the clip, and made in one go with media.addContent: no editing program, no second upload.

  Know first that

  - composition is done for KalturaOperationResources, and one resource in it is enough; in a single
    KalturaOperationResource the attributes are taken, checked and remembered, and change nothing in the picture
  - an overlay and a background belong to a piece, in mediaCompositionAttributesArray of its KalturaClipAttributes: one
    of them for each piece, see "A piece has one composition"
  - drawn captions belong to a piece too, in captionAttributes; the size belongs to the whole, in dimensionsAttributes
    of KalturaOperationResources
  - at the end the platform brings the sound of the whole to a usual loudness: compare pieces with each other, not with
    their sources
  - each piece must say how long it is, and everything that a clip must not do it must not do here either
  - films and pictures are taken by KalturaEntryResource; a resource that is only sound can't be composed
  - overlays and backgrounds ask much of ffmpeg, the program behind it: where a server's build can't do them, an entry
    stays PENDING, and nothing says why
  - an overlay sets the length of its piece. Give a piece that is longer than it: a shorter one is played again and again
    below it, which some builds of ffmpeg never finish
  - the work takes as long as that of a clip or a little more: wait for READY
  - this is younger than clipping: these guides were written for version 22.19, and an older server refuses the types

  Services: media (add, addContent, get), flavorAsset (getByEntryId, getUrl, getVolumeMap), captionAsset (list).

  Rule: Laying a film over another
    The second film stands in the picture of the first, as a speaker does in the corner of the slides. You say where, in
    what shape and how large, and how loud each of the two is.

    @critical @slow @needs.composition @short_way
    Scenario: A film laid over another is a picture in the picture
      KalturaOverlayAttributes names the second film. Unless told otherwise it is a circle at the bottom on the right,
      0.4 of the shorter side wide. It plays once, from its start, and sets the length: the piece of the film below is
      cut to it.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      When I compose "Lesson" of these pieces of "Keynote"
        | seconds | overlay   | overlayScalePercentage |
        | 2 to 8  | Presenter | 0.3                    |
      Then "Lesson" becomes READY
      And "Lesson" lasts 5 seconds
      And the overlay of "Lesson" is
        | at second | at           |
        | 0.5       | BOTTOM_RIGHT |
        | 4.5       | BOTTOM_RIGHT |
      And "Lesson" shows
        | at second | second | of      |
        | 0.5       | 2.5    | Keynote |
        | 2.5       | 4.5    | Keynote |
        | 4.5       | 6.5    | Keynote |

    @slow @needs.composition
    Scenario: An overlay has nine places to stand
      overlayPlacement, for each piece its own: these five, and the four of "An overlay has four shapes". The margin to
      the edge is marginsPercentage of the shorter side. Each piece ends with its overlay, after one second.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      And a clip "Wave" of seconds 1 to 2 of "Presenter"
      When I compose "Tour" of these pieces of "Keynote"
        | seconds | overlay | overlayPlacement | overlayScalePercentage | marginsPercentage |
        | 0 to 2  | Wave    | TOP_LEFT         | 0.2                    | 0.1               |
        | 0 to 2  | Wave    | TOP_RIGHT        | 0.2                    | 0.1               |
        | 0 to 2  | Wave    | CENTER_CENTER    | 0.2                    | 0.1               |
        | 0 to 2  | Wave    | BOTTOM_LEFT      | 0.2                    | 0.1               |
        | 0 to 2  | Wave    | BOTTOM_RIGHT     | 0.2                    | 0.1               |
      Then "Tour" becomes READY
      And the overlay of "Tour" is
        | at second | at            |
        | 0.5       | TOP_LEFT      |
        | 1.5       | TOP_RIGHT     |
        | 2.5       | CENTER_CENTER |
        | 3.5       | BOTTOM_LEFT   |
        | 4.5       | BOTTOM_RIGHT  |

    @slow @needs.composition
    Scenario: An overlay has four shapes
      The overlay is squeezed into a square first, so that an ellipse looks like a circle.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      And a clip "Wave" of seconds 1 to 2 of "Presenter"
      When I compose "Shapes" of these pieces of "Keynote"
        | seconds | overlay | overlayShape              | overlayScalePercentage | overlayPlacement |
        | 0 to 2  | Wave    | CIRCLE                    | 0.3                    | TOP_CENTER       |
        | 0 to 2  | Wave    | ELLIPSE                   | 0.3                    | CENTER_LEFT      |
        | 0 to 2  | Wave    | RECTANGLE                 | 0.3                    | CENTER_RIGHT     |
        | 0 to 2  | Wave    | RECTANGLE_ROUNDED_CORNERS | 0.3                    | BOTTOM_CENTER    |
      Then "Shapes" becomes READY
      And the overlay of "Shapes" is
        | at second | upper right corner | at            |
        | 0.5       | cut off            | TOP_CENTER    |
        | 1.5       | cut off            | CENTER_LEFT   |
        | 2.5       | square             | CENTER_RIGHT  |
        | 3.5       | rounded            | BOTTOM_CENTER |

    @critical @slow @needs.composition
    Scenario: Two sounds are mixed by one number
      audioAttributes.volume is what the overlay's sound gets, from 0 to 1; the film below gets the rest. Without it the
      overlay's sound takes the place of the film's. 6 dB less is half as much, 20 dB less a tenth.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      And an uploaded green screen video "Presenter"
      And a clip "Wave" of seconds 1 to 2 of "Presenter"
      When I compose "Mix" of these pieces of "Keynote"
        | seconds | overlay   | volume |
        | 0 to 2  | Wave      | 0      |
        | 0 to 2  | Wave      | 0.5    |
        | 0 to 2  | Wave      | 0.9    |
        | 0 to 7  | Backstage |        |
      Then "Mix" becomes READY
      And "Mix" is 6 dB softer at second 1.5 than at second 0.5
      And "Mix" is 20 dB softer at second 2.5 than at second 0.5
      And "Mix" sounds like
        | at second | second | of        |
        | 0.5       | 0.5    | Keynote   |
        | 5.5       | 2.5    | Backstage |

    @needs.volume_map
    Scenario: A volume map tells how loud a video is, second by second
      flavorAsset.getVolumeMap answers a file of comma-separated values: time in milliseconds, level in decibel. It
      shows where a mix is needed, and what it did.

      Given an uploaded video "Keynote"
      When I get the volume map of "Keynote"
      Then the volume map fits the sound of "Keynote"
      But note that "the platform asks its packager for it: a server without one refuses"

  Rule: Replacing the background of a figure
    What was filmed before a green screen, or before any other even colour, can stand before another film or a picture.

    @critical @slow @needs.composition
    Scenario: What was filmed before a green screen gets another background
      KalturaReplaceBackgroundAttributes names the background. The green 0x6FED48 gives way to it, and the result is as
      large as the background and lasts as long as the longer of the two. foregroundScalePercentage says how large the
      figure's film is in it, foregroundPositionPercentage where it stands: at the bottom in the middle unless told
      otherwise.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      And a clip "Stage" of seconds 4 to 7 of "Keynote"
      When I compose "On stage" of these pieces of "Presenter"
        | seconds | background | foregroundScalePercentage | x   | y    |
        | 1 to 3  | Stage      | 0.5                       | 0.5 | 0.01 |
      Then "On stage" becomes READY
      And "On stage" lasts 3 seconds
      And "On stage" has no key green at second 0.5
      And "On stage" has these colours
        | at second | from left | from top | shows     |
        | 0.5       | 44        | 31       | coat blue |
      And "On stage" shows
        | at second | second | of    |
        | 0.5       | 0.5    | Stage |
        | 2.5       | 2.5    | Stage |
      And "On stage" sounds like
        | at second | second | of      |
        | 1.5       | 5.5    | Keynote |

    @slow @needs.composition
    Scenario: Any colour can be the one that gives way
      backgroundColorCode is 0x and six hexadecimal digits. Here it is the colour of the figure's coat, and what was
      green stays green.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      And a clip "Stage" of seconds 4 to 7 of "Keynote"
      When I compose "Bewitched" of these pieces of "Presenter"
        | seconds | background | backgroundColorCode |
        | 1 to 3  | Stage      | 0x3C3CAA            |
      Then "Bewitched" becomes READY
      And "Bewitched" has no coat blue at second 0.5
      And "Bewitched" has key green at second 0.5

    @slow @needs.composition
    Scenario: An overlay can have a background of its own
      resourceMediaCompositionAttributesArray of the overlay takes one KalturaReplaceBackgroundAttributes, with a
      picture or a film: a speaker who was filmed before a green screen stands in the corner, before something nicer.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      And an uploaded picture "Poster"
      When I compose "Lesson" of these pieces of "Keynote"
        | seconds | overlay   | in front of | overlayShape |
        | 2 to 8  | Presenter | Poster      | RECTANGLE    |
      Then "Lesson" becomes READY
      And "Lesson" has no key green at second 1
      And "Lesson" has these colours
        | at second | from left | from top | shows        |
        | 1         | 80        | 77       | coat blue    |
        | 1         | 74.5      | 72.5     | poster green |

  Rule: Drawing captions, and changing shape and size
    For places that show no captions, or want square pictures: captions become part of the picture, and the picture is
    cropped, fitted or scaled.

    @critical @slow
    Scenario: Captions are drawn into the picture
      captionAttributes takes a KalturaRenderCaptionAttributes with the id of a caption asset that is READY, and how to
      draw it. Colours are written as subtitle files write them, blue first: &HBBGGRR&. Captions come when they are due
      in the source: here from second 1 to 4.

      Given my own uploaded video "Talk"
      And "Talk" has captions of its own
      When I compose "Subtitled" of these pieces of "Talk"
        | seconds    | captions | primaryColour | fontSize |
        | 0.5 to 2.5 | Talk     | &H00FF00&     | 30       |
      Then "Subtitled" becomes READY
      And "Subtitled" has no letter green at second 0.3
      And "Subtitled" has letter green at second 1

    @critical @slow
    Scenario: A picture is cropped to another shape
      KalturaAspectRatioCropAttributes cuts off what is too much. cropAlignment of a piece says what to keep, from 0
      (left or top) to 100 (right or bottom); without it the middle is kept. Each corner of the sample has its colour.

      Given an uploaded video "Keynote"
      When I compose "Square" of these pieces of "Keynote", cropped to 1:1
        | seconds | cropAlignment |
        | 2 to 3  | 0             |
        | 4 to 5  |               |
        | 6 to 7  | 100           |
      Then "Square" becomes READY
      And "Square" is 360 by 360 pixels
      And "Square" has no red at second 1.5
      And "Square" has these colours
        | at second | from left | from top | shows |
        | 0.5       | 3         | 3        | red   |
        | 2.5       | 97        | 3        | blue  |

    @slow
    Scenario: A picture is fitted into another shape by bars
      KalturaAspectRatioScaleAttributes shows everything, and black where there is nothing to show.

      Given an uploaded video "Keynote"
      When I compose "Boxed" of these pieces of "Keynote", fitted into 1:1
        | seconds |
        | 2 to 4  |
      Then "Boxed" becomes READY
      And "Boxed" is 640 by 640 pixels
      And "Boxed" has these colours
        | at second | from left | from top | shows |
        | 1         | 50        | 5        | black |
        | 1         | 2         | 24       | red   |
        | 1         | 50        | 95       | black |

    @slow
    Scenario: A picture is brought to an exact size
      KalturaResolutionCropAttributes: targetWidth and targetHeight in pixels. The picture is cropped to that
      ratio, then scaled. It isn't made larger than the largest flavor of the entry's conversion profile.

      Given an uploaded video "Keynote"
      When I compose "Small" of these pieces of "Keynote", cropped to 400x300
        | seconds |
        | 2 to 4  |
      Then "Small" becomes READY
      And "Small" is 400 by 300 pixels
      And "Small" shows
        | at second | second | of      |
        | 1         | 3      | Keynote |

    @slow
    Scenario: Pieces of different sizes take the shape that lasts longest
      Sources need not be alike. Without dimensionsAttributes the shape that most of the time has becomes that of the
      whole. The other pieces get bars.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      When I join these pieces as "Report"
        | seconds | of        |
        | 2 to 4  | Keynote   |
        | 1 to 2  | Backstage |
      Then "Report" becomes READY
      And "Report" is 640 by 360 pixels
      And "Report" has these colours
        | at second | from left | from top | shows |
        | 2.5       | 5         | 50       | black |
        | 2.5       | 95        | 50       | black |
      And "Report" shows
        | at second | second | of        |
        | 1         | 3      | Keynote   |
        | 2.5       | 1.5    | Backstage |

  Rule: Refusals and limits
    The whole request is judged before anything is made. A refusal leaves the new entry there without content, so
    correct the request and send it again.

    Scenario: A piece has one composition
      Two overlays in one picture need two clips, the second made of the first.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      And an entry "Lesson"
      When I try to call media.addContent with
        | entryId                                                          | <Lesson>                  |
        | resource[objectType]                                             | KalturaOperationResources |
        | resource[resources][0][objectType]                               | KalturaOperationResource  |
        | resource[resources][0][resource][objectType]                     | KalturaEntryResource      |
        | resource[resources][0][resource][entryId]                        | <Keynote>                 |
        | resource[resources][0][operationAttributes][0][objectType]       | KalturaClipAttributes     |
        | resource[resources][0][operationAttributes][0][duration]         | 2000                      |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][0][objectType] | KalturaOverlayAttributes |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][0][resource][objectType] | KalturaEntryResource |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][0][resource][entryId] | <Backstage> |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][1][objectType] | KalturaOverlayAttributes |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][1][resource][objectType] | KalturaEntryResource |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][1][resource][entryId] | <Backstage> |
      Then Kaltura refuses with "MULTIPLE_PARAMETER_NOT_SUPPORTED"
        | PARAM_NAME | mediaCompositionAttributes |
      And the entry "Lesson" has
        | status | NO_CONTENT |

    Scenario: A whole has one size
      Given an uploaded video "Keynote"
      And an entry "Square"
      When I try to call media.addContent with
        | entryId                                                    | <Square>                           |
        | resource[objectType]                                       | KalturaOperationResources          |
        | resource[dimensionsAttributes][0][objectType]              | KalturaAspectRatioCropAttributes   |
        | resource[dimensionsAttributes][0][aspectRatio]             | 1                                  |
        | resource[dimensionsAttributes][1][objectType]              | KalturaAspectRatioScaleAttributes  |
        | resource[dimensionsAttributes][1][aspectRatio]             | 2                                  |
        | resource[resources][0][objectType]                         | KalturaOperationResource           |
        | resource[resources][0][resource][objectType]               | KalturaEntryResource               |
        | resource[resources][0][resource][entryId]                  | <Keynote>                          |
        | resource[resources][0][operationAttributes][0][objectType] | KalturaClipAttributes              |
        | resource[resources][0][operationAttributes][0][duration]   | 2000                               |
      Then Kaltura refuses with "MULTIPLE_PARAMETER_NOT_SUPPORTED"
        | PARAM_NAME | dimensionsAttributes |
      And the entry "Square" has
        | status | NO_CONTENT |

    Scenario: An overlay names what is laid over
      Given an uploaded video "Keynote"
      And an entry "Lesson"
      When I try to call media.addContent with
        | entryId                                                    | <Lesson>                  |
        | resource[objectType]                                       | KalturaOperationResources |
        | resource[resources][0][objectType]                         | KalturaOperationResource  |
        | resource[resources][0][resource][objectType]               | KalturaEntryResource      |
        | resource[resources][0][resource][entryId]                  | <Keynote>                 |
        | resource[resources][0][operationAttributes][0][objectType] | KalturaClipAttributes     |
        | resource[resources][0][operationAttributes][0][duration]   | 2000                      |
        | resource[resources][0][operationAttributes][0][mediaCompositionAttributesArray][0][objectType] | KalturaOverlayAttributes |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaOverlayAttributes::resource |

    Scenario: What doesn't exist can't be laid over
      Given an uploaded video "Keynote"
      And my own uploaded video "Gone"
      And the entry "Gone" was deleted
      When I try to compose "Lesson" of these pieces of "Keynote"
        | seconds | overlay |
        | 0 to 2  | Gone    |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
        | ENTRY_ID | <Gone> |
      And the entry "Lesson" has
        | status | NO_CONTENT |

    Scenario: Sound alone can't be composed
      Only films and pictures can. A part of a song is made by clipping. The new entry is there all the same, without
      content.

      Given an uploaded song "Song"
      When I try to compose "Lesson" of these pieces of "Song", fitted into 1:1
        | seconds |
        | 0 to 2  |
      Then Kaltura refuses with "ENTRY_ID_MEDIA_TYPE_NOT_SUPPORTED"
      And the entry "Lesson" has
        | status | NO_CONTENT |

    Scenario Outline: An overlay keeps within the picture: <field> <value>
      Scale and margin are shares of the shorter side, each from 0.1 to 0.9, and together no more than 1.

      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      When I try to compose "Lesson" of these pieces of "Keynote"
        | seconds | overlay   | <field> | <other field> |
        | 0 to 2  | Backstage | <value> | <other value> |
      Then Kaltura refuses with "PARAMETER_VALUE_OUT_OF_RANGE"
        | PARAM_NAME | <name> |

      Examples: Shares out of range
        | field                  | value | other field       | other value | name                                       |
        | overlayScalePercentage | 0.05  | marginsPercentage | 0.1         | overlayScalePercentage                     |
        | overlayScalePercentage | 0.95  | marginsPercentage | 0.1         | overlayScalePercentage                     |
        | marginsPercentage      | 0.95  | overlayShape      | CIRCLE      | marginsPercentage                          |
        | overlayScalePercentage | 0.6   | marginsPercentage | 0.5         | overlayScalePercentage + marginsPercentage |
        | volume                 | 1.5   | overlayShape      | CIRCLE      | volume                                     |

    Scenario Outline: Places and shapes are numbers that Kaltura knows: <field>
      Given an uploaded video "Keynote"
      And an uploaded vertical video "Backstage"
      When I try to compose "Lesson" of these pieces of "Keynote"
        | seconds | overlay   | <field> |
        | 0 to 2  | Backstage | <value> |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
      And the refusal says "<type>"

      Examples: Numbers without a meaning
        | field            | value | type                             |
        | overlayPlacement | 5     | KalturaMediaCompositionAlignment |
        | overlayShape     | 9     | KalturaOverlayShape              |

    Scenario Outline: A background is described in numbers that make sense: <field> <value>
      The position is a share of the room that is left, from 0 to 1; the foreground may be up to five times as large as
      the picture.

      Given an uploaded video "Keynote"
      And an uploaded green screen video "Presenter"
      When I try to compose "On stage" of these pieces of "Presenter"
        | seconds | background | <field> |
        | 0 to 2  | Keynote    | <value> |
      Then Kaltura refuses with "<code>"
      And the refusal says "<field>"

      Examples: Numbers that make none
        | field                     | value  | code                         |
        | backgroundColorCode       | green  | INVALID_FIELD_VALUE          |
        | backgroundColorCode       | 6FED48 | INVALID_FIELD_VALUE          |
        | foregroundScalePercentage | 6      | PARAMETER_VALUE_OUT_OF_RANGE |
        | x                         | 1.5    | PARAMETER_VALUE_OUT_OF_RANGE |

    Scenario Outline: Captions to draw must be there, and their colours in order: <field>
      Given my own uploaded video "Talk"
      And "Talk" has captions of its own
      When I try to compose "Subtitled" of these pieces of "Talk"
        | seconds | captions | <field> |
        | 0 to 2  | Talk     | <value> |
      Then Kaltura refuses with "<code>"
      And the refusal says "<words>"

      Examples: Captions that can't be drawn
        | field          | value      | code                       | words         |
        | captionAssetId | 0_nosuchid | CAPTION_ASSET_ID_NOT_FOUND | 0_nosuchid    |
        | primaryColour  | #00FF00    | INVALID_PARAMETER_VALUE    | primaryColour |
        | backColour     | green      | INVALID_PARAMETER_VALUE    | backColour    |
