@allure.label.epic:Start_here @service.session
Feature: Start a session and say what it may do

  Every call to Kaltura carries a session, the KS: a signed text that says which account and which user is calling,
  until when, and with which privileges. Your server starts it with one of the account's two secrets and hands it to
  whoever makes the calls. The secrets never leave your server.

  There are three kinds of caller. An administrator's session sees and changes everything in the account. A user's
  session sees what is public and changes what is the user's own. A widget session is for the visitors of a web page:
  anybody can start one, and it only plays. What a session may do beyond its kind is said by its privileges.
  No privilege hides an entry from a user who knows its id. What only some may watch needs an access control profile that
  asks for the privilege sview, and sessions with sview and the entry's id: the guide on the player shows both, in "A
  session that your server made opens what is for members".

  Services: session (start, startWidgetSession, get, end, impersonate). Know first: your account's number and its
  secrets, from the console under Settings, Integration. The other guides start their sessions silently, as an
  administrator, unless they say otherwise.

  Rule: Starting a session with a secret
    Your server calls session.start with one of the account's two secrets, or signs the session itself. Which secret it
    is and what you ask for decide on the kind of session.

    @critical
    Scenario: The admin secret starts an administrator's session
      The KS is opaque to whoever holds it; session.get tells an administrator what is in it.

      When I start an administrator's session "Back office" with
        | userId     | ann@example.org |
        | privileges | list:*          |
      Then the session "Back office" says
        | partnerId   | <partner id>    |
        | userId      | ann@example.org |
        | sessionType | ADMIN           |
        | privileges  | list:*          |

    Scenario: The admin secret starts a user's session as well
      So a back end needs one secret only. A user need not exist before a session is started for it.

      When I start a user's session "Ann" with
        | secret | <admin secret>  |
        | userId | ann@example.org |
      Then the session "Ann" says
        | userId      | ann@example.org |
        | sessionType | USER            |

    Scenario: A session can be made without asking Kaltura
      A back end that holds the admin secret may sign sessions itself and save the call. The
      format is version 2 of the KS.

      When I sign the session "Home-made" myself
        """
        fields = "disableentitlement=&_e=" + end + "&_t=2&_u=guide-admin"     end in seconds since 1970, _t=2 is ADMIN
        body   = 16 random bytes + fields
        sealed = AES-128-CBC(key: first 16 bytes of sha1(admin secret), vector: 16 zero bytes, text: sha1(body) + body)
        KS     = base64("v2|" + partnerId + "|" + sealed), with - for + and _ for /; the text is padded with zero bytes
        """
      Then the session "Home-made" says
        | partnerId   | <partner id>       |
        | userId      | guide-admin        |
        | sessionType | ADMIN              |
        | privileges  | disableentitlement |

    @needs.user_secret
    Scenario: The user secret starts no administrator's session
      Give the user secret to systems that only ever act for users. SessionType 2 is ADMIN.

      Given I have no session
      When I try to call session.start with
        | secret    | <user secret> |
        | partnerId | <partner id>  |
        | type      | 2             |
      Then Kaltura refuses with "START_SESSION_ERROR"
        | PID | <partner id> |

    Scenario: A wrong secret starts no session
      Given I have no session
      When I try to call session.start with
        | secret    | wrong        |
        | partnerId | <partner id> |
      Then Kaltura refuses with "START_SESSION_ERROR"
        | PID | <partner id> |
      And the refusal says "Error while starting session"
      But note that "the answer doesn't say whether the account or the secret was wrong in an account that exists"

    Scenario: An account that doesn't exist is refused as a blocked one
      Given I have no session
      When I try to call session.start with
        | secret    | wrong    |
        | partnerId | 99999999 |
      Then Kaltura refuses with "SERVICE_FORBIDDEN_CONTENT_BLOCKED"

  Rule: Giving the visitors of a page a session
    A page that only shows videos needs no secret and no server of yours: a widget session plays videos, and finds
    those whose ids it is given.

    Scenario: Anybody can start a widget session and read a video with it
      It takes the account's number and no secret: the widget of an account is its number after an underscore.

      Given an uploaded video "Keynote"
      And I have a widget session
      When I get the entry "Keynote"
      Then the answer has
        | id     | <Keynote> |
        | status | READY     |

    Scenario: A widget session lists what it knows by id
      This is how a player asks for all that a page shows in one call. Reference ids do as well.

      Given my own uploaded picture "Poster"
      And the entry "Poster" was approved
      And I have a widget session
      When I list the entries with
        | idIn | <Poster> |
      Then the list shows only "Poster"

    Scenario: A widget session can't go looking
      Whatever else a filter asks for, a list for visitors is empty.

      Given my own uploaded picture "Poster"
      And I have a widget session
      When I list the entries with
        | nameLike | Poster |
      Then the list does not show "Poster"
      But note that "give a page the ids it shows, or a playlist"

    Scenario: A widget session makes nothing
      Given I have a widget session
      When I try to create an upload token "Film"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | uploadToken->add |

    Scenario: A widget that doesn't exist starts no session
      Given I have no session
      When I try to call session.startWidgetSession with
        | widgetId | _0_nowidget |
      Then Kaltura refuses with "INVALID_WIDGET_ID"
        | WIDGET_ID | _0_nowidget |

  Rule: Letting a user see and change more
    By itself a user's session lists and changes what is the user's own. Privileges open more, one entry or a kind of
    call, and hold for that session alone.

    @short_way
    Scenario: The privilege edit lets a user change one entry of somebody else
      Given an entry "Draft"
      And I have a user's session with the privileges "edit:<Draft>"
      When I update the entry "Draft" with
        | description | changed |
      Then the entry "Draft" has
        | description | changed |

    Scenario: The privilege list lets a user see the entries of others
      Given an entry "Draft"
      And I have a user's session with the privileges "list:*"
      When I list the entries with
        | nameLike | Draft      |
        | statusIn | NO_CONTENT |
      Then the list shows only "Draft"

    Scenario: A user lists only entries of their own
      Unless the filter names others by their ids.

      Given an entry "Draft"
      And I have a user's session
      When I list the entries with
        | nameLike | Draft      |
        | statusIn | NO_CONTENT |
      Then the list does not show "Draft"

    Scenario: A user doesn't change what belongs to somebody else
      The refusal speaks of an invalid KS, with an empty one in its text. The session is fine; the entry is another's.

      Given an entry "Draft"
      And I have a user's session
      When I try to update the entry "Draft" with
        | description | changed |
      Then Kaltura refuses with "INVALID_KS"
        | KSID     |              |
        | ERR_CODE | -4           |
        | ERR_DESC | INVALID_TYPE |

    Scenario: The privilege edit opens no other entry
      Given an entry "Draft"
      And an entry "Secret plans"
      And I have a user's session with the privileges "edit:<Draft>"
      When I try to update the entry "Secret plans" with
        | description | changed |
      Then Kaltura refuses with "INVALID_KS"
      And the entry "Secret plans" has
        | description |  |

  Rule: Limiting a session that leaves your server
    Whoever holds the text of a session can use it. Give a session that goes to a browser or to another system a near
    end, and say how often, for what and from where it may be used.

    Scenario: A session ends after the seconds it was started for
      Without an expiry it lasts a day. Start sessions that go to a browser for as short as the page needs.

      When I start a user's session "Short" with
        | expiry | 600 |
      Then the session "Short" ends in 600 seconds

    Scenario: A session that was ended is refused
      End the session when a user signs out: until its time is over the text works for everybody who holds it.

      Given an administrator's session "Signing out"
      When I end the session "Signing out"
      Then Kaltura refuses the session "Signing out" as LOGOUT

    Scenario: A session can be good for a number of calls
      Privilege actionslimit. The third call of a session for two is refused, whatever it asks.

      Given an administrator's session "Twice" with
        | privileges | actionslimit:2 |
      And I use the session "Twice"
      When I call baseEntry.count
      Then Kaltura accepts the session "Twice"
      And Kaltura refuses the session "Twice" as EXCEEDED_ACTIONS_LIMIT

    Scenario: A session can be good for some addresses of the API
      Privilege urirestrict, with a star for whatever follows. Here counting baseEntries is outside.

      Given an administrator's session "Media only" with
        | privileges | urirestrict:/api_v3/service/media/* |
      And I use the session "Media only"
      When I call media.count
      Then Kaltura refuses the session "Media only" as EXCEEDED_RESTRICTED_URI

    Scenario: A session can be good for one network address
      Privilege iprestrict. The address here belongs to nobody: it is kept for examples.

      When I start an administrator's session "Elsewhere" with
        | privileges | iprestrict:192.0.2.1 |
      Then Kaltura refuses the session "Elsewhere" as EXCEEDED_RESTRICTED_IP

  Rule: Finding out why a session is refused
    Most refusals of sessions have one code, INVALID_KS, and tell the reason in its values. Without a session, and with
    one of the wrong kind or account, the refusals are others.

    Scenario: A refusal has a code, a sentence and the values it speaks of
      The HTTP status is 200 all the same: look for objectType KalturaAPIException. Codes are
      stable, sentences may change.

      When I try to call media.get
      Then Kaltura refuses with "MISSING_MANDATORY_PARAMETER"
        | PARAM_NAME | entryId |
      And the refusal says "Missing parameter "entryId""

    Scenario: A session whose time is over is refused
      Given an expired session "Yesterday"
      And I use the session "Yesterday"
      When I try to list the entries
      Then Kaltura refuses with "INVALID_KS"
        | KSID     | EXPIRED |
        | ERR_CODE | -1      |

    Scenario: A text that is no session is refused
      Given a made-up session "Nonsense"
      And I use the session "Nonsense"
      When I try to list the entries
      Then Kaltura refuses with "INVALID_KS"
        | KSID     | <Nonsense>  |
        | ERR_DESC | INVALID_STR |

    Scenario: Without a session lists are forbidden
      Given I have no session
      When I try to list the entries
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | media->list |

    Scenario: Without a session an entry seems not to exist
      The platform can't tell whose entry you mean, so it finds none: don't look for a deleted
      video, look for a lost KS.

      Given an uploaded video "Keynote"
      And I have no session
      When I try to get the entry "Keynote"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"
        | ENTRY_ID | <Keynote> |

    Scenario: Users are not told what a session says
      Given I have a user's session
      When I try to call session.get
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | session->get |

    Scenario: A session opens no other account
      The account -2 is the platform's own; any account but yours and those below it answers the same.

      When I try to call media.list with
        | partnerId | -2 |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | media->list |

    Scenario: Impersonation reaches only accounts below one's own
      With session.impersonate a parent account acts in the accounts below it. Every refusal names your own account.

      Given I have no session
      When I try to call session.impersonate with
        | secret                | <admin secret> |
        | partnerId             | <partner id>   |
        | impersonatedPartnerId | 99999999       |
        | type                  | 2              |
      Then Kaltura refuses with "START_SESSION_ERROR"
        | PID | <partner id> |
