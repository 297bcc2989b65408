"""Small pieces of Markdown.

What features say ends on pages that browsers show. It may hold Markdown and <words>; what would run there (markup,
links such as javascript:, attributes in braces) becomes text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable


def anchor(title: str) -> str:
    """The anchor that GitHub gives a heading: lower case, punctuation dropped, spaces as hyphens."""
    kept = re.sub(r"[^\w\- ]", "", title.strip().lower())
    return kept.replace(" ", "-")


SCHEMES = ("http", "https", "mailto")
_LINK = re.compile(r"\](?=\(\s*(?P<to>[^\s)]*))")
_NAMED = re.compile(r"\](?=:\s*(?P<to>\S+))")  # the line that says where [words][name] lead
_ATTRIBUTES = re.compile(r"\{(?=.*=)")  # {: onclick=… }, which the site's generator knows
_BEGINS = re.compile(r"\s*(?:[-*+] |\d+[.)] |[|>#])| {4}")  # what is no rest of the line above
_ALONE = re.compile(r"\s*(?:[|#]|```)| {4}")  # what no line belongs behind
_CODE = re.compile(r"(`[^`]*`)")
_MORE = re.compile(r"(?<!(?<!-)-)>")  # but for arrows, as refusals have them: service->action
_BLOCK = re.compile(r"```\w+\n(?:(?!\s*[`~]{3}).*\n)*```")
FENCE = re.compile(r"(?P<signs>`{3,})(?P<language>[^`]*)$")
"""A line that opens a code block, or ends one."""


def plain(text: str) -> str:
    """A text whose <words> are shown, not taken for HTML, and whose links lead to pages alone."""
    shown = _MORE.sub("&gt;", text.replace("<", "&lt;"))
    for pattern in (_LINK, _NAMED):
        shown = pattern.sub(lambda found: found[0] if leads_to_page(found["to"]) else "&#93;", shown)
    return _ATTRIBUTES.sub("&#123;", shown)


def leads_to_page(target: str) -> bool:
    """Whether a link leads to a page, here or elsewhere. Readers of Markdown and browsers undo entities and
    backslashes, and pass over control characters, before they look for a scheme."""
    said = html.unescape(html.unescape(target)).replace("\\", "")
    scheme, colon, _ = re.split(r"[/?#]", re.sub(r"[\x00-\x20\x7f-\xa0]", "", said), maxsplit=1)[0].partition(
        ":"
    )
    return not colon or scheme.lower() in SCHEMES


def link_targets(text: str) -> list[str]:
    """Where the links in a text lead."""
    return [found["to"] for pattern in (_LINK, _NAMED) for found in pattern.finditer(text)]


def code(text: str) -> str:
    """A word as code, whatever it holds."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"


def told(prose: str) -> str:
    """Prose as Markdown of every kind: <words> are shown, and a blank line goes before a list."""
    text = "".join(_shown(part) for part in re.split(r"(\n[ \t]*\n)", prose))
    return re.sub(r"^((?![-*] |\s).+)\n(?=[-*] )", r"\1\n\n", text, flags=re.MULTILINE)


def _shown(paragraph: str) -> str:
    """A paragraph whose code stays as it is, where no reader of Markdown can take it for anything else: pairs of
    single backticks, each on one line, and blocks of a language at the margin that hold no other. In all others <words>
    are shown in code too, with the signs that do it."""
    if _BLOCK.fullmatch(paragraph):
        return paragraph
    clear = all(line.count("`") % 2 == 0 for line in paragraph.split("\n"))
    if not clear or "``" in paragraph or "\\`" in paragraph:
        return plain(paragraph)
    return "".join(part if part.startswith("`") else plain(part) for part in _CODE.split(paragraph))


def unwrapped(text: str) -> str:
    """Markdown whose paragraphs and list items are a line each; code and tables stay as they are."""
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        fence = line.lstrip().startswith("```")
        goes_on = not (fence or inside) and line.strip() and not _BEGINS.match(line)
        if goes_on and lines and lines[-1].strip() and not _ALONE.match(lines[-1]):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
        inside ^= fence
    return "\n".join(lines)


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


def close(*parts: str) -> str:
    """A heading, a paragraph and a code block that belong together, with no blank lines between them."""
    return "\n".join(part.strip("\n") for part in parts if part.strip())


def page(parts: Iterable[str]) -> str:
    """Blocks set apart by one blank line, with one newline at the end."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
