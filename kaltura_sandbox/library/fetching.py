"""Content by address: the platform fetches it, as a job. Only from where the settings allow it.

Refused: schemes other than http and https, link-local and private addresses; the loopback address only where the
sandbox was told so (``KALTURA_SANDBOX_IMPORT=loopback``), as a stock server refuses it too.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import requests

from kaltura_sandbox.jobs import handles
from kaltura_sandbox.library import content, entries
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account, Caller

TIMEOUT = 60  # s without a byte
MOST_BYTES = 4 * 1024**3


class NotAllowed(Exception):
    """An address from which nothing is fetched."""


def check(url: str) -> None:
    """Raises :class:`NotAllowed` for addresses that must not be fetched."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAllowed(f"only http and https are fetched, not {parts.scheme or 'this'}")
    for *_, place in socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM):
        address = ipaddress.ip_address(place[0])
        if address.is_loopback and os.environ.get("KALTURA_SANDBOX_IMPORT") == "loopback":
            continue
        if not address.is_global:
            raise NotAllowed("Internal not allowed url")


def from_url(caller: Caller, entry: Object, resource: Object) -> Object:
    """Queues the import; the entry is in IMPORT until the bytes are here.

    A picture is not even tried later, where its address is one from which nothing is fetched.
    """
    url = content.address_of(resource)
    entry.status, entry.sourceType = entries.IMPORT, "2"
    if entry.mediaType == entries.IMAGE and not _allowed(url):
        entry.status = entries.ERROR_IMPORTING
        return entries.save(caller.account, entry)
    entries.save(caller.account, entry)
    caller.account.job("import", entry=entry.id, url=url)
    return entry


def _allowed(url: str) -> bool:
    try:
        check(url)
    except (NotAllowed, OSError, ValueError):
        return False
    return True


def _failed(account: Account, payload: dict[str, Any], problem: Exception) -> None:
    entry = account.get(entries.KIND, payload["entry"])
    if entry and entry.status == entries.IMPORT:
        entry.status = entries.ERROR_IMPORTING
        entries.save(account, entry)


def download(account: Account, url: str) -> tuple[str, str]:
    """The digest and extension of what an address gives; every redirect is checked like the first address.

    Raises NotAllowed, OSError (no such host) and requests' own errors.
    """
    with requests.Session() as http:
        http.trust_env = False
        for _ in range(5):
            check(url)
            reply = http.get(url, stream=True, timeout=TIMEOUT, allow_redirects=False)
            if not reply.is_redirect:
                break
            url = requests.compat.urljoin(url, reply.headers["Location"])
        reply.raise_for_status()
        part = account.files.incoming / f"import-{secrets.token_hex(8)}"
        with open(part, "wb") as target:
            for block in reply.iter_content(1 << 20):
                if target.write(block) and target.tell() > MOST_BYTES:
                    raise NotAllowed("the file is too large")
    return account.files.take(part), content.extension_of(PurePosixPath(urlsplit(url).path).name)


@handles("import", _failed)
def fetch(account: Account, payload: dict[str, Any]) -> None:
    """Downloads an address into an entry."""
    digest, extension = download(account, payload["url"])
    with account.store.transaction():
        entry = account.get(entries.KIND, payload["entry"])
        if entry and entry.status == entries.IMPORT:
            content.store_file(account, entry, digest, extension)
