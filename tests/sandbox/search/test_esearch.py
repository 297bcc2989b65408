"""eSearch: what each type of search finds in each kind of field, and what is judged beside it."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api

EXACT, PARTIAL, STARTS, EXISTS, RANGE = 1, 2, 3, 4, 5
AND, OR, NOT = 1, 2, 3


def item(kind: str = "Entry", **values: Any) -> dict[str, Any]:
    return {"objectType": f"KalturaESearch{kind}Item"} | values


def name(term: str, type_: int = PARTIAL, **values: Any) -> dict[str, Any]:
    return item(fieldName="name", itemType=type_, searchTerm=term, **values)


def operator(*items: Any, how: int = AND, kind: str = "Entry") -> dict[str, Any]:
    return {"objectType": f"KalturaESearch{kind}Operator", "operator": how, "searchItems": list(items)}


def search(
    api: Api, *items: Any, how: int = AND, kind: str = "Entry", ks: str = "admin", **params: Any
) -> Any:
    asked = {
        "objectType": f"KalturaESearch{kind}Params",
        "searchOperator": operator(*items, how=how, kind=kind),
    }
    sent = {"searchParams": asked | params}
    if pager := sent["searchParams"].pop("pager", None):
        sent["pager"] = pager
    return api.call(f"elasticsearch_esearch.search{kind}", sent, ks=ks)


def names(answer: Any) -> list[str]:
    return [str(one["object"]["name"]) for one in answer["objects"]]


@pytest.fixture
def mark() -> str:
    return "q" + uuid.uuid4().hex[:10]


def data(api: Api, text: str, **fields: Any) -> str:
    entry = {"objectType": "KalturaDataEntry", "name": text, "dataContent": "x"} | fields
    return str(api.ok("data.add", {"dataEntry": entry})["id"])


TERMS: list[tuple[int, str, bool]] = [
    (PARTIAL, "quarterly {mark}", True), (PARTIAL, "{mark} report", True), (PARTIAL, "reporting {mark}", True),
    (PARTIAL, "{mark} monthly", False), (EXACT, "quarterly report", True), (EXACT, "report quarterly", False),
    (EXACT, "reports", False), (EXACT, "{mark}", True), (STARTS, "the quarterly", True), (STARTS, "quarterly", False),
    (PARTIAL, "creme", True), (EXACT, "crème brulee", True), (EXACT, "dont", True), (EXACT, "don't", True),
    (EXACT, "semi", False), (EXACT, "semi-final", True), (STARTS, "THE  QUARTERLY report", True),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "term", "found"), TERMS)
def test_types_of_search_in_a_text(api: Api, mark: str, type_: int, term: str, found: bool) -> None:
    text = f"The quarterly report, Crème Brûlée don't semi-final {mark}"
    id_ = data(api, text)
    answer = search(api, name(term.format(mark=mark), type_), objectIds=id_)
    assert names(answer) == ([text] if found else []), term


def test_pieces_of_a_word_are_found_where_it_is_the_only_one(api: Api, mark: str) -> None:
    id_ = data(api, f"Archipelago {mark}")
    assert search(api, name("chipelag"), objectIds=id_)["totalCount"] == 1
    assert search(api, name("chipelag shore"), objectIds=id_)["totalCount"] == 0


def test_operators_inside_of_operators(api: Api, mark: str) -> None:
    for word in ("ant", "bee", "cat"):
        data(api, f"{word} {mark}")
    mine = name(mark, EXACT)
    either = operator(name("ant", EXACT), name("bee", EXACT), how=OR)
    assert sorted(names(search(api, mine, either))) == [f"ant {mark}", f"bee {mark}"]
    denied = operator(name("ant", EXACT), how=NOT)
    assert sorted(names(search(api, mine, denied))) == [f"bee {mark}", f"cat {mark}"]
    assert names(search(api, mine, either, denied)) == [f"bee {mark}"]
    both = operator(operator(either, denied), how=NOT)
    assert sorted(names(search(api, mine, both))) == [f"ant {mark}", f"cat {mark}"]


VALUES: list[tuple[str, dict[str, Any], bool]] = [
    ("reference_id", {"itemType": EXACT, "searchTerm": "Ref  7"}, True),
    ("reference_id", {"itemType": EXACT, "searchTerm": "ref"}, False),
    ("reference_id", {"itemType": EXISTS}, True), ("admin_tags", {"itemType": EXISTS}, True),
    ("admin_tags", {"itemType": EXACT, "searchTerm": "second"}, True),
    ("site_url", {"itemType": EXISTS}, False), ("entry_type", {"itemType": EXACT, "searchTerm": "6"}, True),
    ("partner_sort_value", {"itemType": RANGE, "range": {"greaterThan": 4, "lessThanOrEqual": 5}}, True),
    ("partner_sort_value", {"itemType": RANGE, "range": {"greaterThan": 5}}, False),
    ("created_at", {"itemType": RANGE, "range": {"greaterThan": 1}}, True),
    ("start_date", {"itemType": RANGE, "range": {"greaterThan": 1}}, False),
    ("is_quiz", {"itemType": EXISTS}, False), ("is_live", {"itemType": EXACT, "searchTerm": "no"}, True),
    ("display_in_search", {"itemType": EXACT, "searchTerm": "1"}, True),
]  # fmt: skip


@pytest.mark.parametrize(("field", "asked", "found"), VALUES)
def test_values_numbers_and_existence(
    api: Api, mark: str, field: str, asked: dict[str, Any], found: bool
) -> None:
    id_ = data(api, mark, referenceId="REF 7", adminTags="first,second", partnerSortValue=5)
    answer = search(api, item(fieldName=field, **asked), objectIds=id_)
    assert answer["totalCount"] == int(found), (field, asked)


def test_only_what_is_asked_for_is_found(api: Api, mark: str) -> None:
    id_ = data(api, mark)
    empty = api.ok("media.add", {"entry": {"mediaType": 1, "name": f"{mark} empty"}})["id"]
    assert names(search(api, name(mark))) == [mark]
    assert names(search(api, name(mark), objectStatuses="7")) == [f"{mark} empty"]
    assert search(api, name(mark), objectStatuses="2,7")["totalCount"] == 2
    assert names(search(api, name(mark), objectStatuses="2,7", objectIds=id_, objectIdsNotIn=1)) == [
        f"{mark} empty"
    ]
    api.ok("baseEntry.delete", {"entryId": empty})
    assert names(search(api, name(mark), objectStatuses="2,7")) == [mark]


def test_recycled_entries_are_found_by_who_asks_for_them(api: Api, mark: str) -> None:
    id_ = data(api, mark)
    api.ok("baseEntry.recycle", {"entryId": id_})
    assert search(api, name(mark))["totalCount"] == 0
    recycled = item(fieldName="display_in_search", itemType=EXACT, searchTerm="-2")
    assert names(search(api, name(mark), recycled)) == [mark]
    assert names(search(api, name(mark), objectId=id_)) == [mark]


def test_the_account_and_no_other(api: Api, mark: str) -> None:
    data(api, mark)
    assert search(api, name(mark))["totalCount"] == 1
    assert search(api, name(mark), ks="plain")["totalCount"] == 0


def test_a_page_of_all_in_an_order(api: Api, mark: str) -> None:
    for word in ("bb", "Aa", "cc"):
        data(api, f"{word} {mark}")
    order = {
        "orderItems": [
            {"objectType": "KalturaESearchEntryOrderByItem", "sortField": "name", "sortOrder": "asc"}
        ]
    }
    answer = search(api, name(mark), orderBy=order, pager={"pageSize": 2, "pageIndex": 2})
    assert (answer["totalCount"], names(answer)) == (3, [f"cc {mark}"])
    assert names(search(api, name(mark), orderBy=order)) == [f"Aa {mark}", f"bb {mark}", f"cc {mark}"]


def test_where_it_was_found(api: Api, mark: str) -> None:
    text = (
        "First sentence, which is long enough to be told apart from what comes after it, by its length alone."
    )
    id_ = data(
        api, mark, description=f"{text} The harbour is wide. Ends <here>.", tags="harbour master, quay"
    )
    asked = item("Unified", itemType=EXACT, searchTerm="harbour", addHighlight=True)
    found = search(api, asked, objectIds=id_)["objects"][0]["highlight"]
    told = {one["fieldName"]: [hit["value"] for hit in one["hits"]] for one in found}
    assert told["tags"] == ["<em>harbour</em> master"]
    assert told["description"] == ["The <em>harbour</em> is wide. Ends <here>."]


def test_what_is_inside_of_an_entry(api: Api, mark: str) -> None:
    entry = str(api.ok("media.add", {"entry": {"mediaType": 1, "name": mark}})["id"])
    lines = "1\n00:00:01,000 --> 00:00:02,000\nThe gulls\n\n2\n00:00:03,000 --> 00:00:04,000\nThe harbour\n"
    given = {"objectType": "KalturaCaptionAsset", "language": "English", "format": 1, "label": "a"}
    caption = api.ok("caption_captionasset.add", {"entryId": entry, "captionAsset": given})["id"]
    content = {"objectType": "KalturaStringResource", "content": lines}
    api.ok("caption_captionasset.setContent", {"id": caption, "contentResource": content})
    word = item("Caption", fieldName="content", itemType=EXACT, searchTerm="harbour")
    early = item("Caption", fieldName="start_time", itemType=RANGE, range={"lessThan": 2000})
    one = {"objectType": "KalturaESearchNestedOperator", "operator": AND, "searchItems": [word, early]}
    here = {"objectIds": entry, "objectStatuses": "7"}
    assert search(api, word, early, **here)["totalCount"] == 1
    assert search(api, one, **here)["totalCount"] == 0
    parts = search(api, word, **here)["objects"][0]["itemsData"]
    assert [(part["itemsType"], part["totalCount"], part["items"][0]["startsAt"]) for part in parts] == [
        ("caption", 1, 3000)
    ]
    whole = item(fieldName="captions_content", itemType=PARTIAL, searchTerm="gulls harbour")
    assert search(api, whole, **here)["totalCount"] == 1
    api.ok("caption_captionasset.delete", {"captionAssetId": caption})
    assert search(api, word, **here)["totalCount"] == 0
    api.ok("media.delete", {"entryId": entry})


def test_counts_of_values(api: Api, mark: str) -> None:
    for tags in ("sea, sand", "sea"):
        data(api, mark, tags=tags)
    asked = {
        "aggregations": [{"objectType": "KalturaESearchEntryAggregationItem", "fieldName": "tags", "size": 1}]
    }
    (counted,) = search(api, name(mark), aggregations=asked)["aggregations"]
    assert [(one["value"], one["count"]) for one in counted["buckets"]] == [("sea", 2)]
    nothing = {"aggregations": [{"objectType": "KalturaESearchEntryAggregationItem"}]}
    assert search(api, name(mark), aggregations=nothing)["code"] == "AGGREGATION_FIELD_NAME_MUST_BE_SUPPLIED"


def test_users_by_their_names(api: Api, mark: str) -> None:
    api.ok("user.add", {"user": {"id": mark, "firstName": "Zora", "lastName": "Neale"}})
    for field, type_, term, found in (
        ("first_name", EXACT, "zora", 1), ("last_name", STARTS, "nea", 1), ("user_id", EXACT, mark, 1),
        ("email", EXISTS, None, 0),
    ):  # fmt: skip
        own = item("User", fieldName="user_id", itemType=EXACT, searchTerm=mark)
        more = item("User", fieldName=field, itemType=type_) | ({"searchTerm": term} if term else {})
        assert search(api, own, more, kind="User")["totalCount"] == found, field
    api.ok("user.delete", {"userId": mark})
    own = item("User", fieldName="user_id", itemType=EXACT, searchTerm=mark)
    assert search(api, own, kind="User")["totalCount"] == 0


SCORES = [
    ({"decayAlgorithm": "exp"}, "MISSING_MANDATORY_SCORE_FUNCTION_PARAM"),
    ({"scale": "30"}, "INVALID_SCORE_FUNCTION_FIELD_VALUE"), ({"scale": "13m"}, "INVALID_SCORE_FUNCTION_FIELD_VALUE"),
    ({"decay": 1.5}, "INVALID_SCORE_FUNCTION_FIELD_VALUE"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "code"), SCORES)
def test_score_functions_are_judged(api: Api, given: dict[str, Any], code: str) -> None:
    whole = {"decayAlgorithm": "exp", "functionField": "created_at", "scale": "30d", "origin": "now"}
    function = given if code.startswith("MISSING") else whole | given
    assert search(api, name("x"), scoreFunctionParams=function)["code"] == code


def test_a_score_function_keeps_what_is_found(api: Api, mark: str) -> None:
    data(api, mark)
    for algorithm in ("exp", "gauss", "linear"):
        for mode in ("multiply", "sum"):
            function = {
                "decayAlgorithm": algorithm, "functionField": "created_at", "scale": "1d", "origin": "now",
                "boostMode": mode, "weight": 2,
            }  # fmt: skip
            assert names(search(api, name(mark), scoreFunctionParams=function)) == [mark]


def test_long_terms_are_cut_and_odd_ones_find_nothing(api: Api, mark: str) -> None:
    long = "z" * 130
    id_ = data(api, f"{long[:128]} {mark}")
    assert search(api, name(long, EXACT), objectIds=id_)["totalCount"] == 1
    for odd in ('"', "*", "AND", "NEAR(", '" OR "', "-", "a" * 100, "é" * 70, "'"):
        assert "totalCount" in search(api, name(odd), objectIds=id_), odd


def test_entries_by_the_names_of_their_categories(api: Api, mark: str) -> None:
    top = api.ok("category.add", {"category": {"name": f"Top {mark}"}})["id"]
    below = api.ok("category.add", {"category": {"name": f"Below {mark}", "parentId": top}})["id"]
    entry = data(api, mark)
    api.ok("categoryEntry.add", {"categoryEntry": {"categoryId": below, "entryId": entry}})
    for field, type_, term, found in (
        ("name", EXACT, f"BELOW {mark}", 1), ("name", STARTS, "below q", 1), ("name", EXACT, "below", 0),
        ("name", EXACT, f"top {mark}", 0), ("ancestor_name", EXACT, f"top {mark}", 1), ("id", EXACT, str(below), 1),
        ("ancestor_name", EXACT, f"below {mark}", 0), ("ancestor_id", EXACT, str(top), 1),
        ("full_ids", STARTS, f"{top}>", 1), ("id", EXISTS, None, 1),
    ):  # fmt: skip
        asked = item("CategoryEntry", fieldName=field, itemType=type_) | (
            {"searchTerm": term} if term else {}
        )
        assert search(api, asked, objectIds=entry)["totalCount"] == found, (field, type_, term)
    named = item("Unified", itemType=EXACT, searchTerm=f"top {mark}")
    assert names(search(api, named)) == [mark]
    api.ok("category.delete", {"id": top, "moveEntriesToParentCategory": 0})


@pytest.mark.parametrize("how", [AND, OR, NOT])
def test_a_search_of_many_items_is_answered_or_refused(api: Api, mark: str, how: int) -> None:
    """As many as may be, each looked for everywhere; one more is refused by the number."""
    everywhere = {"objectType": "KalturaESearchUnifiedItem", "itemType": EXACT}
    items = [everywhere | {"searchTerm": f"{mark}{number}"} for number in range(99)]
    answer = search(api, *items, how=how)
    assert "code" not in answer, answer
    assert search(api, *items, items[0], how=how)["code"] == "SANDBOX_LIMIT_EXCEEDED"


@pytest.mark.parametrize(
    ("text", "term", "fits"),
    [
        ("ज़ांज़ीबार की नौका", "नौका", True), ("ज़ांज़ीबार की नौका", "नक", False), ("ज़ांज़ीबार की नौका", "क", False),
        ("桑给巴尔渡轮", "渡轮", True), ("桑给巴尔渡轮", "渡巴", False), ("เรือข้ามฟาก ไป", "เรือข้ามฟาก", True),
        ("เรือข้ามฟาก ไป", "ข้าม", False), ("שָׁלוֹם רב", "שלום", True),
        ("عَبَّارة زنجبار", "عبارة", True), ("フェリー", "フェリ", False),
    ],
)  # fmt: skip
def test_words_of_any_script_are_whole(api: Api, mark: str, text: str, term: str, fits: bool) -> None:
    data(api, f"{mark} {text}")
    found = search(api, name(mark, EXACT), name(term, EXACT))
    assert names(found) == ([f"{mark} {text}"] if fits else [])
