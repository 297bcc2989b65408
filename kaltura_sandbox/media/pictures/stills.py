"""Pictures as films: one frame that lasts."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from kaltura_sandbox.media.apart import apart
from kaltura_sandbox.media.pictures.images import SECONDS, opened


def showing(picture: Path, rate: float, duration_ms: float, work: Path) -> list[str]:
    """ffmpeg's input for a picture shown for a while. It is brought upright and onto white first, as a PNG in
    ``work``: ffmpeg tells kinds of pictures by their names, which stored files need not have."""
    copy = work / f"still-{len(list(work.glob('still-*')))}.png"
    on_white(picture, copy)
    length = f"{duration_ms / 1000:.3f}"
    return [
        "-f",
        "image2",
        "-pattern_type",
        "none",
        "-loop",
        "1",
        "-framerate",
        f"{rate:g}",
        "-t",
        length,
        "-i",
        str(copy),
    ]


@apart(SECONDS)
def on_white(picture: Path, target: Path) -> None:
    """Writes a picture upright and without transparency, as a PNG. Raises NotMedia."""
    image = opened(picture).convert("RGBA")
    canvas = Image.new("RGBA", image.size, (255, 255, 255, 255))
    canvas.alpha_composite(image)
    canvas.convert("RGB").save(target, compress_level=1)
