"""What one set of flavor params would give for one source: sizes, bitrates, sound, and what is to remark.

Rules after the platform's decision layer (KDL): a rendition is never larger and hardly richer than its source.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntFlag
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.deciding import findings
from kaltura_sandbox.media.deciding.findings import Finding
from kaltura_sandbox.media.encoding import MUXERS
from kaltura_sandbox.media.probe import MediaFile, VideoTrack
from kaltura_sandbox.media.recipe import COPY, Recipe
from kaltura_sandbox.media.sizes import AspectMode, target_size

COMPLIANCE = 0.80  # a bitrate or a side below this share of what is asked does not comply
TRANSCODING = 1.2  # what encoding anew costs in bitrate
GOP_S = 2
MAX_FRAME_RATE = 30.0
_HALVED = {47.96: 23.98, 48: 24, 50: 25, 59.94: 29.97, 60: 30}

# How much picture a bit buys, relative to h263.
_EFFICIENCY = {
    **dict.fromkeys(("h263", "flv", "s263", "flv1", "sorenson spark", "theora"), 1.0),
    **dict.fromkeys(("vp6", "vp6f", "flv4"), 1.5),
    **dict.fromkeys(("h264", "h264b", "h264m", "h264h", "avc1", "wmv3", "wvc1a", "wvc1", "vp8"), 2.0),
    **dict.fromkeys(("tscc", "tsc2", "mss1", "mss2", "g2m4"), 6.0),
    **dict.fromkeys(("h265", "hevc", "hev1", "hvc1", "vp9", "v_vp9"), 3.0),
    **dict.fromkeys(("av1", "av01"), 4.0),
}
_VIDEO_DEFAULT = {
    "flv": "flv",
    "ogg": "theora",
    "ogv": "theora",
    "wmv": "wmv2",
    "ismv": "wvc1a",
    "webm": "vp8",
}
_AUDIO_DEFAULT = {"mp3": "mp3", "flv": "mp3", "ogg": "vorbis", "ogv": "vorbis", "wmv": "wma", "wma": "wma",
                  "ismv": "wma", "webm": "vorbis", "wav": "pcm"}  # fmt: skip
_SOUND_ONLY = {"mp3", "wma", "wav", "aac", "m4a"}
_OWN_CHANNELS = {"aac", "pcm", "mpeg2"}


class Policy(IntFlag):
    """KalturaFlavorParams.optimizationPolicy: what makes a rendition not worth making."""

    BITRATE = 1
    FRAME_SIZE = 2
    BITRATE_FOR_SIZE = 4


@dataclass
class Target:
    """A rendition in the making. ``complies``: worth making; ``valid``: can be made at all."""

    params: Mapping[str, Any]
    recipe: Recipe
    findings: list[Finding] = field(default_factory=list)
    complies: bool = True
    redundant: bool = False
    forced: bool = False
    anyway: bool = False

    @property
    def valid(self) -> bool:
        return not any(finding.is_error for finding in self.findings)

    @property
    def description(self) -> str:
        return findings.described(self.findings)


def number(params: Mapping[str, Any], name: str) -> int:
    """A whole number; what a profile overloads may be any text."""
    return php_text.whole(str(params.get(name) or 0))


def _real(params: Mapping[str, Any], name: str) -> float:
    value = php_text.real(str(params.get(name) or 0))
    return value if math.isfinite(value) else 0.0


def flag(params: Mapping[str, Any], name: str, default: bool = False) -> bool:
    value = params.get(name, default)
    return default if value in (None, "") else value is True or php_text.whole(str(value)) != 0


def normalized(source: VideoTrack, codec: str) -> int:
    """The bitrate in kbps of the source's picture in another codec, with the loss of encoding anew."""
    ratio = _EFFICIENCY.get(source.codec, 1.3) / _EFFICIENCY.get(codec, 1.5)
    return round(source.bitrate_kbps * ratio * TRANSCODING)


def target(source: MediaFile, params: Mapping[str, Any]) -> Target:
    """Work out the rendition that ``params`` (a KalturaFlavorParams as a dict) would give of ``source``."""
    format_ = str(params.get("format") or "")
    found = Target(params, Recipe(format=format_, video_codec="", audio_codec="", multiple=1))
    if not format_:
        found.findings.append(findings.NO_CONTAINER)
    if source.video and format_ not in _SOUND_ONLY and _asks_video(params):
        _video(found, source.video)
    if source.audio and _asks_audio(params):
        _audio(found, source)
    if not found.recipe.video_codec and not found.recipe.audio_codec:
        found.findings.append(findings.NO_CONTENT)
    if not _has_engine(params) or (format_ and format_ not in MUXERS):
        found.findings.append(findings.NO_TRANSCODERS)
    return found


def _asks_video(params: Mapping[str, Any]) -> bool:
    names = ("videoBitrate", "width", "height", "frameRate")
    return bool(params.get("videoCodec")) or any(number(params, name) for name in names)


def _asks_audio(params: Mapping[str, Any]) -> bool:
    names = ("audioBitrate", "audioChannels", "audioSampleRate")
    return bool(params.get("audioCodec")) or any(number(params, name) for name in names)


def _has_engine(params: Mapping[str, Any]) -> bool:
    """Engines are ids (2 is FFMPEG, 99 its twin with other options); all of them are our one ffmpeg."""
    engines = {php_text.trim(engine) for engine in str(params.get("conversionEngines") or "").split(",")}
    return bool(engines & {"2", "3", "98", "99"}) or bool(params.get("operators"))


def _video(found: Target, source: VideoTrack) -> None:
    params = found.params
    codec = str(params.get("videoCodec") or _VIDEO_DEFAULT.get(found.recipe.format, "h264"))
    size = _size(params, source)
    asked = number(params, "videoBitrate")
    limit = normalized(source, codec)
    shrink = not flag(params, "isAvoidVideoShrinkBitrateToSource")
    kbps = min(asked, limit) if shrink and limit else asked
    rate = _frame_rate(found, source, kbps)
    gop = _gop(params, rate)
    found.recipe = replace(
        found.recipe,
        video_codec=codec,
        width=size[0],
        height=size[1],
        video_kbps=kbps,
        frame_rate=rate if number(params, "frameRate") or abs(rate - source.frame_rate) > 0.01 else 0.0,
        gop=0 if codec == COPY else gop,
        two_pass=flag(params, "twoPass"),
        pad=number(params, "aspectRatioProcessingMode") == AspectMode.LETTERBOX,
        deinterlace=flag(params, "deinterlice"),
        key_frames_s=0.0 if codec == COPY or flag(params, "isAvoidForcedKeyFrames") else float(GOP_S),
    )
    if limit:
        _comply(found, source, asked, limit)


def _size(params: Mapping[str, Any], source: VideoTrack) -> tuple[int, int]:
    return target_size(
        source.display_size,
        (number(params, "width"), number(params, "height")),
        mode=number(params, "aspectRatioProcessingMode"),
        shrink=not flag(params, "isAvoidVideoShrinkFramesizeToSource"),
        by_16=flag(params, "forceFrameToMultiplication16", True),
    )


def _frame_rate(found: Target, source: VideoTrack, kbps: int) -> float:
    params = found.params
    asked = _real(params, "frameRate")
    if asked:
        return max(asked, 5.0) if asked < 1 else asked
    limit = _real(params, "maxFrameRate") or MAX_FRAME_RATE
    rate = source.frame_rate
    if rate > limit:
        found.findings.append(findings.frame_rate_cut(limit, rate))
        rate = float(_HALVED.get(round(rate, 2), limit))
    if flag(params, "isVideoFrameRateForLowBrAppleHls"):
        if kbps <= 110:
            return 10.0 if rate >= 29.97 else 8.0
        if kbps <= 200 and round(rate) >= 24:
            return round(rate / 2, 2)
    return rate


def _gop(params: Mapping[str, Any], rate: float) -> int:
    gop = number(params, "gopSize")
    if not gop:
        return round(GOP_S * rate) or 60
    return round(gop * rate) if flag(params, "isGopInSec") and rate else gop


def _comply(found: Target, source: VideoTrack, asked: int, limit: int) -> None:
    """Mark a rendition that the source is too poor or too small for."""
    policy = found.params.get("optimizationPolicy")
    policy = Policy.BITRATE_FOR_SIZE if policy is None else Policy(php_text.whole(str(policy)))
    recipe = found.recipe
    if policy & Policy.BITRATE and recipe.video_kbps < asked * COMPLIANCE:
        found.findings.append(findings.bitrate_not_complied(recipe.video_kbps, asked))
        found.complies = False
    if policy & Policy.FRAME_SIZE:
        _comply_in_size(found)
    if policy & Policy.BITRATE_FOR_SIZE:
        share = min(recipe.width * recipe.height / (source.width * source.height), 1)
        # Poor renditions get their share of a rich source raised, so that small sizes are not all dropped.
        raised = max(limit / asked, 1) if asked else 1
        capped = min(round(limit * share * raised), recipe.video_kbps)
        if capped < asked * COMPLIANCE:
            found.findings.append(findings.bitrate_not_complied(capped, asked))
            found.complies = False


def _comply_in_size(found: Target) -> None:
    made = {"width": found.recipe.width, "height": found.recipe.height}
    small = [side for side in made if number(found.params, side) > made[side] / COMPLIANCE]
    if small:
        asked = ",".join(f"{side[0]}:{number(found.params, side)}" for side in small)
        found.findings.append(
            findings.size_not_complied(asked, ",".join(f"{side[0]}:{made[side]}" for side in small))
        )
        found.complies = False


def _audio(found: Target, source: MediaFile) -> None:
    params, format_ = found.params, found.recipe.format
    codec = str(params.get("audioCodec") or _AUDIO_DEFAULT.get(format_, "aac"))
    if format_ == "mp3" and codec != COPY:
        codec = "mp3"
    kbps = number(params, "audioBitrate") or (64 if format_ == "mp3" else 0)
    channels = number(params, "audioChannels") or (0 if codec in _OWN_CHANNELS else 2)
    found.recipe = replace(
        found.recipe,
        audio_codec=codec,
        audio_kbps=kbps,
        audio_channels=min(channels, source.audio[0].channels),
        sample_rate=_sample_rate(number(params, "audioSampleRate"), codec, format_, source),
    )


def _sample_rate(asked: int, codec: str, format_: str, source: MediaFile) -> int:
    """Sound of aac is 44100 Hz unless asked otherwise; other codecs follow the source within their range."""
    own = source.audio[0].sample_rate
    if codec == "mp3" and format_ == "flv":
        rate = asked or own
        return 44100 if rate >= 44100 else 22050 if rate >= 22050 else 11025
    rate = asked or (44100 if codec == "aac" else own) or 44100
    return max(11025, min(48000, rate))
