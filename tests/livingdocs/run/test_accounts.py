"""Scenarios that ran on another account say so in results, recordings and pages, and run there when pasted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from features.support.running import embedded
from livingdocs.checks.paste import paste, settings
from livingdocs.checks.speak import speak
from livingdocs.common.guides import Guide, load_guides
from livingdocs.common.markdown import plain
from livingdocs.common.paths import DOCS
from livingdocs.languages.programs import LANGUAGES
from livingdocs.pages.guide_pages import guide_page, path_of
from livingdocs.recorded.recording import Recorded, Recording, file_of, load, save

RACE = "The yes may come before the content is ready"
"""Which of the two is first depends on how fast the shell is; the programs are fast enough."""


@pytest.fixture(scope="module")
def guide() -> Guide:
    return next(one for one in load_guides() if one.slug == "clip_and_trim")


@pytest.fixture(scope="module")
def announced() -> Iterator[dict[str, Any]]:
    with embedded.running() as announce:
        yield json.loads(announce.read_text())


def test_every_scenario_of_the_pages_is_recorded_where_an_account_can_show_it(guide: Guide) -> None:
    assert not [title for title, one in load(guide).scenarios.items() if one.skipped]
    approving = load(guide).by_account()["approving"].scenarios
    needing = {one.title for one in guide.scenarios if "needs.replacement_approval" in one.tags}
    assert needing and set(approving) == needing
    assert all(one.takes for one in approving.values())


def test_the_page_says_which_account_and_how_to_go_there(guide: Guide) -> None:
    page = (DOCS / path_of(guide)).read_text(encoding="utf-8")
    for title, one in load(guide).scenarios.items():
        text = page.partition(f"### {plain(title)}\n")[2].partition("\n### ")[0]
        assert ("--exports approving)" in text) is (one.account == "approving"), title


def test_the_account_is_kept_and_read_again(guide: Guide, tmp_path: Path) -> None:
    recording = Recording({}, {"One": Recorded("a", account="approving"), "Two": Recorded("b")})
    save(guide, recording, tmp_path)
    assert "account" not in json.loads(file_of(guide, tmp_path).read_text())["scenarios"]["Two"]
    by_account = load(guide, tmp_path).by_account()
    assert {account: list(one.scenarios) for account, one in by_account.items()} == {
        "": ["Two"],
        "approving": ["One"],
    }


@pytest.mark.skipif(not shutil.which("curl"), reason="the calls of the pages need curl")
def test_they_run_when_pasted_on_that_account_and_only_there(guide: Guide, announced: dict[str, Any]) -> None:
    titles = {plain(title) for title in load(guide).by_account()["approving"].scenarios} - {RACE}
    page = DOCS / path_of(guide)
    there = paste(page, settings(announced, "approving"), alone=True, chosen=titles.__contains__)
    assert (there.wrong, there.alone) == ([], len(titles))
    first = next(iter(sorted(titles)))
    assert paste(page, settings(announced), alone=True, chosen=first.__eq__).wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_run_in_each_language_on_that_account(
    guide: Guide, announced: dict[str, Any], language: str
) -> None:
    recording = load(guide).by_account()["approving"]
    spoken = speak(guide.slug, recording, language, settings(announced, "approving"))
    assert "\n".join(spoken.wrong) == "" and spoken.calls > 20


def test_a_page_of_one_account_says_nothing_of_accounts(guide: Guide) -> None:
    recording = load(guide)
    plainly = {title: replace(one, account="") for title, one in recording.scenarios.items()}
    assert "--exports" not in guide_page(guide, Recording(recording.samples, plainly), [])
