"""Sending files: whole or in pieces, and making them the content of an entry."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from parse import with_pattern

from features.support.api import nouns
from features.support.running.samples import DATA
from features.support.scenario import objects
from features.support.scenario.world import World, rows
from features.support.viewing import media
from features.support.viewing.media import NotMedia
from features.support.wire.client import FilePart

PARTS = {"first third": 0, "second third": 1, "last third": 2, "end": 3}
"""Pieces of a file by the words of the guides; the end has no bytes."""
SHARES = {"nothing": 0, "a third": 1, "two thirds": 2, "all": 3}
"""How much of a file has arrived, in thirds."""


@with_pattern("|".join(PARTS))
def part_named(text: str) -> str:
    """Part: "first third", "second third", "last third", or "end" for a chunk without bytes."""
    return text


@with_pattern("|".join(SHARES))
def share_named(text: str) -> str:
    """Share: "nothing", "a third", "two thirds" or "all"."""
    return text


def whole(file: str) -> FilePart:
    """A file of features/data."""
    return FilePart(DATA / file)


def bounds(file: str) -> list[int]:
    """Where the thirds of a file begin, in bytes, and its size."""
    size = (DATA / file).stat().st_size
    return [0, size // 3, 2 * size // 3, size]


def size_of(share: str, file: str) -> int:
    """The bytes of "nothing", "a third", "two thirds" or "all" of a file."""
    return bounds(file)[SHARES[share]]


def options(table: Any) -> dict[str, str]:
    """A table's rows as parameters of uploadToken.upload: resume, finalChunk (true, false), resumeAt (bytes)."""
    return {name: {"true": "1", "false": "0"}.get(text, text) for name, text in rows(table).items()}


def send(world: World, token: str, part: FilePart, **options: Any) -> Any:
    """uploadToken.upload of one part; options as the API names them: resume, finalChunk, resumeAt."""
    params = {"uploadTokenId": world.own("upload token", token), **options}
    return world.call("uploadToken.upload", params, {"fileData": part})


def send_part(world: World, token: str, part: str, file: str, **options: Any) -> Any:
    """A third of a file as a chunk in its place. Options replace what follows from the place."""
    number, places = PARTS[part], bounds(file)
    start, end = places[number], places[min(number + 1, 3)]
    in_place = {"resume": number > 0, "finalChunk": number >= 2, "resumeAt": start}
    return send(world, token, FilePart(DATA / file, start, end - start), **in_place | options)


def fill(world: World, token: str, file: str) -> None:
    """A new token, called `token`, with a whole file in it."""
    objects.add(world, nouns.UPLOAD_TOKEN, token)
    send(world, token, whole(file))


def attach(world: World, token: str, entry: str) -> Any:
    """media.addContent with the token's file."""
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": world.id("upload token", token)}
    return world.call("media.addContent", {"entryId": world.own("entry", entry), "resource": resource})


def original(world: World, name: str) -> bytes:
    """The file behind a READY entry as it was sent: of a picture its raw file, else the source flavor's."""
    entry = world.current(name)
    if entry["mediaType"] == nouns.ENTRY.enums["mediaType"]["IMAGE"]:
        picture = world.run.client.get(str(entry["downloadUrl"])).body
        with suppress(NotMedia):  # the step says what it is instead
            world.evidence.picture(name, media.image_of(picture))
        return picture
    flavors = world.look("flavorAsset.getByEntryId", {"entryId": entry["id"]})
    source = next(flavor for flavor in flavors if flavor.get("isOriginal"))
    film = world.run.client.get(str(world.look("flavorAsset.getUrl", {"id": source["id"]}))).body
    if entry["mediaType"] == nouns.ENTRY.enums["mediaType"]["VIDEO"]:
        world.evidence.clip(name, film)
    return film
