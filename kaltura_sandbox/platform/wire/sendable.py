"""The last door of an answer: no header goes out that HTTP has no place for, whoever wrote it."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


class Sendable:
    """Takes control characters out of headers, and blanks from their ends: one of these would end the connection."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sendable(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_clean(*pair) for pair in message["headers"]]
            await send(message)

        await self.app(scope, receive, sendable)


def _clean(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    return name, _CONTROL.sub(b"", value).strip(b" \t")
