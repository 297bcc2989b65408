"""Names: libavformat's and libavcodec's on one side, the platform's (MediaInfo's spelling) on the other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kaltura_sandbox import php_text

# Pillow's format -> file extension. Only these count as pictures.
IMAGE_FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "BMP": "bmp", "WEBP": "webp", "TIFF": "tif"}

_CONTAINERS = {
    "matroska": ("matroska", "mkv"),
    "webm": ("webm", "webm"),
    "flv": ("flash video", "flv"),
    "live_flv": ("flash video", "flv"),
    "mp3": ("mpeg audio", "mp3"),
    "mpegts": ("mpeg-ts", "mpegts"),
    "mpeg": ("mpeg-ps", "mpeg"),
    "avi": ("avi", "avi"),
    "asf": ("windows media", "wmv"),
    "ogg": ("ogg", "ogg"),
    "wav": ("wave", "wav"),
    "flac": ("flac", "flac"),
    "aac": ("adts", "aac"),
    "amr": ("amr", "amr"),
    "mxf": ("mxf", "mxf"),
    "rm": ("realmedia", "rm"),
}
_VIDEO = {
    "h264": "avc1", "hevc": "hvc1", "vp8": "v_vp8", "vp9": "v_vp9", "av1": "av01", "mpeg4": "mp4v",
    "flv": "sorenson spark", "h263": "h263", "mpeg2video": "mpeg-2 video", "mpeg1video": "mpeg-1 video",
    "wmv1": "wmv1", "wmv2": "wmv2", "wmv3": "wmv3", "theora": "theora", "mjpeg": "jpeg", "vp6f": "vp6",
}  # fmt: skip
_AUDIO = {
    "aac": "mp4a", "mp3": "mpeg audio", "mp3float": "mpeg audio", "vorbis": "a_vorbis", "opus": "a_opus",
    "wmav1": "161", "wmav2": "161", "amrnb": "samr", "ac3": "ac-3", "eac3": "ec-3", "mp2": "mpeg audio",
    "flac": "flac", "alac": "alac", "pcm_s16le": "pcm", "pcm_s16be": "pcm",
}  # fmt: skip
_DECODERS = {"libdav1d": "av1", "libvpx": "vp8", "libvpx-vp9": "vp9", "libopus": "opus", "libvorbis": "vorbis",
             "libopencore_amrnb": "amrnb", "libaom-av1": "av1", "mp2float": "mp2"}  # fmt: skip


def container_name(
    names: set[str], metadata: Mapping[str, str], video: bool, webm: bool = False
) -> tuple[str, str]:
    """(what the platform shows, short name). For the mp4 family the first is the file's major brand.

    ``webm``: whether the file calls itself so; libavformat opens it and matroska with one reader.
    """
    if "mp4" in names:
        brand = php_text.lower(php_text.trim(metadata.get("major_brand", "isom")))
        return brand, _mp4_family(brand, video)
    if "matroska" in names:
        return _CONTAINERS["webm" if webm else "matroska"]
    for name in sorted(names):
        if name in _CONTAINERS:
            return _CONTAINERS[name]
    first = min(names)
    return first, first


def _mp4_family(brand: str, video: bool) -> str:
    if brand.startswith("qt"):
        return "mov"
    if brand.startswith("3g"):
        return "3gp"
    return "mp4" if video else "m4a"


def video_codec_id(codec: str, tag: str) -> str:
    """The four letters that a flavor asset shows: the tag where the file has one, else by codec."""
    return _codec_id(codec, tag, _VIDEO)


def audio_codec_id(codec: str, tag: str) -> str:
    return _codec_id(codec, tag, _AUDIO)


def _codec_id(codec: str, tag: str, known: Mapping[str, str]) -> str:
    written = php_text.lower(tag.strip("\0 "))
    if re.fullmatch(r"[0-9a-z]{4}", written):
        return written
    plain = _DECODERS.get(codec, codec)
    return known.get(plain, plain)
