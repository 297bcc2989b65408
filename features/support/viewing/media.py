"""Looks into pictures, films and sound: what a guide claims of media is checked on the media itself.

Every function takes a path or the bytes of a file. Times are ms from the first frame on, whatever the
container calls it (transport streams start at 1.4 s). The moment a sample shows is read from its picture
(time_shown) and heard in its sound (second_heard), so a clip's content is checked and not only its length.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from features.support.viewing import timecode

Source = str | Path | bytes
FIRST_TONE_HZ, TONE_STEP_HZ = 400, 50
"""The samples sound a tone of 400 Hz in their first second, 450 Hz in the next, and so on."""
RATE = 22050
SILENCE_DB = -100.0


class NotMedia(ValueError):
    """The bytes are no media file that can be read, or have no such track, or end before that time."""


@dataclass(frozen=True)
class Probe:
    """What a file is. Sizes in pixels, duration_ms by the container, bitrate_kbps of all tracks together."""

    container: str
    duration_ms: int
    width: int | None
    height: int | None
    video_codec: str | None
    audio_codec: str | None
    frame_rate: float | None
    audio_channels: int | None
    bitrate_kbps: int
    size: int


def probe(source: Source) -> Probe:
    """Container, tracks, length and rates. Raises NotMedia."""
    size = len(source) if isinstance(source, bytes) else Path(source).stat().st_size
    with _open(source) as media:
        video = media.streams.video[0] if media.streams.video else None
        audio = media.streams.audio[0] if media.streams.audio else None
        seconds = media.duration / av.time_base if media.duration else 0.0
        return Probe(
            container=media.format.name,
            duration_ms=round(seconds * 1000),
            width=video.width if video else None,
            height=video.height if video else None,
            video_codec=video.codec_context.name if video else None,
            audio_codec=audio.codec_context.name if audio else None,
            frame_rate=float(video.average_rate) if video and video.average_rate else None,
            audio_channels=audio.codec_context.channels if audio else None,
            bitrate_kbps=round(size * 8 / 1000 / seconds) if seconds else 0,
            size=size,
        )


def frame_at(source: Source, ms: int) -> Image.Image:
    """The picture on the screen at that time. Raises NotMedia: no picture track, or the film is over."""
    with _open(source) as media:
        if not media.streams.video:
            raise NotMedia("no picture track")
        stream = media.streams.video[0]
        per_frame = 1 / (stream.average_rate or Fraction(25))
        wanted = Fraction(ms, 1000)
        first: Fraction | None = None
        shown: av.VideoFrame | None = None
        last = Fraction(0)
        for frame in _frames(media, stream):
            time = Fraction(frame.pts or 0) * cast(Fraction, stream.time_base)
            first = time if first is None else first
            # A quarter frame of grace: a time base that rounds must not give the frame before the one meant.
            if shown is not None and time - first > wanted + per_frame / 4:
                return shown.to_image()
            shown, last = frame, time - first
        if shown is None or last + 2 * per_frame < wanted:
            raise NotMedia(f"no frame at {ms} ms: the last one is at {float(last) * 1000:.0f} ms")
        return shown.to_image()


def time_shown(image: Image.Image) -> int | None:
    """The time in ms (a multiple of 40) of the moment of the sample that a picture shows, or None."""
    stamp = timecode.read(image)
    return stamp.ms if stamp else None


def film_shown(image: Image.Image) -> int | None:
    """Which sample a picture is from (features/data/README.md names them); None if it shows no strip."""
    stamp = timecode.read(image)
    return stamp.film if stamp else None


def tone_at(source: Source, ms: int) -> float | None:
    """The strongest frequency in Hz in the 200 ms around that time; None where it is silent."""
    sound = _sound(source, ms - 100, ms + 100)
    if _decibel(sound) < -60:
        return None
    padded = np.fft.rfft(sound * np.hanning(sound.size), 1 << 16)
    return float(np.argmax(np.abs(padded)) * RATE / (1 << 16))


def second_heard(source: Source, ms: int) -> int | None:
    """Which second of the sample is heard at that time; None if it is no tone of a sample."""
    tone = tone_at(source, ms)
    if tone is None:
        return None
    steps = (tone - FIRST_TONE_HZ) / TONE_STEP_HZ
    return round(steps) if steps > -0.25 and abs(steps - round(steps)) < 0.25 else None


def loudness(source: Source, from_ms: int, to_ms: int) -> float:
    """Mean level in dB of full scale (a full sine is -3); -100 is silence. Raises NotMedia without sound."""
    return _decibel(_sound(source, from_ms, to_ms))


def image_of(content: bytes) -> Image.Image:
    """A picture from its bytes, decoded whole. Raises NotMedia."""
    try:
        image = Image.open(io.BytesIO(content))
        image.load()
    except (OSError, SyntaxError) as error:
        raise NotMedia(f"no picture: {error}") from error
    return image


def pixel(image: Image.Image, x_percent: float, y_percent: float) -> tuple[int, int, int]:
    """The mean colour (red, green, blue) of the small square around a point given in percent."""
    rgb = image.convert("RGB")
    x, y = (rgb.width - 1) * x_percent / 100, (rgb.height - 1) * y_percent / 100
    reach = max(1, min(rgb.size) // 90)
    box = (int(max(0, x - reach)), int(max(0, y - reach)), int(x + reach + 1), int(y + reach + 1))
    area = np.asarray(rgb.crop((*box[:2], min(box[2], rgb.width), min(box[3], rgb.height))), dtype=float)
    red, green, blue = (round(value) for value in area.reshape(-1, 3).mean(axis=0))
    return red, green, blue


def brightness(image: Image.Image) -> float:
    """How much light a picture has: 0 is black, 1 is white."""
    return float(np.asarray(image.convert("L"), dtype=float).mean() / 255)


def difference(first: Image.Image, second: Image.Image) -> float:
    """How unlike two pictures are, whatever their sizes: 0 is the same, 1 is black against white."""
    small = [np.asarray(image.convert("RGB").resize((64, 36)), dtype=float) for image in (first, second)]
    return float(np.abs(small[0] - small[1]).mean() / 255)


def same_picture(first: Image.Image, second: Image.Image, tolerance: float = 0.03) -> bool:
    """Whether two pictures show the same, apart from size and encoding; a sample's moments differ by time."""
    times = timecode.read(first), timecode.read(second)
    if None not in times and times[0] != times[1]:
        return False
    return difference(first, second) <= tolerance


def _open(source: Source) -> av.container.InputContainer:
    try:
        return av.open(io.BytesIO(source) if isinstance(source, bytes) else str(source), mode="r")
    except (av.FFmpegError, OSError) as error:
        raise NotMedia(f"no media file: {error}") from error


def _frames(media: av.container.InputContainer, stream: av.VideoStream) -> Iterator[av.VideoFrame]:
    try:
        yield from media.decode(stream)
    except av.FFmpegError as error:
        raise NotMedia(f"cannot be decoded: {error}") from error


def _sound(source: Source, from_ms: int, to_ms: int) -> NDArray[np.float64]:
    """The samples of a stretch, mixed to one channel, -1 to 1. Raises NotMedia where there are none."""
    with _open(source) as media:
        if not media.streams.audio:
            raise NotMedia("no sound track")
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        pieces = [
            piece.to_ndarray()[0]
            for frame in [*media.decode(media.streams.audio[0]), None]
            for piece in resampler.resample(frame)
        ]
    whole = np.concatenate(pieces).astype(np.float64) if pieces else np.zeros(0)
    part = whole[max(0, from_ms) * RATE // 1000 : max(0, to_ms) * RATE // 1000]
    if not part.size:
        raise NotMedia(f"no sound from {from_ms} to {to_ms} ms: it lasts {whole.size * 1000 // RATE} ms")
    return part


def _decibel(sound: NDArray[np.float64]) -> float:
    level = float(np.sqrt(np.mean(sound**2)))
    return max(SILENCE_DB, 20 * math.log10(level)) if level else SILENCE_DB
