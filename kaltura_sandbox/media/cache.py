"""Made media, kept by (digest of the source, recipe): the same rendition of the same bytes is made once.

Several processes may share the directory, and it may be deleted at any time: each makes what it lacks, in a workplace
of its own, and what is whole is moved under its name in one step.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kaltura_sandbox.media.workplace import Workplace

_VERSION = 2  # raise when the same recipe gives other bytes than before


class MediaCache:
    """A directory of made files. Only whole files ever stand under their names, so a kill at any moment does no harm.

    The least recently used go when the sum of sizes passes ``limit_bytes``. One per directory and process. Raises
    OSError where nothing can be written there.
    """

    def __init__(self, directory: Path, limit_bytes: int) -> None:
        self._directory = directory
        self._limit = limit_bytes
        self._lock = threading.Lock()
        self._flights: dict[str, threading.Lock] = {}
        self._workplace = Workplace(directory / "making")
        self._workplace.folder()

    def get_or_make(self, source_digest: str, recipe: Any, make: Callable[[Path], object]) -> Path:
        """The file for this source and recipe; ``make(path)`` is called to write it if it is not there.

        Callers with the same key wait for the first of them; when its ``make`` raises, that one gets the error and the
        next tries. The file may go at the next trimming: link or copy it (``place``) rather than keep the path.
        """
        name = self._name(source_digest, recipe)
        path = self._directory / name[:2] / name
        with self._flight(name):
            with contextlib.suppress(FileNotFoundError):
                os.utime(path)
                return path
            self._make(path, make)
        self._trim(keep=path)
        return path

    def place(self, source_digest: str, recipe: Any, target: Path, make: Callable[[Path], object]) -> Path:
        """As get_or_make, then the file stands at ``target`` too: linked where the disk allows it, else copied."""
        made = self.get_or_make(source_digest, recipe, make)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{uuid.uuid4().hex}.part")
        try:
            try:
                os.link(made, beside)
            except OSError:
                beside.write_bytes(made.read_bytes())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
        return target

    def _make(self, path: Path, make: Callable[[Path], object]) -> None:
        """Makes a file in the workplace; once more where that was deleted meanwhile."""
        for last in (False, True):
            part = self._workplace.folder() / f".{uuid.uuid4().hex}.part"
            try:
                make(part)
                path.parent.mkdir(parents=True, exist_ok=True)
                part.replace(path)
                return
            except Exception:
                if last or part.parent.is_dir():
                    raise
            finally:
                part.unlink(missing_ok=True)

    def _name(self, source_digest: str, recipe: Any) -> str:
        key = json.dumps([_VERSION, source_digest, _plain(recipe)], sort_keys=True, default=str)
        return hashlib.sha256(key.encode()).hexdigest()

    def _flight(self, name: str) -> threading.Lock:
        with self._lock:
            if len(self._flights) > 1000:
                self._flights = {key: lock for key, lock in self._flights.items() if lock.locked()}
            return self._flights.setdefault(name, threading.Lock())

    def _trim(self, keep: Path) -> None:
        with self._lock:
            files = sorted(_found(self._directory))
            total = sum(size for _, size, _ in files)
            for _, size, path in files:
                if total <= self._limit:
                    break
                if path != keep:
                    path.unlink(missing_ok=True)
                    total -= size


def _found(directory: Path) -> Iterator[tuple[int, int, Path]]:
    """When each file was last used (ns), its size, its path; others may remove them meanwhile."""
    for path in directory.glob("??/*"):
        with contextlib.suppress(FileNotFoundError):
            stat = path.stat()
            yield stat.st_mtime_ns, stat.st_size, path


def _plain(recipe: Any) -> Any:
    """A recipe as JSON knows it: dataclasses say so themselves."""
    return [type(recipe).__name__, recipe.as_json()] if hasattr(recipe, "as_json") else recipe
