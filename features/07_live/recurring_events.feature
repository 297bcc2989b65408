@allure.label.epic:Live @service.schedule_scheduleEvent
Feature: Schedule events that recur, change one or all of them, and exchange calendars

  A series is one event with a rule: recurrenceType RECURRING and a KalturaScheduleEventRecurrence. The platform makes
  an event for each of its dates, the occurrences (recurrenceType RECURRENCE, parentId the series). Use series for
  lectures every Monday and Wednesday, a show on the first Friday of each month, a nightly blackout.

  Know first that

  - the rule has the parts of iCalendar's RRULE under names of its own, and is an object, no text: frequency is one of
    seconds, minutes, hours, days, weeks, months, years; byDay takes MO,TU,WE,TH,FR,SA,SU; an end is needed, either count
    or until. As a text, RRULE stands in calendar files alone
  - always say a timeZone, such as Europe/Berlin: the hour of the day then stays across a change to summer time, and
    days are those of that place. Without one they are those of the server's own zone
  - a series reaches two years at most, and has at most 1000 occurrences
  - an occurrence takes from its series whatever it has no value of its own for, at the moment it is read: change the
    series' summary and all of them have the new one, except those that were given their own
  - a changed rule, or a changed time, keeps the occurrences that stand at the same times as before, with what was
    changed in them; the others are deleted and made anew

  Events can be read as iCalendar (format=ical), and calendar files can be uploaded.

  Services: schedule_scheduleEvent (add, get, update, list, cancel, delete, getConflicts, addFromBulkUpload),
  schedule_scheduleEventResource.add, bulkUpload_bulk.get.

  Rule: From a rule to dates
    All dates are made in the answer to add; the list of them is an index behind.

    @critical @short_way
    Scenario: A weekly series has an event for each of its days
      Given a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | weeks                |
        | byDay     | MO,WE                |
        | count     | 4                    |
        | timeZone  | UTC                  |
      When I list the recordings with
        | parentIdEqual | <Lectures> |
      Then the list counts 4 in all
      And the occurrences of "Lectures" are
        | startDate                |
        | Mon 2030-03-04 10:00 UTC |
        | Wed 2030-03-06 10:00 UTC |
        | Mon 2030-03-11 10:00 UTC |
        | Wed 2030-03-13 10:00 UTC |

    Scenario Outline: Occurrences come <what>
      interval reads 1 where it isn't given.

      When I create a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | <frequency>          |
        | interval  | <interval>           |
        | count     | 3                    |
        | timeZone  | UTC                  |
      Then the occurrences of "Lectures" are
        | startDate            |
        | 2030-03-04 10:00 UTC |
        | <second>             |
        | <third>              |

      Examples: frequencies
        | what              | frequency | interval | second               | third                |
        | daily             | days      | 1        | 2030-03-05 10:00 UTC | 2030-03-06 10:00 UTC |
        | every second week | weeks     | 2        | 2030-03-18 10:00 UTC | 2030-04-01 10:00 UTC |
        | every six hours   | hours     | 6        | 2030-03-04 16:00 UTC | 2030-03-04 22:00 UTC |

    Scenario: Until a moment, which counts itself
      Given a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | days                 |
        | until     | 2030-03-06 10:00 UTC |
        | timeZone  | UTC                  |
      When I get the recording "Lectures"
      Then the answer has
        | recurrenceType | RECURRING |
      And the occurrences of "Lectures" are
        | startDate            |
        | 2030-03-04 10:00 UTC |
        | 2030-03-05 10:00 UTC |
        | 2030-03-06 10:00 UTC |

    Scenario: The first Friday of each month
      byDay takes a number before the day: 1FR, or -1FR for the last. byOffset says the same for a whole list of days.

      When I create a series "Show" of meetings with
        | startDate | 2030-03-01 18:00 UTC |
        | endDate   | 2030-03-01 19:00 UTC |
        | frequency | months               |
        | byDay     | 1FR                  |
        | count     | 3                    |
        | timeZone  | UTC                  |
      Then the occurrences of "Show" are
        | startDate                |
        | Fri 2030-03-01 18:00 UTC |
        | Fri 2030-04-05 18:00 UTC |
        | Fri 2030-05-03 18:00 UTC |

    Scenario: The last working day of each month
      byOffset counts within the days that the rest of the rule gives: 1 is the first of them, -1 the last.

      When I create a series "Review" of meetings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | months               |
        | byDay     | MO,TU,WE,TH,FR       |
        | byOffset  | -1                   |
        | count     | 3                    |
        | timeZone  | UTC                  |
      Then the occurrences of "Review" are
        | startDate                |
        | Fri 2030-03-29 10:00 UTC |
        | Tue 2030-04-30 10:00 UTC |
        | Fri 2030-05-31 10:00 UTC |

    Scenario: The 31st is a month's last day
      iCalendar would leave out months that have none. Always name the day: without byDay and byMonthDay a monthly
      series goes on at the first of each month.

      When I create a series "Closing" of meetings with
        | startDate  | 2030-01-31 10:00 UTC |
        | endDate    | 2030-01-31 11:00 UTC |
        | frequency  | months               |
        | byMonthDay | 31                   |
        | count      | 3                    |
        | timeZone   | UTC                  |
      Then the occurrences of "Closing" are
        | startDate            |
        | 2030-01-31 10:00 UTC |
        | 2030-02-28 10:00 UTC |
        | 2030-03-31 10:00 UTC |

    Scenario: The hour stays across a change to summer time
      In Berlin the clocks go forward on March 31, 2030: by the world's time the event is an hour earlier from then on.

      When I create a series "Morning show" of recordings with
        | startDate | 2030-03-30 09:00 Europe/Berlin |
        | endDate   | 2030-03-30 10:00 Europe/Berlin |
        | frequency | days                           |
        | count     | 3                              |
        | timeZone  | Europe/Berlin                  |
      Then the occurrences of "Morning show" are
        | startDate                          | endDate              |
        | Sat 2030-03-30 09:00 Europe/Berlin | 2030-03-30 09:00 UTC |
        | Sun 2030-03-31 09:00 Europe/Berlin | 2030-03-31 08:00 UTC |
        | Mon 2030-04-01 09:00 Europe/Berlin | 2030-04-01 08:00 UTC |

    Scenario: A series ends after two years
      Whatever count and until say. The rule keeps what it was told.

      Given a series "News" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | months               |
        | byMonthDay | 4                   |
        | count     | 100                  |
        | timeZone  | UTC                  |
      When I get the recording "News"
      Then the answer has
        | recurrence.count | 100 |
      And "News" has 25 occurrences

  Rule: Rules that are refused
    They are judged before anything is made.

    Scenario: A series needs a rule
      recurrenceType alone makes none.

      When I try to create a recording "Lectures" with
        | recurrenceType | RECURRING            |
        | startDate      | 2030-03-04 10:00 UTC |
        | endDate        | 2030-03-04 11:00 UTC |
      Then Kaltura refuses with "PROPERTY_VALIDATION_CANNOT_BE_NULL"
        | PROP_NAME | KalturaRecordScheduleEvent::recurrence |

    Scenario: A rule has one end, not two
      Either count or until; without any of them it is refused the same.

      When I try to create a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | days                 |
        | count     | 3                    |
        | until     | 2030-03-06 10:00 UTC |
      Then Kaltura refuses with "PROPERTY_VALIDATION_ALL_MUST_BE_NULL_BUT_ONE"

    Scenario: A rule does not end before the first occurrence does
      until is compared with the end of the first one, not with its start.

      When I try to create a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | days                 |
        | until     | 2030-03-04 10:30 UTC |
      Then Kaltura refuses with "PROPERTY_VALIDATION_UNTIL_NOT_VALID"

    Scenario: A frequency that is none is refused
      They are named in the plural.

      When I try to create a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | DAILY                |
        | count     | 3                    |
      Then Kaltura refuses with "INVALID_ENUM_VALUE"
        | ENUM_TYPE | KalturaScheduleEventRecurrenceFrequency |

    Scenario: What recurs can't follow another event
      A linked event has the time that the other gives it, a series has its own.

      Given a recording "Keynote" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I try to create a recording "Panel" 300 seconds after "Keynote" with
        | recurrenceType | RECURRING |
        | duration       | 1800      |
      Then Kaltura refuses with "RECURRENCE_LINKED_EVENT_CONFLICT"

  Rule: Changing one occurrence
    Each occurrence is an event with an id of its own, and is updated by it.

    Background:
      Given a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | days                 |
        | count     | 3                    |
        | timeZone  | UTC                  |
        | location  | Room 4               |
      And "The second" is occurrence 2 of "Lectures"

    Scenario: An occurrence has what its series has
      It keeps nothing but its times, and answers the series' values.

      When I get the recording "The second"
      Then the answer has
        | parentId       | <Lectures>           |
        | recurrenceType | RECURRENCE           |
        | location       | Room 4               |
        | startDate      | 2030-03-05 10:00 UTC |

    Scenario: One occurrence differs, the others don't
      When I update the recording "The second" with
        | location | Room 5 |
      Then the occurrences of "Lectures" are
        | startDate            | location |
        | 2030-03-04 10:00 UTC | Room 4   |
        | 2030-03-05 10:00 UTC | Room 5   |
        | 2030-03-06 10:00 UTC | Room 4   |

    Scenario: One occurrence is moved
      Should the series change later, the moved one is not at one of its dates any more, and is made anew there.

      When I update the recording "The second" with
        | startDate | 2030-03-05 14:00 UTC |
        | endDate   | 2030-03-05 15:00 UTC |
      Then the occurrences of "Lectures" are
        | startDate            |
        | 2030-03-04 10:00 UTC |
        | 2030-03-05 14:00 UTC |
        | 2030-03-06 10:00 UTC |

    Scenario: An exception is a cancelled occurrence
      It stays in the list, CANCELLED.

      When I cancel "The second"
      Then the occurrences of "Lectures" are
        | startDate            | status    |
        | 2030-03-04 10:00 UTC | ACTIVE    |
        | 2030-03-05 10:00 UTC | CANCELLED |
        | 2030-03-06 10:00 UTC | ACTIVE    |

    Scenario: An occurrence can't be deleted
      Cancel it, or delete the series.

      When I try to delete the recording "The second"
      Then Kaltura refuses with "RECURRENCE_CANT_BE_DELETE"
        | PARENT_ID | <Lectures> |

    Scenario: An occurrence stays one
      Nothing else becomes one: a recurrenceType of RECURRENCE is the platform's own.

      When I try to update the recording "The second" with
        | recurrenceType | NONE |
      Then Kaltura refuses with "SCHEDULE_EVENT_TYPE_CANT_BE_UPDATED"

  Rule: Changing the series
    What is updated in the series holds for all its occurrences; a new time or a new rule makes them anew.

    Background:
      Given a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | days                 |
        | count     | 3                    |
        | timeZone  | UTC                  |
      And "The second" is occurrence 2 of "Lectures"

    Scenario: A change of the series shows in all occurrences but those with their own
      Given the recording "The second" was updated with
        | location | Room 5 |
      When I update the recording "Lectures" with
        | location | Room 9 |
      Then the occurrences of "Lectures" are
        | startDate            | location |
        | 2030-03-04 10:00 UTC | Room 9   |
        | 2030-03-05 10:00 UTC | Room 5   |
        | 2030-03-06 10:00 UTC | Room 9   |

    Scenario: A new rule keeps the occurrences that it still has
      With their ids, and with what was changed in them.

      Given the recording "The second" was updated with
        | location | Room 5 |
      When I change the series "Lectures" with
        | frequency | days |
        | count     | 2    |
        | timeZone  | UTC  |
      Then the occurrences of "Lectures" are
        | startDate            | location |
        | 2030-03-04 10:00 UTC | None     |
        | 2030-03-05 10:00 UTC | Room 5   |
      And the recording "The second" has
        | location | Room 5 |

    Scenario: A new start moves them all
      The occurrences are new ones: their ids change.

      When I update the recording "Lectures" with
        | startDate | 2030-03-04 14:00 UTC |
        | endDate   | 2030-03-04 15:00 UTC |
      Then the occurrences of "Lectures" are
        | startDate            | endDate              |
        | 2030-03-04 14:00 UTC | 2030-03-04 15:00 UTC |
        | 2030-03-05 14:00 UTC | 2030-03-05 15:00 UTC |
        | 2030-03-06 14:00 UTC | 2030-03-06 15:00 UTC |
      And the recording "The second" no longer exists

    Scenario: A new duration is a new length of each
      In seconds. An endDate alone changes nothing in a series: its length is its duration.

      When I update the recording "Lectures" with
        | duration | 1800 |
      Then the occurrences of "Lectures" are
        | startDate            | endDate              |
        | 2030-03-04 10:00 UTC | 2030-03-04 10:30 UTC |
        | 2030-03-05 10:00 UTC | 2030-03-05 10:30 UTC |
        | 2030-03-06 10:00 UTC | 2030-03-06 10:30 UTC |

    Scenario: This one and all that follow: two series
      There is no action for it. End the series before, by until, and make another for the rest.

      Given a series "The rest" of recordings with
        | startDate | 2030-03-05 16:00 UTC |
        | endDate   | 2030-03-05 17:00 UTC |
        | frequency | days                 |
        | count     | 2                    |
        | timeZone  | UTC                  |
      When I change the series "Lectures" with
        | frequency | days                 |
        | until     | 2030-03-04 23:00 UTC |
        | timeZone  | UTC                  |
      Then the occurrences of "Lectures" are
        | startDate            |
        | 2030-03-04 10:00 UTC |
      And the occurrences of "The rest" are
        | startDate            |
        | 2030-03-05 16:00 UTC |
        | 2030-03-06 16:00 UTC |

    Scenario: Made single, a series is one event again
      At the time of its first occurrence. The sequence starts anew.

      When I update the recording "Lectures" with
        | recurrenceType | NONE |
      Then the answer has
        | recurrence | (absent) |
        | sequence   | 1        |
      And "Lectures" has 0 occurrences

    Scenario: An event becomes a series
      The event itself is the series from then on, under the same id.

      Given a recording "Talk" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I change the series "Talk" with
        | recurrenceType | RECURRING |
        | frequency      | weeks     |
        | count          | 2         |
        | timeZone       | UTC       |
      Then the occurrences of "Talk" are
        | startDate            |
        | 2030-03-04 10:00 UTC |
        | 2030-03-11 10:00 UTC |

    Scenario: Cancelling a series deletes its occurrences
      The series stays, and can be read.

      When I cancel "Lectures"
      Then the answer has
        | status | CANCELLED |
      And "Lectures" has 0 occurrences
      And the recording "The second" no longer exists

    Scenario: A deleted series takes its occurrences along
      When I delete the recording "Lectures"
      Then the recording "The second" no longer exists

  Rule: Series and what stands in their way
    What is bound to a series is needed by each of its occurrences. A conflict names the occurrence.

    Background:
      Given a camera "Camera 1"
      And a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
        | frequency | days                 |
        | count     | 3                    |
        | timeZone  | UTC                  |

    Scenario: An occurrence needs what its series needs
      Given "Lectures" needs "Camera 1"
      And "The second" is occurrence 2 of "Lectures"
      When I get the recording "The second"
      Then the answer has
        | parentId | <Lectures> |
      And "The second" needs only "Camera 1"

    Scenario: A single event conflicts with the occurrence of a series
      Given "Lectures" needs "Camera 1"
      And "The second" is occurrence 2 of "Lectures"
      When I look for conflicts over "Camera 1" with
        | startDate | 2030-03-05 10:30 UTC |
        | endDate   | 2030-03-05 11:30 UTC |
      Then the list shows only "The second"

    Scenario: A planned series conflicts with a single event
      The candidate's duration has to be said: without it nothing is found.

      Given a meeting "Board" with
        | startDate | 2030-03-07 15:00 UTC |
        | endDate   | 2030-03-07 16:00 UTC |
      And "Board" needs "Camera 1"
      When I look for conflicts over "Camera 1" with
        | startDate | 2030-03-04 15:30 UTC |
        | duration  | 1800                 |
        | frequency | days                 |
        | count     | 5                    |
        | timeZone  | UTC                  |
      Then the list shows only "Board"

    Scenario: A cancelled occurrence is in nobody's way
      Given "Lectures" needs "Camera 1"
      And "The second" is occurrence 2 of "Lectures"
      And "The second" was cancelled
      When I look for conflicts over "Camera 1" with
        | startDate | 2030-03-05 10:30 UTC |
        | endDate   | 2030-03-05 11:30 UTC |
      Then the list counts 0 in all

    Scenario: A series is not in its own way
      Naming the series ignores all of its occurrences.

      Given "Lectures" needs "Camera 1"
      When I look for conflicts over "Camera 1" with
        | startDate               | 2030-03-05 10:30 UTC |
        | endDate                 | 2030-03-05 11:30 UTC |
        | scheduleEventIdToIgnore | <Lectures>           |
      Then the list counts 0 in all

    Scenario: A blackout may recur
      What events meet is the occurrence.

      Given a series "Nights" of blackouts with
        | startDate | 2032-02-02 22:00 UTC |
        | endDate   | 2032-02-03 06:00 UTC |
        | frequency | days                 |
        | count     | 3                    |
        | timeZone  | UTC                  |
      And "The third night" is occurrence 3 of "Nights"
      When I create a recording "Late lecture" with
        | startDate | 2032-02-04 23:00 UTC |
        | endDate   | 2032-02-05 00:00 UTC |
      Then "Late lecture" meets the blackout "The third night"

    Scenario: Live events of a series belong to the live entry, each of them
      What is shown before and after is the same for all.

      Given a live stream "Channel"
      And a series "Show" of live events with
        | templateEntryId | <Channel>            |
        | startDate       | 2030-03-04 20:00 UTC |
        | endDate         | 2030-03-04 21:00 UTC |
        | preStartTime    | 60                   |
        | frequency       | days                 |
        | count           | 2                    |
        | timeZone        | UTC                  |
      When I list the live events with
        | templateEntryIdEqual | <Channel>  |
        | recurrenceTypeEqual  | RECURRENCE |
      Then the list counts 2 in all
      And the occurrences of "Show" are
        | startDate            | preStartTime |
        | 2030-03-04 20:00 UTC | 60           |
        | 2030-03-05 20:00 UTC | 60           |

  Rule: Calendars as files
    With format=ical the answers of scheduleEvent.get and list are iCalendar (text/calendar), for calendar programs to
    subscribe to. The other way round, addFromBulkUpload makes events of a calendar file, in a job of its own.

    Scenario: An event is a calendar entry
      Its reference id is the UID. The platform's own fields are told as X-KALTURA properties.

      Given a recording "Lecture" with
        | startDate          | 2030-03-04 10:00 UTC |
        | endDate            | 2030-03-04 11:00 UTC |
        | location           | Room 4               |
        | classificationType | PRIVATE_EVENT        |
      When I open the calendar of "Lecture"
      Then an event of the calendar says
        | SUMMARY      | Lecture              |
        | LOCATION     | Room 4               |
        | CLASS        | PRIVATE              |
        | STATUS       | CONFIRMED            |
        | DTSTART      | 2030-03-04 10:00 UTC |
        | DTEND        | 2030-03-04 11:00 UTC |
        | X-KALTURA-ID | <Lecture>            |

    Scenario: A series is told with its rule
      Here the rule is RRULE's text.

      Given a series "Lectures" of recordings with
        | startDate | 2030-03-04 10:00 Europe/Berlin |
        | endDate   | 2030-03-04 11:00 Europe/Berlin |
        | frequency | weeks                          |
        | byDay     | MO,WE                          |
        | interval  | 2                              |
        | count     | 4                              |
        | timeZone  | Europe/Berlin                  |
      When I open the calendar of "Lectures"
      Then an event of the calendar says
        | RRULE   | FREQ=WEEKLY;COUNT=4;INTERVAL=2;BYDAY=MO,WE |
        | DTSTART | 2030-03-04 10:00 Europe/Berlin             |

    Scenario: A calendar of several events
      Cancelled ones say so, for calendar programs to strike them out.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a meeting "Board" with
        | startDate | 2030-03-05 10:00 UTC |
        | endDate   | 2030-03-05 11:00 UTC |
      And "Board" was cancelled
      When I open one calendar of "Lecture" and "Board"
      Then the calendar has 2 events
      And an event of the calendar says
        | SUMMARY | Board     |
        | STATUS  | CANCELLED |

    Scenario: A refusal comes as a calendar too
      With a status of 200, like every answer.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And I have a user's session
      When I open the calendar of "Lecture"
      Then the calendar holds the refusal "SERVICE_FORBIDDEN"

    @needs.calendar_upload @service.bulkUpload_bulk
    Scenario: The events of an uploaded calendar are made by a job
      eventsType says what they become, recordings, live events or blackouts: the file doesn't know it. Name the zone of
      each time (TZID), and an end (DTEND): times in Z are read in the server's own zone, others are none. Leave STATUS
      out. Accounts whose types of files are restricted, as new ones are, refuse the file with INVALID_FILE_TYPE.

      When I upload recordings "Timetable" from
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Timetable//EN
        BEGIN:VEVENT
        UID:lecture-1
        SUMMARY:Physics
        LOCATION:Room 4
        DTSTART;TZID=Europe/Berlin:20300304T100000
        DTEND;TZID=Europe/Berlin:20300304T113000
        END:VEVENT
        END:VCALENDAR
        """
      Then "Timetable" becomes FINISHED
      And the bulk upload "Timetable" has
        | numOfObjects | 1 |
      And the event "lecture-1" of the upload is the recording "Physics"
      And the recording "Physics" has
        | location  | Room 4                         |
        | startDate | 2030-03-04 10:00 Europe/Berlin |
        | duration  | 5400                           |

    @needs.calendar_upload
    Scenario: RRULE becomes a series
      EXDATE and RECURRENCE-ID are passed over: cancel occurrences, or change them, once they are made. The rule itself
      has no zone: give the series its timeZone by an update where it goes across a change of the clocks.

      Given recordings "Timetable" were uploaded from
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Timetable//EN
        BEGIN:VEVENT
        UID:lecture-2
        SUMMARY:Chemistry
        DTSTART;TZID=Europe/Berlin:20300304T090000
        DTEND;TZID=Europe/Berlin:20300304T100000
        RRULE:FREQ=DAILY;COUNT=2
        END:VEVENT
        END:VCALENDAR
        """
      When I get the bulk upload "Timetable"
      Then "Timetable" becomes FINISHED
      And the event "lecture-2" of the upload is the recording "Chemistry"
      And the occurrences of "Chemistry" are
        | startDate                      |
        | 2030-03-04 09:00 Europe/Berlin |
        | 2030-03-05 09:00 Europe/Berlin |

    @needs.calendar_upload
    Scenario: Uploaded once more, an event is changed and not doubled
      By its UID, which is the event's reference id.

      Given recordings "Timetable" were uploaded from
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Timetable//EN
        BEGIN:VEVENT
        UID:lecture-3
        SUMMARY:Biology
        DTSTART;TZID=Europe/Berlin:20300304T100000
        DTEND;TZID=Europe/Berlin:20300304T110000
        END:VEVENT
        END:VCALENDAR
        """
      And the event "lecture-3" of the upload is the recording "Biology"
      When I upload recordings "Correction" from
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Timetable//EN
        BEGIN:VEVENT
        UID:lecture-3
        SUMMARY:Biology
        LOCATION:Laboratory
        DTSTART;TZID=Europe/Berlin:20300304T140000
        DTEND;TZID=Europe/Berlin:20300304T150000
        END:VEVENT
        END:VCALENDAR
        """
      Then "Correction" becomes FINISHED
      And the event "lecture-3" of the upload is the recording "Biology"
      And the recording "Biology" has
        | location  | Laboratory                     |
        | startDate | 2030-03-04 14:00 Europe/Berlin |

    @needs.calendar_upload
    Scenario: What can't be is left out, the rest is made
      The log (bulkUpload_bulk.serveLog) tells of each event what became of it, as a calendar.

      When I upload recordings "Timetable" from
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Timetable//EN
        BEGIN:VEVENT
        UID:lecture-4
        SUMMARY:Backwards
        DTSTART;TZID=Europe/Berlin:20300304T110000
        DTEND;TZID=Europe/Berlin:20300304T100000
        END:VEVENT
        BEGIN:VEVENT
        UID:lecture-5
        SUMMARY:Geography
        DTSTART;TZID=Europe/Berlin:20300305T100000
        DTEND;TZID=Europe/Berlin:20300305T110000
        END:VEVENT
        END:VCALENDAR
        """
      Then "Timetable" becomes FINISHED_PARTIALLY
      And the bulk upload "Timetable" has
        | numOfObjects | 1 |
      And the event "lecture-5" of the upload is the recording "Geography"

