"""The decision layer against what a real server did with the same sources, and its rules one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kaltura_sandbox.media.deciding.decide import Action, decide_one, decide_profile
from kaltura_sandbox.media.probe import AudioTrack, MediaFile, VideoTrack
from kaltura_sandbox.media.sizes import target_size

SOURCE_PARAMS: dict[str, Any] = {"id": 0, "name": "Source", "tags": "source", "format": ""}


def film(
    width: int = 320, height: int = 180, kbps: int = 121, rate: float = 25.0, codec: str = "avc1"
) -> MediaFile:
    video = VideoTrack(codec, width, height, rate, kbps, 12000)
    sound = (AudioTrack("mp4a", 1, 44100, 32, 12000),)
    return MediaFile("isom", "mp4", 243006, 12000, kbps + 41, video, sound)


SONG = MediaFile("mpeg audio", "mp3", 48476, 8000, 48, None, (AudioTrack("mpeg audio", 1, 44100, 48, 8000),))


def web(params_id: int, height: int, kbps: int, audio_kbps: int = 64, **more: Any) -> dict[str, Any]:
    return {
        "id": params_id, "format": "mp4", "videoCodec": "h264m", "videoBitrate": kbps, "audioCodec": "aac",
        "audioBitrate": audio_kbps, "audioChannels": 2, "audioSampleRate": 44100, "width": 0, "height": height,
        "conversionEngines": "2,99", "forceFrameToMultiplication16": 0, "optimizationPolicy": 4,
        "tags": "mobile,web,mbr,iphone,iphonenew,ipad,ipadnew,dash", **more,
    }  # fmt: skip


DEFAULT_PROFILE = [
    SOURCE_PARAMS, web(2, 360, 400), web(3, 480, 600), web(4, 540, 900), web(5, 720, 1500, 128),
    web(6, 720, 2500, 128), web(7, 1080, 4000, 192),
]  # fmt: skip
TINY = {
    "id": 40, "tags": "web,mbr,tiny", "format": "mp4", "videoCodec": "h264b", "videoBitrate": 120,
    "audioCodec": "aac", "audioBitrate": 64, "audioChannels": 1, "width": 160, "height": 0, "frameRate": 15,
    "gopSize": 30, "conversionEngines": "2",
}  # fmt: skip


def made(decisions: list[Any]) -> list[int]:
    return sorted(one.paramsId for one in decisions if one.action is Action.MAKE)


def test_a_poor_small_film_gets_one_rendition_of_the_default_profile() -> None:
    decisions = decide_profile(film(), DEFAULT_PROFILE)
    assert made(decisions) == [2]
    assert {one.action for one in decisions} == {Action.MAKE, Action.NOT_APPLICABLE}
    rendition = next(one.recipe for one in decisions if one.recipe)
    assert rendition and (rendition.width, rendition.height, rendition.video_kbps) == (320, 180, 145)
    third = next(one for one in decisions if one.paramsId == 3)
    assert "2106,#Redundant bitrate." in third.description
    assert third.recipe is None


def test_the_measured_rendition_has_the_measured_text_size_and_tags() -> None:
    (one,) = decide_profile(film(), [SOURCE_PARAMS, TINY], {40: {"tags": "slot", "readyBehavior": 0}})
    assert one.action is Action.MAKE
    assert one.description == (
        "video warnings: 2107,47,120#The target flavor bitrate (47) does not comply with the requested bitrate (120).\n"
    )
    assert one.tags == "web,mbr,tiny,slot"
    assert one.recipe and (one.recipe.width, one.recipe.height, one.recipe.frame_rate) == (160, 96, 15)
    assert (one.recipe.video_kbps, one.recipe.gop, one.recipe.audio_channels) == (120, 30, 1)


def test_a_rich_film_gets_all_renditions_up_to_its_height() -> None:
    assert made(decide_profile(film(1920, 1080, 8000), DEFAULT_PROFILE)) == [2, 3, 4, 5, 6, 7]
    middle = decide_profile(film(1280, 720, 2600), DEFAULT_PROFILE)
    assert 7 not in made(middle)
    assert 2 in made(middle)


def test_forcing_overrides() -> None:
    decisions = decide_profile(film(), DEFAULT_PROFILE, {7: {"forceNoneComplied": True}})
    assert 7 in made(decisions)
    assert decide_one(film(), web(7, 1080, 4000)).action is Action.MAKE


def test_a_required_rendition_that_does_not_comply_ends_the_whole() -> None:
    (one,) = decide_profile(film(), DEFAULT_PROFILE, {7: {"readyBehavior": 1}})
    assert (one.paramsId, one.action) == (7, Action.ERROR)
    assert one.description.startswith("Business decision layer, required flavor none complied")


@pytest.mark.parametrize("engines", [None, "", "17"])
def test_params_without_an_engine_cannot_be_made(engines: str | None) -> None:
    (one,) = decide_profile(film(), [{**TINY, "conversionEngines": engines}])
    assert one.action is Action.ERROR
    assert "container errors: 1102#No valid transcoders." in one.description
    (one,) = decide_profile(film(), [{**TINY, "conversionEngines": engines}], {40: {"readyBehavior": 1}})
    assert one.description.startswith("Business decision layer, required flavor not valid: ")


def test_a_song_gets_its_sound_once_per_bitrate() -> None:
    decisions = decide_profile(SONG, DEFAULT_PROFILE)
    assert made(decisions) == [2, 5, 7]
    assert all(one.recipe.video_codec == "" for one in decisions if one.recipe)


def test_a_film_without_sound_cannot_give_a_song() -> None:
    params = {"id": 50, "format": "mp3", "audioCodec": "mp3", "conversionEngines": "2"}
    assert decide_one(film(), params).recipe
    (one,) = decide_profile(replace(film(), audio=()), [params])
    assert one.action is Action.ERROR
    assert "1104#" in one.description


def test_frame_rates_over_thirty_are_halved() -> None:
    one = decide_one(film(1280, 720, 5000, rate=60), web(5, 720, 1500))
    assert one.recipe and one.recipe.frame_rate == 30
    assert "2108,30,60#" in one.description
    plain = decide_one(film(1280, 720, 5000), web(5, 720, 1500))
    assert plain.recipe and plain.recipe.frame_rate == 0


@pytest.mark.parametrize("figure", ["²", "٣٦٠", "nan", "1e999", "x360", "\u00a0360", [360], None])
def test_a_figure_that_is_no_ascii_number_is_nought(figure: Any) -> None:
    """What a profile overloads is JSON of anybody's."""
    for name in ("height", "videoBitrate", "maxFrameRate", "frameRate", "gopSize", "twoPass", "isGopInSec"):
        told = decide_one(film(), web(2, 360, 400, isAvoidVideoShrinkFramesizeToSource=1) | {name: figure})
        nought = decide_one(film(), web(2, 360, 400, isAvoidVideoShrinkFramesizeToSource=1) | {name: 0})
        assert told.recipe == nought.recipe, name


def test_what_is_waited_for_is_made_first() -> None:
    rows = {4: {"readyBehavior": 1}, 3: {"readyBehavior": 2}}
    decisions = decide_profile(film(1920, 1080, 9000), DEFAULT_PROFILE, rows)
    assert [one.paramsId for one in decisions] == [4, 3, 2, 5, 6, 7]


@pytest.mark.parametrize(
    ("source", "asked", "options", "expected"),
    [
        ((320, 180), (0, 0), {}, (320, 176)),
        ((320, 180), (160, 0), {}, (160, 96)),
        ((320, 180), (0, 360), {"by_16": False}, (320, 180)),
        ((320, 180), (0, 360), {"by_16": False, "shrink": False}, (640, 360)),
        ((1280, 720), (0, 360), {}, (640, 360)),
        ((720, 1280), (0, 360), {}, (360, 640)),
        ((1920, 1080), (800, 800), {"mode": 1}, (800, 448)),
        ((1920, 1080), (640, 640), {"mode": 1}, (640, 360)),
        ((1000, 500), (400, 400), {"mode": 2, "by_16": False}, (400, 400)),
        ((100, 50), (400, 400), {"mode": 2, "by_16": False}, (100, 100)),
        ((320, 180), (640, 480), {"by_16": False}, (240, 180)),
    ],
)
def test_sizes(source: Any, asked: Any, options: Any, expected: Any) -> None:
    assert target_size(source, asked, **options) == expected
