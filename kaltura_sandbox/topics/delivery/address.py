"""A delivery address taken apart, and the refusals of delivery."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire.proxies import caller_of
from kaltura_sandbox.platform.wire.request import host_of, uri_of
from kaltura_sandbox.topics.entries import entries

# Short names that players use in playManifest addresses.
SHORT = {
    "ch": "cdnHost", "ct": "clipTo", "dc": "deliveryCode", "e": "entryId", "ex": "expiry", "fi": "flavorId",
    "fs": "flavorIds", "fp": "flavorParamId", "fps": "flavorParamIds", "f": "format", "mb": "maxBitrate",
    "mib": "minBitrate", "pc": "playbackContext", "pb": "preferredBitrate", "pt": "protocol", "r": "referrer",
    "sf": "seekFrom", "si": "storageId", "t": "tags", "ui": "uiConfId",
}  # fmt: skip
# The partner that the path names is not looked at: the entry knows whose it is.
_ADDRESS = re.compile(r"/p/([-0-9]+)(?:/sp/([-0-9]+))?/(\w+)/(.*)", re.DOTALL | re.ASCII)


@dataclass
class Address:
    """Who, what, and the key/value pairs of the path and the query. ``tail`` is a last word without a value.

    ``told`` is what is known for the answer's headers, be it a refusal or not.
    """

    partner: int
    action: str
    params: dict[str, str]
    host: str
    path: str
    tail: str = ""
    query: dict[str, str] = field(default_factory=dict)
    request: Request | None = None
    told: dict[str, str] = field(default_factory=dict)

    def get(self, *names: str, default: str = "") -> str:
        return next((self.params[n] for n in names if self.params.get(n)), default)

    @property
    def uri(self) -> str:
        """The same from one slash on: with two it would lead to another host."""
        return f"/{self.sent.lstrip('/')}"

    def header(self, name: str) -> str:
        return self.request.headers.get(name, "") if self.request else ""

    @property
    def sent(self) -> str:
        """Path and query as they were sent."""
        return uri_of(self.request) if self.request else self.path

    @property
    def client(self) -> str:
        """The address of the caller."""
        return caller_of(self.request) if self.request else ""


NOT_FOUND = 404
A_MINUTE = "private, max-age=60, max-stale=0"
QUIET = 200  # what only the headers tell from a file
# Errors of the platform by number; those about access are not cached, for another caller may be let in.
ENTRY_NOT_FOUND, NOT_SCHEDULED, RESTRICTED, INVALID_KS, FILE_NOT_FOUND, FLAVOR_NOT_FOUND = 1, 2, 3, 7, 5, 6
NO_KS, EXPIRED_KS, OTHER_ACCOUNT, RESTRICTED_ADDRESS, NOT_ALLOWED = 4, 31, 32, 34, 38
INVALID_ENTRY_TYPE, IN_MODERATION, MAX_BITRATE, BAD_QUERY, INVALID_TOKEN = 12, 13, 19, 25, 27
EXPIRED_TOKEN, NOT_LIVE, MIN_BITRATE, RECYCLED, ACCOUNT_NOT_ACTIVE = 28, 36, 49, 58, 15
STOPPED = (0, 2, 3)  # states of accounts that were deleted or blocked
TEXTS = {
    ENTRY_NOT_FOUND: "requested entry not found", NOT_SCHEDULED: "entry restricted due to scheduling",
    RESTRICTED: "entry restricted due to access-control", INVALID_KS: "ks is not valid",
    NO_KS: "ks is an invalid string", EXPIRED_KS: "The given KS has expired",
    OTHER_ACCOUNT: "The given partner isn't vaild for the request",
    RESTRICTED_ADDRESS: "ip address is out of the restricted ip range",
    NOT_ALLOWED: "The provided parameter is not allowed",
    FILE_NOT_FOUND: "required file was not found", FLAVOR_NOT_FOUND: "requested flavor was not found",
    INVALID_ENTRY_TYPE: "requested entry type is invalid for the requested format",
    IN_MODERATION: "entry is restricted due to invalid moderation status",
    MAX_BITRATE: "max bitrate is not valid", BAD_QUERY: "wrong query attributes",
    INVALID_TOKEN: "the supplied token is invalid", EXPIRED_TOKEN: "the supplied token is expired",
    NOT_LIVE: "The given entry is not broadcasting", MIN_BITRATE: "min bitrate is not valid",
    RECYCLED: "Recycled entry is unavailable", ACCOUNT_NOT_ACTIVE: "requested partner not active",
}  # fmt: skip


class Refusal(ApiError):
    """A delivery error: an empty page, the reason in the headers; HTTP 404 of manifests and pictures, else 200.

    Actions of the API that serve files refuse with it as well.
    """

    def __init__(self, number: int, text: str, status: int = NOT_FOUND) -> None:
        super().__init__(str(number), text)
        self.number, self.text, self.status = number, text, status
        self.headers: dict[str, str] = {}

    @property
    def page(self) -> dict[str, str]:
        kept = {"Cache-Control": replies.NOT_KEPT if self.number == RESTRICTED else A_MINUTE}
        return self.headers | replies.reason(self.number, self.text) | kept

    def answer(self) -> Response:
        return replies.page(b"", self.status, self.page)


def refusal(number: int, more: str = "", status: int = NOT_FOUND) -> Refusal:
    """A numbered error of the platform, with what is to be added to its text."""
    return Refusal(number, f"{TEXTS[number]}, {more}" if more else TEXTS[number], status)


def parse(request: Request) -> Address | None:
    """The parts of an address, None where it is none of delivery's."""
    found = _ADDRESS.fullmatch(request.scope["path"])
    if not found:
        return None
    partner, _, action, rest = found.groups()
    words = [unquote(word) for word in (rest or "").split("/") if word]
    params, tail = pairs(words)
    query = dict(request.query_params)
    given = query | params
    named = {SHORT[key]: value for key, value in given.items() if key in SHORT} | given
    return Address(
        php_text.whole(partner),
        php_text.lower(action),
        named,
        host_of(request),
        request.scope["path"],
        tail,
        query,
        request,
    )


def pairs(words: list[str]) -> tuple[dict[str, str], str]:
    """Keys with their values, and a last word that has none."""
    return dict(zip(words[::2], words[1::2], strict=False)), words[-1] if len(words) % 2 else ""


def check_active(platform: Platform, partner_id: int) -> None:
    """Refuses what is of an account that was deleted or blocked (error 15)."""
    partner = platform.account(partner_id).partner
    if partner is not None and partner.status in STOPPED:
        raise refusal(ACCOUNT_NOT_ACTIVE)


def find(platform: Platform, address: Address, entry_id: str) -> tuple[Account, Object]:
    """The entry that an address names, with its account; error 1 where there is none."""
    entry = platform.store.get(entries.KIND, entry_id)
    if entry is None or entry.status == entries.DELETED:
        raise refusal(ENTRY_NOT_FOUND)
    check_active(platform, entry.partnerId)
    return platform.account(entry.partnerId), entry
