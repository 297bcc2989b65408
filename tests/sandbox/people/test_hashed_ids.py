"""Ids that are made of another system's, on an installation that has a key for it, and on one that has none."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.groups.conftest import over, word

KEY = "key-of-a-test"


@pytest.fixture(scope="module")
def hashing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A platform that has a key."""
    with platform_at(tmp_path_factory.mktemp("hashing"), KALTURA_SANDBOX_USER_ID_KEY=KEY) as told:
        yield Api(told)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A platform without one."""
    with platform_at(tmp_path_factory.mktemp("plain"), KALTURA_SANDBOX_USER_ID_KEY="") as told:
        yield Api(told)


def add(api: Api, external: str, partner: str = "admin", **fields: Any) -> Any:
    return api.ok("user.add", {"user": {"externalId": external, **fields}}, ks=partner)


def found(api: Api, field: str, kind: int, term: str = "") -> list[str]:
    item = {
        "objectType": "KalturaESearchUserItem", "fieldName": field, "itemType": kind, "searchTerm": term or None,
    }  # fmt: skip
    operator = {"objectType": "KalturaESearchUserOperator", "operator": 1, "searchItems": [item]}
    asked = {"objectType": "KalturaESearchUserParams", "searchOperator": operator}
    answer = api.ok("elasticsearch_eSearch.searchUser", {"searchParams": asked})
    return [one["object"]["id"] for one in answer.get("objects", [])]


def test_without_a_key_the_external_id_is_the_id(plain: Api) -> None:
    external = word()
    made = add(plain, external)
    assert (made["id"], made["externalId"], made["screenName"]) == (external, external, external)
    assert plain.ok("user.update", {"userId": external, "user": {"id": f"{external}-new"}})["id"]


def test_with_a_key_the_id_is_made_of_account_and_external_id(hashing: Api) -> None:
    external = f"{word()}@example.com"
    made = add(hashing, external)
    wanted = hmac.new(KEY.encode(), f"{hashing.told['partnerId']}_{external}".encode(), hashlib.sha256)
    assert made["id"] == made["screenName"] == wanted.hexdigest()
    assert made["externalId"] == external
    assert hashing.ok("user.get", {"userId": made["id"]})["externalId"] == external
    assert hashing.code("user.get", {"userId": external}) == "INVALID_USER_ID"


def test_case_makes_no_other_person(hashing: Api) -> None:
    external = word()
    add(hashing, external)
    refused = hashing.call("user.add", {"user": {"externalId": external.upper()}})
    assert (refused["code"], refused["args"]) == ("DUPLICATE_USER_BY_ID", {"UID": external.upper()})


def test_the_same_person_has_another_id_in_another_account(hashing: Api) -> None:
    external = word()
    assert add(hashing, external)["id"] != add(hashing, external, "plain")["id"]


def test_an_external_id_is_judged_as_an_id(hashing: Api) -> None:
    assert hashing.code("user.add", {"user": {"externalId": "two words"}}) == "INVALID_FIELD_VALUE"


def test_a_hashed_id_stays(hashing: Api) -> None:
    made = add(hashing, word(), firstName="Ann")
    for new in (word(), made["id"]):
        asked = {"userId": made["id"], "user": {"id": new}}
        assert hashing.code("user.update", asked) == "UPDATING_USER_ID_FOR_HASHED_USER_NOT_ALLOWED"
    told = hashing.ok("user.update", {"userId": made["id"], "user": {"firstName": "Anna"}})
    assert (told["id"], told["firstName"]) == (made["id"], "Anna")
    asked = {"userId": made["id"], "user": {"externalId": word()}}
    assert hashing.code("user.update", asked) == "PROPERTY_VALIDATION_NOT_UPDATABLE"


def test_an_id_of_the_callers_own_is_not_hashed(hashing: Api) -> None:
    own = word()
    made = hashing.ok("user.add", {"user": {"id": own}})
    assert made["id"] == own
    assert hashing.ok("user.update", {"userId": own, "user": {"id": f"{own}-new"}})["id"] == f"{own}-new"


def test_a_search_finds_who_is_hashed_and_by_what(hashing: Api) -> None:
    external = word()
    hashed, other = add(hashing, external)["id"], hashing.ok("user.add", {"user": {"id": word()}})["id"]
    assert found(hashing, "external_id", 1, external) == [hashed]
    for asked in (("is_hashed", 4), ("is_hashed", 1, "true")):
        ids = found(hashing, *asked)
        assert hashed in ids
        assert other not in ids


def test_a_file_of_users_may_name_them_so(hashing: Api) -> None:
    external = word()
    text = io.StringIO()
    csv.writer(text).writerows(
        [["*action", "externalId", "firstName"], ["1", external, "Ann"], ["1", "", "Bob"]]
    )
    sent = {"fileData": ("users.csv", text.getvalue().encode())}
    upload = hashing.ok("user.addFromBulkUpload", files=sent)
    over(hashing, upload["id"])
    (id_,) = found(hashing, "external_id", 1, external)
    assert id_ != external
    assert hashing.ok("user.get", {"userId": id_})["firstName"] == "Ann"
