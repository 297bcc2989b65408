@allure.label.epic:Automate @service.dropFolder_dropFolder @needs.operator @needs.drop_folder_watcher
Feature: Let files that are dropped become entries

  Whoever can copy a file can publish a video: a camera, a cutting room, a partner's nightly job put their files into a
  folder, a watcher of the platform finds them there, and each becomes an entry, or new content of an entry that is
  there. No call of the API is needed for that. The folder is set up once, by the platform's operator.

  Know first that

  - a file is taken once its size has rested for fileSizeCheckInterval seconds; a watcher comes by every few minutes on
    the platform, about every second in the sandbox. The scenarios ask for no rest where it doesn't matter
  - what becomes of a file is told by its record: list the drop folder files, each has a status, the entryId, and an
    errorCode where something went wrong
  - the file's name says what it is for: a regular expression, slugRegex, takes the reference id (the slug) from it.
    fileNamePatterns, which sounds as if it did that, chooses no files in a folder of content
  - a new entry goes the ordinary way: it has the slug as its name and reference id, its ending says whether it is a
    video, a picture or a sound, and the folder's conversion profile says what is made of it

  Services: dropFolder_dropFolder (add, get, update, updateStatus), dropFolder_dropFolderFile (list, get, updateStatus,
  ignore, delete), media.get.

  Rule: From a file to an entry
    The folder of these scenarios is one of the disk that the platform sees; FTP, SFTP, SCP and S3 are in a guide of
    their own, and do the same.

    @critical @short_way
    Scenario: A file that is dropped becomes an entry
      The record names the entry as soon as that is made; READY it is when its renditions are.

      Given a drop folder on disk "Inbox"
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY
      And the entry "Harbour" has
        | name        | harbour |
        | referenceId | harbour |
        | mediaType   | VIDEO   |

    Scenario: The file's record says how it was read
      Times tell when it was first seen and when it was whole; the type is the folder's.

      Given a drop folder on disk "Inbox"
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And the drop folder file "harbour.mp4" has
        | fileName              | harbour.mp4 |
        | fileSize              | 275699      |
        | parsedSlug            | harbour     |
        | type                  | LOCAL       |
        | entryId               | (any)       |
        | uploadStartDetectedAt | (any)       |
        | uploadEndDetectedAt   | (any)       |
        | errorCode             | (absent)    |

    Scenario Outline: A file that ends in <ending> becomes <what>
      Nobody else says what a file is: one with an ending that means nothing makes an entry that plays nothing.

      Given a drop folder on disk "Inbox"
      When I drop "<file>" into "Inbox"
      Then "Inbox" lists "<file>" as HANDLED
      And "<file>" is now the entry "Harbour"
      And the entry "Harbour" has
        | mediaType | <mediaType> |

      Examples: endings
        | ending | what      | file        | mediaType |
        | jpg    | a picture | harbour.jpg | IMAGE     |
        | mp3    | a sound   | harbour.mp3 | AUDIO     |

    Scenario: The folder's conversion profile decides what is made of a file
      Without one the account's default does.

      Given a conversion profile "As it is" with
        | flavorParamsIds | 0 |
      And a drop folder on disk "Inbox" with
        | conversionProfileId | <As it is> |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And the entry "Harbour" has
        | conversionProfileId | <As it is> |

    Scenario: What is no film is handled as a file, and fails as an entry
      The folder has done its part when the entry has its file; whether that plays, the entry says.

      Given a drop folder on disk "Inbox"
      When I drop the file "not-a-video.txt" into "Inbox" as "broken.mp4"
      Then "Inbox" lists "broken.mp4" as HANDLED
      And "broken.mp4" is now the entry "Broken"
      And "Broken" becomes ERROR_CONVERTING

    Scenario: Two files of one slug become two entries with ADD_AS_NEW
      Nobody compares reference ids then; they need not be unique.

      Given a drop folder on disk "Inbox"
      And "harbour.mp4" was dropped into "Inbox"
      When I drop "harbour.m4v" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "Inbox" lists "harbour.m4v" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "harbour.m4v" is now the entry "Harbour again"
      And "Harbour" and "Harbour again" are two entries

  Rule: Files that are still being written
    Copying takes a while, and half a film is none: the watcher waits until a file's size rests.
    Programs that copy under another name and rename at the end need no long interval.

    Scenario: A file waits as UPLOADING until its size has rested
      600 seconds are what a folder has that doesn't say otherwise.

      Given a drop folder on disk "Inbox" with
        | fileSizeCheckInterval | 600 |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as UPLOADING
      And the drop folder file "harbour.mp4" has
        | fileSize            | 275699   |
        | fileSizeLastSetAt   | (any)    |
        | entryId             | (absent) |
        | uploadEndDetectedAt | (absent) |

    Scenario: A half-written file is taken when its other half is there
      A pause in the copying that is longer than the interval would be taken for the end.

      Given a drop folder on disk "Inbox" with
        | fileSizeCheckInterval | 2 |
      And half of "harbour.mp4" was dropped into "Inbox"
      When the rest of "harbour.mp4" comes into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And the drop folder file "harbour.mp4" has
        | fileSize | 275699 |
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    Scenario: An empty file is an error
      It may be one that has just been begun: the record stays in error until it is tried again.

      Given a drop folder on disk "Inbox"
      When I drop an empty "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as ERROR_HANDLING
      And the drop folder file "harbour.mp4" has
        | errorCode | ERROR_READING_FILE |
        | entryId   | (absent)           |

  Rule: What the name of a file says
    slugRegex is a regular expression between slashes, as PHP writes them; its named groups are referenceId, which must be
    there, userId and flavorName. Files with a flavorName are renditions that wait for each other: not in the sandbox.

    Scenario: Without an expression of its own a folder takes the name up to the last dot
      The usual expression is `/(?P<referenceId>.+)[.]\w{3,}/`: an ending has three letters or more.

      Given a drop folder on disk "Inbox"
      When I drop "harbour.final.mp4" into "Inbox"
      Then "Inbox" lists "harbour.final.mp4" as HANDLED
      And the drop folder file "harbour.final.mp4" has
        | parsedSlug | harbour.final |

    Scenario: An expression takes the slug out of a longer name
      What the expression leaves aside, a date here, is in the fileName of the record alone.

      Given a drop folder on disk "Inbox" with
        | slugRegex | /^\d{4}_(?P<referenceId>.+)[.]\w+$/ |
      When I drop "2026_harbour.mp4" into "Inbox"
      Then "Inbox" lists "2026_harbour.mp4" as HANDLED
      And "2026_harbour.mp4" is now the entry "Harbour"
      And the entry "Harbour" has
        | name        | harbour |
        | referenceId | harbour |

    Scenario: A name may say whose the entry is
      The user is made if the account has none of that id.

      Given a drop folder on disk "Inbox" with
        | slugRegex | /^(?P<userId>[^~]+)~(?P<referenceId>.+)[.]\w+$/ |
      When I drop "<user id>~harbour.mp4" into "Inbox"
      Then "Inbox" lists "<user id>~harbour.mp4" as HANDLED
      And "<user id>~harbour.mp4" is now the entry "Harbour"
      And the entry "Harbour" has
        | userId | <user id> |

    Scenario: A name that the expression doesn't fit is an error
      The file stays where it is. Rename it, or have the expression changed and try again.

      Given a drop folder on disk "Inbox" with
        | slugRegex | /^\d{4}_(?P<referenceId>.+)[.]\w+$/ |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as ERROR_HANDLING
      And the drop folder file "harbour.mp4" has
        | errorCode | SLUG_REGEX_NO_MATCH |
        | entryId   | (absent)            |
      And "harbour.mp4" still lies in "Inbox"

    Scenario: The patterns of file names keep no content out
      In a folder of descriptors they say which files those are; here they are for people who read them.

      Given a drop folder on disk "Inbox" with
        | fileNamePatterns | *.mov |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED

    Scenario: Names can be passed over
      ignoreFileNamePatterns is a comma list of shell patterns. What ends in .cache or .aspx is always passed over.

      Given a drop folder on disk "Inbox" with
        | ignoreFileNamePatterns | *.tmp,draft* |
      And "harbour.tmp" was dropped into "Inbox"
      And "harbour.cache" was dropped into "Inbox"
      And "harbour.mp4" was handled in "Inbox"
      When I list the drop folder files with
        | dropFolderIdEqual | <Inbox> |
      Then the list shows only "harbour.mp4"
      And "harbour.tmp" still lies in "Inbox"

  Rule: Content for entries that are there
    The folder's contentMatchPolicy says what happens if an entry has the slug as its reference id, and what if none
    has: ADD_AS_NEW doesn't look, MATCH_EXISTING_OR_ADD_AS_NEW makes one, MATCH_EXISTING_OR_KEEP_IN_FOLDER waits.

    Scenario: An entry without content gets it from the file of its reference id
      So a page can be written about a film before the film is there.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder on disk "Inbox" with
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    Scenario: Without such an entry the file makes one
      Its reference id is the slug, so the next file of that slug finds it.

      Given a drop folder on disk "Inbox" with
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And the entry "Harbour" has
        | referenceId | harbour |

    @needs.replacement
    Scenario: An entry that plays gets other content, and keeps its id
      The replacement needs no further call, unless the account wants replacements approved.

      Given my own uploaded video "Harbour"
      And the entry "Harbour" was updated with
        | referenceId | harbour |
      And a drop folder on disk "Inbox" with
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      When I drop the file "green_screen.mp4" into "Inbox" as "harbour.mp4"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And the replacement of "Harbour" becomes NONE
      And "Harbour" lasts 5 seconds

    Scenario: With MATCH_EXISTING_OR_KEEP_IN_FOLDER a file without an entry stays in the folder
      NO_MATCH is no error: the platform looks again from time to time, for some hours.

      Given a drop folder on disk "Inbox" with
        | contentMatchPolicy | MATCH_EXISTING_OR_KEEP_IN_FOLDER |
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as NO_MATCH
      And the drop folder file "harbour.mp4" has
        | entryId   | (absent) |
        | errorCode | (absent) |
      And "harbour.mp4" still lies in "Inbox"

    Scenario: A file that was kept goes into its entry once that is made
      Nobody has to touch the file or its record.

      Given a drop folder on disk "Inbox" with
        | contentMatchPolicy | MATCH_EXISTING_OR_KEEP_IN_FOLDER |
      And "harbour.mp4" was dropped into "Inbox"
      When I create an entry "Harbour" with
        | referenceId | harbour |
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"

    @needs.replacement
    Scenario: A file that is replaced in the folder is taken once more
      A later time of change tells it from the one before, whose record is purged.

      Given a drop folder on disk "Inbox" with
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      And an entry "Harbour" with
        | referenceId | harbour |
      And "harbour.mp4" was handled in "Inbox"
      When I drop the file "green_screen.mp4" into "Inbox" as "harbour.mp4"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And the replacement of "Harbour" becomes NONE
      And "Harbour" lasts 5 seconds

  Rule: What becomes of the files in the folder
    fileDeletePolicy is MANUAL_DELETE, AUTO_DELETE or AUTO_DELETE_WHEN_ENTRY_IS_READY (in the guide on servers);
    autoFileDeleteDays is how long a handled file is kept, 0 days unless said. A folder that says nothing deletes.

    Scenario: With MANUAL_DELETE a handled file stays
      Somebody else must tidy up; the watcher looks at each file at every visit.

      Given a drop folder on disk "Inbox" with
        | fileDeletePolicy | MANUAL_DELETE |
      And "harbour.jpg" was handled in "Inbox"
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.jpg" still lies in "Inbox"

    Scenario: With AUTO_DELETE a handled file is taken away
      Its record goes with it: PURGED ones are in no list and can't be read.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder on disk "Inbox" with
        | fileDeletePolicy   | AUTO_DELETE                  |
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      When I drop "harbour.mp4" into "Inbox"
      Then "harbour.mp4" is gone from "Inbox"
      And "Harbour" becomes READY

    Scenario: Handled files can be kept for some days
      Days count from the last change of the record.

      Given a drop folder on disk "Inbox" with
        | fileDeletePolicy   | AUTO_DELETE |
        | autoFileDeleteDays | 3           |
      And "harbour.jpg" was handled in "Inbox"
      When I drop "harbour.mp4" into "Inbox"
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And "harbour.jpg" still lies in "Inbox"

    Scenario: An expression can limit what is deleted
      fileDeleteRegex is judged for each deletion. But AUTO_DELETE without days moves files from a disk, whatever it says.

      Given a drop folder on disk "Inbox" with
        | fileDeleteRegex | /[.]mp4$/ |
      And "harbour.jpg" was handled in "Inbox"
      And "harbour.mp4" was handled in "Inbox"
      And the drop folder file "harbour.jpg" was deleted
      When I delete the drop folder file "harbour.mp4"
      Then "harbour.mp4" is gone from "Inbox"
      And "harbour.jpg" still lies in "Inbox"

    Scenario: Deleting a file's record deletes the file, whatever the policy
      The record is DELETED until the watcher has been there.

      Given a drop folder on disk "Inbox"
      And "harbour.mp4" was handled in "Inbox"
      When I delete the drop folder file "harbour.mp4"
      Then the answer has
        | status | DELETED |
      And "harbour.mp4" is gone from "Inbox"
      And the drop folder file "harbour.mp4" no longer exists

    Scenario: A file that somebody takes away loses its record
      Entries that were made of it stay.

      Given a drop folder on disk "Inbox"
      And "harbour.mp4" was handled in "Inbox"
      And "beach.mp4" was handled in "Inbox"
      When somebody takes "harbour.mp4" out of "Inbox"
      Then the drop folder file "harbour.mp4" no longer exists
      And "Inbox" lists "beach.mp4" as HANDLED

    Scenario: A file that is ignored stays, and becomes nothing
      The watcher passes it over until another file takes its name.

      Given a drop folder on disk "Inbox" with
        | slugRegex | /^\d{4}_(?P<referenceId>.+)[.]\w+$/ |
      And "harbour.mp4" has failed in "Inbox"
      When I call dropFolder_dropFolderFile.ignore with
        | dropFolderFileId | <harbour.mp4> |
      Then "Inbox" lists "harbour.mp4" as IGNORE
      And "harbour.mp4" still lies in "Inbox"

  Rule: When something is wrong
    A file's trouble is in its record, the folder's in the folder: errorCode and errorDescription. The folder stays
    ENABLED, and the error is gone with the next visit that goes well.

    Scenario: A folder that isn't there is reported
      The description asks to look at the path and at who may list it.

      Given a drop folder on disk "Inbox"
      When the place of "Inbox" goes missing
      Then the watcher reports ERROR_GET_PHISICAL_FILE_LIST of "Inbox"
      And the drop folder "Inbox" has
        | status | ENABLED |

    Scenario: The report goes when the folder is back
      With the next visit that finds the folder errorCode is absent again.

      Given a drop folder on disk "Inbox"
      And the place of "Inbox" goes missing
      And the watcher reports ERROR_GET_PHISICAL_FILE_LIST of "Inbox"
      When the place of "Inbox" comes back
      Then the watcher reports no error of "Inbox"

    Scenario: A file that failed is tried again when it is set to PENDING
      The error goes with the state.

      Given a drop folder on disk "Inbox" with
        | slugRegex | /^\d{4}_(?P<referenceId>.+)[.]\w+$/ |
      And "harbour.mp4" has failed in "Inbox"
      And the operator set the handler of "Inbox" to
        | slugRegex | /^(?P<referenceId>.+)[.]\w+$/ |
      When I set the status of the drop folder file "harbour.mp4" to PENDING
      Then "Inbox" lists "harbour.mp4" as HANDLED
      And the drop folder file "harbour.mp4" has
        | errorCode        | (absent) |
        | errorDescription | (absent) |

    Scenario: A folder that is DISABLED is left alone
      What was dropped meanwhile is found when it is switched on.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And "harbour.mp4" was dropped into "Inbox"
      When I set the status of the drop folder "Inbox" to ENABLED
      Then "Inbox" lists "harbour.mp4" as HANDLED

    Scenario: A file that is deleted can't be tried again
      It can only go on to PURGED, which the watcher does.

      Given a drop folder on disk "Inbox" with
        | slugRegex | /^\d{4}_(?P<referenceId>.+)[.]\w+$/ |
        | status    | ENABLED                             |
      And "harbour.mp4" has failed in "Inbox"
      And the drop folder file "harbour.mp4" was deleted
      When I try to set the status of the drop folder file "harbour.mp4" to PENDING
      Then Kaltura refuses with "INVALID_OBJECT_ID"
