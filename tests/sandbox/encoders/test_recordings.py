"""What was broadcast becomes a video, frame for frame, and a kill takes nothing of it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.encoders import pushing


def test_no_frame_is_lost(api: Api) -> None:
    entry = pushing.add(api, recordStatus=1)
    assert pushing.push(pushing.rtmp(entry), 5).wait() == 0
    recorded = pushing.recording(api, entry)
    assert abs(recorded["msDuration"] - 5000) < 100
    assert pushing.source_frames(api, recorded) == 5 * pushing.RATE


def test_appended_sessions_are_one_video(api: Api) -> None:
    entry = pushing.add(api, recordStatus=1)
    assert pushing.push(pushing.rtmp(entry), 2, paced=False).wait() == 0
    first = pushing.recording(api, entry)
    assert pushing.push(pushing.rtmp(entry), 2, paced=False).wait() == 0
    both = pushing.recording(api, entry, 3000)
    assert both["id"] == first["id"]
    assert pushing.source_frames(api, both) == 4 * pushing.RATE


def test_sessions_of_their_own_are_videos_of_their_own(api: Api) -> None:
    entry = pushing.add(api, recordStatus=2)
    ids = []
    for _ in range(2):
        assert pushing.push(pushing.rtmp(entry), 2).wait() == 0
        pushing.until(lambda: not pushing.is_live(api, entry))
        ids.append(pushing.recording(api, entry)["id"])
    assert len(set(ids)) == 2


def test_streams_of_two_kinds_make_one_video(api: Api) -> None:
    """Frames of different sizes can't be copied one behind the other."""
    entry = pushing.add(api, recordStatus=1)
    for size in ("320x180", "160x90"):
        assert pushing.push(pushing.rtmp(entry), 2, size).wait() == 0
        pushing.until(lambda: not pushing.is_live(api, entry))
    both = pushing.recording(api, entry, 3000)
    assert abs(both["msDuration"] - 4000) < 300


def test_with_explicit_live_recording_begins_and_ends_by_hand(api: Api) -> None:
    entry = pushing.add(api, recordStatus=2, explicitLive=1)
    encoder = pushing.push(pushing.rtmp(entry), 120)
    pushing.until(lambda: api.ok("liveStream.isLive", {"id": entry["id"]}))
    assert not api.ok("liveStream.get", {"entryId": entry["id"]}).get("recordedEntryId")
    begun = 0.0
    for status in (2, 0):  # ACTIVE, STOPPED
        sent = {"objectType": "KalturaLiveStreamEntry", "recordingStatus": status}
        api.ok("liveStream.update", {"entryId": entry["id"], "liveStreamEntry": sent})
        begun = begun or time.monotonic()
        time.sleep(2)
    most = time.monotonic() - begun
    encoder.terminate()  # it ends as if all were sent
    encoder.wait()
    assert 900 < pushing.recording(api, entry)["msDuration"] < 1000 * most - 500


def test_neither_a_kill_nor_an_end_takes_what_was_recorded(tmp_path: Path) -> None:
    """A platform that is killed and one that ends while encoders send: the next one has what they sent."""
    writing, announced = f"{tmp_path}/data/live", tmp_path / "announce.json"
    with platform_at(tmp_path) as told:
        api = Api(told)
        entry = pushing.add(api, recordStatus=1)
        encoder = pushing.push(pushing.rtmp(entry), 120)
        pushing.until(lambda: pushing.is_live(api, entry))
        (address,) = pushing.lists(api, entry)
        pushing.until(lambda: pushing.length(address) >= 3)
        assert pushing.writers(writing)
        os.kill(told["pid"], signal.SIGKILL)
        assert encoder.wait(60) != 0
        pushing.until(lambda: not pushing.writers(writing))
    announced.unlink()
    with platform_at(tmp_path) as told:
        api = Api(told)
        assert not pushing.is_live(api, entry)
        assert not api.ok("entryServerNode.list", {"filter": {"entryIdEqual": entry["id"]}})["objects"]
        recorded = pushing.recording(api, entry)
        assert recorded["msDuration"] > 2500
        assert pushing.source_frames(api, recorded) >= 2.5 * pushing.RATE
        pushing.until(lambda: not list(Path(writing).iterdir()))
        other = pushing.add(api, recordStatus=1)
        encoder = pushing.push(pushing.rtmp(other), 120)
        pushing.until(lambda: pushing.is_live(api, other))
    assert encoder.wait(60) != 0
    assert not pushing.writers(writing)
    announced.unlink()
    with platform_at(tmp_path) as told:
        assert pushing.recording(Api(told), other)["msDuration"] > 900
