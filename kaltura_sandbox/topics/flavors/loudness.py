"""Volume maps: how loud a flavor sounds, second by second, for editors that draw it under their time line."""

from __future__ import annotations

from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.volume import volume_map
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Served
from kaltura_sandbox.topics.flavors import flavor_errors, flavors


def has_map(asset: Object) -> bool:
    """Only what players get has one."""
    return bool(asset._file) and "web" in split(asset.tags)


def of_entry(account: Account, entry_id: str) -> Object | None:
    """The flavor whose map stands for the entry: the smallest that is READY, without renditions the source."""
    ready = [one for one in flavors.of_entry(account, entry_id) if one.status == flavors.READY and one._file]
    found = [one for one in ready if has_map(one)] or [one for one in ready if one.isOriginal]
    return min(found, key=lambda one: one.bitrate or 0, default=None)


def rows(account: Account, asset: Object) -> str:
    """The map as CSV: pts in ms, rms_level in dB below full scale. RETRIEVE_VOLUME_MAP_FAILED without sound."""
    try:
        levels = volume_map(account.files.path(asset._file))
    except MediaError:
        raise flavor_errors.RETRIEVE_VOLUME_MAP_FAILED() from None
    return "pts,rms_level\n" + "".join(f"{at},{level:.2f}\n" for at, level in levels)


def as_file(account: Account, asset: Object | None) -> Served:
    """The volume map of a flavor as a file; GIVEN_ID_NOT_SUPPORTED where there is no flavor to make it of."""
    if asset is None:
        raise flavor_errors.GIVEN_ID_NOT_SUPPORTED()
    headers = {"Content-Disposition": f"attachment; filename={asset.entryId}_{asset.id}_volumeMap.csv"}
    return Served(rows(account, asset).encode(), content_type="text/csv", headers=headers)
