"""What a run is to do: the guides that the arguments select, weighed by how long they took on this target before.

A guide that is long beside the rest is handed out by its sections, so that the last workers don't idle.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from behave.configuration import Configuration
from behave.exception import InvalidFilenameError
from behave.parser import ParserError
from behave.runner_util import collect_feature_locations, parse_features
from cucumber_tag_expressions import TagExpressionError

from livingdocs.common import paths
from livingdocs.common.guides import outline_title, section_of

SECONDS_PER_SCENARIO = 1.0  # the guess where no run has timed anything yet
SHARES = 4  # pieces of work for each worker: nothing is larger than that, if sections allow it

Times = dict[str, dict[str, float]]
"""Seconds by guide and by scenario's title."""


class RunError(Exception):
    """The run can't start; the text is one sentence that says what to do."""


@dataclass(frozen=True)
class Case:
    """A scenario that is selected: its line, title and section."""

    line: int
    title: str
    section: str


@dataclass(frozen=True)
class Work:
    """A guide to run, or sections of it: where behave finds it (file, or file:line for single scenarios).

    `weight` is what it is expected to take, in s; `known` the part of its scenarios of which that was measured.
    """

    file: str
    title: str
    locations: tuple[str, ...]
    scenarios: int
    weight: float
    tags: frozenset[str] = frozenset()  # of all its scenarios that are selected
    cases: tuple[Case, ...] = ()
    section: str = ""  # of a part: its first section's title
    known: float = 0.0

    @property
    def key(self) -> str:
        """Its name among all works of a run."""
        return f"{self.file}: {self.section}" if self.section else self.file


def collect(arguments: Sequence[str]) -> list[Work]:
    """What the arguments select. Raises RunError for places that aren't there and for a guide that doesn't parse."""
    config = _configured(arguments)
    _check_places(config.paths)
    try:
        found = collect_feature_locations(config.paths or [str(paths.FEATURES)])
        found = [location for location in found if not config.exclude(location)]
        features = parse_features(found)
    except (ParserError, FileNotFoundError, InvalidFilenameError, OSError) as error:
        raise RunError(f"A guide can't be read: {error}") from error
    works = []
    for feature in features:
        selected = [scenario for scenario in feature.walk_scenarios() if scenario.should_run(config)]
        if count := len(selected):
            tags = frozenset(str(tag) for scenario in selected for tag in scenario.effective_tags)
            file = paths.relative(feature.filename)
            here = tuple(str(place) for place in found if paths.relative(place.filename) == file)
            cases = tuple(_case(scenario) for scenario in selected)
            works.append(Work(file, feature.name, here, count, count * SECONDS_PER_SCENARIO, tags, cases))
    return sorted(works, key=lambda work: -work.weight)


def _configured(arguments: Sequence[str]) -> Configuration:
    """behave's configuration. Where it knows an argument no better than argparse does, it ends with its usage."""
    try:
        return Configuration(list(arguments))
    except TagExpressionError as error:
        raise RunError(f"The tags can't be read: {str(error).splitlines()[0]}") from error
    except re.error as error:
        raise RunError(f"A name is a regular expression, and this one can't be read: {error}") from error


def _check_places(places: Iterable[str]) -> None:
    """behave goes its own ways with a file that isn't there, and takes a line beyond the end for the last scenario."""
    for place in places:
        file, _, line = place.rpartition(":") if re.search(r":\d+$", place) else (place, "", "")
        path = Path(file.removeprefix("@"))
        if not path.exists():
            raise RunError(
                f"There is no {path}: name a guide or a folder of guides, such as features/03_edit."
            )
        if path.is_file() and not file.startswith("@") and path.suffix != ".feature":
            raise RunError(
                f"{path} is no guide: name a .feature file, one of its lines, or a folder of guides."
            )
        length = len(path.read_text(encoding="utf-8", errors="replace").splitlines()) if line else 0
        if int(line or 0) > length:
            raise RunError(f"{path} ends with line {length}, and has no line {line}.")


def _case(scenario: object) -> Case:
    section = section_of(scenario)  # type: ignore[arg-type]
    return Case(scenario.line, outline_title(scenario), section.name if section else "")  # type: ignore[attr-defined, arg-type]


def weighed(works: Iterable[Work], times: Times) -> list[Work]:
    """The works with what they are expected to take, longest first. What was never timed takes what others take."""
    works = list(works)
    told = [
        seconds
        for work in works
        for case in work.cases
        if (seconds := _seconds(times, work, case)) is not None
    ]
    guess = sum(told) / len(told) if told else SECONDS_PER_SCENARIO
    return sorted((_weighed(work, times, guess) for work in works), key=lambda work: -work.weight)


def _weighed(work: Work, times: Times, guess: float) -> Work:
    told = [_seconds(times, work, case) for case in work.cases]
    weight = sum(guess if seconds is None else seconds for seconds in told)
    known = sum(seconds is not None for seconds in told)
    return replace(work, weight=max(weight, 0.01), known=known / max(1, len(told)))


def _seconds(times: Times, work: Work, case: Case) -> float | None:
    return times.get(work.file, {}).get(case.title)


def split(works: Sequence[Work], times: Times, jobs: int) -> list[Work]:
    """The works for so many workers, longest first: guides that are long beside the rest in parts, by sections."""
    most = sum(work.weight for work in works) / (jobs * SHARES)
    parts = [
        part
        for work in works
        for part in (_parts(work, times, most) if jobs > 1 and work.weight > most else [work])
    ]
    return sorted(parts, key=lambda work: -work.weight)


def _parts(work: Work, times: Times, most: float) -> Iterator[Work]:
    """Sections that stand together, as many as are not too long."""
    guess = work.weight / work.scenarios
    held: list[Case] = []
    weight = 0.0
    for _, group in groupby(work.cases, key=lambda case: case.section):
        cases = list(group)
        told = [_seconds(times, work, case) for case in cases]
        more = sum(guess if seconds is None else seconds for seconds in told)
        if held and weight + more > most:
            yield _part(work, held, weight)
            held, weight = [], 0.0
        held, weight = held + cases, weight + more
    yield _part(work, held, weight) if len(held) < len(work.cases) else work


def _part(work: Work, cases: Sequence[Case], weight: float) -> Work:
    file = re.sub(r":\d+$", "", work.locations[0])  # spelled as it was found: JUnit's names come from that
    places = tuple(f"{file}:{case.line}" for case in cases)
    section = cases[0].section or "the first scenarios"
    return replace(
        work,
        locations=places,
        scenarios=len(cases),
        weight=max(weight, 0.01),
        cases=tuple(cases),
        section=section,
    )


def times_of(url: str = "", partner: int = 0) -> Path:
    """Where the times of a target are kept: of the sandbox, or of an account of a server."""
    if not url:
        return paths.TIMES
    server = re.sub(r"[^A-Za-z0-9.]+", "-", url.partition("://")[2].rpartition("@")[2])
    return paths.TIMES.with_name(f"times-{server}-{partner}.json")


def load_times(kept: Path) -> Times:
    """Seconds of each scenario in the last runs; {} where none are kept or the file is damaged."""
    try:
        told = json.loads(kept.read_text(encoding="utf-8"))
        return {
            str(file): {str(title): float(seconds) for title, seconds in cases.items()}
            for file, cases in told.items()
            if isinstance(cases, dict)
        }
    except (OSError, ValueError, AttributeError):
        return {}


def save_times(kept: Path, new: Times) -> None:
    """Add what this run measured."""
    times = load_times(kept)
    for file, cases in new.items():
        times[file] = times.get(file, {}) | {title: round(seconds, 2) for title, seconds in cases.items()}
    draft = kept.with_name(
        f"{kept.name}.{os.getpid()}"
    )  # what a kill leaves half written would cost all others
    draft.write_text(json.dumps(dict(sorted(times.items())), indent=2) + "\n", encoding="utf-8")
    draft.replace(kept)
