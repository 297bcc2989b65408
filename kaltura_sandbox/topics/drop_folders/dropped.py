"""A file of a drop folder as a resource: what lies on this machine is taken at once, what lies elsewhere is fetched.

The bytes and what is known of the file change in one transaction: a kill between them leaves the file to be taken
again, never twice.
"""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any

from kaltura_sandbox.drop_ends.end import EndError
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.events import STATUS, Event, on
from kaltura_sandbox.platform.jobs import Failed, handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import files, folders
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest import ingest_errors, resources, targets, tokens
from kaltura_sandbox.topics.ingest.targets import File, Origin, Target

JOB = "drop_folder_download"
NOTE = "dropped file {}"


class DroppedResource(resources.Resource):
    """A file that lies in a drop folder."""

    class_name = "KalturaDropFolderFileResource"
    needs = "dropFolderFileId"

    @property
    def extension(self) -> str:
        file = files.find(self.account, self.given.dropFolderFileId)
        return extension_of(file) if file else ""

    def check(self) -> None:
        super().check()
        self._found()

    def attach(self, target: Target) -> Object:
        file, folder = self._found()
        if folder.type != folders.LOCAL:
            return _later(self.account, file, target)
        try:
            digest = self.caller.notes.get(NOTE.format(file.id)) or taken(self.account, folder, file)
        except EndError as problem:
            files.failed(self.account, file, files.ERROR_READING_FILE, str(problem))
            self.account.store.keep()
            raise ingest_errors.FILE_DOESNT_EXIST() from None
        files.changed(self.account, file, {"status": files.HANDLED, "entryId": entry_of(target)})
        return target.receive(File(digest, extension_of(file), Origin.UPLOAD))

    def _found(self) -> tuple[Object, Object]:
        file = files.find(self.account, self.given.dropFolderFileId)
        if file is None:
            raise errors.INVALID_OBJECT_ID(self.given.dropFolderFileId)
        folder = files.folder_of(self.account, file)
        if folder is None:
            raise errors.INVALID_OBJECT_ID(file.dropFolderId)
        return file, folder


def extension_of(file: Object) -> str:
    """The ending of a file's name, in small letters."""
    return tokens.extension_of(PurePosixPath(file.fileName).name)


def entry_of(target: Target) -> str:
    """The entry that a target is or belongs to; of a replacement, the one whose content it will be."""
    held = target.object
    return str(held.replacedEntryId or held.entryId or held.id)


def prefetch(caller: Caller, folder: Object, file: Object) -> None:
    """Takes the bytes before the transaction that uses them. Raises EndError."""
    caller.notes[NOTE.format(file.id)] = taken(caller.account, folder, file)


def taken(account: Account, folder: Object, file: Object) -> str:
    """The digest of a file's bytes, now in the store of files."""
    part = account.files.incoming / f"drop-{secrets.token_hex(8)}"
    try:
        with folders.opened(folder) as end:
            end.fetch(file.fileName, part)
        return account.files.take(part)
    finally:
        part.unlink(missing_ok=True)


def _later(account: Account, file: Object, target: Target) -> Object:
    """A job fetches the file; meanwhile its entry waits for it."""
    entry_id = entry_of(target)
    waiting = target.expect()
    files.changed(account, file, {"status": files.DOWNLOADING, "entryId": entry_id})
    account.job(JOB, lane="fetch", file=file.id, target=waiting.name, id=waiting.object.id)
    return target.object


def _not_fetched(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    file = files.find(account, payload["file"])
    if file is not None and file.status == files.DOWNLOADING:
        files.failed(account, file, files.ERROR_DOWNLOADING_FILE, status=files.ERROR_DOWNLOADING)
    target = targets.found(account, payload["target"], payload["id"])
    if target and target.waits:
        target.fail(problem)


@handles(JOB, _not_fetched)
def download(account: Account, payload: dict[str, Any]) -> None:
    """Fetches a file from its end, and gives it to whoever waits for it."""
    file = files.find(account, payload["file"])
    folder = files.folder_of(account, file) if file else None
    if file is None or folder is None or file.status != files.DOWNLOADING:
        return
    try:
        digest = taken(account, folder, file)
    except EndError as problem:
        raise Failed(str(problem)) from None
    with account.store.transaction():
        file = files.find(account, payload["file"])
        target = targets.found(account, payload["target"], payload["id"])
        if file is None or file.status != files.DOWNLOADING:
            return
        if target is None or not target.waits:  # its entry was deleted
            files.failed(account, file, files.ERROR_DOWNLOADING_FILE, status=files.ERROR_DOWNLOADING)
            return
        waits = folder.fileDeletePolicy == folders.DELETE_WHEN_READY
        status = files.PROCESSING if waits else files.HANDLED
        files.changed(account, file, {"status": status})
        target.receive(File(digest, extension_of(file), Origin.UPLOAD))


@on(STATUS, entries.KIND)
def entry_settled(account: Account, event: Event) -> None:
    """Files that are to be deleted once their entry is READY wait for that in PROCESSING."""
    entry = event.object
    if entry.status not in (entries.READY, entries.ERROR_CONVERTING):
        return
    waiting = account.find(folders.KIND, fileDeletePolicy=folders.DELETE_WHEN_READY)
    known = {one.id: one for one in waiting if one.type != folders.LOCAL}
    id_ = entry.replacedEntryId or entry.id
    for file in account.find(files.KIND, entryId=id_, status=files.PROCESSING) if known else ():
        folder = known.get(file.dropFolderId)
        if entry.status == entries.ERROR_CONVERTING:
            files.changed(account, file, {"status": files.ERROR_HANDLING})
        elif folder is not None:
            done = files.HANDLED if folder.autoFileDeleteDays else files.DELETED
            files.changed(account, file, {"status": done})
