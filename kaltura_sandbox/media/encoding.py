"""A Recipe as ffmpeg's encoder and container arguments."""

from __future__ import annotations

from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.recipe import COPY, Recipe
from kaltura_sandbox.media.runner import THREADS

# KalturaContainerFormat -> ffmpeg's muxer.
MUXERS = {
    "mp4": "mp4", "m4v": "mp4", "mov": "mov", "m4a": "ipod", "3gp": "3gp", "flv": "flv", "avi": "avi",
    "wmv": "asf", "wma": "asf", "asf": "asf", "mp3": "mp3", "aac": "adts", "webm": "webm", "mkv": "matroska",
    "mpegts": "mpegts", "m2ts": "mpegts", "hls": "mpegts", "applehttp": "mpegts", "mpeg": "mpeg", "ogg": "ogg",
    "ogv": "ogg", "wav": "wav", "mxf": "mxf", "ismv": "ismv", "isma": "ismv",
}  # fmt: skip
WHOLE_MS = ["-movie_timescale", "1000"]
"""MP4 files tell their duration in whole ms, rounded up, as the platform's ffmpeg writes them (newer ones don't)."""
EXTENSIONS = {"mpegts": "ts", "hls": "ts", "applehttp": "ts", "m2ts": "ts", "mpeg": "mpg"}

_X264 = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"]
# KalturaVideoCodec -> encoder arguments. vp6 and h263 have no encoder of their own here: see video_arguments.
_VIDEO: dict[str, list[str]] = {
    "h264": [*_X264, "-profile:v", "main"],
    "h264b": [*_X264, "-profile:v", "baseline"],
    "h264m": [*_X264, "-profile:v", "main"],
    "h264h": [*_X264, "-profile:v", "high"],
    "h265": ["-c:v", "libx265", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-x265-params", "log-level=error",
             "-tag:v", "hvc1"],
    "vp8": ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "6"],
    "vp9": ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "7", "-row-mt", "1"],
    "av1": ["-c:v", "libsvtav1", "-preset", "10"],
    "mpeg4": ["-c:v", "mpeg4"],
    "h263": ["-c:v", "h263p"],
    "flv": ["-c:v", "flv"],
    "vp6": ["-c:v", "flv"],
    "wmv2": ["-c:v", "wmv2"],
    "wmv3": ["-c:v", "wmv2"],
    "wvc1a": ["-c:v", "wmv2"],
    "theora": ["-c:v", "libtheora"],
    "mpeg2": ["-c:v", "mpeg2video"],
    "apch": ["-c:v", "prores_ks", "-profile:v", "3"],
    "apcn": ["-c:v", "prores_ks", "-profile:v", "2"],
    "apcs": ["-c:v", "prores_ks", "-profile:v", "1"],
    "apco": ["-c:v", "prores_ks", "-profile:v", "0"],
}  # fmt: skip
_AUDIO: dict[str, list[str]] = {
    "aac": ["-c:a", "aac"], "aache": ["-c:a", "aac"], "mp3": ["-c:a", "libmp3lame"],
    "vorbis": ["-c:a", "libvorbis"], "opus": ["-c:a", "libopus"], "ac3": ["-c:a", "ac3"],
    "eac3": ["-c:a", "eac3"], "wma": ["-c:a", "wmav2"], "wmapro": ["-c:a", "wmav2"], "pcm": ["-c:a", "pcm_s16le"],
    "amrnb": ["-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1"], "mpeg2": ["-c:a", "mp2"],
}  # fmt: skip
_QUALITY = {"libx264": ["-crf", "20"], "libx265": ["-crf", "24"], "libvpx": ["-crf", "12", "-b:v", "1M"],
            "libvpx-vp9": ["-crf", "30", "-b:v", "0"], "libsvtav1": ["-crf", "32"]}  # fmt: skip
# Encoders that take any time base; the others keep to one frame per tick and get the frame rate's.
_FREE_TIME_BASE = {"libx264", "libx265", "libvpx", "libvpx-vp9"}


def muxer(format_: str) -> str:
    """ffmpeg's name of a container. Raises MediaError for one that cannot be written."""
    if format_ not in MUXERS:
        raise MediaError(f"no container {format_!r}")
    return MUXERS[format_]


def extension(format_: str) -> str:
    """The file extension of a container, without a dot."""
    return EXTENSIONS.get(format_, format_)


def video_arguments(recipe: Recipe) -> list[str]:
    """Encoder, rate control and timing. Frames keep the source's timestamps unless a frame rate is asked for."""
    if not recipe.video_codec:
        return ["-vn"]
    if recipe.video_codec == COPY:
        return ["-c:v", "copy"]
    if recipe.video_codec not in _VIDEO:
        raise MediaError(f"no video codec {recipe.video_codec!r}")
    arguments = list(_VIDEO[recipe.video_codec])
    encoder = arguments[1]
    arguments += _rate(recipe.video_kbps, encoder)
    if recipe.gop:
        arguments += ["-g", str(recipe.gop)]
    if recipe.key_frames_s:
        arguments += ["-force_key_frames", f"expr:gte(t,n_forced*{recipe.key_frames_s:g})"]
    if recipe.frame_rate:
        arguments += ["-r", f"{recipe.frame_rate:g}"]
    elif encoder in _FREE_TIME_BASE and muxer(recipe.format) not in ("avi", "asf", "mpeg", "mxf"):
        arguments += ["-fps_mode", "passthrough", "-enc_time_base:v", "demux"]
    return [*arguments, "-threads", str(THREADS)]


def _rate(kbps: int, encoder: str) -> list[str]:
    if not kbps:
        return _QUALITY.get(encoder, ["-q:v", "4"])
    if encoder == "libsvtav1":
        return ["-b:v", f"{kbps}k", "-svtav1-params", "rc=1"]  # knows no peak rate beside a mean rate
    return ["-b:v", f"{kbps}k", "-maxrate", f"{kbps * 3 // 2}k", "-bufsize", f"{kbps * 2}k"]


def audio_arguments(recipe: Recipe) -> list[str]:
    if not recipe.audio_codec:
        return ["-an"]
    if recipe.audio_codec == COPY:
        return ["-c:a", "copy"]
    if recipe.audio_codec not in _AUDIO:
        raise MediaError(f"no audio codec {recipe.audio_codec!r}")
    arguments = list(_AUDIO[recipe.audio_codec])
    fixed = recipe.audio_codec == "amrnb"
    if recipe.audio_kbps and not fixed and recipe.audio_codec != "pcm":
        arguments += ["-b:a", f"{recipe.audio_kbps}k"]
    if recipe.audio_channels and not fixed:
        arguments += ["-ac", str(recipe.audio_channels)]
    sample_rate = 48000 if recipe.format == "mxf" else recipe.sample_rate
    if sample_rate and not fixed and recipe.audio_codec != "opus":
        arguments += ["-ar", str(sample_rate)]
    return arguments


def container_arguments(format_: str) -> list[str]:
    name = muxer(format_)
    arguments = [
        "-map_metadata",
        "-1",
        "-fflags",
        "+bitexact",
        "-flags:v",
        "+bitexact",
        "-flags:a",
        "+bitexact",
    ]
    if name in ("mp4", "mov", "ipod", "3gp"):
        arguments += ["-movflags", "+faststart", *WHOLE_MS]
    if format_ == "mp4":
        arguments += ["-brand", "isom"]
    return [*arguments, "-f", name]
