"""The header Range, as far as Python would read more out of it than the platform does."""

from __future__ import annotations

import re

from starlette.requests import Request

_UNREADABLE = re.compile(rb"bytes=(?![0-9 \t,-]*\Z).*", re.IGNORECASE | re.DOTALL)
_BEYOND = b"bytes=9223372036854775807-"  # lies behind the end of any file: HTTP 416


def check(request: Request) -> None:
    """Has a range refused whose ends aren't ASCII digits (``1_0``, ``²``), before a file is served by it."""
    request.scope["headers"] = [
        (name, _BEYOND if name == b"range" and _UNREADABLE.fullmatch(value) else value)
        for name, value in request.scope["headers"]
    ]
