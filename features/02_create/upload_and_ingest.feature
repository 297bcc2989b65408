@allure.label.epic:Create @service.uploadToken @service.media @service.baseEntry
Feature: Upload files and turn them into entries

  A file reaches Kaltura in two moves. An upload token receives the bytes, in one request or in chunks that may be
  interrupted, repeated and resumed. An entry is the thing with a name, tags and an owner that people find and play.
  media.addContent ties them together: the token is closed, and the platform looks into the file, makes renditions and
  takes a thumbnail. Use it whenever your own code brings media in; a first upload from beginning to end is in the
  guide "From a file to a playing video".

  Know first that

  - the two moves are independent: the entry can be made before the file or after it, and a token can even be attached
    before its first byte arrives
  - an entry is ready when its status says READY, and until then it walks through IMPORT and PRECONVERT; pictures
    need no processing and are READY at once, a film takes a minute or two
  - lists show READY entries only, unless you ask for another status

  Services: uploadToken (add, upload, get, list, delete), media (add, addContent, updateContent, get, list, count,
  update, delete), baseEntry (clone, getByIds, listByReferenceId, recycle, restoreRecycled). The bin needs the feature
  FEATURE_RECYCLE_BIN; without it baseEntry.recycle is refused with FEATURE_RECYCLE_BIN_DISABLED.

  Rule: Uploading a file
    An upload token is the place where a file arrives. Make one, send the file to it, and the bytes wait there until an
    entry takes them.

    Scenario: An upload token needs nothing but a session
      Size and name are absent until somebody gives them, or until bytes arrive.

      When I create an upload token "Parcel"
      Then the answer has
        | status           | PENDING  |
        | fileName         | (absent) |
        | fileSize         | (absent) |
        | uploadedFileSize | (absent) |
        | autoFinalize     | false    |

    @critical
    Scenario: A file sent whole fills its token
      The token takes its name from the file, because it had none.

      Given an upload token "Parcel"
      When I upload the file "poster.jpg" to the upload token "Parcel"
      Then the answer has
        | status   | FULL_UPLOAD |
        | fileName | poster.jpg  |
        | fileSize | (absent)    |
      And the upload token "Parcel" holds all of "poster.jpg"

    Scenario: An upload token keeps the name and the size it is given
      The name helps you to find the token again. The size is what you expect to send; it is answered as text.

      When I create an upload token "Parcel" with
        | fileName | talk.mp4 |
        | fileSize | 275699   |
      Then the upload token "Parcel" has
        | status   | PENDING  |
        | fileName | talk.mp4 |
        | fileSize | 275699   |

    Scenario: A name given to a token outlives the name of the file
      Give a name where the file on disk is called something like tmp0815.

      Given an upload token "Parcel" with
        | fileName | invitation.jpg |
      When I upload the file "poster.jpg" to the upload token "Parcel"
      Then the answer has
        | status   | FULL_UPLOAD    |
        | fileName | invitation.jpg |

    Scenario: Tokens are found by the name of their file
      Without a status in the filter, a search by name looks through the tokens that are still to be used.

      Given an upload token "Monday" with
        | fileName | monday.mp4 |
      And an upload token "Tuesday" with
        | fileName | tuesday.mp4 |
      When I list the upload tokens with
        | fileNameEqual | monday.mp4 |
      Then the list shows only "Monday"

    Scenario: A deleted token is gone
      A token that is left alone times out some day; this is for those who tidy up.

      Given an upload token "Parcel"
      When I delete the upload token "Parcel"
      Then Kaltura answers nothing
      And the upload token "Parcel" no longer exists

    Scenario: A full token takes no second file
      One token, one file. Make another token for another file.

      Given an upload token "Parcel" with the file "poster.jpg"
      When I try to upload the file "logo.png" to the upload token "Parcel"
      Then Kaltura refuses with "UPLOAD_TOKEN_INVALID_STATUS_FOR_UPLOAD"
      And the upload token "Parcel" holds all of "poster.jpg"

    Scenario: An upload without a file is refused
      The file travels in a multipart field that is called fileData.

      Given an upload token "Parcel"
      When I try to call uploadToken.upload with
        | uploadTokenId | <Parcel> |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | fileData |

    Scenario: The state of a token is Kaltura's to set
      Read-only properties are refused in add as well as in update.

      When I try to create an upload token "Parcel" with
        | status | FULL_UPLOAD |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaUploadToken::status |

  Rule: Making the entry
    The entry carries the name, the tags and the owner. It can be made before the file is sent or after it, and needs
    only to say what kind of media it is for.

    @critical
    Scenario: An entry begins without content
      It has its id, its owner and its addresses from the start. The owner is who made it.

      Given I have a user's session
      When I create an entry "Film"
      Then the answer has
        | status            | NO_CONTENT     |
        | type              | MEDIA_CLIP     |
        | mediaType         | VIDEO          |
        | sourceType        | SEARCH_PROVIDER |
        | replacementStatus | NONE           |
        | displayInSearch   | PARTNER_ONLY   |
        | userId            | <user id>      |
        | creatorId         | <user id>      |
        | rootEntryId       | <Film>         |
        | description       |                |
        | duration          | 0              |
        | version           | 0              |
        | width             | (absent)       |
        | dataUrl           | (any)          |

    Scenario: Tags are tidied up
      They are trimmed, written small and made unique, and tags of one letter are dropped.

      When I create an entry "Film" with
        | tags | orbit, kitchen,orbit , x, Jam |
      Then the entry "Film" has
        | tags | orbit, kitchen, jam |

    Scenario: An administrator makes an entry for somebody else
      The user given becomes the owner and the creator.

      When I create an entry "Film" with
        | userId | <user id> |
      Then the answer has
        | userId    | <user id> |
        | creatorId | <user id> |

    Scenario: An entry must say what kind of media it is for
      A name is not demanded.

      When I try to call media.add with
        | entry[objectType] | KalturaMediaEntry |
        | entry[name]       | Film              |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaMediaEntry::mediaType |

    Scenario Outline: What an entry refers to must exist: <field>
      It is checked when the entry is made, not when the content comes.

      When I try to create an entry "Film" with
        | <field> | 99999999 |
      Then Kaltura refuses with "<code>"

      Examples: References
        | field               | code                            |
        | conversionProfileId | CONVERSION_PROFILE_ID_NOT_FOUND |
        | accessControlId     | ACCESS_CONTROL_ID_NOT_FOUND     |

    Scenario: Admin tags are for administrators
      They are the back office's own marks on an entry; users see them but don't set them.

      Given I have a user's session
      When I try to create an entry "Film" with
        | adminTags | editorial |
      Then Kaltura refuses with "PROPERTY_VALIDATION_ADMIN_PROPERTY"

  Rule: Giving the entry its content
    media.addContent joins token and entry, and the platform goes to work. What the entry says of itself afterwards
    (length, size, status) comes from the file.

    Scenario: Adding content closes the token and starts the work
      The entry now knows which conversion profile it is made with, and where it came from.

      Given an entry "Film"
      And an upload token "Parcel" with the file "vertical.mp4"
      When I attach the upload token "Parcel" to the entry "Film"
      Then the answer has
        | status              | PRECONVERT |
        | sourceType          | FILE       |
        | conversionProfileId | (any)      |
      And the upload token "Parcel" has
        | status | CLOSED |

    @slow @critical @short_way
    Scenario: A video is measured, and its original is kept as it was
      Renditions are made beside it. The original is the flavor with params 0.

      Given an entry "Film"
      And an upload token "Parcel" with the file "vertical.mp4"
      When I attach the upload token "Parcel" to the entry "Film"
      Then "Film" becomes READY
      And "Film" lasts 6 seconds
      And the entry "Film" has
        | width           | 360   |
        | height          | 640   |
        | flavorParamsIds | (any) |
      And "Film" holds the file "vertical.mp4", byte for byte

    @critical
    Scenario: A picture is READY at once
      There is nothing to transcode. Its address gives back the very file.

      Given an entry "Poster" with
        | mediaType | IMAGE |
      And an upload token "Parcel" with the file "poster.jpg"
      When I attach the upload token "Parcel" to the entry "Poster"
      Then the answer has
        | status    | READY |
        | mediaType | IMAGE |
        | width     | 640   |
        | height    | 360   |
        | duration  | 0     |
      And "Poster" holds the file "poster.jpg", byte for byte

    @slow
    Scenario: A song has a length and no picture
      Given an entry "Song" with
        | mediaType | AUDIO |
      And an upload token "Parcel" with the file "song.mp3"
      When I attach the upload token "Parcel" to the entry "Song"
      Then "Song" becomes READY
      And "Song" lasts 8 seconds
      And the entry "Song" has
        | mediaType | AUDIO    |
        | width     | (absent) |
        | height    | (absent) |

    Scenario: A token can be attached before its bytes arrive
      The entry waits in IMPORT, and the token remembers what it was promised to.

      Given an entry "Film"
      And an upload token "Parcel"
      When I attach the upload token "Parcel" to the entry "Film"
      Then the answer has
        | status | IMPORT |
      And the upload token "Parcel" has
        | status             | PENDING |
        | attachedObjectType | (any)   |
        | attachedObjectId   | (any)   |

    @slow
    Scenario: Bytes for a promised entry start the work by themselves
      The answer of the upload says CLOSED: no further call is needed.

      Given an entry "Film"
      And an upload token "Parcel"
      And the upload token "Parcel" is attached to the entry "Film"
      When I upload the file "vertical.mp4" to the upload token "Parcel"
      Then the answer has
        | status | CLOSED |
      And "Film" becomes READY
      And "Film" lasts 6 seconds

    @slow
    Scenario: updateContent fills an entry that has no content yet
      So a program that always calls updateContent is right for the first file as well.

      Given an entry "Song" with
        | mediaType | AUDIO |
      And an upload token "Parcel" with the file "song.mp3"
      When I call media.updateContent with
        | entryId              | <Song>                           |
        | resource[objectType] | KalturaUploadedFileTokenResource |
        | resource[token]      | <Parcel>                         |
      Then "Song" becomes READY
      And "Song" lasts 8 seconds

    @slow
    Scenario: A file that nobody can play ends in ERROR_CONVERTING
      The upload itself succeeds, because the platform looks into the file only later. A server tries several times
      before it gives up, some minutes in all: never wait for the end of a conversion without a limit.

      Given an entry "Film"
      And an upload token "Parcel" with the file "truncated.mp4"
      When I attach the upload token "Parcel" to the entry "Film"
      Then "Film" becomes ERROR_CONVERTING

    Scenario: addContent without a resource changes nothing
      It is not refused: the entry is answered as it was.

      Given an entry "Film"
      When I call media.addContent with
        | entryId | <Film> |
      Then the answer has
        | status | NO_CONTENT |
      But note that "a resource misspelled in the request ends here too, so look at the status of the answer"

    Scenario: Content comes from a token that exists
      The entry stays as it was, and another token can be attached.

      Given an entry "Film"
      And an upload token "Parcel"
      And the upload token "Parcel" was deleted
      When I try to attach the upload token "Parcel" to the entry "Film"
      Then Kaltura refuses with "UPLOAD_TOKEN_NOT_FOUND"
      And the entry "Film" has
        | status | NO_CONTENT |

    Scenario: addContent is for entries without content
      To exchange the content of an entry there is media.updateContent, and approval where the account wants it.

      Given my own uploaded video "Keynote"
      And an upload token "Parcel" with the file "vertical.mp4"
      When I try to attach the upload token "Parcel" to the entry "Keynote"
      Then Kaltura refuses with "ENTRY_ALREADY_WITH_CONTENT"
      And "Keynote" still lasts 12 seconds

  Rule: Sending a large file in pieces
    A file of any size can be sent in chunks: one after the other, so that an interrupted upload goes on where it
    stopped, or several at once to be quicker.

    Scenario: A token that expects more stays open for the rest
      finalChunk false tells the platform that more will follow; uploadedFileSize tells you how much arrived.

      Given an upload token "Parcel"
      When I send the first third of "poster.jpg" to the upload token "Parcel"
      Then the answer has
        | status | PARTIAL_UPLOAD |
      And the upload token "Parcel" holds a third of "poster.jpg"

    @critical
    Scenario: An upload goes on where it was interrupted
      Ask the token how much it holds, and resume there: resume true, resumeAt the number of bytes it holds, finalChunk
      true with the last piece.

      Given an upload token "Parcel"
      And the first third of "poster.jpg" is in the upload token "Parcel"
      And the second third of "poster.jpg" is in the upload token "Parcel"
      When I send the last third of "poster.jpg" to the upload token "Parcel"
      Then the answer has
        | status | FULL_UPLOAD |
      And the upload token "Parcel" holds all of "poster.jpg"

    Scenario: A chunk sent twice counts once
      A client that doesn't know whether a chunk arrived sends it again.

      Given an upload token "Parcel"
      And the first third of "poster.jpg" is in the upload token "Parcel"
      And the second third of "poster.jpg" is in the upload token "Parcel"
      When I send the second third of "poster.jpg" to the upload token "Parcel"
      Then the upload token "Parcel" holds two thirds of "poster.jpg"

    Scenario: A chunk that comes too early is kept aside
      So chunks can be sent in parallel. Only the first must be there before the others.

      Given an upload token "Parcel"
      And the first third of "poster.jpg" is in the upload token "Parcel"
      When I send the last third of "poster.jpg" to the upload token "Parcel" with
        | finalChunk | false |
      Then the answer has
        | status | PARTIAL_UPLOAD |
      And the upload token "Parcel" holds a third of "poster.jpg"

    Scenario: What waited is joined on by the next call after the gap was closed
      The answer to the missing chunk itself may count the waiting one or not yet. Any call does it: here a chunk is
      sent once more.

      Given an upload token "Parcel"
      And the first third of "poster.jpg" is in the upload token "Parcel"
      And the last third of "poster.jpg" waits in the upload token "Parcel"
      And the second third of "poster.jpg" is in the upload token "Parcel"
      When I send the second third of "poster.jpg" to the upload token "Parcel"
      Then the upload token "Parcel" holds all of "poster.jpg"
      And the upload token "Parcel" has
        | status | PARTIAL_UPLOAD |

    Scenario: An empty final chunk ends an upload in parallel
      After all pieces were sent as ordinary chunks, a last request without bytes says that this was all.

      Given an upload token "Parcel"
      And the first third of "poster.jpg" is in the upload token "Parcel"
      And the last third of "poster.jpg" waits in the upload token "Parcel"
      And the second third of "poster.jpg" is in the upload token "Parcel"
      When I send the end of "poster.jpg" to the upload token "Parcel"
      Then the upload token "Parcel" has
        | status | FULL_UPLOAD |
      And the upload token "Parcel" holds all of "poster.jpg"

    @critical
    Scenario: What was sent in pieces comes back whole
      Out of order, and byte for byte what was sent.

      Given an entry "Poster" with
        | mediaType | IMAGE |
      And an upload token "Parcel"
      And the first third of "poster.jpg" is in the upload token "Parcel"
      And the last third of "poster.jpg" waits in the upload token "Parcel"
      And the second third of "poster.jpg" is in the upload token "Parcel"
      And the end of "poster.jpg" is in the upload token "Parcel"
      When I attach the upload token "Parcel" to the entry "Poster"
      Then "Poster" becomes READY
      And "Poster" holds the file "poster.jpg", byte for byte

    Scenario: A token with autoFinalize closes itself with the last byte
      The size must be known beforehand. No chunk needs to be called the final one.

      Given an upload token "Parcel" with
        | autoFinalize | true  |
        | fileSize     | 17783 |
      And the first third of "poster.jpg" is in the upload token "Parcel"
      And the second third of "poster.jpg" is in the upload token "Parcel"
      When I send the last third of "poster.jpg" to the upload token "Parcel" with
        | finalChunk | false |
      Then the answer has
        | status           | FULL_UPLOAD |
        | uploadedFileSize | 17783       |

    Scenario: autoFinalize wants to know the size
      Without it the platform couldn't tell which byte is the last.

      When I try to create an upload token "Parcel" with
        | autoFinalize | true |
      Then Kaltura refuses with "UPLOAD_TOKEN_MISSING_FILE_SIZE"

    Scenario: An upload can't begin with a later chunk
      The token stays as it was: start again with the first chunk.

      Given an upload token "Parcel"
      When I try to send the second third of "poster.jpg" to the upload token "Parcel"
      Then Kaltura refuses with "UPLOAD_TOKEN_CANNOT_RESUME"
      And the upload token "Parcel" has
        | status | PENDING |

  Rule: Changing what an entry says
    Name, description, tags and data of your own can be changed at any time, with content or without.

    Scenario: An update changes what it names and nothing else
      Send what changes; there is no need to read the entry first.

      Given an entry "Film" with
        | description | Shot in spring |
        | tags        | spring         |
      When I update the entry "Film" with
        | description | Shot in May |
      Then the entry "Film" has
        | name        | Film        |
        | description | Shot in May |
        | tags        | spring      |
        | mediaType   | VIDEO       |

    Scenario: A field is cleared by saying so
      An empty text empties the tags, null the description; both then read as an empty text.

      Given an entry "Film" with
        | description | Shot in spring |
        | tags        | spring         |
      When I update the entry "Film" with
        | description | (null) |
        | tags        |        |
      Then the entry "Film" has
        | name        | Film |
        | description |      |
        | tags        |      |

    Scenario: media and baseEntry speak of the same entry
      baseEntry serves entries of every type. Sent as a KalturaBaseEntry, an update is answered with the fields that
      all entries share.

      Given an entry "Film"
      When I call baseEntry.update with
        | entryId                | <Film>           |
        | baseEntry[objectType]  | KalturaBaseEntry |
        | baseEntry[partnerData] | shelf 7          |
      Then the answer has
        | id          | <Film>           |
        | partnerData | shelf 7          |
        | objectType  | KalturaBaseEntry |
        | mediaType   | (absent)         |
      And the entry "Film" has
        | partnerData | shelf 7           |
        | objectType  | KalturaMediaEntry |

    Scenario: The kind of media can't be changed
      It is insert-only: said once, when the entry is made.

      Given an entry "Film"
      When I try to update the entry "Film" with
        | mediaType | AUDIO |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaMediaEntry::mediaType |

  Rule: Finding entries
    A filter says what you look for: words, your own key, ids, kinds and states. Mind that lists show READY entries
    only, unless they are asked for others.

    Scenario: The conditions of a filter work together
      An entry is listed when all of them hold.

      Given an uploaded video "Keynote" of 30 seconds
      And an uploaded video "Trailer"
      And an uploaded picture "Poster"
      When I list the entries with
        | idIn                | <Keynote>,<Trailer>,<Poster> |
        | mediaTypeIn         | VIDEO,AUDIO                  |
        | durationGreaterThan | 20                           |
      Then the list shows only "Keynote"

    Scenario: Some words of a name are enough to find it
      In the order in which they stand there, in large letters or small. Whether a part of a word does is a matter of
      the installation.

      Given an entry "Opening keynote of spring"
      When I call media.list with
        | filter[nameLike] | KEYNOTE of                  |
        | filter[statusIn] | 7                           |
        | filter[idIn]     | <Opening keynote of spring> |
      Then the list shows only "Opening keynote of spring"

    Scenario: Your own key for an entry finds it again
      referenceId is a text of yours, the key of the entry in your own system. Entries in any state are found by it.

      Given an entry "Film" with
        | referenceId | order-4711 |
      When I list the entries by the reference id "order-4711"
      Then the list shows only "Film"

    Scenario: Entries asked for by id come without the missing ones
      The answer is a plain array. Ids that nobody has are left out, not refused.

      Given an entry "Film"
      And an entry "Old film"
      And the entry "Old film" was deleted
      And an uploaded picture "Poster"
      When I call baseEntry.getByIds with
        | entryIds | <Film>,<Old film>,<Poster> |
      Then the list shows only "Film" and "Poster"

    Scenario: A list leaves out what isn't READY
      An entry that was just made is therefore missing from most lists, to the surprise of many.

      Given an entry "Draft"
      And an uploaded video "Keynote"
      When I list the entries with
        | idIn | <Draft>,<Keynote> |
      Then the list shows only "Keynote"

    Scenario: A list shows the other states when it is asked for them
      Given an entry "Draft"
      And an uploaded video "Keynote"
      When I list the entries with
        | idIn     | <Draft>,<Keynote> |
        | statusIn | READY,NO_CONTENT  |
      Then the list shows only "Draft" and "Keynote"

    Scenario: Asked for one id, a list shows the entry in any state
      idEqual lifts the condition on the status; idIn does not.

      Given an entry "Draft"
      When I list the entries with
        | idEqual | <Draft> |
      Then the list shows only "Draft"

    Scenario: A count is a bare number
      media.count takes the filter of media.list, and leaves out what isn't READY as well.

      Given an entry "Soup" with
        | tags | kitchen, orbit |
      And an entry "Bread" with
        | tags | kitchen |
      And an entry "Moon" with
        | tags | orbit |
      When I count the entries with
        | idIn          | <Soup>,<Bread>,<Moon> |
        | statusEqual   | NO_CONTENT            |
        | tagsLike      | kitchen               |
      Then the count is 2

    Scenario: A response profile cuts the answer to the fields that matter
      An entry has some fifty fields. Type 1 names those to include, type 2 those to leave out.

      Given an uploaded video "Keynote"
      When I call media.list with
        | filter[idEqual]             | <Keynote>                     |
        | responseProfile[objectType] | KalturaDetachedResponseProfile |
        | responseProfile[type]       | 1                             |
        | responseProfile[fields]     | id,duration                   |
      Then one of the list has
        | id       | <Keynote> |
        | duration | 12        |
        | name     | (absent)  |
        | dataUrl  | (absent)  |

  Rule: Cloning an entry
    baseEntry.clone makes a second entry of the same files, with a name and a life of its own: no upload, and no
    waiting.

    @critical
    Scenario: A clone is READY at once
      Files are shared, so nothing is transcoded. The clone knows its original as rootEntryId.

      Given an uploaded video "Keynote"
      When I clone the entry "Keynote" as "Copy"
      Then the answer has
        | status      | READY     |
        | sourceType  | CLIP      |
        | rootEntryId | <Keynote> |
        | width       | 640       |
        | height      | 360       |
      And "Copy" lasts 12 seconds

    Scenario: A clone doesn't inherit the reference id
      Given an entry "Film" with
        | referenceId | order-4712 |
        | tags        | spring     |
      When I clone the entry "Film" as "Copy"
      Then the answer has
        | tags        | spring   |
        | referenceId | (absent) |

    Scenario: A clone without flavors waits for content of its own
      Option 6, FLAVORS, with rule 1, EXCLUDE, leaves the files behind.

      Given an uploaded video "Keynote"
      When I clone the entry "Keynote" without its flavors as "Copy"
      Then the answer has
        | status      | NO_CONTENT |
        | duration    | 0          |
        | rootEntryId | <Keynote>  |

    Scenario: A clone outlives its original
      The files belong to both, and go when nobody needs them any more.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was cloned as "Copy"
      When I delete the entry "Poster"
      Then the entry "Copy" has
        | status      | READY    |
        | rootEntryId | <Poster> |
      And "Copy" holds the file "poster.jpg", byte for byte

    Scenario: What doesn't exist can't be cloned
      Given an entry "Film"
      And the entry "Film" was deleted
      When I try to clone the entry "Film" as "Copy"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
        | ENTRY_ID | <Film> |

  Rule: Deleting entries and bringing them back
    media.delete is final. Where the account has a recycle bin, baseEntry.recycle puts an entry aside instead, and
    baseEntry.restoreRecycled brings it back.

    Scenario: A deleted entry is gone for every call
      Given an entry "Film"
      When I delete the entry "Film"
      Then Kaltura answers nothing
      And the entry "Film" no longer exists

    @needs.recycle_bin
    Scenario: A recycled entry keeps its state and its content
      displayInSearch says that it is in the bin; whoever knows its id still reads it.

      Given my own uploaded video "Keynote"
      When I recycle the entry "Keynote"
      Then the entry "Keynote" has
        | displayInSearch | RECYCLED |
        | status          | READY    |

    @needs.recycle_bin
    Scenario: Lists leave out what is in the bin
      Counts do so too, and only a filter that names the entry by its id still finds it. The status stays READY, so it
      is displayInSearch that tells.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was recycled
      When I list the entries with
        | nameLike | Keynote |
      Then the list does not show "Keynote"

    @needs.recycle_bin
    Scenario: What is in the bin can be restored
      It comes back as it was, with its id, its files and its addresses.

      Given my own uploaded video "Keynote"
      And the entry "Keynote" was recycled
      When I restore the entry "Keynote"
      Then the entry "Keynote" has
        | displayInSearch | PARTNER_ONLY |
        | status          | READY        |

    Scenario: A deleted entry can't be changed
      Given an entry "Film"
      And the entry "Film" was deleted
      When I try to update the entry "Film" with
        | description | Too late |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A deleted entry can't be deleted again
      Given an entry "Film"
      And the entry "Film" was deleted
      When I try to delete the entry "Film"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    @needs.recycle_bin
    Scenario: What isn't in the bin can't be restored
      The refusal speaks of the status, but it is displayInSearch that is judged.

      Given my own uploaded video "Keynote"
      When I try to restore the entry "Keynote"
      Then Kaltura refuses with "INVALID_ENTRY_STATUS_FOR_RESTORE"

  Rule: Users and what belongs to others
    A user's session works on the user's own entries and tokens, and reads the entries of others by their ids.
    Privileges in the session open more.

    Scenario: A user changes an own entry
      Whoever made an entry owns it, and needs no privilege to change it.

      Given the user has an entry "Mine"
      And I have a user's session
      When I update the entry "Mine" with
        | description | Mine and mine alone |
      Then the entry "Mine" has
        | description | Mine and mine alone |
        | userId      | <user id>           |

    Scenario: A user reads what belongs to others
      Lists hide it, an id finds it. What only some may see is the business of categories and access control.

      Given an uploaded video "Keynote"
      And I have a user's session
      When I get the entry "Keynote"
      Then the answer has
        | status   | READY |
        | duration | 12    |

    Scenario: A user's list holds the user's own entries
      The privilege list:* lifts this, and edit:* the refusals below. Entries that the filter names by their ids are
      shown to everybody.

      Given an entry "Their film"
      And the user has an entry "My film"
      And I have a user's session
      When I list the entries with
        | nameLike | film       |
        | statusIn | NO_CONTENT |
      Then the list shows only "My film"

    Scenario: The privilege list lets a user see the entries of all
      Given an entry "Theirs"
      And I have a user's session with the privileges "list:*"
      When I list the entries with
        | nameLike | Theirs     |
        | statusIn | NO_CONTENT |
      Then the list shows only "Theirs"

    Scenario: The privilege edit opens one entry to a user
      Give it to the session of a colleague who may work on this entry and on no other.

      Given an entry "Theirs"
      And I have a user's session with the privileges "edit:<Theirs>"
      When I update the entry "Theirs" with
        | description | Edited with leave |
      Then the entry "Theirs" has
        | description | Edited with leave |

    Scenario: An administrator sees the tokens of users
      Given I have a user's session
      When I create an upload token "Theirs"
      Then the upload token "Theirs" has
        | status | PENDING   |
        | userId | <user id> |

    Scenario: A user doesn't see the tokens of others
      Given an upload token "Theirs" with
        | fileName | theirs.mp4 |
      And I have a user's session
      When I list the upload tokens with
        | fileNameEqual | theirs.mp4 |
      Then the list does not show "Theirs"

    Scenario: A user can't change the entry of another
      The refusal is INVALID_KS, as if the session were wrong, and not SERVICE_FORBIDDEN: users may update, but not
      this entry. A session with the privilege edit:* or edit: and the id may.

      Given an entry "Theirs"
      And I have a user's session
      When I try to update the entry "Theirs" with
        | description | Mine now |
      Then Kaltura refuses with "INVALID_KS"
        | ERR_DESC | INVALID_TYPE |

    Scenario: A user can't delete the entry of another
      Given an entry "Theirs"
      And I have a user's session
      When I try to delete the entry "Theirs"
      Then Kaltura refuses with "INVALID_KS"
        | ERR_DESC | INVALID_TYPE |

    Scenario: A user can't reach into the token of another
      The refusal doesn't say that the token exists.

      Given an upload token "Theirs"
      And I have a user's session
      When I try to upload the file "poster.jpg" to the upload token "Theirs"
      Then Kaltura refuses with "UPLOAD_TOKEN_NOT_FOUND"

  Rule: Limits for visitors
    Visitors have a widget session, as players do, or none at all. They read a READY entry whose id they know; they
    upload, make and change nothing.

    Scenario: A visitor reads a READY entry
      All of its fields, so put nothing there that visitors must not see.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I get the entry "Keynote"
      Then the answer has
        | status   | READY |
        | duration | 12    |

    Scenario: A visitor's list is empty
      Players find entries by their ids; going through an account is for people who work in it.

      Given my own uploaded picture "Poster"
      And I have a widget session
      When I list the entries with
        | nameLike | Poster |
      Then the list does not show "Poster"

    Scenario: Without a session no entry is found
      The platform doesn't know whose entries to look through.

      Given an uploaded video "Keynote"
      And I have no session
      When I try to get the entry "Keynote"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario Outline: Visitors can't upload: <caller>
      Given I have <caller>
      When I try to create an upload token "Parcel"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
      And the refusal says "uploadToken->add"

      Examples: Visitors
        | caller           |
        | a widget session |
        | no session       |

    Scenario Outline: Visitors make no entries: <caller>
      Given I have <caller>
      When I try to create an entry "Film"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Visitors
        | caller           |
        | a widget session |
        | no session       |

    Scenario Outline: Visitors add no content: <caller>
      Whose entry it is gets judged before what the session may do, so the refusal is INVALID_KS.

      Given an entry "Film"
      And an upload token "Parcel" with the file "vertical.mp4"
      And I have <caller>
      When I try to attach the upload token "Parcel" to the entry "Film"
      Then Kaltura refuses with "INVALID_KS"
        | ERR_DESC | INVALID_TYPE |

      Examples: Visitors
        | caller           |
        | a widget session |
        | no session       |

    Scenario Outline: Visitors change nothing: <caller>
      Given an entry "Film"
      And I have <caller>
      When I try to update the entry "Film" with
        | description | Graffiti |
      Then Kaltura refuses with "INVALID_KS"
        | ERR_DESC | INVALID_TYPE |

      Examples: Visitors
        | caller           |
        | a widget session |
        | no session       |
