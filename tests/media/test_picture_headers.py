"""What pictures say of themselves, and that nothing else is asked to decode them."""

from __future__ import annotations

import io
import struct
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PIL import EpsImagePlugin, Image

from kaltura_sandbox.media.errors import MediaError, NotMedia
from kaltura_sandbox.media.pictures import header, heavy, images
from kaltura_sandbox.media.probe import Kind, probe

SIZE = (61, 43)
WAYS: list[tuple[str, str, dict[str, Any]]] = [
    ("JPEG", "RGB", {}), ("JPEG", "L", {"progressive": True}), ("JPEG", "CMYK", {}), ("JPEG", "RGB", {"dpi": (9, 9)}),
    ("PNG", "RGB", {}), ("PNG", "P", {}), ("PNG", "RGBA", {}), ("GIF", "P", {}), ("BMP", "RGB", {}), ("BMP", "1", {}),
    ("TIFF", "RGB", {}), ("TIFF", "1", {"compression": "group4"}), ("TIFF", "I;16B", {}), ("TIFF", "L", {}),
    ("WEBP", "RGB", {}), ("WEBP", "RGB", {"lossless": True}), ("WEBP", "RGBA", {}), ("WEBP", "RGB", {"exif": b"x"}),
]  # fmt: skip


def written(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, SIZE).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "mode", "options"), WAYS)
def test_kind_and_size_are_read(tmp_path: Path, kind: str, mode: str, options: dict[str, Any]) -> None:
    path = tmp_path / "picture"
    path.write_bytes(written(kind, mode, **options))
    assert header.look(path) == (kind, SIZE)
    assert images.opened(path).size == SIZE
    assert (probe(path).kind, probe(path).image) == (Kind.IMAGE, SIZE)


def test_a_camera_s_turn_does_not_count(tmp_path: Path) -> None:
    """As the platform tells sizes; what it shows is upright."""
    exif, path = Image.Exif(), tmp_path / "turned"
    exif[0x0112] = 6
    path.write_bytes(written("JPEG", exif=exif))
    assert header.look(path) == ("JPEG", SIZE)
    assert images.opened(path).size == SIZE[::-1]


def test_a_second_picture_behind_the_first_does_no_harm(tmp_path: Path) -> None:
    """Phones write such files; Pillow calls them by another name."""
    path = tmp_path / "two"
    path.write_bytes(written("MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))]))
    assert (probe(path).format, probe(path).image) == ("jpg", SIZE)
    assert images.opened(path).size == SIZE


def test_a_bmp_from_its_top_and_one_of_the_oldest_kind(tmp_path: Path) -> None:
    path, bmp = tmp_path / "picture", written("BMP")
    path.write_bytes(bmp[:22] + struct.pack("<i", -43) + bmp[26:])
    assert header.look(path) == ("BMP", SIZE)
    path.write_bytes(b"BM" + bytes(12) + struct.pack("<IHH", 12, *SIZE) + bytes(100))
    assert header.look(path) == ("BMP", SIZE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_that_ends_anywhere_is_one_or_none(tmp_path: Path, kind: str) -> None:
    path, whole = tmp_path / "picture", written(kind)
    for length in range(0, min(len(whole), 700), 3):
        path.write_bytes(whole[:length])
        assert header.look(path) in (None, (kind, SIZE))


@pytest.mark.parametrize("kind", ["EPS", "PDF", "PPM", "TGA", "ICO", "JPEG2000", "PCX", "SGI", "DDS"])
def test_other_kinds_are_no_pictures(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Least of all PostScript, which is a program."""
    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", lambda *_, **__: pytest.fail("a program was run"))
    path = tmp_path / "picture.jpg"
    path.write_bytes(written(kind))
    assert header.look(path) is None
    with pytest.raises(NotMedia):
        images.opened(path)


def test_what_begins_like_one_kind_is_not_asked_of_others(tmp_path: Path) -> None:
    """PostScript behind the first bytes of a PNG, whose decoder refuses it."""
    path = tmp_path / "picture.png"
    path.write_bytes(
        written("PNG")[:33] + b"\n%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n"
    )
    with pytest.raises(NotMedia):
        images.opened(path)


def test_large_pictures_are_let_in_few_at_a_time(tmp_path: Path) -> None:
    large, small = tmp_path / "large", tmp_path / "small"
    head = written("PNG")
    small.write_bytes(head)
    large.write_bytes(head[:16] + struct.pack(">II", 4000, 4000) + head[24:])
    with ExitStack() as inside:
        for _ in range(heavy.MOST):
            inside.enter_context(heavy.admitted(large))
        with pytest.raises(MediaError, match="too many"):
            images.render(large, images.Shape(50))
        assert images.render(small, images.Shape(50))
    with heavy.admitted(large):
        pass
