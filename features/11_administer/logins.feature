@allure.label.epic:Administer @service.user
Feature: Let people log in with a password

  Most applications start sessions from a secret or an app token, and have logins of their own. Use the platform's logins
  when people come straight to it: administrators do, and so may any user with an e-mail and a password. Logging in gives
  a session (KS) of that user.

  Know first that

  - a login is an e-mail and a password, the same in all accounts: a person with users in several logs in to each by it.
    The rules of the account in which the login came into being count
  - passwords have 8 to 14 letters, digits and signs, a digit, a small letter and a sign among them, and no name of the
    person. An account may have rules of its own, count wrong passwords, remember old ones and let them expire
  - user.loginByLoginId tells nobody which logins there are: almost every refusal reads USER_WRONG_PASSWORD. user.login
    takes the user's id and tells more
  - passwords are kept as hashes; nobody can read them. Whoever forgot one asks for a mail with a key (resetPassword),
    which is good for a day, once
  - login data are changed by whoever knows the password (updateLoginData), without a session

  Services: user (login, loginByLoginId, loginByKs, enableLogin, disableLogin, getByLoginId, updateLoginData,
  loginDataResetPassword, resetPassword, validateHashKey, setInitialPassword, generateQrCode, replaceUserLoginData),
  adminUser (login, updatePassword, resetPassword, setInitialPassword). checkLoginDataExists is for the consoles of
  accounts that resell.

  Rule: From a password to a session
    The session is the user's: of type USER, or ADMIN for an administrator.

    @critical @short_way
    Scenario: Whoever knows e-mail and password gets a session
      It needs no session to ask for one. The account is named because the same login may be good in several.

      Given a user "Ann" who may log in
      When I log in as "Ann"
      Then the session "Ann's" says
        | userId      | <Ann>        |
        | partnerId   | <partner id> |
        | sessionType | USER         |
      And the session "Ann's" ends in 86400 seconds

    Scenario: The id of the user does as well as the e-mail
      With the account, since an id is one account's.

      Given a user "Ann" who may log in
      When I log in by the id of "Ann"
      Then the session "Ann's" says
        | userId     | <Ann> |
        | privileges | *     |

    Scenario: An administrator's session is one of type ADMIN
      No secret is needed for it: treat such a password as one.

      Given a user "Ann" who may log in with
        | isAdmin | true |
      When I log in as "Ann"
      Then the session "Ann's" says
        | sessionType | ADMIN |

    Scenario: Privileges and an end can be asked for
      In place of a star and of a day; expiry is in seconds.

      Given a user "Ann" who may log in
      When I log in as "Ann" with
        | privileges | enableentitlement |
        | expiry     | 600               |
      Then the session "Ann's" says
        | privileges | enableentitlement |
      And the session "Ann's" ends in 600 seconds

    Scenario: Privileges of the user count, not those asked for
      So an administrator keeps somebody small: ksPrivileges of the user.

      Given a user "Ann" who may log in with
        | ksPrivileges | sview:* |
      When I log in as "Ann" with
        | privileges | edit:* |
      Then the session "Ann's" says
        | privileges | sview:* |

    Scenario: Without an account it is the one where the person was last
      An administrator, that is. For others it is the account in which the login came into being.

      Given a user "Ann" who may log in
      And I have no session
      When I call user.loginByLoginId with
        | loginId  | <email of Ann>    |
        | password | <password of Ann> |
      Then the answer is the session "Ann's"
      And the session "Ann's" says
        | partnerId | <partner id> |

    Scenario: The last login is noted
      At most every ten minutes.

      Given a user "Ann" who may log in
      When I log in as "Ann"
      Then the user "Ann" has
        | lastLoginTime | (any) |

  Rule: Who may log in
    A user gets a login by being made with a password, as an administrator, or later.

    Scenario: A user is let in later
      The login id becomes the e-mail of a user who has none.

      Given a user "Ann"
      When I let "Ann" log in
      Then the answer has
        | loginEnabled | true           |
        | email        | <email of Ann> |
      And "Ann" can log in

    Scenario: The login id needn't be the user's e-mail
      Mails to the user go to the user's e-mail, keys for a password to the login id.

      Given a user "Ann" with
        | email | office@example.com |
      When I let "Ann" log in
      Then the answer has
        | email | office@example.com |
      And "Ann" can log in

    Scenario: An administrator finds a user by the login
      In the account at hand.

      Given a user "Ann" who may log in
      When I call user.getByLoginId with
        | loginId | <email of Ann> |
      Then the answer has
        | id | <Ann> |

    Scenario: A new e-mail of the user is no new login id
      updateLoginData changes both.

      Given a user "Ann" who may log in
      And the user "Ann" was updated with
        | email | office@example.com |
      When I call user.getByLoginId with
        | loginId | <email of Ann> |
      Then the answer has
        | id    | <Ann>              |
        | email | office@example.com |

    Scenario: A list tells who may log in
      loginEnabled says it of one user.

      Given a user "Ann" who may log in
      And a user "Bob"
      When I list the users with
        | idIn              | <Ann>,<Bob> |
        | loginEnabledEqual | 1           |
      Then the list shows only "Ann"

    Scenario: A login is taken away
      By the user's id or by the login id. Sessions that were started go on.

      Given a user "Ann" who may log in
      When I call user.disableLogin with
        | userId | <Ann> |
      Then the answer has
        | loginEnabled | false |
      And a login of "Ann" is refused with "USER_NOT_FOUND"

    Scenario: A login goes with its last user, and its password too
      Whoever is let in again with the same e-mail begins anew.

      Given a user "Ann" who may log in
      And the user "Ann" was deleted
      And a user "Bob"
      When I let "Bob" log in with
        | loginId  | <email of Ann>        |
        | password | <new password of Bob> |
      Then "Bob" can log in with
        | password | <new password of Bob> |

  Rule: Logins that aren't given, or not taken away
    An e-mail stands for one person, and an administrator can't go without a login.

    Scenario: A login is one user's in an account
      In another account the same person is another user.

      Given a user "Ann" who may log in
      And a user "Bob"
      When I try to let "Bob" log in with
        | loginId | <email of Ann> |
      Then Kaltura refuses with "USER_DATA_ERROR"

    Scenario: Nobody is made with the login of another
      An e-mail alone, without a password, may be the same.

      Given a user "Ann" who may log in
      When I try to create a user "Bob" with
        | email    | <email of Ann>    |
        | password | <password of Ann> |
      Then Kaltura refuses with "DUPLICATE_USER_BY_LOGIN_ID"

    Scenario: Who may log in is not let in once more
      For another password there is loginDataResetPassword.

      Given a user "Ann" who may log in
      When I try to let "Ann" log in
      Then Kaltura refuses with "USER_LOGIN_ALREADY_ENABLED"

    Scenario: A login needs an e-mail
      The refusal names the user, who is there.

      Given a user "Ann"
      When I try to let "Ann" log in with
        | loginId | no e-mail |
      Then Kaltura refuses with "USER_NOT_FOUND"

    Scenario: A plain user's login needs a password
      An administrator without one gets a mail with a key.

      Given a user "Ann"
      When I try to let "Ann" log in with
        | password |  |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | password |

    Scenario: What is off can't be switched off
      The refusal changes nothing.

      Given a user "Ann"
      When I try to call user.disableLogin with
        | userId | <Ann> |
      Then Kaltura refuses with "USER_LOGIN_ALREADY_DISABLED"

    Scenario: An administrator keeps the login
      Demote the administrator first.

      Given a user "Ann" who may log in with
        | isAdmin | true |
      When I try to call user.disableLogin with
        | loginId | <email of Ann> |
      Then Kaltura refuses with "CANNOT_DISABLE_LOGIN_FOR_ADMIN_USER"

  Rule: Passwords that may be set
    The rules are the same wherever a password is set. Where the account has none of its own, they are these.

    Scenario Outline: A password of <what> is refused
      enableLogin doesn't tell the rules, user.add and updateLoginData do.

      Given a user "Ann" with
        | firstName | Anna |
      When I try to let "Ann" log in with
        | password | <password> |
      Then Kaltura refuses with "PASSWORD_STRUCTURE_INVALID"

      Examples: weak ones
        | what                     | password        |
        | seven letters            | bcd123!         |
        | fifteen letters          | bcdfghjklm1234! |
        | no digit                 | bcdfghjkl!      |
        | no sign                  | bcdfghj123      |
        | no small letter          | BCDFGHJ123!     |
        | letters with a blank     | bcd fgh 123!    |
        | letters, a name in them  | 12anna34!x      |

    Scenario: The full name may not be in it, however short
      First and last name count from three letters on, each.

      Given a user "Mo" with
        | firstName | Mo |
      When I try to let "Mo" log in with
        | password | bcd1mo2fgh! |
      Then Kaltura refuses with "PASSWORD_STRUCTURE_INVALID"

    Scenario: A new user with a weak password isn't made
      Here the refusal tells the rules.

      When I try to create a user "Ann" with
        | email    | <context>@example.com |
        | password | weak                  |
      Then Kaltura refuses with "PASSWORD_STRUCTURE_INVALID"
      And the refusal says "Must contain at least one digit"

  Rule: Changing login data
    By whoever knows the password, or by an administrator.

    Scenario: A new password takes the place of the old one
      Sessions that were started go on until their end.

      Given a user "Ann" who may log in
      When I change the login data of "Ann" with
        | newPassword | <new password of Ann> |
      Then Kaltura answers nothing
      And "Ann" can log in with
        | password | <new password of Ann> |
      And a login of "Ann" is refused with "USER_WRONG_PASSWORD"

    Scenario: A new login id and a new name become the user's
      In all accounts where the person is a user.

      Given a user "Ann" who may log in
      When I change the login data of "Ann" with
        | newLoginId   | <context>@example.com |
        | newFirstName | Anna                  |
        | newLastName  | Young                 |
      Then the user "Ann" has
        | email    | <context>@example.com |
        | fullName | Anna Young            |

    Scenario: An administrator gives a plain user another password
      loginDataId is the e-mail, its name notwithstanding.

      Given a user "Ann" who may log in
      When I call user.loginDataResetPassword with
        | loginDataId | <email of Ann>        |
        | newPassword | <new password of Ann> |
      Then the answer has
        | id | <Ann> |
      And "Ann" can log in with
        | password | <new password of Ann> |

    Scenario: No administrator gives another one a password
      Each changes their own, or asks for a key by mail.

      Given a user "Ann" who may log in with
        | isAdmin | true |
      When I try to call user.loginDataResetPassword with
        | loginDataId | <email of Ann>        |
        | newPassword | <new password of Ann> |
      Then Kaltura refuses with "CANNOT_UPDATE_ADMIN_LOGIN_DATA"

    Scenario: The old password has to be right
      Which of the two was wrong, the login or the password, isn't told.

      Given a user "Ann" who may log in
      When I try to change the login data of "Ann" with
        | password    | not-the-password      |
        | newPassword | <new password of Ann> |
      Then Kaltura refuses with "USER_DATA_ERROR"

    Scenario: A login id that another person has is refused
      In whatever account that is.

      Given a user "Ann" who may log in
      And a user "Bob" who may log in
      When I try to change the login data of "Ann" with
        | newLoginId | <email of Bob> |
      Then Kaltura refuses with "USER_DATA_ERROR"

    Scenario: A login id is an e-mail
      The platform sends its mails there.

      Given a user "Ann" who may log in
      When I try to change the login data of "Ann" with
        | newLoginId | Ann |
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
        | FIELD_NAME | newEmail |

    Scenario: Passwords aren't updated with the user
      Nor does any answer about a user show one.

      Given a user "Ann" who may log in
      When I try to update the user "Ann" with
        | password | <new password of Ann> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

  Rule: Keys by mail
    Who forgot the password asks for a mail. It brings a key, which user.setInitialPassword takes with a new password;
    a page of yours may look at it first by validateHashKey.

    Scenario: The answer to resetPassword is nothing
      The password is good as before, until the key is used.

      Given a user "Ann" who may log in
      And I have no session
      When I call user.resetPassword with
        | email | <email of Ann> |
      Then Kaltura answers nothing
      And "Ann" can log in

    Scenario: Nor does it tell who has no login
      Whoever asks too often hears nothing either, and no mail is sent.

      Given I have no session
      When I call user.resetPassword with
        | email | nobody-<context>@example.com |
      Then Kaltura answers nothing

    Scenario Outline: <action> takes no key that isn't one
      A key is for one login, and used up by a new password.

      Given I have no session
      When I try to call <action> with
        | hashKey     | not-a-key        |
        | newPassword | not-the-password |
      Then Kaltura refuses with "<code>"

      Examples: actions that take keys
        | action                       | code                 |
        | user.setInitialPassword      | LOGIN_DATA_NOT_FOUND |
        | user.validateHashKey         | LOGIN_DATA_NOT_FOUND |
        | user.generateQrCode          | INVALID_HASH         |
        | adminUser.setInitialPassword | LOGIN_DATA_NOT_FOUND |

  Rule: Who isn't let in
    user.login tells why. user.loginByLoginId says the same of all of them, so that nobody learns which e-mails are known.

    Scenario: A wrong password
      Whether it is counted is up to the account.

      Given a user "Ann" who may log in
      When I try to log in by the id of "Ann" with
        | password | not-the-password |
      Then Kaltura refuses with "USER_WRONG_PASSWORD"

    Scenario: A user who has no login
      It reads like a user who isn't there.

      Given a user "Ann"
      And I have no session
      When I try to call user.login with
        | partnerId | <partner id>     |
        | userId    | <Ann>            |
        | password  | not-the-password |
      Then Kaltura refuses with "USER_NOT_FOUND"

    Scenario: A blocked user
      The password was right.

      Given a user "Ann" who may log in
      And the user "Ann" was updated with
        | status | BLOCKED |
      When I try to log in by the id of "Ann"
      Then Kaltura refuses with "USER_IS_BLOCKED"

    Scenario: By e-mail a blocked user hears of a wrong password
      Although it is the right one.

      Given a user "Ann" who may log in
      And the user "Ann" was updated with
        | status | BLOCKED |
      When I try to log in as "Ann"
      Then Kaltura refuses with "USER_WRONG_PASSWORD"

    Scenario: So does somebody without a login
      Given I have no session
      When I try to call user.loginByLoginId with
        | loginId  | nobody-<context>@example.com |
        | password | not-the-password             |
      Then Kaltura refuses with "USER_WRONG_PASSWORD"

    Scenario: And so does whoever leaves the password out
      Refusals of arguments are hidden with the others.

      Given a user "Ann" who may log in
      And I have no session
      When I try to call user.loginByLoginId with
        | loginId | <email of Ann> |
      Then Kaltura refuses with "USER_WRONG_PASSWORD"

    Scenario Outline: A user's session doesn't <what>
      Not even for the user of that session.

      Given a user "Ann" who may log in
      And I have a user's session
      When I try to call <action> with
        | userId      | <Ann>                 |
        | loginId     | <email of Ann>        |
        | loginDataId | <email of Ann>        |
        | newPassword | <new password of Ann> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: what is an administrator's
        | what                    | action                      |
        | let anybody in          | user.enableLogin            |
        | take a login away       | user.disableLogin           |
        | find users by logins    | user.getByLoginId           |
        | give somebody a password | user.loginDataResetPassword |

    Scenario: Login data are replaced by the platform's events alone
      Give a login another e-mail by updateLoginData.

      Given a user "Ann" who may log in
      When I try to call user.replaceUserLoginData with
        | userId     | <Ann>                 |
        | newLoginId | <context>@example.com |
      Then Kaltura refuses with "ACTION_FORBIDDEN"

  Rule: From one account to another
    An administrator whose login is one of several accounts goes over by loginByKs, without the password.

    Scenario: To the account at hand with the same session
      Whether the caller may log in or not.

      Given I have an administrator's session
      When I call user.loginByKs with
        | requestedPartnerId | <partner id> |
      Then the answer has
        | partnerId | <partner id> |
        | ks        | (any)        |

    @needs.operator
    Scenario: To another account of the same login
      Whoever registers two accounts with one e-mail owns both. The new session is good for a day.

      Given an account "Studio"
      And an account "Annex" with
        | adminEmail | <adminEmail of Studio> |
      And I use the session "Owner of Studio"
      When I call user.loginByKs with
        | requestedPartnerId | <Annex> |
      Then the answer has
        | partnerId | <Annex>                |
        | userId    | <adminEmail of Studio> |
        | ks        | (any)                  |

    @needs.operator
    Scenario: Nobody goes to an account in which they are none
      Nor to one where they are a plain user.

      Given an account "Studio"
      And an account "Strangers"
      And I use the session "Owner of Studio"
      When I try to call user.loginByKs with
        | requestedPartnerId | <Strangers> |
      Then Kaltura refuses with "USER_DATA_ERROR"

    Scenario: An account that isn't there is an error of the server
      The code is spelled otherwise than that of other errors of the server.

      Given a user "Ann" who may log in with
        | isAdmin | true |
      And "Ann" has logged in
      And I use the session "Ann's"
      When I try to call user.loginByKs with
        | requestedPartnerId | 2147483646 |
      Then Kaltura refuses with "INTERNAL_SERVER_ERROR"

    Scenario: A session that is bound to its account stays there
      By the privilege enablechangeaccount, which names the accounts that one may go to.

      Given a user "Ann" who may log in with
        | isAdmin | true |
      And an administrator's session "Bound" with
        | userId     | <Ann>                             |
        | privileges | enablechangeaccount:<partner id> |
      And I use the session "Bound"
      When I try to call user.loginByKs with
        | requestedPartnerId | 2147483646 |
      Then Kaltura refuses with "PARTNER_CHANGE_ACCOUNT_DISABLED"

    Scenario: Plain users don't go over
      They log in again, with the other account.

      Given I have a user's session
      When I try to call user.loginByKs with
        | requestedPartnerId | <partner id> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  @needs.operator
  Rule: An account's own rules
    partner.update sets them: maxLoginAttempts, loginBlockPeriod (s), numPrevPassToKeep, passReplaceFreq (s) and
    passwordStructureValidations. They count at once, for logins that came into being in the account.

    Scenario: The last of too many wrong passwords locks the login
      The text of the refusal speaks of 24 hours, whatever the account says.

      Given an account "Studio"
      And the account "Studio" was updated with
        | maxLoginAttempts | 3   |
        | loginBlockPeriod | 600 |
      And the account "Studio" has a user "Ann" who may log in
      And 2 wrong passwords were given for "Ann"
      When I try to log in by the id of "Ann" with
        | password | not-the-password |
      Then Kaltura refuses with "LOGIN_RETRIES_EXCEEDED"
      And a login of "Ann" is refused with "LOGIN_BLOCKED"

    Scenario: By e-mail nobody hears of the lock
      Not even with the right password.

      Given an account "Studio"
      And the account "Studio" was updated with
        | maxLoginAttempts | 2   |
        | loginBlockPeriod | 600 |
      And the account "Studio" has a user "Ann" who may log in
      And 2 wrong passwords were given for "Ann"
      When I try to log in as "Ann"
      Then Kaltura refuses with "USER_WRONG_PASSWORD"

    Scenario: A right password sets the count back
      Two and two are four, but never three in a row.

      Given an account "Studio"
      And the account "Studio" was updated with
        | maxLoginAttempts | 3   |
        | loginBlockPeriod | 600 |
      And the account "Studio" has a user "Ann" who may log in
      And 2 wrong passwords were given for "Ann"
      And "Ann" has logged in
      And 2 wrong passwords were given for "Ann"
      When I log in by the id of "Ann"
      Then Kaltura accepts the session "Ann's"

    Scenario: Wrong old passwords are counted too
      Together with those at the door.

      Given an account "Studio"
      And the account "Studio" was updated with
        | maxLoginAttempts | 3   |
        | loginBlockPeriod | 600 |
      And the account "Studio" has a user "Ann" who may log in
      And 2 wrong passwords were given for "Ann"
      When I try to change the login data of "Ann" with
        | password    | not-the-password      |
        | newPassword | <new password of Ann> |
      Then Kaltura refuses with "LOGIN_RETRIES_EXCEEDED"

    Scenario: A lock ends after its time
      Nobody has to do anything for it.

      Given an account "Studio"
      And the account "Studio" was updated with
        | maxLoginAttempts | 2 |
        | loginBlockPeriod | 2 |
      And the account "Studio" has a user "Ann" who may log in
      When I try to log in by the id of "Ann" with
        | password | not-the-password |
      Then Kaltura refuses with "USER_WRONG_PASSWORD"
      And "Ann" can log in

    Scenario: A new password lifts the lock
      A locked login may be changed by whoever knows the password.

      Given an account "Studio"
      And the account "Studio" was updated with
        | maxLoginAttempts | 2   |
        | loginBlockPeriod | 600 |
      And the account "Studio" has a user "Ann" who may log in
      And 2 wrong passwords were given for "Ann"
      When I change the login data of "Ann" with
        | newPassword | <new password of Ann> |
      Then "Ann" can log in with
        | password | <new password of Ann> |

    Scenario: The last passwords are remembered
      As many as numPrevPassToKeep says of those that were set by a change, the present one among them.

      Given an account "Studio"
      And the account "Studio" was updated with
        | numPrevPassToKeep | 2 |
      And the account "Studio" has a user "Ann" who may log in
      And the login data of "Ann" were changed with
        | newPassword | <new password of Ann> |
      When I try to change the login data of "Ann" with
        | password    | <new password of Ann> |
        | newPassword | <new password of Ann> |
      Then Kaltura refuses with "PASSWORD_ALREADY_USED"

    Scenario: The password with which a login began is not among them
      It is compared only as long as nothing was changed.

      Given an account "Studio"
      And the account "Studio" was updated with
        | numPrevPassToKeep | 2 |
      And the account "Studio" has a user "Ann" who may log in
      And the login data of "Ann" were changed with
        | newPassword | <new password of Ann> |
      When I change the login data of "Ann" with
        | password    | <new password of Ann> |
        | newPassword | <password of Ann>     |
      Then "Ann" can log in

    Scenario: Passwords expire
      passReplaceFreq is in seconds. updateLoginData takes the expired one, to set a new one.

      Given an account "Studio"
      And the account "Studio" has a user "Ann" who may log in
      And I use the session "Owner of Studio"
      When I update the account "Studio" with
        | passReplaceFreq | 1 |
      Then a login of "Ann" is refused with "PASSWORD_EXPIRED"

    Scenario: A form of the account's own takes the place of the platform's
      All expressions of the list must fit; the refusal tells their descriptions.

      Given an account "Studio"
      And the account "Studio" was updated with
        | passwordStructureValidations | [{"objectType": "KalturaRegexItem", "regex": "/^.{16,}$/", "description": "Sixteen letters."}] |
      And I use the session "Owner of Studio"
      When I try to create a user "Ann" with
        | email    | <context>@example.com |
        | password | bcdfgh123!            |
      Then Kaltura refuses with "PASSWORD_STRUCTURE_INVALID"
        | RULES | Sixteen letters. |

    Scenario: Administrators' e-mails are of the domains that the operator allows
      allowedEmailDomainsForAdmins of the account names them, with commas. Other users have any.

      Given an account "Studio"
      And the account "Studio" was configured with
        | allowedEmailDomainsForAdmins | example.org,example.net |
      And I use the session "Owner of Studio"
      When I try to create a user "Ann" with
        | isAdmin | true                  |
        | email   | <context>@example.com |
      Then Kaltura refuses with "EMAIL_DOMAIN_IS_NOT_ALLOWED_FOR_ADMINS"

    Scenario: Nobody is excepted of a single sign-on by themselves
      An account that signs its people on elsewhere (useSso) wants ALLOW_SSO_PER_USER for it.

      Given an account "Studio"
      And the account "Studio" was updated with
        | useSso | true |
      And I use the session "Owner of Studio"
      When I try to create a user "Ann" with
        | isSsoExcluded | true |
      Then Kaltura refuses with "SETTING_SSO_PER_USER_NOT_ALLOWED"

  @needs.operator
  Rule: Whether an e-mail has a login
    An account that the operator gave the console of resellers (FEATURE_VAR_CONSOLE_LOGIN) may ask that by
    checkLoginDataExists, of logins of any account. Nobody else learns it from the platform.

    Background:
      Given an account "Holding" with
        | partnerGroupType | VAR_GROUP                                                                               |
        | permissions      | [{"objectType": "KalturaPermission", "name": "FEATURE_VAR_CONSOLE_LOGIN", "status": 1}] |
      And I use the session "Owner of Holding"

    Scenario: The login of an owner is there
      In whatever account it came about.

      Given an account "Strangers"
      And I use the session "Owner of Holding"
      When I call user.checkLoginDataExists with
        | filter[loginEmailEqual] | <adminEmail of Strangers> |
      Then Kaltura answers true

    Scenario: An e-mail that nobody logs in by
      Users who only have it don't count.

      When I call user.checkLoginDataExists with
        | filter[loginEmailEqual] | nobody-<context>@example.com |
      Then Kaltura answers false

    Scenario: Without the console nobody is told
      The refusal names the feature.

      Given an account "Strangers"
      And I use the session "Owner of Strangers"
      When I try to call user.checkLoginDataExists with
        | filter[loginEmailEqual] | nobody-<context>@example.com |
      Then Kaltura refuses with "FEATURE_FORBIDDEN"

  @service.adminUser
  Rule: The older service of administrators
    adminUser came before user. Its login lets administrators in alone; of passwords it does the same.

    Scenario: An administrator logs in
      For a day, with all privileges.

      Given a user "Ann" who may log in with
        | isAdmin | true |
      And I have no session
      When I call adminUser.login with
        | email     | <email of Ann>    |
        | password  | <password of Ann> |
        | partnerId | <partner id>      |
      Then the answer is the session "Ann's"
      And the session "Ann's" says
        | sessionType | ADMIN |

    Scenario: A plain user doesn't
      The refusal comes after the password was judged.

      Given a user "Ann" who may log in
      And I have no session
      When I try to call adminUser.login with
        | email     | <email of Ann>    |
        | password  | <password of Ann> |
        | partnerId | <partner id>      |
      Then Kaltura refuses with "USER_DATA_ERROR"

    Scenario: It tells who has no login
      Given I have no session
      When I try to call adminUser.login with
        | email    | nobody-<context>@example.com |
        | password | not-the-password             |
      Then Kaltura refuses with "USER_NOT_FOUND"

    Scenario: A password is changed by it, a plain user's too
      The answer repeats what was sent: keep it out of logs.

      Given a user "Ann" who may log in
      And I have no session
      When I call adminUser.updatePassword with
        | email       | <email of Ann>        |
        | password    | <password of Ann>     |
        | newPassword | <new password of Ann> |
      Then the answer has
        | email | <email of Ann> |
      And "Ann" can log in with
        | password | <new password of Ann> |

    Scenario: It says of a wrong old password that it is wrong
      user.updateLoginData doesn't tell.

      Given a user "Ann" who may log in
      And I have no session
      When I try to call adminUser.updatePassword with
        | email       | <email of Ann>        |
        | password    | not-the-password      |
        | newPassword | <new password of Ann> |
      Then Kaltura refuses with "WRONG_OLD_PASSWORD"
