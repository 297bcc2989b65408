"""`make sweep`: delete what killed or failed runs left behind on the target, as their ledgers tell, and nothing else.

It shows what it will do and asks first; without a terminal it wants --yes. 0 when nothing is left, 1 when something
is, 2 when the settings name no usable target.
"""

from __future__ import annotations

import argparse
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from features.support.running import ledger as ledgers
from features.support.running.deleting import Deleter
from features.support.running.ledger import Ledger
from features.support.running.ledger_page import Page, pages, remove
from features.support.running.leftovers import Finder, Leftovers
from features.support.wire.client import KalturaClient, KalturaError, WireError
from features.support.wire.sessions import Sessions
from features.support.wire.settings import Settings, SettingsError


def main(arguments: Sequence[str]) -> int:
    """The command. `--yes` doesn't ask."""
    parser = argparse.ArgumentParser(prog="python -m livingdocs sweep", description=__doc__)
    parser.add_argument("--yes", action="store_true", help="don't ask")
    options = parser.parse_args(arguments)
    try:
        settings = Settings.load()
        return Sweep(settings).run(options.yes)
    except (SettingsError, WireError, KalturaError) as failure:
        print(failure, file=sys.stderr)
        return 2


def reminder(settings: Settings, directory: Path | None = None) -> str:
    """A line for the start of a run when earlier ones left something on this target; "" when nothing is left."""
    clear_vanished(directory)
    mine = [page for page in pages(directory or ledgers.DIRECTORY) if belongs(page, settings)]
    count = sum(page.left for page in mine)
    if not count:
        return ""
    runs = "an earlier run" if len(mine) == 1 else f"{len(mine)} earlier runs"
    return f"The ledger is open: {runs} left {things(count)} on this target. `make sweep` shows and deletes them."


def belongs(page: Page, settings: Settings) -> bool:
    """Whether a ledger is about the account that the settings name."""
    return (page.service_url, page.partner_id) == (settings.service_url, settings.partner_id)


def clear_vanished(directory: Path | None = None) -> None:
    """Remove ledgers without open things, and those of embedded sandboxes that have ended, with all that was there."""
    for page in pages(directory or ledgers.DIRECTORY):
        if page.done or (page.embedded and not answers(page.service_url)):
            remove(page.path)


def answers(service_url: str) -> bool:
    """Whether anybody listens there."""
    place = urlsplit(service_url)
    try:
        with socket.create_connection((place.hostname or "", place.port or 80), timeout=2):
            return True
    except OSError:
        return False


def things(count: int) -> str:
    """1 thing, 2 things."""
    return "1 thing" if count == 1 else f"{count} things"


class Sweep:
    """One sweep of the target that the settings name."""

    def __init__(self, settings: Settings, directory: Path | None = None) -> None:
        self.settings, self.directory = settings, directory or ledgers.DIRECTORY

    def run(self, yes: bool) -> int:
        """Show, ask, delete."""
        clear_vanished(self.directory)
        found = pages(self.directory)
        for page in found:
            if page.left and not belongs(page, self.settings):
                where = f"{page.service_url}, partner {page.partner_id}"
                print(f"Not touched: run {page.run} left {things(page.left)} on {where}.")
        mine = [page for page in found if belongs(page, self.settings)]
        plans = [(page, self._plan(page)) for page in mine]
        if not mine:
            print("No run has left anything behind on this target.")
            return 0
        for page, plan in plans:
            show(page, plan)
        if any(plan.deletes or page.changes for page, plan in plans) and not yes and not agreed():
            return 1
        return 1 if sum(self._execute(page, plan) for page, plan in plans) else 0

    def _plan(self, page: Page) -> Leftovers:
        """What is there of it. Lists lag behind writes, so that fresh entries are given time to show up."""
        fresh = [item.at for item in page.items if not item.id]
        wait = max(fresh, default=0) + self.settings.lag - time.time()
        if wait > 0:
            print(f"Waiting {wait:.0f} s: lists may not show yet what run {page.run} made last.", flush=True)
            time.sleep(wait)
        client = KalturaClient(self.settings.service_url)
        sessions = Sessions(client, self.settings)
        claimed = self._claimed_by_others(page)
        return Finder(client, sessions, page, self.settings.user_id, claimed).find()

    def _claimed_by_others(self, page: Page) -> set[str]:
        others = [path for path in self.directory.glob("*.jsonl") if path != page.path]
        return {id for path in others for id in Page.read(path).ids}

    def _execute(self, page: Page, plan: Leftovers) -> int:
        """Put back, delete, strike out. How much is left."""
        ledger = Ledger(page.run, self.settings, self.directory)
        sessions = Sessions(KalturaClient(self.settings.service_url), self.settings)
        client = KalturaClient(self.settings.service_url, book=ledger)
        deleter = Deleter(client, sessions, page.flagged)
        for change in page.changes:
            if refused := deleter.attempt(change.action, change.params):
                print(f"Kaltura refused {change.action}: {refused}")
            else:
                ledger.nothing(change.key)
        kept_back: set[str] = set()
        for thing in plan.things:
            if not thing.item.id:
                ledger.found(thing.item.key, thing.id, thing.type)
            refused = deleter.delete(thing)
            say(thing.id, refused)
            kept_back |= {thing.item.service} if refused else set()
        for service in page.brought - kept_back:
            ledger.brought(service)
        for item in plan.void:
            ledger.nothing(item.key)
        kept = deleter.beside(plan, say)
        ledger.settled(page.users - kept)
        left = ledger.close() + len(kept)
        print(f"Run {page.run}: {'nothing is left' if not left else things(left) + ' left'}.")
        return left


def say(id: str, refused: str) -> None:
    """Tell of a deletion that was refused."""
    if refused:
        print(f"Kaltura refused to delete {id}: {refused}")


def show(page: Page, plan: Leftovers) -> None:
    """What will be done, a line for each thing."""
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(page.at))
    print(f"\nRun {page.run}, begun {when}, on {page.service_url}, partner {page.partner_id}")
    for change in page.changes:
        told = ", ".join(f"{name}={value}" for name, value in change.params.items())
        print(f"  put back  {change.action}({told})")
    for thing in plan.things:
        print(f"  delete    {thing.item.service:24} {thing.id:34} {thing.name}")
    for one in plan.hidden:
        print(f"  delete    {'baseEntry':24} {one['id']:34} {one['name']}, a hidden entry of the server's")
    for user in plan.users:
        print(f"  delete    {'user':24} {user:34} it came into being by being named")
    for id in plan.flagged:
        print(f"  leave     {'flags':24} {id:34} the entry is deleted: its flags can't be answered any more")
    for item in plan.void:
        name = item.id or item.name or item.key
        print(f"  strike    {item.service:24} {name:34} it isn't there")
    for item, reason in plan.unclear:
        name = item.id or item.name or item.key
        print(f"  leave     {item.service:24} {name:34} {reason}")


def agreed() -> bool:
    """Ask on a terminal; without one the answer is no."""
    if not sys.stdin.isatty():
        print(
            "\nNothing was deleted: say --yes (make sweep ARGS=--yes) where there is no terminal to ask on."
        )
        return False
    return input("\nDelete these? [y/N] ").strip().lower() in ("y", "yes")
