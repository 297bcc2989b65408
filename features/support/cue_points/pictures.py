"""Pictures of slides: thumbnail assets of the class KalturaTimedThumbAsset, each bound to its cue point."""

from __future__ import annotations

from typing import Any

from features.support.api import nouns
from features.support.api.nouns.cue_points import ANY
from features.support.playing import playback
from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.wire.client import FilePart

CLASS = "KalturaTimedThumbAsset"


def add(world: World, name: str, point: str, entry: str) -> Any:
    """thumbAsset.add: the place for a picture of a cue point. It goes with its entry."""
    fields = {"objectType": CLASS, "cuePointId": world.id(ANY, point)}
    params = {"entryId": world.own("entry", entry), "thumbAsset": fields}
    made = world.call("thumbAsset.add", params)
    world.remember(nouns.THUMBNAIL, name, made)
    return made


def give(world: World, point: str, entry: str, file: str) -> None:
    """A cue point gets a file of features/data for its picture: thumbAsset.add, an upload, thumbAsset.setContent."""
    asset = add(world, f"Picture of {point}", point, entry)
    token = world.create(nouns.UPLOAD_TOKEN, f"Upload of {file}", "uploadToken.add", {})
    world.call("uploadToken.upload", {"uploadTokenId": token.id}, {"fileData": FilePart(DATA / file)})
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token.id}
    world.call("thumbAsset.setContent", {"id": asset["id"], "contentResource": resource})


def open_address(world: World, point: str) -> None:
    """thumbAsset.getUrl of the asset that a cue point names, and GET that address."""
    asset = world.current(point).get("assetId")
    if not asset:
        raise AssertionError(f'"{point}" has no picture.')
    playback.fetch(world, str(world.call("thumbAsset.getUrl", {"id": asset})))
