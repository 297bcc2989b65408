"""The same call by many at the same time: one of them makes the thing, all others hear that it is there."""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.sandbox.conftest import Api, refused

MANY = 8
XSD = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
    '<xsd:sequence><xsd:element id="A" name="A" minOccurs="0" type="xsd:string"/></xsd:sequence>'
    "</xsd:complexType></xsd:element></xsd:schema>"
)
Fields = dict[str, Any]


def word() -> str:
    return f"w{secrets.token_hex(5)}"


def at_once(api: Api, call: Callable[[Api, int], Any]) -> Counter[str]:
    """The codes of the refusals, and "ok", by how often they came."""
    barrier, ks = threading.Barrier(MANY), api.ks()

    def one(number: int) -> str:
        own = Api(api.told)
        own._sessions["admin"] = ks
        barrier.wait(60)
        answer = call(own, number)
        return str(answer["code"]) if refused(answer) else "ok"

    with ThreadPoolExecutor(MANY) as pool:
        return Counter(pool.map(one, range(MANY)))


def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})["id"])


def category(api: Api) -> int:
    return int(api.ok("category.add", {"category": {"name": word()}})["id"])


def user(api: Api) -> str:
    return str(api.ok("user.add", {"user": {"id": word()}})["id"])


def group(api: Api) -> str:
    return str(api.ok("group_group.add", {"group": {"id": word()}})["id"])


def value(api: Api) -> Fields:
    fields = {"objectType": "KalturaMetadataProfile", "name": "p", "metadataObjectType": 1}
    profile = api.ok("metadata_metadataProfile.add", {"metadataProfile": fields, "xsdData": XSD})["id"]
    told = {"metadataProfileId": profile, "objectType": 1, "objectId": entry(api)}
    return {**told, "xmlData": "<metadata><A>a</A></metadata>"}


KINDS: list[tuple[str, Callable[[Api], Fields], str]] = [
    ("category.add", lambda api: {"category": {"name": word()}}, "DUPLICATE_CATEGORY"),
    (
        "categoryEntry.add",
        lambda api: {"categoryEntry": {"categoryId": category(api), "entryId": entry(api)}},
        "CATEGORY_ENTRY_ALREADY_EXISTS",
    ),
    (
        "categoryUser.add",
        lambda api: {"categoryUser": {"categoryId": category(api), "userId": user(api)}},
        "CATEGORY_USER_ALREADY_EXISTS",
    ),
    ("user.add", lambda api: {"user": {"id": word()}}, "DUPLICATE_USER_BY_ID"),
    ("group_group.add", lambda api: {"group": {"id": word()}}, "DUPLICATE_USER_BY_ID"),
    (
        "groupUser.add",
        lambda api: {"groupUser": {"userId": user(api), "groupId": group(api)}},
        "GROUP_USER_ALREADY_EXISTS",
    ),
    ("userRole.add", lambda api: {"userRole": {"name": word()}}, "ROLE_NAME_ALREADY_EXISTS"),
    ("permission.add", lambda api: {"permission": {"name": word()}}, "PERMISSION_ALREADY_EXISTS"),
    ("metadata_metadata.add", value, "METADATA_ALREADY_EXISTS"),
]


@pytest.mark.parametrize(("action", "fields", "code"), KINDS, ids=[kind[0] for kind in KINDS])
def test_one_makes_it(api: Api, action: str, fields: Callable[[Api], Fields], code: str) -> None:
    sent = fields(api)
    assert at_once(api, lambda own, _: own.call(action, sent)) == {"ok": 1, code: MANY - 1}


def test_an_e_mail_logs_one_of_them_in(api: Api) -> None:
    email = f"{word()}@example.com"
    fields = {"email": email, "password": "Abcdef1!x", "loginEnabled": 1}
    ids = [word() for _ in range(MANY)]
    heard = at_once(api, lambda own, number: own.call("user.add", {"user": {"id": ids[number]} | fields}))
    assert heard == {"ok": 1, "DUPLICATE_USER_BY_LOGIN_ID": MANY - 1}
    assert api.ok("user.list", {"filter": {"idIn": ",".join(ids)}})["totalCount"] == 1


def test_two_categories_never_lie_beneath_each_other(api: Api) -> None:
    pair = [category(api), category(api)]

    def move(own: Api, number: int) -> Any:
        fields = {"id": pair[number % 2], "category": {"parentId": pair[1 - number % 2]}}
        return own.call("category.update", fields)

    assert at_once(api, move) == {"ok": MANY // 2, "PARENT_CATEGORY_IS_CHILD": MANY // 2}
    assert sorted(api.ok("category.get", {"id": one})["depth"] for one in pair) == [0, 1]


def test_what_is_counted_is_right_whoever_comes_and_goes(api: Api) -> None:
    top, entries = category(api), [entry(api) for _ in range(MANY)]
    for name in ("add", "delete"):

        def change(own: Api, number: int, name: str = name) -> Any:
            pair = {"categoryId": top, "entryId": entries[number]}
            return own.call(f"categoryEntry.{name}", {"categoryEntry": pair} if name == "add" else pair)

        assert at_once(api, change) == {"ok": MANY}
        counted = api.ok("category.get", {"id": top})
        assert counted["entriesCount"] == counted["directEntriesCount"] == (MANY if name == "add" else 0)
