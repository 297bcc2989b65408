"""Encoders that break off and come back, set their clocks anew, send what players don't know, or only hold the door."""

from __future__ import annotations

import os
import signal
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.encoders import pushing
from tests.sandbox.encoders.calling import Caller, film

FRAMES = 2 * pushing.RATE


def playing(api: Api, entry: dict[str, Any], pieces: int = 1) -> None:
    """Its list has come to so many segments."""
    pushing.until(lambda: pushing.is_live(api, entry))
    (address,) = pushing.lists(api, entry)
    pushing.until(lambda: pushing.playlist(address).count("#EXTINF") >= pieces)


@pytest.mark.parametrize("at", [0, 100_000, 4_294_960_000], ids=["back", "ahead", "over the edge"])
def test_a_clock_that_is_set_anew_changes_nothing(api: Api, at: int) -> None:
    """Times begin at 20 s, and after two seconds elsewhere."""
    entry = pushing.add(api, recordStatus=1)
    caller = Caller(entry).publish()
    for begin in (20_000, at, 50_000):
        for tag in film(2):
            caller.send(tag.later(begin))
    caller.end()
    recorded = pushing.recording(api, entry)
    assert pushing.source_frames(api, recorded) == 3 * FRAMES
    assert abs(recorded["msDuration"] - 6000) < 300


def test_nothing_is_lost_of_an_encoder_that_comes_back_at_once(api: Api) -> None:
    """Twice, with all that it stored meanwhile; the list has it once, and so has the recording."""
    entry = pushing.add(api, recordStatus=2, dvrStatus=1)
    for number in range(3):
        caller = pushing.until(lambda: _let_in(entry))
        for tag in film(2):
            caller.send(tag)
        caller.end() if number == 2 else caller.close()
        if number == 0:
            playing(api, entry)
            (address,) = pushing.lists(api, entry)
    recorded = pushing.recording(api, entry)
    assert pushing.source_frames(api, recorded) == pushing.frames(address) == 3 * FRAMES


def test_an_ffmpeg_that_is_killed_takes_nothing_with_it(api: Api) -> None:
    entry = pushing.add(api, recordStatus=1)
    caller = Caller(entry).publish()
    for tag in film(4, key_frames=50)[:-60]:
        caller.send(tag)
    playing(api, entry)
    time.sleep(0.5)  # until all is read
    (writer,) = pushing.writers(f"/live/{entry['id']}/")
    os.kill(writer, signal.SIGKILL)
    pushing.until(lambda: _let_in(entry)).end()  # that it isn't waited for
    recorded = pushing.recording(api, entry)
    sent = sum(tag.kind == 9 for tag in film(4, key_frames=50)[:-60]) - 1  # the first sets the decoder up
    assert sent - 2 <= pushing.source_frames(api, recorded) <= sent


def test_a_stream_that_cannot_be_kept_ends(api: Api, platform_log: Path) -> None:
    """As on a disk that is full: its folder takes nothing any more."""
    entry = pushing.add(api, recordStatus=1)
    caller = Caller(entry).publish()
    for tag in film(2):
        caller.send(tag)
    playing(api, entry)
    folder = platform_log.parent / "data" / "live" / entry["id"]
    folder.rename(folder.with_suffix(".away"))
    folder.write_bytes(b"")
    with pytest.raises(OSError):
        for number in range(1000):
            for tag in film(2):
                caller.send(tag.later(2000 * (1 + number)))
            time.sleep(0.05)
    pushing.until(lambda: not pushing.is_live(api, entry))
    folder.unlink()
    folder.with_suffix(".away").rename(folder)
    Caller(entry).publish().end()


@pytest.mark.parametrize(
    "codecs", [("-c:v", "flv1", "-c:a", "aac"), ("-c:v", "libx264", "-c:a", "pcm_s16le")]
)
def test_what_players_do_not_know_is_turned_away(api: Api, codecs: tuple[str, ...]) -> None:
    entry = pushing.add(api)
    caller = Caller(entry).publish()
    with pytest.raises(OSError):
        for tag in film(2, *codecs, "-ar", "44100") * 100:
            caller.send(tag)
            time.sleep(0.001)
    pushing.until(lambda: not _connections(api, entry))


def test_who_connects_twice_keeps_nobody_out(api: Api) -> None:
    entry, other = pushing.add(api), pushing.add(api)
    caller = Caller(entry)
    caller.connect()
    caller.hear(b"Connection succeeded")
    caller.app = Caller(other).app
    caller.connect()
    assert _is_closed(caller.socket)
    for one in (entry, other):
        pushing.until(lambda one=one: not _connections(api, one))
        Caller(one).publish().end()


def test_half_open_connections_keep_nobody_out(api: Api) -> None:
    doors = [socket.create_connection(("127.0.0.1", api.told["rtmpPort"]), 5) for _ in range(150)]
    try:
        Caller(pushing.add(api)).publish().end()
    finally:
        for door in doors:
            door.close()


def test_who_is_not_known_yet_holds_little_memory(api: Api) -> None:
    """A command of 16 MB, in one chunk."""
    caller = Caller(pushing.add(api))
    caller.socket.sendall(b"\x03\0\0\0\xff\xff\xff\x14\0\0\0\0")
    with pytest.raises(OSError):
        for _ in range(256):
            caller.socket.sendall(bytes(65536))


def test_an_srt_encoder_is_told_that_its_stream_is_not_wanted_any_more(api: Api) -> None:
    entry = pushing.add(api)
    encoder = pushing.push(pushing.srt(entry), 120)
    pushing.until(lambda: pushing.is_live(api, entry))
    api.ok("liveStream.delete", {"entryId": entry["id"]})
    assert encoder.wait(60) != 0


def test_a_connection_tells_of_renditions_that_come_later(api: Api) -> None:
    params = {"objectType": "KalturaLiveParams", "name": "Smaller", "height": 60, "tags": "smaller"}
    made = api.ok("flavorParams.add", {"flavorParams": params})
    profile = {"name": "Live and smaller", "type": 2, "flavorParamsIds": f"32,{made['id']}"}
    profile_id = api.ok("conversionProfile.add", {"conversionProfile": profile})["id"]
    entry = pushing.add(api, conversionProfileId=profile_id)
    encoder = pushing.push(pushing.rtmp(entry), 20)

    def told() -> list[int]:
        return [one["height"] for node in _connections(api, entry) for one in node["streams"]]

    pushing.until(lambda: sorted(told()) == [60, 180])
    encoder.kill()


def _let_in(entry: dict[str, Any]) -> Caller | None:
    """None as long as the connection from before isn't missed yet."""
    try:
        return Caller(entry).publish()
    except AssertionError:
        return None


def _connections(api: Api, entry: dict[str, Any]) -> list[Any]:
    found: list[Any] = api.ok("entryServerNode.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]
    return found


def _is_closed(door: socket.socket) -> bool:
    try:
        while door.recv(4096):
            pass
    except ConnectionError:
        pass
    return True
