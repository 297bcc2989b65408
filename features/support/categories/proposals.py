"""Entries that wait for a moderator: who proposes them is a contributor, under entitlement."""

from __future__ import annotations

from features.support.api.nouns import ENTRY
from features.support.categories import entries, members
from features.support.scenario import objects
from features.support.scenario.world import World


def propose(world: World, entry: str, user: str, category: str) -> None:
    """The administrator makes an entry and a contributor, and that one puts it into the category."""
    with world.as_admin():
        objects.add(world, ENTRY, entry)
        members.add_at(world, user, category, "CONTRIBUTOR")
    before = world.acting
    members.become(world, user)
    try:
        entries.put(world, entry, category)
    finally:
        world.acting = before


def put_aside(world: World, entry: str, category: str) -> None:
    """An administrator whose session asks for moderation puts an entry into the category."""
    before = world.acting
    ks = world.run.sessions.start("an administrator's session", privileges="enablecategorymoderation")
    world.acting = lambda: ks
    try:
        entries.put(world, entry, category)
    finally:
        world.acting = before
