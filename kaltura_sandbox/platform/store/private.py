"""Whose the database is: it has secrets and hashes of passwords in it, so nobody else on the machine reads it."""

from __future__ import annotations

import contextlib
from pathlib import Path


def keep(path: Path) -> None:
    """Makes a database's file, or takes one away from others; SQLite makes those beside it by its mode."""
    path.touch(mode=0o600)
    for one in (path, *path.parent.glob(f"{path.name}-*")):
        with contextlib.suppress(OSError):
            one.chmod(0o600)
