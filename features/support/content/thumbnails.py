"""Thumbnail assets: each way to make one, and which of them an entry shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hamcrest import assert_that, equal_to, is_not

from features.support.api import nouns
from features.support.playing import pictures
from features.support.playing.playback import fetch
from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.viewing import media
from features.support.wire.client import FilePart

PARAMS = nouns.THUMB_PARAMS


def add(world: World, name: str, entry: str, table: Any = None) -> Any:
    """thumbAsset.add: a thumbnail without a picture; the table gives its fields."""
    fields = {"objectType": nouns.THUMBNAIL.object_type}
    fields |= world.fields(nouns.THUMBNAIL, table) if table else {}
    params = {"entryId": world.own("entry", entry), "thumbAsset": fields}
    return _keep(world, name, world.call("thumbAsset.add", params))


def add_file(world: World, name: str, entry: str, file: str) -> Any:
    """thumbAsset.addFromImage with a file of features/data."""
    params = {"entryId": world.own("entry", entry)}
    files = {"fileData": FilePart(DATA / file)}
    return _keep(world, name, world.call("thumbAsset.addFromImage", params, files))


def add_url(world: World, name: str, entry: str, url: str) -> Any:
    """thumbAsset.addFromUrl."""
    params = {"entryId": world.own("entry", entry), "url": url}
    return _keep(world, name, world.call("thumbAsset.addFromUrl", params))


def fill(world: World, name: str, token: str) -> Any:
    """thumbAsset.setContent with the file of an upload token."""
    resource = {
        "objectType": "KalturaUploadedFileTokenResource",
        "token": world.id("upload token", token),
    }
    return world.call(
        "thumbAsset.setContent", {"id": world.own("thumbnail", name), "contentResource": resource}
    )


def generate(world: World, name: str, entry: str, table: Any) -> Any:
    """thumbAsset.generate; the table is KalturaThumbParams, and sourceAssetId where another asset is the source."""
    fields = world.fields(PARAMS, table)
    source = {key: fields.pop(key) for key in ("sourceAssetId",) if key in fields}
    params = {
        "entryId": world.own("entry", entry),
        "thumbParams": {"objectType": PARAMS.object_type, **fields},
    }
    return _keep(world, name, world.call("thumbAsset.generate", {**params, **source}))


def generate_by(world: World, name: str, entry: str, params: str) -> Any:
    """thumbAsset.generateByEntryId; asked again with the same params it answers the same thumbnail."""
    given = {"entryId": world.own("entry", entry), "destThumbParamsId": world.id(PARAMS.name, params)}
    return _keep(world, name, world.call("thumbAsset.generateByEntryId", given))


def _keep(world: World, name: str, answer: Mapping[str, Any]) -> Any:
    """Thumbnails go with their entry, which is deleted after the scenario: they are remembered alone."""
    return world.remember(nouns.THUMBNAIL, name, answer).answer


def open_address(world: World, name: str) -> None:
    """thumbAsset.getUrl, and GET what it answers."""
    fetch(world, str(world.call("thumbAsset.getUrl", {"id": world.id("thumbnail", name)})))


def serve(world: World, name: str, table: Any = None) -> None:
    """GET thumbAsset.serve without a session; the table is its thumbParams."""
    path = f"/api_v3/service/thumbAsset/action/serve/thumbAssetId/{world.id('thumbnail', name)}"
    fields = world.fields(PARAMS, table) if table else {}
    words = [f"thumbParams:{key}={value}" for key, value in fields.items()]
    query = "&".join([f"thumbParams:objectType={PARAMS.object_type}", *words])
    fetch(world, f"{path}?{query}" if fields else path)


def update_by_file(world: World, entry: str, file: str) -> Any:
    """media.updateThumbnailJpeg with a file of features/data."""
    params = {"entryId": world.own("entry", entry)}
    return world.call("media.updateThumbnailJpeg", params, {"fileData": FilePart(DATA / file)})


def update_by_moment(world: World, entry: str, second: int, source: str) -> Any:
    """media.updateThumbnail, or updateThumbnailFromSourceEntry where the film is another entry's."""
    params: dict[str, Any] = {"entryId": world.own("entry", entry), "timeOffset": second}
    if source == entry:
        return world.call("media.updateThumbnail", params)
    params["sourceEntryId"] = world.id("entry", source)
    return world.call("media.updateThumbnailFromSourceEntry", params)


def must_be_shown(world: World, name: str, entry: str) -> None:
    """The entry's thumbnail address gives the picture of this thumbnail."""
    serve(world, name)
    own = pictures.picture(world, name)
    fetch(world, f"{pictures.address(world, entry)}/width/0/height/0")
    shown = pictures.picture(world, entry)
    assert_that(media.same_picture(own, shown), equal_to(True), f'whether "{entry}" shows "{name}"')


def must_have_new_address(world: World, entry: str) -> None:
    """The entry's thumbnailUrl isn't the one that it had when the scenario met it."""
    before = world.record(entry).answer["thumbnailUrl"]
    assert_that(world.current(entry)["thumbnailUrl"], is_not(equal_to(before)), "thumbnailUrl")
