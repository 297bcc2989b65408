@allure.label.epic:Administer @service.partner @service.session
Feature: Run several accounts: parents, children, templates, and acting for them

  One account for each brand, school or customer of one's own keeps contents, people and settings apart. A parent account
  holds them together: its administrators register children, see them with their secrets, and act for them.

  What to know first
  - Which account is a parent is the operator's decision (partnerGroupType VAR_GROUP or GROUP). Whatever its
    administrator registers from then on is its child; there is no other way for a customer to make one.
  - A parent sees accounts, not contents. A session of the parent is refused where a call names a child; a session for
    the child is what session.impersonate gives, by the parent's own secret.
  - A child sees nobody: neither the parent nor the other children.
  - A child can be made from another child, its template, and takes over how that one is set up.

  These scenarios make groups of their own, which takes the secret of the platform's operator (KALTURA_OPERATOR_SECRET).
  Those with that account's session show what whoever runs a server sees; a customer asks for it.

  Services: partner (register, list, count, get, listPartnersForUser), session.impersonate, systemPartner_systemPartner
  (get, list, getConfiguration, updateConfiguration, updateStatus, getAdminSession), varConsole_varConsole.updateStatus.

  Rule: A parent and its children
    Registering with an administrator's session of the parent makes a child, with secrets of its own.

    @critical @short_way @needs.operator
    Scenario: A parent's administrator registers a child
      The owner named in it gets a login, as with any registration.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And I use the session "Owner of Holding"
      When I create an account "Branch"
      Then the answer has
        | partnerParentId | <Holding> |
        | status          | ACTIVE    |
        | adminSecret     | (any)     |

    @needs.operator
    Scenario: A parent lists itself first, then its children
      The order is that of the numbers, in which accounts came about.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I list the accounts
      Then the list shows "Holding", "Branch" in this order

    @needs.operator
    Scenario: A parent narrows the list by the filter's fields
      Part of the name will do; the state and the package are fields of the filter as well.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "North" with
        | partnerParentId | <Holding> |
      And an account "South" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I list the accounts with
        | nameLike | South |
      Then the list shows only "South"

    @needs.operator
    Scenario: A count counts the parent too
      Take one off to know the number of children.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I count the accounts
      Then the count is 2

    @needs.operator
    Scenario: A parent reads a child's secrets
      So whoever administers the parent can do all that the child can.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I get the account "Branch"
      Then the answer has
        | id          | <Branch> |
        | secret      | (any)    |
        | adminSecret | (any)    |

    @needs.operator
    Scenario: A parent that owns a child too needs no password to register it
      The e-mail of the parent's own people is known there. Their login is good for the child as well.

      Given an account "Family" with
        | partnerGroupType | GROUP |
      And an account "Daughter" with
        | partnerParentId | <Family>               |
        | adminEmail      | <adminEmail of Family> |
        | cmsPassword     | (absent)                |
      And I use the session "Owner of Family"
      When I call partner.listPartnersForUser
      Then the list shows only "Family" and "Daughter"

    @needs.operator
    Scenario: The accounts of a person are not the accounts of a parent
      listPartnersForUser tells where one's login is an administrator's, whosever children the accounts are.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I call partner.listPartnersForUser
      Then the list shows only "Holding"

    @needs.operator
    Scenario: A child sees itself alone
      Neither its parent nor the parent's other children are in its list.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Branch"
      When I list the accounts
      Then the list shows only "Branch"

    @needs.operator
    Scenario: The parent is as good as unknown to its child
      The refusal is the one of a number that nobody has.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Branch"
      When I try to get the account "Holding"
      Then Kaltura refuses with "INVALID_PARTNER_ID"

    @needs.operator
    Scenario: An account that is no parent registers no children
      The session of an administrator makes it an attempt to register a child; without one it would be an account of its own.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I try to create an account "Branch"
      Then Kaltura refuses with "PARTNER_REGISTRATION_ERROR"
      And the refusal says "is not a VAR/GROUP"

  Rule: Acting for a child
    session.impersonate takes the parent's secret and number and answers a session of the child, which is like any other
    of its sessions: it has a user, an end, and sees that account alone.

    @critical @needs.operator
    Scenario: A parent's secret starts a session of a child
      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      When I impersonate the account "Branch" from "Holding" as "Boss" with
        | userId | boss |
      Then the session "Boss" says
        | partnerId   | <Branch> |
        | userId      | boss     |
        | sessionType | ADMIN    |

    @needs.operator
    Scenario: An impersonated session sees the child alone
      What it may do is what an administrator of the child may, no more.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And the account "Branch" is impersonated from "Holding" as "Boss"
      When I list the accounts
      Then the list shows only "Branch"

    @needs.operator
    Scenario: A session of the parent doesn't reach into a child
      partnerId in a call is no way to another account, not even to one's own child.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I try to call media.list with
        | partnerId | <Branch> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    @needs.operator
    Scenario: The user secret starts sessions of users
      A parent's site lets its visitors into a child without the admin secret.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And the account "Branch" is impersonated from "Holding" as "Guest" with
        | secret      | <secret of Holding> |
        | sessionType | USER                |
        | userId      | guest               |
      When I call partner.listPartnersForUser
      Then the list shows only "Branch"

    @needs.operator
    Scenario: The user secret starts no administrator's session
      Administrators' sessions take the admin secret, here as in session.start.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      When I try to impersonate the account "Branch" from "Holding" as "Boss" with
        | secret | <secret of Holding> |
      Then Kaltura refuses with "START_SESSION_ERROR"

    @needs.operator
    Scenario: A child doesn't act for its parent
      The refusal names the caller's account, whatever the reason.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      When I try to impersonate the account "Holding" from "Branch" as "Boss"
      Then Kaltura refuses with "START_SESSION_ERROR"

    @needs.operator
    Scenario: Nobody acts for a stranger
      An account that is no child is refused like one that doesn't exist.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Stranger"
      When I try to impersonate the account "Stranger" from "Holding" as "Boss"
      Then Kaltura refuses with "START_SESSION_ERROR"

    @needs.operator
    Scenario: One may act for oneself, by the secret
      It is another way to start a session of one's own.

      Given an account "Studio"
      When I impersonate the account "Studio" from "Studio" as "Me" with
        | userId | ann |
      Then the session "Me" says
        | partnerId | <Studio> |
        | userId    | ann      |

    Scenario: A session is no key to another account
      session.impersonateByKs is not for customers.

      Given I have an administrator's session
      When I try to call session.impersonateByKs with
        | session | none |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Accounts made from a template
    templatePartnerId names a child to take after. Settings and profiles are there at once; categories, playlists,
    players and entries that are READY follow, copied by a job.

    @needs.operator
    Scenario: A child takes the template's settings
      Country and rules of passwords come from the template where the registration says nothing.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Blueprint" with
        | partnerParentId | <Holding> |
      And the account "Blueprint" was updated with
        | country          | GB |
        | maxLoginAttempts | 9  |
      And I use the session "Owner of Holding"
      When I create an account "Branch" with
        | templatePartnerId | <Blueprint> |
      Then the account "Branch" has
        | country          | GB        |
        | maxLoginAttempts | 9         |
        | partnerParentId  | <Holding> |

    @needs.operator
    Scenario: A child has the template's access control profiles at once
      So do its conversion profiles; defaults are those of the template.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Blueprint" with
        | partnerParentId | <Holding> |
      And the account "Blueprint" has an access control profile "Members only"
      And an account "Branch" with
        | partnerParentId   | <Holding>   |
        | templatePartnerId | <Blueprint> |
      And I use the session "Owner of Branch"
      When I list the access control profiles
      Then one of the list has
        | name | Members only |

    @needs.operator
    Scenario: Categories of the template follow
      The job begins with the registration; a large template takes its time.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Blueprint" with
        | partnerParentId | <Holding> |
      And the account "Blueprint" has a category "News"
      And an account "Branch" with
        | partnerParentId   | <Holding>   |
        | templatePartnerId | <Blueprint> |
      And I use the session "Owner of Branch"
      When I list the categories with
        | nameOrReferenceIdStartsWith | News |
      Then the list comes to count 1 in all

    @needs.operator
    Scenario: A template is a child of the same parent
      Another account, a stranger's or none, is refused in the words of a group's refusal.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Stranger"
      And I use the session "Owner of Holding"
      When I try to create an account "Branch" with
        | templatePartnerId | <Stranger> |
      Then Kaltura refuses with "PARTNER_REGISTRATION_ERROR"

  Rule: What the operator sees and decides
    systemPartner is the service of whoever runs the platform. Its calls name the account by pId or id; every customer is
    refused.

    @critical @needs.operator
    Scenario: The operator makes an account a parent
      From the next call on its administrators register children.

      Given an account "Holding"
      And I have the operator's session
      When I configure the account "Holding" with
        | partnerGroupType | VAR_GROUP |
      Then the account "Holding" has
        | partnerGroupType | VAR_GROUP |

    @needs.operator
    Scenario: The operator reads any account, its kind too
      What kind of group an account is no customer reads.

      Given an account "Studio"
      And I have the operator's session
      When I call systemPartner_systemPartner.get with
        | pId | <Studio> |
      Then the answer has
        | id               | <Studio>  |
        | partnerGroupType | PUBLISHER |
        | adminSecret      | (any)     |

    @needs.operator
    Scenario: The operator lists the children of a parent
      KalturaSystemPartnerFilter has fields for the parent and for the owner's e-mail.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I have the operator's session
      When I call systemPartner_systemPartner.list with
        | filter[objectType]           | KalturaSystemPartnerFilter |
        | filter[partnerParentIdEqual] | <Holding>                  |
      Then the list shows only "Branch"

    @needs.operator
    Scenario: Attempts to log in are a limit that the operator sets as well
      It is the same number that the account sets by partner.update.

      Given an account "Studio"
      And I have the operator's session
      When I configure the account "Studio" with
        | limits | [{"objectType": "KalturaSystemPartnerLimit", "type": "USER_LOGIN_ATTEMPTS", "max": 7}] |
      Then the account "Studio" has
        | maxLoginAttempts | 7 |

    @needs.operator
    Scenario: How many administrators may log in is a limit of the operator's
      The account reads it, and can't change it.

      Given an account "Studio"
      And the account "Studio" was configured with
        | limits | [{"objectType": "KalturaSystemPartnerOveragedLimit", "type": "ADMIN_LOGIN_USERS", "max": 1}] |
      And I use the session "Owner of Studio"
      When I call partner.getInfo
      Then the answer has
        | adminLoginUsersQuota | 1 |

    @needs.operator
    Scenario: How many access control profiles there may be is a limit of the operator's
      The one that every account has from the start counts.

      Given an account "Studio"
      And the account "Studio" was configured with
        | limits | [{"objectType": "KalturaSystemPartnerLimit", "type": "ACCESS_CONTROLS", "max": 1}] |
      And I use the session "Owner of Studio"
      When I try to create an access control profile "One too many"
      Then Kaltura refuses with "MAX_NUMBER_OF_ACCESS_CONTROLS_REACHED"

    @needs.operator
    Scenario: A feature is a permission that the operator gives
      The account's administrators find it among their permissions at once.

      Given an account "Studio"
      And the account "Studio" was configured with
        | permissions | [{"objectType": "KalturaPermission", "name": "FEATURE_ENTRY_REPLACEMENT_APPROVAL", "status": 1}] |
      And I use the session "Owner of Studio"
      When I call permission.getCurrentPermissions
      Then the answer says "FEATURE_ENTRY_REPLACEMENT_APPROVAL"

    @needs.operator
    Scenario: The operator's way into an account is one of its administrators
      getAdminSession answers a session of the owner for a day, or of another administrator, but of no plain user.

      Given an account "Studio"
      And the account "Studio" has a user "Joe"
      And I have the operator's session
      When I try to call systemPartner_systemPartner.getAdminSession with
        | pId    | <Studio> |
        | userId | <Joe>    |
      Then Kaltura refuses with "USER_NOT_ADMIN"

    @needs.operator
    Scenario: A blocked account may do nothing
      Its sessions are refused from that moment on. What it has stays.

      Given an account "Studio"
      And the status of the account "Studio" was set to BLOCKED
      And I use the session "Owner of Studio"
      When I try to call partner.getInfo
      Then Kaltura refuses with "SERVICE_FORBIDDEN_CONTENT_BLOCKED"

    @needs.operator
    Scenario: An account that is let in again goes on with the same sessions
      Blocking ends no session; it refuses them as long as it lasts.

      Given an account "Studio"
      And the status of the account "Studio" was set to FULL_BLOCK
      And the status of the account "Studio" was set to ACTIVE
      And I use the session "Owner of Studio"
      When I call partner.getInfo
      Then the answer has
        | status | ACTIVE |

    @needs.operator
    Scenario: Nobody acts for a blocked child
      The parent's secret is good, the child isn't.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And the status of the account "Branch" was set to BLOCKED
      When I try to impersonate the account "Branch" from "Holding" as "Boss"
      Then Kaltura refuses with "START_SESSION_ERROR"

    @needs.operator
    Scenario: Deleted accounts stay in their parent's list
      A customer can't delete an account. Whoever runs the platform gives it the status of deleted ones.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And the status of the account "Branch" was set to DELETED
      And I use the session "Owner of Holding"
      When I list the accounts with
        | idEqual | <Branch> |
      Then one of the list has
        | status | DELETED |

  Rule: Refusals around other accounts
    What isn't one's own is refused without a hint whether it exists, but to the operator, who may know.

    @needs.operator
    Scenario: The operator is told of accounts that don't exist
      Customers are told that they may not, whatever the number.

      Given I have the operator's session
      When I try to call systemPartner_systemPartner.get with
        | pId | 99999999 |
      Then Kaltura refuses with "UNKNOWN_PARTNER_ID"

    @needs.operator
    Scenario: The operator acts as itself
      partnerId in such a call makes it the account's, which may not.

      Given an account "Studio"
      And I have the operator's session
      When I try to call systemPartner_systemPartner.get with
        | pId       | <Studio> |
        | partnerId | <Studio> |
      Then Kaltura refuses with "FEATURE_FORBIDDEN"

    Scenario Outline: Customers have no part in the operator's service
      Given I have <session>
      When I try to call systemPartner_systemPartner.get with
        | pId | <partner id> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Who asks
        | session                    |
        | an administrator's session |
        | a user's session           |
        | no session                 |

    @needs.operator
    Scenario: A parent blocks a child with the console that the operator gives it
      FEATURE_VAR_CONSOLE_LOGIN is the permission; the child's sessions are refused from then on.

      Given an account "Holding" with
        | partnerGroupType | VAR_GROUP                                                                               |
        | permissions      | [{"objectType": "KalturaPermission", "name": "FEATURE_VAR_CONSOLE_LOGIN", "status": 1}] |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I set the status of the account "Branch" to BLOCKED
      Then the account "Branch" has
        | status | BLOCKED |

    @needs.operator
    Scenario: Without that console a parent blocks nobody
      Being a parent isn't enough.

      Given an account "Holding" with
        | partnerGroupType | GROUP |
      And an account "Branch" with
        | partnerParentId | <Holding> |
      And I use the session "Owner of Holding"
      When I try to set the status of the account "Branch" to BLOCKED
      Then Kaltura refuses with "FEATURE_FORBIDDEN"

    @needs.operator
    Scenario: Another parent's child is unknown to the console
      So is an account without any parent.

      Given an account "Holding" with
        | partnerGroupType | VAR_GROUP                                                                               |
        | permissions      | [{"objectType": "KalturaPermission", "name": "FEATURE_VAR_CONSOLE_LOGIN", "status": 1}] |
      And an account "Stranger"
      And I use the session "Owner of Holding"
      When I try to set the status of the account "Stranger" to BLOCKED
      Then Kaltura refuses with "UNKNOWN_PARTNER_ID"
