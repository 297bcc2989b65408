"""Addresses of delivery: ``/p/<partner>[/sp/<partner>00]/<action>/key/value/…``, and who answers them."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox.delivery import flavors, manifest, packager, thumbnail
from kaltura_sandbox.delivery.address import Address, Refusal, parse
from kaltura_sandbox.platform import Platform
from kaltura_sandbox.wire.request import host_of

ACTIONS = {
    "playmanifest": manifest.play_manifest,
    "serveflavor": flavors.serve_flavor,
    "raw": flavors.raw,
    "download": flavors.download,
    "thumbnail": thumbnail.thumbnail,
}
_TINY = re.compile(r"/tiny/([0-9A-Za-z]{4,})")
GOTO = "/api_v3/index.php?service=shortLink_shortLink&action=goto&id="
FILES = ("serveflavor", "raw", "download")  # they refuse with HTTP 200


def respond(platform: Platform, request: Request) -> Response:
    """The answer to any address outside of the API."""
    short = _TINY.fullmatch(request.url.path)  # a short link, see services/short_link.py
    if short:
        return Response(b"", 301, {"Location": f"{host_of(request)}{GOTO}{short[1]}"}, "text/html")
    packed = packager.respond(platform, request)
    if packed is not None:
        return packed
    address = parse(request)
    if address is None or address.action not in ACTIONS:
        return Response(b"", 404, media_type="text/html")
    try:
        return ACTIONS[address.action](platform, address)
    except Refusal as refusal:
        return (flavors.quietly(refusal) if address.action in FILES else refusal).answer()


__all__ = ["Address", "respond"]
