"""What probe says of good, odd and broken files."""

from __future__ import annotations

import random
from pathlib import Path

import av
import pytest
from PIL import Image

from kaltura_sandbox.media import movie
from kaltura_sandbox.media.errors import NotMedia
from kaltura_sandbox.media.pictures.thumbs import frame
from kaltura_sandbox.media.probe import Kind, is_media, probe
from kaltura_sandbox.media.volume import volume_map
from tests.media.conftest import make


def test_a_film_tells_all_that_a_flavor_asset_shows(counter: Path) -> None:
    found = probe(counter)
    assert (found.kind, found.container, found.format) == (Kind.VIDEO, "isom", "mp4")
    assert found.size == counter.stat().st_size
    assert abs(found.duration_ms - 4000) <= 40
    assert found.bitrate_kbps == round(found.size * 8 / found.duration_ms)
    assert found.video and found.audio
    assert (found.video.codec, found.video.width, found.video.height) == ("avc1", 320, 180)
    assert found.video.frame_rate == 25
    assert found.video.rfc6381.startswith("avc1.64")
    assert (found.audio[0].codec, found.audio[0].channels, found.audio[0].sample_rate) == ("mp4a", 1, 44100)


@pytest.mark.parametrize(
    ("flags", "duration_ms"), [("+faststart", 2034), ("+frag_keyframe+empty_moov", 2033)]
)
def test_a_film_is_as_long_as_its_header_says_or_its_tracks(
    tmp_path: Path, flags: str, duration_ms: int
) -> None:
    """A header says 2.0333 s as 2034 ms, as ffprobe of the platform's kind reads it; fragments have no such header."""
    film = make(
        tmp_path / "film.mp4", "-f", "lavfi", "-i", "testsrc=d=2.03333:r=30", "-movflags", flags,
        "-movie_timescale", "1000", "-pix_fmt", "yuv420p", "-f", "mp4",
    )  # fmt: skip
    assert probe(film).duration_ms == duration_ms


def test_a_header_that_is_cut_or_says_nothing_breaks_nothing(tmp_path: Path) -> None:
    odd = tmp_path / "odd.mp4"
    for content in (
        b"",
        b"\0\0\0\1moov",
        b"\0\0\0\x10moov\0\0\0\2mvhd",
        b"\0\0\0\x14moov\0\0\0\x0cmvhd\1\0\0\0",
    ):
        odd.write_bytes(content)
        assert movie.duration_ms(odd) == 0


def test_sound_is_sound_even_with_a_cover(tone: Path, picture: Path, tmp_path: Path) -> None:
    assert probe(tone).kind is Kind.AUDIO
    assert probe(tone).format == "mp3"
    covered = make(
        tmp_path / "covered.mp3", "-i", str(tone), "-i", str(picture), "-map", "0", "-map", "1", "-c:a", "copy",
        "-c:v", "mjpeg", "-disposition:v", "attached_pic", "-f", "mp3",
    )  # fmt: skip
    assert probe(covered).kind is Kind.AUDIO


@pytest.mark.parametrize("format_", ["jpeg", "png", "gif", "bmp", "webp"])
def test_pictures_are_never_films(tmp_path: Path, format_: str) -> None:
    # The name says mp4: content counts.
    path = tmp_path / "film.mp4"
    Image.new("RGB", (64, 48), (200, 30, 30)).save(path, format_)
    found = probe(path)
    assert found.kind is Kind.IMAGE
    assert found.image == (64, 48)
    assert found.format == {"jpeg": "jpg"}.get(format_, format_)
    assert found.video is None


def test_a_moving_gif_is_a_picture_too(tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    shades = [Image.new("RGB", (32, 32), (shade, 0, 0)) for shade in (10, 90, 200)]
    shades[0].save(path, save_all=True, append_images=shades[1:])
    assert probe(path).kind is Kind.IMAGE


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 4096, b"hello\n" * 500, b"%PDF-1.4\n%%EOF", b"<html></html>",
     b"1\n00:00:01,000 --> 00:00:02,000\nA\n",
     b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", b"ffconcat version 1.0\nfile /etc/passwd\n",
     bytes(range(256)) * 64, b"\x00\x00\x00\x20ftypisom" + b"\0" * 100, b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
     b"RIFF\xff\xff\xff\xffWAVEfmt ", b"ID3" + b"\xff" * 40],
)  # fmt: skip
def test_what_is_no_media_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "upload.bin"
    path.write_bytes(content)
    with pytest.raises(NotMedia):
        probe(path)
    assert not is_media(path)


def test_a_film_cut_off_before_its_index_is_refused(counter: Path, tmp_path: Path) -> None:
    data = counter.read_bytes()
    assert data.rfind(b"moov") > len(data) // 2
    path = tmp_path / "half.mp4"
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(NotMedia):
        probe(path)


def test_a_turned_film_tells_how_it_is_shown(counter: Path, tmp_path: Path) -> None:
    path = make(
        tmp_path / "turned.mp4", "-display_rotation", "90", "-i", str(counter), "-c", "copy", "-f", "mp4"
    )
    video = probe(path).video
    assert video
    assert (video.width, video.height, video.rotation) == (320, 180, 270)
    assert video.display_size == (180, 320)


def test_damaged_files_are_read_or_refused_but_never_crash(counter: Path, tone: Path, tmp_path: Path) -> None:
    dice = random.Random(7)
    path = tmp_path / "damaged"
    seen = {"read": 0, "refused": 0}
    for turn in range(240):
        data = bytearray((counter, tone)[turn % 2].read_bytes())
        # The mp4's index is at its end, the mp3's header at its beginning.
        start, end = (len(data) - 3000, len(data)) if turn % 2 == 0 else (0, 3000)
        for _ in range(dice.choice([1, 10, 100])):
            data[dice.randrange(start, end)] = dice.randrange(256)
        path.write_bytes(data[: dice.choice([len(data), dice.randrange(len(data))])])
        for act in (probe, lambda file: frame(file, 1000), lambda file: volume_map(file)):
            try:
                act(path)
                seen["read"] += 1
            except NotMedia:
                seen["refused"] += 1
    assert min(seen.values()) > 50


@pytest.mark.parametrize(
    ("name", "options", "frame", "rate"),
    [
        ("a.mp3", ["-ar", "44100"], 1152, 44100), ("b.mp3", ["-ar", "48000", "-ac", "2"], 1152, 48000),
        ("c.mp3", ["-ar", "22050"], 576, 22050), ("d.mp3", ["-ar", "8000"], 576, 8000),
        ("e.mp3", ["-q:a", "4"], 1152, 44100), ("f.mp3", ["-write_xing", "0"], 1152, 44100),
        ("g.mp3", ["-id3v2_version", "0"], 1152, 44100),
    ],
)  # fmt: skip
def test_an_mp3_lasts_as_long_as_its_frames(
    tmp_path: Path, name: str, options: list[str], frame: int, rate: int
) -> None:
    """The silence that its encoder put around it counts."""
    song = make(tmp_path / name, "-f", "lavfi", "-i", "sine=frequency=440:duration=3.3", *options)
    with av.open(song) as container:
        frames = sum(1 for packet in container.demux() if packet.size)
    found = probe(song)
    assert found.duration_ms == pytest.approx(frames * frame * 1000 / rate, abs=0.51)
    assert found.audio[0].duration_ms == found.duration_ms > 3330


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.m4a", "a.ogg"])
def test_a_duration_is_rounded(tmp_path: Path, name: str) -> None:
    assert probe(make(tmp_path / name, "-f", "lavfi", "-i", "sine=d=3.31243:r=48000")).duration_ms == 3312


LISTS = {
    "a list of films": "ffconcat version 1.0\nfile other\n",
    "a playlist": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nother.mp4\n#EXT-X-ENDLIST\n",
    "a session": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("name", ["content", "content.mp4", "content.m3u8"])
def test_a_file_that_names_others_is_no_media(tmp_path: Path, counter: Path, kind: str, name: str) -> None:
    """It would have them opened: whatever lies beside it."""
    for other in ("other", "other.mp4"):
        (tmp_path / other).write_bytes(counter.read_bytes())
    (tmp_path / name).write_text(LISTS[kind])
    with pytest.raises(NotMedia):
        probe(tmp_path / name)
