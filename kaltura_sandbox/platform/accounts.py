"""The platform as a whole, and an account's part of it: what rooms, jobs and delivery are given to work with."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kaltura_sandbox.media.cache import MediaCache
from kaltura_sandbox.media.packing.packages import Packages
from kaltura_sandbox.platform import events, ks, roles
from kaltura_sandbox.platform.errors import Kind
from kaltura_sandbox.platform.events import Event
from kaltura_sandbox.platform.files import Files
from kaltura_sandbox.platform.health import Health
from kaltura_sandbox.platform.jobs import Jobs
from kaltura_sandbox.platform.machine.beside import Companions
from kaltura_sandbox.platform.machine.disk import Disk
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.roles.rights import Rights
from kaltura_sandbox.platform.schema import Schema, load_schema
from kaltura_sandbox.platform.store import Query, Store
from kaltura_sandbox.platform.store.leftovers import Leftovers
from kaltura_sandbox.platform.store.traffic import Traffic

OPERATOR, SYSTEM = -2, 0
CACHE_BYTES = 2 * 1024**3


def cache_directory() -> Path:
    """Where derived files live that may be deleted at any time (schema, media made before)."""
    if chosen := os.environ.get("KALTURA_SANDBOX_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kaltura-sandbox"


class Platform:
    """Everything behind the HTTP surface. One a process; all state lies in its data directory."""

    def __init__(
        self, directory: Path, rooms: dict[str, Any] | None = None, doors: Mapping[str, Any] | None = None
    ) -> None:
        """``rooms`` are the services by their ids (see rooms.py and assembly.py), ``doors`` sockets that were opened
        for what runs beside it, by the names of their protocols."""
        self.directory = directory
        self.doors = doors or {}
        self.companions = Companions(self)
        self.rooms = rooms or {}
        self.rights: dict[Any, Rights] = {}  # what sessions may do, see roles
        self.schema: Schema = load_schema()
        self.store = Store(directory)
        self.store.index.platform = self
        self.store.index.prepare()
        self.files = Files(directory / "files")
        media = os.environ.get("KALTURA_SANDBOX_MEDIA_CACHE") or cache_directory() / "media"
        self.media = MediaCache(Path(media), CACHE_BYTES)
        self.disk = Disk(directory, Path(media))
        self.jobs = Jobs(self.store, self.account, self.disk)
        self.health = Health(self.jobs, self.disk)
        self.packages = Packages(directory / "packages", self.files.path, self.media)
        self.leftovers = Leftovers(self, self.store, self.files)
        self.traffic = Traffic(self.store)

    def account(self, partner_id: int) -> Account:
        """The account of a partner id; one that doesn't exist is empty and owns nothing."""
        return Account(self, partner_id, self.store.get("partner", partner_id))

    def secret_of(self, partner_id: int) -> str | None:
        partner = self.store.get("partner", partner_id)
        return partner.adminSecret if partner else None

    def start(self) -> None:
        """Begins what goes on beside calls."""
        self.jobs.start()
        self.health.start()
        self.leftovers.start()
        self.store.index.start()
        self.companions.start()

    def close(self) -> None:
        self.companions.stop()
        self.health.stop()
        self.leftovers.stop()
        self.store.index.stop()
        self.jobs.stop()
        self.traffic.keep()
        self.store.close()


@dataclass
class Account:
    """One customer's part of the platform. Reads see the account's own objects, with ``shared`` the system's too."""

    platform: Platform
    id: int
    partner: Object | None

    @property
    def store(self) -> Store:
        return self.platform.store

    @property
    def files(self) -> Files:
        return self.platform.files

    def has(self, feature: str) -> bool:
        """Whether the operator granted a feature (a permission name such as FEATURE_ENTRY_REPLACEMENT)."""
        granted = (self.partner._features if self.partner else None) or []
        without = (self.partner._without if self.partner else None) or []
        return feature not in without and (feature in granted or "*" in granted)

    def query(self, kind: str, shared: bool = False) -> Query:
        return Query(kind, (self.id, SYSTEM) if shared else (self.id,))

    def get(self, kind: str, id_: Any, shared: bool = False) -> Object | None:
        """An object of this account, None where there is none or somebody else owns it."""
        return self.store.get(kind, id_, (self.id, SYSTEM) if shared else (self.id,))

    def require(self, kind: str, id_: Any, missing: Kind, shared: bool = False) -> Object:
        """As :meth:`get`; raises ``missing`` with the id."""
        found = self.get(kind, id_, shared)
        if found is None:
            raise missing(id_)
        return found

    def find(self, kind: str, shared: bool = False, order: str = "", **where: Any) -> list[Object]:
        """All objects of a kind with these values, oldest first unless ``order`` says otherwise."""
        return self.store.find(self.query(kind, shared).where(**where).ordered(order or "+seq"))

    def put(self, kind: str, object_: Object, key: str | None = None) -> Object:
        """Stores an object under its id (``key``: under another one), and tells that it was added or changed."""
        if not events.heard(kind):
            return self.store.put(kind, object_, self.id, key)
        with self.store.transaction():
            before = self.store.get(kind, object_.id if key is None else key)
            self.store.put(kind, object_, self.id, key)
            events.stored(self, kind, object_, before)
        return object_

    def remove(self, kind: str, object_: Object, key: str | None = None) -> None:
        """Takes an object out of the store, and tells that it was deleted."""
        with self.store.transaction():
            self.store.remove(kind, object_.id if key is None else key)
            events.tell(self, Event(events.DELETED, kind, object_))

    def data_changed(self, kind: str, object_: Object, **details: Any) -> None:
        """Tells that an object's file, or a part of it, is another one now."""
        with self.store.transaction():
            events.tell(self, Event(events.DATA, kind, object_, details=details))

    def copied(self, kind: str, object_: Object, source: Object, **details: Any) -> None:
        """Tells that an object is a copy of another (``of`` in the details). It may be stored after that."""
        with self.store.transaction():
            events.tell(self, Event(events.COPIED, kind, object_, details={"of": source, **details}))

    def renamed(self, kind: str, object_: Object, before: Object) -> None:
        """Tells that an object is stored under another id than ``before``, which is no more."""
        with self.store.transaction():
            events.tell(self, Event(events.RENAMED, kind, object_, before))

    def job(self, type_: str, lane: str = "quick", delay: float = 0, **payload: Any) -> None:
        """Queues background work for this account."""
        self.platform.jobs.add(type_, self.id, payload, lane, delay)


@dataclass
class Caller:
    """Who calls: the session, the account, and the address under which the caller sees us."""

    account: Account
    session: ks.Session | None = None
    host: str = ""
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """admin, user, widget or none."""
        if self.session is None:
            return "none"
        if self.session.is_admin:
            return "admin"
        return "widget" if self.session.is_widget else "user"

    @property
    def rights(self) -> Rights:
        """What the caller's roles permit."""
        if self.session is None:
            return roles.of_session(self.account, None)
        if self.session.rights is None:
            own = self.account.platform.account(self.session.partner_id)
            self.session.rights = roles.of_session(own, self.session)
        found: Rights = self.session.rights
        return found

    @property
    def is_admin(self) -> bool:
        return self.kind == "admin"

    @property
    def user_id(self) -> str:
        return self.session.user_id if self.session else ""

    def room(self, service: str) -> Any:
        """The room of another service (by its id), for the same caller."""
        return self.account.platform.rooms[service](self)

    def grants(self, privilege: str, target: str) -> bool:
        return self.session is not None and self.session.grants(privilege, target)

    def has(self, privilege: str) -> bool:
        return self.session is not None and privilege in self.session.parsed


def administrator(account: Account, user: str = "") -> Caller:
    """An administrator of an account, for what the platform does itself."""
    return Caller(account, ks.Session(account.id, ks.ADMIN, user, now(), ""))


def now() -> int:
    """Unix time in seconds, as the platform keeps times."""
    return int(time.time())


def new_secret() -> str:
    return secrets.token_hex(16)
