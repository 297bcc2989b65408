"""What chance gives an answer, the moment or the ids of a run, is on no page."""

from __future__ import annotations

from typing import Any

import pytest

from livingdocs.recorded.lines import Told, Writer
from livingdocs.recorded.normal import Normal

HEAD = ["#EXTM3U", "#EXT-X-VERSION:3"]
SHOWN = ["#EXTINF:<seconds>,", "<segment>.ts", "… one after the other"]


@pytest.mark.parametrize(
    "ids",
    ["0_,mzq1vqze,k2nyu5rx,", "0_h,ik6p5f2,2nyu5rx,", "0_hik6p5f,1,2,"],
    ids=["nothing in common", "the first letter", "all but the last one"],
)
def test_several_files_in_one_address_whatever_they_have_in_common(ids: str) -> None:
    assert Normal({}).text(f"/flavorId/{ids}.mp4/urlset") == "/flavorId/0_,<ids>,.mp4/urlset"


def test_what_looks_like_several_files_and_is_none_stays() -> None:
    assert Normal({}).text("/flavorId/0_h,ik6p5f2,nyu5rx,.mp4") == "/flavorId/0_h,ik6p5f2,nyu5rx,.mp4"


@pytest.mark.parametrize(
    ("before", "segments", "after"),
    [
        (["#EXT-X-MEDIA-SEQUENCE:0"], [("1.023", "0")], []),
        (["#EXT-X-MEDIA-SEQUENCE:7", "#EXT-X-DISCONTINUITY"], [("0.4", "7"), ("6.000", "8")], []),
        (["#EXT-X-MEDIA-SEQUENCE:2999"], [("6.000", "2999")], ["#EXT-X-ENDLIST"]),
    ],
)
def test_a_running_list_shows_no_moment(
    before: list[str], segments: list[tuple[str, str]], after: list[str]
) -> None:
    rows = [row for seconds, name in segments for row in (f"#EXTINF:{seconds},", f"http://x/{name}.ts?a=1.b")]
    shown = Normal({}).answer({"text": [*HEAD, *before, *rows, *after]})["text"]
    assert shown == [*HEAD, "#EXT-X-MEDIA-SEQUENCE:<number>", *SHOWN, *after]


def test_the_list_of_a_film_is_whole() -> None:
    rows = ["#EXTM3U", "#EXT-X-PLAYLIST-TYPE:VOD", "#EXTINF:10.0,", "1.vtt", "#EXTINF:2.5,", "2.vtt"]
    assert Normal({}).answer({"text": rows})["text"] == rows


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("UID:5cdf58d7-c9d5-46ff-9f81-7524786e8dd2", "UID:<uid>"),
        ("http://x/live/1795761582-fefb614b2fd78d7e/32/index.m3u8", "http://x/live/<stream>/32/index.m3u8"),
        ({"linkedBy": "100686"}, {"linkedBy": "<id>"}),
    ],
)
def test_what_a_server_calls_its_own(answer: Any, shown: Any) -> None:
    assert Normal({}).answer(answer) == shown


@pytest.mark.parametrize(
    ("message", "args", "shown"),
    [
        ("Resource with id 100753 is reserved", {"ID": "100753"}, "Resource with id $CAMERA_ID is reserved"),
        ("resource (100753) of 1007531", {"RESOURCE_ID": "100753"}, "resource ($CAMERA_ID) of 1007531"),
        ("Invalid object id [100736,100737]", {"ID": "100736,100737"}, "Invalid object id [<id>,<id>]"),
        ("The year 2030 is too far", {"YEAR": "2030"}, "The year 2030 is too far"),
    ],
)
def test_a_refusal_names_its_arguments_as_its_message_does(
    message: str, args: dict[str, str], shown: str
) -> None:
    refusal = {"objectType": "KalturaAPIException", "code": "X", "message": message, "args": args}
    assert Normal({"100753": "CAMERA_ID"}).answer(refusal)["message"] == shown


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Given a live stream\n  | srtPass      | not for everybody  |\n", "not for everybody"),
        ("Given a live stream\n  | recordStatus | DISABLED |\n", "***"),
    ],
)
def test_what_a_scenario_tells_itself_is_no_secret(text: str, sent: str) -> None:
    command = "curl -s \"$KALTURA_SERVICE_URL/x\" \\\n  --data-urlencode 'liveStreamEntry[srtPass]={}'"
    one = {"step": "Given", "label": "liveStream.add", "part": "shown", "answer": None, "ids": {}, "keys": {}}
    told = Told([{**one, "command": command.format("***")}], {})
    (line,), missing = Writer({}).write(told, text)
    assert (line["command"], missing) == (command.format(sent), [])
