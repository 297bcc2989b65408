"""The license server: it reads who asks, asks the platform whether that viewer may, and gives a ClearKey license.

Left out: licenses of Widevine, PlayReady and FairPlay, which only servers with these systems' own secrets can make:
whoever may have one is told so. On the platform this is a server of its own (uDRM), whose refusals aren't known here.
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import admission, ks
from kaltura_sandbox.platform.accounts import Account, Platform, now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.routes import route
from kaltura_sandbox.platform.wire.proxies import caller_of
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.drm import addresses, policies, profiles, protection, rights

CLEARKEY = "cenc/clearkey"
KEPT, PASSING = "persistent-license", "temporary"
_ASKING = "/api_v3/service/drm_drmlicenseaccess/action/getAccess"
"""The call of the API that a license server makes with the viewer's session."""
ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}


class Denied(Exception):
    """No license is given; the HTTP status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@route(profiles.SERVER + r"/(cenc/clearkey|cenc/widevine|cenc/playready|fps)/license")
def respond(platform: Platform, request: Request, found: re.Match[str]) -> Response:
    """A license, or why there is none."""
    try:
        entry, given = _admitted(platform, request, found[1])
        if found[1] != CLEARKEY:
            raise Denied(
                501, "Only servers with this system's secrets make its licenses; cenc/clearkey has one"
            )
        told = _clear_key(platform.account(entry.partnerId), entry, given, request)
        return JSONResponse(told, headers=ANYWHERE)
    except Denied as denied:
        return JSONResponse({"message": str(denied)}, denied.status, ANYWHERE)


def _admitted(platform: Platform, request: Request, scheme: str) -> tuple[Object, rights.License]:
    """The entry and the license that the viewer of an address may have. Raises Denied."""
    try:
        data, told = addresses.told(request.query_params.get("custom_data", ""))
    except ValueError as problem:
        raise Denied(400, str(problem)) from None
    named = str(told.get("account_id"))
    account = platform.account(php_text.whole(named) if php_text.is_digits(named) else 0)
    profile = None if scheme == "fps" else profiles.of_provider(account, profiles.CENC)
    key = profiles.signing_key(platform, profile)
    if not addresses.is_signed(data, request.query_params.get("signature", ""), key):
        raise Denied(403, "The signature is not the platform's")
    entry = rights.entry_of(account, str(told.get("content_id")))
    if not account.has(profiles.DRM) or entry is None:
        raise Denied(403, "The account has no such entry under DRM")
    scope = _viewer(platform, account, entry, told, request)
    given = _license(account, scope, split(str(told.get("files") or "")))
    if given is None or (given.end is not None and given.end <= now()):
        raise Denied(403, "No policy gives this viewer a license")
    return entry, given


def _viewer(
    platform: Platform, account: Account, entry: Object, told: dict[str, Any], request: Request
) -> Scope:
    """Who watches: whoever's session is in the data, from where the license is asked for."""
    session, where = _session(platform, told.get("user_token")), caller_of(request)
    if session is None or session.partner_id != account.id:
        raise Denied(403, "The session is none of the account's")
    try:
        admission.admit(platform, session, where, _ASKING)
    except ApiError as refused:
        raise Denied(403, refused.message) from None
    referrer, agent = (request.headers.get(name, "") for name in ("referer", "user-agent"))
    return Scope(entry, session, frozenset({access.PLAY}), where, referrer, agent, now())


def _session(platform: Platform, text: object) -> ks.Session | None:
    try:
        return ks.read(text, platform.secret_of) if isinstance(text, str) and text else None
    except ApiError:
        return None


def _license(account: Account, scope: Scope, flavor_ids: list[str]) -> rights.License | None:
    try:
        return rights.of_viewer(account, scope, flavor_ids)
    except ApiError as refused:
        raise Denied(403, refused.message) from None


def _clear_key(account: Account, entry: Object, given: rights.License, request: Request) -> dict[str, Any]:
    """The keys that a browser asks for by their names, as Encrypted Media Extensions want them (JWK Set)."""
    kids, kind = _asked(request)
    if kind == KEPT and given.policy.licenseType != policies.PERSISTENT:
        raise Denied(403, "The policy's licenses are not to be kept")
    key = protection.content_key(account, entry)
    if _text(key.id) not in kids:
        raise Denied(403, "The keys asked for are none of this entry's")
    return {"keys": [{"kty": "oct", "kid": _text(key.id), "k": _text(key.secret)}], "type": kind}


def _asked(request: Request) -> tuple[list[str], str]:
    """The names of the keys, and whether the license is to be kept. Raises Denied."""
    try:
        sent = json.loads(request.state.body)
        kids, kind = sent["kids"], sent.get("type", PASSING)
    except (ValueError, RecursionError, LookupError, AttributeError, TypeError):
        raise Denied(400, 'POST {"kids": [base64url, …], "type": "temporary"}') from None
    if not isinstance(kids, list) or kind not in (KEPT, PASSING):
        raise Denied(400, "kids is a list, type is temporary or persistent-license")
    return [one for one in kids if isinstance(one, str)], kind


def _text(value: bytes) -> str:
    """Base64 as JSON Web Keys have it: for addresses, without padding."""
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
