@allure.label.epic:Automate @service.dropFolder_dropFolder @needs.operator @needs.drop_folder_watcher
Feature: Fetch files from FTP, SFTP, SCP and S3

  A drop folder need not be a folder of the platform: it can be one at a server of yours, or a bucket. The platform
  logs in there, lists, fetches, and deletes what it has. Use that where a partner has a server that you may read, and
  nobody wants to write a program.

  Know first that

  - each kind of end is a class of its own: KalturaFtpDropFolder and KalturaSftpDropFolder have host, port, username and
    password, SFTP's and SCP's also privateKey, publicKey and passPhrase; KalturaS3DropFolder has s3Host, s3Region,
    s3UserId and s3Password
  - path is the folder at the server; of S3 it is the bucket, and behind a slash the beginning of the keys
  - whoever may list the account's drop folders reads these passwords in clear: give the platform a user of its own that
    can do nothing else
  - a file is DOWNLOADING while its entry waits in IMPORT; ERROR_DOWNLOADING is what a broken line leaves
  - whose host key an SSH server shows isn't checked, and FTP sends the password in clear

  The guides start these servers themselves: an FTP server, an SSH server and an endpoint of S3, each scenario with a
  user and keys that are made for it. Zoom and Webex folders ask the makers' own services and can't be shown here.

  Services: dropFolder_dropFolder (add, get, update), dropFolder_dropFolderFile (list, get), media.get.

  Rule: Files come from a server
    What the guide on folders of a disk shows holds for these as well: names, policies, states, errors.

    @critical @short_way
    Scenario: A file at an SFTP server becomes an entry
      The entry is in IMPORT while the platform fetches its file.

      Given a drop folder at an SFTP server "Studio"
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    Scenario: A file at an FTP server becomes an entry
      The platform asks in passive mode. It lists at any port, but fetches at 21 alone: its import knows no other one.

      Given a drop folder at an FTP server "Studio"
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    @sandbox_only
    Scenario: A file at an SCP server becomes an entry
      The platform knows the class and the settings, but its present watcher has no engine for SCP: such a folder stays
      untouched there. The sandbox lists it by the commands ls and stat, and copies by scp.

      Given a drop folder at an SCP server "Studio"
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    @sandbox_only
    Scenario: An object in a bucket of S3 becomes an entry
      Objects are whole from the start. On the platform the endpoint is Amazon's, or another one in the settings of its
      batch; in the sandbox s3Host is it.

      Given a drop folder at an S3 bucket "Studio"
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

    Scenario: The record of a file at a server is as that of one on disk
      importStartedAt and importEndedAt are fields that the platform doesn't fill.

      Given a drop folder at an SFTP server "Studio"
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And the drop folder file "harbour.mp4" has
        | type                  | SFTP     |
        | fileSize              | 275699   |
        | parsedSlug            | harbour  |
        | uploadStartDetectedAt | (any)    |
        | importStartedAt       | (absent) |

    Scenario: A picture comes from a server as well
      It needs no renditions, and is READY with its file.

      Given a drop folder at an FTP server "Studio"
      When I drop "harbour.jpg" into "Studio"
      Then "Studio" lists "harbour.jpg" as HANDLED
      And "harbour.jpg" is now the entry "Harbour"
      And "Harbour" becomes READY
      And the entry "Harbour" has
        | mediaType | IMAGE |

    Scenario: A file at a server is matched with an entry by its name
      The policies are those of folders on disk.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder at an FTP server "Studio" with
        | contentMatchPolicy | MATCH_EXISTING_OR_KEEP_IN_FOLDER |
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"

    @needs.replacement
    Scenario: A file at a server replaces the content of an entry
      The entry plays what it had until the new content is READY.

      Given my own uploaded video "Harbour"
      And the entry "Harbour" was updated with
        | referenceId | harbour |
      And a drop folder at an SFTP server "Studio" with
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      When I drop the file "green_screen.mp4" into "Studio" as "harbour.mp4"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And "harbour.mp4" is now the entry "Harbour"
      And the replacement of "Harbour" becomes NONE
      And "Harbour" lasts 5 seconds

    Scenario Outline: A half-written file at <end> waits for its other half
      Sizes are what the server tells of them.

      Given a drop folder at <end> "Studio" with
        | fileSizeCheckInterval | 2 |
      And half of "harbour.mp4" was dropped into "Studio"
      When the rest of "harbour.mp4" comes into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED
      And the drop folder file "harbour.mp4" has
        | fileSize | 275699 |
      And "harbour.mp4" is now the entry "Harbour"
      And "Harbour" becomes READY

      Examples: ends that files grow at
        | end            |
        | an FTP server  |
        | an SFTP server |

  Rule: Who is let in
    A password or a key: of a key the platform wants both halves, and the phrase that unlocks it if there is one.

    Scenario: A private key lets the platform in
      An RSA key in PEM, as ssh-keygen -t rsa -m PEM writes it; others the platform doesn't read.

      Given a drop folder at an SFTP server "Studio" with
        | privateKey            | made for it |
        | fileSizeCheckInterval | 600         |
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as UPLOADING
      And the watcher reports no error of "Studio"

    Scenario: A private key can be locked by a phrase
      passPhrase unlocks it; without it the key is of no use to anybody.

      Given a drop folder at an SFTP server "Studio" with
        | passPhrase            | open sesame |
        | fileSizeCheckInterval | 600         |
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as UPLOADING
      And the watcher reports no error of "Studio"

    Scenario Outline: A wrong password at <end> is reported of the folder
      Files stay where they are, and none is lost.

      Given a drop folder at <end> "Studio" with
        | password | not the one |
      When I drop "harbour.mp4" into "Studio"
      Then the watcher reports ERROR_AUTENTICATE of "Studio"
      And "harbour.mp4" still lies in "Studio"

      Examples: ends with a password
        | end            |
        | an FTP server  |
        | an SFTP server |

    Scenario: A password is corrected by an update of the folder
      The folder is tried again at the next visit; nobody has to switch it on.

      Given a drop folder at an FTP server "Studio" with
        | password | not the one |
      And the watcher reports ERROR_AUTENTICATE of "Studio"
      And "harbour.mp4" was dropped into "Studio"
      When the operator puts the access to "Studio" right
      Then "Studio" lists "harbour.mp4" as HANDLED
      And the watcher reports no error of "Studio"

    Scenario: A server that doesn't answer is reported
      Nothing listens at this port. The description asks to look at host and port.

      Given a drop folder at an SFTP server "Studio" with
        | port | 1 |
      Then the watcher reports ERROR_CONNECT of "Studio"
      And the drop folder "Studio" has
        | status           | ENABLED |
        | errorDescription | (any)   |

    Scenario Outline: A folder that <end> doesn't have is reported
      So is one that the user may not list.

      Given a drop folder at <end> "Studio"
      When the place of "Studio" goes missing
      Then the watcher reports ERROR_GET_PHISICAL_FILE_LIST of "Studio"

      Examples: ends with folders
        | end            |
        | an FTP server  |
        | an SFTP server |

    @sandbox_only
    Scenario: A bucket of S3 without objects counts as missing
      So does one that isn't there, and a wrong key: S3 has no login that could fail. The report goes with the first
      object.

      Given a drop folder at an S3 bucket "Studio"
      Then the watcher reports ERROR_GET_PHISICAL_FILE_LIST of "Studio"

    @sandbox_only
    Scenario: A folder at S3 keeps no names out
      In other folders ignoreFileNamePatterns does.

      Given a drop folder at an S3 bucket "Studio" with
        | ignoreFileNamePatterns | harbour* |
      When I drop "harbour.mp4" into "Studio"
      Then "Studio" lists "harbour.mp4" as HANDLED

  Rule: What is deleted at a server
    The platform deletes there with the user that it logs in as, who must be allowed to.

    Scenario Outline: A handled file is taken away from <end>
      The file goes once its bytes are here, whether or not its entry is READY.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder at <end> "Studio" with
        | fileDeletePolicy   | AUTO_DELETE                  |
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW |
      When I drop "harbour.mp4" into "Studio"
      Then "harbour.mp4" is gone from "Studio"
      And "Harbour" becomes READY

      Examples: ends
        | end            |
        | an FTP server  |
        | an SFTP server |

      @sandbox_only
      Examples: ends of the sandbox alone
        | end           |
        | an SCP server |
        | an S3 bucket  |

    Scenario: A file can be kept until its entry is READY
      AUTO_DELETE_WHEN_ENTRY_IS_READY leaves the file in PROCESSING meanwhile. In a folder on disk it is as AUTO_DELETE.

      Given an entry "Harbour" with
        | referenceId | harbour |
      And a drop folder at an SFTP server "Studio" with
        | fileDeletePolicy   | AUTO_DELETE_WHEN_ENTRY_IS_READY |
        | contentMatchPolicy | MATCH_EXISTING_OR_ADD_AS_NEW    |
      When I drop "harbour.mp4" into "Studio"
      Then "harbour.mp4" is gone from "Studio"
      And "Harbour" becomes READY

    Scenario: A file whose entry fails is kept
      With AUTO_DELETE it would be gone, and with it the chance to see what was wrong.

      Given a drop folder at an SFTP server "Studio" with
        | fileDeletePolicy | AUTO_DELETE_WHEN_ENTRY_IS_READY |
      And "broken.txt" has failed in "Studio"
      When I drop "harbour.mp4" into "Studio"
      Then "harbour.mp4" is gone from "Studio"
      And "broken.txt" still lies in "Studio"

    Scenario: Deleting a file's record deletes the file at the server
      As in a folder on disk the policy is not asked.

      Given a drop folder at an FTP server "Studio"
      And "harbour.mp4" was handled in "Studio"
      When I delete the drop folder file "harbour.mp4"
      Then "harbour.mp4" is gone from "Studio"

    Scenario: The account's administrator can't set up a folder at a server
      Folders are the operator's, who gets to know the password from you.

      Given I have an administrator's session
      When I try to create a drop folder at an FTP server "Studio"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
