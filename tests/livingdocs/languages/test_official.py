"""What is known of Kaltura's client for Python is what the client does: every recorded call is given to it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import KalturaClient
import pytest
from KalturaClient.Base import KalturaEnumsFactory, KalturaObjectFactory

from livingdocs.common.guides import Guide, load_guides
from livingdocs.languages import official
from livingdocs.languages.typed import (
    Absent,
    Call,
    Listed,
    Made,
    Named,
    Plain,
    Unspoken,
    Upload,
    Value,
    calls_of,
    literal,
    names_of,
)
from livingdocs.recorded.beside import is_call
from livingdocs.recorded.recording import Line, load
from livingdocs.recorded.requests import request_of, text_of


class Queued(Exception):
    """What a method of the client was about to send."""

    def __init__(self, answers: Any, parameters: Any, files: Any) -> None:
        super().__init__()
        self.answers, self.parameters, self.files = answers, parameters, files


class Listener(KalturaClient.KalturaClient):  # type: ignore[misc]
    """A client that sends nothing."""

    def queueServiceActionCall(
        self, service: str, action: str, returnType: Any, params: Any = None, files: Any = None
    ) -> None:
        raise Queued(returnType, params, files)


@functools.cache
def client() -> Any:
    return Listener(KalturaClient.KalturaConfiguration())


def calls(guide: Guide) -> Iterator[Call]:
    recording = load(guide)
    lines: list[Line] = [line for made in recording.samples.values() for line in made]
    for line in [*lines, *(line for _, line in recording.lines())]:
        if is_call(line):
            try:
                yield from calls_of(request_of(line.command))
            except Unspoken:
                continue


FILES = ("report.serve",)
"""The client takes them for text in JSON, and gets the file."""


def is_sent(call: Call) -> bool:
    """Whether the client sends all that was recorded."""
    try:
        place = client()
        for part in official.service_of(call.service).split("."):
            place = getattr(place, part)
        method = getattr(place, official.word(call.method))
        method(**{official.word(field.name): built(value) for field, value in call.arguments})
    except (AttributeError, TypeError):
        return False
    except Queued as queued:
        if queued.answers is None or call.action in FILES:  # the client makes an address of it
            return False
        sent = flat(dict(queued.parameters.get()) | dict.fromkeys(queued.files or (), "file"))
        wanted = flat({field.name: plain(value) for field, value in call.arguments})
        return not wanted.items() - sent.items()
    raise AssertionError(f"{call.action} sends nothing")


def built(value: Value) -> Any:
    """A value as the client takes it."""
    if isinstance(value, Named):
        return getattr(KalturaEnumsFactory.enumFactories[value.enum], value.name)
    if isinstance(value, Made):
        made = KalturaObjectFactory.objectFactories[value.name]
        return made(**{official.word(name): built(inner) for name, inner in value.fields})
    if isinstance(value, Listed):
        return [built(item) for item in value.items]
    if isinstance(value, Plain):
        number = literal(value)
        return text_of(value.text) if number is None else number
    return None if isinstance(value, Absent) else "file"


def plain(value: Value) -> Any:
    """A value as it is sent."""
    if isinstance(value, Named):
        return value.value
    if isinstance(value, Made):
        return {name: plain(inner) for name, inner in value.fields}
    if isinstance(value, Listed):
        return [plain(item) for item in value.items]
    return "file" if isinstance(value, Upload) else built(value)


def flat(value: Any, path: str = "") -> dict[str, str]:
    """Values by their paths."""
    if not isinstance(value, (dict, list)):
        return {f"{path}__null": ""} if value is None else {path: str(value)}
    inner = value if isinstance(value, dict) else dict(enumerate(value))
    return {key: one for name, each in inner.items() for key, one in flat(each, f"{path}.{name}").items()}


@pytest.mark.parametrize("guide", load_guides(), ids=lambda guide: guide.slug)
def test_what_the_client_can_send_is_known(guide: Guide) -> None:
    wrong = [f"{one.action}: {can_be(one)}" for one in calls(guide) if (can_be(one) == "") != is_sent(one)]
    assert wrong == []


def can_be(call: Call) -> str:
    """Why the pages don't send a call by the client; "" where they do."""
    try:
        official.check(call)
    except Unspoken as reason:
        return str(reason)
    return ""


@pytest.mark.parametrize("guide", load_guides(), ids=lambda guide: guide.slug)
def test_each_name_is_in_its_module(guide: Guide) -> None:
    client()  # it makes its modules known
    names = {
        name
        for one in calls(guide)
        if not can_be(one)
        for _, value in one.arguments
        for name in names_of(value)
    }
    known = {**KalturaObjectFactory.objectFactories, **KalturaEnumsFactory.enumFactories}
    assert {name: official.module_of(name) for name in names} == {
        name: known[name].__module__ for name in names
    }


@pytest.mark.parametrize("guide", load_guides(), ids=lambda guide: guide.slug)
def test_parameters_stand_in_the_client_s_order(guide: Guide) -> None:
    for one in calls(guide):
        if can_be(one):
            continue
        place = client()
        for part in official.service_of(one.service).split("."):
            place = getattr(place, part)
        code = getattr(place, official.word(one.method)).__code__
        names = [name.rstrip("_") for name in code.co_varnames[1 : code.co_argcount]]
        assert list(official.parameters(one)) == names, one.action
