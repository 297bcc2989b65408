"""Files that call themselves films or captions and name other files, or make much of little."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.composing.captions import Captions
from kaltura_sandbox.media.composing.join import Segment, join
from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.pictures.thumbs import frame
from kaltura_sandbox.media.probe import examine, probe

LARGE = "color=s=7200x7200:r=5"  # 52 million pixels
DASH = (
    '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
    'profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" mediaPresentationDuration="PT1S"><Period><AdaptationSet '
    'mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>{0}</BaseURL></Representation>'
    "</AdaptationSet></Period></MPD>"
)
LISTS = {
    "concat": "ffconcat version 1.0\nfile {0}\n",
    "hls": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{0}\n#EXT-X-ENDLIST\n",
    "dash": DASH,
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{0}"/></svg>',
    "captions": "[Script Info]\n[Events]\n",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("name", ["0123abcd", "list.mp4", "list.m3u8", "list.mpd"])
def test_what_names_other_files_is_no_film(counter: Path, tmp_path: Path, kind: str, name: str) -> None:
    """Neither for the library nor for the program, although the file that it names is a film and lies beside it."""
    (tmp_path / "beside").write_bytes(counter.read_bytes())
    written = tmp_path / name
    written.write_text(LISTS[kind].format("beside"))
    with pytest.raises(NotMedia):
        probe(written)
    with pytest.raises(NotMedia):
        frame(written, 0)
    with pytest.raises(MediaError):
        runner.run([*runner.reading(written), "-f", "null", "-"])


def test_captions_that_name_other_files_draw_nothing(counter: Path, tmp_path: Path) -> None:
    """One that names itself would else be opened without end."""
    plain = join([Segment(counter, 0, 1000)], tmp_path / "plain.mp4")
    for number, kind in enumerate(("srt", "vtt")):
        for named in ("fonts/lent.ttf", f"captions-0.{kind}"):
            listed = tmp_path / f"captions{number}"
            listed.write_text(LISTS["concat"].format(named))
            made = join(
                [Segment(counter, 0, 1000, captions=Captions(listed, kind=kind))], tmp_path / "drawn.mp4"
            )
            assert made.duration_ms == plain.duration_ms


def test_a_film_of_too_large_pictures_is_none(tmp_path: Path) -> None:
    """A frame of it would take hundreds of megabytes; ffmpeg stops at its first, whoever calls it."""
    film = tmp_path / "large.avi"
    runner.run(
        ["-f", "lavfi", "-i", LARGE, "-frames:v", "1", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", str(film)]
    )
    with pytest.raises(NotMedia, match="7200 by 7200 pixels are too many"):
        examine(film)
    with pytest.raises(MediaError):
        runner.run([*runner.reading(film), "-f", "null", "-"])
