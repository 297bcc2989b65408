"""Descriptors: what they name is processed with them, item by item."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.drop_folders.conftest import FILM, Watch, comes, known, until
from tests.sandbox.metadata.conftest import element, schema

HANDLED, WAITING, PARSED, ERROR = 4, 3, 14, 9
CONTENT = (
    '<contentAssets><content><dropFolderFileContentResource filePath="{}">{}</dropFolderFileContentResource>'
    "</content></contentAssets>"
)


def descriptor(*items: str) -> str:
    return f"<mrss><channel>{''.join(f'<item>{one}</item>' for one in items)}</channel></mrss>"


def test_one_item_fails_and_the_other_is_made(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(xml=True)
    shutil.copy(FILM, tmp_path / "good.mp4")
    shutil.copy(FILM, tmp_path / "bad.mp4")
    good = f"<name>good</name>{CONTENT.format('good.mp4', '')}"
    bad = f"<name>bad</name>{CONTENT.format('bad.mp4', '<fileSize>7</fileSize>')}"
    (tmp_path / "two.xml").write_text(descriptor(good, bad))
    assert comes(api, folder, "good.mp4", HANDLED)["entryId"]
    until(lambda: not (tmp_path / "two.xml").exists())  # a disk gives it away
    upload = until(lambda: _upload(api, "two.xml"))
    assert (upload["status"], upload["numOfObjects"]) == (12, 1)
    assert upload["bulkUploadType"] == "dropFolderXmlBulkUpload.DROP_FOLDER_XML"
    log = api.get(f"/api_v3/service/bulkUpload/action/serveLog/id/{upload['id']}/ks/{api.ks()}").text
    assert "File size is invalid" in log


def _upload(api: Api, name: str) -> Any:
    """The upload of a descriptor, once it has ended."""
    found = api.ok("bulkUpload_bulk.list")["objects"]
    return next((one for one in found if one.get("fileName") == name and one["status"] in (5, 6, 12)), None)


@pytest.mark.parametrize(("how", "name"), [(hashlib.md5, "md5"), (hashlib.sha1, "sha1")])
def test_a_checksum_that_is_right_is_accepted(
    api: Api, watch: Watch, tmp_path: Path, how: object, name: str
) -> None:
    folder = watch(xml=True)
    shutil.copy(FILM, tmp_path / "summed.mp4")
    digest = how(FILM.read_bytes()).hexdigest()  # type: ignore[operator]
    told = f'<fileChecksum type="{name}">{digest}</fileChecksum>'
    (tmp_path / "summed.xml").write_text(
        descriptor(f"<name>summed</name>{CONTENT.format('summed.mp4', told)}")
    )
    assert comes(api, folder, "summed.mp4", HANDLED)["entryId"]


def test_what_is_not_done_here_is_refused(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(xml=True)
    (tmp_path / "more.xml").write_text(descriptor("<name>x</name><thumbnails/>"))
    lead = comes(api, folder, "more.xml", ERROR)
    assert lead["errorCode"] == "dropFolderXmlBulkUpload.ERROR_IN_BULK_UPLOAD"


def test_entities_are_not_put_in(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(xml=True)
    declared = f'<!DOCTYPE mrss [<!ENTITY own SYSTEM "file://{FILM}">]>'
    (tmp_path / "entity.xml").write_text(declared + descriptor("<name>entity&own;</name>"))
    lead = comes(api, folder, "entity.xml", HANDLED)
    made = api.ok("bulkUpload_bulk.get", {"id": lead["batchJobId"]})
    assert made["numOfObjects"] == 1
    assert api.ok("media.list", {"filter": {"nameEqual": "entity", "statusIn": "7"}})["totalCount"] >= 1


def test_with_a_descriptor_go_the_files_that_never_came(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(xml=True)
    (tmp_path / "stay").write_text("so that the folder isn't empty")
    (tmp_path / "lost.xml").write_text(descriptor(f"<name>x</name>{CONTENT.format('lost.mp4', '')}"))
    comes(api, folder, "lost.xml", WAITING)
    comes(api, folder, "lost.mp4", PARSED)
    (tmp_path / "lost.xml").unlink()
    comes(api, folder, "stay", WAITING)
    until(lambda: [one["fileName"] for one in known(api, folder)] == ["stay"])


XSL = 'version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'


def values_of(api: Api, entry_id: str) -> list[str]:
    asked = {"metadataObjectTypeEqual": 1, "objectIdEqual": entry_id}
    listed = api.ok("metadata_metadata.list", {"filter": asked}).get("objects", [])
    return [one["xml"] for one in listed]


def custom(profile: str, inner: str) -> str:
    return f"<customDataItems><customData {profile}>{inner}</customData></customDataItems>"


def test_an_item_brings_values_and_changes_them(api: Api, watch: Watch, tmp_path: Path) -> None:
    fields = {
        "objectType": "KalturaMetadataProfile",
        "name": "p",
        "systemName": "dropped",
        "metadataObjectType": 1,
    }
    profile = api.ok(
        "metadata_metadataProfile.add", {"metadataProfile": fields, "xsdData": schema(element("Mood"))}
    )
    folder = watch(xml=True)
    shutil.copy(FILM, tmp_path / "moody.mp4")
    calm = custom('metadataProfile="dropped"', "<xmlData><metadata><Mood>calm</Mood></metadata></xmlData>")
    item = f"<referenceId>moody</referenceId><name>moody</name>{CONTENT.format('moody.mp4', '')}"
    (tmp_path / "moody.xml").write_text(descriptor(f"{item}{calm}"))
    entry_id = comes(api, folder, "moody.mp4", HANDLED)["entryId"]
    assert values_of(api, entry_id) == ["<metadata><Mood>calm</Mood></metadata>"]
    body = '<xsl:template match="/"><metadata><Mood>wild</Mood></metadata></xsl:template>'
    sheet = escape(f"<xsl:stylesheet {XSL}>{body}</xsl:stylesheet>")
    named = f'metadataProfileId="{profile["id"]}"'
    change = custom(named, f"<action>transformXslt</action><xslt>{sheet}</xslt>")
    (tmp_path / "change.xml").write_text(descriptor(f"<referenceId>moody</referenceId>{change}"))
    until(lambda: "wild" in values_of(api, entry_id)[0])
    wrong = custom(named, "<xmlData><metadata><Nothing/></metadata></xmlData>")
    (tmp_path / "wrong.xml").write_text(
        descriptor(f"<referenceId>moody</referenceId><tags><tag>told</tag></tags>{wrong}")
    )
    until(lambda: api.ok("media.get", {"entryId": entry_id})["tags"] == "told")
    assert "wild" in values_of(api, entry_id)[0]
