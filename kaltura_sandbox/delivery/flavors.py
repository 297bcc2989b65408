"""Files by address: serveFlavor, raw, download."""

from __future__ import annotations

import mimetypes
import re

from starlette.responses import FileResponse, RedirectResponse, Response

from kaltura_sandbox.delivery.address import Address, Refusal, find
from kaltura_sandbox.library import flavors
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account, Platform

EMPTY = 200  # status of some refusals: an empty page that only its headers tell from a file


def file_response(account: Account, digest: str, extension: str, **headers: str) -> Response:
    """A stored file; range requests are answered."""
    kind = mimetypes.guess_type(f"a.{extension}")[0] or "application/octet-stream"
    common = {"Access-Control-Allow-Origin": "*", "X-Kaltura-ACP": "0"}
    return FileResponse(account.files.path(digest), 200, common | headers, kind)


def serve_flavor(platform: Platform, address: Address) -> Response:
    account, entry = find(platform, address, address.get("entryId"))
    asset = account.get(flavors.KIND, address.get("flavorId"))
    if asset is None or asset.entryId != entry.id or not asset._file:
        raise Refusal(6, "requested flavor was not found")
    return file_response(account, asset._file, asset.fileExt or "mp4")


def original(account: Account, entry: Object) -> tuple[str, str] | None:
    """The digest and extension of what was uploaded: a picture, or the source flavor."""
    if entry._file:
        return entry._file, entry._extension or "jpg"
    source = flavors.source_of(account, entry.id)
    return (source._file, source.fileExt or "mp4") if source and source._file else None


def raw(platform: Platform, address: Address) -> Response:
    """The uploaded file, by way of an address that ends in a file name."""
    try:
        account, entry = find(platform, address, address.get("entry_id"))
    except Refusal as missing:
        raise Refusal(missing.number, missing.text, EMPTY) from None
    found = original(account, entry)
    if found is None:
        raise Refusal(6, "requested flavor was not found", EMPTY)
    digest, extension = found
    if address.tail or "relocate" in address.params or entry._file:
        return file_response(account, digest, extension)
    title = re.sub(r"[^\w.-]+", "-", entry.name or "file")
    name = f"{title}.{extension}"
    headers = {} if address.get("direct_serve") else {"Content-Disposition": f'attachment; filename="{name}"'}
    return RedirectResponse(f"{address.path.rstrip('/')}/{name}?relocate=f.{extension}", 302, headers)


def download(platform: Platform, address: Address) -> Response:
    """A flavor under the file name that a person would want."""
    account, entry = find(platform, address, address.get("entry_id"))
    wanted = address.get("flavor")
    ready = [a for a in flavors.of_entry(account, entry.id) if a.status == flavors.READY]
    asset = next((a for a in ready if a.id == wanted), None) if wanted else _best(ready)
    if asset is None:
        raise Refusal(6, "requested flavor was not found", EMPTY if wanted else 404)
    if "relocate" in address.params:
        name = address.get("relocate")
        return file_response(
            account, asset._file, asset.fileExt, **{"Content-Disposition": f'attachment; filename="{name}"'}
        )
    name = flavors.download_name(account, entry, asset)
    base = f"/p/{account.id}/sp/{account.id}00/download/entry_id/{entry.id}/flavor/{asset.id}"
    return RedirectResponse(f"{base}/relocate/{name}", 302)


def _best(ready: list[Object]) -> Object | None:
    web = [a for a in ready if "web" in (a.tags or "") and not a.isOriginal]
    return max(web or ready, key=lambda a: a.bitrate or 0, default=None)
