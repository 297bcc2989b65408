"""Folders that a watcher of somebody else's has taken for a while: this one leaves them alone."""

from __future__ import annotations

import time
from typing import Any

from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.drop_folders import folders

ANY = "*"


def _note(folder_id: Any) -> str:
    return f"drop folder {folder_id} taken"


def is_taken(platform: Platform, folder_id: Any) -> bool:
    return bool(platform.store.noted(_note(folder_id)))


def take(platform: Platform, tag: str, seconds: int) -> Object | None:
    """The folder that has these tags and was looked at longest ago; nobody else gets it for so many seconds."""
    query = Query(folders.KIND).where(status=folders.WATCHED)
    if tag != ANY:
        query.where(tags=tag)
    with platform.store.transaction():
        free = [one for one in platform.store.find(query) if not is_taken(platform, one.id)]
        if not free:
            return None
        chosen = min(free, key=lambda one: one.lastAccessedAt or 0)
        platform.store.note(_note(chosen.id), "1", time.time() + seconds)
        return chosen


def free(platform: Platform, folder_id: Any) -> None:
    """Gives a folder back."""
    platform.store.note(_note(folder_id), "", time.time())
