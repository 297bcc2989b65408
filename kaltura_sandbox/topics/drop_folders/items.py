"""The items of a descriptor: entries to add, update or delete, with files of the drop folder as their content.

Left out: the judgement by the platform's schema (what isn't done here is refused, item by item), captions, pictures
and other plugins' elements, several flavors of an entry, and the KS in a descriptor (shouldValidateKS).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.events import STATUS, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import Done, Reading, Row
from kaltura_sandbox.topics.drop_folders import calls, custom_data, descriptors, drop_errors, dropped, files
from kaltura_sandbox.topics.entries import entries

END = "</item>"
DELETE = "3"  # KalturaBulkUploadAction
FIELDS = ("referenceId", "userId", "name", "description", "licenseType", "partnerData", "conversionProfileId")
LISTS = {"tags": "tag", "categories": "category"}
UNDERSTOOD = {"action", "entryId", "type", "media", "contentAssets", custom_data.ELEMENT, *FIELDS, *LISTS}
ENDED = (bulk_uploads.FINISHED, bulk_uploads.PARTLY)
MATCHED = (
    entries.ERROR_IMPORTING, entries.ERROR_CONVERTING, entries.IMPORT, entries.PRECONVERT, entries.READY,
    entries.PENDING, entries.NO_CONTENT,
)  # fmt: skip


def _rows(account: Account, upload: Object, content: bytes) -> list[Row]:
    """A row for each item of each channel."""
    root, faults = xml_text.parsed(content)
    if root is None:
        raise ValueError(f"Validate XML failed: {faults[0].message if faults else 'no document'}")
    if root.tag != "mrss" or root.find("channel") is None:
        raise ValueError("Validate XML failed: a descriptor is an mrss with a channel")
    items = [item for channel in root.iterfind("channel") for item in channel.iterfind("item")]
    return [Row(xml_text.written(item), _work(account, upload, item)) for item in items]


def _work(account: Account, upload: Object, item: Any) -> Callable[[], Done]:
    return partial(_do, administrator(account), upload, item)


def _do(caller: Caller, upload: Object, item: Any) -> Done:
    """What the item's action says; without one an item of a known entry updates it, any other adds one (source)."""
    unknown = [str(child.tag) for child in item if isinstance(child.tag, str) and child.tag not in UNDERSTOOD]
    if unknown:
        raise errors.SANDBOX_NOT_IMPLEMENTED(f"<{unknown[0]}> in a descriptor")
    match = _match(caller.account, item)
    action = php_text.lower(_text(item, "action") or ("update" if match or _text(item, "entryId") else "add"))
    if action == "add":
        return _add(caller, upload, item)
    if action not in ("update", "delete"):
        raise drop_errors.BULK_ACTION_NOT_SUPPORTED(action)
    if match is None:
        raise _missing(item)
    return _update(caller, upload, item, match) if action == "update" else _delete(caller, match)


def _missing(item: Any) -> errors.ApiError:
    for name, called in (("entryId", "Entry id"), ("referenceId", "Reference id")):
        if _text(item, name):
            return drop_errors.BULK_ITEM_NOT_FOUND(f"{called} [{_text(item, name)}]")
    return drop_errors.BULK_MISSING_MANDATORY_PARAMETER()


def _match(account: Account, item: Any) -> Object | None:
    """The entry that an item names by its id, or by its reference id."""
    if id_ := _text(item, "entryId"):
        return entries.find(account, id_) if entries.exists(account, id_) else None
    reference = _text(item, "referenceId")
    query = account.query(entries.KIND).where(referenceId=reference, status=MATCHED)
    query.without(displayInSearch=(entries.SHADOW, entries.RECYCLED))
    return next(iter(account.store.find(query.ordered("-createdAt"))), None) if reference else None


def _add(caller: Caller, upload: Object, item: Any) -> Done:
    resource = _resource(caller.account, upload, item)
    entry = _fields(item, Object("KalturaMediaEntry", mediaType=_media_type(item)))
    folder = caller.account.get("drop_folder", upload._notes["folder"])
    if entry.conversionProfileId is None and folder is not None:
        entry.conversionProfileId = folder.conversionProfileId
    added = calls.act(caller, "media", "add", entry)
    custom_data.take_over(caller, item, added)
    if resource is not None:
        added = calls.act(caller, "media", "addContent", added.id, resource)
    return Done(bulk_uploads.ADD, str(added.id), int(added.status))


def _update(caller: Caller, upload: Object, item: Any, entry: Object) -> Done:
    resource = _resource(caller.account, upload, item)
    changes = _fields(item, Object("KalturaMediaEntry"))
    changes.conversionProfileId = None
    updated = calls.act(caller, "media", "update", entry.id, changes)
    custom_data.take_over(caller, item, updated)
    if resource is not None:
        updated = calls.act(caller, "media", "updateContent", entry.id, resource)
    return Done(bulk_uploads.UPDATE, str(updated.id), int(updated.status))


def _delete(caller: Caller, entry: Object) -> Done:
    calls.act(caller, "baseentry", "delete", entry.id)
    return Done(DELETE, str(entry.id), entries.DELETED)


def _fields(item: Any, entry: Object) -> Object:
    for name in FIELDS:
        if (text := _text(item, name)) is not None:
            setattr(
                entry, name, php_text.whole(text) if name in ("licenseType", "conversionProfileId") else text
            )
    for name, one in LISTS.items():
        if (holder := item.find(name)) is not None:
            setattr(entry, name, ",".join(php_text.trim(child.text or "") for child in holder.iterfind(one)))
    return entry


def _media_type(item: Any) -> int:
    return php_text.whole(item.findtext("media/mediaType") or "") or entries.VIDEO


def _text(item: Any, name: str) -> str | None:
    found = item.findtext(name)
    return None if found is None else php_text.trim(found)


def _resource(account: Account, upload: Object, item: Any) -> Object | None:
    """The file of the folder that is an item's content, judged by what the descriptor says of it."""
    contents = item.findall("contentAssets/content")
    if not contents:
        return None
    told = contents[0].find(descriptors.RESOURCE)
    if len(contents) > 1 or told is None:
        raise errors.SANDBOX_NOT_IMPLEMENTED("content of a descriptor that isn't one file of the drop folder")
    name = told.get(descriptors.PATH) or ""
    led = files.led_by(account, upload._notes["lead"], files.PROCESSING)
    file = next((one for one in led if one.fileName == name), None)
    if file is None:
        raise drop_errors.BULK_ITEM_VALIDATION_FAILED("Drop folder id is null")
    _judge(account, file, told)
    return Object("KalturaDropFolderFileResource", dropFolderFileId=file.id)


def _judge(account: Account, file: Object, told: Any) -> None:
    """Size and checksum (md5 or sha1), where the descriptor tells them. Checksums are judged in LOCAL folders alone."""
    size, checksum = told.findtext("fileSize"), told.find("fileChecksum")
    actual = php_text.whole(str(file.fileSize))
    if size is not None and php_text.whole(size) != actual:
        why = f"File size is invalid for file [{file.fileName}], Xml size [{size}], actual size [{actual}]"
        raise drop_errors.BULK_ITEM_VALIDATION_FAILED(why)
    folder = files.folder_of(account, file)
    if checksum is None or folder is None or folder.type != 1:
        return
    content = account.files.read(dropped.taken(account, folder, file))
    how = hashlib.sha1 if checksum.get("type") == "sha1" else hashlib.md5
    found, wanted = how(content).hexdigest(), php_text.trim(checksum.text or "")
    if found != wanted:
        why = f"File checksum is invalid for file [{file.fileName}], Xml checksum [{wanted}], actual checksum [{found}]"
        raise drop_errors.BULK_ITEM_VALIDATION_FAILED(why)


def _log(account: Account, upload: Object) -> bytes:
    """The items again, each with what became of it."""
    items = "".join(_told(one) for one in bulk_uploads.results(account, upload))
    return f'<?xml version="1.0" encoding="UTF-8"?><mrss><channel>{items}</channel></mrss>'.encode()


def _told(one: dict[str, Any]) -> str:
    told = {"errorDescription": one.get("errorDescription"), "entryStatus": one.get("objectStatus"),
            "entryId": one.get("objectId"), "action": one.get("action")}  # fmt: skip
    lines = (f"<{name}>{escape(str(value))}</{name}>" for name, value in told.items() if value is not None)
    head, _, _ = one["rowData"].rpartition(END)
    return f"{head or '<item>'}<result>{''.join(lines)}</result>{END}"


@on(STATUS, bulk_uploads.KIND)
def upload_ended(account: Account, event: Event) -> None:
    """A descriptor is HANDLED with its upload. Where all failed, so did whatever wasn't handled."""
    upload = event.object
    if upload.bulkUploadType != descriptors.TYPE:
        return
    lead = upload._notes["lead"]
    if upload.status in ENDED and (file := files.find(account, lead)) is not None:
        files.changed(account, file, {"status": files.HANDLED})
    if upload.status == bulk_uploads.FAILED:
        for related in files.led_by(account, lead, files.PROCESSING):
            files.failed(account, related, files.ERROR_IN_BULK_UPLOAD)


bulk_uploads.reads(
    f"{descriptors.TYPE}/{descriptors.OBJECTS}", Reading(_rows, _log, "text/xml; charset=UTF-8")
)
