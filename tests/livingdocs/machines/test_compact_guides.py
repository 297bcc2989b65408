"""The compact form of a guide: everything it claims, short enough to be read at once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from livingdocs.common.guides import Guide, load_guide, load_guides
from livingdocs.common.markdown import plain
from livingdocs.machines import compact_guides
from livingdocs.machines.compact_guides import MOST, NOTATION, compact_guide, prose
from livingdocs.machines.tokens import tokens
from livingdocs.recorded.recording import Line, Recorded, Recording, Take, load
from livingdocs.reference.refusals import refusals

GUIDES = load_guides()
TITLE = "that takes quite a few words to be said"
CALL = 'curl -s "$KALTURA_SERVICE_URL/api_v3/service/media/action/get" --data-urlencode "ks=$KALTURA_KS" {}'


@pytest.mark.parametrize("guide", GUIDES, ids=lambda one: one.slug)
def test_every_guide_fits_and_says_all_that_it_claims(guide: Guide) -> None:
    text = compact_guide(guide, load(guide))
    assert tokens(text) <= MOST
    assert NOTATION in text and prose(guide.prose) in text
    for section in guide.sections:
        assert f"\n## {plain(section.title)}\n" in text
    for scenario in guide.scenarios:
        title = plain(re.sub(r"<([\w ]+)>", r"(\1)", scenario.title))
        assert f"\n- **{title}" in text, title


@pytest.mark.parametrize("guide", GUIDES, ids=lambda one: one.slug)
def test_every_guide_tells_the_codes_of_its_refusals(guide: Guide) -> None:
    recording = load(guide)
    codes = {name for _, line in recording.lines() for name, _ in refusals(line)}
    listed = compact_guide(guide, recording).partition("## Codes of refusals\n")[2]
    assert set(re.findall(r"^- `([^`]+)`: ", listed, re.MULTILINE)) == codes


def test_a_scenario_is_its_claim_and_its_one_call() -> None:
    guide = next(one for one in GUIDES if one.slug == "clip_and_trim")
    text = compact_guide(guide, load(guide))
    row = next(
        line for line in text.splitlines() if line.startswith("- **Captions come along with a clip.**")
    )
    assert "Each caption of the source that is READY is copied" in row
    assert row.count("`") == 4
    assert re.search(
        r"`media\.addContent\(entryId: .*offset: 6000, duration: 10000\}\]\}\)` → `KalturaMediaEntry", row
    )
    assert "status: 4 PENDING" in row


def test_a_session_of_the_scenarios_own_is_told_with_the_call_that_uses_it() -> None:
    guide = next(one for one in GUIDES if one.slug == "sessions")
    text = compact_guide(guide, load(guide))
    assert re.search(
        r'session\.start\([^`]*privileges: "edit:[^`]*`; `media\.update\([^`]*as \$\w+_KS`', text
    )


@pytest.mark.parametrize(
    ("slug", "claim", "sent"),
    [
        ("short_links", "A link leads on until its end", "expiresAt: 4000000000"),
        ("app_tokens", "The proof may be a hash by (hashType)", 'hashType: "MD5"'),
        ("content_delivery", "A page says who it is in the address", "KalturaSiteCondition {not: 1"),
    ],
)
def test_what_a_claim_rests_on_is_told_where_no_call_has_sent_it_before(
    slug: str, claim: str, sent: str
) -> None:
    guide = next(one for one in GUIDES if one.slug == slug)
    text = compact_guide(guide, load(guide))
    row = next(line for line in text.splitlines() if line.startswith(f"- **{claim}.**"))
    assert sent in row.partition("`; `")[0]
    assert sent not in text.partition(row)[0]


def test_a_preparing_call_is_told_once(guide: Guide) -> None:
    recording = recording_of(guide, 2)
    add = Line(
        "Given it", "media.add", CALL.replace("/get", "/add").format("--data-urlencode 'entry[tags]=a'")
    )
    for recorded in recording.scenarios.values():
        recorded.takes[0].lines.insert(0, add)
    rows = re.findall(
        r"^- \*\*Claim [01] .*",
        compact_guides._written(guide, recording, compact_guides.WHOLE),
        re.MULTILINE,
    )
    assert '`media.add(entry: {tags: "a"})`; `media.get(entryId: 0)`' in rows[0]
    assert "media.add" not in rows[1] and "`media.get(entryId: 1)`" in rows[1]


def test_a_refusal_keeps_its_remedy_longer_than_its_message() -> None:
    guide = next(one for one in GUIDES if one.slug == "upload_and_ingest")
    kept, recording = compact_guides.WHOLE, load(guide)
    for less in compact_guides.SHORTER[: compact_guides.SHORTER.index({"messages": False}) + 1]:
        kept = replace(kept, **less)
    whole, short = (
        compact_guides._refusals(recording, one)[1].splitlines() for one in (compact_guides.WHOLE, kept)
    )
    assert whole[0].startswith('- `ACCESS_CONTROL_ID_NOT_FOUND`: Access control id "99999999" not found. ')
    assert [row.partition(": ")[2] and row.partition("→")[1] for row in short] == ["→"] * len(whole)
    assert not any("99999999" in row for row in short)


def test_a_call_that_is_too_long_is_cut_within() -> None:
    call = f"media.list(filter: {{tagsLike: {'x' * 300}, idIn: $A_ID}}) as $KALTURA_USER_KS"
    short = compact_guides._cut_within(call, 200)
    assert len(short) == 201 and call.startswith(short.partition("…")[0])
    assert short.endswith("idIn: $A_ID}) as $KALTURA_USER_KS")
    assert compact_guides._cut_within(call, len(call)) == call


def test_it_stands_on_its_own() -> None:
    for guide in GUIDES:
        assert not re.findall(r"\]\((?!https?://)", compact_guide(guide, load(guide)))
    assert prose("See [the page](../x.md#y), [there](https://example.com/a), ![a](b.png).") == (
        "See the page, [there](https://example.com/a), ![a](b.png)."
    )


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A guide that is far too long."""
    path = tmp_path / "03_edit" / "long.feature"
    path.parent.mkdir()
    scenarios = "\n".join(
        f"  @needs.patience\n  Scenario: Claim {number} {TITLE}\n    One. {'Many words. ' * 20}\n\n    When I ask\n"
        for number in range(300)
    )
    path.write_text(f"Feature: Long\n\n  It is long.\n\n{scenarios}", encoding="utf-8")
    found = load_guide(path)
    assert found
    return found


def recording_of(guide: Guide, count: int) -> Recording:
    lines = [
        Line(
            f"When I ask {number}",
            "media.get",
            CALL.format(f"--data-urlencode entryId={number % 3}"),
            answer={
                "objectType": "KalturaMediaEntry",
                "status": 2,
                "description": "x" * 100,
                "tags": "y" * 90,
            },
        )
        for number in range(count)
    ]
    return Recording(
        {}, {f"Claim {n} {TITLE}": Recorded("", [Take("", [line])]) for n, line in enumerate(lines)}
    )


def shortened(guide: Guide, count: int) -> str:
    """The compact form of its first scenarios."""
    return compact_guide(replace(guide, scenarios=guide.scenarios[:count]), recording_of(guide, count))


def test_a_guide_that_is_too_long_is_shortened_in_one_order(guide: Guide) -> None:
    """The longer the guide, the more of the steps are taken; each takes what the next one leaves longer."""
    whole, some, claims, cut = (shortened(guide, count) for count in (20, 80, 180, 300))
    assert all(tokens(text) <= MOST for text in (whole, some, claims, cut))
    assert "Many words. Many words. Many words. Many words." in whole and "y" * 90 in whole
    assert "Many words. Many words. Many" not in some and "One. " in some and "media.get(entryId: 1)" in some
    assert "One. " not in claims and "**Claim 179 " in claims and "media.get(" in claims
    assert "**Claim 0 " in cut and "**Claim 299 " not in cut
    left = re.search(r"… (\d+) more scenarios are on the whole page", cut)
    assert left and int(left[1]) == 300 - cut.count("- **Claim ")


def test_the_steps_of_shortening_only_take_away(guide: Guide) -> None:
    kept, recording = compact_guides.WHOLE, recording_of(guide, 30)
    sizes = [len(compact_guides._written(guide, recording, kept))]
    for less in compact_guides.SHORTER:
        kept = replace(kept, **less)
        sizes.append(len(compact_guides._written(guide, recording, kept)))
    assert sizes == sorted(sizes, reverse=True) and sizes[-1] < sizes[0] / 2


def test_a_call_that_is_the_same_as_before_is_told_in_a_word_where_room_is_short(guide: Guide) -> None:
    kept = replace(compact_guides.WHOLE, again=False)
    recording = recording_of(guide, 1)
    one, other = guide.scenarios[:2]
    recording.scenarios[other.title] = recording.scenarios[one.title]
    rows = re.findall(r"^- \*\*Claim [01] .*", compact_guides._written(guide, recording, kept), re.MULTILINE)
    assert "`media.get(entryId: 0)` → " in rows[0] and "`media.get(…)` → " in rows[1]


def test_a_call_that_differs_by_ids_alone_is_the_same_and_one_by_another_session_is_not(guide: Guide) -> None:
    recording = recording_of(guide, 3)
    for number, (entry, ks) in enumerate(
        [("$A_ID", "$KALTURA_KS"), ("$B_ID", "$KALTURA_KS"), ("$B_ID", "$USER_KS")]
    ):
        line = recording.scenarios[guide.scenarios[number].title].takes[0].lines[0]
        line.command = CALL.replace("$KALTURA_KS", ks).format(f'--data-urlencode "entryId={entry}"')
    text = compact_guides._written(guide, recording, replace(compact_guides.WHOLE, again=False))
    calls = re.findall(r"`(media\.get[^`]*)`", text.partition("## What holds")[2])
    assert calls[:3] == ["media.get(entryId: $A_ID)", "media.get(…)", "media.get(entryId: $B_ID) as $USER_KS"]


@pytest.mark.parametrize(("text", "most"), [("word " * 100, 157), ("abc" * 320, 300), ("", 0), ("a", 2)])
def test_tokens_are_estimated_from_words_and_characters_whichever_is_more(text: str, most: int) -> None:
    assert tokens(text) == most
