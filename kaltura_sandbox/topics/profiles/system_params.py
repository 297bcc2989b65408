"""The platform's own flavor params (partner 0): ids, names and figures of a fresh installation.

Left out: the encoder options of conversionEnginesExtraParams, sign language and audio description params, and those
that need a permission of their own (lecture capture, cloud transcoding of live streams).
"""

from __future__ import annotations

import json
from typing import Any

APPLE = "iphone,iphonenew,ipad,ipadnew"
SMALL = f"mobile,web,mbr,{APPLE},dash"
MEDIUM = "mobile,web,mbr,ipad,ipadnew,iphone,iphonenew,dash"
LARGE = "web,mbr,dash"
ULTRA = "h265,mbr,dash,ipadnew,iphonenew"
INGEST = "mbr,ingest,web,mobile,ipad,ipadnew"
OPTIONAL = 2  # readyBehavior that a profile's row takes from these params
ENGINES = "2,99"
LANGUAGES = {
    11: ("English", "eng"), 12: ("Spanish", "spa"), 13: ("German", "ger", "deu"), 14: ("French", "fre", "fra"),
    15: ("Italian", "ita"), 16: ("Brazilian Portuguese", "pt_br", "por-br"), 17: ("Mandarin", "cmn"),
    18: ("Spanish-LAM", "es_xl"), 22: ("Japanese", "jpn"), 23: ("Korean", "kor"), 24: ("Swedish", "swe"),
    25: ("Dutch", "dut", "nld"), 26: ("Portuguese", "por"), 27: ("Cantonese", "yue"), 28: ("Chinese", "zho", "chi"),
    29: ("Taiwanese Mandarin", "zh-tw", "zh_tw"), 30: ("Arabic", "ara"), 31: ("Bulgarian", "bul"),
}  # fmt: skip
_Row = tuple[int, str, dict[str, Any]]


def _web(id_: int, name: str, codec: str, height: int, kbps: int, audio: int, tags: str, **more: Any) -> _Row:
    values = {
        "tags": tags, "format": "mp4", "videoCodec": codec, "audioCodec": "aac", "audioBitrate": audio,
        "audioChannels": 2, "audioSampleRate": 44100, "height": height, "videoBitrate": kbps, "description": name,
        "conversionEngines": ENGINES, "forceFrameToMultiplication16": 0, "_readyBehavior": OPTIONAL,
    }  # fmt: skip
    return id_, name, values | more


def _sound(id_: int, language: str, *codes: str) -> _Row:
    name = f"{language} Audio (Multi-Audio Streaming) 64 Kbps"
    streams = json.dumps({"audio": {"languages": list(codes)}}, separators=(",", ":"))
    values = {
        "tags": f"{SMALL},audio_only,alt_audio", "format": "mp4", "audioCodec": "aac", "audioBitrate": 64,
        "audioChannels": 2, "audioSampleRate": 44100, "conversionEngines": ENGINES, "multiStream": streams,
        "description": name,
    }  # fmt: skip
    return id_, name, values


def _ingest(id_: int, number: int, height: int, kbps: int) -> _Row:
    values = {"tags": INGEST, "height": height, "videoBitrate": kbps, "streamSuffix": str(number)}
    return id_, f"Ingest {number}", values | {"systemName": f"Ingest_{number}"}


LIVE = (32, 36, 37, 39)  # these are KalturaLiveParams
_ROWS: list[_Row] = [
    (0, "Source", {"tags": "source", "description": "The file as it was uploaded"}),
    (1, "Mobile (3GP)", {
        "systemName": "Mobile(3GP)", "tags": "mobile,mpeg4", "description": "Phones without a browser", "format": "3gp",
        "videoCodec": "mpeg4", "videoBitrate": 300, "audioCodec": "aac", "audioBitrate": 64, "width": 320,
        "gopSize": 300, "conversionEngines": ENGINES,
    }),
    _web(2, "Basic/Small - WEB/MBL (H264/400)", "h264b", 360, 400, 64, SMALL),
    _web(3, "Basic/Small - WEB/MBL (H264/600)", "h264b", 480, 600, 64, SMALL),
    _web(4, "SD/Small - WEB/MBL (H264/900)", "h264m", 540, 900, 64, MEDIUM),
    _web(5, "SD/Large - WEB/MBL (H264/1500)", "h264m", 720, 1500, 128, MEDIUM),
    _web(6, "HD/720 - WEB (H264/2500)", "h264h", 720, 2500, 128, LARGE),
    _web(7, "HD/1080 - WEB (H264/4000)", "h264h", 1080, 4000, 128, LARGE),
    (8, "WebM", {
        "tags": "html5,webm", "description": "WebM", "format": "webm", "videoCodec": "vp8", "videoBitrate": 750,
        "audioCodec": "vorbis", "audioBitrate": 96, "height": 360, "conversionEngines": ENGINES,
        "_readyBehavior": OPTIONAL,
    }),
    (9, "Save Original Source", {
        "systemName": "save_original_source_flavor_params", "tags": "save_source", "format": "copy",
        "description": "Save Original Source", "videoBitrate": 2500, "audioBitrate": 128, "height": 720,
        "conversionEngines": "2", "isSystemDefault": 0,
    }),
    *(_sound(id_, *language) for id_, language in LANGUAGES.items()),
    _web(20, "V3/QHD - (H265/6000)", "h265", 1440, 6000, 192, ULTRA, maxFrameRate=60, conversionEngines="2"),
    _web(21, "V3/UHD - (H265/10000)", "h265", 2160, 10000, 192, ULTRA, maxFrameRate=60, conversionEngines="2"),
    (32, "Source", {
        "tags": "source,ingest,web,mobile,ipad,ipadnew", "videoBitrate": 900, "height": 480, "streamSuffix": "1",
    }),
    _ingest(36, 2, 360, 400), _ingest(37, 3, 480, 600), _ingest(39, 4, 540, 900),
]  # fmt: skip
SYSTEM_PARAMS: list[_Row] = sorted(_ROWS, key=lambda row: row[0])
