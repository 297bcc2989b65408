@allure.label.epic:Automate @service.dropFolder_dropFolder @service.dropFolder_dropFolderFile @needs.operator
Feature: Set up drop folders, and look after their files

  A drop folder is a place that the platform watches: what is dropped there becomes an entry without a call of yours.
  This guide is about who sets it up, what an account may do with it, and the records of its files; how files become
  entries is in the guides that follow.

  Know first that

  - only the platform's operator adds, changes and deletes drop folders; ask for one with the kind of end, the path, what
    the names of your files look like, and what is to happen with an entry that is there already
  - the account's administrator lists and reads them, switches them on and off, and changes their description
  - types are LOCAL, FTP, SFTP, SCP and S3; Zoom and Webex folders belong to an integration with these services, which is
    connected by its maker's page and not by dropFolder.add
  - fileHandlerConfig is required, and its class must be named: KalturaDropFolderContentFileHandlerConfig for content,
    KalturaDropFolderXmlBulkUploadFileHandlerConfig for descriptors
  - a file's record goes from UPLOADING by PENDING and PROCESSING to HANDLED; other ends are NO_MATCH, ERROR_HANDLING,
    IGNORE, DELETED and PURGED

  For S3 name the bucket, the region and a user that may list, get and delete in it (s3:ListBucket, s3:GetObject,
  s3:DeleteObject). Nothing has to be told of new objects: the watcher looks for itself, no event of S3 triggers it.

  Services: dropFolder_dropFolder (add, get, list, update, delete, updateStatus, updateBasicFields),
  dropFolder_dropFolderFile (add, get, list, update, updateStatus, ignore, delete).

  Rule: What the operator sets up
    The operator's session is one of the account that runs the platform; it names the customer's account in partnerId.

    @critical
    Scenario: The operator adds a folder for an account
      What isn't said is as in the answer: all names, a rest of ten minutes, handled files deleted at once.

      Given I have the operator's session
      When I create a drop folder "Studio" from
        """
        {
          "objectType": "KalturaFtpDropFolder", "type": "FTP", "status": "DISABLED", "dc": 0, "partnerId": "<partner id>",
          "path": "/in", "host": "ftp.example.com", "port": 21, "username": "ann", "password": "for the guides",
          "fileHandlerType": "CONTENT",
          "fileHandlerConfig": {
            "objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": "ADD_AS_NEW"
          }
        }
        """
      Then the drop folder "Studio" has
        | type                  | FTP         |
        | status                | DISABLED    |
        | fileNamePatterns      | *           |
        | fileSizeCheckInterval | 600         |
        | fileDeletePolicy      | AUTO_DELETE |
        | autoFileDeleteDays    | (absent)    |

    Scenario: The operator changes a folder
      The next visit goes by what it says then.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And I have the operator's session
      When I update the drop folder "Inbox" with
        | autoFileDeleteDays     | 3       |
        | ignoreFileNamePatterns | *.tmp   |
        | tags                   | studio  |
      Then the drop folder "Inbox" has
        | autoFileDeleteDays     | 3      |
        | ignoreFileNamePatterns | *.tmp  |
        | tags                   | studio |

    Scenario: The operator deletes a folder
      The answer shows it once more; after that nobody finds it. Files and entries stay.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And I have the operator's session
      When I delete the drop folder "Inbox"
      Then the answer has
        | status | DELETED |
      And the drop folder "Inbox" no longer exists

    Scenario: Two folders of the disk can't have one path
      Folders at servers can: each has its own names to look for.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And I have the operator's session
      When I try to create a drop folder on disk "Second" with
        | path | the place of Inbox |
      Then Kaltura refuses with "DROP_FOLDER_ALREADY_EXISTS"

    Scenario Outline: A folder <why> is refused
      The account that is meant is the one of partnerId, not that of the session.

      Given I have the operator's session
      When I try to create a drop folder at an FTP server "Studio" with
        | <field> | <value> |
      Then Kaltura refuses with "<code>"

      Examples: refusals
        | why                                | field                 | value     | code                           |
        | of an unknown account              | partnerId             | 999999999 | INVALID_PARTNER_ID             |
        | with an unknown conversion profile | conversionProfileId   | 999999999 | INGESTION_PROFILE_ID_NOT_FOUND |
        | in a data center that isn't there  | dc                    | 7         | DATA_CENTER_ID_NOT_FOUND       |
        | with a rest below 0                | fileSizeCheckInterval | -1        | PROPERTY_VALIDATION_MIN_VALUE  |

    Scenario: A folder can't do without a status
      The same holds for name, type, dc, path, partnerId, fileHandlerType and fileHandlerConfig.

      Given I have the operator's session
      When I try to create a drop folder "Studio" from
        """
        {"type": "LOCAL", "path": "/drops/studio", "dc": 0, "partnerId": "<partner id>"}
        """
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaDropFolder::status |

    Scenario: The configuration of the handler must say its class
      Arguments are judged before permissions: whoever asks gets this answer.

      Given I have the operator's session
      When I try to create a drop folder "Studio" from
        """
        {"type": "LOCAL", "fileHandlerConfig": {"contentMatchPolicy": "ADD_AS_NEW"}}
        """
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"

    @sandbox_only
    Scenario: A Zoom folder without an integration says what it lacks
      Recordings come by way of the account's connection with Zoom, which its own page makes. The sandbox has no Zoom to
      ask: it keeps such a folder as far as its shape goes, and watches nothing.

      Given I have the operator's session
      When I create a drop folder "Meetings" from
        """
        {
          "objectType": "KalturaZoomDropFolder", "type": "ZOOM", "status": "ENABLED", "dc": 0,
          "partnerId": "<partner id>", "path": "/", "fileHandlerType": "CONTENT",
          "fileHandlerConfig": {
            "objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": "ADD_AS_NEW"
          }
        }
        """
      Then the drop folder "Meetings" has
        | type             | ZOOM                                     |
        | errorDescription | Missing integration data for this drop folder |

    @sandbox_only
    Scenario: A Webex folder names a site and a host of Webex
      Its handler must be one of content, and its policy ADD_AS_NEW. It is kept here, and not watched either.

      Given I have the operator's session
      When I create a drop folder "Meetings" from
        """
        {
          "objectType": "KalturaWebexDropFolder", "type": "WEBEX", "status": "DISABLED", "dc": 0,
          "partnerId": "<partner id>", "path": "/", "webexUserId": "ann", "webexSiteId": 7,
          "webexServiceUrl": "https://webex.example.com", "fileHandlerType": "CONTENT",
          "fileHandlerConfig": {
            "objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": "ADD_AS_NEW"
          }
        }
        """
      Then the drop folder "Meetings" has
        | type        | WEBEX |
        | webexSiteId | 7     |

  Rule: What the account's administrator may do
    Reading, switching, describing. Whatever else a folder says is the operator's to change.

    @short_way
    Scenario: The administrator lists the account's folders
      The list is of all kinds, each in its own class.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder at an FTP server "Studio" with
        | status | DISABLED |
      When I list the drop folders with
        | typeIn   | LOCAL,FTP |
        | statusIn | DISABLED  |
        | orderBy  | -createdAt |
      Then the list shows "Inbox" and "Studio"

    Scenario Outline: Folders are found by <what>
      tagsLike looks at words, pathEqual at the whole path.

      Given a drop folder at an FTP server "Studio" with
        | status | DISABLED   |
        | tags   | harbour    |
        | path   | /harbour   |
      And a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I list the drop folders with
        | <filter> | <value>    |
        | orderBy  | -createdAt |
      Then the list shows "Studio"
      And the list does not show "Inbox"

      Examples: filters
        | what       | filter    | value    |
        | their type | typeEqual | FTP      |
        | their path | pathEqual | /harbour |
        | a tag      | tagsLike  | harbour  |

    Scenario: The administrator reads the whole folder, its password included
      So the user of the server should be one for Kaltura alone.

      Given a drop folder at an FTP server "Studio" with
        | status   | DISABLED       |
        | password | for the guides |
      When I get the drop folder "Studio"
      Then the answer has
        | host     | 127.0.0.1      |
        | password | for the guides |

    Scenario: The administrator changes the description, and nothing else
      Given a drop folder on disk "Inbox" with
        | status           | DISABLED |
        | fileNamePatterns | *.mp4    |
      When I call dropFolder_dropFolder.updateBasicFields with
        | dropFolderId                 | <Inbox>                      |
        | dropFolder[objectType]       | KalturaBasicFieldsDropFolder |
        | dropFolder[description]      | From the studio              |
        | dropFolder[fileNamePatterns] | *.mov                        |
      Then the drop folder "Inbox" has
        | description      | From the studio |
        | fileNamePatterns | *.mp4           |

    Scenario Outline: The administrator sets a folder to <status>
      A folder in ERROR is visited all the same; DISABLED is what stops the visits.

      Given a drop folder at an FTP server "Studio" with
        | status | DISABLED |
        | path   | /harbour |
      When I set the status of the drop folder "Studio" to <status>
      Then the drop folder "Studio" has
        | status | <status> |

      Examples: states
        | status   |
        | ENABLED  |
        | ERROR    |
        | DISABLED |

    Scenario: There is no other status
      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I try to set the status of the drop folder "Inbox" to PAUSED
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario: The administrator can't add a folder
      Whoever could would read any path of the platform.

      When I try to create a drop folder on disk "Inbox"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: The administrator can't change one
      updateBasicFields is what an account has instead.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I try to update the drop folder "Inbox" with
        | path | /elsewhere |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: The administrator can't delete one
      Set it to DISABLED, and ask the operator.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I try to delete the drop folder "Inbox"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario Outline: Drop folders are not shown to <whom>
      They hold passwords of servers.

      Given I have <whom>
      When I try to list the drop folders
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: other sessions
        | whom             |
        | a user's session |
        | a widget session |
        | no session       |

  Rule: The record of a file
    The watcher makes it, and moves it on. A program that watches a folder by itself does the same by these calls.

    Scenario: A new record is UPLOADING
      A file that grows is told of again and again, with its size.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I create a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      Then the drop folder file "harbour.mp4" has
        | status            | UPLOADING |
        | type              | LOCAL     |
        | fileSize          | 1000      |
        | fileSizeLastSetAt | (any)     |

    Scenario: The same name again is the same record while the file comes in
      So also in PROCESSING, PARSED and DETECTED.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 2000    |
      When I list the drop folder files with
        | dropFolderIdEqual | <Inbox> |
      Then the list counts 1 in all
      And one of the list has
        | fileSize | 2000 |

    Scenario: The same name again is a new record once the file was handled
      The older one is PURGED, and no list shows it.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      And the status of the drop folder file "harbour.mp4" was set to HANDLED
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 2000    |
      When I list the drop folder files with
        | dropFolderIdEqual | <Inbox> |
      Then the list shows only "harbour.mp4"
      And one of the list has
        | fileSize | 2000      |
        | status   | UPLOADING |

    Scenario: What a record says can be corrected
      A new size sets fileSizeLastSetAt, from which the rest is counted.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      When I update the drop folder file "harbour.mp4" with
        | fileSize   | 3000    |
        | parsedSlug | harbour |
      Then the drop folder file "harbour.mp4" has
        | fileSize   | 3000    |
        | parsedSlug | harbour |

    Scenario Outline: A record's <field> is not changed by update
      updateStatus changes a status; another name is another file.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      When I try to update the drop folder file "harbour.mp4" with
        | <field> | <value> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

      Examples: fields
        | field    | value     |
        | fileName | beach.mp4 |
        | status   | HANDLED   |

    Scenario: A file that is PENDING is processed at once
      The answer is past it already: the name has been read, and a job has begun.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      When I set the status of the drop folder file "harbour.mp4" to PENDING
      Then the answer has
        | status     | PROCESSING |
        | parsedSlug | (any)      |
        | batchJobId | (any)      |

    Scenario: A deleted record can still be read
      Until the watcher has deleted the file, and purged the record.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      When I delete the drop folder file "harbour.mp4"
      Then the drop folder file "harbour.mp4" has
        | status | DELETED |

    Scenario: A purged record is gone
      Neither get nor list shows it, whatever the filter asks for.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      When I set the status of the drop folder file "harbour.mp4" to PURGED
      Then the drop folder file "harbour.mp4" no longer exists

    Scenario Outline: Records are found by <what>
      fileNameLike, statusIn, entryIdEqual and errorCodeEqual are others.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      And a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
        | parsedSlug   | pier    |
      And a drop folder file "beach.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | 1000    |
      When I list the drop folder files with
        | dropFolderIdEqual | <Inbox> |
        | <filter>          | <value> |
      Then the list shows only "harbour.mp4"

      Examples: filters
        | what     | filter          | value |
        | slug     | parsedSlugEqual | pier  |
        | a part   | parsedSlugLike  | pie   |

  Rule: What can't be recorded
    A record needs a folder that is there, a name and a size.

    Scenario: A record belongs to a folder that is there
      Of another account's folder the same is said.

      When I try to create a drop folder file "harbour.mp4" with
        | dropFolderId | 999999999 |
        | fileSize     | 1000      |
      Then Kaltura refuses with "DROP_FOLDER_NOT_FOUND"

    Scenario: A record has a size
      0 is one: what a descriptor names and nobody has seen yet has it.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I try to create a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    Scenario: A size is not below 0
      It counts bytes.

      Given a drop folder on disk "Inbox" with
        | status | DISABLED |
      When I try to create a drop folder file "harbour.mp4" with
        | dropFolderId | <Inbox> |
        | fileSize     | -1      |
      Then Kaltura refuses with "PROPERTY_VALIDATION_MIN_VALUE"
