"""Addresses of an entry's files, as manifests, flavorAsset.getUrl and playback contexts give them (paths, no host)."""

from __future__ import annotations

import re

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.topics.flavors import flavors

# The platform's delivery profiles for videos, by the numbers they have on a new server: (id, streamer type). The
# second one for HLS leaves the master list to the packager.
PROGRESSIVE, HLS, HDS, DASH, HLS_MANIFEST = 2, 1001, 1002, 1003, 1005
PROFILES = (
    (PROGRESSIVE, "http"), (HLS, "applehttp"), (HDS, "hdnetworkmanifest"), (DASH, "mpegdash"),
    (HLS_MANIFEST, "applehttp"),
)  # fmt: skip
# What follows format/ in the address of a source, by streamer type.
_ENDINGS = {
    "applehttp": "applehttp/a.m3u8",
    "hdnetworkmanifest": "hdnetworkmanifest/manifest.f4m",
    "mpegdash": "mpegdash/manifest.mpd",
}


def root(account: Account) -> str:
    return f"/p/{account.id}/sp/{account.id}00"


def stripped_name(text: str) -> str:
    """A name for the address of a download: what has a meaning in addresses becomes an underscore."""
    return re.sub(r"[?|*\\/><&\[\] %#]", "_", text)


def file_name(account: Account, entry: Object, asset: Object) -> str:
    """What a person would call a flavor's file: the entry's name, and the params' in brackets."""
    params = account.get("flavor_params", asset.flavorParamsId, shared=True)
    title = f"{entry.name} ({params.name})" if params else str(entry.name)
    return title.replace("\n", " ") + (f".{asset.fileExt}" if asset.fileExt else "")


def serve(
    account: Account, entry: Object, asset: Object, *, clip_to: int = 0, clip_from: int = 0, name: str = ""
) -> str:
    """The path of a flavor without its ending; times in ms, 0 for none."""
    part = (f"/clipTo/{clip_to}" if clip_to else "") + (f"/clipFrom/{clip_from}" if clip_from else "")
    version = f"/v/{asset.version}/ev/{flavors.entry_version(account, entry)}"
    named = f"/fileName/{name}" if name else ""
    return f"{root(account)}/serveFlavor/entryId/{entry.id}{part}{version}/flavorId/{asset.id}{named}"


def progressive(
    account: Account, entry: Object, asset: Object, *, clip_to: int = 0, preview: int = 0, name: str = ""
) -> str:
    """The path of a flavor as one file, up to a moment or for a preview (ms, 0 for none)."""
    proxy = "" if clip_to else "/forceproxy/true"
    base = serve(account, entry, asset, clip_to=clip_to or preview, name=name)
    return f"{base}{proxy}/name/a.{asset.fileExt}"


def set_of(paths: list[str]) -> str:
    """One path for several that differ in the middle: what they share, and the rest between commas."""
    paths = list(dict.fromkeys(paths))
    if len(paths) == 1:
        return paths[0]
    head = _common(paths)
    tail = _common([path[len(head) :][::-1] for path in paths])[::-1]
    middle = join(path[len(head) : len(path) - len(tail)] for path in paths)
    return f"{head},{middle},{tail}.urlset"


def members(path: str) -> list[str]:
    """The inverse of :func:`set_of`."""
    if not path.endswith(".urlset"):
        return [path]
    head, *middle, tail = path.removesuffix(".urlset").split(",")
    return [f"{head}{part}{tail}" for part in middle]


def _common(texts: list[str]) -> str:
    first, last = min(texts), max(texts)
    size = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:size]


def manifest(
    account: Account, entry: Object, assets: list[Object], profile: int, streamer: str, protocol: str
) -> str:
    """The playManifest address that a playback context gives for a delivery profile."""
    ending = _ENDINGS.get(streamer) or f"url/name/a.{assets[-1].fileExt}"
    ids = join(asset.id for asset in assets)
    base = (
        f"/p/{account.id}/sp/{account.id}/playManifest/entryId/{entry.id}/flavorIds/{ids}"  # measured: no 00
    )
    return f"{base}/deliveryProfileId/{profile}/protocol/{protocol}/format/{ending}"
