@allure.label.epic:Organize @service.tagSearch_tag
Feature: Suggest tags that others have used

  An account remembers each tag that its entries, live streams and categories have, and how often it is used. Use it to
  complete what somebody types into a field of tags, or for a cloud of them. Nobody makes tags here: they are counted
  when an object is saved.

  Know first that

  - a tag is all that stands between two commas, blanks included. Entries keep theirs in lower case; the search doesn't
    look at case
  - a search needs three letters, and tags of one or two letters are not remembered
  - a tag counts for its kind of object apart. Tags of users and of metadata aren't remembered
  - what is in a category counts in its privacy contexts too. A session under entitlement finds the tags of its context
    alone: without one, those of entries in categories that have none
  - the index knows within seconds. Finding objects by their tags is another matter: that is the lists' tagsMultiLikeOr
    and tagsMultiLikeAnd

  Who may: administrators and users search. Widgets don't.

  Services: tagSearch_tag (search, indexCategoryEntryTags, which the platform's own jobs call after a category got other
  contexts). deletePending, which removes what isn't used any more, is the operator's.

  @critical @short_way
  Scenario: A beginning finds the tags that entries use, the commonest first
    Given an entry "Prism" with
      | tags | <context> light,<context> glass |
    And an entry "Lamp" with
      | tags | <context> light |
    When I search the tags with
      | tagStartsWith   | <context>      |
      | objectTypeEqual | ENTRY          |
      | orderBy         | -instanceCount |
    Then the tags found are
      | tag             | instanceCount | taggedObjectType |
      | <context> light | 2             | ENTRY            |
      | <context> glass | 1             | ENTRY            |

  Scenario: A tag is found in any case, and entries keep it in lower case
    Blanks around it don't count.

    Given an entry "Prism" with
      | tags | <context> LIGHT |
    When I search the tags with
      | tagEqual        | <context> Light |
      | objectTypeEqual | ENTRY           |
    Then the tags found are
      | tag             |
      | <context> light |

  Scenario: Part of a tag is no tag
    It is a beginning, which tagStartsWith asks for.

    Given an entry "Prism" with
      | tags | <context> light |
    When I search the tags with
      | tagEqual | <context> lig |
    Then no tag is found

  Scenario: Categories have tags of their own
    As they were typed.

    Given a category "Science" with
      | tags | <context> Faculty |
    And an entry "Prism" with
      | tags | <context> light |
    When I search the tags with
      | tagStartsWith   | <context> |
      | objectTypeEqual | CATEGORY  |
    Then the tags found are
      | tag               | taggedObjectType |
      | <context> Faculty | CATEGORY         |

  Scenario: Without a kind of object each word comes once
    With the count of the kind that used it first.

    Given an entry "Prism" with
      | tags | <context> light |
    And a category "Science" with
      | tags | <context> light,<context> faculty |
    When I search the tags with
      | tagStartsWith | <context> |
    Then the tags found are
      | tag               | taggedObjectType |
      | <context> light   | ENTRY            |
      | <context> faculty | CATEGORY         |

  Scenario: A tag that an entry loses counts one less
    At nought it isn't found any more.

    Given an entry "Prism" with
      | tags | <context> light,<context> glass |
    And an entry "Lamp" with
      | tags | <context> light |
    And the entry "Prism" was updated with
      | tags | <context> crystal |
    When I search the tags with
      | tagStartsWith   | <context> |
      | objectTypeEqual | ENTRY     |
    Then the tags found are
      | tag               | instanceCount |
      | <context> light   | 1             |
      | <context> crystal | 1             |

  Scenario: The tags of a deleted entry go with it
    Given an entry "Prism" with
      | tags | <context> light |
    And the entry "Prism" was deleted
    When I search the tags with
      | tagStartsWith | <context> |
    Then no tag is found

  Scenario: Results come page by page
    Given an entry "Prism" with
      | tags | <context> light,<context> glass,<context> crystal |
    When I search the tags with
      | tagStartsWith   | <context> |
      | objectTypeEqual | ENTRY     |
      | pageSize        | 2         |
      | pageIndex       | 2         |
    Then the tags found are
      | tag               |
      | <context> crystal |
    And the list counts 3 in all

  Scenario: Tags used so often
    instanceCountIn takes several numbers.

    Given an entry "Prism" with
      | tags | <context> light,<context> glass |
    And an entry "Lamp" with
      | tags | <context> light |
    When I search the tags with
      | tagStartsWith      | <context> |
      | objectTypeEqual    | ENTRY     |
      | instanceCountEqual | 2         |
    Then the tags found are
      | tag             |
      | <context> light |

  Scenario: A session under entitlement finds the tags of its context
    Given these categories
      | fullName | privacyContext | privacy | owner     |
      | Shop     | <context>      | ALL     | <user id> |
    And an entry "Prism" with
      | tags | <context> light |
    And an entry "Memo" with
      | tags | <context> inside |
    And "Prism" is in "Shop"
    And I have a user's session with the privileges "enableentitlement,privacycontext:<context>"
    When I search the tags with
      | tagStartsWith | <context> |
    Then the tags found are
      | tag             |
      | <context> light |

  Scenario: In another context they aren't found
    Given these categories
      | fullName | privacyContext | privacy | owner     |
      | Shop     | <context>      | ALL     | <user id> |
    And an entry "Prism" with
      | tags | <context> light |
    And "Prism" is in "Shop"
    And I have a user's session with the privileges "enableentitlement,privacycontext:other<context>"
    When I search the tags with
      | tagStartsWith | <context> |
    Then no tag is found

  Scenario: What a user tags with is not remembered
    Nor what stands in custom metadata.

    Given a user "Ann" with
      | tags | <context> staff |
    When I search the tags with
      | tagStartsWith | <context> |
    Then no tag is found

  Scenario: A search of less than three letters is refused
    When I try to search the tags with
      | tagStartsWith | ab |
    Then Kaltura refuses with "PROPERTY_VALIDATION_MIN_LENGTH"
      | PROP_NAME | KalturaTagFilter::tagStartsWith |
      | MIN_LEN   | 3                               |

  Scenario: A widget doesn't search
    Given I have a widget session
    When I try to search the tags with
      | tagStartsWith | <context> |
    Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Scenario: The clean-up is the operator's
    When I try to call tagSearch_tag.deletePending
    Then Kaltura refuses with "SERVICE_FORBIDDEN"
