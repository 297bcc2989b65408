"""What is too large: requests, their parts and their answers are refused in the platform's shape, and it serves on."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kaltura_sandbox.platform.machine import limits
from tests.sandbox.conftest import Api

CODE = "SANDBOX_LIMIT_EXCEEDED"
PING = {"service": "system", "action": "ping"}
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
ROOM = 100 * limits.MEGABYTE  # by which memory may grow in a test; without bounds it is gigabytes


def memory(api: Api) -> int:
    """Bytes that the platform held at the most so far."""
    status = Path(f"/proc/{api.told['pid']}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def many(api: Api, parts: list[dict[str, Any]], **fields: Any) -> Any:
    """The answers of a multirequest that is sent as JSON."""
    sent = {str(number): part for number, part in enumerate(parts, 1)}
    sent |= {"ks": api.ks(), "format": 1} | fields
    return api.http.post(f"{api.url}/api_v3/service/multirequest", json=sent, timeout=60)


def post(api: Api, body: bytes | str, kind: str, service: str = "system", action: str = "ping") -> Any:
    place = f"{api.url}/api_v3/service/{service}/action/{action}?format=1"
    reply = api.http.post(place, data=body, headers={"Content-Type": kind}, timeout=60)
    assert reply.status_code == 200
    return reply.json()


def doubling(api: Api, count: int, format_: int) -> Any:
    """Each part takes the session before it twice."""
    start = {"service": "session", "action": "start", "secret": api.told["adminSecret"]}
    start |= {"partnerId": api.told["partnerId"], "type": 2}
    parts = [start | {"userId": "u", "privileges": "a:" + "x" * 1000}]
    for number in range(1, count):
        parts.append(start | {"userId": f"{{{number}:result}}", "privileges": f"{{{number}:result}}"})
    callback = "?callback=f" if format_ == 9 else ""
    sent = {str(number): part for number, part in enumerate(parts, 1)} | {"format": format_}
    return api.http.post(f"{api.url}/api_v3/service/multirequest{callback}", json=sent, timeout=60)


@pytest.fixture(scope="module")
def tag(api: Api) -> str:
    """The tag of entries that are more than a megabyte together."""
    made = f"bounds{time.time_ns()}"
    for _ in range(40):
        api.ok("media.add", {"entry": {"mediaType": 1, "name": "x" * 30_000, "tags": made}})
    return made


@pytest.mark.parametrize("format_", [1, 2, 3, 9])
def test_a_multirequest_that_doubles_ends_at_a_limit(api: Api, format_: int) -> None:
    before = memory(api)
    reply = doubling(api, 25, format_)
    assert reply.status_code == 200 and len(reply.content) < 2 * limits.LARGEST_ANSWER
    assert CODE in reply.text
    assert memory(api) - before < 5 * ROOM
    if format_ == 1:
        told = reply.json()
        assert len(told) == 25 and isinstance(told[0], str) and told[-1]["code"] == CODE
        assert told[-1]["objectType"] == "KalturaAPIException"
    if format_ == 2:
        assert len(ElementTree.fromstring(reply.content).findall("result/item")) == 25


def test_a_reference_on_many_lines_counts_each_time(api: Api) -> None:
    entry = {"service": "media", "action": "add", "entry": {"mediaType": 1, "name": "x" * 50_000}}
    again = entry | {"entry": {"mediaType": 1, "name": "{1:result:name}\n" * 2000}}
    told = many(api, [entry, again, PING]).json()
    assert told[1]["code"] == CODE and told[2] is True


def test_what_references_fill_in_within_the_limit_is_done(api: Api) -> None:
    entry = {"service": "media", "action": "add", "entry": {"mediaType": 1, "name": "name"}}
    again = entry | {"entry": {"mediaType": 1, "name": "{1:result:name}\n{1:result:name}\nand {1:result:id}"}}
    told = many(api, [entry, again]).json()
    assert told[1]["name"] == "name\nname\nand {1:result:id}"


def test_a_long_text_full_of_beginnings_is_looked_at_once(api: Api) -> None:
    begin = time.monotonic()
    entry = {"service": "media", "action": "get", "entryId": "{1:result:" * 300_000}
    assert (
        many(api, [PING, entry | {"entryId": entry["entryId"] + "x"}]).json()[1]["code"]
        == "ENTRY_ID_NOT_FOUND"
    )
    assert time.monotonic() - begin < 15


def test_so_many_parts_and_no_more(api: Api) -> None:
    assert many(api, [PING] * 1000).json() == [True] * 1000
    assert many(api, [PING] * (limits.MOST_PARTS + 1)).json()["code"] == CODE


def test_results_that_are_large_together_are_refused_from_there_on(api: Api, tag: str) -> None:
    listing = {"service": "media", "action": "list", "filter": {"tagsLike": tag, "statusEqual": 7}}
    told = many(api, [listing | {"pager": {"pageSize": 500}}] * 35 + [PING]).json()
    codes = [one.get("code") for one in told]
    assert len(told) == 36 and codes.count(None) > 10 and codes[-1] == CODE
    assert codes == [None] * codes.count(None) + [CODE] * codes.count(CODE)


@pytest.mark.parametrize("kind", [FORM, JSON])
def test_a_body_that_is_too_large_is_refused(api: Api, kind: str) -> None:
    text = "x" * limits.LARGEST_BODY
    refusal = post(api, f"a={text}" if kind == FORM else json.dumps({"a": text}), kind)
    assert (refusal["code"], refusal["objectType"]) == (CODE, "KalturaAPIException")
    assert refusal["args"] == {"MOST": str(limits.LARGEST_BODY), "WHAT": "bytes of a body without files"}
    text = text[:-1000]
    assert post(api, f"a={text}" if kind == FORM else json.dumps({"a": text}), kind) is True


def test_texts_beside_a_file_are_bounded_and_files_are_not(api: Api) -> None:
    token = api.ok("uploadToken.add")["id"]
    large = {"fileData": ("a.bin", b"x" * (limits.LARGEST_BODY + 1000))}
    assert api.ok("uploadToken.upload", {"uploadTokenId": token}, files=large)["status"] == 2
    texts = {f"a{number}": "x" * (limits.LARGEST_BODY // 10) for number in range(11)}
    place = f"{api.url}/api_v3/service/uploadToken/action/upload?format=1"
    assert api.http.post(place, data=texts | {"ks": api.ks()}, files=large, timeout=60).json()["code"] == CODE
    assert not list((Path(api.told["log"]).parent / "data" / "files" / "incoming").glob("part-*"))


def test_fields_beyond_ten_thousand_are_left_out(api: Api) -> None:
    fields = "&".join(f"f{number}=1" for number in range(limits.MOST_FIELDS - 1))
    place = f"{api.url}/api_v3/"
    headers = {"Content-Type": FORM}
    ping = "service=system&action=ping&format=1"
    assert api.http.post(place, data=f"{ping}&{fields}", headers=headers, timeout=60).json() is True
    late = api.http.post(place, data=f"{fields}&{ping}", headers=headers, timeout=60)
    assert "ACTION_DOES_NOT_EXISTS" in late.text or "SERVICE_" in late.text


def test_ten_thousand_fields_are_appended_in_no_time(api: Api) -> None:
    begin = time.monotonic()
    assert post(api, "&".join(["a[]=1"] * limits.MOST_FIELDS), FORM) is True
    ids = [{"value": str(number)} for number in range(20_000)]
    assert (
        post(api, json.dumps({"ks": api.ks(), "filter": {"x": ids}}), JSON, "media", "list")["totalCount"]
        >= 0
    )
    assert time.monotonic() - begin < 15


@pytest.mark.parametrize("body", ["[" * 10 + "[]," * 1_000_000 + "1" + "]" * 10, '{"a":1},' * 300_000 + "1"])
def test_json_of_too_many_values_is_refused_before_it_is_read(api: Api, body: str) -> None:
    before = memory(api)
    assert post(api, f'{{"a": [{body}]}}', JSON)["code"] == CODE
    assert memory(api) - before < ROOM


def test_marks_in_texts_of_json_are_no_values(api: Api) -> None:
    assert post(api, json.dumps({"a": '[{\\",]' * 100_000}), JSON) is True


@pytest.mark.parametrize("head", ["x" * 200_000, "a: b\r\n" * 20_000])
def test_a_header_of_a_part_has_an_end(api: Api, head: str) -> None:
    body = f'--edge\r\nContent-Disposition: form-data; name="a"\r\n{head}\r\n\r\nb\r\n--edge--\r\n'
    assert post(api, body, "multipart/form-data; boundary=edge") is True


def test_related_lists_that_multiply_end_at_a_limit(api: Api, tag: str) -> None:
    by_tag = {"objectType": "KalturaMediaEntryFilter", "tagsLike": tag, "statusEqual": 7}
    related = {"name": "others", "type": 1, "fields": "id,name", "filter": by_tag, "pager": {"pageSize": 100}}
    profile = {"type": 1, "fields": "id", "relatedProfiles": [related]}
    asked = {"filter": {"tagsLike": tag, "statusEqual": 7}, "pager": {"pageSize": 500}}
    assert api.code("media.list", asked | {"responseProfile": profile}) == CODE
    one = api.ok("media.list", asked | {"responseProfile": profile, "pager": {"pageSize": 2}})
    assert one["objects"][0]["relatedObjects"]["others"]["totalCount"] == 40


def test_afterwards_it_serves_and_gives_the_memory_back(api: Api) -> None:
    assert api.alive()
