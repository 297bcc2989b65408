"""A data directory for one process: made where it is missing, held against others, looked over."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from kaltura_sandbox import locks
from kaltura_sandbox.platform.opening import database
from kaltura_sandbox.platform.opening.refusals import StartError, reason
from kaltura_sandbox.platform.store import NAME

LOCK = "lock"
OTHER = "name another folder with --data"


@dataclass
class Claim:
    """A data directory that is this process's alone as long as it lives. ``fresh`` says that nothing is in it yet."""

    path: Path
    fresh: bool
    _held: locks.Lock

    def tell(self, url: str) -> None:
        """Says where the sandbox is, for those who try to use its directory too."""
        locks.write(self._held, json.dumps({"pid": os.getpid(), "url": url}))


def claim(path: Path) -> Claim:
    """Takes a data directory. Raises StartError where it can't be used."""
    held = _held(path)
    try:
        return Claim(path, _is_fresh(path, path / NAME), held)
    except BaseException:
        held.close()
        raise


def is_claimed(path: Path) -> bool:
    """Whether a sandbox runs on a data directory."""
    try:
        return locks.is_held(path / LOCK)
    except OSError:
        return False


def _is_fresh(path: Path, here: Path) -> bool:
    """Whether there is no database yet. Raises StartError for one that can't be used, or is missed."""
    if database.exists(here):
        database.check(here)
        return False
    _refuse_remains(path, here)
    return True


def _held(path: Path) -> locks.Lock:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = locks.take(path / LOCK)
        if held:
            locks.write(held, json.dumps({"pid": os.getpid()}))
            return held
    except FileExistsError:
        raise StartError(f"{path} is a file, and state needs a folder: {OTHER}") from None
    except OSError as problem:
        said = reason(problem)
        raise StartError(
            f"The data directory {path} can't be written ({said}): see to that, or {OTHER}"
        ) from None
    raise StartError(f"A sandbox already runs on {path} ({_holder(path)}). Stop it, or {OTHER}")


def _holder(path: Path) -> str:
    try:
        told = json.loads((path / LOCK).read_text())
        return f"pid {told['pid']}" + (f", {told['url']}" if "url" in told else "")
    except (OSError, ValueError, LookupError, TypeError):
        return "which doesn't say its pid"


def _refuse_remains(path: Path, here: Path) -> None:
    """What belongs to a database that is gone would be mixed with a new one's."""
    folders = [path / name for name in ("files", "packages")]
    files = [file for folder in folders if folder.is_dir() for file in folder.rglob("*") if file.is_file()]
    log = here.with_name(f"{NAME}-wal")
    if files or (log.is_file() and log.stat().st_size):
        state = "is empty" if here.exists() else "is missing"
        raise StartError(
            f"{path} holds what a sandbox has kept, but its database {NAME} {state}. Put the database back from a copy,"
            f" or move the folder away to start afresh"
        )
