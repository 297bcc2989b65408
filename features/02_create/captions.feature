@allure.label.epic:Create @service.caption_captionAsset @service.caption_captionParams
Feature: Add captions to a video and find the words in them

  A caption asset is one file of captions of one entry: a language, a label for the player's menu, a format, and the
  file. Use captions to make videos readable without sound, in other languages, and findable by what is said in them.
  A caption is made in two calls, like an entry: captionAsset.add says what it is, captionAsset.setContent brings the
  file, as an upload token or as text in the call itself.

  Know first that

  - the formats are SRT, DFXP (also called TTML), WEBVTT, CAP and SCC; the platform keeps SRT, DFXP and WebVTT as they
    were sent and serves each of them as WebVTT too, whole or in the segments of an HLS playlist; SCC is converted
    to SRT, under a new id
  - languages are named in English ("English", "Spanish"); the code is worked out for you
  - a caption is READY in the answer to setContent, or in ERROR when no captions can be read from the file
  - a caption's file is served to anybody who knows its id: nobody needs a session for it, unless the entry's access
    control says otherwise. Addresses may be cached for a while, so use the one that captionAsset.getUrl gives: it
    changes with the content
  - sets of caption params are templates with a language, a format and a label. A caption made with one can later be
    asked for by entry and params. Only administrators see them; captionParams.get of existing params fails on some
    versions of the server, captionParams.list with idIn doesn't

  The words inside captions are searched by captionSearch_captionAssetItem. Customers may call search (which finds lines
  with their times) and searchEntries (which finds entries); parse and list belong to the platform itself. It looks for
  words and phrases, not for parts of words, and needs the platform's search engine.

  Services: caption_captionAsset (add, setContent, get, update, setAsDefault, list, delete, getUrl, serve,
  serveByEntryId, serveWebVTT, serveAsJson), caption_captionParams (add, get, list, update, delete),
  captionSearch_captionAssetItem (search, searchEntries, parse, list).

  Background:
    Given an entry "Talk"

  Rule: Adding a caption to a video
    captionAsset.add says which entry the caption belongs to, in what language and format it is, and what the player's
    menu calls it. The file comes afterwards.

    Scenario: A caption needs nothing but its entry
      Not even the entry's film has to be there. Without a format it is SRT.

      When I add a caption "Subtitles" to "Talk"
      Then the answer has
        | status          | QUEUED   |
        | format          | SRT      |
        | languageCode    |          |
        | isDefault       | (absent) |
        | displayOnPlayer | true     |
        | size            | 0        |

    Scenario: A caption keeps what it is told
      accuracy is a percentage, for captions that a machine wrote.

      When I add a caption "Subtitles" to "Talk" with
        | language | English        |
        | label    | English (auto) |
        | format   | WEBVTT         |
        | tags     | auto           |
        | accuracy | 90             |
      Then the caption "Subtitles" has
        | language | English        |
        | label    | English (auto) |
        | format   | WEBVTT         |
        | tags     | auto           |
        | accuracy | 90             |

    Scenario Outline: The language is an English name, and its code follows from it: <language>
      languageCode is read-only.

      When I add a caption "Subtitles" to "Talk" with
        | language | <language> |
      Then the answer has
        | languageCode | <code> |

      Examples: languages and their codes
        | language | code |
        | English  | en   |
        | Spanish  | es   |
        | French   | fr   |

    Scenario: An entry may have several captions in one language
      One for the deaf and one for learners, say: labels tell them apart.

      Given a caption "For learners" of "Talk" with
        | language | English |
      When I add a caption "For the deaf" to "Talk" with
        | language | English |
      Then the answer has
        | language | English |
        | status   | QUEUED  |

    Scenario Outline: A <what> that does not exist is refused
      A code is no name of a language.

      When I try to add a caption "Subtitles" to "Talk" with
        | <field> | <value> |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | <field> |
        | ENUM_TYPE  | <enum>  |

      Examples: values that are none
        | what     | field    | value | enum               |
        | language | language | en    | KalturaLanguage    |
        | format   | format   | 9     | KalturaCaptionType |

    Scenario: A picture has no captions
      Films and sound have. For anything else it is as if the entry didn't exist.

      Given an entry "Poster" with
        | mediaType | IMAGE |
      When I try to add a caption "Subtitles" to "Poster"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A deleted entry gets no captions
      Given the entry "Talk" was deleted
      When I try to add a caption "Subtitles" to "Talk"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

  Rule: Bringing the file, and replacing it
    captionAsset.setContent takes an upload token or text, and says in its answer whether captions could be read from
    it. The same call exchanges the file later.

    @critical @short_way
    Scenario: A caption is READY as soon as it has its file
      There is nothing to wait for: the answer to setContent says it already. size is in bytes.

      Given a caption "Subtitles" of "Talk"
      When I put the file "keynote.srt" into the caption "Subtitles"
      Then the answer has
        | status  | READY |
        | fileExt | srt   |
        | version | 2     |
        | size    | 364   |

    Scenario Outline: A file in <format> is kept as it is
      Given a caption "Subtitles" of "Talk" with
        | format | <format> |
      When I put the file "<file>" into the caption "Subtitles"
      Then the answer has
        | status  | READY    |
        | format  | <format> |
        | fileExt | <ending> |

      Examples: formats that players are served
        | format | file         | ending |
        | SRT    | keynote.srt  | srt    |
        | DFXP   | keynote.dfxp | dfxp   |
        | WEBVTT | keynote.vtt  | vtt    |

    Scenario: Captions can come as text in the call
      A KalturaStringResource saves the upload where your program writes the captions itself.

      Given a caption "Subtitles" of "Talk"
      When I put this text into the caption "Subtitles"
        """
        1
        00:00:00,500 --> 00:00:03,000
        Welcome to the orbital kitchen
        """
      Then the answer has
        | status  | READY |
        | fileExt | srt   |

    Scenario: New content replaces the old under the same id
      The version goes up, and with it the address that getUrl gives.

      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I put this text into the caption "Subtitles"
        """
        1
        00:00:02,000 --> 00:00:03,000
        Nothing but this.
        """
      Then the captions of "Talk" read
        | from | to | text              |
        | 2    | 3  | Nothing but this. |

    Scenario: SCC is not served as it is
      The bytes of SCC are for television. The platform can't read captions from them at once, and queues a conversion.

      Given a caption "Subtitles" of "Talk" with
        | format | SCC |
      When I put the file "keynote.scc" into the caption "Subtitles"
      Then the answer has
        | status | ERROR |
        | format | SCC   |

    @sandbox_only
    Scenario: SCC becomes SRT, under a new id
      The language, the label and the rest are taken over. On a server of your own this needs the converter pycaption on
      the machine that runs the batch jobs; where it is missing, the caption stays in ERROR.

      Given a caption "Subtitles" of "Talk" with
        | format   | SCC     |
        | language | English |
      When I put the file "keynote.scc" into the caption "Subtitles"
      Then an SRT caption takes the place of "Subtitles" of "Talk"
      And the caption "Subtitles" has
        | format   | SRT     |
        | language | English |
        | status   | READY   |

    Scenario: Captions in another format than the caption's are not understood
      The format is what captionAsset.add was told. The file's name doesn't change it.

      Given a caption "Subtitles" of "Talk" with
        | format | DFXP |
      When I put the file "keynote.srt" into the caption "Subtitles"
      Then the answer has
        | status | ERROR |
        | format | DFXP  |

    Scenario: Text that holds no captions leaves the caption in ERROR
      It isn't refused. Look at the status of the answer.

      Given a caption "Subtitles" of "Talk"
      When I put this text into the caption "Subtitles"
        """
        hello
        """
      Then the answer has
        | status | ERROR |

    Scenario: A file that was never uploaded is refused
      Given a caption "Subtitles" of "Talk"
      When I try to call caption_captionAsset.setContent with
        | id                          | <Subtitles>                      |
        | contentResource[objectType] | KalturaUploadedFileTokenResource |
        | contentResource[token]      | nobody-uploaded-this             |
      Then Kaltura refuses with "UPLOAD_TOKEN_NOT_FOUND"

  Rule: Serving captions to players and programs
    One caption can be had as the file that was sent, as WebVTT, as an HLS playlist of segments, and as data for
    programs.

    @critical
    Scenario: A caption's file is served as it was sent, to anybody
      captionAsset.serve needs no session.

      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I open the caption "Subtitles"
      Then I receive the file "keynote.srt", byte for byte

    Scenario: getUrl gives an address for the file
      It may carry a session (KS) of its own: treat it as a secret where your entries are protected.

      Given a caption "Subtitles" of "Talk" from the file "keynote.dfxp"
      When I open the address of the caption "Subtitles"
      Then I receive the file "keynote.dfxp", byte for byte

    Scenario Outline: Players get WebVTT, whatever the file is: <file>
      The segment -1 is the whole.

      Given a caption "Subtitles" of "Talk" from the file "<file>"
      When I open the caption "Subtitles" as WebVTT
      Then I receive these captions
        | from | to   | text                            |
        | 1    | 4    | Welcome to the keynote.         |
        | 5    | 8.5  | A counter shows the seconds.    |
        | 10   | 13   | Ten seconds have passed.        |
        | 15   | 19   | This is the middle of the film. |
        | 20   | 23.5 | The tone climbs every second.   |
        | 26   | 29.5 | Thank you, and good night.      |

      Examples: files of each format
        | file         |
        | keynote.srt  |
        | keynote.dfxp |
        | keynote.vtt  |

    Scenario: Without a segment, serveWebVTT gives the playlist of all segments
      It is as long as the film, not as the captions.

      Given my own uploaded video "Keynote" of 30 seconds
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt"
      When I open the caption "Subtitles" as a playlist with
        | segmentDuration | 10 |
      Then I receive a playlist of 3 segments

    Scenario: A segment holds the lines that begin or end in it
      HLS players fetch captions in pieces. Segments count from 1; the times stay those of the film.

      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I open the caption "Subtitles" as WebVTT with
        | segmentIndex    | 2  |
        | segmentDuration | 12 |
      Then I receive these captions
        | from | to   | text                            |
        | 10   | 13   | Ten seconds have passed.        |
        | 15   | 19   | This is the middle of the film. |
        | 20   | 23.5 | The tone climbs every second.   |

    Scenario Outline: Programs get the lines as data, whatever the file is: <file>
      serveAsJson answers startTime and endTime in milliseconds, and the text.

      Given a caption "Subtitles" of "Talk" from the file "<file>"
      When I open the caption "Subtitles" as data
      Then I receive these captions
        | from | to   | text                            |
        | 1    | 4    | Welcome to the keynote.         |
        | 5    | 8.5  | A counter shows the seconds.    |
        | 10   | 13   | Ten seconds have passed.        |
        | 15   | 19   | This is the middle of the film. |
        | 20   | 23.5 | The tone climbs every second.   |
        | 26   | 29.5 | Thank you, and good night.      |

      Examples: files of each format
        | file         |
        | keynote.srt  |
        | keynote.dfxp |
        | keynote.vtt  |

    Scenario: The default caption is found by its entry alone
      serveByEntryId needs a session, of whatever kind.

      Given a caption "English" of "Talk" from the file "keynote.srt"
      And a caption "German" of "Talk" from the file "keynote.vtt" with
        | isDefault | true |
      When I open the caption of "Talk"
      Then I receive the file "keynote.vtt", byte for byte

    Scenario: The playlist of an entry without a film has no segments
      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I open the caption "Subtitles" as a playlist with
        | segmentDuration | 10 |
      Then I receive a playlist of 0 segments

    Scenario: There is no address before the content
      Given a caption "Subtitles" of "Talk"
      When I try to call caption_captionAsset.getUrl with
        | id | <Subtitles> |
      Then Kaltura refuses with "CAPTION_ASSET_IS_NOT_READY"
      But note that "the refusal does not fill in the id of the caption"

    Scenario: A caption that does not exist is served as an empty page
      No error text, so that a player doesn't show it for a caption: the reason is in a header. A caption without
      content is an empty page too. Such an answer may be cached, so don't ask for a file before it is there.

      Given a caption "Subtitles" of "Talk"
      And the caption "Subtitles" was deleted
      When I open the caption "Subtitles"
      Then Kaltura refuses with an empty page and "CAPTION_ASSET_ID_NOT_FOUND"

  Rule: Choosing the default and what the player's menu shows
    One caption of an entry is its default. Labels, and whether players show a caption at all, can be changed at any
    time.

    Scenario: An entry has one default caption, which setAsDefault chooses
      Afterwards all others say isDefault false, also those that had said nothing of it.

      Given a caption "English" of "Talk" with
        | isDefault | true |
      And a caption "German" of "Talk"
      When I make the caption "German" the default
      Then Kaltura answers nothing
      And the caption "German" has
        | isDefault | true |
      And the caption "English" has
        | isDefault | false |

    Scenario: A new caption that calls itself the default does not take that from others
      Only setAsDefault clears the mark on the others. Use it, and no entry ends up with two defaults.

      Given a caption "English" of "Talk" with
        | isDefault | true |
      When I add a caption "German" to "Talk" with
        | isDefault | true |
      Then the caption "English" has
        | isDefault | true |

    Scenario: A label can be changed, and a caption hidden from players
      displayOnPlayer false keeps a caption out of the player's menu; search finds it all the same.

      Given a caption "Subtitles" of "Talk" with
        | language | English |
        | label    | English |
      When I update the caption "Subtitles" with
        | label           | English CC |
        | displayOnPlayer | false      |
      Then the caption "Subtitles" has
        | label           | English CC |
        | displayOnPlayer | false      |
        | language        | English    |

    Scenario: The format of a caption is for ever
      Make a new caption for a file in another format.

      Given a caption "Subtitles" of "Talk"
      When I try to update the caption "Subtitles" with
        | format | DFXP |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaCaptionAsset::format |

  Rule: Finding the words in captions
    search finds the lines in which words are said, with their times; searchEntries finds the entries. Captions are
    indexed by themselves, some moments after their file came.

    @needs.caption_search @service.captionSearch_captionAssetItem @critical
    Scenario: A search finds the line that holds a word, and when it is said
      Each hit comes with its caption asset and its entry; startTime and endTime are milliseconds. A player can jump
      there.

      Given a caption "Subtitles" of "Talk" in English that says
        | from | to | text                     |
        | 1    | 3  | Today we cook            |
        | 4    | 6  | We simmer marmalade      |
        | 7    | 9  | And leave it to cool off |
      When I search the captions with
        | contentLike | marmalade |
      Then the search finds
        | caption   | from | to | text                |
        | Subtitles | 4    | 6  | We simmer marmalade |

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: Several words are a phrase, and letters may be large or small
      Given a caption "Subtitles" of "Talk" in English that says
        | from | to | text                 |
        | 1    | 3  | We simmer marmalade  |
        | 4    | 6  | Marmalade we simmer  |
      When I search the captions with
        | contentLike | SIMMER marmalade |
      Then the search finds
        | caption   | from | to | text                |
        | Subtitles | 1    | 3  | We simmer marmalade |

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: contentMultiLikeOr finds the lines that hold any of several words
      Given a caption "Subtitles" of "Talk" in English that says
        | from | to | text           |
        | 1    | 3  | First the thyme |
        | 4    | 6  | Then the sage   |
        | 7    | 9  | No mint         |
      When I search the captions with
        | contentMultiLikeOr | thyme,sage |
      Then the search finds
        | caption   | from | to | text            |
        | Subtitles | 1    | 3  | First the thyme |
        | Subtitles | 4    | 6  | Then the sage   |

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: contentMultiLikeAnd wants all words in one line
      Given a caption "Subtitles" of "Talk" in English that says
        | from | to | text                |
        | 1    | 3  | We simmer it        |
        | 4    | 6  | Bitter marmalade    |
        | 7    | 9  | We simmer marmalade |
      When I search the captions with
        | contentMultiLikeAnd | simmer,marmalade |
      Then the search finds
        | caption   | from | to | text                |
        | Subtitles | 7    | 9  | We simmer marmalade |

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: A search can be cut to a language
      Given a caption "English" of "Talk" in English that says
        | from | to | text      |
        | 1    | 3  | marmalade |
      And a caption "French" of "Talk" in French that says
        | from | to | text      |
        | 1    | 3  | marmalade |
      When I search the captions with
        | contentLike   | marmalade |
        | languageEqual | French    |
      Then the search finds
        | caption | from | to | text      |
        | French  | 1    | 3  | marmalade |

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: A search can be cut to a part of the film
      startTimeGreaterThanOrEqual and its kin are milliseconds.

      Given a caption "Subtitles" of "Talk" in English that says
        | from | to | text                |
        | 1    | 3  | Bitter marmalade    |
        | 7    | 9  | We simmer marmalade |
      When I search the captions with
        | contentLike                 | marmalade |
        | startTimeGreaterThanOrEqual | 5000      |
      Then the search finds
        | caption   | from | to | text                |
        | Subtitles | 7    | 9  | We simmer marmalade |

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: A search goes through the captions of all entries
      searchEntries answers each entry once, however often it says the word.

      Given an entry "Cooking class"
      And a caption "Of the talk" of "Talk" in English that says
        | from | to | text             |
        | 1    | 3  | Sweet marmalade  |
        | 4    | 6  | Bitter marmalade |
      And a caption "Of the class" of "Cooking class" in English that says
        | from | to | text           |
        | 2    | 4  | More marmalade |
      When I search the entries by their captions with
        | contentLike | marmalade |
      Then the list shows only "Talk" and "Cooking class"

    @needs.caption_search @service.captionSearch_captionAssetItem
    Scenario: The words of a deleted caption are not found any more
      Given a caption "Subtitles" of "Talk" in English that says
        | from | to | text      |
        | 1    | 3  | marmalade |
      And the caption "Subtitles" was deleted
      When I search the entries by their captions with
        | contentLike | marmalade |
      Then the list does not show "Talk"

    @service.captionSearch_captionAssetItem
    Scenario Outline: A search needs words: <action>
      When I try to call captionSearch_captionAssetItem.<action>
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | contentLike/contentMultiLikeOr/contentMultiLikeAnd |

      Examples: both searches
        | action        |
        | search        |
        | searchEntries |

    @service.captionSearch_captionAssetItem
    Scenario: Without a session nothing is searched
      Given I have no session
      When I try to search the captions with
        | contentLike | marmalade |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    @service.captionSearch_captionAssetItem
    Scenario Outline: Reading captions into the index is the platform's own work: <action>
      Not even an administrator may call it. Content is indexed by itself, some moments after setContent.

      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I try to call captionSearch_captionAssetItem.<action> with
        | captionAssetId | <Subtitles> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: actions of the batch system
        | action |
        | parse  |
        | list   |

  Rule: Listing, copying and deleting captions
    A list shows the captions of an entry whatever their state. When the entry is copied they are copied, and when it is
    deleted they go too.

    Scenario: The captions of an entry are listed, with and without content
      Given a caption "English" of "Talk" from the file "keynote.srt"
      And a caption "German" of "Talk"
      When I list the captions with
        | entryIdEqual | <Talk> |
      Then the list shows only "English" and "German"

    Scenario: A list can be cut to those that are READY, or to a format
      Given a caption "English" of "Talk" from the file "keynote.srt"
      And a caption "Spanish" of "Talk" from the file "keynote.vtt"
      And a caption "German" of "Talk"
      When I list the captions with
        | entryIdEqual | <Talk>     |
        | statusEqual  | READY      |
        | formatIn     | DFXP,WEBVTT |
      Then the list shows only "Spanish"

    Scenario: A copy of an entry has its captions
      They are copies too, with ids of their own. How clips take captions along is in the guide on clips.

      Given my own uploaded video "Keynote" of 30 seconds
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt"
      When I clone the entry "Keynote" as "Copy"
      Then the captions of "Copy" read
        | from | to   | text                            |
        | 1    | 4    | Welcome to the keynote.         |
        | 5    | 8.5  | A counter shows the seconds.    |
        | 10   | 13   | Ten seconds have passed.        |
        | 15   | 19   | This is the middle of the film. |
        | 20   | 23.5 | The tone climbs every second.   |
        | 26   | 29.5 | Thank you, and good night.      |

    Scenario: A deleted caption is gone
      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I delete the caption "Subtitles"
      Then Kaltura answers nothing
      And the caption "Subtitles" no longer exists

    Scenario: Captions go with their entry
      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      When I delete the entry "Talk"
      Then the caption "Subtitles" no longer exists

    Scenario: A list without an entry is refused
      When I try to list the captions
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaCaptionAssetFilter::entryIdEqual/KalturaCaptionAssetFilter::entryIdIn |

    Scenario: A caption cannot be deleted twice
      Given a caption "Subtitles" of "Talk"
      And the caption "Subtitles" was deleted
      When I try to delete the caption "Subtitles"
      Then Kaltura refuses with "CAPTION_ASSET_ID_NOT_FOUND"

  Rule: Making many captions alike by caption params
    A set of caption params holds a language, a format and a label under a name. A caption that is made with one takes
    them over, and can be asked for by entry and params.

    Scenario: Caption params keep language, format and label
      When I create a set of caption params "English for all" with
        | systemName | english_for_all |
        | language   | English         |
        | format     | SRT             |
        | label      | English (auto)  |
        | tags       | auto            |
      Then the answer has
        | systemName | english_for_all |
        | language   | English         |
        | format     | SRT             |
        | label      | English (auto)  |
        | tags       | auto            |

    Scenario: Caption params need a name and nothing else
      When I create a set of caption params "Plain"
      Then the answer has
        | name           | Plain    |
        | language       | (absent) |
        | format         | (absent) |
        | label          | (absent) |
        | sourceParamsId | 0        |
        | isDefault      | 0        |

    Scenario: A caption takes language, label and format from its params
      What the caption itself is told counts more.

      Given a set of caption params "Spanish for all" with
        | language | Spanish |
        | format   | WEBVTT  |
        | label    | Español |
      When I add a caption "Subtitles" to "Talk" with
        | captionParamsId | <Spanish for all> |
        | label           | Castellano        |
      Then the answer has
        | language | Spanish    |
        | format   | WEBVTT     |
        | label    | Castellano |

    Scenario: A caption is found by its entry and its params
      Given a set of caption params "English for all"
      And a caption "Subtitles" of "Talk" from the file "keynote.srt" with
        | captionParamsId | <English for all> |
      When I open the caption of "Talk" with
        | captionParamId | <English for all> |
      Then I receive the file "keynote.srt", byte for byte

    Scenario: Caption params are found by their system name
      Given a set of caption params "English for all" with
        | systemName | english_for_all |
      And a set of caption params "Spanish for all"
      When I list the sets of caption params with
        | systemNameEqual | english_for_all |
      Then the list shows only "English for all"

    Scenario: The label of caption params can be changed
      Given a set of caption params "English for all" with
        | language | English        |
        | label    | English (auto) |
      When I update the set of caption params "English for all" with
        | label | English |
      Then the answer has
        | label    | English |
        | language | English |

    Scenario: Deleted caption params are gone
      They are refused with the code of flavor params, because all params are kept in one place.

      Given a set of caption params "English for all"
      And the set of caption params "English for all" was deleted
      When I try to get the set of caption params "English for all"
      Then Kaltura refuses with "FLAVOR_PARAMS_ID_NOT_FOUND"

    Scenario: Caption params without a name are refused
      When I try to call caption_captionParams.add with
        | captionParams[objectType] | KalturaCaptionParams |
        | captionParams[language]   | English              |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaCaptionParams::name |

    Scenario Outline: The <field> of caption params is for ever
      Given a set of caption params "English for all" with
        | language | English |
        | format   | SRT     |
      When I try to update the set of caption params "English for all" with
        | <field> | <value> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaCaptionParams::<field> |

      Examples: what can be given at the beginning only
        | field    | value   |
        | language | Spanish |
        | format   | DFXP    |

    Scenario: An entry has one caption for each set of params
      Given a set of caption params "English for all"
      And a caption "Subtitles" of "Talk" with
        | captionParamsId | <English for all> |
      When I try to add a caption "More subtitles" to "Talk" with
        | captionParamsId | <English for all> |
      Then Kaltura refuses with "CAPTION_ASSET_ALREADY_EXISTS"
        | ASSET_ID | <Subtitles> |

  Rule: Refusals and limits
    Everybody may see which captions an entry has. They are added by those who may edit the entry, and changed by
    administrators.

    Scenario Outline: Everybody may see which captions an entry has: <who>
      Players need it.

      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      And I have <who>
      When I list the captions with
        | entryIdEqual | <Talk> |
      Then the list shows only "Subtitles"

      Examples: sessions
        | who              |
        | a user's session |
        | a widget session |

    Scenario: A widget session can list captions but not get one
      Given a caption "Subtitles" of "Talk"
      And I have a widget session
      When I try to get the caption "Subtitles"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario Outline: Only those who may edit an entry add captions to it: <who>
      The platform refuses strangers before it looks at what they may do at all, and therefore as an invalid session.

      Given I have <who>
      When I try to add a caption "Subtitles" to "Talk"
      Then Kaltura refuses with "INVALID_KS"

      Examples: strangers
        | who              |
        | a user's session |
        | no session       |

    Scenario Outline: A user's session can't change captions: <action>
      Given a caption "Subtitles" of "Talk" from the file "keynote.srt"
      And I have a user's session
      When I try to call caption_captionAsset.<action> with
        | <parameter>                     | <Subtitles>           |
        | captionAsset[objectType]        | KalturaCaptionAsset   |
        | contentResource[objectType]     | KalturaStringResource |
        | contentResource[content]        | hello                 |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: actions that change
        | action       | parameter      |
        | update       | id             |
        | setContent   | id             |
        | setAsDefault | captionAssetId |
        | delete       | captionAssetId |

    Scenario Outline: Caption params are the administrator's: <who>
      Given I have <who>
      When I try to list the sets of caption params
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: other sessions
        | who              |
        | a user's session |
        | a widget session |
        | no session       |
