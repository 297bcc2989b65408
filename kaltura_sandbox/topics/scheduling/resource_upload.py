"""Resources from CSV files: scheduleResource.addFromBulkUpload. A job makes, changes and deletes them, row by row.

The first line names the columns, behind a star. A row says what to do (action: 1 add, 2 update, 3 delete, 6 add or
update; none is add) with a resource of a type (location, camera, live_entry; none is location), which a resourceId or a
systemName names; parentSystemName and parentType say what it lies in.
"""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, administrator
from kaltura_sandbox.platform.errors import Kind
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire import arguments
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import ADD, UPDATE, Done, Reading, Row
from kaltura_sandbox.topics.scheduling import schedule_resources

CSV, OBJECTS = "bulkUploadCsv.CSV", "scheduleBulkUpload.SCHEDULE_RESOURCE"
DELETE, ADD_OR_UPDATE = "3", "6"
TYPES = {
    "location": "KalturaLocationScheduleResource", "camera": "KalturaCameraScheduleResource",
    "live_entry": "KalturaLiveEntryScheduleResource",
}  # fmt: skip
FIELDS = ("name", "systemName", "description", "tags")
WRONG_TYPE = Kind("", "Wrong value passed for property {NAME} [{VALUE}]")
NO_PARENT = Kind("", "Unable to find parent {TYPE} resource [{NAME}]")
NOT_FOUND = Kind("", "Unable to find {TYPE} resource [{NAME}]")
UNKNOWN_ACTION = Kind("", "Unknown action passed: [{ACTION}]")


class ResourceUpload(Part):
    """schedule_scheduleResource.addFromBulkUpload."""

    extends = ("schedule_scheduleresource",)

    @action
    def add_from_bulk_upload(self, fileData: Upload, bulkUploadData: Object | None = None) -> Object:  # noqa: N803
        """Takes a CSV file of resources."""
        name = bulkUploadData.fileName if bulkUploadData else None
        return bulk_uploads.begin(self.caller, CSV, OBJECTS, fileData, name)


def _rows(account: Account, upload: Object, content: bytes) -> list[Row]:
    """A row for each line behind the first, which names the columns."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    if not lines or not lines[0] or not lines[0][0].startswith("*"):
        raise ValueError("Error: None of the uploaded items were processed succsessfuly")
    columns = [lines[0][0][1:], *lines[0][1:]]
    return [
        Row(_line(line), partial(_do, account, upload._user, dict(zip(columns, line, strict=False))))
        for line in lines[1:]
        if line
    ]


def _do(account: Account, user: str, row: dict[str, str]) -> Done:
    """What a row says; ApiError: it can't be."""
    kind, what = _kind(row, "type"), row.get("action") or ADD
    known = _known(account, row, kind)
    if what == ADD_OR_UPDATE:
        what = ADD if known is None else UPDATE
    if what not in (ADD, UPDATE, DELETE):
        raise UNKNOWN_ACTION(what)
    room = administrator(account, user).room("schedule_scheduleresource")
    if what != ADD and known is None:
        raise NOT_FOUND(row.get("type") or "location", row.get("systemName", ""))
    if what == DELETE:
        return _done(what, room.delete(known.id))  # type: ignore[union-attr]
    given = _given(account, row, kind)
    return _done(what, room.add(given) if what == ADD else room.update(known.id, given))  # type: ignore[union-attr]


def _done(what: str, resource: Object) -> Done:
    return Done(what, str(resource.id), resource.status)


def _given(account: Account, row: dict[str, str], kind: str) -> Object:
    fields: dict[str, Any] = {"objectType": kind, **{name: row[name] for name in FIELDS if row.get(name)}}
    if parent := row.get("parentSystemName"):
        lies_in = schedule_resources.named(account, _kind(row, "parentType"), parent)
        if lies_in is None:
            raise NO_PARENT(row.get("parentType") or "location", parent)
        fields["parentId"] = lies_in.id
    return arguments.build(account.platform.schema, "KalturaScheduleResource", fields, "scheduleResource")


def _kind(row: dict[str, str], column: str) -> str:
    kind = TYPES.get(row.get(column) or "location")
    if kind is None:
        raise WRONG_TYPE(column, row[column])
    return kind


def _known(account: Account, row: dict[str, str], kind: str) -> Object | None:
    if row.get("resourceId"):
        found = schedule_resources.find(account, row["resourceId"])
        if found is None:
            raise errors.INVALID_OBJECT_ID(row["resourceId"])
        return found
    return schedule_resources.named(account, kind, row["systemName"]) if row.get("systemName") else None


def _line(values: list[str]) -> str:
    told = io.StringIO()
    csv.writer(told, lineterminator="").writerow(values)
    return told.getvalue()


def _log(account: Account, upload: Object) -> bytes:
    """The rows again, each with its status (2 done, 1 refused), the id, the object's status, and what was wrong."""
    lines = []
    for one in bulk_uploads.results(account, upload):
        told = [one["status"], one.get("objectId", ""), str(one.get("objectStatus", 0))]
        wrong = [one["errorDescription"]] if one.get("errorDescription") else []
        lines.append(f"{one['rowData']},{_line([*told, *wrong])}\n")
    return "".join(lines).encode()


bulk_uploads.reads(f"{CSV}/{OBJECTS}", Reading(_rows, _log, "text/plain"))
