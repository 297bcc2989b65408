"""Memory that goes back to the machine once it isn't needed: by itself the C library keeps most of it.

With glibc alone; other libraries have no such settings, and give it back or not as they like.
"""

from __future__ import annotations

import ctypes
import sys

_ARENAS, _MAPPED_FROM, _TRIMMED_FROM = -8, -3, -1  # glibc's numbers of its settings (malloc.h)
MOST_ARENAS = 2  # heaps that threads take memory from; by itself eight for each core
LARGE = 128 * 1024  # bytes that get pages of their own, which go back when they are freed


def _library() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    return library if library is not None and hasattr(library, "malloc_trim") else None


def spare() -> None:
    """Once, before threads are made: few heaps, and large pieces beside them."""
    library = _library()
    if library is not None:
        for setting, value in ((_ARENAS, MOST_ARENAS), (_MAPPED_FROM, LARGE), (_TRIMMED_FROM, LARGE)):
            library.mallopt(setting, value)


def give_back() -> None:
    """Takes some milliseconds: for what comes seldom."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)
