"""Live streams: their addresses and tokens, and whether they are on air."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hamcrest import assert_that, empty, equal_to, not_

from features.support.running.samples import DATA
from features.support.scenario.world import World
from features.support.wire.client import FilePart
from features.support.wire.waiting import poll

SOON_S = 0.5  # between two looks at a stream
ADDRESS = re.compile(r"(primary|secondary)\w*(BroadcastingUrl|SrtStreamId)|srtPass|streamPassword")
STREAM_ID = re.compile(r"#:::e=(?P<entry>.*),st=(?P<place>\d),(?P<kind>ep|p)=(?P<word>.+)")


def regenerate(world: World, name: str) -> None:
    """Another token for encoders."""
    world.call("liveStream.regenerateStreamToken", {"entryId": world.own("live stream", name)})


def show_offline(world: World, name: str, file: str) -> None:
    """A picture of features/data for the time in which nothing comes."""
    params = {"entryId": world.own("live stream", name)}
    world.call("liveStream.updateOfflineThumbnailJpeg", params, {"fileData": FilePart(DATA / file)})


def must_take(world: World, name: str, table: Any) -> None:
    """Each field is an address of its protocol for its place (0 primary, 1 backup), with the entry's id and token."""
    entry = world.current(name)
    told = {row["field"]: _parts(str(entry.get(row["field"], ""))) for row in table}
    wanted = {row["field"]: (row["protocol"], row["place"], True, True) for row in table}
    found = {
        field: (
            protocol,
            place,
            id_.endswith(entry["id"]),
            word == entry["streamPassword"],
        )
        for field, (protocol, place, id_, word) in told.items()
    }
    assert_that(found, equal_to(wanted), "protocol, place, holds the id, holds the token")


def _parts(address: str) -> tuple[str, str, str, str]:
    """Protocol, place, entry and token of an address, or of an SRT stream id."""
    srt = STREAM_ID.fullmatch(address)
    if srt:
        return "srt", srt["place"], srt["entry"], srt["word"]
    query = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
    return urlsplit(address).scheme, query.get("i", ""), query.get("e", ""), query.get("t", "")


def must_not_hold(world: World, name: str, other: str) -> None:
    """The entry has a token, and the first one of the other (or of itself) stands in none of its fields."""
    entry, old = world.current(name), str(world.record(other).answer["streamPassword"])
    assert_that(entry.get("streamPassword"), not_(equal_to(None)), "the token")
    fields = {field for field, value in entry.items() if old in str(value)}
    assert_that(fields, empty(), "fields with the first token")


def must_become(world: World, name: str, live: bool) -> None:
    """Asks as an administrator until it is so."""
    id_ = world.id("live stream", name)
    with world.evidence.polling():
        poll(
            lambda: world.look("liveStream.isLive", {"id": id_}),
            lambda seen: seen is live,
            world.run.settings.timeout,
            f'That "{name}" goes {"on" if live else "off"} air',
            lambda seen: f"isLive is {seen}",
            most=SOON_S,
        )


def must_hide(world: World) -> None:
    """An entry as it is shown to who may not broadcast to it."""
    assert_that(world.answer, not_(empty()))
    assert_that([name for name in world.answer if ADDRESS.fullmatch(name)], empty(), "fields for encoders")
