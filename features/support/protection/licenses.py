"""Licenses: asked of the license server at the address that the platform gives, as a browser's ClearKey does it.

A ClearKey license is JSON (Encrypted Media Extensions, chapter 9.1): a browser POSTs the names of the keys that it
needs, and gets the keys. What goes to the license server is no call of the API: the report shows it.
"""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import urlsplit

from hamcrest import all_of, assert_that, equal_to, greater_than_or_equal_to, less_than

from features.support.protection import drm, streams
from features.support.scenario.world import World, rows
from features.support.wire.client import Delivery, Exchange, describe

CLEAR_KEY, WIDEVINE = "/cenc/clearkey/", "/cenc/widevine/"
TYPES = {"temporary", "persistent-license"}


def address(world: World, name: str) -> str:
    """Where a viewer with the session at hand gets ClearKey licenses for an entry: beside Widevine's address."""
    options = {"objectType": "KalturaPlaybackContextOptions"}
    params = {"entryId": world.id("entry", name), "contextDataParams": options}
    sources = world.call("baseEntry.getPlaybackContext", params).get("sources") or []
    return str(drm.told_in(world, sources, "WIDEVINE_CENC")["licenseURL"]).replace(WIDEVINE, CLEAR_KEY)


def hold(world: World, label: str, name: str) -> None:
    """Keep such an address under the scenario's name for it; in texts of the report it hides."""
    world.hold(label, address(world, name))


def ask(world: World, place: str, name: str, table: Any = None) -> Delivery:
    """POST for a license of the entry's key. Rows: `type`, `signature` instead of the platform's, or `of`, another
    entry whose key is asked for."""
    given = rows(table) if table else {}
    key = bytes.fromhex(streams.key_id(world, given.get("of", name)))
    body = json.dumps({"kids": [_text(key)], "type": given.get("type", "temporary")})
    if "signature" in given:
        place = f"{place.partition('&signature=')[0]}&signature={given['signature']}"
    headers = {"Content-Type": "application/json"}
    reply = world.run.client.transport.send("POST", place, False, data=body.encode(), headers=headers)
    kind = reply.headers.get("Content-Type", "").split(";")[0]
    found = Delivery(reply.url, reply.status_code, kind, reply.headers, reply.content)
    told = _hidden(describe(found))
    world.evidence.overhear(Exchange(_label(place), "POST", place, [], told, found.status, body=body))
    world.delivery = found
    world.answer = json.loads(found.body) if kind == "application/json" else None
    return found


def _label(place: str) -> str:
    return f"POST {urlsplit(place).path.rsplit('/', 1)[-1]}"


def _hidden(told: dict[str, Any]) -> dict[str, Any]:
    """An answer for the report: keys of a license are nobody else's business."""
    keys = told.get("json", {}).get("keys") or []
    return told | {"json": told["json"] | {"keys": [one | {"k": "***"} for one in keys]}} if keys else told


def must_give(world: World) -> None:
    """The license holds a key of 16 bytes."""
    assert_that(world.delivery.status, equal_to(200), str(world.answer))
    assert_that(len(key_in(world)), equal_to(32), "hex digits of the key")


def must_not_give(world: World) -> None:
    """The license server refuses, which is no failure of its own (5xx), and its answer holds no key."""
    refuses = all_of(greater_than_or_equal_to(400), less_than(500))
    assert_that(world.delivery.status, refuses, "status of the answer")
    given = world.answer.get("keys", []) if isinstance(world.answer, dict) else []
    assert_that(given, equal_to([]), "keys in the answer")


def key_in(world: World) -> str:
    """The first key of the license that came last (hex)."""
    text = str(world.answer["keys"][0]["k"])
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).hex()


def decrypt(world: World, name: str, table: Any) -> None:
    """A license for the session at hand, the entry's stream, and the film that the license's key makes of it."""
    ask(world, address(world, name), name)
    must_give(world)
    key = key_in(world)
    streams.open_with(world, streams.download(world, name, table), key)


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
