"""A picture in the picture, a new background, volumes: what a clip may be composed with.

After the platform's source (not measured): the second film's sound gets ``volume``, the first one's the rest; a film
laid over another sets the length, and the one below is repeated or cut to it; over a picture the clip's own length
stays. A film as new background shows as long as the longer of the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaltura_sandbox.media.composing.graph import Graph
from kaltura_sandbox.media.composing.placing import OverlayShape, Placement, mask_file, position
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.pictures.stills import showing
from kaltura_sandbox.media.probe import Kind, MediaFile, probe
from kaltura_sandbox.media.runner import local, reading
from kaltura_sandbox.media.sizes import Size

# Distance in colour and softness of the edge that count as the key colour.
_KEY = "0.14:0.08"


@dataclass(frozen=True)
class ReplaceBackground:
    """KalturaReplaceBackgroundAttributes. ``colour`` is 0xRRGGBB; ``scale``: size of the foreground inside the frame
    (1 fills it, None leaves it as large as it is); ``position``: where its spare room goes, 0 left or top, 1 right or
    bottom."""

    source: Path
    colour: str = "0x6FED48"
    scale: float | None = None
    position: tuple[float, float] = (0.5, 1.0)
    volume: float = 1.0


@dataclass(frozen=True)
class Overlay:
    """KalturaOverlayAttributes. ``scale`` and ``margins`` are shares of the frame's shorter side; the overlay is
    square. ``background``: a picture or film put in for a colour of the overlay."""

    source: Path
    placement: Placement = Placement.BOTTOM_RIGHT
    scale: float = 0.4
    margins: float = 0.074
    shape: OverlayShape = OverlayShape.CIRCLE
    volume: float = 1.0
    background: ReplaceBackground | None = None


Composition = Overlay | ReplaceBackground


@dataclass(frozen=True)
class Scene:
    """A clip as graph labels, ``audio`` empty when it is silent, with its size, length (ms) and frame rate."""

    video: str
    audio: str
    size: Size
    duration_ms: float
    frame_rate: float


def composed(graph: Graph, scene: Scene, composition: Composition, work: Path) -> Scene:
    """Add the composition to the graph; ``work`` takes small files (masks). Raises MediaError, NotMedia."""
    second = probe(composition.source)
    if second.kind is Kind.AUDIO or not (second.video or second.image):
        raise MediaError("a composition needs a film or a picture")
    if isinstance(composition, Overlay):
        return _overlaid(graph, scene, composition, second, work)
    return _on_background(graph, scene, composition, second, work)


def length_ms(duration_ms: float, composition: Composition | None) -> float:
    """How long a clip of this length lasts with the composition."""
    if composition is None:
        return duration_ms
    second = probe(composition.source)
    if not second.video:
        return duration_ms
    return (
        float(second.video.duration_ms)
        if isinstance(composition, Overlay)
        else max(duration_ms, float(second.video.duration_ms))
    )


def size_with(size: Size, composition: Composition | None) -> Size:
    """The size that counts for a clip: a new background brings its own."""
    if not isinstance(composition, ReplaceBackground):
        return size
    found = probe(composition.source)
    return found.video.display_size if found.video else found.image or size


def _overlaid(graph: Graph, scene: Scene, overlay: Overlay, second: MediaFile, work: Path) -> Scene:
    duration = length_ms(scene.duration_ms, overlay)
    side = max(int(min(scene.size) * overlay.scale) // 2 * 2, 2)
    index = graph.open(*_input(overlay.source, second, scene.frame_rate, duration, work))
    small = f"setpts=PTS-STARTPTS,fps={scene.frame_rate:g},scale={side}:{side},setsar=1"
    front = graph.chain(f"[{index}:v:0]", small + ",format=rgba")
    if overlay.background:
        front = _keyed_overlay(graph, front, overlay.background, side, scene.frame_rate, duration, work)
    index_of_mask = graph.open("-i", local(mask_file(overlay.shape, side, work)))
    grey = graph.chain(f"[{index_of_mask}:v:0]", "format=gray,setsar=1")
    front = graph.chain(front, "format=rgba")
    front = graph.chain(f"{front}{grey}", "alphamerge")
    below = _stretched(graph, scene, duration)
    place = position(overlay.placement, overlay.margins)
    video = graph.chain(f"{below}{front}", f"overlay={place}:format=auto")
    video = graph.chain(video, _exact(duration) + ",format=yuv420p")
    sound = f"[{index}:a:0]" if second.audio else ""
    return Scene(
        video, _mixed(graph, scene, sound, overlay.volume, duration), scene.size, duration, scene.frame_rate
    )


def _keyed_overlay(
    graph: Graph,
    front: str,
    background: ReplaceBackground,
    side: int,
    rate: float,
    duration: float,
    work: Path,
) -> str:
    found = probe(background.source)
    index = graph.open(*_input(background.source, found, rate, duration, work))
    behind = graph.chain(
        f"[{index}:v:0]", f"setpts=PTS-STARTPTS,fps={rate:g},scale={side}:{side},setsar=1,format=rgba"
    )
    keyed = graph.chain(front, f"chromakey={background.colour}:{_KEY},format=rgba")
    return graph.chain(f"{behind}{keyed}", "overlay=0:0:format=auto")


def _on_background(
    graph: Graph, scene: Scene, background: ReplaceBackground, second: MediaFile, work: Path
) -> Scene:
    width, height = scene.size
    duration = length_ms(scene.duration_ms, background)
    index = graph.open(*_input(background.source, second, scene.frame_rate, duration, work))
    cover = f"scale={width}:{height}:force_original_aspect_ratio=increase:force_divisible_by=2,crop={width}:{height}"
    behind = graph.chain(
        f"[{index}:v:0]",
        f"setpts=PTS-STARTPTS,fps={scene.frame_rate:g},{cover},setsar=1,tpad=stop_mode=clone:stop=-1,{_cut(duration)}",
    )
    front = graph.chain(
        scene.video,
        f"{_inside(width, height, background.scale)}chromakey={background.colour}:{_KEY},format=rgba",
    )
    across, down = background.position
    place = f"(main_w-overlay_w)*{across}:(main_h-overlay_h)*{down}"
    video = graph.chain(f"{behind}{front}", f"overlay={place}:format=auto,format=yuv420p,{_exact(duration)}")
    if second.image:
        audio = _padded(graph, scene.audio, duration) if scene.audio else ""
    else:
        sound = f"[{index}:a:0]" if second.audio else ""
        audio = _mixed(graph, scene, sound, background.volume, duration)
    return Scene(video, audio, scene.size, duration, scene.frame_rate)


def _inside(width: int, height: int, scale: float | None) -> str:
    """The filter that fits a foreground into its share of the frame."""
    if not scale:
        return ""
    box = f"trunc({width}*{scale}/2)*2:trunc({height}*{scale}/2)*2"
    return f"scale={box}:force_original_aspect_ratio=decrease:force_divisible_by=2,"


def _input(source: Path, found: MediaFile, rate: float, duration_ms: float, work: Path) -> list[str]:
    if found.image:
        return showing(source, rate, duration_ms, work)
    return reading(source)


def _cut(duration_ms: float) -> str:
    return f"trim=duration={duration_ms / 1000:.6f}"


def _exact(duration_ms: float) -> str:
    """Filters that hold the last frame or cut, so that the picture lasts exactly this long."""
    return f"tpad=stop_mode=clone:stop=-1,{_cut(duration_ms)},setpts=PTS-STARTPTS"


def _stretched(graph: Graph, scene: Scene, duration_ms: float) -> str:
    """The clip below, repeated from its start until the film above ends."""
    if duration_ms <= scene.duration_ms:
        return graph.chain(scene.video, _cut(duration_ms))
    frames = max(round(scene.duration_ms * scene.frame_rate / 1000), 1)
    again = f"loop=loop=-1:size={frames}:start=0,setpts=N/({scene.frame_rate:g}*TB),{_cut(duration_ms)}"
    return graph.chain(scene.video, again)


def _mixed(graph: Graph, scene: Scene, second: str, volume: float, duration_ms: float) -> str:
    """Both sounds at their volumes, as long as the picture; empty where neither has any."""
    parts = []
    if scene.audio:
        own = scene.audio
        if duration_ms > scene.duration_ms:
            samples = round(scene.duration_ms * 44.1)
            own = graph.chain(own, f"aresample=44100,aloop=loop=-1:size={samples},asetpts=N/SR/TB", "a")
        parts.append(graph.chain(own, f"volume={1 - volume:g},aresample=44100", "a"))
    if second:
        parts.append(graph.chain(second, f"asetpts=PTS-STARTPTS,volume={volume:g},aresample=44100", "a"))
    if not parts:
        return ""
    mixed = parts[0]
    if len(parts) == 2:
        mixed = graph.chain("".join(parts), "amix=inputs=2:normalize=0:dropout_transition=0", "a")
    return _padded(graph, mixed, duration_ms)


def _padded(graph: Graph, audio: str, duration_ms: float) -> str:
    length = f"{duration_ms / 1000:.6f}"
    return graph.chain(audio, f"apad=whole_dur={length},atrim=duration={length}", "a")
