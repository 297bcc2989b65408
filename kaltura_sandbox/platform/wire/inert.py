"""What is served stays what it is: browsers run nothing that somebody uploaded, or that a refusal repeats.

A page in HTML or SVG that came as a picture would else act with the rights of this host, and so would the refusals that
are written as text/html (format 3). Types are the platform's; these headers come on top of them.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

JSON = "application/json"  # the type of a manifest's JSONP, too: told not to guess, browsers would not run that script
PDF = "application/pdf"  # viewers of browsers don't open in a sandbox, and give no script the page's rights


class Inert:
    """Tells browsers to take a type at its word, and to open an answer as a page without scripts and without origin."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kind = headers.get("content-type", "").partition(";")[0]
                if kind != JSON:
                    headers["X-Content-Type-Options"] = "nosniff"
                if kind != PDF:
                    headers["Content-Security-Policy"] = "sandbox"
            await send(message)

        await self.app(scope, receive, told)
