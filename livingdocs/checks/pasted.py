"""What a page has to be pasted into bash: its blocks, each command with the answer that is shown under it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from livingdocs.languages.numbers import without_names

BEGIN, SHORT, TIDY = "Before you begin", "The short way", "Tidy up"
FENCE = re.compile(
    r"^(?:#{2,3} (?P<title>[^\n]*)|(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)\n(?P=fence))$",
    re.DOTALL | re.MULTILINE,
)
_APART = re.compile(
    r"\n\n(?=(?:[A-Z_0-9]+=|curl |wait_for |until |ffmpeg |kill |wait |printf |tail |# |: |unset |rm ))"
)


@dataclass(frozen=True)
class Block:
    """A command of a page, with the answer shown under it as JSON (None: none is shown)."""

    number: int
    text: str
    title: str = ""  # of its scenario
    shown: Any = None

    @property
    def refusals(self) -> list[str]:
        """The codes of the refusals that it shows."""
        return [str(one["code"]) for one in refusals(self.shown)]

    @property
    def calls(self) -> bool:
        """Whether it calls; the function that speaks for curl is there to be called."""
        return any("curl " in line for line in self.text.split("\n") if not line.startswith(("#", "curl()")))


def blocks(page: str) -> list[Block]:
    """The commands of a page's bash blocks in their order."""
    found: list[Block] = []
    title = ""
    for fence in FENCE.finditer(page):
        if fence["title"] is not None:
            title = fence["title"]
        elif fence["language"] == "bash":
            for text in _APART.split(fence["text"]):
                found.append(Block(len(found), text, title, _shown(text)))
    return found


def titles(every: list[Block]) -> list[str]:
    """The scenarios: each stands alone behind the page's beginning."""
    return [one for one in dict.fromkeys(block.title for block in every) if one not in (BEGIN, SHORT, TIDY)]


def script(every: list[Block]) -> str:
    """The blocks as they stand, with the number of each in the environment."""
    return "\n".join(f"export BLOCK={one.number}\n{one.text}" for one in every) + "\n"


def refusals(told: Any) -> Iterator[Any]:
    """The refusals among what was answered."""
    every = told if isinstance(told, list) else [told]
    return (one for one in every if isinstance(one, dict) and one.get("objectType") == "KalturaAPIException")


def _shown(text: str) -> Any:
    """The answer in the comments behind a command, where it is JSON."""
    rows: list[str] = []
    for line in reversed(text.removesuffix("\n)").split("\n")):
        if not line.startswith("#"):
            break
        rows.insert(0, line[2:])
    else:
        return None
    try:
        return json.loads(without_names("\n".join(rows)))
    except ValueError:
        return None
