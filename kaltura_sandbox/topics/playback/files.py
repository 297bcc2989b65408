"""Files by address: serveFlavor, raw, download.

Their refusals are empty pages with HTTP 200; the headers say why. Left out: old versions of a flavor, files of
documents, mixes, other storages.
"""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.packing.packages import Part
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery.address import NOT_FOUND, Address, Refusal, find, refusal
from kaltura_sandbox.topics.delivery.routes import delivers
from kaltura_sandbox.topics.entries import contents, entries
from kaltura_sandbox.topics.flavors import addresses as paths
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.playback import choice, guard

EXACT = feature("FEATURE_ACCURATE_SERVE_CLIPPING")
ROUGH = 1.2  # a file cut by its size may be a fifth longer than its share of the film


def file_response(account: Account, digest: str, extension: str, **headers: str) -> Response:
    """A stored file; range requests are answered."""
    return _served(account, account.files.path(digest), extension, headers)


def _served(account: Account, path: Path, extension: str, headers: dict[str, str]) -> Response:
    kind = mimetypes.guess_type(f"a.{extension}")[0] or "application/octet-stream"
    common = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=8640000"}
    return replies.file(path, common | headers, kind)


@delivers("serveflavor", quietly=True)
def serve_flavor(platform: Platform, address: Address) -> Response:
    """A flavor's file, or its beginning up to clipTo (ms). No session is asked for: the address is enough, but for what
    the entry's rules keep from everybody."""
    asset = platform.store.get(flavors.KIND, address.get("flavorId"))
    if address.get("entryId"):
        find(platform, address, address.get("entryId"))
    if asset is None or (address.get("entryId") and asset.entryId != address.get("entryId")):
        raise refusal(addresses.FLAVOR_NOT_FOUND)
    version = address.get("v")
    if not asset._file or (version and version != str(asset.version)):
        raise refusal(addresses.FILE_NOT_FOUND)
    account = platform.account(asset.partnerId)
    entry = account.get(entries.KIND, asset.entryId)
    if entry is not None:
        guard.admit_file(account, entry, address, asset)
    name = address.get("fileName")
    headers = {"Content-Disposition": replies.attachment(name)} if name else {}
    clip_to = address.get("clipTo", default="0")
    if not php_text.is_number(clip_to) or php_text.real(clip_to) < 0:
        raise refusal(addresses.BAD_QUERY, "clipTo must be a positive number")
    if until := php_text.whole(clip_to):
        return _beginning(account, asset, until, headers)
    return file_response(account, asset._file, asset.fileExt or "mp4", **headers)


def _beginning(account: Account, asset: Object, clip_to: int, headers: dict[str, str]) -> Response:
    """The film up to a moment: cut exactly where the account has that feature, else so many of the file's bytes."""
    extension = asset.fileExt or "mp4"
    if php_text.lower(extension) == "mp4" and account.has(EXACT):
        try:
            path = account.platform.packages.stretch(Part(asset._file, 0, clip_to))
            return _served(account, path, extension, headers)
        except MediaError:
            pass  # what can't be cut exactly is cut by its size
    whole = account.files.path(asset._file)
    duration = int(asset._durationMs or 0)
    share = int(whole.stat().st_size * clip_to / duration * ROUGH) if duration else whole.stat().st_size
    if share >= whole.stat().st_size:
        return file_response(account, asset._file, extension, **headers)
    path = account.platform.media.get_or_make(
        asset._file, {"head": share}, lambda target: target.write_bytes(whole.read_bytes()[:share])
    )
    return _served(account, path, extension, headers)


def original(account: Account, entry: Object) -> tuple[str, str] | None:
    """The digest and extension of what was uploaded: a picture, or the source; else the best that plays."""
    if entry._file:
        return entry._file, entry._extension or "jpg"
    source = flavors.source_of(account, entry.id)
    if not source or not source._file:
        source = _best(choice.playable(account, entry))
    return (source._file, source.fileExt or "mp4") if source and source._file else None


@delivers("raw", quietly=True)
def raw(platform: Platform, address: Address) -> Response:
    """The uploaded file, by way of an address that ends in a file name."""
    who = guard.session(platform, address)
    account, entry = find(platform, address, address.get("entry_id"))
    verdict = guard.admit(account, entry, address, who, access.DOWNLOAD)
    if entry.values.get("type") == entries.DATA:
        return _data(account, entry, address, verdict)
    found = original(account, entry)
    if found is None:
        raise Refusal("no-content", "no original flavor asset for entry, no best play asset for entry")
    digest, extension = found
    title = address.get("file_name") or entry.name or ""
    headers = dict(verdict.header)
    if title and not address.get("direct_serve"):
        ending = f".{extension}" if address.get("relocate") or (entry._file and "." not in title) else ""
        headers["Content-Disposition"] = replies.attachment(re.sub(r"[\r\n]", "", title) + ending)
    if address.get("relocate") or address.get("forceproxy") or entry._file:
        return file_response(account, digest, extension, **headers)
    safe = re.sub(r"[^a-zA-Z0-9_-]", "", (replies.fitting(title) or entry.id).replace(" ", "-"))
    path, question, query = address.uri.partition("?")
    relocated = f"{query}&relocate" if question else "relocate"
    return _moved(f"{path.rstrip('/')}/{safe}.{extension}?{relocated}=f.{extension}", headers)


def _data(account: Account, entry: Object, address: Address, verdict: access.Verdict) -> Response:
    """The text that is a data entry's content in one of its versions, called a picture (measured)."""
    title = re.sub(r"[\r\n]", "", address.get("file_name") or entry.name or "")
    headers = verdict.header | ({"Content-Disposition": replies.attachment(title)} if title else {})
    version = address.get("version", default="0")
    known = contents.as_of(account, entry, php_text.whole(version)) if php_text.is_number(version) else None
    text = contents.text(known) if known else None
    if text is None:
        return replies.page(b"", NOT_FOUND, headers)
    return replies.page(str(text).encode("utf-8", "replace"), 200, headers, "image/")


@delivers("download", quietly=True)
def download(platform: Platform, address: Address) -> Response:
    """A flavor under the file name that a person would want."""
    who = guard.session(platform, address)
    account, entry = find(platform, address, address.get("entry_id"))
    verdict = guard.admit(account, entry, address, who, access.DOWNLOAD)
    digest, name, extension = _wanted(account, entry, address, verdict)
    if "relocate" not in address.params and address.tail != "relocate":
        mark = "&relocate=" if "?" in address.uri else "/relocate/"
        safe = paths.stripped_name(replies.fitting(name))
        return _moved(f"{address.uri.rstrip('/')}{mark}{safe}", verdict.header)
    headers = dict(verdict.header)
    if not address.get("direct_serve"):
        headers["Content-Disposition"] = replies.attachment(name)
    return file_response(account, digest, extension, **headers)


def _wanted(
    account: Account, entry: Object, address: Address, verdict: access.Verdict
) -> tuple[str, str, str]:
    """Digest, file name and extension of what is downloaded; errors 5 and 6."""
    wanted = address.get("flavor")
    ready = verdict.allowed(choice.playable(account, entry))
    asset = next((a for a in ready if a.id == wanted), None) if wanted else _best(ready)
    if wanted and asset is None:
        raise refusal(addresses.FLAVOR_NOT_FOUND)
    given = address.get("file_name").rstrip("/").rsplit("/", 1)[-1]
    if asset is not None:
        named = f"{given}.{asset.fileExt}" if given else paths.file_name(account, entry, asset)
        return asset._file, named, asset.fileExt or ""
    if not entry._file:
        raise refusal(addresses.FILE_NOT_FOUND)
    extension = entry._extension or "jpg"
    return entry._file, f"{given or entry.name}.{extension}", extension


def _best(ready: list[Object]) -> Object | None:
    """The best rendition for the web, the source where there is no other."""
    found = choice.tagged([a for a in ready if not a.isOriginal], choice.DEFAULT_TAGS)
    return (found or [a for a in ready if a.isOriginal] or [None])[-1]  # type: ignore[list-item]


def _moved(location: str, headers: dict[str, str]) -> Response:
    return replies.moved(location, 302, headers | {"Access-Control-Allow-Origin": "*"})
