"""Lists and segments of live streams, below ``/live/<broadcast>/<rendition>/``.

A broadcast's name can't be guessed: the manifest gives it to those whom the entry's access control lets in. What stands
behind ``?`` of a list's address its segments have too, so that the viewers of one machine are told apart.
"""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.platform.wire.proxies import caller_of
from kaltura_sandbox.platform.wire.request import host_of
from kaltura_sandbox.topics.encoders import intake
from kaltura_sandbox.topics.encoders.renditions import FOLLOWED

M3U8, TS = "application/vnd.apple.mpegurl", "video/mp2t"
ANYWHERE = {"Access-Control-Allow-Origin": "*"}
FRESH = ANYWHERE | {"Cache-Control": "no-cache, no-store"}
FOR_GOOD = ANYWHERE | {"Cache-Control": "public, max-age=600"}


@route(rf"{FOLLOWED}/([0-9a-f-]{{1,40}})/([0-9]{{1,9}})/(?:index\.m3u8|([0-9]{{1,9}})\.ts)")
def follow(platform: Platform, request: Request, found: re.Match[str]) -> Response:
    """A list, or a segment of one."""
    broadcast, rendition = found[1], php_text.whole(found[2])
    running = intake.of(platform)
    if running is None:
        return _nothing()
    query = request.url.query
    if found[3] is None:
        base, behind = f"{host_of(request)}{FOLLOWED}/{broadcast}/{rendition}", f"?{query}" if query else ""
        text = running.engine.playlist(broadcast, rendition, lambda number: f"{base}/{number}.ts{behind}")
        return Response(text, 200, FRESH, M3U8) if text else _nothing()
    number = php_text.whole(found[3])
    try:
        content = b"".join(path.read_bytes() for path in running.engine.segment(broadcast, rendition, number))
    except OSError:  # the window has left it behind
        content = b""
    if not content:
        return _nothing()
    entry_id, behind_s = running.engine.place(broadcast, number)
    viewer = f"{caller_of(request)} {request.headers.get('user-agent', '')} {query}"
    running.seen.fetched(entry_id, viewer, behind_s)
    return replies.page(content, 200, FOR_GOOD, TS)


def _nothing() -> Response:
    return Response(b"", 404, ANYWHERE, "text/html")
