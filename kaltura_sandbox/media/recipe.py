"""Recipe: what to make, as a value. It hashes and turns into JSON, so it can be the key of a cache."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

COPY = "copy"
NONE = ""


@dataclass(frozen=True)
class Recipe:
    """One rendition. Names of formats and codecs are the platform's (KalturaContainerFormat, KalturaVideoCodec,
    KalturaAudioCodec); an empty codec leaves the track out; 0 means "as the source" or "as the encoder likes".

    width, height: pixels; one of them 0 keeps the aspect ratio. multiple: both are brought to multiples of it.
    pad: keep the ratio inside width x height with black bars instead of stretching. gop: frames. key_frames_s: a key
    frame at every multiple of so many seconds, so that renditions can be cut at the same places.
    """

    format: str = "mp4"
    video_codec: str = "h264m"
    audio_codec: str = "aac"
    width: int = 0
    height: int = 0
    video_kbps: int = 0
    audio_kbps: int = 0
    frame_rate: float = 0.0
    gop: int = 0
    audio_channels: int = 0
    sample_rate: int = 0
    two_pass: bool = False
    pad: bool = False
    multiple: int = 2
    deinterlace: bool = False
    key_frames_s: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)
