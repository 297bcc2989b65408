"""`python -m livingdocs new-guide NAME --chapter 03_edit`: a feature that passes, and its place in the order."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from livingdocs.common.guides import ORDER, chapter_of, feature_files
from livingdocs.common.paths import FEATURES, relative
from livingdocs.new.files import Unusable, check_name, filled, told, write

_CHAPTER = re.compile(r"\d\d_[a-z]+(_[a-z]+)*")
_NEXT = """\
Next:
  1. Replace what is in brackets, and the scenario: its title, prose, tags and steps (docs/reference/steps.md).
  2. Run it:       .venv/bin/python -m livingdocs run --no-report {file}
  3. Check it:     make lint
  4. Its page:     make docs after that run; commit what it writes.
Its place among the guides of its chapter is its line in features/reading_order.txt."""


def new_guide(arguments: Sequence[str]) -> int:
    """The command; 1 where nothing could be written."""
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs new-guide", description="Write the start of a guide."
    )
    parser.add_argument("name", help="of the feature file: clip_and_trim")
    parser.add_argument(
        "--chapter", required=True, help="its folder in features: 03_edit (a new one is made)"
    )
    parser.add_argument("--title", help="what a reader would type (default: made of the name)")
    options = parser.parse_args(list(arguments))
    return told(lambda: start(options.name, options.chapter, options.title))


def start(name: str, chapter: str, title: str | None = None) -> str:
    """Write it; what to do next. Raises Unusable."""
    path = FEATURES / _chapter(chapter) / f"{check_name(name)}.feature"
    same = [found for found in feature_files() if found.stem == name]
    if same:
        raise Unusable(f"{relative(same[0])} is there already: take another name.")
    epic = chapter_of(path).title.replace(" ", "_")
    title = (title or name.replace("_", " ").capitalize()).strip()
    write({path: filled("guide.feature", {"epic": epic, "title": title})})
    _enter(path)
    return _NEXT.format(file=relative(path))


def _chapter(folder: str) -> str:
    """The folder of a chapter, there or to be made; a chapter's number is taken once."""
    there = sorted({path.parent.name for path in feature_files()})
    if folder in there:
        return folder
    if not _CHAPTER.fullmatch(folder) or any(one[:2] == folder[:2] for one in there):
        raise Unusable(f"{folder!r} is no chapter and can't be a new one. There are {', '.join(there)}.")
    return folder


def _enter(path: Path) -> None:
    """Put a guide's name into the reading order, behind those of its chapter and of the chapters before it."""
    chapters = {found.stem: chapter_of(found).number for found in feature_files()}
    lines = ORDER.read_text(encoding="utf-8").splitlines() if ORDER.is_file() else []
    before = [i for i, name in enumerate(lines) if name.startswith("#") or _is_before(name, path, chapters)]
    lines.insert(max(before, default=-1) + 1, path.stem)
    ORDER.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {relative(ORDER)}")


def _is_before(name: str, path: Path, chapters: dict[str, int]) -> bool:
    return name in chapters and chapters[name] <= chapter_of(path).number
