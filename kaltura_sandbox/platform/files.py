"""The bytes of the platform: files by their SHA-256, written once, shared by every object with the same content."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path


class Files:
    """A folder of files by digest. A digest is a hexadecimal SHA-256."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._incoming = directory / "incoming"
        shutil.rmtree(self._incoming, ignore_errors=True)  # halves of what a killed process was writing
        self.incoming  # noqa: B018  (so that a directory nobody can write to is found out now)

    @property
    def incoming(self) -> Path:
        """Where files are written until they are taken in. It comes back where somebody deleted it."""
        self._incoming.mkdir(parents=True, exist_ok=True)
        return self._incoming

    def path(self, digest: str) -> Path:
        return self.directory / digest[:2] / digest

    def take(self, source: Path) -> str:
        """Moves a file in (same file system: a rename) and returns its digest."""
        with open(source, "rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        target = self.path(digest)
        target.parent.mkdir(exist_ok=True)
        if target.exists():
            source.unlink()
        else:
            shutil.move(source, target)
        return digest

    def link(self, source: Path) -> str:
        """Takes a file in and leaves the original where it is (a hard link where the file system can)."""
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
