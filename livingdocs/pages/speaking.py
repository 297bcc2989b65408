"""The languages in which the pages write calls, in the order of their folds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from livingdocs.common.markdown import fenced, plain
from livingdocs.languages import bash, programs
from livingdocs.recorded.recording import ROWS_SHOWN, Line, Recorded, Recording, Take


@dataclass(frozen=True)
class Language:
    """How a language writes what a page begins with, a scenario, a few calls and the tidying: parts of Markdown."""

    title: str  # of its folds
    begin: Callable[[Recording], list[str]]
    scenario: Callable[[Recorded, Recording], list[str]]
    calls: Callable[[list[Line], Recording], list[str]]
    tidy: Callable[[Recording], list[str]]


def _code(text: str, fence: str) -> list[str]:
    return [fenced(text, fence)] if text else []


def _begin(needs: str, text: str, fence: str) -> list[str]:
    return [needs, *_code(text, fence)]


def _bash_scenario(recorded: Recorded, recording: Recording) -> list[str]:
    """Each of the examples that are shown, under its name; none where all is done in a browser, without a call."""
    return [
        part
        for take in recorded.takes[:ROWS_SHOWN]
        if take.lines
        for part in ([f"**{plain(take.name)}**"] if take.name else []) + _take(take, recording)
    ]


def _take(take: Take, recording: Recording) -> list[str]:
    text = bash.scenario(take, recording)
    if not take.missing:
        return [fenced(text, "bash")]
    names = ", ".join(f"`${name}`" for name in take.missing)
    said = f"*{names}: your program computes it; the calls of this scenario can't be pasted as they are.*"
    return [said, fenced(text, "text")]


def _program(title: str) -> Language:
    """A language of programs, by its name."""
    fence = title.lower()
    return Language(
        title,
        lambda recording: _begin(*programs.begin(recording, title), fence),
        lambda recorded, _: _code(programs.scenario(recorded, title), fence),
        lambda lines, _: _code(programs.calls(lines, title), fence),
        lambda recording: _code(programs.end(recording, title), fence),
    )


LANGUAGES = [
    Language(
        "curl",
        lambda recording: [*_code(bash.begin(recording), "bash"), *_code(bash.samples(recording), "bash")],
        _bash_scenario,
        lambda lines, recording: _code(bash.calls(lines, recording), "bash"),
        lambda recording: _code(bash.tidy(recording), "bash"),
    ),
    *map(_program, programs.LANGUAGES),
]
