"""A ledger as it is read: what a run made and has not deleted, and what it changed and has not put back."""

from __future__ import annotations

import contextlib
import fcntl
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from features.support.api import making


@dataclass
class Item:
    """A thing that a run was about to make. Without an id nobody knows whether it did."""

    key: str
    action: str
    name: str
    at: float  # s since 1970, by this machine's clock
    within: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    id: str = ""
    type: str = ""

    @property
    def family(self) -> str:
        """Whose ids it shares."""
        return making.family(self.action)

    @property
    def service(self) -> str:
        """The service that made it, as the API spells it."""
        return self.action.split(".")[0]


@dataclass(frozen=True)
class Change:
    """A change to the account that was not taken back, and the call that does it."""

    key: str
    action: str
    params: dict[str, Any]


@dataclass
class Page:
    """One ledger. `items` and `changes` are still open, in the order in which they were entered."""

    path: Path
    run: str = ""
    service_url: str = ""
    partner_id: int = 0
    target: str = ""
    at: float = 0.0
    until: float = 0.0
    items: list[Item] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)  # of all that the run is known to have made
    users: set[str] = field(default_factory=set)  # who may have come into being by being named
    hiding: list[float] = field(default_factory=list)  # when the server may have made a hidden entry for it
    sources: set[str] = field(default_factory=set)  # entries of which it asked for parts
    flagged: set[str] = field(default_factory=set)  # entries
    brought: set[str] = field(default_factory=set)  # services whose objects came by files

    @property
    def left(self) -> int:
        """How many things are open."""
        return len(self.items) + len(self.changes) + len(self.brought)

    @property
    def done(self) -> bool:
        """Whether nothing is left that this ledger is needed for."""
        return not (self.items or self.changes or self.users or self.brought)

    @property
    def embedded(self) -> bool:
        """Whether the run was on an embedded sandbox."""
        return self.target == "embedded"

    @classmethod
    def read(cls, path: Path) -> Page:
        """The page of a ledger; a last line that a killed process left unfinished is passed over."""
        page, items, changes = cls(path), {}, {}  # type: ignore[var-annotated]
        gone: set[tuple[str, str]] = set()
        for line in _lines(path):
            page.until = float(line["at"])
            match line["event"]:
                case "run":
                    page.run, page.service_url = line["run"], line["serviceUrl"]
                    page.partner_id, page.at = int(line["partnerId"]), page.until
                    page.target = line.get("target", "live")
                case "making":
                    items[line["key"]] = _item(line)
                case "made":
                    item = items[line["key"]]
                    item.id, item.type, item.within = str(line["id"]), line["type"], line["within"]
                case "changing":
                    changes[line["key"]] = Change(line["key"], line["action"], line["params"])
                case "refused" | "restored":
                    items.pop(line["key"], None)
                    changes.pop(line["key"], None)
                case "named":
                    page.users.add(line["user"])
                case "hiding":
                    page.hiding.append(page.until)
                    page.sources |= set(line.get("of", []))
                case "bringing":
                    page.brought.add(line["service"])
                case "brought":
                    page.brought.discard(line["service"])
                case "flagging":
                    page.flagged.add(line["id"])
                case "deleted":
                    gone.add((line["family"], line["id"]))
        page.ids = {item.id for item in items.values() if item.id}
        page.items = [item for item in items.values() if not _is_gone(item, gone)]
        page.changes = list(changes.values())
        page.users = {user for user in page.users if ("user", user) not in gone}
        return page


def _item(line: dict[str, Any]) -> Item:
    told = (line["key"], line["action"], line["name"], float(line["at"]))
    return Item(*told, line.get("within", ""), line.get("fields", {}))


def _is_gone(item: Item, gone: set[tuple[str, str]]) -> bool:
    """Deleted itself, or with the thing it belongs to. A hidden entry that has an id lives on its own."""
    if item.id and (item.family, item.id) in gone:
        return True
    owners = ("entry", "category", "user", "group_group", "schedule_scheduleevent")
    belongs = item.within and not (item.id and item.family == "entry")
    return bool(belongs) and any((owner, item.within) in gone for owner in owners)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue
        if isinstance(line, dict) and "event" in line:
            yield line


def pages(directory: Path) -> list[Page]:
    """The ledgers of runs that are over, oldest first. Those of runs in progress are locked, and left out."""
    found = []
    for path in sorted(directory.glob("*.jsonl")):
        with contextlib.suppress(FileNotFoundError):  # a run beside this one has ended, and removed it
            if not in_use(path):
                found.append(Page.read(path))
    return sorted(found, key=lambda page: page.at)


def remove(path: Path) -> None:
    """Remove a ledger, unless a run has begun to write it meanwhile."""
    with contextlib.suppress(FileNotFoundError, BlockingIOError), path.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink(missing_ok=True)


def in_use(path: Path) -> bool:
    """Whether a process still writes this ledger."""
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return False
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
