"""How loud a file is along its time."""

from __future__ import annotations

import math
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
    samples = _samples(source)
    levels = []
    for start in range(0, len(samples), window):
        piece = samples[start : start + window]
        power: float = np.mean(np.square(piece)).item()
        level = 10 * math.log10(power) if power > 0 else SILENCE_DB
        levels.append((start * 1000 // _RATE, round(max(level, SILENCE_DB), 2)))
    return levels


def _samples(source: Path) -> np.ndarray:
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=_RATE)
    parts: list[np.ndarray] = []
    with opened(source) as container:
        if not container.streams.audio or container.streams.audio[0].codec_context is None:
            raise NotMedia("no sound")
        for decoded in container.decode(container.streams.audio[0]):
            parts += [piece.to_ndarray()[0] for piece in resampler.resample(decoded)]
        parts += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
