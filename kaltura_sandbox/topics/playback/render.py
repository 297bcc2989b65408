"""The forms in which a manifest is answered: lists for players, XML, JSON, a redirect."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from starlette.responses import Response

from kaltura_sandbox.media.packing import package
from kaltura_sandbox.media.probe import MediaFile
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.wire import replies

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NAMED = {"Content-Disposition": "inline; filename=manifest.xml"}
EXPECTING_CALLBACK = 'Expecting "callback" parameter for jsonp format'


@dataclass(frozen=True)
class Line:
    """One flavor in a manifest: where it is, its asset, what its file is (None for a set of flavors)."""

    url: str
    asset: Object | None = None
    found: MediaFile | None = None
    codecs: str = ""  # as an HLS list writes them, where no file tells

    @property
    def shape(self) -> dict[str, int | float]:
        asset = self.asset
        names = ("bitrate", "width", "height")
        return {name: (asset.values.get(name) if asset else 0) or 0 for name in names}


@dataclass(frozen=True)
class Manifest:
    """What is to be told: the entry's id, seconds, flavors, and (for HLS) lines that list its subtitles."""

    entry_id: str
    duration_s: float
    lines: list[Line]
    subtitles: list[str]
    query: dict[str, str]

    @property
    def kind(self) -> str:
        sound = all(line.asset and line.asset.fileExt == "mp3" for line in self.lines)
        return "audio/mpeg" if sound else "video/x-flv"


def number(value: float) -> str:
    """A number without needless zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def f4m(told: Manifest) -> Response:
    """A list of flavors for Flash players, laid out line by line as the platform does it."""
    media = "\n".join(f"<media url={quoteattr(line.url)} {_shape(line)} />" for line in told.lines)
    duration = f"<duration>{number(told.duration_s)}</duration>" if told.duration_s else ""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
\t<manifest xmlns="http://ns.adobe.com/f4m/1.0">
\t\t<id>{escape(told.entry_id)}</id>
\t\t<mimeType>{told.kind}</mimeType>
\t\t<streamType>recorded</streamType>\t\t
\t\t\t\t\t\t\t
\t\t{duration}\t\t
\t\t
{media}

\t\t\t</manifest>"""
    return _reply(text, "text/xml", NAMED)


def f4m2(told: Manifest) -> Response:
    media = "\n".join(f"<media href={quoteattr(line.url)} {_shape(line)}/>" for line in told.lines)
    duration = f"<duration>{number(told.duration_s)}</duration>" if told.duration_s else ""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
\t\t<manifest xmlns="http://ns.adobe.com/f4m/2.0">
\t\t\t<id>{escape(told.entry_id)}</id>
\t\t\t{duration}
{media}
</manifest>"""
    return _reply(text, "text/xml", NAMED)


def _shape(line: Line) -> str:
    return " ".join(f'{name}="{value}"' for name, value in line.shape.items())


def smil(told: Manifest) -> Response:
    videos = "\n".join(
        f'<video src={quoteattr(_path(line.url))} system-bitrate="{int(line.shape["bitrate"]) * 1000}"/>'
        for line in told.lines
    )
    base = re.sub(r"^(\w+://[^/]*).*$", r"\1", told.lines[0].url, flags=re.DOTALL | re.ASCII)
    text = f"""<?xml version="1.0"?>
\t\t\t\t<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 2.0//EN" "http://www.w3.org/2001/SMIL20/SMIL20.dtd">
\t\t\t\t<smil xmlns="http://www.w3.org/2001/SMIL20/Language">
\t\t\t\t\t<head>
\t\t\t\t\t\t<meta name="title" content="" />
\t\t\t\t\t\t<meta name="httpBase" content={quoteattr(base)} />
\t\t\t\t\t\t<meta name="vod" content="true"/>
\t\t\t\t\t</head>
\t\t\t\t\t<body>
\t\t\t\t\t\t<switch id="video">
{videos}
</switch>
\t\t\t</body>
\t\t</smil>"""
    return _reply(text, "text/xml", NAMED)


def m3u8(told: Manifest) -> Response:
    """A master list: subtitles, then each flavor with what it is and where."""
    group = ',SUBTITLES="subs"' if told.subtitles else ""
    flavors = [f"#EXT-X-STREAM-INF:{stream(line)}{group}\n{line.url}" for line in told.lines]
    return _reply("\n".join(["#EXTM3U", *told.subtitles, *flavors]) + "\n", "application/x-mpegurl")


def stream(line: Line) -> str:
    """A flavor's attributes. BANDWIDTH (bits/s) is what the bitrate (kbps) takes in packets of transport streams."""
    shape = line.shape
    rate = float((line.asset.frameRate if line.asset else 0) or 0)
    parts = ["PROGRAM-ID=1", f"BANDWIDTH={int(shape['bitrate'] * 1024 * 188 / 184 + rate * 188 * 4)}"]
    if shape["width"] and shape["height"]:
        parts.append(f"RESOLUTION={shape['width']}x{shape['height']}")
    if rate > 0:
        parts.append(f"FRAME-RATE={rate:.3f}")
    if codecs := _codecs(line):
        parts.append(f'CODECS="{codecs}"')
    return ",".join(parts)


def as_json(told: Manifest) -> Response:
    return _reply(_json(told) + "\n", "application/json")


def jsonp(told: Manifest) -> Response:
    """The JSON in a call of the function that the query names."""
    callback = told.query.get("callback")
    if callback is None or not re.fullmatch(r"[0-9_a-zA-Z.]*", callback):
        return _reply(EXPECTING_CALLBACK, "application/json")
    return _reply(f"{callback}({_json(told)})", "application/json")


def _json(told: Manifest) -> str:
    listed = [_flavor(line) for line in told.lines]
    whole = int(told.duration_s) if told.duration_s == int(told.duration_s) else told.duration_s
    found = {"entryId": told.entry_id, "duration": whole, "baseUrl": "", "flavors": listed}
    return json.dumps(found, separators=(",", ":")).replace("/", "\\/")  # as PHP writes it


def _flavor(line: Line) -> dict[str, Any]:
    """A flavor in JSON. Languages are those of one of several sound tracks."""
    rate = float((line.asset.frameRate if line.asset else 0) or 0)
    return {
        "url": line.url, "ext": line.asset.fileExt if line.asset else None, **line.shape, "audioLanguage": None,
        "audioLanguageName": None, "audioLabel": None, "audioCodec": None, "defaultAudio": False,
        "frameRate": int(rate) if rate == int(rate) else rate, "codecs": _codecs(line),
    }  # fmt: skip


def _codecs(line: Line) -> str:
    """The codecs of a film; those of a sound aren't told (measured)."""
    return package.codecs(line.found) if line.found and line.shape["width"] else line.codecs


def redirect(told: Manifest) -> Response:
    return replies.moved(told.lines[0].url, 302, content=b"\n")


FORMS = {
    "f4m": f4m,
    "f4mv2": f4m2,
    "smil": smil,
    "m3u8": m3u8,
    "jsonp": jsonp,
    "json": as_json,
    "redirect": redirect,
}
"""responseFormat of an address."""


def headers(response: Response, uri: str, cached: bool) -> Response:
    """What all manifests carry. ``cached``: whether the answer is the same for everybody, for a minute."""
    age = "private, max-age=60, max-stale=0" if cached else replies.NOT_KEPT
    response.headers.update(
        {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "Server,range,Content-Length,Content-Range",
            "Timing-Allow-Origin": "*",
            "Cache-Control": age,
        }
    )
    if cached:
        response.headers["X-Kaltura"] = f"cache-key,playManifest-{hashlib.md5(uri.encode()).hexdigest()}"
    return response


def _path(url: str) -> str:
    return re.sub(r"^\w+://[^/]*", "", url, flags=re.ASCII)


def _reply(text: str, kind: str, more: dict[str, str] | None = None) -> Response:
    return Response(_NOT_XML.sub("", text) if kind == "text/xml" else text, 200, more, kind)
