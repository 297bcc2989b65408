"""What is generated and committed: nothing of the machine that made it, and nothing that isn't there."""

from __future__ import annotations

import functools
import json
import os
import re
from pathlib import Path

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.common.markdown import anchors
from livingdocs.common.paths import DOCS, ROOT
from livingdocs.docs import make_pages
from livingdocs.machines.agents import commands
from livingdocs.recorded.recording import RECORDED

PAGES = make_pages(load_guides())
FILES = sorted(
    {(DOCS / name).resolve() for name in PAGES} | set(RECORDED.rglob("*.json")) | set(DOCS.rglob("*.md"))
)
LINK = re.compile(r"\]\((?!https?://|mailto:)([^()\s#]*)(?:#([^()\s]+))?\)")
FOREIGN = {
    "a session": r"djJ8[\w+/%=-]{12,}",
    "a secret, a token or a hash": r"(?<![0-9A-Za-z])(?!0{32}\b)(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?!\w)",
    "a port of this machine": r"(?:127\.0\.0\.1|localhost|0\.0\.0\.0):\d{5}",
    "a path of this machine": r"(?<![\w.])/(?:tmp|home|root|work|var|Users)/\w",
    "the name of a run": r"\br[0-9a-z]{6}[0-9a-f]{4}\b",
}


def test_there_is_something_to_search() -> None:
    assert len(FILES) > 30
    assert all(file.is_file() for file in FILES)


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FOREIGN[what])
    found = {
        f"{file.relative_to(ROOT)}: {one[0]}"
        for file in FILES
        for one in pattern.finditer(file.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_no_file_names_this_checkout_or_its_user() -> None:
    names = {str(ROOT), str(Path.home()) + os.sep, os.environ.get("HOSTNAME") or "no host name"}
    assert [
        (file, name) for file in FILES for name in names if name in file.read_text(encoding="utf-8")
    ] == []


@functools.cache
def _anchors(file: Path) -> set[str]:
    text = re.sub(r"^(`{3,}).*?^\1$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return set(anchors(re.sub(r"&lt;|&gt;|`", "", heading) for heading in headings))


def test_every_link_leads_somewhere() -> None:
    broken = []
    for file in (file for file in FILES if file.suffix == ".md"):
        text = re.sub(
            r"^(`{3,}).*?^\1$|`[^`\n]+`", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
        )
        for place, anchor in LINK.findall(text):
            target = (file.parent / place).resolve() if place else file
            if not target.exists() or (anchor and anchor not in _anchors(target)):
                broken.append(f"{file.relative_to(ROOT)}: {place}#{anchor}")
    assert broken == []


def test_documents_for_machines_speak_of_commands_that_exist() -> None:
    known = {found for line in commands() for found in re.findall(r"^`make ([a-z]+)`", line)}
    assert {"guides", "test", "docs", "site", "sandbox"} <= known
    for name in ("AGENTS.md", "llms.txt", "GUIDE_MAP.md", "skills/kaltura-api/SKILL.md", "docs/README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z]+)", text)) <= known, name
        assert [
            path
            for path in re.findall(r"`((?:docs|features|tests|livingdocs)/[\w./-]*)`", text)
            if not (ROOT / path).exists()
        ] == []


def test_the_scenario_that_agents_are_told_to_run_exists() -> None:
    found = re.search(r"behave (features/\S+) -n \"(.+?)\"", (ROOT / "AGENTS.md").read_text(encoding="utf-8"))
    assert found and f"Scenario: {found[2]}\n" in (ROOT / found[1]).read_text(encoding="utf-8")


def test_the_documents_for_machines_are_what_their_formats_ask() -> None:
    skill = (ROOT / "skills/kaltura-api/SKILL.md").read_text(encoding="utf-8")
    head = re.match(r"---\nname: ([a-z-]+)\ndescription: (\".*\")\n---\n", skill)
    assert head and head[1] == "kaltura-api" and len(json.loads(head[2])) <= 1024
    llms = (ROOT / "llms.txt").read_text(encoding="utf-8")
    assert llms.startswith("# ") and "\n> " in llms and llms.count("\n- [") > 12
    context7 = json.loads((ROOT / "context7.json").read_text(encoding="utf-8"))
    assert all((ROOT / name).is_dir() for name in context7["folders"] + context7["excludeFolders"])
