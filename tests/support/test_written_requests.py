"""Requests that a guide writes out, JSON that it holds, and the proof of an application token."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest

from features.support.access import app_tokens
from features.support.api.nouns import RESPONSE_PROFILE
from features.support.scenario import objects, raw_requests
from features.support.wire.client import KalturaClient, KalturaError, flatten
from features.support.wire.labels import request_label
from tests.support.conftest import Echo


class Pretended:
    """As much of a world as these functions use: one name, one session."""

    def __init__(self, url: str = "") -> None:
        self.run = type("Run", (), {"client": KalturaClient(url)})
        self.answer: Any = None
        self.delivery: Any = None

    def acting(self) -> str:
        return "my-ks"

    def resolve(self, text: str) -> str:
        return text.replace("<Keynote>", "0_abcdefgh")

    def unique(self, text: str) -> str:
        return f"{text} once"


def test_a_form_is_sent_as_it_is_written(echo: Echo) -> None:
    world: Any = Pretended(echo.url)
    raw_requests.send(world, "\nPOST /api_v3/x\n  ks=<ks>\n  filter[idEqual]=<Keynote>\n  a=b=c\n")
    path, kind, body = echo.requests[0]
    assert (path, kind) == ("/api_v3/x", "application/x-www-form-urlencoded")
    assert parse_qsl(body.decode()) == [("ks", "my-ks"), ("filter[idEqual]", "0_abcdefgh"), ("a", "b=c")]
    assert world.answer is True


def test_json_is_sent_with_its_type_alone(echo: Echo) -> None:
    raw_requests.send(Pretended(echo.url), 'POST /api_v3/x\n{"ks": "<ks>",\n "id": "<Keynote>"}')  # type: ignore[arg-type]
    _, kind, body = echo.requests[0]
    assert (kind, json.loads(body)) == ("application/json", {"ks": "my-ks", "id": "0_abcdefgh"})


def test_a_refusal_of_a_written_request_is_raised(echo: Echo) -> None:
    echo.answers = [(200, {"code": "NO", "message": "no", "objectType": "KalturaAPIException", "args": []})]
    with pytest.raises(KalturaError, match=r"GET media\.get with NO"):
        raw_requests.send(Pretended(echo.url), "GET /api_v3/service/media/action/get/ks/<ks>")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path,label",
    [
        ("/api_v3/service/media/action/get/ks/djJ8secret", "GET media.get"),
        ("/api_v3/service/multirequest?ks=djJ8secret", "GET multirequest"),
        ("/api_v3/?service=media&ks=djJ8secret", "GET api_v3"),
        ("/api_v3/service", "GET api_v3"),
    ],
)
def test_a_label_holds_no_session(path: str, label: str) -> None:
    assert request_label("GET", path) == label


def test_an_empty_list_is_written_as_the_platform_reads_it() -> None:
    assert list(flatten({"ids": [], "1:ids": [], "entry": {"ids": []}})) == [
        ("ids:-", ""),
        ("1:ids:-", ""),
        ("entry[ids][-]", ""),
    ]


def test_json_of_a_guide_knows_names_enums_and_what_must_be_unique() -> None:
    text = '{"type": "EXCLUDE_FIELDS", "systemName": "s", "filter": {"idEqual": "<Keynote>"}, "list": [{"type": 1}]}'
    assert objects.json_of(Pretended(), text, RESPONSE_PROFILE) == {  # type: ignore[arg-type]
        "type": "2",
        "systemName": "s once",
        "filter": {"idEqual": "0_abcdefgh"},
        "list": [{"type": 1}],
    }


@pytest.mark.parametrize("name", ["MD5", "SHA1", "SHA256", "SHA512"])
def test_a_proof_is_the_hash_of_both_texts(name: str) -> None:
    proof = app_tokens.proof_of("ks", {"hashType": name, "token": "tok"})
    assert proof == hashlib.new(name, b"kstok").hexdigest() and proof == proof.lower()
