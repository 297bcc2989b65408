"""The eyes and ears of the guides: they must read our samples also after a server has been at them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import av
import imageio_ffmpeg
import pytest
from PIL import Image

from features.data import documents
from features.support.viewing import media, timecode

DATA = Path(__file__).resolve().parents[2] / "features" / "data"
KEYNOTE = DATA / "keynote.mp4"
FRAME = timecode.FRAME_MS


def convert(source: Path, target: Path, *arguments: str, before: tuple[str, ...] = ()) -> Path:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *before, "-i", str(source), *arguments]
    subprocess.run([*command, "-threads", "2", str(target)], check=True)
    return target


@pytest.fixture(scope="module")
def squeezed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The keynote as a mean server renders it: half the size, 120 kbit/s for picture and sound."""
    target = tmp_path_factory.mktemp("media") / "squeezed.mp4"
    rate = ["-b:v", "90k", "-maxrate", "90k", "-bufsize", "90k", "-b:a", "30k"]
    return convert(KEYNOTE, target, "-s", "320x176", "-c:v", "libx264", "-preset", "veryfast", *rate)


def all_times(file: Path) -> list[int | None]:
    with av.open(str(file)) as container:
        return [media.time_shown(frame.to_image()) for frame in container.decode(video=0)]


def test_every_sample_is_named_in_the_readme() -> None:
    readme = (DATA / "README.md").read_text()
    files = {path.name for path in DATA.iterdir() if path.suffix not in (".py", ".md", "") and path.is_file()}
    assert {name for name in files if name not in readme} == set()
    assert sum((DATA / name).stat().st_size for name in files) < 2_500_000


def test_the_documents_are_as_the_script_writes_them(tmp_path: Path) -> None:
    documents.write_all(tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (DATA / made.name).read_bytes(), made.name


@pytest.mark.parametrize(
    ("name", "duration_ms", "size", "codecs"),
    [
        ("keynote.mp4", 30000, (640, 360), ("h264", "aac")),
        ("keynote_short.mp4", 12000, (640, 360), ("h264", "aac")),
        ("vertical.mp4", 6000, (360, 640), ("h264", "aac")),
        ("green_screen.mp4", 5000, (640, 360), ("h264", None)),
    ],
)
def test_the_films_are_what_the_readme_says(
    name: str, duration_ms: int, size: tuple[int, int], codecs: tuple[str, str | None]
) -> None:
    film = media.probe(DATA / name)
    assert abs(film.duration_ms - duration_ms) <= FRAME
    assert ((film.width, film.height), (film.video_codec, film.audio_codec)) == (size, codecs)
    assert film.frame_rate == 25


def test_sound_alone_has_no_picture() -> None:
    song = media.probe((DATA / "song.mp3").read_bytes())
    assert (song.width, song.video_codec, song.audio_channels) == (None, None, 1)
    assert abs(song.duration_ms - 8000) < 100
    with pytest.raises(media.NotMedia, match="no picture"):
        media.frame_at(DATA / "song.mp3", 0)


@pytest.mark.parametrize("name", ["truncated.mp4", "not-a-video.txt"])
def test_what_cannot_be_played_is_no_media(name: str) -> None:
    with pytest.raises(media.NotMedia):
        media.frame_at((DATA / name).read_bytes(), 0)


def test_each_frame_of_the_sample_says_its_time() -> None:
    assert all_times(KEYNOTE) == [number * FRAME for number in range(750)]


def test_each_frame_survives_a_mean_server(squeezed: Path) -> None:
    times = all_times(squeezed)
    assert media.probe(squeezed).bitrate_kbps < 135
    assert times == [number * FRAME for number in range(750)]


def test_a_clip_begins_where_it_was_cut(squeezed: Path, tmp_path: Path) -> None:
    hard = ["-c:v", "libx264", "-b:v", "90k", "-maxrate", "90k", "-bufsize", "90k", "-preset", "veryfast"]
    clip = convert(squeezed, tmp_path / "clip.mp4", "-t", "10", *hard, before=("-ss", "10"))
    assert media.time_shown(media.frame_at(clip, 0)) == pytest.approx(10_000, abs=FRAME)
    assert media.time_shown(media.frame_at(clip, 5_000)) == pytest.approx(15_000, abs=FRAME)
    assert media.time_shown(media.frame_at(clip, 9_960)) == pytest.approx(19_960, abs=FRAME)
    assert [media.second_heard(clip, ms) for ms in (500, 4_500, 9_500)] == [10, 14, 19]
    with pytest.raises(media.NotMedia, match="no frame at 11000 ms"):
        media.frame_at(clip, 11_000)


def test_transport_streams_count_from_their_first_frame(tmp_path: Path) -> None:
    stream = convert(KEYNOTE, tmp_path / "part.ts", "-t", "2", "-c", "copy")
    assert [media.time_shown(media.frame_at(stream, ms)) for ms in (0, 1_000)] == [0, 1_000]


def test_the_strip_is_found_in_crops_thumbnails_and_insets() -> None:
    image = media.frame_at(KEYNOTE, 12_345)
    assert media.time_shown(image.crop((140, 0, 500, 360))) == 12_320
    assert media.time_shown(image.resize((160, 90))) == 12_320
    assert media.time_shown(image.resize((1920, 1080))) == 12_320
    ground = Image.new("RGB", (640, 360), media.pixel(Image.open(DATA / "poster.jpg"), 50, 20))
    ground.paste(image.resize((320, 180)), (300, 170))
    assert media.time_shown(ground) == 12_320


def test_a_picture_without_a_strip_shows_no_time() -> None:
    assert media.time_shown(media.image_of((DATA / "poster.jpg").read_bytes())) is None
    assert media.time_shown(media.frame_at(DATA / "green_screen.mp4", 2_000)) is None
    assert media.time_shown(Image.new("RGB", (640, 360))) is None
    cut = media.frame_at(KEYNOTE, 1_000).crop((0, 0, 300, 360))
    assert media.time_shown(cut) is None


def test_one_wrong_block_is_noticed() -> None:
    for ms in range(0, 30_000, 1_240):
        bits = timecode.bits_of(2, ms)
        assert timecode.stamp_of(bits) == timecode.Stamp(2, ms // FRAME * FRAME)
        for place in range(timecode.BLOCKS):
            wrong = [bit ^ (number == place) for number, bit in enumerate(bits)]
            assert timecode.stamp_of(wrong) is None


def test_the_films_tell_themselves_apart() -> None:
    names = ("keynote.mp4", "keynote_short.mp4", "vertical.mp4")
    assert [media.film_shown(media.frame_at(DATA / name, 3_000)) for name in names] == [0, 1, 2]


def test_each_second_has_its_tone(squeezed: Path) -> None:
    assert media.tone_at(KEYNOTE, 10_500) == pytest.approx(900, abs=2)
    assert [media.second_heard(squeezed, second * 1000 + 500) for second in range(0, 30, 7)] == [
        0,
        7,
        14,
        21,
        28,
    ]


def test_silence_has_no_tone_and_no_loudness(tmp_path: Path) -> None:
    mute = convert(KEYNOTE, tmp_path / "mute.mp4", "-t", "2", "-af", "volume=0", "-c:v", "copy")
    soft = convert(KEYNOTE, tmp_path / "soft.mp4", "-t", "2", "-af", "volume=0.5", "-c:v", "copy")
    assert media.tone_at(mute, 1_000) is None
    assert media.loudness(mute, 0, 1_500) < -60
    loud = media.loudness(KEYNOTE, 500, 1_500)
    assert media.loudness(soft, 500, 1_500) == pytest.approx(loud - 6, abs=0.5)
    with pytest.raises(media.NotMedia, match="no sound track"):
        media.loudness(DATA / "green_screen.mp4", 0, 1_000)


def test_corners_and_green_have_their_colours() -> None:
    image = media.frame_at(KEYNOTE, 0)
    red, green, blue = media.pixel(image, 1, 2)
    assert red > 180 and green < 70 and blue < 70
    red, green, blue = media.pixel(image, 99, 2)
    assert blue > 160 and red < 70
    assert media.pixel(media.frame_at(DATA / "green_screen.mp4", 0), 90, 20) == pytest.approx(
        (111, 237, 72), abs=4
    )


def test_same_picture_minds_the_content_not_the_encoding(squeezed: Path) -> None:
    at_ten = media.frame_at(KEYNOTE, 10_000)
    assert media.same_picture(at_ten, media.frame_at(squeezed, 10_000))
    assert not media.same_picture(at_ten, media.frame_at(squeezed, 10_200))
    assert not media.same_picture(at_ten, media.image_of((DATA / "poster.jpg").read_bytes()))


def test_bytes_that_are_no_picture() -> None:
    with pytest.raises(media.NotMedia):
        media.image_of(b"GIF89a but not really")
