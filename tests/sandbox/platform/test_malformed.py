"""Two hundred requests that no client should send: each is answered as the platform answers, and the next is served.

An answer is in the platform's shape when it is HTTP 200 with a JSON value, an XML document, or the empty page whose
headers tell the error.
"""

from __future__ import annotations

import http.client
import json
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.platform.malformed import ALL, FORM, REQUESTS, Request


def send(api: Api, request: Request) -> tuple[int, dict[str, str], bytes]:
    """Sends a request byte by byte as it is written, which requests would not do."""
    ks = api.ks()
    address = urlsplit(api.url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
    headers = dict(request.headers) | ({"Content-Type": request.kind} if request.kind is not None else {})
    body = request.body.replace(b"$KS", quote(ks).encode() if request.kind == FORM else ks.encode())
    connection.request(request.method, request.path.replace("$KS", quote(ks)), body, headers)
    reply = connection.getresponse()
    answer = reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read()
    connection.close()
    return answer


def test_there_are_two_hundred() -> None:
    assert len(REQUESTS) >= ALL
    assert len({request.name for request in REQUESTS}) == len(REQUESTS)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda one: one.name)
def test_is_answered_in_the_platforms_shape(api: Api, request_: Request) -> None:
    status, headers, body = send(api, request_)
    assert status == 200
    if request_.method in ("HEAD", "OPTIONS"):
        assert body == b""
    elif body == b"":
        assert headers["x-kaltura"].startswith("error-") and "x-kaltura-app" in headers
    elif headers["content-type"].startswith("application/json"):
        assert b"INTERNAL_SERVERL_ERROR" not in body, body
        json.loads(body)
    else:
        assert headers["content-type"].startswith("text/xml")
        result = ElementTree.fromstring(body)
        assert result.find("result") is not None and result.find("executionTime") is not None
        assert b"INTERNAL_SERVERL_ERROR" not in body, body


def test_afterwards_it_still_serves(api: Api) -> None:
    assert api.alive()
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "after all that"}})
    assert api.ok("media.get", {"entryId": entry["id"]})["name"] == "after all that"
    assert api.ok("media.list", {"filter": {"idEqual": entry["id"]}})["totalCount"] == 1
