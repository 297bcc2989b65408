"""Malformed requests by the thousand: does the sandbox answer each, log no traceback, and give the memory back?"""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from features.support.running.embedded import Sandbox
from livingdocs.soak import drawing
from livingdocs.soak.drawing import Sent
from livingdocs.soak.outcome import Row

CLIENTS = 8
PATIENCE = 60  # s for an answer
SETTLING = 3  # s, after which the memory counts that is still held
MOST_PEAK, MOST_AFTER = 500, 300  # MB resident: at the most, and afterwards


def requests() -> Iterator[Row]:
    """Rows of what came of them."""
    found = malformed()
    clean = not any(found[name] for name in ("failed", "dropped", "tracebacks"))
    told = f"{found['failed']} HTTP 5xx, {found['dropped']} connections dropped, {found['tracebacks']} tracebacks"
    yield Row(f"{found['requests']:,} malformed requests by schema", told, "none", clean)
    told = f"{found['before']} MB before, {found['peak']} at the most, {found['after']} after"
    fits = found["peak"] <= MOST_PEAK and found["after"] <= MOST_AFTER
    yield Row("memory meanwhile", told, f"at most {MOST_PEAK} MB, {MOST_AFTER} after", fits)


def malformed(calls: int = 20_000, seed: int = 1) -> dict[str, Any]:
    """Sends mixed requests, bodies of five megabytes among them, to a sandbox of its own.

    What it answers: ``requests`` sent, ``failed`` (HTTP 5xx), ``dropped`` connections, ``internal`` errors,
    ``tracebacks`` in the log, resident memory ``before``, at the ``peak`` and ``after`` (MB), ``seconds``, and whether
    it ``held``: all answered, nothing logged, within its bounds.
    """
    sandbox = Sandbox()
    try:
        sandbox.start()
        return _measured(sandbox, calls, seed)
    finally:
        sandbox.stop()


def _measured(sandbox: Sandbox, calls: int, seed: int) -> dict[str, Any]:
    told: dict[str, Any] = sandbox.announcement() or {}
    place = urlsplit(told["serviceUrl"]).netloc
    ks = _said(place, "session", "start", secret=told["adminSecret"], partnerId=told["partnerId"], type=2)
    entry = _said(place, "media", "add", ks=ks, **{"entry[mediaType]": 1, "entry[name]": "soak"})["id"]
    before, begin = resident(sandbox.pid)["VmRSS"], time.monotonic()
    counts = _send_all(place, drawing.drawn(calls, seed, ks, entry))
    seconds = time.monotonic() - begin
    time.sleep(SETTLING)
    memory = resident(sandbox.pid)
    found: dict[str, Any] = {name: counts[name] for name in ("requests", "failed", "dropped", "internal")}
    found |= {"tracebacks": tracebacks(sandbox.log), "before": before, "peak": memory["VmHWM"]}
    found |= {"after": memory["VmRSS"], "seconds": round(seconds)}
    clean = not any(found[name] for name in ("failed", "dropped", "tracebacks"))
    fits = found["peak"] <= MOST_PEAK and found["after"] <= MOST_AFTER
    return found | {"held": clean and fits and counts["requests"] == calls}


def resident(pid: int) -> dict[str, int]:
    """MB of memory that a process holds (VmRSS) and held at the most (VmHWM), as Linux tells them."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    told = dict(line.split(":", 1) for line in lines if line.startswith("Vm"))
    return {name: int(told[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")}


def tracebacks(log: Path) -> int:
    """How many there are in a log."""
    return log.read_text(errors="replace").count("Traceback (most recent call last)")


def _said(place: str, service: str, action: str, **fields: Any) -> Any:
    body = urlencode(fields | {"format": 1}).encode()
    connection = http.client.HTTPConnection(place, timeout=PATIENCE)
    connection.request(
        "POST", f"/api_v3/service/{service}/action/{action}", body, {"Content-Type": drawing.FORM}
    )
    return json.loads(connection.getresponse().read())


def _send_all(place: str, sent: Iterator[Sent]) -> Counter[str]:
    """Sends them by several clients at once, and counts how that ended."""
    counts: Counter[str] = Counter()
    lock = threading.Lock()

    def client() -> None:
        connection = http.client.HTTPConnection(place, timeout=PATIENCE)
        while True:
            with lock:
                one = next(sent, None)
            if one is None:
                return
            ended = _send(connection, one)
            with lock:
                counts.update(["requests", *ended])

    clients = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    return counts


def _send(connection: http.client.HTTPConnection, one: Sent) -> list[str]:
    try:
        connection.request(one.method, one.path, one.body, {"Content-Type": one.kind} if one.kind else {})
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return ["dropped"]
    internal = b"INTERNAL_SERVERL_ERROR" in body
    return ["failed"] * (answer.status >= 500) + ["internal"] * internal
