"""accessControlProfile over HTTP: names, the default, what conditions read back. Beyond what guides show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import Api


def add(api: Api, **fields: Any) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok(
        "accessControlProfile.add", {"accessControlProfile": {"name": "p", **fields}}
    )
    return answer


def update(api: Api, id_: int, **changes: Any) -> Any:
    return api.call("accessControlProfile.update", {"id": id_, "accessControlProfile": changes})


def read(api: Api, id_: int) -> dict[str, Any]:
    answer: dict[str, Any] = api.ok("accessControlProfile.get", {"id": id_})
    return answer


def default_of_new(api: Api) -> int:
    return int(api.ok("media.add", {"entry": {"mediaType": 1, "name": "whose default"}})["accessControlId"])


@pytest.fixture
def former(api: Api) -> Iterator[int]:
    """The account's default profile, which is the default again after the test."""
    id_ = default_of_new(api)
    yield id_
    update(api, id_, isDefault=True)


@pytest.mark.parametrize(
    ("name", "code"), [("", "PROPERTY_VALIDATION_MIN_LENGTH"), ("x" * 129, "PROPERTY_VALIDATION_MAX_LENGTH")]
)
def test_a_name_has_a_length(api: Api, name: str, code: str) -> None:
    refusal = api.call("accessControlProfile.add", {"accessControlProfile": {"name": name}})
    assert (refusal["code"], refusal["args"]["PROP_NAME"]) == (code, "KalturaAccessControlProfile::name")
    assert update(api, add(api)["id"], name=name)["code"] == code


def test_a_new_profile_may_be_the_default(api: Api, former: int) -> None:
    made = add(api, isDefault=True)
    assert (made["isDefault"], read(api, former)["isDefault"]) == (True, False)
    assert default_of_new(api) == made["id"]


def test_there_is_one_default_and_it_cannot_be_given_up(api: Api, former: int) -> None:
    made = add(api)["id"]
    assert update(api, made, isDefault=True)["isDefault"] is True
    assert (read(api, made)["isDefault"], read(api, former)["isDefault"]) == (True, False)
    assert default_of_new(api) == made
    assert update(api, made, isDefault=False)["isDefault"] is False
    assert read(api, made)["isDefault"] is True
    assert api.code("accessControlProfile.delete", {"id": made}) == "CANNOT_DELETE_DEFAULT_ACCESS_CONTROL"


@pytest.mark.parametrize(
    ("kind", "untold"),
    [
        ("KalturaActionNameCondition", {"matchType": 2}),
        ("KalturaOrCondition", {"conditions": []}),
        ("KalturaGeoDistanceCondition", {"matchType": 2, "geoCoderType": 1}),
        ("KalturaAnonymousIPCondition", {"matchType": 2, "geoCoderType": 1}),
        ("KalturaSessionTypeCondition", {"sessionType": 2}),
        ("KalturaHashCondition", {}),
    ],
)
def test_what_a_condition_was_not_told_reads_back(api: Api, kind: str, untold: dict[str, Any]) -> None:
    made = add(api, rules=[{"conditions": [{"objectType": kind}]}])
    told = read(api, made["id"])["rules"][0]["conditions"][0]
    assert {key: value for key, value in told.items() if key not in ("type", "not", "objectType")} == untold


def test_a_header_condition_must_name_the_header(api: Api) -> None:
    rules = [{"conditions": [{"objectType": "KalturaHttpHeaderCondition"}]}]
    refusal = api.call("accessControlProfile.add", {"accessControlProfile": {"name": "p", "rules": rules}})
    assert refusal["args"] == {"PROP_NAME": "KalturaHttpHeaderCondition::headerName"}
