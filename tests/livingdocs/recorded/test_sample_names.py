"""Samples are called as the guide calls them, and one name means one sample on a page."""

from __future__ import annotations

from typing import Any

from livingdocs.recorded.lines import Told, Writer
from livingdocs.recorded.sample_names import recipe_of, sample_stems, stem_of

SHORT, LONG, CLIP = "0_aaaaaaaa", "0_bbbbbbbb", "0_cccccccc"
FILES = {SHORT: "keynote_short.mp4", LONG: "keynote.mp4", CLIP: f"{LONG}-10000-10000"}


def shared(id: str) -> dict[str, Any]:
    made = {
        "part": "shown",
        "label": "media.add",
        "command": f"curl name={FILES[id]} ks=$KALTURA_KS",
        "polled": False,
    }
    made |= {"answer": {"id": id}, "ids": {id: "id"}, "keys": {}}
    return {
        "part": "shared",
        "name": FILES[id],
        "id": id,
        "story": {"exchanges": [made], "ids": {id: "KALTURA_ENTRY_ID"}},
    }


def uses(**names: str) -> list[tuple[list[dict[str, Any]], dict[str, str]]]:
    """A scenario for each name: `Keynote=SHORT`; an underscore at its end makes it another scenario's."""
    return [([shared(id)], {id: f"{name.strip('_').upper()}_ENTRY_ID"}) for name, id in names.items()]


def test_a_sample_has_the_name_that_most_scenarios_have_for_it() -> None:
    assert sample_stems(uses(Trailer=SHORT, Talk=SHORT, Talk_=SHORT), {}) == {SHORT: "TALK"}
    assert sample_stems(uses(Highlight=CLIP), {}) == {CLIP: "HIGHLIGHT"}


def test_a_sample_that_nobody_names_is_called_as_its_file() -> None:
    assert sample_stems(uses(kaltura=SHORT), {}) == {SHORT: "KEYNOTE_SHORT"}
    assert sample_stems(uses(kaltura=CLIP), {}) == {CLIP: "CLIP"}


def test_two_samples_have_two_names() -> None:
    """Where both are called alike, the one whose file is called so keeps the name."""
    told = uses(Keynote=SHORT, Keynote_=SHORT, Keynote__=LONG)
    assert sample_stems(told, {}) == {LONG: "KEYNOTE", SHORT: "KEYNOTE_SHORT"}


def test_a_name_stays_when_only_some_scenarios_ran() -> None:
    before = {recipe_of([f"curl name={FILES[SHORT]} ks=$ANOTHER_KS"]): "KEYNOTE"}
    assert sample_stems(uses(Trailer=SHORT), before) == {SHORT: "KEYNOTE"}


def test_a_scenario_with_another_name_for_a_sample_begins_by_saying_so() -> None:
    read = {
        "part": "shown", "polled": False, "step": "When I get", "label": "media.get", "ids": {}, "keys": {},
        "answer": {"id": SHORT}, "command": "curl entryId=$TRAILER_ENTRY_ID",
    }  # fmt: skip
    writer = Writer({SHORT: "KEYNOTE"})
    told, missing = writer.write(Told([shared(SHORT), read], {SHORT: "TRAILER_ENTRY_ID"}), "")
    assert missing == []
    assert (told[0]["part"], told[0]["gives"], told[0]["command"]) == (
        "made",
        {"TRAILER_ID": ""},
        "$KEYNOTE_ID",
    )
    assert (told[1]["command"], told[1]["answer"]) == ("curl entryId=$TRAILER_ID", {"id": "$TRAILER_ID"})


def test_no_scenario_gives_its_own_thing_a_name_of_the_page() -> None:
    own = {
        "part": "shown", "polled": False, "step": "When I add", "label": "x.add", "keys": {}, "ids": {"7": "id"},
        "answer": {"id": 7}, "command": "curl add",
    }  # fmt: skip
    read = own | {"step": "Then", "label": "x.get", "ids": {}, "command": "curl id=$KEYNOTE_ID"}
    writer = Writer({SHORT: "KEYNOTE"})
    told, _ = writer.write(
        Told([shared(SHORT), own, read], {SHORT: "KALTURA_ENTRY_ID", "7": "KEYNOTE_ID"}), ""
    )
    assert [one["command"] for one in told] == ["curl add", "curl id=$KEYNOTE_ID_2"]
    assert told[0]["gives"] == {"KEYNOTE_ID_2": "id"}


def test_only_what_a_scenario_names_has_a_stem() -> None:
    assert [stem_of(one) for one in ("Q3_TALK_ENTRY_ID", "KALTURA_ENTRY_ID", "KALTURA_ENTRY_ID_2", "X_ID")] == [
        "Q3_TALK", "", "", "",
    ]  # fmt: skip
