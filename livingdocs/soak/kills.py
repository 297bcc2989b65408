"""Kills right behind answers: what a sandbox acknowledged has its bytes when it runs again, and comes to its end.

Each round, a few clients upload in all the ways there are, whole and in chunks, until SIGKILL meets the process some ms
after an answer. The next one on the same directory is asked for everything that was acknowledged. A call that was
under way counts as not made, and is made again: what it needed must still be there.
"""

from __future__ import annotations

import random
import secrets
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import requests

from livingdocs.soak.outcome import Row
from livingdocs.soak.uploading import WAYS, Check, Refused, Round, Sandbox, Way, until

CLIENTS, ROUNDS = 4, 45
LATEST = 0.045  # s from an answer, behind which bytes are used, to the kill


@dataclass
class Outcome:
    """How many things were acknowledged in all rounds, and what was lost of them, in words."""

    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)


def under_writes(rounds: int = ROUNDS) -> Iterator[Row]:
    """A row of what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        found = kills(rounds, Path(folder))
    told = f"{len(found.lost)} of {found.acknowledged:,} acknowledged things lost {found.lost[:1] or ''}"
    yield Row(f"{rounds} kills under uploads", told, "none", not found.lost and found.acknowledged > 0)


def kills(rounds: int, directory: Path) -> Outcome:
    """Kills a sandbox on ``directory`` so many times, and tells what it lost."""
    directory.mkdir(parents=True, exist_ok=True)
    sandbox, found = Sandbox(directory), Outcome()
    sandbox.start()
    profile = {"conversionProfile[name]": "source alone", "conversionProfile[flavorParamsIds]": "0"}
    sandbox.profile = int(sandbox.call("conversionProfile.add", **profile)["id"])
    try:
        for _ in range(rounds):
            checks = _round(sandbox)
            sandbox.start()
            found.acknowledged += len(checks)
            found.lost += [lost for name, check in checks.items() if (lost := _lost(sandbox, name, check))]
    finally:
        sandbox.kill()
    return found


def _round(sandbox: Sandbox) -> dict[str, Check]:
    """Clients at work until the kill."""
    made, end = Round(), threading.Event()
    ways = random.sample(WAYS, len(WAYS))
    clients = [
        threading.Thread(target=_client, args=(sandbox, made, ways[n::CLIENTS], end)) for n in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    wanted = random.randint(1, 3 * len(WAYS))
    until(lambda: len(made.checks) >= wanted, "answers")
    made.using.clear()
    made.using.wait(1)
    time.sleep(random.uniform(0, LATEST))
    sandbox.kill()
    end.set()
    for client in clients:
        client.join()
    return made.checks


def _client(sandbox: Sandbox, made: Round, ways: list[Way], end: threading.Event) -> None:
    while not end.is_set():
        for way in ways:
            try:
                way(sandbox, made)
            except requests.RequestException:
                return  # killed
            except (Refused, ValueError) as problem:
                made.note(f"{way.__name__} {secrets.token_hex(4)}", _raises(problem))


def _raises(problem: Exception) -> Check:
    def check(sandbox: Sandbox) -> None:
        raise problem

    return check


def _lost(sandbox: Sandbox, name: str, check: Check) -> str:
    try:
        check(sandbox)
    except Exception as problem:
        return f"{name}: {type(problem).__name__}: {problem}"[:200]
    return ""
