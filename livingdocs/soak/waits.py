"""Slow calls beside quick ones: who asks for little doesn't wait for who asks for much."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from livingdocs.soak.outcome import Row
from livingdocs.soak.server import Api, Server

ENTRIES, AT_ONCE, WORDS, CHUNKS = 10_000, 100, 500, 45
LONGEST = 1.0  # s that a quick call may take beside them


def beside_slow_calls() -> Iterator[Row]:
    """While somebody searches, and while chunks wait for others that never come."""
    with tempfile.TemporaryDirectory() as folder, Server(Path(folder)) as server:
        _fill(server.api())
        yield from _beside(server, [_search] * 3, f"three searches for {WORDS} words in {ENTRIES:,} entries")
        yield from _beside(server, [_chunk] * CHUNKS, f"{CHUNKS} final chunks that wait behind a gap")


def _beside(server: Server, slow: list[Callable[[Api], object]], what: str) -> Iterator[Row]:
    """Quick calls, one after the other, until the slow ones are answered."""
    threads = [threading.Thread(target=one, args=(server.api(),)) for one in slow]
    for thread in threads:
        thread.start()
    api, waits = server.api(), [server.health()]
    while any(thread.is_alive() for thread in threads):
        waits += [_timed(api, "system.ping"), _timed(api, "media.add", **_NEW), server.health()]
    longest = max(waits)
    told = f"the longest of {len(waits)} quick calls took {longest:.2f} s"
    yield Row(f"beside {what}", told, f"under {LONGEST:g} s", longest < LONGEST)


_NEW = {"entry[mediaType]": 1, "entry[name]": "beside"}


def _timed(api: Api, name: str, **fields: object) -> float:
    begin = time.perf_counter()
    api.call(name, **fields)
    return time.perf_counter() - begin


def _fill(api: Api) -> None:
    for start in range(0, ENTRIES, AT_ONCE):
        parts: dict[str, object] = {}
        for number in range(1, AT_ONCE + 1):
            name = f"film {start + number} of all kinds"
            parts |= {f"{number}:service": "media", f"{number}:action": "add", f"{number}:entry:mediaType": 1}
            parts |= {f"{number}:entry:name": name, f"{number}:entry:tags": f"tag{number}, all"}
        api.ok("multirequest", **parts)


def _search(api: Api) -> object:
    words = ",".join(f"word{number}" for number in range(WORDS))
    return api.call("media.list", **{"filter[freeText]": words, "filter[statusEqual]": 7})


def _chunk(api: Api) -> object:
    token = api.token("part.bin", b"the beginning", final=False)
    late = {"resume": 1, "finalChunk": 1, "resumeAt": 1000}
    return api.call("uploadToken.upload", {"fileData": ("part.bin", b"the end")}, uploadTokenId=token, **late)
