"""Data entries over HTTP, by the service data and by baseEntry: versions, what is read by whom, what is a text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api

FILM, DATA, PLAYLIST, DOCUMENT = 1, 6, 5, 10
READY, NO_CONTENT = 2, 7


def make(api: Api, service: str = "data", ks: str = "admin", **fields: Any) -> Any:
    given = {"objectType": "KalturaDataEntry"} | fields
    return api.ok(f"{service}.add", {"dataEntry" if service == "data" else "entry": given}, ks)


def read(api: Api, entry_id: str, service: str = "data", ks: str = "admin", **more: Any) -> Any:
    return api.ok(f"{service}.get", {"entryId": entry_id, **more}, ks)


def change(api: Api, entry_id: str, service: str = "data", ks: str = "admin", **fields: Any) -> Any:
    given = {"objectType": "KalturaDataEntry"} | fields
    name = "documentEntry" if service == "data" else "baseEntry"
    return api.ok(f"{service}.update", {"entryId": entry_id, name: given}, ks)


def text(content: str) -> dict[str, str]:
    return {"objectType": "KalturaStringResource", "content": content}


def test_data_is_ready_at_once_with_nothing_in_it(api: Api) -> None:
    empty = make(api)
    assert (empty["status"], empty["type"], empty["name"], empty["version"]) == (READY, DATA, "", 0)
    assert empty["retrieveDataContentByGet"] == 1
    assert "dataContent" not in empty
    assert "licenseType" not in empty
    assert empty["downloadUrl"].endswith(f"/raw/entry_id/{empty['id']}/version/0")
    by_base = make(api, "baseentry", dataContent="one")
    assert (by_base["status"], by_base["version"], by_base["dataContent"]) == (NO_CONTENT, "100002", "one")


@pytest.mark.parametrize("service", ["data", "baseentry"])
def test_each_content_is_a_version_that_can_be_read_again(api: Api, service: str) -> None:
    made = make(api, service, dataContent="<a>one</a>", name="notes")
    second = change(api, made["id"], service, dataContent="<a>two</a>")
    assert (made["version"], second["version"]) == ("100002", "100012")
    assert second["downloadUrl"].endswith("/version/100012")
    assert change(api, made["id"], service, dataContent="<a>two</a>")["version"] == "100012"
    assert read(api, made["id"], service)["dataContent"] == "<a>two</a>"
    assert read(api, made["id"], service, version=0)["dataContent"] == "<a>two</a>"
    old = read(api, made["id"], service, version=100002)
    assert (old["dataContent"], old["version"]) == ("<a>one</a>", "100012")
    assert "dataContent" not in read(api, made["id"], service, version=100001)


def test_an_empty_content_is_a_version_too_but_not_where_there_was_none(api: Api) -> None:
    made = make(api, dataContent="")
    assert made["version"] == 0
    assert change(api, made["id"], dataContent="one")["version"] == "100002"
    emptied = change(api, made["id"], dataContent="")
    assert (emptied["version"], emptied.get("dataContent")) == ("100012", None)
    assert change(api, made["id"], dataContent="")["version"] == "100012"
    assert change(api, made["id"], dataContent=None)["version"] == "100012"


def test_content_may_be_kept_from_get_until_the_next_change(api: Api) -> None:
    made = make(api, dataContent="three", retrieveDataContentByGet="false")
    assert (made["dataContent"], made["retrieveDataContentByGet"]) == ("", False)
    assert read(api, made["id"], "baseentry")["dataContent"] == ""
    named = {"entryId": made["id"], "baseEntry": {"name": "by the base class"}}
    api.ok("baseentry.update", named)
    assert read(api, made["id"])["dataContent"] == ""
    assert change(api, made["id"], name="by its own class")["dataContent"] == "three"


def test_a_clone_has_the_present_content_as_its_first_version(api: Api) -> None:
    made = make(api, dataContent="one")
    change(api, made["id"], dataContent="two")
    twin = api.ok("baseentry.clone", {"entryId": made["id"]})
    assert (twin["version"], twin["dataContent"], twin["status"]) == ("100002", "two", READY)
    api.ok("data.delete", {"entryId": made["id"]})
    assert read(api, twin["id"], version=100002)["dataContent"] == "two"
    assert "dataContent" not in read(api, twin["id"], version=100012)
    assert change(api, twin["id"], dataContent="three")["version"] == "100012"


def test_data_is_listed_with_data_alone(api: Api) -> None:
    made = make(api, referenceId="data-r", dataContent="one")
    film = api.ok("media.add", {"entry": {"mediaType": 1, "referenceId": "data-r"}})
    wanted = {"referenceIdEqual": "data-r", "statusIn": f"{READY},{NO_CONTENT}", "typeEqual": FILM}
    assert [one["id"] for one in api.ok("data.list", {"filter": wanted})["objects"]] == [made["id"]]
    everything = api.ok("data.list", {"pager": {"pageSize": 500}})
    assert {one["type"] for one in everything["objects"]} == {DATA}
    both = api.ok("baseentry.listByReferenceId", {"refId": "data-r"})
    assert {one["id"]: one["objectType"] for one in both["objects"]} == {
        made["id"]: "KalturaDataEntry", film["id"]: "KalturaMediaEntry",
    }  # fmt: skip
    assert api.ok("baseentry.count", {"filter": {"referenceIdEqual": "data-r"}}) == 1


def test_only_data_is_data(api: Api) -> None:
    film = api.ok("media.add", {"entry": {"mediaType": 1}})["id"]
    for name in ("data.get", "data.delete", "data.update"):
        assert api.code(name, {"entryId": film, "documentEntry": {"name": "x"}}) == "ENTRY_ID_NOT_FOUND"
    refused = api.get(f"/api_v3/service/data/action/serve?ks={api.ks()}&entryId={film}")
    assert refused.headers["X-Kaltura"] == "error- ENTRY_ID_NOT_FOUND"
    token = {"objectType": "KalturaUploadedFileTokenResource", "token": "0_none"}
    assert api.code("data.addContent", {"entryId": film, "resource": token}) == "INVALID_ENTRY_TYPE"
    assert api.code("media.get", {"entryId": make(api)["id"]}) == "ENTRY_ID_NOT_FOUND"


def test_any_user_may_change_the_data_of_another_but_not_delete_it(api: Api) -> None:
    made = make(api)
    assert change(api, made["id"], ks="user", name="mine now")["userId"] == made["userId"]
    assert api.code("data.delete", {"entryId": made["id"]}, "user") == "INVALID_KS"
    assert api.code("data.add", {"dataEntry": {"name": "x"}}, "widget") == "SERVICE_FORBIDDEN"


def test_content_is_served_as_what_it_is(api: Api) -> None:
    made = make(api, name='日本 "x"', dataContent="one\ntwo")
    served = api.get(f"/api_v3/service/data/action/serve?ks={api.ks()}&entryId={made['id']}")
    assert (served.text, served.headers["Content-Type"].split(";")[0]) == ("one\ntwo", "text/plain")
    named = served.headers["Content-Disposition"].encode("latin-1").decode()
    assert named.startswith('attachment; filename="日本 \\"x\\""; filename*=')
    change(api, made["id"], dataContent="<?xml version='1.0'?><a/>")
    served = api.get(f"/api_v3/service/data/action/serve?ks={api.ks('widget')}&entryId={made['id']}")
    assert served.headers["Content-Type"].split(";")[0] == "text/xml"
    old = api.get(f"/api_v3/service/data/action/serve?ks={api.ks()}&entryId={made['id']}&version=100002")
    assert old.text == "one\ntwo"


def test_its_address_leads_to_its_content(api: Api) -> None:
    made = make(api, name="日本", dataContent="one")
    changed = change(api, made["id"], dataContent="two")
    for entry, content in ((made, "one"), (changed, "two")):
        got = api.get(entry["downloadUrl"].removeprefix(api.url))
        assert (got.status_code, got.text, got.headers["Content-Type"]) == (200, content, "image/")
        told = got.headers["Content-Disposition"].encode("latin-1").decode()
        assert told.startswith('attachment; filename="日本"')
    place = changed["downloadUrl"].removeprefix(api.url).partition("/version/")[0]
    told = {
        version: api.get(place + version) for version in ("", "/version/0", "/version/100022", "/version/x")
    }
    assert [got.status_code for got in told.values()] == [200, 200, 404, 404]
    assert [got.text for got in told.values()] == ["two", "two", "", ""]


def test_serving_a_version_that_is_not_there_breaks(api: Api) -> None:
    made = make(api, dataContent="one")
    for version in ("1", "100012"):
        address = f"/api_v3/service/data/action/serve?ks={api.ks()}&entryId={made['id']}&version={version}"
        assert "<code>INTERNAL_SERVERL_ERROR</code>" in api.get(address).text


def test_an_uploaded_text_is_content_and_other_files_are_none(api: Api) -> None:
    made = make(api)

    def give(content: bytes) -> Any:
        token = api.ok("uploadToken.add")["id"]
        api.ok("uploadToken.upload", {"uploadTokenId": token}, files={"fileData": ("a.txt", content)})
        resource = {"objectType": "KalturaUploadedFileTokenResource", "token": token}
        return api.call("data.addContent", {"entryId": made["id"], "resource": resource})

    assert give(b"0123456789")["dataContent"] == "0123456789"
    assert give(b"\x00\x01\x02")["code"] == "FILE_TYPE_NOT_SUPPORTED"
    assert give(b'{"a": 1}')["args"] == {"TYPE": "application/json"}
    assert read(api, made["id"])["version"] == "100002"


def test_base_entries_of_data_take_texts_in_any_way(api: Api) -> None:
    made = make(api, "baseentry")
    given = api.ok("baseentry.addContent", {"entryId": made["id"], "resource": text("words")})
    assert (given["dataContent"], given["status"]) == ("words", NO_CONTENT)
    address = {"objectType": "KalturaUrlResource", "url": "http://127.0.0.1/x.txt"}
    refused = api.call("baseentry.addContent", {"entryId": made["id"], "resource": address})
    assert (refused["code"], refused["args"]) == ("RESOURCE_TYPE_NOT_SUPPORTED", {"RES_TYPE": "kUrlResource"})
    ready = make(api)
    fields = {"entryId": ready["id"], "resource": text("words")}
    assert api.code("baseentry.addContent", fields) == "ENTRY_ALREADY_WITH_CONTENT"


@pytest.mark.parametrize(
    ("sent", "type_", "kept"),
    [
        ("KalturaMediaEntry", DATA, "KalturaDataEntry"),
        ("KalturaDataEntry", FILM, "KalturaMediaEntry"),
        ("KalturaMediaEntry", DOCUMENT, "KalturaDocumentEntry"),
        ("KalturaDataEntry", PLAYLIST, "KalturaPlaylist"),
        ("KalturaMediaEntry", "externalMedia.externalMedia", "KalturaExternalMediaEntry"),
    ],
)
def test_a_type_that_does_not_go_with_the_class_decides(api: Api, sent: str, type_: Any, kept: str) -> None:
    given = {"objectType": sent, "name": "odd", "dataContent": "one"}
    if sent == "KalturaMediaEntry":
        given |= {"mediaType": "1"}
    made = api.ok("baseentry.add", {"entry": given, "type": type_})
    assert (made["objectType"], made["type"]) == (sent, type_)
    seen = read(api, made["id"], "baseentry")
    assert (seen["objectType"], seen["type"], seen["status"]) == (kept, type_, NO_CONTENT)


def test_a_class_that_is_its_type_is_kept(api: Api) -> None:
    for name, type_ in (("KalturaDocumentEntry", DOCUMENT), ("KalturaDataEntry", DATA)):
        made = api.ok("baseentry.add", {"entry": {"objectType": name, "name": "x"}})
        assert (made["objectType"], made["type"], made["status"]) == (name, type_, NO_CONTENT)
        api.ok("baseentry.delete", {"entryId": made["id"]})
        assert api.code("baseentry.get", {"entryId": made["id"]}) == "ENTRY_ID_NOT_FOUND"
