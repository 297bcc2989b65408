"""Signs that no header can hold, in each place of each address: an answer is whole HTTP, and the connection lives on.

A place gets a handful of the signs, always the same ones; ``ODD_SIGNS=all`` tries each in each place.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from kaltura_sandbox.platform.machine import limits
from tests.sandbox.odd.calls import ACTIONS
from tests.sandbox.odd.doors import Request, escaped
from tests.sandbox.odd.line import Line
from tests.sandbox.odd.sending import ROUTES, SENSIBLE
from tests.sandbox.odd.watching import Watched, await_ready

CONTROLS = [bytes([number]) for number in (*range(33), 127)]
SIGNS = [*CONTROLS, *(bytes([number]) for number in (*range(128, 160), 173, 255)), b"\r\nX-Own: 1", b"\r\n\r\n<b>",
         b"\xe2\x80\xa8", b"\xed\xa0\x80", b"%", b"%0", b'"', b"\\", b";", b"x" * 6000, b" \t "]  # fmt: skip
DICE = random.Random(9)
A_FEW = 4
SERVING = [
    (service.name, action.name, [parameter.name for parameter in action.parameters])
    for service, action in ACTIONS
    if action.returns and action.returns.type == "file"
]
IDS = {
    "entryId": "entry",
    "entry_id": "entry",
    "flavorId": "flavor",
    "thumbAssetId": "thumb",
    "captionAssetId": "caption",
}


def values(word: bytes) -> Iterator[bytes]:
    """Signs alone, behind a good word, and in the midst of it; percent-encoded."""
    chosen = (
        SIGNS if os.environ.get("ODD_SIGNS") == "all" else [DICE.choice(CONTROLS), *DICE.sample(SIGNS, A_FEW)]
    )
    for sign in chosen:
        coded = b"".join(b"%%%02X" % byte for byte in sign) if len(sign) < 100 else sign
        yield from (coded, word + coded, word[:2] + coded + word[2:])


def good(watched: Watched, name: str) -> bytes:
    word = watched.world.known(IDS[name], 0) if name in IDS else SENSIBLE.get(name, ["12"])[0]
    return escaped(word)


def whole(line: Line, target: bytes) -> None:
    """Asks, and sees that the same connection answers the next one. ``line`` raises where an answer isn't HTTP."""
    reply = line.ask(Request("GET", target))
    assert reply.status < 500, target
    assert "x-own" not in reply.headers, target
    for name, value in reply.headers.items():
        assert not any((ord(sign) < 32 and sign != "\t") or ord(sign) == 127 for sign in value), (
            target,
            name,
        )
        assert len(value) < 20_000, (target, name)
    assert line._socket is not None, f"the connection was closed after {target[:300]!r}"


@pytest.mark.parametrize("action", sorted(ROUTES))
def test_delivery_bears_any_sign_in_any_place(watched: Watched, action: str) -> None:
    await_ready(watched.api, watched.world.known("entry", 0))
    first, *others = ROUTES[action].split()
    for name in (first, *others):
        for value in values(good(watched, name)):
            entry = b"" if name == first else b"/%s/%s" % (first.encode(), good(watched, first))
            path = b"/p/4101/sp/410100/%s%s/%s/" % (action.encode(), entry, name.encode())
            whole(watched.line, path + value)
    assert not watched.complaint()


@pytest.mark.parametrize(
    ("service", "action", "names"), SERVING, ids=lambda one: one if isinstance(one, str) else ""
)
def test_what_serves_files_bears_any_sign_in_any_place(
    watched: Watched, service: str, action: str, names: list[str]
) -> None:
    for name in [*names, "format", "ks", "callback", "partnerId", "clientTag"]:
        others = b"&".join(b"%s=%s" % (one.encode(), good(watched, one)) for one in names if one != name)
        ks = b"" if name == "ks" else b"&ks=" + watched.world.sessions["admin"].encode()
        place = f"/api_v3/service/{service}/action/{action}?".encode() + others + ks
        for value in values(good(watched, name)):
            whole(watched.line, place + b"&%s=%s" % (name.encode(), value))
    assert not watched.complaint()


@pytest.mark.parametrize("size", [limits.LARGEST_HEAD // 2, limits.LARGEST_HEAD * 2, 1_000_000])
def test_an_address_that_is_too_long_is_answered(watched: Watched, size: int) -> None:
    line = Line(watched.api.url)
    reply = line.ask(Request("GET", b"/p/4101/raw/entry_id/" + b"x" * size))
    assert reply.status in ((400, 414, 431) if size > limits.LARGEST_HEAD else (200, 400, 404))
    line.close()
    assert watched.api.alive()


@pytest.mark.parametrize(
    "name", ["Range", "Referer", "User-Agent", "If-Modified-Since", "X-Forwarded-Proto", "Cookie"]
)
def test_headers_may_say_anything(watched: Watched, name: str) -> None:
    entry = escaped(watched.world.known("entry", 0))
    for sign in (b"\xff", b"\xe2\x80\xa8", b"x" * 20_000, b"\x80\x81 \x9f", b"\t"):
        request = Request(
            "GET", b"/p/4101/sp/410100/raw/entry_id/" + entry, b"", [(name.encode(), b"a" + sign + b"b")]
        )
        assert watched.line.ask(request).status < 500
    assert watched.api.alive()
