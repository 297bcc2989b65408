"""Proxies in front of the sandbox, and whose word on a caller's address is taken.

Anybody may send ``X-Forwarded-For``. It counts where the connection comes from a proxy that the settings name, and then
the last address in it that is none of these proxies is the caller's. uvicorn does that; here the setting is read.
"""

from __future__ import annotations

import ipaddress

from starlette.requests import HTTPConnection

from kaltura_sandbox import php_text

_MAPPED = "::ffff:"  # how an IPv4 address looks to a socket that listens for both kinds


def named(text: str) -> list[str]:
    """The addresses and networks in a setting, between commas. Raises ValueError, which says what is wrong."""
    found: list[str] = []
    for word in text.split(","):
        if not php_text.trim(word):
            continue
        try:
            network = ipaddress.ip_network(php_text.trim(word), strict=False)
        except ValueError:
            raise ValueError(
                f"{php_text.trim(word)!r} is neither an address nor a network such as 10.0.0.0/8"
            ) from None
        found.append(str(network))
        if network.version == 4:
            found.append(f"{_MAPPED}{network.network_address}/{96 + network.prefixlen}")
    return found


def caller_of(request: HTTPConnection) -> str:
    """The address of whoever sent a request; "" where it came by none."""
    host = request.client.host if request.client else ""
    return host.removeprefix(_MAPPED) if "." in host else host
