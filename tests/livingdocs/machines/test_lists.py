"""What programs find first: llms.txt, llms-full.txt, the guide map, context7.json."""

from __future__ import annotations

import json
import re

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.common.paths import ROOT
from livingdocs.docs import make_pages
from livingdocs.machines.refused import ANYWHERE
from livingdocs.machines.rules import RULES
from livingdocs.machines.tokens import tokens
from livingdocs.reference.facts import remedies
from livingdocs.schema import schema

GUIDES = load_guides()
PAGES = make_pages(GUIDES)
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")


def text_of(name: str) -> str:
    return PAGES[f"../{name}"]


def test_llms_leads_to_the_compact_form_and_the_whole_page_of_each_guide() -> None:
    links = LINK.findall(text_of("llms.txt"))
    assert [target for _, target in links if not (ROOT / target.partition("#")[0]).is_file()] == []
    for guide in GUIDES:
        place = f"{guide.chapter.folder}/{guide.slug}.md"
        assert (guide.title, f"skills/kaltura-api/references/{place}") in links
        assert (ROOT / "docs/guides" / place).is_file()
    assert "references/X below is docs/guides/X" in " ".join(text_of("llms.txt").split())


def test_llms_itself_is_short() -> None:
    assert tokens(text_of("llms.txt")) < 6000


@pytest.mark.parametrize("name", ["llms.txt", "llms-full.txt", "skills/kaltura-api/SKILL.md"])
def test_refusals_that_come_from_anywhere_are_explained_before_any_guide(name: str) -> None:
    head = text_of(name).partition("1 Start here")[0].partition("# From a file")[0]
    told = re.findall(r"^- `([A-Z_]+)`: (.+) → (.+)$", head, re.MULTILINE)
    assert [one[0] for one in told] == list(ANYWHERE)
    for code, cause, _ in told:
        assert cause == remedies()[code].cause
    guides = [text for page, text in PAGES.items() if "/references/" in page]
    for code in ANYWHERE:
        assert sum(f"- `{code}`: " in text for text in guides) > 1, code


def test_llms_full_is_made_of_the_compact_guides() -> None:
    full = text_of("llms-full.txt")
    for guide in GUIDES:
        compact = text_of(f"skills/kaltura-api/references/{guide.chapter.folder}/{guide.slug}.md")
        for paragraph in re.split(r"\n\n+", compact):
            assert paragraph.strip() in full


@pytest.mark.parametrize("name", ["llms.txt", "GUIDE_MAP.md", "skills/kaltura-api/SKILL.md"])
def test_no_list_has_a_service_that_only_a_refusal_shows(name: str) -> None:
    listed = {
        one for row in re.findall(r"Services: ([\w, ]+)", text_of(name)) for one in row.strip().split(", ")
    }
    assert not listed or {"media", "captionSearch_captionAssetItem", "shortLink_shortLink"} <= listed
    known = {action.partition(".")[0] for action in schema().actions}
    assert {one for one in listed if one.lower() not in known} == set()
    assert "noSuchService" not in text_of(name)
    assert not listed & {"deliveryProfile", "shortLink"}


def test_the_rule_on_statuses_knows_every_number_of_an_entry() -> None:
    rule = next(one for one in RULES if "poll `media.get`" in one)
    names = schema().enums["KalturaEntryStatus"]
    numbers = {name: str(value) for name, value in names.items() if re.fullmatch(r"-?\d+", str(value))}
    assert len(numbers) == 10
    for name, number in numbers.items():
        assert f"{number} ({name})" in rule, name
    assert set(re.findall(r"(-?\d+) \(", rule)) == set(numbers.values())


def test_context7_leads_to_the_compact_guides() -> None:
    told = json.loads(text_of("context7.json"))
    assert told["folders"][0] == "skills/kaltura-api/references"
    assert all((ROOT / name).is_dir() for name in told["folders"] + told["excludeFolders"])
    assert len(told["rules"]) == len(RULES) and "0 (IMPORT)" in " ".join(told["rules"])
