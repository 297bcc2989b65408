@allure.label.epic:Engage @service.cuePoint_cuePoint
Feature: Bind cue points to moments of a video

  A cue point says that something belongs to a moment of an entry: a word for programs, an advertisement, a chapter, a
  slide, a remark of a viewer, the start of a broadcast. Players read the cue points of what they play and act on them.
  Use them whenever your page, your player or your search must know what happens when in a film.

  There is one service, and a class for each kind. This guide is about what they share, by the example of code cue
  points, the plainest kind; "Add chapters and slides to a video", "Let viewers annotate a video" and "Mark where
  advertisements go" tell about the others.

  Know first that

  - all times are milliseconds: startTime 4000 is the fourth second of the film
  - the entry is fixed once the cue point is there; nearly everything else can be changed
  - a list names its entries or cue points, else it is refused; count needs neither
  - users see what is theirs and what is public, administrators all. A user may still change and delete cue points of
    others: keep sessions of users away from calls that your application doesn't make for them
  - searches of the platform (eSearch) look into cue points too; the sandbox that these guides come with doesn't yet

  Services: cuePoint_cuePoint (add, get, list, count, update, updateStatus, updateCuePointsTimes, clone, delete,
  addFromBulk, serveBulk), baseEntry.clone, media.addContent with clips.

  Rule: Marking a moment
    A class, an entry and a moment are enough; the class says what else there is to tell.

    @critical @short_way
    Scenario: A cue point marks a moment of an entry
      The entry needs no content yet: without a length any moment will do. What is said of the cue point before it is
      read by a player can be as free as code is.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId   | <Keynote> |
        | startTime | 4000      |
      When I list the cue points with
        | entryIdEqual | <Keynote> |
      Then the list shows only "Applause"
      And the cue point "Applause" has
        | cuePointType | CODE      |
        | status       | READY     |
        | code         | Applause  |
        | startTime    | 4000      |

    Scenario Outline: The class decides the type: <noun>
      cuePointType is read-only. It is what filters and subscriptions call the kind.

      Given an entry "Keynote"
      When I create <article> <noun> "Mark" with
        | entryId | <Keynote> |
      Then the answer has
        | cuePointType | <type>   |
        | status       | <status> |
        | startTime    | 0        |

      Examples: Kinds
        | article | noun            | type       | status  |
        | a       | code cue point  | CODE       | READY   |
        | an      | ad cue point    | AD         | READY   |
        | a       | chapter         | THUMB      | READY   |
        | a       | slide           | THUMB      | PENDING |
        | an      | annotation      | ANNOTATION | READY   |
        | an      | event cue point | EVENT      | READY   |

    Scenario: A cue point carries whatever your application needs
      partnerData is any text, JSON as a rule; partnerSortValue a number to sort by. Tags stay as they were sent, with
      capitals and blanks, unlike those of entries.

      Given an entry "Keynote"
      When I create a code cue point "Applause" with
        | entryId          | <Keynote>       |
        | description      | Three times     |
        | tags             | Loud, live Band |
        | partnerData      | {"camera": 2}   |
        | partnerSortValue | 7               |
        | forceStop        | true            |
      Then the answer has
        | description      | Three times     |
        | tags             | Loud, live Band |
        | partnerData      | {"camera": 2}   |
        | partnerSortValue | 7               |
        | forceStop        | true            |

    Scenario: A cue point belongs to the user of the session
      Given an entry "Keynote"
      And I have a user's session
      When I create a code cue point "Applause" with
        | entryId | <Keynote> |
      Then the answer has
        | userId | <user id> |

    Scenario: An administrator adds for somebody else
      Users who name somebody else are not refused: the name is passed over.

      Given an entry "Keynote"
      When I create a code cue point "Applause" with
        | entryId | <Keynote> |
        | userId  | <user id> |
      Then the answer has
        | userId | <user id> |

    Scenario: What an update doesn't name stays
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId     | <Keynote> |
        | startTime   | 4000      |
        | description | Loud      |
      When I update the code cue point "Applause" with
        | description | Louder |
      Then the answer has
        | description | Louder   |
        | code        | Applause |
        | startTime   | 4000     |

    Scenario: An update in another class makes it another kind
      The platform stores code, title and name in one place, and so do description and text. Always send the class that
      the cue point has.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      When I update the code cue point "Applause" with
        | objectType | KalturaAdCuePoint |
        | tags       | sponsor           |
      Then the cue point "Applause" has
        | cuePointType | AD       |
        | title        | Applause |

    Scenario: A deleted cue point can't be read any more
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And the code cue point "Applause" was deleted
      When I try to get the code cue point "Applause"
      Then Kaltura refuses with "INVALID_CUE_POINT_ID"

    Scenario: An entry takes its cue points along
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      When I delete the entry "Keynote"
      Then the cue point "Applause" no longer exists

  Rule: Saying when, and for how long
    startTime is when a cue point begins. Ads, sessions and annotations have an end of their own; a code cue point's end
    is set by updateCuePointsTimes.

    Scenario: Without an end a cue point ends where it begins
      Given an entry "Keynote"
      When I create a code cue point "Applause" with
        | entryId   | <Keynote> |
        | startTime | 4000      |
      Then the answer has
        | endTime  | 4000 |
        | duration | 0    |

    Scenario: updateCuePointsTimes moves a cue point of any kind
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId   | <Keynote> |
        | startTime | 4000      |
      When I move the cue point "Applause" to
        | startTime | 5000 |
        | endTime   | 7500 |
      Then the cue point "Applause" has
        | startTime | 5000 |
        | endTime   | 7500 |
        | duration  | 2500 |

    Scenario: updateCuePointsTimes checks nothing
      An end before the start is kept, and the duration is negative. Check the times before you call it.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId   | <Keynote> |
        | startTime | 4000      |
      When I move the cue point "Applause" to
        | startTime | 9000 |
        | endTime   | 8000 |
      Then the cue point "Applause" has
        | duration | -1000 |

    Scenario: Any moment will do as long as the entry has no content
      Cue points can wait for a video that is still to come. A live entry has no end either.

      Given an entry "Keynote"
      When I create a code cue point "Much later" with
        | entryId   | <Keynote> |
        | startTime | 36000000  |
      Then the answer has
        | startTime | 36000000 |

    @critical
    Scenario Outline: A cue point lies within the video: <what>
      The video lasts twelve seconds.

      Given my own uploaded video "Keynote" of 12 seconds
      When I try to create an ad cue point "Mark" with
        | entryId   | <Keynote> |
        | startTime | <start>   |
        | <field>   | <value>   |
      Then Kaltura refuses with "<code>"

      Examples: Times that are refused
        | what                 | start  | field    | value  | code                                     |
        | begins after its end | 999000 | title    | Late   | START_TIME_IS_BIGGER_THAN_ENTRY_END_TIME |
        | ends after its end   | 1000   | endTime  | 999000 | END_TIME_IS_BIGGER_THAN_ENTRY_END_TIME   |
        | lasts longer         | 0      | duration | 999000 | DURATION_IS_BIGGER_THAN_ENTRY_DURATION   |
        | ends before it began | 3000   | endTime  | 2000   | END_TIME_CANNOT_BE_LESS_THAN_START_TIME  |
        | begins before zero   | -5     | title    | Early  | START_TIME_CANNOT_BE_LESS_THAN_0         |

    Scenario: An end needs a start
      Given an entry "Keynote"
      When I try to create an ad cue point "Mark" with
        | entryId | <Keynote> |
        | endTime | 2000      |
      Then Kaltura refuses with "END_TIME_WITHOUT_START_TIME"

  Rule: Finding cue points
    A list is asked of an entry, or of several (entryIdIn). Without a pager it holds up to 500, not thirty as other
    lists do.

    Scenario: A list in the order of the film
      Without orderBy the order is any.

      Given an entry "Keynote"
      And a code cue point "Second" with
        | entryId   | <Keynote> |
        | startTime | 8000      |
      And a code cue point "First" with
        | entryId   | <Keynote> |
        | startTime | 2000      |
      When I list the cue points with
        | entryIdEqual | <Keynote>  |
        | orderBy      | +startTime |
      Then the list shows "First" and "Second" in this order

    Scenario Outline: A list by <what>
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId    | <Keynote>  |
        | startTime  | 4000       |
        | tags       | loud,short |
        | systemName | applause   |
      And a chapter "Opening" with
        | entryId   | <Keynote> |
        | startTime | 9000      |
      When I list the cue points with
        | entryIdEqual | <Keynote> |
        | <filter>     | <value>   |
      Then the list shows only <names>

      Examples: Filters
        | what               | filter                     | value      | names                    |
        | kind               | cuePointTypeEqual          | CODE       | "Applause"               |
        | kinds              | cuePointTypeIn             | CODE,THUMB | "Applause" and "Opening" |
        | a part of the film | startTimeGreaterThanOrEqual | 5000      | "Opening"                |
        | the other part     | startTimeLessThanOrEqual   | 5000       | "Applause"               |
        | a tag              | tagsLike                   | loud       | "Applause"               |
        | a name of your own | systemNameEqual            | applause   | "Applause"               |
        | status             | statusEqual                | READY      | "Applause" and "Opening" |

    Scenario: A list of the caller's own
      userIdEqualCurrent is true for cue points of the session's user.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And the user has a code cue point "Laughter" with
        | entryId | <Keynote> |
      And I have a user's session
      When I list the cue points with
        | entryIdEqual       | <Keynote> |
        | userIdEqualCurrent | true      |
      Then the list shows only "Laughter"

    Scenario: How many there are
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And a chapter "Opening" with
        | entryId | <Keynote> |
      When I count the cue points with
        | entryIdEqual      | <Keynote> |
        | cuePointTypeEqual | CODE      |
      Then the count is 1

    Scenario: A list without entries or cue points is refused
      The refusal names the four properties of the filter of which one is needed.

      When I try to list the cue points with
        | cuePointTypeEqual | CODE |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
      And the refusal says "KalturaCuePointFilter::entryIdEqual"

    Scenario Outline: A filter by <what> is refused
      Given an entry "Keynote"
      When I try to list the cue points with
        | entryIdEqual | <Keynote> |
        | <filter>     | <value>   |
      Then Kaltura refuses with "<code>"

      Examples: Values that mean nothing
        | what                     | filter            | value       | code               |
        | a kind that there is not | cuePointTypeEqual | nosuch.Type | INVALID_ENUM_VALUE |
        | a user who isn't there   | userIdEqual       | nobody-here | INVALID_USER_ID    |

    Scenario: A system name is there once in an entry
      It is free in every other entry, and free again when its cue point was deleted. The name counts over all kinds.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId    | <Keynote> |
        | systemName | applause  |
      When I try to create a chapter "Opening" with
        | entryId    | <Keynote> |
        | systemName | applause  |
      Then Kaltura refuses with "CUE_POINT_SYSTEM_NAME_EXISTS"

  Rule: Noting that one was dealt with
    READY means that a cue point is still to be acted on. Who acts on each only once, as the recording of a live stream
    does with what happened meanwhile, marks it HANDLED.

    Scenario: A handled cue point stays in lists
      Ask for statusEqual READY to see those that are left.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And a code cue point "Laughter" with
        | entryId | <Keynote> |
      And the cue point "Applause" was marked as HANDLED
      When I list the cue points with
        | entryIdEqual | <Keynote> |
        | statusEqual  | HANDLED   |
      Then the list shows only "Applause"

    Scenario: DELETED deletes
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      When I mark the cue point "Applause" as DELETED
      Then the cue point "Applause" no longer exists

    Scenario: The status is no field of an update
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      When I try to update the code cue point "Applause" with
        | status | HANDLED |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

    Scenario: Users don't mark anything
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to mark the cue point "Applause" as HANDLED
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Who sees and changes what
    Code, ads, chapters and slides are public, and of annotations those that say so (isPublic). Events and sessions are
    their owner's and the administrators'.

    @critical
    Scenario Outline: With <caller> one sees what is public
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And an annotation "Remark" with
        | entryId  | <Keynote> |
        | isPublic | true      |
      And an annotation "Note to self" with
        | entryId | <Keynote> |
      And an event cue point "On air" with
        | entryId | <Keynote> |
      And I have <caller>
      When I list the cue points with
        | entryIdEqual | <Keynote> |
      Then the list shows only <names>

      Examples: Sessions
        | caller                     | names                                            |
        | an administrator's session | "Applause", "Remark", "Note to self" and "On air" |
        | a user's session           | "Applause" and "Remark"                          |
        | a widget session           | "Applause" and "Remark"                          |

    Scenario: Users see their own besides
      Given an entry "Keynote"
      And the user has an event cue point "On air" with
        | entryId | <Keynote> |
      And I have a user's session
      When I list the cue points with
        | entryIdEqual | <Keynote> |
      Then the list shows only "On air"

    Scenario: What lists hide get doesn't tell either
      Given an entry "Keynote"
      And an event cue point "On air" with
        | entryId | <Keynote> |
      And I have a user's session
      When I try to get the event cue point "On air"
      Then Kaltura refuses with "INVALID_CUE_POINT_ID"

    Scenario: The privilege list shows a user all cue points of an entry
      list:* lifts the limit for all entries.

      Given an entry "Keynote"
      And an event cue point "On air" with
        | entryId | <Keynote> |
      And I have a user's session with the privileges "list:<Keynote>"
      When I list the cue points with
        | entryIdEqual | <Keynote> |
      Then the list shows only "On air"

    Scenario: A user can delete what an administrator added
      The platform doesn't ask whose a cue point is, neither here nor in update.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And I have a user's session
      When I delete the code cue point "Applause"
      Then the cue point "Applause" no longer exists

    Scenario: A session for one entry adds there alone
      Given an entry "Keynote"
      And an entry "Interview"
      And I have a user's session with the privileges "limitentry:<Interview>"
      When I try to create a code cue point "Applause" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "NO_PERMISSION_ON_ENTRY"

    Scenario: Visitors add nothing
      Given an entry "Keynote"
      And I have a widget session
      When I try to create a code cue point "Applause" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NO_INSERT_PERMISSION"

    Scenario: Visitors delete nothing
      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And I have a widget session
      When I try to delete the code cue point "Applause"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

    Scenario: Without a session nobody lists
      Players use a widget session for it.

      Given an entry "Keynote"
      And I have no session
      When I try to list the cue points with
        | entryIdEqual | <Keynote> |
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

  Rule: Parts of an event
    A session cue point is a part of a longer event, with its name, its end and a user to whom it belongs
    (sessionOwner). A platform has them where the plug-in is there.

    @needs.session_cue_points
    Scenario: A session has a name, an end and an owner
      The owner becomes a user of the account where there was none.

      Given an entry "Conference"
      When I create a session cue point "Opening" with
        | entryId      | <Conference> |
        | startTime    | 0            |
        | endTime      | 900000       |
        | sessionOwner | <user id>    |
      Then the answer has
        | cuePointType | SESSION   |
        | name         | Opening   |
        | duration     | 900000    |
        | sessionOwner | <user id> |

    @needs.session_cue_points
    Scenario: Sessions are for administrators and their owners
      Given an entry "Conference"
      And a session cue point "Opening" with
        | entryId | <Conference> |
      And I have a user's session
      When I list the cue points with
        | entryIdEqual | <Conference> |
      Then the list does not show "Opening"

    @needs.session_cue_points
    Scenario: A session ends after it began
      Given an entry "Conference"
      When I try to create a session cue point "Opening" with
        | entryId   | <Conference> |
        | startTime | 3000         |
        | endTime   | 2000         |
      Then Kaltura refuses with "END_TIME_CANNOT_BE_LESS_THAN_START_TIME"

  Rule: Copying cue points
    One by one with clone, all of a kind with a cloned entry, and by themselves with a clip.

    @critical
    Scenario: A copy for another entry remembers what it was copied from
      The owner and the status are those of the first.

      Given an entry "Keynote"
      And an entry "Best of"
      And a code cue point "Applause" with
        | entryId   | <Keynote> |
        | startTime | 4000      |
        | userId    | <user id> |
      When I copy the cue point "Applause" to "Best of" as "Copy"
      Then the cue point "Copy" has
        | entryId    | <Best of>  |
        | copiedFrom | <Applause> |
        | code       | Applause   |
        | startTime  | 4000       |
        | userId     | <user id>  |

    Scenario: A clone of an entry leaves cue points behind
      Given my own uploaded picture "Poster"
      And a code cue point "Mark" with
        | entryId | <Poster> |
      When I clone the entry "Poster" as "Copy"
      Then "Copy" has no cue points

    Scenario: A clone takes along the kinds that are asked for
      The option names a kind: codeCuePoint.CODE_CUE_POINTS with INCLUDE_COMPONENT. Events have none and always stay.

      Given my own uploaded picture "Poster"
      And a code cue point "Mark" with
        | entryId   | <Poster> |
        | startTime | 1000     |
      And a chapter "Opening" with
        | entryId | <Poster> |
      When I clone the entry "Poster" with its code cue points as "Copy"
      Then "Copy" has these cue points
        | cuePointType | code | startTime | copiedFrom |
        | CODE         | Mark | 1000      | <Mark>     |

    @critical
    Scenario: A clip takes the cue points within it along
      Their times count from where the clip begins; what reaches out of the clip is cut to it. They come a moment after
      the clip. A cue point without an end lasts until the next one of its kind.

      Given my own uploaded video "Keynote" of 12 seconds
      And an ad cue point "Long" with
        | entryId   | <Keynote> |
        | startTime | 1000      |
        | duration  | 9000      |
      And an ad cue point "Within" with
        | entryId   | <Keynote> |
        | startTime | 5000      |
        | duration  | 1000      |
      And an ad cue point "Before" with
        | entryId   | <Keynote> |
        | startTime | 500       |
        | duration  | 1000      |
      When I clip seconds 4 to 7 of "Keynote" as "Highlight"
      Then "Highlight" has these cue points
        | title  | startTime | endTime | copiedFrom |
        | Long   | 0         | 3000    | <Long>     |
        | Within | 1000      | 2000    | <Within>   |
      And "Highlight" becomes READY

    Scenario: Two pieces of a film bring what lies within each
      Given my own uploaded video "Keynote" of 12 seconds
      And an ad cue point "First" with
        | entryId   | <Keynote> |
        | startTime | 2000      |
        | duration  | 500       |
      And an ad cue point "Second" with
        | entryId   | <Keynote> |
        | startTime | 9000      |
        | duration  | 500       |
      When I clip seconds 1 to 3 and 8 to 10 of "Keynote" as "Highlights"
      Then "Highlights" has these cue points
        | title  | startTime | endTime |
        | First  | 1000      | 1500    |
        | Second | 3000      | 3500    |

    @needs.replacement
    Scenario: A trim moves the cue points of the entry itself
      Those outside of what is kept are gone. Annotations come too, which a clip leaves behind.

      Given my own uploaded video "Keynote" of 12 seconds
      And an ad cue point "Kept" with
        | entryId   | <Keynote> |
        | startTime | 5000      |
        | duration  | 1000      |
      And an ad cue point "Cut off" with
        | entryId   | <Keynote> |
        | startTime | 1000      |
        | duration  | 500       |
      When I trim "Keynote" to seconds 4 to 9
      Then "Keynote" has these cue points
        | title | startTime | endTime |
        | Kept  | 1000      | 2000    |

    Scenario: A copy needs an entry to go to
      Given an entry "Keynote"
      And an entry "Best of"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      And the entry "Best of" was deleted
      When I try to copy the cue point "Applause" to "Best of" as "Copy"
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

  Rule: Many cue points in one file
    A file of scenes adds cue points of several entries and kinds in one call, and the platform tells cue points as such
    a file. Times are hours, minutes and seconds there.

    @critical
    Scenario: One file adds cue points of several kinds
      They belong to nobody, and have no status that means anything: use it for what is public.

      Given an entry "Keynote"
      When I add the cue points of this file
        """
        <scenes>
          <scene-code-cue-point entryId="Keynote">
            <sceneStartTime>00:00:01.500</sceneStartTime>
            <tags><tag>loud</tag><tag>live band</tag></tags>
            <sceneEndTime>00:00:02</sceneEndTime>
            <code>Applause</code>
          </scene-code-cue-point>
          <scene-ad-cue-point entryId="Keynote">
            <sceneStartTime>00:01:00</sceneStartTime>
            <tags><tag>sponsor</tag></tags>
            <sceneTitle>Break</sceneTitle>
            <adType>1</adType>
            <protocolType>1</protocolType>
          </scene-ad-cue-point>
        </scenes>
        """
      Then "Keynote" has these cue points
        | cuePointType | startTime | tags           |
        | CODE         | 1500      | loud,live band |
        | AD           | 60000     | sponsor        |

    Scenario: A scene with a known system name changes that cue point
      sceneId, the id of a cue point, does the same.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId    | <Keynote> |
        | startTime  | 4000      |
        | systemName | applause  |
      When I add the cue points of this file
        """
        <scenes>
          <scene-code-cue-point entryId="Keynote" systemName="applause">
            <sceneStartTime>00:00:08</sceneStartTime>
            <tags><tag>loud</tag></tags>
            <code>Ovation</code>
          </scene-code-cue-point>
        </scenes>
        """
      Then "Keynote" has these cue points
        | code    | startTime | id         |
        | Ovation | 8000      | <Applause> |

    Scenario: Cue points as a file
      serveBulk takes the filter of a list. A filter that finds nothing is answered with an error, not with an empty
      file.

      Given an entry "Keynote"
      And a code cue point "Applause" with
        | entryId     | <Keynote> |
        | startTime   | 61000     |
        | description | Loud      |
      When I open the cue points of "Keynote" as a file
      Then the XML says
        | scene-code-cue-point/sceneStartTime | 00:01:01 |
        | scene-code-cue-point/code           | Applause |
        | scene-code-cue-point/description    | Loud     |

    Scenario: What breaks the form of scenes adds nothing
      Each scene needs its sceneStartTime first.

      Given an entry "Keynote"
      When I try to add the cue points of this file
        """
        <scenes>
          <scene-code-cue-point entryId="Keynote">
            <code>Applause</code>
          </scene-code-cue-point>
        </scenes>
        """
      Then Kaltura refuses with "XML_INVALID"

    Scenario: A file for an entry that isn't there is refused
      When I try to add the cue points of this file
        """
        <scenes>
          <scene-code-cue-point entryId="0_nosuchid">
            <sceneStartTime>00:00:01</sceneStartTime>
            <tags><tag>loud</tag></tags>
            <code>Applause</code>
          </scene-code-cue-point>
        </scenes>
        """
      Then Kaltura refuses with "INVALID_ENTRY_ID"

  Rule: What is refused
    Entry and class are what a cue point can't do without.

    Scenario: The class must be one of the kinds
      KalturaCuePoint itself is none.

      Given an entry "Keynote"
      When I try to call cuePoint_cuePoint.add with
        | cuePoint[entryId]   | <Keynote> |
        | cuePoint[startTime] | 4000      |
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"

    Scenario: A cue point needs an entry
      When I try to create a code cue point "Applause"
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
      And the refusal says "KalturaCodeCuePoint::entryId"

    Scenario: The entry must be there
      Given an entry "Keynote"
      And the entry "Keynote" was deleted
      When I try to create a code cue point "Applause" with
        | entryId | <Keynote> |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: A cue point doesn't change its entry
      Copy it to the other one, and delete the first.

      Given an entry "Keynote"
      And an entry "Interview"
      And a code cue point "Applause" with
        | entryId | <Keynote> |
      When I try to update the code cue point "Applause" with
        | entryId | <Interview> |
      Then Kaltura refuses with "CANNOT_UPDATE_ENTRY_ID"
