"""Sessions that a scenario makes itself, because they are the lesson."""

from __future__ import annotations

from typing import Any

from features.support import ks as signing
from features.support.sessions import ADMIN_USER
from features.support.world import World, rows


def begin(world: World, caller: str, name: str, privileges: str) -> str:
    """A session with exactly these privileges, kept as `name`; <Name> in them stands for an id."""
    ks = world.run.sessions.start(caller, privileges=world.resolve(privileges))
    world.hold(name, ks)
    return ks


def start(world: World, caller: str, name: str, table: Any = None) -> str:
    """A session as the table (userId, expiry in s, privileges) wants it, kept as `name`; its KS is the answer."""
    given = {field: world.resolve(text) for field, text in rows(table).items()} if table else {}
    ks = world.run.sessions.start(
        caller,
        privileges=given.get("privileges", ""),
        expiry=int(given["expiry"]) if "expiry" in given else None,
        user_id=given.get("userId"),
    )
    world.answer = ks
    world.hold(name, ks)
    return ks


def sign(world: World, name: str, expiry: int = 600) -> str:
    """An administrator's KS made here, from the account's admin secret, kept as `name`."""
    settings = world.run.settings
    ks = signing.sign(
        settings.admin_secret, settings.partner_id, ADMIN_USER, signing.ADMIN, expiry, "disableentitlement"
    )
    world.hold(name, ks)
    return ks
