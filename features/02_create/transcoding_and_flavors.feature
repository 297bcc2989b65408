@allure.label.epic:Create @service.conversionProfile @service.flavorParams @service.conversionProfileAssetParams @service.flavorAsset @service.mediaInfo
Feature: Transcode videos into renditions

  An uploaded film is kept as it came, and made again in the sizes and formats that phones, browsers and televisions
  play. Flavor params are the templates: one set says how one rendition should be. A conversion profile is a list of
  such sets, and an entry under that profile gets one flavor asset of each: the instance, with a file, a size and a
  state of its own. Template and instance are joined by flavorParamsId; an entry has one flavor per set. Use this when
  you want to decide which renditions your videos get, or to make, remake, replace or delete single ones.

  Know first that

  - an administrator's session may call every action of conversionProfile, flavorParams and
    conversionProfileAssetParams; users and visitors may call none. flavorParamsOutput, what exactly the platform
    decided, is closed to customers: see the flavor itself and mediaInfo instead
  - every account has a default profile from the day it was registered. An entry takes it when its content comes,
    unless it names another; conversionProfile.setAsDefault changes it for all uploads that follow
  - flavorAsset.convert makes the rendition of a set of params for an entry, whether or not its profile has that set;
    flavorAsset.reconvert does the same by the id of a rendition that exists. Both answer nothing and work on in the
    background. Use convert for a new rendition, reconvert to repair one or to apply changed params
  - params that name no conversionEngines are accepted, but nothing can make them. Engine 2 is FFMPEG
  - set 0 is the source. A profile with 0 alone keeps the upload and makes nothing; copy as a codec passes picture or
    sound through without encoding it again
  - a rendition that needs more than the source has is left out, unless the profile forces it; with
    conditionalProfiles a profile hands an upload on to another, by what its file is like

  Services: conversionProfile, flavorParams, conversionProfileAssetParams, flavorAsset, mediaInfo, flavorParamsOutput.

  Rule: What becomes of an upload
    The source is kept, and beside it the entry gets a flavor of each set of params in its profile. The work goes on in
    the background: wait until the entry is READY.

    @critical @slow
    Scenario: An entry gets one flavor of each set in its profile
      "Tiny" is REQUIRED in the profile of this video, so it was there when the video became READY.

      Given a converted video "Film"
      When I get the entry "Film"
      Then the answer has
        | status              | READY             |
        | conversionProfileId | <Source and Tiny> |
        | flavorParamsIds     | 0,<Tiny>          |
      And "Film" has the flavors
        | Source | READY |
        | Tiny   | READY |

    @critical @slow
    Scenario: A rendition is what its params ask for
      Both sides are brought to multiples of 16: 160 pixels of width give 96 of height.

      Given a converted video "Film"
      When I get the flavor "Tiny of Film"
      Then the answer has
        | width           | 160  |
        | height          | 96   |
        | fileExt         | mp4  |
        | containerFormat | isom |
        | videoCodecId    | avc1 |
        | isOriginal      | false |
      And the file of the flavor "Tiny of Film" is
        | container     | mp4         |
        | videoCodec    | h264        |
        | audioCodec    | aac         |
        | width         | 160         |
        | height        | 96          |
        | frameRate     | about 15    |
        | audioChannels | 1           |
        | bitrate       | at most 250 |
        | seconds       | about 12    |

    Scenario: The source stays as it was uploaded
      Given a converted video "Film"
      When I get the flavor "Source of Film"
      Then the answer has
        | isOriginal     | true |
        | flavorParamsId | 0    |
        | width          | 640  |
        | height         | 360  |
        | sizeInBytes    | 275699 |
      And the file of the flavor "Source of Film" is
        | width     | 640      |
        | height    | 360      |
        | frameRate | about 25 |

    @slow
    Scenario: An upload walks through its states
      The answer of media.addContent says PRECONVERT. A profile with the source alone is ready as soon as the file was
      looked at; there is nothing to make.

      Given a conversion profile "Source only" with
        | flavorParamsIds | 0 |
      When I upload "keynote_short.mp4" as "Film" under the conversion profile "Source only"
      Then the answer has
        | status | PRECONVERT |
      And "Film" becomes READY by way of IMPORT, PRECONVERT
      And "Film" has the flavors
        | Source | READY |
      And the entry "Film" has
        | flavorParamsIds     | 0             |
        | conversionProfileId | <Source only> |

  Rule: Finding the renditions of an entry and what is in them
    flavorAsset lists an entry's flavors, all of them or those that play on the web; mediaInfo says what the file of one
    is really like.

    Scenario: The flavors of an entry are filtered by their state
      Given a converted video "Film"
      When I list the flavors with
        | entryIdEqual   | <Film> |
        | statusEqual    | READY  |
        | flavorParamsIdEqual | <Tiny> |
      Then the list shows only "Tiny of Film"

    Scenario: The flavors of an entry are listed with the templates they were made of
      After the flavors come all sets of params that the entry has no flavor of: what could still be made.

      Given a converted video "Film"
      And a set of flavor params "Unused"
      When I call flavorAsset.getFlavorAssetsWithParams with
        | entryId | <Film> |
      Then one of the list has
        | flavorAsset.id  | <Tiny of Film> |
        | flavorParams.id | <Tiny>         |
      And one of the list has
        | flavorParams.id | <Unused> |
        | flavorAsset     | (absent) |

    Scenario: What is tagged web is web playable
      The platform tags a source web by itself where browsers can play it.

      Given a converted video "Film"
      When I call flavorAsset.getWebPlayableByEntryId with
        | entryId | <Film> |
      Then the list shows only "Source of Film" and "Tiny of Film"

    Scenario: Where flavors are tagged mbr, they alone are web playable
      The tag means that a player may change between these renditions while it plays. The platform's own sets have it.

      Given my own converted video "Film"
      And the flavor "Tiny of Film" was updated with
        | tags | web,mbr |
      When I call flavorAsset.getWebPlayableByEntryId with
        | entryId | <Film> |
      Then the list shows only "Tiny of Film"

    Scenario: A file is described by what it really is
      mediaInfo tells what the platform found in a file: sizes in kB, times in ms, rates in kbps.

      Given a converted video "Film"
      When I call mediaInfo.list with
        | filter[objectType]         | KalturaMediaInfoFilter |
        | filter[flavorAssetIdEqual] | <Tiny of Film>         |
      Then the answer has
        | totalCount | 1 |
      And one of the list has
        | flavorAssetId  | <Tiny of Film> |
        | videoWidth     | 160            |
        | videoHeight    | 96             |
        | videoFrameRate | 15             |
        | videoCodecId   | avc1           |
        | audioChannels  | 1              |

    Scenario: An entry without flavors has nothing web playable
      Given an entry "Draft"
      When I try to call flavorAsset.getWebPlayableByEntryId with
        | entryId | <Draft> |
      Then Kaltura refuses with "NO_FLAVORS_FOUND"

    Scenario: A list of flavors wants to know of which entry
      When I try to list the flavors
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: Technical data are told of one flavor at a time
      When I try to call mediaInfo.list
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: Technical data are told of flavors that exist
      When I try to call mediaInfo.list with
        | filter[objectType]         | KalturaMediaInfoFilter |
        | filter[flavorAssetIdEqual] | unknown                |
      Then Kaltura refuses with "FLAVOR_ASSET_ID_NOT_FOUND"

  Rule: Describing a rendition by flavor params
    A set of flavor params says once how a rendition should be: format, codecs, size and rates. The platform brings sets
    of its own; add yours where these don't fit.

    Scenario: Flavor params say how a rendition should be
      Sizes in pixels, bitrates in kbps. A height of 0 follows from the width and the picture's proportions.

      When I create a set of flavor params "Small" with
        | systemName        | small       |
        | tags              | web,mbr     |
        | format            | mp4         |
        | videoCodec        | h264b       |
        | videoBitrate      | 100         |
        | audioCodec        | aac         |
        | audioBitrate      | 64          |
        | width             | 160         |
        | frameRate         | 15          |
        | conversionEngines | 2           |
      Then the set of flavor params "Small" has
        | systemName        | small   |
        | tags              | web,mbr |
        | format            | mp4     |
        | videoCodec        | h264b   |
        | videoBitrate      | 100     |
        | width             | 160     |
        | height            | 0       |
        | frameRate         | 15      |
        | conversionEngines | 2       |

    Scenario: Flavor params need only a name
      What isn't set means: as the source has it, or as the platform sees fit. The codecs are absent until you name
      them.

      When I create a set of flavor params "Bare"
      Then the answer has
        | name              | Bare     |
        | systemName        |          |
        | videoBitrate      | 0        |
        | width             | 0        |
        | height            | 0        |
        | twoPass           | false    |
        | isSystemDefault   | 0        |
        | format            | (absent) |
        | videoCodec        | (absent) |
        | conversionEngines | (absent) |

    Scenario: Flavor params are found by their system name
      Given a set of flavor params "Small" with
        | systemName | small |
      And a set of flavor params "Large" with
        | systemName | large |
      When I list the sets of flavor params with
        | systemNameEqual | small |
      Then the list shows only "Small"

    Scenario: An update of flavor params changes what it names
      Given a set of flavor params "Small" with
        | videoBitrate | 100  |
        | description  | tiny |
      When I update the set of flavor params "Small" with
        | videoBitrate | 120 |
      Then the set of flavor params "Small" has
        | videoBitrate | 120  |
        | description  | tiny |

    Scenario: Deleted flavor params are gone
      Renditions that were made of them stay.

      Given a set of flavor params "Small"
      When I delete the set of flavor params "Small"
      Then Kaltura answers nothing
      And the set of flavor params "Small" no longer exists

    Scenario: The platform's own flavor params are read by every account
      They belong to partner 0 and differ between installations. Only 0, the source, is the same everywhere.

      When I call flavorParams.get with
        | id | 0 |
      Then the answer has
        | name         | Source |
        | systemName   | Source |
        | tags         | source |
        | videoBitrate | 0      |

    Scenario Outline: The platform's own flavor params are changed by nobody else: <action>
      When I try to call <action> with
        | id                       | 0                   |
        | flavorParams[objectType] | KalturaFlavorParams |
        | flavorParams[name]       | Mine                |
      Then Kaltura refuses with "FLAVOR_PARAMS_ID_NOT_FOUND"
        | ID | 0 |

      Examples: Actions that change
        | action              |
        | flavorParams.update |
        | flavorParams.delete |

    Scenario: Flavor params without a name are refused
      When I try to call flavorParams.add with
        | flavorParams[objectType] | KalturaFlavorParams |
        | flavorParams[format]     | mp4                 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaFlavorParams::name |

    Scenario Outline: Only formats and codecs that Kaltura knows are taken: <field>
      When I try to create a set of flavor params "Odd" with
        | <field> | nonsense |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | <field> |
        | ENUM_TYPE  | <enum>  |

      Examples: Fields with a list of values
        | field      | enum                   |
        | format     | KalturaContainerFormat |
        | videoCodec | KalturaVideoCodec      |
        | audioCodec | KalturaAudioCodec      |

  Rule: Choosing renditions by a conversion profile
    A profile is the list of sets that are made of every upload under it. Put the source, 0, and the sets that you want
    into flavorParamsIds.

    Scenario: A conversion profile lists the sets that are made of an upload
      The source is not added by itself.

      Given a set of flavor params "Small"
      When I create a conversion profile "Web" with
        | flavorParamsIds | 0,<Small> |
        | systemName      | web       |
        | tags            | k1,k2     |
      Then the conversion profile "Web" has
        | flavorParamsIds | 0,<Small> |
        | systemName      | web       |
        | tags            | k1,k2     |

    Scenario: A conversion profile needs only a name
      Without sets of params, nothing can be made of an upload under it: put at least the source, 0, into its list.

      When I create a conversion profile "Empty"
      Then the answer has
        | status          | ENABLED  |
        | type            | MEDIA    |
        | description     |          |
        | flavorParamsIds |          |
        | isDefault       | false    |
        | clipStart       | -1       |
        | clipDuration    | -1       |
        | systemName      | (absent) |

    Scenario: An update without the list leaves the list alone
      Given a set of flavor params "Small"
      And a conversion profile "Web" with
        | flavorParamsIds | 0,<Small> |
      When I update the conversion profile "Web" with
        | description | for the web site |
      Then the conversion profile "Web" has
        | description     | for the web site |
        | flavorParamsIds | 0,<Small>        |

    Scenario: An update with a list replaces the list
      Given a set of flavor params "Small"
      And a set of flavor params "Large"
      And a conversion profile "Web" with
        | flavorParamsIds | 0,<Small> |
      When I update the conversion profile "Web" with
        | flavorParamsIds | 0,<Large> |
      Then the conversion profile "Web" has
        | flavorParamsIds | 0,<Large> |

    Scenario: Conversion profiles are found by their names
      Given a conversion profile "Web" with
        | systemName | web |
      And a conversion profile "Cinema"
      When I list the conversion profiles with
        | nameEqual    | Web |
        | systemNameIn | web |
      Then the list shows only "Web"

    Scenario: Deleted profiles are gone
      Entries that were made under them stay as they are.

      Given a conversion profile "Web"
      When I delete the conversion profile "Web"
      Then Kaltura answers nothing
      And the conversion profile "Web" no longer exists

    Scenario: A profile without a name is refused
      When I try to call conversionProfile.add with
        | conversionProfile[objectType]      | KalturaConversionProfile |
        | conversionProfile[flavorParamsIds] | 0                        |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaConversionProfile::name |

    Scenario Outline: A list of params must make sense: <list>
      When I try to create a conversion profile "Web" with
        | flavorParamsIds | <list> |
      Then Kaltura refuses with "<code>"

      Examples: Lists that don't
        | list       | code                       |
        | 0,99999999 | FLAVOR_PARAMS_ID_NOT_FOUND |
        | 0,0        | FLAVOR_PARAMS_DUPLICATE    |

    Scenario: Two profiles can't have the same system name
      Given a conversion profile "Web" with
        | systemName | web |
      When I try to create a conversion profile "Another" with
        | systemName | web |
      Then Kaltura refuses with "SYSTEM_NAME_ALREADY_EXISTS"

    Scenario: The type of a profile is chosen once
      MEDIA is for uploads, LIVE_STREAM for broadcasts.

      Given a conversion profile "Web"
      When I try to update the conversion profile "Web" with
        | type | LIVE_STREAM |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaConversionProfile::type |

  Rule: Which profile an upload gets
    The one that the entry names, or else the account's default. A profile can also hand an upload on to another, by
    what its file is like.

    @critical
    Scenario: An entry takes the account's default profile when its content comes
      The default was copied from the platform's template when the account was registered.

      Given the account's default conversion profile is called "Default"
      And an uploaded video "Keynote"
      When I get the entry "Keynote"
      Then the answer has
        | conversionProfileId | <Default> |
      And the conversion profile "Default" has
        | isDefault | true |

    Scenario: An entry without content has no profile yet
      When I create an entry "Draft"
      Then the answer has
        | conversionProfileId | (absent) |

    @changes_account @needs.live_default
    Scenario: Another profile becomes the default of its type
      There is one default for MEDIA and one for LIVE_STREAM. The change counts for everybody who works in the account,
      which is why this scenario leaves the default for uploads alone and puts the other one back at its end.

      Given a conversion profile "Broadcast" with
        | type | LIVE_STREAM |
      When I make the conversion profile "Broadcast" the default for LIVE_STREAM
      Then the default conversion profile for LIVE_STREAM is "Broadcast"
      And the conversion profile "Broadcast" has
        | isDefault | true |

    @slow
    Scenario: A profile hands an upload on by what its file is like
      conditionalProfiles is JSON: the first condition that the file meets chooses the profile. Names of properties are
      those of mediaInfo, joined by comparisons, && and ||.

      Given a conversion profile "Archive" with
        | flavorParamsIds | 0 |
      And a conversion profile "Sorting" with
        | flavorParamsIds     | 0 |
        | conditionalProfiles | [{"condition": "videoHeight >= 300 && audioFormat == aac", "profileId": <Archive>}] |
      When I upload "keynote_short.mp4" as "Film" under the conversion profile "Sorting"
      Then "Film" becomes READY
      And the entry "Film" has
        | conversionProfileId | <Archive> |

    @changes_account @needs.live_default
    Scenario: The default profile can't be deleted
      Make another the default first.

      Given a conversion profile "Broadcast" with
        | type | LIVE_STREAM |
      And the conversion profile "Broadcast" is the default for LIVE_STREAM
      When I try to delete the conversion profile "Broadcast"
      Then Kaltura refuses with "CANNOT_DELETE_DEFAULT_CONVERSION_PROFILE"

  Rule: Which renditions are required, forced or left out
    A profile has a row for each of its sets (conversionProfileAssetParams): whether entries wait for the rendition,
    whether it is made even of a source that is too small, and which tags it gets.

    Scenario: A profile has a row for each set of params
      A row says how the profile treats the set. The source is brought, not made: its origin is INGEST.

      Given a set of flavor params "Small" with
        | systemName | small |
      When I create a conversion profile "Web" with
        | flavorParamsIds | 0,<Small> |
      Then the conversion profile "Web" says about "Small"
        | readyBehavior     | NO_IMPACT |
        | origin            | CONVERT   |
        | forceNoneComplied | false     |
        | deletePolicy      | KEEP      |
        | systemName        | small     |
      And the conversion profile "Web" says about "Source"
        | origin | INGEST |

    Scenario: A row is changed for its profile alone
      readyBehavior REQUIRED lets entries wait for this rendition, OPTIONAL makes them READY with it, and with NO_IMPACT
      they are READY when everything is made. Tags are added to those of the params.

      Given a set of flavor params "Small"
      And a conversion profile "Web" with
        | flavorParamsIds | 0,<Small> |
      And a conversion profile "Cinema" with
        | flavorParamsIds | 0,<Small> |
      When I tell the conversion profile "Web" about "Small"
        | readyBehavior     | REQUIRED |
        | forceNoneComplied | true     |
        | tags              | slot     |
      Then the conversion profile "Web" says about "Small"
        | readyBehavior     | REQUIRED |
        | forceNoneComplied | true     |
        | tags              | slot     |
      And the conversion profile "Cinema" says about "Small"
        | readyBehavior     | NO_IMPACT |
        | forceNoneComplied | false     |

    Scenario: A flavor carries the tags of its params and of its row
      Given a converted video "Film"
      When I get the flavor "Tiny of Film"
      Then the answer has
        | tags           | web,tiny,slot |
        | flavorParamsId | <Tiny>        |
        | entryId        | <Film>        |

    @critical @slow
    Scenario: A rendition that asks for more than the source has is left out
      Its flavor is NOT_APPLICABLE. The poorest rendition is always made, so that there is something to play.

      Given a set of flavor params "Small" with
        | tags              | web   |
        | format            | mp4   |
        | videoCodec        | h264b |
        | videoBitrate      | 60    |
        | width             | 160   |
        | conversionEngines | 2     |
      And a set of flavor params "Huge" with
        | tags              | web   |
        | format            | mp4   |
        | videoCodec        | h264h |
        | videoBitrate      | 4000  |
        | height            | 1080  |
        | conversionEngines | 2     |
      And a conversion profile "Web" with
        | flavorParamsIds | 0,<Small>,<Huge> |
      When I upload "keynote_short.mp4" as "Film" under the conversion profile "Web"
      Then "Film" becomes READY
      And "Film" has the flavors
        | Source | READY          |
        | Small  | READY          |
        | Huge   | NOT_APPLICABLE |

    @slow
    Scenario: A forced rendition is made in any case
      forceNoneComplied in the profile's row makes it, but no larger than the source is.

      Given a set of flavor params "Huge" with
        | tags              | web   |
        | format            | mp4   |
        | videoCodec        | h264h |
        | videoBitrate      | 4000  |
        | height            | 1080  |
        | conversionEngines | 2     |
      And a conversion profile "Web" with
        | flavorParamsIds | 0,<Huge> |
      And the conversion profile "Web" was told about "Huge"
        | forceNoneComplied | true |
      When I upload "keynote_short.mp4" as "Film" under the conversion profile "Web"
      Then "Film" becomes READY
      And "Film" has the flavors
        | Source | READY |
        | Huge   | READY |
      And the file of the flavor "Huge of Film" is
        | width   | at most 640 |
        | seconds | about 12    |

    @slow
    Scenario: An entry waits for a required rendition that can't be made
      It stays in PRECONVERT, although its source is there. Give params an engine before you require them.

      Given a set of flavor params "No engine" with
        | format     | mp4   |
        | videoCodec | h264b |
        | width      | 160   |
      And a conversion profile "Broken" with
        | flavorParamsIds | 0,<No engine> |
      And the conversion profile "Broken" was told about "No engine"
        | readyBehavior | REQUIRED |
      When I upload "keynote_short.mp4" as "Film" under the conversion profile "Broken"
      Then "Film" has the flavors
        | Source    | READY |
        | No engine | ERROR |
      And the entry "Film" has
        | status | PRECONVERT |

    Scenario: A profile has no row for params that are not its own
      Given a set of flavor params "Small"
      And a conversion profile "Web" with
        | flavorParamsIds | 0 |
      When I try to tell the conversion profile "Web" about "Small"
        | readyBehavior | REQUIRED |
      Then Kaltura refuses with "CONVERSION_PROFILE_ASSET_PARAMS_NOT_FOUND"

    Scenario: A ready behaviour that Kaltura doesn't know is refused
      Given a conversion profile "Web" with
        | flavorParamsIds | 0 |
      When I try to tell the conversion profile "Web" about "Source"
        | readyBehavior | 9 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | readyBehavior |

  Rule: Making a single rendition, or making it again
    flavorAsset.convert makes a rendition of an entry that is there already, flavorAsset.reconvert makes one anew. Both
    answer nothing: watch the flavor's status.

    @critical @slow @short_way
    Scenario: convert makes a rendition that the profile doesn't have
      It answers nothing; the new flavor is QUEUED, then CONVERTING, then READY. The entry stays READY all the time.

      Given my own converted video "Film"
      And a set of flavor params "Sound" with
        | format            | mp3 |
        | audioCodec        | mp3 |
        | audioBitrate      | 64  |
        | conversionEngines | 2   |
      When I convert "Film" to "Sound"
      Then Kaltura answers nothing
      And "Sound of Film" becomes READY by way of QUEUED, CONVERTING, WAIT_FOR_CONVERT, VALIDATING
      And the file of the flavor "Sound of Film" is
        | container  | mp3         |
        | width      | (none)      |
        | audioCodec | mp3         |
        | bitrate    | at most 80  |
        | seconds    | about 12    |
      And the entry "Film" has
        | status | READY |

    @slow
    Scenario: reconvert makes a rendition again under the same id
      The flavor keeps its id and gets a new file: its version grows by ten.

      Given my own converted video "Film"
      When I reconvert the flavor "Tiny of Film"
      Then Kaltura answers nothing
      And "Tiny of Film" becomes READY
      And the flavor "Tiny of Film" has a new file
      And "Film" has the flavors
        | Source | READY |
        | Tiny   | READY |

    @slow
    Scenario: Passing a file through changes its wrapping and nothing else
      The codec copy keeps picture and sound as they are, so this takes no time and costs no quality.

      Given my own converted video "Film"
      And a set of flavor params "Unchanged" with
        | format            | mp4  |
        | videoCodec        | copy |
        | audioCodec        | copy |
        | conversionEngines | 2    |
      When I convert "Film" to "Unchanged"
      Then "Unchanged of Film" becomes READY
      And the file of the flavor "Unchanged of Film" is
        | videoCodec | h264     |
        | audioCodec | aac      |
        | width      | 640      |
        | height     | 360      |
        | frameRate  | about 25 |
        | seconds    | about 12 |

    Scenario: Nothing can make params without an engine
      The flavor fails at once, and says so in its description: no valid transcoders. The entry doesn't suffer.

      Given my own converted video "Film"
      And a set of flavor params "No engine" with
        | format     | mp4   |
        | videoCodec | h264b |
        | width      | 160   |
      When I convert "Film" to "No engine"
      Then "No engine of Film" becomes ERROR
      And the entry "Film" has
        | status | READY |

    Scenario: The source can't be made again
      Given my own converted video "Film"
      When I try to reconvert the flavor "Source of Film"
      Then Kaltura refuses with "FLAVOR_ASSET_RECONVERT_ORIGINAL"

    Scenario: There is nothing to convert before the content
      Given an entry "Draft"
      And a set of flavor params "Small"
      When I try to convert "Draft" to "Small"
      Then Kaltura refuses with "INVALID_ENTRY_STATUS"

    Scenario: Nothing is made of params that don't exist
      Given my own converted video "Film"
      When I try to call flavorAsset.convert with
        | entryId        | <Film>   |
        | flavorParamsId | 99999999 |
      Then Kaltura refuses with "FLAVOR_PARAMS_ID_NOT_FOUND"

  Rule: Bringing a rendition that was made elsewhere
    Where you encode files yourself, add a flavor for a set of params and bring the file to it.

    Scenario: A flavor can be added before it has a file
      For renditions that you make yourself. It takes the tags of its params.

      Given my own converted video "Film"
      And a set of flavor params "Handmade" with
        | tags | web,handmade |
      When I add a flavor for "Handmade" to the entry "Film"
      Then the answer has
        | status      | QUEUED       |
        | tags        | web,handmade |
        | sizeInBytes | 0            |

    @slow
    Scenario: A flavor takes a file that was made elsewhere
      flavorAsset.setContent; the platform looks into the file and describes the flavor by what it found.

      Given my own converted video "Film"
      And a set of flavor params "Handmade" with
        | tags | web,handmade |
      And the entry "Film" has a flavor for "Handmade"
      When I bring the file "vertical.mp4" to the flavor "Handmade of Film"
      Then "Handmade of Film" becomes READY
      And the file of the flavor "Handmade of Film" is
        | width   | 360     |
        | height  | 640     |
        | seconds | about 6 |

    Scenario: Later changes of the template don't reach the flavor
      Given my own converted video "Film"
      And a set of flavor params "Handmade" with
        | tags | web,handmade |
      And the entry "Film" has a flavor for "Handmade"
      When I update the set of flavor params "Handmade" with
        | tags | other |
      Then the flavor "Handmade of Film" has
        | tags | web,handmade |

    Scenario: An entry has one flavor per set of params
      Given my own converted video "Film"
      When I try to add a flavor for "Tiny" to the entry "Film"
      Then Kaltura refuses with "FLAVOR_ASSET_ALREADY_EXISTS"

    Scenario: A flavor without a file has no address
      Given my own converted video "Film"
      And a set of flavor params "Handmade"
      And the entry "Film" has a flavor for "Handmade"
      When I try to call flavorAsset.getUrl with
        | id | <Handmade of Film> |
      Then Kaltura refuses with "FLAVOR_ASSET_IS_NOT_READY"

  Rule: Changing and deleting a rendition
    The words about a flavor are yours to change, what it was made of is not. The entry stays READY when a rendition
    goes.

    Scenario: The label and the tags of a flavor are yours to change
      Given my own converted video "Film"
      When I update the flavor "Tiny of Film" with
        | label | For phones |
        | tags  | web,phone  |
      Then the flavor "Tiny of Film" has
        | label | For phones |
        | tags  | web,phone  |

    Scenario: A rendition is deleted and its entry stays READY
      Given my own converted video "Film"
      When I delete the flavor "Tiny of Film"
      Then Kaltura answers nothing
      And the flavor "Tiny of Film" no longer exists
      And the entry "Film" has
        | status | READY |

    Scenario: A flavor can't move to other params
      Given my own converted video "Film"
      When I try to update the flavor "Tiny of Film" with
        | flavorParamsId | 0 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaFlavorAsset::flavorParamsId |

  Rule: Refusals and limits
    Flavors can be seen by everybody, because players need them. All that decides about them is for administrators, and
    some of it for the platform's operator alone.

    Scenario: Everybody may know the flavors of an entry
      A player needs them. What makes or changes flavors is another matter.

      Given a converted video "Film"
      And I have a widget session
      When I list the flavors with
        | entryIdEqual | <Film> |
      Then the list shows only "Source of Film" and "Tiny of Film"

    Scenario Outline: Profiles and params are for administrators: <action>
      Given I have a user's session
      When I try to call <action>
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: What a user may not ask
        | action                            |
        | conversionProfile.list            |
        | flavorParams.list                 |
        | conversionProfileAssetParams.list |
        | mediaInfo.list                    |

    Scenario: A user doesn't order conversions
      Given my own converted video "Film"
      And I have a user's session
      When I try to reconvert the flavor "Tiny of Film"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: A user doesn't delete renditions
      Given my own converted video "Film"
      And I have a user's session
      When I try to delete the flavor "Tiny of Film"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
      And the flavor "Tiny of Film" has
        | status | READY |

    Scenario Outline: What exactly was decided is for the platform's operator: <action>
      Not even an administrator of the account is told.

      Given I have an administrator's session
      When I try to call flavorParamsOutput.<action> with
        | id | 1 |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
      And the refusal says "flavorParamsOutput-><action>"

      Examples: Actions of the operator
        | action |
        | list   |
        | get    |

    Scenario Outline: What does not exist is not found: <action>
      When I try to call <action> with
        | id | 99999999 |
      Then Kaltura refuses with "<code>"

      Examples: Actions and their refusals
        | action                         | code                            |
        | conversionProfile.get          | CONVERSION_PROFILE_ID_NOT_FOUND |
        | conversionProfile.setAsDefault | CONVERSION_PROFILE_ID_NOT_FOUND |
        | flavorParams.get               | FLAVOR_PARAMS_ID_NOT_FOUND      |
        | flavorAsset.get                | FLAVOR_ASSET_ID_NOT_FOUND       |
        | flavorAsset.reconvert          | FLAVOR_ASSET_ID_NOT_FOUND       |
