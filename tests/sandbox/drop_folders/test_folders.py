"""The folders themselves: who reaches them, what is refused, watchers of others."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.drop_folders.conftest import FILES, FILM, FOLDERS, Watch, comes, error_of, known, until


def test_provisioned_folders_are_there_and_switched_off(api: Api) -> None:
    filter_ = {"nameLike": "conform-", "orderBy": "+name"}
    found = api.ok(f"{FOLDERS}.list", {"filter": filter_})["objects"]
    assert [(one["type"], one["status"]) for one in found] == [(2, 0), (3, 0), (4, 0), (1, 0)]


def test_the_operator_reaches_folders_of_any_account(api: Api, watch: Watch) -> None:
    folder = watch(status=0)
    assert api.ok(f"{FOLDERS}.get", {"dropFolderId": folder["id"]}, ks="operator")["name"] == "test"
    listed = api.ok(f"{FOLDERS}.list", {"filter": {"idEqual": folder["id"]}}, ks="operator")
    assert listed["totalCount"] == 1
    assert api.code(f"{FOLDERS}.get", {"dropFolderId": folder["id"]}, ks="plain") == "INVALID_OBJECT_ID"


def test_a_folder_that_says_nothing_of_days_has_none(watch: Watch) -> None:
    """Measured on the platform, which deletes handled files at once then."""
    assert "autoFileDeleteDays" not in watch(status=0)


def test_an_update_of_the_handler_keeps_what_it_does_not_name(api: Api, watch: Watch) -> None:
    folder = watch(status=0, regex="/(?P<referenceId>.+)/")
    config = {"objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": 3}
    changes = {"objectType": "KalturaDropFolder", "fileHandlerConfig": config}
    sent = {"dropFolderId": folder["id"], "dropFolder": changes}
    told = api.ok(f"{FOLDERS}.update", sent, ks="operator")["fileHandlerConfig"]
    assert (told["contentMatchPolicy"], told["slugRegex"]) == (3, "/(?P<referenceId>.+)/")
    assert told["handlerType"] == 1


def test_a_path_on_disk_is_free_again_when_its_folder_is_deleted(api: Api, watch: Watch) -> None:
    first = watch(status=0)
    api.ok(f"{FOLDERS}.delete", {"dropFolderId": first["id"]}, ks="operator")
    assert watch(status=0)["path"] == first["path"]


def test_a_deleted_folder_is_gone_for_all(api: Api, watch: Watch) -> None:
    id_ = {"dropFolderId": watch(status=0)["id"]}
    assert api.ok(f"{FOLDERS}.delete", id_, ks="operator")["status"] == 2
    for ks in ("admin", "operator"):
        assert api.code(f"{FOLDERS}.get", id_, ks=ks) == "INVALID_OBJECT_ID"


@pytest.mark.parametrize("fields", [{"dc": 7}, {"partnerId": 999_999}, {"conversionProfileId": 999_999}])
def test_what_a_folder_names_must_be_there(api: Api, watch: Watch, fields: Any) -> None:
    with pytest.raises(AssertionError, match=r"NOT_FOUND|INVALID_PARTNER_ID"):
        watch(status=0, **fields)


def test_a_watcher_of_others_has_a_folder_for_itself(api: Api, watch: Watch) -> None:
    folder = watch(tags="ours", path="/nowhere/to/be/found")
    taken = api.ok(f"{FOLDERS}.getExclusiveDropFolder", {"tag": "ours", "maxTime": 60}, ks="operator")
    assert taken["id"] == folder["id"]
    again = api.call(f"{FOLDERS}.getExclusiveDropFolder", {"tag": "ours", "maxTime": 60}, ks="operator")
    assert again is None
    freed = {"dropFolderId": folder["id"], "errorCode": "5", "errorDescription": "tried"}
    told = api.ok(f"{FOLDERS}.freeExclusiveDropFolder", freed, ks="operator")
    assert (told["errorCode"], told["errorDescription"]) == (5, "tried")
    until(lambda: error_of(api, folder) == 3)  # ours looks again


def test_a_folder_in_error_is_watched_as_well(api: Api, watch: Watch) -> None:
    assert error_of(api, watch(status=3, path="/nowhere/to/be/found")) == 3


def test_zoom_and_webex_folders_are_kept_by_their_shape(api: Api, watch: Watch) -> None:
    zoom = watch(kind="KalturaZoomDropFolder", type="ZoomDropFolder.ZOOM", path="/")
    assert zoom["type"] == "ZoomDropFolder.ZOOM" and "Missing integration" in zoom["errorDescription"]
    webex = watch(kind="KalturaWebexDropFolder", type="WebexDropFolder.WEBEX", path="/", webexSiteId=7)
    assert (webex["type"], webex["webexSiteId"]) == ("WebexDropFolder.WEBEX", 7)


def test_classes_follow_from_types(api: Api, watch: Watch) -> None:
    """Whatever class is sent: a folder's follows from its type, its configuration's from its handler."""
    folder = watch(status=0, type=2)
    assert folder["objectType"] == "KalturaFtpDropFolder"
    named = {"dropFolderId": folder["id"]}
    sent = {"fileHandlerConfig": {"objectType": "KalturaDropFolderXmlBulkUploadFileHandlerConfig"}}
    told = api.ok(f"{FOLDERS}.update", named | {"dropFolder": sent}, ks="operator")["fileHandlerConfig"]
    assert told["objectType"] == "KalturaDropFolderContentFileHandlerConfig"
    assert told["contentMatchPolicy"] == 1
    changes = {"type": 1, "fileHandlerType": "dropFolderXmlBulkUpload.XML"}
    told = api.ok(f"{FOLDERS}.update", named | {"dropFolder": changes}, ks="operator")
    assert told["objectType"] == "KalturaDropFolder"
    assert told["fileHandlerConfig"]["objectType"] == "KalturaDropFolderXmlBulkUploadFileHandlerConfig"


def test_the_operator_names_the_account_to_switch_a_folder(api: Api, watch: Watch) -> None:
    folder = watch(status=0)
    change = {"dropFolderId": folder["id"], "status": 0}
    assert api.code(f"{FOLDERS}.updateStatus", change, ks="operator") == "INVALID_OBJECT_ID"
    api.ok(f"{FOLDERS}.updateStatus", change | {"partnerId": api.told["partnerId"]}, ks="operator")


@pytest.mark.parametrize(
    "name", ["../secret.mp4", "/etc/passwd", "inner", "pipe", "x" * 400 + ".mp4", "link.mp4"]
)
def test_only_files_of_the_folder_are_taken(api: Api, watch: Watch, tmp_path: Path, name: str) -> None:
    """A call can name what no visit to the folder would find: nothing of it is read."""
    place = tmp_path / "place"
    (place / "inner").mkdir(parents=True)
    (tmp_path / "secret.mp4").write_bytes(b"secret")
    (place / "link.mp4").symlink_to(tmp_path / "secret.mp4")
    os.mkfifo(place / "pipe")
    folder = watch(status=0, path=str(place), regex="/(?P<referenceId>.+)/")
    given = {"dropFolderId": folder["id"], "fileName": name, "fileSize": 5}
    file = api.ok(f"{FILES}.add", {"dropFolderFile": given})
    api.ok(f"{FILES}.updateStatus", {"dropFolderFileId": file["id"], "status": 2})
    assert comes(api, folder, name, 9)["errorCode"] == 6


def test_strange_names_are_taken_and_hold_up_nobody(api: Api, watch: Watch, tmp_path: Path) -> None:
    names = ["two\nlines.mp4", "100%s %d.mp4", "ü 😀.mp4", "x" * 240 + ".mp4", "'; rm -rf x.mp4", ".._y.mp4"]
    for name in names:
        shutil.copy(FILM, tmp_path / name)
    (tmp_path / "folder.mp4").mkdir()
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff\xfe.mp4", os.O_CREAT))
    folder = watch()
    for name in names:
        assert comes(api, folder, name, 4)["entryId"]
    assert len(known(api, folder)) == len(names)
