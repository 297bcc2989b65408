"""Sections of guides (`Rule:`) as they are read and written: the guide, its page, the pages for machines, the lint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from livingdocs.checks.lint_sections import check_sections, sentences
from livingdocs.checks.paste import blocks
from livingdocs.common.guides import Guide, load_guide, section_titles
from livingdocs.common.markdown import anchor
from livingdocs.common.vocabulary import all_steps
from livingdocs.recorded.recording import digest_of
from tests.livingdocs.conftest import Suite
from tests.livingdocs.sectioned import FILE, GUIDE, line_of

TITLES = (
    "Replacing the content of an entry",
    "Waiting for approval",
    "Finding out what went wrong",
    "A look at the limits",
)


def read(tmp_path: Path, text: str = GUIDE) -> Guide:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    guide = load_guide(path)
    assert guide
    return guide


def test_a_guide_knows_its_sections(tmp_path: Path) -> None:
    guide = read(tmp_path)
    assert tuple(section.title for section in guide.sections) == TITLES == section_titles(guide.path)
    assert section_titles(tmp_path / "none.feature") == ()
    assert [len(section.scenarios) for section in guide.sections] == [2, 2, 1, 2]
    waiting = guide.sections[1]
    assert waiting.prose == "A moderator decides.\n\n- It may take a while."
    assert (waiting.line, waiting.tags) == (line_of("Rule: Waiting"), ("live_only",))
    assert waiting.background == 'Background:\n  Given an uploaded video "Other"'
    assert guide.sections[0].background == ""
    assert guide.background == 'Background:\n  Given an uploaded video "Keynote"'
    assert guide.prose == "An entry keeps its id when its content is replaced."


def test_a_scenario_ends_where_the_next_section_begins(tmp_path: Path) -> None:
    guide = read(tmp_path)
    outline, waits, approved = guide.scenarios[1:4]
    assert outline.source.endswith("| 11      |")
    assert waits.source == "Then it lasts 10 seconds"
    assert guide.tags_of(approved) == ("live_only", "slow")
    assert guide.section_of(approved) == guide.sections[1]


RULED = """
Feature: Clip

  Background:
    Given a video "Keynote"

  Rule: Making a clip
    It is new.

    Scenario: A clip is made
      When I clip "Keynote"
      Then it is noted
        \"\"\"
        so
        \"\"\"

  Rule: Other backgrounds
    They differ.

    Background:
      Given a video "Other"

    Scenario: Another is made
      When I clip "Other"
"""
FLAT = """
Feature: Clip

  Background:
    Given a video "Keynote"

  Scenario: Another is made
    When I clip "Other"

  Scenario: A clip is made
    When I clip "Keynote"
    Then it is noted
      \"\"\"
      so
      \"\"\"
"""


def test_a_recording_outlives_the_move_under_a_rule(tmp_path: Path) -> None:
    """The digest is that of the steps, whatever the section; a background of the section's own changes it."""
    digests = [
        {one.title: digest_of(guide, one) for one in guide.scenarios}
        for guide in (read(tmp_path / "flat", FLAT), read(tmp_path / "ruled", RULED))
    ]
    assert {title for title in digests[0] if digests[0][title] == digests[1][title]} == {"A clip is made"}


def test_the_steps_of_a_sections_background_are_uses_of_their_phrase(tmp_path: Path) -> None:
    names = [step.name for step in all_steps(read(tmp_path))]
    assert names.count('an uploaded video "Keynote"') == names.count('an uploaded video "Other"') == 1


def test_a_page_has_a_heading_for_each_section(sectioned_docs: Path) -> None:
    page = (sectioned_docs / "docs/guides/03_edit/replace.md").read_text(encoding="utf-8")
    headings = re.findall(r"^##+ (.+)$", page, re.MULTILINE)
    assert headings[1:8] == [
        TITLES[0],
        "A replaced entry keeps its length",
        "Any content will do",
        TITLES[1],
        "Content waits",
        "Content is approved",
        TITLES[2],
    ]
    assert (
        f'## {TITLES[0]}\nThe entry keeps its id. See "[Content waits](#content-waits)".\n\n### A rep' in page
    )
    assert f"## {TITLES[1]}\n*Runs on a live account only.* A moderator decides.\n\n- It may" in page
    assert (
        'Before each scenario of this section:\n\n```gherkin\nBackground:\n  Given an uploaded video "Oth'
        in page
    )


def test_the_contents_are_sections_and_folded_all_scenarios_and_lead_to_headings(
    sectioned_docs: Path,
) -> None:
    page = (sectioned_docs / "docs/guides/03_edit/replace.md").read_text(encoding="utf-8")
    shown, _, folded = page.partition("<details><summary>All 7 scenarios</summary>\n\n")
    assert shown.rstrip().splitlines()[-4:] == [f"- [{title}](#{anchor(title)})" for title in TITLES]
    contents = folded.partition("\n\n")[0].splitlines()
    assert contents[:3] == [
        "- [Replacing the content of an entry](#replacing-the-content-of-an-entry)",
        "    - [A replaced entry keeps its length](#a-replaced-entry-keeps-its-length)",
        "    - [Any content will do](#any-content-will-do)",
    ]
    assert len(contents) == 4 + 7
    targets = {anchor(title) for title in re.findall(r"^##+ (.+)$", page, re.MULTILINE)}
    assert {re.findall(r"#([^)]+)", row)[0] for row in contents} <= targets


def test_pages_for_machines_name_the_sections(sectioned_docs: Path) -> None:
    llms = (sectioned_docs / "llms.txt").read_text(encoding="utf-8")
    place = "docs/guides/03_edit/replace.md"
    assert "references/03_edit/replace.md): " in llms and "[GUIDE_MAP.md](GUIDE_MAP.md)" in llms
    tree = (sectioned_docs / "GUIDE_MAP.md").read_text(encoding="utf-8")
    first = f"- [{TITLES[0]}]({place}#{anchor(TITLES[0])})\n    - A replaced entry keeps its length\n"
    assert first in tree
    assert f"    - Any content will do\n- [{TITLES[1]}]" in tree


@pytest.fixture
def sectioned_docs(fresh: Suite) -> Path:
    """A tree with pages made of the guide with sections."""
    fresh.write({FILE: GUIDE})
    assert fresh.run("docs").returncode == 0
    return fresh.root


def test_blocks_that_are_pasted_know_their_scenario() -> None:
    page = "## Section\n\n### Scenario\n\n```bash\ncurl x\n```\n\n## Tidy up\n\n```bash\ncurl y\n```\n"
    assert [block.title for block in blocks(page)] == ["Scenario", "Tidy up"]


# -- the lint


def long_guide(scenarios: int, section: str = "", between: str = "") -> str:
    titles = [f"  Scenario: Claim {number}\n    Given a video\n" for number in range(scenarios)]
    return f"Feature: Long\n\n  Prose.\n\n{between}{section}" + "\n".join(titles)


SECTION = "  Rule: Asking something\n    One sentence.\n\n"
OUTSIDE = "  Scenario: Outside\n    Given a video\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (long_guide(20), []),
        (long_guide(21), ["1: 21 scenarios in a row: from 21 on a guide has sections"]),
        (long_guide(12, SECTION), []),
        (long_guide(3, SECTION), []),
        (long_guide(13, SECTION), ["5: scenarios in the section: 13, and 12 at most"]),
        (long_guide(2, SECTION), ["5: scenarios in the section: 2, and 3 at least"]),
        (long_guide(3, SECTION, OUTSIDE), ["5: the scenario stands outside of the sections"]),
        (long_guide(3, "  Rule: Asking something\n"), ["5: the section has no prose"]),
        (long_guide(3, "  Rule:\n    One sentence.\n"), ["5: the section has no title"]),
        (long_guide(3, SECTION.replace("thing", "thing.")), ["5: the section's title ends with a full stop"]),
        (long_guide(3, SECTION.replace("One.", "One. Two. Three.")), []),
        (
            long_guide(3, SECTION.replace("One", "One. Two. Three")),
            ["5: 3 sentences of prose in the section"],
        ),
        (
            long_guide(3, SECTION) + "\n" + SECTION + OUTSIDE * 3,
            ["5: two sections or scenarios are called", "17: two sections or scenarios are called"],
        ),
        (long_guide(3, SECTION.replace("Asking something", "Claim 1")), ["5: two sections or scenarios are"]),
    ],
)
def test_what_is_wrong_with_sections(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = [f"{one.line}: {one.text}" for one in check_sections(read(tmp_path, text))]
    assert len(found) == len(expected), found
    assert all(text.startswith(begin) for text, begin in zip(found, expected, strict=True)), found


@pytest.mark.parametrize(
    ("prose", "count"),
    [
        ("", 0),
        ("One", 1),
        ("One. Two", 2),
        ('One, e.g. this one: `a. b. c`, or version 1.5. He said "no." Third?', 3),
    ],
)
def test_sentences_are_counted(prose: str, count: int) -> None:
    assert sentences(prose) == count
