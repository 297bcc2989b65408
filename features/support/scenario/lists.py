"""Lists lag behind writes: what a list must show is asked again until it does, or until the settings' patience ends."""

from __future__ import annotations

from typing import Any

from features.support.api.nouns import Noun
from features.support.scenario.objects import filter_of
from features.support.scenario.world import World
from features.support.wire.waiting import eventually


def ask(world: World, noun: Noun, table: Any) -> None:
    """List with the session at hand and remember the question, so that it can be asked again."""
    world.call(f"{noun.service}.list", {"filter": filter_of(world, noun, table)})
    world.listed = noun


def ask_page(world: World, noun: Noun, table: Any, page: int, size: int) -> None:
    """One page of a list, which can be asked for again."""
    pager = {"objectType": "KalturaFilterPager", "pageIndex": page, "pageSize": size}
    world.call(f"{noun.service}.list", {"filter": filter_of(world, noun, table), "pager": pager})
    world.listed = noun


def count(world: World, noun: Noun, table: Any) -> None:
    """service.count with the session at hand; it can be asked again."""
    world.call(f"{noun.service}.count", {"filter": filter_of(world, noun, table)})


def must_count(world: World, number: int) -> None:
    """The count asked for last is this number, at once or as soon as the index has caught up."""
    with world.evidence.polling():
        eventually(lambda: _check_count(world, number), world.run.settings.lag)


def noun(world: World) -> Noun | None:
    """What was listed last."""
    return world.listed


def objects(world: World) -> list[Any]:
    """The objects of the answer: of a list response, of a search with its results, or a bare array."""
    answer = world.answer
    found = list(answer if isinstance(answer, list) else answer.get("objects", []))
    return [
        one["object"] if isinstance(one, dict) and isinstance(one.get("object"), dict) else one
        for one in found
    ]


def must_show(world: World, names: list[str]) -> None:
    """All of these are in the list."""
    _eventually(world, lambda shown: set(names) <= shown, f"should show {_told(names)}")


def must_show_only(world: World, names: list[str]) -> None:
    """These and no others are in the list."""
    _eventually(world, lambda shown: set(names) == shown, f"should show only {_told(names)}")


def must_show_in_order(world: World, names: list[str]) -> None:
    """These and no others are in the list, the first first."""
    ids = [world.record(name).id for name in names]
    with world.evidence.polling():
        eventually(lambda: _check_order(world, ids, names), world.run.settings.lag)


def must_count_in_all(world: World, number: int) -> None:
    """The totalCount of the list: of all pages, not of this one."""
    with world.evidence.polling():
        eventually(lambda: _check_total(world, number), world.run.settings.lag)


def must_come_to_count(world: World, number: int) -> None:
    """The same, as soon as a job has got there: asked again until the settings' patience with jobs ends."""
    with world.evidence.polling():
        eventually(lambda: _check_total(world, number), world.run.settings.timeout)


def _check_order(world: World, ids: list[str], names: list[str]) -> None:
    if _ids(world) != ids:
        world.answer = world.repeat()
    if _ids(world) != ids:
        shown = _told([_named(world, one) for one in _ids(world)])
        raise AssertionError(
            f"The list should show {_told(names)} in this order; it shows {shown or 'nothing'}."
        )


def _ids(world: World) -> list[str]:
    return [str(thing.get("id")) for thing in objects(world)]


def _named(world: World, id: str) -> str:
    names = {record.id: name for name, record in world.records.items()}
    return names.get(id, f"a stranger ({id})")


def _check_total(world: World, number: int) -> None:
    if world.answer.get("totalCount") != number:
        world.answer = world.repeat()
    if world.answer.get("totalCount") != number:
        raise AssertionError(
            f"The list should count {number} in all; it counts {world.answer.get('totalCount')}."
        )


def must_not_show(world: World, names: list[str]) -> None:
    """None of these is in the list."""
    _eventually(world, lambda shown: not set(names) & shown, f"should not show {_told(names)}")


def _eventually(world: World, holds: Any, claim: str) -> None:
    for name in claim.split('"')[1::2]:
        world.record(
            name
        )  # a name that the scenario never gave is a mistake in the guide, not an absent thing
    with world.evidence.polling():
        eventually(lambda: _check(world, holds, claim), world.run.settings.lag)


def _check(world: World, holds: Any, claim: str) -> None:
    shown = _shown(world)
    if not holds(shown):
        world.answer = world.repeat()
        shown = _shown(world)
    if not holds(shown):
        raise AssertionError(f"The list {claim}; it shows {_told(sorted(shown)) or 'nothing'}.")


def _shown(world: World) -> set[str]:
    names = {record.id: name for name, record in world.records.items()}
    return {names.get(str(thing.get("id")), f"a stranger ({thing.get('id')})") for thing in objects(world)}


def _told(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _check_count(world: World, number: int) -> None:
    if world.answer != number:
        world.answer = world.repeat()
    if world.answer != number:
        raise AssertionError(f"The count should be {number}; it is {world.answer}.")
