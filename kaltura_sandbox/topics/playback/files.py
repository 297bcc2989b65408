"""Flavors by address: serveFlavor, download.

Their refusals are empty pages with HTTP 200; the headers say why. Left out: old versions of a flavor, other storages.
"""

from __future__ import annotations

import mimetypes
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
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.delivery.address import Address, find, refusal
from kaltura_sandbox.topics.delivery.routes import delivers
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import addresses as paths
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.playback import choice

EXACT = feature("FEATURE_ACCURATE_SERVE_CLIPPING")
ROUGH = 1.2  # a file cut by its size may be a fifth longer than its share of the film


def file_response(account: Account, digest: str, extension: str, **headers: str) -> Response:
    """A stored file; range requests are answered."""
    return _served(account, account.files.path(digest), extension, headers)


def _served(account: Account, path: Path, extension: str, headers: dict[str, str]) -> Response:
    kind = mimetypes.guess_type(f"a.{extension}")[0] or "application/octet-stream"
    common = {"Access-Control-Allow-Origin": "*", "Cache-Control": replies.KEPT}
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
    account = platform.account(asset.partnerId)
    entry = account.get(entries.KIND, asset.entryId)
    if entry is not None:
        guard.admit_file(account, entry, address, asset)
    version = address.get("v")
    if not asset._file or (version and version != str(asset.version)):
        raise refusal(addresses.FILE_NOT_FOUND)
    name = address.get("fileName")
    named = {"Content-Disposition": replies.attachment(name), "Content-Description": "File Transfer"}
    headers = address.told | (named if name else {"X-Kaltura": "cache-key"})
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
    return _served(account, _head(account, asset._file, share), extension, headers)


def _head(account: Account, digest: str, most: int) -> Path:
    """A file's first bytes."""

    def make(target: Path) -> None:
        with account.files.path(digest).open("rb") as whole:
            target.write_bytes(whole.read(most))

    return account.platform.media.get_or_make(digest, {"head": most}, make)


@delivers("download", quietly=True)
def download(platform: Platform, address: Address) -> Response:
    """A flavor under the file name that a person would want; of it so many bytes as the session's ``preview`` says."""
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
    most = php_text.whole((who.parsed.get("preview") or ["0"])[0]) if who else 0
    if 0 < most < account.files.path(digest).stat().st_size:
        return _served(account, _head(account, digest, most), extension, headers)
    return file_response(account, digest, extension, **headers)


def _wanted(
    account: Account, entry: Object, address: Address, verdict: access.Verdict
) -> tuple[str, str, str]:
    """Digest, file name and extension of what is downloaded; errors 5 and 6."""
    wanted = address.get("flavor")
    ready = verdict.served(choice.playable(account, entry))
    asset = next((a for a in ready if a.id == wanted), None) if wanted else best(ready)
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


def best(ready: list[Object]) -> Object | None:
    """Of the flavors for the web the one with the lowest bitrate (measured); the source where there is none."""
    found = choice.tagged(ready, choice.DEFAULT_TAGS) or [a for a in ready if a.isOriginal]
    return found[0] if found else None


def _moved(location: str, headers: dict[str, str]) -> Response:
    common = {"Access-Control-Allow-Origin": "*", "Cache-Control": replies.NOT_KEPT}
    return replies.moved(location, 302, headers | common)
