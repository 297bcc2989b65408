"""What a run makes on a server, written down before it is made and struck out after it is deleted.

The client tells the ledger of every call; making.py says which of them make and delete. One JSON object a line in
reports/ledger/<run>.jsonl, written at once, so that a killed run can be swept:
    {"event": "run", "run", "serviceUrl", "partnerId", "target", "at"}            the first line of a file
    {"event": "making", "key", "action", "name", "within", "fields", "at"}        name: carries the run's id, or ""
    {"event": "made", "key", "id", "type", "within", "at"}       absent when the run died in between
    {"event": "refused", "key", "at"}                  nothing was made
    {"event": "deleted", "family", "id", "at"}         whatever was within it has gone with it
    {"event": "changing", "key", "action", "params", "at"}    the call that undoes a change to the account
    {"event": "restored", "key", "at"}
    {"event": "named", "user", "at"}                   no user yet: the platform makes one for a name
    {"event": "hiding", "of", "at"}                    the server may make a hidden entry about now
    {"event": "bringing", "service", "at"}             a file with many objects: they are found by the run's id
    {"event": "brought", "service", "at"}              nothing of that is left
    {"event": "flagging", "id", "at"}                  a flag outlives its entry unless it was answered
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from features.support.api import making
from features.support.reporting.masking import SECRET_KEYS
from features.support.running.ledger_page import Page
from features.support.wire.sessions import ADMIN_USER
from features.support.wire.settings import REPORTS, Settings

DIRECTORY = REPORTS / "ledger"
LONGEST_FIELD = 100


class Ledger:
    """The ledger of one run; several processes append to the same file (one short line is written at once).

    While a process has it open it holds a shared lock, which even a killed process gives back: a ledger that can be
    locked exclusively belongs to a run that is over.
    """

    def __init__(self, run: str, settings: Settings, directory: Path | None = None) -> None:
        self.run, self._count = run, 0
        self.is_new: Callable[[str], bool] = lambda user: (
            True
        )  # asked before a user is named for the first time
        self._named = {ADMIN_USER, settings.user_id}
        self.flagged: set[str] = set()
        self.path = (directory or DIRECTORY) / f"{run}.jsonl"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._open()
        while not os.fstat(self._file).st_nlink:  # removed as an empty one, before it was locked
            os.close(self._file)
            self._file = self._open()
        if not os.fstat(self._file).st_size:
            told = {"serviceUrl": settings.service_url, "partnerId": settings.partner_id}
            self._write(event="run", run=run, target=settings.target, **told)

    def _open(self) -> int:
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        fcntl.flock(file, fcntl.LOCK_SH)
        return file

    def calling(self, action: str, params: Mapping[str, Any]) -> str:
        """A call is about to be made: if it makes something, that is entered. The key of the entry, or ""."""
        self._note_side_effects(action, params)
        if not making.makes(action):
            return ""
        name = making.stamp(params, self.run)
        key = self._key()
        fields = {} if name else _fields(params)
        within = making.parent(action, params)
        self._write(event="making", key=key, action=action, name=name, within=within, fields=fields)
        return key

    def _note_side_effects(self, action: str, params: Mapping[str, Any]) -> None:
        """What comes into being beside what the call is for."""
        if making.parts(action)[0] != "session":  # a session makes its user by what is called in it
            self._name(making.users(action, params))
        if making.hides(params):
            sources = {str(value) for key, value in making.leaves(params) if key == "entryId"}
            self._write(event="hiding", of=sorted(sources))
        if service := making.brings(action):
            self._write(event="bringing", service=service)
        if (entry := making.flagged(action, params)) and entry not in self.flagged:
            self.flagged.add(entry)
            self._write(event="flagging", id=entry)

    def naming(self, users: Iterable[str]) -> None:
        """Calls name these users, or their sessions do: those whom the account doesn't know yet are entered."""
        for user in filter(self.is_new, sorted(set(users))):
            self._write(event="named", user=user)

    def _name(self, users: Iterable[str]) -> None:
        fresh = set(users) - self._named
        self._named |= fresh
        self.naming(fresh)

    def answered(self, key: str, action: str, params: Mapping[str, Any], answer: Any) -> None:
        """The call was answered: what it made gets its id, what it deleted is struck out."""
        if making.parts(action)[0] in ("session", "apptoken"):
            self._name(making.users(action, params))
        gone = making.deleted(action, params)
        if gone:
            self._write(event="deleted", family=making.family(action), id=gone)
        if not key:
            return
        id = making.made(action, params, answer)
        if id:
            within = making.parent(action, params)
            self._write(event="made", key=key, id=id, type=answer.get("objectType", ""), within=within)
        else:
            self._write(event="refused", key=key)

    def refused(self, key: str, action: str, params: Mapping[str, Any], code: str) -> None:
        """The server refused: nothing was made; a thing that isn't there any more is struck out."""
        if key:
            self._write(event="refused", key=key)
        gone = making.deleted(action, params)
        if gone and making.GONE.search(code):
            self._write(event="deleted", family=making.family(action), id=gone)

    def changing(self, action: str, params: Mapping[str, Any]) -> Callable[[], None]:
        """The account is about to be changed; the call puts it back. What is returned says that it was made."""
        key = self._key()
        self._write(event="changing", key=key, action=action, params=dict(params))
        return lambda: self._write(event="restored", key=key)

    def found(self, key: str, id: str, type: str) -> None:
        """A thing whose id nobody had learned was found on the server."""
        self._write(event="made", key=key, id=id, type=type, within="")

    def settled(self, users: Iterable[str]) -> None:
        """These users were there before the run, or are gone: nothing of them is left to be done."""
        for user in users:
            self._write(event="deleted", family="user", id=user)

    def brought(self, service: str) -> None:
        """What files brought to this service is gone."""
        self._write(event="brought", service=service)

    def nothing(self, key: str) -> None:
        """It turned out that it was never made, or is gone, or that the change was put back."""
        self._write(event="restored", key=key)

    def close(self) -> int:
        """The run is over. The number of things that it leaves behind; a ledger without any is removed."""
        page = Page.read(self.path)
        if page.done:
            self.path.unlink(missing_ok=True)
        os.close(self._file)
        return page.left

    def forget(self) -> None:
        """The server was the run's own and has gone with all that was on it."""
        self.path.unlink(missing_ok=True)
        os.close(self._file)

    def _key(self) -> str:
        self._count += 1
        return f"{os.getpid()}-{self._count}"

    def _write(self, **line: object) -> None:
        os.write(self._file, (json.dumps(line | {"at": round(time.time(), 3)}) + "\n").encode())


def _fields(params: Mapping[str, Any]) -> dict[str, str]:
    """What is known of an object without a name: its short fields that hold no secret."""
    told = {key: str(value) for key, value in making.leaves(params) if value is not None}
    secret = {"token", "ks", *SECRET_KEYS}
    return {
        key: value for key, value in told.items() if key.lower() not in secret and len(value) <= LONGEST_FIELD
    }
