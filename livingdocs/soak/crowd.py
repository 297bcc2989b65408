"""A hundred clients at once: two accounts, each client writing and reading back what it wrote."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from livingdocs.soak.outcome import Row
from livingdocs.soak.server import Api, Server, refused

CLIENTS, SECONDS = 100, 60.0
SLOWEST = 5.0  # s; a hundred wait for two cores


@dataclass
class Client:
    """What one client did and saw."""

    api: Api
    others: list[str]
    written: list[str] = field(default_factory=list)
    calls: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def run(self, until: float) -> None:
        """Adds entries, reads them back and asks for another account's, until a time (monotonic, s)."""
        while time.monotonic() < until:
            try:
                self._round()
            except Exception as problem:  # whatever it is, the table tells
                self.faults.append(repr(problem)[:200])

    def _round(self) -> None:
        entry = str(self._timed("media.add", **{"entry[mediaType]": 1, "entry[name]": "crowd"})["id"])
        self.written.append(entry)
        if self._timed("media.get", entryId=entry)["id"] != entry:
            self.faults.append(f"{entry} is another")
        self._timed("media.list", **{"filter[idEqual]": entry})
        for foreign in self.others[-1:]:
            if not refused(self._timed("media.get", entryId=foreign)):
                self.faults.append(f"{foreign} of another account is seen")

    def _timed(self, name: str, **fields: object) -> dict[str, object]:
        begin = time.perf_counter()
        answer: dict[str, object] = self.api.call(name, **fields)
        self.slowest = max(self.slowest, time.perf_counter() - begin)
        self.calls += 1
        return answer


def crowd(clients: int = CLIENTS, seconds: float = SECONDS) -> Iterator[Row]:
    """Every second client is of the plain account."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server:
        sides: tuple[list[str], list[str]] = ([], [])
        found = [
            Client(server.api("plain" if n % 2 else ""), sides[1 - n % 2], sides[n % 2])
            for n in range(clients)
        ]
        _together(found, time.monotonic() + seconds)
        kept = sum(_kept(server, partner, side) for partner, side in zip(("", "plain"), sides, strict=True))
        yield from _rows(found, len(sides[0]) + len(sides[1]), kept, seconds)
        yield Row("tracebacks in its log", str(server.tracebacks()), "none", server.tracebacks() == 0)


def _together(found: list[Client], until: float) -> None:
    threads = [threading.Thread(target=one.run, args=(until,)) for one in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _kept(server: Server, partner: str, ids: list[str]) -> int:
    """How many of the entries are listed to their account."""
    api, known = server.api(partner), 0
    for at in range(0, len(ids), 400):
        wanted = {
            "filter[idIn]": ",".join(ids[at : at + 400]),
            "filter[statusEqual]": 7,
            "pager[pageSize]": 500,
        }
        known += len(api.ok("media.list", **wanted)["objects"])
    return known


def _rows(found: list[Client], written: int, kept: int, seconds: float) -> Iterator[Row]:
    calls, faults = sum(one.calls for one in found), [fault for one in found for fault in one.faults]
    slowest = max(one.slowest for one in found)
    yield Row(
        f"{len(found)} clients for {seconds:g} s, two accounts",
        f"{calls / seconds:,.0f} calls a second, {len(faults)} errors {faults[:1] or ''}",
        "no error, no account sees another's",
        not faults and calls > 0,
    )
    yield Row("the slowest of their calls", f"{slowest:.2f} s", f"under {SLOWEST:g} s", slowest < SLOWEST)
    yield Row("their entries that are listed afterwards", f"{kept:,} of {written:,}", "all", kept == written)
