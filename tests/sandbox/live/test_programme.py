"""The list of a programme at a moment."""

from __future__ import annotations

from kaltura_sandbox.topics.live.programme import END, Programme, Segment, media_list

FILM = [Segment(6, "a0", True), Segment(6, "a1"), Segment(3, "a2")]
OTHER = [Segment(6, "b0", True), Segment(4, "b1")]


def listed(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def tag(text: str, name: str) -> str:
    return next(line.partition(":")[2] for line in text.splitlines() if line.startswith(f"#{name}:"))


def test_nothing_is_listed_before_its_end() -> None:
    programme = Programme(FILM + OTHER, start=1000)
    assert listed(media_list(programme, 1005.9, 60)) == []
    assert listed(media_list(programme, 1006, 60)) == ["a0"]
    assert listed(media_list(programme, 1016, 60)) == ["a0", "a1", "a2"]


def test_the_window_moves_on() -> None:
    text = media_list(Programme(FILM + OTHER, start=1000), 1021, 10)
    assert listed(text) == ["a1", "a2", "b0"] and tag(text, "EXT-X-MEDIA-SEQUENCE") == "1"
    assert text.count("#EXT-X-DISCONTINUITY\n") == 1 and END not in text


def test_numbers_of_breaks_go_on_when_they_leave_the_window() -> None:
    text = media_list(Programme(FILM + OTHER, start=1000), 1025, 4)
    assert listed(text)[-1] == "b1"
    assert tag(text, "EXT-X-DISCONTINUITY-SEQUENCE") == "1"


def test_it_ends_with_its_last_segment_or_when_it_is_stopped() -> None:
    whole = media_list(Programme(FILM, start=1000), 2000, 30)
    assert listed(whole) == ["a0", "a1", "a2"] and whole.endswith(f"{END}\n")
    stopped = media_list(Programme(FILM, start=1000, stop=1012), 2000, 30)
    assert listed(stopped) == ["a0", "a1"] and stopped.endswith(f"{END}\n")


def test_one_that_repeats_never_ends() -> None:
    programme = Programme(FILM + OTHER, start=0, repeats=True)
    text = media_list(programme, 25 * 1_000_000 + 6, 12)
    assert listed(text) == ["b0", "b1", "a0"] and END not in text
    assert tag(text, "EXT-X-MEDIA-SEQUENCE") == str(5 * 1_000_000 - 2)
    before = media_list(programme, 25 * 1_000_000, 12)
    assert listed(before) == ["a2", "b0", "b1"]
    breaks = [int(tag(one, "EXT-X-DISCONTINUITY-SEQUENCE")) for one in (before, text)]
    assert breaks[1] == breaks[0] + 1


def test_everybody_gets_the_same() -> None:
    programme = Programme(FILM + OTHER, start=7, repeats=True)
    assert media_list(programme, 12345.0, 30) == media_list(programme, 12345.4, 30)
