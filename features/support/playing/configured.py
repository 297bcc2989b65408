"""Players that follow a configuration of the platform (uiConf), as pages get it.

Pages of the hosted platform load a script by the configuration's id (embedPlaykitJs), which carries the player and the
settings. Where a page brings the player itself, whoever makes the page reads the settings by uiConf.get: a widget
session may.
"""

from __future__ import annotations

import json
from typing import Any

from features.support.api.nouns.players import PLAYER_CONFIGURATION
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World, rows
from features.support.viewing.player_page import PlayerPage

SOON = 10.0  # s
READ, SERVED = "uiConf", "embedPlaykitJs"


def taken(world: World, given: dict[str, str]) -> tuple[str, dict[str, Any] | None]:
    """Out of the rows: the address of the platform's script ("" without), and the settings that the page gives.

    A row `uiConf` names a configuration that is read with a widget session, a row `embedPlaykitJs` one that the
    platform's script brings along.
    """
    if SERVED in given:
        return address(world, world.resolve(given.pop(SERVED))), None
    if READ in given:
        return "", settings(world, world.resolve(given.pop(READ)))
    return "", None


def address(world: World, id_: str) -> str:
    """The platform's script of a player with this configuration."""
    told = world.run.settings
    return f"{told.service_url}/p/{told.partner_id}/{SERVED}/uiconf_id/{id_}"


def settings(world: World, id_: str) -> dict[str, Any]:
    """The config of a configuration, as anybody may read it."""
    read = world.run.client.call("uiConf.get", {"id": id_}, ks=world.ks("widget"))
    return dict(json.loads(read["config"]))


def must_have(world: World, table: Any) -> None:
    """The player comes to say this of itself: dots go into its settings (config.playback.loop)."""
    opened, expected = world.player, has_fields(world.expected(None, table))
    assert opened, "This scenario has opened no page with a player."
    names = list(rows(table))
    told = ", ".join(f"{name} {text}" for name, text in rows(table).items())
    opened.until(
        lambda _: expected.matches(world.plain(_told(opened, names))), f"That the player has {told}", SOON
    )


def _told(opened: PlayerPage, names: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        *path, last = name.split(".")
        inner = found
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = opened.property(name)
    return found


def clone(world: World, name: str, copy: str) -> None:
    """A copy by uiConf.clone, of the same name on the platform."""
    with world.as_admin():
        world.create(
            PLAYER_CONFIGURATION, copy, "uiConf.clone", {"id": world.id(PLAYER_CONFIGURATION.name, name)}
        )
