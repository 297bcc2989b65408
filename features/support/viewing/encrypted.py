"""Looks into encrypted streams: what their manifests and segments tell of the encryption, and whether a key opens them.

DASH manifests say it in ContentProtection elements, HLS lists in EXT-X-KEY, and the segments of both in boxes of MP4
(ISO/IEC 23001-7: `tenc` names the scheme and the key, each `pssh` speaks to a DRM system).
"""

from __future__ import annotations

import base64
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import imageio_ffmpeg

LIMIT_S = 60
SYSTEMS = {
    "edef8ba979d64acea3c827dcd51d21ed": "Widevine",
    "9a04f07998404286ab92e65be0885f95": "PlayReady",
    "1077efecc0b24d02ace33c1e52e2fb4b": "the common system",
    "94ce86fb07ff4f43adb893d2fa968ca2": "FairPlay",
}
"""DRM systems by their ids."""
MPD, CENC = "{urn:mpeg:dash:schema:mpd:2011}", "{urn:mpeg:cenc:2013}"
SAME_KEY, OTHER = "its key", "another key"
ATTRIBUTE = re.compile(r'([A-Z-]+)=("[^"]*"|[^,]*)')
PARENTS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"sinf", b"schi")
CHILDREN_FROM = {b"stsd": 8, b"encv": 78}
"""Where children begin in boxes that have fields of their own before them."""


class NotEncrypted(Exception):
    """The manifest tells of no encryption, or what it tells can't be read."""


@dataclass(frozen=True)
class Stream:
    """Where the first pictures of a manifest are: the segment that begins it, and those that follow."""

    begin: str
    segments: list[str]


def told_by(manifest: bytes) -> dict[str, str]:
    """What a DASH manifest tells of its pictures' encryption: scheme, key id (hex), and for each DRM system by its
    name whether the data for it names that key. Of an HLS list, the attributes of its key. Raises NotEncrypted."""
    text = manifest.decode("utf-8", "replace")
    if text.startswith("#EXTM3U"):
        line = next((one for one in text.splitlines() if one.startswith("#EXT-X-KEY:")), "")
        if not line:
            raise NotEncrypted("The list has no EXT-X-KEY.")
        return {name: value.strip('"') for name, value in ATTRIBUTE.findall(line.partition(":")[2])}
    pictures = _pictures(text)
    marks = [*pictures.iter(f"{MPD}ContentProtection")]
    common = next((one for one in marks if one.get(f"{CENC}default_KID")), None)
    if common is None:
        raise NotEncrypted("The manifest has no ContentProtection with a default_KID.")
    key = str(common.get(f"{CENC}default_KID")).replace("-", "").lower()
    told = {"scheme": str(common.get("value")), "key id": key}
    for mark in marks:
        system = SYSTEMS.get(str(mark.get("schemeIdUri")).removeprefix("urn:uuid:").replace("-", "").lower())
        if system and (data := mark.findtext(f"{CENC}pssh")):
            told[system] = _names(base64.b64decode(data), key)
    return told


def told_inside(segment: bytes) -> dict[str, str]:
    """The same of the segment that begins a stream. Raises NotEncrypted."""
    boxes = list(_boxes(segment))
    tenc = next((body for kind, body in boxes if kind == b"tenc"), b"")
    schm = next((body for kind, body in boxes if kind == b"schm"), b"")
    if len(tenc) < 24 or len(schm) < 8:
        raise NotEncrypted("The segment has no boxes tenc and schm.")
    key = tenc[8:24].hex()
    told = {"scheme": schm[4:8].decode("latin-1"), "key id": key}
    for _, body in (one for one in boxes if one[0] == b"pssh"):
        if system := SYSTEMS.get(body[4:20].hex()):
            told[system] = _names(body, key)
    return told


def _names(data: bytes, key: str) -> str:
    """Whether data for a DRM system names a key: as it is, or as PlayReady's header writes it."""
    raw = bytes.fromhex(key)
    turned = raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:]
    return SAME_KEY if raw in data or base64.b64encode(turned).decode().encode("utf-16-le") in data else OTHER


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Boxes by kind, with what is in them, however deep."""
    while len(data) >= 8:
        size = int.from_bytes(data[:4])
        if not 8 <= size <= len(data):
            return
        kind, body, data = data[4:8], data[8:size], data[size:]
        yield kind, body
        if kind in PARENTS or kind in CHILDREN_FROM:
            yield from _boxes(body[CHILDREN_FROM.get(kind, 0) :])


def stream_of(manifest: bytes, address: str) -> Stream:
    """The segments of the first pictures of a DASH manifest, or of an HLS list of segments."""
    text = manifest.decode("utf-8", "replace")
    if text.startswith("#EXTM3U"):
        begin = re.search(r'#EXT-X-MAP:URI="([^"]+)"', text)
        lines = [urljoin(address, line) for line in text.splitlines() if line and not line.startswith("#")]
        return Stream(urljoin(address, begin[1]) if begin else "", lines)
    pictures = _pictures(text)
    whole = ElementTree.fromstring(text)
    base = urljoin(address, whole.findtext(f"{MPD}BaseURL") or "")
    track = next(pictures.iter(f"{MPD}Representation"))
    template = track.find(f"{MPD}SegmentTemplate")
    template = next(pictures.iter(f"{MPD}SegmentTemplate")) if template is None else template
    ours = str(track.get("id"))
    initialization, media = (
        str(template.get(what)).replace("$RepresentationID$", ours) for what in ("initialization", "media")
    )
    first = int(template.get("startNumber", "1"))
    count = sum(int(one.get("r", "0")) + 1 for one in template.iter(f"{MPD}S"))
    numbers = (str(number) for number in range(first, first + count))
    segments = [urljoin(base, media.replace("$Number$", number)) for number in numbers]
    return Stream(urljoin(base, initialization), segments)


def _pictures(text: str) -> ElementTree.Element:
    """The first adaptation set of a DASH manifest that holds pictures."""
    try:
        whole = ElementTree.fromstring(text)
    except ElementTree.ParseError as failure:
        raise NotEncrypted(f"It is no manifest: {text[:200]}") from failure
    for one in whole.iter(f"{MPD}AdaptationSet"):
        kinds = [one.get("contentType", ""), one.get("mimeType", "")]
        kinds += [track.get("mimeType", "") for track in one.iter(f"{MPD}Representation")]
        if any(kind.startswith("video") for kind in kinds):
            return one
    raise NotEncrypted("The manifest has no pictures.")


def variant(manifest: bytes, address: str) -> str:
    """Where the first stream of an HLS list of streams has its own list; "" for other manifests."""
    text = manifest.decode("utf-8", "replace")
    found = re.search(r"#EXT-X-STREAM-INF:[^\n]*\n([^\n]+)", text)
    return urljoin(address, found[1].strip()) if found else ""


def opened(film: bytes, key: str) -> bytes:
    """The film as MP4 without its encryption, decrypted with a key (hex). Raises NotEncrypted where ffmpeg fails."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "encrypted.mp4", Path(folder) / "open.mp4"
        source.write_bytes(film)
        command = [
            imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-decryption_key", key, "-i", str(source),
            "-c", "copy", "-movflags", "+faststart", str(target),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, timeout=LIMIT_S, check=False)
        if done.returncode:
            raise NotEncrypted(done.stderr.decode(errors="replace")[-600:])
        return target.read_bytes()
