"""One file into one rendition."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from kaltura_sandbox.media import runner
from kaltura_sandbox.media.encoding import audio_arguments, container_arguments, video_arguments
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.probe import MediaFile, probe
from kaltura_sandbox.media.recipe import COPY, Recipe
from kaltura_sandbox.media.sizes import fitted

AAC_PACKET = 1024  # samples


def transcode(source: Path, target: Path, recipe: Recipe) -> MediaFile:
    """Make ``target`` from ``source`` and answer what it is.

    Each frame keeps its time unless the recipe asks for a frame rate; a track that the source lacks is left out.
    Raises NotMedia for a source that cannot be read, MediaError when the rendition cannot be made.
    """
    found = probe(source)
    recipe = _without_missing(found, recipe)
    with runner.replacing(target) as part:
        if recipe.two_pass and recipe.video_codec not in ("", COPY) and recipe.video_kbps:
            _two_passes(source, part, recipe, found)
        else:
            runner.run([*_reading(source), *_writing(recipe, found), runner.local(part)])
    return probe(target)


def _without_missing(found: MediaFile, recipe: Recipe) -> Recipe:
    recipe = replace(
        recipe,
        video_codec=recipe.video_codec if found.video else "",
        audio_codec=recipe.audio_codec if found.audio else "",
    )
    if not recipe.video_codec and not recipe.audio_codec:
        raise MediaError("nothing to make: the source lacks every track that is asked for")
    return recipe


def _reading(source: Path) -> list[str]:
    return runner.reading(source)


def _writing(recipe: Recipe, found: MediaFile) -> list[str]:
    return [
        *(["-map", "0:v:0"] if recipe.video_codec else []),
        *(["-map", "0:a:0"] if recipe.audio_codec else []),
        *_filters(recipe, found),
        # Whole packets of sound, as the platform's renditions have them: 12,000 ms become 12,005.
        *(["-filter:a", f"asetnsamples=n={AAC_PACKET}:p=1"] if recipe.audio_codec == "aac" else []),
        *video_arguments(recipe),
        *audio_arguments(recipe),
        *container_arguments(recipe.format),
    ]


def _filters(recipe: Recipe, found: MediaFile) -> list[str]:
    """Scaling to the size of the recipe; square pixels, so that the size is what a player shows."""
    if not found.video or recipe.video_codec in ("", COPY):
        return []
    steps = ["yadif=deint=interlaced"] if recipe.deinterlace else []
    own = found.video.display_size
    width, height = fitted(own, recipe.width, recipe.height, recipe.multiple)
    if recipe.pad and recipe.width and recipe.height:
        steps.append(f"scale={width}:{height}:force_original_aspect_ratio=decrease:force_divisible_by=2")
        steps.append(f"pad={width}:{height}:(ow-iw)/2:(oh-ih)/2")
    elif (width, height) != own:
        steps.append(f"scale={width}:{height}")
    return ["-filter:v", ",".join([*steps, "setsar=1"])]


def _two_passes(source: Path, part: Path, recipe: Recipe, found: MediaFile) -> None:
    """The first pass writes only its log, into a directory that goes with this run."""
    with tempfile.TemporaryDirectory(prefix=".pass", dir=part.parent) as logs:
        log = ["-passlogfile", str(Path(logs) / "pass")]
        first = [
            *_filters(recipe, found),
            *video_arguments(recipe),
            "-an",
            "-pass",
            "1",
            *log,
            "-f",
            "null",
            "-",
        ]
        runner.run([*_reading(source), "-map", "0:v:0", *first])
        runner.run([*_reading(source), *_writing(recipe, found), "-pass", "2", *log, runner.local(part)])
