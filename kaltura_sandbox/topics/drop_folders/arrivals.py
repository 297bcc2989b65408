"""Where a file that has come in goes: content to its entry, a descriptor and what it names to a bulk upload.

Left out: folders of calendars (scheduleDropFolder.ICAL), whose files stay PENDING.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import content, descriptors, files, folders


def prepared(account: Account, file: Object, status: Any) -> str | None:
    """What ``status_set`` needs from elsewhere, to be asked for before its transaction: see descriptors.ahead."""
    folder = files.folder_of(account, file)
    wanted = folder is not None and folder.fileHandlerType == folders.XML and status == files.PENDING
    return descriptors.ahead(account, folder, file) if folder is not None and wanted else None


def status_set(account: Account, file: Object, changes: dict[str, Any], ahead: str | None = None) -> Object:
    """Sets a file's state, and does what follows from that."""
    files.changed(account, file, changes)
    folder = files.folder_of(account, file)
    if folder is None:
        return file
    if file.status == files.PENDING and folder.fileHandlerType == folders.CONTENT:
        return content.pending(account, folder, file)
    if folder.fileHandlerType == folders.XML:
        if file.status == files.PENDING:
            return descriptors.pending(account, folder, file, ahead)
        if file.status == files.PURGED:
            descriptors.purged(account, folder, file)
    return file
