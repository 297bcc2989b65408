"""Profiles, params and flavors: when an entry is READY, what is made of it, and what is brought."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import ROOT, Api

SHORT = ROOT / "features" / "data" / "keynote_short.mp4"
ERROR, READY, PRECONVERT = -1, 2, 1
SMALL = {
    "format": "mp4", "videoCodec": "h264b", "videoBitrate": 60, "width": 160, "audioCodec": "aac", "audioBitrate": 64,
    "tags": "web", "conversionEngines": "2",
}  # fmt: skip


def until(probe: Callable[[], Any], done: Callable[[Any], bool], patience: float = 60) -> Any:
    end = time.monotonic() + patience
    while not done(seen := probe()):
        assert time.monotonic() < end, seen
        time.sleep(0.05)
    return seen


class Studio:
    """Short ways to make profiles and entries of one sample."""

    def __init__(self, api: Api) -> None:
        self.api = api
        token = api.ok("uploadToken.add")["id"]
        with SHORT.open("rb") as file:
            api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": file})
        plain = self.profile("0")
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        self.film = self.entry(plain, resource)

    def params(self, **fields: Any) -> int:
        values = {"name": "test", **SMALL, **fields}
        return int(self.api.ok("flavorParams.add", {"flavorParams": values})["id"])

    def profile(self, ids: str, **fields: Any) -> int:
        values = {"name": "test", "flavorParamsIds": ids, **fields}
        return int(self.api.ok("conversionProfile.add", {"conversionProfile": values})["id"])

    def row(self, profile: int, params: int, **fields: Any) -> None:
        ids = {"conversionProfileId": profile, "assetParamsId": params}
        self.api.ok("conversionProfileAssetParams.update", ids | {"conversionProfileAssetParams": fields})

    def entry(self, profile: int, resource: dict[str, Any] | None = None, wait: int = READY) -> str:
        """An entry of the sample under a profile, once it has the status ``wait`` and its source is READY."""
        fields = {"mediaType": 1, "name": "test", "conversionProfileId": profile}
        id_ = str(self.api.ok("media.add", {"entry": fields})["id"])
        resource = resource or {"objectType": "KalturaEntryResource", "entryId": self.film}
        self.api.ok("media.addContent", {"entryId": id_, "resource": resource})
        until(lambda: self.status(id_), lambda status: status == wait)
        return id_

    def status(self, entry: str) -> int:
        return int(self.api.ok("media.get", {"entryId": entry})["status"])

    def flavors(self, entry: str) -> dict[int, dict[str, Any]]:
        found = self.api.ok("flavorAsset.getByEntryId", {"entryId": entry})
        return {int(one["flavorParamsId"]): one for one in found}

    def flavor(self, entry: str, params: int, status: int = READY) -> dict[str, Any]:
        """The flavor of these params, once it has that status."""
        seen = until(
            lambda: self.flavors(entry).get(params), lambda one: bool(one) and one["status"] == status
        )
        return dict(seen)


@pytest.fixture(scope="module")
def studio(api: Api) -> Studio:
    return Studio(api)


def test_nothing_made_is_an_error_and_a_required_refusal_keeps_waiting(studio: Studio) -> None:
    broken = studio.params(conversionEngines="")
    profile = studio.profile(f"0,{broken}")
    entry = studio.entry(profile, wait=ERROR)
    assert "1102#No valid transcoders" in studio.flavor(entry, broken, ERROR)["description"]
    studio.row(profile, broken, readyBehavior=1)
    waiting = studio.entry(profile, wait=PRECONVERT)
    described = studio.flavor(waiting, broken, ERROR)["description"]
    assert described.startswith("Business decision layer, required flavor not valid")
    assert studio.status(waiting) == PRECONVERT


def test_an_entry_is_ready_with_its_first_optional_flavor(studio: Studio) -> None:
    quick, slow = (
        studio.params(width=64),
        studio.params(width=640, videoCodec="vp8", audioCodec="vorbis", format="webm"),
    )
    profile = studio.profile(f"0,{quick},{slow}")
    for one, behavior in ((quick, 2), (slow, 0)):
        studio.row(profile, one, readyBehavior=behavior, forceNoneComplied=True)
    entry = studio.entry(profile)
    assert studio.flavors(entry)[quick]["status"] == READY
    studio.flavor(entry, slow)
    assert studio.api.ok("media.get", {"entryId": entry})["flavorParamsIds"] == f"0,{quick},{slow}"


def test_a_transcode_that_fails_takes_its_entry_along_when_required(studio: Studio) -> None:
    odd = studio.params(format="webm")  # which holds no H.264
    profile = studio.profile(f"0,{odd}")
    studio.row(profile, odd, readyBehavior=1, forceNoneComplied=True)
    entry = studio.entry(profile, wait=ERROR)
    assert studio.flavor(entry, odd, ERROR)["description"].count("conversion failed") == 1


def test_a_profile_without_the_source_keeps_only_what_is_made(studio: Studio) -> None:
    small = studio.params()
    entry = studio.entry(studio.profile(str(small)))
    until(lambda: set(studio.flavors(entry)), lambda ids: ids == {small})
    assert studio.status(entry) == READY
    assert studio.api.code("flavorAsset.convert", {"entryId": entry, "flavorParamsId": small}) == (
        "ORIGINAL_FLAVOR_ASSET_IS_MISSING"
    )


def test_a_profile_without_params_makes_nothing(studio: Studio) -> None:
    entry = studio.entry(studio.profile(""), wait=ERROR)
    assert studio.flavors(entry) == {}


def test_delete_policy_takes_a_flavor_away_when_all_is_made(studio: Studio) -> None:
    small, passing = studio.params(), studio.params(width=96)
    profile = studio.profile(f"0,{small},{passing}")
    for one in (small, passing):
        studio.row(profile, one, forceNoneComplied=True)
    studio.row(profile, passing, deletePolicy=1)
    entry = studio.entry(profile)
    until(lambda: set(studio.flavors(entry)), lambda ids: ids == {0, small})


def test_an_entry_waits_for_what_is_brought(studio: Studio) -> None:
    brought = studio.params()
    profile = studio.profile(f"0,{brought}")
    studio.row(profile, brought, origin=1, readyBehavior=1)
    entry = studio.entry(profile, wait=PRECONVERT)
    studio.flavor(entry, 0)
    assert studio.status(entry) == PRECONVERT
    asset = studio.api.ok(
        "flavorAsset.add", {"entryId": entry, "flavorAsset": {"flavorParamsId": brought, "label": "mine"}}
    )
    source = studio.flavors(studio.film)[0]["id"]
    resource = {"objectType": "KalturaAssetResource", "assetId": source}
    studio.api.ok("flavorAsset.setContent", {"id": asset["id"], "contentResource": resource})
    found = studio.flavor(entry, brought)
    assert (found["width"], found["tags"], found["label"], found["version"]) == (640, "web", "mine", "2")
    until(lambda: studio.status(entry), lambda status: status == READY)


def test_a_row_overrides_its_params(studio: Studio) -> None:
    small = studio.params()
    profile = studio.profile(f"0,{small}")
    studio.row(profile, small, forceNoneComplied=True, readyBehavior=1, tags="slot")
    studio.row(profile, small, overloadParams='{"Width": 96, "FrameRate": "10"}')
    found = studio.flavor(studio.entry(profile), small)
    assert (found["width"], found["frameRate"], found["tags"]) == (96, 10, "web,slot")


def test_reconvert_counts_versions_and_keeps_what_was_said(studio: Studio) -> None:
    rich = studio.params(videoBitrate=900)
    entry = studio.entry(studio.profile("0"))
    studio.api.ok("flavorAsset.convert", {"entryId": entry, "flavorParamsId": rich})
    first = studio.flavor(entry, rich)
    assert first["version"] == "2" and first["description"].count("2107,") == 1
    studio.api.ok("flavorAsset.reconvert", {"id": first["id"]})
    again = until(lambda: studio.flavor(entry, rich), lambda one: one["version"] == "12")
    assert again["id"] == first["id"] and again["description"].count("2107,") == 2
    infos = studio.api.ok("mediaInfo.list", {"filter": {"flavorAssetIdEqual": first["id"]}})
    assert infos["totalCount"] == 2


def test_web_playable_are_those_tagged_mbr_else_those_tagged_web(studio: Studio) -> None:
    small = studio.params()
    entry = studio.entry(studio.profile("0"))
    studio.api.ok("flavorAsset.convert", {"entryId": entry, "flavorParamsId": small})
    asset = studio.flavor(entry, small)["id"]

    def playable() -> list[int]:
        found = studio.api.ok("flavorAsset.getWebPlayableByEntryId", {"entryId": entry})
        return [int(one["flavorParamsId"]) for one in found]

    assert playable() == [0, small]
    studio.api.ok("flavorAsset.update", {"id": asset, "flavorAsset": {"tags": "web,mbr"}})
    assert playable() == [small]


def test_the_operator_reads_what_was_decided(studio: Studio) -> None:
    small = studio.params()
    entry = studio.entry(studio.profile("0"))
    studio.api.ok("flavorAsset.convert", {"entryId": entry, "flavorParamsId": small})
    asset = studio.flavor(entry, small)["id"]
    asked = {"filter": {"objectType": "KalturaFlavorParamsOutputFilter", "flavorAssetIdEqual": asset}}
    assert studio.api.code("flavorParamsOutput.list", asked) == "SERVICE_FORBIDDEN"
    decided = studio.api.ok("flavorParamsOutput.list", asked, ks="operator")["objects"]
    assert [(one["width"], one["height"], one["flavorParamsId"]) for one in decided] == [(160, 96, small)]


def test_another_flavor_becomes_the_source(studio: Studio) -> None:
    small = studio.params()
    entry = studio.entry(studio.profile("0"))
    studio.api.ok("flavorAsset.convert", {"entryId": entry, "flavorParamsId": small})
    asset = studio.flavor(entry, small)["id"]
    assert studio.api.ok("flavorAsset.setAsSource", {"assetId": asset}) is None
    assert {one["id"]: one["isOriginal"] for one in studio.flavors(entry).values()}[asset] is True
    assert sum(one["isOriginal"] for one in studio.flavors(entry).values()) == 1
    assert studio.api.code("flavorAsset.reconvert", {"id": asset}) == "FLAVOR_ASSET_RECONVERT_ORIGINAL"


def test_live_and_media_params_do_not_mix(studio: Studio) -> None:
    add = "conversionProfile.add"
    live = {"name": "test", "type": 2, "flavorParamsIds": "32"}
    assert studio.api.ok(add, {"conversionProfile": live})["flavorParamsIds"] == "32"
    for wrong in ({**live, "flavorParamsIds": "2"}, {**live, "type": 1}):
        assert studio.api.code(add, {"conversionProfile": wrong}) == "ASSET_PARAMS_INVALID_TYPE"


def test_a_volume_map_follows_the_sound(studio: Studio) -> None:
    source = studio.flavors(studio.film)[0]["id"]
    url = f"{studio.api.url}/api_v3/service/flavorAsset/action/getVolumeMap"
    answer = studio.api.http.post(url, data={"flavorId": source, "ks": studio.api.ks()}, timeout=60)
    head, *rows = answer.text.splitlines()
    assert head == "pts,rms_level" and 12 <= len(rows) <= 13
    assert all(-60 < float(row.split(",")[1]) < 0 for row in rows[:11])
