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

from behave import parser as gherkin
from behave.model import Feature, Scenario, ScenarioOutline, Step

from livingdocs.paths import FEATURES, relative

_PROSE_ENDS = re.compile(
    r"\s*(@|\"\"\"|```|\||\*\s|#|"
    r"(Background|Rule|Scenarios?|Scenario Outline|Scenario Template|Examples?|Feature)\s*:|"
    r"(Given|When|Then|And|But)\s)"
)
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
    """One scenario (or outline) of a guide with its prose; `model` is behave's own object."""

    title: str
    prose: str
    line: int
    tags: tuple[str, ...]
    model: Scenario

    @property
    def steps(self) -> list[Step]:
        return list(self.model.steps)

    @property
    def is_outline(self) -> bool:
        return isinstance(self.model, ScenarioOutline)


@dataclass(frozen=True)
class Guide:
    """One feature file: its title, prose, background and scenarios in order."""

    path: Path
    chapter: Chapter
    title: str
    prose: str
    tags: tuple[str, ...]
    background: tuple[Step, ...]
    background_prose: str
    scenarios: tuple[GuideScenario, ...]
    model: Feature

    @property
    def file(self) -> str:
        """The path from the repository's root, as shown to readers."""
        return relative(self.path)

    @property
    def slug(self) -> str:
        return self.path.stem


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


def prose_lines(path: str | Path, line: int) -> list[tuple[int, str]]:
    """The lines of prose under the section that starts on `line` (1-based), with their line numbers."""
    found: list[tuple[int, str]] = []
    for number, text in enumerate(_source(str(Path(path).resolve()))[line:], start=line + 1):
        if _PROSE_ENDS.match(text):
            break
        found.append((number, text))
    return found


def prose(path: str | Path, line: int) -> str:
    """The prose under a section as Markdown: indentation taken off, paragraphs kept; "" where there is none."""
    return textwrap.dedent("\n".join(text.rstrip() for _, text in prose_lines(path, line))).strip()


def load_guide(path: Path) -> Guide | None:
    """Read one feature file; None for a file that holds no feature. Raises behave's ParserError."""
    model = gherkin.parse_file(str(path))
    if model is None:
        return None
    background = model.background
    return Guide(
        path=path,
        chapter=chapter_of(path),
        title=model.name,
        prose=prose(path, model.line),
        tags=tuple(str(tag) for tag in model.tags),
        background=tuple(background.steps) if background else (),
        background_prose=prose(path, background.line) if background else "",
        scenarios=tuple(_scenario(path, item) for item in _run_items(model)),
        model=model,
    )


def _run_items(model: Feature) -> Iterator[Scenario]:
    """Scenarios and outlines in order. Those under `Rule:` are walked too, so that the lint can refuse the rule."""
    for item in model.run_items:
        if isinstance(item, Scenario):
            yield item
        else:
            yield from (inner for inner in item.run_items if isinstance(inner, Scenario))


def _scenario(path: Path, model: Scenario) -> GuideScenario:
    tags = tuple(str(tag) for tag in model.tags)
    return GuideScenario(model.name, prose(path, model.line), model.line, tags, model)


def feature_files(root: Path = FEATURES) -> list[Path]:
    """All feature files in reading order: by chapter number, then by name."""
    files = root.rglob("*.feature")
    return sorted(files, key=lambda path: (chapter_of(path).number, path.as_posix()))


def load_guides(root: Path = FEATURES) -> list[Guide]:
    """All guides in reading order."""
    return [guide for path in feature_files(root) if (guide := load_guide(path))]
