"""playManifest: where a player finds an entry's media in the form it asks for."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from kaltura_sandbox.delivery.address import Address, Refusal, find
from kaltura_sandbox.library import entries, flavors
from kaltura_sandbox.objects import Object, split
from kaltura_sandbox.platform import Account, Platform


def play_manifest(platform: Platform, address: Address) -> Response:
    account, entry = find(platform, address, address.get("entryId"))
    if entry.status != entries.READY or entry.mediaType == entries.IMAGE:
        raise Refusal(1, "requested entry not found")
    asset = choose(account, entry, address)
    place = f"{address.host}/p/{account.id}/sp/{account.id}00/serveFlavor/entryId/{entry.id}"
    version = f"v/{asset.version}/ev/{flavors.entry_version(account, entry)}/flavorId/{asset.id}"
    kind = address.get("format")
    if kind in ("url", "download", ""):
        name = f"/fileName/{flavors.download_name(account, entry, asset)}" if kind == "download" else ""
        return RedirectResponse(f"{place}/{version}{name}/forceproxy/true/name/a.{asset.fileExt}", 302)
    raise Refusal(25, "wrong query attributes, This format is unsupported")


def choose(account: Account, entry: Object, address: Address) -> Object:
    """The flavor for a single file: the one asked for, else a rendition tagged mbr or web, else the source."""
    ready = [a for a in flavors.of_entry(account, entry.id) if a.status == flavors.READY]
    ids = split(address.get("flavorId", "flavorIds"))
    params = split(address.get("flavorParamIds", "flavorParamId"))
    asked = [a for a in ready if a.id in ids or str(a.flavorParamsId) in params]
    for tag in ("mbr", "web"):
        asked = asked or [a for a in ready if tag in split(a.tags) and not a.isOriginal]
    asked = asked or ready
    if not asked:
        raise Refusal(6, "requested flavor was not found")
    return asked[0]


def hls(platform: Platform, address: Address) -> Response:
    raise Refusal(25, "wrong query attributes, This format is unsupported")


dash = hls
