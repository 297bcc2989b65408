"""A folder of this machine. Links in it are passed over: they could show what lies elsewhere."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import Self

from kaltura_sandbox.drop_ends.end import EndError, Found, NotListed, Place


class LocalEnd:
    """Needs no connection."""

    def __init__(self, place: Place) -> None:
        self._folder = Path(place.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        """Nothing is open."""

    def listed(self) -> list[Found]:
        try:
            with os.scandir(self._folder) as entries:
                return [_found(entry) for entry in entries if entry.is_file(follow_symlinks=False)]
        except FileNotFoundError as problem:
            if self._folder.is_dir():  # a file went away while it was looked at
                return self.listed()
            raise NotListed(str(problem)) from None
        except OSError as problem:
            raise NotListed(str(problem)) from None

    def fetch(self, name: str, target: Path) -> None:
        """Only what is a file: whoever names one by a call can name a folder, a pipe, or what nobody may read."""
        with os.fdopen(self._opened(name), "rb") as source, open(target, "wb") as copy:
            shutil.copyfileobj(source, copy)

    def _opened(self, name: str) -> int:
        try:
            opened = os.open(self._path(name), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except (OSError, ValueError):
            raise EndError(f"{self._folder}/{name}") from None
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise EndError(f"{self._folder}/{name}")
        return opened

    def delete(self, name: str) -> None:
        self._path(name).unlink()

    def _path(self, name: str) -> Path:
        path = self._folder / name
        if path.parent != self._folder or path.is_symlink():
            raise FileNotFoundError(name)
        return path


def _found(entry: os.DirEntry[str]) -> Found:
    told = entry.stat(follow_symlinks=False)
    return Found(entry.name, told.st_size, int(told.st_mtime))
