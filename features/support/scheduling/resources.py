"""What events need: resources bound to them, and what stands in the way of needing one at some time."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.nouns import NOUNS, Noun
from features.support.api.nouns.scheduling import RECORDING, RESOURCES, SCHEDULE_EVENT
from features.support.scenario.world import World, rows
from features.support.scheduling import events, series
from features.support.wire.waiting import eventually

BINDINGS = "schedule_scheduleEventResource"
KINDS = {noun.name for noun in NOUNS.values() if noun.service == RESOURCES}
OF_THE_QUESTION = ("scheduleEventIdToIgnore", "scheduleEventConflictType")


def id_of(world: World, name: str) -> str:
    """The id of a resource, of whatever kind. AssertionError: it is none."""
    record = world.record(name)
    if record.noun.name not in KINDS:
        raise AssertionError(f'"{name}" is {record.noun.article}, no resource.')
    return record.id


def bind(world: World, resource: str, event: str) -> Any:
    """scheduleEventResource.add. It goes with its event."""
    binding = {"eventId": events.id_of(world, event), "resourceId": id_of(world, resource)}
    kind = {"objectType": "KalturaScheduleEventResource"}
    return world.call(f"{BINDINGS}.add", {"scheduleEventResource": kind | binding})


def unbind(world: World, resource: str, event: str) -> Any:
    """scheduleEventResource.delete."""
    return world.call(f"{BINDINGS}.delete", _ids(world, resource, event))


def get(world: World, resource: str, event: str) -> Any:
    """scheduleEventResource.get."""
    return world.call(f"{BINDINGS}.get", _ids(world, resource, event))


def rebind(world: World, resource: str, event: str, other: str) -> Any:
    """scheduleEventResource.update with another resource."""
    changes = {"objectType": "KalturaScheduleEventResource", "resourceId": id_of(world, other)}
    return world.call(
        f"{BINDINGS}.update", {**_ids(world, resource, event), "scheduleEventResource": changes}
    )


def _ids(world: World, resource: str, event: str) -> dict[str, str]:
    return {"scheduleEventId": events.id_of(world, event), "scheduleResourceId": id_of(world, resource)}


def must_need(world: World, event: str, resources: list[str]) -> None:
    """The event needs these resources and no others, itself or by its series."""
    asked = {"eventIdOrItsParentIdEqual": events.id_of(world, event)}
    listing = {
        "filter": {"objectType": "KalturaScheduleEventResourceFilter", **asked},
        "filterBlackoutConflicts": False,
    }

    def check() -> None:
        found = {str(one["resourceId"]) for one in world.look(f"{BINDINGS}.list", listing)["objects"]}
        assert_that(found, equal_to({id_of(world, one) for one in resources}), f'what "{event}" needs')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def list_bindings(world: World, event: str, *, hiding: bool) -> None:
    """scheduleEventResource.list by the event; the platform hides those of events that meet a blackout, unless told."""
    asked = {"objectType": "KalturaScheduleEventResourceFilter", "eventIdEqual": events.id_of(world, event)}
    more = {} if hiding else {"filterBlackoutConflicts": False}
    world.call(f"{BINDINGS}.list", {"filter": asked, **more})
    world.listed = None


def must_list(world: World, number: int) -> None:
    """The list of bindings just asked for has so many."""

    def check() -> None:
        if len(world.answer["objects"]) != number:
            world.answer = world.repeat()
        assert_that(len(world.answer["objects"]), equal_to(number), "bindings in the list")

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)


def look_for_conflicts(world: World, resources: list[str], table: Any, noun: Noun = RECORDING) -> None:
    """scheduleEvent.getConflicts of an event, or a series, that isn't made: a table gives its fields and its rule.

    Rows of the question's own: scheduleEventIdToIgnore, scheduleEventConflictType.
    """
    fields = series.fields_of(world, noun, table)
    question = {name: fields.pop(name) for name in OF_THE_QUESTION if name in rows(table)}
    kind = series.RECURRING if "recurrence" in fields else 0
    event = {"objectType": noun.object_type, "summary": "planned", "recurrenceType": kind, **fields}
    ids = ",".join(id_of(world, one) for one in resources)
    world.call(f"{noun.service}.getConflicts", {"resourceIds": ids, "scheduleEvent": event, **question})
    world.listed = SCHEDULE_EVENT


def must_be_free(world: World) -> None:
    """The look for conflicts found none."""
    assert_that(world.answer["totalCount"], equal_to(0), "conflicts")
