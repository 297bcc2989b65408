"""A place where files are dropped, of one scenario: a folder on disk, or one of a server that this process runs.

Files are brought to a server by its own protocol, as a camera or a partner would bring them.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

LATER_S = 5  # by which a file that replaces another is younger
IN = "in"  # the folder at a server


class Spot(ABC):
    """`fields` are what a drop folder says of it."""

    fields: dict[str, Any]

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="guides-drop-"))
        self.seen: dict[str, str] = {}
        """The records of files that were replaced since, by their names in the scenario."""
        self.secrets: dict[str, str] = {}
        """What nobody may read in a report, and the variable that stands for it."""

    @property
    def folder(self) -> Path:
        """Where the files are on this machine."""
        return self.root

    @abstractmethod
    def put(self, name: str, content: bytes) -> None:
        """Brings a file there, in the place of one that has its name."""

    def names(self) -> set[str]:
        """The files that lie there."""
        return {one.name for one in self.folder.iterdir() if one.is_file()}

    def take_out(self, name: str) -> None:
        """The file is deleted there."""
        (self.folder / name).unlink()

    def append(self, name: str, content: bytes) -> None:
        """The rest of a file that is there in part."""
        with open(self.folder / name, "ab") as stream:
            stream.write(content)

    def vanish(self) -> None:
        """The folder is gone, with all that lies in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def come_back(self) -> None:
        """It is there again, empty."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """What is left of it goes."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _grow_older(self, name: str) -> None:
        """What was dropped before is older than what comes now, by more than the seconds that servers tell."""
        file = self.folder / name
        if file.exists():
            os.utime(file, (file.stat().st_atime, file.stat().st_mtime - LATER_S))


class LocalSpot(Spot):
    """A folder on the disk of this machine, which must be the platform's as well."""

    def __init__(self) -> None:
        super().__init__()
        self.root.chmod(0o777)  # the platform deletes files there under a user of its own
        self.fields = {"type": "LOCAL", "path": str(self.root)}
        self.secrets = {str(self.root): "DROP_FOLDER"}

    def put(self, name: str, content: bytes) -> None:
        part = self.folder.parent / f".{self.folder.name}-{secrets.token_hex(4)}"
        part.write_bytes(content)
        later = (self.folder / name).stat().st_mtime + LATER_S if (self.folder / name).exists() else None
        if later:
            os.utime(part, (later, later))
        part.replace(self.folder / name)


class ServedSpot(Spot):
    """A folder of a server: a home of its own for each scenario, with a user and a password."""

    def __init__(self) -> None:
        super().__init__()
        self.user, self.password = f"guide-{secrets.token_hex(4)}", secrets.token_hex(8)
        self.folder.mkdir()

    @property
    def folder(self) -> Path:
        return self.root / IN
