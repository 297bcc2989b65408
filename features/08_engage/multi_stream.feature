@allure.label.epic:Engage @service.media @service.baseEntry
Feature: Show several streams side by side

  A lecture is often filmed twice: the speaker, and the screen behind. Upload each as an entry and name one as the parent
  of the others (parentEntryId). Players that show several streams list the children of what they play, and show them in
  step. Use it for cameras from several sides, screens, sign language.

  Know first that

  - a child is in no ordinary list (displayInSearch SYSTEM); ask for it by parentEntryIdEqual or by its id
  - a child plays by the address and the rules of its parent, so access control, schedule and categories are not set in
    the call that names the parent
  - who deletes the parent deletes all below it
  - the parent's owner may work with the child
  - for pictures that go along with a film add slides instead: "Add chapters and slides to a video"

  Services: media (add, update, get, list, delete), baseEntry (list, count, clone).

  Rule: Relating entries
    At the beginning, or at any time later.

    @critical @short_way
    Scenario: The children of an entry are the streams beside it
      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      When I list the entries with
        | parentEntryIdEqual | <Speaker>  |
        | statusIn           | NO_CONTENT |
      Then the list shows only "Screen"
      And the entry "Screen" has
        | parentEntryId   | <Speaker> |
        | displayInSearch | SYSTEM    |

    Scenario: An entry becomes a child later
      Given an entry "Speaker"
      And an entry "Screen"
      When I update the entry "Screen" with
        | parentEntryId | <Speaker> |
      Then the entry "Screen" has
        | parentEntryId   | <Speaker> |
        | displayInSearch | SYSTEM    |

    Scenario: A child is in no ordinary list
      By its name, its tags or whatever; its id, its parent or displayInSearchEqual SYSTEM find it.

      Given an entry "Speaker"
      And my own uploaded picture "Screen"
      And the entry "Screen" was updated with
        | parentEntryId | <Speaker> |
      When I list the entries with
        | nameLike | Screen |
      Then the list does not show "Screen"

    Scenario: An id finds a child
      Given an entry "Speaker"
      And my own uploaded picture "Screen"
      And the entry "Screen" was updated with
        | parentEntryId | <Speaker> |
      When I list the entries with
        | idEqual | <Screen> |
      Then the list shows only "Screen"

    Scenario: A parent is an entry like others
      Given an entry "Speaker"
      When I create an entry "Screen" with
        | parentEntryId | <Speaker> |
      Then the entry "Speaker" has
        | parentEntryId   | (absent)     |
        | displayInSearch | PARTNER_ONLY |

    Scenario: Children may have children
      A list shows those right below alone.

      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      And an entry "Detail" with
        | parentEntryId | <Screen> |
      When I count the entries with
        | parentEntryIdEqual | <Speaker>  |
        | statusIn           | NO_CONTENT |
      Then the count is 1

  Rule: Taking them apart
    A child without its parent has to be shown again.

    Scenario: An entry that was a child stays hidden
      parentEntryId reads empty then, not absent.

      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      When I update the entry "Screen" with
        | parentEntryId | |
      Then the entry "Screen" has
        | parentEntryId   |        |
        | displayInSearch | SYSTEM |

    Scenario: displayInSearch brings it back into lists
      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      And the entry "Screen" was updated with
        | parentEntryId | |
      When I update the entry "Screen" with
        | displayInSearch | PARTNER_ONLY |
      Then the entry "Screen" has
        | displayInSearch | PARTNER_ONLY |

    Scenario: Who deletes the parent deletes the children
      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      When I delete the entry "Speaker"
      Then the entry "Screen" no longer exists

    Scenario: The parent stays when a child is deleted
      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      When I delete the entry "Screen"
      Then the entry "Speaker" has
        | status | NO_CONTENT |

    Scenario: A clone of a child has no parent
      It is hidden as the child is. A clone of the parent has no children unless they are asked for.

      Given my own uploaded picture "Speaker"
      And my own uploaded picture "Screen"
      And the entry "Screen" was updated with
        | parentEntryId | <Speaker> |
      When I clone the entry "Screen" as "Copy"
      Then the entry "Copy" has
        | parentEntryId   | (absent) |
        | displayInSearch | SYSTEM   |

  Rule: What is refused
    Parents are looked at before anything is stored.

    Scenario Outline: A child has no <what> of its own at first
      An update that doesn't name the parent may set categories later.

      Given an entry "Speaker"
      When I try to create an entry "Screen" with
        | parentEntryId | <Speaker> |
        | <field>       | <value>   |
      Then Kaltura refuses with "ASSIGNING_INFO_TO_ENTRY_WITH_PARENT_IS_FORBIDDEN"

      Examples: What the parent gives
        | what       | field      | value      |
        | categories | categories | lectures   |
        | schedule   | startDate  | 1893456000 |

    Scenario: The parent must be there
      Given an entry "Speaker"
      And the entry "Speaker" was deleted
      And an entry "Screen"
      When I try to update the entry "Screen" with
        | parentEntryId | <Speaker> |
      Then Kaltura refuses with "PARENT_ENTRY_ID_NOT_FOUND"

    Scenario Outline: Nothing is below itself: <case>
      Given an entry "Speaker"
      And an entry "Screen" with
        | parentEntryId | <Speaker> |
      When I try to update the entry "Speaker" with
        | parentEntryId | <parent> |
      Then Kaltura refuses with "CYCLE_IN_PARENTAGE"

      Examples: Circles
        | case                  | parent    |
        | its own parent        | <Speaker> |
        | the child of a child  | <Screen>  |

    Scenario: A user relates entries of their own
      Given an entry "Speaker"
      And an entry "Screen"
      And I have a user's session
      When I try to update the entry "Screen" with
        | parentEntryId | <Speaker> |
      Then Kaltura refuses with "INVALID_KS"
