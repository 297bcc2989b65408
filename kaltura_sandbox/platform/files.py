"""The bytes of the platform: files by their SHA-256, written once, shared by every object with the same content.

What a kill may come between stands in this order: bytes are whole before they stand under their digest, they stand
there before the commit of whoever names them, and nothing is taken from where a row names it before the commit that
names its new place. So a kill leaves at most what nobody names, and :meth:`Files.sweep` takes that away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import threading
import time
from pathlib import Path

MOST_FORESEEN = 1000
FRESH = 600.0  # s from taking a file to the commit that names it, at most


class Files:
    """A folder of files by digest. A digest is a hexadecimal SHA-256."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._incoming = directory / "incoming"
        self._lock = threading.Lock()
        self._taken: dict[str, float] = {}  # digest -> when this process last took it, in s
        self._known: dict[tuple[int, ...], str] = {}  # the digests of files that will be taken soon
        shutil.rmtree(self._incoming, ignore_errors=True)  # halves of what a killed process was writing
        self.incoming  # noqa: B018  (so that a directory nobody can write to is found out now)

    @property
    def incoming(self) -> Path:
        """Where files are written until they are taken in. It comes back where somebody deleted it."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        return self._incoming

    def path(self, digest: str) -> Path:
        return self.directory / digest[:2] / digest

    def foresee(self, source: Path) -> None:
        """Finds out the digest of a file that is whole and will be taken: now, when no transaction waits for it."""
        with contextlib.suppress(OSError):
            mark, digest = _mark(source), _digest(source)
            with self._lock:
                if len(self._known) >= MOST_FORESEEN:
                    self._known.pop(next(iter(self._known)))
                self._known[mark] = digest

    def take(self, source: Path) -> str:
        """Moves a file of ``incoming`` in and returns its digest."""
        with self._lock:  # known once: another file may have the same number later
            digest = self._known.pop(_mark(source), "")
        digest = digest or _digest(source)
        target = self.path(digest)
        target.parent.mkdir(exist_ok=True)
        with self._lock:
            self._taken[digest] = time.monotonic()
            if not _is_whole(target, source):
                source.replace(target)
        source.unlink(missing_ok=True)
        return digest

    def link(self, source: Path) -> str:
        """Takes a file in and leaves the original where it is (a hard link where the file system can).

        Who writes to the original afterwards is to copy it before.
        """
        copy = self.incoming / f"link-{os.getpid()}-{os.urandom(6).hex()}"
        try:
            try:
                os.link(source, copy)
            except OSError:
                shutil.copyfile(source, copy)
            return self.take(copy)
        finally:
            copy.unlink(missing_ok=True)  # a half, where the disk was full

    def write(self, content: bytes) -> str:
        part = self.incoming / f"bytes-{os.urandom(8).hex()}"
        try:
            part.write_bytes(content)
            return self.take(part)
        finally:
            part.unlink(missing_ok=True)

    def read(self, digest: str) -> bytes:
        return self.path(digest).read_bytes()

    def sweep(self, named: set[str]) -> int:
        """Removes files that nobody names, and says how many; what was taken lately may be named soon."""
        removed = 0
        for path in self.directory.glob("??/*"):
            if path.name not in named:
                removed += self._remove(path)
        oldest = time.monotonic() - FRESH
        with self._lock:
            self._taken = {digest: at for digest, at in self._taken.items() if at > oldest}
        return removed

    def _remove(self, path: Path) -> bool:
        with self._lock:
            if time.monotonic() - self._taken.get(path.name, -FRESH) < FRESH:
                return False
            path.unlink(missing_ok=True)
        return True


def _mark(path: Path) -> tuple[int, ...]:
    """What tells a file from others, and from itself with another content. Moves and links keep it."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _digest(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_whole(target: Path, source: Path) -> bool:
    """Whether a file is there already, and not the half that a full disk or a lost power supply left."""
    try:
        return target.stat().st_size == source.stat().st_size
    except FileNotFoundError:
        return False
