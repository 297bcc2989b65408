"""Events as calendars, and events and resources from files."""

from __future__ import annotations

import time
import uuid
from typing import Any

from icalendar import Calendar

from tests.sandbox.conftest import Api
from tests.sandbox.scheduling.conftest import EVENTS, NOON, RESOURCES, Add, get, occurrences, series

ENDED, PATIENCE = (5, 6, 12), 30.0  # statuses; s


def test_a_calendar_can_be_read_by_programs(api: Api, add: Add) -> None:
    event = series(
        add, frequency="weeks", byDay="MO", count=2, timeZone="Europe/Berlin",
        fields={"summary": "One, two; three", "description": "a\nb" * 60, "priority": 3},
    )  # fmt: skip
    path = f"/api_v3/service/{EVENTS}/action/get/scheduleEventId/{event['id']}/format/ical/ks/{api.ks()}"
    answer = api.get(path)
    calendar = Calendar.from_ical(answer.content)
    (told,) = calendar.walk("VEVENT")
    assert answer.headers["Content-Type"] == "text/calendar; charset=UTF-8"
    assert (str(told["SUMMARY"]), str(told["DESCRIPTION"])) == ("One, two; three", "a\nb" * 60)
    assert told["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=2;BYDAY=MO"
    assert told["DTSTART"].dt.timestamp() == NOON
    assert [str(one["TZID"]) for one in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
METHOD:{method}
BEGIN:VEVENT
UID:{uid}
SUMMARY:Uploaded
DTSTART;TZID=Europe/Berlin:20300107T130000
DURATION:PT90M
RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=MO,TH
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_that_cancels_cancels_what_it_made(api: Api) -> None:
    uid = str(uuid.uuid4())
    done = _uploaded(api, CALENDAR.format(method="PUBLISH", uid=uid))
    assert (done["status"], done["numOfObjects"], done["error"]) == (5, 1, "Finished successfully")
    (made,) = api.ok(f"{EVENTS}.list", {"filter": {"referenceIdEqual": uid}})["objects"]
    assert (made["startDate"], made["duration"], made["recurrence"]["timeZone"]) == (
        NOON,
        5400,
        "Europe/Berlin",
    )
    assert len(occurrences(api, made)) == 2
    _uploaded(api, CALENDAR.format(method="CANCEL", uid=uid))
    assert (get(api, made)["status"], occurrences(api, made)) == (1, [])


def test_the_log_of_an_upload_is_a_calendar(api: Api) -> None:
    done = _uploaded(api, CALENDAR.format(method="CANCEL", uid=uuid.uuid4()))
    log = api.get(done["logFileUrl"].removeprefix(api.url))
    (told,) = Calendar.from_ical(log.content).walk("VEVENT")
    assert done["status"] == 6
    assert (told["X-KALTURA-INGEST-STATUS"], told["X-KALTURA-ERROR-CODE"]) == ("1", "INVALID_OBJECT_ID")


SEVERAL = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:{0}a
SUMMARY:a
DTSTART:20300107T120000Z
DURATION:PT1H
END:VEVENT
BEGIN:VEVENT
UID:{0}b
SUMMARY:b
DTSTART:20300107T120000
DTEND:20300107T130000
END:VEVENT
BEGIN:VEVENT
UID:{0}c
SUMMARY:c
DTSTART:20300107T120000Z
DTEND:20300107T130000Z
END:VEVENT
BEGIN:VEVENT
UID:{0}c
SUMMARY:d
DTSTART:20300108T120000Z
DTEND:20300108T130000Z
END:VEVENT
END:VCALENDAR
"""


def test_events_of_a_file_have_moments_and_ends_and_are_each_their_own(api: Api) -> None:
    """As measured: a DURATION alone ends no single event, a time without a zone is none."""
    stamp = uuid.uuid4().hex
    done = _uploaded(api, SEVERAL.format(stamp))
    assert (done["status"], done["numOfObjects"]) == (12, 2)
    asked = {"referenceIdIn": ",".join(f"{stamp}{one}" for one in "abc")}
    assert [one["summary"] for one in api.ok(f"{EVENTS}.list", {"filter": asked})["objects"]] == ["c", "d"]


def test_a_file_makes_recordings_live_streams_and_blackouts_alone(api: Api) -> None:
    done = _uploaded(api, CALENDAR.format(method="PUBLISH", uid=uuid.uuid4()), type_=4)
    assert (done["status"], done["error"]) == (6, "Event type [4] not supported")


def test_what_is_no_calendar_fails(api: Api) -> None:
    assert _uploaded(api, "no calendar")["status"] == 6


ROWS = """*action,name,type,systemName,parentSystemName,description
1,Hall,location,{0}hall,,"one, two"
1,Camera,camera,{0}camera,{0}hall,
1,Ladder,ladder,{0}ladder,,
1,,camera,{0}nameless,,
1,Camera again,camera,{0}camera,,
2,,location,{0}hall,,changed
6,Studio,,{0}studio,,
3,,camera,{0}nothing,,
9,What,camera,{0}what,,
"""


def test_a_file_of_resources_is_done_row_by_row(api: Api) -> None:
    stamp = uuid.uuid4().hex[:8]
    files = {"fileData": ("resources.csv", ROWS.format(stamp).encode())}
    done = _ended(api, api.ok(f"{RESOURCES}.addFromBulkUpload", {}, files=files))
    assert (done["status"], done["numOfObjects"]) == (12, 4)
    asked = {"systemNameIn": f"{stamp}hall,{stamp}camera,{stamp}studio"}
    hall, camera, studio = api.ok(f"{RESOURCES}.list", {"filter": asked})["objects"]
    assert (hall["description"], camera["parentId"], studio["objectType"]) == (
        "changed", hall["id"], "KalturaLocationScheduleResource",
    )  # fmt: skip
    log = api.get(f"/api_v3/service/bulkupload_bulk/action/serveLog/id/{done['id']}/ks/{api.ks()}").text
    told = [
        line.rsplit(",", 1)[-1].strip('"') for line in log.splitlines() if ",1," in line[1:] or '"' in line
    ]
    assert "Wrong value passed for property type [ladder]" in told
    assert log.splitlines()[0] == f'1,Hall,location,{stamp}hall,,"one, two",2,{hall["id"]},2'


def _uploaded(api: Api, calendar: str, type_: int = 1) -> Any:
    data = {"objectType": "KalturaBulkUploadICalJobData", "eventsType": type_}
    files = {"fileData": ("events.ics", calendar.replace("\n", "\r\n").encode())}
    upload = api.ok(f"{EVENTS}.addFromBulkUpload", {"bulkUploadData": data}, files=files)
    assert (upload["status"], upload["bulkUploadType"]) == (11, "scheduleBulkUpload.ICAL")
    return _ended(api, upload)


def _ended(api: Api, upload: Any) -> Any:
    end = time.monotonic() + PATIENCE
    while (seen := api.ok("bulkupload_bulk.get", {"id": upload["id"]}))["status"] not in ENDED:
        assert time.monotonic() < end, seen
        time.sleep(0.05)
    return seen
