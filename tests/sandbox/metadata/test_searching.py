"""What conditions on values find, as measured."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.metadata.conftest import Profile, add, condition, element, entry, found


@pytest.fixture
def talks(api: Api, profile: Profile) -> int:
    """A profile by which four entries have values: a to d."""
    id_ = int(
        profile(
            element("T", most="9"),
            element("K", "listType"),
            element("W", "dateType"),
            element("N", "intType"),
        )
    )
    values = {
        "a": "<T>red apple pie</T><K>Talk</K><W>1600000000</W><N>5</N>",
        "b": "<T>green</T><T>apple</T><K>Round Table</K><W>1700000000</W><N>9</N>",
        "c": "<N>0</N>", "d": "<T>RED-hot</T>",
    }  # fmt: skip
    for name, inner in values.items():
        add(api, id_, entry(api, name, id_), inner)
    return id_


@pytest.mark.parametrize(
    ("field", "value", "names"),
    [
        ("T", "apple", "ab"), ("T", "APPLE pie", "a"), ("T", "pie apple", ""), ("T", "red pie", ""),
        ("T", "green apple", ""), ("T", "app*", "ab"), ("T", "app", ""), ("T", "*", "abd"), ("T", "", "abd"),
        ("K", "round", ""), ("K", "round table", "b"), ("K", "*", "ab"), ("N", "5", ""), ("X", "apple", ""),
    ],
)  # fmt: skip
def test_texts_by_words_and_lists_as_a_whole(
    api: Api, talks: int, field: str, value: str, names: str
) -> None:
    assert sorted(found(api, talks, condition(field, value))) == list(names)


@pytest.mark.parametrize(
    ("comparison", "value", "names"),
    [(1, 5, "a"), (4, 6, "a"), (2, 5, "b"), (3, 5, "ab"), (5, 9, "ab")],
)
def test_numbers_by_comparisons(api: Api, talks: int, comparison: int, value: int, names: str) -> None:
    found_ = found(api, talks, condition("N", value, "Comparable", comparison=comparison))
    assert sorted(found_) == list(names)


def test_what_has_no_number_counts_as_nothing(api: Api, talks: int) -> None:
    assert sorted(found(api, talks, condition("N", 0, "Comparable", comparison=1))) == ["c", "d"]
    assert sorted(found(api, talks, condition("N", 5, "Comparable", comparison=6))) == ["b", "c", "d"]


def test_comparisons_hold_in_any_case(api: Api, talks: int) -> None:
    five, nine = (condition("N", value, "Comparable", comparison=1) for value in (5, 9))
    assert found(api, talks, five, nine, type_=2) == []
    assert found(api, talks, condition("T", "green"), five, type_=2) == []


def test_a_date_of_less_than_ten_years_is_so_long_from_now(api: Api, talks: int) -> None:
    assert sorted(found(api, talks, condition("W", -86_400, "Comparable", comparison=4))) == ["a", "b"]


def test_items_in_items_and_operators_that_are_passed_over(api: Api, talks: int) -> None:
    inner = {"objectType": "KalturaMetadataSearchItem", "type": 1, "metadataProfileId": talks}
    red = inner | {"items": [condition("T", "red")]}
    assert sorted(found(api, talks, condition("T", "green"), red, type_=2)) == ["a", "b", "d"]
    operator = {"objectType": "KalturaSearchOperator", "type": 1, "items": [red]}
    assert sorted(found(api, talks, condition("T", "apple"), operator)) == ["a", "b"]


def test_a_match_negated_leaves_out_what_has_the_whole_value(api: Api, talks: int) -> None:
    names = found(api, talks, condition("T", "apple", "Match", **{"not": True}))
    assert sorted(names) == ["a", "c", "d"]


def test_values_that_change_are_found_as_they_are(api: Api, profile: Profile) -> None:
    id_ = profile(element("T"))
    value = add(api, id_, entry(api, "one", id_), "<T>before</T>")
    api.ok("metadata_metadata.update", {"id": value["id"], "xmlData": "<metadata><T>after</T></metadata>"})
    assert found(api, id_, condition("T", "before")) == []
    assert found(api, id_, condition("T", "after")) == ["one"]
    api.ok("metadata_metadata.delete", {"id": value["id"]})
    assert found(api, id_, condition("T", "after")) == []


def test_a_word_where_a_number_is_compared_is_no_search(api: Api, talks: int) -> None:
    item = {"objectType": "KalturaMetadataSearchItem", "metadataProfileId": talks, "type": 1}
    search = item | {"items": [condition("N", "many", "Comparable", comparison=2)]}
    assert api.code("media.list", {"filter": {"advancedSearch": search}}) == "INTERNAL_SERVERL_ERROR"


def test_comparisons_hold_together_in_any_operator(api: Api, profile: Profile) -> None:
    ids = [profile(element("Mood"), element("Age", "intType")) for _ in "pq"]
    for name, mood, ages in (("a", "calm", (12, 1)), ("b", "wild", (20, 2)), ("c", "calm", (30, 3))):
        made = entry(api, name, ids[0])
        for id_, age in zip(ids, ages, strict=True):
            add(api, id_, made, f"<Mood>{mood}</Mood><Age>{age}</Age>")

    def item(number: int, *items: Any, type_: int = 1) -> Any:
        named = {"objectType": "KalturaMetadataSearchItem", "metadataProfileId": ids[number]}
        return named | {"type": type_, "items": list(items)}

    def either(*items: Any) -> str:
        search = {"objectType": "KalturaSearchOperator", "type": 2, "items": list(items)}
        asked = {"objectType": "KalturaMediaEntryFilter", "statusIn": "2,7", "tagsLike": f"{ids[0]}"}
        told = api.ok("media.list", {"filter": asked | {"advancedSearch": search}})
        return "".join(sorted(one["name"] for one in told.get("objects", [])))

    more = condition("Age", "15", "Comparable", comparison=2)
    less = condition("Age", "3", "Comparable", comparison=4)
    calm, wild = condition("Mood", "calm"), condition("Mood", "wild")
    assert either(item(0, more), item(1, less)) == "b"
    assert either(item(0, more), item(1, calm)) == "c"
    assert either(item(0, wild), item(1, calm, less)) == "ab"
    assert either(item(0, item(0, more, type_=2), wild, type_=2)) == "b"
