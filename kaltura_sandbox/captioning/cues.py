"""What all forms of captions have in common: cues, and what a clip leaves of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

NEWLINES = re.compile(r"\r\n?")
NUMBER = re.compile(r"\d{1,9}(\.\d{0,9})?|\.\d{1,9}")


@dataclass
class Chunk:
    """A piece of a cue's text; ``style`` as TTML names it, None where the form knows no styles."""

    text: str
    style: dict[str, Any] | None = None


@dataclass
class Cue:
    """One caption: shown from ``start`` to ``end`` (ms); ``settings`` is WebVTT's text behind the times."""

    start: int
    end: int
    chunks: list[Chunk] = field(default_factory=list)
    settings: str | None = None

    @property
    def text(self) -> str:
        return "".join(chunk.text for chunk in self.chunks)


def decoded(content: bytes) -> str:
    """A caption file as text: UTF-8 or, by its byte order mark, UTF-16; line ends are made one character.

    What cannot be decoded is left out, as the platform does it.
    """
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return NEWLINES.sub("\n", content.decode("utf-16" if utf16 else "utf-8", "ignore"))


def milliseconds(text: str) -> int | None:
    """``hh:mm:ss.mmm`` in ms; parts may be missing at the end; None where it is no time."""
    parts = text.strip().split(":")[:3]
    if not all(NUMBER.fullmatch(part) for part in parts):
        return None
    numbers = [float(part) for part in parts]
    hours, minutes, seconds = (*numbers, 0.0, 0.0)[:3]
    return int(hours) * 3_600_000 + int(minutes) * 60_000 + round(seconds * 1000)


def clock(ms: int, point: str = ".") -> str:
    """A time in ms as ``hh:mm:ss.mmm``."""
    seconds, rest = divmod(int(ms), 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{point}{rest:03}"


@dataclass(frozen=True)
class Window:
    """The part of a source that a clip shows, and where it begins in the clip; all ms."""

    start: int
    end: int
    at: int = 0

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """A cue's times in the clip, cut at its edges; None where the cue lies outside.

        A cue that only touches the window (it ends where the clip begins) stays, with no length: measured.
        """
        if end < self.start or start > self.end:
            return None
        return max(start - self.start, 0) + self.at, min(end, self.end) - self.start + self.at
