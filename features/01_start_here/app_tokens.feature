@allure.label.epic:Start_here @service.appToken
Feature: Give an application a token instead of a secret

  Whoever holds an account's secret can do everything in it. An application token is what you give to an integration
  instead: it starts sessions for one user, of one kind, for so long and with such privileges as you wrote on it, and
  you can take it away without changing anything for the others. Deleting a token ends the sessions it has started.

  An application proves that it knows its token without ever sending it. It takes any session, for example a widget
  session, which needs no secret; puts the token behind the text of that KS; and sends the hash of both, in lower case
  hexadecimal digits, with the call that the same KS carries. It is a plain hash of the two texts and no HMAC. In a
  shell with SHA1 it is: printf %s "$KALTURA_WIDGET_KS$KIOSK_TOKEN" | sha1sum

  Services: appToken (add, get, list, update, delete, startSession), session.startWidgetSession. Know first: what
  sessions are and how privileges are written.

  Rule: Starting a session from a token
    The application calls appToken.startSession with the id of its token and the hash which proves that it knows the
    text. The call itself needs a session, and one that anybody can start will do.

    @critical @short_way
    Scenario: A widget session and the hash of a token become a user's session
      Given an app token "Kiosk"
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk"
      Then the session "Visitor" says
        | userId      | <user id> |
        | sessionType | USER      |
      And Kaltura accepts the session "Visitor"

    Scenario Outline: The proof may be a hash by <hashType>
      The token says which. SHA1 is what it says if you don't; take SHA256 or better.

      Given an app token "Kiosk" with
        | hashType | <hashType> |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk"
      Then Kaltura accepts the session "Visitor"

      Examples: all that there are
        | hashType |
        | MD5      |
        | SHA1     |
        | SHA256   |
        | SHA512   |

    Scenario Outline: Any session can carry the proof, <session> too
      The hash is made with the very KS that carries the call, so a proof that was overheard is good for that KS alone.

      Given an app token "Kiosk"
      And I have <session>
      When I start a session "Visitor" from the app token "Kiosk"
      Then the session "Visitor" says
        | userId | <user id> |

      Examples: who else may
        | session                    |
        | a user's session           |
        | an administrator's session |

    Scenario: Without a session there is nothing to prove with
      Given an app token "Kiosk"
      And I have no session
      When I try to start a session "Visitor" from the app token "Kiosk"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | appToken->startSession |

    Scenario: A wrong proof is refused
      Given an app token "Kiosk"
      And I have a widget session
      When I try to start a session "Visitor" from the app token "Kiosk" with
        | tokenHash | wrong |
      Then Kaltura refuses with "INVALID_APP_TOKEN_HASH"

    Scenario: A call without a proof is refused
      Given an app token "Kiosk"
      And I have a widget session
      When I try to call appToken.startSession with
        | id | <Kiosk> |
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | tokenHash |

    Scenario: A token that doesn't exist starts nothing
      Given I have a widget session
      When I try to call appToken.startSession with
        | id        | 0_nosuchid |
        | tokenHash | any        |
      Then Kaltura refuses with "APP_TOKEN_ID_NOT_FOUND"
        | ID | 0_nosuchid |

  Rule: Deciding whose session it is
    User and kind are written on the token. Where it names no kind, the application chooses.

    Scenario: The user of a session is the token's
      Who asks for another one doesn't get him, and no error either.

      Given an app token "Kiosk"
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | userId | somebody-else |
      Then the answer has
        | userId | <user id> |

    Scenario: The kind of a session is the token's
      Given an app token "Kiosk" with
        | sessionType | USER |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | sessionType | ADMIN |
      Then the session "Visitor" says
        | sessionType | USER |

    Scenario: A token that doesn't name a kind gives what is asked
      Even an administrator's session, to whoever knows the token. So always set the token's sessionType.

      Given an app token "Open"
      And I have a widget session
      When I start a session "Master" from the app token "Open" with
        | sessionType | ADMIN |
      Then the session "Master" says
        | sessionType | ADMIN |

  Rule: Deciding how long a session lasts
    The token's sessionDuration is the most that a session gets, in seconds, and the token's own end cuts it shorter.

    Scenario: A session lasts as long as the token says
      Given an app token "Kiosk" with
        | sessionDuration | 1800 |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk"
      Then the session "Visitor" ends in 1800 seconds

    Scenario: A shorter session may be asked for
      Given an app token "Kiosk" with
        | sessionDuration | 1800 |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | expiry | 600 |
      Then the session "Visitor" ends in 600 seconds

    Scenario: No session outlives its token
      The end of a token, its expiry, is a moment in Unix time. A number as small as this one counts from now.

      Given an app token "Campaign" with
        | expiry | 900 |
      And I have a widget session
      When I start a session "Visitor" from the app token "Campaign"
      Then the session "Visitor" ends in 900 seconds

    Scenario: A longer session can't be had
      Given an app token "Kiosk" with
        | sessionDuration | 1800 |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | expiry | 7200 |
      Then the session "Visitor" ends in 1800 seconds

    Scenario: A token whose time is over starts nothing
      Given an app token "Campaign" with
        | expiry | 1500000000 |
      And I have a widget session
      When I try to start a session "Visitor" from the app token "Campaign"
      Then Kaltura refuses with "APP_TOKEN_EXPIRED"
        | ID | <Campaign> |

  Rule: Deciding what a session may do
    A session gets the token's sessionPrivileges. The application can fill the room that they leave, and add words of
    its own, but give itself nothing more.

    Scenario: A session has the privileges of its token
      In front of them stand two that tie it to the token: sessionid and apptoken, both with the token's id.

      Given an app token "Kiosk" with
        | sessionPrivileges | list:* |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk"
      Then the answer has
        | privileges | sessionid:<Kiosk>,apptoken:<Kiosk>,list:* |

    Scenario: A star in a token's privilege is room for a value
      Write the star on the token, and let each session ask for the one entry it is about.

      Given an app token "Kiosk" with
        | sessionPrivileges | sview:* |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | privileges | sview:0_keynote |
      Then the answer has
        | privileges | sessionid:<Kiosk>,apptoken:<Kiosk>,sview:0_keynote |

    Scenario: A session may carry words of the application's own
      What means nothing to the platform can be added by anybody, for example to tell analytics which page it was.

      Given an app token "Kiosk"
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | privileges | appid:lobby |
      Then the answer has
        | privileges | sessionid:<Kiosk>,apptoken:<Kiosk>,appid:lobby |

    Scenario: Privileges that the token lacks are dropped without a word
      Look at the privileges in the answer before you rely on one.

      Given an app token "Kiosk"
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk" with
        | privileges | edit:*,disableentitlement |
      Then the answer has
        | privileges | sessionid:<Kiosk>,apptoken:<Kiosk> |

    Scenario: A session from a token can do no more than its user
      Given an app token "Kiosk" with
        | sessionType | USER |
      And a session "Visitor" from the app token "Kiosk"
      And I use the session "Visitor"
      When I try to create an app token "Another"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | appToken->add |

  Rule: Making a token and changing it
    Administrators make a token for each integration. It can be changed later; its text and its
    status are the platform's.

    Scenario: A new token is active and begins with sensible values
      The platform makes the text of the token, 32 hexadecimal digits whatever the hash. Sessions last as long as the
      account's longest, a day as a rule.

      When I create an app token "Kiosk"
      Then the answer has
        | status          | ACTIVE   |
        | hashType        | SHA1     |
        | token           | (any)    |
        | sessionDuration | (any)    |
        | expiry          | (absent) |
        | sessionType     | (absent) |

    Scenario: What a token allows can be changed
      The next session is as the token says then; sessions that were started before stay as they are.

      Given an app token "Kiosk" with
        | hashType        | SHA1 |
        | sessionDuration | 1800 |
      And the app token "Kiosk" was updated with
        | hashType        | SHA256 |
        | sessionDuration | 600    |
      And I have a widget session
      When I start a session "Visitor" from the app token "Kiosk"
      Then the session "Visitor" ends in 600 seconds

    Scenario: A change leaves what it doesn't name
      Given an app token "Kiosk" with
        | hashType          | SHA256     |
        | sessionPrivileges | list:*     |
        | description       | The lobby  |
      When I update the app token "Kiosk" with
        | description | The library |
      Then the app token "Kiosk" has
        | description       | The library |
        | hashType          | SHA256      |
        | sessionPrivileges | list:*      |

    Scenario Outline: A token with an unknown <property> isn't made
      Names of hashes are written in capitals.

      When I try to create an app token "Kiosk" with
        | <property> | <value> |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | ENUM_VAL   | <value>    |
        | PARAM_NAME | <property> |

      Examples: what doesn't exist
        | property    | value  |
        | hashType    | sha256 |
        | hashType    | CRC32  |
        | sessionType | 7      |

    Scenario: A token needs a user whose id can be one
      Who doesn't exist yet is made with the token, with the id for a name, so mind how you write it.

      When I try to create an app token "Kiosk" with
        | sessionUserId | two words |
      Then Kaltura refuses with "INVALID_FIELD_VALUE"
        | FIELD_NAME | sessionUserId |

    Scenario Outline: The <property> of a token is the platform's to set
      A token that leaked can't get another text, nor can it be paused by its owner: delete it and make a new one.

      Given an app token "Kiosk"
      When I try to update the app token "Kiosk" with
        | <property> | <value> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"
        | PROP_NAME | KalturaAppToken::<property> |

      Examples: what nobody changes
        | property | value      |
        | token    | my-own     |
        | status   | DISABLED   |
        | id       | mine       |

  Rule: Locking out an integration
    Delete its token. No other integration notices, and no secret has to be changed.

    Scenario: Deleting a token ends its sessions
      At once, and however long they had to go: the way to lock out one integration and no other.

      Given an app token "Kiosk"
      And a session "Visitor" from the app token "Kiosk"
      When I delete the app token "Kiosk"
      Then Kaltura refuses the session "Visitor" as LOGOUT

    Scenario: A deleted token starts no more sessions
      Given an app token "Kiosk"
      And the app token "Kiosk" was deleted
      And I have a widget session
      When I try to start a session "Visitor" from the app token "Kiosk"
      Then Kaltura refuses with "APP_TOKEN_ID_NOT_FOUND"
        | ID | <Kiosk> |

    Scenario: Deleting a token twice is refused
      Given an app token "Kiosk"
      And the app token "Kiosk" was deleted
      When I try to delete the app token "Kiosk"
      Then Kaltura refuses with "APP_TOKEN_ID_NOT_FOUND"

  Rule: Finding tokens, and who may
    Administrators list tokens and read them, text and all. Nobody else does.

    Scenario: Tokens are listed by the user of their sessions
      Given an app token "Kiosk" with
        | description | The lobby |
      When I list the app tokens with
        | idIn               | <Kiosk>   |
        | sessionUserIdEqual | <user id> |
      Then the list shows only "Kiosk"
      And one of the list has
        | description | The lobby |

    Scenario: The tokens of a user who doesn't exist are none
      When I list the app tokens with
        | sessionUserIdEqual | nobody-of-this-name |
      Then the list counts 0 in all

    Scenario: A token that doesn't exist is refused
      When I try to call appToken.get with
        | id | 0_nosuchid |
      Then Kaltura refuses with "APP_TOKEN_ID_NOT_FOUND"
        | ID | 0_nosuchid |

    Scenario Outline: A user doesn't <act> tokens
      They are for administrators: who reads a token can use it.

      Given I have a user's session
      When I try to call appToken.<action> with
        | id | 0_nosuchid |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | appToken-><action> |

      Examples: the actions of administrators
        | act    | action |
        | read   | get    |
        | list   | list   |
        | delete | delete |
