"""A stream that is kept from viewers until its doors are opened, and what may not change meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.encoders.pushing import add, lists, push, rtmp, until


def seen(api: Api, entry: dict[str, Any], ks: str | None) -> bool:
    return bool(api.ok("liveStream.isLive", {"id": entry["id"]}, ks=ks))


@pytest.fixture(scope="module")
def previewed(api: Api) -> Iterator[dict[str, Any]]:
    """An entry of the user's with explicitLive, to which an encoder sends."""
    entry = add(api, explicitLive=1, userId=api.told["userId"], recordStatus=1)
    encoder = push(rtmp(entry), 300)
    try:
        until(lambda: seen(api, entry, "admin"))
        yield entry
    finally:
        encoder.kill()


def test_a_preview_is_for_administrators_and_owners(api: Api, previewed: dict[str, Any]) -> None:
    assert seen(api, previewed, "user")
    assert not seen(api, previewed, None) and not seen(api, previewed, "widget")
    kept_out = api.start(0, userId=api.told["userId"], privileges="restrictexplicitliveview:*")
    assert not seen(api, previewed, kept_out)
    told = api.ok("liveStream.getDetails", {"id": previewed["id"]}, ks=None)
    assert (told["broadcastStatus"], told["primaryStreamStatus"], told["wasBroadcast"]) == (2, 1, False)


def test_previews_have_no_manifest_for_viewers(api: Api, previewed: dict[str, Any]) -> None:
    assert not lists(api, previewed)
    path = f"/p/{previewed['partnerId']}/sp/0/playManifest/entryId/{previewed['id']}/ks/{api.ks('admin')}"
    assert "EXT-X-STREAM-INF" in api.get(f"{path}/format/applehttp/protocol/http/a.m3u8").text


@pytest.mark.parametrize(
    "changes", [{"dvrWindow": 5}, {"recordStatus": 2}, {"explicitLive": 0}, {"dvrStatus": 1}], ids=str
)
def test_on_air_settings_stay(api: Api, previewed: dict[str, Any], changes: dict[str, Any]) -> None:
    params = {"entryId": previewed["id"], "liveStreamEntry": changes}
    assert api.code("liveStream.update", params) == "CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING"


def test_the_doors_open(api: Api, previewed: dict[str, Any]) -> None:
    """The last one of this module: the stream stays open."""
    params = {"entryId": previewed["id"], "liveStreamEntry": {"viewMode": 1}}
    assert api.ok("liveStream.update", params)["broadcastTime"] > 0
    assert seen(api, previewed, None) and lists(api, previewed)
    told = api.ok("liveStream.getDetails", {"id": previewed["id"]}, ks=None)
    assert (told["broadcastStatus"], told["wasBroadcast"]) == (3, True)
