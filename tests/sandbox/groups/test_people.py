"""People: what of them is kept, and by which words lists find them."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api, refused

DAY = 86400


def made(api: Api, **fields: Any) -> Any:
    return api.ok("user.add", {"user": {"id": f"u{uuid.uuid4().hex[:10]}", **fields}})


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(1000, 0), (18_000 * DAY + 5, 18_000 * DAY), (-1, 3_155_673_600)],  # 1969 is read as 2069
)
def test_a_birthday_is_a_day_of_a_year_of_two_digits(api: Api, sent: int, kept: int) -> None:
    assert made(api, dateOfBirth=sent)["dateOfBirth"] == kept


def test_what_users_had_once_is_taken_and_not_kept(api: Api) -> None:
    user = made(api, adminTags="x", indexedPartnerDataInt=5)
    changed = api.ok("user.update", {"userId": user["id"], "user": {"indexedPartnerDataString": "s"}})
    assert not {"adminTags", "indexedPartnerDataInt", "indexedPartnerDataString"} & {*user, *changed}


def test_login_enabled_is_never_sent(api: Api) -> None:
    user = made(api)
    for value in (None, False, True):
        answer = api.call("user.update", {"userId": user["id"], "user": {"loginEnabled": value}})
        if value is not None:
            assert refused(answer) and answer["code"] == "PROPERTY_VALIDATION_NOT_UPDATABLE", value


def test_a_user_set_to_deleted_tells_since_when(api: Api) -> None:
    user = made(api)
    gone = api.ok("user.update", {"userId": user["id"], "user": {"status": 2}})
    assert gone["deletedAt"] >= user["createdAt"]
    assert made(api, status=2)["deletedAt"]


def test_the_role_of_an_administrator_is_told_as_a_number_where_nobody_named_it(api: Api) -> None:
    mail = {"isAdmin": True, "email": f"{uuid.uuid4().hex}@example.com", "password": "Passw0rd!23"}
    user = made(api, **mail)
    read = api.ok("user.get", {"userId": user["id"]})
    assert (user["roleIds"], read["roleIds"]) == (int(read["roleIds"]), str(user["roleIds"]))


def found(api: Api, ids: list[str], field: str, value: str) -> list[int]:
    asked = {"filter": {"idIn": ",".join(ids), field: value, "orderBy": "+createdAt"}}
    return sorted(ids.index(one["id"]) for one in api.ok("user.list", asked)["objects"])


def test_beginnings_are_of_words_and_of_three_letters(api: Api) -> None:
    ids = [
        made(api, firstName="Al B", lastName="Xu Other", screenName="Bo Wx Yyy")["id"],
        made(api, firstName="Alb Bx", lastName="Xux other", screenName="Bob Wxy Yyyz")["id"],
    ]
    for field, value, who in (
        ("firstNameStartsWith", "al", []),
        ("firstNameStartsWith", "alb", [1]),
        ("screenNameStartsWith", "bob wxy yyy", [1]),
        ("screenNameStartsWith", "bob wxy yy", []),
        ("firstNameOrLastNameStartsWith", "al", [0]),
        ("firstNameOrLastNameStartsWith", "al,alb", [0, 1]),
        ("firstNameOrLastNameStartsWith", "other", [0, 1]),
        ("firstNameOrLastNameStartsWith", "al b", []),
        ("idOrScreenNameStartsWith", "wxy", [1]),
        ("idOrScreenNameStartsWith", "bo yyy", [0]),
        ("idOrScreenNameStartsWith", ids[0][:8], [0]),
        ("idOrScreenNameStartsWith", ids[0][3:], []),
    ):
        assert found(api, ids, field, value) == who, (field, value)
