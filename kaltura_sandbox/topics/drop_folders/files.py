"""Files of drop folders: what is known of each, and how that changes.

A name stands once in a folder; what was there before under that name is PURGED, and hidden from then on.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import folders

KIND, CLASS = "drop_folder_file", "KalturaDropFolderFile"
UPLOADING, PENDING, WAITING, HANDLED, IGNORE, DELETED, PURGED, NO_MATCH = 1, 2, 3, 4, 5, 6, 7, 8
ERROR_HANDLING, ERROR_DELETING, DOWNLOADING, ERROR_DOWNLOADING, PROCESSING, PARSED, DETECTED = (
    9, 10, 11, 12, 13, 14, 15,
)  # fmt: skip
FAILED = (ERROR_HANDLING, ERROR_DELETING, ERROR_DOWNLOADING)
STILL_THE_SAME = (UPLOADING, PROCESSING, PARSED, DETECTED)  # a name added again is the same file
FLAVOR_NOT_FOUND, SLUG_REGEX_NO_MATCH, ERROR_READING_FILE, ERROR_DOWNLOADING_FILE = 3, 5, 6, 7
ERROR_IN_CONTENT_PROCESSOR, ERROR_DELETING_FILE = 11, 12
ERROR_IN_BULK_UPLOAD = "dropFolderXmlBulkUpload.ERROR_IN_BULK_UPLOAD"
XML_TOO_LARGE = "dropFolderXmlBulkUpload.XML_FILE_SIZE_EXCEED_LIMIT"
SAID = {
    FLAVOR_NOT_FOUND: "Failed to handle file. Could not find a matched transcoding flavor setting with system name: ",
    SLUG_REGEX_NO_MATCH: "Failed to parse filename according to drop folder naming convention definition",
    ERROR_READING_FILE: "Failed to read file or file details at: ",
    ERROR_DOWNLOADING_FILE: "Failed in file transferring from the drop folder to Kaltura",
    ERROR_IN_CONTENT_PROCESSOR: "Drop folder engine processing failure",
    ERROR_DELETING_FILE: "Failed to delete the file at: ",
    ERROR_IN_BULK_UPLOAD: "Failed  to execute the bulk upload job in Kaltura",
    XML_TOO_LARGE: "Failed to handle XML file. XML file size exceeds the supported 10 MB limit",
}
"""What a file's errorDescription says (read in the source, its spelling included)."""


def find(account: Account, id_: Any) -> Object | None:
    """A file of the account, unless it is purged."""
    found = account.get(KIND, id_)
    return found if found is not None and found.status != PURGED else None


def named(account: Account, folder_id: Any, name: str) -> Object | None:
    """The file that has a name in a folder."""
    query = account.query(KIND).where(dropFolderId=folder_id, fileName=name).without(status=PURGED)
    return next(iter(account.store.find(query)), None)


def of_folder(account: Account, folder_id: Any) -> list[Object]:
    """The files of a folder, the oldest first."""
    query = account.query(KIND).where(dropFolderId=folder_id).without(status=PURGED)
    return account.store.find(query.ordered("+seq"))


def led_by(account: Account, lead_id: Any, *statuses: int) -> list[Object]:
    """The files that an XML descriptor names, itself included, in these states."""
    return account.find(KIND, leadDropFolderFileId=lead_id, status=statuses)


def added(account: Account, folder: Object, given: Object) -> Object:
    """A file of a folder that was seen there: a new one, or the one of that name while it is under way."""
    with account.store.transaction():
        known = named(account, folder.id, given.fileName)
        if known is not None and known.status in STILL_THE_SAME:
            return changed(account, known, {**given.values, "status": UPLOADING})
        file = given.copy(
            id=account.store.number(), partnerId=account.id, status=UPLOADING, type=folder.type,
            createdAt=now(), updatedAt=now(), fileSizeLastSetAt=now(),
        )  # fmt: skip
        if known is not None:
            changed(account, known, {"status": PURGED})
            if known.leadDropFolderFileId and known.leadDropFolderFileId != known.id:
                file.leadDropFolderFileId = known.leadDropFolderFileId
        account.put(KIND, file)
        answer = file.copy()
        file.deletedDropFolderFileId = 0  # absent in the answer of add, and there from then on (measured)
        account.put(KIND, file)
        return answer


def changed(account: Account, file: Object, changes: dict[str, Any]) -> Object:
    """Sets properties: a new size notes when, a way out of an error clears it, a purged file is its own past."""
    size, before = changes.get("fileSize"), file.status
    if size is not None and size != file.fileSize:
        file.fileSizeLastSetAt = now()
    for name, value in changes.items():
        setattr(file, name, value)
    if file.status == PURGED and before != PURGED:
        file.deletedDropFolderFileId = file.id
    if before in FAILED and file.status not in FAILED:
        file.errorCode = file.errorDescription = None
    file.updatedAt = now()
    account.put(KIND, file)
    return file


def failed(
    account: Account, file: Object, code: int | str, detail: str = "", status: int = ERROR_HANDLING
) -> None:
    """Notes what went wrong with a file."""
    changed(account, file, {"status": status})
    changed(account, file, {"errorCode": code, "errorDescription": SAID[code] + detail})


def folder_of(account: Account, file: Object) -> Object | None:
    return folders.find(account, file.dropFolderId)
