"""Tiny sources made by ffmpeg. In ``counter`` each frame shows its own number as eight black and white bars."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from kaltura_sandbox.media import runner

RATE = 25
WIDTH, HEIGHT = 320, 180
_BITS = "geq=lum='if(mod(floor(N/pow(2,floor(X/40))),2),235,16)':cb=128:cr=128"


def make(target: Path, *arguments: str) -> Path:
    runner.run([*arguments, runner.local(target)])
    return target


@pytest.fixture(scope="session")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="session")
def counter(media: Path) -> Path:
    """4 s, 320x180, 25 fps: frame n shows n in binary; sound: 440 Hz, mono."""
    film = f"color=c=black:s={WIDTH}x{HEIGHT}:r={RATE}:d=4,{_BITS}"
    return make(
        media / "counter.mp4", "-f", "lavfi", "-i", film, "-f", "lavfi", "-i", "sine=440:d=4:r=44100",
        "-c:v", "libx264", "-preset", "veryfast", "-g", "50", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "48k",
        "-f", "mp4",
    )  # fmt: skip


@pytest.fixture(scope="session")
def silent(media: Path) -> Path:
    """2 s, 240x240, 12.5 fps, blue, without sound."""
    film = ["-f", "lavfi", "-i", "color=c=blue:s=240x240:r=25/2:d=2"]
    return make(media / "silent.mp4", *film, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-f", "mp4")


@pytest.fixture(scope="session")
def green(media: Path) -> Path:
    """2 s, 320x180: a red square of 80x80 in the middle of the default key colour, with sound."""
    film = "color=c=0x6FED48:s=320x180:r=25:d=2,drawbox=x=120:y=50:w=80:h=80:c=red:t=fill"
    return make(
        media / "green.mp4", "-f", "lavfi", "-i", film, "-f", "lavfi", "-i", "sine=880:d=2",
        "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "mp4",
    )  # fmt: skip


@pytest.fixture(scope="session")
def tone(media: Path) -> Path:
    """3 s of mp3, 440 Hz."""
    return make(media / "tone.mp3", "-f", "lavfi", "-i", "sine=440:d=3", "-c:a", "libmp3lame", "-f", "mp3")


@pytest.fixture(scope="session")
def picture(media: Path) -> Path:
    """640x360, the left half red, the right half blue."""
    image = Image.new("RGB", (640, 360), (255, 0, 0))
    image.paste((0, 0, 255), (320, 0, 640, 360))
    path = media / "picture.png"
    image.save(path)
    return path


def frames(path: Path) -> list[tuple[float, np.ndarray]]:
    """All frames as (seconds, rgb)."""
    with av.open(str(path)) as opened:
        return [(float(one.time or 0), one.to_ndarray(format="rgb24")) for one in opened.decode(video=0)]


def number(image: np.ndarray) -> int:
    """The number that a frame of ``counter`` shows, at any size."""
    height, width = image.shape[:2]
    bars = [image[height // 2, int((bit + 0.5) * width / 8)].mean() > 128 for bit in range(8)]
    return sum(1 << bit for bit, lit in enumerate(bars) if lit)


def as_array(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def near(pixel: np.ndarray, colour: tuple[int, int, int], within: int = 40) -> bool:
    return bool((abs(pixel.astype(int) - np.array(colour)) <= within).all())


def sound(path: Path) -> np.ndarray:
    """The first sound track as one channel at 44100 Hz."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=44100)
    with av.open(str(path)) as opened:
        parts = [piece for one in opened.decode(audio=0) for piece in resampler.resample(one)]
    return np.concatenate([piece.to_ndarray()[0] for piece in parts])
