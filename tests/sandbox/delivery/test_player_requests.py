"""The requests that Kaltura's player makes of a page on another site: in one JSON request, allowed from anywhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.delivery.test_delivery import Film

ORIGIN = "https://films.example.com"
FIELDS = "id,name,duration,msDuration,thumbnailUrl,status"


@pytest.fixture(scope="module")
def film(api: Api) -> str:
    return Film(api).id


def ask(api: Api, entry: str) -> tuple[Any, Any]:
    """The four actions as the player sends them; the answers, and the response's headers."""
    sent = {
        "1": {"service": "session", "action": "startWidgetSession", "widgetId": f"_{api.told['partnerId']}"},
        "2": {
            "service": "baseEntry", "action": "list", "ks": "{1:result:ks}",
            "filter": {"redirectFromEntryId": entry}, "responseProfile": {"type": 1, "fields": FIELDS},
        },
        "3": {
            "service": "baseEntry", "action": "getPlaybackContext", "entryId": "{2:result:objects:0:id}",
            "ks": "{1:result:ks}",
            "contextDataParams": {"objectType": "KalturaContextDataParams", "flavorTags": "all"},
        },
        "4": {
            "service": "metadata_metadata", "action": "list", "ks": "{1:result:ks}",
            "filter": {"objectType": "KalturaMetadataFilter", "objectIdEqual": "{2:result:objects:0:id}",
                       "metadataObjectTypeEqual": "1"},
        },
        "apiVersion": "3.3.0", "format": 1, "ks": "", "clientTag": "html5:v3.17.78",
        "partnerId": api.told["partnerId"],
    }  # fmt: skip
    url = f"{api.url}/api_v3/service/multirequest"
    answer = api.http.post(url, json=sent, headers={"Origin": ORIGIN}, timeout=60)
    return answer.json(), answer.headers


def test_one_request_brings_session_entry_sources_and_metadata(api: Api, film: str) -> None:
    (session, entries, context, metadata), headers = ask(api, film)
    assert session["ks"]
    assert set(FIELDS.split(",")) <= set(entries["objects"][0])
    assert "description" not in entries["objects"][0]
    assert {"url", "applehttp", "mpegdash"} <= {source["format"] for source in context["sources"]}
    assert (context["messages"], context["bumperData"], metadata["objects"]) == ([], [], [])
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_a_page_may_ask_before_it_sends_json(api: Api) -> None:
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    asked |= {"Access-Control-Request-Headers": "content-type"}
    answer = api.http.options(f"{api.url}/api_v3/service/multirequest", headers=asked, timeout=60)
    assert answer.status_code in (200, 204)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "content-type" in answer.headers["Access-Control-Allow-Headers"].lower()


def test_one_unknown_entry_refuses_what_depends_on_it_and_nothing_else(api: Api) -> None:
    (session, *refused), _ = ask(api, "0_nosuchid")
    assert session["ks"]
    assert [one["code"] for one in refused[:2]] == ["INVALID_ENTRY_ID", "ENTRY_ID_NOT_FOUND"]


def test_a_stretch_is_asked_for_in_the_manifest_s_query(api: Api, film: str) -> None:
    """The player puts seekFrom and clipTo (ms) behind the question mark; each list of segments carries them."""
    path = f"/p/{api.told['partnerId']}/playManifest/entryId/{film}/protocol/http/format/applehttp/a.m3u8"
    told = api.get(f"{path}?playSessionId=x:y&referrer=aHR0cDovL3guZXhhbXBsZS8&seekFrom=4000&clipTo=8000")
    lists = [line for line in told.text.splitlines() if line.startswith("http")]
    assert lists
    assert all("/clipFrom/4000/" in line and "/clipTo/8000/" in line for line in lists)
    segments = api.http.get(lists[0], timeout=60)
    assert segments.headers["Access-Control-Allow-Origin"] == "*"
    lengths = [
        float(line[8:].rstrip(",")) for line in segments.text.splitlines() if line.startswith("#EXTINF:")
    ]
    assert abs(sum(lengths) - 4) < 0.1
