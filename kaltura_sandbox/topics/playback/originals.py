"""What was uploaded, by address: raw.

Refusals are empty pages, of which the headers say why: a number, or where there is nothing to give ``KalturaRaw``, or
nothing at all. Left out: a flavor by its params (type/download/format), files of documents, mixes.
"""

from __future__ import annotations

import re

from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.delivery.address import NOT_FOUND, QUIET, Address
from kaltura_sandbox.topics.delivery.routes import delivers
from kaltura_sandbox.topics.entries import contents, entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.playback import choice, files

NO_ORIGINAL = "no original flavor asset for entry, no best play asset for entry"
NO_DATA = "no data was found available for download"


@delivers("raw", quietly=True)
def raw(platform: Platform, address: Address) -> Response:
    """The uploaded file, by way of an address that ends in a file name."""
    who = guard.session(platform, address)
    entry = seen(platform, address, who)
    if entry is None:
        return _nothing({})
    account = platform.account(entry.partnerId)
    headers = dict(guard.admit(account, entry, address, who, access.DOWNLOAD).header)
    title = re.sub(r"[\r\n]", "", address.get("file_name") or entry.name or "")
    if entry.values.get("type") == entries.DATA:
        return _data(account, entry, address, headers | _named(title))
    found = None if entry.status == entries.DELETED else original(account, entry)
    if not address.get("direct_serve"):
        headers |= _named(title, _ending(address, entry, title, found))
    if found is None:
        return _missing(entry, headers)
    digest, extension = found
    if address.get("relocate") or address.get("forceproxy") or entry._file:
        return files.file_response(account, digest, extension, **headers)
    name = address.get("file_name") or entry.name or ""
    return _by_way_of(address, f"{_plain(name) or entry.id}.{extension}", extension, headers)


def seen(platform: Platform, address: Address, who: ks.Session | None) -> Object | None:
    """The entry that an address names; who comes without a session is told of deleted ones as of others (measured)."""
    entry = platform.store.get(entries.KIND, address.get("entry_id"))
    if entry is None or (entry.status == entries.DELETED and who is not None):
        return None
    return entry if guard.is_entitled(platform.account(entry.partnerId), entry, who) else None


def original(account: Account, entry: Object) -> tuple[str, str] | None:
    """The digest and extension of what was uploaded: a picture, or the source; else the best that plays."""
    if entry._file:
        return entry._file, entry._extension or "jpg"
    source = flavors.source_of(account, entry.id)
    if not source or not source._file:
        source = files.best(choice.playable(account, entry))
    return (source._file, source.fileExt or "mp4") if source and source._file else None


def _ending(address: Address, entry: Object, title: str, found: tuple[str, str] | None) -> str:
    """What a file's name gets behind it: of pictures without one always, of others in the second address."""
    if entry._file and "." not in title:
        return f".{entry._extension or 'jpg'}"
    return f".{found[1]}" if found and address.get("relocate") else ""


def _named(title: str, ending: str = "") -> dict[str, str]:
    return {"Content-Disposition": replies.attachment(title + ending)} if title else {}


def _missing(entry: Object, headers: dict[str, str]) -> Response:
    if entry.mediaType == entries.IMAGE:
        return _nothing(headers, NOT_FOUND)
    return _nothing(headers | {"KalturaRaw": NO_ORIGINAL})


def _nothing(headers: dict[str, str], status: int = QUIET) -> Response:
    return replies.page(b"", status, headers | {"Cache-Control": replies.NOT_KEPT})


def _plain(name: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_-]", "", replies.fitting(name).replace(" ", "-"))


def _by_way_of(address: Address, name: str, extension: str, headers: dict[str, str]) -> Response:
    """Leads to the same address with the file's name at its end."""
    path, question, query = address.uri.partition("?")
    relocated = f"{query}&relocate" if question else "relocate"
    place = f"{path.rstrip('/')}/{name}?{relocated}=f.{extension}"
    return replies.moved(place, 302, headers | {"Cache-Control": replies.NOT_KEPT})


def _data(account: Account, entry: Object, address: Address, headers: dict[str, str]) -> Response:
    """The text that is a data entry's content in one of its versions, called a picture (measured)."""
    version = address.get("version", default="0")
    known = contents.as_of(account, entry, php_text.whole(version)) if php_text.is_number(version) else None
    text = contents.text(known) if known else None
    if text is None:
        return _nothing(headers | {"KalturaRaw": NO_DATA}, NOT_FOUND)
    kept = {"Access-Control-Allow-Origin": "*", "Cache-Control": replies.KEPT}
    return replies.page(str(text).encode("utf-8", "replace"), 200, kept | headers, "image/")
