"""Folders of broadcasts: what a process left there that was killed, and how they go."""

from __future__ import annotations

import contextlib
import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kaltura_sandbox.live_ingest import timeline
from kaltura_sandbox.live_ingest.broadcast import ABOUT, TIMELINE
from kaltura_sandbox.live_ingest.desk import Past
from kaltura_sandbox.live_ingest.renditions import Listing, file_of
from kaltura_sandbox.live_ingest.timeline import Shown

log = logging.getLogger(__name__)


def found(folder: Path) -> Iterator[Past]:
    """Broadcasts whose pieces are still needed. Those that nobody records are taken away."""
    for about in sorted(folder.glob(f"*/*/{ABOUT}")):
        try:
            told = json.loads(about.read_text(encoding="utf-8"))
            if told["recorded"]:
                yield _past(about.parent, told)
            else:
                remove(about.parent)
        except (OSError, ValueError, KeyError, TypeError) as problem:
            log.error("the broadcast in %s can't be read: %s", about.parent, problem)


def _past(folder: Path, told: dict[str, Any]) -> Past:
    rendition = told["rendition"]
    shown = timeline.read(folder / TIMELINE)
    if not told["ended"]:
        shown += _rest(folder, rendition, shown, kept=shown[-1].kept if shown else told["kept"])
        timeline.write(folder / TIMELINE, shown)
        told["ended"] = max([told["began"], *(path.stat().st_mtime for path in folder.glob("*/*.ts"))])
        (folder / ABOUT).write_text(json.dumps(told), encoding="utf-8")
    return Past(
        told["entry"], folder.name, folder, told["began"], told["ended"], any(one.kept for one in shown), rendition,
        told["note"],
    )  # fmt: skip


def _rest(folder: Path, rendition: int, shown: list[Shown], kept: bool) -> list[Shown]:
    """What came in and wasn't shown any more: whole pieces, and the one that the kill came between."""
    sources = sorted(path.name for path in folder.iterdir() if path.is_dir())
    source = shown[-1].source if shown else next(iter(sources), None)
    if source is None:
        return []
    first = shown[-1].number + 1 if shown else 0
    listing = Listing(folder / source, rendition)
    listing.look()
    rest = [Shown(source, piece.number, piece.seconds, False, kept) for piece in listing.pieces[first:]]
    begun = file_of(folder / source, rendition, len(listing.pieces))
    if begun.is_file() and begun.stat().st_size:
        rest.append(Shown(source, len(listing.pieces), 0.0, False, kept))
    return rest


def remove(folder: Path) -> None:
    """Takes a broadcast's pieces away, and its entry's folder once that is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()
