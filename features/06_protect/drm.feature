@allure.label.epic:Protect @service.drm_drmProfile @service.drm_drmPolicy @service.drm_drmLicenseAccess
Feature: Protect a video with DRM: encrypted streams and licenses

  With DRM a stream is encrypted, and a player must get a license, the key with what it permits, before it shows a
  picture. Three systems share the devices of this world: Widevine (Chrome, Android, Firefox), PlayReady (Windows,
  consoles, televisions) and FairPlay (Apple). Use it where contracts demand it, for films and sport; where it is enough
  that strangers are kept out, rules of access control and sessions do it with less.

  Who does what
  - DRM is provisioned, not configured by customers: the operator grants it and makes the DRM profiles, one for each
    provider, and the DRM policies, which say what a license permits and how long. Both services are refused to every
    session of a customer's. Scenarios with the operator's session need the secret of that account
    (KALTURA_OPERATOR_SECRET), which only those have who run a server.
  - The customer decides which entries are protected: a rule of an access control profile has the action
    KalturaAccessControlDrmPolicyAction with the id of a policy, which the operator tells.
  - A player reads baseEntry.getPlaybackContext: each source has in drm, for each system, the address of its licenses.
    It carries who asks for what, signed. The license server asks the platform (drm_drmLicenseAccess.getAccess) whether
    the rules let that viewer have a license, and by which policy.

  License servers by region: a profile has one licenseServerUrl; there is no list of regions in the API, so a region is
  a profile's address or the server's own matter. FairPlay's certificate is a field of the operator's FairPlay profile
  (publicCertificate) and reaches players with the license address. Watching offline is the policy's licenseType
  PERSISTENT, with its duration.

  What a real license server does and the sandbox's does not: it makes licenses of Widevine, PlayReady and FairPlay,
  which takes secrets of these systems' owners, has rules for screens and devices, and renews. The sandbox encrypts
  streams as they do and judges who asks, but gives licenses of ClearKey alone, the system without secrets that browsers
  have for tests. And the streams of an entry are encrypted there as soon as its rules name a policy; on a server the
  operator's delivery profiles decide it.

  Services: drm_drmProfile (add, get, getByProvider, list, update, delete), drm_drmPolicy (add, get, list, update,
  delete), drm_drmLicenseAccess.getAccess, baseEntry.getPlaybackContext, accessControlProfile.add.

  Rule: What a player is told
    The rules of the entry are judged for the viewer who asks. Where they name a policy, and the operator has made the
    account a profile, the sources say where licenses are.

    @critical @short_way @needs.drm @needs.operator
    Scenario: A protected entry tells players where their licenses are
      Widevine and PlayReady share the streams of DASH: one encryption, Common Encryption, for both.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a widget session
      When I ask for the playback context of "Keynote"
      Then players of "mpegdash" get licenses of
        | drm.WIDEVINE_CENC  |
        | drm.PLAYREADY_CENC |

    @needs.drm @needs.operator
    Scenario: A license address says who asks for what
      custom_data is base64 of JSON: the account, the entry, the flavors of the source and the viewer's session.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then the license address of WIDEVINE_CENC says
        | ca_system  | OVP          |
        | account_id | <partner id> |
        | content_id | <Keynote>    |
        | user_token | (any)        |
        | files      | (any)        |

    @needs.drm @needs.operator
    Scenario: A license address is signed, so that nobody else makes one
      The signature is the SHA-1 of the profile's signingKey and the JSON, in base64.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then the license address of PLAYREADY_CENC is signed by the account's DRM profile

    @needs.drm @needs.operator @needs.fairplay
    Scenario: License servers and certificates come from the operator's profile
      An account in another region has another address in its profile. FairPlay's certificate is in its profile too:
      players of HLS get both.

      Given a DRM policy "Two days"
      And a DRM profile "Apple devices" made from
        """
        {
          "objectType": "KalturaFairplayDrmProfile",
          "partnerId": "<partner id>",
          "status": "ACTIVE",
          "provider": "FAIRPLAY",
          "licenseServerUrl": "https://licenses.eu.example.com",
          "publicCertificate": "Q2VydGlmaWNhdGU="
        }
        """
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then the license address of FAIRPLAY says
        | server      | https://licenses.eu.example.com/fps |
        | certificate | Q2VydGlmaWNhdGU=                    |
        | content_id  | <Keynote>                           |

    @needs.drm @needs.operator
    Scenario: A protected entry isn't offered as one file
      A plain file plays without a license, so players are not told of it. Who knows its address still gets it: limit
      the delivery profiles of such entries as well (KalturaAccessControlLimitDeliveryProfilesAction).

      Given a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      When I ask for the playback context of "Keynote" with
        | streamerType | http |
      Then the answer has
        | sources         | []         |
        | actions.0.type  | DRM_POLICY |
        | messages        | []         |

    @needs.drm @needs.operator
    Scenario: An administrator's session gets no licenses
      Rules aren't judged for administrators. A page that plays with an administrator's session finds no license, and a
      black picture: give players a session of a user or of a widget.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      When I ask for the playback context of "Keynote"
      Then players of "mpegdash" get no licenses

    Scenario: An entry without a DRM policy has no licenses
      Whatever the account has.

      Given an uploaded video "Keynote"
      And I have a user's session
      When I ask for the playback context of "Keynote"
      Then players of "mpegdash" get no licenses

  Rule: Naming a policy in access control
    This is the customer's share. The action stands in a rule like any other, alone or with conditions: a rule for one
    country, one page or one group of viewers gives these their own policy.

    Scenario: A rule with a DRM policy is kept as it was written
      type is DRM_POLICY, the name that a playback context shows among its actions.

      When I create an access control profile "Licensed" from
        """
        {"rules": [{"objectType": "KalturaRule", "actions": [
          {"objectType": "KalturaAccessControlDrmPolicyAction", "policyId": 999999}
        ]}]}
        """
      Then the access control profile "Licensed" has
        | rules.0.actions.0.type     | DRM_POLICY                          |
        | rules.0.actions.0.policyId | 999999                              |
        | rules.0.actions.0.objectType | KalturaAccessControlDrmPolicyAction |

    @needs.drm
    Scenario: Whether the policy exists is not checked
      The rule is accepted, and no license comes of it. Ask for license access once, as a viewer, to see that it works.

      Given an access control profile "Licensed" made from
        """
        {"rules": [{"objectType": "KalturaRule", "actions": [
          {"objectType": "KalturaAccessControlDrmPolicyAction", "policyId": 999999}
        ]}]}
        """
      And my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | accessControlId | <Licensed> |
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then the answer has
        | policy            |   |
        | duration          | 0 |
        | absolute_duration | 0 |

    @needs.drm @needs.operator
    Scenario: A DRM policy for one page only
      The condition decides for whom the policy holds; the others may be blocked by a rule behind it.

      Given a DRM policy "On the page"
      And an access control profile "Page" made from
        """
        {"rules": [{
          "objectType": "KalturaRule",
          "conditions": [{"objectType": "KalturaSiteCondition", "values": [
            {"objectType": "KalturaStringValue", "value": "good.example.com"}]}],
          "actions": [{"objectType": "KalturaAccessControlDrmPolicyAction", "policyId": "<On the page>"}]
        }]}
        """
      And my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | accessControlId | <Page> |
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote>                      |
        | flavorIds | 0_any                          |
        | referrer  | http://good.example.com/film   |
      Then the answer has
        | policy | On the page |

  Rule: License access: what a license server asks the platform
    A license server calls getAccess with the session out of the license address. The answer names the policy, what it
    says beside (licenseParams) and the license's end: both durations are that moment, and an empty policy means no.

    @critical @needs.drm @needs.operator
    Scenario: License access names the policy that holds for a viewer
      Given a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then the answer has
        | policy            | Two days |
        | duration          | (any)    |
        | absolute_duration | (any)    |

    @needs.drm @needs.operator
    Scenario: A license can end with the schedule of the entry
      The end is then a text with date and time, in the zone of the server, and no number.

      Given a DRM policy "While it is on" with
        | licenseExpirationPolicy | ENTRY_SCHEDULING_END |
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "While it is on"
      And the entry "Keynote" was updated with
        | endDate | 2031-01-01 12:00 UTC |
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then the answer has
        | policy            | While it is on |
        | duration          | (any)          |
        | absolute_duration | (any)          |

    @needs.drm @needs.operator
    Scenario: An unlimited license has no end
      Given a DRM policy "For ever" with
        | licenseExpirationPolicy | UNLIMITED |
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "For ever"
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then the answer has
        | policy   | For ever |
        | duration | (absent) |

    @needs.drm @needs.operator
    Scenario: What a policy says beside goes to the license server
      licenseParams are keys and values that the license server knows: how strong a device must be, which outputs. The
      policy has a list of them, the answer one object with the keys as its fields.

      Given a DRM policy "Strong devices" made from
        """
        {
          "partnerId": "<partner id>", "status": "ACTIVE", "provider": "CENC", "systemName": "strong", "scenario": "NONE",
          "licenseType": "NON_PERSISTENT", "licenseExpirationPolicy": "FIXED_DURATION", "duration": 1,
          "licenseParams": [{"objectType": "KalturaKeyValue", "key": "security_level", "value": "3"}]
        }
        """
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Strong devices"
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then the answer has
        | licenseParams.security_level | 3 |

    @needs.drm @needs.operator
    Scenario: A deleted policy gives no access
      Entries that name it stay protected, and nobody can watch them.

      Given a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And the DRM policy "Two days" was deleted
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then the answer has
        | policy |  |

    @needs.drm
    Scenario Outline: <what> has an empty answer, no refusal
      A license server must look into the answer.

      Given an uploaded video "Keynote"
      And I have a user's session
      When I call drm_drmLicenseAccess.getAccess with
        | entryId   | <entry> |
        | flavorIds | 0_any   |
        | referrer  |         |
      Then the answer has
        | policy   |   |
        | duration | 0 |

      Examples: nothing to license
        | what                       | entry      |
        | An entry without DRM       | <Keynote>  |
        | An entry that isn't there  | 0_nosuchid |

    @needs.drm
    Scenario: A viewer whom the rules block gets an empty page
      No object comes, and the headers tell why: a license server treats it as no.

      Given an access control profile "Closed" that blocks everybody
      And my own uploaded video "Keynote"
      And the entry "Keynote" was updated with
        | accessControlId | <Closed> |
      And I have a user's session
      When I send this request
        """
        POST /api_v3/service/drm_drmLicenseAccess/action/getAccess
        ks=<ks>
        format=1
        entryId=<Keynote>
        flavorIds=0_any
        referrer=
        """
      Then delivery refuses because "entry restricted due to access-control"

    Scenario: License access needs a session
      Given an uploaded video "Keynote"
      And I have no session
      When I try to call drm_drmLicenseAccess.getAccess with
        | entryId   | <Keynote> |
        | flavorIds | 0_any     |
        | referrer  |           |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    @needs.drm
    Scenario: License access needs its three arguments
      Send an empty referrer where there is none.

      Given an uploaded video "Keynote"
      When I try to call drm_drmLicenseAccess.getAccess with
        | entryId  | <Keynote> |
        | referrer |           |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | flavorIds |

  Rule: Encrypted streams
    The pictures and the sound are encrypted, the boxes and lists around them are not: they name the key by its id and
    say, for each DRM system, what that system wants to know. All flavors of an entry have one key.

    @needs.drm @needs.operator @needs.encryption
    Scenario: A DASH manifest tells each DRM system of the key
      A ContentProtection for Common Encryption names the key (default_KID); others hold the data of a system (pssh).

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      When I open the manifest of "Keynote" with
        | format | mpegdash |
      Then the manifest tells of an encryption with
        | scheme    | cenc    |
        | key id    | (any)   |
        | Widevine  | its key |
        | PlayReady | its key |

    @needs.drm @needs.operator @needs.encryption
    Scenario: The segments tell DRM systems of the key too
      Players that get a stream without a manifest of DASH find the same in its first segment: in its box tenc, and in
      a box pssh for each system.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      When I open the manifest of "Keynote" with
        | format | mpegdash |
      Then its first segment tells of an encryption with
        | scheme    | cenc    |
        | key id    | (any)   |
        | Widevine  | its key |
        | PlayReady | its key |

    @needs.drm @needs.operator @needs.encryption
    Scenario: An HLS list sends players of FairPlay to their license
      EXT-X-KEY names the method and an address of the scheme skd, from which an application learns which license to
      ask for.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      When I open the manifest of "Keynote" with
        | format | applehttp |
      Then the manifest tells of an encryption with
        | METHOD    | SAMPLE-AES                       |
        | URI       | skd://entry-<Keynote>            |
        | KEYFORMAT | com.apple.streamingkeydelivery   |

    @critical @needs.drm @needs.operator @needs.encryption
    Scenario Outline: Without a key a stream shows nothing: <name>
      Anybody can fetch the segments; nobody can decode them.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      When I download the stream of "Keynote" with
        | format | <format> |
      Then nobody sees a picture without the key

      Examples: Formats
        | name | format    |
        | HLS  | applehttp |
        | DASH | mpegdash  |

    @needs.drm @needs.operator @needs.encryption
    Scenario: Entries have keys of their own
      A license for one opens no other.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And my own uploaded video "Outlook"
      And "Keynote" is protected by the DRM policy "Two days"
      And "Outlook" is protected by the DRM policy "Two days"
      When I open the manifest of "Keynote" with
        | format | mpegdash |
      Then "Keynote" and "Outlook" have different keys

    @needs.packager
    Scenario: An entry without a DRM policy is not encrypted
      Given an uploaded video "Keynote"
      When I open the manifest of "Keynote" with
        | format | mpegdash |
      Then the manifest tells of no encryption

  Rule: Licenses
    A player sends a license server what its DRM system made for it, at the address that the platform gave. ClearKey's
    request is JSON that anybody can read, {"kids": [the ids of keys in base64url], "type": "temporary"}, and its
    license too, {"keys": [{"kty": "oct", "kid": …, "k": …}], "type": "temporary"}.

    @critical @needs.drm @needs.operator @needs.clear_key
    Scenario Outline: With the key of its license a stream shows its pictures: <name>
      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      When I decrypt the stream of "Keynote" with
        | format | <format> |
      Then I receive a video of 12 seconds
      And it shows second 1 of "Keynote" after 1 seconds
      And it shows second 11 of "Keynote" after 11 seconds

      Examples: Formats
        | name | format    |
        | DASH | mpegdash  |
        | HLS  | applehttp |

    @browser @needs.drm @needs.operator @needs.clear_key
    Scenario: Kaltura's player gets a license and plays
      The player takes the addresses of Widevine and PlayReady from the playback context by itself. A browser for tests
      has neither, so the config adds a server for ClearKey, and says that DASH is to be played.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      And the license address "Keys" of "Keynote"
      When I watch "Keynote" in the player with
        | playback.streamPriority                 | [{"engine": "html5", "format": "dash"}] |
        | playback.options.html5.dash.drm.servers | {"org.w3.clearkey": "<Keys>"}           |
      Then the player shows second 3 of "Keynote"

    @browser @needs.drm @needs.operator @needs.clear_key
    Scenario: Without a license Kaltura's player shows no picture
      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      And the license address "Keys" of "Keynote"
      And the DRM policy "Two days" was deleted
      When I open the player with "Keynote" with
        | playback.autoplay                       | true                                    |
        | playback.streamPriority                 | [{"engine": "html5", "format": "dash"}] |
        | playback.options.html5.dash.drm.servers | {"org.w3.clearkey": "<Keys>"}           |
      Then the player fails with LICENSE_REQUEST_FAILED

    @needs.drm @needs.operator @needs.clear_key
    Scenario: A license is for those who have it from the platform
      A signature of somebody's own making isn't the platform's.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And I have a user's session
      And the license address "Keys" of "Keynote"
      When I ask "Keys" for a license of "Keynote" with
        | signature | bWFkZS11cA |
      Then I get no license

    @needs.drm @needs.operator @needs.clear_key
    Scenario: A license address is worth as much as the session in it
      An expired session gives nothing, nor does one that was ended. This one was made for a single call, and what the
      license server asks the platform is a second one.

      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Two days"
      And a user's session "Once" with
        | privileges | actionslimit:1 |
      And I use the session "Once"
      And the license address "Keys" of "Keynote"
      When I ask "Keys" for a license of "Keynote"
      Then I get no license

    @needs.drm @needs.operator @needs.clear_key
    Scenario: A license address of one entry gives no key of another
      Given a DRM profile for CENC is set up
      And a DRM policy "Two days"
      And my own uploaded video "Keynote"
      And my own uploaded video "Outlook"
      And "Keynote" is protected by the DRM policy "Two days"
      And "Outlook" is protected by the DRM policy "Two days"
      And I have a user's session
      And the license address "Keys" of "Keynote"
      When I ask "Keys" for a license of "Keynote" with
        | of | Outlook |
      Then I get no license

    @needs.drm @needs.operator @needs.clear_key
    Scenario: A license to keep needs a policy that permits it
      A player that wants to play offline asks for a license of the type persistent-license.

      Given a DRM profile for CENC is set up
      And a DRM policy "Online" with
        | licenseType | NON_PERSISTENT |
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "Online"
      And I have a user's session
      And the license address "Keys" of "Keynote"
      When I ask "Keys" for a license of "Keynote" with
        | type | persistent-license |
      Then I get no license

    @needs.drm @needs.operator @needs.clear_key
    Scenario: A policy for offline playback gives licenses to keep
      Given a DRM profile for CENC is set up
      And a DRM policy "To keep" with
        | licenseType | PERSISTENT |
        | duration    | 30         |
      And my own uploaded video "Keynote"
      And "Keynote" is protected by the DRM policy "To keep"
      And I have a user's session
      And the license address "Keys" of "Keynote"
      When I ask "Keys" for a license of "Keynote" with
        | type | persistent-license |
      Then I get a license
      And the answer has
        | type       | persistent-license |
        | keys.0.kty | oct                |

  Rule: Policies, which the operator makes
    A policy belongs to an account (partnerId) and is named by its id in rules. The operator names the account in each
    call, in the parameter partnerId.

    Scenario Outline: A customer is refused <action>
      Not the administrator either, whatever the account has been granted.

      When I try to call <action> with
        | <parameter> | 1 |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Actions of the operator
        | action                       | parameter                |
        | drm_drmPolicy.list           | filter[partnerIdEqual]   |
        | drm_drmPolicy.get            | drmPolicyId              |
        | drm_drmPolicy.delete         | drmPolicyId              |
        | drm_drmProfile.list          | filter[partnerIdEqual]   |
        | drm_drmProfile.get           | drmProfileId             |
        | drm_drmProfile.delete        | drmProfileId             |
        | drm_drmProfile.getByProvider | provider                 |

    Scenario: A mistake in the arguments is told even to those who may not call
      When I try to call drm_drmProfile.getByProvider with
        | provider | 99 |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | PARAM_NAME | provider |

    @needs.drm @needs.operator
    Scenario: The operator makes a policy for an account
      duration is in days.

      Given I have the operator's session
      When I create a DRM policy "Rental" with
        | scenario                | RENTAL         |
        | licenseType             | PERSISTENT     |
        | licenseExpirationPolicy | FIXED_DURATION |
        | duration                | 30             |
      Then the DRM policy "Rental" has
        | name        | Rental       |
        | partnerId   | <partner id> |
        | provider    | CENC         |
        | status      | ACTIVE       |
        | scenario    | RENTAL       |
        | licenseType | PERSISTENT   |
        | duration    | 30           |

    @needs.drm @needs.operator
    Scenario: A policy can be changed while licenses are out
      What was given stays; the next license is by the new terms.

      Given a DRM policy "Two days"
      And I have the operator's session
      When I update the DRM policy "Two days" with
        | duration    | 7              |
        | description | A week for all |
      Then the DRM policy "Two days" has
        | duration    | 7              |
        | description | A week for all |
        | name        | Two days       |

    @needs.drm @needs.operator
    Scenario: A deleted policy is gone
      Given a DRM policy "Two days"
      And I have the operator's session
      When I delete the DRM policy "Two days"
      Then the answer has
        | status | DELETED |
      And the DRM policy "Two days" no longer exists

    @needs.drm @needs.operator
    Scenario: The operator lists the policies of an account
      Given a DRM policy "Two days"
      And a DRM policy "A week" with
        | systemName | week |
      And I have the operator's session
      When I list the DRM policies with
        | systemNameLike | week         |
        | partnerIdEqual | <partner id> |
      Then the list shows only "A week"

    @needs.drm @needs.operator
    Scenario: A system name is taken once
      It is unique among the policies of all accounts.

      Given a DRM policy "Two days"
      And I have the operator's session
      When I try to create a DRM policy "Two days again" with
        | systemName | policy |
      Then Kaltura refuses with "DRM_POLICY_DUPLICATE_SYSTEM_NAME"

    @needs.drm @needs.operator
    Scenario Outline: A policy must say its <field>
      Given I have the operator's session
      When I try to create a DRM policy "Two days" with
        | <field> | (null) |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

      Examples: Fields
        | field    |
        | provider |
        | scenario |
        | status   |

  Rule: Profiles, which the operator makes
    A profile names the provider, the license server and the key that license addresses are signed with. What it leaves
    open is the platform's own.

    @needs.drm @needs.operator
    Scenario: The operator makes a profile for a provider
      Given I have the operator's session
      When I create a DRM profile "Devices" with
        | provider         | PLAY_READY                      |
        | licenseServerUrl | https://licenses.us.example.com |
      Then the DRM profile "Devices" has
        | partnerId        | <partner id>                    |
        | provider         | PLAY_READY                      |
        | status           | ACTIVE                          |
        | licenseServerUrl | https://licenses.us.example.com |
        | objectType       | KalturaPlayReadyProfile         |

    @needs.drm @needs.operator
    Scenario: An account has one profile for each provider
      Change it, or delete it before you make another one.

      Given a DRM profile "Devices" with
        | provider | PLAY_READY |
      And I have the operator's session
      When I try to create a DRM profile "More devices" with
        | provider | PLAY_READY |
      Then Kaltura refuses with "ACTIVE_PROVIDER_PROFILE_ALREADY_EXIST"

    @needs.drm @needs.operator
    Scenario: A profile moves to another license server
      Players get the new address with their next playback context.

      Given a DRM profile "Devices" with
        | provider         | PLAY_READY                      |
        | licenseServerUrl | https://licenses.us.example.com |
      And I have the operator's session
      When I update the DRM profile "Devices" with
        | licenseServerUrl | https://licenses.eu.example.com |
      Then the DRM profile "Devices" has
        | licenseServerUrl | https://licenses.eu.example.com |
        | name             | Devices                         |

    @needs.drm @needs.operator
    Scenario: A deleted profile makes room for another
      Given a DRM profile "Devices" with
        | provider | PLAY_READY |
      And the DRM profile "Devices" was deleted
      And I have the operator's session
      When I create a DRM profile "New devices" with
        | provider | PLAY_READY |
      Then the DRM profile "New devices" has
        | status | ACTIVE |
      And the DRM profile "Devices" no longer exists

    @needs.drm @needs.operator
    Scenario: A profile must have a provider
      Given I have the operator's session
      When I try to create a DRM profile "Devices" with
        | provider | (null) |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

    @needs.operator
    Scenario: A profile is made for an account that exists
      Given I have the operator's session
      When I try to create a DRM profile "Devices" with
        | provider  | PLAY_READY |
        | partnerId | 999999999  |
      Then Kaltura refuses with "INVALID_PARTNER_ID"
