"""A thousand files in drop folders across kills: each becomes one entry, with its own bytes, and none becomes two.

Two folders are filled while the sandbox is at work: one keeps its files, one deletes what is handled. Whenever a part
of the files has become entries, SIGKILL meets the process, and the next one goes on from what lies in the folders and
in its data.
"""

from __future__ import annotations

import hashlib
import secrets
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from livingdocs.common import paths
from livingdocs.soak.outcome import Row
from livingdocs.soak.uploading import Sandbox

FILES, KILLS = 1000, 3
FILM = paths.ROOT / "features" / "data" / "green_screen.mp4"
MANUAL, AUTO = 1, 2
WITHIN_S = 900.0
PAGE = 500
READY = 2
ANY = "-2,-1,0,1,2,4,7"


@dataclass
class Outcome:
    """What became of the files: how many entries each name has, what is wrong in words, and how long it took."""

    entries: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    kills: int = 0


def across_kills(files: int = FILES, kills: int = KILLS) -> Iterator[Row]:
    """A row of what was lost or doubled."""
    with tempfile.TemporaryDirectory() as folder:
        found = drops(files, kills, Path(folder))
    lost = files - len(found.entries)
    doubled = sum(1 for count in found.entries.values() if count > 1)
    told = f"{lost} lost, {doubled} doubled, {len(found.wrong)} wrong in {found.seconds:.0f} s {found.wrong[:1] or ''}"
    held = not (lost or doubled or found.wrong) and found.kills == kills
    yield Row(f"{files:,} dropped files, {found.kills} kills", told, "none", held)


def drops(files: int, kills: int, directory: Path) -> Outcome:
    """Fills two folders with files, kills the sandbox meanwhile, and tells what became of them."""
    sandbox, found = Sandbox(directory), Outcome()
    places = {MANUAL: directory / "kept", AUTO: directory / "deleted"}
    sandbox.start()
    for policy, place in places.items():
        place.mkdir()
        _watch(sandbox, place, policy)
    begun = time.monotonic()
    sums: dict[str, str] = {}
    writer = threading.Thread(target=_fill, args=(list(places.values()), files, sums))
    writer.start()
    try:
        for number in range(1, kills + 1):
            _until(lambda part=number: _count(sandbox) >= files * part // (kills + 1))  # type: ignore[misc]
            sandbox.kill()
            found.kills += 1
            sandbox.start()
        writer.join()
        _until(lambda: _count(sandbox, status=READY) >= files and not any(places[AUTO].iterdir()))
        time.sleep(3)  # what would be made twice has the time to be
        found.seconds = time.monotonic() - begun
        _judge(sandbox, found, sums, len(list(places[MANUAL].iterdir())))
    finally:
        sandbox.kill()
    return found


def _watch(sandbox: Sandbox, place: Path, policy: int) -> None:
    """The operator adds a folder; its content is kept as it is."""
    operator = {
        "secret": sandbox.told["operatorAdminSecret"], "partnerId": sandbox.told["operatorPartnerId"], "type": 2,
    }  # fmt: skip
    profile = {"conversionProfile[name]": "source alone", "conversionProfile[flavorParamsIds]": "0"}
    given: dict[str, Any] = {
        "objectType": "KalturaDropFolder", "name": place.name, "status": 1, "type": 1, "dc": 0, "path": str(place),
        "partnerId": sandbox.told["partnerId"], "fileSizeCheckInterval": 0, "fileDeletePolicy": policy,
        "conversionProfileId": sandbox.call("conversionProfile.add", **profile)["id"], "fileHandlerType": 1,
        "fileHandlerConfig][objectType": "KalturaDropFolderContentFileHandlerConfig",
        "fileHandlerConfig][contentMatchPolicy": 1,
    }  # fmt: skip
    fields = {f"dropFolder[{name}]": value for name, value in given.items()}
    ks = sandbox.call("session.start", **operator)
    sandbox.call("dropFolder_dropFolder.add", **fields, ks=ks)


def _fill(places: list[Path], files: int, sums: dict[str, str]) -> None:
    """Files with bytes of their own, each there at once under its name."""
    film = FILM.read_bytes()
    for number in range(files):
        content = film + secrets.token_bytes(16)
        name, place = f"drop-{number:04}", places[number % len(places)]
        sums[name] = hashlib.sha256(content).hexdigest()
        part = place.parent / f"{name}.part"
        part.write_bytes(content)
        part.replace(place / f"{name}.mp4")


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WITHIN_S
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"not so many entries of dropped files within {WITHIN_S:g} s")
        time.sleep(0.2)


def _count(sandbox: Sandbox, status: int | None = None) -> int:
    wanted = str(status) if status is not None else ANY
    told = sandbox.call(
        "media.list", **{"filter[nameLike]": "drop-", "filter[statusIn]": wanted, "pager[pageSize]": 1}
    )
    return int(told["totalCount"])


def _judge(sandbox: Sandbox, found: Outcome, sums: dict[str, str], kept: int) -> None:
    """Each name has one entry, each entry its own bytes; what was to be kept is there."""
    for page in range(1, len(sums) // PAGE + 2):
        fields = {
            "filter[nameLike]": "drop-",
            "filter[statusIn]": ANY,
            "pager[pageSize]": PAGE,
            "pager[pageIndex]": page,
        }
        for entry in sandbox.call("media.list", **fields)["objects"]:
            found.entries[entry["name"]] += 1
            digest = hashlib.sha256(sandbox.raw(entry["id"])).hexdigest()
            if entry["status"] != READY or digest != sums.get(entry["name"]):
                found.wrong.append(f"{entry['name']} is in status {entry['status']}, or has other bytes")
    if kept != (len(sums) + 1) // 2:
        found.wrong.append(f"{kept} files lie in the folder that keeps them")
