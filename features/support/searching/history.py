"""The history of a user's searches, which a queue fills and clears behind the calls."""

from __future__ import annotations

from features.support.scenario.world import World
from features.support.wire.waiting import eventually

SERVICE = "searchhistory_searchHistory"


def forget(world: World, term: str) -> None:
    """Deletes a term of the session's user, once it is there."""
    with world.evidence.polling():
        eventually(lambda: _check(world, term, there=True), world.run.settings.lag)
    world.call(f"{SERVICE}.delete", {"searchTerm": term})


def must_lack(world: World, term: str) -> None:
    """The session's user has no such term, at once or as soon as the queue has got there."""
    with world.evidence.polling():
        eventually(lambda: _check(world, term, there=False), world.run.settings.lag)


def _check(world: World, term: str, there: bool) -> None:
    world.call(f"{SERVICE}.list", {})
    told = [one["searchTerm"] for one in world.answer["objects"]]
    if (term.lower() in told) is not there:
        raise AssertionError(
            f'"{term}" should {"" if there else "not "}be remembered; the history is {told}.'
        )
