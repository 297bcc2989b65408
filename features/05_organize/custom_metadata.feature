@allure.label.epic:Organize @service.metadata_metadataProfile @service.metadata_metadata
Feature: Describe entries, categories and users by fields of your own

  A metadata profile is a schema (XSD) of what an account wants to know about a kind of object; a metadata object is what
  one object has by it, as XML. Use them for what Kaltura has no field for: a course's number, a film's rights, a room.
  Values are judged by the schema, and lists of entries and categories find what has them.

  Know first that

  - a field is an element below metadata, a sequence: values come in the schema's order. In its annotation stand its
    label and whether it is searchable. Its type says how: textType by words, listType, userType and objectType as a
    whole, dateType (unix time) and intType as numbers
  - a field is known by the id of its element. Keep the ids, and fields can be renamed later
  - an object has one metadata object by a profile. An update takes the whole XML; what isn't in it is gone
  - versions don't count 1, 2, 3: take the version from an answer, and give it back to update so as not to overwrite
    what somebody else has written meanwhile
  - metadataProfile.update keeps the profile's other fields only in a call that brings a schema or views as well

  Values come in bulk as well: by descriptors in XML, see the guide to those, and by files, below. Rows of CSV files have no
  columns for them.

  Who may: administrators make profiles. Users describe what is theirs to edit, and read profiles and values, as widgets
  do. A schema is never completed from elsewhere: what it imports isn't fetched.

  Services: metadata_metadataProfile (add, addFromFile, get, list, listFields, update, updateDefinitionFromFile,
  updateViewsFromFile, updateTransformationFromFile, revert, serve, serveView, delete), metadata_metadata (add,
  addFromFile, addFromUrl, get, list, update, updateFromFile, updateFromXSL, delete), media.list and category.list.

  Rule: Saying what shall be known
    A profile is for one kind of object, metadataObjectType. The guide's tables of fields are schemas written short.

    @critical @short_way
    Scenario: A field of your own is filled for an entry and finds it
      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field   | type     | values       |
        | Speaker | textType |              |
        | Kind    | listType | Lecture,Talk |
      And "Prism" has the metadata "Facts" by "Talks"
        | Speaker | Ada Lovelace |
        | Kind    | Talk         |
      When I list the entries where the metadata by "Talks" says
        | Speaker | lovelace |
      Then the list shows only "Prism"

    Scenario: A schema in full
      As the console writes it. Label and key are for people and forms; the search goes by the path.

      When I create a metadata profile "Rooms" for ENTRY from the schema
        """
        <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
          <xsd:element name="metadata"><xsd:complexType><xsd:sequence>
            <xsd:element id="md_1" name="Room" minOccurs="0" maxOccurs="1" type="textType">
              <xsd:annotation><xsd:appinfo>
                <label>The room</label><key>room</key><searchable>true</searchable>
              </xsd:appinfo></xsd:annotation>
            </xsd:element>
          </xsd:sequence></xsd:complexType></xsd:element>
          <xsd:simpleType name="textType"><xsd:restriction base="xsd:string"/></xsd:simpleType>
        </xsd:schema>
        """
      Then the answer has
        | status             | ACTIVE |
        | metadataObjectType | ENTRY  |
        | disableReIndexing  | false  |
      And the fields of the metadata profile "Rooms" are
        | key  | label    | xPath                                              |
        | Room | The room | /*[local-name()='metadata']/*[local-name()='Room'] |

    Scenario: Fields that aren't searchable are kept, and not told
      listFields tells what a search may name.

      When I create a metadata profile "Talks" for ENTRY with the fields
        | field   | searchable |
        | Speaker |            |
        | Remark  | false      |
      Then the fields of the metadata profile "Talks" are
        | key     |
        | Speaker |

    Scenario: Profiles are found by their system name
      No other profile has it, in any account.

      Given a metadata profile "Talks" with
        | systemName  | talks             |
        | description | What is spoken of |
      When I list the metadata profiles with
        | systemNameEqual         | talks |
        | metadataObjectTypeEqual | ENTRY |
      Then the list shows only "Talks"
      And one of the list has
        | description | What is spoken of |
        | createMode  | API               |

    Scenario: The schema is served as a file
      As text; to administrators.

      Given a metadata profile "Talks"
      When I open the schema of the metadata profile "Talks"
      Then the answer says "<label>Title</label>"

    Scenario: Views say how a form shows the fields
      A text of the account's own, which Kaltura keeps and doesn't read.

      Given a metadata profile "Talks"
      And the views of the metadata profile "Talks" was uploaded
        """
        <views><form><field>Title</field></form></views>
        """
      When I open the views of the metadata profile "Talks"
      Then the answer says "<field>Title</field>"

    Scenario: A change of the description alone is answered and not kept
      Send the schema or the views along with it.

      Given a metadata profile "Talks"
      When I update the metadata profile "Talks" with
        | description | What is spoken of |
      Then the answer has
        | description | What is spoken of |
      And the metadata profile "Talks" has
        | description |  |

    Scenario: A profile takes all values by it along when it is deleted
      At once, and for good.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I delete the metadata profile "Talks"
      Then the metadata object "Facts" no longer exists

  Rule: Describing things
    Whatever the profile is for is named by its id.

    Scenario: New values are VALID by the profile's version
      INVALID are those that a later schema couldn't take along.

      Given an entry "Prism"
      And a metadata profile "Talks"
      When I add the metadata "Facts" by "Talks" to "Prism"
        | Title | Light |
      Then the answer has
        | status                 | VALID                |
        | metadataObjectType     | ENTRY                |
        | objectId               | <Prism>              |
        | metadataProfileVersion | <version of Talks>   |

    Scenario: A field may hold several values
      Where the schema says so by maxOccurs. Each is found.

      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | most |
        | Topic | 3    |
      When I add the metadata "Facts" by "Talks" to "Prism"
        | Topic | light |
        | Topic | glass |
      Then the metadata "Facts" says
        | Topic | light |
        | Topic | glass |

    Scenario: An update takes the place of all values
      Read first what is to stay. The same XML again, or none, changes nothing.

      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field   |
        | Title   |
        | Speaker |
      And "Prism" has the metadata "Facts" by "Talks"
        | Title   | Light        |
        | Speaker | Ada Lovelace |
      When I change the metadata "Facts" to
        | Title | Glass |
      Then the metadata "Facts" says
        | Title | Glass |

    Scenario: An update with a version that is past changes nothing
      The refusal names the version that is stored.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      And the metadata "Facts" was changed to
        | Title | Glass |
      When I try to call metadata_metadata.update with
        | id      | <Facts>            |
        | version | <version of Facts> |
      Then Kaltura refuses with "INVALID_METADATA_VERSION"

    Scenario: Values come from a file as well
      With its XML declaration: without one a file with an element Title looks like a page of HTML and is refused.

      Given an entry "Prism"
      And a metadata profile "Talks"
      When I upload the metadata "Facts" by "Talks" to "Prism"
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <metadata><Title>From a file</Title></metadata>
        """
      Then the metadata "Facts" says
        | Title | From a file |

    Scenario: A file takes the place of values
      The same rules hold as for a new one.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I change the metadata "Facts" to the file
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <metadata><Title>Glass</Title></metadata>
        """
      Then the metadata "Facts" says
        | Title | Glass |

    Scenario: Categories have values by profiles for categories
      Given a category "Science"
      And a metadata profile "Faculties" for CATEGORY with the fields
        | field |
        | Dean  |
      And "Science" has the metadata "Facts" by "Faculties"
        | Dean | Ada Lovelace |
      When I list the categories where the metadata by "Faculties" says
        | Dean | ada |
      Then the list shows only "Science"

    Scenario: Users have values by profiles for users
      Who doesn't exist is made by being described.

      Given a metadata profile "Staff" for USER with the fields
        | field  |
        | Office |
      When I add the metadata "Facts" by "Staff" to "<user id>"
        | Office | Room 12 |
      Then the answer has
        | metadataObjectType | USER      |
        | objectId           | <user id> |

    Scenario: Dynamic objects are nothing but their values
      Any text is the id of one. So accounts keep lists of their own: rooms, speakers, courses.

      Given a metadata profile "Rooms" for DYNAMIC_OBJECT with the fields
        | field |
        | Floor |
      And "room 12" has the metadata "Facts" by "Rooms"
        | Floor | second |
      When I list the metadata objects with
        | metadataObjectTypeEqual | DYNAMIC_OBJECT |
        | metadataProfileIdEqual  | <Rooms>        |
      Then the list shows only "Facts"

    Scenario: One list tells the values of many entries
      objectIdIn names them. Of entries a list without objects is refused.

      Given an entry "Prism"
      And an entry "Lamp"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Light" by "Talks"
        | Title | Light |
      And "Lamp" has the metadata "Heat" by "Talks"
        | Title | Heat |
      When I list the metadata objects with
        | objectIdIn             | <Prism>,<Lamp> |
        | metadataProfileIdEqual | <Talks>        |
      Then the list shows only "Light" and "Heat"

    Scenario: Values go with their entry
      So do those of categories and users.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I delete the entry "Prism"
      Then the metadata object "Facts" no longer exists

  Rule: What the schema doesn't let in
    Refusals tell the parser's words, with the line, in the message and in ERR_MSG.

    Scenario Outline: A value of the wrong kind is refused: <field>
      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type     | values       | least |
        | Kind  | listType | Lecture,Talk | 1     |
        | When  | dateType |              |       |
        | Seats | intType  |              |       |
      When I try to add the metadata "Facts" by "Talks" to "Prism"
        | <first> | <one>   |
        | <field> | <value> |
      Then Kaltura refuses with "INVALID_METADATA_DATA"
      And the refusal says "<words>"

      Examples: Numbers, lists, what the schema doesn't know, the wrong order
        | first | one  | field | value | words                                  |
        | Kind  | Talk | When  | soon  | is not a valid value of the atomic type |
        | Kind  | Talk | Seats | many  | is not a valid value of the atomic type |
        | Kind  | Talk | Nope  | x     | This element is not expected            |
        | Kind  | Song | Seats | 5     | is not an element of the set            |
        | When  | 5    | Kind  | Talk  | This element is not expected            |

    Scenario: Broken XML is refused
      The message says in which line.

      Given an entry "Prism"
      And a metadata profile "Talks"
      When I try to add the metadata "Facts" by "Talks" to "Prism"
        """
        <metadata><Title>Light
        """
      Then Kaltura refuses with "INVALID_METADATA_DATA"

    Scenario: Entities of a document's own are refused, never put in
      Whether they stand for a text or for a file.

      Given an entry "Prism"
      And a metadata profile "Talks"
      When I try to add the metadata "Facts" by "Talks" to "Prism"
        """
        <!DOCTYPE metadata [<!ENTITY x "expanded">]><metadata><Title>&x;</Title></metadata>
        """
      Then Kaltura refuses with "INVALID_METADATA_DATA"

    Scenario: A file that looks like HTML is refused
      An element Title is enough for that. So is a file that says next to nothing.

      Given an entry "Prism"
      And a metadata profile "Talks"
      When I try to upload the metadata "Facts" by "Talks" to "Prism"
        """
        <metadata><Title>Light</Title></metadata>
        """
      Then Kaltura refuses with "FILE_CONTENT_NOT_SECURE"

    Scenario: An object has values by a profile once
      Update them instead, by the id that the refusal tells.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I try to add the metadata "More" by "Talks" to "Prism"
        | Title | Glass |
      Then Kaltura refuses with "METADATA_ALREADY_EXISTS"
        | ID | <Facts> |

    Scenario: A profile for entries describes no category
      Given a category "Science"
      And a metadata profile "Talks"
      When I try to call metadata_metadata.add with
        | metadataProfileId | <Talks>   |
        | objectType        | 2         |
        | objectId          | <Science> |
        | xmlData           | nothing   |
      Then Kaltura refuses with "INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE"

    Scenario: What was deleted can't be described
      Nor what never was.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And the entry "Prism" was deleted
      When I try to add the metadata "Facts" by "Talks" to "Prism"
        | Title | Light |
      Then Kaltura refuses with "METADATA_OBJECT_ID_NOT_FOUND"

    Scenario: A field of users names users that exist
      As fields of metadataObjectType name dynamic objects that do. Fields of entries aren't looked at.

      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type     |
        | Host  | userType |
      When I try to add the metadata "Facts" by "Talks" to "Prism"
        | Host | nobody of that name |
      Then Kaltura refuses with "INVALID_METADATA_DATA"
      And the refusal says "was not found"

    Scenario: A schema must be XML
      Any well-formed XML passes: whether it is a schema shows when values come.

      When I try to create a metadata profile "Talks" for ENTRY from the schema
        """
        a title and a speaker
        """
      Then Kaltura refuses with "INVALID_METADATA_PROFILE_SCHEMA"

    Scenario: A list of entries' values needs entries
      Other kinds are listed empty without objects, dynamic ones whole.

      When I try to list the metadata objects with
        | metadataObjectTypeEqual | ENTRY |
      Then Kaltura refuses with "MUST_FILTER_ON_OBJECT_ID"

  Rule: Finding things by their values
    advancedSearch of a list's filter, for entries and categories, beside the filter's other fields. Fields that aren't
    searchable, or aren't there, make the list empty.

    Scenario Outline: A text is found by <what>
      In any case. Words stand one behind the other, within one value.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | The refraction of light |
      When I list the entries where the metadata by "Talks" says
        | Title | <words> |
      Then the list shows only "Prism"

      Examples: Words
        | what             | words    |
        | a word of it     | LIGHT    |
        | words in a row   | of light |
        | a beginning      | refrac*  |
        | any value at all | *        |

    Scenario: A list's value is found by no word of it
      It is found as a whole, in any case. So are users and objects.

      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type     | values           |
        | Kind  | listType | Round table,Talk |
      And "Prism" has the metadata "Facts" by "Talks"
        | Kind | Round table |
      When I list the entries where the metadata by "Talks" says
        | Kind | Round |
      Then the list counts 0 in all

    Scenario: All conditions hold, or any of them
      type says which: AND, or OR.

      Given an entry "Prism"
      And an entry "Lamp"
      And a metadata profile "Talks" for ENTRY with the fields
        | field   |
        | Title   |
        | Speaker |
      And "Prism" has the metadata "Light" by "Talks"
        | Title | Light |
      And "Lamp" has the metadata "Heat" by "Talks"
        | Title   | Heat         |
        | Speaker | Ada Lovelace |
      When I list the entries where any of the metadata by "Talks" says
        | Title   | light |
        | Speaker | ada   |
      Then the list shows only "Prism" and "Lamp"

    Scenario: What doesn't have a value is found too
      Also what has no values at all.

      Given an entry "Prism"
      And an entry "Lamp"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Light" by "Talks"
        | Title | Light |
      When I list the entries where the metadata by "Talks" says
        | Title | IS_NOT | Light |
      Then the list shows "Lamp"
      And the list does not show "Prism"

    Scenario: Numbers and dates are compared
      Comparisons always hold together, also among any of them.

      Given an entry "Prism"
      And an entry "Lamp"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type    |
        | Seats | intType |
      And "Prism" has the metadata "Light" by "Talks"
        | Seats | 20 |
      And "Lamp" has the metadata "Heat" by "Talks"
        | Seats | 500 |
      When I list the entries where the metadata by "Talks" says
        | Seats | GREATER_THAN | 100 |
      Then the list shows only "Lamp"

    Scenario: A list is put in the order of a number
      What has no number comes as 0.

      Given an entry "Prism"
      And an entry "Lamp"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type    |
        | Seats | intType |
      And "Prism" has the metadata "Light" by "Talks"
        | Seats | 500 |
      And "Lamp" has the metadata "Heat" by "Talks"
        | Seats | 20 |
      When I list the entries by the metadata of "Talks" in the order "-Seats"
      Then the list shows "Prism" and "Lamp" in this order

    Scenario: An operator joins what two profiles know
      Fields by their paths, as listFields tells them. An operator among the conditions of one profile is passed over.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And a metadata profile "Rights"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      And "Prism" has the metadata "License" by "Rights"
        | Title | free |
      And an entry "Lamp"
      And "Lamp" has the metadata "Other facts" by "Talks"
        | Title | Light |
      When I list the entries by the search
        """
        {"objectType": "KalturaSearchOperator", "type": 1, "items": [
          {"objectType": "KalturaMetadataSearchItem", "type": 1, "metadataProfileId": "<Talks>", "items": [
            {"objectType": "KalturaSearchCondition", "value": "light",
             "field": "/*[local-name()='metadata']/*[local-name()='Title']"}]},
          {"objectType": "KalturaMetadataSearchItem", "type": 1, "metadataProfileId": "<Rights>", "items": [
            {"objectType": "KalturaSearchCondition", "value": "free",
             "field": "/*[local-name()='metadata']/*[local-name()='Title']"}]}]}
        """
      Then the list shows only "Prism"

    Scenario: An operator joins values with the entry's own fields
      KalturaMediaEntryMatchAttributeCondition looks for words in a text of the entry's, or with not for entries without
      them. KalturaMediaEntryCompareAttributeCondition compares a number of the entry's with one that isn't negative.
      Comparisons always hold together, also inside of OR.

      Given an entry "Prism" with
        | description | Made of glass |
      And an entry "Lamp" with
        | description | Made of brass |
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      And "Lamp" has the metadata "Other facts" by "Talks"
        | Title | Light |
      When I list the entries by the search
        """
        {"objectType": "KalturaSearchOperator", "type": 1, "items": [
          {"objectType": "KalturaMetadataSearchItem", "type": 1, "metadataProfileId": "<Talks>", "items": [
            {"objectType": "KalturaSearchCondition", "value": "light",
             "field": "/*[local-name()='metadata']/*[local-name()='Title']"}]},
          {"objectType": "KalturaMediaEntryMatchAttributeCondition", "attribute": "description", "value": "brass"},
          {"objectType": "KalturaMediaEntryCompareAttributeCondition", "attribute": "mediaType", "comparison": 5,
           "value": "2"}]}
        """
      Then the list shows only "Lamp"

    Scenario: An entry is found by what the room says that it names
      The item of a dynamic object stands among the conditions.

      Given an entry "Prism"
      And a metadata profile "Rooms" for DYNAMIC_OBJECT with the fields
        | field |
        | Floor |
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type               | refers to |
        | Room  | metadataObjectType | <Rooms>   |
      And "room 12" has the metadata "Place" by "Rooms"
        | Floor | second |
      And "Prism" has the metadata "Facts" by "Talks"
        | Room | room 12 |
      When I list the entries by the search
        """
        {"objectType": "KalturaMetadataSearchItem", "type": 1, "metadataProfileId": "<Talks>", "items": [
          {"objectType": "KalturaDynamicObjectSearchItem", "type": 1,
           "field": "/*[local-name()='metadata']/*[local-name()='Room']", "items": [
            {"objectType": "KalturaSearchCondition", "value": "second",
             "field": "/*[local-name()='metadata']/*[local-name()='Floor']"}]}]}
        """
      Then the list shows only "Prism"

    Scenario: Free text looks at values where a profile stands beside it
      An item without conditions is enough. Alone, freeText finds an entry's own texts only.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Refraction<context> |
      When I list the entries with the free text "refraction<context>" and the metadata of "Talks"
      Then the list shows only "Prism"

    Scenario: A field that isn't searchable finds nothing
      The list is empty, without a word.

      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field  | searchable |
        | Remark | false      |
      And "Prism" has the metadata "Facts" by "Talks"
        | Remark | Light |
      When I list the entries where the metadata by "Talks" says
        | Remark | light |
      Then the list counts 0 in all

  Rule: Who may
    Values are read by who reads objects; what describes an entry is for who may edit it.

    Scenario: Users describe their own entries
      Given a metadata profile "Talks"
      And the user has an entry "Prism"
      And I have a user's session
      When I add the metadata "Facts" by "Talks" to "Prism"
        | Title | Light |
      Then the answer has
        | status | VALID |

    Scenario: Others' entries aren't there for them
      They are refused as if they didn't exist.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And I have a user's session
      When I try to add the metadata "Facts" by "Talks" to "Prism"
        | Title | Light |
      Then Kaltura refuses with "METADATA_OBJECT_ID_NOT_FOUND"

    Scenario: A session with the privilege edit describes the entry that it names
      Given an entry "Prism"
      And a metadata profile "Talks"
      And I have a user's session with the privileges "edit:<Prism>"
      When I add the metadata "Facts" by "Talks" to "Prism"
        | Title | Light |
      Then the answer has
        | status | VALID |

    Scenario: A widget reads values
      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      And I have a widget session
      When I list the metadata objects with
        | objectIdEqual | <Prism> |
      Then the list shows only "Facts"

    Scenario: Users make no profiles
      Nor do they change or delete them.

      Given I have a user's session
      When I try to create a metadata profile "Talks"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario Outline: Nobody in an account calls <action>
      It is for the platform's own jobs.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I try to call metadata_metadata.<action> with
        | id           | <Facts> |
        | shouldUpdate | true    |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: The platform's own
        | action     |
        | invalidate |
        | index      |
        | serve      |
