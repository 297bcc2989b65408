"""How calls come in and answers go out, over HTTP: the forms of a request, the formats of an answer."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.sandbox.conftest import Api

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


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


def test_json_null_is_an_empty_text_and_no_member_of_an_enumeration(api: Api) -> None:
    """As PHP casts it (source); only name__null clears."""
    url = f"{api.url}/api_v3/service/schedule_scheduleevent/action/add"

    def added(**fields: Any) -> Any:
        event = {
            "objectType": "KalturaRecordScheduleEvent",
            "summary": "x",
            "startDate": 3600,
            "endDate": 7200,
        }
        sent = {"ks": api.ks(), "format": 1, "scheduleEvent": event | {"recurrenceType": None} | fields}
        return api.http.post(url, json=sent, timeout=60).json()

    made = added(description=None, linkedTo=None)
    assert (made["recurrenceType"], made["description"], "linkedTo" in made) == (0, "", False)
    assert added(classificationType=None)["args"]["ENUM_VAL"] == "N/A"
    assert added(summary=None)["code"] == "PROPERTY_VALIDATION_MIN_LENGTH"


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
    text = api.get(f"/api_v3/service/media/action/get?ks={api.ks()}&entryId=a%20%3C%20b").content
    error = ElementTree.fromstring(text).find("result/error")
    assert error is not None
    assert [child.tag for child in error] == ["code", "message", "objectType", "args"]
    assert error.findtext("args/item/objectType") == "KalturaApiExceptionArg"
    assert (error.findtext("args/item/name"), error.findtext("args/item/value")) == ("ENTRY_ID", "a < b")


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


@pytest.mark.parametrize(("given", "number"), [([3], 1), ({"a": 3}, 1), ([0], 1)])
def test_a_list_for_a_plain_value_is_printed_as_php_prints_it(api: Api, given: Any, number: int) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "partnerSortValue": given, "referenceId": given}})
    assert (entry["partnerSortValue"], entry["referenceId"]) == (number, "Array")
    assert api.call("media.get", {"entryId": given})["args"] == {"ENTRY_ID": "Array"}
    refused = api.call("media.add", {"entry": {"mediaType": 1, "name": given}})
    assert refused["args"] == {"PROP_NAME": "entry:name", "FORMAT": "array"}


def test_quotes_are_written_as_entities_in_xml(api: Api, entry: str) -> None:
    told = api.get("/api_v3/service/media/action/get?entryId=%22'%3E%26")
    assert "Entry id &quot;&quot;&apos;&gt;&amp;&quot; not found" in told.text
