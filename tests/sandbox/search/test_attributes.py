"""Entries by their own fields in advancedSearch, over HTTP. What each finds was measured."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api

COMPARE, MATCH = "KalturaMediaEntryCompareAttributeCondition", "KalturaMediaEntryMatchAttributeCondition"
MARK = "attributed"
MADE = {
    "a": {"name": "Red prism", "mediaType": 1, "description": "made of glass", "partnerSortValue": 5},
    "b": {"name": "Blue lens", "mediaType": 2, "referenceId": "ref one", "partnerSortValue": 10},
    "c": {"name": "prism red", "mediaType": 5},
}


def compare(attribute: str, comparison: int, value: Any) -> dict[str, Any]:
    return {"objectType": COMPARE, "attribute": attribute, "comparison": comparison, "value": value}


def match(attribute: str, value: str, **more: Any) -> dict[str, Any]:
    return {"objectType": MATCH, "attribute": attribute, "value": value, **more}


def operator(type_: int, *items: Any) -> dict[str, Any]:
    return {"objectType": "KalturaSearchOperator", "type": type_, "items": list(items)}


@pytest.fixture(scope="module")
def ids(api: Api) -> dict[str, str]:
    """The names of the entries by their ids."""
    added = ((name, api.ok("media.add", {"entry": fields | {"tags": MARK}})) for name, fields in MADE.items())
    return {entry["id"]: name for name, entry in added}


def asked(search: Any) -> dict[str, Any]:
    return {"filter": {"tagsLike": MARK, "statusIn": "2,7", "advancedSearch": search}}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (compare("mediaType", 1, 1), "a"), (compare("mediaType", 2, 1), "bc"), (compare("mediaType", 6, 1), "bc"),
        (compare("partnerSortValue", 4, 7), "ac"), (compare("partnerSortValue", 1, 0), "c"),
        (match("name", "red prism"), "a"), (match("name", "PRISM"), "ac"), (match("name", "pri*"), "ac"),
        (match("name", "red", **{"not": True}), "b"), (match("referenceId", "one"), "b"), (match("name", ""), "abc"),
        (match("searchText", "glass"), "a"), ({"objectType": MATCH, "value": "x"}, ""),
        (operator(2, match("name", "lens"), match("description", "glass")), "ab"),
        (operator(2, compare("mediaType", 1, 2), match("name", "prism")), ""),
        (operator(1, operator(2, match("name", "lens"), match("name", "prism")), compare("mediaType", 2, 1)), "bc"),
    ],
)  # fmt: skip
def test_what_a_field_is_like(api: Api, ids: dict[str, str], search: Any, found: str) -> None:
    told = api.ok("media.list", asked(search)).get("objects", [])
    assert "".join(sorted(ids[one["id"]] for one in told)) == found


@pytest.mark.parametrize("value", ["abc", "-60"])
def test_what_is_no_number_breaks(api: Api, value: str) -> None:
    assert api.code("media.list", asked(compare("createdAt", 2, value))) == "INTERNAL_SERVERL_ERROR"
