@allure.label.epic:Organize @service.searchhistory_searchHistory
Feature: Suggest what a user searched for before

  The platform remembers what users search for by eSearch. A search box offers a user's own terms while something is
  typed; an administrator sees what everybody looks for, and whether it is worth adding.

  Know first that

  - remembered are the terms of items that ask for highlights (addHighlight), by EXACT_MATCH or PARTIAL, in the main
    texts: names, descriptions and tags, captions, texts of cue points and metadata; by the unified item too. What a
    search denies is not
  - terms are kept in lower case, each search by itself; a list tells each term once, the latest first, out of the last
    500 searches, and of the last 100 where it asks for a beginning
  - the history belongs to the user of the session. A session with the privilege searchcontext has one within it, of one
    site for instance
  - terms get there by a queue, after a second or more

  Services: searchhistory_searchHistory (list, delete), elasticsearch_eSearch (searchEntry).

  Rule: A user's own terms
    The session's user decides whose they are; nobody reads another's.

    @short_way @needs.search_history
    Scenario: A search with highlights is remembered
      Given a user "Amina"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "zanzibar ferry"
      When I call searchhistory_searchHistory.list
      Then the list counts 1 in all
      And one of the list has
        | searchTerm     | zanzibar ferry |
        | searchedObject | entry          |

    @needs.search_history
    Scenario: A search without highlights leaves nothing behind
      Given a user "Amina"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "pemba" without highlights
      And I searched the entries for "zanzibar"
      When I call searchhistory_searchHistory.list
      Then the list counts 1 in all
      And one of the list has
        | searchTerm | zanzibar |

    @needs.search_history
    Scenario: A term is told once, however it is written
      Given a user "Amina"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "Zanzibar  Ferry"
      And I searched the entries for "pemba"
      And I searched the entries for "zanzibar ferry"
      When I call searchhistory_searchHistory.list
      Then the list counts 2 in all

    @needs.search_history
    Scenario: What is typed so far finds the terms that begin with it
      Given a user "Amina"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "zanzibar ferry"
      And I searched the entries for "pemba by night"
      When I call searchhistory_searchHistory.list with
        | filter[searchTermStartsWith] | ZAN |
      Then the list counts 1 in all
      And one of the list has
        | searchTerm | zanzibar ferry |

    @needs.search_history
    Scenario: Nobody sees the terms of another user
      Given a user "Amina"
      And a user "Bakari"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "zanzibar ferry"
      And I am "Bakari" with the privileges "list:*"
      And I searched the entries for "pemba"
      When I call searchhistory_searchHistory.list
      Then the list counts 1 in all
      And one of the list has
        | searchTerm | pemba |

    @needs.search_history
    Scenario: A session's context has a history within the user's
      What is searched in a context is in the user's whole history as well, not the other way round.

      Given a user "Amina"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "zanzibar ferry"
      And I am "Amina" with the privileges "searchcontext:library"
      And I searched the entries for "pemba"
      When I call searchhistory_searchHistory.list
      Then the list counts 1 in all
      And one of the list has
        | searchTerm | pemba |

    @needs.search_history
    Scenario: A term is forgotten, in whatever case it is written
      Given a user "Amina"
      And I am "Amina" with the privileges "list:*"
      And I searched the entries for "zanzibar"
      When I forget the search for "ZANZIBAR"
      Then no search for "zanzibar" is remembered

  Rule: What everybody searched for
    The filter's aggregation counts the terms of all users, for administrators. It wants a range of moments of at most
    three months, and tells at most 100 terms.

    Scenario: Counting needs a range of moments
      When I try to call searchhistory_searchHistory.list with
        | filter[objectType]              | KalturaESearchHistoryFilter          |
        | filter[aggregation][objectType] | KalturaESearchHistoryAggregationItem |
        | filter[aggregation][fieldName]  | search_term                          |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | timestampRange |

    Scenario: Counting reaches three months far
      When I try to call searchhistory_searchHistory.list with
        | filter[objectType]                  | KalturaESearchHistoryFilter          |
        | filter[aggregation][objectType]     | KalturaESearchHistoryAggregationItem |
        | filter[aggregation][fieldName]      | search_term                          |
        | filter[timestampRange][objectType]  | KalturaESearchRange                  |
        | filter[timestampRange][greaterThan] | 1600000000                           |
      Then Kaltura refuses with "TIMESTAMP RANGE EXCEEDED LIMIT"
        | TIMESTAMP_RANGE | 3 |

    Scenario: A term to forget must be named
      When I try to call searchhistory_searchHistory.delete with
        | searchTerm |  |
      Then Kaltura refuses with "EMPTY SEARCH TERM IS NOT ALLOWED"

    Scenario Outline: There is no history for <caller>
      Given I have <caller>
      When I try to call searchhistory_searchHistory.list
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: callers
        | caller           |
        | a widget session |
        | no session       |
