"""Content by address: the platform fetches it. Only from where the settings allow it.

Refused: schemes other than http and https, link-local and private addresses; the loopback address only where the
sandbox was told so (``KALTURA_SANDBOX_IMPORT=loopback``), as a stock server refuses it too.
``KALTURA_SANDBOX_IMPORT_SECONDS`` is how long a server may keep silent (30).
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.jobs import Failed
from kaltura_sandbox.topics.ingest import tokens

if TYPE_CHECKING:
    from requests import Response, Session

SILENCE = 30.0  # s without a byte
MOST_BYTES = 4 * 1024**3
MOST_REDIRECTS = 20


class NotFetched(Failed):
    """An address that gives no file. The message says why, in the words of the platform's job."""


def check(url: str) -> None:
    """Raises :class:`NotFetched` for addresses that must not be fetched, or that name no server."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname, parts.port or 80
    except ValueError as problem:
        raise NotFetched(f"Error: {problem}: {url}") from None
    if scheme not in ("http", "https") or not host:
        raise NotFetched(f"Error: Protocol {scheme or 'of no name'} not supported, only http and https are")
    try:
        places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        raise NotFetched(f"Error: Could not resolve host: {host}") from None
    for *_, place in places:
        address = ipaddress.ip_address(place[0])
        if address.is_loopback and os.environ.get("KALTURA_SANDBOX_IMPORT") == "loopback":
            continue
        if not address.is_global:
            raise NotFetched(f"Error: Internal not allowed url [{url}]")


def allowed(url: str) -> bool:
    """Whether an address may be fetched, and names a server."""
    try:
        check(url)
    except NotFetched:
        return False
    return True


def download(account: Account, url: str) -> tuple[str, str]:
    """The digest and extension of what an address gives; every redirect is checked like the first address.

    Raises NotFetched, whatever it is that went wrong.
    """
    import requests  # here: it takes a tenth of the time in which the sandbox starts

    part = account.files.incoming / f"import-{secrets.token_hex(8)}"
    try:
        with requests.Session() as http:
            http.trust_env = False
            reply = _reply(http, url)
            if not reply.ok:
                raise NotFetched(f"Failed while reading file. HTTP Error: [{reply.status_code}]")
            _write(reply, part)
        return account.files.take(part), tokens.extension_of(PurePosixPath(urlsplit(reply.url).path).name)
    except (OSError, ValueError) as problem:
        raise NotFetched(f"Error: {_reason(problem, url)}") from None
    finally:
        part.unlink(missing_ok=True)


def _reply(http: Session, url: str) -> Response:
    """What an address answers in the end."""
    for _ in range(MOST_REDIRECTS + 1):
        check(url)
        reply = http.get(url, stream=True, timeout=_silence(), allow_redirects=False)
        target = http.get_redirect_target(reply)
        if target is None:
            return reply
        reply.close()
        url = urljoin(url, target)
    raise NotFetched(f"Error: Maximum ({MOST_REDIRECTS}) redirects followed")


def _write(reply: Response, part: Path) -> None:
    with open(part, "wb") as target:
        for block in reply.iter_content(1 << 20):
            if target.write(block) and target.tell() > MOST_BYTES:
                raise NotFetched(f"Error: Maximum file size exceeded ({MOST_BYTES} bytes)")


def _silence() -> float:
    told = os.environ.get("KALTURA_SANDBOX_IMPORT_SECONDS", "")
    return max(php_text.real(told), 0.1) if php_text.is_number(told) else SILENCE


def _reason(problem: Exception, url: str) -> str:
    """What went wrong on the line, in a few words."""
    import requests

    text = str(problem)
    if isinstance(problem, requests.Timeout) or "timed out" in text:
        return f"Operation timed out: {_silence():g} seconds without a byte from {urlsplit(url).netloc}"
    if "NewConnectionError" in text or "Failed to establish" in text:
        return f"Failed to connect to {urlsplit(url).netloc}"
    return f"{type(problem).__name__} while reading {url}: {text}"[:500]
