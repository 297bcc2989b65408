"""Captions that come along with a clip: the READY ones of its sources, cut to the clip and shifted.

By the server's source: a cue that ends before the clip or begins after it is left out; one that only touches an edge
stays, with no length (measured); the others are cut at the edges. Clips of one source copy each of its captions;
clips of several sources make one caption per language and usage, from SRT and WebVTT alone. CAP and SCC stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from kaltura_sandbox.library import entries
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Account, now

KIND = "caption_asset"
READY, ERROR = 2, -1
SRT, DFXP, WEBVTT = "1", "2", "3"
KEPT = ("tags", "fileExt", "language", "languageCode", "label", "format", "isDefault", "displayOnPlayer",
        "accuracy", "usage")  # fmt: skip
_TIMES = re.compile(r"((?:\d+:)?\d+:\d+[,.]\d+)\s*-->\s*((?:\d+:)?\d+:\d+[,.]\d+)(.*)")
_BLOCKS = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True)
class Window:
    """A part of a source and its place in the result; ms."""

    entry: str
    start: int
    duration: int
    place: int = 0

    def moved(self, begin: int, end: int) -> tuple[int, int] | None:
        """A cue's times in the result; None where the cue lies outside."""
        stop = self.start + self.duration
        if end < self.start or begin > stop:
            return None
        return max(begin - self.start, 0) + self.place, min(end, stop) - self.start + self.place


def bring_along(account: Account, entry: Object, segments: list[dict[str, Any]]) -> None:
    """Gives a clip the captions of what it was made of (segments of library.clips)."""
    windows = list(_windows(account, segments))
    if len({window.entry for window in windows}) == 1:
        _from_one(account, entry, windows)
    else:
        _from_several(account, entry, windows)


def _windows(account: Account, segments: list[dict[str, Any]]) -> list[Window]:
    windows, end = [], 0
    for segment in segments:
        part = segment["clip"]
        source = account.get(entries.KIND, segment["entry"])
        duration = int(part.get("duration") or (source.msDuration if source else 0) or 0)
        place = part.get("globalOffsetInDestination")
        windows.append(
            Window(segment["entry"], int(part.get("offset") or 0), duration, end if place is None else place)
        )
        end += int(part.get("duration") or 0)
    return windows


def _captions(account: Account, entry_id: str, formats: tuple[str, ...]) -> list[Object]:
    found = account.find(KIND, entryId=entry_id)
    return [one for one in found if one.status == READY and one._file and str(one.format) in formats]


def _from_one(account: Account, entry: Object, windows: list[Window]) -> None:
    for caption in _captions(account, windows[0].entry, (SRT, DFXP, WEBVTT)):
        text = _read(account, caption)
        pieces = [cut(text, str(caption.format), window) for window in windows]
        kept = {name: caption.values.get(name) for name in KEPT if caption.values.get(name) is not None}
        _store(account, entry, kept, joined(pieces, str(caption.format)))


def _from_several(account: Account, entry: Object, windows: list[Window]) -> None:
    """One caption per language and usage; the latest of each source counts. WebVTT where any of them is."""
    latest: dict[tuple[str, str], dict[str, Object]] = {}
    for source in dict.fromkeys(window.entry for window in windows):
        for caption in _captions(account, source, (SRT, WEBVTT)):
            key = str(caption.language or ""), str(caption.usage or 0)
            known = latest.setdefault(key, {}).get(source)
            if known is None or (known.updatedAt or 0) <= (caption.updatedAt or 0):
                latest[key][source] = caption
    for (language, usage), found in latest.items():
        format_ = WEBVTT if any(str(one.format) == WEBVTT for one in found.values()) else SRT
        texts = {
            source: _as_format(_read(account, one), str(one.format), format_) for source, one in found.items()
        }
        pieces = [cut(texts[window.entry], format_, window) for window in windows if window.entry in texts]
        first = next(iter(found.values()))
        kept = {"language": language, "languageCode": first.languageCode, "label": language, "usage": int(usage),
                "format": format_, "fileExt": "vtt" if format_ == WEBVTT else "srt"}  # fmt: skip
        _store(account, entry, kept, joined(pieces, format_))


def _store(account: Account, entry: Object, kept: dict[str, Any], text: str) -> None:
    stamp = now()
    caption = Object(
        "KalturaCaptionAsset", id=account.store.text_id(), entryId=entry.id, partnerId=account.id, version="2",
        createdAt=stamp, updatedAt=stamp, status=READY if text.strip() else ERROR,
    )  # fmt: skip
    content = text.encode()
    caption.size, caption.sizeInBytes = len(content), str(len(content))
    caption._file = account.files.write(content)
    caption.defaults(kept).defaults({"tags": "", "languageCode": "", "displayOnPlayer": True})
    account.put(KIND, caption)


def hand_over(account: Account, shadow: Object, entry: Object) -> None:
    """A trim in place: the entry's captions go, those of the trimmed content come."""
    for old in account.find(KIND, entryId=entry.id):
        account.remove(KIND, old)
    for new in account.find(KIND, entryId=shadow.id):
        account.put(KIND, new.copy(id=account.store.text_id(), entryId=entry.id))


def _read(account: Account, caption: Object) -> str:
    content = account.files.read(caption._file).decode("utf-8-sig", errors="replace")
    return content.replace("\r\n", "\n").replace("\r", "\n")


def _as_format(text: str, own: str, wanted: str) -> str:
    if own == wanted:
        return text
    return "WEBVTT\n\n" + re.sub(r"(\d),(\d{3})", r"\1.\2", text)


def cut(text: str, format_: str, window: Window) -> str:
    """A caption file (SRT, WebVTT or DFXP) with the cues of a window alone, in their new places."""
    if format_ == DFXP:
        return _cut_dfxp(text, window)
    blocks = (_cut_block(block, format_, window) for block in _BLOCKS.split(text.strip("\n")))
    return "".join(f"{block}\n\n" for block in blocks if block)


def joined(pieces: list[str], format_: str) -> str:
    """Pieces of one format one after the other: one header, SRT numbered through."""
    pieces = [piece for piece in pieces if piece]
    if format_ == DFXP:
        return _joined_dfxp(pieces)
    blocks = [block for piece in pieces for block in _BLOCKS.split(piece.strip("\n"))]
    if format_ == SRT:
        numbered = (re.sub(r"\A\d+(?=\n)", str(n), block) for n, block in enumerate(blocks, 1))
        return "".join(f"{block}\n\n" for block in numbered)
    kept = [block for n, block in enumerate(blocks) if n == 0 or not block.startswith("WEBVTT")]
    return "".join(f"{block}\n\n" for block in kept)


def _cut_block(block: str, format_: str, window: Window) -> str | None:
    """A cue in its new place, None for one outside; blocks without times (a header) stay."""
    found = _TIMES.search(block)
    if found is None:
        return block if block.strip() else None
    times = window.moved(milliseconds(found[1]), milliseconds(found[2]))
    if times is None:
        return None
    mark = "," if format_ == SRT else "."
    settings = found[3].rstrip() if format_ == WEBVTT else ""
    line = " --> ".join(timestamp(time, mark) for time in times) + settings
    return block[: found.start()] + line + block[found.end() :]


def _cut_dfxp(text: str, window: Window) -> str:
    def edit(parent: ElementTree.Element) -> None:
        for child in list(parent):
            if child.tag.rpartition("}")[2].lower() != "p":
                edit(child)
                continue
            begin = milliseconds(child.get("begin", "0:0"))
            end = milliseconds(child.get("end", "")) if child.get("end") else begin + _length(child)
            times = window.moved(begin, end)
            if times is None:
                parent.remove(child)
                continue
            child.set("begin", timestamp(times[0], "."))
            child.set("end", timestamp(times[1], "."))
            child.attrib.pop("dur", None)

    return _edited(text, edit)


def _length(cue: ElementTree.Element) -> int:
    found = re.match(r"[\d.]+", cue.get("dur", ""))
    return round(float(found[0]) * 1000) if found else 0


def _joined_dfxp(pieces: list[str]) -> str:
    """The cues of all pieces in the first div of the first."""
    if len(pieces) < 2:
        return "".join(pieces)

    def append(root: ElementTree.Element) -> None:
        target = next((one for one in root.iter() if one.tag.endswith("div")), root)
        for piece in pieces[1:]:
            target.extend(one for one in ElementTree.fromstring(piece).iter() if one.tag.endswith("}p"))

    return _edited(pieces[0], append)


def _edited(text: str, edit: Callable[[ElementTree.Element], None]) -> str:
    """An XML document after a change; "" for what is no XML (the server then has no text either)."""
    try:
        root = ElementTree.fromstring(text.strip())
    except ElementTree.ParseError:
        return ""
    for prefix, name in re.findall(r'xmlns(?::(\w+))?="([^"]+)"', text):
        ElementTree.register_namespace(prefix, name)
    edit(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def milliseconds(text: str) -> int:
    """01:02:03,450, 02:03.450 or 3.45 (s, also with an s behind) as ms."""
    total = 0.0
    for part in text.strip().rstrip("s").replace(",", ".").split(":"):
        total = total * 60 + float(part or 0)
    return round(total * 1000)


def timestamp(ms: int, mark: str) -> str:
    """ms as 00:00:03,450, with "," or "." before the thousandths."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"
