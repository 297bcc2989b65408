@allure.label.epic:Deliver @service.flavorAsset @service.accessControlProfile
Feature: Deliver a video: manifests, files and downloads

  An entry plays from addresses that anybody can build: /p/{partner}/playManifest/entryId/{entry}, and behind it pairs of
  keys and values that say how. `format` decides: applehttp is HLS, mpegdash is DASH, url is one file, download is one
  file with a name for people. Players take these addresses from baseEntry.getPlaybackContext; pages and programs may
  write them by hand. raw gives the file that was uploaded, download a chosen flavor, and flavorAsset.getUrl the address
  of one flavor.

  Use HLS or DASH for playing: the player changes between flavors as the line allows. Use one file for short clips,
  previews and programs that want the bytes. No session is needed for an entry without restrictions; with them, the
  address carries a session (ks) or the page it is shown on (referrer).

  What to know first
  - Flavors are chosen by their ids, their params or their tags. Without a word about them the tags of the format decide.
  - An address that can't be served gives an empty page. Manifests say so with the usual answer for what is not there,
    files with an empty answer that looks like a success; the header X-Kaltura-App tells the reason in both. Only raw of
    an entry without content tells it in another one, KalturaRaw.
  - Delivery profiles, which decide on hosts and forms of addresses, belong to the platform's operator. Accounts share
    the platform's; what a customer sees of them is the number in the addresses of a playback context. The segments of
    HLS and DASH come from a packager, which on a server of one's own is a separate host.

  Services: flavorAsset (getUrl, getDownloadUrl, getRemotePaths), accessControlProfile (add), deliveryProfile (refused).

  Rule: Playing an entry as a stream or as one file
    Build the address of a manifest from the entry's id and a format. HLS and DASH are streams, with all that a player
    needs to choose from; url is the file itself.

    @critical @needs.packager
    Scenario Outline: A player reads the stream to its end: <name>
      Our player opens the manifest and reads every segment that it names. What it got is as long as the entry, and each
      moment is where it belongs.

      Given an uploaded video "Keynote"
      When I play "Keynote" with
        | format | <format> |
      Then I receive a video of 12 seconds
      And it shows second 1 of "Keynote" after 1 seconds
      And it shows second 11 of "Keynote" after 11 seconds

      Examples: Formats
        | name | format    |
        | HLS  | applehttp |
        | DASH | mpegdash  |

    @critical
    Scenario: One file plays without a packager
      The manifest leads to the file itself.

      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote" with
        | format | url |
      Then I receive a video of 12 seconds
      And it shows second 11 of "Keynote" after 11 seconds

    Scenario: The HLS manifest tells what each stream is
      A player reads the size and the codecs before it fetches anything else.

      Given a converted video "Keynote"
      When I open the manifest of "Keynote" with
        | format    | applehttp           |
        | flavorIds | <Source of Keynote> |
      Then the manifest lists 1 streams
      And one of its streams has
        | RESOLUTION | 640x360 |
        | FRAME-RATE | 25.000  |
        | CODECS     | (any)   |
        | BANDWIDTH  | (any)   |
      And its headers are
        | Access-Control-Allow-Origin | * |
        | Timing-Allow-Origin         | * |

    Scenario: Each flavor is a stream of its own
      Given a converted video "Keynote"
      When I open the manifest of "Keynote" with
        | format    | applehttp                             |
        | flavorIds | <Source of Keynote>,<Tiny of Keynote> |
      Then the manifest lists 2 streams
      And one of its streams has
        | RESOLUTION | 640x360 |
      And one of its streams has
        | RESOLUTION | 160x96 |

    @needs.packager @short_way
    Scenario: Several flavors go into one DASH manifest
      The address names all of them, and the player changes between them.

      Given a converted video "Keynote"
      When I play "Keynote" with
        | format    | mpegdash                              |
        | flavorIds | <Source of Keynote>,<Tiny of Keynote> |
      Then I receive a video of 12 seconds

    @needs.captions @needs.webvtt_captions
    Scenario: Captions come with the HLS manifest
      Each READY caption that players may show is a list of subtitles, made into WebVTT on the way.

      Given my own uploaded video "Keynote"
      And a caption "English" of "Keynote" from the file "keynote.srt" with
        | language | English    |
        | label    | In English |
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then the page says "TYPE=SUBTITLES"
      And the page says "In English"
      And one of its streams has
        | SUBTITLES | subs |

  Rule: Choosing the flavors that play
    Without a word about flavors the platform chooses. An address may name them by their ids, by what they were made
    for, by their tags or by a bitrate.

    Scenario: Without a word about flavors one file is the lightest for the web
      Both files are tagged web here; the one of the lowest bitrate is taken.

      Given a converted video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format | url |
      Then it leads to an address with
        | entryId  | <Keynote>         |
        | flavorId | <Tiny of Keynote> |
        | file     | a.mp4             |

    Scenario Outline: One file is chosen by its <key>
      Given a converted video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format | url     |
        | <key>  | <value> |
      Then it leads to an address with
        | flavorId | <flavor> |

      Examples: Choices
        | key            | value               | flavor              |
        | flavorParamIds | 0                   | <Source of Keynote> |
        | flavorId       | <Source of Keynote> | <Source of Keynote> |
        | flavorIds      | <Tiny of Keynote>   | <Tiny of Keynote>   |
        | tags           | tiny                | <Tiny of Keynote>   |

    Scenario: A bitrate picks from the flavors
      Bitrates are in kilobits a second.

      Given a converted video "Keynote"
      When I open the manifest of "Keynote" with
        | format     | applehttp                             |
        | flavorIds  | <Source of Keynote>,<Tiny of Keynote> |
        | minBitrate | 180                                   |
      Then the manifest lists 1 streams
      And one of its streams has
        | RESOLUTION | 640x360 |

    Scenario: A bitrate that no flavor has is passed over
      A slow line still gets a film.

      Given a converted video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format     | url |
        | maxBitrate | 1   |
      Then it leads to an address with
        | flavorId | <Tiny of Keynote> |

    Scenario Outline: A flavor that is unknown by its <key> is passed over
      The default choice is taken; a mistyped id doesn't show.

      Given a converted video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format | url     |
        | <key>  | <value> |
      Then it leads to an address with
        | flavorId | <Tiny of Keynote> |

      Examples: Unknown flavors
        | key            | value     |
        | flavorId       | 0_unknown |
        | flavorParamIds | 99999999  |

    Scenario: A tag that no flavor has leaves nothing to play
      Unlike ids, tags are a demand.

      Given a converted video "Keynote"
      When I open the manifest of "Keynote" with
        | format | url         |
        | tags   | no-such-tag |
      Then I receive no video
      And delivery refuses because "requested flavor was not found"

    Scenario Outline: A bitrate must be a number above zero: <bitrate>
      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote" with
        | format     | applehttp |
        | maxBitrate | <bitrate> |
      Then I receive no video
      And delivery refuses because "max bitrate is not valid"

      Examples: No bitrates
        | bitrate |
        | x       |
        | -1      |

  Rule: Saying more in the address of a manifest
    Further pairs of key and value choose the protocol, the end of what plays and the form of the answer. Most programs
    need format and protocol, and no more.

    Scenario: The protocol of the address is the one that was asked for
      It is taken as it is written. Ask for https where your pages are.

      Given an uploaded video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format   | url   |
        | protocol | https |
      Then it leads to an address with
        | protocol | https |

    @needs.packager
    Scenario: A stream can end early
      Given a converted video "Keynote"
      When I play "Keynote" with
        | format    | applehttp           |
        | flavorIds | <Source of Keynote> |
        | clipTo    | 5000                |
      Then I receive a video of 5 seconds
      And it shows second 1 of "Keynote" after 1 seconds

    Scenario: One file can end early
      clipTo is in milliseconds and goes into the address. Where it begins can't be chosen for one file: seekFrom
      is left out of the address.

      Given a converted video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format   | url                 |
        | flavorId | <Source of Keynote> |
        | seekFrom | 2000                |
        | clipTo   | 5000                |
      Then it leads to an address with
        | clipTo     | 5000     |
        | seekFrom   | (absent) |
        | forceproxy | (absent) |
      But note that "a clip that begins somewhere is an entry of its own, see the guide on clipping"

    Scenario: Keys may follow as a query
      One pair of the path must stand before the question mark.

      Given a converted video "Keynote"
      When I open the address
        """
        /p/<partner id>/playManifest/entryId/<Keynote>/format/url?protocol=http&flavorIds=<Source of Keynote>
        """
      Then it leads to an address with
        | flavorId | <Source of Keynote> |

    Scenario: Keys have short names too
      Old players and long addresses use them: e is entryId, f is format, pt is protocol, fi is flavorId.

      Given a converted video "Keynote"
      When I open the address
        """
        /p/<partner id>/playManifest/e/<Keynote>/f/url/pt/http/fi/<Source of Keynote>
        """
      Then it leads to an address with
        | entryId  | <Keynote>           |
        | flavorId | <Source of Keynote> |

    Scenario: Without a format the manifest is an XML for old players
      It is called f4m and tells the length and one file.

      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote"
      Then the page says "<streamType>recorded</streamType>"
      And the page says "<duration>12"
      And its headers are
        | Content-Disposition | inline; filename=manifest.xml |

    Scenario: A script gets the manifest in a call of its function
      responseFormat changes the form of the answer: f4m, json, jsonp, redirect.

      Given an uploaded video "Keynote"
      When I open the address
        """
        /p/<partner id>/playManifest/entryId/<Keynote>/format/url/responseFormat/jsonp?callback=show
        """
      Then the page says "show({"

    Scenario: A script must name its function
      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote" with
        | format         | url   |
        | responseFormat | jsonp |
      Then the page says "Expecting "callback" parameter for jsonp format"

    Scenario Outline: A format that nobody serves is refused: <format>
      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote" with
        | format | <format> |
      Then I receive no video
      And delivery refuses because "This format is unsupported"

      Examples: Formats
        | format   |
        | hds      |
        | nonsense |

  Rule: Fetching the upload, or a download with a name
    Three addresses give the file: raw what was uploaded, download a chosen flavor, and the manifest of the format
    download one file with a name for people.

    Scenario: raw gives the upload itself
      Byte for byte, whatever renditions there are.

      Given an uploaded video "Keynote"
      When I open the raw file of "Keynote"
      Then I receive the file "keynote_short.mp4", byte for byte

    Scenario: raw of a picture gives the picture
      Given an uploaded picture "Poster"
      When I open the raw file of "Poster"
      Then I receive the file "poster.jpg", byte for byte

    Scenario: raw goes by an address that ends like a file
      It is offered under the entry's name, unless direct_serve asks for it to be shown.

      Given my own uploaded video "Keynote"
      When I ask where the raw file of "Keynote" leads
      Then it leads to an address with
        | entry_id | <Keynote> |
        | file     | (any)     |
      And it is offered as "Keynote"

    Scenario: The download of a flavor is that flavor's file
      Given a converted video "Keynote"
      When I open the download of "Keynote" with
        | flavor | <Source of Keynote> |
      Then I receive the file "keynote_short.mp4", byte for byte
      And it is offered as "(Source).mp4"

    Scenario: A download carries a name for people
      Blanks and other signs that have no place in addresses become underscores; the flavor's name stands in brackets.

      Given my own uploaded video "Keynote"
      When I ask where the manifest of "Keynote" leads with
        | format         | download |
        | flavorParamIds | 0        |
      Then it leads to an address with
        | fileName | (any) |
        | flavorId | (any) |

    Scenario: raw of an entry without content is an empty page
      It looks like a success, and X-Kaltura-App, where other reasons stand, is not there: the header KalturaRaw says
      that there is no original. Look at what came, or at the entry's status before.

      Given an entry "Draft"
      When I open the raw file of "Draft"
      Then I receive 0 bytes

    Scenario: A download of a flavor that is none is an empty page
      Given an uploaded video "Keynote"
      When I open the download of "Keynote" with
        | flavor | 0_nosuchid |
      Then delivery refuses because "requested flavor was not found"

  Rule: Asking for the address of one flavor's file
    Where a program knows the flavor, flavorAsset.getUrl spares it the building of an address.

    Scenario Outline: The address of a flavor may be asked for with <caller>
      It needs no session itself: who has it has the file.

      Given a converted video "Keynote"
      And I have <caller>
      When I open the address of the flavor "Source of Keynote"
      Then I receive the file "keynote_short.mp4", byte for byte

      Examples: Callers
        | caller                     |
        | an administrator's session |
        | a user's session           |
        | a widget session           |

    Scenario: The address of a flavor can carry another file name
      Given a converted video "Keynote"
      When I ask for the address of the flavor "Source of Keynote" with
        | fileName | mine.mp4 |
      Then it leads to an address with
        | flavorId | <Source of Keynote> |
        | fileName | mine.mp4            |

    Scenario: A flavor's file can be fetched in parts
      Players jump by asking for ranges of bytes.

      Given a converted video "Keynote"
      When I fetch the first 1000 bytes of the flavor "Source of Keynote"
      Then I receive 1000 bytes

    Scenario: A flavor that was exported nowhere has no remote paths
      Given a converted video "Keynote"
      When I call flavorAsset.getRemotePaths with
        | id | <Source of Keynote> |
      Then the answer has
        | totalCount | 0  |
        | objects    | [] |

    Scenario: A flavor that is none has no address
      When I try to call flavorAsset.getUrl with
        | id | 0_nosuchid |
      Then Kaltura refuses with "FLAVOR_ASSET_ID_NOT_FOUND"
        | ID | 0_nosuchid |

    Scenario: A flavor without a file has no address
      Given a converted video "Keynote"
      And an entry "Draft"
      And the entry "Draft" has a flavor for "Tiny"
      When I try to ask for the address of the flavor "Tiny of Draft"
      Then Kaltura refuses with "FLAVOR_ASSET_IS_NOT_READY"

    Scenario: The older download address is for administrators
      flavorAsset.getDownloadUrl answers an address that carries the caller's session. Don't hand it on.

      Given a converted video "Keynote"
      And I have a user's session
      When I try to call flavorAsset.getDownloadUrl with
        | id | <Source of Keynote> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Restricting who plays, where and until when
    The entry's access control profile and its schedule are asked when a manifest is opened. The address then carries
    what they ask for: the page it is shown on, or a session.

    Scenario: A page says who it is in the address
      referrer is the page's address in base64. Players add it. The rule is made for the context PLAY: it is asked of
      the manifest, and the file behind it is served.

      Given my own uploaded video "Keynote"
      And an access control profile "Our pages" that plays only on pages of "good.example.com"
      And the entry "Keynote" was updated with
        | accessControlId | <Our pages> |
      When I open the manifest of "Keynote" with
        | format   | url                            |
        | referrer | https://good.example.com/films |
      Then I receive a video of 12 seconds

    Scenario: On another page it doesn't play
      Given my own uploaded video "Keynote"
      And an access control profile "Our pages" that plays only on pages of "good.example.com"
      And the entry "Keynote" was updated with
        | accessControlId | <Our pages> |
      When I open the manifest of "Keynote" with
        | format   | url                           |
        | referrer | https://bad.example.com/films |
      Then I receive no video

    Scenario: A preview is cut where it ends
      The rule's limit is in seconds; the address gets it as clipTo, in milliseconds.

      Given my own uploaded video "Keynote"
      And an access control profile "A taste" that shows the first 4 seconds
      And the entry "Keynote" was updated with
        | accessControlId | <A taste> |
      When I ask where the manifest of "Keynote" leads with
        | format | url |
      Then it leads to an address with
        | clipTo | 4000 |

    Scenario: Before its time an entry doesn't play
      Given my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | startDate | 86400 |
      When I open the manifest of "Keynote" with
        | format | url |
      Then I receive no video
      And delivery refuses because "entry restricted due to scheduling"

    Scenario: An entry that its profile blocks doesn't play
      Access control is asked when the manifest is opened.

      Given my own uploaded video "Keynote"
      And an access control profile "Nobody" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Nobody> |
      When I open the manifest of "Keynote" with
        | format | url |
      Then I receive no video
      And delivery refuses because "entry restricted due to access-control"

    Scenario: An administrator's session opens the manifest of what is blocked
      It goes into the address of the manifest, not into that of the file behind it.

      Given my own uploaded video "Keynote"
      And an access control profile "Nobody" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Nobody> |
      And an administrator's session "Boss"
      When I ask where the manifest of "Keynote" leads with
        | format | url    |
        | ks     | <Boss> |
      Then it leads to an address with
        | entryId | <Keynote> |
        | file    | a.mp4     |

    Scenario: A rule without a context keeps the file from everybody
      The address of a file carries no session and no page. A rule that is not for PLAY alone is asked there once
      more, and holds for administrators as well.

      Given my own converted video "Keynote"
      And an access control profile "Nobody" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Nobody> |
      When I open the address of the flavor "Source of Keynote"
      Then I receive 0 bytes
      And delivery refuses because "entry restricted due to access-control"

    Scenario: A session in the address must be one
      Given an uploaded video "Keynote"
      And a made-up session "Nonsense"
      When I open the manifest of "Keynote" with
        | format | url        |
        | ks     | <Nonsense> |
      Then I receive no video
      And delivery refuses because "ks is not valid"

    Scenario: A session in the address must not be over
      This is how a page hands out addresses that work for a time.

      Given an uploaded video "Keynote"
      And an expired session "Yesterday"
      When I open the manifest of "Keynote" with
        | format | url         |
        | ks     | <Yesterday> |
      Then I receive no video
      And delivery refuses because "The given KS has expired"

    Scenario: An address with an end in the past is refused
      expiry is a time as a number of seconds since 1970. With kt, the signature of an address, it makes addresses that
      end. The secret for it is the installation's: customers restrict by sessions and by rules.

      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote" with
        | format | url  |
        | expiry | 1000 |
      Then I receive no video
      And delivery refuses because "the supplied token is expired"

  Rule: Refusals and limits
    Not every entry has something to play, and hosts and forms of addresses are the operator's to choose.

    Scenario: An entry without content has no manifest
      The refusal may be kept for a minute by the servers on the way, so wait for READY before you show a player.

      Given an entry "Draft"
      When I open the manifest of "Draft" with
        | format | applehttp |
      Then I receive no video
      And delivery refuses because "requested flavor was not found"

    Scenario: A picture has no manifest
      Pictures are served by the thumbnail address, and whole by raw.

      Given an uploaded picture "Poster"
      When I open the manifest of "Poster" with
        | format | url |
      Then I receive no video

    Scenario: A deleted entry has no manifest
      Given my own uploaded video "Keynote"
      And the entry "Keynote" was deleted
      When I open the manifest of "Keynote" with
        | format | url |
      Then I receive no video
      And delivery refuses because "requested entry not found"

    Scenario: An entry that never was has no manifest
      When I open the address
        """
        /p/<partner id>/playManifest/entryId/0_nosuchid/format/url/protocol/http
        """
      Then I receive no video
      And delivery refuses because "requested entry not found"

    Scenario Outline: Delivery profiles are not for customers: <action>
      They belong to the platform's operator; ask it for other hosts or forms of addresses.

      When I try to call deliveryProfile.<action> with
        | <parameter> | <value> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | deliveryProfile-><action> |

      Examples: Actions
        | action | parameter            | value                  |
        | list   | filter[objectType]   | KalturaDeliveryProfileFilter |
        | get    | id                   | 1001                   |
        | add    | delivery[objectType] | KalturaDeliveryProfile |
