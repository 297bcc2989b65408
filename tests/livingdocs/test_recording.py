"""From what a run told to the lines of a page: complete, in order, said once, and of the scenario as it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from livingdocs.common.guides import Guide, load_guide
from livingdocs.recorded.lines import Told, Writer
from livingdocs.recorded.normal import Normal
from livingdocs.recorded.recording import Result, digests, load, record, stale_scenarios

FEATURE = """
Feature: Clip

  Scenario: A clip is made
    Given a video "Keynote"
    When I clip "Keynote"
    Then it is READY
"""
TITLE = "A clip is made"


def exchange(step: str, label: str, answer: Any, **more: Any) -> dict[str, Any]:
    told = {"part": "shown", "polled": False, "ids": {}, "keys": {}, "status": 200}
    command = f"curl {label}"
    return told | {"step": step, "label": label, "answer": answer, "command": command} | more


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    file = tmp_path / "03_edit/clip.feature"
    file.parent.mkdir()
    file.write_text(FEATURE, encoding="utf-8")
    found = load_guide(file)
    assert found
    return found


def result(guide: Guide, digest: str) -> dict[str, Result]:
    told = Told([exchange("When I clip", "media.addContent", {"id": "0_abcdefgh", "status": 4})])
    return {f"{guide.file}: {TITLE}": Result("passed", "", told, digest)}


def test_what_ran_is_recorded_with_the_digest_of_its_steps(guide: Guide, tmp_path: Path) -> None:
    (digest,) = digests(str(guide.path)).values()
    assert stale_scenarios(guide, tmp_path) == [TITLE]
    assert record(guide, result(guide, digest), tmp_path)
    assert stale_scenarios(guide, tmp_path) == []
    assert [line.label for line in load(guide, tmp_path).scenarios[TITLE].takes[0].lines] == [
        "media.addContent"
    ]
    assert not record(guide, result(guide, digest), tmp_path)


def test_results_of_other_steps_are_not_recorded(guide: Guide, tmp_path: Path) -> None:
    record(guide, result(guide, "of another day"), tmp_path)
    assert stale_scenarios(guide, tmp_path) == [TITLE]


def lines(*exchanges: dict[str, Any], ids: dict[str, str] | None = None) -> list[dict[str, Any]]:
    return Writer({}).write(Told(list(exchanges), ids or {}), "")[0]


def test_a_read_that_says_the_same_is_told_once() -> None:
    entry = {"id": "0_abcdefgh", "status": 2}
    read = exchange("Then it is READY", "media.get", entry)
    change = exchange("When I update", "media.update", entry)
    told = lines(read, read | {"step": "And it lasts"}, change, read | {"step": "And it stays"})
    assert [(one["step"], one["part"]) for one in told] == [
        ("Then it is READY", "shown"), ("And it lasts", "again"), ("When I update", "shown"), ("And it stays", "shown"),
    ]  # fmt: skip


def test_a_session_of_the_scenario_counts_its_calls() -> None:
    read = exchange("When I count", "media.count", 3, command="curl ks=$TWICE_KS")
    told = lines(exchange("When I start", "session.start", "x", keys={"TWICE_KS": ""}), read, read)
    assert [one["label"] for one in told] == ["session.start", "media.count", "media.count"]


def test_a_variable_is_given_by_the_first_answer_that_holds_it_and_in_its_place() -> None:
    given = exchange("Given a default", "profile.getDefault", {"id": 18}, part="quiet", ids={"18": "id"})
    told = lines(
        given,
        exchange("And another is the default", "profile.setAsDefault", None),
        exchange("", "profile.setAsDefault", None, part="tidy", command="curl id=$PROFILE_ID"),
        ids={"18": "PROFILE_ID"},
    )
    assert [one["label"] for one in told] == [
        "profile.getDefault",
        "profile.setAsDefault",
        "profile.setAsDefault",
    ]
    assert told[0]["gives"] == {"PROFILE_ID": "id"}


def test_reads_of_a_given_are_left_out_where_nothing_needs_them() -> None:
    told = lines(
        exchange("Given a video", "media.get", {"id": "0_abcdefgh"}),
        exchange("When I list", "media.list", {"totalCount": 0, "objects": []}),
    )
    assert [one["label"] for one in told] == ["media.list"]


def test_an_asset_that_goes_with_its_entry_is_not_deleted_beside_it() -> None:
    """The platform may have replaced it by then, and a program that tidies up would end there."""
    talk, other = ({"id": "0_talkabcd"}, {"0_talkabcd": "id"}), ({"id": "0_captions"}, {"0_captions": "id"})
    added, ks = "captionAsset.add", "curl $KALTURA_SERVICE_URL ks=$KALTURA_KS"
    told = lines(
        exchange("Given a talk", "media.add", talk[0], ids=talk[1], command=ks),
        exchange("When I add", added, other[0], ids=other[1], command=f"{ks} entryId=$TALK_ID"),
        exchange("", "captionAsset.delete", None, part="tidy", command=f"{ks} id=$CAPTION_ID"),
        exchange("", "media.delete", None, part="tidy", command=f"{ks} entryId=$TALK_ID"),
        ids={"0_talkabcd": "TALK_ID", "0_captions": "CAPTION_ID"},
    )
    assert [one["label"] for one in told] == ["media.add", added, "media.delete"]


def test_an_asset_of_an_entry_that_stays_is_deleted() -> None:
    other, ks = ({"id": "0_captions"}, {"0_captions": "id"}), "curl $KALTURA_SERVICE_URL ks=$KALTURA_KS"
    told = lines(
        exchange(
            "When I add", "captionAsset.add", other[0], ids=other[1], command=f"{ks} entryId=$KEYNOTE_ID"
        ),
        exchange("", "captionAsset.delete", None, part="tidy", command=f"{ks} id=$CAPTION_ID"),
        ids={"0_captions": "CAPTION_ID", "0_keynoteab": "KEYNOTE_ID"},
    )
    assert [one["label"] for one in told] == ["captionAsset.add", "captionAsset.delete"]


def test_a_sample_is_made_once_and_called_by_its_name() -> None:
    story = {"exchanges": [exchange("", "media.add", {"id": "0_abcdefgh"}, ids={"0_abcdefgh": "id"})]}
    shared = {"part": "shared", "name": "keynote.mp4", "id": "0_abcdefgh", "story": story | {"ids": {}}}
    read = exchange("When I get", "media.get", {"id": "0_abcdefgh"}, command="curl entryId=$KALTURA_ENTRY_ID")
    writer = Writer({"0_abcdefgh": "KEYNOTE"})
    told, missing = writer.write(Told([shared, read], {"0_abcdefgh": "KALTURA_ENTRY_ID"}), "")
    assert (told[0]["command"], missing) == ("curl entryId=$KEYNOTE_ID", [])
    assert told[0]["answer"] == {"id": "$KEYNOTE_ID"}
    assert writer.samples["KEYNOTE_ID"][0]["gives"] == {"KEYNOTE_ID": "id"}


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"createdAt": 1795761582}, {"createdAt": "<time>"}),
        ({"size": 275699, "bitrate": 0}, {"size": "<size>", "bitrate": 0}),
        ("id \"10209\" not found [10210]", 'id "$PROFILE_ID" not found [<id>]'),
        ("http://127.0.0.1:40123/p/4101/sp/410100/x", "http://<host>/p/$KALTURA_PARTNER_ID/sp/${KALTURA_PARTNER_ID}00/x"),
        ("#EXT-X:BANDWIDTH=208173,RESOLUTION=640x360", "#EXT-X:BANDWIDTH=<number>,RESOLUTION=640x360"),
        ("flavorId/0_,mzq1vqze,k2nyu5rx,.mp4", "flavorId/0_,<ids>,.mp4"),
        ({"partnerId": 4101, "id": 0}, {"partnerId": "$KALTURA_PARTNER_ID", "id": 0}),
    ],
)  # fmt: skip
def test_what_differs_from_run_to_run_is_no_part_of_an_answer(answer: Any, shown: Any) -> None:
    assert Normal({"10209": "PROFILE_ID"}, "4101").answer(answer) == shown
