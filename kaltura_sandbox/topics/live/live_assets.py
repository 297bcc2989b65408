"""Live assets: the renditions that a live entry's profile names. They are READY without a file: nothing is stored."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.profiles import profiles

CLASS = "KalturaLiveAsset"


def bitrates(account: Account, entry: Object) -> list[Object]:
    """What an entry's profile says of the renditions, as the entry shows it; rates in kbit/s."""
    shown = []
    for row in profiles.params_of(account, entry.conversionProfileId):
        params = row.params
        one = Object("KalturaLiveStreamBitrate", bitrate=params.videoBitrate or 0, width=params.width or 0)
        one.height, one.tags = params.height or 0, params.tags or ""
        shown.append(one)
    return shown


def settle(account: Account, entry: Object) -> Object:
    """Brings an entry's live assets in step with its profile, and stores the entry with their params' ids."""
    rows = profiles.params_of(account, entry.conversionProfileId)
    wanted = {row.params.id: row.params for row in rows}
    known = {asset.flavorParamsId: asset for asset in flavors.of_entry(account, entry.id)}
    for id_, asset in known.items():
        if id_ not in wanted:
            account.remove(flavors.KIND, asset)
    for id_, params in wanted.items():
        if id_ not in known:
            _make(account, entry, params)
    entry.flavorParamsIds = join(sorted(wanted)) or None
    return entries.save(account, entry, touch=False)


def _make(account: Account, entry: Object, params: Object) -> None:
    asset = flavors.new(account, entry.id, params.id, flavors.READY)
    asset.objectType = CLASS
    asset.tags, asset.bitrate = params.tags or "", params.videoBitrate or 0
    asset.width, asset.height, asset.isOriginal = params.width or 0, params.height or 0, False
    asset.containerFormat = asset.videoCodecId = ""
    asset.language = None
    account.put(flavors.KIND, asset)
