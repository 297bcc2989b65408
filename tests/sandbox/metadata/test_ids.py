"""Numbers of values and of bulk uploads are told as numbers, by every action."""

from __future__ import annotations

import uuid
from typing import Any

from tests.sandbox.conftest import Api

SCHEMA = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
    '<xsd:sequence><xsd:element name="A" type="xsd:string" minOccurs="0"/></xsd:sequence></xsd:complexType>'
    "</xsd:element></xsd:schema>"
)


def value(api: Api) -> Any:
    profile = {"name": uuid.uuid4().hex[:8], "metadataObjectType": 1}
    id_ = api.ok("metadata_metadataProfile.add", {"metadataProfile": profile, "xsdData": SCHEMA})["id"]
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "e"}})["id"]
    sent = {"metadataProfileId": id_, "objectType": 1, "objectId": entry, "xmlData": "<metadata/>"}
    return api.ok("metadata_metadata.add", sent)


def test_a_value_has_a_number(api: Api) -> None:
    made = value(api)
    assert isinstance(made["id"], int)
    found = api.ok("metadata_metadata.list", {"filter": {"objectIdEqual": made["objectId"]}})["objects"]
    assert [one["id"] for one in found] == [made["id"]]
    changed = api.ok(
        "metadata_metadata.update", {"id": str(made["id"]), "xmlData": "<metadata><A>b</A></metadata>"}
    )
    assert changed["id"] == made["id"]


def test_a_bulk_upload_has_a_number(api: Api) -> None:
    csv = f"*action,userId,screenName\n1,{uuid.uuid4().hex[:8]},x\n".encode()
    upload = api.ok("user.addFromBulkUpload", files={"fileData": ("u.csv", csv)})
    assert isinstance(upload["id"], int)
    assert api.ok("bulkUpload_bulk.get", {"id": upload["id"]})["id"] == upload["id"]
