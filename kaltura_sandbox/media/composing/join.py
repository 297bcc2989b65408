"""Clips put together: pieces of files one after the other, each with its fades, captions and composition.

All parts are brought to one size, frame rate (that of the fastest, 10 to 30) and sound (44100 Hz), and encoded once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.clip import Cut, Effect, clip_recipe, cut, fades, trimmed_audio, trimmed_video
from kaltura_sandbox.media.composing.captions import Captions, burning
from kaltura_sandbox.media.composing.compose import (
    Composition,
    ReplaceBackground,
    Scene,
    composed,
    length_ms,
    size_with,
)
from kaltura_sandbox.media.composing.dimensions import Dimensions, fit, joined_size
from kaltura_sandbox.media.composing.graph import Graph
from kaltura_sandbox.media.encoding import audio_arguments, container_arguments, video_arguments
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.pictures.stills import showing
from kaltura_sandbox.media.probe import MediaFile, probe
from kaltura_sandbox.media.sizes import Size

SAMPLE_RATE = 44100
MIN_RATE, MAX_RATE = 10.0, 30.0


@dataclass(frozen=True)
class Segment:
    """One piece (KalturaClipAttributes): ``duration_ms`` None is up to the end; a picture needs one.

    ``global_offset_ms``: where it begins in the result; room before it is black and silent, and it moves back where
    the piece before lasts longer. ``volume``: factor on its sound. Captions count from the source's start.
    """

    source: Path
    offset_ms: int = 0
    duration_ms: int | None = None
    effects: Sequence[Effect] = ()
    global_offset_ms: int | None = None
    crop_alignment: float | None = None
    captions: Captions | None = None
    composition: Composition | None = None
    volume: float = 1.0


@dataclass(frozen=True)
class _Frame:
    """What all parts are brought to. ``size`` None: the result is sound alone."""

    size: Size | None
    rate: float
    layout: str
    sound: bool
    dimensions: Dimensions | None


def join(parts: Sequence[Segment], target: Path, dimensions: Dimensions | None = None) -> MediaFile:
    """Put the parts together into ``target``: mp4, or mp3/m4a when no part has a picture.

    Raises MediaError for no parts or a part past its source's end, NotMedia for a source that cannot be read.
    """
    if not parts:
        raise MediaError("nothing to join")
    ordered = _in_order(parts)
    cuts = [_cut(part) for part in ordered]
    frame = _frame(ordered, cuts, dimensions)
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix=".join", dir=target.parent) as name,
        runner.replacing(target) as out,
    ):
        work = Path(name).absolute()
        graph = Graph()
        video, audio = _joined(graph, ordered, cuts, frame, work)
        runner.run([*graph.arguments(video, audio), *_encoding(cuts, frame), runner.local(out)], cwd=work)
    return probe(target)


def _in_order(parts: Sequence[Segment]) -> list[Segment]:
    """By their places in the result where all have one, else as given."""
    if all(part.global_offset_ms is not None for part in parts):
        return sorted(parts, key=lambda part: part.global_offset_ms or 0)
    return list(parts)


def _cut(part: Segment) -> Cut:
    found = probe(part.source)
    if not found.image:
        return cut(part.source, part.offset_ms, part.duration_ms)
    if not part.duration_ms:
        raise MediaError("a picture needs a duration")
    return Cut(part.source, found, 0.0, float(part.duration_ms), 0.0)


def _size_of(found: MediaFile) -> Size | None:
    return found.video.display_size if found.video else found.image


def _frame(parts: Sequence[Segment], cuts: Sequence[Cut], dimensions: Dimensions | None) -> _Frame:
    sizes = [
        (size_with(size, part.composition), piece.duration_ms)
        for part, piece in zip(parts, cuts, strict=True)
        if (size := _size_of(piece.found))
    ]
    rates = [piece.found.video.frame_rate for piece in cuts if piece.found.video]
    rate = min(max([MIN_RATE, *rates]), MAX_RATE) if rates else 25.0
    channels = [track.channels for piece in cuts for track in piece.found.audio[:1]]
    composed_sound = any(part.composition and probe(part.composition.source).audio for part in parts)
    layout = "stereo" if channels and min(channels) > 1 else "mono"
    size = joined_size(sizes, dimensions) if sizes else None
    return _Frame(size, rate, layout, bool(channels) or composed_sound, dimensions)


def _joined(
    graph: Graph, parts: Sequence[Segment], cuts: Sequence[Cut], frame: _Frame, work: Path
) -> tuple[str, str]:
    """The labels of picture and sound of the whole, each empty when there is none."""
    pads: list[tuple[str, str]] = []
    end = 0.0
    for part, piece in zip(parts, cuts, strict=True):
        gap = (part.global_offset_ms or 0) - end
        if gap >= 1000 / frame.rate:
            pads.append((_black(graph, frame, gap), _silence(graph, frame, gap)))
            end += gap
        pads.append(_one(graph, part, piece, frame, work))
        end += length_ms(piece.duration_ms, part.composition)
    if len(pads) == 1:
        return pads[0]
    streams, kinds = "".join(video + audio for video, audio in pads), (bool(frame.size), frame.sound)
    graph.chains.append(f"{streams}concat=n={len(pads)}:v={kinds[0]:d}:a={kinds[1]:d}" + _outlets(*kinds))
    return ("[vout]" if kinds[0] else "", "[aout]" if kinds[1] else "")


def _outlets(video: bool, audio: bool) -> str:
    return ("[vout]" if video else "") + ("[aout]" if audio else "")


def _one(graph: Graph, part: Segment, piece: Cut, frame: _Frame, work: Path) -> tuple[str, str]:
    if piece.found.image:
        index = graph.open(*showing(part.source, frame.rate, piece.duration_ms, work))
    else:
        lasting = piece.duration_ms + piece.lead_ms + 500
        index = graph.open("-t", runner.seconds(lasting), *piece.reading)
    audio = _sound(graph, part, piece, frame, index) if piece.found.audio and frame.sound else ""
    video, length_of = "", piece.duration_ms
    if frame.size:
        video = _picture(graph, part, piece, frame, work, index)
        if part.composition:
            scene = Scene(video, audio, frame.size, piece.duration_ms, frame.rate)
            scene = composed(graph, scene, part.composition, work)
            video, audio, length_of = scene.video, scene.audio, scene.duration_ms
            audio = graph.chain(audio, _format(frame), "a") if audio else ""
        if part.effects:
            video = graph.chain(video, fades(part.effects, length_of).lstrip(","))
    if frame.sound and not audio:
        audio = _silence(graph, frame, length_of)
    return video, audio


def _picture(graph: Graph, part: Segment, piece: Cut, frame: _Frame, work: Path, index: int) -> str:
    """The piece at the frame's size and rate, exactly as long as it must be."""
    size = _size_of(piece.found)
    assert frame.size
    if not size:
        return _black(graph, frame, piece.duration_ms)
    steps = [] if piece.found.image else [trimmed_video(piece)]
    steps.append(f"fps={frame.rate:g}:start_time=0,tpad=stop_mode=clone:stop=-1")
    steps.append(f"trim=duration={runner.seconds(piece.duration_ms)},setpts=PTS-STARTPTS")
    if part.captions:
        steps.append(burning(part.captions, piece.start_ms, work))
    # In front of a new background a picture keeps its own shape: bars would not be keyed out.
    own = isinstance(part.composition, ReplaceBackground)
    steps.append("setsar=1" if own else fit(size, frame.size, frame.dimensions, part.crop_alignment))
    return graph.chain(f"[{index}:v:0]", ",".join(steps) + ",format=yuv420p")


def _sound(graph: Graph, part: Segment, piece: Cut, frame: _Frame, index: int) -> str:
    length = runner.seconds(piece.duration_ms)
    volume = f",volume={part.volume:g}" if part.volume != 1 else ""
    filters = (
        f"{trimmed_audio(piece)},{_format(frame)}{volume},apad=whole_dur={length},atrim=duration={length}"
    )
    return graph.chain(f"[{index}:a:0]", filters, "a")


def _format(frame: _Frame) -> str:
    return f"aformat=sample_fmts=fltp:sample_rates={SAMPLE_RATE}:channel_layouts={frame.layout}"


def _black(graph: Graph, frame: _Frame, duration_ms: float) -> str:
    if not frame.size:
        return ""
    width, height = frame.size
    source = f"color=c=black:s={width}x{height}:r={frame.rate:g}:d={runner.seconds(duration_ms)}"
    return graph.chain("", f"{source},format=yuv420p,setsar=1")


def _silence(graph: Graph, frame: _Frame, duration_ms: float) -> str:
    if not frame.sound:
        return ""
    source = f"anullsrc=r={SAMPLE_RATE}:cl={frame.layout}:d={runner.seconds(duration_ms)}"
    return graph.chain("", f"{source},{_format(frame)}", "a")


def _encoding(cuts: Sequence[Cut], frame: _Frame) -> list[str]:
    first = next((piece.found for piece in cuts if piece.found.video), cuts[0].found)
    recipe = clip_recipe(first) if not frame.size else replace(clip_recipe(first), format="mp4")
    if frame.size:
        recipe = replace(
            recipe, video_codec="h264h", audio_codec="aac" if frame.sound else "", audio_kbps=128
        )
    video = video_arguments(recipe) if frame.size else ["-vn"]
    return [*video, *audio_arguments(recipe), *container_arguments(recipe.format)]
