"""What topics declare by name exists: a name that is misspelt would be passed over in silence."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kaltura_sandbox import assembly
from kaltura_sandbox.platform import events, judges, permissions
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.schema import Schema, load_schema
from kaltura_sandbox.platform.services import ObjectService, Part, Service, method_name

OURS = "kaltura_sandbox."
STORED = {
    "bulk_upload",
    "category_entry",
    "category_user",
    "user_entry",
    "widget",
    "partner",
    "moderation_flag",
    "media_info",
    "profile_params",
    "params_output",
}
"""Kinds without a room of ordinary objects."""


@pytest.fixture(scope="module")
def rooms() -> dict[str, Room]:
    return assembly.rooms()


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def declared(base: type[Service]) -> list[type[Service]]:
    """The sandbox's own classes; tests declare some as well."""
    return [one for one in below(base) if one.__module__.startswith(OURS)]


def test_every_room_is_a_service_of_the_schema(rooms: dict[str, Room], schema: Schema) -> None:
    assert [id_ for id_ in rooms if id_ not in schema.services] == []


def test_every_part_extends_a_service_that_has_a_room(rooms: dict[str, Room]) -> None:
    wrong = {part.__name__: set(part.extends) - rooms.keys() for part in declared(Part)}
    assert {name: ids for name, ids in wrong.items() if ids} == {}


def test_every_action_of_a_part_is_one_of_its_service(rooms: dict[str, Room], schema: Schema) -> None:
    for part in declared(Part):
        for id_ in part.extends:
            known = {method_name(action.name) for action in schema.services[id_].actions.values()}
            assert part.actions() <= known, (part.__name__, id_)


def test_every_action_of_a_room_is_one_of_some_service_that_shares_it(schema: Schema) -> None:
    names = {method_name(action.name) for one in schema.services.values() for action in one.actions.values()}
    for room in declared(Service):
        assert room.actions() <= names, room.__name__


def test_consumers_hear_of_kinds_that_are_stored(rooms: dict[str, Room]) -> None:
    stored = STORED | {room.main.kind for room in rooms.values() if issubclass(room.main, ObjectService)}
    heard = {kind for kind in events.heard_kinds() if not kind.startswith("events_")}
    assert heard <= stored


def test_whose_an_object_is_can_be_told_where_a_rule_of_ownership_asks_for_it(rooms: dict[str, Room]) -> None:
    asked = {
        rule.object_class
        for (service, action), access in permissions.table().items()
        if service in rooms and (rule := access.owner) and _is_done(rooms[service], action)
    }
    assert asked <= judges.known_classes()


def _is_done(room: Room, action: str) -> bool:
    return any(name.lower().replace("_", "") == action for name in room.main.actions() | room.parts.keys())


def test_a_refusal_lies_in_the_topic_that_gives_it_or_beneath_several_that_do() -> None:
    used: dict[str, set[str]] = {}
    texts = {file: file.read_text(encoding="utf-8") for file in Path(permissions.TABLES).rglob("*.py")}
    for file, text in texts.items():
        for name in re.findall(r"errors\.([A-Z][A-Z_]+)\b", text):
            used.setdefault(name, set()).add(file.parent.name)
    for file, text in texts.items():
        if file.parent.parent.name == "topics" and file.stem.endswith("_errors"):
            for name in re.findall(r"^([A-Z][A-Z_]+) = ", text, re.MULTILINE):
                users = used.get(name, set())
                assert file.parent.name in users or len(users) > 1, f"{name} is given by {users or 'nobody'}"


def test_no_two_topics_say_who_may_call_an_action() -> None:
    lines = [
        line.split("\t")
        for file in Path(permissions.TABLES).joinpath("topics").rglob("permissions.tsv")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    named = Counter((service, action) for service, _, actions, *_ in lines for action in actions.split())
    assert [pair for pair, times in named.items() if times > 1] == []
