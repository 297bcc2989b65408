@allure.label.epic:Protect @service.accessControlProfile @service.accessControl
Feature: Say who may watch: access control profiles, rules, conditions and actions

  An access control profile is a list of rules. Every entry has one profile (accessControlId), at first the account's
  default. Whenever somebody wants to see the entry the platform goes through the rules in their order: a rule holds
  where all its conditions do, and what it says, actions and messages, adds up. A rule without conditions holds for
  everybody. stopProcessing ends the list with the rule that has it.

  Use it where a session alone is too little: only on your pages, only in some countries or from your own network, only
  for members, only for the first seconds, only in small renditions. Encryption is another matter: see the guide to DRM.

  What to know first
  - Rules are for viewers. They are not asked for a session of an administrator's, unless a rule has
    forceAdminValidation. Try a rule with a user's session or a widget session, never with your own.
  - A rule names the contexts that it is for: PLAY, DOWNLOAD, THUMBNAIL, SERVE and others. Without any it is for all
    of them, files included, and file addresses know neither session nor page. Name PLAY in rules on sessions and pages.
  - A condition with `not` holds for all the others. Most protections are written so: block where not on our site.
  - What can't be known matches nothing: who sends no page is on no site. So a rule that blocks a list lets pass whom
    it doesn't know, one that blocks all but a list shuts them out.
  - A context (getContextData, getPlaybackContext) tells what holds, delivery does what holds. A page may show the
    message; the addresses refuse, whatever the page does. Answers for the same session may come from a cache for
    a while after a change.

  Which conditions there are is told in the guide to conditions.

  Services: accessControlProfile (add, get, update, delete, list), accessControl (the same, older), baseEntry
  (getContextData, getPlaybackContext), and the addresses of delivery.

  Rule: Making a profile and giving it to an entry
    A profile is made once and serves any number of entries. Rules are written as a whole: an update replaces them all.

    @critical @short_way
    Scenario: A profile keeps strangers from an entry
      The rule blocks every session that has not been given the privilege sview for the entry.

      Given my own uploaded video "Keynote"
      And an access control profile "Members" made from
        """
        {"rules": [{
          "code": "MEMBERS", "message": "For members",
          "conditions": [{"objectType": "KalturaAuthenticatedCondition", "not": true}],
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 1}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <Members> |
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then one of the messages has
        | code    | MEMBERS     |
        | message | For members |
      And one of the actions has
        | objectType | KalturaAccessControlBlockAction |

    Scenario: A rule reads back with what it was not told
      Conditions and actions have their type, conditions say whether they are turned round.

      When I create an access control profile "Our pages" from
        """
        {"description": "Only at home", "rules": [{
          "conditions": [{"objectType": "KalturaSiteCondition", "values": [{"value": "good.example.com"}]}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]}
        """
      Then the access control profile "Our pages" has
        | description                       | Only at home         |
        | isDefault                         | false                |
        | rules.0.forceAdminValidation      | false                |
        | rules.0.conditions.0.objectType   | KalturaSiteCondition |
        | rules.0.conditions.0.not          | false                |
        | rules.0.actions.0.type            | 1                    |
        | rules.0.message                   | (absent)             |

    Scenario: A name is enough for a profile
      Without rules it lets everybody do everything.

      When I create an access control profile "Open"
      Then the access control profile "Open" has
        | name       | Open |
        | systemName |      |
        | rules      | []   |

    Scenario: An update that doesn't name the rules leaves them
      Given an access control profile "Closed" that blocks everybody
      When I update the access control profile "Closed" with
        | description | For the night |
      Then the access control profile "Closed" has
        | description          | For the night |
        | rules.0.actions.0.type | 1           |

    Scenario: Entries are found by their profile
      Given my own uploaded video "Keynote"
      And an access control profile "Closed" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      When I list the entries with
        | accessControlIdEqual | <Closed> |
      Then the list shows only "Keynote"

    Scenario: Entries of a deleted profile go back to the account's default
      They are open again, if the default is. New entries have it as well.

      Given an entry "Keynote"
      And an entry "Untouched"
      And an access control profile "Closed" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      When I delete the access control profile "Closed"
      Then the entry "Keynote" comes to have
        | accessControlId | <accessControlId of Untouched> |

    Scenario: Profiles are listed by their system name
      Given an access control profile "Our pages" with
        | systemName | pages |
      And an access control profile "Open"
      When I list the access control profiles with
        | systemNameEqual | pages |
      Then the list shows only "Our pages"

  Rule: Conditions: who is meant
    A rule without conditions means everybody. The guide to conditions goes through all of them; these are the ones that
    most accounts need: the page, the address on the network and the session.

    Scenario Outline: A site means itself and those beneath it: <page>
      Write the name of the host, without a scheme.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "message": "Not on this site",
          "conditions": [{"objectType": "KalturaSiteCondition", "not": true, "values": [{"value": "good.example.com"}]}],
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 1}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | referrer | <page> |
      Then the answer has
        | actions.0.type | <action> |

      Examples: Pages
        | page                         | action   |
        | https://good.example.com/x   | (absent) |
        | https://a.good.example.com/x | (absent) |
        | https://bad.example.com/x    | 1        |

    Scenario Outline: An address is one, a range or a network: <ip>
      "10.0.0.0/8" is a network, "192.0.2.10-192.0.2.20" a range. Several stand in several values.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaIpAddressCondition", "not": true, "values": [
            {"value": "198.51.100.7"}, {"value": "192.0.2.10-192.0.2.20"}, {"value": "10.0.0.0/8"}
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
        | ip           | action   |
        | 198.51.100.7 | (absent) |
        | 192.0.2.15   | (absent) |
        | 10.20.30.40  | (absent) |
        | 192.0.2.21   | 1        |

    Scenario Outline: A session is known by its privileges: <privileges>
      Without privileges of its own the condition asks for sview, or for sviewplaylist.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "conditions": [{"objectType": "KalturaAuthenticatedCondition", "not": true}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session with the privileges "<privileges>"
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Privileges
        | privileges      | action   |
        | sview:<Keynote> | (absent) |
        | sview:*         | (absent) |
        | edit:<Keynote>  | 1        |

  Rule: Actions: what happens to those who are meant
    Blocking is one of them. Others let pass and take something away: the end of the film, large renditions, a way of
    delivery, pictures of any second.

    Scenario: Two rules add up
      Messages and actions of all rules that hold come in the order of the rules.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [
          {"message": "Hello"},
          {"message": "Only a taste", "actions": [{"objectType": "KalturaAccessControlPreviewAction", "limit": 4}]}
        ]
        """
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | messages.0.value | Hello        |
        | messages.1.value | Only a taste |
        | actions.0.type   | 2            |
        | actions.0.limit  | 4            |

    Scenario: A rule can end the list
      Rules behind one that holds and has stopProcessing are not asked. So exceptions come first.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [
          {"stopProcessing": true, "conditions": [
            {"objectType": "KalturaIpAddressCondition", "values": [{"value": "10.0.0.0/8"}]}
          ]},
          {"actions": [{"objectType": "KalturaAccessControlBlockAction"}]}
        ]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | ip | 10.1.2.3 |
      Then the answer has
        | actions | [] |

    Scenario: A blocked entry tells a player nothing but why
      There are no sources and no flavors. Without a code of the rule's, code is empty.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{"message": "Closed", "actions": [{"objectType": "KalturaAccessControlBlockAction"}]}]
        """
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then the answer has
        | messages.0.message | Closed   |
        | messages.0.code    |          |
        | actions.0.type     | 1        |
        | sources            | (absent) |
        | flavorAssets       | (absent) |

    Scenario: A message alone keeps nobody out
      A page can show it beside the film.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{"code": "NOTICE", "message": "Filmed with an audience"}]
        """
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then one of the messages has
        | code | NOTICE |
      And one of the sources has
        | format | url |

    Scenario: A limit on flavors takes renditions away
      flavorParamsIds are allowed, or with isBlockedList the only ones that aren't. 0 is the source.

      Given my own converted video "Keynote"
      And "Keynote" is under the rules
        """
        [{"actions": [
          {"objectType": "KalturaAccessControlLimitFlavorsAction", "flavorParamsIds": "0", "isBlockedList": true}
        ]}]
        """
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | flavorTags | all |
      Then all the flavors have
        | isOriginal | false |

    Scenario: A limit on delivery takes ways of playing away
      deliveryProfileIds are allowed, or with isBlockedList the only ones that aren't. With none allowed the context
      has no source.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{"actions": [
          {"objectType": "KalturaAccessControlLimitDeliveryProfilesAction", "deliveryProfileIds": "999999"}
        ]}]
        """
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then the answer has
        | sources        | [] |
        | actions.0.type | 5  |

    Scenario: A limit on thumbnails refuses pictures of any second
      The entry's own thumbnail is still there.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 3}],
          "actions": [{"objectType": "KalturaAccessControlLimitThumbnailCaptureAction"}]
        }]
        """
      When I open the thumbnail of "Keynote" with "width/100/vid_sec/3"
      Then the address is refused: "The provided parameter is not allowed"

    Scenario: With a limit on thumbnails the entry's own picture is shown
      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 3}],
          "actions": [{"objectType": "KalturaAccessControlLimitThumbnailCaptureAction"}]
        }]
        """
      When I open the thumbnail of "Keynote" with "width/100"
      Then I receive a picture of 100 pixels width

  Rule: Contexts: what somebody is about to do
    Each way to an entry's content asks for its own context: manifests for PLAY, downloads, captions and raw files for
    DOWNLOAD, thumbnail addresses for THUMBNAIL, addresses of flavors for SERVE.

    Scenario Outline: A rule without contexts closes every way: the <way>
      Whoever finds an address gets an empty page, and a header says why.

      Given my own uploaded video "Keynote"
      And an access control profile "Closed" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      When I open the <way> of "Keynote"
      Then delivery refuses because "entry restricted due to access-control"

      Examples: Ways
        | way      |
        | manifest |
        | raw file |
        | download |

    @needs.captions
    Scenario: A rule without contexts keeps captions back
      Given my own uploaded video "Keynote"
      And a caption "Subtitles" of "Keynote" from the file "keynote.srt"
      And an access control profile "Closed" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      And I have a user's session
      When I open the caption "Subtitles"
      Then delivery refuses because "entry restricted due to access-control"

    Scenario: A rule for PLAY leaves downloads alone
      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 1}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      When I open the download of "Keynote"
      Then I receive a video of 12 seconds

    Scenario: A rule for the context DOWNLOAD keeps the file back
      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 2}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      When I open the download of "Keynote"
      Then delivery refuses because "entry restricted due to access-control"

    Scenario: A rule for THUMBNAIL hides the picture
      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 3}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      When I open the thumbnail of "Keynote" with "width/100"
      Then the address is refused: "entry restricted due to access-control"

    Scenario: A page asks what will be allowed
      contexts in the parameters of getContextData say what for; without any it is PLAY.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "message": "No downloads",
          "contexts": [{"objectType": "KalturaContextTypeHolder", "type": 2}],
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      And I have a user's session
      When I call baseEntry.getContextData with
        | entryId                                     | <Keynote>                              |
        | contextDataParams[objectType]               | KalturaEntryContextDataParams          |
        | contextDataParams[contexts][0][objectType]  | KalturaAccessControlContextTypeHolder  |
        | contextDataParams[contexts][0][type]        | 2                                      |
      Then the answer has
        | messages.0.value | No downloads |

    @browser
    Scenario: In a page the player says that an entry is blocked
      The player has words of its own for codes that it knows, SESSION_RESTRICTED for instance, and general ones for
      others. Give rules a code and a message.

      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "code": "COUNTRY_RESTRICTED", "message": "Not in your country",
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      When I open the player with "Keynote"
      Then the player fails with BLOCK_ACTION
      And a visitor reads "Geo location unavailable"

  Rule: Sessions: whom rules are asked for
    Who may watch is asked of viewers. Who manages an account sees everything, unless a rule says otherwise.

    Scenario Outline: Rules are for viewers: <caller>
      Given my own uploaded video "Keynote"
      And an access control profile "Closed" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      And I have <caller>
      When I ask for the context data of "Keynote"
      Then the answer has
        | actions.0.type | <action> |

      Examples: Callers
        | caller                     | action   |
        | an administrator's session | (absent) |
        | a user's session           | 1        |
        | a widget session           | 1        |

    Scenario: A rule can be for administrators too
      Given my own uploaded video "Keynote"
      And "Keynote" is under the rules
        """
        [{
          "forceAdminValidation": 1, "message": "Nobody at all",
          "actions": [{"objectType": "KalturaAccessControlBlockAction"}]
        }]
        """
      When I ask for the context data of "Keynote"
      Then the answer has
        | messages.0.value | Nobody at all |

    Scenario: Blocked viewers still read what an entry is
      Rules are about the film, not about its name. What nobody may find is the business of categories.

      Given my own uploaded video "Keynote"
      And an access control profile "Closed" that blocks everybody
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      And I have a widget session
      When I get the entry "Keynote"
      Then the answer has
        | name | Keynote |

    Scenario Outline: Profiles are for administrators: <caller>
      Given I have <caller>
      When I try to create an access control profile "Mine"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Others
        | caller           |
        | a user's session |
        | a widget session |
        | no session       |

  Rule: Restrictions, the older form of rules
    The service accessControl came first: its profiles have restrictions instead of rules, a list of sites, countries,
    addresses or programs that is allowed or shut out, a session that is needed, a preview. Write new profiles with
    accessControlProfile.

    Scenario: A restriction is a rule for playing and downloading
      Both services see the same profiles.

      Given an older access control profile "Our pages" made from
        """
        {"restrictions": [{
          "objectType": "KalturaSiteRestriction", "siteRestrictionType": "ALLOW_LIST", "siteList": "good.example.com"
        }]}
        """
      When I call accessControlProfile.get with
        | id | <Our pages> |
      Then the answer has
        | rules.0.conditions.0.objectType     | KalturaSiteCondition |
        | rules.0.conditions.0.not            | true                 |
        | rules.0.conditions.0.values.0.value | good.example.com     |
        | rules.0.contexts.0.type             | 1                    |
        | rules.0.contexts.1.type             | 2                    |

    Scenario: Who is shut out by a restriction is told by a flag
      The flags of getContextData, isSiteRestricted and its like, are for restrictions alone.

      Given my own uploaded video "Keynote"
      And an older access control profile "Our pages" made from
        """
        {"restrictions": [{
          "objectType": "KalturaSiteRestriction", "siteRestrictionType": "ALLOW_LIST", "siteList": "good.example.com"
        }]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <Our pages> |
      And I have a user's session
      When I ask for the context data of "Keynote" with
        | referrer | https://bad.example.com/ |
      Then the answer has
        | isSiteRestricted    | true  |
        | isCountryRestricted | false |
        | actions.0.type      | 1     |

    Scenario: A preview stands beside the session that is needed
      It takes that one's place: who has no such session sees the first seconds. previewLength is told to everybody.

      Given my own uploaded video "Keynote"
      And an older access control profile "A taste" made from
        """
        {"restrictions": [
          {"objectType": "KalturaSessionRestriction"},
          {"objectType": "KalturaPreviewRestriction", "previewLength": 4}
        ]}
        """
      And the entry "Keynote" was updated with
        | accessControlId | <A taste> |
      And I have a user's session
      When I ask for the context data of "Keynote"
      Then the answer has
        | isSessionRestricted | true |
        | previewLength       | 4    |
        | actions.0.type      | 2    |

    Scenario: A preview without a session restriction is forgotten
      When I create an older access control profile "A taste" from
        """
        {"restrictions": [{"objectType": "KalturaPreviewRestriction", "previewLength": 4}]}
        """
      Then the older access control profile "A taste" has
        | restrictions | [] |

    Scenario: Newer rules are out of sight of the older service
      Given an access control profile "Closed" that blocks everybody
      When I call accessControl.get with
        | id | <Closed> |
      Then the answer has
        | containsUnsuportedRestrictions | true     |
        | restrictions                   | (absent) |

    Scenario: A profile with newer rules is changed by the newer service
      Given an access control profile "Closed" that blocks everybody
      When I try to call accessControl.update with
        | id                         | <Closed>             |
        | accessControl[objectType]  | KalturaAccessControl |
        | accessControl[description] | Closed               |
      Then Kaltura refuses with "ACCESS_CONTROL_NEW_VERSION_UPDATE"

  Rule: Refusals and limits
    Rules are judged when they are written, in their form alone: whether a site exists or a country has that code is
    not looked at.

    Scenario: A profile must have a name
      When I try to call accessControlProfile.add with
        | accessControlProfile[objectType]  | KalturaAccessControlProfile |
        | accessControlProfile[description] | Nameless                    |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaAccessControlProfile::name |

    Scenario: A system name is taken once
      Given an access control profile "Our pages" with
        | systemName | pages |
      When I try to create an access control profile "Our pages again" with
        | systemName | pages |
      Then Kaltura refuses with "SYSTEM_NAME_ALREADY_EXISTS"

    Scenario Outline: <what> must be one that the platform knows
      The abstract class is named, whatever was sent.

      When I try to create an access control profile "Broken" from
        """
        {"rules": [{"<part>": [{"objectType": "<sent>"}]}]}
        """
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"
        | OBJ_TYPE | <named> |

      Examples: Parts
        | what         | part       | sent                   | named             |
        | A condition  | conditions | KalturaNoSuchCondition | KalturaCondition  |
        | An action    | actions    | KalturaRuleAction      | KalturaRuleAction |

    Scenario: A context must be one that the platform knows
      When I try to create an access control profile "Broken" from
        """
        {"rules": [{"contexts": [{"objectType": "KalturaContextTypeHolder", "type": 99}]}]}
        """
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario: An entry can't have a profile that isn't there
      Given my own uploaded video "Keynote"
      And an access control profile "Closed" that blocks everybody
      And the access control profile "Closed" was deleted
      When I try to update the entry "Keynote" with
        | accessControlId | <Closed> |
      Then Kaltura refuses with "ACCESS_CONTROL_ID_NOT_FOUND"
