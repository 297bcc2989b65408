"""Whether a database is one of the sandbox's, whole, and of a version that this one knows.

What SQLite says of damage can hold texts of the database, secrets among them: its words are not passed on.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from pathlib import Path

from kaltura_sandbox.platform.opening import log
from kaltura_sandbox.platform.opening.refusals import StartError, reason
from kaltura_sandbox.platform.store import VERSION

RESTORE = "Restore the folder from a copy, or move it away to start afresh"
_TABLES = {"objects", "jobs", "numbers", "notes"}
_TEXTS = "SELECT data FROM objects UNION ALL SELECT value FROM notes UNION ALL SELECT payload FROM jobs"
_TORN = (
    "SELECT 1 FROM objects WHERE NOT json_valid(data)"
    " UNION ALL SELECT 1 FROM notes WHERE name = 'announcement' AND NOT json_valid(value)"
)


def exists(path: Path) -> bool:
    """Whether anything is there; a database without a byte is none."""
    try:
        return path.is_dir() or path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as problem:
        raise StartError(f"The database {path} can't be read ({reason(problem)})") from None


def check(path: Path) -> None:
    """Raises StartError for a database that can't be used."""
    if not path.is_file():
        raise StartError(f"{path} should be a database and isn't even a file. {RESTORE}")
    try:
        with path.open("r+b"):
            log.check(path.with_name(f"{path.name}-wal"))
    except OSError as problem:
        raise StartError(f"The database {path} can't be opened for writing ({reason(problem)})") from None
    try:
        _look(path)
    except sqlite3.OperationalError as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StartError(f"Another program holds the database {path}: end it, and start again") from None
        raise _damaged(path) from None
    except (sqlite3.Error, UnicodeError):
        raise _damaged(path) from None


def _look(path: Path) -> None:
    db = sqlite3.connect(path, timeout=5)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StartError(
                f"The database {path} was written by a newer sandbox (version {version} of its tables, this one knows"
                f" {VERSION}). Use that one, or move the folder away to start afresh"
            )
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and not tables >= _TABLES:
            raise StartError(f"{path} is no database of a sandbox. Name another folder with --data")
        if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise _damaged(path)
        if tables and db.execute(_TORN).fetchone():
            raise _damaged(path)
        if tables:
            deque(db.execute(_TEXTS), maxlen=0)  # each is read as text, which fails where it is none
    finally:
        db.close()


def _damaged(path: Path) -> StartError:
    return StartError(f"The database {path} is damaged. {RESTORE}")
