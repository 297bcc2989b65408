"""What a run makes on a server, written down before it is made and struck out after it is deleted.

One JSON object a line in reports/ledger/<run>.jsonl, appended and flushed, so that a killed run can be swept:
    {"event": "run", "run", "serviceUrl", "partnerId", "at"}        the first line of a file
    {"event": "making", "key", "noun", "service", "name", "at"}     name: as on the server, unique
    {"event": "made", "key", "id", "at"}                            absent when the server refused or the run died
    {"event": "refused", "key", "at"}    {"event": "deleted", "key", "at"}
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from features.support.nouns import Noun
from features.support.settings import REPORTS, Settings


class Ledger:
    """The ledger of one run; several processes append to the same file (one short line is written at once)."""

    def __init__(self, run: str, settings: Settings, directory: Path = REPORTS / "ledger") -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.path = directory / f"{run}.jsonl"
        self._count = 0
        if not self.path.exists():
            self._write(event="run", run=run, serviceUrl=settings.service_url, partnerId=settings.partner_id)

    def making(self, noun: Noun, name: str) -> str:
        """Enter an object that is about to be made; the key of its entry."""
        self._count += 1
        key = f"{noun.service}-{name}-{self._count}"
        self._write(event="making", key=key, noun=noun.name, service=noun.service, name=name)
        return key

    def made(self, key: str, id: str) -> None:
        """The object exists under `id`."""
        self._write(event="made", key=key, id=id)

    def refused(self, key: str) -> None:
        """The server refused to make it."""
        self._write(event="refused", key=key)

    def deleted(self, key: str) -> None:
        """Strike it out: it is gone."""
        self._write(event="deleted", key=key)

    def _write(self, **line: object) -> None:
        with self.path.open("a") as file:
            file.write(json.dumps(line | {"at": round(time.time(), 3)}) + "\n")
