"""Several calls in one request, over HTTP: how parts are written, what they share, and where one leads to another."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

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


def filled(api: Api, *values: str) -> list[str]:
    """Values as the second part gets them; the first one adds an entry called "first" of two tags."""
    add = part(
        1,
        service="media",
        action="add",
        **{"entry:mediaType": 1, "entry:name": "first", "entry:tags": "aa,bb"},
    )
    parts = [part(2 + n, service="media", action="get", entryId=value) for n, value in enumerate(values)]
    answers = many(api, {name: value for one in (add, *parts) for name, value in one.items()})
    return [answer.get("args", {}).get("ENTRY_ID", answer.get("id")) for answer in answers[1:]]


@pytest.mark.parametrize(
    ("value", "made"),
    [
        ("{1:result:name}", "first"),
        ("a {1:result:name} b", "a first b"),
        ("{1:result:name}{1:result:name}", ""),
        ("({1:result:name}-{1:result:tags})", "()"),
        ("{1:result:name} {9:result:id} end", " end"),
        ("{9:result:id} {1:result:name} end", "{9:result:id} {1:result:name} end"),
        ("a{1:result:name}b}c", "ac"),
        ("{{1:result:name}}", "{"),
        ("{1:result:name}\n{1:result:name}", "first\nfirst"),
        ("{1:result:name}\n{1:result:tags}", "first\n{1:result:tags}"),
        ("{1:result:na\nme}", "{1:result:na\nme}"),
        ("{1:result:na\nme}{1:result:name}", "{1:result:na\nme}first"),
        ("{01:result:name}", "first"),
        ("{1:resultname}", "first"),
        ("{1:result:name:}", "first"),
        ("{1:result::name}", ""),
        ("{1:result}", ""),
        ("{1:result:}", ""),
        ("{1:result:Name}", ""),
        ("{1:result: name}", ""),
        ("{1:result:name:x}", ""),
        ("{1:result:createdAt:x}", ""),
        ("{1:result:nosuch}", ""),
        ("{1:result:_thumbVersion}", ""),
        ("{1:result:status}", "7"),
        ("{1:result:blockAutoTranscript}", ""),
        ("{1:result:operationAttributes}", ""),
        ("{1:Result:name}", "{1:Result:name}"),
        ("{ 1:result:name}", "{ 1:result:name}"),
        ("{1 :result:name}", "{1 :result:name}"),
        ("{\u00b2:result:name}", "{\u00b2:result:name}"),
        ("{\u0661:result:name}", "{\u0661:result:name}"),
        ("{0:result:name}", "{0:result:name}"),
        ("{-1:result:name}", "{-1:result:name}"),
        (f"{{{'9' * 5000}:result:name}}", f"{{{'9' * 5000}:result:name}}"),
        ("{1:result:name", "{1:result:name"),
    ],
)
def test_a_value_has_one_reference_from_its_beginning_to_the_last_brace(
    api: Api, value: str, made: str
) -> None:
    assert filled(api, value) == [made]


def test_references_into_lists(api: Api, entry: str) -> None:
    ids = [entry, api.ok("media.add", {"entry": {"mediaType": 1, "name": "other"}})["id"]]
    listed = {"filter:idIn": ",".join(ids), "filter:statusEqual": 7, "filter:orderBy": "+createdAt"}
    wanted = {
        "objects:0:id": ids[0], "objects:1:name": "other", "objects:2:id": "", "objects:00:id": "", "objects:-1:id": "",
        "objects:\u00b2:id": "", "objects:\u0661:id": "", "objects: 0:id": "", "objects:id": "", "objects:count": "2",
        "objects:_all:status": "7,7,", "objects:_all:status:x": "7,7,", "objects:_all": "", "objects:_all:": "",
        "objects:_all:nosuch": "", "objects:_all:blockAutoTranscript": ",,", "objects:_all:_thumbVersion": "",
        "_all:id": "", "totalCount": "2", "objects": "", "objects:0": "", "0:id": "",
    }  # fmt: skip
    fields = part(1, service="media", action="list", **listed)
    for number, path in enumerate(wanted, 2):
        fields |= part(number, service="media", action="get", entryId=f"/{{1:result:{path}}}/")
    told = [answer["args"]["ENTRY_ID"] for answer in many(api, fields)[1:]]
    assert told == [f"/{value}/" for value in wanted.values()]


def test_references_to_plain_values_and_lists(api: Api, entry: str) -> None:
    start = {"secret": api.told["adminSecret"], "partnerId": api.told["partnerId"], "type": 2}
    answers = many(api, part(1, service="session", action="start", **start)
                   | part(2, service="baseEntry", action="getByIds", entryIds=entry, ks="{1:result}")
                   | part(3, service="media", action="get", entryId="{2:result:0:id}", ks="{1:result:}")
                   | part(4, service="media", action="delete", entryId="{2:result:_all:id}")
                   | part(5, service="{6:result}", action="ping"), ks=None)  # fmt: skip
    assert [answers[1][0]["id"], answers[2]["id"]] == [entry, entry]
    assert answers[4]["code"] == "SERVICE_DOES_NOT_EXISTS"


def test_references_in_json_and_in_deep_places(api: Api, entry: str) -> None:
    call = {
        "1": {"service": "media", "action": "get", "entryId": entry},
        "2": {
            "service": "media",
            "action": "list",
            "filter": {"idIn": "{1:result:id},{1:result:id}"},
        },
        "3": {"service": "media", "action": "list", "filter": {"idIn": "x,{1:result:id}", "statusEqual": 7}},
        "4": {
            "service": "media",
            "action": "count",
            "filter": {"statusEqual": "{1:result:status}", "idEqual": entry},
        },
        "ks": api.ks(),
        "format": 1,
    }
    answer = api.http.post(f"{api.url}/api_v3/service/multirequest", json=call, timeout=30).json()
    assert [one["id"] for one in answer[2]["objects"]] == [entry]
    assert entry not in [one["id"] for one in answer[1]["objects"]][1:]  # the empty condition is none
    assert answer[3] == 1


def test_only_the_session_and_the_account_pass_to_the_parts(api: Api, entry: str) -> None:
    call = part(1, service="media", action="count") | {"filter:idEqual": entry}
    before, counted, after = api.ok("media.count"), many(api, call)[0], api.ok("media.count")
    # entries of other tests may become READY meanwhile
    assert min(before, after) <= counted <= max(before, after)
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
