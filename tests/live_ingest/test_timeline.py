"""Pieces become segments and windows, and survive in their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaltura_sandbox.live_ingest import playlist, timeline
from kaltura_sandbox.live_ingest.timeline import Shown, Timeline


def shown(folder: Path, lengths: list[float], segment_s: float = 6.0) -> Timeline:
    made = Timeline(folder / "timeline.csv", segment_s)
    for number, length in enumerate(lengths):
        made.show(Shown("0-001", number, length))
    return made


def test_the_first_segments_are_short(tmp_path: Path) -> None:
    made = shown(tmp_path, [2.0] * 12)
    assert [one.seconds for one in made.segments] == [2, 2, 2, 6, 6, 6]
    assert all(one.closed for one in made.segments)


def test_a_segment_that_is_not_full_is_open(tmp_path: Path) -> None:
    made = shown(tmp_path, [2.0] * 5)
    assert [one.closed for one in made.segments] == [True, True, True, False]


def test_another_source_begins_another_segment(tmp_path: Path) -> None:
    made = shown(tmp_path, [2.0] * 4)
    made.show(Shown("1-001", 7, 2.0, joint=True))
    made.close()
    text = playlist.media(made, range(len(made.segments)), True, str)
    assert text.endswith("#EXTINF:2.000,\n3\n#EXT-X-DISCONTINUITY\n#EXTINF:2.000,\n4\n#EXT-X-ENDLIST\n")
    behind = playlist.media(made, range(4, 5), False, str)
    assert "#EXT-X-MEDIA-SEQUENCE:4\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n#EXT-X-DISCONTINUITY\n" in behind


def test_joints_that_were_left_behind_are_counted(tmp_path: Path) -> None:
    made = shown(tmp_path, [2.0] * 4)
    for number in range(4):
        made.show(Shown("1-001", number, 6.0, joint=number == 0))
    assert "#EXT-X-DISCONTINUITY-SEQUENCE:1\n#EXTINF" in playlist.media(made, range(6, 8), False, str)


@pytest.mark.parametrize(("seconds", "first"), [(0.0, 5), (12.0, 5), (24.0, 4), (29.0, 4), (1000.0, 0)])
def test_a_window_is_no_longer_than_wanted_but_for_three_segments(
    tmp_path: Path, seconds: float, first: int
) -> None:
    made = shown(tmp_path, [2.0] * 3 + [6.0] * 5)
    assert made.window(seconds, 8) == range(first, 8)


def test_a_timeline_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = shown(tmp_path, [1.5, 2.25])
    made.show(Shown("1-001", 3, 1.0, joint=True, kept=False))
    made.show(Shown("1-001", 4, 1.0))
    file = tmp_path / "timeline.csv"
    assert [len(take) for take in timeline.takes(timeline.read(file))] == [2, 1]
    file.write_text(file.read_text() + "1-001,5,1.0")  # a kill came in the middle of a line
    assert timeline.read(file) == [
        Shown("0-001", 0, 1.5),
        Shown("0-001", 1, 2.25),
        Shown("1-001", 3, 1.0, True, False),
        Shown("1-001", 4, 1.0),
    ]


def test_a_recording_lacks_what_was_not_kept() -> None:
    pieces = [Shown("0-001", number, 1.0, kept=number not in (2, 3)) for number in range(6)]
    assert [[one.number for one in take] for take in timeline.takes(pieces)] == [[0, 1], [4, 5]]
