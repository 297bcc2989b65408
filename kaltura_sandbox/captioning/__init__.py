"""Caption files as text: read into cues, written in other forms, cut for clips. Knows nothing of entries or HTTP.

    captioning.read(Form.SRT, content)                  -> [Cue(500, 3000, …), …]
    captioning.segment(Form.DFXP, content, Segment(1, 30))   -> a WebVTT segment
    captioning.clip(Form.SRT, content, [Window(3000, 8000)]) -> the captions of a clip

Left out: the binary CAP form (Cheetah); such files are refused as unreadable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from kaltura_sandbox.captioning import dfxp, scc, srt, webvtt
from kaltura_sandbox.captioning.cues import Cue, Window, bytes_of, is_text, text_of
from kaltura_sandbox.captioning.webvtt import Segment, playlist

__all__ = ["Cue", "Form", "Segment", "Window", "as_json", "clip", "playlist", "read", "segment"]


class Form(StrEnum):
    """KalturaCaptionType."""

    SRT = "1"
    DFXP = "2"
    WEBVTT = "3"
    CAP = "4"
    SCC = "5"


EXTENSIONS = {Form.SRT: "srt", Form.DFXP: "dfxp", Form.WEBVTT: "vtt", Form.CAP: "cap", Form.SCC: "scc"}
SERVED = (Form.SRT, Form.DFXP, Form.WEBVTT)
"""Forms that the platform reads itself; SCC is converted first."""

_READERS: dict[str, Callable[[bytes], list[Cue]]] = {
    Form.SRT: srt.read, Form.DFXP: dfxp.read, Form.WEBVTT: webvtt.read, Form.SCC: scc.read,
}  # fmt: skip
_CLIPPERS: dict[str, Callable[[bytes, Sequence[Window]], str]] = {
    Form.SRT: srt.clip, Form.DFXP: dfxp.clip, Form.WEBVTT: webvtt.clip,
}  # fmt: skip


def read(form: str, content: bytes) -> list[Cue]:
    """The cues of a file; none where it is not of that form."""
    reader = _READERS.get(form)
    return reader(content) if reader else []


def segment(form: str, content: bytes, wanted: Segment) -> bytes:
    """A part of the captions as WebVTT; a file of that form keeps its header, settings and markup."""
    if form == Form.WEBVTT:
        return bytes_of(webvtt.segment_of_file(content, wanted))
    return bytes_of(webvtt.segment_of_cues(read(form, content), wanted))


def as_json(form: str, content: bytes) -> list[dict[str, Any]] | None:
    """The cues as the platform's JSON has them: times in ms, the text in chunks; None where that is no UTF-8."""
    cues = read(form, content)
    written = (text for cue in cues for text in (cue.settings or "", *(chunk.text for chunk in cue.chunks)))
    return [_plain(cue) for cue in cues] if all(is_text(text) for text in written) else None


def _plain(cue: Cue) -> dict[str, Any]:
    chunks: list[dict[str, Any]] = []
    for chunk in cue.chunks:
        style: dict[str, Any] = (
            {} if chunk.style is None else {"style": chunk.style or []}
        )  # PHP: an empty map is a list
        chunks.append({"text": chunk.text, **style})
    settings: dict[str, Any] = {} if cue.settings is None else {"styleInfo": cue.settings}
    start, end = (None if name in cue.unread else getattr(cue, name) for name in ("start", "end"))
    return {"startTime": start, "endTime": end, **settings, "content": chunks}


def clip(form: str, content: bytes, windows: Sequence[Window]) -> bytes | None:
    """What clips of a source leave of its captions, in the same form; None for forms that are not cut."""
    clipper = _CLIPPERS.get(form)
    return bytes_of(clipper(content, windows)) if clipper else None


def joined(form: str, files: Sequence[bytes]) -> bytes:
    """Clipped files of one form (SRT or WebVTT) put together to one."""
    if form == Form.WEBVTT:
        parts = [webvtt.parse(file) for file in files]
        header = parts[0].header if parts else []
        return bytes_of(webvtt.joined(header, [cue for part in parts for cue in part.cues]))
    return bytes_of(srt.renumbered("\n\n".join(text_of(file) for file in files)))
