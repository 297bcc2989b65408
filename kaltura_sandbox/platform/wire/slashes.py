"""Slashes in a path, as the platform's web server (Apache) treats them before anything else looks at the path.

Several in a row are one, wherever they stand; the query is left alone. A path with a percent-encoded slash is not
found. What was sent stays in ``raw_path``: that is the URI which sessions are bound to, and which redirects repeat.
"""

from __future__ import annotations

import re

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_SLASHES = re.compile(r"/{2,}")


class MergedSlashes:
    """An application behind such a server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            raw = scope.get("raw_path", b"").partition(b"?")[0]
            if b"%2f" in raw or b"%2F" in raw:
                await Response(b"", 404, media_type="text/html")(scope, receive, send)
                return
            scope = {**scope, "path": _SLASHES.sub("/", scope["path"])}
        await self.app(scope, receive, send)
