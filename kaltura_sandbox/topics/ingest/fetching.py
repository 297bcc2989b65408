"""Content by address: the platform fetches it. The one door to servers elsewhere; nothing else in here asks one.

Refused: schemes other than http and https, and all that is no public address; the loopback address only where the
sandbox was told so (``KALTURA_SANDBOX_IMPORT=loopback``), as a stock server refuses it too. An address is resolved
once for each redirect, and what is judged is what is connected to. Settings, read when something is fetched:

    KALTURA_SANDBOX_IMPORT_SECONDS       how long (s) a server may keep silent, or send next to nothing (30)
    KALTURA_SANDBOX_IMPORT_SECONDS_ALL   how long (s) a fetch may take in all (600)
    KALTURA_SANDBOX_IMPORT_SECONDS_CALL  the same while a call waits for it (10)
    KALTURA_SANDBOX_IMPORT_BYTES         the largest file (4 GB)
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.jobs import Failed
from kaltura_sandbox.topics.ingest import places, tokens, turns

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

    from kaltura_sandbox.topics.ingest.line import Watch

MOST_REDIRECTS = 20
REDIRECTS = (301, 302, 303, 307, 308)
MOST_PACKED = 100  # times: what is sent compressed may grow by that
PACKED_FREELY = 16 << 20  # bytes that anything may grow to
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class NotFetched(Failed):
    """An address that gives no file. The message says why, in the words of the platform's job."""


def allowed(url: str) -> bool:
    """Whether an address may be fetched, as far as that is known without asking where a name leads."""
    try:
        address = places.read(php_text.trim(url))
    except places.Refused:
        return False
    return all(places.is_allowed(str(place[0])) for _, place in places.looked_up(address, numbers=True))


def extension(url: str) -> str:
    """The extension of the file that an address names, "" for what is no address."""
    try:
        return _extension(places.read(php_text.trim(url)))
    except places.Refused:
        return ""


def download_now(account: Account, url: str) -> tuple[str, str]:
    """The same as download, while a call waits: it takes no longer than that may, and not too many at once do."""
    with turns.CALLS.take(account.id) as mine:
        if not mine:
            raise NotFetched("Error: Too many downloads at once")
        return download(account, url, _seconds("_CALL", 10))


def download(account: Account, url: str, longest: float | None = None) -> tuple[str, str]:
    """The digest and extension of what an address gives; every redirect is judged like the first address.

    It takes ``longest`` seconds at most. Raises NotFetched, whatever it is that went wrong.
    """
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError  # here: it takes a while in which the sandbox starts

    from kaltura_sandbox.topics.ingest.line import Watch

    watch = Watch(_seconds("", 30), longest or _seconds("_ALL", 600))
    part = account.files.incoming / f"import-{secrets.token_hex(8)}"
    address = None
    try:
        address = places.read(php_text.trim(url))
        address = _fetch(address, part, watch)
        return account.files.take(part), _extension(address)
    except places.Refused as refused:
        raise NotFetched(f"Error: {refused}") from None
    except (OSError, ValueError, HTTPError, HTTPException) as problem:
        raise NotFetched(f"Error: {_reason(problem, address, watch)}") from None
    finally:
        part.unlink(missing_ok=True)


def _fetch(address: places.Address, part: Path, watch: Watch) -> places.Address:
    """Writes what an address gives, and says where it led in the end."""
    from kaltura_sandbox.topics.ingest import line

    for _ in range(MOST_REDIRECTS + 1):
        with line.asked(address, places.resolved(address, watch.left()), watch) as reply:
            target = reply.headers.get("Location") if reply.status in REDIRECTS else None
            if target is None:
                _write(reply, part, watch)
                return address
        address = _led(address, target.encode("latin-1", "replace").decode("utf-8", "replace"))
    raise NotFetched(f"Error: Maximum ({MOST_REDIRECTS}) redirects followed")


def _led(address: places.Address, target: str) -> places.Address:
    """Where a redirect leads: another address, or another path of this one."""
    if target.startswith("//"):
        return places.read(f"{address.scheme}:{target}")
    if _ABSOLUTE.match(target):
        return places.read(target)
    return replace(address, target=places.target(urljoin(address.target, target)))


def _write(reply: BaseHTTPResponse, part: Path, watch: Watch) -> None:
    """Compressed content is measured as it is unpacked."""
    if reply.status >= 400:
        raise NotFetched(f"Failed while reading file. HTTP Error: [{reply.status}]")
    most = _setting("KALTURA_SANDBOX_IMPORT_BYTES", 4 * 1024**3)
    with open(part, "wb") as target:
        for block in reply.stream(1 << 18):
            target.write(block)
            if target.tell() > min(most, max(PACKED_FREELY, MOST_PACKED * watch.came)):
                raise NotFetched(f"Error: Maximum file size exceeded ({most:g} bytes)")


def _extension(address: places.Address) -> str:
    return tokens.extension_of(PurePosixPath(address.path).name)


def _seconds(which: str, usual: float) -> float:
    return max(_setting(f"KALTURA_SANDBOX_IMPORT_SECONDS{which}", usual), 0.1)


def _setting(name: str, usual: float) -> float:
    told = os.environ.get(name, "")
    return php_text.real(told) if php_text.is_number(told) else usual


def _reason(problem: Exception, address: places.Address | None, watch: Watch) -> str:
    """What went wrong on the line, in a few words."""
    from kaltura_sandbox.topics.ingest import line

    where = address.origin if address else ""
    if isinstance(problem, (line.Late, line.TooMuch)):
        return str(problem)
    if isinstance(problem, TimeoutError) or "timed out" in str(problem):
        return f"Operation timed out: {watch.silence:g} seconds without a byte from {where}"
    if isinstance(problem, line.NotConnected):
        return f"Failed to connect to {where}"
    return f"{type(problem).__name__} while reading from {where}: {problem}"[:500]
