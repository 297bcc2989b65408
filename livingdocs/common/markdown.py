"""Small pieces of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable


def anchor(title: str) -> str:
    """The anchor that GitHub gives a heading: lower case, punctuation dropped, spaces as hyphens."""
    kept = re.sub(r"[^\w\- ]", "", title.strip().lower())
    return kept.replace(" ", "-")


def plain(text: str) -> str:
    """A text whose <words> are shown, not taken for HTML."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def told(prose: str) -> str:
    """Prose as Markdown of every kind: <words> are shown, and a blank line goes before a list."""
    parts = re.split(r"(`[^`]*`)", prose)
    text = "".join(part if part.startswith("`") else plain(part) for part in parts)
    return re.sub(r"^((?![-*] |\s).+)\n(?=[-*] )", r"\1\n\n", text, flags=re.MULTILINE)


def anchors(titles: Iterable[str]) -> list[str]:
    """Anchors of all headings of one page, in order; one that comes again gets -1, -2 …"""
    seen: dict[str, int] = {}
    found = []
    for title in titles:
        base = anchor(title)
        found.append(f"{base}-{seen[base]}" if base in seen else base)
        seen[base] = seen.get(base, 0) + 1
    return found


def fenced(text: str, language: str) -> str:
    """A code block whose fence is longer than any fence inside."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def page(parts: Iterable[str]) -> str:
    """Blocks set apart by one blank line, with one newline at the end."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
