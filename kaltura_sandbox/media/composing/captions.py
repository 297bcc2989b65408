"""Captions burnt into the picture, with libass.

The font: the one asked for if the machine has it; libass takes the nearest of the machine's else. Where the machine
has none at all, the one that comes with Pillow (Aileron) is lent to it, so that captions are never lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PIL import ImageFont

from kaltura_sandbox import php_text
from kaltura_sandbox.media import runner
from kaltura_sandbox.media.errors import MediaError

_READABLE = {".srt": "srt", ".vtt": "webvtt", ".ass": "ass", ".ssa": "ass"}  # and what libavformat calls it
SECONDS = 60  # that reading a file of captions may take
_PLAIN = re.compile(r"[\w .&-]*")  # any script: fonts are named in all of them


class BorderStyle(IntEnum):
    """ASS: an outline around the letters, or a box behind them."""

    OUTLINE = 1
    BOX = 3


@dataclass(frozen=True)
class Captions:
    """KalturaRenderCaptionAttributes with the file itself (srt, vtt or ass; other kinds are to be turned into one).

    ``kind``: srt, vtt or ass, for a file whose name does not say it. Colours in ASS order, &HAABBGGRR or &HBBGGRR.
    ``alignment``: KalturaCaptionsAlignment (2 is the bottom middle, 6 the top middle, 10 the centre).
    """

    file: Path
    fontSize: int | None = None
    fontName: str | None = None
    primaryColour: str | None = None
    borderStyle: BorderStyle | None = None
    outlineColour: str | None = None
    backColour: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    kind: str = ""
    alignment: int | None = None


def burning(captions: Captions, offset_ms: float, work: Path) -> str:
    """The filter that draws the captions, whose times count from ``offset_ms`` before the picture's start.

    Writes the file anew into ``work``, where ffmpeg must run: its name then needs no quoting. Raises MediaError.
    """
    suffix = f".{captions.kind}" if captions.kind else php_text.lower(captions.file.suffix)
    if suffix not in _READABLE:
        raise MediaError(f"captions of the kind {suffix or 'without a name'} cannot be drawn")
    copy = work / f"captions-{len(list(work.glob('captions-*')))}.ass"
    _rewrite(captions.file, _READABLE[suffix], copy)
    _lend_font(work / "fonts")
    shift = offset_ms / 1000
    drawn = f"subtitles=f={copy.name}:fontsdir=fonts:force_style='{_style(captions)}'"
    return f"setpts=PTS+{shift:.6f}/TB,{drawn},setpts=PTS-{shift:.6f}/TB"


def _rewrite(file: Path, kind: str, target: Path) -> None:
    """As a file that is captions and nothing else. The filter that draws them looks for itself what a file is, and
    would follow a list of other files that was uploaded as captions."""
    reading = ["-protocol_whitelist", "file", "-f", kind, "-i", runner.local(file)]
    runner.run([*reading, "-f", "ass", runner.local(target)], SECONDS)


def _style(captions: Captions) -> str:
    style: dict[str, object] = {
        "FontName": captions.fontName,
        "Fontsize": captions.fontSize,
        "PrimaryColour": _colour(captions.primaryColour),
        "Bold": 1 if captions.bold else None,
        "Italic": 1 if captions.italic else None,
        "Underline": 1 if captions.underline else None,
        "BorderStyle": int(captions.borderStyle) if captions.borderStyle else None,
        "OutlineColour": _colour(captions.outlineColour),
        "BackColour": _colour(captions.backColour),
        "Alignment": captions.alignment,
    }
    if captions.fontName and not _PLAIN.fullmatch(captions.fontName):
        raise MediaError("a font's name holds letters, digits and blanks")
    return ",".join(f"{name}={value}" for name, value in style.items() if value is not None)


def _colour(code: str | None) -> str | None:
    if not code:
        return None
    digits = re.fullmatch(r"(?:&H|0x|#)?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})&?", code)
    if not digits:
        raise MediaError("a colour of captions is &HBBGGRR or &HAABBGGRR")
    return f"&H{digits[1]}"


def _lend_font(directory: Path) -> None:
    directory.mkdir(exist_ok=True)
    font = ImageFont.load_default(20)
    data = getattr(getattr(font, "path", None), "getvalue", lambda: b"")()
    if data:
        (directory / "lent.ttf").write_bytes(data)
