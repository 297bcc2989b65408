@allure.label.epic:Administer @service.partner
Feature: Register an account, read it and change what it says of itself

  An account is what all content belongs to: entries, users, profiles and settings of one customer. The API calls it a
  partner, and its number is the partnerId of every session. Read it to learn who owns it, what it may do and how its
  people prove who they are; change it to keep those answers true; register one to begin.

  What to know first
  - Only administrators read and change the account. What an administrator reads holds both secrets, so keep the answer
    as you keep a password.
  - An account changes what it says of itself (name, contact, site), and its rules of passwords. Its kind, its limits,
    its package and its state are the operator's to set.
  - Registering needs no session. The answer holds the secrets and, this once, the owner's password. A customer can't
    delete an account; the scenarios that register one need the operator's secret (KALTURA_OPERATOR_SECRET) to tidy up,
    which only those have who run a server.

  Forms for logging in are the site's own: send what they hold to user.loginByLoginId, and never a secret to a browser.

  Services: partner (getInfo, get, list, count, update, register, registrationValidation, getSecrets, getPublicInfo,
  listPartnersForUser, listFeatureStatus, getStatistics, getUsage).

  Rule: What an account tells, and whom
    The account of the session is the one that calls are about. Others are as good as not there, unless they are its
    children.

    @critical
    Scenario: An administrator reads the account at hand
      The answer names the owner, the state, and how people log in.

      When I call partner.getInfo
      Then the answer has
        | id          | <partner id> |
        | status      | ACTIVE       |
        | adminEmail  | (any)        |
        | adminUserId | (any)        |

    Scenario: What was never set reads as the platform's default
      A password lives for many years, and thousands of wrong ones lock nobody, unless the account says otherwise.

      Given I have an administrator's session
      When I call partner.get with
        | id | <partner id> |
      Then the answer has
        | maxLoginAttempts             | (any) |
        | passReplaceFreq              | (any) |
        | passwordStructureValidations | (any) |

    Scenario: An account that is no parent lists itself alone
      partner.list is about oneself and one's children, never about all accounts.

      Given I have an administrator's session
      When I list the accounts with
        | idEqual | <partner id> |
      Then the list counts 1 in all
      And one of the list has
        | id     | <partner id> |
        | status | ACTIVE       |

    @needs.operator
    Scenario: Another customer's account is as good as unknown
      The refusal is the one of a number that nobody has.

      Given an account "Stranger"
      And I have an administrator's session
      When I try to get the account "Stranger"
      Then Kaltura refuses with "INVALID_PARTNER_ID"

    @needs.operator
    Scenario: A list leaves out accounts that one doesn't own, and doesn't say so
      So count what comes back rather than what was asked for.

      Given an account "Stranger"
      And I have an administrator's session
      When I list the accounts with
        | idIn | <partner id>,<Stranger> |
      Then the list counts 1 in all
      And the list does not show "Stranger"

    Scenario: Anybody learns where an account's analytics go
      Players ask for it before they know who watches. It holds no secret.

      Given I have no session
      When I call partner.getPublicInfo with
        | id | <partner id> |
      Then the answer has
        | analyticsUrl | (any) |

    Scenario: Public information of no account is refused
      A text that is no number counts as 0.

      Given I have no session
      When I try to call partner.getPublicInfo with
        | id | none |
      Then Kaltura refuses with "INVALID_PARTNER_ID"

    Scenario Outline: An account shows itself to administrators alone
      Neither users nor visitors of a site read it, since it holds the secrets.

      Given I have <session>
      When I try to call partner.getInfo
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Who asks
        | session          |
        | a user's session |
        | a widget session |
        | no session       |

    Scenario: A user learns which accounts are theirs, without the secrets
      One login may be an administrator's of several accounts; who has no login has the account of the session.

      Given I have a user's session
      When I call partner.listPartnersForUser
      Then one of the list has
        | id          | <partner id> |
        | secret      | (absent)     |
        | adminSecret | (absent)     |

    Scenario: A user may ask what keeps the account busy
      A tree of categories that is being moved is locked meanwhile, and the list names it: LOCK_CATEGORY. Where nothing
      is under way the list is empty.

      Given I have a user's session
      When I call partner.listFeatureStatus
      Then the list comes to count 0 in all

  Rule: Registering an account
    name, adminName, adminEmail and description are all it takes. The owner gets a login of that e-mail, or uses the one
    there is.

    @critical @needs.operator
    Scenario: Registering answers the secrets, and the password this once
      Given I have no session
      When I create an account "Studio" with
        | website | https://www.example.com |
      Then the answer has
        | name        | Studio            |
        | status      | ACTIVE            |
        | secret      | (any)             |
        | adminSecret | (any)             |
        | cmsPassword | (any)             |
        | firstName   | Ann Other         |

    @needs.operator
    Scenario: A new account can convert and protect from its first minute
      It has what the platform gives everybody: conversion profiles, an access control profile, a widget.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I list the access control profiles
      Then one of the list has
        | isDefault | true |

    @needs.operator
    Scenario: The owner is an administrator who may log in
      The user's id is the e-mail; the names are those of adminName, parted at the first blank.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I call user.get with
        | userId | <adminEmail of Studio> |
      Then the answer has
        | isAdmin        | true  |
        | isAccountOwner | true  |
        | loginEnabled   | true  |
        | firstName      | Ann   |
        | lastName       | Other |

    @needs.operator
    Scenario: Who lost the secrets gets them by logging in
      No session is needed: e-mail and password are the proof.

      Given an account "Studio"
      And I have no session
      When I fetch the secrets of the account "Studio"
      Then the answer has
        | id          | <Studio> |
        | secret      | (any)    |
        | adminSecret | (any)    |

    @needs.operator
    Scenario Outline: Secrets are told nobody who fails to log in, and nobody learns why
      A wrong password and an unknown e-mail are refused alike.

      Given an account "Studio"
      And I have no session
      When I try to fetch the secrets of the account "Studio" with
        | <field> | <value> |
      Then Kaltura refuses with "USER_DATA_ERROR"

      Examples: What is wrong
        | field       | value              |
        | cmsPassword | Wrong-pass1        |
        | adminEmail  | nobody@example.com |

    @needs.operator
    Scenario: One login serves several accounts
      With the password of the e-mail's login one more account is made. The person is its owner too.

      Given an account "First"
      And an account "Second" with
        | adminEmail | <adminEmail of First> |
      And I use the session "Owner of First"
      When I call partner.listPartnersForUser
      Then the list shows only "First" and "Second"

    @needs.operator
    Scenario: A login form exchanges e-mail and password for a session
      That is all a form sends; the session is the owner's, an administrator's of the account that is named.

      Given an account "Studio"
      And I have no session
      When I log in to the account "Studio" as its owner, keeping the session "Form"
      Then Kaltura accepts the session "Form"
      And the session "Form" says
        | partnerId   | <Studio>               |
        | userId      | <adminEmail of Studio> |
        | sessionType | ADMIN                  |

    @needs.operator
    Scenario: A login form that is given a wrong password gets no session
      Whoever isn't in the account at all is refused alike.

      Given an account "Studio"
      And I have no session
      When I try to log in to the account "Studio" as its owner, keeping the session "Form" with
        | password | Wrong-pass1 |
      Then Kaltura refuses with "USER_WRONG_PASSWORD"

    @needs.operator
    Scenario: From one of a person's accounts to the other it takes no password
      user.loginByKs answers a session of the other account for whoever is an administrator in both.

      Given an account "First"
      And an account "Second" with
        | adminEmail | <adminEmail of First> |
      And I use the session "Owner of First"
      When I call user.loginByKs with
        | requestedPartnerId | <Second> |
      Then the answer has
        | partnerId | <Second> |

    @needs.operator
    Scenario: An e-mail that is taken needs its own password
      Otherwise anybody could make somebody else the owner of an account.

      Given an account "First"
      And I have no session
      When I try to create an account "Second" with
        | adminEmail  | <adminEmail of First> |
        | cmsPassword | Other-pass1           |
      Then Kaltura refuses with "PARTNER_REGISTRATION_ERROR"
      And the refusal says "Invalid password for user with email"

  Rule: Checking a registration before it is made
    registrationValidation answers true or what is wrong, and makes nothing. A form calls it while it is filled in.

    Scenario: A registration that may be is answered with true
      It stays true for an e-mail that is taken, if the password is that login's.

      Given I have no session
      When I check the registration of "Studio"
      Then Kaltura answers true

    Scenario Outline: What a registration needs is missed by its name
      A form can show the message beside the field that it names.

      Given I have no session
      When I try to check the registration of "Studio" with
        | <field> | (absent) |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"

      Examples: Fields
        | field       |
        | name        |
        | adminName   |
        | adminEmail  |
        | description |

    Scenario: First and last name stand for adminName
      adminName is made of the two.

      Given I have no session
      When I check the registration of "Studio" with
        | adminName | (absent) |
        | firstName | Ann      |
        | lastName  | Other    |
      Then Kaltura answers true

    Scenario: Both kinds of names at once are refused
      The code is spelled as the platform spells it.

      Given I have no session
      When I try to check the registration of "Studio" with
        | firstName | Ann   |
        | lastName  | Other |
      Then Kaltura refuses with "PROPERTY_DEPRECTAED"

    Scenario: A weak password is no hindrance
      The rules of passwords count when one is changed, not at the registration.

      Given I have no session
      When I check the registration of "Newcomer" with
        | cmsPassword | abc |
      Then Kaltura answers true

    Scenario: An owner without an e-mail address is refused
      The e-mail is what the owner logs in by.

      Given I have no session
      When I try to check the registration of "Studio" with
        | adminEmail | nobody |
      Then Kaltura refuses with "PARTNER_REGISTRATION_ERROR"
      And the refusal says "Invalid email address"

    Scenario: Countries have two letters
      So do states. An update doesn't check it.

      Given I have no session
      When I try to check the registration of "Studio" with
        | country | FRA |
      Then Kaltura refuses with "PROPERTY_VALIDATION_MAX_LENGTH"

    Scenario: Nobody chooses a package for themselves
      The operator does, and children have their parent's.

      Given I have no session
      When I try to check the registration of "Studio" with
        | partnerPackage | 3 |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NO_INSERT_PERMISSION"

    Scenario: Registering wraps what is wrong into one refusal
      register has one code for everything; the sentence says which field.

      Given I have no session
      When I try to create an account "Studio" with
        | description | (absent) |
      Then Kaltura refuses with "PARTNER_REGISTRATION_ERROR"
      And the refusal says "The property "description" cannot be null"

  Rule: Changing what the account says
    partner.update is partial and always about the account of the session.

    @critical @needs.operator @short_way
    Scenario: An update changes what it names
      What isn't named stays.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | phone   | 5550100 |
        | country | GB      |
      Then the account "Studio" has
        | phone   | 5550100 |
        | country | GB      |
        | name    | Studio  |

    @needs.operator
    Scenario: Markup is taken out of texts
      That holds for every text of the account.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | description | "<b>Films</b> and sound" |
      Then the account "Studio" has
        | description | Films and sound |

    @needs.operator
    Scenario: A password policy of one's own counts at once
      Three wrong passwords in a row lock a login for a minute, the last three may not come again, and one lives for
      ninety days.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | maxLoginAttempts  | 3       |
        | loginBlockPeriod  | 60      |
        | numPrevPassToKeep | 3       |
        | passReplaceFreq   | 7776000 |
      Then the account "Studio" has
        | maxLoginAttempts  | 3       |
        | loginBlockPeriod  | 60      |
        | numPrevPassToKeep | 3       |
        | passReplaceFreq   | 7776000 |

    @needs.operator
    Scenario: The form of passwords is a list of expressions, each with its words
      The platform's own four count no more.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | passwordStructureValidations | [{"objectType": "KalturaRegexItem", "regex": "/.{16,}/", "description": "16 letters"}] |
      Then the account "Studio" has
        | passwordStructureValidationsDescription | 16 letters |

    @needs.operator
    Scenario: Single sign-on is switched on by the account itself
      authenticationType follows from it.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | useSso | true |
      Then the account "Studio" has
        | useSso             | true |
        | authenticationType | SSO  |

    Scenario Outline: What the operator decides can't be changed
      One such field refuses the whole update.

      Given I have an administrator's session
      When I try to call partner.update with
        | partner[objectType] | KalturaPartner |
        | partner[<field>]    | 99             |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

      Examples: Fields
        | field                |
        | adminSecret          |
        | adminLoginUsersQuota |
        | publishersQuota      |
        | createdAt            |

    @needs.operator
    Scenario: The package is passed over, not refused
      It needs a permission that customers lack, and what needs one is left out in silence.

      Given an account "Studio"
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | partnerPackage | 5       |
        | phone          | 5550101 |
      Then the account "Studio" has
        | partnerPackage | FREE    |
        | phone          | 5550101 |

    @needs.operator
    Scenario: The owner must be an administrator
      A user of the account who is none is refused; an administrator takes over.

      Given an account "Studio"
      And the account "Studio" has a user "Joe"
      And I use the session "Owner of Studio"
      When I try to update the account "Studio" with
        | adminUserId | <Joe> |
      Then Kaltura refuses with "ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE"

    Scenario: A user may not change the account
      Whatever the user's role in the content is.

      Given I have a user's session
      When I try to call partner.update with
        | partner[objectType] | KalturaPartner |
        | partner[phone]      | 5550100        |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: How much an account uses
    Storage is what its files take, bandwidth what was sent of them. Figures are in GB, with two decimals; they come from
    the analytics of the platform, and a server of one's own may have none.

    @needs.usage
    Scenario: Statistics tell storage, bandwidth and their share of the package
      usage is storage and bandwidth together, usagePercent its part of the package.

      Given I have an administrator's session
      When I call partner.getStatistics
      Then the answer has
        | hosting                     | (any) |
        | usage                       | (any) |
        | usagePercent                | (any) |
        | packageBandwidthAndStorage  | (any) |

    @needs.usage
    Scenario: A month's usage is a line of days
      usageGraph has a point for each day, `day,MB;`. It is there only where a year is asked for.

      Given I have an administrator's session
      When I call partner.getUsage with
        | year       | 2026 |
        | month      | 1    |
        | resolution | days |
      Then the answer has
        | hostingGB  | (any) |
        | usageGB    | (any) |
        | usageGraph | (any) |

    @needs.usage
    Scenario: Without a year there is no line
      The figures are those of today.

      Given I have an administrator's session
      When I call partner.getUsage
      Then the answer has
        | hostingGB  | (any)    |
        | usageGraph | (absent) |

    Scenario: Usage is told in the intervals of reports
      days and months make sense here; weeks are none of them.

      Given I have an administrator's session
      When I try to call partner.getUsage with
        | year       | 2026  |
        | resolution | weeks |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"

    Scenario Outline: Figures are for administrators
      Users of the account are refused, whatever they uploaded.

      Given I have a user's session
      When I try to call <action>
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: Actions
        | action                |
        | partner.getStatistics |
        | partner.getUsage      |
