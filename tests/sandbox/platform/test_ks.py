"""How a KS may be written: version 1 as clients make it themselves, and base64 as the platform reads it."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

import pytest

from tests.sandbox.conftest import Api


def first(api: Api, *tail: Any, secret: str = "adminSecret", expiry: Any = None, **changes: Any) -> str:
    """A KS of version 1; ``tail`` is type, random, user, privileges, master partner, data."""
    partner = changes.get("partner", api.told["partnerId"])
    told = (partner, partner, int(time.time()) + 600 if expiry is None else expiry, *tail)
    info = ";".join(str(field) for field in told)
    signature = hashlib.sha1((api.told[secret] + info).encode()).hexdigest()
    return base64.b64encode(f"{signature}|{info}".encode()).decode()


def refusal(answer: Any) -> Any:
    return answer["args"]["KSID"] if answer.get("code") == "INVALID_KS" else answer.get("code")


@pytest.mark.parametrize("kind", [0, 2])
def test_version_1_with_all_of_its_fields(api: Api, kind: int) -> None:
    session = first(api, kind, "12.34", "old-client", "edit:0_a,edit:0_b,list:*", "", "")
    told = api.ok("session.get", {"session": session})
    assert (told["sessionType"], told["userId"], told["privileges"]) == (
        str(kind), "old-client", "edit:0_a,edit:0_b,list:*",
    )  # fmt: skip
    assert told["partnerId"] == str(api.told["partnerId"])
    assert api.ok("media.add", {"entry": {"mediaType": 1}}, ks=session)["userId"] == "old-client"
    code = api.call("appToken.list", ks=session).get("code")
    assert code == (None if kind == 2 else "SERVICE_FORBIDDEN")


def test_version_1_with_a_part_of_its_fields(api: Api) -> None:
    tail = (2, "12.34", "someone", "list:*", "4101", "data")
    for length in range(len(tail) + 1):
        told = api.ok("session.get", {"session": first(api, *tail[:length])})
        names = {"sessionType": 1, "userId": 3, "privileges": 4}
        assert {name for name in names if name in told} == {
            n for n, least in names.items() if length >= least
        }
    admin, bare = first(api, 2), first(api)
    assert api.ok("appToken.list", ks=admin)["objectType"] == "KalturaAppTokenListResponse"
    assert api.code("appToken.list", ks=bare) == "SERVICE_FORBIDDEN"
    assert api.ok("media.add", {"entry": {"mediaType": 1}}, ks=bare)["userId"] == ""


@pytest.mark.parametrize("kind", [0, 2])
def test_version_1_is_signed_with_the_admin_secret_of_its_account(api: Api, kind: int) -> None:
    for wrong in (
        first(api, kind, 1, "u", "", secret="userSecret"),
        first(api, kind, 1, "u", "", secret="plainAdminSecret"),
        first(api, kind, 1, "u", "", partner=99999999),
        first(api, kind, 1, "u", "", partner="x"),
        first(api, kind, 1, "u", "", partner=""),
    ):
        answer = api.call("session.get", ks=wrong)
        assert (answer["code"], answer["args"]) == (
            "INVALID_KS",
            {"KSID": wrong, "ERR_CODE": "-1", "ERR_DESC": "INVALID_STR"},
        )


def test_version_1_that_is_none(api: Api) -> None:
    signature = hashlib.sha1((api.told["adminSecret"] + "4101;4101").encode()).hexdigest()
    good = base64.b64decode(first(api, 2))
    for wrong in (
        f"{signature}|4101;4101".encode(),
        good.replace(b"|", b"!"),
        good.upper(),
        b"|" + good,
        good + b" ",
    ):
        text = base64.b64encode(wrong).decode()
        assert refusal(api.call("session.get", ks=text)) == text


@pytest.mark.parametrize("expiry", [0, 1, -1, "0.5"])
def test_version_1_expires(api: Api, expiry: Any) -> None:
    assert refusal(api.call("media.count", ks=first(api, 2, expiry=expiry))) == "EXPIRED"


@pytest.mark.parametrize("expiry", ["soon", "9x", "  9999999999", "999999999999999999999999"])
def test_version_1_is_told_as_it_is_written(api: Api, expiry: str) -> None:
    """A text that is no number is later than the time where its letters come later."""
    told = api.ok("session.get", ks=first(api, 2, 1, "u", "", expiry=expiry))
    assert (told["expiry"], told["sessionType"]) == (expiry, "2")


@pytest.mark.parametrize(
    ("kind", "admin"),
    [
        ("2.0", True), (" 2", True), ("02", True), ("1", True), ("3", True), ("x", True), ("²", True), ("", False),
        ("0", False), ("00", False), ("0x", False), ("-1", False), ("-1x", False), ("0.5", False), ("\t", False),
    ],
)  # fmt: skip
def test_types_of_version_1(api: Api, kind: str, admin: bool) -> None:
    session = first(api, kind, 1, "u", "")
    assert (api.call("appToken.list", ks=session).get("code") is None) == admin
    assert api.ok("session.get", {"session": session})["sessionType"] == kind


def test_version_1_reads_its_account_as_a_number(api: Api) -> None:
    told = api.ok("session.get", ks=first(api, 2, partner=f"{api.told['partnerId']}x"))
    assert told["partnerId"] == f"{api.told['partnerId']}x"
    bare, nobody = first(api, 2), first(api, 2, 1, "")
    assert "userId" not in api.ok("uploadToken.add", ks=bare)
    assert api.ok("uploadToken.add", ks=nobody)["userId"] == ""


def test_version_1_ends(api: Api) -> None:
    one, other = first(api, 2, 1), first(api, 2, 2)
    api.ok("session.end", ks=one)
    assert refusal(api.call("media.count", ks=one)) == "LOGOUT"
    assert refusal(api.call("media.count", ks=one.rstrip("=") + "\n")) == "LOGOUT"
    assert api.ok("media.count", ks=other) >= 0
    api.ok("session.end", ks=first(api, 2, 3, "", "sessionid:one-of-two"))
    assert refusal(api.call("media.count", ks=first(api, 2, 4, "", "sessionid:one-of-two"))) == "LOGOUT"


def test_privileges_of_version_1_count(api: Api) -> None:
    limited = first(api, 2, 1, "", "actionslimit:1")
    api.ok("media.count", ks=limited)
    assert refusal(api.call("media.count", ks=limited)) == "EXCEEDED_ACTIONS_LIMIT"
    bound = first(api, 2, 1, "", "urirestrict:/api_v3/service/system/*")
    assert api.ok("system.ping", ks=bound) is True
    assert refusal(api.call("media.count", ks=bound)) == "EXCEEDED_RESTRICTED_URI"
    away = first(api, 2, 1, "", "iprestrict:10.1.2.3")
    assert refusal(api.call("media.count", ks=away)) == "EXCEEDED_RESTRICTED_IP"
    entry = api.ok("media.add", {"entry": {"mediaType": 1}})["id"]
    change = {"entryId": entry, "mediaEntry": {"name": "changed"}}
    assert api.code("media.update", change, ks=first(api, 0, 1, "stranger")) == "INVALID_KS"
    for held in (f"edit:{entry}", f"view:*,edit:0_a/{entry}", "*"):
        assert api.ok("media.update", change, ks=first(api, 0, 1, "stranger", held))["id"] == entry


def test_a_widget_session_of_version_1(api: Api) -> None:
    session = first(api, 0, 1, "0", "view:*,widget:1")
    assert api.code("media.add", {"entry": {"mediaType": 1}}, ks=session) == "SERVICE_FORBIDDEN"
    api.ok("session.end", ks=session)
    assert api.ok("media.count", ks=session) >= 0


def test_version_1_carries_application_tokens(api: Api) -> None:
    carrier = first(api, 0, 1, "", "widget:1")
    token = api.ok("appToken.add", {"appToken": {"sessionUserId": "by-token", "hashType": "SHA256"}})
    proof = hashlib.sha256((carrier + token["token"]).encode()).hexdigest()
    answer = api.ok("appToken.startSession", {"id": token["id"], "tokenHash": proof}, ks=carrier)
    assert api.ok("media.add", {"entry": {"mediaType": 1}}, ks=answer["ks"])["userId"] == "by-token"


def test_version_1_in_addresses_and_parameters(api: Api) -> None:
    entry = api.film()
    session = first(api, 2).replace("+", "-").replace("/", "_")
    place = f"/p/{api.told['partnerId']}/playManifest/entryId/{entry}/format/url/ks/"
    assert api.get(place + session, allow_redirects=False).status_code == 302
    assert api.get(place + "x" + session, allow_redirects=False).status_code != 302
    assert api.ok("session.get", {"session": session})["sessionType"] == "2"


def spelt(ks: str) -> list[str]:
    bare = ks.rstrip("=").replace("-", "+").replace("_", "/")
    padding = "=" * (-len(bare) % 4)
    return [
        bare, bare + padding, bare.replace("+", "-").replace("/", "_"), f" {ks}", f"{ks} ", f"{ks}\n", f"\r\n\t{ks}",
        "\n".join((ks[:7], ks[7:76], ks[76:])), bare + " ".join(f" {padding}"),
        bare.replace("+", "-", 1), bare.replace("/", "_", 1),
    ]  # fmt: skip


def misspelt(ks: str) -> list[str]:
    bare = ks.rstrip("=")
    padding = "=" * (-len(bare) % 4)
    return [
        f"{bare}{padding}=", f"{bare}====", f"={ks}", f"{bare[:8]}={bare[8:]}", f"{ks}\v", f"{ks}\xa0", f"{ks}\u3000",
        f"{ks}.", f"{ks}%20", f"{ks}A", f"{bare}A", bare[:-1], "=", " ", "Array",
    ]  # fmt: skip


@pytest.mark.parametrize("version", [1, 2])
def test_base64_is_read_as_the_platform_reads_it(api: Api, version: int) -> None:
    for privileges in ("a:1", "ab:12", "abc:123"):  # so that each length of padding comes up
        session = (
            first(api, 2, 1, "u", privileges)
            if version == 1
            else api.start(userId="u", privileges=privileges)
        )
        for text in spelt(session):
            assert api.ok("session.get", ks=text)["userId"] == "u", repr(text)
        for text in misspelt(session):
            assert refusal(api.call("session.get", ks=text)) == text, repr(text)


def test_no_session_is_written_as_nothing_or_zero(api: Api) -> None:
    for text in ("", "0"):
        assert api.code("media.count", ks=text) == "SERVICE_FORBIDDEN"
        assert api.ok("system.ping", ks=text) is True


def test_a_session_ends_however_it_is_spelt(api: Api) -> None:
    session = api.start()
    api.ok("session.end", ks=session)
    for text in spelt(session):
        assert refusal(api.call("media.count", ks=text)) == "LOGOUT", repr(text)


def test_uses_are_counted_however_a_session_is_spelt(api: Api) -> None:
    session = api.start(privileges="actionslimit:2")
    api.ok("media.count", ks=session)
    api.ok("media.count", ks=f" {session}")
    assert refusal(api.call("media.count", ks=session.rstrip("="))) == "EXCEEDED_ACTIONS_LIMIT"


def test_privileges_keep_names_that_begin_with_an_underscore(api: Api) -> None:
    told = api.ok("session.get", ks=api.start(privileges="_mine:1,other.name:2"))
    assert told["privileges"] == "_mine:1,other_name:2"
