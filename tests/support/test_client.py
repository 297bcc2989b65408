"""What goes over the wire, and what becomes of refusals and of servers that don't answer."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
import requests

from features.support.wire import client as client_module
from features.support.wire import transport
from features.support.wire.client import KalturaClient, KalturaError, WireError, flatten
from features.support.wire.labels import delivery_label
from tests.support.conftest import Echo

REFUSAL = {"code": "NO", "message": "not so", "objectType": "KalturaAPIException", "args": {"ID": "0_x"}}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport.time, "sleep", lambda seconds: None)


def test_nested_parameters_become_the_fields_that_the_api_reads() -> None:
    params = {"entry": {"name": "x", "flag": True, "description": None, "list": [], "ids": [{"value": 1}]}}
    assert list(flatten(params)) == [
        ("entry[name]", "x"),
        ("entry[flag]", "1"),
        ("entry[description__null]", ""),
        ("entry[list][-]", ""),
        ("entry[ids][0][value]", "1"),
    ]


def test_a_refusal_is_raised_with_code_message_and_args(echo: Echo) -> None:
    echo.answers = [(200, REFUSAL)]
    with pytest.raises(KalturaError, match=r"media\.get with NO: not so") as refusal:
        KalturaClient(echo.url).call("media.get", {"entryId": "0_x"}, ks="k")
    assert refusal.value.details == {"ID": "0_x"}


@pytest.mark.parametrize("answers", [True, False])
def test_an_address_without_the_port_of_its_server_gets_it_where_nothing_else_answers(
    echo: Echo, monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    monkeypatch.setattr(client_module, "listens", lambda host, port: answers)
    tried: list[str] = []
    client = KalturaClient(echo.url, lambda exchange: tried.append(exchange.url))
    client.transport.send = lambda method, url, *args, **options: requests.get(echo.url)  # type: ignore[method-assign]
    for url in ("http://127.0.0.1/p/1/serveFlavor", "http://cdn.example.org/p/1", "https://127.0.0.1/p/1"):
        client.get(url)
    mended = "http://127.0.0.1/p/1/serveFlavor" if answers else f"{echo.url}/p/1/serveFlavor"
    assert tried == [mended, "http://cdn.example.org/p/1", "https://127.0.0.1/p/1"]


def test_refusals_inside_a_multirequest_stay_in_place(echo: Echo) -> None:
    echo.answers = [(200, [REFUSAL, True])]
    answers = KalturaClient(echo.url).multirequest(
        [("media.get", {"entryId": "0_x"}), ("system.ping", {})], "k"
    )
    assert answers == [REFUSAL, True]
    sent = dict(parse_qsl(echo.requests[0][2].decode()))
    assert (sent["1:service"], sent["1:entryId"], sent["2:action"], sent["ks"]) == (
        "media",
        "0_x",
        "ping",
        "k",
    )


def test_requests_as_they_are_written_only_read(echo: Echo) -> None:
    client = KalturaClient(echo.url)
    writes = [
        ("/api_v3/service/media/action/add", [], None),
        ("/api_v3/", [("service", "media"), ("action", "delete")], None),
        ("/api_v3/?service=baseEntry&action=clone", [], None),
        ("/api_v3/", [], '{"service": "uploadToken", "action": "add"}'),
    ]
    for path, fields, body in writes:
        with pytest.raises(ValueError, match="call the action instead"):
            client.send("POST", path, fields, body)
    client.send("POST", "/api_v3/service/media/action/get", [("entryId", "0_x")], None)
    assert len(echo.requests) == 1


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(WireError, match=r"127\.0\.0\.1:9 did not answer"):
        KalturaClient("http://127.0.0.1:9").call("system.ping")


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://host/p/101/sp/10100/playManifest/entryId/0_x", "GET playManifest"),
        ("https://host/p/101/thumbnail/entry_id/0_x?a=b", "GET thumbnail"),
        ("https://host/health", "GET health"),
    ],
)
def test_delivery_calls_are_named_after_what_they_ask_for(url: str, label: str) -> None:
    assert delivery_label(url) == label
