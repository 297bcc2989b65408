"""Objects in SQLite: one table, a row an object, its properties as JSON with the much-asked ones as columns.

In WAL mode readers go on beside a writer: whoever reads takes a connection of its own for that time and sees what was
committed before, without a wait. One connection writes; its lock is held for the length of a transaction, and what a
transaction writes is all there or none is. WAL with synchronous=NORMAL keeps what was committed through a killed
process.
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
from kaltura_sandbox.platform.store import private, text
from kaltura_sandbox.platform.store.filters import Query
from kaltura_sandbox.platform.store.index import Index, analysis
from kaltura_sandbox.platform.store.page import Page
from kaltura_sandbox.platform.store.tables import SCHEMA

NAME = "platform.sqlite3"
VERSION = 1  # of the tables; raise it with what an older sandbox could not use
FIRST_NUMBER = 100_000
_ROOM = 2**63
_ALPHABET = string.digits + string.ascii_lowercase
IDLE_READERS = 8
"""Connections to read by that are kept for the next reader."""


def _bound(value: Any) -> Any:
    """A value as SQLite takes it: a whole number that has no room in 64 bits is a real one, as in PHP."""
    return float(value) if type(value) is int and not -_ROOM <= value < _ROOM else value


_FUNCTIONS: dict[str, Any] = {
    "fold": lambda value: None if value is None else text.folded(value),
    "user_key": user_key,
    "framed_by": text.frames,
    "whole": lambda value: None if value is None else analysis.whole(str(value)),
}
"""What SQL can call."""


class _Here(threading.local):
    """What a thread is in the middle of."""

    depth = 0  # transactions, one inside the other
    snapshot: sqlite3.Connection | None = None

    def __init__(self) -> None:
        self.after: list[Any] = []
        self.searches: list[
            text.Search
        ] = []  # what the statement compares with, which names them by their places

    def bound(self, values: Any) -> list[Any]:
        """Values as SQLite takes them."""
        self.searches = [value for value in values if isinstance(value, text.Search)]
        if not self.searches:
            return [_bound(value) for value in values]
        places = iter(range(len(self.searches)))
        return [next(places) if isinstance(value, text.Search) else _bound(value) for value in values]

    def searched(self, place: int, *texts: str | None) -> bool:
        return self.searches[place].fits(texts)


class Store:
    """The database of a data directory. Safe to use from several threads."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = directory / NAME
        private.keep(self._path)
        self._here = _Here()
        self._lock = threading.RLock()
        self._writer = self._open(cache=64)
        self._writer.execute("PRAGMA journal_mode=WAL")
        self._writer.executescript(SCHEMA)
        self._writer.execute(f"PRAGMA user_version = {VERSION}")
        self._readers: list[sqlite3.Connection] = []
        self._closed = False
        self.index = Index(self)

    @property
    def written(self) -> int:
        """How many rows were written since the start."""
        return self._writer.total_changes

    def _open(self, cache: int) -> sqlite3.Connection:
        """A connection, with so many MiB of memory for pages."""
        db = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        for pragma in ("synchronous=NORMAL", f"cache_size=-{cache * 1024}", "busy_timeout=10000"):
            db.execute(f"PRAGMA {pragma}")
        for name, function in (_FUNCTIONS | {"searched": self._here.searched}).items():
            db.create_function(name, -1, function, deterministic=True)
        return db

    def close(self) -> None:
        with self._lock:
            self._closed = True
            while self._readers:
                self._readers.pop().close()
            self._writer.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; nested ones join the outermost. Actions queued with :meth:`after` run behind it."""
        here = self._here
        if here.depth:
            here.depth += 1
            try:
                yield
            finally:
                here.depth -= 1
            return
        self._leave_snapshot()
        with self._lock:
            self._writer.execute("BEGIN IMMEDIATE")
            here.depth = 1
            try:
                yield
                self._writer.execute("COMMIT")
            except BaseException:
                here.after.clear()
                if self._writer.in_transaction:  # some errors have ended it already
                    self._writer.execute("ROLLBACK")
                raise
            finally:
                here.depth = 0
            pending, here.after = here.after, []
            # still one after the other: nobody takes up a job before its maker has told of it
            for action in pending:
                action()

    def keep(self) -> None:
        """Makes lasting what the transaction did so far, although an error may follow."""
        if self._here.depth:
            self._writer.execute("COMMIT")
            self._writer.execute("BEGIN IMMEDIATE")

    def after(self, action: Any) -> None:
        """Runs an action once the transaction has been committed (at once outside of one)."""
        if self._here.depth:
            self._here.after.append(action)
        else:
            action()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see one state of the database, whatever others write meanwhile.

        Whoever writes in it leaves it by that: later reads see what is there by then.
        """
        here = self._here
        if here.depth or here.snapshot is not None:
            yield
            return
        with self._reader() as db:
            db.execute("BEGIN")
            here.snapshot = db
            try:
                yield
            finally:
                self._leave_snapshot()

    def _leave_snapshot(self) -> None:
        db, self._here.snapshot = self._here.snapshot, None
        if db is not None:
            db.execute("COMMIT")

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """A connection to read by, which nobody else has meanwhile."""
        try:
            db = self._readers.pop()
        except IndexError:
            if self._closed:
                raise sqlite3.ProgrammingError("the database is closed") from None
            db = self._open(cache=8)
            db.execute("PRAGMA query_only=ON")
        try:
            yield db
        finally:
            if self._closed or len(self._readers) >= IDLE_READERS:
                db.close()
            else:
                self._readers.append(db)

    def execute(self, sql: str, values: Any = ()) -> list[Any]:
        """Rows of a statement, all of them. One that writes is a transaction, by itself or as a part of one."""
        here = self._here
        bound = here.bound(values)
        if here.depth:
            return self._writer.execute(sql, bound).fetchall()
        if not sql.startswith("SELECT"):
            with self.transaction():
                return self._writer.execute(sql, bound).fetchall()
        if here.snapshot is not None:
            return here.snapshot.execute(sql, bound).fetchall()
        with self._reader() as db:
            return db.execute(sql, bound).fetchall()

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
        tables, values = self._where(query)
        sql = f"SELECT data FROM {tables} ORDER BY {query.order_sql()}"
        if page:
            sql += f" LIMIT {page.size} OFFSET {page.offset}"
        return [Object.of(json.loads(row[0])) for row in self.execute(sql, values)]

    def count(self, query: Query) -> int:
        tables, values = self._where(query)
        found: int = self.execute(f"SELECT COUNT(*) FROM {tables}", values)[0][0]
        return found

    def page(self, query: Query, page: Page) -> tuple[list[Object], int]:
        """One page of what fits a query, and how many objects do. What the index finds is tried only once for both."""
        if query.indexed is None:
            return self.find(query, page), self.count(query)
        tables, values = self._where(query)
        rows = [
            row[0] for row in self.execute(f"SELECT rowid FROM {tables} ORDER BY {query.order_sql()}", values)
        ]
        return self.by_rows(rows[page.offset : page.offset + page.size]), len(rows)

    def by_rows(self, rows: list[int]) -> list[Object]:
        """Objects by the numbers of their rows, in this order."""
        sql = "SELECT rowid, data FROM objects WHERE rowid IN (SELECT value FROM json_each(?))"
        found = dict(self.execute(sql, (json.dumps(rows),)))
        return [Object.of(json.loads(found[row])) for row in rows if row in found]

    def _where(self, query: Query) -> tuple[str, list[Any]]:
        """The objects among which a query looks, and its conditions."""
        where, values = query.sql()
        if query.indexed is None:
            return f"objects {'NOT INDEXED ' if query.narrows else ''}WHERE {where}", values
        self.index.catch_up()
        few = "rowid IN (SELECT rowid FROM search_terms WHERE search_terms MATCH ?)"
        return f"objects NOT INDEXED WHERE {few} AND {where}", [query.indexed, *values]

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
