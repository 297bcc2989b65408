"""Content by address: the platform fetches it. Only from where the settings allow it.

Refused: schemes other than http and https, link-local and private addresses; the loopback address only where the
sandbox was told so (``KALTURA_SANDBOX_IMPORT=loopback``), as a stock server refuses it too.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.topics.ingest import tokens

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


def allowed(url: str) -> bool:
    """Whether an address may be fetched."""
    try:
        check(url)
    except (NotAllowed, OSError, ValueError):
        return False
    return True


def download(account: Account, url: str) -> tuple[str, str]:
    """The digest and extension of what an address gives; every redirect is checked like the first address.

    Raises NotAllowed and OSError (no such host, an HTTP error …).
    """
    import requests  # here: it takes a tenth of the time in which the sandbox starts

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
    return account.files.take(part), tokens.extension_of(PurePosixPath(urlsplit(url).path).name)
