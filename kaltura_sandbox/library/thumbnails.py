"""The default picture of an entry, and the version that its address carries."""

from __future__ import annotations

from kaltura_sandbox.library import entries, flavors
from kaltura_sandbox.media import thumbs
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account

FIRST_VERSION, STEP = 100_002, 10
SOONEST_MS, SHARE = 3000, 3  # the default picture: at 3 s, or at a third of shorter videos


def capture_default(account: Account, entry: Object, new_version: bool = True) -> None:
    """Takes a picture from the video and makes it the entry's."""
    source = flavors.source_of(account, entry.id)
    if source is None or source.status != flavors.READY or not entry.width:
        return
    at = min(SOONEST_MS, int(source._durationMs or 0) // SHARE)
    picture = account.platform.media.get_or_make(
        source._file, {"frame": at},
        lambda target: target.write_bytes(thumbs.frame(account.files.path(source._file), at)),
    )  # fmt: skip
    digest = account.files.link(picture)
    with account.store.transaction():
        fresh = account.get(entries.KIND, entry.id)
        if fresh and fresh.status != entries.DELETED:
            set_picture(account, fresh, digest, new_version)


def set_picture(account: Account, entry: Object, digest: str, new_version: bool = True) -> None:
    """A new picture, at a new version of the address: 100002 first, ten more each time."""
    entry._thumb = digest
    if new_version or not entry._thumbVersion:
        entry._thumbVersion = entry._thumbVersion + STEP if entry._thumbVersion else FIRST_VERSION
    entries.save(account, entry, touch=False)
