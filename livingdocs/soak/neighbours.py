"""Two sandboxes on one machine: none loses what the other makes, and none takes the other's data directory."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from livingdocs.common import paths
from livingdocs.soak.disk import PATIENCE, SAMPLE
from livingdocs.soak.outcome import Row
from livingdocs.soak.server import Api, Server

READY = 2
UPLOADS, STARTS = 3, 4


@dataclass
class Neighbours:
    """What was seen of two that share a cache of media."""

    ready: int = 0
    of: int = 0
    flavors_in_error: int = 0
    refusals: list[str] = field(default_factory=list)
    tracebacks: int = -1

    @property
    def held(self) -> bool:
        """All entries READY with all their flavors, and each second start on a directory refused in a sentence."""
        told = [one for one in self.refusals if "already runs on" in one and one.count("\n") == 1]
        made = self.ready == self.of > 0 and self.flavors_in_error == 0
        return made and len(told) == len(self.refusals) == STARTS and self.tracebacks == 0


def neighbours() -> Iterator[Row]:
    """A row of what was seen."""
    seen = measured()
    refused = sum("already runs on" in one for one in seen.refusals)
    told = (
        f"{seen.ready} of {seen.of} entries READY, {seen.flavors_in_error} flavors in ERROR, "
        f"{refused} of {len(seen.refusals)} starts on the same data refused, {seen.tracebacks} tracebacks"
    )
    promised = "none loses what the other makes, a data directory has one sandbox"
    yield Row("two sandboxes on one media cache, which is deleted once", told, promised, seen.held)


def measured() -> Neighbours:
    """One transcodes while others start beside it again and again, on its cache, and try to start on its data."""
    seen = Neighbours()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        cache = str(place / "cache")
        with Server(place / "first", KALTURA_SANDBOX_MEDIA_CACHE=cache) as server:
            first = server.api()
            mine = [first.upload(SAMPLE) for _ in range(UPLOADS)]
            for _ in range(STARTS // 2):
                _beside(place, cache, first, seen)
            shutil.rmtree(cache, ignore_errors=True)  # it may be deleted as well
            mine.append(first.upload(SAMPLE))
            for _ in range(STARTS // 2):
                _beside(place, cache, first, seen)
            _judge(first, mine, seen)
        logs = [(place / side / "log").read_text(errors="replace") for side in ("first", "second")]
        seen.tracebacks = sum(log.count("Traceback") for log in logs)
    return seen


def _beside(place: Path, cache: str, first: Api, seen: Neighbours) -> None:
    """A second sandbox makes the same renditions at the same time, and ends; a third wants the first one's data."""
    with Server(place / "second", KALTURA_SANDBOX_MEDIA_CACHE=cache) as server:
        second = server.api()
        _judge(second, [second.upload(SAMPLE)], seen)
    taken = str(place / "first" / "data")
    command = [sys.executable, "-m", "kaltura_sandbox", "--port", "0", "--data", taken]
    with contextlib.suppress(subprocess.TimeoutExpired):
        told = subprocess.run(
            command, cwd=paths.ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        seen.refusals.append(told.stderr)


def _judge(api: Api, entries: list[str], seen: Neighbours) -> None:
    api.idle(PATIENCE)
    seen.of += len(entries)
    for entry in entries:
        seen.ready += api.call("media.get", entryId=entry)["status"] == READY
        listed = {"filter[objectType]": "KalturaFlavorAssetFilter", "filter[entryIdEqual]": entry}
        flavors = api.call("flavorAsset.list", **listed)["objects"]
        seen.flavors_in_error += sum(one["status"] == -1 for one in flavors)
