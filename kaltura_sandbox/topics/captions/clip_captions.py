"""Captions that come along with a clip: the READY ones of its sources, cut to the clip and shifted.

By the server's source: clips of one source copy each of its captions; clips of several sources make one caption per
language and usage, from SRT and WebVTT alone; clips with an overlay bring none. CAP and SCC stay behind. What becomes
of each cue is in captioning.Window.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import captioning
from kaltura_sandbox.captioning import Form, Window
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import DATA, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.entries import entries

JOINED = (Form.SRT, Form.WEBVTT)
KEPT = ("tags", "language", "label", "format", "isDefault", "displayOnPlayer", "accuracy", "usage")
OVERLAY = "KalturaOverlayAttributes"

Windows = list[tuple[str, Window]]
"""The parts of a clip in order: id of the source entry, and which part of it."""


@on(DATA, entries.KIND)
def content_came(account: Account, event: Event) -> None:
    """A clip was made, or the content of one took the place of an entry's: its captions come with it."""
    segments, shadow = event.details.get("segments"), event.details.get("replacedBy")
    if segments:
        _bring_along(account, event.object, segments)
    if shadow is not None and shadow._clipped:
        _hand_over(account, shadow, event.object)


def _bring_along(account: Account, entry: Object, segments: list[dict[str, Any]]) -> None:
    """Gives a clip the captions of what it was made of (the segments of clips/clips.py)."""
    if any(part["objectType"] == OVERLAY for part in _compositions(segments)):
        return
    windows = _windows(account, segments)
    if len({source for source, _ in windows}) == 1:
        _from_one(account, entry, windows)
    else:
        _from_several(account, entry, windows)


def _compositions(segments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        part for segment in segments for part in segment["clip"].get("mediaCompositionAttributesArray") or []
    ]


def _windows(account: Account, segments: list[dict[str, Any]]) -> Windows:
    windows: Windows = []
    end = 0
    for segment in segments:
        clip = segment["clip"]
        source = account.get(entries.KIND, segment["entry"])
        start, asked = clip.get("offset") or 0, clip.get("duration") or 0
        duration = asked or int((source.msDuration if source else 0) or 0)
        place = clip.get("globalOffsetInDestination")
        at = end if place is None else place
        windows.append((segment["entry"], Window(start, start + duration, at)))
        end += asked
    return windows


def _ready(account: Account, entry_id: str, forms: tuple[Form, ...]) -> list[Object]:
    return [
        one
        for one in account.find(captions.KIND, entryId=entry_id, status=captions.READY)
        if one.format in forms
    ]


def _from_one(account: Account, entry: Object, windows: Windows) -> None:
    for caption in _ready(account, windows[0][0], captioning.SERVED):
        text = captioning.clip(caption.format, account.files.read(caption._file), [w for _, w in windows])
        kept = {name: caption.values[name] for name in KEPT if caption.values.get(name) is not None}
        _store(account, entry, kept | {"usage": str(caption.usage or 0)}, text or b"")


def _from_several(account: Account, entry: Object, windows: Windows) -> None:
    """One caption per language and usage; of each source its latest counts. WebVTT where any of them is."""
    latest: dict[tuple[str, str], dict[str, Object]] = {}
    for source in dict.fromkeys(source for source, _ in windows):
        for caption in _ready(account, source, JOINED):
            found = latest.setdefault((str(caption.language or ""), str(caption.usage or 0)), {})
            if source not in found or found[source].updatedAt <= caption.updatedAt:
                found[source] = caption
    for (language, usage), found in latest.items():
        form = Form.WEBVTT if any(one.format == Form.WEBVTT for one in found.values()) else Form.SRT
        texts = {source: _as(form, account, one) for source, one in found.items()}
        pieces = [captioning.clip(form, texts[s], [window]) or b"" for s, window in windows if s in texts]
        kept = {"language": language, "label": language, "usage": usage, "format": form.value}
        _store(account, entry, kept, captioning.joined(form, pieces))


def _as(form: Form, account: Account, caption: Object) -> bytes:
    """A caption's file, as WebVTT where that is wanted and it is SRT."""
    content = account.files.read(caption._file)
    if caption.format == form:
        return content
    return captioning.webvtt.joined([], captioning.read(caption.format, content)).encode(
        "utf-8", "surrogateescape"
    )


def _store(account: Account, entry: Object, kept: dict[str, Any], text: bytes) -> None:
    caption = captions.add(account, entry.id, Object(captions.CLASS, **kept))
    captions.put_file(account, caption, account.files.write(text))


def _hand_over(account: Account, shadow: Object, entry: Object) -> None:
    """A trim in place: the entry's captions go, those of the trimmed content come."""
    for old in account.find(captions.KIND, entryId=entry.id):
        account.remove(captions.KIND, old)
    for new in account.find(captions.KIND, entryId=shadow.id):
        account.put(captions.KIND, new.copy(id=account.store.text_id(), entryId=entry.id))
