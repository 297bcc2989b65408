"""What a run is to do: the guides that the arguments select, weighed by how long they took last time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from behave.configuration import Configuration
from behave.parser import ParserError
from behave.runner_util import collect_feature_locations, parse_features

from livingdocs.common import paths

SECONDS_PER_SCENARIO = 1.0  # the guess for a guide that no run has timed yet


class RunError(Exception):
    """The run can't start; the text is one sentence that says what to do."""


@dataclass(frozen=True)
class Work:
    """One guide to run: where behave finds it (file, or file:line for single scenarios), and what it weighs in s."""

    file: str
    title: str
    locations: tuple[str, ...]
    scenarios: int
    weight: float
    tags: frozenset[str] = frozenset()  # of all its scenarios that are selected


def collect(arguments: Sequence[str], times: dict[str, float]) -> list[Work]:
    """What the arguments select, longest first. Raises RunError for a guide that doesn't parse."""
    config = Configuration(list(arguments))
    try:
        found = collect_feature_locations(config.paths or [str(paths.FEATURES)])
        found = [location for location in found if not config.exclude(location)]
        features = parse_features(found)
    except (ParserError, OSError) as error:
        raise RunError(f"A guide can't be read: {error}") from error
    works = []
    for feature in features:
        selected = [scenario for scenario in feature.walk_scenarios() if scenario.should_run(config)]
        if count := len(selected):
            tags = frozenset(str(tag) for scenario in selected for tag in scenario.effective_tags)
            file = paths.relative(feature.filename)
            here = tuple(str(place) for place in found if paths.relative(place.filename) == file)
            weight = times.get(file, count * SECONDS_PER_SCENARIO)
            works.append(Work(file, feature.name, here, count, max(weight, 0.01), tags))
    return sorted(works, key=lambda work: -work.weight)


def load_times() -> dict[str, float]:
    """Seconds of each guide in the last runs; {} where none are kept or the file is damaged."""
    try:
        kept = json.loads(paths.TIMES.read_text(encoding="utf-8"))
        return {str(file): float(seconds) for file, seconds in kept.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def save_times(new: dict[str, float]) -> None:
    times = load_times() | {file: round(seconds, 2) for file, seconds in new.items()}
    paths.TIMES.write_text(json.dumps(dict(sorted(times.items())), indent=2) + "\n", encoding="utf-8")
