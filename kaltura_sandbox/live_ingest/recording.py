"""The pieces of a broadcast as one film (MP4). Nothing is encoded as long as all of it is of one kind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kaltura_sandbox.live_ingest import timeline
from kaltura_sandbox.live_ingest.broadcast import TIMELINE
from kaltura_sandbox.live_ingest.renditions import file_of
from kaltura_sandbox.live_ingest.timeline import Shown
from kaltura_sandbox.media import runner
from kaltura_sandbox.media.composing.join import Segment, join
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.probe import MediaFile, probe

_MP4 = ["-movflags", "+faststart", "-movie_timescale", "1000", "-f", "mp4"]


def record(folder: Path, rendition: int, target: Path, before: Path | None = None) -> MediaFile:
    """Makes ``target`` of the pieces that a broadcast showed, behind the film ``before`` if there is one.

    Each stretch of one encoder is copied frame by frame. Raises MediaError where nothing was shown, NotMedia.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".recording", dir=target.parent) as name:
        work = Path(name)
        films = [before] if before else []
        for number, take in enumerate(timeline.takes(timeline.read(folder / TIMELINE))):
            if film := _film(folder, rendition, take, work / f"{number}.mp4"):
                films.append(film)
        if not films:
            raise MediaError("nothing was broadcast")
        _joined(films, work, target)
    return probe(target)


def _film(folder: Path, rendition: int, take: Sequence[Shown], film: Path) -> Path | None:
    """A stretch as a film; None where nothing of it can be read, as of what a kill cut after a few bytes."""
    stream = film.with_suffix(".ts")
    with stream.open("wb") as whole:
        for piece in take:
            path = file_of(folder / piece.source, rendition, piece.number)
            if path.is_file():
                with path.open("rb") as part:
                    shutil.copyfileobj(part, whole, 1024 * 1024)
    try:
        runner.run(
            [*_of_stream(stream), "-map", "0:v:0?", "-map", "0:a:0?", "-c", "copy", *_MP4, runner.local(film)]
        )
    except MediaError:
        return None
    finally:
        stream.unlink()
    return film


def _of_stream(stream: Path) -> list[str]:
    return ["-fflags", "+genpts", *runner.reading(stream)]


def _joined(films: Sequence[Path], work: Path, target: Path) -> None:
    """One film behind the other: copied where they are of one kind, encoded where they aren't."""
    found = [probe(film) for film in films]
    if len(films) > 1 and any(_kind(one) != _kind(found[0]) for one in found):
        join([Segment(film) for film in films], target)
        return
    names = work / "films.txt"
    names.write_text("".join(f"file '{film}'\n" for film in map(_quoted, films)), encoding="utf-8")
    with runner.replacing(target) as part:
        if len(films) == 1:
            shutil.copyfile(films[0], part)
            return
        concat = ["-f", "concat", "-safe", "0", "-protocol_whitelist", "file", "-i", runner.local(names)]
        runner.run([*concat, "-map", "0", "-c", "copy", *_MP4, runner.local(part)])


def _quoted(film: Path) -> str:
    return str(film.absolute()).replace("'", "'\\''")


def _kind(film: MediaFile) -> tuple[object, ...]:
    """What must be alike for frames to be copied behind others."""
    video = film.video and (film.video.codec, film.video.rfc6381, film.video.width, film.video.height)
    sound = [(one.codec, one.sample_rate, one.channels) for one in film.audio[:1]]
    return video, *sound
