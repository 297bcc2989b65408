"""Flavors: the files of an entry, called by params and entry ("Tiny of Film", and the original "Source of Film").

An entry's flavors are named when a step looks at them; from then on the generic steps know them by these names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hamcrest import assert_that, equal_to
from parse import with_pattern

from features.support.api import nouns
from features.support.api.enums import FLAVOR_STATUS, name_of
from features.support.content import uploads
from features.support.playing import playback
from features.support.scenario.world import Record, World, rows
from features.support.viewing import media
from features.support.wire.waiting import poll

SOURCE = "Source"
SHARED_PARAMS, SHARED_PROFILE = "Tiny", "Source and Tiny"
TINY = {
    "systemName": "", "description": "A small rendition", "tags": "web,tiny", "format": "mp4", "videoCodec": "h264b",
    "videoBitrate": 100, "audioCodec": "aac", "audioBitrate": 64, "audioChannels": 1, "width": 160, "height": 0,
    "frameRate": 15, "conversionEngines": "2",
}  # fmt: skip
"""The params of the shared rendition. Engine 2 is FFMPEG: without an engine nothing is made."""
TINY_ROW = {"readyBehavior": 1, "forceNoneComplied": True, "tags": "slot"}
LIMIT = re.compile(r"(at most|at least|about) ([\d.]+)")
FAMILIES = {"mov": "mp4", "mp4": "mp4", "matroska": "webm", "webm": "webm", "mp3float": "mp3"}


@with_pattern(r"[A-Z_]+(?:(?:, | and )[A-Z_]+)*")
def states_of(text: str) -> list[str]:
    """States: enum names, "QUEUED, CONVERTING and READY"."""
    return re.findall("[A-Z_]+", text)


def share(world: World, name: str) -> Record:
    """`name` is the run's shared video with a rendition; its params and profile are known as well."""
    with world.evidence.quiet():
        note = world.run.samples.converted("video", TINY, TINY_ROW)
        params = world.look("flavorParams.get", {"id": note["params"]})
        profile = world.look("conversionProfile.get", {"id": note["profile"]})
    world.remember(nouns.FLAVOR_PARAMS, SHARED_PARAMS, params, shared=True)
    world.remember(nouns.CONVERSION_PROFILE, SHARED_PROFILE, profile, shared=True)
    world.variables.name("entry", note["id"], name)
    entry = world.look("media.get", {"entryId": note["id"]})
    record = world.remember(nouns.ENTRY, name, entry, shared=True)
    learn(world, name)
    return record


def copy(world: World, name: str) -> Record:
    """`name` is a copy of the shared video and its rendition, to be changed freely."""
    with world.evidence.quiet(), world.as_admin():
        share(world, name)
        cloned = world.call("baseEntry.clone", {"entryId": world.record(name).id})
        record = world.keep(nouns.ENTRY, name, cloned)
    learn(world, name)
    return record


def learn(world: World, entry: str) -> list[dict[str, Any]]:
    """The entry's flavors as they are now; each gets its name. Shared entries have shared flavors."""
    record = world.record(entry)
    found = world.look("flavorAsset.getByEntryId", {"entryId": record.id})
    for flavor in found:
        name = f"{params_name(world, flavor)} of {entry}"
        known = world.records.get(name)
        if known is None or known.id != flavor["id"]:
            world.remember(nouns.FLAVOR, name, flavor, record.shared)
    return list(found)


def params_name(world: World, flavor: Mapping[str, Any]) -> str:
    """What the scenario calls the params of a flavor; an original is made of none and called Source."""
    if flavor.get("isOriginal"):
        return SOURCE
    for name, record in world.records.items():
        if record.noun is nouns.FLAVOR_PARAMS and record.id == str(flavor["flavorParamsId"]):
            return name
    return f"params {flavor['flavorParamsId']}"


def must_have(world: World, entry: str, table: Any) -> None:
    """The entry has these flavors and no others, in these states; waited for until KALTURA_TIMEOUT."""
    wanted = rows(table)
    with world.evidence.polling():
        poll(
            lambda: _states(world, entry),
            lambda seen: seen == wanted,
            world.run.settings.timeout,
            f'That "{entry}" has the flavors {wanted}',
            lambda seen: f"it has {seen}",
        )


def _states(world: World, entry: str) -> dict[str, str]:
    found = learn(world, entry)
    return {params_name(world, one): str(name_of({"": FLAVOR_STATUS}, "", one["status"])) for one in found}


def upload(world: World, file: str, name: str, profile: str) -> None:
    """A new entry under a profile, with a file of features/data as its content; the answer is media.addContent's."""
    with world.evidence.quiet():
        uploads.fill(world, f"{file} for {name}", file)
    kind = nouns.ENTRY.enums["mediaType"]["AUDIO" if file.endswith("mp3") else "VIDEO"]
    fields = {"objectType": "KalturaMediaEntry", "name": world.unique(name), "mediaType": kind}
    fields["conversionProfileId"] = world.id("conversion profile", profile)
    world.create(nouns.ENTRY, name, "media.add", {"entry": fields})
    uploads.attach(world, f"{file} for {name}", name)


def convert(world: World, entry: str, params: str) -> None:
    """flavorAsset.convert of an entry to a set of flavor params; its flavors are known afterwards."""
    ids = {"entryId": world.own("entry", entry), "flavorParamsId": world.id("set of flavor params", params)}
    world.call("flavorAsset.convert", ids)
    learn(world, entry)


def add(world: World, entry: str, params: str) -> None:
    """flavorAsset.add: a flavor without a file."""
    fields = {"objectType": "KalturaFlavorAsset", "flavorParamsId": world.id("set of flavor params", params)}
    world.call("flavorAsset.add", {"entryId": world.own("entry", entry), "flavorAsset": fields})
    learn(world, entry)


def bring(world: World, flavor: str, file: str) -> None:
    """flavorAsset.setContent with a file of features/data."""
    with world.evidence.quiet():
        uploads.fill(world, f"{file} for {flavor}", file)
    token = world.id("upload token", f"{file} for {flavor}")
    resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
    world.call("flavorAsset.setContent", {"id": world.own("flavor", flavor), "contentResource": resource})


def walk(world: World, name: str, state: str, states: list[str]) -> None:
    """Waits for a state of a flavor or an entry and looks at every state on the way."""
    noun = world.record(name).noun
    seen: list[str] = []

    def look() -> str:
        seen.append(str(name_of(noun.enums, "status", world.current(name)["status"])))
        return seen[-1]

    with world.evidence.polling():
        poll(look, lambda now: now == state, world.run.settings.timeout, f'That "{name}" becomes {state}')
    strange = set(seen) - {state, *states}
    assert_that(strange, equal_to(set()), f'states of "{name}" that are not on the way to {state}')


def must_be_newer(world: World, flavor: str) -> None:
    """Its version is higher than when the scenario first looked at it."""
    before, now = world.record(flavor).answer, world.current(flavor)
    if int(now["version"]) <= int(before["version"]):
        raise AssertionError(f'"{flavor}" should have a new file; its version is still {now["version"]}.')


def must_be_file(world: World, flavor: str, table: Any) -> None:
    """What the flavor's file really is: container, width, height, videoCodec, audioCodec, frameRate …"""
    url = world.look("flavorAsset.getUrl", {"id": world.record(flavor).id})
    content = world.run.client.get(str(url)).body
    found = _measured(content)
    if found["width"]:
        world.evidence.clip(flavor, content)
    wrong = {
        name: f"{found[name]} instead of {text}"
        for name, text in rows(table).items()
        if not _fits(found[name], text)
    }
    assert_that(wrong, equal_to({}), f'the file of "{flavor}"')


def _measured(content: bytes) -> dict[str, Any]:
    file = media.probe(content)
    container = file.container.split(",")[0]
    return {
        "container": FAMILIES.get(container, container), "seconds": file.duration_ms / 1000, "width": file.width,
        "height": file.height, "videoCodec": file.video_codec, "frameRate": file.frame_rate,
        "audioCodec": FAMILIES.get(file.audio_codec or "", file.audio_codec),
        "audioChannels": file.audio_channels, "bitrate": file.bitrate_kbps,
    }  # fmt: skip


def _fits(value: Any, text: str) -> bool:
    """`at most 200`, `at least 20`, `about 15` (seconds and rates: to a quarter), (none), else the value itself."""
    limit = LIMIT.fullmatch(text)
    if limit and value is not None:
        bound = float(limit[2])
        close = abs(value - bound) <= playback.FRAMES
        return {"at most": value <= bound, "at least": value >= bound, "about": close}[limit[1]]
    return str(value) == text or (value is None and text == "(none)")
