"""Addresses of delivery: built of an entry and key/value pairs, fetched, followed, played, and read."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from hamcrest import assert_that, contains_string, empty, equal_to, has_item
from parse import with_pattern

from features.support.api import nouns
from features.support.playing import playback
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import Record, World, rows
from features.support.viewing import streams
from features.support.wire.client import Delivery

ACTIONS = {"manifest": "playManifest/entryId", "raw file": "raw/entry_id", "download": "download/entry_id"}
PLAY = "1"  # KalturaContextType
BLOCK = {"objectType": "KalturaAccessControlBlockAction"}
RULES = {
    "blocks everybody": "block",
    'plays only on pages of "good.example.com"': "site",
    "shows the first 4 seconds": "preview",
    "plays for sessions with sview": "sview",
}
STREAM = re.compile(r'([A-Z-]+)=("[^"]*"|[^,]*)')
NAMES = {"applehttp": "a.m3u8", "mpegdash": "a.mpd"}
"""What ends an address of a manifest, for players that go by the ending."""


@with_pattern("|".join(ACTIONS))
def kind_named(text: str) -> str:
    """Kind: "manifest", "raw file" or "download"."""
    return text


@with_pattern("|".join(map(re.escape, RULES)))
def rule_named(text: str) -> str:
    """Rule: what an access control profile does."""
    return text


def address(world: World, kind: str, name: str, table: Any = None) -> str:
    """The address of an entry, with the rows of the table as key/value pairs; manifests get our protocol."""
    given = {key: world.resolve(text) for key, text in (rows(table) if table else {}).items()}
    service = urlsplit(world.run.settings.service_url)
    if kind == "manifest":
        given.setdefault("protocol", service.scheme)
    if "referrer" in given:
        given["referrer"] = base64.urlsafe_b64encode(given["referrer"].encode()).decode()
    partner = world.run.settings.partner_id
    pairs = "".join(f"/{key}/{quote(text, safe=',:*=')}" for key, text in given.items())
    ending = f"/{NAMES[given['format']]}" if given.get("format") in NAMES else ""
    return f"/p/{partner}/{ACTIONS[kind]}/{world.id('entry', name)}{pairs}{ending}"


def play(world: World, name: str, table: Any) -> None:
    """Opens a manifest and reads all that it leads to; the film becomes what was received."""
    path = address(world, "manifest", name, table)
    manifest = playback.fetch(world, path)
    playback.received(world)
    try:
        film = streams.played(world.run.settings.service_url.rstrip("/") + path)
    except streams.NotPlayable as failure:
        raise AssertionError(f"The stream can't be played to its end: {failure}") from failure
    world.evidence.clip(name, film)
    world.delivery = Delivery(manifest.url, 200, "video/mp4", manifest.headers, film)


def lead(world: World, path: str) -> None:
    """GET without following where it leads."""
    world.delivery = world.run.client.get(path, follow=False)


def target(world: World) -> str:
    """Where the last answer leads: the place of a redirect not followed, else the address that answered."""
    return unquote(str(world.delivery.headers.get("Location") or world.delivery.url))


def must_lead(world: World, table: Any) -> None:
    """The address that it leads to has these key/value pairs; (absent) and (any) are allowed."""
    place = target(world)
    words = urlsplit(place).path.split("/")
    found: dict[str, Any] = {key: value for key, value in pairwise(words) if key}
    found["protocol"] = urlsplit(place).scheme
    found["file"] = words[-1]
    assert_that(world.plain(found), has_fields(world.expected(None, table)), world.variables.hide(place))


def must_offer(world: World, path_name: str) -> None:
    """The header of the last answer that names the file for whoever keeps it."""
    told = str(world.delivery.headers.get("Content-Disposition", ""))
    assert_that(world.plain(unquote(told)), contains_string(path_name))


def listed(world: World) -> list[dict[str, str]]:
    """The streams of an HLS list: the attributes of each, and its address."""
    lines = playback.received(world).decode().splitlines()
    found = []
    for line, following in pairwise(lines):
        if line.startswith("#EXT-X-STREAM-INF:"):
            pairs = {key: value.strip('"') for key, value in STREAM.findall(line)}
            found.append(pairs | {"address": following})
    return found


def must_list(world: World, table: Any) -> None:
    """One of the streams has these attributes."""
    assert_that(listed(world), has_item(has_fields(world.expected(None, table))))


def must_list_all(world: World, count: int) -> None:
    """So many streams, no less and no more."""
    assert_that(len(listed(world)), equal_to(count), str(listed(world)))


def must_say(world: World, text: str) -> None:
    """The page received holds these words."""
    assert_that(playback.received(world).decode("utf-8", "replace"), contains_string(text))


def must_refuse(world: World, reason: str) -> None:
    """An empty page whose headers tell the reason."""
    assert_that(world.delivery.body.strip(), empty(), "the page received")
    assert_that(str(world.delivery.headers.get("X-Kaltura-App", "")), contains_string(reason))


def must_have_headers(world: World, table: Any) -> None:
    """The last answer's headers, whatever the case of their names."""
    told = {name.lower(): value for name, value in world.delivery.headers.items()}
    expected = {name.lower(): text for name, text in world.expected(None, table).items()}
    assert_that(told, has_fields(expected))


def open_flavor(world: World, flavor: str, table: Any, first: int = 0) -> None:
    """flavorAsset.getUrl with the session at hand, and GET of what it answers; the first bytes only if so asked."""
    url = str(flavor_url(world, flavor, table))
    headers = {"Range": f"bytes=0-{first - 1}"} if first else None
    world.delivery = world.run.client.get(url, headers=headers)


def flavor_url(world: World, flavor: str, table: Any = None) -> Any:
    """flavorAsset.getUrl; the table gives fields of its options."""
    options = {key: world.resolve(text) for key, text in (rows(table) if table else {}).items()}
    params: dict[str, Any] = {"id": world.id("flavor", flavor)}
    if options:
        params["options"] = {"objectType": "KalturaFlavorAssetUrlOptions", **options}
    url = world.call("flavorAsset.getUrl", params)
    world.delivery = replace(world.delivery, url=str(url), headers={})
    return url


def guard(world: World, name: str, rule: str) -> Record:
    """An access control profile with one rule for whoever is no administrator."""
    fields = {"objectType": "KalturaAccessControlProfile", "name": world.unique(name), "rules": [_rule(rule)]}
    noun = nouns.ACCESS_CONTROL
    return world.create(noun, name, "accessControlProfile.add", {noun.parameter: fields})


def _rule(rule: str) -> dict[str, Any]:
    made: dict[str, Any] = {"objectType": "KalturaRule", "actions": [BLOCK]}
    if RULES[rule] == "site":
        value = {"objectType": "KalturaStringValue", "value": "good.example.com"}
        made["conditions"] = [{"objectType": "KalturaSiteCondition", "not": True, "values": [value]}]
        made["contexts"] = [{"objectType": "KalturaContextTypeHolder", "type": PLAY}]
    if RULES[rule] == "sview":
        made |= {"code": "MEMBERS", "message": "For members"}
        made["conditions"] = [{"objectType": "KalturaAuthenticatedCondition", "not": True}]
    if RULES[rule] == "preview":
        made["actions"] = [{"objectType": "KalturaAccessControlPreviewAction", "limit": 4}]
    return made
