@allure.label.epic:Create @service.thumbAsset @service.thumbParams @service.media
Feature: Show and choose thumbnails

  Every video has a thumbnail: the platform takes a picture from the film as soon as it is ready. The address of that
  picture (thumbnailUrl of the entry) makes others on request: any size, any moment of the film, a part of the frame, a
  strip of pictures for a seek bar. Nothing has to be created for that, and nobody needs a session. Use the address
  wherever your pages show videos.

  Thumbnail assets (thumbAsset) are pictures that an entry keeps: uploaded, fetched, or taken from the film, by a
  template of figures (thumbParams) where the same is wanted of many entries. One of them can be made the default, which
  is what the address shows from then on.

  Know first that

  - parameters stand in the path, in any order: thumbnailUrl/width/200/vid_sec/7
  - strips are made on request by vid_slices; there is nothing to create before and no action for it, see "A strip shows
    slices of the film side by side"
  - crop_provider names a plug-in of the installation; where there is none the page is empty, see "A crop provider that
    is not installed gives nothing"
  - caches keep a picture for an hour ("A picture of a READY entry may be kept for an hour"), and a new default has a
    new address ("A new default has a new address")
  - addresses cut a figure to what is allowed ("A quality out of range is no mistake"), but for the length of a strip;
    thumbParams are strict instead ("A figure out of range is refused")

  Services: thumbAsset (add, setContent, addFromImage, addFromUrl, generate, generateByEntryId, regenerate, setAsDefault,
  serve, getUrl, get, getByEntryId, list, update, delete), thumbParams (add, get, list, update, delete), media
  (updateThumbnail, updateThumbnailFromSourceEntry, updateThumbnailJpeg).

  Rule: Showing a video's thumbnail in the size that you need
    Add parameters to the entry's thumbnailUrl, and the picture comes in that size and format. It needs no session, and
    nothing has to be made first.

    @critical
    Scenario: The platform takes the first thumbnail itself
      At the third second of the film. It is no thumbnail asset; where the conversion profile has thumbnail params in
      its list, an asset is made of each of them besides.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/320"
      Then the picture shows second 3 of "Keynote"

    @critical
    Scenario Outline: A picture has the size that its address asks for
      The film is 640 by 360. With one side the other follows; with both, the picture fits into the box.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "<parameters>"
      Then the picture is <width> by <height> pixels

      Examples: Sizes
        | parameters                                 | width | height |
        | quality/75                                 | 120   | 68     |
        | width/200                                  | 200   | 113    |
        | height/100                                 | 178   | 100    |
        | width/100/height/100                       | 100   | 56     |
        | width/0/height/0                           | 640   | 360    |
        | def_width/300/def_height/200               | 300   | 169    |
        | src_x/10/src_y/10/src_w/100/src_h/50       | 120   | 60     |
        | nearest_aspect_ratio/1/width/120/height/90 | 120   | 90     |

    Scenario Outline: A picture comes in the format that is asked for
      Both the file and its content type say so. Without the parameter it is a JPEG. Keep to one format for each size: a
      server that has made the JPEG of an address already may answer it with another format in the address as well.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/<width>/format/<format>"
      Then the picture is a <is>

      Examples: Formats, each in a size of its own
        | format | width | is   |
        | jpg    | 150   | JPEG |
        | png    | 152   | PNG  |
        | gif    | 154   | GIF  |
        | webp   | 156   | WEBP |

    Scenario: Less quality makes a smaller file
      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/320/quality/20"
      Then the picture is 320 by 180 pixels
      And the picture takes fewer bytes than that of "Keynote" with "width/320/quality/95"

    Scenario: A quality out of range is no mistake
      The number is cut to what is allowed.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/320/quality/5"
      Then the picture is 320 by 180 pixels
      And the picture takes fewer bytes than that of "Keynote" with "width/320/quality/95"

    Scenario: A picture of a READY entry may be kept for an hour
      Browsers and content networks do so. That is why the address carries a version.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/100"
      Then caches may keep the picture for 3600 seconds

    Scenario: A deleted entry has no thumbnail
      Given my own uploaded video "Draft" of 12 seconds
      And the entry "Draft" was deleted
      When I open the thumbnail of "Draft" with "width/100"
      Then the address is refused: "exiting on error"

  Rule: Fitting a picture into a box, or cutting a part out
    Where the box has another shape than the film, the type decides what is padded, cropped or stretched. A part of the
    frame can be cut out before that.

    Scenario Outline: The type says how a picture goes into its box
      The film is upright, 360 by 640, with a red, a blue, a yellow and a green corner.

      Given an uploaded vertical video "Backstage"
      When I open the thumbnail of "Backstage" with "vid_sec/2/width/160/height/160/type/<type>"
      Then the picture is 160 by 160 pixels
      And the corners of the picture are
        | top left     | <top left>     |
        | top right    | <top right>    |
        | bottom left  | <bottom left>  |
        | bottom right | <bottom right> |

      Examples: Ways into a box
        | type | way                     | top left | top right | bottom left | bottom right |
        | 2    | padded                  | white    | white     | white       | white        |
        | 3    | cropped to the middle   | other    | other     | other       | other        |
        | 4    | cropped from the top    | red      | blue      | other       | other        |
        | 5    | stretched               | red      | blue      | yellow      | green        |
        | 99   | the last type there is  | red      | blue      | yellow      | green        |

    Scenario: Padding has the colour that is asked for
      bgcolor is red, green and blue in hexadecimal digits, without a sign in front.

      Given an uploaded vertical video "Backstage"
      When I open the thumbnail of "Backstage" with "width/100/height/100/type/2/bgcolor/00ff00"
      Then the corners of the picture are
        | top left    | lime   |
        | bottom left | lime   |

    Scenario: The picture whose shape is nearest to the box is used
      Of all pictures of the entry. Here that is the square one, which was taken at second 20.

      Given my own uploaded video "Keynote" of 30 seconds
      And a thumbnail "Square" taken from "Keynote" with
        | videoOffset | 20   |
        | width       | 300  |
        | height      | 300  |
        | cropType    | CROP |
      When I open the thumbnail of "Keynote" with "nearest_aspect_ratio/1/width/300/height/300"
      Then the picture is 300 by 300 pixels
      And the picture shows second 20 of "Keynote"

    Scenario: A part is cut out before the picture is resized
      The left upper quarter of the film has the red corner, and grows to the width that is asked for.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "vid_sec/7/src_x/0/src_y/0/src_w/320/src_h/180/width/160"
      Then the picture is 160 by 90 pixels
      And the corners of the picture are
        | top left    | red    |
        | top right   | other  |
        | bottom left | other  |

    Scenario: A part can be measured on a picture of another size
      Say how large the picture was on which your user drew the frame: here 100 by 100, and the right upper quarter of
      it.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "vid_sec/7/rel_width/100/rel_height/100/src_x/50/src_y/0/src_w/50/src_h/50/width/160"
      Then the picture is 160 by 90 pixels
      And the corners of the picture are
        | top left    | other  |
        | top right   | blue   |
        | bottom left | other  |

    Scenario: A crop provider that is not installed gives nothing
      The plug-ins that choose the part of a picture by themselves belong to an installation; none comes with the
      server.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/100/crop_provider/faces"
      Then I receive an empty page

  Rule: Showing any moment, and strips for a seek bar
    The address can ask for any second of the film, or for many of them side by side in one file.

    @critical
    Scenario Outline: A picture shows the second that its address asks for
      Any moment of the film, without making anything first.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/320/vid_sec/<second>"
      Then the picture shows second <second> of "Keynote"

      Examples: Seconds
        | second |
        | 0      |
        | 7      |
        | 20     |

    @critical
    Scenario: A strip shows slices of the film side by side
      This is what a seek bar needs: one file with as many pictures as you like. Slices begin at full seconds.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/200/vid_slices/5"
      Then the picture is 1000 by 113 pixels
      And the slices of the picture show these seconds of "Keynote"
        | 0 | 6 | 12 | 18 | 24 |

    Scenario: A strip can be bounded
      start_sec and end_sec say which part of the film is cut into slices.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/200/vid_slices/5/start_sec/10/end_sec/20"
      Then the slices of the picture show these seconds of "Keynote"
        | 10 | 12 | 14 | 16 | 18 |

    Scenario Outline: One slice can be asked for
      Slices are counted from 0, and a number past the last is the last.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/200/vid_slices/5/vid_slice/<slice>"
      Then the picture is 200 by 113 pixels
      And the picture shows second <second> of "Keynote"

      Examples: Slices of 30 seconds in five
        | slice | second |
        | 2     | 12     |
        | 9     | 24     |

    Scenario: A second beyond the end is no mistake
      The platform gives a picture of the film.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/200/vid_sec/500"
      Then the picture is 200 by 113 pixels

    Scenario: A strip must stay below 65,500 pixels
      Width times slices, and height times slices too.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "width/100/vid_slices/1000"
      Then the address is refused: "width(100) * vid_slices(1000) must be between 0 and 65500"

    Scenario Outline: An address that makes no sense is refused
      The answer is an empty page; the reason is in the header X-Kaltura-App, as always where files are delivered.

      Given an uploaded video "Keynote" of 30 seconds
      When I open the thumbnail of "Keynote" with "<parameters>"
      Then the address is refused: "<reason>"

      Examples: Mistakes
        | parameters               | reason                                   |
        | width/100/bgcolor/xx     | bgcolor must be six hexadecimal          |
        | start_sec/5/end_sec/2    | start_sec cant be greater then end_sec   |

    Scenario: There is no moment of a film that has not come
      Given an entry "Announced"
      When I open the thumbnail of "Announced" with "width/100/vid_sec/3"
      Then the address is refused: "exiting on error"

  Rule: Adding a picture of your own
    A picture from your disk, from an upload token or from the web becomes a thumbnail asset of the entry.

    @critical
    Scenario: A picture from your disk becomes a thumbnail
      thumbAsset.addFromImage does it in one call. On an entry that has content it is one picture more, not the default.

      Given my own uploaded video "Keynote" of 12 seconds
      When I add the picture "poster.jpg" to "Keynote" as the thumbnail "Poster"
      Then the thumbnail "Poster" has
        | status      | READY |
        | width       | 640   |
        | height      | 360   |
        | fileExt     | jpg   |
        | size        | 17783 |
        | sizeInBytes | 17783 |
        | tags        |       |
        | version     | 2     |

    Scenario: The first picture of an entry without content becomes its default
      An entry can have a face before its film arrives.

      Given an entry "Announced"
      When I add the picture "poster.jpg" to "Announced" as the thumbnail "Poster"
      Then the thumbnail "Poster" has
        | tags | default_thumb |
      And the thumbnail address of "Announced" has changed
      And "Announced" shows the thumbnail "Poster"

    Scenario: The second picture does not take the place of the first
      Given an entry "Announced"
      And a thumbnail "Poster" of "Announced" with the picture "poster.jpg"
      When I add the picture "logo.png" to "Announced" as the thumbnail "Logo"
      Then the thumbnail "Logo" has
        | tags    |     |
        | fileExt | png |
        | width   | 240 |
        | height  | 96  |
      And the thumbnail "Poster" has
        | tags | default_thumb |

    @needs.public_address
    Scenario: A picture can be fetched from a web address
      The address must be one that everybody can reach; here it is that of another entry's picture.

      Given an uploaded video "Keynote" of 30 seconds
      And my own uploaded video "Highlight" of 12 seconds
      When I add the picture that "Keynote" shows to "Highlight" as the thumbnail "Poster"
      Then the thumbnail "Poster" has
        | status | READY |

    Scenario: A thumbnail can wait for its picture
      thumbAsset.add makes the place, with the size and the format of thumbnail params if it names some.

      Given my own uploaded video "Keynote" of 12 seconds
      And a set of thumbnail params "Small" with
        | width  | 160 |
        | height | 120 |
      When I add an empty thumbnail "Poster" to "Keynote" with
        | tags          | mine,manual |
        | thumbParamsId | <Small>     |
      Then the answer has
        | status  | QUEUED      |
        | tags    | mine,manual |
        | fileExt | jpg         |
        | width   | 160         |
        | height  | 120         |
        | size    | 0           |
        | version | (absent)    |

    Scenario: An uploaded file becomes the picture of a thumbnail
      With thumbAsset.setContent, as with entries: the token is used up, the picture is described, the tags stay.

      Given my own uploaded video "Keynote" of 12 seconds
      And an empty thumbnail "Poster" of "Keynote" with
        | tags | mine |
      And an upload token "Parcel" with the file "poster.jpg"
      When I put the upload token "Parcel" into the thumbnail "Poster"
      Then the answer has
        | status  | READY |
        | width   | 640   |
        | height  | 360   |
        | fileExt | jpg   |
        | tags    | mine  |
        | version | 2     |

    Scenario: A thumbnail that waits has no address
      Given my own uploaded video "Keynote" of 12 seconds
      And an empty thumbnail "Poster" of "Keynote"
      When I try to open the address of the thumbnail "Poster"
      Then Kaltura refuses with "THUMB_ASSET_IS_NOT_READY"

    Scenario: A file that is no picture is refused
      Given my own uploaded video "Keynote" of 12 seconds
      When I try to add the picture "not-a-video.txt" to "Keynote" as the thumbnail "Poster"
      Then Kaltura refuses with "FILE_CONTENT_NOT_SECURE"

    Scenario: A call without its file is refused
      Given my own uploaded video "Keynote" of 12 seconds
      When I try to call thumbAsset.addFromImage with
        | entryId | <Keynote> |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | fileData |

    Scenario: A picture that can't be fetched is refused
      thumbAsset.addFromUrl fetches while the call waits, so the answer tells. Internal addresses are not fetched from.

      Given my own uploaded video "Keynote" of 12 seconds
      When I try to call thumbAsset.addFromUrl with
        | entryId | <Keynote>                          |
        | url     | http://pictures.invalid/poster.jpg |
      Then Kaltura refuses with "THUMB_ASSET_DOWNLOAD_FAILED"

  Rule: Keeping a moment of the film as a thumbnail
    thumbAsset.generate takes a picture from the film, with the figures in the call, and keeps it with the entry.

    @critical
    Scenario: A moment of the film becomes a thumbnail
      thumbAsset.generate answers when the picture is there. Height follows width.

      Given my own uploaded video "Keynote" of 30 seconds
      When I take the thumbnail "Still" from "Keynote" with
        | videoOffset | 7   |
        | width       | 320 |
      Then the answer has
        | status  | READY |
        | width   | 320   |
        | height  | 180   |
        | version | 12    |

    Scenario: What was taken shows the moment that was asked for
      Given my own uploaded video "Keynote" of 30 seconds
      And a thumbnail "Still" taken from "Keynote" with
        | videoOffset | 7   |
        | width       | 320 |
      When I have the thumbnail "Still" served
      Then the picture is 320 by 180 pixels
      And the picture shows second 7 of "Keynote"

    Scenario: The moment can be a share of the film
      Half of 30 seconds is the fifteenth.

      Given my own uploaded video "Keynote" of 30 seconds
      And a thumbnail "Still" taken from "Keynote" with
        | videoOffsetInPercentage | 50  |
        | width                   | 320 |
      When I have the thumbnail "Still" served
      Then the picture shows second 15 of "Keynote"

    Scenario: A thumbnail is cropped as its params say
      cropType has the numbers of type in addresses, and one more: 6 cuts after resizing.

      Given my own uploaded video "Keynote" of 30 seconds
      When I take the thumbnail "Square" from "Keynote" with
        | videoOffset | 7    |
        | width       | 200  |
        | height      | 200  |
        | cropType    | CROP |
      Then the answer has
        | width  | 200 |
        | height | 200 |

    Scenario: A thumbnail can be made from another one
      sourceAssetId is a flavor or a thumbnail of the entry; without it the source file is used.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I take the thumbnail "Small" from "Keynote" with
        | sourceAssetId | <Poster> |
        | width         | 160      |
      Then the answer has
        | width  | 160 |
        | height | 90  |

    Scenario: Without a film there is nothing to take
      Given an entry "Announced"
      When I try to take the thumbnail "Still" from "Announced" with
        | videoOffset | 2 |
      Then Kaltura refuses with "INVALID_ENTRY_STATUS"

    Scenario: A song has no moments to show
      Given an uploaded song "Jingle"
      And the entry "Jingle" was cloned as "My jingle"
      When I try to take the thumbnail "Still" from "My jingle" with
        | videoOffset | 2 |
      Then Kaltura refuses with "ENTRY_MEDIA_TYPE_NOT_SUPPORTED"

  Rule: Choosing what an entry shows
    Make one of the entry's thumbnails the default, or let the entry show a picture or a moment for which no asset is
    kept. Either way its address changes.

    @critical @short_way
    Scenario: One thumbnail is the default
      It is what the entry shows from then on; a tag says which one it is.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I make the thumbnail "Poster" the default
      Then the thumbnail "Poster" has
        | tags | default_thumb |
      And "Keynote" shows the thumbnail "Poster"

    Scenario: A new default has a new address
      The version in thumbnailUrl goes on with every new picture, so no cache shows the old one.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I make the thumbnail "Poster" the default
      Then the thumbnail address of "Keynote" has changed

    Scenario: The tag goes from the old default to the new one
      Other tags stay where they are.

      Given my own uploaded video "Keynote" of 30 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And the thumbnail "Poster" is the default
      And a thumbnail "Still" taken from "Keynote" with
        | videoOffset | 7 |
      When I make the thumbnail "Still" the default
      Then the thumbnail "Poster" has
        | tags | |
      And the thumbnail "Still" has
        | tags | default_thumb |
      And "Keynote" shows the thumbnail "Still"

    Scenario: An entry can show a moment of its film without a thumbnail asset
      media.updateThumbnail takes the default's tag away from whatever had it.

      Given my own uploaded video "Keynote" of 30 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And the thumbnail "Poster" is the default
      When I let "Keynote" show second 7 of "Keynote"
      Then the thumbnail address of "Keynote" has changed
      And the thumbnail "Poster" has
        | tags | |

    Scenario: An entry can show a moment of another film
      media.updateThumbnailFromSourceEntry; an entry that waits for its film has a face this way.

      Given an uploaded video "Keynote" of 30 seconds
      And my own uploaded video "Highlight" of 12 seconds
      When I let "Highlight" show second 20 of "Keynote"
      Then the thumbnail address of "Highlight" has changed

    Scenario: An entry can show a picture without a thumbnail asset
      media.updateThumbnailJpeg replaces what the entry shows, and no asset is made.

      Given my own uploaded video "Keynote" of 12 seconds
      When I let "Keynote" show the picture "poster.jpg"
      Then the thumbnail address of "Keynote" has changed

  Rule: Taking the same picture of many entries
    Thumbnail params keep moment, size and crop under a name. Write them once, and take the picture of each entry by
    them.

    Scenario: Thumbnail params describe moment, size and crop
      Given a set of thumbnail params "Small" with
        | tags            | small  |
        | videoOffset     | 3      |
        | width           | 160    |
        | height          | 120    |
        | cropType        | CROP   |
        | quality         | 80     |
        | backgroundColor | 0f0f0f |
        | format          | jpg    |
      When I update the set of thumbnail params "Small" with
        | quality | 70 |
      Then the set of thumbnail params "Small" has
        | quality         | 70     |
        | videoOffset     | 3      |
        | width           | 160    |
        | height          | 120    |
        | cropType        | CROP   |
        | backgroundColor | 0f0f0f |
        | tags            | small  |

    Scenario: Thumbnail params say little by themselves
      A name is enough. What is not given is absent, and the picture is the frame as it is.

      When I create a set of thumbnail params "Bare"
      Then the answer has
        | width           | 0        |
        | height          | 0        |
        | systemName      |          |
        | description     |          |
        | isSystemDefault | 0        |
        | cropType        | (absent) |
        | quality         | (absent) |
        | videoOffset     | (absent) |

    @critical
    Scenario: Stored params take a picture after the answer
      thumbAsset.generateByEntryId names thumbnail params, and a job takes the picture: wait for READY.

      Given my own uploaded video "Keynote" of 30 seconds
      And a set of thumbnail params "At nine" with
        | videoOffset | 9   |
        | width       | 320 |
        | tags        | web |
      When I take the thumbnail "Still" from "Keynote" by "At nine"
      Then the answer has
        | status        | CAPTURING |
        | thumbParamsId | <At nine> |
        | tags          | web       |
      And "Still" becomes READY
      And the thumbnail "Still" has
        | width   | 320 |
        | height  | 180 |
        | version | 12  |

    Scenario: The same params fill the same thumbnail again
      Given my own uploaded video "Keynote" of 12 seconds
      And a set of thumbnail params "Small" with
        | width | 160 |
      And an empty thumbnail "Still" of "Keynote" with
        | thumbParamsId | <Small> |
      When I take the thumbnail "Again" from "Keynote" by "Small"
      Then the answer has
        | id | <Still> |

    Scenario: A thumbnail can be taken anew
      thumbAsset.regenerate uses the params that the thumbnail was made from as they are now.

      Given my own uploaded video "Keynote" of 12 seconds
      And a set of thumbnail params "Small" with
        | width | 160 |
      And an empty thumbnail "Still" of "Keynote" with
        | thumbParamsId | <Small> |
      When I call thumbAsset.regenerate with
        | thumbAssetId | <Still> |
      Then "Still" becomes READY
      And the thumbnail "Still" has
        | width  | 160 |
        | height | 90  |

    Scenario: Thumbnail params are found by their system name
      Given a set of thumbnail params "Small" with
        | systemName | small |
      When I list the sets of thumbnail params with
        | systemNameEqual | small |
      Then the list shows only "Small"

    Scenario: Thumbnail params can be deleted
      Given a set of thumbnail params "Small"
      When I delete the set of thumbnail params "Small"
      Then the set of thumbnail params "Small" no longer exists

    Scenario: An entry has one thumbnail per thumbnail params
      Given my own uploaded video "Keynote" of 12 seconds
      And a set of thumbnail params "Small"
      And an empty thumbnail "Poster" of "Keynote" with
        | thumbParamsId | <Small> |
      When I try to add an empty thumbnail "Another" to "Keynote" with
        | thumbParamsId | <Small> |
      Then Kaltura refuses with "THUMB_ASSET_ALREADY_EXISTS"
        | ASSET_ID  | <Poster> |
        | PARAMS_ID | <Small>  |

    Scenario: Thumbnail params need a name
      When I try to call thumbParams.add with
        | thumbParams[objectType] | KalturaThumbParams |
        | thumbParams[width]      | 100                |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaThumbParams::name |

    Scenario Outline: A figure out of range is refused
      When I try to create a set of thumbnail params "Odd" with
        | <field> | <value> |
      Then Kaltura refuses with "<code>"

      Examples: Limits
        | field           | value | code                             |
        | quality         | 10    | PROPERTY_VALIDATION_MIN_VALUE    |
        | quality         | 101   | PROPERTY_VALIDATION_MAX_VALUE    |
        | width           | 10001 | PROPERTY_VALIDATION_MAX_VALUE    |
        | scaleWidth      | 11    | PROPERTY_VALIDATION_MAX_VALUE    |
        | interval        | 0     | PROPERTY_VALIDATION_MIN_VALUE    |
        | backgroundColor | red   | PROPERTY_VALIDATION_WRONG_FORMAT |
        | cropType        | 9     | INVALID_ENUM_VALUE               |

    Scenario: Unknown thumbnail params are told as flavor params
      There is no code of their own: the platform keeps both in one place.

      Given a set of thumbnail params "Small"
      And the set of thumbnail params "Small" was deleted
      When I try to get the set of thumbnail params "Small"
      Then Kaltura refuses with "FLAVOR_PARAMS_ID_NOT_FOUND"

  Rule: Listing, serving and deleting an entry's thumbnails
    The assets of an entry are listed whatever their state. Each can be served, described by tags, and deleted unless it
    is the default.

    Scenario: The list shows an entry's thumbnails
      Whatever their state; a filter by status or tags makes it shorter.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And an empty thumbnail "Waiting" of "Keynote"
      When I list the thumbnails with
        | entryIdEqual | <Keynote> |
      Then the list shows "Poster" and "Waiting"

    Scenario: The list can be filtered by state
      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And an empty thumbnail "Waiting" of "Keynote"
      When I list the thumbnails with
        | entryIdEqual | <Keynote> |
        | statusEqual  | READY     |
      Then the list shows "Poster"
      And the list does not show "Waiting"

    Scenario: The thumbnails of an entry come as a plain array as well
      thumbAsset.getByEntryId, where there is nothing to filter.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And an empty thumbnail "Waiting" of "Keynote"
      When I call thumbAsset.getByEntryId with
        | entryId | <Keynote> |
      Then the list shows "Poster" and "Waiting"

    Scenario: A thumbnail is served in any size
      thumbAsset.serve takes thumbnail params, and needs no session.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I have the thumbnail "Poster" served with
        | width | 160 |
      Then the picture is 160 by 90 pixels
      And the picture shows the file "poster.jpg"

    Scenario: The address of a thumbnail carries a session
      thumbAsset.getUrl answers an address with a KS in it that allows this picture for a day: give it to one
      reader, and write it into no page.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I open the address of the thumbnail "Poster"
      Then the picture is 640 by 360 pixels
      And the picture shows the file "poster.jpg"

    Scenario: Tags can be changed
      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I update the thumbnail "Poster" with
        | tags | autumn,wide |
      Then the thumbnail "Poster" has
        | tags | autumn,wide |

    @critical
    Scenario: The default can't be deleted
      Make another one the default first.

      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And the thumbnail "Poster" is the default
      When I try to delete the thumbnail "Poster"
      Then Kaltura refuses with "THUMB_ASSET_IS_DEFAULT"
        | ASSET | <Poster> |

    Scenario: Any other thumbnail can be deleted
      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      When I delete the thumbnail "Poster"
      Then Kaltura answers nothing
      And the thumbnail "Poster" no longer exists

    Scenario: A list needs an entry
      Given an uploaded video "Keynote" of 30 seconds
      When I try to list the thumbnails
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

  Rule: Refusals and limits
    Anybody may look at thumbnails, and users add them to entries of their own. Deleting them is for administrators, and
    so are thumbnail params.

    Scenario: Users add thumbnails to entries of their own
      Given the user has an entry "My talk"
      And I have a user's session
      When I add the picture "poster.jpg" to "My talk" as the thumbnail "Poster"
      Then the thumbnail "Poster" has
        | status | READY |

    Scenario: Users don't add thumbnails to entries of others
      The refusal looks like that of a broken session.

      Given my own uploaded video "Keynote" of 12 seconds
      And I have a user's session
      When I try to add the picture "poster.jpg" to "Keynote" as the thumbnail "Poster"
      Then Kaltura refuses with "INVALID_KS"

    Scenario: Only administrators delete thumbnails
      Given the user has an entry "My talk"
      And a thumbnail "Poster" of "My talk" with the picture "poster.jpg"
      And I have a user's session
      When I try to delete the thumbnail "Poster"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: A widget changes nothing
      Given my own uploaded video "Keynote" of 12 seconds
      And a thumbnail "Poster" of "Keynote" with the picture "poster.jpg"
      And I have a widget session
      When I try to make the thumbnail "Poster" the default
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Thumbnail params are the administrator's
      Given I have a user's session
      When I try to list the sets of thumbnail params
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Nobody sees what a picture was really made with
      The figures of each capture (thumbParamsOutput) are kept for the operators of the platform.

      When I try to call thumbParamsOutput.list
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Thumbnails of an unknown entry are refused
      Given my own uploaded video "Draft" of 12 seconds
      And the entry "Draft" was deleted
      When I try to add an empty thumbnail "Poster" to "Draft"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
