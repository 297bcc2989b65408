@allure.label.epic:Organize @service.elasticsearch_eSearch
Feature: Find entries, categories and users by what is in them

  eSearch asks the platform's search engine: for words in names, descriptions, tags, captions, cue points and custom
  metadata, for values of fields, and for both at once. Use it for search pages, for filters of a library, and to jump to
  the second of a film in which something is said. A list action with a filter answers the simpler questions.

  Know first that

  - a search is an operator (AND_OP, OR_OP, NOT_OP) over items; among the items may be operators again. An item names a
    field, a type of search, and a term or a range
  - there are five types of search. EXACT_MATCH finds words one behind the other, and in fields that hold a value the
    whole of it; PARTIAL finds words in any order, English ones whatever their ending, and pieces of words; STARTS_WITH
    looks at the beginning of the whole text; EXISTS asks for any value; RANGE for numbers and moments. Which of them a
    field allows depends on the field
  - the unified item looks into all texts of an entry at once, and into its captions, cue points and metadata
  - addHighlight tells where an item was found. What lies inside of an entry (captions, cue points, metadata) comes back
    as itemsData, with the moment at which it stands
  - results come best first, unless an order is asked for. Without objectStatuses only READY entries, and active
    categories and users, are found
  - the engine lags behind what is stored by a second or more, and reaches 10,000 results far

  In what follows <mine> is a word that all names of a scenario end in, so that other people's entries stay out of
  its results.

  Services: elasticsearch_eSearch (searchEntry, searchCategory, searchUser).

  Rule: Words in texts
    Names, descriptions, tags, users' names and captions are texts. Case, accents and apostrophes don't count.

    @critical @short_way @needs.entry_search
    Scenario: A word of the name finds an entry, and is highlighted
      The field's own name in a highlight means words; name.english an English form of a word, name.ngrams its pieces,
      name.raw the whole text.

      Given a data entry "Zanzibar ferry at dawn"
      When I find the data entries with
        | fieldName | itemType | searchTerm | addHighlight |
        | name      | PARTIAL  | ferry      | true         |
        | name      | PARTIAL  | Zanzibar   | true         |
      Then the list shows "Zanzibar ferry at dawn"
      And "Zanzibar ferry at dawn" is highlighted in
        | fieldName | value                                       |
        | name      | <em>Zanzibar</em> <em>ferry</em> at dawn |

    @needs.entry_search
    Scenario: A partial search wants all its words, in any order
      Given a data entry "Zanzibar ferry at dawn"
      And a data entry "Zanzibar at noon"
      When I find the data entries with
        | fieldName | itemType | searchTerm    |
        | name      | PARTIAL  | dawn zanzibar |
      Then the list shows "Zanzibar ferry at dawn"
      And the list does not show "Zanzibar at noon"

    @needs.entry_search
    Scenario: An exact search wants its words one behind the other
      They may stand anywhere in the text.

      Given a data entry "Zanzibar ferry at dawn"
      And a data entry "Ferry to Zanzibar"
      When I find the data entries with
        | fieldName | itemType    | searchTerm     |
        | name      | EXACT_MATCH | zanzibar ferry |
      Then the list shows "Zanzibar ferry at dawn"
      And the list does not show "Ferry to Zanzibar"

    @needs.entry_search
    Scenario: A beginning is that of the whole text
      Given a data entry "Zanzibar ferry at dawn"
      And a data entry "Ferry to Zanzibar"
      When I find the data entries with
        | fieldName | itemType    | searchTerm |
        | name      | STARTS_WITH | Zanzibar f |
      Then the list shows "Zanzibar ferry at dawn"
      And the list does not show "Ferry to Zanzibar"

    @needs.entry_search
    Scenario Outline: Case and accents don't count: <term>
      Given a data entry "Zanzibar, L'Élysée d'été"
      When I find the data entries with
        | fieldName | itemType    | searchTerm |
        | name      | EXACT_MATCH | <term>     |
      Then the list shows "Zanzibar, L'Élysée d'été"

      Examples: spellings
        | term              |
        | ZANZIBAR          |
        | zanzibar lelysee  |
        | l'elysee d'ete    |

    @needs.entry_search
    Scenario: A term in quotes is searched exactly
      Given a data entry "Zanzibar ferry at dawn"
      And a data entry "Ferry to Zanzibar"
      When I find the data entries with
        | fieldName | itemType | searchTerm       |
        | name      | PARTIAL  | "zanzibar ferry" |
      Then the list shows "Zanzibar ferry at dawn"
      And the list does not show "Ferry to Zanzibar"

    @needs.entry_search
    Scenario: The unified item looks into all texts
      Given a data entry "Zanzibar at dawn"
      And a data entry "Ferry"
      And the data entry "Ferry" was updated with
        | description | It leaves for Zanzibar twice a day |
      When I find the data entries with
        | item    | itemType    | searchTerm | addHighlight |
        | Unified | EXACT_MATCH | zanzibar   | true         |
      Then the list shows "Zanzibar at dawn" and "Ferry"
      And "Ferry" is highlighted in
        | fieldName   | value                                       |
        | description | It leaves for <em>Zanzibar</em> twice a day |

    @needs.entry_search
    Scenario: Each tag is a text by itself
      No phrase goes from one tag into the next.

      Given a data entry "Harbour" with
        | tags | zanzibar spice, night market |
      When I find the data entries with any of
        | fieldName | itemType    | searchTerm     |
        | tags      | EXACT_MATCH | zanzibar night |
        | tags      | EXACT_MATCH | spice night    |
      Then the list does not show "Harbour"

  Rule: Forms of words, synonyms and pieces
    What a partial search does beyond whole words, and an exact one doesn't.

    @needs.entry_search
    Scenario: A partial search knows English endings
      In names, descriptions and captions. An account may have other languages than English, by its operator.

      Given a data entry "Zanzibar diving reports"
      When I find the data entries with
        | fieldName | itemType | searchTerm   | addHighlight |
        | name      | PARTIAL  | dives report | true         |
      Then the list shows "Zanzibar diving reports"
      And "Zanzibar diving reports" is highlighted in
        | fieldName    | value                                     |
        | name.english | Zanzibar <em>diving</em> <em>reports</em> |

    @needs.entry_search
    Scenario: A partial search finds words that mean the same
      In names, descriptions and captions in English, by a dictionary of the platform's. ignoreSynonym keeps to the words.

      Given a data entry "Zanzibar instructor"
      When I find the data entries with
        | fieldName | itemType    | searchTerm |
        | name      | EXACT_MATCH | zanzibar   |
        | name      | PARTIAL     | teacher    |
      Then the list shows "Zanzibar instructor"

    @needs.entry_search
    Scenario: A search may keep to the words themselves
      Given a data entry "Zanzibar instructor"
      When I find the data entries by
        """
        {"ignoreSynonym": true, "searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP",
         "searchItems": [{"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "PARTIAL",
         "searchTerm": "teacher"}]}}
        """
      Then the list does not show "Zanzibar instructor"

    @needs.entry_search
    Scenario: An exact search takes words as they are
      Given a data entry "Zanzibar diving reports"
      When I find the data entries with
        | fieldName | itemType    | searchTerm      |
        | name      | EXACT_MATCH | zanzibar dives |
      Then the list does not show "Zanzibar diving reports"

    @needs.entry_search
    Scenario: One word is found by its pieces too
      Four fifths of the word's three-letter pieces have to be there, so that a slip of the pen hardly matters.

      Given a data entry "Zanzibarians"
      When I find the data entries with
        | fieldName | itemType | searchTerm |
        | name      | PARTIAL  | anzibarian |
      Then the list shows "Zanzibarians"

    @needs.entry_search
    Scenario Outline: Words of other scripts are words, too: a search for <term> <told> <name>
      Signs of vowels belong to their letters. What is written without blanks is one word in Thai, and in Chinese each
      sign is one. Endings are English ones alone.

      Given a data entry "<name>"
      When I find the data entries with
        | fieldName | itemType    | searchTerm    |
        | name      | EXACT_MATCH | <term>        |
      Then the list <told> "<name>"

      Examples: scripts
        | name            | term  | told          |
        | ज़ांज़ीबार की नौका   | नौका   | shows         |
        | ज़ांज़ीबार की नौका   | नक    | does not show |
        | 桑给巴尔渡轮        | 渡轮   | shows         |
        | เรือข้ามฟาก        | ข้าม   | does not show |
        | Паром «Занзибар» | паром | shows         |

    @needs.entry_search
    Scenario: A sign between words makes one word of them
      An exact search for a half finds nothing then; a partial one does.

      Given a data entry "Zanzibar-Pemba crossing"
      When I find the data entries with any of
        | fieldName | itemType    | searchTerm |
        | name      | EXACT_MATCH | pemba      |
        | name      | STARTS_WITH | pemba      |
      Then the list does not show "Zanzibar-Pemba crossing"

  Rule: Values, moments and numbers
    Ids, references, types and states are values: they are found as a whole, in any case. Times are unix seconds.

    @needs.entry_search
    Scenario: A reference finds its entry as a whole only
      Given a data entry "Ferry" with
        | referenceId | Zanzibar 7 |
      And a data entry "Harbour" with
        | referenceId | Zanzibar 70 |
      When I find the data entries with
        | fieldName    | itemType    | searchTerm |
        | reference_id | EXACT_MATCH | zanzibar 7 <mine> |
      Then the list shows "Ferry"
      And the list does not show "Harbour"

    @needs.entry_search
    Scenario: What has a value is told from what has none
      Given a data entry "Zanzibar ferry" with
        | description | Twice a day |
      And a data entry "Zanzibar harbour"
      When I find the data entries with
        | fieldName   | itemType    | searchTerm      |
        | name        | EXACT_MATCH | zanzibar        |
        | description | EXISTS      |                 |
      Then the list shows "Zanzibar ferry"
      And the list does not show "Zanzibar harbour"

    @needs.entry_search
    Scenario: What lacks a value is found by denying that there is one
      Given a data entry "Zanzibar ferry" with
        | description | Twice a day |
      And a data entry "Zanzibar harbour"
      When I find the data entries by
        """
        {"searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
          {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "EXACT_MATCH",
           "searchTerm": "zanzibar"},
          {"objectType": "KalturaESearchEntryOperator", "operator": "NOT_OP", "searchItems": [
            {"objectType": "KalturaESearchEntryItem", "fieldName": "description", "itemType": "EXISTS"}]}]}}
        """
      Then the list shows "Zanzibar harbour"
      And the list does not show "Zanzibar ferry"

    @needs.entry_search
    Scenario Outline: A range has bounds on one side or both: <bounds>
      greaterThan and lessThan leave the bound itself out.

      Given a data entry "Zanzibar ferry" with
        | partnerSortValue | 5 |
      And a data entry "Zanzibar harbour" with
        | partnerSortValue | 9 |
      When I find the data entries with
        | fieldName          | itemType    | searchTerm | <lower> | <upper> |
        | name               | EXACT_MATCH | zanzibar   |         |         |
        | partner_sort_value | RANGE       |            | 5       | 9       |
      Then the list shows "<found>"
      And the list does not show "<other>"

      Examples: bounds
        | bounds       | lower              | upper           | found            | other            |
        | from 5       | greaterThanOrEqual | lessThan        | Zanzibar ferry   | Zanzibar harbour |
        | up to 9      | greaterThan        | lessThanOrEqual | Zanzibar harbour | Zanzibar ferry   |

    @needs.entry_search
    Scenario: Kinds of entries are values
      Given my own uploaded picture "Zanzibar by night"
      And a data entry "Zanzibar ferry"
      When I find the entries with
        | fieldName  | itemType    | searchTerm |
        | name       | EXACT_MATCH | zanzibar   |
        | media_type | EXACT_MATCH | IMAGE      |
      Then the list shows "Zanzibar by night"
      And the list does not show "Zanzibar ferry"

    @needs.entry_search
    Scenario: An entry is found by its owner
      The term is the user's id as you know it; creator_kuser_id and entitled_kusers_edit take ids too.

      Given a user "Amina"
      And a data entry "Zanzibar ferry" with
        | userId | <Amina> |
      And a data entry "Zanzibar harbour"
      When I find the data entries with
        | fieldName | itemType    | searchTerm |
        | kuser_id  | EXACT_MATCH | <Amina>    |
      Then the list shows only "Zanzibar ferry"

  Rule: Operators and what a search keeps to
    Items of a table fit all together (AND_OP), unless it says otherwise.

    @needs.entry_search
    Scenario: Any of several items is enough
      Given a data entry "Zanzibar ferry"
      And a data entry "Pemba ferry"
      And a data entry "Mafia ferry"
      When I find the data entries with any of
        | fieldName | itemType    | searchTerm      |
        | name      | EXACT_MATCH | zanzibar ferry  |
        | name      | EXACT_MATCH | pemba ferry     |
      Then the list shows "Zanzibar ferry" and "Pemba ferry"
      And the list does not show "Mafia ferry"

    @needs.entry_search
    Scenario: Operators stand inside of operators
      Ferries or boats, but none to Pemba.

      Given a data entry "Zanzibar ferry"
      And a data entry "Zanzibar boat"
      And a data entry "Zanzibar boat from Pemba"
      When I find the data entries by
        """
        {"searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
          {"objectType": "KalturaESearchEntryOperator", "operator": "OR_OP", "searchItems": [
            {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "EXACT_MATCH",
             "searchTerm": "zanzibar ferry"},
            {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "EXACT_MATCH",
             "searchTerm": "zanzibar boat"}]},
          {"objectType": "KalturaESearchEntryOperator", "operator": "NOT_OP", "searchItems": [
            {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "EXACT_MATCH",
             "searchTerm": "pemba"}]}]}}
        """
      Then the list shows "Zanzibar ferry" and "Zanzibar boat"
      And the list does not show "Zanzibar boat from Pemba"

    @needs.entry_search
    Scenario: A search can be kept to some entries
      Given a data entry "Zanzibar ferry"
      And a data entry "Zanzibar boat"
      When I find the data entries by
        """
        {"objectIds": "<Zanzibar ferry>", "searchOperator": {"objectType": "KalturaESearchEntryOperator",
         "operator": "AND_OP", "searchItems": [{"objectType": "KalturaESearchEntryItem", "fieldName": "name",
         "itemType": "EXACT_MATCH", "searchTerm": "zanzibar"}]}}
        """
      Then the list shows only "Zanzibar ferry"

    @needs.entry_search
    Scenario: A search can leave some entries out
      Given a data entry "Zanzibar ferry"
      And a data entry "Zanzibar boat"
      When I find the data entries by
        """
        {"objectIds": "<Zanzibar ferry>", "objectIdsNotIn": 1, "searchOperator": {
         "objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": "EXACT_MATCH",
          "searchTerm": "zanzibar"}]}}
        """
      Then the list shows "Zanzibar boat"
      And the list does not show "Zanzibar ferry"

    @needs.entry_search
    Scenario: Entries without content are found by who asks for their status
      Given an entry "Zanzibar ferry"
      And a data entry "Zanzibar boat"
      When I find the entries by
        """
        {"objectStatuses": "NO_CONTENT", "searchOperator": {"objectType": "KalturaESearchEntryOperator",
         "operator": "AND_OP", "searchItems": [{"objectType": "KalturaESearchEntryItem", "fieldName": "name",
         "itemType": "EXACT_MATCH", "searchTerm": "zanzibar"}]}}
        """
      Then the list shows "Zanzibar ferry"
      And the list does not show "Zanzibar boat"

    @needs.entry_search
    Scenario: A changed entry is found as it is now
      Given a data entry "Zanzibar ferry" with
        | description | To Dar es Salaam |
      And the data entry "Zanzibar ferry" was updated with
        | description | To Mombasa |
      When I find the data entries with
        | fieldName   | itemType    | searchTerm |
        | name        | EXACT_MATCH | zanzibar   |
        | description | EXACT_MATCH | to mombasa |
      Then the list shows "Zanzibar ferry"

  Rule: Who finds what
    Administrators and users search entries and categories, administrators alone search users. Without entitlement a
    user finds the entries of everybody.

    @needs.entry_search
    Scenario: A user finds entries of others
      Unlike in a list, where users see their own.

      Given a data entry "Zanzibar ferry"
      And I have a user's session
      When I find the data entries with
        | fieldName | itemType    | searchTerm |
        | name      | EXACT_MATCH | zanzibar   |
      Then the list shows "Zanzibar ferry"

    @needs.entry_search
    Scenario: Under entitlement a user finds what the categories of the context open
      Given these categories
        | fullName | privacyContext | privacy             | owner     |
        | Club     | <context>      | MEMBERS_ONLY        | <user id> |
        | Staff    | <context>      | AUTHENTICATED_USERS | <user id> |
      And a data entry "Zanzibar minutes"
      And "Zanzibar minutes" is in "Club"
      And a data entry "Zanzibar memo"
      And "Zanzibar memo" is in "Staff"
      And a user "Amina"
      And I am "Amina" under entitlement
      When I find the data entries with
        | fieldName | itemType    | searchTerm |
        | name      | EXACT_MATCH | zanzibar   |
      Then the list shows "Zanzibar memo"
      And the list does not show "Zanzibar minutes"

    Scenario Outline: <caller> may not search <things>
      Given I have <caller>
      When I try to find the <things> with
        | fieldName   | itemType    | searchTerm |
        | <fieldName> | EXACT_MATCH | zanzibar   |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: callers
        | caller           | things     | fieldName   |
        | a user's session | users      | screen_name |
        | a widget session | entries    | name        |
        | no session       | categories | name        |

  Rule: Refusals and limits
    Fields and types are judged before anything is searched. The codes of this service have blanks in them.

    Scenario Outline: <field> isn't searched by <type>
      Given I have an administrator's session
      When I try to find the entries with
        | item   | fieldName | itemType | searchTerm | greaterThan |
        | <item> | <field>   | <type>   | zanzibar   | 1           |
      Then Kaltura refuses with "SEARCH_TYPE_NOT_ALLOWED_ON_FIELD"
        | FIELD | <told> |

      Examples: fields
        | item    | field        | type        | told                   |
        | Entry   | name         | RANGE       | name                   |
        | Entry   | name         | EXISTS      | name                   |
        | Entry   | created_at   | EXACT_MATCH | created_at             |
        | Entry   | reference_id | PARTIAL     | reference_id           |
        | Caption | content      | RANGE       | caption_assets.content |

    Scenario: A search by words needs some
      When I try to find the entries with
        | fieldName | itemType |
        | name      | PARTIAL  |
      Then Kaltura refuses with "EMPTY SEARCH TERM IS NOT ALLOWED"

    Scenario: The unified item knows neither existence nor ranges
      When I try to find the entries with
        | item    | itemType | searchTerm |
        | Unified | EXISTS   | zanzibar   |
      Then Kaltura refuses with "SEARCH TYPE IS NOT ALLOWED ON UNIFIED SEARCH"

    Scenario: A search needs an operator
      When I try to find the entries by
        """
        {"objectStatuses": "READY"}
        """
      Then Kaltura refuses with "EMPTY SEARCH OPERATOR IS NOT ALLOWED"

    Scenario: An operator needs items
      When I try to find the entries by
        """
        {"searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": []}}
        """
      Then Kaltura refuses with "EMPTY SEARCH ITEMS ARE NOT ALLOWED"

    Scenario: A nested operator is about one kind of parts
      When I try to find the entries by
        """
        {"searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
          {"objectType": "KalturaESearchNestedOperator", "operator": "AND_OP", "searchItems": [
            {"objectType": "KalturaESearchCaptionItem", "fieldName": "content", "itemType": "PARTIAL",
             "searchTerm": "zanzibar"},
            {"objectType": "KalturaESearchCuePointItem", "fieldName": "text", "itemType": "PARTIAL",
             "searchTerm": "zanzibar"}]}]}}
        """
      Then Kaltura refuses with "MIXED SEARCH ITEMS IN NESTED OPERATOR NOT ALLOWED"

    Scenario: One id and several don't go together
      When I try to find the entries by
        """
        {"objectId": "0_nosuchid", "objectIds": "0_nosuchid", "searchOperator": {
         "objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchUnifiedItem", "itemType": "EXACT_MATCH", "searchTerm": "zanzibar"}]}}
        """
      Then Kaltura refuses with "OBJECTID AND OBJECTIDS NOT ALLOWED SIMULTANEOUSLY"

    Scenario: A field that there isn't is refused by its enum
      When I try to find the entries with
        | fieldName | itemType    | searchTerm |
        | colour    | EXACT_MATCH | blue       |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario: An order by metadata needs a path and a schema
      When I try to find the entries by
        """
        {"orderBy": {"orderItems": [{"objectType": "KalturaESearchMetadataOrderByItem", "sortOrder": "asc"}]},
         "searchOperator": {"objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchUnifiedItem", "itemType": "EXACT_MATCH", "searchTerm": "zanzibar"}]}}
        """
      Then Kaltura refuses with "MISSING MANDATORY PARAMETERS IN ORDER ITEM"

    Scenario: A score function needs all its parts
      When I try to find the entries by
        """
        {"scoreFunctionParams": {"decayAlgorithm": "exp"}, "searchOperator": {
         "objectType": "KalturaESearchEntryOperator", "operator": "AND_OP", "searchItems": [
         {"objectType": "KalturaESearchUnifiedItem", "itemType": "EXACT_MATCH", "searchTerm": "zanzibar"}]}}
        """
      Then Kaltura refuses with "MISSING_MANDATORY_SCORE_FUNCTION_PARAM"
