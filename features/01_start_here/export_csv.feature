@allure.label.epic:Start_here @service.exportCsv @service.user @service.baseEntry @service.category
Feature: Export users, entries and categories to a CSV file

  The platform writes a file for spreadsheets, with a line for each user, entry or category that a filter finds: for a report, or
  to see what an account holds. That takes a moment, so the answer isn't the file. It is the e-mail address of whoever
  asked, to which the platform then sends a link.

  Know first: only an administrator may export, and the session must name a user who has an e-mail address. A file of
  users has the columns User ID, First Name, Last Name and Email, one of entries Entry ID and Name, one of categories
  Category Id and Full Name; columns of your own follow. Texts are UTF-8. Files are called export, the account's number and the job's, with underscores between them.

  Analytics are not exported here: [reports](../10_measure/analytics_csv.md) have report.getUrlForReportAsCsv.

  Services: user.exportToCsv, baseEntry.exportToCsv, category.exportToCsv, exportCsv.serveCsv. Know also how sessions get privileges.

  @critical @short_way
  Scenario: The answer to an export is the address to which the link goes
    Given a user "Ann" with
      | email | ann@example.com |
    And an administrator's session "Ann's" with
      | userId | <Ann> |
    And I use the session "Ann's"
    When I call user.exportToCsv with
      | filter[idEqual] | <Ann> |
    Then Kaltura answers ann@example.com

  Scenario: Entries are exported with columns of one's own
    The key is the heading of the column, the value a property of the entry.

    Given a user "Ann" with
      | email | ann@example.com |
    And an entry "Keynote"
    And an administrator's session "Ann's" with
      | userId | <Ann> |
    And I use the session "Ann's"
    When I call baseEntry.exportToCsv with
      | filter[idEqual]        | <Keynote> |
      | mappedFields[0][key]   | Made at   |
      | mappedFields[0][value] | createdAt |
    Then Kaltura answers ann@example.com

  Scenario: Who has no e-mail address gets no file
    The refusal doesn't tell why, so look at the user of the session first.

    Given a user "Bob"
    And an administrator's session "Bob's" with
      | userId | <Bob> |
    And I use the session "Bob's"
    When I try to call user.exportToCsv
    Then Kaltura refuses with "INTERNAL_SERVERL_ERROR"

  Scenario Outline: A user's session can't export <what>
    Given I have a user's session
    When I try to call <action>
    Then Kaltura refuses with "SERVICE_FORBIDDEN"
      | SERVICE | <refused> |

    Examples: what is for administrators
      | what    | action                | refused                     |
      | users   | user.exportToCsv      | exportcsv->userExportToCsv  |
      | entries | baseEntry.exportToCsv | exportcsv->entryExportToCsv |
      | categories | category.exportToCsv | exportcsv->categoryExportToCsv |

  Scenario: Columns of custom metadata need a metadata profile that exists
    Given a user "Ann" with
      | email | ann@example.com |
    And an administrator's session "Ann's" with
      | userId | <Ann> |
    And I use the session "Ann's"
    When I try to call baseEntry.exportToCsv with
      | metadataProfileId | 2147483646 |
    Then Kaltura refuses with "INVALID_METADATA_PROFILE"
      | PROFILE_ID | 2147483646 |

  Scenario: Columns of custom metadata don't go without a metadata profile
    Given a user "Ann" with
      | email | ann@example.com |
    And an administrator's session "Ann's" with
      | userId | <Ann> |
    And I use the session "Ann's"
    When I try to call baseEntry.exportToCsv with
      | additionalFields[0][fieldName] | Team                             |
      | additionalFields[0][xpath]     | /*[local-name()='metadata']/Team |
    Then Kaltura refuses with "METADATA_PROFILE_NOT_SPECIFIED"

  Scenario: An export of media by a search is the platform's own affair
    Its job names the user and the address itself; a call that doesn't is refused. Export entries instead.

    When I try to call media.exportToCsv with
      | data[objectType] | KalturaMediaEsearchExportToCsvJobData |
    Then Kaltura refuses with "USER_EMAIL_NOT_FOUND"

  Scenario: A name that is no file's is refused
    When I try to call exportCsv.serveCsv with
      | id | ../users.csv |
    Then Kaltura refuses with "INVALID_ID"
      | ID | ../users.csv |

  Scenario: An administrator can't fetch a file without the privilege to download it
    The link in the mail carries a session with it: download, a colon and the name of the file.

    Given I have an administrator's session
    When I send this request
      """
      POST /api_v3/service/exportCsv/action/serveCsv
      ks=<ks>
      id=export_of_nobody.csv
      """
    Then delivery refuses because "entry restricted due to access-control"

  Scenario Outline: A file that isn't there is missed by <caller> who may download it
    With a star for the name the privilege is good for every file of the account.

    Given I have <caller> with the privileges "<privileges>"
    When I send this request
      """
      POST /api_v3/service/exportCsv/action/serveCsv
      ks=<ks>
      id=export_of_nobody.csv
      """
    Then delivery refuses because "required file was not found"

    Examples: the privilege counts, not the kind of session
      | caller                     | privileges                    |
      | an administrator's session | download:*                    |
      | a user's session           | download:export_of_nobody.csv |

  Scenario: The privilege for one file doesn't open another
    Given I have a user's session with the privileges "download:export_of_ann.csv"
    When I send this request
      """
      POST /api_v3/service/exportCsv/action/serveCsv
      ks=<ks>
      id=export_of_nobody.csv
      """
    Then delivery refuses because "entry restricted due to access-control"

  Scenario: A visitor's session fetches no file
    Given I have a widget session
    When I try to call exportCsv.serveCsv with
      | id | export_of_nobody.csv |
    Then Kaltura refuses with "SERVICE_FORBIDDEN"
      | SERVICE | exportcsv->serveCsv |
