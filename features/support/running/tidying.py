"""The end of a run: what its ledger still has open is deleted, and what can't be is told with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from features.support.running import beside
from features.support.running.deleting import Deleter
from features.support.running.ledger import Ledger
from features.support.running.ledger_page import Page
from features.support.running.leftovers import Finder, Leftover, Leftovers, drift
from features.support.wire.client import KalturaClient, KalturaError, WireError
from features.support.wire.sessions import ADMIN_USER, Sessions


def tidy(ledger: Ledger, client: KalturaClient, sessions: Sessions) -> list[str]:
    """Delete what scenarios and samples left. A sentence for each thing that is still there."""
    page = Page.read(ledger.path)
    deleter = Deleter(client, sessions, page.flagged)
    refusals: list[str] = []
    try:
        refusals += _put_back(page, ledger, deleter)
        refusals += _delete(page, deleter)
        refusals += _brought(page, ledger, deleter, sessions)
        refusals += _beside(page, ledger, deleter, sessions)
    except (KalturaError, WireError) as failure:
        refusals.append(f"The tidying up ended early: {failure}")
    return refusals


def _put_back(page: Page, ledger: Ledger, deleter: Deleter) -> Iterator[str]:
    for change in page.changes:
        if refused := deleter.attempt(change.action, change.params):
            yield f"{change.action}, which puts back what a scenario changed, was refused: {refused}"
        else:
            ledger.nothing(change.key)


def _delete(page: Page, deleter: Deleter) -> Iterator[str]:
    """Things with a known id, the last first: parts before what they belong to."""
    for item in reversed(page.items):
        if not item.id:
            yield f"{item.action} got no answer: whether {item.name or 'it'} was made is not known"
        elif refused := deleter.delete(Leftover(item, item.id, item.name, item.type)):
            yield f"{item.service} {item.id} {item.name}".rstrip() + f" could not be deleted: {refused}"


def _brought(page: Page, ledger: Ledger, deleter: Deleter, sessions: Sessions) -> Iterator[str]:
    """What files brought, and scenarios that broke off didn't come to know."""
    finder = (
        Finder(deleter.client, sessions, page, sessions.settings.user_id, set()) if page.brought else None
    )
    kept = set()
    for thing in finder.brought() if finder else ():
        if refused := deleter.delete(thing):
            kept.add(thing.item.service)
            yield f"{thing.item.service} {thing.id} could not be deleted: {refused}"
    for service in page.brought - kept:
        ledger.brought(service)


def _beside(page: Page, ledger: Ledger, deleter: Deleter, sessions: Sessions) -> list[str]:
    """Users whom the run brought into being, last of all: calls of their sessions would make them anew."""

    def call(action: str, params: beside.Params) -> object:
        return deleter.client.call(action, params, None, deleter.ks())

    found, refusals = Leftovers(), []  # type: ignore[var-annotated]
    if page.hiding:
        by = {sessions.settings.user_id, ADMIN_USER, *page.users}
        found.hidden = beside.hidden(call, page, drift(call), by)
    found.users = beside.born(call, page, drift(call)) if page.users else []
    kept = deleter.beside(
        found,
        lambda id, refused: refusals.append(f"{id} could not be deleted: {refused}") if refused else None,
    )
    ledger.settled(page.users - kept)
    return refusals
