"""Formats of answers that topics bring along, beside those that every call knows (wire/answers.py).

A format is a word that a call names (``format=ical``). It writes whatever a call comes to, refusals too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire.answers import NOT_KEPT

Write = Callable[[Platform, Any], bytes]
_writers: dict[str, tuple[str, Write]] = {}


def writes(name: str, kind: str) -> Callable[[Write], Write]:
    """Declares who writes answers in a format; ``kind`` is their Content-Type."""

    def register(function: Write) -> Write:
        _writers[name] = (kind, function)
        return function

    return register


def known(name: str) -> bool:
    """Whether a topic writes this format."""
    return name in _writers


def answer(platform: Platform, name: str, result: Any) -> Response:
    """The answer to a call in a format that is known."""
    kind, write = _writers[name]
    return replies.page(write(platform, result), 200, NOT_KEPT, kind)
