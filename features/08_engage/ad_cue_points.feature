@allure.label.epic:Engage @service.cuePoint_cuePoint
Feature: Mark where advertisements go

  An ad cue point says where in a video an advertisement is to be shown, and where the player gets it: the address of an
  ad server's answer (sourceUrl) and the protocol of that answer (protocolType, VAST as a rule). Use ad cue points where
  the place of each break belongs to the video itself; players that only know "before" and "after" need none.

  Know first that

  - startTime 0 is a pre-roll. A video ad (adType VIDEO) stops the film; an OVERLAY lies over it until the cue point ends
  - give endTime or duration, both in milliseconds; without either the ad has no length of its own
  - protocolType is fixed once the cue point is there, all else can be changed
  - the platform keeps the address and never fetches it; the player does
  - what users' sessions say about ads is passed over, apart from the time: use an administrator's session

  Services: cuePoint_cuePoint (add, get, list, update, delete). What all cue points share is told in "Bind cue points to
  moments of a video".

  @critical @short_way
  Scenario: A break in the middle of a video
    duration gives the end.

    Given an entry "Keynote"
    When I create an ad cue point "Break" with
      | entryId      | <Keynote>                                 |
      | startTime    | 30000                                     |
      | duration     | 15000                                     |
      | adType       | VIDEO                                     |
      | protocolType | VAST                                      |
      | sourceUrl    | https://ads.example.com/vast.xml?break=1  |
    Then the answer has
      | cuePointType | AD                                        |
      | title        | Break                                     |
      | startTime    | 30000                                     |
      | endTime      | 45000                                     |
      | adType       | VIDEO                                     |
      | protocolType | VAST                                      |
      | sourceUrl    | https://ads.example.com/vast.xml?break=1  |

  Scenario: An ad needs no more than an entry
    The protocol is CUSTOM then, and the type of the ad isn't told.

    Given an entry "Keynote"
    When I create an ad cue point "Break" with
      | entryId | <Keynote> |
    Then the answer has
      | startTime    | 0        |
      | endTime      | 0        |
      | protocolType | CUSTOM   |
      | adType       | (absent) |

  Scenario Outline: <protocol> is a protocol
    Given an entry "Keynote"
    When I create an ad cue point "Break" with
      | entryId      | <Keynote>  |
      | protocolType | <protocol> |
    Then the answer has
      | protocolType | <protocol> |

    Examples: Protocols
      | protocol |
      | VAST_2_0 |
      | VPAID    |

  Scenario: endTime says the same as duration
    Given an entry "Keynote"
    When I create an ad cue point "Banner" with
      | entryId   | <Keynote> |
      | startTime | 2000      |
      | endTime   | 9000      |
      | adType    | OVERLAY   |
    Then the answer has
      | duration | 7000    |
      | adType   | OVERLAY |

  Scenario: A break is filled with another ad
    What isn't named stays.

    Given an entry "Keynote"
    And an ad cue point "Break" with
      | entryId   | <Keynote>                                |
      | startTime | 30000                                    |
      | sourceUrl | https://ads.example.com/vast.xml?break=1 |
    When I update the ad cue point "Break" with
      | title     | Autumn break                             |
      | sourceUrl | https://ads.example.com/vast.xml?break=2 |
    Then the answer has
      | title     | Autumn break                             |
      | sourceUrl | https://ads.example.com/vast.xml?break=2 |
      | startTime | 30000                                    |

  Scenario: A player lists the breaks of a video
    With its widget session, in the order of the film.

    Given an entry "Keynote"
    And an ad cue point "Second break" with
      | entryId   | <Keynote> |
      | startTime | 60000     |
    And an ad cue point "First break" with
      | entryId   | <Keynote> |
      | startTime | 0         |
    And I have a widget session
    When I list the ad cue points with
      | entryIdEqual | <Keynote>  |
      | orderBy      | +startTime |
    Then the list shows "First break" and "Second break" in this order

  Scenario: The breaks of one protocol
    Given an entry "Keynote"
    And an ad cue point "Break" with
      | entryId      | <Keynote> |
      | protocolType | VAST      |
    And an ad cue point "Other break" with
      | entryId      | <Keynote> |
      | protocolType | VPAID     |
    When I list the ad cue points with
      | entryIdEqual      | <Keynote> |
      | protocolTypeEqual | VAST      |
    Then the list shows only "Break"

  Scenario: What a user says of an ad is passed over
    Given an entry "Keynote"
    And I have a user's session
    When I create an ad cue point "Break" with
      | entryId   | <Keynote>                        |
      | startTime | 30000                            |
      | sourceUrl | https://ads.example.com/vast.xml |
    Then the answer has
      | startTime | 30000    |
      | title     |          |
      | sourceUrl | (absent) |

  Scenario: The protocol can't be changed
    Given an entry "Keynote"
    And an ad cue point "Break" with
      | entryId      | <Keynote> |
      | protocolType | VAST      |
    When I try to update the ad cue point "Break" with
      | protocolType | VPAID |
    Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

  Scenario: A type of ads that there is not is refused
    Given an entry "Keynote"
    When I try to create an ad cue point "Break" with
      | entryId | <Keynote> |
      | adType  | 9         |
    Then Kaltura refuses with "INVALID_ENUM_VALUE"

  Scenario: Visitors change no ads
    Given an entry "Keynote"
    And an ad cue point "Break" with
      | entryId | <Keynote> |
    And I have a widget session
    When I try to update the ad cue point "Break" with
      | title | None |
    Then Kaltura refuses with "PROPERTY_VALIDATION_NO_UPDATE_PERMISSION"

  Scenario: An ad is over when the video is
    Given my own uploaded video "Keynote" of 12 seconds
    When I try to create an ad cue point "Break" with
      | entryId   | <Keynote> |
      | startTime | 11000     |
      | endTime   | 26000     |
    Then Kaltura refuses with "END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME"
