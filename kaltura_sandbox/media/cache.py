"""Made media, kept by (digest of the source, recipe): the same rendition of the same bytes is made once."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kaltura_sandbox.media.runner import sweep

_VERSION = 2  # raise when the same recipe gives other bytes than before


class MediaCache:
    """A directory of made files. Only whole files ever stand under their names, so a kill at any moment does no harm.

    The least recently used go when the sum of sizes passes ``limit_bytes``. One per directory and process.
    """

    def __init__(self, directory: Path, limit_bytes: int) -> None:
        self._directory = directory
        self._limit = limit_bytes
        self._lock = threading.Lock()
        self._flights: dict[str, threading.Lock] = {}
        directory.mkdir(parents=True, exist_ok=True)
        sweep(directory)

    def get_or_make(self, source_digest: str, recipe: Any, make: Callable[[Path], object]) -> Path:
        """The file for this source and recipe; ``make(path)`` is called to write it if it is not there.

        Callers with the same key wait for the first of them; when its ``make`` raises, that one gets the error and the
        next tries. The file may go at the next trimming: link or copy it (``place``) rather than keep the path.
        """
        name = self._name(source_digest, recipe)
        path = self._directory / name[:2] / name
        with self._flight(name):
            if path.is_file():
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
            os.link(made, beside)
        except OSError:
            beside.write_bytes(made.read_bytes())
        beside.replace(target)
        return target

    def _make(self, path: Path, make: Callable[[Path], object]) -> None:
        path.parent.mkdir(exist_ok=True)
        part = path.with_name(f".{uuid.uuid4().hex}.part")
        try:
            make(part)
            part.replace(path)
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
            files = [(path.stat(), path) for path in self._directory.glob("??/*") if path.suffix != ".part"]
            total = sum(stat.st_size for stat, _ in files)
            for stat, path in sorted(files, key=lambda pair: pair[0].st_mtime_ns):
                if total <= self._limit:
                    break
                if path != keep:
                    path.unlink(missing_ok=True)
                    total -= stat.st_size


def _plain(recipe: Any) -> Any:
    """A recipe as JSON knows it: dataclasses say so themselves."""
    return [type(recipe).__name__, recipe.as_json()] if hasattr(recipe, "as_json") else recipe
