@allure.label.epic:Organize @service.metadata_metadataProfile @service.metadata_metadata
Feature: Change the schema of custom metadata, and rewrite values

  What is to be known about things changes: a field comes, another gets a new name, a list grows. A metadata profile takes
  a new schema at any time, and the platform judges whether the values that are there still fit. Where they don't, a
  stylesheet (XSLT) of your own rewrites them. "Describe entries, categories and users by fields of your own" comes first.

  Know first that

  - each schema has a version, and each value remembers by which it was written
  - what the platform can do itself it does in a job: meanwhile the profile is TRANSFORMING and takes no new schema
  - a stylesheet can also be sent with a single update, to change one object's values

  Services: metadata_metadataProfile (update, updateDefinitionFromFile, updateTransformationFromFile, revert, get),
  metadata_metadata (get, list, updateFromXSL).

  Rule: Changing the schema later
    What only adds choices is taken at once. Where values have to be rewritten the profile is TRANSFORMING until a job
    has done so, which takes up to a minute; meanwhile update refuses with METADATA_TRANSFORMING.

    @short_way
    Scenario: A field more leaves the values as they are
      The profile stays at its version.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I change the fields of the metadata profile "Talks" to
        | field   |
        | Title   |
        | Speaker |
      Then the answer has
        | status  | ACTIVE             |
        | version | <version of Talks> |
      And the metadata "Facts" says
        | Title | Light |

    Scenario: Values follow a field that is renamed, by its id
      The profile had a schema before this one: see the next scenario.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      And the fields of the metadata profile "Talks" were changed to
        | field   |
        | Title   |
        | Speaker |
      When I change the fields of the metadata profile "Talks" to
        | field   | id       |
        | Heading | md_Title |
        | Speaker |          |
      Then "Talks" becomes ACTIVE
      And the metadata "Facts" says
        | Heading | Light |

    Scenario: The first schema after the first one doesn't rewrite values
      An odd thing of the platform: it looks for values of an older version, and there is none yet. They stay as they
      are, and don't fit any more. Save the same schema once before the first change that matters.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I change the fields of the metadata profile "Talks" to
        | field   | id       |
        | Heading | md_Title |
      Then the metadata profile "Talks" has
        | status | ACTIVE |
      And the metadata "Facts" says
        | Title | Light |

    Scenario: A list that loses a value takes it from the objects that had it
      Given an entry "Prism"
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type     | values       |
        | Title |          |              |
        | Kind  | listType | Lecture,Talk |
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
        | Kind  | Talk  |
      And the fields of the metadata profile "Talks" were changed to
        | field | type     | values             |
        | Title |          |                    |
        | Kind  | listType | Lecture,Talk,Panel |
      When I change the fields of the metadata profile "Talks" to
        | field | type     | values        |
        | Title |          |               |
        | Kind  | listType | Lecture,Panel |
      Then "Talks" becomes ACTIVE
      And the metadata "Facts" says
        | Title | Light |

    Scenario Outline: A schema that values can't follow is refused: <why>
      Given a metadata profile "Talks" for ENTRY with the fields
        | field | most |
        | Title | 3    |
      When I try to change the fields of the metadata profile "Talks" to
        | field | type   | most   | least   |
        | Title | <type> | <most> | <least> |
      Then Kaltura refuses with "METADATA_UNABLE_TO_TRANSFORM"
      And the refusal says "<words>"

      Examples: What the comparison of the schemas says
        | why             | type     | most | least | words                                |
        | another type    | intType  | 3    | 0     | Different types [textType != intType] |
        | fewer of them   | textType | 1    | 0     | Different max occurs [3 > 1]          |
        | suddenly needed | textType | 3    | 1     | Different min occurs [0 < 1]          |

    Scenario: An earlier schema comes back, and the values of its version with it
      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      And the fields of the metadata profile "Talks" were changed to
        | field   |
        | Title   |
        | Speaker |
      And the metadata "Facts" was changed to
        | Title   | Glass        |
        | Speaker | Ada Lovelace |
      When I go back to the first schema of the metadata profile "Talks"
      Then the fields of the metadata profile "Talks" are
        | key   |
        | Title |
      And the metadata "Facts" says
        | Title | Light |

    Scenario: There is no way back to a version that never was
      Versions are those of the schema's files.

      Given a metadata profile "Talks"
      When I try to call metadata_metadataProfile.revert with
        | id        | <Talks> |
        | toVersion | 77      |
      Then Kaltura refuses with "METADATA_FILE_NOT_FOUND"

    Scenario: A profile that another one refers to stays
      A field of metadataObjectType names dynamic objects of a profile.

      Given a metadata profile "Rooms" for DYNAMIC_OBJECT with the fields
        | field |
        | Floor |
      And a metadata profile "Talks" for ENTRY with the fields
        | field | type               | refers to |
        | Room  | metadataObjectType | <Rooms>   |
      When I try to delete the metadata profile "Rooms"
      Then Kaltura refuses with "METADATA_PROFILE_REFERENCE_EXISTS"
        | ID    | <Talks> |
        | FIELD | Room    |

  Rule: Rewriting values by a stylesheet
    XSLT 1.0: once by updateFromXSL, or each time by the profile's own, through which values go before they are judged.
    Files of stylesheets begin with an XML declaration, as does what they make.

    Scenario: A stylesheet rewrites the values of one object
      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | light |
      When I change the metadata "Facts" by the stylesheet
        """
        <?xml version="1.0"?>
        <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:template match="/metadata"><metadata><Title>On <xsl:value-of select="Title"/></Title></metadata></xsl:template>
        </xsl:stylesheet>
        """
      Then the metadata "Facts" says
        | Title | On light |

    Scenario: The stylesheet of a profile rewrites all that comes
      So forms may send what an older schema had.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And the stylesheet of the metadata profile "Talks" was uploaded
        """
        <?xml version="1.0"?>
        <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:template match="/metadata"><metadata><Title><xsl:value-of select="Name"/></Title></metadata></xsl:template>
        </xsl:stylesheet>
        """
      When I add the metadata "Facts" by "Talks" to "Prism"
        | Name | Light |
      Then the metadata "Facts" says
        | Title | Light |

    Scenario: What a stylesheet makes must fit the schema
      Otherwise the values stay.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I try to change the metadata "Facts" by the stylesheet
        """
        <?xml version="1.0"?>
        <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:template match="/"><metadata><Nope/></metadata></xsl:template>
        </xsl:stylesheet>
        """
      Then Kaltura refuses with "INVALID_METADATA_DATA"

    Scenario: A stylesheet that stops tells why
      So does one that goes wrong. One that is no XML changes nothing, and tells nothing.

      Given an entry "Prism"
      And a metadata profile "Talks"
      And "Prism" has the metadata "Facts" by "Talks"
        | Title | Light |
      When I try to change the metadata "Facts" by the stylesheet
        """
        <?xml version="1.0"?>
        <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:template match="/"><xsl:message terminate="yes">no title of ours</xsl:message></xsl:template>
        </xsl:stylesheet>
        """
      Then Kaltura refuses with "XSLT_VALIDATION_ERROR"
      And the refusal says "no title of ours"

    Scenario Outline: A profile takes no empty <file>
      Given a metadata profile "Talks"
      When I try to upload the <file> of the metadata profile "Talks"
        """
        """
      Then Kaltura refuses with "<code>"

      Examples: The files
        | file       | code                      |
        | views      | EMPTY_VIEWS_DATA_PROVIDED |
        | stylesheet | EMPTY_XSLT_DATA_PROVIDED  |
