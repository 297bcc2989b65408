"""Answers as a page shows them: short, and the same after every run of the same guide.

What differs from run to run becomes a placeholder: ids that have a variable are written as it, other ids are <id>,
times <time>, sizes <size>. Objects show the fields that the scenario speaks of, and a few that tell what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

CORE = {
    "id",
    "name",
    "status",
    "objectType",
    "code",
    "message",
    "args",
    "totalCount",
    "objects",
    "entryId",
    "ks",
}
SMALL = 8  # fields: an object that has no more is shown whole
LIST, TEXT, ROWS, CALLS = 2, 160, 12, 6
FIRST_ID = 1000  # smaller numbers are the platform's own, the same on every server
SIZES = {
    "bytes",
    "size",
    "sizeInBytes",
    "fileSize",
    "bitrate",
    "videoBitRate",
    "audioBitRate",
    "containerBitRate",
}
ENTRY_ID = re.compile(r"\b[01]_(?:[0-9a-z]{32}|[0-9a-z]{8})\b")
EPOCH = re.compile(r"(?<![0-9A-Za-z])1(?:[67]\d|8[0-8])\d{7}(?:\d{3})?(?![0-9A-Za-z])")
"""A time of a run, in s or ms; those from 2030 on are a guide's own, and the same in every run."""
HEX = re.compile(
    r"\b(?:[0-9a-f]{64}(?:-\d+)?|[0-9a-f]{40}|[0-9a-f]{32})\b"
)  # the first with its salt, as of polls
PLACES = re.compile(r"(\\?/p\\?/|/partner_id/|[?&]p=)\d{2,}")
SERVED = re.compile(r"(?<=/id/)\d{4,}(?=/ks/)")  # an id in an address that an answer gives
SUB = re.compile(r"(\\?/sp\\?/)\d{3,}")
TEMPORARY = re.compile(r"\b(version|v|revision)/\d{7,}")
SEVERAL = re.compile(r"\b([01]_)([0-9a-z]{0,7}),((?:[0-9a-z]{1,8},)+)")
"""Several files of an entry in one address: with what their ids begin with, and what is left of each."""
QUOTED = re.compile(r'(?<=["[])\d{4,}(?=["\]])')  # an id in a message
BANDWIDTH = re.compile(r"((?:BANDWIDTH=|\bbandwidth=\"|-SEQUENCE:(?=\d{4})))\d+")
SECONDS = re.compile(r"(?<=<executionTime>)[\d.]+")
STREAM = re.compile(r"(?<=/live/)1\d{9,12}-[0-9a-f]{16}(?=/)")  # a broadcast in the address of its lists
UNIQUE = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
SIGNAL = re.compile(
    r"(?<=:pssh>)[^<]+"
)  # what a manifest tells a DRM system: the name of an entry's key is in it
CLOCK = re.compile(r"(?<=PROGRAM-DATE-TIME:)[\w:.+-]+")  # of a live list
SEQUENCE = re.compile(r"(-SEQUENCE:)\d+")
LOCAL = re.compile(r"(?<=/)(?:127\.0\.0\.1|localhost):\d+")


@dataclass(frozen=True)
class Normal:
    """How to write answers: `ids` are the variables by id, `words` what the scenario speaks of."""

    ids: Mapping[str, str]
    partner: str = ""
    words: Set[str] = field(default_factory=frozenset)
    given: str = ""  # the scenario's text: an id that stands there is no id of a run

    def answer(self, value: Any) -> Any:
        """The answer of one exchange."""
        return self._value("", value)

    def answers(self, values: list[Any]) -> list[Any]:
        """Those of a multirequest."""
        left = len(values) - CALLS
        return [self.answer(one) for one in values[:CALLS]] + ([f"… {left} more"] if left > 0 else [])

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return self._object(value)
        if isinstance(value, list):
            return self._list(key, value)
        if isinstance(value, str):
            if key in SIZES and value.isdigit():
                return self._size(value)
            text = self.text(value) if not _is_id(key) else self._id(value)
            return text if len(text) <= TEXT else f"{text[:TEXT]}…"
        return self._number(key, value)

    def _object(self, value: Mapping[str, Any]) -> dict[str, Any]:
        shown = {key: inner for key, inner in value.items() if key in CORE or key in self.words}
        if len(value) <= SMALL or (not CORE & set(value) and len(value) <= 2 * SMALL):
            shown = dict(value)
        told = {key: self._value(key, inner) for key, inner in shown.items()}
        if isinstance(value.get("args"), Mapping) and isinstance(value.get("message"), str):
            told["message"] = self._value("message", self._named(value["message"], value["args"]))
        left = len(value) - len(shown)
        return told | ({"…": "more fields"} if left else {})

    def _named(self, message: str, args: Mapping[str, Any]) -> str:
        """The message of a refusal, with the ids of its arguments as those are written."""
        for key, value in args.items():
            if isinstance(value, str) and len(value) > 3 and (shown := self._value(key, value)) != value:
                apart = re.split(rf"(?<!\w){re.escape(value)}(?!\w)", message)
                message = str(shown).join(apart)
        return message

    def _list(self, key: str, value: list[Any]) -> list[Any]:
        most = ROWS if all(isinstance(inner, str) for inner in value) else LIST
        value = media_list(value)
        told = [self._value(key, inner) for inner in value[:most]]
        return told if len(value) <= most else [*told, f"… {len(value) - most} more"]

    def _number(self, key: str, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return value
        if key == "executionTime":
            return "<seconds>"
        if key in SIZES:
            return self._size(value)
        if _is_id(key) or key == "partnerId":
            return self._id(str(value)) if value >= FIRST_ID or str(value) in self.ids else value
        return "<time>" if EPOCH.fullmatch(str(value)) else value

    def _size(self, value: Any) -> Any:
        """A size, where the scenario or nothing gives it; what an encoder makes differs from run to run."""
        return value if str(value) in self.words | {"0"} else "<size>"

    def _id(self, text: str) -> str:
        if text in self.ids:
            return f"${self.ids[text]}"
        if self.partner and text == self.partner:
            return "$KALTURA_PARTNER_ID"
        shown = self.text(text)
        if shown != text or text in self.given:
            return shown
        return re.sub(r"\b\d{4,}\b", "<id>", text) if re.fullmatch(r"[\d, ]+", text) else text

    def text(self, text: str, other: Callable[[str], str] = lambda id: "<id>") -> str:
        """A text with its ids, times and addresses written as placeholders."""
        for id in sorted((id for id in self.ids if len(id) > 6), key=len, reverse=True):
            text = text.replace(id, f"${self.ids[id]}")
        text = QUOTED.sub(self._quoted, SEVERAL.sub(_several, text))
        text = ENTRY_ID.sub(lambda found: found[0] if found[0] in self.given else other(found[0]), text)
        text = BANDWIDTH.sub(r"\1<number>", text)
        text = LOCAL.sub("<host>", SECONDS.sub("<seconds>", text))
        text = TEMPORARY.sub(r"\1/<number>", PLACES.sub(r"\1$KALTURA_PARTNER_ID", text))
        text = SUB.sub(r"\1${KALTURA_PARTNER_ID}00", text)
        text = SERVED.sub(lambda found: f"${self.ids[found[0]]}" if found[0] in self.ids else "<id>", text)
        text = STREAM.sub("<stream>", text)
        text = UNIQUE.sub("<uid>", CLOCK.sub("<time>", SIGNAL.sub("<data>", text)))
        return EPOCH.sub("<time>", HEX.sub("<hash>", text))

    def _quoted(self, found: re.Match[str]) -> str:
        id = found[0]
        if id == self.partner:
            return "$KALTURA_PARTNER_ID"
        return f"${self.ids[id]}" if id in self.ids else id if id in self.given else "<id>"


def _is_id(key: str) -> bool:
    return bool(re.search(r"(?:^id|Ids?|IDs?|_ID|_id|^linkedBy)$", key))


def _several(found: re.Match[str]) -> str:
    """The ids of several files in one address as one placeholder, whatever they have in common by chance."""
    whole = all(len(found[2] + rest) == 8 for rest in found[3].split(",")[:-1])
    return f"{found[1]},<ids>," if whole else found[0]


def media_list(rows: list[Any]) -> list[Any]:
    """The rows of a text; of a live stream's list of segments the head, one segment and the end, if it has one.

    How many segments it has and how long each is hangs on the moment at which it was asked for.
    """
    first = next((place for place, row in enumerate(rows) if str(row).startswith("#EXTINF:")), None)
    if first is None or rows[0] != "#EXTM3U" or "#EXT-X-PLAYLIST-TYPE:VOD" in rows:
        return rows
    head = [SEQUENCE.sub(r"\1<number>", row) for row in rows[:first] if row != "#EXT-X-DISCONTINUITY"]
    ending = PurePosixPath(urlsplit(rows[first + 1]).path).suffix
    end = [row for row in rows[-1:] if row == "#EXT-X-ENDLIST"]
    return [*head, "#EXTINF:<seconds>,", f"<segment>{ending}", "… one after the other", *end]
