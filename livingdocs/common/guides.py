"""The guides as values: chapters, guides, sections and scenarios with their prose, read from the feature files.

behave's parser gives the structure. It drops blank lines, so the prose is read from the source again: its paragraphs
and lists are Markdown and have to stay what they are.
"""

from __future__ import annotations

import functools
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave import parser as gherkin
from behave.model import Background, Feature, Rule, Scenario, ScenarioOutline, Step

from livingdocs.common.paths import FEATURES, relative

ORDER = FEATURES / "reading_order.txt"
CHAPTERS = FEATURES / "chapters.txt"
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

    @property
    def purpose(self) -> str:
        """What the chapter is for, a sentence that CHAPTERS has; "" where it has none."""
        lines = _source(str(CHAPTERS)) if CHAPTERS.is_file() else ()
        told = (line.partition(":") for line in lines if not line.startswith("#"))
        return next((words.strip() for folder, _, words in told if folder == self.folder), "")


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

    @property
    def runs(self) -> int:
        """How often it runs: once for each example if it is an outline."""
        return len(self.model.scenarios) if isinstance(self.model, ScenarioOutline) else 1


@dataclass(frozen=True)
class Section:
    """One `Rule:` of a guide: a question that the reader has, with the scenarios that answer it."""

    title: str
    prose: str
    line: int
    tags: tuple[str, ...]
    background: str
    scenarios: tuple[GuideScenario, ...]
    model: Rule


@dataclass(frozen=True)
class Guide:
    """One feature file: its title, prose, background (as written), sections and all scenarios in order."""

    path: Path
    chapter: Chapter
    title: str
    prose: str
    tags: tuple[str, ...]
    background: str
    scenarios: tuple[GuideScenario, ...]
    sections: tuple[Section, ...]
    model: Feature

    @property
    def file(self) -> str:
        """The path from the repository's root, as shown to readers."""
        return relative(self.path)

    @property
    def slug(self) -> str:
        return self.path.stem

    @property
    def runs(self) -> int:
        """How many scenarios it has, as a run counts them: each example of an outline is one."""
        return sum(scenario.runs for scenario in self.scenarios)

    def section_of(self, scenario: GuideScenario) -> Section | None:
        """The section that holds a scenario; None for one that stands outside of all."""
        return next((one for one in self.sections if scenario in one.scenarios), None)

    def background_of(self, scenario: GuideScenario) -> str:
        """What goes before a scenario: the guide's background, then its section's."""
        section = self.section_of(scenario)
        return "\n".join(filter(None, [self.background, section.background if section else ""]))

    def tags_of(self, scenario: GuideScenario) -> tuple[str, ...]:
        """A scenario's tags with those that it has from its section."""
        section = self.section_of(scenario)
        return (section.tags if section else ()) + scenario.tags


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


def section_of(scenario: Scenario) -> Rule | None:
    """The `Rule:` that a scenario of behave's stands under, also as a row of an outline; None where there is none."""
    above = scenario.parent.parent if isinstance(scenario.parent, ScenarioOutline) else scenario.parent
    return above if isinstance(above, Rule) else None


def failed_above(scenario: Scenario) -> Feature | Rule | None:
    """The feature or rule whose own hook failed before the scenario could run; None where none did."""
    above = (scenario.feature, section_of(scenario))
    return next((one for one in above if one is not None and one.hook_failed), None)


def place_of(scenario: Scenario) -> str:
    """Where a scenario stands, for people: the guide's title, and its section's where it has one."""
    section = section_of(scenario)
    return f"{scenario.feature.name} › {section.name}" if section else str(scenario.feature.name)


@functools.lru_cache(maxsize=256)
def section_titles(path: Path) -> tuple[str, ...]:
    """The titles of a guide's sections in order, read without parsing the guide; () where there is no such file."""
    lines = _source(str(path.resolve())) if path.is_file() else ()
    return tuple(line.partition(":")[2].strip() for line in lines if line.lstrip().startswith("Rule:"))


def prose_lines(path: str | Path, section: Feature | Rule | Background | Scenario) -> list[tuple[int, str]]:
    """The lines of prose under a section's title, with their line numbers (from 1)."""
    lines = _source(str(Path(path).resolve()))
    end = min(_first_line_after_prose(section), len(lines) + 1)
    return [(number, lines[number - 1].rstrip()) for number in range(section.line + 1, end)]


def _first_line_after_prose(section: Feature | Rule | Background | Scenario) -> int:
    """Prose of a feature or rule ends where its first part or that part's tags begin, another's at the first step."""
    if isinstance(section, (Feature, Rule)):
        followers = [written.line] if (written := own_background(section)) else []
        followers += [first_line(item) for item in section.run_items]
    else:
        followers = [step.line for step in section.steps]
        if isinstance(section, ScenarioOutline):
            followers += [first_line(examples) for examples in section.examples]
    return min(followers, default=section.line + 1)


def own_background(section: Feature | Rule) -> Background | None:
    """The background as written, if any: behave gives a rule an empty one where its feature has one."""
    background = section.background
    return background if background and background.line != section.line else None


def first_line(section: Any) -> int:
    """Where a section begins: at its tags if it has any."""
    return min(
        [section.line, *(tag.line for tag in getattr(section, "tags", ()) if getattr(tag, "line", None))]
    )


def prose(path: str | Path, section: Feature | Rule | Background | Scenario) -> str:
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
    ends = _ends(path, model)
    sections = tuple(_section(path, item, ends) for item in model.run_items if isinstance(item, Rule))
    outside = [_scenario(path, item, ends) for item in model.run_items if isinstance(item, Scenario)]
    return Guide(
        path=path,
        chapter=chapter_of(path),
        title=model.name,
        prose=prose(path, model),
        tags=tuple(str(tag) for tag in model.tags),
        background=_background(path, model, ends),
        scenarios=(*outside, *(one for section in sections for one in section.scenarios)),
        sections=sections,
        model=model,
    )


def _ends(path: Path, model: Feature) -> dict[int, int]:
    """Where each part of a feature ends: its line -> the first line that is no longer its own."""
    parts = [part for part in model.walk_scenarios(with_outlines=True, with_rules=True) if not _is_row(part)]
    parts += [written for one in (model, *model.rules) if (written := own_background(one))]
    parts.sort(key=lambda part: part.line)
    starts = [first_line(part) for part in parts[1:]] + [len(_source(str(path.resolve()))) + 1]
    return {part.line: start for part, start in zip(parts, starts, strict=True)}


def _is_row(part: Any) -> bool:
    """Whether it is one example of an outline, which behave walks along with the outline itself."""
    return isinstance(getattr(part, "parent", None), ScenarioOutline)


def _background(path: Path, model: Feature | Rule, ends: dict[int, int]) -> str:
    written = own_background(model)
    return gherkin_source(path, written.line, ends[written.line]) if written else ""


def _section(path: Path, model: Rule, ends: dict[int, int]) -> Section:
    return Section(
        title=model.name,
        prose=prose(path, model),
        line=model.line,
        tags=tuple(str(tag) for tag in model.tags),
        background=_background(path, model, ends),
        scenarios=tuple(_scenario(path, item, ends) for item in model.run_items),
        model=model,
    )


def _scenario(path: Path, model: Scenario, ends: dict[int, int]) -> GuideScenario:
    tags = tuple(str(tag) for tag in model.tags)
    start = min([step.line for step in model.steps], default=model.line + 1)
    source = gherkin_source(path, start, ends[model.line])
    return GuideScenario(model.name, prose(path, model), model.line, tags, source, model)


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
