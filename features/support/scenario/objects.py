"""The generic life of a thing: add, update, call, multirequest, gone, wait. What steps/objects.py stands on."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from typing import Any

from hamcrest import assert_that

from features.support.api.enums import name_of, value_of
from features.support.api.making import GONE
from features.support.api.nouns import Noun, noun_of
from features.support.running.samples import DATA
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import Record, World, rows
from features.support.wire.client import FilePart, KalturaError
from features.support.wire.waiting import eventually, poll

MAKERS: dict[str, Callable[[World, str, Any], Record]] = {}
"""What makes a thing that needs more than its add: by the noun's name, from the module of its topic."""
CHANGERS: dict[str, Callable[[World, str, Any], Any]] = {}
"""What changes a thing that has no update by its id: gets its name and the table."""
SETTERS: dict[str, Callable[[World, str, str], Any]] = {}
"""What sets a status otherwise than by the service's updateStatus: gets the thing's name and the status."""


def add(world: World, noun: Noun, name: str, table: Any = None) -> Record:
    """service.add with the noun's defaults and the table's fields; a `name` field is unique on the server."""
    if noun.name in MAKERS:
        return MAKERS[noun.name](world, name, table)
    fields: dict[str, Any] = {"objectType": noun.object_type}
    if noun.named:
        fields[noun.title] = world.unique(name)
    if noun.own_id:
        fields["id"] = world.unique(name).replace(" ", "-")
    fields |= {key: world.value(noun, key, text) for key, text in noun.defaults.items()}
    fields |= world.fields(noun, table) if table else {}
    return world.create(noun, name, f"{noun.service}.add", {noun.parameter: fields})


def add_from(world: World, noun: Noun, name: str, text: str) -> Record:
    """service.add with the fields of a JSON text, for what a table can't hold; names in it are made unique."""
    fields = {"objectType": noun.object_type, **json_of(world, text, noun)}
    if noun.named:
        fields.setdefault(noun.title, world.unique(name))
    return world.create(noun, name, f"{noun.service}.add", {noun.parameter: fields})


def json_of(world: World, text: str, noun: Noun | None = None) -> Any:
    """A JSON text as parameters: <Name> is an id, names of the noun's enums are values, systemName is unique."""
    return _resolved(world, json.loads(text), noun)


def _resolved(world: World, value: Any, noun: Noun | None, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _resolved(world, inner, noun, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_resolved(world, inner, noun) for inner in value]
    if not isinstance(value, str):
        return value
    if key == "systemName":
        return world.unique(value)
    return value_of(noun.enums if noun else {}, key, world.resolve(value))


def clone(world: World, noun: Noun, name: str, copy: str) -> Record:
    """service.clone with a profile that names the copy."""
    named = {"objectType": noun.object_type, "name": world.unique(copy), "systemName": world.unique(copy)}
    params = {noun.id_parameter: world.id(noun.name, name), "profile": named}
    return world.create(noun, copy, f"{noun.service}.clone", params)


def update(world: World, noun: Noun, name: str, table: Any) -> Any:
    """service.update with the table's fields alone."""
    if noun.name in CHANGERS:
        return CHANGERS[noun.name](world, name, table)
    fields = {"objectType": noun.object_type, **world.fields(noun, table)}
    parameter = noun.update_parameter or noun.parameter
    id_parameter = noun.update_id_parameter or noun.id_parameter
    return world.call(f"{noun.service}.update", {id_parameter: world.own(noun.name, name), parameter: fields})


def set_status(world: World, noun: Noun, name: str, state: str) -> Any:
    """service.updateStatus; a name that is no state of such a thing goes as it is."""
    if noun.name in SETTERS:
        return SETTERS[noun.name](world, name, state)
    status = noun.enums.get("status", {}).get(state, state)
    return world.call(
        f"{noun.service}.updateStatus", {noun.id_parameter: world.own(noun.name, name), "status": status}
    )


def delete(world: World, noun: Noun, name: str) -> Any:
    """service.delete of a thing of the scenario."""
    return world.call(f"{noun.service}.delete", {noun.id_parameter: world.own(noun.name, name)})


def call(world: World, action: str, table: Any) -> Any:
    """Any action; the table's values go as they are written, <Name> resolved."""
    given = rows(table) if table else {}
    return world.call(action, {name: world.resolve(text) for name, text in given.items()})


def multirequest(world: World, text: str) -> None:
    """One action a line. What it adds is remembered under the name it was given, and deleted after the scenario.

    A value that begins with @ is a file of features/data.
    """
    calls = [_call_of(world, line) for line in filter(None, map(str.strip, text.splitlines()))]
    files = {
        f"{number}:{key}": FilePart(DATA / params.pop(key)[1:])
        for number, (_, params) in enumerate(calls, 1)
        for key in [key for key, value in params.items() if value.startswith("@")]
    }
    world.answer = world.run.client.multirequest(calls, world.acting(), files)
    for (action, params), answer in zip(calls, world.answer, strict=False):
        noun = noun_of(answer)
        if noun and action.endswith(".add") and "id" in answer:
            names = [value for key, value in params.items() if key.endswith("[name]")]
            world.keep(noun, world.plain(names[0]) if names else action, answer)


def _call_of(world: World, line: str) -> tuple[str, dict[str, str]]:
    """`media.add entry[name]="All at once"` as an action and its parameters; names are made unique."""
    action, *words = shlex.split(line)
    params = {key: world.resolve(value) for key, value in (word.split("=", 1) for word in words)}
    unique = {key: world.unique(value) for key, value in params.items() if key.endswith("[name]")}
    return action, params | unique


def must_be_gone(world: World, noun: Noun, name: str) -> None:
    """Reading it must be refused because it doesn't exist, at once or soon: some deletions end after their answer."""
    world.id(noun.name, name)
    with world.evidence.polling():
        eventually(lambda: _check_gone(world, noun, name), world.run.settings.lag)


def _check_gone(world: World, noun: Noun, name: str) -> None:
    try:
        answer = world.current(name)
    except KalturaError as refusal:
        if GONE.search(refusal.code):
            return
        raise
    raise AssertionError(
        f'"{name}" still exists: {noun.name} {answer.get("id")}, status {answer.get("status")}'
    )


def must_come_to_have(world: World, noun: Noun, name: str, table: Any) -> None:
    """The fields of a thing as the administrator reads them, at once or as soon as jobs have done their part."""
    world.id(noun.name, name)
    expected = has_fields(world.expected(noun, table))
    with world.evidence.polling():
        eventually(lambda: assert_that(world.plain(world.current(name)), expected), world.run.settings.lag)


def wait_for(world: World, name: str, state: str) -> Any:
    """Poll a thing until its status is `state`; AssertionError when it fails or takes too long."""
    noun = world.record(name).noun
    known = noun.enums.get("status", {})
    if state not in known:
        raise AssertionError(f"{noun.article.capitalize()} has no state {state}; it has {', '.join(known)}.")
    with world.evidence.polling():
        return poll(
            lambda: world.current(name),
            lambda seen: str(seen["status"]) == str(known[state]),
            world.run.settings.timeout,
            f'That "{name}" becomes {state}',
            lambda seen: f"{noun.name} {seen['id']} is {name_of(noun.enums, 'status', seen['status'])}",
            lambda seen: name_of(noun.enums, "status", seen["status"]) in set(noun.failed) - {state},
        )


def filter_of(world: World, noun: Noun, table: Any) -> dict[str, Any]:
    """The table as the filter of the noun's list action."""
    fields = world.fields(noun, table) if table else {}
    return {"objectType": noun.filter, **fields}
