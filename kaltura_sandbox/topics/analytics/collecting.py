"""The collector: where players send their events, each a GET of ``/analytics/api_v3/index.php?service=analytics&
action=trackEvent&eventType=3&partnerId=…&entryId=…&sessionId=…&position=…``.

Newer players POST them: eventType, partnerId, entryId and sessionId in the query, all else as JSON
(``{"position": 3.1, "playTimeSum": 3.0, "ks": …}``), which browsers ask leave for first (CORS preflight).

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
SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,20})?")
LONGEST = 320  # characters of an id
NOBODY = "0"  # the user of a widget session


@route(r"/analytics/api_v3/(?:index\.php|service/analytics/action/trackEvent/?)")
def track_event(platform: Platform, request: Request, _: re.Match[str]) -> Response:
    """Takes an event in; it is kept when the answer is given."""
    told = _told(platform, _sent(request) | dict(request.query_params))
    if told:
        play_events.keep(platform, told)
    answer = {"time": now(), "viewEventsEnabled": True}
    return JSONResponse(answer, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})


def _sent(request: Request) -> dict[str, str]:
    """What a body of JSON says, as a query would; nothing where there is none."""
    try:
        sent = php_text.json_value(request.state.body.decode())
    except ValueError:
        return {}
    known = sent.items() if isinstance(sent, dict) else ()
    return {name: str(value) for name, value in known if isinstance(value, str | int | float)}


def _told(platform: Platform, given: dict[str, str]) -> Told | None:
    number, partner = given.get("eventType", ""), given.get("partnerId", "")
    if not NUMBER.fullmatch(number) or not NUMBER.fullmatch(partner) or php_text.whole(number) not in TYPES:
        return None
    return Told(
        TYPES[php_text.whole(number)],
        php_text.whole(partner),
        given.get("entryId", "")[:LONGEST],
        (_user(platform, given.get("ks", "")) or given.get("userId", ""))[:LONGEST],
        given.get("sessionId", "")[:LONGEST],
        _seconds(given.get("position", "")),
        _seconds(given.get("playTimeSum", "")),
    )


def _seconds(text: str) -> float | None:
    return php_text.real(text) if SECONDS.fullmatch(text) else None


def _user(platform: Platform, text: str) -> str:
    """The user of a session; nobody where it is none, or anybody's as players start it."""
    try:
        user = ks.read(text, platform.secret_of).user_id if text else ""
    except ApiError:
        return ""
    return "" if user == NOBODY else user
