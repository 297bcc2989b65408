"""The skill stands on its own: copied elsewhere it has all that it speaks of."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.common.paths import ROOT
from livingdocs.machines.compact_guides import NOTATION
from livingdocs.machines.rules import BEGIN, RULES

LINK = re.compile(r"\]\(([^()\s]+)\)")
CODE = re.compile(r"^(`{3,}).*?^\1$|`[^`\n]+`", re.DOTALL | re.MULTILINE)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "skills/kaltura-api", tmp_path / "elsewhere"))


def test_every_link_leads_to_a_file_of_the_copy(copied: Path) -> None:
    links = [
        (file, target)
        for file in copied.rglob("*.md")
        for target in LINK.findall(CODE.sub("", file.read_text(encoding="utf-8")))
    ]
    assert len(links) >= len(load_guides())
    for file, target in links:
        found = (file.parent / target.partition("#")[0]).resolve()
        assert found.is_file() and found.is_relative_to(copied.resolve()), f"{file.name}: {target}"


def test_every_file_of_the_copy_is_led_to(copied: Path) -> None:
    led_to = set(LINK.findall((copied / "SKILL.md").read_text(encoding="utf-8")))
    assert led_to == {path.relative_to(copied).as_posix() for path in (copied / "references").rglob("*")} - {
        path.relative_to(copied).as_posix() for path in (copied / "references").iterdir()
    }
    assert len(led_to) == len(load_guides())


def test_it_says_when_to_load_it_and_how_to_call(copied: Path) -> None:
    text = (copied / "SKILL.md").read_text(encoding="utf-8")
    head = re.match(r"---\nname: ([a-z-]+)\ndescription: (\".*\")\n---\n", text)
    assert head and head[1] == "kaltura-api" and 100 < len(json.loads(head[2])) <= 1024
    assert all(f"- {rule}\n" in text for rule in RULES)
    assert NOTATION in text and BEGIN.strip() in text
