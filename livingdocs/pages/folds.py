"""What a page shows only when asked: GitHub and the site open and close it."""

from __future__ import annotations

import html
import re

_MARKS = re.compile(r"[{}*_`\[\]\\]")


def fold(summary: str, *parts: str) -> str:
    """Parts of Markdown behind a summary of plain text; blank lines let them be Markdown inside of HTML."""
    inner = "\n\n".join(part.strip("\n") for part in parts if part.strip())
    return f"<details><summary>{summary}</summary>\n\n{inner}\n\n</details>"


def folds(*written: str) -> str:
    """Folds that belong together: nothing stands between them, and the site makes tabs of them."""
    return "\n".join(filter(None, written))


def escaped(text: str) -> str:
    """A text for a summary: no markup, and nothing that is Markdown to a reader who takes summaries for such."""
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", html.escape(text, quote=False))
