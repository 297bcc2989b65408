"""The menu of the site: the start, the guides by chapter, the reference, the project.

The sections of the guide that is open come from its own headings; the theme's styles put them under its name.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import plain
from livingdocs.pages.guide_pages import path_of

_REFERENCE = "reference"


def navigation(guides: list[Guide], pages: Path) -> list[Any]:
    """The menu as the site's generator reads it; `pages`: the folder that holds them all."""
    chapters: list[Any] = [
        {plain(chapter.label): [{plain(guide.title): path_of(guide)} for guide in members]}
        for chapter, members in itertools.groupby(guides, key=lambda guide: guide.chapter)
    ]
    others = [page.name for page in sorted(pages.glob("*.md")) if page.name not in ("index.md", "report.md")]
    project = ["project/README.md", "project/CONTRIBUTING.md", *others]
    menu: list[dict[str, Any]] = [
        {"Start": "index.md"},
        {"Guides": ["guides/README.md", *_titled(pages, ["project/GUIDE_MAP.md"]), *chapters]},
        {"Reference": _reference(pages)},
        {"Report": "report.md"},
        {"Project": _titled(pages, project)},
    ]
    return [item for item in menu if all(item.values())]  # what holds nothing would lead nowhere


def _reference(pages: Path) -> list[Any]:
    """The pages of reference/, and those of each folder in it under the title of the folder's own page."""
    found: list[Any] = []
    for page in sorted((pages / _REFERENCE).glob("*.md")):
        inside = [one.relative_to(pages).as_posix() for one in sorted(page.with_suffix("").glob("*.md"))]
        own = _titled(pages, [page.relative_to(pages).as_posix()])
        found += [{_title(page): [*own, *_titled(pages, inside)]}] if inside else own
    return found


def _titled(pages: Path, names: list[str]) -> list[Any]:
    return [{_title(pages / name): name} for name in names if (pages / name).is_file()]


def _title(page: Path) -> str:
    found = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else page.stem
