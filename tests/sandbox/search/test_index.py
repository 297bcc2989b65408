"""The search index behind filters of lists: complete at any time, after a kill, and when it was made anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kaltura_sandbox import assembly
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query, Store
from kaltura_sandbox.platform.store.index import stems
from kaltura_sandbox.topics.entries import entry_lists
from tests.sandbox.conftest import Api


@pytest.fixture(scope="module", autouse=True)
def declared() -> None:
    assembly.load()


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = Store(tmp_path)
    yield opened
    opened.close()


def put(store: Store, id_: str, **values: Any) -> None:
    store.put("entry", Object("KalturaMediaEntry", id=id_, partnerId=1, **values))


def found(store: Store, **filter_: Any) -> list[str]:
    asked = Object("KalturaMediaEntryFilter", **filter_)
    query = Query("entry", (1,)).filtered(asked, entry_lists.FIELDS).ordered("+seq")
    assert query.indexed, f"{filter_} searches through everything"
    return [one.id for one in store.find(query)]


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"nameLike": "harbour"}, ["0_a", "0_b"]),
    ({"nameLike": "harbour master"}, ["0_b"]),
    ({"nameLike": "HARB*"}, ["0_a", "0_b"]),
    ({"nameMultiLikeOr": "quay,master"}, ["0_b", "0_c"]),
    ({"nameMultiLikeAnd": "harbour,master"}, ["0_b"]),
    ({"nameEqual": "quay"}, ["0_c"]),
    ({"tagsMultiLikeOr": "boats,none"}, ["0_a"]),
    ({"tagsMultiLikeAnd": "boats,seagulls"}, ["0_a"]),
    ({"tagsNameMultiLikeOr": "boats,quay"}, ["0_a", "0_c"]),
    ({"freeText": "harbour ref-7"}, ["0_b"]),
    ({"freeText": "boats,quay"}, ["0_a", "0_c"]),
    ({"freeText": "harbour !master"}, ["0_a"]),
    ({"freeText": '"the harbour"'}, ["0_a"]),
    ({"referenceIdEqual": "ref-7"}, ["0_b"]),
    ({"referenceIdIn": "ref-7,ref-8"}, ["0_b"]),
    ({"searchTextMatchAnd": "café,quay"}, ["0_c"]),
    ({"searchTextMatchOr": "boats,cafe"}, ["0_a", "0_c"]),
]


@pytest.mark.parametrize(("asked", "wanted"), FILTERS)
def test_filters_ask_the_index(store: Store, asked: dict[str, Any], wanted: list[str]) -> None:
    put(store, "0_a", name="The Harbour", tags="boats, seagulls")
    put(store, "0_b", name="Harbour master", referenceId="ref-7")
    put(store, "0_c", name="Quay", description="A Cafe\u0301 at the sea")
    assert found(store, **asked) == wanted


def test_what_changes_is_found_as_it_is(store: Store) -> None:
    put(store, "0_a", name="old")
    assert found(store, nameLike="old") == ["0_a"]
    put(store, "0_a", name="new")
    assert (found(store, nameLike="old"), found(store, nameLike="new")) == ([], ["0_a"])
    store.remove("entry", "0_a")
    assert found(store, nameLike="new") == []
    assert store.execute("SELECT COUNT(*) FROM search_terms") == [(0,)]


def test_a_thing_that_is_not_searched_takes_the_place_of_one_that_was(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """SQLite gives the row of what is removed to what comes next, be it of another kind."""
    put(store, "0_a", name="old")
    assert found(store, nameLike="old") == ["0_a"]
    (row,) = store.execute("SELECT rowid FROM objects")
    store.remove("entry", "0_a")
    store.put("permission", Object("KalturaPermission", id=1, partnerId=1, name="old"))
    assert store.execute("SELECT rowid FROM objects") == [row]
    assert found(store, nameLike="old") == [] and not caplog.records
    assert store.execute("SELECT COUNT(*) FROM search_terms") == [(0,)]


def test_a_change_that_is_undone_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        put(store, "0_a", name="undone")
        assert found(store, nameLike="undone") == ["0_a"]
        raise RuntimeError
    assert found(store, nameLike="undone") == []


def test_the_tables_may_be_made_in_a_transaction_that_is_undone(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():
        store.index.prepare()
        raise RuntimeError
    put(store, "0_a", name="after")
    assert found(store, nameLike="after") == ["0_a"]


def test_what_a_kill_left_undone_is_done_by_the_next_search(tmp_path: Path) -> None:
    first = Store(tmp_path)
    first.index.prepare()
    put(first, "0_a", name="acknowledged")  # and then nobody closes it
    second = Store(tmp_path)
    assert second.execute("SELECT COUNT(*) FROM search_due") == [(1,)]
    assert found(second, nameLike="acknowledged") == ["0_a"]
    assert second.execute("SELECT COUNT(*) FROM search_due") == [(0,)]
    first.close(), second.close()


def test_an_index_of_other_declarations_is_made_anew(tmp_path: Path) -> None:
    first = Store(tmp_path)
    put(first, "0_a", name="kept")
    assert found(first, nameLike="kept") == ["0_a"]
    first.note("search index", "of an older sandbox")
    first.execute("DELETE FROM search_terms")
    first.close()
    second = Store(tmp_path)
    assert found(second, nameLike="kept") == ["0_a"]
    second.close()


def test_the_command_makes_it_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    put(store, "0_a", name="kept")
    assert found(store, nameLike="kept") == ["0_a"]
    store.execute("DELETE FROM search_terms")
    assert found(store, nameLike="kept") == []
    store.close()
    command = [sys.executable, "-m", "kaltura_sandbox", "--reindex", "--data", str(tmp_path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert told.startswith("1 objects are in the search index")
    again = Store(tmp_path)
    assert found(again, nameLike="kept") == ["0_a"]
    again.close()


def test_marks_and_letters_of_any_script_are_found(store: Store) -> None:
    for place, name in enumerate(("naïve Übung", "東京 タワー", "Ελλάδα", "emoji 🎬 film", "a_b c:d")):
        put(store, f"0_{place}", name=name)
    wanted = {"naive": "0_0", "ÜBUNG": "0_0", "ελλαδα": "0_2", "film": "0_3", "タワー": "0_1"}
    for word, id_ in wanted.items():
        assert found(store, nameLike=word) == [id_], word


def test_a_list_misses_nothing_that_was_just_added(api: Api) -> None:
    for number in range(20):
        entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": f"justadded {number}"}})
        listed = api.ok("media.list", {"filter": {"nameLike": f"justadded {number}", "statusIn": "7"}})
        assert [one["id"] for one in listed["objects"]] == [entry["id"]]
        api.ok("media.delete", {"entryId": entry["id"]})


STEMS = {
    "caresses": "caress", "ponies": "poni", "cats": "cat", "feed": "feed", "agreed": "agre", "plastered": "plaster",
    "motoring": "motor", "hopping": "hop", "falling": "fall", "filing": "file", "happy": "happi", "sky": "sky",
    "relational": "relat", "conditional": "condit", "digitizer": "digit", "operator": "oper", "formalize": "formal",
    "hopefulness": "hope", "electrical": "electr", "adjustment": "adjust", "adoption": "adopt", "replacement": "replac",
    "controlling": "control", "rate": "rate", "running": "run", "connections": "connect", "yes": "ye",
}  # fmt: skip


@pytest.mark.parametrize(("word", "wanted"), STEMS.items())
def test_stems_are_porters(word: str, wanted: str) -> None:
    assert stems.stem(word) == wanted
