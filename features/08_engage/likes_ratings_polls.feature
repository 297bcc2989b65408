@allure.label.epic:Engage @service.like_like @service.rating_rating @service.poll_poll
Feature: Let viewers like, rate and vote

  Three ways to hear what viewers think. A like is a yes to an entry, a rating gives it a rank from 1 to 5, a poll counts
  votes for answers to a question of yours, in a live event or beside a video.

  Know first that

  - likes and ratings are a user's, one per user and entry, so the session must name the user. Total numbers stand in the
    entry: votes (how many), totalRank (their sum) and rank (the mean)
  - a like is a vote of rank 1, and the platform keeps one vote per user and entry: who has rated can't like any more, and
    rating after a like makes the like a rating. Use one of the two on an entry
  - a poll is nothing but an id. The question, the answers and who may see the result are your application's
  - votes of polls lie in a cache (memcache), likes and ratings in the database. A restart of the cache, its age or want
    of room can lose votes; take the result over with getVotes when a poll is over
  - events and webcasts of other Kaltura products have polls by means of their own: nothing here ties a poll to an entry
    or an event, so tell your viewers its id yourself

  What a player shows of it is the page's part: likes and ranks of the entry come with media.get, and the buttons call
  these services.

  Services: like_like (like, unlike, checkLikeExists, list), rating_rating (rate, checkRating, removeRating,
  getRatingCounts), poll_poll (add, vote, getVote, getVotes, resetVotes).

  @needs.likes
  Rule: Liking an entry
    One like per user and entry, taken back at any time. The session says who likes.

    @critical @short_way
    Scenario: A user likes an entry, and the entry counts it
      Entries without content can be liked as well.

      Given an entry "Keynote"
      And I have a user's session
      When I like "Keynote"
      Then Kaltura answers true
      And the entry "Keynote" has
        | votes     | 1 |
        | totalRank | 1 |
        | rank      | 1 |

    Scenario: Each user's like counts
      The rank of an entry that was only liked stays 1, whatever the number of likes: read votes.

      Given a user "Ann"
      And an entry "Keynote"
      And "Ann" likes "Keynote"
      And I have a user's session
      When I like "Keynote"
      Then the entry "Keynote" has
        | votes     | 2 |
        | totalRank | 2 |
        | rank      | 1 |

    Scenario: Somebody can see whether they like an entry
      What a page asks before it draws the button.

      Given an entry "Keynote"
      And the user likes "Keynote"
      And I have a user's session
      When I call like_like.checkLikeExists with
        | entryId | <Keynote> |
      Then Kaltura answers true

    Scenario: An administrator is a user of their own
      A like is the user's whom the session names, whatever the session may do otherwise.

      Given an entry "Keynote"
      And the user likes "Keynote"
      When I call like_like.checkLikeExists with
        | entryId | <Keynote> |
      Then Kaltura answers false

    Scenario: The like of somebody else is found by the user's id
      Given a user "Ann"
      And an entry "Keynote"
      And "Ann" likes "Keynote"
      When I call like_like.checkLikeExists with
        | entryId | <Keynote> |
        | userId  | <Ann>     |
      Then Kaltura answers true

    Scenario: Nobody likes an entry that doesn't exist
      The answer is false, not a refusal.

      When I call like_like.checkLikeExists with
        | entryId | no-such-entry |
      Then Kaltura answers false

    @critical
    Scenario: A like that is taken back counts no more
      Given an entry "Keynote"
      And the user likes "Keynote"
      And I have a user's session
      When I take back my like of "Keynote"
      Then Kaltura answers true
      And the entry "Keynote" has
        | votes     | 0 |
        | totalRank | 0 |
        | rank      | 0 |

    Scenario: Who has taken a like back can like again
      Given an entry "Keynote"
      And the user likes "Keynote"
      And the user no longer likes "Keynote"
      And I have a user's session
      When I like "Keynote"
      Then Kaltura answers true
      And the entry "Keynote" has
        | votes | 1 |

    @needs.playlists
    Scenario: Playlists can be liked like any entry
      Given an entry "Keynote"
      And a playlist "Talks" of "Keynote"
      And I have a user's session
      When I call like_like.like with
        | entryId | <Talks> |
      Then the playlist "Talks" has
        | votes | 1 |

    Scenario: A copy of an entry begins without likes
      Given an entry "Keynote"
      And the user likes "Keynote"
      When I clone the entry "Keynote" as "Copy"
      Then the entry "Copy" has
        | votes     | 0 |
        | totalRank | 0 |

  @needs.likes
  Rule: Who likes what
    like_like.list is for administrators. A like in it has the entry, the user and the time, and no id.

    Scenario: All likes of an entry are listed with their users
      Given a user "Ann"
      And an entry "Keynote"
      And the user likes "Keynote"
      And "Ann" likes "Keynote"
      When I list the likes with
        | entryIdEqual | <Keynote> |
      Then the list counts 2 in all
      And one of the list has
        | userId    | Ann       |
        | entryId   | <Keynote> |
        | createdAt | (any)     |

    Scenario: What one user likes, of several entries
      Given a user "Ann"
      And an entry "Keynote"
      And an entry "Panel"
      And "Ann" likes "Keynote"
      And the user likes "Panel"
      When I list the likes with
        | entryIdIn   | <Keynote>,<Panel> |
        | userIdEqual | <Ann>             |
      Then the list counts 1 in all
      And one of the list has
        | entryId | <Keynote> |

    Scenario: Likes come page by page
      Given an entry "Keynote"
      And the user likes "Keynote"
      And the administrator likes "Keynote"
      When I list page 2 of the likes, 1 a page with
        | entryIdEqual | <Keynote> |
      Then the list counts 2 in all
      And one of the list has
        | userId | guide-admin |

    Scenario Outline: Likes <when> a moment: <count>
      Given an entry "Keynote"
      And the user likes "Keynote"
      When I list the likes with
        | entryIdEqual | <Keynote>            |
        | <field>      | 2030-01-01 00:00 UTC |
      Then the list counts <count> in all

      Examples: createdAt
        | when   | field                       | count |
        | before | createdAtLessThanOrEqual    | 1     |
        | since  | createdAtGreaterThanOrEqual | 0     |

    Scenario: A like that was taken back is in no list
      Given an entry "Keynote"
      And the user likes "Keynote"
      And the user no longer likes "Keynote"
      When I list the likes with
        | entryIdEqual | <Keynote> |
      Then the list counts 0 in all

    Scenario: Lists of an entry that doesn't exist are refused
      When I try to list the likes with
        | entryIdEqual | no-such-entry |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Lists of a user who doesn't exist are refused
      Given a user "Ann"
      And the user "Ann" was deleted
      When I try to list the likes with
        | userIdEqual | <Ann> |
      Then Kaltura refuses with "USER_NOT_FOUND"

    Scenario: Users list no likes
      Given I have a user's session
      When I try to list the likes
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  @needs.likes
  Rule: Likes that are refused
    A button may be pressed twice: take the first two refusals as a sign that your page shows an old state.

    Scenario: A second like of the same user is refused
      Given an entry "Keynote"
      And the user likes "Keynote"
      And I have a user's session
      When I try to like "Keynote"
      Then Kaltura refuses with "USER_LIKE_FOR_ENTRY_ALREADY_EXISTS"
      And the entry "Keynote" has
        | votes | 1 |

    Scenario: What one doesn't like can't be taken back
      Given an entry "Keynote"
      And I have a user's session
      When I try to take back my like of "Keynote"
      Then Kaltura refuses with "USER_LIKE_FOR_ENTRY_NOT_FOUND"

    Scenario: An entry that was deleted can't be liked
      Given an entry "Keynote"
      And the entry "Keynote" was deleted
      And I have a user's session
      When I try to like "Keynote"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario Outline: Whoever has <session> likes nothing
      Visitors who aren't signed in get a user's session of yours before they can like.

      Given an entry "Keynote"
      And I have <session>
      When I try to like "Keynote"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: sessions
        | session          |
        | a widget session |
        | no session       |

    Scenario: A session must name its user
      Given an entry "Keynote"
      And an administrator's session "Nameless" with
        | userId | |
      And I use the session "Nameless"
      When I try to like "Keynote"
      Then Kaltura refuses with "INVALID_USER_ID"

  @needs.ratings
  Rule: Rating an entry from 1 to 5
    The account needs the plug-in for ratings; on others every call is refused with FEATURE_FORBIDDEN. There is no
    getRating for others' ratings: a user reads the own one, administrators read counts.

    @critical
    Scenario: A rating is answered and counted
      Given an entry "Keynote"
      And I have a user's session
      When I rate "Keynote" with 4
      Then Kaltura answers 4
      And the entry "Keynote" has
        | votes     | 1 |
        | totalRank | 4 |
        | rank      | 4 |

    @critical
    Scenario: The rank of an entry is the mean of its ratings
      The field rank is totalRank divided by votes, to a thousandth.

      Given a user "Ann"
      And an entry "Keynote"
      And "Ann" has rated "Keynote" with 2
      And I have a user's session
      When I rate "Keynote" with 5
      Then the entry "Keynote" has
        | votes     | 2   |
        | totalRank | 7   |
        | rank      | 3.5 |

    Scenario: A second rating of a user takes the place of the first
      Given an entry "Keynote"
      And the user has rated "Keynote" with 4
      And I have a user's session
      When I rate "Keynote" with 2
      Then the entry "Keynote" has
        | votes     | 1 |
        | totalRank | 2 |

    Scenario: Users read their own ratings
      Given a user "Ann"
      And an entry "Keynote"
      And the user has rated "Keynote" with 4
      And "Ann" has rated "Keynote" with 1
      And I have a user's session
      When I call rating_rating.checkRating with
        | entryId | <Keynote> |
      Then Kaltura answers 4

    Scenario: A rating that is taken back counts no more
      Given an entry "Keynote"
      And the user has rated "Keynote" with 4
      And I have a user's session
      When I take back my rating of "Keynote"
      Then Kaltura answers true
      And the entry "Keynote" has
        | votes | 0 |
        | rank  | 0 |

    Scenario: An administrator reads how often each rank was given
      Ask for the ranks that a chart shows. Those that nobody gave are left out of the answer.

      Given a user "Ann"
      And an entry "Keynote"
      And "Ann" has rated "Keynote" with 2
      And the user has rated "Keynote" with 5
      And the administrator has rated "Keynote" with 5
      When I call rating_rating.getRatingCounts with
        | filter[entryIdEqual] | <Keynote> |
        | filter[rankIn]       | 1,2,3,4,5 |
      Then the answer has
        | totalCount      | 2 |
        | objects.0.rank  | 2 |
        | objects.0.count | 1 |
        | objects.1.rank  | 5 |
        | objects.1.count | 2 |

    Scenario: Entries are listed by their rank
      Given an entry "Poor"
      And an entry "Good"
      And the user has rated "Poor" with 2
      And the user has rated "Good" with 5
      When I list the entries with
        | idIn        | <Poor>,<Good> |
        | statusEqual | NO_CONTENT    |
        | orderBy     | -rank         |
      Then the list shows "Good" and "Poor" in this order

  @needs.likes @needs.ratings
  Rule: A like and a rating of one user are one vote
    Decide for one of the two per entry, else these follow.

    Scenario: A rating takes the place of a like
      Given an entry "Keynote"
      And the user likes "Keynote"
      And I have a user's session
      When I rate "Keynote" with 3
      Then the entry "Keynote" has
        | votes     | 1 |
        | totalRank | 3 |

    Scenario: Who has rated can't like
      Given an entry "Keynote"
      And the user has rated "Keynote" with 3
      And I have a user's session
      When I try to like "Keynote"
      Then Kaltura refuses with "USER_LIKE_FOR_ENTRY_ALREADY_EXISTS"

    Scenario: Taking back the like takes the rating away
      Given an entry "Keynote"
      And the user likes "Keynote"
      And the user has rated "Keynote" with 3
      And I have a user's session
      When I take back my like of "Keynote"
      Then the entry "Keynote" has
        | votes     | 0 |
        | totalRank | 0 |

    Scenario: A like after a rating that was taken back brings the rating back
      The vote is not made anew: it is the old one, with its rank.

      Given an entry "Keynote"
      And the user has rated "Keynote" with 4
      And the user no longer likes "Keynote"
      And I have a user's session
      When I like "Keynote"
      Then the entry "Keynote" has
        | votes     | 1 |
        | totalRank | 4 |

    Scenario: A like reads as a rating of 1
      Given an entry "Keynote"
      And the user likes "Keynote"
      And I have a user's session
      When I call rating_rating.checkRating with
        | entryId | <Keynote> |
      Then Kaltura answers 1

    Scenario: Ratings are in the list of likes
      So like_like.list tells who has rated, but not how.

      Given an entry "Keynote"
      And the user has rated "Keynote" with 3
      When I list the likes with
        | entryIdEqual | <Keynote> |
      Then one of the list has
        | userId | <user id> |

  @needs.ratings
  Rule: Ratings that are refused
    A refused rating changes nothing: what the user gave before stays.

    Scenario Outline: A rank is a number from 1 to 5: not <rank>
      Given an entry "Keynote"
      And I have a user's session
      When I try to rate "Keynote" with <rank>
      Then Kaltura refuses with "INVALID_RANK_VALUE"
      And the entry "Keynote" has
        | votes | 0 |

      Examples: ranks
        | rank |
        | 0    |
        | 6    |

    Scenario: Who has not rated has no rating to take back
      Reading a rating that isn't there is refused likewise.

      Given an entry "Keynote"
      And I have a user's session
      When I try to take back my rating of "Keynote"
      Then Kaltura refuses with "USER_RATING_FOR_ENTRY_NOT_FOUND"

    Scenario: An entry that was deleted can't be rated
      Given an entry "Keynote"
      And the entry "Keynote" was deleted
      And I have a user's session
      When I try to rate "Keynote" with 3
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Counts must say of which ranks
      Given an entry "Keynote"
      When I try to call rating_rating.getRatingCounts with
        | filter[entryIdEqual] | <Keynote> |
      Then Kaltura refuses with "MUST_FILTER_BY_RANK"

    Scenario: Counts must say of which entry
      When I try to call rating_rating.getRatingCounts with
        | filter[rankIn] | 1,2,3 |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Visitors without a user rate nothing
      Given an entry "Keynote"
      And I have a widget session
      When I try to rate "Keynote" with 3
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  @needs.polls
  Rule: Asking a crowd
    Your server makes a poll and counts it, anybody votes, with any session or none. Answers are ids of yours, any text
    without a comma.

    @critical
    Scenario: Votes are counted by the answers asked for
      The counts are JSON in a text. An answer that nobody gave counts 0.

      Given a poll "Lunch"
      And "ann" has voted for "soup" in the poll "Lunch"
      And I have no session
      When I vote for "salad" as "ben" in the poll "Lunch"
      Then Kaltura answers Successfully voted
      And the poll "Lunch" counts
        | numVoters | 2 |
        | soup      | 1 |
        | salad     | 1 |
        | nothing   | 0 |
      But note that "answers and voters of a poll share one space of names in the cache: call no answer as a voter is called"

    Scenario: A poll is an id that begins with its type
      A hash in it, which only the platform can make, keeps voters from inventing polls.

      Given I have a user's session
      When I create a poll "Lunch" with
        | pollType | MULTI_RESTRICT |
      Then the answer says "MULTI_RESTRICT-"

    Scenario: A poll that says nothing takes one answer from anybody
      When I create a poll "Lunch"
      Then the answer says "SINGLE_ANONYMOUS-"

    Scenario: A second vote takes the place of the first
      Given a poll "Lunch"
      And "ann" has voted for "soup" in the poll "Lunch"
      And I have no session
      When I vote for "salad" as "ann" in the poll "Lunch"
      Then the poll "Lunch" counts
        | numVoters | 1 |
        | soup      | 0 |
        | salad     | 1 |

    Scenario: A poll of several answers takes them with commas
      Given a poll "Toppings" with
        | pollType | MULTI_ANONYMOUS |
      And I have no session
      When I vote for "cheese,olives" as "ann" in the poll "Toppings"
      Then the poll "Toppings" counts
        | numVoters | 1 |
        | cheese    | 1 |
        | olives    | 1 |

    Scenario: A voter can be shown the own vote
      Given a poll "Lunch"
      And "ann" has voted for "soup" in the poll "Lunch"
      And I have no session
      When I ask for the vote of "ann" in the poll "Lunch"
      Then Kaltura answers ["soup"]

    Scenario: The vote of who hasn't voted is a sentence
      It isn't JSON: look at the first sign before you parse it.

      Given a poll "Lunch"
      And I have no session
      When I ask for the vote of "ghost" in the poll "Lunch"
      Then the answer says "Could not find vote for user id : ghost"

    Scenario: A poll begins anew when its votes are reset
      Given a poll "Lunch"
      And "ann" has voted for "soup" in the poll "Lunch"
      When I call poll_poll.resetVotes with
        | pollId | <Lunch> |
      Then the poll "Lunch" counts
        | numVoters | 0 |
        | soup      | 0 |

    Scenario: Visitors with a widget session vote by a name of your choice
      Take a name that you can know again, as of a cookie, or everybody with the name votes as one.

      Given a poll "Lunch"
      And I have a widget session
      When I vote for "soup" as "visitor-17" in the poll "Lunch"
      Then the poll "Lunch" counts
        | numVoters | 1 |
        | soup      | 1 |

    @needs.poll_sessions
    Scenario: In restricted polls the session says who votes
      The name in the call is passed over, so nobody votes for others or twice.

      Given a poll "Board" with
        | pollType | SINGLE_RESTRICT |
      And the user has voted for "yes" in the poll "Board"
      And I have a user's session
      When I vote for "no" as "ben" in the poll "Board"
      Then the poll "Board" counts
        | numVoters | 1 |
        | yes       | 0 |
        | no        | 1 |

  @needs.polls
  Rule: Votes that don't count
    What is wrong with a vote comes as an answer, so that clients must read the text: all but "Successfully voted" is a no.

    Scenario: A poll of one answer takes no two
      Given a poll "Lunch"
      And I have no session
      When I vote for "soup,salad" as "ann" in the poll "Lunch"
      Then Kaltura answers Only one answer is allowed
      And the poll "Lunch" counts
        | numVoters | 0 |
        | soup      | 0 |

    Scenario: Restricted polls take no votes without a user's session
      Given a poll "Board" with
        | pollType | SINGLE_RESTRICT |
      And I have no session
      When I vote for "yes" as "ann" in the poll "Board"
      Then the answer says "User ID is invalid"

    Scenario: An invented id is no poll
      Given I have no session
      When I call poll_poll.vote with
        | pollId    | SINGLE_ANONYMOUS-1234-5 |
        | userId    | ann                     |
        | answerIds | soup                    |
      Then Kaltura answers Failed to vote due to bad poll id structure

    Scenario: There is no other type of poll
      This one is a refusal, whose code is the sentence.

      When I try to create a poll "Lunch" with
        | pollType | SOMETIMES |
      Then Kaltura refuses in words: "Poll type provided is invalid"

    Scenario Outline: Visitors don't <what>
      Users may, also with polls of others: keep the ids of polls that aren't public to your server.

      Given a poll "Lunch"
      And I have a widget session
      When I try to call <action> with
        | pollId    | <Lunch> |
        | answerIds | soup    |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: actions
        | what        | action               |
        | make polls  | poll_poll.add        |
        | count votes | poll_poll.getVotes   |
        | reset votes | poll_poll.resetVotes |
