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
    for about in sorted(one / ABOUT for one in folder.glob("*/*") if one.is_dir()):
        try:
            if not about.is_file():  # the kill came before anything was told of it
                remove(about.parent)
                continue
            if json.loads(about.read_text(encoding="utf-8"))["recorded"]:
                yield _past(about.parent)
            else:
                remove(about.parent)
        except (OSError, ValueError, KeyError, TypeError) as problem:
            log.error("the broadcast in %s can't be read: %s", about.parent, problem)


def _past(folder: Path) -> Past:
    told = settle(folder)
    shown = timeline.read(folder / TIMELINE)
    return Past(
        told["entry"], folder.name, folder, told["began"], told["ended"], any(one.kept for one in shown),
        told["rendition"], told["note"],
    )  # fmt: skip


def settle(folder: Path) -> dict[str, Any]:
    """What is told of a broadcast that is over. Where nobody could write its end, its timeline gets what it lacks.

    OSError, ValueError, KeyError or TypeError where it can't be read.
    """
    told: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    if not told["ended"]:
        shown = timeline.read(folder / TIMELINE)
        shown += _rest(folder, told["rendition"], shown, kept=shown[-1].kept if shown else told["kept"])
        timeline.write(folder / TIMELINE, shown)
        told["ended"] = max([told["began"], *(path.stat().st_mtime for path in folder.glob("*/*.ts"))])
        part = folder / f"{ABOUT}.part"
        part.write_text(json.dumps(told), encoding="utf-8")
        part.replace(folder / ABOUT)
    return told


def _rest(folder: Path, rendition: int, shown: list[Shown], kept: bool) -> list[Shown]:
    """What came in and wasn't shown any more: of the stream that was shown, and of its encoder's next ones."""
    sources = sorted(path.name for path in folder.iterdir() if path.is_dir())
    last = shown[-1].source if shown else next(iter(sources), "")
    rest: list[Shown] = []
    for source in sources:
        if source >= last and source.startswith(
            last.partition("-")[0]
        ):  # index and count, see Broadcast.source
            first = shown[-1].number + 1 if shown and source == last else 0
            rest += _pieces(folder / source, rendition, first, kept)
    return rest


def _pieces(source: Path, rendition: int, first: int, kept: bool) -> list[Shown]:
    """The pieces of a stream from a number on: whole ones, and the one that the kill came between."""
    listing = Listing(source, rendition)
    listing.look()
    found = [Shown(source.name, piece.number, piece.seconds, False, kept) for piece in listing.pieces[first:]]
    begun = file_of(source, rendition, len(listing.pieces))
    if begun.is_file() and begun.stat().st_size:
        found.append(Shown(source.name, len(listing.pieces), 0.0, False, kept))
    return found


def remove(folder: Path) -> None:
    """Takes a broadcast's pieces away, and its entry's folder once that is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()
