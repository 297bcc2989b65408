"""Users from CSV files: user.addFromBulkUpload, and what groups leave to such a file. A job does it row by row.

The first line names the columns, behind a star. A row says what to do with a user (action: 1 add, 2 update, 3 delete,
6 add or update; none is add), and in which group to put him (group; with a minus before it: from which to take him).
A group that doesn't exist is made. What is wrong with leaving a group is told nowhere (read in the source). Who is to
be added may have an externalId in place of a userId.

Left out: files of the older layout, whose first line names no columns; userRole of who is in the group already.
"""

from __future__ import annotations

import csv
import io
import re
from functools import partial
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.errors import Kind
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire import arguments
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads, csv_files
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import ADD, UPDATE, Done, Reading, Row
from kaltura_sandbox.topics.groups import group_errors, groups, memberships
from kaltura_sandbox.topics.people import users

CSV, USERS = "bulkUploadCsv.CSV", "3"
DELETE, ADD_OR_UPDATE = "3", "6"
FIELDS = (
    "screenName", "firstName", "lastName", "email", "tags", "gender", "zip", "country", "state", "city", "dateOfBirth",
    "partnerData", "externalId",
)  # fmt: skip
NOT_THERE = Kind("", "Mandatory Column [userId] missing from CSV.")
WRONG_VALUE = Kind("", "Wrong value passed for property {NAME} [{VALUE}]")
WRONG_DATE = Kind("", "Format of property dateOfBirth is incorrect [{VALUE}].")
UNKNOWN_ACTION = Kind("", "Unknown action passed: [{ACTION}]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?)?", re.ASCII)


class UserUpload(Part):
    """user.addFromBulkUpload."""

    extends = ("user",)

    @action
    def add_from_bulk_upload(
        self, fileData: Upload, bulkUploadData: Object | None = None, bulkUploadUserData: Object | None = None  # noqa: N803
    ) -> Object:  # fmt: skip
        """Takes a CSV file of users. Who is no administrator may send one, and all of its rows fail (measured).

        bulkUploadUserData has no properties, so it changes nothing.
        """
        name = bulkUploadData.fileName if bulkUploadData else None
        return bulk_uploads.begin(self.caller, CSV, USERS, fileData, name, barred=not self.caller.is_admin)


def begin(caller: Caller, columns: list[str], rows: list[list[str]], **notes: Any) -> Object:
    """Queues a file of these rows, as if somebody had sent it."""
    content = "".join(f"{csv_files.line(row)}\n" for row in (columns, *rows)).encode()
    path = caller.account.files.incoming / f"csv{caller.account.store.number()}"
    path.write_bytes(content)
    return bulk_uploads.begin(caller, CSV, USERS, Upload(path, path.name, len(content)), None, **notes)


def _rows(account: Account, upload: Object, content: bytes) -> list[Row]:
    """A row for each line behind the first, which names the columns."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    if not lines or not lines[0] or not lines[0][0].startswith("*"):
        raise ValueError(bulk_uploads.SAID[bulk_uploads.FAILED])
    columns = [lines[0][0][1:], *lines[0][1:]]
    act = _barred if (upload._notes or {}).get("barred") else _do
    return [
        Row(csv_files.line(one), partial(act, account, upload._user, dict(zip(columns, one, strict=False))))
        for one in lines[1:]
        if one
    ]


def _barred(account: Account, caller: str, row: dict[str, str]) -> Done:
    """A row of somebody who may change no users."""
    raise errors.SERVICE_FORBIDDEN(f"user->{row.get('action') or 'add'}")


def _do(account: Account, caller: str, row: dict[str, str]) -> Done:
    """What a row says; ApiError: it can't be."""
    _check(row)
    what, user_id = row.get("action") or ADD, row.get("userId") or ""
    if what == ADD_OR_UPDATE:
        what = UPDATE if user_id and users.find(account, user_id) is not None else ADD
    if what not in (ADD, UPDATE, DELETE):
        raise UNKNOWN_ACTION(what)
    room = administrator(account, caller).room("user")
    if what == DELETE:
        found = room.delete(user_id)
    else:
        given = _given(account, row)
        found = room.add(given) if what == ADD else room.update(user_id, given)
        _group(account, found, row)
    return Done(what, _number(account, user_id), found.status)


def _check(row: dict[str, str]) -> None:
    if not row.get("userId") and not row.get("externalId"):
        raise NOT_THERE()
    if row.get("dateOfBirth") and not _DATE.fullmatch(row["dateOfBirth"]):
        raise WRONG_DATE(row["dateOfBirth"])
    for name, known in (("gender", "012"), ("groupUserCreationMode", "12")):
        if row.get(name) and row[name] not in tuple(known):
            raise WRONG_VALUE(name, row[name])


def _given(account: Account, row: dict[str, str]) -> Object:
    fields: dict[str, Any] = {name: row[name] for name in FIELDS if row.get(name)}
    if row.get("capabilities"):
        told = [
            {"objectType": "KalturaUserCapability", "capability": one} for one in split(row["capabilities"])
        ]
        fields["capabilities"] = {str(number): one for number, one in enumerate(told)}
    if row.get("userId"):
        fields["id"] = row["userId"]
    sent = {"objectType": "KalturaUser", **fields}
    return arguments.build(account.platform.schema, "KalturaUser", sent, "user")


def _group(account: Account, user: Object, row: dict[str, str]) -> None:
    """Puts a user into a group or takes him out of it."""
    wanted = row.get("group") or ""
    if wanted.startswith("-"):
        member = memberships.find(account, user.id, wanted[1:])
        if member is not None:
            memberships.remove(account, member)
        return
    if not wanted:
        return
    group = groups.find(account, wanted) or _new_group(account, wanted, row)
    member = Object(memberships.CLASS, creationMode=memberships.AUTOMATIC)
    for name, column in (("creationMode", "groupUserCreationMode"), ("userRole", "userRole")):
        if row.get(column):
            setattr(member, name, php_text.whole(row[column]))
    memberships.add(account, user, group, member)


def _new_group(account: Account, group_id: str, row: dict[str, str]) -> Object:
    """A group that a row names and nobody has made; GROUP_NOT_FOUND where a user has its id, or it is none."""
    if users.find(account, group_id) is not None or not users.ID.fullmatch(group_id):
        raise group_errors.GROUP_NOT_FOUND()
    told = [Object("KalturaUserCapability", capability=one) for one in split(row.get("capabilities"))]
    return groups.make(account, Object(groups.CLASS, id=group_id, **({"capabilities": told} if told else {})))


def _number(account: Account, user_id: str) -> str:
    """The inner number of a user, which the log tells where the row names the user by an id."""
    if not user_id:
        return ""
    sql = "SELECT seq FROM objects WHERE kind = ? AND id = ?"
    rows = account.store.execute(sql, (users.KIND, users.key(account, user_id)))
    return str(rows[0][0]) if rows else ""


def _log(account: Account, upload: Object) -> bytes:
    """The rows again, each with its status (2 done, 1 refused), the number, the object's status, and what was wrong.

    A row of an unknown action isn't told; one that can't be read has the status of an active user (measured).
    """
    lines = []
    for one in bulk_uploads.results(account, upload):
        problem = one.get("errorDescription") or ""
        if problem.startswith(UNKNOWN_ACTION.message.partition("[")[0]):
            continue
        row = csv_files.line([csv_files.harmless(cell) for cell in next(csv.reader([one["rowData"]]))])
        unread = "1" if one.get("errorCode") == "" else "0"
        told = [one["status"], one.get("objectId", ""), str(one.get("objectStatus", unread))]
        wrong = ['"' + problem.replace('"', '""') + '"'] if problem else []
        lines.append(",".join([row, *told, *wrong]) + "\n")
    return "".join(lines).encode()


bulk_uploads.reads(f"{CSV}/{USERS}", Reading(_rows, _log, "text/plain"))
