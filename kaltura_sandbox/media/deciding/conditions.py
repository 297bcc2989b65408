"""The conditions of a profile's conditionalProfiles: a small language over what is known of a source file.

``videoHeight >= 720 && audioFormat == aac``: numbers, names of properties and of formats, ``+ - * /``, comparisons,
``&& || !`` and brackets. Durations are ms, bitrates kbps, sizes pixels, fileSize kB. Anything else makes a condition
invalid, and an invalid condition is never met (as on the platform, which refuses unknown words before it looks).

Left out: contentAwareness, hdrMode, scanType and the like are 0, as for a file that was hardly analysed.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.media.probe import MediaFile

UNDEFINED = "undefined"
FORMATS = {
    "mp4", "mxf", "wmv3", "mpegps", "mpegts", "webm", "mp3", "h264", "h265", "vp6", "vp8", "vp9", "mpeg2", "av1", "aac",
    "pcm", "ac3", "eac3", UNDEFINED,
}  # fmt: skip
_CONTAINERS = {
    "mp4": "mp4",
    "mov": "mp4",
    "m4v": "mp4",
    "mxf": "mxf",
    "mpeg": "mpegps",
    "mpegts": "mpegts",
    "webm": "webm",
}
_VIDEO = {"avc1": "h264", "h264": "h264", "hev1": "h265", "hvc1": "h265", "vp6": "vp6", "vp6f": "vp6", "wmv3": "wmv3",
          "vp8": "vp8", "vp80": "vp8", "vp9": "vp9", "vp90": "vp9", "av01": "av1", "mpeg video": "mpeg2"}  # fmt: skip
_AUDIO = {"mp4a": "aac", "aac": "aac", "mp3": "mp3", "mpeg audio": "mp3", "pcm": "pcm", "ac-3": "ac3", "ac3": "ac3",
          "ec-3": "eac3", "eac3": "eac3"}  # fmt: skip
_NOT_KNOWN = (
    "videoDar", "scanType", "contentAwareness", "videoGop", "hdrMode", "audioResolution", "audioSamplingRate",
)  # fmt: skip
_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|\w+|<=|>=|==|!=|&&|\|\||[-+*/()<>!;])", re.ASCII)
_OPERATORS: list[dict[str, Callable[[Any, Any], Any]]] = [  # from loosest to tightest
    {"||": lambda a, b: bool(a) or bool(b)},
    {"&&": lambda a, b: bool(a) and bool(b)},
    {"==": operator.eq, "!=": operator.ne},
    {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge},
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.truediv},
]


class Invalid(ValueError):
    """A condition that can't be read."""


def is_met(condition: str, source: MediaFile) -> bool:
    """Whether a condition holds for a file; an invalid one never does."""
    try:
        return bool(_Reader(condition, properties(source)).value())
    except (Invalid, TypeError, ZeroDivisionError, RecursionError):
        return False


def properties(source: MediaFile) -> dict[str, Any]:
    """What a condition can name, by the platform's names."""
    video, audio = source.video, source.audio[0] if source.audio else None
    known: dict[str, Any] = dict.fromkeys(_NOT_KNOWN, 0)
    known |= {
        "containerFormat": _CONTAINERS.get(source.format, UNDEFINED), "containerDuration": source.duration_ms,
        "containerBitRate": source.bitrate_kbps, "fileSize": source.size // 1024,
        "videoFormat": _VIDEO.get(video.codec, UNDEFINED) if video else UNDEFINED,
        "videoDuration": video.duration_ms if video else 0, "videoBitRate": video.bitrate_kbps if video else 0,
        "videoWidth": video.width if video else 0, "videoHeight": video.height if video else 0,
        "videoFrameRate": video.frame_rate if video else 0, "videoRotation": video.rotation if video else 0,
        "audioFormat": _AUDIO.get(audio.codec, UNDEFINED) if audio else UNDEFINED,
        "audioDuration": audio.duration_ms if audio else 0, "audioBitRate": audio.bitrate_kbps if audio else 0,
        "audioChannels": audio.channels if audio else 0, "audioSampleRate": audio.sample_rate if audio else 0,
        "audioStreams": len(source.audio),
    }  # fmt: skip
    plays = _plays_everywhere(source)
    return known | {"isMbr": int(plays), "isWeb": int(plays or source.format == "mp3")}


def _plays_everywhere(source: MediaFile) -> bool:
    """MP4 and MOV of H.264 with AAC or MP3, not turned, and FLV."""
    if source.video and source.video.rotation:
        return False
    if source.format == "flv":
        return True
    picture = source.video is None or _VIDEO.get(source.video.codec) == "h264"
    sound = not source.audio or _AUDIO.get(source.audio[0].codec) in ("aac", "mp3")
    return source.format in ("mp4", "mov") and picture and sound


class _Reader:
    """Reads and works out one condition, by precedence."""

    def __init__(self, text: str, known: dict[str, Any]) -> None:
        self.known = known
        self.tokens = self._split(text)
        self.at = 0

    @staticmethod
    def _split(text: str) -> list[str]:
        tokens, at = [], 0
        text = text.rstrip(" ;")
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise Invalid(text[at:])
            tokens.append(found[1])
            at = found.end()
        return tokens

    def value(self) -> Any:
        result = self._level(0)
        if self.at < len(self.tokens):
            raise Invalid(self.tokens[self.at])
        return result

    def _next(self) -> str:
        if self.at >= len(self.tokens):
            raise Invalid("the end")
        self.at += 1
        return self.tokens[self.at - 1]

    def _level(self, level: int) -> Any:
        if level == len(_OPERATORS):
            return self._single()
        left = self._level(level + 1)
        while self.at < len(self.tokens) and self.tokens[self.at] in _OPERATORS[level]:
            work = _OPERATORS[level][self._next()]
            left = work(left, self._level(level + 1))
        return left

    def _single(self) -> Any:
        token = self._next()
        if token == "(":
            inner = self._level(0)
            if self._next() != ")":
                raise Invalid("a bracket is open")
            return inner
        if token in "!-+":
            inner = self._single()
            return not inner if token == "!" else -inner if token == "-" else inner
        if token in self.known:
            return self.known[token]
        if php_text.is_number(token):
            return php_text.real(token)
        if token not in FORMATS:
            raise Invalid(token)
        return token
