"""What a file is: container, duration, tracks. Reads headers with PyAV, in about 2 ms.

A file that nobody has looked at yet is examined in a helper; what that let pass is probed wherever it is needed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from kaltura_sandbox import php_text
from kaltura_sandbox.media import movie, mp3
from kaltura_sandbox.media.apart import apart
from kaltura_sandbox.media.errors import NotMedia
from kaltura_sandbox.media.naming import IMAGE_FORMATS, audio_codec_id, container_name, video_codec_id
from kaltura_sandbox.media.opening import opened
from kaltura_sandbox.media.pictures import header
from kaltura_sandbox.media.runner import FORMATS, MOST_PIXELS

SECONDS = 60  # of work on a file that nobody has looked at yet
# These have no header that says so: a few bytes of noise may look like them. A frame must be there to decode.
_BARE = {"mp3", "aac", "ac3", "eac3", "mpegvideo", "h264", "hevc", "m4v", "obu", "amr"}


class Kind(StrEnum):
    VIDEO = "VIDEO"
    AUDIO = "AUDIO"
    IMAGE = "IMAGE"


@dataclass(frozen=True)
class VideoTrack:
    """Sizes are as stored; ``rotation`` is clockwise degrees (0, 90, 180, 270) to apply for display.

    ``rfc6381`` is the codec as playlists and manifests name it (``avc1.42c00b``), empty where it is not known.
    """

    codec: str
    width: int
    height: int
    frame_rate: float
    bitrate_kbps: int
    duration_ms: int
    rotation: int = 0
    profile: str = ""
    rfc6381: str = ""

    @property
    def display_size(self) -> tuple[int, int]:
        """(width, height) as a viewer sees it."""
        return (self.height, self.width) if self.rotation in (90, 270) else (self.width, self.height)


@dataclass(frozen=True)
class AudioTrack:
    codec: str
    channels: int
    sample_rate: int
    bitrate_kbps: int
    duration_ms: int
    language: str = "und"


@dataclass(frozen=True)
class MediaFile:
    """``container`` is what a flavor asset shows (``isom``), ``format`` a short name (``mp4``, ``jpg``)."""

    container: str
    format: str
    size: int
    duration_ms: int
    bitrate_kbps: int
    video: VideoTrack | None = None
    audio: tuple[AudioTrack, ...] = ()
    image: tuple[int, int] | None = None

    @property
    def kind(self) -> Kind | None:
        if self.image:
            return Kind.IMAGE
        if self.video:
            return Kind.VIDEO
        return Kind.AUDIO if self.audio else None


def probe(path: Path | str) -> MediaFile:
    """Read what ``path`` holds.

    Raises NotMedia for anything without a picture, a film or sound, for files too broken to open and for films of too
    large frames; FileNotFoundError when there is no such file.
    """
    path = Path(path)
    size = path.stat().st_size
    picture = header.look(path)  # by content, so that a picture is never taken for a film
    if picture:
        kind = IMAGE_FORMATS[picture[0]]
        return MediaFile(kind, kind, size, 0, 0, image=picture[1])
    with opened(path) as container:
        found = _describe(container, path, size)
    if found.kind is None:
        raise NotMedia("not a media file", "no tracks")
    return found


@apart(SECONDS)
def examine(path: Path) -> MediaFile:
    """The same of a file that nobody has looked at yet."""
    return probe(path)


def is_media(path: Path | str) -> bool:
    """Whether ``probe`` would find anything."""
    try:
        probe(path)
    except NotMedia:
        return False
    return True


def _describe(container: Any, path: Path, size: int) -> MediaFile:
    names = set(container.format.name.split(","))
    if not names & FORMATS or (names & _BARE and not _decodes(container)):
        raise NotMedia("not a media file", container.format.name)
    _check_sizes(container)
    whole = mp3.duration_ms(path) if "mp3" in names else 0
    told = movie.duration_ms(path) if "mp4" in names else whole
    duration_ms = told or _duration_ms(container)
    video = next((s for s in container.streams.video if _is_film(s)), None)
    audio = tuple(
        _audio(s, duration_ms, whole)
        for s in container.streams.audio
        if s.codec_context and s.codec_context.sample_rate
    )
    brand, format_ = container_name(names, container.metadata, bool(video), _says_webm(path))
    bitrate = size * 8 // duration_ms if duration_ms else 0
    track = _video(video, duration_ms) if video else None
    if track and not track.bitrate_kbps and bitrate:
        track = _with_rest(track, bitrate - sum(a.bitrate_kbps for a in audio))
    return MediaFile(brand, format_, size, duration_ms, bitrate, track, audio)


def _check_sizes(container: Any) -> None:
    """Refuses too large frames, and covers: they are what makes a small file cost gigabytes."""
    for context in (one.codec_context for one in container.streams.video):
        if context and context.width * context.height > MOST_PIXELS:
            raise NotMedia("not a media file", f"{context.width} by {context.height} pixels are too many")


def _decodes(container: Any) -> bool:
    """Whether the first track gives a frame."""
    tracks = [one for one in (*container.streams.video, *container.streams.audio) if one.codec_context]
    return bool(tracks) and next(iter(container.decode(tracks[0])), None) is not None


def _says_webm(path: Path) -> bool:
    """The document type stands in the first bytes of a matroska file."""
    with path.open("rb") as file:
        return b"webm" in file.read(64)


def _is_film(stream: Any) -> bool:
    """A track with pictures in a row: not the cover of a song, not a track of unknown size."""
    context = stream.codec_context
    if context is None:  # a codec that libavcodec does not know
        return False
    cover = stream.disposition & av.stream.Disposition.attached_pic
    return bool(context.width and context.height) and not cover


def _duration_ms(container: Any) -> int:
    """The container's own, else its longest track's; rounded, as the platform does it."""
    if container.duration is not None:
        return max((container.duration + 500) // 1000, 0)
    return max((_track_ms(s) or 0 for s in container.streams), default=0)


def _track_ms(stream: Any) -> int | None:
    if stream.duration is None or not stream.time_base:
        return None
    return math.floor(stream.duration * stream.time_base * 1000 + Fraction(1, 2))


def _video(stream: Any, whole_ms: int) -> VideoTrack:
    context = stream.codec_context
    rate: Fraction | None = stream.average_rate or stream.guessed_rate or stream.base_rate
    return VideoTrack(
        codec=video_codec_id(context.codec.name, context.codec_tag),
        width=context.width,
        height=context.height,
        frame_rate=round(float(rate), 3) if rate else 0.0,
        bitrate_kbps=(stream.bit_rate or 0) // 1000,
        duration_ms=_track_ms(stream) or whole_ms,
        rotation=_rotation(stream),
        profile=str(context.profile or ""),
        rfc6381=_rfc6381(context),
    )


def _rfc6381(context: Any) -> str:
    """Profile, constraints and level of H.264 from the decoder's set-up data, mp4's kind or the stream's own."""
    data = bytes(context.extradata or b"")
    if context.codec.name != "h264" or len(data) < 8:
        return ""
    start = 1 if data[0] == 1 else data.find(b"\x00\x00\x01\x67") + 4
    return f"avc1.{data[start : start + 3].hex()}" if start else ""


def _rotation(stream: Any) -> int:
    """Clockwise degrees from the display matrix (which PyAV only tells with a decoded frame) or the old tag."""
    tag = stream.metadata.get("rotate")
    if tag and php_text.is_digits(tag.lstrip("-")):
        return php_text.whole(tag) % 360
    if "mov" not in stream.container.format.name:
        return 0
    try:
        for frame in stream.container.decode(stream):
            return round(-frame.rotation) % 360
    except av.FFmpegError:
        return 0
    return 0


def _audio(stream: Any, whole_ms: int, known_ms: int = 0) -> AudioTrack:
    """A track of sound; ``known_ms`` is its duration where the container knows better than the track."""
    context = stream.codec_context
    return AudioTrack(
        codec=audio_codec_id(context.codec.name, context.codec_tag),
        channels=context.channels,
        sample_rate=context.sample_rate,
        bitrate_kbps=(stream.bit_rate or context.bit_rate or 0) // 1000,
        duration_ms=known_ms or _track_ms(stream) or whole_ms,
        language=stream.metadata.get("language", "und"),
    )


def _with_rest(track: VideoTrack, kbps: int) -> VideoTrack:
    """Containers such as webm don't tell a track's bitrate: what sound leaves is the film's."""
    return replace(track, bitrate_kbps=max(kbps, 0))
