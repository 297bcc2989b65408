"""What all forms of captions have in common: cues, and what a clip leaves of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from kaltura_sandbox.php_text import LARGEST, is_number, real, whole

LITTLE_ENDIAN = b"\xff\xfe"


@dataclass
class Chunk:
    """A piece of a cue's text; ``style`` as TTML names it, None where the form knows no styles."""

    text: str
    style: dict[str, Any] | None = None


@dataclass
class Cue:
    """One caption: shown from ``start`` to ``end`` (ms); ``settings`` is WebVTT's text behind the times.

    A time that could not be read counts as 0 and is named in ``unread``.
    """

    start: int
    end: int
    chunks: list[Chunk] = field(default_factory=list)
    settings: str | None = None
    unread: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "".join(chunk.text for chunk in self.chunks)


def one_line_end(content: bytes) -> bytes:
    """A file with one kind of line ends. Bytes are replaced, as the platform does it before it decodes any."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def text_of(content: bytes) -> str:
    """A file as text that keeps the bytes which are no UTF-8: as lone surrogates, see ``bytes_of``."""
    return one_line_end(content).decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """What ``text_of`` was given."""
    return text.encode("utf-8", "surrogateescape")


def is_text(text: str) -> bool:
    """Whether a text was UTF-8 throughout."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def milliseconds(text: str) -> int | None:
    """``hh:mm:ss.mmm`` in ms; parts may be missing at the end; None where it is no time."""
    parts = text.split(":")[:3]
    if not all(is_number(part) for part in parts):
        return None
    hours, minutes, seconds = (*parts, "0", "0")[:3]
    rest = real(seconds) * 1000
    if not math.isfinite(rest):
        return None
    found = whole(hours) * 3_600_000 + whole(minutes) * 60_000 + math.floor(rest + 0.5)
    return max(-LARGEST, min(found, LARGEST))


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
