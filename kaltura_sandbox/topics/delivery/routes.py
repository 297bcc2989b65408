"""Addresses of delivery, ``/p/<partner>[/sp/<partner>00]/<action>/key/value/…``, and who answers which action."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.topics.delivery.address import QUIET, Address, Refusal, check_active, parse

Answer = Callable[[Platform, Address], Response]

_actions: dict[str, tuple[Answer, bool]] = {}


def delivers(action: str, *, quietly: bool = False) -> Callable[[Answer], Answer]:
    """Declares who answers an action (its name in lower case); ``quietly``: refusals have HTTP 200, as of files."""

    def register(answer: Answer) -> Answer:
        _actions[action] = (answer, quietly)
        return answer

    return register


@route(r"/p/[-0-9]+(?:/.*)?", makes=r"/p/[-0-9]+/.*?(?:thumbnail/|clipTo[/=]).*")
def deliver(platform: Platform, request: Request, _: re.Match[str]) -> Response:
    """The answer of the topic whose action an address names."""
    address = parse(request)
    if address is None or address.action not in _actions:
        return Response(b"", 404, media_type="text/html")
    answer, quietly = _actions[address.action]
    try:
        check_active(platform, address.partner)
        return answer(platform, address)
    except Refusal as refusal:
        refusal.headers = address.told | refusal.headers
        if quietly:
            refusal.status = QUIET
        return refusal.answer()
