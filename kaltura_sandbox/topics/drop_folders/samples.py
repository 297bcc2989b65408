"""What an account with every feature has from the start: folders that an operator has provisioned, all switched off."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.starting import samples
from kaltura_sandbox.topics.drop_folders import folders, names

SINCE = 1_767_225_600  # 2026-01-01T00:00:00Z
PROVISIONED: dict[str, dict[str, Any]] = {
    "watch": {
        "type": folders.LOCAL, "path": "/opt/kaltura/dropfolders/conform-watch", "fileSizeCheckInterval": 600,
        "autoFileDeleteDays": 3, "fileDeletePolicy": folders.MANUAL_DELETE,
    },
    "ftp": {
        "type": folders.FTP, "path": "/in", "fileNamePatterns": "*.mp4", "fileDeletePolicy": folders.AUTO_DELETE,
        "host": "ftp.example.com", "port": 21, "username": "ann", "password": "secret",
    },
    "sftp": {"type": folders.SFTP, "path": "/in", "fileDeletePolicy": folders.DELETE_WHEN_READY},
    "scp": {"type": folders.SCP, "path": "/in", "fileDeletePolicy": folders.DELETE_WHEN_READY},
}  # fmt: skip


@samples
def provisioned(account: Account, user: str) -> None:
    """The folders that recordings were made with (facts of the platform)."""
    if not account.has("*"):
        return
    for name, own in PROVISIONED.items():
        config = Object(
            "KalturaDropFolderContentFileHandlerConfig", handlerType=folders.CONTENT,
            contentMatchPolicy=folders.MATCH_OR_ADD, slugRegex=names.DEFAULT,
        )  # fmt: skip
        folder = Object(
            folders.CLASSES[own["type"]], id=account.store.number(), partnerId=account.id, name=f"conform-{name}",
            description="provisioned", tags="conform", status=folders.DISABLED, dc=0, createdAt=SINCE, updatedAt=SINCE,
            fileHandlerType=folders.CONTENT, fileHandlerConfig=config, fileNamePatterns="*",
        )  # fmt: skip
        for field, value in own.items():
            setattr(folder, field, value)
        account.put(folders.KIND, folder)
