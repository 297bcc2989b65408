"""Requests written out in a guide, where the wire itself is the lesson, and the answers that are no JSON."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from features.support.scenario.matchers import ABSENT
from features.support.scenario.world import World
from features.support.wire.client import KalturaError
from features.support.wire.labels import request_label


def send(world: World, text: str) -> None:
    """`POST /api_v3/…`, then form fields, one a line, or a JSON object. <ks> is the session at hand.

    A JSON answer becomes the world's answer (a refusal is raised), any other one its delivery.
    """
    first, *lines = world.resolve(text.strip().replace("<ks>", world.acting() or "")).splitlines()
    method, path = first.split(" ", 1)
    body = "\n".join(lines).strip()
    is_json = body.startswith("{")
    fields = [] if is_json else [_field(line) for line in lines if line.strip()]
    world.delivery = world.run.client.send(method, path.strip(), fields, body if is_json else None)
    world.answer = None
    if world.delivery.content_type == "application/json":
        world.answer = json.loads(world.delivery.body)
        _raise_refusal(request_label(method, path), world.answer)


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.strip().partition("=")
    return name, value


def _raise_refusal(label: str, answer: Any) -> None:
    if isinstance(answer, dict) and answer.get("objectType") == "KalturaAPIException":
        raise KalturaError(label, answer["code"], answer["message"], answer["args"] or {})


def text(world: World) -> str:
    """The text of the answer."""
    return world.delivery.body.decode()


def xml(world: World, paths: list[str]) -> dict[str, str]:
    """The texts of an XML answer at paths such as result/id; a path that isn't there is left out."""
    document = ElementTree.fromstring(world.delivery.body)
    found = {path: document.find(path) for path in paths}
    return {path: element.text or "" for path, element in found.items() if element is not None}


def reason(world: World) -> str:
    """The code in the headers of an empty page."""
    if world.delivery.body:
        raise AssertionError(f"The page isn't empty: {world.variables.hide(text(world)[:300])}")
    return str(world.delivery.headers.get("X-Kaltura", ABSENT)).removeprefix("error-").strip()
