"""What objects have by a profile: values in XML, added, changed, read and searched for."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from hamcrest import assert_that, equal_to
from parse import with_pattern

from features.support.api.enums import COMPARISON
from features.support.api.nouns import METADATA, METADATA_PROFILE, Noun
from features.support.metadata import schemas
from features.support.scenario import objects
from features.support.scenario.world import World
from features.support.wire.client import FilePart

SERVICE = METADATA.service
SEARCH = "KalturaMetadataSearchItem"
CONDITIONS = {
    "": "KalturaSearchCondition",
    "IS": "KalturaSearchMatchCondition",
    "IS_NOT": "KalturaSearchMatchCondition",
}
JOINED = {"": 1, "any of ": 2}
EVERY_STATE = {"statusIn": "2,7"}  # entries without content are shown too: most of the guide's have none
NEWEST_FIRST = {"orderBy": "-createdAt"}  # what others have made before may fill pages


@with_pattern("any of |")
def joined_named(text: str) -> int:
    """Joined: how the conditions of a search are joined, all of them unless it says any of."""
    return JOINED[text]


def add(world: World, name: str, profile: str, about: str, table: Any, text: str | None = None) -> Any:
    """metadata.add: the rows of the table as XML, or the XML of the text, for an object of the profile's kind."""
    told = _about(world, profile, about) | {"xmlData": _xml(world, table, text)}
    return world.create(METADATA, name, f"{SERVICE}.add", told)


def add_from_file(world: World, name: str, profile: str, about: str, text: str) -> Any:
    """metadata.addFromFile of a file that holds the text."""
    answer = world.call(f"{SERVICE}.addFromFile", _about(world, profile, about), {"xmlFile": _file(text)})
    return world.keep(METADATA, name, answer)


def _about(world: World, profile: str, about: str) -> dict[str, Any]:
    """An object is meant by its name in the scenario; what has none (a user, a dynamic object) by its id."""
    record = world.record(profile)
    kind = record.answer["metadataObjectType"]
    object_id = world.record(about).id if about in world.records else world.resolve(about)
    return {
        "metadataProfileId": world.id(METADATA_PROFILE.name, profile),
        "objectType": kind,
        "objectId": object_id,
    }


def change(world: World, name: str, table: Any, text: str | None = None) -> Any:
    """metadata.update with the rows of the table as XML, or the XML of the text."""
    told = {"id": world.own(METADATA.name, name), "xmlData": _xml(world, table, text)}
    return world.call(f"{SERVICE}.update", told)


def change_from_file(world: World, name: str, text: str) -> Any:
    """metadata.updateFromFile of a file that holds the text."""
    told = {"id": world.own(METADATA.name, name)}
    return world.call(f"{SERVICE}.updateFromFile", told, {"xmlFile": _file(text)})


def transform(world: World, name: str, text: str) -> Any:
    """metadata.updateFromXSL of a stylesheet."""
    told = {"id": world.own(METADATA.name, name)}
    return world.call(
        f"{SERVICE}.updateFromXSL",
        told,
        {"xslFile": FilePart(Path("change.xsl"), content=text.encode())},
    )


def _file(text: str) -> FilePart:
    return FilePart(Path("values.xml"), content=text.encode())


def _xml(world: World, table: Any, text: str | None) -> str:
    if table is None:
        return text or ""
    return schemas.xml([(field, world.resolve(value)) for field, value in _rows(table)])


def _rows(table: Any) -> list[tuple[str, str]]:
    """All rows, the first too: values have no heading."""
    return [(row[0], row[1]) for row in [table.headings, *(each.cells for each in table)]]


def _told(text: str) -> list[tuple[str, str]]:
    return [(child.tag, child.text or "") for child in ElementTree.fromstring(text)]


def must_say(world: World, name: str, table: Any) -> None:
    """The values as the administrator reads them now: these fields in this order, and no others."""
    world.id(METADATA.name, name)
    told = [(field, world.plain(value)) for field, value in _told(world.current(name)["xml"])]
    wanted = [(field, world.plain(world.resolve(value))) for field, value in _rows(table)]
    assert_that(told, equal_to(wanted), f'what "{name}" says')


def search(world: World, noun: Noun, profile: str, joined: int, table: Any) -> None:
    """The list of a service with advancedSearch by values of a profile: rows field | comparison | value."""
    items = [_condition(world, *row) for row in _conditions(table)]
    _ask(world, noun, {**_item(world, profile), "type": joined, "items": items})


def search_in_order(world: World, noun: Noun, profile: str, order: str) -> None:
    """The list of what has values by a profile, ordered by a number or a date of theirs: +Field or -Field."""
    mine = [
        record.id for record in world.records.values() if noun.name in (record.noun.name, record.noun.kin)
    ]
    item = _item(world, profile) | {"orderBy": f"{order[0]}{schemas.path(order[1:])}"}
    _ask(world, noun, item, {"idIn": ",".join(mine)})


def search_by(world: World, noun: Noun, text: str) -> None:
    """The list of a service with the advancedSearch of a JSON text."""
    _ask(world, noun, objects.json_of(world, text))


def _ask(world: World, noun: Noun, item: dict[str, Any], more: dict[str, Any] | None = None) -> None:
    states = EVERY_STATE if noun.name == "entry" else {}
    told = {"objectType": noun.filter, **states, **(more or NEWEST_FIRST), "advancedSearch": item}
    world.call(f"{noun.service}.list", {"filter": told})
    world.listed = noun


def _item(world: World, profile: str) -> dict[str, Any]:
    return {"objectType": SEARCH, "metadataProfileId": world.id(METADATA_PROFILE.name, profile)}


def _conditions(table: Any) -> list[tuple[str, str, str]]:
    rows = [list(table.headings), *(list(row.cells) for row in table)]
    return [(row[0], row[1] if len(row) > 2 else "", row[-1]) for row in rows]


def _condition(world: World, field: str, comparison: str, value: str) -> dict[str, Any]:
    """A condition: words of a text; IS and IS_NOT for the whole of one; a comparison of numbers by its name."""
    told = {"field": schemas.path(field), "value": world.resolve(value)}
    if comparison in COMPARISON:
        return {
            "objectType": "KalturaSearchComparableCondition",
            "comparison": COMPARISON[comparison],
            **told,
        }
    return {"objectType": CONDITIONS[comparison], **told, **({"not": True} if comparison == "IS_NOT" else {})}


def ask_with(world: World, noun: Noun, profile: str, text: str) -> None:
    """The list of what free text finds, with an item of a profile beside it."""
    states = EVERY_STATE if noun.name == "entry" else {}
    told = {
        "objectType": noun.filter,
        **states,
        "freeText": world.resolve(text),
        "advancedSearch": _item(world, profile),
    }
    world.call(f"{noun.service}.list", {"filter": told})
    world.listed = noun
