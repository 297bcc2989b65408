"""What a KS of version 2 says of itself: its fields are read as the platform reads them (measured on 22.19).

Version 1, base64 and spellings are in test_ks.py.
"""

from __future__ import annotations

import base64
import hashlib
import os
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.sandbox.conftest import Api
from tests.sandbox.platform.test_ks import first, refusal, spelt


def second(api: Api, fields: str, named: str = "", more_blocks: int = 0) -> str:
    """A KS of version 2 with these fields, which names its account in some way."""
    clear = os.urandom(16) + fields.encode("latin-1")
    clear = hashlib.sha1(clear).digest() + clear
    clear += b"\0" * (-len(clear) % 16 + 16 * more_blocks)
    key = hashlib.sha1(str(api.told["adminSecret"]).encode()).digest()[:16]
    encryptor = Cipher(algorithms.AES(key), modes.CBC(b"\0" * 16)).encryptor()
    sealed = encryptor.update(clear) + encryptor.finalize()
    raw = f"v2|{named or api.told['partnerId']}|".encode() + sealed
    return base64.b64encode(raw).decode().replace("+", "-").replace("/", "_")


def until(seconds: int = 600) -> int:
    return int(time.time()) + seconds


def state(api: Api, session: str) -> Any:
    """What a call with a session is refused with; None where it passes."""
    answer = api.call("media.count", ks=session)
    return None if isinstance(answer, int) else refusal(answer)


@pytest.mark.parametrize(
    "expiry",
    ["1e30", "9e9", "1e400", "INF", "nan", "abc", " 9999999999", "9999999999 ", "9999999999abc", "%2B9999999999",
     "9999999999.5", "99999999999999999999999", "9223372036854775808", "9_999_999_999", "1x", "8x",
     "9999999999%00"],
)  # fmt: skip
def test_a_session_that_is_good_can_be_ended(api: Api, expiry: str) -> None:
    """However it writes its end; the platform's data base can't keep all of these."""
    session = second(api, f"_e={expiry}&_t=2&_u=k")
    assert state(api, session) is None
    api.ok("session.end", ks=session)
    for text in spelt(session):
        assert state(api, text) == "LOGOUT"


@pytest.mark.parametrize(
    "expiry", ["1.7e9", "0", "-1", "", " ", "1", "9", "0x7fffffffff", "!", "-9999999999999999999999", "-INF"]
)
def test_an_end_that_is_over(api: Api, expiry: str) -> None:
    assert state(api, second(api, f"_e={expiry}&_t=2&_u=k")) == "EXPIRED"


@pytest.mark.parametrize("expiry", ["1e30", "1e400", "9999999999abc", "9223372036854775808"])
def test_version_1_with_such_an_end(api: Api, expiry: str) -> None:
    session = first(api, 2, 1, "u", "", expiry=expiry)
    assert state(api, session) is None
    api.ok("session.end", ks=session)
    assert state(api, session) == "LOGOUT"


@pytest.mark.parametrize("expiry", ["1e30", "9.9e18", "9223372036854775807", "1e3", "1.5", "60abc", " 60"])
def test_a_session_that_was_asked_for_so_can_be_ended(api: Api, expiry: str) -> None:
    session = api.start(expiry=expiry)
    assert state(api, session) is None
    api.ok("session.end", ks=session)
    assert state(api, session) == "LOGOUT"


@pytest.mark.parametrize(
    ("kind", "admin"),
    [("2", True), ("1", True), ("2.0", True), (" 2", True), ("02", True), ("x", True), ("1x", True), ("true", True),
     ("0", False), ("", False), ("-1", False), ("0x", False), ("-", False), (" ", False), ("0.9999", False)],
)  # fmt: skip
def test_types(api: Api, kind: str, admin: bool) -> None:
    session = second(api, f"_e={until()}&_t={kind}&_u=k")
    assert (api.call("appToken.list", ks=session).get("code") is None) == admin
    assert api.ok("session.get", {"session": session})["sessionType"] == kind


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("_t=2", {"sessionType": "2", "privileges": ""}),
        ("_u=k", {"userId": "k", "privileges": ""}),
        ("_t=0&_t=2", {"sessionType": "2"}),
        ("_t=2&a=b&a=c", {"privileges": "a:c"}),
        ("_t=2&a+b.c=d", {"privileges": "a_b_c:d"}),
        ("_t=2&=d&&&a", {"privileges": "a"}),
        ("_t=2&+_u=z", {"userId": "z", "privileges": ""}),
        ("_t=2&all=*", {"privileges": "*"}),
        ("_t=2&_m=99&_d=x", {"privileges": ""}),
    ],
)
def test_fields(api: Api, fields: str, told: dict[str, str]) -> None:
    answer = api.ok("session.get", {"session": second(api, f"_e={until()}&{fields}")})
    assert {name: answer[name] for name in told} == told


def test_what_a_session_does_not_say_is_not_told(api: Api) -> None:
    bare = api.ok("session.get", {"session": second(api, f"_e={until()}")})
    assert "userId" not in bare and "sessionType" not in bare


def test_a_field_that_is_a_list_breaks_it(api: Api) -> None:
    session = second(api, f"_e={until()}&_t=2&a[b]=c")
    assert api.code("media.count", ks=session) == "INTERNAL_SERVERL_ERROR"


def test_a_value_with_a_comma_is_one_value(api: Api) -> None:
    """So no privilege hides in another's value: it is the field that counts."""
    hidden = second(api, f"_e={until()}&_t=2&x=1,iprestrict:192.0.2.1")
    assert state(api, hidden) is None
    shown = second(api, f"_e={until()}&_t=2&iprestrict=127.0.0.1,192.0.2.1")
    assert state(api, shown) == "EXCEEDED_RESTRICTED_IP"


def test_an_ended_session_is_known_by_what_is_inside(api: Api) -> None:
    """The account's number and the blocks behind it may be written otherwise: the same session is inside."""
    fields, partner = f"_e={until()}&_t=2&_u=k", api.told["partnerId"]
    session = second(api, fields)
    sealed = base64.b64decode(session.replace("-", "+").replace("_", "/")).split(b"|", 2)[2]
    others = [
        base64.b64encode(f"v2|{named}|".encode() + sealed).decode()
        for named in (f"0{partner}", f" {partner}", f"{partner}x", f"{partner}.0")
    ]
    assert [state(api, other) for other in others] == [None] * 4
    api.ok("session.end", ks=session)
    assert [state(api, other) for other in others] == ["LOGOUT"] * 4
    limited = second(api, f"{fields}&actionslimit=1")
    sealed = base64.b64decode(limited.replace("-", "+").replace("_", "/")).split(b"|", 2)[2]
    assert state(api, limited) is None
    assert (
        state(api, base64.b64encode(f"v2|0{partner}|".encode() + sealed).decode()) == "EXCEEDED_ACTIONS_LIMIT"
    )


def test_of_several_session_ids_the_first_counts(api: Api) -> None:
    group = os.urandom(6).hex()
    one, other = (second(api, f"_e={until()}&_t=2&sessionid={group}/{tail}") for tail in ("a", "b"))
    aside = second(api, f"_e={until()}&_t=2&sessionid=b/{group}")
    api.ok("session.end", ks=one)
    assert [state(api, session) for session in (one, other, aside)] == ["LOGOUT", "LOGOUT", None]
