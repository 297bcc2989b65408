"""Looks for secrets in files: plain, URL-encoded, in base64 of either alphabet at any alignment, and once more inside.

A single-file report holds its attachments in base64, and an attachment may itself hold something encoded: so what is
searched for is each spelling of a secret, its base64 and the base64 of that.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

LONGEST = 48  # characters of a secret that are searched for: a piece out of it has leaked it, too
SHORTEST = 12  # bytes of base64 that tell anything


def piece(secret: str) -> str:
    """The part of a secret that is its own: sessions begin alike (version and account) and may be cut at their end."""
    start = 16 if len(secret) > LONGEST + 16 else 0
    return secret[start : start + LONGEST]


def in_base64(data: bytes) -> Iterator[bytes]:
    """How `data` looks inside of base64, at each of three alignments, without the ends that depend on neighbours."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + data)
        start = (before * 8 + 5) // 6
        end = (before + len(data)) * 8 // 6
        inner = coded[start:end]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")


def spellings(secret: str) -> set[bytes]:
    """Every way in which the secret may stand in a file."""
    found = {text.encode() for text in (secret, quote(secret, safe=""), quote_plus(secret))}
    for _ in range(2):
        found |= {coded for text in found for coded in in_base64(text) if len(coded) >= SHORTEST}
    return found


def leaks(files: Iterable[Path], secrets: Iterable[str]) -> list[str]:
    """`file: the beginning of the spelling that was found`, for each file and secret."""
    wanted = {secret: spellings(piece(secret)) for secret in secrets}
    told = []
    for file in files:
        data = file.read_bytes()
        for secret, forms in wanted.items():
            found = next((form for form in forms if form in data), None)
            if found is not None:
                told.append(f"{file}: {secret[:6]}… as {found[:24]!r}")
    return told
