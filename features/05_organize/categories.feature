@allure.label.epic:Organize @service.category @service.categoryEntry
Feature: Put entries into a tree of categories

  Categories are the folders of an account: a tree of names, to which entries are assigned. An entry may be in many of
  them. Use them for subjects, departments, courses, and for the galleries and channels of a site; the guide
  "Let people see what their channels hold" says how a category is opened to some people only.

  Know first that

  - fullName and fullIds are a category's path from the top, with > between. What lies beneath is found by ancestorIdIn,
    of entries by categoryAncestorIdIn
  - two services speak of an entry's categories. categoryEntry adds and removes one assignment. The entry's own fields
    categories and categoriesIds replace the whole set, make categories that are missing, and tell only those that have
    no privacy context
  - a category's own row is changed in the answer. What follows from it (the paths beneath, the names that entries tell,
    entries that go to the parent, counters) jobs do within seconds. While a tree is being moved it is locked
  - entriesCount counts entries in a category and beneath it, directEntriesCount in itself alone
  - an entry is in 32 categories at most

  Who may: administrators make, change, move and delete categories. Users and widgets read them. Users also put entries
  into categories and take them out, any entries, as long as their session isn't under entitlement.

  Services: category (add, get, update, list, move, clone, delete), categoryEntry (add, list, delete, activate, reject),
  media.list and media.update. categoryEntry.index, category.index and unlockCategories are the operator's.

  Rule: Growing a tree
    A category needs a name; with a parentId it lies in another.

    @critical @short_way
    Scenario: A category in another has the path in its full name
      Given a category "Science"
      When I create a category "Physics" with
        | parentId    | <Science>       |
        | description | Forces and heat |
      Then the answer has
        | fullName | Science>Physics     |
        | fullIds  | <Science>><Physics> |
        | depth    | 1                   |

    Scenario: A new category is open to everybody and holds nothing
      So is any without a privacy context.

      When I create a category "Science"
      Then the answer has
        | fullName             | Science      |
        | depth                | 0            |
        | privacy              | ALL          |
        | appearInList         | PARTNER_ONLY |
        | contributionPolicy   | ALL          |
        | entriesCount         | 0            |
        | directEntriesCount   | 0            |
        | privacyContext       |              |
        | status               | ACTIVE       |

    Scenario: A category counts the categories directly in it
      What lies deeper isn't counted.

      Given the categories "Science", "Science>Physics" and "Science>Physics>Optics"
      When I create a category "Biology" with
        | parentId | <Science> |
      Then the category "Science" comes to have
        | directSubCategoriesCount | 2 |

    Scenario: Signs of paths and lists in a name become underscores
      They are >, < and the comma.

      When I create a category "Q>A, all"
      Then the answer has
        | name     | Q_A_ all |
        | fullName | Q_A_ all |

    Scenario: A category carries your own id, order and data
      Tags stay as they are typed; those of entries become lower case.

      When I create a category "Science" with
        | referenceId      | dept-7       |
        | partnerSortValue | 30           |
        | partnerData      | colour=green |
        | tags             | Faculty,Main |
      Then the answer has
        | referenceId      | dept-7       |
        | partnerSortValue | 30           |
        | partnerData      | colour=green |
        | tags             | Faculty,Main |

    Scenario: An update changes what it names
      Given a category "Science" with
        | description | All of it |
        | tags        | faculty   |
      When I update the category "Science" with
        | description | Natural sciences |
      Then the category "Science" has
        | description | Natural sciences |
        | tags        | faculty          |

    Scenario: A clone has all but what is in a category
      It needs another parent, since its name stays. Members stay behind too.

      Given these categories
        | fullName | tags    | description     |
        | Science  | faculty | Forces and heat |
        | Arts     |         |                 |
      And an entry "Prism" in "Science"
      When I call category.clone with
        | categoryId       | <Science>    |
        | fromPartnerId    | <partner id> |
        | parentCategoryId | <Arts>       |
      Then the answer has
        | fullName     | Arts>Science    |
        | tags         | faculty         |
        | description  | Forces and heat |
        | entriesCount | 0               |

  Rule: Finding categories
    Lists come from an index, which knows a new category within seconds. Without orderBy the higher ones come first.

    Background:
      Given these categories
        | fullName               | referenceId | partnerSortValue | tags        |
        | Science                | root        |                  |             |
        | Science>Physics        |             | 20               | maths,heavy |
        | Science>Biology        |             | 10               | maths       |
        | Science>Physics>Optics |             |                  |             |

    Scenario: The children of a category, in your own order
      When I list the categories with
        | parentIdEqual | <Science>         |
        | orderBy       | +partnerSortValue |
      Then the list shows "Biology" and "Physics" in this order

    Scenario: All that lies beneath a category
      The category itself isn't meant.

      When I list the categories with
        | ancestorIdIn | <Science> |
      Then the list shows only "Physics", "Biology" and "Optics"

    Scenario: A path finds a category and all beneath it
      fullNameEqual finds the category alone. Both are the same in any case.

      When I list the categories with
        | fullNameStartsWith | <fullName of Physics> |
      Then the list shows only "Physics" and "Optics"

    Scenario: Your own id finds a category
      Several may have the same.

      When I list the categories with
        | referenceIdEqual | root |
      Then the list shows only "Science"

    Scenario: Free text finds words of names, descriptions, tags and reference ids
      Whole words; a star behind at least three letters stands for the rest of one.

      When I list the categories with
        | freeText     | opt*      |
        | ancestorIdIn | <Science> |
      Then the list shows only "Optics"

    Scenario: Tags narrow a list
      tagsMultiLikeOr asks for one of the tags, tagsMultiLikeAnd for all of them.

      When I list the categories with
        | tagsMultiLikeAnd | maths,heavy |
        | ancestorIdIn     | <Science>   |
      Then the list shows only "Physics"

    Scenario: Categories come in pages
      When I list page 2 of the categories, 2 a page with
        | ancestorIdIn | <Science> |
      Then the list shows only "Optics"
      And the list counts 3 in all

    Scenario Outline: <Who> reads categories
      Those without a privacy context, unless the session is under entitlement.

      Given I have <session>
      When I list the categories with
        | parentIdEqual | <Science> |
      Then the list shows only "Physics" and "Biology"

      Examples: sessions
        | Who      | session          |
        | A user   | a user's session |
        | A widget | a widget session |

  Rule: Renaming and moving
    The category itself has its new path in the answer. Those beneath it, and the names that entries tell, follow within
    seconds.

    Background:
      Given the categories "Science", "Science>Physics", "Science>Physics>Optics" and "Arts"

    Scenario: A new name goes down the tree
      When I update the category "Physics" with
        | name | Mechanics |
      Then the answer has
        | fullName | Science>Mechanics |
      And the category "Optics" comes to have
        | fullName | Science>Mechanics>Optics |

    Scenario: A category is moved with all that lies beneath it
      Until the job is done the account's categories are locked: CATEGORIES_LOCKED refuses further moves, changes and
      deletions. Wait for the last path, or try again.

      When I move "Physics" beneath "Arts"
      Then Kaltura answers true
      And the category "Physics" has
        | fullName | Arts>Physics |
        | depth    | 1            |
      And the category "Optics" comes to have
        | fullName | Arts>Physics>Optics       |
        | fullIds  | <Arts>><Physics>><Optics> |
      And the category "Arts" comes to have
        | directSubCategoriesCount | 1 |

    Scenario: A parentId moves a category as well
      When I update the category "Optics" with
        | parentId | <Arts> |
      Then the answer has
        | fullName | Arts>Optics |
      And the category "Physics" comes to have
        | directSubCategoriesCount | 0 |

    Scenario: A category is moved to the top
      By 0 for the target.

      When I move "Optics" to the top
      Then the category "Optics" has
        | fullName | Optics |
        | depth    | 0      |

    Scenario: Entries tell the new name of their category
      Given an entry "Prism" in "Optics"
      When I update the category "Optics" with
        | name | Light |
      Then the entry "Prism" comes to have
        | categories | Science>Physics>Light |

    Scenario: A category does not go beneath itself
      move breaks on this with INTERNAL_SERVERL_ERROR; update says what is wrong.

      When I try to update the category "Science" with
        | parentId | <Optics> |
      Then Kaltura refuses with "PARENT_CATEGORY_IS_CHILD"
        | PARENT_CATEGORY | <Optics>  |
        | OTHER_CATEGORY  | <Science> |

    Scenario: Only categories of one parent are moved together
      Move those of each parent by a call of their own.

      When I try to move "Physics" and "Optics" beneath "Arts"
      Then Kaltura refuses with "CANNOT_MOVE_CATEGORIES_FROM_DIFFERENT_PARENT_CATEGORIES"

  Rule: Entries in categories
    An assignment has the entry's and the category's id, and no id of its own.

    Background:
      Given the categories "Science" and "Science>Physics"
      And an entry "Prism"

    Scenario: An entry is put into a category
      Who did so is the creatorUserId; assignments made by the entry's own fields have none.

      When I put "Prism" into "Physics"
      Then the answer has
        | entryId         | <Prism>             |
        | categoryId      | <Physics>           |
        | categoryFullIds | <Science>><Physics> |
      And the entry "Prism" has
        | categories    | Science>Physics |
        | categoriesIds | <Physics>       |

    Scenario: An entry is in many categories
      Given "Prism" is in "Physics"
      When I put "Prism" into "Science"
      Then "Prism" is only in "Physics" and "Science"

    Scenario: An entry names its categories, and what is missing is made
      Full names, with commas between. For an administrator: a user may name categories that exist.

      When I update the entry "Prism" with
        | categories | <fullName of Science>>Light>Colours |
      Then the answer has
        | categories | Science>Light>Colours |
      And the category "Science" comes to have
        | directSubCategoriesCount | 2 |
        | entriesCount             | 1 |

    Scenario: The entry's fields say the whole set anew
      By names or by ids; where both are sent the names count. Categories with a privacy context are left alone.

      Given "Prism" is in "Science"
      When I update the entry "Prism" with
        | categoriesIds | <Physics> |
      Then the answer has
        | categories | Science>Physics |
      And "Prism" is only in "Physics"

    Scenario: An entry is in 32 categories at most
      Those that wait for a moderator count. An operator may take the limit away (FEATURE_DISABLE_CATEGORY_LIMIT): an entry
      may be in 1,000 then and doesn't tell which, and a category has one privacy context at most.

      When I try to create an entry "Everywhere" with
        | categories | 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33 |
      Then Kaltura refuses with "MAX_CATEGORIES_FOR_ENTRY_REACHED"
        | CATEGORIES | 32 |

    Scenario: An entry is taken out of a category
      Given "Prism" is in "Physics"
      When I take "Prism" out of "Physics"
      Then "Prism" is in no category
      And the entry "Prism" comes to have
        | categories |  |

    Scenario: Counters tell what is in a category, and what is beneath
      Given "Prism" is in "Physics"
      And an entry "Lens"
      When I put "Lens" into "Science"
      Then the category "Science" comes to have
        | entriesCount       | 2 |
        | directEntriesCount | 1 |
      And the category "Physics" comes to have
        | entriesCount       | 1 |
        | directEntriesCount | 1 |

    Scenario: A deleted entry is in no category
      Given "Prism" is in "Physics"
      And an entry "Lens" in "Physics"
      And the entry "Prism" was deleted
      When I list what is in "Physics"
      Then the list names only "Lens"
      And the category "Physics" comes to have
        | directEntriesCount | 1 |

    Scenario: A category tells what is in it
      In any state, oldest first. By entryIdEqual an entry tells where it is.

      Given "Prism" is in "Physics"
      And an entry "Lens" in "Physics"
      When I list what is in "Physics"
      Then the list names only "Prism" and "Lens"

    Scenario: A user puts an entry into a category
      Given the user has an entry "Lens"
      And I have a user's session
      When I put "Lens" into "Physics"
      Then the answer has
        | creatorUserId | <user id> |
      And "Lens" is ACTIVE in "Physics"

  Rule: Entries of a category
    media.list and baseEntry.list take conditions on categories. Add a status, as everywhere: without one they show READY
    entries.

    Background:
      Given the categories "Science" and "Science>Physics"
      And an entry "Prism" in "Physics"

    Scenario: The entries directly in a category
      Given an entry "Lens" in "Science"
      When I list the entries with
        | categoriesIdsMatchOr | <Science>  |
        | statusEqual          | NO_CONTENT |
      Then the list shows only "Lens"

    Scenario: The entries in a category and beneath it
      Given an entry "Lens" in "Science"
      When I list the entries with
        | categoryAncestorIdIn | <Science>  |
        | statusEqual          | NO_CONTENT |
      Then the list shows only "Prism" and "Lens"

    Scenario: A full name finds what is in the category and beneath it
      Unlike an id, which means the category alone.

      Given an entry "Lens" in "Science"
      When I list the entries with
        | categoriesMatchOr | <fullName of Science> |
        | statusEqual       | NO_CONTENT            |
      Then the list shows only "Prism" and "Lens"

    Scenario: The entries that are not in a category
      Given an entry "Lens" in "Science"
      When I list the entries with
        | idIn                     | <Prism>,<Lens> |
        | categoriesIdsNotContains | <Physics>      |
        | statusEqual              | NO_CONTENT     |
      Then the list shows only "Lens"

  Rule: Deleting categories
    What lies beneath goes too, at once, and a job moves the entries to the parent, or only takes them out. Entries are
    never deleted with their category.

    Background:
      Given the categories "Science", "Science>Physics" and "Science>Physics>Optics"
      And an entry "Prism" in "Optics"

    Scenario: The entries go to the parent
      Unless the call says otherwise: moveEntriesToParentCategory is true by default.

      When I delete the category "Optics"
      Then the category "Optics" no longer exists
      And "Prism" is only in "Physics"

    Scenario: The entries of all deleted categories go to the parent of the topmost
      When I delete the category "Physics"
      Then the category "Optics" no longer exists
      And "Prism" is only in "Science"
      And the category "Science" comes to have
        | directSubCategoriesCount | 0 |

    Scenario: The entries stay behind where the call says so
      When I call category.delete with
        | id                          | <Optics> |
        | moveEntriesToParentCategory | 0        |
      Then "Prism" is in no category

    Scenario: A top category has no parent to leave its entries to
      When I delete the category "Science"
      Then "Prism" is in no category
      And the category "Physics" no longer exists

    Scenario: The name of a deleted category is free again
      Given the category "Optics" was deleted
      When I create a category "Optics" with
        | parentId | <Physics> |
      Then the answer has
        | fullName | Science>Physics>Optics |

  Rule: Refusals and limits
    What has no privacy context is asked of the account's permissions alone.

    Background:
      Given a category "Science"

    Scenario: Two categories of one parent have different names
      In any case.

      When I try to create a category "SCIENCE"
      Then Kaltura refuses with "DUPLICATE_CATEGORY"

    Scenario: A category needs a name
      When I try to call category.add with
        | category:objectType  | KalturaCategory |
        | category:description | Nameless        |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaCategory::name |

    Scenario: A parent must be there
      When I try to create a category "Physics" with
        | parentId | 99999999 |
      Then Kaltura refuses with "CATEGORY_NOT_FOUND"

    Scenario: A path follows from names and parents and is not set
      When I try to update the category "Science" with
        | depth | 5 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaCategory::depth |

    Scenario: An entry is in a category once
      Given an entry "Prism" in "Science"
      When I try to put "Prism" into "Science"
      Then Kaltura refuses with "CATEGORY_ENTRY_ALREADY_EXISTS"

    Scenario: What isn't in a category can't be taken out
      Given an entry "Prism"
      When I try to take "Prism" out of "Science"
      Then Kaltura refuses with "ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY"

    Scenario: An entry that is deleted can't be put anywhere
      Given an entry "Prism"
      And the entry "Prism" was deleted
      When I try to put "Prism" into "Science"
      Then Kaltura refuses with "INVALID_ENTRY_ID"

    Scenario: An entry names ids of categories that are there
      Names that are missing are made, ids aren't.

      Given an entry "Prism"
      When I try to update the entry "Prism" with
        | categoriesIds | 99999999 |
      Then Kaltura refuses with "CATEGORY_NOT_FOUND"

    Scenario: A user does not make categories by naming them
      Given the user has an entry "Prism"
      And I have a user's session
      When I try to update the entry "Prism" with
        | categories | <fullName of Science>>New |
      Then Kaltura refuses with "PROPERTY_VALIDATION_ADMIN_PROPERTY"
        | PROP_NAME | categories |

    Scenario Outline: <Who> makes no categories
      Given I have <session>
      When I try to create a category "Physics" with
        | parentId | <Science> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: sessions
        | Who      | session          |
        | A user   | a user's session |
        | A widget | a widget session |

    Scenario: A widget does not see which entries are in a category
      It lists the entries themselves instead, by categoriesIdsMatchOr.

      Given I have a widget session
      When I try to list what is in "Science"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: A user says which entry or category is meant
      Only administrators list all assignments of an account.

      Given I have a user's session
      When I try to call categoryEntry.list
      Then Kaltura refuses with "MUST_FILTER_ON_ENTRY_OR_CATEGORY"
