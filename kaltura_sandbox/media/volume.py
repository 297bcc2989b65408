"""How loud a file is along its time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from kaltura_sandbox.media.apart import apart
from kaltura_sandbox.media.errors import NotMedia
from kaltura_sandbox.media.opening import opened

SILENCE_DB = -120.0
_RATE = 16000
SECONDS = 300  # of work: all of the sound is decoded


@apart(SECONDS)
def volume_map(source: Path, interval_ms: int = 1000) -> list[tuple[int, float]]:
    """The level of the first sound track as (ms, dB below full scale, root mean square), one per interval.

    Channels are mixed to one; digital silence is -120 dB. Raises NotMedia for a file without sound.
    """
    window = max(_RATE * interval_ms // 1000, 1)
    levels: list[float] = []
    rest = np.zeros(0, dtype=np.float32)
    for piece in _samples(source):  # never the whole of a long film at once
        rest = np.concatenate([rest, piece])
        while len(rest) >= window:
            levels.append(_level(rest[:window]))
            rest = rest[window:]
    if len(rest):
        levels.append(_level(rest))
    return [(number * window * 1000 // _RATE, level) for number, level in enumerate(levels)]


def _level(piece: np.ndarray) -> float:
    power: float = np.mean(np.square(piece)).item()
    return round(max(10 * math.log10(power), SILENCE_DB), 2) if power > 0 else SILENCE_DB


def _samples(source: Path) -> Iterator[np.ndarray]:
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=_RATE)
    with opened(source) as container:
        if not container.streams.audio or container.streams.audio[0].codec_context is None:
            raise NotMedia("no sound")
        for decoded in container.decode(container.streams.audio[0]):
            yield from (piece.to_ndarray()[0] for piece in resampler.resample(decoded))
        yield from (piece.to_ndarray()[0] for piece in resampler.resample(None))
