"""WebVTT: read from files, written whole or in segments, with the playlist that players fetch the segments by."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from kaltura_sandbox.captioning.cues import Chunk, Cue, Window, clock, milliseconds, text_of
from kaltura_sandbox.captioning.markup import without_tags
from kaltura_sandbox.php_text import trim

_TIME = r"((?:[0-9]{2}:)?[0-9]{2}:[0-9]{2}\.[0-9]{3})"
_TIMES = re.compile(rf"{_TIME} --> {_TIME}( .*)?")
_NUMBER = re.compile(r"[ \t\r\v\f]*[0-9]+[ \t\r\v\f]*")
_ENCODED = re.compile(r"&(amp|gt|lt|lrm|rlm|nbsp);")
_KEPT_TAG = re.compile(r"&lt;(/?[ibu])&gt;")
_OPENING = re.compile(r"&lt;[ibu]&gt;")
WHOLE = -1  # as an index: all cues
OWN_CLOCK = 10_000  # localTimestamp (ms) that means: no mapping to the stream's clock
_ALIGN = {"left": "start", "right": "end", "center": "middle", "full": "middle"}
_LINE = {"before": "0%", "center": "50%", "after": "100%"}


@dataclass
class File:
    """A file: the lines before its first cue, and its cues; both empty where it is no WebVTT."""

    header: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)


@dataclass(frozen=True)
class Segment:
    """Which part of the captions is asked for: an index from 1 (or WHOLE), the length of segments in s."""

    index: int
    seconds: int
    local_ms: int = OWN_CLOCK

    def shows(self, cue: Cue) -> bool:
        """Whether a cue begins or ends in this segment (one that does both elsewhere is not shown: measured)."""
        start, end = (self.index - 1) * self.seconds * 1000, self.index * self.seconds * 1000
        return self.index == WHOLE or start <= cue.start < end or start <= cue.end < end

    @property
    def mapping(self) -> str:
        """The line that ties the cues' clock to the stream's, where it is asked for."""
        if self.local_ms == OWN_CLOCK:
            return ""
        return f"X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:{clock(self.local_ms)}\n"


def read(content: bytes) -> list[Cue]:
    """The cues of a file, without markup."""
    cues = parse(content).cues
    for cue in cues:
        cue.chunks = [Chunk(without_tags(chunk.text)) for chunk in cue.chunks]
    return cues


def parse(content: bytes) -> File:
    """A file as it is, with the markup in its cues. Comments and cue numbers are passed over."""
    lines = iter(text_of(content).split("\n"))
    first = next(lines)
    if not _is_header(first.removeprefix("\ufeff")):
        return File()
    file = File([first])
    for line in lines:
        found = _TIMES.fullmatch(line)
        if found:
            shown = []
            while (words := trim(next(lines, ""))) != "":
                shown.append(words + "\n")
            start, end = (_ms(time) for time in found.group(1, 2))
            file.cues.append(Cue(start, end, [Chunk("".join(shown))], trim(found[3] or "")))
        elif not file.cues and not _NUMBER.fullmatch(line):
            file.header.append(line)
    return file


def _is_header(line: str) -> bool:
    return line == "WEBVTT" or (line.startswith("WEBVTT ") and "-->" not in line)


def _ms(time: str) -> int:
    return milliseconds(time if time.count(":") == 2 else f"00:{time}") or 0


def segment_of_file(content: bytes, segment: Segment) -> str:
    """A segment of a file that is WebVTT already: its header and settings stay."""
    file = parse(content)
    cues = [_block(cue, cue.settings, cue.text) for cue in file.cues if segment.shows(cue)]
    return "".join(f"{line}\n" for line in file.header) + segment.mapping + "\n" + "".join(cues) + "\n\n\n"


def segment_of_cues(cues: Iterable[Cue], segment: Segment) -> str:
    """A segment of captions of another form, with what WebVTT knows of their styles."""
    shown = (cue for cue in cues if segment.shows(cue) and cue.start < cue.end)
    blocks = [_block(cue, _settings(cue), "".join(_marked(chunk) for chunk in cue.chunks)) for cue in shown]
    return "WEBVTT\n" + segment.mapping + "\n" + "".join(blocks) + "\n\n\n"


def _block(cue: Cue, settings: str | None, text: str) -> str:
    words = trim(re.sub(r"\n+", "\n", text.replace("\r", "")))
    return f"{clock(cue.start)} --> {clock(cue.end)}{f' {settings}' if settings else ''}\n{words}\n\n"


def _settings(cue: Cue) -> str:
    """Where the cue stands, from the TTML style of its first chunk."""
    style = (cue.chunks[0].style if cue.chunks else None) or {}
    settings: dict[str, str] = {}
    if "textAlign" in style:
        settings["align"] = _ALIGN.get(
            style["textAlign"], ""
        )  # measured: an alignment of another name is lost
    if style.get("displayAlign") in _LINE:
        settings["line"] = _LINE[style["displayAlign"]]
    if "origin" in style:
        settings["position"], settings["line"] = style["origin"].split(" ")[:2]
        settings["align"] = "start"
    if "extent" in style:
        settings["size"] = style["extent"].split(" ")[0]
    return " ".join(f"{name}:{value}" for name, value in settings.items())


def _marked(chunk: Chunk) -> str:
    """A chunk with its markup; bare ampersands and angle brackets are escaped, b, i and u stay."""
    text = chunk.text
    if not _ENCODED.search(text):
        text = escape(text, quote=False)
        if _OPENING.search(text):
            text = _KEPT_TAG.sub(r"<\1>", text)
    style = chunk.style or {}
    for name, tag in (("bold", "b"), ("italic", "i")):
        text = f"<{tag}>{text}</{tag}>" if name in style else text
    return text


def playlist(segment_s: int, entry_s: int) -> str:
    """The HLS playlist of the segments of an entry; none for one without a duration. All in s."""
    count = math.ceil(entry_s / segment_s)
    lines = ["#EXTM3U", f"#EXT-X-TARGETDURATION:{segment_s}", "#EXT-X-VERSION:3", "#EXT-X-MEDIA-SEQUENCE:1"]
    lines.append("#EXT-X-PLAYLIST-TYPE:VOD")
    for index in range(1, count + 1):
        length = segment_s if index < count else entry_s - (count - 1) * segment_s
        lines += [f"#EXTINF:{length}.0,", f"segmentIndex/{index}.vtt"]
    return "".join(f"{line}\r\n" for line in [*lines, "#EXT-X-ENDLIST"])


def clip(content: bytes, windows: Iterable[Window]) -> str:
    """The file of a clip: the header, then what each window shows, in order."""
    file = parse(content)
    if not file.header:
        return ""
    cues = []
    for window in windows:
        for cue in file.cues:
            times = window.moved(cue.start, cue.end)
            if times:
                cues.append(Cue(*times, cue.chunks, cue.settings))
    return joined(file.header, cues)


def joined(header: Iterable[str], cues: Iterable[Cue]) -> str:
    """A whole file."""
    top = trim("\n".join(header)) or "WEBVTT"
    return f"{top}\n\n" + "".join(_block(cue, cue.settings, cue.text) for cue in cues)
