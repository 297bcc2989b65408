"""Several calls in one request, over HTTP: how parts are written, what they share, and where one leads to another."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from tests.sandbox.conftest import Api

PING = {"service": "system", "action": "ping"}


def many(api: Api, fields: dict[str, Any], ks: str | None = "admin") -> Any:
    sent = fields | {"format": 1} | ({"ks": api.ks(ks)} if ks else {})
    return api.http.post(f"{api.url}/api_v3/service/multirequest", data=sent, timeout=30).json()


def part(number: int, style: str = ":", **fields: Any) -> dict[str, Any]:
    return {f"{number}[{k}]" if style == "[" else f"{number}:{k}": v for k, v in fields.items()}


def test_parts_by_colon_and_bracket(api: Api) -> None:
    assert many(api, part(1, **PING) | part(2, "[", **PING)) == [True, True]


def test_parts_as_json(api: Api, entry: str) -> None:
    call = {
        "1": {"service": "media", "action": "get", "entryId": entry},
        "2": PING,
        "ks": api.ks(),
        "format": 1,
    }
    answer = api.http.post(f"{api.url}/api_v3/service/multirequest", json=call, timeout=30).json()
    assert (answer[0]["id"], answer[1]) == (entry, True)


def test_it_ends_at_the_first_gap(api: Api) -> None:
    assert many(api, part(1, **PING) | part(3, **PING)) == [True]
    assert many(api, part(2, **PING)) == []
    assert many(api, {}) == []
    assert many(api, part(1, **PING) | {"2:service": "system"} | part(3, **PING)) == [True]


def test_a_part_zero_comes_first(api: Api) -> None:
    assert many(api, part(0, service="system", action="nosuch") | part(1, **PING))[1] is True


def test_references_are_filled_in(api: Api, entry: str) -> None:
    listed = {"filter:idIn": "x,{1:result:id}", "filter:statusEqual": 7}
    answer = many(api, part(1, service="media", action="get", entryId=entry)
                  | part(2, service="media", action="list", **listed)
                  | part(3, service="media", action="get", entryId="{2:result:objects:0:id}")
                  | part(4, service="baseEntry", action="getByIds", entryIds="{2:result:objects:_all:id}"))  # fmt: skip
    assert [answer[1]["totalCount"], answer[2]["id"], answer[3][0]["id"]] == [1, entry, entry]


def test_references_that_lead_nowhere(api: Api, entry: str) -> None:
    answer = many(api, part(1, service="media", action="get", entryId="0_nosuchid")
                  | part(2, service="media", action="get", entryId="{1:result:id}")
                  | part(3, service="media", action="get", entryId="{4:result:id}")
                  | part(4, service="media", action="get", entryId=entry))  # fmt: skip
    told = [one.get("args", {}).get("ENTRY_ID") for one in answer]
    assert told == ["0_nosuchid", "", "{4:result:id}", None]


def test_only_the_session_and_the_account_pass_to_the_parts(api: Api, entry: str) -> None:
    call = part(1, service="media", action="count") | {"filter:idEqual": entry}
    assert many(api, call)[0] == api.ok("media.count")
    own = part(1, service="media", action="count", ks="nonsense", **{"filter:idEqual": entry}) | part(
        2, **PING
    )
    answer = many(api, own)
    assert (answer[0]["code"], answer[1]) == ("INVALID_KS", True)


def test_a_multirequest_within_one_does_not_exist(api: Api) -> None:
    answer = many(api, part(1, service="multirequest", action="x"))
    assert (answer[0]["code"], answer[0]["args"]) == ("SERVICE_DOES_NOT_EXISTS", {"SRV_NAME": "multirequest"})


def test_xml_of_a_multirequest(api: Api) -> None:
    reply = api.http.post(f"{api.url}/api_v3/service/multirequest",
                          data=part(1, **PING) | part(2, service="nosuch", action="x"), timeout=30)  # fmt: skip
    items = ElementTree.fromstring(reply.content).findall("result/item")
    assert (items[0].text, items[1].findtext("error/code")) == ("1", "SERVICE_DOES_NOT_EXISTS")
