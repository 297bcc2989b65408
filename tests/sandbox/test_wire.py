"""How calls come in and answers go out, over HTTP: the forms of a request, the formats of an answer, multirequests."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.sandbox.conftest import Api

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def entry(api: Api) -> str:
    """An entry without content; its id."""
    fields = {"mediaType": 1, "name": "wire", "tags": "aa,bb", "description": "first"}
    return str(api.ok("media.add", {"entry": fields})["id"])


def post(api: Api, path: str, body: Any, **headers: str) -> Any:
    reply = api.http.post(api.url + path, data=body, headers=headers, timeout=30)
    assert reply.status_code == 200
    return reply.json()


# Requests


@pytest.mark.parametrize(
    "form",
    [
        "entryId={e}&ks={ks}&format=1&service=media&action=get",
        "entryId={e}&ks={ks}&format=1&service=MEDIA&action=Get",
    ],
)
def test_service_and_action_may_be_fields(api: Api, entry: str, form: str) -> None:
    assert post(api, "/api_v3/", form.format(e=entry, ks=api.ks()), **FORM)["id"] == entry


def test_path_pairs(api: Api, entry: str) -> None:
    path = f"/api_v3/index.php/service/media/action/get/entryId/{entry}/format/1/ks/{api.ks()}"
    assert api.get(path).json()["id"] == entry


def test_query_string(api: Api, entry: str) -> None:
    path = f"/api_v3/?service=media&action=get&entryId={entry}&format=1&ks={api.ks()}"
    assert api.get(path).json()["id"] == entry


def test_the_url_wins_over_the_body_and_the_path_over_both(api: Api, entry: str) -> None:
    path = f"/api_v3/service/media/action/get/entryId/{entry}?entryId=0_query000&format=1"
    answer = post(api, path, f"entryId=0_body0000&format=2&ks={api.ks()}", **FORM)
    assert answer["id"] == entry


@pytest.mark.parametrize("name", ["filter[idEqual]", "filter:idEqual", "filter[idEqual]ignored"])
def test_names_nest(api: Api, entry: str, name: str) -> None:
    answer = api.ok("media.list", {name: entry})
    assert [one["id"] for one in answer["objects"]] == [entry]


def test_json_nests_and_takes_colons(api: Api, entry: str) -> None:
    for body in ({"filter": {"idEqual": entry}}, {"filter:idEqual": entry}):
        text = json.dumps(body | {"ks": api.ks(), "format": 1})
        answer = post(api, "/api_v3/service/media/action/list", text, **{"Content-Type": "application/json"})
        assert answer["totalCount"] == 1


@pytest.mark.parametrize("kind", ["text/plain", "application/json; charset=utf-8", ""])
def test_json_under_another_type_is_not_read(api: Api, entry: str, kind: str) -> None:
    """Read in the server's source: the type must be application/json and nothing else."""
    text = json.dumps({"entryId": entry, "ks": api.ks()})
    answer = post(api, "/api_v3/service/media/action/get?format=1", text, **{"Content-Type": kind})
    assert answer["code"] == "MISSING_MANDATORY_PARAMETER"


def test_multipart_with_the_call_as_json(api: Api, entry: str) -> None:
    call = json.dumps({"entryId": entry, "ks": api.ks(), "format": 1})
    files = {"json": (None, call), "entryId": (None, "0_ignored0")}
    answer = api.http.post(f"{api.url}/api_v3/service/media/action/get", files=files, timeout=30).json()
    assert answer["id"] == entry


def test_json_null_is_zero_for_numbers(api: Api, entry: str) -> None:
    api.ok("media.update", {"entryId": entry, "mediaEntry": {"partnerSortValue": 7}})
    text = json.dumps(
        {"entryId": entry, "mediaEntry": {"partnerSortValue": None}, "ks": api.ks(), "format": 1}
    )
    answer = post(api, "/api_v3/service/media/action/update", text, **{"Content-Type": "application/json"})
    assert answer["partnerSortValue"] == 0


def test_null_clears_and_absence_keeps(api: Api) -> None:
    fields = {"mediaType": 1, "name": "n", "description": "d", "startDate": 1_900_000_000}
    id_ = api.ok("media.add", {"entry": fields})["id"]
    kept = api.ok("media.update", {"entryId": id_, "mediaEntry": {"tags": "aa"}})
    assert (kept["description"], kept["startDate"]) == ("d", 1_900_000_000)
    cleared = api.ok("media.update", {"entryId": id_, "mediaEntry": {"description": None, "startDate": None}})
    assert cleared["description"] == "" and "startDate" not in cleared


@pytest.mark.parametrize("text,stored", [("12abc", 12), ("abc", 0), ("1e3", 1000), (" 7", 7), ("-4.9", -4)])
def test_numbers_are_cast_as_php_casts_them(api: Api, entry: str, text: str, stored: int) -> None:
    answer = api.ok("media.update", {"entryId": entry, "mediaEntry": {"partnerSortValue": text}})
    assert answer["partnerSortValue"] == stored


def test_times_near_zero_count_from_now(api: Api, entry: str) -> None:
    now = api.ok("system.getTime")
    answer = api.ok("media.update", {"entryId": entry, "mediaEntry": {"endDate": 3600}})
    assert abs(answer["endDate"] - now - 3600) <= 2
    assert "endDate" not in api.ok("media.update", {"entryId": entry, "mediaEntry": {"endDate": -1}})


def test_an_empty_list_is_written_with_a_colon(api: Api, entry: str) -> None:
    assert (
        api.code("baseEntry.clone", {"entryId": entry, "cloneOptions[-]": ""})
        == "PROPERTY_VALIDATION_WRONG_FORMAT"
    )


def test_arguments_are_judged_before_the_session(api: Api) -> None:
    assert api.code("media.get", {}, ks=None) == "MISSING_MANDATORY_PARAMETER"
    assert api.code("media.add", {"entry": {"mediaType": 77}}, ks=None) == "INVALID_ENUM_VALUE"
    assert api.code("media.add", {"entry": "text"}, ks=None) == "PROPERTY_VALIDATION_WRONG_FORMAT"
    assert api.code("media.add", {"entry": {"mediaType": 1}}, ks=None) == "SERVICE_FORBIDDEN"


def test_partner_id_by_either_name(api: Api) -> None:
    for name in ("p", "partnerId"):
        assert api.code("media.list", {name: api.told["plainPartnerId"]}) == "SERVICE_FORBIDDEN"


def test_preflight(api: Api) -> None:
    reply = api.http.options(f"{api.url}/api_v3/service/media/action/list", timeout=30)
    assert (reply.status_code, reply.content) == (200, b"")
    assert reply.headers["Access-Control-Allow-Methods"] == "POST, GET, HEAD, OPTIONS"


# Answers


def shown(api: Api, entry: str, format_: str, more: str = "") -> Any:
    return api.get(f"/api_v3/service/media/action/get?entryId={entry}&ks={api.ks()}&format={format_}{more}")


def test_xml_is_the_default_and_shows_what_is_empty(api: Api, entry: str) -> None:
    reply = api.get(f"/api_v3/service/media/action/get?entryId={entry}&ks={api.ks()}")
    assert reply.headers["Content-Type"].startswith("text/xml")
    result = ElementTree.fromstring(reply.content).find("result")
    assert result is not None
    assert [child.tag for child in result][:3] == ["objectType", "relatedObjects", "id"]
    assert result.findtext("id") == entry and result.find("adminTags") is not None


@pytest.mark.parametrize("value,shows", [("1", False), ("0", True), ("true", True)])
def test_ignore_null(api: Api, entry: str, value: str, shows: bool) -> None:
    result = ElementTree.fromstring(shown(api, entry, "2", f"&ignoreNull={value}").content).find("result")
    assert result is not None and (result.find("creditUrl") is not None) == shows


def test_xml_lists_and_errors(api: Api) -> None:
    base = f"/api_v3/service/media/action/list?ks={api.ks()}&filter[idEqual]="
    result = ElementTree.fromstring(api.get(base + "0_nosuchid").content).find("result")
    assert result is not None and result.findtext("totalCount") == "0"
    assert [child.tag for child in result] == ["objectType", "relatedObjects", "totalCount", "objects"]
    text = api.get(f"/api_v3/service/media/action/get?ks={api.ks()}&entryId=%3Cb%3E").content
    error = ElementTree.fromstring(text).find("result/error")
    assert error is not None
    assert [child.tag for child in error] == ["code", "message", "objectType", "args"]
    assert error.findtext("args/item/objectType") == "KalturaApiExceptionArg"
    assert (error.findtext("args/item/name"), error.findtext("args/item/value")) == ("ENTRY_ID", "<b>")


def test_json_drops_nulls_and_ends_with_the_type(api: Api, entry: str) -> None:
    pairs = list(shown(api, entry, "1").json().items())
    assert pairs[-1] == ("objectType", "KalturaMediaEntry")
    assert all(value is not None for _, value in pairs)


def test_an_error_without_arguments_has_an_empty_list(api: Api) -> None:
    answer = api.get("/api_v3/?format=1").json()
    assert answer == {
        "code": "SERVICE_NOT_SPECIFIED", "message": "Service name was not specified, please specify one",
        "objectType": "KalturaAPIException", "args": [],
    }  # fmt: skip


def test_php_serialization(api: Api, entry: str) -> None:
    text = shown(api, entry, "3").text
    assert re.match(r'O:17:"KalturaMediaEntry":\d+:\{s:2:"id";s:10:"' + entry, text)
    assert 's:11:"description";s:' in text and "adminTags" not in text
    assert api.get("/api_v3/service/system/action/ping/format/3").text == "b:1;"


def test_jsonp(api: Api) -> None:
    reply = api.get("/api_v3/service/system/action/ping?format=9&callback=my.done")
    assert (reply.text, reply.headers["Content-Type"].split(";")[0]) == (
        "my.done(true);",
        "application/javascript",
    )


@pytest.mark.parametrize(
    "query,code",
    [
        ("format=77", "UNKNOWN_RESPONSE_FORMAT"),
        ("format=", "UNKNOWN_RESPONSE_FORMAT"),
        ("format=9", "MANDATORY_PARAMETER_MISSING"),
        ("format=9&callback=alert(1)", "INVALID_FIELD_VALUE"),
    ],
)
def test_answers_that_cannot_be_written(api: Api, query: str, code: str) -> None:
    reply = api.get(f"/api_v3/service/system/action/ping?{query}")
    assert (reply.status_code, reply.content) == (200, b"")
    assert reply.headers["X-Kaltura"] == f"error- {code}"
    assert reply.headers["X-Kaltura-App"].startswith(f"exiting on error {code} - ")


def test_a_call_whose_answer_cannot_be_written_is_not_made(api: Api) -> None:
    path = f"/api_v3/service/media/action/add?format=77&ks={api.ks()}&entry[mediaType]=1&entry[referenceId]=unwritable"
    api.get(path)
    assert (
        api.ok("media.list", {"filter": {"referenceIdEqual": "unwritable", "statusEqual": 7}})["totalCount"]
        == 0
    )


# Lists


@pytest.mark.parametrize("pager", [{"pageSize": 0}, {"pageSize": -3}, {"pageIndex": 0}, {"pageSize": 100000}])
def test_odd_pages_are_the_first(api: Api, entry: str, pager: dict[str, int]) -> None:
    answer = api.ok("media.list", {"filter": {"idEqual": entry}, "pager": pager})
    assert (answer["totalCount"], len(answer["objects"])) == (1, 1)


def test_a_page_beyond_the_last_is_empty_and_counts(api: Api, entry: str) -> None:
    answer = api.ok("media.list", {"filter": {"idEqual": entry}, "pager": {"pageIndex": 9}})
    assert (answer["totalCount"], answer["objects"]) == (1, [])


# Multirequests


def many(api: Api, fields: dict[str, Any], ks: str | None = "admin") -> Any:
    sent = fields | {"format": 1} | ({"ks": api.ks(ks)} if ks else {})
    return api.http.post(f"{api.url}/api_v3/service/multirequest", data=sent, timeout=30).json()


PING = {"service": "system", "action": "ping"}


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
    head = {"Content-Type": "application/json"}
    answer = post(api, "/api_v3/service/multirequest", json.dumps(call), **head)
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
