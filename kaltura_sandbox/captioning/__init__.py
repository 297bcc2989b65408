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
from kaltura_sandbox.captioning.cues import Cue, Window, decoded
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

_READERS: dict[str, Callable[[str], list[Cue]]] = {
    Form.SRT: srt.read, Form.DFXP: dfxp.read, Form.WEBVTT: webvtt.read, Form.SCC: scc.read,
}  # fmt: skip
_CLIPPERS: dict[str, Callable[[str, Sequence[Window]], str]] = {
    Form.SRT: srt.clip, Form.DFXP: dfxp.clip, Form.WEBVTT: webvtt.clip,
}  # fmt: skip


def read(form: str, content: bytes) -> list[Cue]:
    """The cues of a file; none where it is not of that form."""
    reader = _READERS.get(form)
    return reader(decoded(content)) if reader else []


def segment(form: str, content: bytes, wanted: Segment) -> str:
    """A part of the captions as WebVTT; a file of that form keeps its header, settings and markup."""
    if form == Form.WEBVTT:
        return webvtt.segment_of_file(decoded(content), wanted)
    return webvtt.segment_of_cues(read(form, content), wanted)


def as_json(form: str, content: bytes) -> list[dict[str, Any]]:
    """The cues as the platform's JSON has them: times in ms, the text in chunks."""
    return [_plain(cue) for cue in read(form, content)]


def _plain(cue: Cue) -> dict[str, Any]:
    chunks: list[dict[str, Any]] = []
    for chunk in cue.chunks:
        style: dict[str, Any] = (
            {} if chunk.style is None else {"style": chunk.style or []}
        )  # PHP: an empty map is a list
        chunks.append({"text": chunk.text, **style})
    settings: dict[str, Any] = {} if cue.settings is None else {"styleInfo": cue.settings}
    return {"startTime": cue.start, "endTime": cue.end, **settings, "content": chunks}


def clip(form: str, content: bytes, windows: Sequence[Window]) -> bytes | None:
    """What clips of a source leave of its captions, in the same form; None for forms that are not cut."""
    clipper = _CLIPPERS.get(form)
    return clipper(decoded(content), windows).encode() if clipper else None


def joined(form: str, files: Sequence[bytes]) -> bytes:
    """Clipped files of one form (SRT or WebVTT) put together to one."""
    texts = [decoded(file) for file in files]
    if form == Form.WEBVTT:
        parts = [webvtt.parse(text) for text in texts]
        return webvtt.joined(
            parts[0].header if parts else [], [c for part in parts for c in part.cues]
        ).encode()
    return srt.renumbered("\n\n".join(texts)).encode()
