"""The index in the database: which objects have which terms.

What is stored is noted by triggers in the same transaction (``search_due``), and taken into the index behind it: by a
thread beside everything else, a few objects at a time, and whatever is left by the search that needs it, before it
looks. So writes cost next to nothing, a search never misses what was stored before it, and a killed sandbox goes on
where it was. An index of an older sandbox is made anew at the start; :meth:`Index.rebuild` does so at any time.

Measured on entries with a name, tags and a description (158 terms; CPU time on two cores, SQLite 3.40): the note in
``search_due`` 0.02 ms a write; an entry in batches 0.31 ms, of which Python's reading of its texts takes 0.24; each by
itself 0.8 ms, for every transaction writes a segment that is merged later. Tantivy indexes a batch no faster (0.05 ms
against FTS5's 0.04) and takes 17 ms for a commit of one; nor would it commit together with the objects.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.index import documents
from kaltura_sandbox.platform.store.index.documents import Terms, terms_of

log = logging.getLogger(__name__)
NOTE = "search index"
PAUSE = 0.2  # s without anything to do
BATCH = 40
"""Objects that the thread takes in by a transaction."""

MOST_DUE = 400
"""As long as others write and fewer are due, the thread waits: a search takes these in while one hardly notices."""

SHARE, HURRY = 4, 0.25
"""How many times the duration of a transaction the thread then leaves to others: as a rule, and with ``MOST_DUE``."""

MOST_AT_ONCE = 500
_TABLES = (
    "CREATE TABLE IF NOT EXISTS search_due (object INTEGER PRIMARY KEY)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_terms USING fts5 (terms, tokenize='ascii')",
    "CREATE TABLE IF NOT EXISTS search_parts (id INTEGER PRIMARY KEY, object INTEGER NOT NULL, name TEXT NOT NULL,"
    " ownerKind TEXT NOT NULL, owner TEXT NOT NULL, data TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS search_parts_of ON search_parts (object)",
    "CREATE INDEX IF NOT EXISTS search_parts_in ON search_parts (ownerKind, owner, name)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_part_terms USING fts5 (terms, tokenize='ascii')",
)
_NOTES = (
    " BEGIN INSERT INTO search_due SELECT {row}.rowid"
    " WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE object = {row}.rowid); END"
)  # OR IGNORE would not do: what stores an object has its own rule of conflicts, which counts for triggers too
_TRIGGERS = {
    "added": ("INSERT ON objects", "new"),
    "changed": ("UPDATE OF data ON objects", "new"),
    "removed": ("DELETE ON objects", "old"),
}


class Index:
    """The index of a store."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.platform: Any = None  # what documents may ask for more
        self._ready = False
        self._written = 0
        self._end = threading.Event()

    def start(self) -> None:
        """Begins to take in beside everything else."""
        threading.Thread(target=self._passes, name="search index", daemon=True).start()

    def stop(self) -> None:
        self._end.set()

    def prepare(self) -> None:
        """Makes the tables, once the topics have declared what they index."""
        if self._ready:
            return
        with self._store.transaction():
            wanted = documents.version()
            if self._store.noted(NOTE) == wanted:
                self._make()
            else:
                self._all_due()
                self._listen()
                self._store.note(NOTE, wanted)
            self._store.after(self._is_ready)

    def _is_ready(self) -> None:
        self._ready = True

    def _listen(self) -> None:
        """Triggers for the kinds of objects that are declared."""
        named = ", ".join(f"'{kind}'" for kind in documents.kinds())
        for name, (what, row) in _TRIGGERS.items():
            self._store.execute(f"DROP TRIGGER IF EXISTS search_{name}")
            when = f"AFTER {what} WHEN {row}.kind IN ({named})"
            self._store.execute(f"CREATE TRIGGER search_{name} {when}{_NOTES.format(row=row)}")

    def _make(self) -> None:
        for table in _TABLES:
            self._store.execute(table)

    def _all_due(self) -> None:
        """Begins with empty tables. To drop them takes no time; to empty one row by row takes as long as to fill it.
        Nor are their pages overwritten, as some builds of SQLite do it."""
        before = self._store.execute("PRAGMA secure_delete")[0][0]
        self._store.execute("PRAGMA secure_delete = FAST")
        for table in ("search_terms", "search_parts", "search_part_terms"):
            self._store.execute(f"DROP TABLE IF EXISTS {table}")
        self._store.execute(f"PRAGMA secure_delete = {before}")
        self._make()
        marks = ", ".join("?" * len(documents.kinds()))
        sql = f"INSERT OR IGNORE INTO search_due SELECT rowid FROM objects WHERE kind IN ({marks})"
        self._store.execute(sql, documents.kinds())

    def rebuild(self) -> int:
        """Makes the index anew; answers of how many objects."""
        self.prepare()
        with self._store.transaction():
            self._all_due()
            due: int = self._store.execute("SELECT COUNT(*) FROM search_due")[0][0]
        self.catch_up()
        return due

    def catch_up(self) -> None:
        """Takes in all that was stored so far."""
        self.prepare()
        while self._take(MOST_AT_ONCE):
            pass

    def _take(self, most: int) -> int:
        """Takes in so many objects at most; answers how many there were."""
        sql = f"SELECT object FROM search_due LIMIT {most}"
        if not self._store.execute(sql):
            return 0
        with self._store.transaction():
            due = [row[0] for row in self._store.execute(sql)]
            wanted = json.dumps(due)
            objects = self._store.execute(
                "SELECT rowid, kind, data FROM objects WHERE rowid IN (SELECT value FROM json_each(?))"
                " AND kind IN (SELECT value FROM json_each(?))",  # another one may have the row of one that is gone
                (wanted, json.dumps(documents.kinds())),
            )
            known = self._store.execute(
                "SELECT rowid, terms FROM search_terms WHERE rowid IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
            searched = documents.kinds()  # a row that was removed may be that of another kind by now
            found = {row: self._terms(kind, data) for row, kind, data in objects if kind in searched}
            self._exchange(dict(known), found)
            self._exchange_parts(due, found)
            self._store.execute(
                "DELETE FROM search_due WHERE object IN (SELECT value FROM json_each(?))", (wanted,)
            )
        return len(due)

    def _terms(self, kind: str, data: str) -> Terms:
        """The terms of a stored object. One that can't be read (a file of it is gone, say) is found by nothing, and
        keeps no other from being found."""
        try:
            return terms_of(self.platform, kind, Object.of(json.loads(data)))
        except Exception:
            log.exception("a thing of the kind %s can't be indexed", kind)
            return Terms(kind)

    def _exchange(self, known: dict[int, str], found: dict[int, Terms]) -> None:
        """Writes what is new or has changed; most changes of objects change no term."""
        texts = {row: " ".join(terms.found) for row, terms in found.items()}
        for row, before in known.items():
            if texts.get(row) != before:
                self._store.execute("DELETE FROM search_terms WHERE rowid = ?", (row,))
        for row, text in texts.items():
            if known.get(row) != text:
                self._store.execute("INSERT INTO search_terms (rowid, terms) VALUES (?, ?)", (row, text))

    def _exchange_parts(self, due: list[int], found: dict[int, Terms]) -> None:
        for row in due:
            of = "SELECT id FROM search_parts WHERE object = ?"
            if self._store.execute(f"{of} LIMIT 1", (row,)):
                self._store.execute(f"DELETE FROM search_part_terms WHERE rowid IN ({of})", (row,))
                self._store.execute("DELETE FROM search_parts WHERE object = ?", (row,))
            for part in found[row].parts if row in found else ():
                columns = "object, name, ownerKind, owner, data"
                sql = f"INSERT INTO search_parts ({columns}) VALUES (?, ?, ?, ?, ?) RETURNING id"
                told = json.dumps(part.data, ensure_ascii=False).encode("utf-8", "replace").decode()
                number = self._store.execute(sql, (row, part.name, *part.owner, told))[0][0]
                sql = "INSERT INTO search_part_terms (rowid, terms) VALUES (?, ?)"
                self._store.execute(sql, (number, " ".join(part.terms.found)))

    def _many_due(self) -> bool:
        due = self._store.execute(f"SELECT COUNT(*) FROM (SELECT 1 FROM search_due LIMIT {MOST_DUE})")
        return bool(due[0][0] == MOST_DUE)

    def _pass(self) -> float:
        """Takes some in, or waits while others write and little is due; answers how long to pause (s)."""
        begun, before = time.monotonic(), self._written
        many, self._written = self._many_due(), self._store.written
        if self._written != before and not many:
            return PAUSE
        taken = self._take(BATCH)
        self._written = self._store.written
        if not taken:
            return PAUSE
        return (HURRY if many else SHARE) * (time.monotonic() - begun)

    def _passes(self) -> None:
        pause = PAUSE
        while not self._end.wait(pause):
            try:
                self.prepare()
                pause = self._pass()
            except Exception as problem:  # a full disk, a store that is being closed: the next pass comes
                if not self._end.is_set():
                    log.warning("what is due was not indexed: %s: %s", type(problem).__name__, problem)
                pause = PAUSE * 50
