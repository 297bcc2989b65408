"""The languages in which the pages write calls, in the order of their folds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from livingdocs.languages import bash, programs
from livingdocs.recorded.recording import Line, Recording, Take


@dataclass(frozen=True)
class Language:
    """How a language writes what a page begins with, a scenario, a few calls and the tidying; "" where it has none."""

    title: str  # of its folds
    fence: str
    begin: Callable[[Recording], list[str]]  # blocks
    scenario: Callable[[Take, Recording], str]
    calls: Callable[[list[Line], Recording], str]
    tidy: Callable[[Recording], str]


def _begin_in_bash(recording: Recording) -> list[str]:
    return [bash.begin(recording), bash.samples(recording)]


LANGUAGES = [
    Language(
        "curl",
        "bash",
        _begin_in_bash,
        bash.scenario,
        bash.calls,
        bash.tidy,
    ),
    *(
        Language(
            title,
            title.lower(),
            partial(programs.begin, title),
            partial(programs.scenario, title),
            partial(programs.calls, title),
            partial(programs.tidy, title),
        )
        for title in programs.LANGUAGES
    ),
]
