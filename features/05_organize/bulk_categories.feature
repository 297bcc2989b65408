@allure.label.epic:Organize @service.category @service.categoryUser @service.categoryEntry @service.bulkUpload
Feature: Make and fill categories from files

  A tree of categories, the members of channels and decisions about what waits in them come as files too: CSV, one row
  for each. The answer is a bulk upload; a job does the rows one after the other. A filter instead of a file puts what is
  in one category into another.

  Use it to move a tree from another system, or to keep memberships in line with a list of a school's. For a few, call
  category.add and its like; what a call refuses a row of a file only tells in the log.

  Know first that

  - the first line names the columns, behind a star; lines that begin with # are remarks. Columns have the names of
    Kaltura's fields, and values of enums are numbers
  - action says what to do with a row: 1 add, 2 update, 3 delete, 6 add or update. Without it the row is added
  - the upload is FINISHED when all rows were done, FINISHED_PARTIALLY when some were, FAILED when none was. The log
    (bulkUpload_bulk.serveLog) repeats each row with its status, 2 done or 1 refused, the object's id, and what was wrong
  - while a category is moved or deleted the tree is locked, for rows as for calls: nothing is made beneath another one.
    A row isn't tried again; send what was refused once more

  Services: category.addFromBulkUpload, categoryUser.addFromBulkUpload, categoryEntry (addFromBulkUpload,
  updateStatusFromBulk), bulkUpload_bulk (get, list, serve, serveLog, abort).

  @critical @short_way
  Scenario: A file makes a tree
    relativePath is the full name of what a category lies in. A row may lie in what a row before it has made.

    Given the categories "School" and "School>Art"
    When I upload a file of categories "Tree" with
      | name    | relativePath   | tags  | referenceId |
      | Science | School         | study | sci         |
      | Physics | School>Science |       | phy         |
    Then "Tree" becomes FINISHED
    And there are these categories
      | fullName               | tags  | referenceId |
      | School>Science         | study | sci         |
      | School>Science>Physics |       | phy         |

  Scenario: Rows change what is there
    A categoryId says which, or a referenceId. With the action 6 a category is made where there is none.

    Given the categories "Science"
    And the category "Science" was updated with
      | referenceId | sci |
    When I upload a file of categories "Changes" with
      | action | categoryId | referenceId | name    | tags  |
      | 2      | Science    |             |         | study |
      | 6      |            | art         | Art     | craft |
    Then "Changes" becomes FINISHED
    And there are these categories
      | fullName | tags  |
      | Science  | study |
      | Art      | craft |

  Scenario: Rows delete
    What lies beneath goes as well, and the entries go to the parent, as category.delete does it.

    Given the categories "Science" and "Science>Art"
    When I upload a file of categories "Cleaning" with
      | action | categoryId |
      | 3      | Art        |
    Then "Cleaning" becomes FINISHED
    And the category "Art" no longer exists

  Scenario: What can't be is told in the log, and the rest is done
    When I upload a file of categories "Tree" with
      | action | name    | relativePath | referenceId |
      | 1      | Science |              |             |
      | 1      | Physics | Nowhere      |             |
      | 2      | Art     |              | nothing     |
    Then "Tree" becomes FINISHED_PARTIALLY
    And the log of "Tree" tells
      | Parent category not found for full name                           |
      | Category reference ID not found under the provided relativePath |
    And there are these categories
      | fullName |
      | Science  |

  Scenario: A file of members fills a channel
    Who isn't known becomes a user. updateMethod is 1, AUTOMATIC, unless a row says 0: what a file has set the next
    file may change. A status of 3 lets the membership rest.

    Given these categories
      | fullName | privacyContext | owner     |
      | Club     | <context>      | <user id> |
    When I upload a file of members "Term" with
      | categoryId | userId | permissionLevel | status |
      | Club       | Ann    | 1               |        |
      | Club       | Bob    | 3               | 3      |
    Then "Term" becomes FINISHED
    And the members of "Club" are
      | userId    | permissionLevel | status     | updateMethod |
      | Ann       | MODERATOR       | ACTIVE     | AUTOMATIC    |
      | Bob       | MEMBER          | NOT_ACTIVE | AUTOMATIC    |
      | <user id> | MANAGER         | ACTIVE     | MANUAL       |

  Scenario: The next file brings members into line
    Given these categories
      | fullName | privacyContext | owner     |
      | Club     | <context>      | <user id> |
    And a user "Ann"
    And a user "Bob"
    And "Ann" was made a member of "Club" with
      | updateMethod | AUTOMATIC |
    And "Bob" was made a member of "Club" with
      | updateMethod | AUTOMATIC |
    When I upload a file of members "Term" with
      | action | categoryId | userId | permissionLevel |
      | 6      | Club       | Ann    | 2               |
      | 3      | Club       | Bob    |                 |
    Then "Term" becomes FINISHED
    And the members of "Club" are
      | userId    | permissionLevel |
      | Ann       | CONTRIBUTOR     |
      | <user id> | MANAGER         |

  Scenario: A file doesn't undo what people decided
    Memberships that were set by hand, MANUAL, are deleted by a file, and never changed.

    Given these categories
      | fullName | privacyContext | owner     |
      | Club     | <context>      | <user id> |
    And a user "Ann"
    And "Ann" is MEMBER of "Club"
    When I upload a file of members "Term" with
      | action | categoryId | userId | permissionLevel |
      | 6      | Club       | Ann    | 2               |
      | 6      | Club       | Bob    | 2               |
    Then "Term" becomes FINISHED_PARTIALLY
    And the log of "Term" tells
      | Cannot override manual changes |

  Scenario: Nobody is a member of no level
    Given these categories
      | fullName | privacyContext |
      | Club     | <context>      |
    When I upload a file of members "Term" with
      | categoryId | userId | permissionLevel |
      | Club       | Ann    | 4               |
      | Club       | Bob    | 3               |
    Then "Term" becomes FINISHED_PARTIALLY
    And the log of "Term" tells
      | Users without permissions should not be added to categories |

  Scenario: Decisions come from a file
    action 7 lets an entry in, which is also what a row without an action does; 8 turns it away.

    Given these categories
      | fullName | moderation |
      | Science  | true       |
    And an entry "Prism"
    And "Prism" waits in "Science"
    And an entry "Lens"
    And "Lens" waits in "Science"
    When I upload a file of decisions "Jury" with
      | action | entryId | categoryId |
      | 7      | Prism   | Science    |
      | 8      | Lens    | Science    |
    Then "Jury" becomes FINISHED
    And "Prism" is ACTIVE in "Science"
    And "Lens" is REJECTED in "Science"

  Scenario: What is in one category is put into another
    A filter says which places of entries; the templateObject says where to. What is there already is no mistake.

    Given the categories "Science" and "Best of"
    And an entry "Prism" in "Science"
    And an entry "Lens" in "Science" and "Best of"
    When I call categoryEntry.addFromBulkUpload with
      | bulkUploadData[objectType]                 | KalturaBulkServiceFilterData |
      | bulkUploadData[filter][objectType]         | KalturaCategoryEntryFilter   |
      | bulkUploadData[filter][categoryIdEqual]    | <Science>                    |
      | bulkUploadData[templateObject][objectType] | KalturaCategoryEntry         |
      | bulkUploadData[templateObject][categoryId] | <Best of>                    |
    Then "Prism" is ACTIVE in "Best of"
    And "Prism" is ACTIVE in "Science"
    And "Lens" is ACTIVE in "Best of"

  Scenario Outline: A filter of <filter> must name an entry or a category
    When I try to call categoryEntry.addFromBulkUpload with
      | bulkUploadData[objectType]         | KalturaBulkServiceFilterData |
      | bulkUploadData[filter][objectType] | <filter>                     |
    Then Kaltura refuses with "MUST_FILTER_ON_ENTRY_OR_CATEGORY"

    Examples: Filters
      | filter                     |
      | KalturaCategoryEntryFilter |
      | KalturaBaseEntryFilter     |

  Scenario: A user's file is done by the platform
    Users can't call category.add, but they may send a file of categories, and its rows are done with an administrator's
    rights. Only a role that doesn't hold the permission keeps them from it.

    Given I have a user's session
    When I upload a file of categories "Tree" with
      | name    |
      | Science |
    Then "Tree" becomes FINISHED
    And there are these categories
      | fullName |
      | Science  |

  Scenario Outline: <Who> uploads no file of categories
    Given I have <who>
    When I try to upload a file of categories "Tree" with
      | name    |
      | Science |
    Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Examples: Others
      | Who      | who              |
      | A widget | a widget session |
      | Nobody   | no session       |
