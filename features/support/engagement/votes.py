"""Likes and ratings, by the session at hand or by somebody the scenario names. Shared samples are never voted on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from parse import with_pattern

from features.support.scenario.world import World

KINDS = {"the administrator": "admin", "the user": "user"}


@with_pattern(r'the administrator|the user|"[^"]+"')
def voter_named(text: str) -> str:
    """Voter: the administrator, the user, or the quoted name of a user of the scenario."""
    return text


@contextmanager
def by(world: World, voter: str) -> Iterator[None]:
    """Inside, acts are this voter's."""
    ks, before = session_of(world, voter), world.acting
    world.acting = lambda: ks
    try:
        yield
    finally:
        world.acting = before


def session_of(world: World, voter: str) -> str | None:
    """The KS of a voter; one is started for a user of the scenario who has none yet."""
    if voter in KINDS:
        return world.ks(KINDS[voter])
    user = voter.strip('"')
    session = f"the session of {user}"  # another name than the user's, which stands for an id
    if session not in world.sessions:
        world.hold(session, world.run.sessions.start("user", user_id=world.id("user", user)))
    return world.session(session)


def vote(world: World, action: str, name: str, rank: int | None = None) -> None:
    """One of the actions about an entry of the scenario's own."""
    given = {} if rank is None else {"rank": rank}
    world.call(action, {"entryId": world.own("entry", name), **given})
