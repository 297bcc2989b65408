"""Files that are content: the slug in a name says for which entry, and the folder's policy whether that may be new.

Left out: several flavors of one slug (a name's flavorName), whose files wait for each other on the platform, and the
categories that a user's metadata names.
"""

from __future__ import annotations

import os
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.drop_ends.end import EndError
from kaltura_sandbox.platform.accounts import Account, Caller, administrator, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import calls, dropped, files, folders, names
from kaltura_sandbox.topics.entries import entries

JOB = "drop_folder_content"
AGAIN = 1.0  # s until a file without a match is tried again
FOR_AN_ENTRY = (entries.IMPORT, entries.PRECONVERT, entries.READY, entries.PENDING, entries.NO_CONTENT)
MATCHING_S = "KALTURA_SANDBOX_DROP_FOLDER_MATCHING"


def pending(account: Account, folder: Object, file: Object) -> Object:
    """A file has come in: its name is read, and a job ingests it."""
    config = folder.fileHandlerConfig or Object("KalturaDropFolderContentFileHandlerConfig")
    found = names.parsed(config.slugRegex, file.fileName)
    if found is None:
        files.failed(account, file, files.SLUG_REGEX_NO_MATCH)
        return file
    told: dict[str, Any] = {
        "parsedSlug": found.slug,
        "parsedFlavor": found.flavor,
        "parsedUserId": found.user,
    }
    if found.flavor is not None:
        files.changed(account, file, told)
        files.failed(account, file, files.FLAVOR_NOT_FOUND)
        return file
    told |= {"status": files.PROCESSING, "batchJobId": account.store.number()}
    files.changed(account, file, told)
    account.job(JOB, lane="fetch", file=file.id, since=now())
    return file


@handles(JOB, lambda account, payload, problem: _failed(account, payload))
def process(account: Account, payload: dict[str, Any]) -> None:
    """Makes an entry of a file, or gives its content to the entry of its slug."""
    file = files.find(account, payload["file"])
    folder = files.folder_of(account, file) if file else None
    if (
        file is None
        or folder is None
        or file.status not in (files.PROCESSING, files.NO_MATCH)
        or file.entryId
    ):
        return
    if _waits(account, folder, file, payload):
        return
    caller = administrator(account)
    try:
        if folder.type == folders.LOCAL:
            dropped.prefetch(caller, folder, file)
        with account.store.transaction():
            _ingest(caller, folder, file.id)
    except EndError as problem:
        _problem(account, payload, files.ERROR_READING_FILE, str(problem))
    except ApiError:
        _failed(account, payload)


def _waits(account: Account, folder: Object, file: Object, payload: dict[str, Any]) -> bool:
    """Whether a file stays in its folder until there is an entry of its slug, which is tried again and again."""
    if _policy(folder) != folders.MATCH_OR_KEEP or _match(account, file) is not None:
        return False
    with account.store.transaction():
        current = files.find(account, file.id)
        if current is None or current.status not in (files.PROCESSING, files.NO_MATCH):
            return True
        if now() - payload["since"] > patience():
            _failed(account, payload)
        else:
            if current.status != files.NO_MATCH:
                files.changed(account, current, {"status": files.NO_MATCH})
            account.job(JOB, lane="fetch", delay=AGAIN, **payload)
    return True


def patience() -> int:
    """How long (s) a file is kept that has no match: 10,000 in the platform's settings of its batch."""
    return php_text.whole(os.environ.get(MATCHING_S, "")) or 10_000


def _ingest(caller: Caller, folder: Object, file_id: Any) -> None:
    account = caller.account
    file = files.find(account, file_id)
    if file is None or file.status not in (files.PROCESSING, files.NO_MATCH):
        return  # it was told otherwise meanwhile
    if file.status == files.NO_MATCH:
        files.changed(account, file, {"status": files.PROCESSING})
    resource = Object("KalturaDropFolderFileResource", dropFolderFileId=file.id)
    match = None if _policy(folder) == folders.ADD_AS_NEW else _match(account, file)
    if match is None:
        _add(caller, folder, file, resource)
    else:
        _replace(caller, folder, file, match, resource)


def _add(caller: Caller, folder: Object, file: Object, resource: Object) -> None:
    entry = Object(
        "KalturaBaseEntry", name=file.parsedSlug, referenceId=file.parsedSlug, userId=file.parsedUserId or "",
    )  # fmt: skip
    entry.conversionProfileId = folder.conversionProfileId
    added = calls.act(caller, "baseentry", "add", entry, None)
    calls.act(caller, "baseentry", "addContent", added.id, resource)


def _replace(caller: Caller, folder: Object, file: Object, entry: Object, resource: Object) -> None:
    """The entry's owner becomes the user whom the name tells; a replacement that was running is ended."""
    if file.parsedUserId and file.parsedUserId != entry.userId:
        changes = Object("KalturaMediaEntry", userId=file.parsedUserId)
        calls.act(caller, "baseentry", "update", entry.id, changes)
    calls.act(caller, "media", "cancelReplace", entry.id)
    calls.act(caller, "baseentry", "updateContent", entry.id, resource, folder.conversionProfileId)


def _match(account: Account, file: Object) -> Object | None:
    """The newest film, sound or picture that has the file's slug as its reference id."""
    query = account.query(entries.KIND).where(
        referenceId=file.parsedSlug, type=entries.CLIP, status=FOR_AN_ENTRY
    )
    query.without(displayInSearch=(entries.SHADOW, entries.RECYCLED))
    return next(iter(account.store.find(query.ordered("-createdAt"))), None)


def _policy(folder: Object) -> int:
    config = folder.fileHandlerConfig
    return int(config.contentMatchPolicy or folders.ADD_AS_NEW) if config else folders.ADD_AS_NEW


def _failed(account: Account, payload: dict[str, Any]) -> None:
    _problem(account, payload, files.ERROR_IN_CONTENT_PROCESSOR)


def _problem(account: Account, payload: dict[str, Any], code: int, detail: str = "") -> None:
    with account.store.transaction():
        file = files.find(account, payload["file"])
        if file is not None and file.status in (files.PROCESSING, files.NO_MATCH):
            files.failed(account, file, code, detail)
