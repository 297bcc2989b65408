"""The pages of the site: the documents as they lie in the repository, with their links turned to places on the site.

A document is a page; any other file that one links to (a feature, a CI example) comes along as a text that a browser
shows. What the site doesn't have keeps its words and loses its link.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from livingdocs.common.markdown import leads_to_page
from livingdocs.common.paths import DOCS, ROOT

LINK = re.compile(r"(?P<image>!?)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]+)\)")
CODE = re.compile(r"^(`{3,}).*?^\1$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
PAGES = ("README.md", "CONTRIBUTING.md", "GUIDE_MAP.md")  # documents of the root that become pages
PICTURES = {".png", ".jpg", ".svg"}
LEFT_OUT = {"recorded"}  # folders of docs/ that hold no pages


def place_of(file: Path) -> str:
    """Where a file of the repository lies on the site; "" for what isn't there."""
    path = file.relative_to(ROOT).as_posix()
    if not file.is_file():
        return ""
    if file.is_relative_to(DOCS) and (file.suffix in PICTURES or file.suffix == ".md"):
        inside = file.relative_to(DOCS).as_posix()
        return {"README.md": "index.md", "ci/README.md": "ci.md"}.get(inside, inside)
    return f"project/{path}" if path in PAGES else f"source/{path}.txt"


def turned(text: str, source: Path, used: set[Path]) -> str:
    """A document with its links as they are on the site; the files that it links to are noted in `used`."""
    here = PurePosixPath(place_of(source)).parent

    def link(found: re.Match[str]) -> str:
        target, _, anchor = found["target"].partition("#")
        if not target or re.match(r"[a-z]+:", target, re.IGNORECASE):
            return found[0] if leads_to_page(target) else found["words"]
        file = Path(os.path.normpath(source.parent / target))
        place = place_of(file / "README.md") or place_of(file) if file.is_relative_to(ROOT) else ""
        if not place:
            return found["words"]
        used.add(file / "README.md" if file.is_dir() else file)
        turned_to = os.path.relpath(place, here) + (f"#{anchor}" if anchor else "")
        return f"{found['image']}[{found['words']}]({turned_to})"

    return "".join(part if code else LINK.sub(link, part) for code, part in _split(text))


def _split(text: str) -> Iterator[tuple[bool, str]]:
    """The text in parts: whether it is code, in which nothing is a link."""
    end = 0
    for found in CODE.finditer(text):
        yield False, text[end : found.start()]
        yield True, found[0]
        end = found.end()
    yield False, text[end:]


def documents() -> list[Path]:
    """The documents that are pages of the site."""
    inside = (path for path in sorted(DOCS.rglob("*.md")) if path.relative_to(DOCS).parts[0] not in LEFT_OUT)
    return [*inside, *(ROOT / name for name in PAGES if (ROOT / name).is_file())]


def write_pages(target: Path) -> None:
    """Write all pages, and what they link to, below `target`."""
    used: set[Path] = set()
    every = documents()
    for source in every:
        page = target / place_of(source)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(turned(source.read_text(encoding="utf-8"), source, used), encoding="utf-8")
    for file in sorted(used - set(every)):
        copy = target / place_of(file)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
