"""Calls per second with 1, 10 and 100 clients at once, each over a connection that it keeps.

The clients are tasks of one event loop that write requests made before and read no more of an answer than they must,
so that what is measured is the sandbox and not its clients.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

CLIENTS = (1, 10, 100)
SECONDS = 3.0
ENTRIES = 1000
"""Entries of the account that lists are made of."""


def clients(say: Callable[..., None], told: dict[str, Any], ks: str, entry: str) -> None:
    """Prints a row for each kind of call and number of clients."""
    kinds = {
        "media.get": {"entryId": entry},
        "media.list": {"filter[statusEqual]": "7"},
        "media.add": {"entry[mediaType]": "1", "entry[name]": "bench"},
    }
    for name, fields in kinds.items():
        request = request_of(told["serviceUrl"], name, fields | {"ks": ks})
        for number in CLIENTS:
            waits = asyncio.run(load(told["serviceUrl"], request, number, SECONDS))
            each = f"{len(waits) / SECONDS:.0f} calls a second"
            say(f"{name}, {number} clients", f"{at(waits, 0.5):.1f} ms", f"{at(waits, 0.99):.1f} ms", each)


def request_of(url: str, name: str, fields: dict[str, str]) -> bytes:
    """A call as it goes over a kept connection."""
    service, _, action = name.partition(".")
    body = urlencode(fields | {"format": "1"})
    return (
        f"POST /api_v3/service/{service}/action/{action} HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def load(url: str, request: bytes, number: int, seconds: float) -> list[float]:
    """Milliseconds of each call that so many clients made in a time, sorted."""
    end = time.perf_counter() + seconds
    waits = await asyncio.gather(*(_client(url, request, end) for _ in range(number)))
    return sorted(wait for client in waits for wait in client)


def at(waits: list[float], part: float) -> float:
    """The wait that so large a part of all calls did not pass."""
    return waits[min(int(len(waits) * part), len(waits) - 1)]


async def _client(url: str, request: bytes, end: float) -> list[float]:
    place = urlsplit(url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    waits = []
    try:
        while (begin := time.perf_counter()) < end:
            writer.write(request)
            answer = await _answer(reader)
            if b"KalturaAPIException" in answer:
                raise SystemExit(f"a call was refused: {answer[:300]!r}")
            waits.append((time.perf_counter() - begin) * 1000)
    finally:
        writer.close()
    return waits


async def _answer(reader: asyncio.StreamReader) -> bytes:
    """The body of the next answer, whose length is told."""
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"not an answer: {head[:100]!r}")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    return await reader.readexactly(int(length.partition(b":")[2]))
