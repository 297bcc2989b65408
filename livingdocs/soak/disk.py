"""A full disk: what a sandbox says meanwhile, and whether what waited goes on by itself once there is room again.

The disk is a small one in memory, which takes an administrator of Linux to mount; elsewhere nothing is measured.
"""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from livingdocs.common import paths
from livingdocs.soak.outcome import Row
from livingdocs.soak.server import Api, Server

SAMPLE = paths.ROOT / "features" / "data" / "keynote_short.mp4"
SIZE = "24m"
PATIENCE = 120.0  # s
GOES_ON = 30.0  # s from room on the disk to all that waited being done
SAID = "no room is left on the disk"
CALLS = 50


@dataclass
class Full:
    """What was seen. ``mounted`` is False where there was no disk to fill, and all else means nothing then."""

    mounted: bool = False
    refused: int = 0
    refused_in_words: int = 0
    health: list[str] = field(default_factory=list)
    went_on_s: float = -1.0
    statuses: list[int] = field(default_factory=list)
    left_behind: int = -1
    tracebacks: int = -1

    @property
    def held(self) -> bool:
        """Refused in words, told by health, said once, and all entries READY by themselves afterwards."""
        said = self.refused == self.refused_in_words == CALLS and bool(self.health)
        went_on = 0 <= self.went_on_s <= GOES_ON and set(self.statuses) == {2}
        return said and went_on and self.left_behind == 0 and self.tracebacks == 0


def full_disk() -> Iterator[Row]:
    """A row of what was seen."""
    seen, what = measured(), f"a disk of {SIZE} is full, and has room again"
    promised = f"calls refused in words, health says so, all goes on within {GOES_ON:g} s"
    if not seen.mounted:
        yield Row(what, "not measured: only an administrator of Linux can mount one", promised, True)
        return
    told = (
        f"{seen.refused_in_words} of {CALLS} calls refused in words, health: {'; '.join(seen.health) or 'nothing'}, "
        f"all went on after {seen.went_on_s:g} s, {seen.left_behind} halves left, {seen.tracebacks} tracebacks"
    )
    yield Row(what, told, promised, seen.held)


def measured() -> Full:
    """Fills a disk under a sandbox that is at work, asks for more, makes room, and waits."""
    with tempfile.TemporaryDirectory() as name, _mounted(Path(name) / "disk") as disk:
        seen = Full(mounted=disk is not None)
        if disk is not None:
            cache = str(disk / "cache")
            with Server(Path(name), disk / "data", KALTURA_SANDBOX_MEDIA_CACHE=cache) as server:
                _fill_and_free(server.api(), disk, seen)
            seen.tracebacks = server.tracebacks()
    return seen


def _fill_and_free(api: Api, disk: Path, seen: Full) -> None:
    api.idle(PATIENCE)
    entries = [api.upload(SAMPLE) for _ in range(2)]
    _fill(disk / "fill")
    for number in range(CALLS):
        told = api.call("media.add" if number % 2 else "uploadToken.add", **{"entry[mediaType]": 1})
        seen.refused += "code" in told
        seen.refused_in_words += SAID in str(told.get("message"))
    time.sleep(2)
    seen.health = list(api.health().get("reasons", []))
    (disk / "fill").unlink()
    begin = time.monotonic()
    api.idle(PATIENCE)
    seen.went_on_s = round(time.monotonic() - begin, 1)
    entries.append(api.upload(SAMPLE))
    api.idle(PATIENCE)
    seen.statuses = [api.call("media.get", entryId=entry)["status"] for entry in entries]
    parts = [*disk.rglob("*.part"), *(disk / "data" / "files" / "incoming").iterdir()]
    seen.left_behind = len(parts)


def _fill(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(1 << 16))
    with contextlib.suppress(OSError), file.open("ab", buffering=0) as stream:
        while True:
            stream.write(bytes(512))


@contextlib.contextmanager
def _mounted(place: Path) -> Iterator[Path | None]:
    """A small disk at a place; None where this user can't have one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    try:
        yield place if done else None
    finally:
        if done:
            subprocess.run(["umount", str(place)], check=False)
