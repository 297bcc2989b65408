"""Which flavors an address gets: those it names, else those tagged for its format; the lowest bitrate first."""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery.address import Address, refusal
from kaltura_sandbox.topics.flavors import flavors

ONE_FILE = ("http", "rtsp", "url", "download")
ADAPTIVE = [["applembr"], ["ipadnew", "iphonenew"], ["ipad", "iphone"]]
TAGS: dict[str, list[list[str]]] = {
    "mpegdash": [["dash"], *ADAPTIVE[1:]], "applehttp": ADAPTIVE, "hds": ADAPTIVE, "sl": ADAPTIVE[1:2],
}  # fmt: skip
"""Tags by format, in the order of preference: the first group that any flavor has is taken whole."""
DEFAULT_TAGS = [["mbr"], ["web"]]
ALIKE = 0.05  # flavors whose bitrates differ by less are one to a viewer


def playable(account: Account, entry: Object) -> list[Object]:
    """READY flavors with a file, by bitrate."""
    ready = [a for a in flavors.of_entry(account, entry.id) if a.status == flavors.READY and a._file]
    return sorted(ready, key=lambda asset: asset.bitrate or 0)


def choose(assets: list[Object], address: Address, kind: str) -> list[Object]:
    """The flavors for a manifest of this format; error 6 where there is none."""
    found = named(assets, address) or tagged(assets, groups(address.get("tags"), kind))
    found = within(found, address) or found
    if not found:
        raise refusal(addresses.FLAVOR_NOT_FOUND)
    return found[:1] if kind in ONE_FILE else optimized(found)


def named(assets: list[Object], address: Address) -> list[Object]:
    """Flavors by their ids, or else by their params' ids; unknown ones are passed over."""
    ids = split(address.get("flavorId", "flavorIds"))
    if ids:
        return [asset for asset in assets if asset.id in ids]
    params = split(address.get("flavorParamId", "flavorParamIds"))
    return [asset for asset in assets if str(asset.flavorParamsId) in params]


def groups(tags: str, kind: str) -> list[list[str]]:
    """The groups of tags that are tried one after the other."""
    return [[php_text.trim(tag)] for tag in tags.split(",")] if tags else TAGS.get(kind, DEFAULT_TAGS)


def tagged(assets: list[Object], tries: list[list[str]]) -> list[Object]:
    """The flavors of the first group of tags that any has."""
    for group in tries:
        found = [asset for asset in assets if set(group) & set(split(asset.tags))]
        if found:
            return found
    return []


def within(assets: list[Object], address: Address) -> list[Object]:
    """Those between minBitrate and maxBitrate (kbps)."""
    low, high = (php_text.real(address.get(name)) for name in ("minBitrate", "maxBitrate"))
    return [a for a in assets if (a.bitrate or 0) >= low and (not high or (a.bitrate or 0) <= high)]


def check_bitrates(address: Address) -> None:
    """Errors 19 and 49 for bitrates that are none."""
    for name, number in (("maxBitrate", addresses.MAX_BITRATE), ("minBitrate", addresses.MIN_BITRATE)):
        text = address.get(name)
        if text not in ("", "0") and not _positive(text):
            raise refusal(number)


def _positive(text: str) -> bool:
    return php_text.is_number(text) and php_text.real(text) > 0


def optimized(assets: list[Object]) -> list[Object]:
    """Without flavors that a better one of nearly the same bitrate makes needless; by size, then by bitrate."""
    kept: list[Object] = []
    for asset in sorted(assets, key=lambda a: (_area(a), a.bitrate or 0)):
        kept = [other for other in kept if not _needless(other, asset)]
        kept.append(asset)
    return kept


def _area(asset: Object) -> int:
    return (asset.width or 0) * (asset.height or 0)


def _needless(asset: Object, better: Object) -> bool:
    mine, theirs = asset.bitrate or 0, better.bitrate or 0
    return _area(asset) > 0 and "watermark" not in (asset.tags or "") and 0 <= theirs - mine <= theirs * ALIKE


def sorted_for_play(assets: list[Object], preferred: str) -> list[Object]:
    """In the order of a list for players: by bitrate, sound alone last, the one nearest to the preferred first."""
    ordered = sorted(assets, key=lambda a: (_area(a) == 0, a.bitrate or 0))
    films = [asset for asset in ordered if _area(asset)]
    if films and _positive(preferred):
        first = min(films, key=lambda a: abs((a.bitrate or 0) - php_text.real(preferred)))
        ordered.remove(first)
        ordered.insert(0, first)
    return ordered
