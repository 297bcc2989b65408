"""Sending files: whole or in pieces, and making them the content of an entry."""

from __future__ import annotations

from typing import Any

from features.support import nouns, objects
from features.support.client import FilePart
from features.support.samples import DATA
from features.support.world import World, rows

PARTS = {"first third": 0, "second third": 1, "last third": 2, "end": 3}
"""Pieces of a file by the words of the guides; the end has no bytes."""
SHARES = {"nothing": 0, "a third": 1, "two thirds": 2, "all": 3}


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


def send(world: World, token: str, part: FilePart, **options: Any) -> Any:
    """uploadToken.upload of one part; options as the API names them: resume, finalChunk, resumeAt."""
    params = {"uploadTokenId": world.own("upload token", token), **options}
    return world.call("uploadToken.upload", params, {"fileData": part})


def send_part(world: World, token: str, part: str, file: str, table: Any = None) -> Any:
    """A third of a file as a chunk in its place. A table's rows replace the options that follow from that."""
    number, places = PARTS[part], bounds(file)
    start, end = places[number], places[min(number + 1, 3)]
    options = {"resume": number > 0, "finalChunk": number >= 2, "resumeAt": start}
    options |= rows(table) if table else {}
    return send(world, token, FilePart(DATA / file, start, end - start), **options)


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
        return world.run.client.get(str(entry["downloadUrl"])).body
    flavors = world.look("flavorAsset.getByEntryId", {"entryId": entry["id"]})
    source = next(flavor for flavor in flavors if flavor.get("isOriginal"))
    return world.run.client.get(str(world.look("flavorAsset.getUrl", {"id": source["id"]}))).body
