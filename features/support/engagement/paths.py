"""A player's way through a path of films: from node to node, by the choices that hotspots offer.

What leads where is told by keys that the platform keeps and doesn't read. Here they are an interaction's `to` (the node
that it leads to) and a hotspot's `interaction` (in its partnerData), which guides agree on with their players.
"""

from __future__ import annotations

import json
from typing import Any

from features.support.api import nouns
from features.support.engagement import interactivity
from features.support.scenario.world import World

TAG = "hotspots"
LENGTH = 20  # nodes, so that a path that leads round in circles ends


def make(world: World, name: str, members: list[str], text: str | None) -> None:
    """A playlist of the type PATH with these films, and its data where there is a text."""
    fields = {
        "objectType": nouns.PLAYLIST.object_type,
        "name": world.unique(name),
        "playlistType": nouns.PLAYLIST.enums["playlistType"]["PATH"],
        "playlistContent": ",".join(world.record(member).id for member in members),
    }
    world.create(nouns.PLAYLIST, name, "playlist.add", {"playlist": fields})
    if text:
        interactivity.add(world, "interactivity", name, text)


def hotspot(world: World, name: str, film: str, times: tuple[int, int], interaction: str) -> None:
    """An annotation of a film that viewers find as a hotspot; times in ms."""
    fields = {
        "objectType": nouns.ANNOTATION.object_type,
        "entryId": world.own("entry", film),
        "text": world.unique(name),
        "startTime": times[0],
        "endTime": times[1],
        "tags": TAG,
        "isPublic": True,
        "partnerData": json.dumps({"interaction": interaction}),
    }
    world.create(nouns.ANNOTATION, name, f"{nouns.ANNOTATION.service}.add", {"annotation": fields})


def walk(world: World, name: str, choices: list[str]) -> None:
    """The films of the nodes that the choices lead to, the first one's included, as the list that was asked for."""
    path_id = world.record(name).id
    world.answer = {"objects": _walked(world, path_id, choices)}
    found = world.answer
    world.repeat = lambda: found


def _walked(world: World, path_id: str, choices: list[str]) -> list[Any]:
    told = world.call("interactivity_interactivity.get", {"entryId": path_id})
    nodes = {node["id"]: node for node in json.loads(told["data"])["nodes"]}
    node = next(iter(nodes.values()))
    films = [_film(world, node)]
    for choice in choices[:LENGTH]:
        node = nodes[_target(world, node, films[-1], choice)]
        films.append(_film(world, node))
    return films


def _film(world: World, node: Any) -> Any:
    return world.call("baseEntry.get", {"entryId": node["entryId"]})


def _target(world: World, node: Any, film: Any, choice: str) -> str:
    """The id of the node to which the hotspot with these words leads. AssertionError where there is none."""
    filter_ = {"objectType": "KalturaCuePointFilter", "entryIdEqual": film["id"], "tagsLike": TAG}
    shown = world.call("cuePoint_cuePoint.list", {"filter": filter_})["objects"]
    spots = {world.plain(spot["text"]): json.loads(spot["partnerData"])["interaction"] for spot in shown}
    if choice not in spots:
        raise AssertionError(
            f'{world.plain(film["name"])} offers no "{choice}"; it offers {sorted(spots) or "nothing"}.'
        )
    interactions = {one["id"]: one for one in node.get("interactions", [])}
    return str(interactions[spots[choice]]["to"])
