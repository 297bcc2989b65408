"""The headings of a document in Markdown, as they stand in its text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from livingdocs.common.markdown import anchor, anchors
from livingdocs.site.folds import fence_after

_HEADING = re.compile(r"#{1,6} (?P<title>.+)$")


def rewritten(text: str, change: Callable[[str, str], str]) -> str:
    """The text with each heading changed: `change` is given its line and its title. What is code stays."""
    fence, lines = "", []
    for line in text.split("\n"):
        fence = fence_after(fence, line)
        heading = None if fence else _HEADING.match(line)
        lines.append(change(line, heading["title"]) if heading else line)
    return "\n".join(lines)


def with_anchors(text: str) -> str:
    """The text whose headings of one title have the anchors that GitHub gives them: -1, -2 … behind the first."""
    titles: list[str] = []

    def numbered(line: str, title: str) -> str:
        titles.append(html.unescape(re.sub(r"`|\]\([^)]*\)", "", title)))
        name = anchors(titles)[-1]
        return line if name == anchor(titles[-1]) else f"{line} {{: #{name} }}"

    return rewritten(text, numbered)
