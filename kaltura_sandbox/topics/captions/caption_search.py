"""Words inside captions: an index of the cues of files, and the search in it.

The lines of a file are indexed the first time that a search comes to it, under the file's digest and form, so that
clones and clips need nothing of their own and deleted captions drop out by themselves. A search looks for whole words
and phrases, regardless of case and accents, one cue at a time; the platform does so too, with stemming by language on
top (left out).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kaltura_sandbox import captioning, php_text
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store import FieldMap, Page, Query
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.entries import entries, entry_lists

MOST_ENTRIES = 1000
WORDS = ("contentLike", "contentMultiLikeOr", "contentMultiLikeAnd")
TIMES = {
    "startTimeGreaterThanOrEqual": "l.startTime >= ?", "startTimeLessThanOrEqual": "l.startTime <= ?",
    "endTimeGreaterThanOrEqual": "l.endTime >= ?", "endTimeLessThanOrEqual": "l.endTime <= ?",
}  # fmt: skip
ORDERS = {"startTime": "start", "endTime": "end"}
_TABLES = (
    "CREATE TABLE IF NOT EXISTS caption_lines (id INTEGER PRIMARY KEY, file TEXT NOT NULL, startTime INTEGER NOT NULL,"
    " endTime INTEGER NOT NULL, content TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS caption_lines_of ON caption_lines (file)",
    "CREATE TABLE IF NOT EXISTS caption_files (file TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE IF NOT EXISTS caption_words USING fts5 (content, content='caption_lines', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2')",
)


_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither UTF-8 nor XML can hold; the platform leaves it out of its index."""


@dataclass(frozen=True)
class Hit:
    """A cue that fits: its caption, its entry, its times (ms) and its text."""

    caption: Object
    entry: Object
    start: int
    end: int
    content: str


def search(caller: Caller, entry_filter: Object | None, filter_: Object | None) -> list[Hit]:
    """The cues that fit both filters, entry by entry and in the order of time unless the filter orders otherwise."""
    filter_ = filter_ or Object("KalturaCaptionAssetItemFilter")
    found = {entry.id: entry for entry in _entries(caller, entry_filter)}
    assets = _captions(caller.account, list(found), filter_)
    lines = _lines(caller.account, assets, filter_)
    hits = [
        Hit(one, found[one.entryId], *line)
        for entry_id in found
        for one in assets
        if one.entryId == entry_id
        for line in lines.get(_key(one), [])
    ]
    return _ordered(hits, filter_.orderBy)


def _ordered(hits: list[Hit], order: Any) -> list[Hit]:
    for word in reversed(split(order)):
        name = ORDERS.get(word.lstrip("+-"))
        if name:
            hits.sort(key=lambda hit: getattr(hit, name), reverse=word.startswith("-"))  # noqa: B023
    return hits


def _entries(caller: Caller, filter_: Object | None) -> list[Object]:
    """At most 1000 entries to look through: as the caller's list shows them, without a filter also empty ones."""
    if filter_ is None:
        filter_ = Object("KalturaBaseEntryFilter", statusIn=f"{entries.READY},{entries.NO_CONTENT}")
    query = entry_lists.query(caller, filter_)
    found: list[Object] = caller.account.store.find(query, Page(1, MOST_ENTRIES))
    return found


def _captions(account: Account, entry_ids: list[str], filter_: Object) -> list[Object]:
    apart = {*WORDS, *TIMES, "orderBy"}
    rest = Object(filter_.objectType, **{k: v for k, v in filter_.values.items() if k not in apart})
    query = Query(captions.KIND, (account.id,)).where(status=captions.READY, entryId=entry_ids)
    found: list[Object] = account.store.find(query.filtered(rest, FieldMap()).ordered("+seq"))
    return [one for one in found if one._file]


def _key(caption: Object) -> str:
    return f"{caption._file}:{caption.format}"


def _lines(
    account: Account, assets: Iterable[Object], filter_: Object
) -> dict[str, list[tuple[int, int, str]]]:
    """The lines of these captions that fit, by file."""
    keys = {_key(one): one for one in assets}
    _index(account, keys)
    sql = "SELECT l.file, l.startTime, l.endTime, l.content FROM caption_lines l"
    values: list[Any] = []
    where = ["l.file IN (SELECT value FROM json_each(?))"]
    if words := _expression(filter_):
        sql += " JOIN caption_words w ON w.rowid = l.id"
        where.insert(0, "w.content MATCH ?")
        values.append(words)
    values.append(json.dumps(list(keys)))
    for name, condition in TIMES.items():
        if filter_.values.get(name) is not None:
            where.append(condition)
            values.append(filter_.values[name])
    found: dict[str, list[tuple[int, int, str]]] = {}
    rows = account.store.execute(f"{sql} WHERE {' AND '.join(where)} ORDER BY l.startTime, l.id", values)
    for file, start, end, content in rows:
        found.setdefault(file, []).append((start, end, content))
    return found


def _index(account: Account, files: dict[str, Object]) -> None:
    """Takes in the lines of files that no search came to before."""
    for key in files.keys() - _known(account):
        one = files[key]
        lines = [
            (key, cue.start, cue.end, php_text.trim(_UNWRITABLE.sub("", cue.text)))
            for cue in captioning.read(one.format, captions.content_of(account, one))
        ]
        _take(account, key, lines)


def _known(account: Account) -> set[str]:
    """The files that are in the index, whose tables come with the first search."""
    made = "SELECT 1 FROM sqlite_master WHERE name = 'caption_words'"
    if not account.store.execute(made):
        with account.store.transaction():
            for statement in _TABLES:
                account.store.execute(statement)
    return {row[0] for row in account.store.execute("SELECT file FROM caption_files")}


def _take(account: Account, key: str, lines: list[tuple[str, int, int, str]]) -> None:
    store = account.store
    with store.transaction():
        if store.execute("SELECT 1 FROM caption_files WHERE file = ?", (key,)):
            return  # another search was faster
        for line in lines:
            sql = "INSERT INTO caption_lines (file, startTime, endTime, content) VALUES (?, ?, ?, ?) RETURNING id"
            row = store.execute(sql, line)[0][0]
            store.execute("INSERT INTO caption_words (rowid, content) VALUES (?, ?)", (row, line[3]))
        store.execute("INSERT INTO caption_files VALUES (?)", (key,))


def _expression(filter_: Object) -> str:
    """The filter's words as a full text expression; "" where it has none."""
    parts = [_phrase(filter_.contentLike)] if filter_.contentLike else []
    for name, glue in (("contentMultiLikeOr", " OR "), ("contentMultiLikeAnd", " AND ")):
        phrases = [_phrase(word) for word in split(filter_.values.get(name))]
        if phrases:
            parts.append(f"({glue.join(phrases)})")
    return " AND ".join(parts)


def _phrase(words: Any) -> str:
    return '"' + str(words).replace('"', '""') + '"'
