@allure.label.epic:Live @service.schedule_scheduleEvent @service.schedule_scheduleResource @service.schedule_scheduleEventResource
Feature: Schedule events, the rooms and cameras they need, and what may not be at the same time

  A schedule event says when something is recorded, broadcast, shown or met for, and by which entry. Use events for
  timetables of lecture capture, for the programme of a live entry, for videos that play as if they were live, and for
  booking rooms and cameras. A resource is what can be booked; a binding says that an event needs one.

  Know first that

  - the class is the event's type, and all of them may be made by a customer's administrator: recordings
    (KalturaRecordScheduleEvent), live streams, redirects of a live entry, VOD availability, meetings and blackouts.
    The sessions of an event of Kaltura's Events Platform are a class of their own, KalturaVirtualScheduleEvent
  - times are unix times in seconds, and small numbers count from now: a startDate of 3600 is in an hour
  - nothing is refused for want of a room: two events may need the same camera at once. Ask scheduleEvent.getConflicts
    before you bind; whoever asks first has the resource for some seconds
  - events that share a templateEntryId, which says whose live entry they are, are another matter: those may not overlap
  - lists are answered by an index, some seconds behind
  - this service is for administrators: users, widgets and visitors may not even read

  What repeats is told in the guide on [recurring events](recurring_events.md).

  Services: schedule_scheduleEvent (add, get, update, list, cancel, delete, getConflicts, updateLiveFeature),
  schedule_scheduleResource (add, get, update, list, delete), schedule_scheduleEventResource (add, get, update, list,
  delete), liveStream.add, liveStream.isLive.

  Rule: Putting an event into the calendar
    scheduleEvent.add wants a class, a summary, a recurrenceType, and either both times or a link to another event.

    @critical
    Scenario: An event is in force as soon as it is added
      Whoever adds it is its owner, whatever ownerId says.

      When I create a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:30 UTC |
      Then the answer has
        | status             | ACTIVE       |
        | recurrenceType     | NONE         |
        | classificationType | PUBLIC_EVENT |
        | duration           | 5400         |
        | ownerId            | (any)        |
      And the recording "Lecture" has
        | startDate | 2030-03-04 10:00 UTC |

    Scenario Outline: A customer's administrator may add <what>
      There is no field that tells the type: it is the objectType.

      When I create <what> "Event" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      Then the answer has
        | objectType | <class> |
        | status     | ACTIVE  |

      Examples: the types of events
        | what                         | class                          |
        | a recording                  | KalturaRecordScheduleEvent     |
        | a live event                 | KalturaLiveStreamScheduleEvent |
        | a redirect event             | KalturaLiveRedirectScheduleEvent |
        | a VOD event                  | KalturaVodScheduleEvent        |
        | a meeting                    | KalturaMeetingScheduleEvent    |

    Scenario: A session of an event on the Events Platform is a class of its own
      It belongs to a virtual event (virtualEvent.add), not to a live entry, as its agenda, its registration or its main
      event. What is broadcast in it is a live entry all the same, with live events as here.

      When I create a session of a virtual event "Agenda" with
        | startDate                   | 2030-03-04 10:00 UTC |
        | endDate                     | 2030-03-04 18:00 UTC |
        | virtualScheduleEventSubType | AGENDA               |
      Then the answer has
        | objectType                  | KalturaVirtualScheduleEvent |
        | virtualScheduleEventSubType | AGENDA                      |
        | templateEntryId             | (absent)                    |

    Scenario: An event keeps what a calendar wants to know of it
      priority is 0 to 9. Of these fields nothing follows on the platform: they are for calendars.

      When I create a meeting "Kick-off" with
        | startDate          | 2030-03-04 10:00 UTC |
        | endDate            | 2030-03-04 11:00 UTC |
        | classificationType | PRIVATE_EVENT        |
        | location           | Room 4               |
        | organizer          | Ann                  |
        | contact            | ann@example.com      |
        | priority           | 9                    |
        | tags               | planning             |
      Then the meeting "Kick-off" has
        | classificationType | PRIVATE_EVENT   |
        | location           | Room 4          |
        | organizer          | Ann             |
        | contact            | ann@example.com |
        | priority           | 9               |
        | tags               | planning        |

    Scenario: An event without a class is refused
      KalturaScheduleEvent itself is abstract.

      When I try to call schedule_scheduleEvent.add with
        | scheduleEvent[summary]   | Lecture |
        | scheduleEvent[startDate] | 3600    |
        | scheduleEvent[endDate]   | 7200    |
      Then Kaltura refuses with "OBJECT_TYPE_ABSTRACT"

    Scenario: Without a start, or another event to follow, there is no time
      With a startDate the endDate is needed as well.

      When I try to create a recording "Lecture" with
        | endDate | 2030-03-04 11:00 UTC |
      Then Kaltura refuses with "START_TIME_AND_LINKED_TO_NOT_SET"

    Scenario: Nothing ends before it begins
      The refusal tells both times.

      When I try to create a recording "Lecture" with
        | startDate | 2030-03-04 11:00 UTC |
        | endDate   | 2030-03-04 10:00 UTC |
      Then Kaltura refuses with "INVALID_SCHEDULE_END_BEFORE_START"

    Scenario: A recording lasts a day at most
      A meeting may last three days, a video may be scheduled for years.

      Given a VOD event "Season" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2032-03-04 10:00 UTC |
      When I try to create a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-05 10:01 UTC |
      Then Kaltura refuses with "MAX_SCHEDULE_DURATION_REACHED"
        | MAX | 86400 |

  Rule: From planned to over
    An event is ACTIVE until somebody cancels or deletes it; that its time is past changes nothing.

    Scenario: A change counts the event's sequence up
      Calendars tell by it which version they know. An update names what changes, and nothing else.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I update the recording "Lecture" with
        | location | Room 5 |
      Then the answer has
        | location  | Room 5               |
        | startDate | 2030-03-04 10:00 UTC |
        | sequence  | 22                   |

    Scenario: A new duration moves the end
      In seconds.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I update the recording "Lecture" with
        | duration | 1800 |
      Then the answer has
        | endDate | 2030-03-04 10:30 UTC |

    Scenario: A duration that contradicts the end is refused
      Send one of them.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I try to update the recording "Lecture" with
        | endDate  | 2030-03-04 12:00 UTC |
        | duration | 1800                 |
      Then Kaltura refuses with "MAX_SCHEDULE_DURATION_MUST_MATCH_END_TIME"

    Scenario: A cancelled event can still be read, and needs nothing any more
      Its resources are free again.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      And "Lecture" needs "Camera 1"
      When I cancel "Lecture"
      Then the answer has
        | status | CANCELLED |
      And the recording "Lecture" has
        | status | CANCELLED |
      And "Lecture" needs nothing

    Scenario: A deleted event is answered once more, and then it is gone
      There is no bin for events.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I delete the recording "Lecture"
      Then the answer has
        | status | DELETED |
      And the recording "Lecture" no longer exists

    Scenario: A status is never set by hand
      scheduleEvent.cancel and delete set it.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I try to update the recording "Lecture" with
        | status | CANCELLED |
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

  Rule: Events that follow another
    linkedTo names an event and the seconds between its end and the start of this one. The other lists who follows it in
    linkedBy.

    Scenario: A linked event begins after the end of the other
      It has a duration instead of times.

      Given a recording "Keynote" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I create a recording "Panel" 300 seconds after "Keynote" with
        | duration | 1800 |
      Then the answer has
        | startDate | 2030-03-04 11:05 UTC |
        | endDate   | 2030-03-04 11:35 UTC |
      And the recording "Keynote" has
        | linkedBy | <Panel> |

    Scenario: Who follows moves along
      Whoever follows those that follow moves too.

      Given a recording "Keynote" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a recording "Panel" 300 seconds after "Keynote" with
        | duration | 1800 |
      When I update the recording "Keynote" with
        | endDate | 2030-03-04 11:30 UTC |
      Then the recording "Panel" has
        | startDate | 2030-03-04 11:35 UTC |
        | endDate   | 2030-03-04 12:05 UTC |

    Scenario: Unlinked, it stays where it is
      An update with a linkedTo that names no event takes the link away.

      Given a recording "Keynote" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a recording "Panel" 300 seconds after "Keynote" with
        | duration | 1800 |
      When I unlink "Panel"
      Then the recording "Keynote" has
        | linkedBy |  |
      And the recording "Panel" has
        | startDate | 2030-03-04 11:05 UTC |

    Scenario: An event has a start of its own or a link, not both
      The link would be broken at once.

      Given a recording "Keynote" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I try to create a recording "Panel" 0 seconds after "Keynote" with
        | startDate | 2030-03-04 12:00 UTC |
        | endDate   | 2030-03-04 13:00 UTC |
      Then Kaltura refuses with "START_TIME_AND_LINKED_TO_CONFLICT"

  Rule: Which live entry an event is for
    templateEntryId names the live entry; events of one entry must not overlap. A live event with a sourceEntryId plays
    that video as if it were live (simulive): everybody sees the same second.

    Scenario: A live entry learns that it has a schedule
      The entry tells so in its capabilities, and keeps it.

      Given a live stream "Channel"
      When I create a live event "Show" with
        | templateEntryId | <Channel>            |
        | startDate       | 2030-03-04 10:00 UTC |
        | endDate         | 2030-03-04 11:00 UTC |
      Then the answer has
        | templateEntryId | <Channel> |
        | preStartTime    | 0         |
      And the live stream "Channel" has
        | capabilities | live_schedule_capability |

    Scenario: What is shown before and after belongs to the event's time
      preStartTime and postEndTime are seconds. startDate and endDate stay those of the content; lists and overlaps go by
      all of it.

      Given a live stream "Channel"
      And a live event "Show" with
        | templateEntryId | <Channel>            |
        | startDate       | 2030-03-04 10:00 UTC |
        | endDate         | 2030-03-04 11:00 UTC |
        | postEndTime     | 600                  |
      When I list the live events with
        | templateEntryIdEqual   | <Channel>            |
        | endDateLessThanOrEqual | 2030-03-04 11:00 UTC |
      Then the list counts 0 in all
      And the live event "Show" has
        | endDate  | 2030-03-04 11:00 UTC |
        | duration | 3600                 |

    Scenario: Two events of one live entry do not overlap
      Cancelled ones hold their time as well: delete what shall make room.

      Given a live stream "Channel"
      And a live event "Show" with
        | templateEntryId | <Channel>            |
        | startDate       | 2030-03-04 10:00 UTC |
        | endDate         | 2030-03-04 11:00 UTC |
      And "Show" can be found
      When I try to create a live event "Other show" with
        | templateEntryId | <Channel>            |
        | startDate       | 2030-03-04 10:30 UTC |
        | endDate         | 2030-03-04 11:30 UTC |
      Then Kaltura refuses with "SCHEDULE_TIME_IN_USE"

    Scenario: A video plays as live while its event is on
      The live entry needs no encoder: it is live by its schedule, from some seconds after the event's start on.

      Given an uploaded video "Film" of 30 seconds
      And a live stream "Channel"
      When I create a live event "Premiere" with
        | templateEntryId | <Channel> |
        | sourceEntryId   | <Film>    |
        | startDate       | -60       |
        | endDate         | 3600      |
      Then the answer has
        | sourceEntryId | <Film> |
      And the live stream "Channel" has
        | capabilities | live_schedule_capability,simulive_capability |
      And "Channel" goes on air

    Scenario: An event alone makes nothing live
      Without a sourceEntryId it tells when a broadcast is planned: the entry is live when an encoder pushes to it.

      Given a live stream "Channel"
      And a live event "Show" with
        | templateEntryId | <Channel> |
        | startDate       | -60       |
        | endDate         | 3600      |
      And "Show" can be found
      When I ask whether "Channel" is on air
      Then Kaltura answers false

    Scenario: A redirect sends the viewers of a live entry elsewhere while it is on
      For a channel that is out of service, or after a broadcast.

      Given an uploaded video "Film" of 30 seconds
      And a live stream "Channel"
      And a redirect event "Detour" with
        | templateEntryId | <Channel> |
        | redirectEntryId | <Film>    |
        | startDate       | -60       |
        | endDate         | 3600      |
      And "Detour" can be found
      When I get the live stream "Channel"
      Then the answer has
        | redirectEntryId | <Film> |

    Scenario: Cancelled, it is not live any more
      The entry stays, with its capabilities.

      Given an uploaded video "Film" of 30 seconds
      And a live stream "Channel"
      And a live event "Premiere" with
        | templateEntryId | <Channel> |
        | sourceEntryId   | <Film>    |
        | startDate       | -60       |
        | endDate         | 3600      |
      When I cancel "Premiere"
      Then "Channel" goes off air

    Scenario: A source that does not exist is refused
      The same holds for preStartEntryId, postEndEntryId and redirectEntryId, but not for templateEntryId.

      Given an entry "Film"
      And the entry "Film" was deleted
      When I try to create a live event "Premiere" with
        | sourceEntryId | <Film>               |
        | startDate     | 2030-03-04 10:00 UTC |
        | endDate       | 2030-03-04 11:00 UTC |
      Then Kaltura refuses with "ENTRY_ID_NOT_FOUND"

    Scenario: Live features are changed one by one
      Captions and restreaming are features of a live event, known by their system names.

      Given a live event "Show" made from
        """
        {"recurrenceType": 0, "startDate": 3600, "endDate": 7200, "liveFeatures": [
          {"objectType": "KalturaLiveCaptionFeature", "systemName": "captions", "language": "eng"}]}
        """
      When I change the feature "captions" (KalturaLiveCaptionFeature) of "Show" with
        | language | spa |
      Then the answer has
        | liveFeatures.0.language | spa |

    Scenario: A live feature that the event lacks can't be changed
      A feature is added by an update with the whole list of them.

      Given a live event "Show" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I try to change the feature "restreaming" (KalturaLiveRestreamFeature) of "Show" with
        | streamKey | two |
      Then Kaltura refuses with "FEATURE_NAME_NOT_FOUND"

  Rule: Rooms, cameras and live entries as resources
    There are three classes of resources: KalturaLocationScheduleResource, KalturaCameraScheduleResource and
    KalturaLiveEntryScheduleResource. One may lie in another, by its parentId.

    Scenario: A location is a name
      A room, a building, a campus.

      When I create a location "Hall"
      Then the answer has
        | status     | ACTIVE                          |
        | objectType | KalturaLocationScheduleResource |

    Scenario: A camera has an address, and a place
      The address is for whoever records; the platform doesn't connect to it.

      Given a location "Hall"
      When I create a camera "Camera 1" with
        | parentId  | <Hall>                           |
        | streamUrl | rtmp://camera.example.com/live/1 |
      Then the camera "Camera 1" has
        | parentId  | <Hall>                           |
        | streamUrl | rtmp://camera.example.com/live/1 |

    Scenario: A camera is moved to another place
      Events that it was bound to before are still found by the old place.

      Given a location "Hall"
      And a location "Studio"
      And a camera "Camera 1" with
        | parentId | <Hall> |
      When I update the camera "Camera 1" with
        | parentId    | <Studio> |
        | description | on loan  |
      Then the camera "Camera 1" has
        | parentId    | <Studio> |
        | description | on loan  |

    Scenario: A live entry is a resource of its own
      So a channel can be booked like a room.

      Given a live stream "Channel"
      When I create a live entry resource "Channel 1" with
        | entryId | <Channel> |
      Then the live entry resource "Channel 1" has
        | entryId | <Channel> |

    @service.bulkUpload_bulk
    Scenario: Many resources come in one file
      scheduleResource.addFromBulkUpload takes CSV whose first line names the columns. A job makes the resources; rows
      that can't be are told of in its log (bulkUpload_bulk.serveLog).

      When I upload the resources "Rooms and cameras"
        | action | name     | type     | systemName | description |
        | 1      | Hall     | location | hall       | ground floor |
        | 1      | Camera 1 | camera   | camera-1   |             |
        | 1      | Ladder   | ladder   | ladder     |             |
      Then the answer has
        | bulkUploadType | bulkUploadCsv.CSV |
      And the upload makes the location "Hall" with the system name "hall"
      And the location "Hall" has
        | description | ground floor |
      And the upload makes the camera "Camera 1" with the system name "camera-1"

    Scenario: Where a camera lies must be known
      A parent that was deleted is none.

      Given a location "Hall"
      And the location "Hall" was deleted
      When I try to create a camera "Camera 1" with
        | parentId | <Hall> |
      Then Kaltura refuses with "RESOURCE_PARENT_ID_NOT_FOUND"

    Scenario: A system name is free once in each class
      Without one it reads empty.

      Given a location "Hall" with
        | systemName | main |
      And a camera "Camera 1" with
        | systemName | main |
      When I try to create a location "Other hall" with
        | systemName | main |
      Then Kaltura refuses with "SYSTEM_NAME_ALREADY_EXISTS"

    Scenario: Resources are listed by class and by place
      KalturaCameraScheduleResourceFilter would leave out what is no camera.

      Given a location "Hall"
      And a camera "Camera 1" with
        | parentId | <Hall> |
      And a camera "Camera 2" with
        | parentId | <Hall> |
      When I list the resources with
        | parentIdEqual | <Hall> |
      Then the list shows only "Camera 1" and "Camera 2"

    Scenario: A deleted resource is gone
      Bindings to it stay with their events.

      Given a camera "Camera 1"
      When I delete the camera "Camera 1"
      Then the answer has
        | status | DELETED |
      And the camera "Camera 1" no longer exists

  Rule: What an event needs, and who needs it too
    scheduleEventResource.add binds a resource to an event. It refuses nothing for being taken: conflicts are asked for.

    @short_way
    Scenario: A binding is known by its two ids
      It has no id of its own.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      When I bind "Camera 1" to "Lecture"
      Then the answer has
        | eventId    | <Lecture>  |
        | resourceId | <Camera 1> |
      And "Lecture" needs only "Camera 1"

    Scenario: What is bound is bound once
      The refusal tells both ids.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      And "Lecture" needs "Camera 1"
      When I try to bind "Camera 1" to "Lecture"
      Then Kaltura refuses with "SCHEDULE_EVENT_RESOURCE_ALREADY_EXISTS"

    Scenario: Another resource is another binding
      Nothing of a binding can be changed: take it away and make a new one.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      And a camera "Camera 2"
      And "Lecture" needs "Camera 1"
      When I try to exchange "Camera 1" for "Camera 2" in the binding to "Lecture"
      Then Kaltura refuses with "PROPERTY_VALIDATION_NOT_UPDATABLE"

    Scenario: Unbound, it is free
      The event stays as it is.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      And "Lecture" needs "Camera 1"
      When I unbind "Camera 1" from "Lecture"
      Then "Lecture" needs nothing

    Scenario: A binding that was never made is not found
      The id in the refusal is both ids.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      When I try to get the binding of "Camera 1" to "Lecture"
      Then Kaltura refuses with "INVALID_OBJECT_ID"

    Scenario Outline: A conflict is an event that needs <what> at the same time
      Resources are compared by their ids, whatever their class. The event that is asked about need not exist.

      Given <what> "Needed"
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Lecture" needs "Needed"
      When I look for conflicts over "Needed" with
        | startDate | 2030-03-04 10:30 UTC |
        | endDate   | 2030-03-04 11:30 UTC |
      Then the list shows only "Lecture"

      Examples: classes of resources
        | what       |
        | a camera   |
        | a location |

    Scenario: A live entry that is booked is in the way as well
      The conflict is over the resource that stands for it. What names the live entry itself, as templateEntryId does,
      needs no resource.

      Given a live stream "Channel"
      And a live entry resource "Channel 1" with
        | entryId | <Channel> |
      And a live event "Show" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Show" needs "Channel 1"
      When I look for conflicts over "Channel 1" with
        | startDate | 2030-03-04 10:30 UTC |
        | endDate   | 2030-03-04 11:30 UTC |
      Then the list shows only "Show"

    Scenario: Several resources are asked about at once, of any class
      Whatever needs one of them is in the way.

      Given a camera "Camera 1"
      And a location "Hall"
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a meeting "Board" with
        | startDate | 2030-03-04 10:15 UTC |
        | endDate   | 2030-03-04 10:45 UTC |
      And "Lecture" needs "Camera 1"
      And "Board" needs "Hall"
      When I look for conflicts over "Camera 1" and "Hall" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 12:00 UTC |
      Then the list shows only "Lecture" and "Board"

    Scenario: One after the other is no conflict
      An end and a start at the same second don't meet.

      Given a camera "Camera 1"
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Lecture" needs "Camera 1"
      When I look for conflicts over "Camera 1" with
        | startDate | 2030-03-04 11:00 UTC |
        | endDate   | 2030-03-04 12:00 UTC |
      Then the list counts 0 in all

    Scenario: An event is not in its own way
      Name the event that you are about to move.

      Given a camera "Camera 1"
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Lecture" needs "Camera 1"
      When I look for conflicts over "Camera 1" with
        | startDate               | 2030-03-04 10:30 UTC |
        | endDate                 | 2030-03-04 11:30 UTC |
        | scheduleEventIdToIgnore | <Lecture>            |
      Then the list counts 0 in all

    Scenario: Who finds a resource free has it for some seconds
      Another session is refused meanwhile, so that two who ask at once don't both bind.

      Given a camera "Camera 1"
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And an administrator's session "Colleague" with
        | userId | colleague |
      And I have found no conflict over "Camera 1" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And I use the session "Colleague"
      When I try to bind "Camera 1" to "Lecture"
      Then Kaltura refuses with "RESOURCE_IS_RESERVED"

  Rule: Blackouts
    A blackout (KalturaBlackoutScheduleEvent) is a time in which nothing should happen. It forbids nothing: events tell
    which blackouts they meet, and getConflicts can ask for them.

    Scenario: An event tells which blackouts it meets
      Nothing keeps the event from being made.

      Given a blackout "Holiday" with
        | startDate | 2031-12-24 00:00 UTC |
        | endDate   | 2031-12-25 00:00 UTC |
      When I create a recording "Lecture" with
        | startDate | 2031-12-24 10:00 UTC |
        | endDate   | 2031-12-24 11:00 UTC |
      Then the answer has
        | status | ACTIVE |
      And "Lecture" meets the blackout "Holiday"

    Scenario: Blackouts are conflicts for whoever asks
      With scheduleEventConflictType BLACKOUT_CONFLICT; BOTH asks for resources and blackouts.

      Given a camera "Camera 1"
      And a blackout "Holiday" with
        | startDate | 2031-12-24 00:00 UTC |
        | endDate   | 2031-12-25 00:00 UTC |
      When I look for conflicts over "Camera 1" with
        | startDate                 | 2031-12-24 10:00 UTC |
        | endDate                   | 2031-12-24 11:00 UTC |
        | scheduleEventConflictType | BLACKOUT_CONFLICT    |
      Then the list shows "Holiday"

    Scenario: Bindings of events that meet a blackout are hidden
      scheduleEventResource.list leaves them out.

      Given a camera "Camera 1"
      And a recording "Lecture" with
        | startDate | 2031-12-24 10:00 UTC |
        | endDate   | 2031-12-24 11:00 UTC |
      And "Lecture" needs "Camera 1"
      And a blackout "Holiday" with
        | startDate | 2031-12-24 00:00 UTC |
        | endDate   | 2031-12-25 00:00 UTC |
      When I list the bindings of "Lecture"
      Then the list has 0 bindings

    Scenario: Hidden bindings are there for who asks
      With filterBlackoutConflicts false.

      Given a camera "Camera 1"
      And a recording "Lecture" with
        | startDate | 2031-12-24 10:00 UTC |
        | endDate   | 2031-12-24 11:00 UTC |
      And "Lecture" needs "Camera 1"
      And a blackout "Holiday" with
        | startDate | 2031-12-24 00:00 UTC |
        | endDate   | 2031-12-25 00:00 UTC |
      When I list the bindings of "Lecture", hidden ones too
      Then the list has 1 bindings

    Scenario: A cancelled blackout counts no more
      Nor does a deleted one.

      Given a blackout "Holiday" with
        | startDate | 2031-12-24 00:00 UTC |
        | endDate   | 2031-12-25 00:00 UTC |
      And a recording "Lecture" with
        | startDate | 2031-12-24 10:00 UTC |
        | endDate   | 2031-12-24 11:00 UTC |
      When I cancel "Holiday"
      Then "Lecture" does not meet the blackout "Holiday"

  Rule: Finding events
    The filter's class tells which events are meant: with KalturaLiveStreamScheduleEventFilter it is live events alone.

    Scenario: Events of a week, in their order
      Lists are ordered by start, end, summary, priority and times of change.

      Given a recording "Monday" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a recording "Friday" with
        | startDate | 2030-03-08 10:00 UTC |
        | endDate   | 2030-03-08 11:00 UTC |
      And a recording "Next week" with
        | startDate | 2030-03-11 10:00 UTC |
        | endDate   | 2030-03-11 11:00 UTC |
      When I list the schedule events with
        | idIn                        | <Monday>,<Friday>,<Next week> |
        | startDateGreaterThanOrEqual | 2030-03-04 00:00 UTC          |
        | endDateLessThanOrEqual      | 2030-03-09 00:00 UTC          |
        | orderBy                     | -startDate                    |
      Then the list shows "Friday" and "Monday" in this order

    Scenario: The filter's class selects the type
      Among all events, meetings alone.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a meeting "Board" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      When I list the meetings with
        | idIn | <Lecture>,<Board> |
      Then the list shows only "Board"

    Scenario: Events are found by what they need
      resourceIdsMultiLikeOr takes several; resourceIdEqual finds events that need this resource and no other, and
      nothing that lies in another.

      Given a camera "Camera 1"
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Lecture" needs "Camera 1"
      When I list the schedule events with
        | resourceIdsMultiLikeOr | <Camera 1> |
      Then the list shows only "Lecture"

    Scenario: Events are found by the place of what they need
      parentResourceIds… finds by what a resource lay in when it was bound.

      Given a location "Hall"
      And a camera "Camera 1" with
        | parentId | <Hall> |
      And a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Lecture" needs "Camera 1"
      When I list the schedule events with
        | parentResourceIdsMultiLikeOr | <Hall> |
      Then the list shows only "Lecture"

    Scenario: Cancelled events are listed, deleted ones are not
      statusEqual leaves cancelled ones out.

      Given a recording "Off" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a recording "Gone" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And "Off" was cancelled
      And the recording "Gone" was deleted
      When I list the schedule events with
        | idIn | <Off>,<Gone> |
      Then the list shows only "Off"

    Scenario: The events of a user who does not exist are refused
      Elsewhere an unknown value simply finds nothing.

      When I try to list the schedule events with
        | ownerIdEqual | nobody-of-this-guide |
      Then Kaltura refuses with "INVALID_USER_ID"

  Rule: Who may schedule
    All three services are for administrators.

    Scenario: Any administrator may change any event, and its owner stays
      The owner says whose event it is, and decides nothing.

      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And an administrator's session "Colleague" with
        | userId | colleague |
      And I use the session "Colleague"
      When I update the recording "Lecture" with
        | location | Room 7 |
      Then the answer has
        | location  | Room 7               |
        | startDate | 2030-03-04 10:00 UTC |

    Scenario Outline: With <session>, even reading is refused
      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And I have <session>
      When I try to get the recording "Lecture"
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: kinds of sessions
        | session          |
        | a user's session |
        | a widget session |
        | no session       |

    Scenario Outline: A user may not <what>
      Given a recording "Lecture" with
        | startDate | 2030-03-04 10:00 UTC |
        | endDate   | 2030-03-04 11:00 UTC |
      And a camera "Camera 1"
      And I have a user's session
      When I try to <act>
      Then Kaltura refuses with "SERVICE_FORBIDDEN"

      Examples: what users don't do
        | what           | act                            |
        | book           | bind "Camera 1" to "Lecture"   |
        | cancel         | cancel "Lecture"               |
        | look around    | list the resources             |
