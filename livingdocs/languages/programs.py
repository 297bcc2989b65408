"""Where pages get programs: what all of a page begin with, a scenario, a call, in a language by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from livingdocs.languages.javascript import JavaScript
from livingdocs.languages.python import Python, pasteable
from livingdocs.languages.speaking import Piece, Speaker
from livingdocs.recorded.exchanges import each, is_refusal
from livingdocs.recorded.recording import ROWS_SHOWN, Line, Recorded, Recording, Take

LANGUAGES: dict[str, type[Speaker]] = {"Python": Python, "JavaScript": JavaScript}  # as folds are called


@dataclass(frozen=True)
class Chunk:
    """What is pasted at once: "Before you begin", an example of a scenario, the end."""

    title: str
    pieces: list[Piece]
    code: Callable[[list[Piece]], str]


def begin(recording: Recording, language: str) -> tuple[str, str]:
    """What a page's programs need, in a sentence; and what they begin with: settings, helpers, sessions, the samples
    that scenarios share."""
    speaker = LANGUAGES[language]()
    first, samples, *_ = chunks(recording, speaker)
    return speaker.needs(), "\n\n".join(filter(None, [_code(first.pieces), _code(samples.pieces)]))


def scenario(recorded: Recorded, language: str) -> str:
    """A whole scenario, with each of its examples that are shown; works after begin alone. "" where it has no call."""
    speaker = LANGUAGES[language]()
    examples = [
        (f"{speaker.comment(take.name)}\n" if take.name else "")
        + speaker.whole(speaker.take(take)).rstrip("\n")
        for take in _shown(recorded)
    ]
    return "\n\n".join(examples)


def calls(lines: list[Line], language: str) -> str:
    """A few calls, one after the other, without what they answer, unless that is a refusal."""
    refused = [line.answer if any(map(is_refusal, each(line.answer))) else None for line in lines]
    take = Take(
        "", [replace(line, step="", answer=answer) for line, answer in zip(lines, refused, strict=True)]
    )
    return scenario(Recorded("", [take]), language)


def end(recording: Recording, language: str) -> str:
    """The deletion of what begin has made; "" where that is nothing."""
    return _code(LANGUAGES[language]().deletions(recording))


def chunks(recording: Recording, speaker: Speaker) -> list[Chunk]:
    """The programs of a page in their order. The beginning is written last, when it is known what uses it."""
    scenarios = [
        Chunk(f"{title} {take.name}".strip(), speaker.take(take), speaker.whole)
        for title, one in recording.scenarios.items()
        for take in _shown(one)
    ]
    last = Chunk("Tidy up", speaker.deletions(recording), _code)
    samples = Chunk("The samples", speaker.samples(recording), _code)
    return [Chunk("Before you begin", [Piece(speaker.start())], _code), samples, *scenarios, last]


def _shown(recorded: Recorded) -> list[Take]:
    """The examples that can be run as they are."""
    return [take for take in recorded.takes[:ROWS_SHOWN] if take.lines and not take.missing]


def _code(pieces: list[Piece]) -> str:
    return pasteable(pieces).rstrip("\n")
