"""XML folders: a descriptor names the files that belong to it, and all wait for each other.

Left out: the transformation by the XSL of a conversion profile.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from kaltura_sandbox import xml_text
from kaltura_sandbox.drop_ends.end import EndError
from kaltura_sandbox.platform.accounts import Account, administrator, now
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads
from kaltura_sandbox.topics.drop_folders import dropped, files, folders, names

TYPE, OBJECTS = "dropFolderXmlBulkUpload.DROP_FOLDER_XML", "1"
RESOURCE, PATH = "dropFolderFileContentResource", "filePath"
TAKE = "drop_folder_take_descriptor"
LARGEST = 10_485_760  # bytes of a descriptor
NOT_HERE = (files.PARSED, files.UPLOADING, files.DETECTED)
UNPROCESSED = (files.WAITING, files.DETECTED, files.UPLOADING, files.PENDING)


def ahead(account: Account, folder: Object, file: Object) -> str | None:
    """The digest of a descriptor that lies on another machine, "" where it can't be had, None for any other file.

    To be called outside of a transaction: whoever writes would wait for that machine otherwise.
    """
    elsewhere = folder.type != folders.LOCAL and names.leads(folder.fileNamePatterns, file.fileName)
    if not elsewhere or _is_too_large(file):
        return None
    try:
        return dropped.taken(account, folder, file)
    except EndError:
        return ""


def pending(account: Account, folder: Object, file: Object, taken: str | None = None) -> Object:
    """A file of an XML folder has come in: with the last one of a descriptor all of them are processed.

    ``taken`` is what ``ahead`` gave.
    """
    if names.leads(folder.fileNamePatterns, file.fileName) and not _read(account, folder, file, taken):
        return file
    lead = file.leadDropFolderFileId
    if not lead or files.led_by(account, lead, *NOT_HERE):
        return files.changed(account, file, {"status": files.WAITING})
    descriptor = file if file.id == lead else files.find(account, lead)
    if descriptor is None:
        return files.changed(account, file, {"status": files.WAITING})
    for related in files.led_by(account, lead, files.PENDING, files.WAITING):
        files.changed(account, related, {"status": files.PROCESSING})
    _begin(account, folder, descriptor)
    return files.find(account, file.id) or file


def purged(account: Account, folder: Object, file: Object) -> None:
    """With a descriptor go the files that it named and that never came."""
    if names.leads(folder.fileNamePatterns, file.fileName) and file.leadDropFolderFileId:
        for named in files.led_by(account, file.leadDropFolderFileId, files.PARSED):
            files.changed(account, named, {"status": files.PURGED})


def _is_too_large(file: Object) -> bool:
    return bool(file.fileSize and file.fileSize > LARGEST)


def _read(account: Account, folder: Object, file: Object, taken: str | None) -> bool:
    """Notes which files a descriptor names. False where it can't be read: that is noted on it."""
    if _is_too_large(file):
        files.failed(account, file, files.XML_TOO_LARGE)
        return False
    try:
        file._file = dropped.taken(account, folder, file) if taken is None else taken
    except EndError:
        file._file = ""
    if not file._file:
        files.failed(account, file, files.ERROR_READING_FILE, f"[{folder.path}/{file.fileName}]")
        return False
    for name in _named_in(account.files.read(file._file)):
        _expect(account, folder, file, name)
    files.changed(account, file, {"leadDropFolderFileId": file.id})
    return True


def _named_in(content: bytes) -> list[str]:
    """The files that a descriptor names; none where it is no XML: its upload tells of that."""
    root, _ = xml_text.parsed(content)
    found = [] if root is None else [one.get(PATH) or "" for one in root.iter(RESOURCE)]
    return list(dict.fromkeys(name for name in found if name))


def _expect(account: Account, folder: Object, lead: Object, name: str) -> None:
    """A file that a descriptor names: known already, or noted as PARSED until it comes."""
    known = files.named(account, folder.id, name)
    if known is not None and known.status in UNPROCESSED:
        files.changed(account, known, {"leadDropFolderFileId": lead.id})
        return
    if known is not None:
        files.changed(account, known, {"status": files.PURGED})
    stamp = now()
    account.put(files.KIND, Object(
        files.CLASS, id=account.store.number(), partnerId=account.id, dropFolderId=folder.id, fileName=name,
        fileSize=0, fileSizeLastSetAt=stamp, status=files.PARSED, type=folder.type, leadDropFolderFileId=lead.id,
        createdAt=stamp, updatedAt=stamp, deletedDropFolderFileId=0,
    ))  # fmt: skip


def _begin(account: Account, folder: Object, descriptor: Object) -> None:
    """A bulk upload of the descriptor, as it was when it was read."""
    part = account.files.incoming / f"descriptor-{descriptor.id}"
    part.write_bytes(account.files.read(descriptor._file))
    caller = administrator(account)
    upload = bulk_uploads.begin(
        caller, TYPE, OBJECTS, Upload(part, descriptor.fileName, part.stat().st_size), None,
        folder=folder.id, lead=descriptor.id,
    )  # fmt: skip
    if folder.type == folders.LOCAL:
        account.job(TAKE, folder=folder.id, name=descriptor.fileName)
    current = files.find(account, descriptor.id) or descriptor  # its state was changed meanwhile
    files.changed(account, current, {"batchJobId": upload.id})


@handles(TAKE)
def take_away(account: Account, payload: dict[str, Any]) -> None:
    """The platform moves a descriptor from a disk when its upload begins, whatever is to happen with other files."""
    folder = folders.find(account, payload["folder"])
    if folder is None:
        return
    with suppress(EndError, OSError), folders.opened(folder) as end:
        end.delete(payload["name"])
