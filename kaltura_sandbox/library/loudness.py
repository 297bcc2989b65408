"""Volume maps: how loud a flavor sounds, second by second, for editors that draw it under their time line."""

from __future__ import annotations

from kaltura_sandbox.library import flavors
from kaltura_sandbox.media.volume import volume_map
from kaltura_sandbox.objects import Object, split
from kaltura_sandbox.platform import Account


def has_map(asset: Object) -> bool:
    """Only what players get has one."""
    return bool(asset._file) and "web" in split(asset.tags)


def of_entry(account: Account, entry_id: str) -> Object | None:
    """The flavor whose map stands for the entry: the smallest that is READY, without renditions the source."""
    ready = [one for one in flavors.of_entry(account, entry_id) if one.status == flavors.READY and one._file]
    found = [one for one in ready if has_map(one)] or [one for one in ready if one.isOriginal]
    return min(found, key=lambda one: one.bitrate or 0, default=None)


def rows(account: Account, asset: Object) -> str:
    """The map as CSV: pts in ms, rms_level in dB below full scale."""
    levels = volume_map(account.files.path(asset._file))
    return "pts,rms_level\n" + "".join(f"{at},{level:.2f}\n" for at, level in levels)
