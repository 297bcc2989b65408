@allure.label.epic:Edit @service.media @service.flavorAsset
Feature: Clip and trim a video

  A clip is a part of a video that becomes a video of its own; a trim keeps the entry and replaces its content with a
  part of itself. Both say which part by KalturaClipAttributes, inside a KalturaOperationResource that names the
  source. With media.addContent the part becomes the content of a new entry: a highlight, a teaser, an extract for a
  course. Several parts, of one video or of several, can be joined. With media.updateContent it takes the place of
  what the entry had: a recording loses its first minutes, and its id, its address and its numbers stay.

  Know first that

  - a clip begins with the frame that was asked for, and may end a frame late
  - the work is done after the answer, and takes about as long as an upload of the same length: wait for READY
  - none of the fields of KalturaClipAttributes is demanded of a single clip; "A clip is remembered as it was asked for"
    shows how they come back
  - sound alone can be clipped like film ("A part of a song becomes a song")
  - media.addFromEntry copies the source file and the words that describe it: see "A copy inherits words and nothing
    else". Metadata, thumbnails and captions are not kept: see "What was added to an entry stays with it"
  - media.addFromEntry also takes operationAttributes in mediaEntry, but some versions of the server answer that with an
    internal error: make clips with media.addContent
  - replacing content is automatic unless the account has the feature FEATURE_ENTRY_REPLACEMENT_APPROVAL: compare
    "A trim takes effect by itself" with "With approval, new content waits for a yes"

  Services: media (add, addContent, addFromEntry, addFromFlavorAsset, updateContent, approveReplace, cancelReplace,
  get, list), flavorAsset (getByEntryId, getUrl), caption_captionAsset (what comes along). Overlays, backgrounds and
  captions in the picture have a guide of their own.

  Rule: Making a clip of a video
    A clip is a new entry, filled by media.addContent with a part of another one. The source is left as it is.

    @critical @slow @short_way
    Scenario: A clip becomes a new entry
      Two calls: media.add makes the entry, media.addContent says what part of which video it shall hold. The entry is
      PENDING until the part has been cut, PRECONVERT while renditions are made of it, and then READY.

      Given an uploaded video "Keynote" of 30 seconds
      When I clip seconds 10 to 20 of "Keynote" as "Highlight"
      Then the answer has
        | name     | Highlight |
        | status   | PENDING   |
        | duration | 0         |
      And "Highlight" becomes READY
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

    Scenario: A clip keeps the size of its source, give or take 16 pixels
      A clip is encoded anew: that is how it can begin at any frame. Sizes that aren't usual ones become multiples of
      16, so 320 by 180 becomes 320 by 176.

      Given an uploaded video "Keynote" of 30 seconds
      And a clip "Highlight" of seconds 10 to 20 of "Keynote"
      When I list the flavors with
        | entryIdEqual | <Highlight> |
      Then one of the list has
        | isOriginal     | true  |
        | flavorParamsId | 0     |
        | status         | READY |
      And "Highlight" is as large as "Keynote" within 16 pixels

    @slow @service.caption_captionAsset
    Scenario: Captions come along with a clip
      Each caption of the source that is READY is copied with its language and label, cut to the clip and shifted. Lines
      over an edge are cut there. Thumbnails and metadata don't come along.

      Given my own uploaded video "Talk" of 30 seconds
      And "Talk" has captions of its own
      When I clip seconds 6 to 16 of "Talk" as "Extract"
      Then "Extract" becomes READY
      And the captions of "Extract" read
        | from | to  | text                            |
        | 0    | 2.5 | A counter shows the seconds.    |
        | 4    | 7   | Ten seconds have passed.        |
        | 9    | 10  | This is the middle of the film. |

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

    Scenario: An entry that was made beforehand takes a clip
      So it can have its words, its categories and its owner before its content.

      Given an uploaded video "Keynote"
      And an entry "Lesson 1" with
        | tags | lessons |
      When I fill the entry "Lesson 1" with seconds 2 to 4 of "Keynote"
      Then the answer has
        | name   | Lesson 1 |
        | tags   | lessons  |
        | status | PENDING  |

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

    Scenario: A user clips what the user can see
      The clip belongs to the user; the source stays whose it was.

      Given an uploaded video "Keynote"
      And I have a user's session
      When I clip seconds 2 to 4 of "Keynote" as "Mine"
      Then the answer has
        | status | PENDING   |
        | userId | <user id> |

  Rule: Joining several parts
    Parts of one video, or of several, become one in the order in which they are named, with fades where you want them.

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
      effectArray takes KalturaEffect objects: an effectType, 1 (VIDEO_FADE_IN) or 2 (VIDEO_FADE_OUT), and a value, how
      many milliseconds it lasts. The fade is from and to black.

      Given an uploaded video "Keynote"
      When I join these pieces as "Trailer"
        | seconds | of      | fade in | fade out |
        | 0 to 3  | Keynote | 2       |          |
        | 6 to 9  | Keynote |         | 2        |
      Then "Trailer" becomes READY
      And "Trailer" lasts 6 seconds
      And the picture of "Trailer" is darker at second 0.2 than at second 2.5
      And the picture of "Trailer" is darker at second 5.8 than at second 3.5

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

    Scenario: Six pieces are one too many
      The limit counts resources. It is a setting of the installation (maxOperationResourcesCount). The guide on
      composing joins five, in "An overlay has nine places to stand".

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
      And the entry "Medley" has
        | status | NO_CONTENT |

    Scenario: Five hours are the most
      The durations asked for are added up, whatever the sources hold (maxMultiClipsDurationSeconds).

      Given an uploaded video "Keynote"
      When I try to join these pieces as "Marathon"
        | seconds    | of      |
        | 0 to 9000  | Keynote |
        | 0 to 9000  | Keynote |
        | 0 to 1     | Keynote |
      Then Kaltura refuses with "CLIPS_DURATIONS_EXCEEDED_MAX_ALLOWED_DURATION"
      And the entry "Marathon" has
        | status | NO_CONTENT |

    Scenario: An effect must be one that Kaltura knows
      Given an uploaded video "Keynote"
      And an entry "Highlight"
      When I try to call media.addContent with
        | entryId                                                     | <Highlight>              |
        | resource[objectType]                                        | KalturaOperationResource |
        | resource[resource][objectType]                              | KalturaEntryResource     |
        | resource[resource][entryId]                                 | <Keynote>                |
        | resource[operationAttributes][0][objectType]                | KalturaClipAttributes    |
        | resource[operationAttributes][0][effectArray][0][objectType] | KalturaEffect           |
        | resource[operationAttributes][0][effectArray][0][effectType] | 9                       |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
      And the refusal says "KalturaEffectType"
      And the entry "Highlight" has
        | status | NO_CONTENT |

  Rule: Trimming a video and replacing its content
    media.updateContent puts a part of the entry itself, or the content of another, in the place of what the entry had.
    Id and name stay, and the entry plays on meanwhile.

    @critical @slow @needs.replacement @needs.automatic_replacement
    Scenario: A trim takes effect by itself
      media.updateContent with a part of the entry itself. No further call is needed: when the new content is ready, it
      is swapped in, and replacementStatus is NONE again.

      Given an uploaded video "Keynote"
      And my own uploaded video "Talk"
      When I trim "Talk" to seconds 4 to 9
      Then the replacement of "Talk" becomes NONE
      And "Talk" lasts 5 seconds
      And "Talk" plays
        | at second | plays second | of      |
        | 0         | 4            | Keynote |
        | 4.5       | 8.5          | Keynote |
      And the thumbnail of "Talk" has a new address

    @critical @needs.replacement @needs.automatic_replacement
    Scenario: An entry plays on while its content is replaced
      It stays READY with what it had, its old length too. replacingEntryId names the hidden entry in which the new
      content is made. "With approval, new content waits for a yes" looks at it for longer.

      Given my own uploaded video "Talk"
      When I trim "Talk" to seconds 1 to 11
      Then the answer has
        | status            | READY                  |
        | duration          | 12                     |
        | replacementStatus | APPROVED_BUT_NOT_READY |
        | replacingEntryId  | <Talk's replacement>   |

    @slow @needs.replacement @needs.automatic_replacement
    Scenario: The content of another entry can take the place
      The name and the id stay, length and picture are those of the other. The other entry keeps its content.

      Given an uploaded vertical video "Backstage"
      And my own uploaded video "Talk"
      When I replace the content of "Talk" with "Backstage"
      Then the replacement of "Talk" becomes NONE
      And "Talk" lasts 6 seconds
      And "Talk" plays
        | at second | plays second | of        |
        | 3.5       | 3.5          | Backstage |
      And the entry "Talk" has
        | name | Talk |

    @needs.replacement
    Scenario: An entry without content needs no replacement
      There is nothing to play on, so media.updateContent does what media.addContent does.

      Given an uploaded video "Keynote"
      And an entry "Draft"
      When I replace the content of "Draft" with "Keynote"
      Then the answer has
        | status            | PRECONVERT |
        | replacementStatus | NONE       |
        | replacingEntryId  | (absent)   |

    @needs.replacement
    Scenario: New content is made in a hidden entry
      It can be read by its id, and it knows what it is for. It remembers the trim; the entry itself does not.

      Given my own uploaded video "Talk"
      When I trim "Talk" to seconds 4 to 9
      Then the entry "Talk's replacement" has
        | replacedEntryId   | <Talk> |
        | displayInSearch   | SYSTEM |
        | replacementStatus | NONE   |
      And "Talk's replacement" remembers the clip
        | offset   | 4000 |
        | duration | 5000 |
      And the entry "Talk" has
        | operationAttributes | [] |

    @needs.replacement
    Scenario: The hidden entry is in no list
      Unless the filter names it by its id, or asks for displayInSearch SYSTEM.

      Given my own uploaded video "Talk"
      And "Talk" is being trimmed to seconds 4 to 9
      When I list the entries with
        | replacedEntryIdEqual | <Talk>                   |
        | statusIn             | READY,PENDING,PRECONVERT |
      Then the list does not show "Talk's replacement"

    @needs.replacement
    Scenario: A replacement can be called off until it has happened
      The hidden entry is deleted, and the entry is as it was.

      Given my own uploaded video "Talk"
      And "Talk" is being trimmed to seconds 4 to 9
      When I cancel the replacement of "Talk"
      Then the answer has
        | status            | READY    |
        | replacementStatus | NONE     |
        | replacingEntryId  | (absent) |
      And the entry "Talk's replacement" no longer exists
      And "Talk" still lasts 12 seconds

    Scenario: Calling off what isn't under way is no mistake
      Given my own uploaded video "Talk"
      When I cancel the replacement of "Talk"
      Then the answer has
        | status            | READY |
        | replacementStatus | NONE  |

    @needs.replacement
    Scenario: A second replacement is refused and ends the first
      Whatever media.updateContent refuses ends the replacement that was under way, unless the entry doesn't exist. The
      entry keeps its old content: begin again.

      Given my own uploaded video "Talk"
      And "Talk" is being trimmed to seconds 4 to 9
      When I try to trim "Talk" to seconds 0 to 3
      Then Kaltura refuses with "ENTRY_REPLACEMENT_ALREADY_EXISTS"
      And the entry "Talk" has
        | status            | READY    |
        | replacementStatus | NONE     |
        | replacingEntryId  | (absent) |
      And "Talk" still lasts 12 seconds
      And the entry "Talk's replacement" no longer exists

    @needs.replacement
    Scenario Outline: Content is replaced by those who may edit it: <caller>
      A user must own the entry or be entitled to edit it. The refusal is the one for sessions of the wrong type.

      Given my own uploaded video "Talk"
      And I have <caller>
      When I try to trim "Talk" to seconds 4 to 9
      Then Kaltura refuses with "INVALID_KS"
        | ERR_DESC | INVALID_TYPE |
      And the entry "Talk" has
        | replacementStatus | NONE |

      Examples: Strangers
        | caller           |
        | a user's session |
        | a widget session |

  Rule: Approving new content before it shows
    An account can want somebody's approval before content is exchanged. The new content waits in the hidden entry until
    media.approveReplace or media.cancelReplace decides.

    @slow @needs.replacement @needs.replacement_approval
    Scenario: With approval, new content waits for a yes
      The feature FEATURE_ENTRY_REPLACEMENT_APPROVAL puts somebody between the making and the showing. The new content
      can be watched in the hidden entry meanwhile.

      Given my own uploaded video "Talk"
      When I trim "Talk" to seconds 4 to 9
      Then the answer has
        | replacementStatus | NOT_READY_AND_NOT_APPROVED |
      And the replacement of "Talk" becomes READY_BUT_NOT_APPROVED
      And "Talk" still lasts 12 seconds
      And "Talk's replacement" lasts 5 seconds

    @slow @needs.replacement @needs.replacement_approval
    Scenario: The yes swaps the content that is ready
      Given my own uploaded video "Talk"
      And "Talk" is being trimmed to seconds 4 to 9
      And the replacement of "Talk" has become READY_BUT_NOT_APPROVED
      When I approve the replacement of "Talk"
      Then the answer has
        | replacementStatus | NONE     |
        | replacingEntryId  | (absent) |
      And "Talk" lasts 5 seconds

    @slow @needs.replacement @needs.replacement_approval
    Scenario: The yes may come before the content is ready
      As soon as it is, the swap happens by itself.

      Given my own uploaded video "Talk"
      And "Talk" is being trimmed to seconds 4 to 9
      When I approve the replacement of "Talk"
      Then the answer has
        | replacementStatus | APPROVED_BUT_NOT_READY |
      And the replacement of "Talk" becomes NONE
      And "Talk" lasts 5 seconds

    @slow @needs.replacement @needs.replacement_approval
    Scenario: A no keeps the old content
      Given my own uploaded video "Talk"
      And "Talk" is being trimmed to seconds 4 to 9
      And the replacement of "Talk" has become READY_BUT_NOT_APPROVED
      When I cancel the replacement of "Talk"
      Then the answer has
        | replacementStatus | NONE     |
        | replacingEntryId  | (absent) |
      And "Talk" still lasts 12 seconds

    Scenario: There must be something to approve
      Given my own uploaded video "Talk"
      When I try to approve the replacement of "Talk"
      Then Kaltura refuses with "ENTRY_ID_NOT_REPLACED"
        | ENTRY_ID | <Talk> |

    Scenario Outline: Only an administrator decides on a replacement: <decision>
      Not even the owner does, if the owner is a user.

      Given the user has an entry "Talk"
      And I have a user's session
      When I try to <decision> the replacement of "Talk"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Decisions
        | decision |
        | approve  |
        | cancel   |

  Rule: Copying an entry or one file of it
    media.addFromEntry and media.addFromFlavorAsset make a new entry of a file that is there already, whole and without
    cutting.

    @critical @slow
    Scenario: A whole entry can be copied by its file
      media.addFromEntry needs no upload and no clip: the new entry's source is the same file, and renditions are made
      of it. baseEntry.clone is quicker, and takes everything along.

      Given an uploaded video "Keynote"
      When I copy the entry "Keynote" as "Twin"
      Then the answer has
        | status      | PRECONVERT      |
        | sourceType  | SEARCH_PROVIDER |
        | rootEntryId | <Twin>          |
      And "Twin" becomes READY
      And "Twin" holds the file "keynote_short.mp4", byte for byte

    Scenario: A single file of an entry becomes an entry
      media.addFromFlavorAsset names the flavor, and its entry follows from that. Here it is the source flavor.

      Given an uploaded video "Keynote"
      When I copy the source file of "Keynote" as "Twin"
      Then the answer has
        | status           | PRECONVERT |
        | mediaType        | VIDEO      |
        | searchProviderId | <Keynote>  |

    Scenario: A copy inherits words and nothing else
      Name, description and tags come from the source unless they are given. What is an administrator's and what
      connects the source with other systems stays behind.

      Given my own uploaded video "Talk"
      And the entry "Talk" was updated with
        | description | About orbits |
        | tags        | space, talks |
        | adminTags   | editorial    |
        | referenceId | talk-1       |
      When I copy the entry "Talk" as "Twin"
      Then the answer has
        | name             | Talk         |
        | description      | About orbits |
        | tags             | space, talks |
        | mediaType        | VIDEO        |
        | searchProviderId | <Talk>       |
        | adminTags        | (absent)     |
        | referenceId      | (absent)     |

    Scenario: A copy can have words of its own
      Given my own uploaded video "Talk"
      And the entry "Talk" was updated with
        | tags | space, talks |
      When I copy the entry "Talk" as "Twin" with
        | name | Orbits, again |
        | tags | repeats       |
      Then the answer has
        | name | Orbits, again |
        | tags | repeats       |

    Scenario Outline: What was added to an entry stays with it: <extra>
      A copy by media.addFromEntry or addFromFlavorAsset is made of a file, not of what others have added to the entry.

      Given my own uploaded video "Talk"
      And "Talk" has <extra> of its own
      When I copy the source file of "Talk" as "Twin"
      Then the answer has
        | status | PRECONVERT |
      And "Twin" has no <extra>
      But note that "some versions of the server can't copy by media.addFromEntry what has thumbnails or captions"

      Examples: Additions
        | extra      |
        | metadata   |
        | thumbnails |
        | captions   |

    Scenario: A user copies what the user can see
      Given an uploaded video "Keynote"
      And I have a user's session
      When I copy the entry "Keynote" as "Twin"
      Then the answer has
        | status | PRECONVERT |
        | userId | <user id>  |

    Scenario Outline: A copy needs a file that is there: <case>
      Given an uploaded video "Keynote"
      And an entry "Draft"
      And my own uploaded video "Gone"
      And the entry "Gone" was deleted
      When I try to call <action> with
        | <parameter>          | <value>  |
        | sourceFlavorParamsId | <params> |
      Then Kaltura refuses with "<code>"

      Examples: Sources
        | case                     | action                   | parameter           | value     | params   | code                      |
        | an entry that is deleted | media.addFromEntry       | sourceEntryId       | <Gone>    | 0        | ENTRY_ID_NOT_FOUND        |
        | an entry without content | media.addFromEntry       | sourceEntryId       | <Draft>   | 0        | FLAVOR_PARAMS_NOT_FOUND   |
        | a rendition it lacks     | media.addFromEntry       | sourceEntryId       | <Keynote> | 99999999 | FLAVOR_PARAMS_NOT_FOUND   |
        | no flavor of that id     | media.addFromFlavorAsset | sourceFlavorAssetId | <Keynote> | 0        | FLAVOR_ASSET_ID_NOT_FOUND |

    Scenario: Visitors copy nothing
      Given an uploaded video "Keynote"
      And I have a widget session
      When I try to copy the entry "Keynote" as "Twin"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Refusals and limits of clips
    What is clipped must be there and must be an entry, and what takes the clip must be without content. A refused clip
    leaves the entry that was made for it empty: use that again, or delete it.

    Scenario: What doesn't exist can't be clipped
      The new entry is there all the same, without content: use it again, or delete it.

      Given my own uploaded video "Gone"
      And the entry "Gone" was deleted
      When I try to clip seconds 2 to 4 of "Gone" as "Highlight"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
      And the entry "Highlight" has
        | status | NO_CONTENT |

    Scenario: A rendition that the source lacks can't be clipped
      Without flavorParamsId the source file is taken.

      Given an uploaded video "Keynote"
      And an entry "Highlight"
      When I try to call media.addContent with
        | entryId                                      | <Highlight>              |
        | resource[objectType]                         | KalturaOperationResource |
        | resource[resource][objectType]               | KalturaEntryResource     |
        | resource[resource][entryId]                  | <Keynote>                |
        | resource[resource][flavorParamsId]           | 99999999                 |
        | resource[operationAttributes][0][objectType] | KalturaClipAttributes    |
        | resource[operationAttributes][0][duration]   | 2000                     |
      Then Kaltura refuses with "FLAVOR_ASSET_ID_NOT_FOUND"
      And the entry "Highlight" has
        | status | NO_CONTENT |

    Scenario: Only what has become an entry can be clipped
      An uploaded file must be the content of an entry first.

      Given an entry "Highlight"
      And an upload token "Parcel" with the file "vertical.mp4"
      When I try to call media.addContent with
        | entryId                                      | <Highlight>                      |
        | resource[objectType]                         | KalturaOperationResource         |
        | resource[resource][objectType]               | KalturaUploadedFileTokenResource |
        | resource[resource][token]                    | <Parcel>                         |
        | resource[operationAttributes][0][objectType] | KalturaClipAttributes            |
        | resource[operationAttributes][0][duration]   | 2000                             |
      Then Kaltura refuses with "RESOURCE_TYPE_NOT_SUPPORTED"
        | RES_TYPE | KalturaUploadedFileTokenResource |
      And the entry "Highlight" has
        | status | NO_CONTENT |

    Scenario: An entry with content takes no clip
      media.addContent is for entries without content; replacing content is another act, that of media.updateContent.

      Given an uploaded video "Keynote"
      And my own uploaded video "Talk"
      When I try to fill the entry "Talk" with seconds 2 to 4 of "Keynote"
      Then Kaltura refuses with "ENTRY_ALREADY_WITH_CONTENT"
      And "Talk" still lasts 12 seconds

    Scenario: cropAlignment is a percentage
      Given an uploaded video "Keynote"
      When I try to clip seconds 2 to 6 of "Keynote" as "Highlight" with
        | cropAlignment | 101 |
      Then Kaltura refuses with "PARAMETER_VALUE_OUT_OF_RANGE"
      And the entry "Highlight" has
        | status | NO_CONTENT |

    Scenario: Visitors make no clips
      A visitor can make no entry, and so nothing that could take a clip.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I try to clip seconds 2 to 4 of "Keynote" as "Mine"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
