"""The collector: where players send their events, each a GET of ``/analytics/api_v3/index.php?service=analytics&
action=trackEvent&eventType=3&partnerId=…&entryId=…&sessionId=…&position=…``.

The platform's collector is a host of its own with the path of the API, and takes whatever comes. The answer is the
time of the server, and that events of viewing are wanted. Players take its address from provider.env
(analyticsServiceUrl), to which they add ``/api_v3/index.php``.
"""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Platform, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.topics.analytics import play_events
from kaltura_sandbox.topics.analytics.play_events import Told

TYPES = {
    1: play_events.IMPRESSION, 3: play_events.PLAY, 11: play_events.QUARTERS[0], 12: play_events.QUARTERS[1],
    13: play_events.QUARTERS[2], 14: play_events.QUARTERS[3], 21: play_events.SHARE, 23: play_events.DOWNLOAD,
    24: play_events.REPORT, 99: play_events.VIEW,
}  # fmt: skip
"""Of the events by number those that the reports here count."""
NUMBER = re.compile(r"[0-9]{1,9}")
POSITION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
LONGEST = 320  # characters of an id


@route(r"/analytics/api_v3/(?:index\.php|service/analytics/action/trackEvent/?)")
def track_event(platform: Platform, request: Request, _: re.Match[str]) -> Response:
    """Takes an event in; it is kept when the answer is given."""
    told = _told(platform, dict(request.query_params))
    if told:
        play_events.keep(platform, told)
    answer = {"time": now(), "viewEventsEnabled": True}
    return JSONResponse(answer, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})


def _told(platform: Platform, given: dict[str, str]) -> Told | None:
    number, partner = given.get("eventType", ""), given.get("partnerId", "")
    if not NUMBER.fullmatch(number) or not NUMBER.fullmatch(partner) or php_text.whole(number) not in TYPES:
        return None
    position = given.get("position", "")
    return Told(
        TYPES[php_text.whole(number)],
        php_text.whole(partner),
        given.get("entryId", "")[:LONGEST],
        (_user(platform, given.get("ks", "")) or given.get("userId", ""))[:LONGEST],
        given.get("sessionId", "")[:LONGEST],
        php_text.real(position) if POSITION.fullmatch(position) else None,
    )


def _user(platform: Platform, text: str) -> str:
    """The user of a session; nobody where it is none."""
    try:
        return ks.read(text, platform.secret_of).user_id if text else ""
    except ApiError:
        return ""
