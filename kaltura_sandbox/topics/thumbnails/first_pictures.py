"""The pictures that come by themselves: an entry's first and its profile's, and a new one with new content."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import DATA, DELETED, STATUS, Event, later, on
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import copies, entries
from kaltura_sandbox.topics.thumbnails import thumb_assets, thumbnails


def _is_film(event: Event) -> bool:
    return bool(event.object.status == entries.READY and event.object.mediaType == entries.VIDEO)


@later(STATUS, entries.KIND, when=_is_film)
def first_pictures(account: Account, event: Event) -> None:
    """Takes the entry's pictures from its video, a moment after READY: its default, and those of its profile."""
    entry = account.get(entries.KIND, event.object.id)
    if entry is None or entry.status != entries.READY:
        return
    if not entry._thumb:
        thumbnails.capture_default(account, entry)
    with account.store.transaction():
        fresh = account.get(entries.KIND, entry.id)
        if fresh and fresh.status != entries.DELETED:
            thumb_assets.by_profile(account, fresh)


@on(DATA, entries.KIND)
def content_came(account: Account, event: Event) -> None:
    """A copy has its source's pictures, but for those of cue points, which come with them. With other content the
    picture's address has a new version at once, and the new picture soon."""
    entry: Object = event.object
    if "copiedFrom" in event.details:
        copies.copy_assets(account, thumb_assets.KIND, event, but=thumb_assets.TIMED)
    if "replacedBy" not in event.details:
        return
    if entry._thumbVersion:
        entry._thumbVersion += thumbnails.STEP
        entries.save(account, entry)
    account.job("new_thumbnail", entry=entry.id)


@handles("new_thumbnail")
def new_thumbnail(account: Account, payload: dict[str, Any]) -> None:
    """Takes the picture anew after a replacement; the address has its new version already."""
    entry = account.get(entries.KIND, payload["entry"])
    if entry and entry._thumb and entry.mediaType == entries.VIDEO:
        thumbnails.capture_default(account, entry, new_version=False)


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    entries.delete_assets(account, thumb_assets.KIND, event.object)
