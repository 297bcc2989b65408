@allure.label.epic:Start_here @service.shortLink_shortLink @needs.short_links
Feature: Share long addresses as short links

  A short link is a short address on the platform that leads to a long one anywhere: for a message, a printed code, a
  slide. Where it leads can be changed after it was handed out, and it can be switched off, for good or for a while.

  Whoever has the link can follow it: that needs no session. All else does. Administrators make, change and delete
  links; a link belongs to a user, and users list and read what is theirs. The short address is the service's, then
  /tiny/ and the id of the link; it leads to shortLink.goto, which leads to the full address. The platform doesn't
  look at that address: what you write is where people land.

  Services: shortLink (add, get, list, update, delete, goto). In calls its name is shortLink_shortLink.

  Rule: Making a link and handing it out
    A link needs the full address that it leads to and a system name of yours. It works at once, and its short
    address is what people get.

    @critical
    Scenario: A new link is on at once and never ends
      When I create a short link "Keynote" with
        | fullUrl | https://www.example.com/watch/keynote |
      Then the answer has
        | status    | ENABLED                               |
        | fullUrl   | https://www.example.com/watch/keynote |
        | expiresAt | (absent)                              |

    @critical @short_way
    Scenario: A link leads to its full address, without a session
      The answer is a redirect (302), so browsers go there by themselves.

      Given a short link "Keynote" with
        | fullUrl | https://www.example.com/watch/keynote?from=mail |
      When I open the address
        """
        /api_v3/service/shortLink_shortLink/action/goto/id/<Keynote>
        """
      Then its headers are
        | Location | https://www.example.com/watch/keynote?from=mail |

    Scenario: The short address leads to the link
      This is the address to hand out.

      Given a short link "Keynote"
      When I open the address
        """
        /tiny/<Keynote>
        """
      Then it leads to an address with
        | api_v3 | index.php |

    Scenario: Several links may have one system name
      A system name is a label of yours, not a key: one for each place where you hand a link out, for example. What has
      to be single is the uniqueId, if you set one, and it can't be changed.

      Given a short link "By mail" with
        | systemName | keynote |
      And a short link "On the slide" with
        | systemName | keynote |
      When I list the short links with
        | systemNameEqual | keynote |
      Then the list shows only "By mail" and "On the slide"

    Scenario: The platform takes any text for an address
      Check it yourself, before people follow it into nowhere.

      When I create a short link "Oops" with
        | fullUrl | no address at all |
      Then the answer has
        | fullUrl | no address at all |
        | status  | ENABLED           |

    Scenario Outline: A link needs <what>
      When I try to create a short link "Keynote" with
        | <property> | <value> |
      Then Kaltura refuses with "<code>"
        | PROP_NAME | KalturaShortLink::<property> |

      Examples: what isn't enough
        | what                          | property   | value  | code                               |
        | a full address                | fullUrl    | (null) | PROPERTY_VALIDATION_CANNOT_BE_NULL |
        | a system name                 | systemName | (null) | PROPERTY_VALIDATION_CANNOT_BE_NULL |
        | a full address of ten letters | fullUrl    | http:/ | PROPERTY_VALIDATION_MIN_LENGTH     |

    Scenario: A unique id is taken once
      Given a short link "Keynote" with
        | uniqueId | seat-<user id> |
      When I try to create a short link "Another" with
        | uniqueId | seat-<user id> |
      Then Kaltura refuses with "SHORT_LINK_UNIQUE_ID_ALREADY_EXISTS"

  Rule: Leading a link elsewhere, or nowhere
    What was handed out stays in your hands: change the full address, switch the link off and on,
    give it an end, or delete it.

    Scenario: A link can be led elsewhere after it was handed out
      What the change doesn't name stays as it is, and so does the short address.

      Given a short link "Keynote" with
        | fullUrl | https://www.example.com/watch/keynote |
      When I update the short link "Keynote" with
        | fullUrl | https://www.example.com/watch/recording |
      Then the answer has
        | id      | <Keynote>                               |
        | name    | Keynote                                 |
        | fullUrl | https://www.example.com/watch/recording |

    Scenario: A link that is switched off leads nowhere
      By its short address too. Whoever follows it gets an empty page; the reason is in its headers.

      Given a short link "Keynote"
      And the short link "Keynote" was updated with
        | status | DISABLED |
      When I send this request
        """
        GET /tiny/<Keynote>
        """
      Then Kaltura refuses with an empty page and "INVALID_SHORT_LINK"

    Scenario: A link that was switched on again leads as before
      Given a short link "Keynote" with
        | fullUrl | https://www.example.com/watch/keynote |
        | status  | DISABLED                              |
      And the short link "Keynote" was updated with
        | status | ENABLED |
      When I open the address
        """
        /api_v3/service/shortLink_shortLink/action/goto/id/<Keynote>
        """
      Then its headers are
        | Location | https://www.example.com/watch/keynote |

    Scenario: A link leads on until its end
      The end is a moment in Unix time.

      Given a short link "Campaign" with
        | fullUrl   | https://www.example.com/campaign |
        | expiresAt | 4000000000                       |
      When I open the address
        """
        /api_v3/service/shortLink_shortLink/action/goto/id/<Campaign>
        """
      Then its headers are
        | Location | https://www.example.com/campaign |

    Scenario: A link whose end has come leads nowhere
      Given a short link "Campaign" with
        | expiresAt | 1500000000 |
      When I open the address
        """
        /api_v3/service/shortLink_shortLink/action/goto/id/<Campaign>
        """
      Then Kaltura refuses with an empty page and "EXPIRED_SHORT_LINK"

    Scenario: A deleted link is answered once more, and is gone
      Given a short link "Keynote"
      When I delete the short link "Keynote"
      Then the answer has
        | status | DELETED |
      And the short link "Keynote" no longer exists

    Scenario: A deleted link leads nowhere
      Given a short link "Keynote"
      And the short link "Keynote" was deleted
      When I open the address
        """
        /api_v3/service/shortLink_shortLink/action/goto/id/<Keynote>
        """
      Then Kaltura refuses with an empty page and "INVALID_OBJECT_ID"

  Rule: Reading and listing links, and who may
    Following is for everybody. To read a link takes a session of any kind, to list links a user, to
    make them an administrator.

    Scenario: Users list the links that are theirs
      An administrator who makes a link may name another user for it; without a name it is the administrator's own.

      Given a short link "Mine" with
        | userId | <user id> |
      And a short link "The administrator's"
      And I have a user's session
      When I list the short links
      Then the list shows "Mine"
      And the list does not show "The administrator's"

    Scenario: A visitor reads a link with the session that every page can get
      Given a short link "Keynote"
      And I have a widget session
      When I get the short link "Keynote"
      Then the answer has
        | name | Keynote |

    Scenario: Users don't list the links of others
      Given I have a user's session
      When I try to list the short links with
        | userIdEqual | somebody-else |
      Then Kaltura refuses with "CANNOT_RETRIEVE_ANOTHER_USERS_SHORT_LINK"
        | USER_ID | somebody-else |

    Scenario: Without a session a link can be followed, not read
      Given a short link "Keynote"
      And I have no session
      When I try to get the short link "Keynote"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | shortlink_shortlink->get |

    Scenario: Users don't make links
      Given I have a user's session
      When I try to create a short link "Keynote"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"
        | SERVICE | shortlink_shortlink->add |
