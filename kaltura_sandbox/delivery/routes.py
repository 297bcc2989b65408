"""Addresses of delivery: ``/p/<partner>[/sp/<partner>00]/<action>/key/value/…``, and who answers them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kaltura_sandbox.delivery import flavors, manifest, packager, thumbnail
from kaltura_sandbox.delivery.address import Address, Refusal, parse
from kaltura_sandbox.platform import Platform

ACTIONS = {
    "playmanifest": manifest.play_manifest,
    "serveflavor": flavors.serve_flavor,
    "raw": flavors.raw,
    "download": flavors.download,
    "thumbnail": thumbnail.thumbnail,
}
FILES = ("serveflavor", "raw", "download")  # they refuse with HTTP 200


def respond(platform: Platform, request: Request) -> Response:
    """The answer to any address outside of the API."""
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
