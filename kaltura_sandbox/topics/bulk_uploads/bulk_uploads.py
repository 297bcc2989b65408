"""A file with many objects: kept, read by a job, its rows done one by one.

A row and what became of it are written in one transaction, each result by itself, so that a job that was killed goes on
behind the last row that it did. Hosted accounts in use take files of every type here; new accounts refuse those that
the installation restricts (INVALID_FILE_TYPE).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_errors

KIND, CLASS = "bulk_upload", "KalturaBulkUpload"
RESULT = "bulk_result"
PENDING, PROCESSING, FINISHED, FAILED, ABORTED, TAKEN, PARTLY = 0, 2, 5, 6, 7, 11, 12  # KalturaBatchJobStatus
OK, ERROR = "2", "1"  # KalturaBulkUploadResultStatus
ADD, UPDATE = "1", "2"  # KalturaBulkUploadAction
SAID = {
    FINISHED: "Finished successfully",
    PARTLY: "Finished, but with some errors",
    FAILED: "Error: None of the uploaded items were processed succsessfuly",
}
"""What an upload's error says at the end, the platform's spelling included."""


@dataclass(frozen=True)
class Done:
    """What became of a row: the action, the object's id and its status."""

    action: str
    object_id: str
    object_status: int | str


@dataclass(frozen=True)
class Row:
    """One object of a file: its text as it stands there, what does it (ApiError: it can't be), and what its result says
    of the object where it can't."""

    text: str
    do: Callable[[], Done]
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """How a type of file is read and told of.

    rows  the rows of a file's bytes, in their order; ValueError: it is no such file
    log   the bytes of the log, from the results; and its type
    """

    rows: Callable[[Account, Object, bytes], list[Row]]
    log: Callable[[Account, Object], bytes]
    kind: str


_readings: dict[str, Reading] = {}


def reads(type_: str, reading: Reading) -> None:
    """Declares how files of a type (KalturaBulkUploadType) with objects of some type are read."""
    _readings[type_] = reading


def begin(
    caller: Caller, type_: str, object_type: str, file: Upload, name: str | None, **notes: Any
) -> Object:
    """Keeps a file and queues its job; ``notes`` are for whoever reads it. The answer is what the platform's add says:
    the upload is told in full once it was read."""
    kept = {"_file": caller.account.files.take(file.path), "_name": name or file.name}
    return _begin(caller, type_, object_type, kept, notes)


def begin_without_file(caller: Caller, type_: str, object_type: str, **notes: Any) -> Object:
    """Queues a job of an upload that has no file: what its rows are follows from the notes alone."""
    return _begin(caller, type_, object_type, {}, notes)


def _begin(
    caller: Caller, type_: str, object_type: str, kept: dict[str, Any], notes: dict[str, Any]
) -> Object:
    account = caller.account
    upload = Object(
        CLASS, id=account.store.number(), partnerId=account.id, uploadedOn=now(), status=TAKEN,
        bulkUploadType=type_, _object_type=object_type, _user=caller.user_id, _notes=notes, **kept,
    )  # fmt: skip
    account.put(KIND, upload)
    account.job("bulk_upload", upload=upload.id)
    return upload


@presents(CLASS)
def _show(upload: Object, caller: Caller) -> Object:
    """With the addresses of its file and its log, which carry the caller's session."""
    ks = caller.session.text if caller.session else ""
    root = f"{caller.host}/api_v3/service/bulkUpload/action"
    upload.logFileUrl = f"{root}/serveLog/id/{upload.id}/ks/{ks}"
    upload.csvFileUrl = upload.bulkFileUrl = f"{root}/serve/id/{upload.id}/ks/{ks}"
    return upload


@handles("bulk_upload")
def _read(account: Account, payload: dict[str, Any]) -> None:
    upload = account.get(KIND, payload["upload"])
    if upload is None or upload.status not in (TAKEN, PENDING, PROCESSING):
        return
    _known(account, upload, PROCESSING)
    try:
        content = account.files.read(upload._file) if upload._file else b""
        rows = _readings[f"{upload.bulkUploadType}/{upload._object_type}"].rows(account, upload, content)
    except ValueError as problem:
        _known(account, upload, FAILED, error=str(problem))
        return
    done = len(results(account, upload))  # before a kill
    for number, row in enumerate(rows[done:], done):
        with account.store.transaction():
            upload = account.require(KIND, upload.id, bulk_errors.BULK_UPLOAD_NOT_FOUND)
            if upload.status == ABORTED:
                return
            told = Object("BulkUploadResult", **_result(number, row))
            account.store.put(RESULT, told, account.id, _key(upload, number))
    good = sum(1 for one in results(account, upload) if one["status"] == OK)
    upload.numOfObjects = good
    status = FINISHED if good == len(rows) and rows else PARTLY if good else FAILED
    _known(account, upload, status, error=SAID[status])


def _known(account: Account, upload: Object, status: int, error: str | None = None) -> None:
    """What get tells once the job has begun."""
    upload.status, upload.error = status, error
    upload.uploadedByUserId, upload.fileName = upload._user, upload._name
    upload.bulkUploadObjectType = upload._object_type
    account.put(KIND, upload)


def _result(number: int, row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {"lineIndex": number, "rowData": row.text}
    try:
        done = row.do()
    except ApiError as refusal:
        wrong = {"status": ERROR, "errorCode": refusal.code, "errorDescription": refusal.message}
        return told | row.told | wrong
    return told | {
        "status": OK, "action": done.action, "objectId": done.object_id, "objectStatus": done.object_status,
    }  # fmt: skip


def made(account: Account, upload: Object) -> list[str]:
    """The ids of the objects that an upload has added so far."""
    return [one["objectId"] for one in results(account, upload) if one.get("action") == ADD]


def results(account: Account, upload: Object) -> list[dict[str, Any]]:
    """What became of the rows of an upload so far, in their order."""
    start = ("id >= ? AND id < ?", [_key(upload), _key(upload, after=True)])
    found = account.store.find(account.query(RESULT).add(start).ordered("+id"))
    return [*(upload._results or []), *(one.values for one in found)]  # older uploads have them in themselves


def _key(upload: Object, number: int | None = None, after: bool = False) -> str:
    """Under what the result of a row lies; without one, where those of an upload begin or end."""
    return f"{upload.id}{';' if after else ':'}{'' if number is None else f'{number:09}'}"


def log_of(account: Account, upload: Object) -> tuple[bytes, str]:
    """The log of an upload, and its Content-Type."""
    reading = _readings[f"{upload.bulkUploadType}/{upload._object_type}"]
    return reading.log(account, upload), reading.kind
