"""Makes the files of this directory: python -m features.data.make (ten seconds).

The pictures are drawn here, frame by frame, and encoded by the ffmpeg of imageio-ffmpeg; the same versions
make the same bytes. README.md says what each file is for, features/support/viewing/timecode.py what the strip says.
"""

from __future__ import annotations

import math
import subprocess
import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from features.data import documents
from features.support.viewing import timecode
from features.support.viewing.media import FIRST_TONE_HZ, TONE_STEP_HZ

HERE = Path(__file__).resolve().parent
FPS = 25
RATE = 44100
GREEN = (0x6F, 0xED, 0x48)
INK, PAPER = (20, 24, 40), (240, 242, 246)
CORNERS = {"red": (214, 40, 40), "blue": (36, 72, 200), "yellow": (240, 200, 40), "green": (30, 140, 70)}


@dataclass(frozen=True)
class Film:
    """One sample: what it is called, what it shows. Sizes in pixels; block is a block of the strip."""

    file: str
    title: str
    number: int
    seconds: int
    width: int
    height: int
    top: tuple[int, int, int]
    bottom: tuple[int, int, int]
    crf: int
    block: int = 18

    def left(self) -> int:
        return (self.width - round(self.block * (timecode.BLOCKS + 2 * timecode.MARKER_BLOCKS))) // 2


KEYNOTE = Film("keynote.mp4", "Keynote", 0, 30, 640, 360, (28, 40, 84), (16, 96, 108), 17)
SHORT = Film("keynote_short.mp4", "Keynote, in short", 1, 12, 640, 360, (86, 36, 52), (120, 84, 30), 21)
VERTICAL = Film("vertical.mp4", "Backstage", 2, 6, 360, 640, (52, 34, 92), (24, 84, 120), 27)


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def background(film: Film) -> Image.Image:
    """A gradient with the title; a patch of another colour in each corner shows what a crop cut."""
    share = np.linspace(0, 1, film.height)[:, None, None]
    rows = np.array(film.top) * (1 - share) + np.array(film.bottom) * share
    image = Image.fromarray(np.broadcast_to(rows, (film.height, film.width, 3)).astype(np.uint8), "RGB")
    pen, size = ImageDraw.Draw(image), 28
    right, below = film.width - size, film.height - size
    for colour, (x, y) in zip(
        CORNERS.values(), [(0, 0), (right, 0), (0, below), (right, below)], strict=True
    ):
        pen.rectangle((x, y, x + size - 1, y + size - 1), colour)
    pen.text(
        (film.width / 2, film.height * 0.14), film.title, PAPER, font(40 if film.width > 400 else 34), "mm"
    )
    return image


def frames(film: Film) -> Iterator[Image.Image]:
    """The film: a counter, a disc that goes around with the seconds, the strip."""
    paper = background(film)
    middle, counter = film.width / 2, film.height * 0.4
    for number in range(film.seconds * FPS):
        image, ms = paper.copy(), number * 1000 // FPS
        pen = ImageDraw.Draw(image)
        pen.text((middle, counter), f"{ms // 1000:02d} s", PAPER, font(84), "mm")
        timecode.draw(image, film.number, ms, film.left(), int(film.height * 0.6), film.block, 34)
        wave_bars(pen, film, ms)
        share = number / (film.seconds * FPS)
        y, reach = film.height * 0.86, film.width - 120
        pen.line((60, y, 60 + reach, y), (150, 160, 180), 2)
        x, radius = 60 + share * reach, 11 + 4 * math.sin(2 * math.pi * ms / 1000)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), (250, 130, 40))
        yield image


def wave_bars(pen: ImageDraw.ImageDraw, film: Film, ms: int) -> None:
    """Bars that dance above the line: something for an encoder to work on."""
    base = film.height * 0.86 - 6
    for x in range(60, film.width - 60, 10):
        rise = 14 + 12 * math.sin(x / 23 + ms / 310) * math.cos(x / 71 - ms / 170)
        pen.rectangle((x, base - rise, x + 6, base), (60, 120 + x * 100 // film.width, 190))


def green_frames(seconds: int = 5, width: int = 640, height: int = 360) -> Iterator[Image.Image]:
    """A figure that walks before the green that background replacement takes for nothing."""
    for number in range(seconds * FPS):
        image = Image.new("RGB", (width, height), GREEN)
        pen = ImageDraw.Draw(image)
        x = 120 + (width - 240) * number / (seconds * FPS)
        pen.ellipse((x - 34, 70, x + 34, 138), (230, 170, 120))
        pen.rounded_rectangle((x - 52, 144, x + 52, 290), 24, (60, 60, 170))
        step = 22 * math.sin(2 * math.pi * number / FPS)
        pen.line((x - 18, 288, x - 18 - step, 350), INK, 22)
        pen.line((x + 18, 288, x + 18 + step, 350), INK, 22)
        yield image


def tones(seconds: int, first: int = FIRST_TONE_HZ, level: float = 0.35) -> np.ndarray:
    """One tone a second, each 50 Hz above the last, without clicks between them."""
    ticks = np.arange(seconds * RATE)
    phase = np.cumsum(2 * np.pi * (first + TONE_STEP_HZ * (ticks // RATE)) / RATE)
    return (level * 32767 * np.sin(phase)).astype("<i2")


def write_wave(path: Path, sound: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.tobytes())
    return path


def ffmpeg(*arguments: str, pictures: Iterator[Image.Image] | None = None) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for picture in pictures or ():
            process.stdin.write(picture.tobytes())
        process.stdin.close()
    if process.returncode:
        raise SystemExit(f"ffmpeg ended with {process.returncode}")


def encode(file: Path, size: tuple[int, int], pictures: Iterator[Image.Image], crf: int, *sound: str) -> None:
    """H.264 with a key frame every 4 s only: a clip starts on the frame asked for only if it was decoded."""
    raw = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        f"{size[0]}x{size[1]}",
        "-r",
        str(FPS),
        "-i",
        "pipe:0",
    ]
    video = ["-c:v", "libx264", "-preset", "slow", "-crf", str(crf), "-pix_fmt", "yuv420p", "-g", "100"]
    same = ["-threads", "2", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
    faststart = [] if file.name.startswith("whole") else ["-movflags", "+faststart"]
    ffmpeg(*raw, *sound, *video, *same, *faststart, str(file), pictures=pictures)


def make_film(film: Film, work: Path, file: Path | None = None) -> None:
    sound = write_wave(work / f"{film.number}.wav", tones(film.seconds))
    audio = ["-i", str(sound), "-c:a", "aac", "-b:a", "64k", "-ac", "1", "-shortest"]
    encode(file or HERE / film.file, (film.width, film.height), frames(film), film.crf, *audio)


def make_song(work: Path) -> None:
    """Eight seconds of the stepping tone with a fifth above it, softer than the films."""
    sound = write_wave(work / "song.wav", tones(8, level=0.2) + tones(8, FIRST_TONE_HZ * 3 // 2, 0.06))
    tags = ["-metadata", "title=Song", "-metadata", "artist=The Samples"]
    ffmpeg(
        "-i",
        str(sound),
        "-c:a",
        "libmp3lame",
        "-b:a",
        "64k",
        *tags,
        "-flags:a",
        "+bitexact",
        str(HERE / "song.mp3"),
    )


def make_pictures() -> None:
    poster = background(Film("poster.jpg", "Poster", 3, 0, 640, 360, (30, 90, 60), (140, 150, 60), 0))
    pen = ImageDraw.Draw(poster)
    pen.text((320, 190), "Today, 10 o'clock", PAPER, font(48), "mm")
    pen.regular_polygon((320, 285, 44), 5, fill=(250, 130, 40))
    poster.save(HERE / "poster.jpg", quality=88)
    logo = Image.new("RGBA", (240, 96), (0, 0, 0, 0))
    pen = ImageDraw.Draw(logo)
    pen.ellipse((6, 6, 90, 90), (250, 130, 40, 255))
    pen.polygon(((38, 26), (38, 70), (72, 48)), PAPER)
    pen.text((106, 48), "Samples", (250, 130, 40, 255), font(32), "lm")
    logo.save(HERE / "logo.png", optimize=True)


def make_truncated(work: Path) -> None:
    """The start of a film whose index is at its end, as a broken upload leaves it; no player opens it."""
    whole = work / "whole.mp4"
    make_film(VERTICAL, work, whole)
    content = whole.read_bytes()
    (HERE / "truncated.mp4").write_bytes(content[: min(len(content) // 2, 40_000)])


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        work = Path(directory)
        for film in (KEYNOTE, SHORT, VERTICAL):
            make_film(film, work)
        encode(HERE / "green_screen.mp4", (640, 360), green_frames(), 26)
        make_song(work)
        make_truncated(work)
    make_pictures()
    documents.write_all(HERE)


if __name__ == "__main__":
    main()
