"""Conditions on the files of an entry.

Properties are those of the platform's own objects; those that an answer of the API tells as well are known here. Which
file is asked for is known where its own address is opened.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.access import conditions
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.thumbnails import thumb_assets

KINDS = (flavors.KIND, thumb_assets.KIND, captions.KIND)
TYPES = {
    "KalturaFlavorAsset": "1",
    "KalturaLiveAsset": "1",
    "KalturaThumbAsset": "2",
    "KalturaCaptionAsset": "caption.Caption",
}
"""KalturaAssetType by class, for what rules of access are asked for."""
UNTOLD = ("", "0")  # what PHP takes for a property that an asset has no value of


@conditions.judges("KalturaAssetPropertiesCompareCondition")
def has_such(condition: Object, scope: Scope) -> bool:
    """Whether a READY file of the entry has all these properties; without properties every entry has one."""
    wanted = [(str(one.key), str(one.value or "")) for one in condition.properties or []]
    if not wanted:
        return True
    return any(all(_is(asset, *one) for one in wanted) for asset in _ready(scope))


def _ready(scope: Scope) -> list[Object]:
    account = scope.account
    if account is None:
        return []
    found = (account.find(kind, entryId=scope.entry.id) for kind in KINDS)
    return [asset for assets in found for asset in assets if asset.status == flavors.READY]


def _is(asset: Object, name: str, value: str) -> bool:
    """Whether a property has a value, by PHP's ``==``; its name is known in any case."""
    wanted = php_text.lower(name)
    known = next((told for known, told in asset.values.items() if php_text.lower(known) == wanted), None)
    if known is None:
        return value == ""
    if isinstance(known, bool):
        return known == (value not in UNTOLD)
    return php_text.same(str(known), value)


@conditions.judges("KalturaAssetTypeCondition")
def is_of_type(condition: Object, scope: Scope) -> bool:
    """Whether the file that is asked for is of one of these types; never where none is."""
    named: list[Any] = split(condition.assetTypes)
    return scope.asset is not None and TYPES.get(scope.asset.objectType) in named
