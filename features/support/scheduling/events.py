"""Schedule events: cancelled, linked, found, and seen with the blackouts that they meet."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to, has_items

from features.support.api import nouns
from features.support.api.nouns import Noun
from features.support.api.nouns.scheduling import SCHEDULE_EVENT
from features.support.scenario.world import Record, World
from features.support.wire.waiting import eventually

SERVICE = SCHEDULE_EVENT.service
EVENTS = {noun.name for noun in nouns.NOUNS.values() if noun.service == SERVICE}


def id_of(world: World, name: str) -> str:
    """The id of an event, of whatever kind. AssertionError: it is none."""
    record = world.record(name)
    if record.noun.name not in EVENTS:
        raise AssertionError(f'"{name}" is {record.noun.article}, no event.')
    return record.id


def cancel(world: World, name: str) -> Any:
    """scheduleEvent.cancel."""
    return world.call(f"{SERVICE}.cancel", {"scheduleEventId": id_of(world, name)})


def add_after(world: World, noun: Noun, name: str, offset: int, other: str, table: Any) -> Record:
    """scheduleEvent.add of an event that is linked to another: it begins `offset` seconds after its end."""
    link = {"objectType": "KalturaLinkedScheduleEvent", "eventId": id_of(world, other), "offset": offset}
    fields = {"objectType": noun.object_type, "summary": world.unique(name), "linkedTo": link}
    fields |= {key: world.value(noun, key, text) for key, text in noun.defaults.items()}
    fields |= world.fields(noun, table)
    return world.create(noun, name, f"{SERVICE}.add", {noun.parameter: fields})


def unlink(world: World, name: str) -> Any:
    """scheduleEvent.update with a link that names no event."""
    noun = world.record(name).noun
    link = {"objectType": "KalturaLinkedScheduleEvent", "offset": 0}
    changes = {"objectType": noun.object_type, "linkedTo": link}
    return world.call(f"{SERVICE}.update", {"scheduleEventId": id_of(world, name), "scheduleEvent": changes})


def must_meet(world: World, name: str, blackouts: list[str]) -> None:
    """The event tells of these blackouts; of others, which are other people's, it may tell too."""
    wanted = [world.record(one).id for one in blackouts]
    with world.evidence.polling():
        eventually(lambda: assert_that(_met(world, name), has_items(*wanted)), world.run.settings.lag)


def must_not_meet(world: World, name: str, blackouts: list[str]) -> None:
    """The event tells of none of these blackouts."""
    unwanted = {world.record(one).id for one in blackouts}
    with world.evidence.polling():
        eventually(
            lambda: assert_that(
                unwanted & set(_met(world, name)), equal_to(set()), "blackouts that it meets"
            ),
            world.run.settings.lag,
        )


def _met(world: World, name: str) -> list[str]:
    return [str(one["id"]) for one in world.current(name).get("blackoutConflicts", [])]


def change_feature(world: World, name: str, feature: str, kind: str, fields: dict[str, str]) -> Any:
    """scheduleEvent.updateLiveFeature: a partial update of one feature, by its system name."""
    params = {
        "scheduledEventId": id_of(world, name), "featureName": world.unique(feature),
        "liveFeature": {"objectType": kind, **fields},
    }  # fmt: skip
    return world.call(f"{SERVICE}.updateLiveFeature", params)


def must_be_listed(world: World, name: str) -> None:
    """scheduleEvent.list shows the event, at once or soon."""
    asked = {"objectType": SCHEDULE_EVENT.filter, "idEqual": id_of(world, name)}

    def check() -> None:
        found = world.look(f"{SERVICE}.list", {"filter": asked})["totalCount"]
        assert_that(found, equal_to(1), f'"{name}" in the list')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)
