"""Export to CSV: the file that the job writes, read as its owner would fetch it."""

from __future__ import annotations

import csv
import io
import time
from typing import Any

import pytest
import requests

from tests.sandbox.conftest import Api

MAIL = "csv@example.com"
PATIENCE = 90  # s
SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>
<xsd:sequence><xsd:element name="Team" minOccurs="0" maxOccurs="1" type="xsd:string"/></xsd:sequence>
</xsd:complexType></xsd:element></xsd:schema>"""


@pytest.fixture(scope="module")
def asker(api: Api) -> str:
    """The session of an administrator who has an address, and may download."""
    api.ok("user.add", {"user": {"id": "csv-asker", "email": MAIL, "firstName": "Csv"}})
    return api.start(2, userId="csv-asker", privileges="disableentitlement,download:*")


def number(api: Api) -> int:
    """The number that the platform gives next to whatever needs one."""
    return int(api.ok("accessControlProfile.add", {"accessControlProfile": {"name": "counts"}})["id"]) + 1


def serve(api: Api, name: str, ks: str, service: str = "exportcsv") -> requests.Response:
    return api.get(f"/api_v3/service/{service}/action/serveCsv", params={"id": name, "ks": ks, "format": 1})


def exported(api: Api, asker: str, action: str, **fields: Any) -> str:
    """The text of the file that an export has made."""
    name = f"export_{api.told['partnerId']}_{number(api)}.csv"
    assert api.ok(action, fields, ks=asker) == MAIL
    end = time.monotonic() + PATIENCE
    while (answer := serve(api, name, asker)).headers["Content-Type"] != "text/csv;charset=UTF-8":
        assert time.monotonic() < end, answer.headers
        time.sleep(0.1)
    return answer.content.decode()


def test_users_are_written_with_a_mark_a_header_and_quotes_where_needed(api: Api, asker: str) -> None:
    api.ok(
        "user.add",
        {"user": {"id": "csvrow-1", "firstName": 'A "B", C', "lastName": "=1+1", "email": "a@b.cc"}},
    )
    api.ok("user.add", {"user": {"id": "csvrow-2"}})
    text = exported(api, asker, "user.exportToCsv", filter={"idOrScreenNameStartsWith": "csvrow-"})
    assert text == (
        '\ufeff"User ID","First Name","Last Name",Email\ncsvrow-1,"A ""B"", C",\'=1+1,a@b.cc\ncsvrow-2,,,\n'
    )


def test_columns_of_ones_own_are_properties_by_name(api: Api, asker: str) -> None:
    entry = api.ok("media.add", {"entry": {"name": "Café, über", "mediaType": 1, "tags": "first,second"}})
    columns = [{"key": "Title", "value": "name"}, {"key": "mediaType"}, {"key": "None", "value": "nosuch"}]
    text = exported(
        api, asker, "baseEntry.exportToCsv", filter={"idEqual": entry["id"]}, mappedFields=columns
    )
    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert head == ["Entry ID", "Name", "Title", "mediaType", "None"]
    assert row == [entry["id"], "Café, über", "Café, über", "1", ""]


def test_categories_are_written_with_the_names_above_them(api: Api, asker: str) -> None:
    """A name with a blank is quoted; the parent is asked for by the filter too."""
    parent = api.ok("category.add", {"category": {"name": "csv above"}})["id"]
    child = api.ok("category.add", {"category": {"name": "below", "parentId": parent}})["id"]
    text = exported(api, asker, "category.exportToCsv", filter={"idIn": f"{parent},{child}"})
    heading = '\ufeff"Category Id","Full Name"\n'
    assert text == f'{heading}{parent},"csv above"\n{child},"csv above>below"\n'


def test_custom_metadata_becomes_columns(api: Api, asker: str) -> None:
    given = {"name": "Team", "metadataObjectType": 1}
    profile = api.ok("metadata_metadataProfile.add", {"metadataProfile": given, "xsdData": SCHEMA})["id"]
    entries = [
        api.ok("media.add", {"entry": {"name": name, "mediaType": 1}})["id"] for name in ("one", "two")
    ]
    values = {"metadataProfileId": profile, "objectType": "1", "objectId": entries[0]}
    api.ok("metadata_metadata.add", values | {"xmlData": "<metadata><Team>Red</Team></metadata>"})
    field = {"fieldName": "Team", "xpath": "/*[local-name()='metadata']/*[local-name()='Team']"}
    text = exported(
        api, asker, "baseEntry.exportToCsv", filter={"idIn": ",".join(entries), "statusEqual": 7},
        metadataProfileId=profile, additionalFields=[field],
    )  # fmt: skip
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["Entry ID", "Name", "Team"]
    assert {row[0]: row[2] for row in rows[1:]} == {entries[0]: "Red", entries[1]: ""}


def test_who_has_no_address_is_refused(api: Api) -> None:
    api.ok("user.add", {"user": {"id": "csv-no-mail"}})
    for user in ("csv-no-mail", "csv-nobody"):
        assert api.code("user.exportToCsv", ks=api.start(2, userId=user)) == "INTERNAL_SERVERL_ERROR"


def test_a_path_that_comes_to_no_end_gives_nothing(api: Api, asker: str) -> None:
    """It is given up; the other columns are written."""
    parts = '<xsd:sequence><xsd:element name="a" maxOccurs="unbounded" type="xsd:string"/></xsd:sequence>'
    element = f'<xsd:element name="metadata"><xsd:complexType>{parts}</xsd:complexType></xsd:element>'
    xsd = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{element}</xsd:schema>'
    made = {"name": "endless", "metadataObjectType": 1}
    profile = api.ok("metadata_metadataProfile.add", {"metadataProfile": made, "xsdData": xsd})["id"]
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "endless"}})["id"]
    given = {"metadataProfileId": profile, "objectType": "1", "objectId": entry}
    xml = "<metadata>" + "<a>x</a>" * 400 + "</metadata>"
    api.ok("metadata_metadata.add", given | {"xmlData": xml})
    path = "//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0]"
    text = exported(
        api, asker, "baseEntry.exportToCsv", filter={"idEqual": entry, "statusEqual": 7}, metadataProfileId=profile,
        additionalFields=[{"objectType": "KalturaCsvAdditionalFieldInfo", "fieldName": "Endless", "xpath": path}],
    )  # fmt: skip
    (head, row) = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert (head, row) == (["Entry ID", "Name", "Endless"], [entry, "endless", ""])


def test_fields_of_metadata_need_a_profile_of_the_account(api: Api, asker: str) -> None:
    refusal = api.call("user.exportToCsv", {"metadataProfileId": 99999999}, ks=asker)
    assert (refusal["code"], refusal["args"]) == ("INVALID_METADATA_PROFILE", {"PROFILE_ID": "99999999"})
    fields = {"additionalFields": [{"fieldName": "f", "xpath": "/*"}]}
    assert api.code("user.exportToCsv", fields, ks=asker) == "METADATA_PROFILE_NOT_SPECIFIED"


def test_users_may_not_export(api: Api) -> None:
    for action, inner in (("user", "userExportToCsv"), ("baseEntry", "entryExportToCsv")):
        refusal = api.call(f"{action}.exportToCsv", ks="user")
        assert refusal["args"] == {"SERVICE": f"exportcsv->{inner}"}


def test_media_by_a_search_ask_for_the_user_in_the_call(api: Api, asker: str) -> None:
    data = {"objectType": "KalturaMediaEsearchExportToCsvJobData"}
    assert api.code("media.exportToCsv", {"data": data}, ks=asker) == "USER_EMAIL_NOT_FOUND"
    given = {
        "objectType": "KalturaDataEntry",
        "name": "Exported by a search",
        "dataContent": "x",
        "tags": "aa,bb",
    }
    entry = api.ok("data.add", {"dataEntry": given})
    name: dict[str, Any] = {"objectType": "KalturaESearchEntryItem", "fieldName": "name", "itemType": 1}
    name["searchTerm"] = "exported by a search"
    operator = {"objectType": "KalturaESearchEntryOperator", "operator": 1, "searchItems": [name]}
    named = data | {
        "userName": "csv-asker", "userMail": MAIL, "options": [{"format": "Y"}],
        "searchParams": {"objectType": "KalturaESearchEntryParams", "searchOperator": operator},
    }  # fmt: skip
    heading, line = csv.reader(io.StringIO(exported(api, asker, "media.exportToCsv", data=named)))
    assert (len(heading), heading[1].strip()) == (9, "Name")
    year = str(time.gmtime(entry["createdAt"]).tm_year)
    assert line == [
        entry["id"], "Exported by a search", "", "aa, bb", "", entry["userId"], year, year, entry["creatorId"],
    ]  # fmt: skip


@pytest.mark.parametrize("service", ["exportcsv", "user"])
def test_a_file_is_served_to_who_may_download_it(api: Api, asker: str, service: str) -> None:
    name = f"export_{api.told['partnerId']}_{number(api)}.csv"
    filter_ = {"filter": {"idEqual": "csv-asker"}}
    number_of_file = exported(api, asker, "user.exportToCsv", **filter_)
    assert "csv-asker,Csv,," in number_of_file
    own = api.start(0, userId="anybody", privileges="download:nosuch.csv")
    refused = {key: serve(api, "nosuch.csv", ks, service).headers["X-Kaltura"] for key, ks in (
        ("administrator", api.start(2, userId="csv-asker", privileges="")), ("own", own), ("star", asker),
    )}  # fmt: skip
    assert refused == {"administrator": "error-3", "own": "error-5", "star": "error-5"}
    assert serve(api, name, own, service).headers["X-Kaltura"] == "error-3"


@pytest.mark.parametrize("name", ["../x.csv", "x.txt", ".csv", "a b.csv", "x.csv.csv"])
def test_names_that_can_be_none_are_refused(api: Api, name: str) -> None:
    assert api.call("exportcsv.serveCsv", {"id": name})["args"] == {"ID": name}


def test_another_account_does_not_get_the_file(api: Api, asker: str) -> None:
    name = f"export_{api.told['partnerId']}_{number(api) + 1}.csv"
    exported(api, asker, "user.exportToCsv", filter={"idEqual": "csv-asker"})
    assert serve(api, name, asker).status_code == 200
    stranger = api.start(2, "plain", userId="test-plain", privileges="download:*")
    assert serve(api, name, stranger).headers["X-Kaltura"] == "error-5"
