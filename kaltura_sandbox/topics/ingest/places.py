"""Addresses to fetch from: read once, by one reader, and resolved once. What is judged is what is connected to.

Public unicast addresses alone are allowed. Those that stand for an IPv4 address (mapped, NAT64, 6to4, Teredo) are
refused whatever they stand for; the loopback address is allowed where ``KALTURA_SANDBOX_IMPORT=loopback`` says so.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from kaltura_sandbox import php_text

LONGEST = 128 * 1024  # characters of an address
PORTS = {"http": 80, "https": 443}
FAMILIES = (socket.AF_INET, socket.AF_INET6)
_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(?:([^@]*)@)?(\[[^\[\]@]*\]|[^:\[\]@]*)(?::(.*))?", re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?", re.ASCII)
_ODD = re.compile(r"[\x00-\x20\\\x7f]")  # what readers of addresses don't agree about
_LETTER = re.compile(r"[^\x00-\x7f]")
_PATH, _QUERY = "/%:@!$&'()*+,;=~[]", "/%:@!$&'()*+,;=~[]?"

# Spelt out: what Python calls global differs from version to version, and has multicast in it.
_NOT_PUBLIC_4 = [
    ipaddress.IPv4Network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
]  # fmt: skip
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = [
    ipaddress.IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]

Place = tuple[socket.AddressFamily, tuple[Any, ...]]
"""A family, and an address of it as sockets take it."""


class Refused(Exception):
    """An address that nothing is fetched from. The message says why, in the platform's words."""


@dataclass(frozen=True)
class Address:
    """An address as it is asked for: no other reader sees its text."""

    scheme: str
    host: str
    port: int
    target: str  # of the request: path and query
    user: str | None

    @property
    def path(self) -> str:
        """The path, as a name reads."""
        return unquote(self.target.partition("?")[0])

    @property
    def origin(self) -> str:
        """Where it is, for messages."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def read(url: str) -> Address:
    """An address of its text. Raises Refused for what is none, and for what two readers might read differently."""
    found = _PARTS.fullmatch(url)
    scheme = (
        php_text.lower(found[1]) if found else php_text.lower(url.partition(":")[0]) if ":" in url else ""
    )
    if found is None or scheme not in PORTS:
        raise Refused(f"Protocol {scheme[:20] or 'of no name'} not supported, only http and https are")
    if len(url) > LONGEST:
        raise Refused("URL using bad/illegal format or missing URL")
    user, host, port = _authority(found[2], PORTS[scheme])
    return Address(scheme, host, port, target(f"{found[3]}{found[4] or ''}"), user)


def target(text: str) -> str:
    """Path and query, as a request has them: what doesn't belong there is encoded."""
    path, mark, query = text.partition("#")[0].partition("?")
    path = path if path.startswith("/") else f"/{path}"
    return quote(path, _PATH, errors="replace") + mark + quote(query, _QUERY, errors="replace")


def _authority(text: str, default: int) -> tuple[str | None, str, int]:
    """User and password, the host in ASCII, and the port."""
    found = _AUTHORITY.fullmatch(text)
    if _ODD.search(text):
        raise Refused("URL using bad/illegal format or missing URL")
    if found is None:
        raise Refused("Invalid IPv6 URL" if "[" in text or "]" in text else "URL using bad/illegal format")
    return found[1], _host(found[2]), _port(found[3], default)


def _port(text: str | None, default: int) -> int:
    if not text:
        return default
    if not php_text.is_index(text.lstrip("0") or "0"):
        raise Refused(f"Port could not be cast to a number: {text[:40]}")
    if not 0 < (port := php_text.whole(text)) < 65536:
        raise Refused(f"Port out of range: {text[:40]}")
    return port


def _host(text: str) -> str:
    if text.startswith("["):
        try:
            return str(ipaddress.IPv6Address(text[1:-1].replace("%", "[")))  # no scopes
        except ValueError:
            raise Refused("Invalid IPv6 URL") from None
    if not text:
        raise Refused("Protocol of no host not supported")
    name = text
    if _LETTER.search(text):
        import idna  # here: its tables take a while to load

        try:
            name = idna.encode(text, uts46=True).decode()
        except UnicodeError:
            raise Refused(f"Could not resolve host: {text[:100]}") from None
    if not _NAME.fullmatch(name):
        raise Refused(f"Could not resolve host: {text[:100]}")
    return name


def resolved(address: Address, patience: float) -> list[Place]:
    """Where an address leads, of that what is allowed; within ``patience`` seconds. Raises Refused if it is nothing.

    The one question that is put to the resolver: whoever connects takes these, and asks no more.
    """
    found = _looked_up(address, patience)
    if not found:
        raise Refused(f"Could not resolve host: {address.host[:100]}")
    allowed = [place for place in found if is_allowed(str(place[1][0]))]
    if not allowed:
        raise Refused(
            f"Internal not allowed url [{address.scheme}://{address.origin[:100]}{address.target[:100]}]"
        )
    return allowed


def _looked_up(address: Address, patience: float) -> list[Place]:
    """What the resolver says; it knows no time-out of its own, so it is asked aside and left behind."""
    answer: list[Place] = []
    asking = threading.Thread(target=lambda: answer.extend(looked_up(address)), name="resolve", daemon=True)
    asking.start()
    asking.join(patience)
    return list(answer)


def looked_up(address: Address, numbers: bool = False) -> list[Place]:
    """The places of an address, none where it isn't known; ``numbers``: only of one in numbers, and nobody is asked."""
    flags = socket.AI_NUMERICHOST if numbers else 0
    try:
        told = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM, flags=flags)
    except (OSError, ValueError):
        return []
    return [(family, place) for family, *_, place in told if family in FAMILIES]


def is_allowed(text: str) -> bool:
    """Whether something may be fetched from an address, as a socket names it."""
    place = ipaddress.ip_address(text)
    if os.environ.get("KALTURA_SANDBOX_IMPORT") == "loopback" and _is_loopback(place):
        return True
    if isinstance(place, ipaddress.IPv4Address):
        return not any(place in network for network in _NOT_PUBLIC_4)
    return (
        place.scope_id is None
        and place in _PUBLIC_6
        and not any(place in network for network in _NOT_PUBLIC_6)
    )


def _is_loopback(place: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = place.ipv4_mapped if isinstance(place, ipaddress.IPv6Address) else None
    return (mapped or place).is_loopback
