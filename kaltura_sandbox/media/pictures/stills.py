"""Pictures as films: one frame that lasts."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from kaltura_sandbox.media.pictures.images import opened


def showing(picture: Path, rate: float, duration_ms: float, work: Path) -> list[str]:
    """ffmpeg's input for a picture shown for a while. It is brought upright and onto white first, as a PNG in
    ``work``: ffmpeg tells kinds of pictures by their names, which stored files need not have."""
    image = opened(picture).convert("RGBA")
    canvas = Image.new("RGBA", image.size, (255, 255, 255, 255))
    canvas.alpha_composite(image)
    copy = work / f"still-{len(list(work.glob('still-*')))}.png"
    canvas.convert("RGB").save(copy, compress_level=1)
    length = f"{duration_ms / 1000:.3f}"
    return ["-f", "image2", "-loop", "1", "-framerate", f"{rate:g}", "-t", length, "-i", str(copy)]
