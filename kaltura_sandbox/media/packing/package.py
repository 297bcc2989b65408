"""Renditions cut into segments for adaptive playback: HLS and DASH. Nothing is encoded, only packed anew."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.probe import MediaFile, probe

SEGMENT_S = 6
MASTER = "master.m3u8"
MEDIA = "index.m3u8"
MANIFEST = "manifest.mpd"
PACKING = ".packing"  # the name of a package ends so until it is done
FROM_ZERO = ("-muxdelay", "0", "-muxpreload", "0")
"""The clock of the segments begins with the film: captions beside a stream don't say how their times map to it."""


def hls(
    renditions: Sequence[Path], directory: Path, *, fmp4: bool = False, segment_s: int = SEGMENT_S
) -> Path:
    """Write ``master.m3u8`` and, for the n-th rendition, ``n/index.m3u8`` with its segments (TS, or fMP4).

    Segments begin at key frames, so they last ``segment_s`` seconds or a key-frame distance more. The directory
    appears when everything in it is ready. Returns the master list. Raises MediaError, NotMedia.
    """

    def fill(work: Path) -> None:
        found = [probe(rendition) for rendition in renditions]
        for number, rendition in enumerate(renditions):
            (work / str(number)).mkdir()
            _hls_one(rendition, found[number], work / str(number), fmp4, segment_s)
        (work / MASTER).write_text(master_playlist(found, [f"{n}/{MEDIA}" for n in range(len(found))]))

    filled(directory, fill)
    return directory / MASTER


def master_playlist(renditions: Sequence[MediaFile], addresses: Sequence[str]) -> str:
    """An HLS master list of these renditions at these addresses, in their order."""
    lines = ["#EXTM3U"]
    for found, address in zip(renditions, addresses, strict=True):
        lines += [f"#EXT-X-STREAM-INF:{stream_inf(found)}", address]
    return "\n".join(lines) + "\n"


def stream_inf(found: MediaFile) -> str:
    """The attributes of one rendition in a master list."""
    parts = ["PROGRAM-ID=1", f"BANDWIDTH={max(found.bitrate_kbps, 1) * 1000}"]
    if found.video:
        width, height = found.video.display_size
        parts += [f"RESOLUTION={width}x{height}", f"FRAME-RATE={found.video.frame_rate:.3f}"]
    parts.append(f'CODECS="{codecs(found)}"')
    return ",".join(parts)


def codecs(found: MediaFile) -> str:
    """The codecs as RFC 6381 writes them; for kinds whose set-up data is not read here, a common value."""
    names = []
    if found.video:
        usual = {"avc1": "avc1.4d401e", "hvc1": "hvc1.1.6.L93.B0", "v_vp9": "vp09.00.10.08"}
        names.append(found.video.rfc6381 or usual.get(found.video.codec, found.video.codec))
    if found.audio:
        names.append({"mp4a": "mp4a.40.2", "a_opus": "opus"}.get(found.audio[0].codec, "mp4a.40.34"))
    return ",".join(names)


def dash(renditions: Sequence[Path], directory: Path, *, segment_s: int = SEGMENT_S) -> Path:
    """Write ``manifest.mpd`` with fMP4 segments: one adaptation set for the films, one for the sound.

    The sound is that of the first rendition that has any. Returns the manifest. Raises MediaError, NotMedia.
    """

    def fill(work: Path) -> None:
        runner.run(_dash_arguments(renditions, segment_s), cwd=work)

    filled(directory, fill)
    return directory / MANIFEST


def _hls_one(rendition: Path, found: MediaFile, directory: Path, fmp4: bool, segment_s: int) -> None:
    kind = ["-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", "init.mp4"] if fmp4 else []
    arguments = [
        *runner.reading(rendition), *_tracks(0, found), "-c", "copy", "-f", "hls", "-hls_time", str(segment_s),
        "-hls_list_size", "0", "-hls_playlist_type", "vod", *kind, *FROM_ZERO,
        "-hls_segment_filename", "seg-%d." + ("m4s" if fmp4 else "ts"), MEDIA,
    ]  # fmt: skip
    # Relative names: the lists must not tell where they were made.
    runner.run(arguments, cwd=directory)


def _tracks(index: int, found: MediaFile) -> list[str]:
    video = ["-map", f"{index}:v:0"] if found.video else []
    return [*video, *(["-map", f"{index}:a:0"] if found.audio else [])]


def _dash_arguments(renditions: Sequence[Path], segment_s: int) -> list[str]:
    found = [probe(rendition) for rendition in renditions]
    arguments: list[str] = []
    for rendition in renditions:
        arguments += runner.reading(rendition)
    sets: list[list[str]] = []
    track = 0
    for group in _ratio_groups(found):
        sets.append([str(track + number) for number in range(len(group))])
        for index in group:
            arguments += ["-map", f"{index}:v:0", f"-aspect:v:{track}", _ratio(found[group[0]])]
            track += 1
    sound = next((index for index, one in enumerate(found) if one.audio), None)
    if sound is not None:
        arguments += ["-map", f"{sound}:a:0"]
        sets.append([str(track)])
    described = " ".join(f"id={number},streams={','.join(tracks)}" for number, tracks in enumerate(sets))
    return [
        *arguments, "-c", "copy", "-f", "dash", "-seg_duration", str(segment_s), "-use_template", "1",
        "-use_timeline", "1", "-adaptation_sets", described, MANIFEST,
    ]  # fmt: skip


def _ratio(found: MediaFile) -> str:
    width, height = found.video.display_size if found.video else (1, 1)
    return f"{width}:{height}"


def _ratio_groups(found: Sequence[MediaFile]) -> list[list[int]]:
    """Indexes of the films by aspect ratio. A set must have one ratio; sizes brought to multiples of 16 differ
    a little (320x180, 160x96), so what lies within a tenth is one set and is told to show as its first."""
    groups: list[list[int]] = []
    ratios: list[float] = []
    for index, one in enumerate(found):
        if not one.video:
            continue
        ratio = one.video.display_size[0] / one.video.display_size[1]
        near = next((n for n, other in enumerate(ratios) if abs(1 - ratio / other) < 0.1), None)
        if near is None:
            ratios.append(ratio)
            groups.append([index])
        else:
            groups[near].append(index)
    return groups


def filled(directory: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write into a work directory and put it in place of ``directory`` when it is done."""
    directory.parent.mkdir(parents=True, exist_ok=True)
    work = directory.with_name(f".{uuid.uuid4().hex}{PACKING}")
    work.mkdir()
    try:
        fill(work)
        if directory.exists():
            raise MediaError(f"{directory.name} is there already")
        work.rename(directory)
    finally:
        shutil.rmtree(work, ignore_errors=True)
