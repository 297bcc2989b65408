"""Counts the bytes of answers that belong to an account, by the ``/p/<account>/`` in their addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kaltura_sandbox import php_text

_OWNER = re.compile(r"/p/([0-9]{1,18})/", re.ASCII)


class Counted:
    """Tells ``count`` of whatever was sent: the account's id, and bytes."""

    def __init__(self, app: ASGIApp, count: Callable[[int, int], None]) -> None:
        self.app, self.count = app, count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        foreign = scope["type"] != "http" or scope["path"].startswith("/api_v3")
        owner = None if foreign else _OWNER.search(scope["path"])
        if owner is None:
            return await self.app(scope, receive, send)
        sent = 0

        async def counting(message: Message) -> None:
            nonlocal sent
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, counting)
        finally:
            if sent:
                self.count(php_text.whole(owner[1]), sent)
        return None
