"""Events as players send them to the platform's collector: a GET each, without a session."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from features.support.scenario.world import World

EVENTS = {
    "IMPRESSION": 1, "PLAY_REQUEST": 2, "PLAY": 3, "PLAY_REACHED_25": 11, "PLAY_REACHED_50": 12, "PLAY_REACHED_75": 13,
    "PLAY_REACHED_100": 14, "SHARE_CLICKED": 21, "DOWNLOAD_CLICKED": 23, "VIEW": 99,
}  # fmt: skip
"""The names and numbers of a player's events."""


def tell(world: World, name: str, table: Any) -> None:
    """Each row is one visit: the events in their order, by whom (a user of the scenario, or nobody), and where the
    playhead was (s). A visit has a session of its own."""
    entry = world.id("entry", name)
    for number, row in enumerate(table):
        given = dict(zip(table.headings, row.cells, strict=True))
        visit = {"sessionId": f"{world.stamp}-{number}", "entryId": entry} | _of(world, given)
        for place, event in enumerate(given["events"].split(", "), 1):
            _send(world, visit | {"eventType": EVENTS[event], "eventIndex": place})


def _of(world: World, given: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"userId": world.id("user", given["viewer"])} if given.get("viewer") else {}
    return told | ({"position": given["position"]} if given.get("position") else {})


def _send(world: World, event: dict[str, Any]) -> None:
    fixed = {"service": "analytics", "action": "trackEvent", "format": 1, "playbackType": "vod"}
    told = fixed | {"partnerId": world.run.settings.partner_id} | event
    answer = world.run.client.get(f"{world.run.settings.collector}/api_v3/index.php?{urlencode(told)}")
    assert answer.status == 200, f"The collector answered {answer.status}"
