"""Addresses outside of the API: each topic declares those that it answers.

A route is a regular expression of the whole path. The first that fits answers; they differ by their first word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox.platform.accounts import Platform

Answer = Callable[[Platform, Request, re.Match[str]], Response]

_routes: list[tuple[re.Pattern[str], Answer]] = []
_making: list[re.Pattern[str]] = []


def route(pattern: str, makes: str | None = None) -> Callable[[Answer], Answer]:
    """Declares who answers the addresses of a pattern. Those that with their query also fit ``makes`` (in any
    case) may have to make what they serve, which takes long."""

    def register(answer: Answer) -> Answer:
        _routes.append((re.compile(pattern, re.DOTALL | re.ASCII), answer))
        if makes is not None:
            _making.append(re.compile(makes, re.DOTALL | re.ASCII | re.IGNORECASE))
        return answer

    return register


def makes(request: Request) -> bool:
    """Whether what an address serves may have to be made first."""
    address = unquote(f"{request.scope['path']}?{request.url.query}")
    return any(pattern.fullmatch(address) for pattern in _making)


def respond(platform: Platform, request: Request) -> Response:
    """The answer to an address outside of the API; an empty page with HTTP 404 where nobody knows it."""
    for pattern, answer in _routes:
        found = pattern.fullmatch(request.scope["path"])
        if found:
            return answer(platform, request, found)
    return Response(b"", 404, media_type="text/html")
