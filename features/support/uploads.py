"""Sending files: whole or in pieces, and making them the content of an entry."""

from __future__ import annotations

from typing import Any

from features.support.client import FilePart
from features.support.samples import DATA
from features.support.world import World


def whole(file: str) -> FilePart:
    """A file of features/data."""
    return FilePart(DATA / file)


def send(world: World, token: str, part: FilePart, **options: Any) -> Any:
    """uploadToken.upload of one part; options as the API names them: resume, finalChunk, resumeAt."""
    params = {"uploadTokenId": world.own("upload token", token), **options}
    return world.call("uploadToken.upload", params, {"fileData": part})


def attach(world: World, token: str, entry: str) -> Any:
    """media.addContent with the token's file."""
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": world.id("upload token", token)}
    return world.call("media.addContent", {"entryId": world.own("entry", entry), "resource": resource})
