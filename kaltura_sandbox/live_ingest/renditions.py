"""What is made of a stream while it flows: pieces on disk, of the stream as it comes and of its renditions.

One ffmpeg a stream. A piece begins at a key frame and lasts a second or a distance of key frames more; a list beside
the pieces (CSV: name, begin, end in s) names those that are whole. Renditions have their key frames where the source
has them, so the n-th pieces of all show the same.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from kaltura_sandbox import php_text

PIECE_S = 1.0
_SLACK_S = 0.05  # a key frame that comes so much early begins a piece as well
_PATIENCE_US, _LOOK = 2_000_000, 1_000_000  # how much of a stream is read to know its tracks: µs of it, bytes
# Else what was written last, up to 256 KiB, goes with an ffmpeg that is killed.
_AT_ONCE = ("-segment_format_options", "flush_packets=1")
_ENCODER = (
    "-c:v",
    "libx264",
    "-preset",
    "superfast",
    "-tune",
    "zerolatency",
    "-pix_fmt",
    "yuv420p",
    "-profile:v",
)


@dataclass(frozen=True)
class Rendition:
    """One of a stream's renditions; 0 means as the source has it. ``copied`` is the stream as it comes.

    Sizes in pixels, bitrates in kbps.
    """

    id: int
    copied: bool = True
    width: int = 0
    height: int = 0
    video_kbps: int = 0
    audio_kbps: int = 0


@dataclass(frozen=True)
class Piece:
    """A whole piece: the number of its file, and its length in s."""

    number: int
    seconds: float


def writing(renditions: list[Rendition], folder: Path) -> list[str]:
    """ffmpeg's outputs: for the rendition with id 7 ``7-000000.ts`` … and ``7.csv``."""
    found: list[str] = []
    for one in renditions:
        codecs = ["-c", "copy"] if one.copied else _encoded(one)
        found += ["-map", "0:v:0?", "-map", "0:a:0?", *codecs, *_cut(one, folder)]
    return found


def reading() -> list[str]:
    """How much of a stream is looked at before it is passed on."""
    return ["-analyzeduration", str(_PATIENCE_US), "-probesize", str(_LOOK), "-fflags", "+genpts"]


def _encoded(one: Rendition) -> list[str]:
    rate = one.video_kbps
    limits = (
        ["-b:v", f"{rate}k", "-maxrate", f"{rate}k", "-bufsize", f"{rate * 2}k"] if rate else ["-crf", "24"]
    )
    sound = ["-b:a", f"{one.audio_kbps}k"] if one.audio_kbps else []
    scaled = f"scale={one.width or -2}:{one.height or -2},setsar=1" if one.width or one.height else "setsar=1"
    return [
        "-filter:v", scaled, *_ENCODER, "main", *limits, "-g", "1000", "-sc_threshold", "0",
        "-force_key_frames", "source", "-fps_mode", "passthrough", "-threads", "2", "-c:a", "aac", *sound,
    ]  # fmt: skip


def _cut(one: Rendition, folder: Path) -> list[str]:
    return [
        "-muxdelay", "0", "-f", "segment", "-segment_format", "mpegts", *_AT_ONCE, "-segment_time", f"{PIECE_S:g}",
        "-segment_time_delta", f"{_SLACK_S:g}", "-segment_list", f"file:{folder / f'{one.id}.csv'}",
        "-segment_list_type", "csv", "-segment_list_size", "0", f"file:{folder}/{one.id}-%06d.ts",
    ]  # fmt: skip


class Listing:
    """The pieces of a rendition that are whole, read on from where the list was read to."""

    def __init__(self, folder: Path, rendition: int) -> None:
        self.rendition = rendition
        self._file, self._read_to = folder / f"{rendition}.csv", 0
        self.pieces: list[Piece] = []

    def look(self) -> list[Piece]:
        """Reads on, and answers what is new."""
        try:
            with self._file.open("rb") as file:
                file.seek(self._read_to)
                text = file.read()
        except FileNotFoundError:
            return []
        complete = text[: text.rfind(b"\n") + 1]  # the last line may be half written
        self._read_to += len(complete)
        before = len(self.pieces)
        for row in csv.reader(complete.decode("ascii", "replace").split("\n")):
            if len(row) == 3:
                length = max(0.0, php_text.real(row[2]) - php_text.real(row[1]))
                self.pieces.append(Piece(len(self.pieces), length))
        return self.pieces[before:]


def file_of(folder: Path, rendition: int, number: int) -> Path:
    """Where a piece lies."""
    return folder / f"{rendition}-{number:06d}.ts"
