"""Where pages get programs: what all of a page begin with, a scenario, a call, in a language by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from livingdocs.languages.javascript import JavaScript
from livingdocs.languages.python import Python, pasteable
from livingdocs.languages.speaking import Piece, Speaker
from livingdocs.recorded.recording import ROWS_SHOWN, Line, Recording, Take

LANGUAGES: dict[str, type[Speaker]] = {"Python": Python, "JavaScript": JavaScript}  # as folds are called


@dataclass(frozen=True)
class Chunk:
    """What is pasted at once: "Before you begin", an example of a scenario, the end."""

    title: str
    pieces: list[Piece]
    code: Callable[[list[Piece]], str]


def begin(language: str, recording: Recording) -> list[str]:
    """What a page's programs begin with: settings, helpers and sessions; then the samples that scenarios share."""
    first, second, *_ = chunks(recording, LANGUAGES[language]())
    return [_code(first.pieces), _code(second.pieces)]


def scenario(language: str, take: Take, recording: Recording) -> str:
    """A whole scenario; works after begin alone."""
    speaker = LANGUAGES[language]()
    return speaker.whole(speaker.take(take)).rstrip("\n")


def calls(language: str, lines: list[Line], recording: Recording) -> str:
    """A few calls, one after the other."""
    return scenario(language, Take("", [replace(line, step="", answer=None) for line in lines]), recording)


def tidy(language: str, recording: Recording) -> str:
    """The deletion of what begin has made; "" where that is nothing."""
    return _code(LANGUAGES[language]().deletions(recording))


def chunks(recording: Recording, speaker: Speaker) -> list[Chunk]:
    """The programs of a page in their order. The beginning is written last, when it is known what uses it."""
    scenarios = [
        Chunk(f"{title} {take.name}".strip(), speaker.take(take), speaker.whole)
        for title, one in recording.scenarios.items()
        for take in one.takes[:ROWS_SHOWN]
        if take.lines and not take.missing
    ]
    last = Chunk("Tidy up", speaker.deletions(recording), _code)
    samples = Chunk("The samples", speaker.samples(recording), _code)
    return [Chunk("Before you begin", [Piece(speaker.start())], _code), samples, *scenarios, last]


def _code(pieces: list[Piece]) -> str:
    return pasteable(pieces).rstrip("\n")
