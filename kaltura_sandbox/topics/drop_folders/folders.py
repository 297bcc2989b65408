"""Drop folders: their kinds, their states, and the place where each one's files lie."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.drop_ends import opening
from kaltura_sandbox.drop_ends.end import End, Place
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query

KIND, CLASS = "drop_folder", "KalturaDropFolder"
DISABLED, ENABLED, DELETED, ERROR = 0, 1, 2, 3
WATCHED = (ENABLED, ERROR)  # a folder in ERROR is watched as well (source)
LOCAL, FTP, SCP, SFTP = 1, 2, 3, 4
S3, ZOOM, WEBEX = "S3DropFolder.S3DROPFOLDER", "ZoomDropFolder.ZOOM", "WebexDropFolder.WEBEX"
OWN_TYPE = {"KalturaS3DropFolder": S3, "KalturaZoomDropFolder": ZOOM, "KalturaWebexDropFolder": WEBEX}
"""Types that a class has, whatever was sent (source)."""
CLASSES = {
    LOCAL: CLASS,
    FTP: "KalturaFtpDropFolder",
    SCP: "KalturaScpDropFolder",
    SFTP: "KalturaSftpDropFolder",
}
"""The class of a folder follows from its type (measured)."""

PROTOCOLS = {
    LOCAL: opening.LOCAL, FTP: opening.FTP, SCP: opening.SCP, SFTP: opening.SFTP, S3: opening.S3,
}  # fmt: skip
MANUAL_DELETE, AUTO_DELETE, DELETE_WHEN_READY = 1, 2, 3
CONTENT, XML, ICAL = 1, "dropFolderXmlBulkUpload.XML", "scheduleDropFolder.ICAL"
ADD_AS_NEW, MATCH_OR_ADD, MATCH_OR_KEEP = 1, 2, 3
ERROR_CONNECT, ERROR_LOGIN, ERROR_LIST, ERROR_APP = 1, 2, 3, 5
SAID = {
    ERROR_CONNECT: "Failed to connect to the drop folder. Please verify host and port information and/or actual access"
    " to the drop folder",
    ERROR_LOGIN: "Failed to authenticate drop folder credentials or keys. Please verify credential settings",
    ERROR_LIST: "Failed to list files located in the  drop folder. Please verify drop folder path and/or listing"
    " permissions in physical drop folder path",
    ERROR_APP: "Drop folder applicative error. Please verify that Kaltura's services and batch system is running"
    " properly. Log Description: ",
}
"""What a folder's errorDescription says (read in the source, its spelling included)."""

TOLD_EVERY = 5  # s after which a visit without news is noted in lastAccessedAt


def find(account: Account, id_: Any) -> Object | None:
    """A folder of the account, unless it is deleted."""
    found = account.get(KIND, id_)
    return found if found is not None and found.status != DELETED else None


def anywhere(platform: Platform, id_: Any) -> Object | None:
    """A folder of any account, as the operator sees it."""
    found = platform.store.get(KIND, id_)
    return found if found is not None and found.status != DELETED else None


def watched(platform: Platform) -> list[Object]:
    """The folders of all accounts that are looked after here, the oldest first."""
    query = Query(KIND).where(status=WATCHED).ordered("+seq")
    return [one for one in platform.store.find(query) if one.type in PROTOCOLS]


def at_path(platform: Platform, path: str) -> Object | None:
    """Whichever folder of any account has this path."""
    query = Query(KIND).where(path=path).without(status=DELETED)
    return next(iter(platform.store.find(query)), None)


def opened(folder: Object) -> End:
    """The place of a folder, to be used in a ``with``."""
    return opening.opened(PROTOCOLS[folder.type], _place(folder))


def _place(folder: Object) -> Place:
    """Of S3 the platform takes the endpoint from the settings of its batch; here it is the folder's s3Host."""
    path = str(folder.path or "")
    if folder.type == S3:
        return Place(
            path, str(folder.s3Host or ""), 0, str(folder.s3UserId or ""), str(folder.s3Password or ""),
            region=str(folder.s3Region or ""),
        )  # fmt: skip
    return Place(
        path.rstrip("/") or "/", str(folder.host or ""), folder.port or 0, str(folder.username or ""),
        str(folder.password or ""), str(folder.privateKey or ""), str(folder.passPhrase or ""),
    )  # fmt: skip


def visited(account: Account, folder_id: Any, error: int | None = None, why: str = "") -> None:
    """Notes that a folder was looked at, and what was wrong with it. Neither counts as a change of the folder."""
    with account.store.transaction():
        folder = find(account, folder_id)
        if folder is None:
            return
        same = folder.errorCode == error
        if same and now() - (folder.lastAccessedAt or 0) < TOLD_EVERY:
            return
        folder.lastAccessedAt = now()
        folder.errorCode = error
        folder.errorDescription = SAID[error] + (why if error == ERROR_APP else "") if error else None
        if not same:
            folder.updatedAt = now()
        account.put(KIND, folder)
