@allure.label.epic:Organize @service.elasticsearch_eSearch @needs.entry_search
Feature: Search inside of entries, and order what is found

  eSearch looks into captions, cue points and custom metadata, and tells where in an entry something stands. It searches
  categories and users by the same means, and orders, pages and counts what it finds. "Find entries, categories and users
  by what is in them" tells of items and operators, which come first.

  Know first that

  - what lies inside of an entry comes back as itemsData, each part with the moment at which it stands
  - results come best first; an order by fields takes the place of that
  - an aggregation counts values over all results, whatever page is asked for

  In what follows <mine> is a word that all names of a scenario end in, so that other people's entries stay out of
  its results.

  Services: elasticsearch_eSearch (searchEntry, searchCategory, searchUser).

  Rule: Inside of entries: captions, cue points and metadata
    An item of one of these classes finds the entry, and tells its lines, points or values as itemsData: five lines and
    points and ten values at most, a hundred where the search is for certain objects.

    @needs.entry_search @needs.caption_search
    Scenario: A word is found at the second at which it is said
      Times are milliseconds on the wire; here they are told in seconds.

      Given my own uploaded video "Interview"
      And a caption "English" of "Interview" in English that says
        | from | to | text                  |
        | 1    | 3  | We sailed at dawn     |
        | 4    | 6  | Zanzibar lay behind us |
      When I find the entries with
        | item    | fieldName | itemType    | searchTerm   | addHighlight |
        | Caption | content   | EXACT_MATCH | zanzibar lay | true         |
      Then the list shows "Interview"
      And it is found in these parts of "Interview"
        | itemsType | startsAt | endsAt | language | highlight                                 |
        | caption   | 4        | 6      | English  | <em>Zanzibar</em> <em>lay</em> behind us |

    @needs.entry_search @needs.caption_search
    Scenario: Under one nested operator all items mean the same line
      Given my own uploaded video "Interview"
      And a caption "English" of "Interview" in English that says
        | from | to | text                   |
        | 1    | 3  | Zanzibar in the morning |
        | 4    | 6  | Zanzibar lay behind us  |
      When I find the entries by
        """
        {"searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
          {"objectType": "KalturaESearchNestedOperator", "operator": "AND_OP", "searchItems": [
            {"objectType": "KalturaESearchCaptionItem", "fieldName": "content", "itemType": "EXACT_MATCH",
             "searchTerm": "zanzibar"},
            {"objectType": "KalturaESearchCaptionItem", "fieldName": "start_time", "itemType": "RANGE",
             "range": {"objectType": "KalturaESearchRange", "greaterThan": 2000}}]}]}}
        """
      Then it is found in these parts of "Interview"
        | itemsType | startsAt | line                   |
        | caption   | 4        | Zanzibar lay behind us |

    @needs.entry_search @needs.caption_search
    Scenario: Without one each item may mean another line
      Two items, two groups of lines: what the first found, and what the second did.

      Given my own uploaded video "Interview"
      And a caption "English" of "Interview" in English that says
        | from | to | text                   |
        | 1    | 3  | Zanzibar in the morning |
        | 4    | 6  | Pemba in the evening    |
      When I find the entries with
        | item    | fieldName  | itemType    | searchTerm      | greaterThan |
        | Caption | content    | EXACT_MATCH | zanzibar in the |             |
        | Caption | start_time | RANGE       |                 | 2000        |
      Then it is found in these parts of "Interview"
        | itemsType | startsAt | line                    |
        | caption   | 1        | Zanzibar in the morning |
        | caption   | 4        | Pemba in the evening    |

    @needs.entry_search @needs.caption_search
    Scenario: A list of results shows five lines of each entry
      totalCount of the group tells how many there are.

      Given my own uploaded video "Interview"
      And a caption "English" of "Interview" in English that says
        | from | to | text            |
        | 1    | 2  | Zanzibar one    |
        | 2    | 3  | Zanzibar two    |
        | 3    | 4  | Zanzibar three  |
        | 4    | 5  | Zanzibar four   |
        | 5    | 6  | Zanzibar five   |
        | 6    | 7  | Zanzibar six    |
      When I find the entries with
        | item    | fieldName | itemType    | searchTerm |
        | Caption | content   | STARTS_WITH | zanzibar   |
      Then it is found in these parts of "Interview"
        | itemsType | startsAt |
        | caption   | 1        |
        | caption   | 2        |
        | caption   | 3        |
        | caption   | 4        |
        | caption   | 5        |

    Scenario: Cue points are found by their texts, with their moments
      Given my own uploaded video "Interview"
      And an annotation "Zanzibar comes in sight" with
        | entryId   | <Interview> |
        | startTime | 3000        |
      When I find the entries with
        | item     | fieldName | itemType | searchTerm        |
        | CuePoint | text      | PARTIAL  | zanzibar in sight |
      Then the list shows "Interview"
      And it is found in these parts of "Interview"
        | itemsType  | startTime | text               | cuePointType          |
        | cue_points | 3         | Zanzibar comes in sight | annotation.Annotation |

    Scenario: Metadata is found by field and value
      A field of a schema is searched when the schema says that it is searchable. Its path is written in the form that
      the platform keeps: the names of elements by local-name.

      Given my own uploaded picture "Harbour"
      And the metadata of "Harbour" is
        | field   | type | value          |
        | Island  | text | Zanzibar north |
        | Country | text | Tanzania       |
      When I find the entries by
        """
        {"searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
          {"objectType": "KalturaESearchEntryMetadataItem", "itemType": "EXACT_MATCH", "searchTerm": "zanzibar",
           "xpath": "/*[local-name()='metadata']/*[local-name()='Island']"}]}}
        """
      Then it is found in these parts of "Harbour"
        | itemsType | xpath                                                | valueText      |
        | metadata  | /*[local-name()='metadata']/*[local-name()='Island'] | Zanzibar north |

    Scenario: Numbers and dates of metadata are found by range
      Given my own uploaded picture "Harbour"
      And the metadata of "Harbour" is
        | field | type | value |
        | Built | date | 90000 |
      When I find the entries with
        | item          | itemType | metadataProfileId  | greaterThan | lessThan |
        | EntryMetadata | RANGE    | <Harbour's schema> | 80000       | 100000   |
      Then the list shows only "Harbour"
      And it is found in these parts of "Harbour"
        | itemsType | valueInt |
        | metadata  | 90000    |

  Rule: Categories and users
    searchCategory and searchUser know fields of their own. Entries are found by their categories as well.

    Scenario: Entries are found by the name of their category
      categoryEntryStatus asks for others than active ones.

      Given the categories "Zanzibar" and "Zanzibar>Stone Town"
      And a data entry "Ferry"
      And "Ferry" is in "Stone Town"
      When I find the data entries with
        | item          | fieldName | itemType    | searchTerm   |
        | CategoryEntry | id        | EXACT_MATCH | <Stone Town> |
      Then the list shows only "Ferry"

    Scenario: Entries are found by any category above theirs
      Given the categories "Zanzibar" and "Zanzibar>Stone Town"
      And a data entry "Ferry"
      And "Ferry" is in "Stone Town"
      When I find the data entries with
        | item          | fieldName   | itemType    | searchTerm |
        | CategoryEntry | ancestor_id | EXACT_MATCH | <Zanzibar> |
      Then the list shows only "Ferry"

    Scenario: Categories are found by words of their names
      Given the categories "Zanzibar" and "Zanzibar>Stone Town"
      When I find the categories with
        | fieldName | itemType | searchTerm         |
        | name      | PARTIAL  | town stone <mine> |
      Then the list shows only "Stone Town"

    Scenario: Categories are found by where they are in the tree
      full_ids are ids on the path, with > between.

      Given the categories "Zanzibar", "Zanzibar>Stone Town" and "Zanzibar>Nungwi"
      When I find the categories with
        | fieldName | itemType    | searchTerm | greaterThan |
        | full_ids  | STARTS_WITH | <Zanzibar> |             |
        | depth     | RANGE       |            | 0           |
      Then the list shows only "Stone Town" and "Nungwi"

    Scenario: Categories are found by their members
      permissionLevel and permissionName narrow it.

      Given these categories
        | fullName | privacyContext | privacy      | owner     |
        | Zanzibar | <context>      | MEMBERS_ONLY | <user id> |
      And a user "Amina"
      And "Amina" is MEMBER of "Zanzibar"
      When I find the categories with
        | item         | fieldName | itemType    | searchTerm | permissionLevel |
        | CategoryUser | user_id   | EXACT_MATCH | <Amina>    | MEMBER          |
      Then the list shows only "Zanzibar"

    Scenario: Users are found by how their names begin
      Given a user "Amina" with
        | firstName | Amina    |
        | lastName  | Zanzibar |
      And a user "Bakari" with
        | firstName | Bakari |
      When I find the users with
        | fieldName  | itemType    | searchTerm |
        | last_name  | STARTS_WITH | zanz       |
        | first_name | EXACT_MATCH | amina      |
      Then the list shows "Amina"
      And the list does not show "Bakari"

  Rule: Order, pages and counts
    An order by fields replaces the order by how well results fit. Names sort in any case.

    @short_way
    Scenario: Results come in the order of a field
      Given a data entry "zanzibar boat"
      And a data entry "Zanzibar ferry"
      And a data entry "Zanzibar airport"
      When I find the data entries by
        """
        {"orderBy": {"orderItems": [{"objectType": "KalturaESearchEntryOrderByItem", "sortField": "name",
         "sortOrder": "desc"}]},
         "searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "PARTIAL",
          "searchTerm": "zanzibar <mine>"}]}}
        """
      Then the list shows "Zanzibar ferry", "zanzibar boat" and "Zanzibar airport" in this order

    Scenario: The best comes first: a whole name before words in it
      Given a data entry "Zanzibar seen from the ferry on a clear morning in June"
      And a data entry "Zanzibar"
      When I find the data entries with
        | fieldName | itemType | searchTerm      |
        | name      | PARTIAL  | zanzibar <mine> |
      Then the list shows "Zanzibar" and "Zanzibar seen from the ferry on a clear morning in June" in this order

    Scenario: A word in the name counts more than one in the captions
      Given my own uploaded video "Interview"
      And a caption "English" of "Interview" in English that says
        | from | to | text               |
        | 1    | 3  | We sailed Zanzibar |
      And a data entry "Zanzibar"
      When I find the entries with
        | item    | itemType    | searchTerm      |
        | Unified | EXACT_MATCH | zanzibar <mine> |
      Then the list shows "Zanzibar" and "Interview" in this order

    Scenario: A score function makes the newer count more, and finds the same
      It needs decayAlgorithm (exp, gauss, linear), functionField, origin and scale: a number of d, w, m or h.

      Given a data entry "Zanzibar ferry"
      And a data entry "Zanzibar boat"
      When I find the data entries by
        """
        {"scoreFunctionParams": {"decayAlgorithm": "exp", "functionField": "created_at", "origin": "now",
         "scale": "30d", "boostMode": "multiply"},
         "searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "PARTIAL",
          "searchTerm": "zanzibar <mine>"}]}}
        """
      Then the list shows only "Zanzibar ferry" and "Zanzibar boat"

    Scenario: A page is a part of the results, and all are counted
      Given a data entry "Zanzibar airport"
      And a data entry "Zanzibar boat"
      And a data entry "Zanzibar ferry"
      When I find the data entries by
        """
        {"pager": {"pageSize": 1, "pageIndex": 2},
         "orderBy": {"orderItems": [{"objectType": "KalturaESearchEntryOrderByItem", "sortField": "name",
         "sortOrder": "asc"}]},
         "searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "PARTIAL",
          "searchTerm": "zanzibar <mine>"}]}}
        """
      Then the list counts 3 in all
      And the list shows only "Zanzibar boat"

    Scenario: Aggregations count values over all results
      Five values of each field, unless size says otherwise; the commonest come first.

      Given a data entry "Zanzibar ferry" with
        | tags | sea, harbour |
      And a data entry "Zanzibar boat" with
        | tags | sea |
      When I find the data entries by
        """
        {"aggregations": {"aggregations": [{"objectType": "KalturaESearchEntryAggregationItem", "fieldName": "tags"}]},
         "searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "PARTIAL",
          "searchTerm": "zanzibar <mine>"}]}}
        """
      Then the search counts
        | fieldName | value   | count |
        | tags      | sea     | 2     |
        | tags      | harbour | 1     |

    Scenario: A page reaches 10,000 results far
      The end of the page counts, not its beginning: the twentieth page of 500 is the last. Narrow the search by a range
      of created_at to see more.

      When I try to find the entries by
        """
        {"pager": {"pageSize": 500, "pageIndex": 21}, "searchOperator": {
         "objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchUnifiedItem", "itemType": "EXACT_MATCH", "searchTerm": "zanzibar"}]}}
        """
      Then Kaltura refuses with "CRITERIA EXCEEDED MAX MATCHES ALLOWED"
