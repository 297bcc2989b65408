"""The picture that an entry shows: the platform's own capture or somebody's choice, and what is made of it on request.

Everything made is kept by (digest of the source, recipe), so the same address is rendered once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from kaltura_sandbox.media.pictures import images, thumbs
from kaltura_sandbox.media.pictures.images import Shape
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors

FIRST_VERSION, STEP = 100_002, 10
SOONEST_MS, SHARE = 3000, 3  # the default picture: at 3 s, or at a third of shorter videos
QUALITY = 75  # where an address or a call names none
SOURCE_TAG, KEPT_TAG = "thumbsource", "save_source"
SOUND = "a picture for entries without one"  # stands for a digest in the recipe of the generic picture


def capture_default(account: Account, entry: Object, new_version: bool = True) -> None:
    """Takes a picture from the best rendition, from the source where there is none, and makes it the entry's."""
    ready = [
        a for a in flavors.of_entry(account, entry.id) if a.status == flavors.READY and a._file and a.width
    ]
    if not ready or not entry.width:
        return
    source = max(ready, key=lambda a: (not a.isOriginal, a.bitrate or 0))
    digest = frame(account, source, default_moment(source))
    with account.store.transaction():
        fresh = account.get(entries.KIND, entry.id)
        if fresh and fresh.status != entries.DELETED:
            set_picture(account, fresh, digest, new_version)


def default_moment(source: Object) -> int:
    """Where in a film the platform takes its picture, in ms."""
    return min(SOONEST_MS, int(source._durationMs or 0) // SHARE)


def frame(account: Account, source: Object, at_ms: float) -> str:
    """The digest of a frame of a flavor, in its own size. Raises NotMedia where it has no film."""
    path = account.files.path(source._file)
    made = account.platform.media.get_or_make(
        source._file, {"frame": at_ms}, lambda target: target.write_bytes(thumbs.frame(path, at_ms))
    )
    return account.files.link(made)


def set_picture(account: Account, entry: Object, digest: str | None, new_version: bool = True) -> None:
    """A new picture, at a new version of the address: 100002 first, ten more each time.

    Without a digest (an asset without a file was made the default) the picture stays and the version goes on.
    """
    if digest:
        entry._thumb, entry._thumbAt = digest, now()
    if new_version or not entry._thumbVersion:
        entry._thumbVersion = entry._thumbVersion + STEP if entry._thumbVersion else FIRST_VERSION
    entries.save(account, entry, touch=False)


def capture_source(account: Account, entry_id: str) -> Object | None:
    """The flavor that pictures at an address are taken from.

    The best one tagged thumbsource, else the original where a browser could play it, else the best rendition, else
    the original.
    """
    ready = [a for a in flavors.of_entry(account, entry_id) if a.status == flavors.READY and a._file]
    best = sorted(ready, key=lambda a: a.bitrate or 0, reverse=True)
    ranked = [a for a in best if SOURCE_TAG in split(a.tags)]
    ranked += [a for a in best if a.isOriginal and {"mbr", "web"} & set(split(a.tags))]
    ranked += [a for a in best if KEPT_TAG not in split(a.tags)] + best
    return ranked[0] if ranked else None


def shaped_picture(account: Account, digest: str, shape: Shape) -> bytes:
    """A stored picture in a shape. Raises MediaError."""
    path = account.files.path(digest)
    return _kept(account, digest, images.READING, shape, lambda: images.render(path, shape))


def shaped_frame(account: Account, source: Object, at_ms: float, shape: Shape) -> bytes:
    """A frame of a flavor in a shape. Raises MediaError."""
    path = account.files.path(source._file)
    return _kept(account, source._file, {"frame": at_ms}, shape, lambda: thumbs.frame(path, at_ms, shape))


def shaped_strip(account: Account, source: Object, moments_ms: list[float], shape: Shape) -> bytes:
    """Frames of a flavor side by side, each in the shape; a jpg. Raises MediaError."""
    path = account.files.path(source._file)
    return _kept(
        account, source._file, {"frames": moments_ms}, shape, lambda: thumbs.sheet(path, moments_ms, shape)
    )


def shaped_generic(account: Account, shape: Shape) -> bytes:
    """What entries that have only sound show: a note on a dark ground."""
    return _kept(account, SOUND, {}, shape, lambda: images.drawn(_note(), shape))


def _kept(
    account: Account, digest: str, recipe: dict[str, object], shape: Shape, make: Callable[[], bytes]
) -> bytes:
    def write(target: Path) -> None:
        target.write_bytes(make())

    whole = {"shape": dataclasses.asdict(shape), **recipe}
    return account.platform.media.get_or_make(digest, whole, write).read_bytes()


def _note() -> Image.Image:
    picture = Image.new("RGB", (640, 360), (36, 40, 48))
    pen = ImageDraw.Draw(picture)
    light = (200, 206, 216)
    for x, y in ((252, 222), (342, 204)):
        pen.ellipse((x, y, x + 54, y + 42), light)
    pen.rectangle((294, 108, 306, 243), light)
    pen.rectangle((384, 90, 396, 225), light)
    pen.polygon(((294, 108), (396, 88), (396, 116), (294, 136)), light)
    return picture


def picture_of(account: Account, entry: Object) -> str | None:
    """The digest of what an entry shows; of a picture that is the picture itself."""
    return entry._file if entry.mediaType == entries.IMAGE and entry._file else entry._thumb
