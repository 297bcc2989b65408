"""Slashes in paths, as the platform's web server takes them; asked of one: Apache 2.4 with the platform's rules."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
import requests

from tests.sandbox.conftest import SAMPLE, Api


def ask(api: Api, path: str, method: str = "GET", body: str | None = None) -> tuple[int, str, str]:
    """Status, text and Location of an answer; the path is sent as it is, which requests wouldn't."""
    place = urlsplit(api.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body, form)
    answer = connection.getresponse()
    told = answer.read().decode("utf-8", "replace"), answer.getheader("Location") or ""
    connection.close()
    return answer.status, *told


@pytest.mark.parametrize(
    "path",
    [
        "//api_v3/service/system/action/ping/format/1",
        "///api_v3///service//system///action/ping//format/1//",
        "/api_v3//service/system/action/ping/format/1",
        "//api_v3/index.php?service=system&action=ping&format=1",
        "/api_v3//index.php/service/system/action/ping?format=1",
        "/api_v3//?service=system&action=ping&format=1",
        "//api_v3?service=system&action=ping&format=1",
        "/api_v3/service/system//action/ping/?format=1",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_several_slashes_are_one_in_calls(api: Api, path: str, method: str) -> None:
    assert ask(api, path, method)[:2] == (200, "true")


def test_calls_with_a_body(api: Api) -> None:
    body = f"ks={api.ks()}&format=1&filter[idEqual]=a//b"
    assert ask(api, "//api_v3//service/media/action/count", "POST", body)[:2] == (200, "0")
    body = "1:service=system&1:action=ping&format=1"
    assert ask(api, "//api_v3/service//multirequest", "POST", body)[:2] == (200, "[true]")


def test_files_arrive(api: Api) -> None:
    token = api.ok("uploadToken.add")["id"]
    sent = {"ks": api.ks(), "uploadTokenId": token, "format": "1"}
    with SAMPLE.open("rb") as file:
        answer = requests.post(
            f"{api.url}//api_v3/service/uploadtoken/action/upload", sent, files={"fileData": file}
        )
    assert answer.json()["status"] == 2


def test_the_query_is_left_alone(api: Api) -> None:
    asked = "//api_v3/?service=media&action=get&format=1&entryId=a//b&ks=" + api.ks()
    assert '"Entry id \\"a//b\\" not found"' in ask(api, asked)[1]


@pytest.mark.parametrize("head", ["//", "/p//", "/"])
def test_several_slashes_are_one_in_addresses(api: Api, head: str) -> None:
    entry = api.film()
    place = f"{head}p/".replace("p//p/", "p//") + str(api.told["partnerId"])
    status, _, location = ask(api, f"{place}//sp/0//playManifest//entryId//{entry}//format/url/a/b")
    assert (status, urlsplit(location).netloc) == (302, urlsplit(api.url).netloc)
    assert ask(api, f"{place}//thumbnail/entry_id//{entry}/width//100")[0] == 200
    status, _, location = ask(api, f"{place}/raw/entry_id//{entry}")
    assert status == 302 and not location.startswith("//")


def test_health_and_short_links(api: Api) -> None:
    assert ask(api, "//_sandbox//health")[0] == 200
    assert ask(api, "//tiny//abcdefgh")[0] == 301


@pytest.mark.parametrize(
    "path",
    [
        "/api_v3/service%2Fsystem/action/ping", "/%2fapi_v3/service/system/action/ping",
        "/api_v3/service/media/action/get/entryId/0_a%2F", "/p/1/playManifest/entryId/0_a/referrer/http:%2f%2fx.com",
    ],
)  # fmt: skip
def test_a_path_with_an_encoded_slash_is_not_found(api: Api, path: str) -> None:
    assert ask(api, path)[0] == 404


def test_an_encoded_slash_in_a_query_is_one(api: Api) -> None:
    assert ask(api, "/api_v3/service/system/action/ping?format=1&x=%2F%2F")[:2] == (200, "true")


def test_a_session_is_bound_to_the_address_as_it_was_sent(api: Api) -> None:
    session = api.start(privileges="urirestrict:/api_v3/service/system/*")
    asked = f"api_v3/service/system/action/ping?format=1&ks={session}"
    assert ask(api, f"/{asked}")[1] == "true"
    assert "EXCEEDED_RESTRICTED_URI" in ask(api, f"//{asked}")[1]
    twice = api.start(privileges="urirestrict://api_v3/service/system/*")
    asked = f"api_v3/service/system/action/ping?format=1&ks={twice}"
    assert ask(api, f"//{asked}")[1] == "true"
    assert "EXCEEDED_RESTRICTED_URI" in ask(api, f"/{asked}")[1]
