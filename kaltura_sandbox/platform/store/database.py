"""Objects in SQLite: one table, a row an object, its properties as JSON with the much-asked ones as columns.

One connection, guarded by a lock that a transaction holds: calls are short, and a call's writes are all there or
none is. WAL with synchronous=NORMAL keeps what was committed through a killed process.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import string
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import text
from kaltura_sandbox.platform.store.filters import Page, Query

FIRST_NUMBER = 10_000
_ROOM = 2**63
_ALPHABET = string.digits + string.ascii_lowercase

_SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    kind TEXT NOT NULL, id TEXT NOT NULL, partner INTEGER NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL,
    status INTEGER GENERATED ALWAYS AS (json_extract(data, '$.status')) STORED,
    createdAt INTEGER GENERATED ALWAYS AS (json_extract(data, '$.createdAt')) STORED,
    updatedAt INTEGER GENERATED ALWAYS AS (json_extract(data, '$.updatedAt')) STORED,
    entryId TEXT GENERATED ALWAYS AS (json_extract(data, '$.entryId')) STORED,
    userId TEXT GENERATED ALWAYS AS (json_extract(data, '$.userId')) STORED,
    type TEXT GENERATED ALWAYS AS (json_extract(data, '$.type')) STORED,
    moderationStatus INTEGER GENERATED ALWAYS AS (json_extract(data, '$.moderationStatus')) STORED,
    displayInSearch INTEGER GENERATED ALWAYS AS (json_extract(data, '$.displayInSearch')) STORED,
    UNIQUE (kind, id));
CREATE INDEX IF NOT EXISTS by_default ON objects
    (kind, partner, status, createdAt, seq, moderationStatus, displayInSearch, userId, type);
CREATE INDEX IF NOT EXISTS by_entry ON objects (kind, entryId);
CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY, lane TEXT NOT NULL, type TEXT NOT NULL, partner INTEGER NOT NULL, payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued', attempts INTEGER NOT NULL DEFAULT 0, not_before REAL NOT NULL DEFAULT 0,
    error TEXT);
CREATE INDEX IF NOT EXISTS jobs_open ON jobs (state, lane, id);
CREATE TABLE IF NOT EXISTS numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL, until REAL) WITHOUT ROWID;
"""


def _bound(value: Any) -> Any:
    """A value as SQLite takes it: a whole number that has no room in 64 bits is a real one, as in PHP."""
    return float(value) if type(value) is int and not -_ROOM <= value < _ROOM else value


class Store:
    """The database of a data directory. Safe to use from several threads."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.lock = threading.RLock()
        self._depth = 0
        self._after: list[Any] = []
        self._db = sqlite3.connect(
            directory / "platform.sqlite3", check_same_thread=False, isolation_level=None
        )
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-65536", "busy_timeout=10000"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.executescript(_SCHEMA)
        self._db.create_function(
            "fold", 1, lambda value: None if value is None else text.folded(value), deterministic=True
        )
        self._db.create_function("user_key", 1, user_key, deterministic=True)
        self._db.create_function("has_words", 2, text.holds, deterministic=True)
        self._db.create_function("framed_by", 2, text.frames, deterministic=True)

    def close(self) -> None:
        with self.lock:
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; nested ones join the outermost. Actions queued with :meth:`after` run behind it."""
        with self.lock:
            if self._depth == 0:
                self._db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._db.execute("ROLLBACK")
                    self._after.clear()
                raise
            self._depth -= 1
            if self._depth == 0:
                self._db.execute("COMMIT")
                pending, self._after = self._after, []
            else:
                pending = []
        for action in pending:
            action()

    def keep(self) -> None:
        """Makes lasting what the transaction did so far, although an error may follow."""
        with self.lock:
            if self._depth:
                self._db.execute("COMMIT")
                self._db.execute("BEGIN IMMEDIATE")

    def after(self, action: Any) -> None:
        """Runs an action once the transaction has been committed (at once outside of one)."""
        with self.lock:
            if self._depth:
                self._after.append(action)
                return
        action()

    def execute(self, sql: str, values: Any = ()) -> list[Any]:
        """Rows of a statement, all of them."""
        with self.lock:
            return self._db.execute(sql, [_bound(value) for value in values]).fetchall()

    def get(self, kind: str, id_: Any, partners: tuple[int, ...] | None = None) -> Object | None:
        """The object of this id, or None; ``partners`` limits whose objects are seen."""
        rows = self.execute("SELECT data, partner FROM objects WHERE kind = ? AND id = ?", (kind, str(id_)))
        if not rows or (partners is not None and rows[0][1] not in partners):
            return None
        found: Object = Object.of(json.loads(rows[0][0]))
        return found

    def put(self, kind: str, object_: Object, partner: int | None = None, id_: Any = None) -> Object:
        """Inserts or replaces an object under its id."""
        owner = object_.partnerId if partner is None else partner
        key = str(object_.id if id_ is None else id_)
        sql = (
            "INSERT INTO objects (kind, id, partner, seq, data) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data, partner = excluded.partner"
        )
        with self.transaction():
            self.execute(sql, (kind, key, owner, self.number("seq"), object_.to_json()))
        return object_

    def remove(self, kind: str, id_: Any) -> None:
        with self.transaction():
            self.execute("DELETE FROM objects WHERE kind = ? AND id = ?", (kind, str(id_)))

    def find(self, query: Query, page: Page | None = None) -> list[Object]:
        """Objects that fit a query, in its order; ``page`` cuts one page out."""
        where, values = query.sql()
        sql = f"SELECT data FROM objects WHERE {where} ORDER BY {query.order_sql()}"
        if page:
            sql += f" LIMIT {page.size} OFFSET {page.offset}"
        return [Object.of(json.loads(row[0])) for row in self.execute(sql, values)]

    def count(self, query: Query) -> int:
        where, values = query.sql()
        found: int = self.execute(f"SELECT COUNT(*) FROM objects WHERE {where}", values)[0][0]
        return found

    def number(self, name: str = "id") -> int:
        """The next number of a sequence; ids of all kinds share one, so that no two objects have the same."""
        first = FIRST_NUMBER if name == "id" else 1
        sql = "INSERT INTO numbers VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"
        with self.transaction():
            value: int = self.execute(sql, (name, first))[0][0]
        return value

    def text_id(self, length: int = 8) -> str:
        """An id as entries and assets have it: the data centre's digit, an underscore, eight characters."""
        return "0_" + "".join(secrets.choice(_ALPHABET) for _ in range(length))

    def note(self, name: str, value: str, until: float | None = None) -> None:
        """Remembers a small fact (an ended session, a counter), at most until a unix time in seconds."""
        with self.transaction():
            self.execute("DELETE FROM notes WHERE until < ?", (time.time(),))
            self.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, value, until))

    def noted(self, name: str) -> str | None:
        rows = self.execute("SELECT value FROM notes WHERE name = ?", (name,))
        return rows[0][0] if rows else None
