"""A delivery address taken apart, and the refusals of delivery."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox.library import entries
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account, Platform
from kaltura_sandbox.wire.request import host_of

# Short names that players use in playManifest addresses.
SHORT = {"e": "entryId", "f": "format", "pt": "protocol", "fi": "flavorId", "fs": "flavorIds", "fp": "flavorParamIds",
         "ks": "ks", "r": "referrer", "sf": "seekFrom", "ct": "clipTo"}  # fmt: skip
_ADDRESS = re.compile(r"^(?:/(hls|dash))?/p/(-?\d+)(?:/sp/(\d+))?/(\w+)(?:/(.*))?$")


@dataclass
class Address:
    """Who, what, and the key/value pairs of the path and the query. ``tail`` is a last word without a value."""

    partner: int
    action: str
    params: dict[str, str]
    host: str
    path: str
    tail: str = ""
    query: dict[str, str] = field(default_factory=dict)
    request: Request | None = None

    def get(self, *names: str, default: str = "") -> str:
        return next((self.params[n] for n in names if self.params.get(n)), default)


class Refusal(Exception):
    """A delivery error: HTTP 404 (or 200), an empty page, the reason in the headers."""

    def __init__(self, number: int | str, text: str, status: int = 404) -> None:
        super().__init__(text)
        self.number, self.text, self.status = number, text, status

    def answer(self) -> Response:
        headers = {
            "X-Kaltura": f"error-{self.number}", "X-Kaltura-App": f"exiting on error {self.number} - {self.text}",
            "Cache-Control": "private, max-age=60, max-stale=0",
        }  # fmt: skip
        return Response(b"", self.status, headers, "text/html")


def parse(request: Request) -> Address | None:
    """The parts of an address, None where it is none of delivery's."""
    found = _ADDRESS.match(request.url.path)
    if not found:
        return None
    prefix, partner, _, action, rest = found.groups()
    words = [unquote(word) for word in (rest or "").split("/") if word]
    params = dict(zip(words[::2], words[1::2], strict=False))
    tail = words[-1] if len(words) % 2 else ""
    query = dict(request.query_params)
    named = {SHORT.get(key, key): value for key, value in (query | params).items()}
    return Address(
        int(partner),
        (prefix or action).lower(),
        named,
        host_of(request),
        request.url.path,
        tail,
        query,
        request,
    )


def find(platform: Platform, address: Address, entry_id: str) -> tuple[Account, Object]:
    """The entry that an address names, with its account; error 1 where there is none."""
    account = platform.account(address.partner)
    entry = account.get(entries.KIND, entry_id)
    if entry is None or entry.status == entries.DELETED:
        raise Refusal(1, "requested entry not found")
    return account, entry
