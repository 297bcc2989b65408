"""The guides as values: chapters, guides and scenarios with their prose, read from the feature files.

behave's parser gives the structure. It drops blank lines, so the prose is read from the source again: its paragraphs
and lists are Markdown and have to stay what they are.
"""

from __future__ import annotations

import functools
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave import parser as gherkin
from behave.model import Background, Feature, Scenario, ScenarioOutline, Step

from livingdocs.common.paths import FEATURES, relative

ORDER = FEATURES / "reading_order.txt"
_OUTLINE_ROW = re.compile(r"\s+-- @\d+\.\d+\s*(.*)$")


@dataclass(frozen=True)
class Chapter:
    """A folder of guides: `03_edit` is chapter 3, "Edit"."""

    folder: str
    number: int
    title: str

    @property
    def label(self) -> str:
        """The chapter's name in the report's tree: "3 Edit"."""
        return f"{self.number} {self.title}" if self.number else self.title


@dataclass(frozen=True)
class GuideScenario:
    """One scenario or outline: `source` is its steps and examples as written, `model` the parsed object."""

    title: str
    prose: str
    line: int
    tags: tuple[str, ...]
    source: str
    model: Scenario

    @property
    def steps(self) -> list[Step]:
        return list(self.model.steps)

    @property
    def is_outline(self) -> bool:
        return isinstance(self.model, ScenarioOutline)


@dataclass(frozen=True)
class Guide:
    """One feature file: its title, prose, background (as written) and scenarios in order."""

    path: Path
    chapter: Chapter
    title: str
    prose: str
    tags: tuple[str, ...]
    background: str
    scenarios: tuple[GuideScenario, ...]
    model: Feature

    @property
    def file(self) -> str:
        """The path from the repository's root, as shown to readers."""
        return relative(self.path)

    @property
    def slug(self) -> str:
        return self.path.stem


@functools.lru_cache(maxsize=1024)
def chapter_of(path: str | Path) -> Chapter:
    """The chapter of a feature file, from the name of its folder (`01_start_here` -> 1, "Start here")."""
    folder = Path(path).resolve().parent.name
    number, _, words = folder.partition("_")
    if not number.isdigit():
        return Chapter(folder, 0, folder.replace("_", " ").capitalize())
    return Chapter(folder, int(number), words.replace("_", " ").capitalize())


def outline_title(scenario: Scenario) -> str:
    """A scenario's title; a row of an outline whose title has no placeholder is named by its example's values."""
    title = _OUTLINE_ROW.sub("", scenario.name)
    row = getattr(scenario, "_row", None)
    if row is None or "<" in (scenario.parent.name if scenario.parent else ""):
        return title
    return f"{title} ({', '.join(row.cells)})"


@functools.lru_cache(maxsize=256)
def _source(path: str) -> tuple[str, ...]:
    return tuple(Path(path).read_text(encoding="utf-8").splitlines())


def prose_lines(path: str | Path, section: Feature | Background | Scenario) -> list[tuple[int, str]]:
    """The lines of prose under a section's title, with their line numbers (from 1)."""
    lines = _source(str(Path(path).resolve()))
    end = min(_first_line_after_prose(section), len(lines) + 1)
    return [(number, lines[number - 1].rstrip()) for number in range(section.line + 1, end)]


def _first_line_after_prose(section: Feature | Background | Scenario) -> int:
    """A feature's prose ends where its first section or that section's tags begin, another's at the first step."""
    if isinstance(section, Feature):
        followers = [section.background.line] if section.background else []
        followers += [first_line(item) for item in section.run_items]
    else:
        followers = [step.line for step in section.steps]
        if isinstance(section, ScenarioOutline):
            followers += [first_line(examples) for examples in section.examples]
    return min(followers, default=section.line + 1)


def first_line(section: Any) -> int:
    """Where a section begins: at its tags if it has any."""
    return min([section.line, *(tag.line for tag in section.tags if getattr(tag, "line", None))])


def prose(path: str | Path, section: Feature | Background | Scenario) -> str:
    """The prose under a section as Markdown: indentation taken off, paragraphs kept; "" where there is none."""
    return textwrap.dedent("\n".join(text for _, text in prose_lines(path, section))).strip()


def gherkin_source(path: Path, first: int, end: int) -> str:
    """The lines from `first` up to `end` (excluded) as written, indentation and outer blank lines taken off."""
    return textwrap.dedent("\n".join(_source(str(path.resolve()))[first - 1 : end - 1])).strip("\n").rstrip()


def load_guide(path: Path) -> Guide | None:
    """Read one feature file; None for a file that holds no feature. Raises behave's ParserError."""
    model = gherkin.parse_file(str(path))
    if model is None:
        return None
    background = model.background
    items = list(_run_items(model))
    ends = [first_line(item) for item in items[1:]] + [len(_source(str(path.resolve()))) + 1]
    return Guide(
        path=path,
        chapter=chapter_of(path),
        title=model.name,
        prose=prose(path, model),
        tags=tuple(str(tag) for tag in model.tags),
        background=_background(path, background, first_line(items[0]) if items else ends[-1]),
        scenarios=tuple(_scenario(path, item, end) for item, end in zip(items, ends, strict=False)),
        model=model,
    )


def _run_items(model: Feature) -> Iterator[Scenario]:
    """Scenarios and outlines in order. Those under `Rule:` are walked too, so that the lint can refuse the rule."""
    for item in model.run_items:
        if isinstance(item, Scenario):
            yield item
        else:
            yield from (inner for inner in item.run_items if isinstance(inner, Scenario))


def _background(path: Path, model: Background | None, end: int) -> str:
    return gherkin_source(path, model.line, end) if model else ""


def _scenario(path: Path, model: Scenario, end: int) -> GuideScenario:
    tags = tuple(str(tag) for tag in model.tags)
    start = min([step.line for step in model.steps], default=model.line + 1)
    return GuideScenario(
        model.name, prose(path, model), model.line, tags, gherkin_source(path, start, end), model
    )


def feature_files(root: Path = FEATURES) -> list[Path]:
    """All feature files in reading order."""
    return sorted(root.rglob("*.feature"), key=reading_key)


def reading_key(path: Path) -> tuple[int, int, str]:
    """Sorts feature files as they are read: by chapter, in it as ORDER has them, those that it doesn't name at last."""
    names = _source(str(ORDER)) if ORDER.is_file() else ()
    place = names.index(path.stem) if path.stem in names else len(names)
    return chapter_of(path).number, place, path.as_posix()


def load_guides(root: Path = FEATURES) -> list[Guide]:
    """All guides in reading order."""
    return [guide for path in feature_files(root) if (guide := load_guide(path))]
