@allure.label.epic:Protect @service.accessControlProfile
Feature: Say whom a rule means: the conditions of access control

  A rule of an access control profile holds where all its conditions do. This guide goes through them: where a viewer is,
  who that is, when and how the entry is asked for, and what the entry itself is like. What follows where a rule holds,
  actions, contexts and messages, is told in the guide to access control.

  What to know first
  - A context can be asked on behalf of somebody else: referrer, ip, userAgent and time go into its parameters. So a
    server can ask what its visitor may see, and you can try a rule.
  - A condition with `not` holds for all the others. What can't be known matches nothing, so it is among the others.
  - Values may be fields instead of texts: what they are is found out when somebody asks.

  Some conditions are for other rules and are nothing here: those of events (KalturaEventFieldCondition,
  KalturaEventObjectChangedCondition) never hold where somebody watches; KalturaBooleanEventNotificationCondition always
  does. KalturaCategoryEntryCondition asks which category the entry is in, and needs the plug-in Reach.
  KalturaValidateActiveEdgeCondition asks for edge servers of the operator's that are on. And some are as good as the
  operator's lists of addresses. KalturaGeoDistanceCondition asks for a circle, "latitude,longitude,km": the platform's
  own lists know countries and no places, with them every address lies at 0,0. Anonymizing services are known to the
  databases of others (geoCoderType MAX_MIND, DIGITAL_ELEMENT); the platform's own answers "undefined".

  Services: accessControlProfile.add, baseEntry.getContextData, metadata_metadata.add, playManifest.

  Rule: Putting conditions together
    Conditions of a rule must all hold; rules of a profile add up.

    @critical @short_way
    Scenario: A talk for the staff stays in the house
      Both conditions must hold: the entry is marked as for the staff, and whoever asks is not in the house.

      Given an entry "Keynote"
      And a metadata profile "Talks" for ENTRY with the fields
        | field    | type     | most      |
        | Audience | textType | unbounded |
        | Age      | intType  |           |
      And "Keynote" has the metadata "Facts" by "Talks"
        | Audience | Staff |
      And "Keynote" is under the rules
        """
        [{
          "message": "In the house alone",
          "conditions": [
            {"objectType": "KalturaMatchMetadataCondition", "profileId": "<Talks>", "xPath": "Audience",
             "values": [{"value": "Staff"}]},
            {"objectType": "KalturaIpAddressCondition", "not": true, "values": [{"value": "10.0.0.0/8"}]}
          ],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | ip | 192.0.2.1 |
      Then the answer has
        | messages.0.value | In the house alone |

    Scenario Outline: A condition that is turned round holds for all the others: <ip>
      Who is in no list is among the others, also where nothing is known of them.

      Given an entry "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaCountryCondition", "not": <turned>, "values": [{"value": "DE"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | ip | <ip> |
      Then the answer has
        | actions.0.type | <action> |

      Examples: Viewers
        | ip       | turned | action   |
        | 53.0.0.1 | true   | (absent) |
        | 53.0.0.1 | false  | 1        |
        | 9.0.0.1  | true   | 1        |

    Scenario: One of several conditions is enough
      Conditions of a rule must all hold. KalturaOrCondition holds when one of those inside it does.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaOrCondition", "conditions": [
            {"objectType": "KalturaSiteCondition", "values": [{"value": "bad.example.com"}]},
            {"objectType": "KalturaIpAddressCondition", "values": [{"value": "192.0.2.1"}]}
          ]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | ip       | 192.0.2.1                |
        | referrer | https://good.example.com |
      Then one of the actions has
        | objectType | KalturaAccessControlBlockAction |

    Scenario: A condition without values holds for everybody
      A list that was forgotten shuts out everybody: nothing is compared.

      Given an entry "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaSiteCondition"}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | referrer | https://good.example.com |
      Then one of the actions has
        | objectType | KalturaAccessControlBlockAction |

  Rule: Where somebody is
    The page in front of the viewer, the address on the network, and the country that follows from it.

    Scenario Outline: A country is that of the viewer's address: <where>
      Two letters, in any case. The platform looks the address up in lists of networks.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "code": "COUNTRY_RESTRICTED", "message": "Not in your country",
          "conditions": [{"objectType": "KalturaCountryCondition", "not": true, "values": [
            {"value": "DE"}, {"value": "jp"}
          ]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | ip | <ip> |
      Then the answer has
        | actions.0.type | <action> |

      Examples: Addresses
        | where         | ip          | action   |
        | Germany       | 53.0.0.1    | (absent) |
        | Japan         | 133.0.0.1   | (absent) |
        | United States | 9.0.0.1     | 1        |

    Scenario: A field can be one of several texts
      KalturaFieldMatchCondition compares a field of the viewer, here the address on the network, with values.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{
            "objectType": "KalturaFieldMatchCondition", "field": {"objectType": "KalturaIpAddressContextField"},
            "values": [
              {"objectType": "KalturaStringValue", "value": "192.0.2.1"},
              {"objectType": "KalturaStringValue", "value": "192.0.2.2"}
            ]
          }],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | ip | 192.0.2.2 |
      Then one of the actions has
        | objectType | KalturaAccessControlBlockAction |

    Scenario Outline: The platform's own list knows no anonymizing service: <what>
      It says "undefined" of every address. With a database of the operator's the values are its own words.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaAnonymousIPCondition", "values": [{"value": "<what>"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Words
        | what      | action   |
        | undefined | 1        |
        | anonymous | (absent) |

    Scenario: A delivery profile is known by the address that was asked
      The condition holds where the host of the request is that of one of the profiles. Here none has one of its own.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaDeliveryProfileCondition", "not": true, "deliveryProfileIds": [
            {"objectType": "KalturaIntegerValue", "value": 1}
          ]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then one of the actions has
        | objectType | KalturaAccessControlBlockAction |

  Rule: Who somebody is
    A session tells the user, the roles and privileges. A program tells its own name, which may be a lie.

    Scenario Outline: A viewer is known by a role: <held>
      All roles of the session must be among roleIds. Those who hold none have the role of their kind of session.

      Given an entry "Keynote"
      And a role "Students" with
        | permissionNames | BASE_USER_SESSION_PERMISSION |
      And a role "Guests" with
        | permissionNames | BASE_USER_SESSION_PERMISSION |
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaUserRoleCondition", "not": true, "roleIds": "<Students>"}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session for a user with the role "<held>"
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Roles
        | held     | action   |
        | Students | (absent) |
        | Guests   | 1        |

    Scenario Outline: A viewer is known by the kind of session: <caller>
      sessionType 0 means users and widgets, 2 administrators, of whom rules are asked where they say so. A session with
      the privilege disablesessiontypecheck is never asked.

      Given an entry "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "forceAdminValidation": 1,
          "conditions": [{"objectType": "KalturaSessionTypeCondition", "sessionType": 2}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have <caller>
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Callers
        | caller                     | action   |
        | an administrator's session | 1        |
        | a user's session           | (absent) |

    Scenario Outline: A program is known by a pattern: <program>
      A regular expression for the whole or a part of the header User-Agent, in any case, without slashes around it.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaUserAgentCondition", "values": [{"value": ".*bot.*"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | userAgent | <program> |
      Then the answer has
        | actions.0.type | <action> |

      Examples: Programs
        | program     | action   |
        | A Bot       | 1        |
        | Player/1.0  | (absent) |

    Scenario Outline: A secret that is shared opens an address: <what>
      A server that shares the secret makes the MD5 of it and the viewer's KS. The condition holds for all who don't send
      that hash under its name.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaHashCondition", "hashName": "door", "hashSecret": "open sesame"}],
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 1}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And a user's session "Visitor"
      And the hash "Key" of the secret "<secret>" and the session "Visitor"
      When I open the manifest of "Keynote" with
        | format | url        |
        | ks     | <Visitor>  |
        | hashes | door=<Key> |
      Then <outcome>

      Examples: Secrets
        | what             | secret      | outcome                          |
        | the right secret | open sesame | I receive a video of 12 seconds  |
        | another one      | let me in   | I receive no video               |

  Rule: When and how an entry is asked for
    The moment is the viewer's, which a server may tell; the way is what was called or opened.

    Scenario Outline: A rule ends at a moment: <when>
      The field is the viewer's time, in seconds since 1970; comparison 2 means greater than the value.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "message": "The season is over",
          "conditions": [{
            "objectType": "KalturaFieldCompareCondition", "comparison": 2,
            "field": {"objectType": "KalturaTimeContextField"},
            "value": {"objectType": "KalturaIntegerValue", "value": 1900000000}
          }],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | time | <time> |
      Then the answer has
        | actions.0.type | <action> |

      Examples: Moments
        | when       | time       | action   |
        | before it  | 1899999999 | (absent) |
        | after it   | 1900000001 | 1        |

    Scenario Outline: A rule can be for one action of the API: <pattern>
      The values are patterns for service.action, in any case.

      Given an entry "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaActionNameCondition", "values": [{"value": "<pattern>"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Patterns
        | pattern              | action   |
        | baseEntry.get.*Data  | 1        |
        | getPlaybackContext   | (absent) |

    Scenario Outline: An address that carries a session is told from one without: <what>
      What authenticates must be in the address itself: ks, token, hash or another of their kind.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 1}],
          "conditions": [{"objectType": "KalturaUrlAuthenticationParamsCondition", "not": true}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And a user's session "Visitor"
      When I open the manifest of "Keynote" with
        | format | url    |
        | <name> | <told> |
      Then <outcome>

      Examples: Addresses
        | what            | name      | told      | outcome                         |
        | with a session  | ks        | <Visitor> | I receive a video of 12 seconds |
        | without one     | clientTag | guide     | I receive no video              |

  Rule: What the entry is like
    One profile can serve all entries of an account, and still treat them differently: by what is known of them.

    Scenario Outline: Of several values all must fit, or any: <which>
      matchType MATCH_ALL wants every value of the field among those asked for, MATCH_ANY one of them.

      Given an entry "Keynote"
      And a metadata profile "Talks" for ENTRY with the fields
        | field    | type     | most      |
        | Audience | textType | unbounded |
        | Age      | intType  |           |
      And "Keynote" has the metadata "Facts" by "Talks"
        | Audience | Staff |
        | Audience | Press |
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaMatchMetadataCondition", "profileId": "<Talks>", "xPath": "Audience",
            "matchType": <type>, "values": [{"value": "Staff"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Ways
        | which     | type | action   |
        | MATCH_ALL | 2    | (absent) |
        | MATCH_ANY | 1    | 1        |

    Scenario Outline: A number of the entry is compared: from <age>
      comparison 3 means greater than or equal. An entry without a value is none of those.

      Given an entry "Keynote"
      And a metadata profile "Talks" for ENTRY with the fields
        | field    | type     | most      |
        | Audience | textType | unbounded |
        | Age      | intType  |           |
      And "Keynote" has the metadata "Facts" by "Talks"
        | Age | <age> |
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaCompareMetadataCondition", "profileId": "<Talks>", "xPath": "Age",
            "comparison": 3, "value": {"objectType": "KalturaIntegerValue", "value": 16}}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Ages
        | age | action   |
        | 16  | 1        |
        | 12  | (absent) |

    Scenario: What isn't described matches no value
      A rule by metadata leaves entries alone that have none, unless it is turned round.

      Given an entry "Keynote"
      And a metadata profile "Talks" for ENTRY with the fields
        | field    | type     | most      |
        | Audience | textType | unbounded |
        | Age      | intType  |           |
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaMatchMetadataCondition", "profileId": "<Talks>", "xPath": "Audience",
            "values": [{"value": "Staff"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions | [] |

    Scenario Outline: An entry is known by its files: <property>
      One READY file must have all the properties. Their names are those of the file's object, whatever its kind.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaAssetPropertiesCompareCondition", "properties": [
            {"objectType": "KalturaKeyValue", "key": "isOriginal", "value": "1"},
            {"objectType": "KalturaKeyValue", "key": "<property>", "value": "<value>"}
          ]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Properties
        | property       | value | action   |
        | flavorParamsId | 0     | 1        |
        | fileExt        | mp4   | 1        |
        | width          | 17    | (absent) |

    @needs.captions
    Scenario Outline: A rule can be for one kind of file: <kind>
      Which file is asked for is known where captions and flavors are served, and nowhere else.

      Given my own uploaded video "Keynote"
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaAssetTypeCondition", "assetTypes": "<type>"}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I open the caption "Subtitles"
      Then <outcome>

      Examples: Kinds
        | kind     | type            | outcome                                                           |
        | captions | caption.Caption | delivery refuses because "entry restricted due to access-control" |
        | flavors  | 1               | I receive the file "keynote.srt", byte for byte                   |

  Rule: Refusals and limits
    A condition is judged in its form alone when it is written.

    Scenario Outline: A condition must say what it looks at: <class>
      When I try to create an access control profile "Broken" from
        """
        {"rules": [{"conditions": [{"objectType": "<class>"}]}]}
        """
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | <class>::<property> |

      Examples: Conditions
        | class                                | property   |
        | KalturaHttpHeaderCondition           | headerName |
        | KalturaMatchMetadataCondition        | xPath      |
        | KalturaMetadataFieldChangedCondition | xPath      |

    Scenario: A field of the viewer is never told its value
      It is what the viewer's is at that moment; the answer to get tells the reader's own.

      When I try to create an access control profile "Broken" from
        """
        {"rules": [{"conditions": [{
          "objectType": "KalturaFieldMatchCondition",
          "field": {"objectType": "KalturaIpAddressContextField", "value": "192.0.2.1"}
        }]}]}
        """
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaIpAddressContextField::value |

    Scenario: A pattern that is broken fits nothing
      It is taken as it is written, and no program is ever known by it.

      Given an entry "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaUserAgentCondition", "values": [{"value": "(bot"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | userAgent | A bot |
      Then the answer has
        | actions | [] |
