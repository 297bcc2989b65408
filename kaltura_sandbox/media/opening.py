"""Opening files with PyAV: only films and sounds, only as local files; whatever is wrong with one is NotMedia."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av

from kaltura_sandbox.media.errors import NotMedia
from kaltura_sandbox.media.runner import ONLY_FILMS, local

# What PyAV raises for broken files: its own errors (some are OSError and MemoryError too), text that is no UTF-8,
# numbers out of range, and tracks without channels or planes.
BROKEN = (av.FFmpegError, ValueError, IndexError, EOFError, MemoryError, OverflowError)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The container of a file. Raises NotMedia if it cannot be opened or read; FileNotFoundError if it is not there."""
    path.stat()
    try:
        with av.open(local(path), options=dict(ONLY_FILMS), metadata_errors="replace") as container:
            yield container
    except BROKEN as error:
        raise NotMedia("not a media file", type(error).__name__) from None
