"""Encrypted packages: every track of them, and what their lists tell of the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.packing import encrypted
from kaltura_sandbox.media.packing.encrypted import ContentKey
from kaltura_sandbox.media.recipe import Recipe
from kaltura_sandbox.media.transcode import transcode

KEY = ContentKey(bytes(range(16)), bytes(range(16, 32)), "skd://entry-0_abc")


@pytest.fixture(scope="module")
def renditions(counter: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    directory = tmp_path_factory.mktemp("renditions")
    for width, kbps in ((0, 200), (160, 80)):
        transcode(
            counter, directory / f"{kbps}.mp4", Recipe(width=width, video_kbps=kbps, gop=25, multiple=16)
        )
    return [directory / "200.mp4", directory / "80.mp4"]


def test_every_track_of_dash_names_the_key(renditions: list[Path], tmp_path: Path) -> None:
    encrypted.pack("dash", renditions, tmp_path / "dash", KEY)
    told = (tmp_path / "dash/manifest.mpd").read_text()
    assert told.count("<Representation") == 3
    assert told.count('default_KID="00010203-0405-0607-0809-0a0b0c0d0e0f"') == told.count("<AdaptationSet")
    for name in ("0", "1", "sound"):
        begin = (tmp_path / "dash" / name / "init.mp4").read_bytes()
        assert (begin.count(b"pssh"), b"cenc" in begin, KEY.id in begin) == (3, True, True)


def test_every_list_of_hls_names_where_its_key_is(renditions: list[Path], tmp_path: Path) -> None:
    encrypted.pack("hls", renditions, tmp_path / "hls", KEY)
    for name in ("0", "1", "sound"):
        told = (tmp_path / "hls" / name / "index.m3u8").read_text()
        assert '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://entry-0_abc"' in told
    assert (tmp_path / "hls/master.m3u8").read_text().count("#EXT-X-STREAM-INF") == 2


def test_the_key_itself_is_in_no_file(renditions: list[Path], tmp_path: Path) -> None:
    for kind in ("dash", "hls"):
        encrypted.pack(kind, renditions, tmp_path / kind, KEY)
        made = [path.read_bytes() for path in (tmp_path / kind).rglob("*") if path.is_file()]
        assert not any(KEY.secret in content or KEY.secret.hex().encode() in content for content in made)


def test_what_cannot_be_packed_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("no film")
    with pytest.raises((MediaError, NotMedia)):
        encrypted.pack("dash", [tmp_path / "text.mp4"], tmp_path / "made", KEY)
    assert [path.name for path in tmp_path.iterdir()] == ["text.mp4"]
