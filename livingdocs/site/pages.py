"""The pages of the site: the documents as they lie in the repository, with their links turned to places on the site.

A document is a page; any other file that one links to (a feature, a CI example) comes along as a text that a browser
shows. What the site doesn't have keeps its words and loses its link. How much a document counts in the search stands on
top of its page: the site's generator reads it there.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import leads_to_page
from livingdocs.common.paths import DOCS, ROOT
from livingdocs.pages.guide_pages import path_of
from livingdocs.site.folds import shown
from livingdocs.site.headings import with_anchors
from livingdocs.site.results import Results, with_results

LINK = re.compile(r"(?P<image>!?)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]+)\)")
CODE = re.compile(r"^(`{3,}).*?^\1$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
MARK = re.compile(r"\A<!-- generated [^>]*-->\s*")  # for whoever edits the file, and not its title
PAGES = ("README.md", "CONTRIBUTING.md", "GUIDE_MAP.md")  # documents of the root that become pages
PICTURES = {".png", ".jpg", ".svg"}
LEFT_OUT = {"recorded"}  # folders of docs/ that hold no pages
REPORT_PAGE = "report/index.html"
WEIGHTS = {"guides/README": 0.2, "guides/": 2, "reference/services": 1, "reference/": 0.3, "": 0.2}
"""How much pages count in the search, by how their place begins: guides first, what is about the project last."""


def place_of(file: Path) -> str:
    """Where a file of the repository lies on the site; "" for what isn't there."""
    path = file.relative_to(ROOT).as_posix()
    if not file.is_file():
        return ""
    if file.is_relative_to(DOCS) and (file.suffix in PICTURES or file.suffix == ".md"):
        inside = file.relative_to(DOCS).as_posix()
        return {"README.md": "documents.md", "ci/README.md": "ci.md"}.get(inside, inside)
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


def write_pages(target: Path, guides: list[Guide], found: Results) -> None:
    """Write all pages, and what they link to, below `target`; `found`: the results of the report that comes along."""
    used: set[Path] = set()
    every = documents()
    by_place = {path_of(guide): guide for guide in guides}
    for source in every:
        place = place_of(source)
        text = turned(MARK.sub("", source.read_text(encoding="utf-8")), source, used)
        if place in by_place:
            report = os.path.relpath(REPORT_PAGE, PurePosixPath(place).parent)
            text = with_results(text, by_place[place], found, report)
        text = shown(with_anchors(text))
        page = target / place
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\nsearch:\n  boost: {_weight(place)}\n---\n\n{text}", encoding="utf-8")
    for file in sorted(used - set(every)):
        copy = target / place_of(file)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


def _weight(place: str) -> float:
    """How much a page counts in the search."""
    return next(weight for start, weight in WEIGHTS.items() if place.startswith(start))
