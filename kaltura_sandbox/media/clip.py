"""A piece of a film or a song, cut exactly.

The result begins with the frame that the source shows at the offset and lasts as long as asked (to within a frame
or a packet of sound), so everything is encoded anew. Sizes are brought to multiples of 16, as the platform does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.encoding import audio_arguments, container_arguments, video_arguments
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.probe import MediaFile, probe
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.seeking import SEEKABLE, frame_start_ms
from kaltura_sandbox.media.sizes import target_size


class EffectType(IntEnum):
    """KalturaEffectType."""

    VIDEO_FADE_IN = 1
    VIDEO_FADE_OUT = 2


@dataclass(frozen=True)
class Effect:
    """A fade of the picture to or from black; ``seconds`` long."""

    type: EffectType
    seconds: float


@dataclass(frozen=True)
class Cut:
    """A piece of a file in terms of ffmpeg: where to begin reading, and the exact start after that."""

    source: Path
    found: MediaFile
    start_ms: float
    duration_ms: float
    lead_ms: float

    @property
    def reading(self) -> list[str]:
        """ffmpeg's input. Nothing is skipped where all before the start is lead: -ss 0 would seek, too."""
        skipped = self.start_ms - self.lead_ms
        skip = ["-ss", runner.seconds(skipped)] if skipped > 0 else []
        return [*skip, *runner.reading(self.source)]


def cut(source: Path, offset_ms: int = 0, duration_ms: int | None = None) -> Cut:
    """Where a clip really starts and how long it can be. Raises MediaError for an offset past the end."""
    found = probe(source)
    if found.duration_ms <= offset_ms or offset_ms < 0 or (duration_ms is not None and duration_ms <= 0):
        raise MediaError(f"no clip at {offset_ms} ms: the source lasts {found.duration_ms} ms")
    seekable = found.format in SEEKABLE
    start = frame_start_ms(source, offset_ms, seekable) if found.video else float(offset_ms)
    rest = found.duration_ms - offset_ms
    length = rest if duration_ms is None else min(duration_ms, rest)
    # ffmpeg drops frames before the seek point: a little earlier keeps the wanted one against rounding.
    lead = min(_half_frame_ms(found), start) if seekable else start
    return Cut(source, found, start, float(length), lead)


def _half_frame_ms(found: MediaFile) -> float:
    if not found.video:
        return 0.0
    return 500 / found.video.frame_rate if found.video.frame_rate else 1.0


def clip(
    source: Path,
    target: Path,
    offset_ms: int = 0,
    duration_ms: int | None = None,
    effects: Sequence[Effect] = (),
    *,
    format_: str = "",
) -> MediaFile:
    """Cut ``duration_ms`` from ``offset_ms`` (to the end when None or when it passes the end) into ``target``.

    The result is mp4 for a film, mp3 or m4a for sound (``format_`` overrides). Raises MediaError, NotMedia.
    """
    piece = cut(source, offset_ms, duration_ms)
    recipe = clip_recipe(piece.found, format_)
    arguments = [*piece.reading, "-t", runner.seconds(piece.duration_ms)]
    if recipe.video_codec:
        video = f"{trimmed_video(piece)},{sizing(piece.found)}{fades(effects, piece.duration_ms)}"
        arguments += ["-map", "0:v:0", "-filter:v", video]
    if recipe.audio_codec:
        arguments += ["-map", "0:a:0", "-filter:a", trimmed_audio(piece)]
    arguments += [*video_arguments(recipe), *audio_arguments(recipe), *container_arguments(recipe.format)]
    with runner.replacing(target) as part:
        runner.run([*arguments, runner.local(part)])
    return probe(target)


def clip_recipe(found: MediaFile, format_: str = "") -> Recipe:
    """How clips are encoded: h264 and aac in mp4, sound alone in mp3 or, from the mp4 family, m4a."""
    rate = min(max((track.bitrate_kbps for track in found.audio), default=0) or 128, 192)
    if found.video:
        audio = "aac" if found.audio else ""
        return Recipe(
            format=format_ or "mp4", video_codec="h264h", audio_codec=audio, audio_kbps=max(rate, 64)
        )
    container = format_ or ("m4a" if found.format in ("m4a", "mp4", "mov", "3gp") else "mp3")
    codec = "mp3" if container == "mp3" else "aac"
    return Recipe(format=container, video_codec="", audio_codec=codec, audio_kbps=max(rate, 48))


def trimmed_video(piece: Cut) -> str:
    """Filters that make the wanted frame the first, at time 0."""
    return (
        f"setpts=PTS-{piece.lead_ms / 1000:.6f}/TB,trim=start=-0.001:duration={piece.duration_ms / 1000:.6f}"
    )


def trimmed_audio(piece: Cut) -> str:
    """Filters that begin the sound with the picture, sample exact, with silence where the source has none yet."""
    lead = piece.lead_ms / 1000
    return f"atrim=start={lead:.6f},asetpts=PTS-{lead:.6f}/TB,aresample=async=1:first_pts=0"


def sizing(found: MediaFile) -> str:
    """Filters that bring the picture to multiples of 16 (320x180 to 320x176); usual sizes such as 640x360 stay."""
    assert found.video
    width, height = target_size(found.video.display_size, (0, 0))
    return f"scale={width}:{height},setsar=1"


def fades(effects: Sequence[Effect], duration_ms: float) -> str:
    """The fades of a clip as filters, each with a leading comma."""
    parts = []
    for effect in effects:
        length = min(effect.seconds, duration_ms / 1000)
        if effect.type is EffectType.VIDEO_FADE_IN:
            parts.append(f",fade=t=in:st=0:d={length:.3f}")
        else:
            parts.append(f",fade=t=out:st={duration_ms / 1000 - length:.3f}:d={length:.3f}")
    return "".join(parts)
