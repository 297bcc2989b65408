"""Answers over HTTP other than those of the API: pages, files and redirects, with headers that every client can read.

Names and addresses are text of any kind until here. On the wire a name is UTF-8, as the platform sends it, and an
address is percent-encoded; control characters, which no header holds, are gone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from kaltura_sandbox import php_text

KEPT, NOT_KEPT = (
    "public, max-age=8640000, max-stale=0",
    "no-store, no-cache, must-revalidate, post-check=0, pre-check=0",
)
"""Cache-Control of what never changes, and of what no cache keeps."""
LONGEST_NAME, LONGEST = 1000, 8000  # bytes in UTF-8: of a file's name, of a header's value
LONGEST_REASON = 1000  # characters of a refusal in a header
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"  # what has a meaning there, and the sign of what is encoded already
_HOST = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]+)")
_ASKED = re.compile(r"[^=]*=(?!-?\Z)(.*)", re.DOTALL | re.ASCII)
_BEYOND = f"{php_text.LARGEST}-"
_RANGE = re.compile(r"([0-9]+)(?:-([0-9]*))?|-[0-9]+", re.ASCII)


def page(content: bytes | str, status: int, headers: Mapping[str, str] | None = None,
         kind: str = "text/html") -> Response:  # fmt: skip
    """An answer of bytes or text."""
    return Response(content, status, _on_the_wire(headers), kind)


def file(path: Path | str, headers: Mapping[str, str] | None = None, kind: str | None = None) -> Response:
    """A file; ranges of it are answered."""
    return _File(path, 200, _on_the_wire(headers), kind)


def moved(
    place: str, status: int, headers: Mapping[str, str] | None = None, content: bytes = b""
) -> Response:
    """Leads to an address."""
    return page(content, status, {"Location": location(place)} | dict(headers or {}))


def location(place: str) -> str:
    """An address as it travels: what is encoded stays so, a host in another alphabet has its name in ASCII."""
    text = _HOST.sub(lambda found: found[1] + _host(found[2]), printable(place).strip(" "), count=1)
    whole = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(whole, safe=_IN_ADDRESSES, errors="ignore")


def attachment(name: str) -> str:
    """A Content-Disposition that keeps a file under its name: as the platform says it, and where that is not plain
    ASCII as RFC 6266 has it too, for clients that take a header for Latin-1."""
    plain = fitting(printable(name))
    quoted = re.sub(r'(["\\])', r"\\\1", plain)
    told = f'attachment; filename="{quoted}"'
    if quoted.isascii() and "\\" not in quoted:
        return told
    return f"{told}; filename*=UTF-8''{quote(plain, safe='')}"


def reason(code: int | str, message: str, mark: str = "error-") -> dict[str, str]:
    """The headers in which an empty page tells why it is empty. Proxies take no long ones, and what a refusal repeats
    may be long."""
    told = f"exiting on error {code} - {message}"
    return {"X-Kaltura": f"{mark}{code}", "X-Kaltura-App": told[:LONGEST_REASON]}


def fitting(name: str) -> str:
    """A file's name that isn't too long for a header: its beginning, and its ending."""
    if len(name.encode("utf-8", "ignore")) <= LONGEST_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    ending = f"{dot}{extension}" if dot and len(extension) < 20 else ""
    kept = (stem if ending else name).encode("utf-8", "ignore")[: LONGEST_NAME - len(ending.encode())]
    return kept.decode("utf-8", "ignore") + ending


def printable(text: str) -> str:
    """A text without control characters and halves of characters; a tab or a line's end is a blank."""
    if text.isascii() and text.isprintable():  # nearly all are
        return text
    spaced = re.sub(r"\r\n|[\t\n]", " ", text)
    return "".join(one for one in spaced if unicodedata.category(one) not in ("Cc", "Cs"))


def _host(name: str) -> str:
    try:
        return name if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return name


def _on_the_wire(headers: Mapping[str, str] | None) -> dict[str, str]:
    """Headers as HTTP has them: a sign for each byte of their UTF-8."""
    cut = {name: printable(value).encode()[:LONGEST] for name, value in (headers or {}).items()}
    return {name: value.decode("latin-1").strip(" ") for name, value in cut.items()}


class _File(FileResponse):
    """A file, or one range of it, as the platform answers it (measured).

    The unit counts for nothing; what can't be read, several ranges, or one that ends before it begins are refused.
    Who names no range at all gets the whole file, as HTTP wants it; the platform breaks down on that.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        said = _ASKED.fullmatch(Headers(scope=scope).get("range", ""))
        headers = [(name, value) for name, value in scope["headers"] if name != b"range"]
        if said is not None:
            headers.append((b"range", b"bytes=" + _range(said[1]).encode()))
        await super().__call__({**scope, "headers": headers}, receive, send)


def _range(asked: str) -> str:
    """A range as it can be answered; of what can't be read, one behind the end of any file."""
    found = _RANGE.fullmatch(asked)
    if found is None:
        return _BEYOND
    if found[1] is None:
        return f"-{_whole(asked[1:])}"
    first, last = _whole(found[1]), _whole(found[2]) if found[2] else php_text.LARGEST
    return f"{first}-{last}" if first <= last else _BEYOND


def _whole(digits: str) -> int:
    """A number of bytes; Python reads only so many digits."""
    plain = digits.lstrip("0")
    return php_text.whole(plain) if len(plain) < 20 else php_text.LARGEST
