"""One visit to a drop folder: what is new there, what has come to rest, what is to be deleted, what is gone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.drop_ends.end import End, EndError, Found, NotLetIn, NotListed, NotReached
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import arrivals, files, folders, names

DAY = 86_400
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no text of XML has: files with them in their names are passed over, as those that aren't UTF-8."""


def visit(account: Account, folder: Object) -> None:
    """Looks once into a folder, and notes on it what was wrong. Each file's change is a transaction of its own."""
    try:
        with folders.opened(folder) as end:
            Visit(account, folder, end).make()
    except NotReached:
        folders.visited(account, folder.id, folders.ERROR_CONNECT)
    except NotLetIn:
        folders.visited(account, folder.id, folders.ERROR_LOGIN)
    except NotListed:
        folders.visited(account, folder.id, folders.ERROR_LIST)
    except (EndError, OSError, ValueError) as problem:
        folders.visited(account, folder.id, folders.ERROR_APP, str(problem))
    else:
        folders.visited(account, folder.id)


class Visit:
    """A folder, what lies in it, and what is known of that."""

    def __init__(self, account: Account, folder: Object, end: End) -> None:
        self.account, self.folder, self.end = account, folder, end

    def make(self) -> None:
        lying = [one for one in self.end.listed() if not NO_XML.search(one.name)]
        known = {one.fileName: one for one in files.of_folder(self.account, self.folder.id)}
        latest = 0
        for found in lying:
            if self.folder.incremental and found.modified < (self.folder.lastFileTimestamp or 0):
                known.pop(found.name, None)
            elif self._taken(found):
                latest = max(latest, found.modified)
                self._look(found, known.pop(found.name, None))
        for gone in known.values() if lying else ():
            if gone.status != files.PARSED:  # that one never was here
                self._changed(gone, {"status": files.PURGED})
        if self.folder.incremental and latest > (self.folder.lastFileTimestamp or 0):
            self._seen_until(latest)

    def _taken(self, found: Found) -> bool:
        """Whether a file is looked at: names can be ignored, but not in S3 (source)."""
        return self.folder.type == folders.S3 or not names.ignored(
            self.folder.ignoreFileNamePatterns, found.name
        )

    def _look(self, found: Found, file: Object | None) -> None:
        if file is None or file.status in (files.PARSED, files.DETECTED):
            self._add(found)
        elif file.status == files.UPLOADING:
            self._grows(found, file)
        elif file.lastModificationTime and found.modified > _time(file):
            self._add(found)  # it was replaced
        elif self._is_due(file):
            self._delete(file)

    def _add(self, found: Found) -> None:
        given = Object(
            files.CLASS, dropFolderId=self.folder.id, fileName=found.name, fileSize=found.size,
            lastModificationTime=str(found.modified), uploadStartDetectedAt=now(),
        )  # fmt: skip
        files.added(self.account, self.folder, given)

    def _grows(self, found: Found, file: Object) -> None:
        """A file that still comes in: it has when its size rested for as long as the folder says."""
        if not found.size:
            self._fail(file, files.ERROR_READING_FILE, f"[{self.folder.path}/{file.fileName}")
        elif found.size != file.fileSize:
            told = {"fileSize": found.size, "lastModificationTime": str(found.modified)}
            self._changed(file, told)
        elif time.time() > (self.folder.fileSizeCheckInterval or 0) + (file.fileSizeLastSetAt or 0):
            told = {"lastModificationTime": str(found.modified), "uploadEndDetectedAt": now()}
            self._changed(file, {**told, "status": files.PENDING})

    def _is_due(self, file: Object) -> bool:
        """Whether a file is to be taken away: a deleted one, or a handled one as the folder's policy has it."""
        if file.status == files.HANDLED and self._moves:
            return True
        if not names.fits(self.folder.fileDeleteRegex, file.fileName):
            return False
        if file.status == files.DELETED:
            return True
        due = (file.updatedAt or 0) + (self.folder.autoFileDeleteDays or 0) * DAY
        kept = self.folder.fileDeletePolicy == folders.MANUAL_DELETE
        return bool(file.status == files.HANDLED and not kept and time.time() > due)

    @property
    def _moves(self) -> bool:
        """Whether files are moved from the folder when they are handled, without a look at fileDeleteRegex (source)."""
        deletes = self.folder.fileDeletePolicy == folders.AUTO_DELETE and not self.folder.autoFileDeleteDays
        return bool(self.folder.type == folders.LOCAL and deletes)

    def _delete(self, file: Object) -> None:
        """The file first, then what is known of it: a kill in between leaves one that is gone, which is noticed."""
        try:
            self.end.delete(file.fileName)
        except (EndError, OSError):
            where = f"[{self.folder.path}/{file.fileName}]"
            self._fail(file, files.ERROR_DELETING_FILE, where, files.ERROR_DELETING)
        else:
            self._changed(file, {"status": files.PURGED})

    def _changed(self, file: Object, changes: dict[str, Any]) -> None:
        ahead = arrivals.prepared(self.account, file, changes.get("status"))
        self._now(file, lambda current: arrivals.status_set(self.account, current, changes, ahead))

    def _fail(self, file: Object, code: int, detail: str, status: int = files.ERROR_HANDLING) -> None:
        self._now(file, lambda current: files.failed(self.account, current, code, detail, status))

    def _now(self, file: Object, change: Callable[[Object], Any]) -> None:
        """Changes a file unless its state has changed since it was looked at."""
        with self.account.store.transaction():
            current = files.find(self.account, file.id)
            if current is not None and current.status == file.status:
                change(current)

    def _seen_until(self, latest: int) -> None:
        with self.account.store.transaction():
            folder = folders.find(self.account, self.folder.id)
            if folder is not None:
                folder.lastFileTimestamp = latest
                self.account.put(folders.KIND, folder)


def _time(file: Object) -> int:
    return php_text.whole(str(file.lastModificationTime))
