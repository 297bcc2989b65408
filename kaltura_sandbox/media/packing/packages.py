"""Packages that were made, kept by what they are made of: flavors' files, stretches of them, HLS or DASH."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kaltura_sandbox.media.cache import MediaCache
from kaltura_sandbox.media.packing import encrypted, package
from kaltura_sandbox.media.packing.encrypted import ContentKey
from kaltura_sandbox.media.packing.span import span

MOST = 300  # packages that are kept


@dataclass(frozen=True)
class Part:
    """A stored file and the stretch of it that is wanted; ms, 0 for none."""

    digest: str
    clip_from: int = 0
    clip_to: int = 0


class Packages:
    """A folder of packages. Each is made once; the oldest go when there are too many.

    ``locate`` gives the path of a stored file by its digest.
    """

    def __init__(self, directory: Path, locate: Callable[[str], Path], cache: MediaCache) -> None:
        self._directory, self._locate, self._cache = directory, locate, cache
        for left in directory.glob(".*"):  # by a process that was killed; the data directory is ours alone
            shutil.rmtree(left, ignore_errors=True)
        self._lock = threading.Lock()  # one at a time: packing takes a tenth of a second, and cores are few

    def get(self, kind: str, parts: list[Part], fmp4: bool, key: ContentKey | None = None) -> Path:
        """The directory of an ``hls`` or ``dash`` package, encrypted where a key is given.

        Raises MediaError where a file can't be packed."""
        made_of = [kind, [vars(part) for part in parts], fmp4, *([key.address, key.id.hex()] if key else [])]
        name = json.dumps(made_of, sort_keys=True)
        directory = self._directory / hashlib.sha256(name.encode()).hexdigest()
        with self._lock:
            if not directory.is_dir():
                self._trim()
                files = [self.stretch(part) for part in parts]
                if key is not None:
                    encrypted.pack(kind, files, directory, key)
                elif kind == "hls":
                    package.hls(files, directory, fmp4=fmp4)
                else:
                    package.dash(files, directory)
        return directory

    def stretch(self, part: Part) -> Path:
        """A stored file, or the wanted stretch of it, cut without encoding. Raises MediaError."""
        source = self._locate(part.digest)
        if not part.clip_from and not part.clip_to:
            return source
        return self._cache.get_or_make(
            part.digest,
            {"span": [part.clip_from, part.clip_to]},
            lambda target: span(source, target, part.clip_from, part.clip_to),
        )

    def _trim(self) -> None:
        made = sorted(self._directory.glob("*"), key=lambda path: path.stat().st_mtime)
        for old in made[: max(0, len(made) - MOST + 1)]:
            shutil.rmtree(old, ignore_errors=True)
