"""Files on disk: taken when whole, once each, and put where their names say."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

from tests.sandbox.conftest import Api
from tests.sandbox.drop_folders.conftest import FILES, FILM, OTHER, Watch, comes, known, until

UPLOADING, WAITING, HANDLED, IGNORE, DELETED, NO_MATCH, ERROR = 1, 3, 4, 5, 6, 8, 9


def entries_of(api: Api, reference: str) -> list[Any]:
    filter_ = {"referenceIdEqual": reference, "statusIn": "-2,-1,0,1,2,4,7"}
    return list(api.ok("baseEntry.list", {"filter": filter_})["objects"])


def test_a_file_becomes_one_entry(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch()
    shutil.copy(FILM, tmp_path / "single file.mp4")
    file = comes(api, folder, "single file.mp4", HANDLED)
    assert [one["id"] for one in entries_of(api, "single file")] == [file["entryId"]]
    assert (tmp_path / "single file.mp4").read_bytes() == FILM.read_bytes()


def test_what_grows_waits(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(fileSizeCheckInterval=3)
    content = FILM.read_bytes()
    for end in (50_000, 120_000, 200_000):
        (tmp_path / "growing.mp4").write_bytes(content[:end])
        time.sleep(0.6)
        assert [one["status"] for one in known(api, folder)] in ([UPLOADING], [])
    (tmp_path / "growing.mp4").write_bytes(content)
    assert comes(api, folder, "growing.mp4", HANDLED)["fileSize"] == len(content)


def test_links_folders_and_names_that_are_no_text_are_passed_over(
    api: Api, watch: Watch, tmp_path: Path
) -> None:
    folder = watch()
    (tmp_path / "link.mp4").symlink_to(FILM)
    (tmp_path / "deep.mp4").mkdir()
    shutil.copy(FILM, tmp_path / "bell\x07.mp4")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.mp4")).write_bytes(FILM.read_bytes())
    shutil.copy(FILM, tmp_path / "plain file.mp4")
    comes(api, folder, "plain file.mp4", HANDLED)
    assert [one["fileName"] for one in known(api, folder)] == ["plain file.mp4"]


def test_a_file_waits_for_its_entry_and_is_given_up_when_ignored(
    api: Api, watch: Watch, tmp_path: Path
) -> None:
    folder = watch(policy=3)
    shutil.copy(FILM, tmp_path / "kept one.mp4")
    file = comes(api, folder, "kept one.mp4", NO_MATCH)
    api.ok(f"{FILES}.ignore", {"dropFolderFileId": file["id"]})
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x", "referenceId": "kept one"}})
    time.sleep(1.5)
    assert api.ok("media.get", {"entryId": entry["id"]})["status"] == 7
    assert "entryId" not in comes(api, folder, "kept one.mp4", IGNORE)


def test_a_replaced_file_is_taken_again(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(policy=2)
    shutil.copy(FILM, tmp_path / "twice.mp4")
    first = comes(api, folder, "twice.mp4", HANDLED)
    until(lambda: api.ok("media.get", {"entryId": first["entryId"]})["status"] == 2)
    shutil.copy(OTHER, tmp_path / "twice.mp4")
    os.utime(tmp_path / "twice.mp4", (time.time() + 5, time.time() + 5))
    second = comes(api, folder, "twice.mp4", HANDLED, not_id=first["id"])
    assert second["entryId"] == first["entryId"]
    until(lambda: api.ok("media.get", {"entryId": first["entryId"]})["duration"] == 5)
    assert api.code(f"{FILES}.get", {"dropFolderFileId": first["id"]}) == "INVALID_OBJECT_ID"


def test_a_record_set_to_pending_without_a_file_fails(api: Api, watch: Watch) -> None:
    folder = watch(status=0)
    given = {"dropFolderId": folder["id"], "fileName": "never there.mp4", "fileSize": 5}
    file = api.ok(f"{FILES}.add", {"dropFolderFile": given})
    api.ok(f"{FILES}.updateStatus", {"dropFolderFileId": file["id"], "status": 2})
    failed = comes(api, folder, "never there.mp4", ERROR)
    assert failed["errorCode"] == 6 and "entryId" not in failed
    assert entries_of(api, "never there") == []


def test_handled_files_are_moved_from_a_disk_whatever_the_expression_says(
    api: Api, watch: Watch, tmp_path: Path
) -> None:
    """Measured on the platform: the expression keeps files with a number of days, and at servers."""
    watch(policy=1, fileDeletePolicy=2, fileDeleteRegex="/[.]mov$/")
    shutil.copy(FILM, tmp_path / "moved one.mp4")
    until(lambda: not list(tmp_path.iterdir()))
    assert len(entries_of(api, "moved one")) == 1


def test_a_name_with_a_flavor_is_refused(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(regex=r"/(?P<referenceId>\w+)-(?P<flavorName>\w+)[.]/")
    shutil.copy(FILM, tmp_path / "pier-HD.mp4")
    assert comes(api, folder, "pier-HD.mp4", ERROR)["errorCode"] == 3


def test_what_was_handled_before_a_folder_was_incremental_stays_known(
    api: Api, watch: Watch, tmp_path: Path
) -> None:
    folder = watch(incremental=True, lastFileTimestamp=int(time.time()) - 60)
    shutil.copy(FILM, tmp_path / "old one.mp4")
    os.utime(tmp_path / "old one.mp4", (1, time.time() - 3600))
    shutil.copyfile(FILM, tmp_path / "new one.mp4")
    comes(api, folder, "new one.mp4", HANDLED)
    assert [one["fileName"] for one in known(api, folder)] == ["new one.mp4"]


def test_a_file_resource_is_content_for_any_entry(api: Api, watch: Watch, tmp_path: Path) -> None:
    folder = watch(status=0)
    shutil.copy(FILM, tmp_path / "by hand.mp4")
    given = {"dropFolderId": folder["id"], "fileName": "by hand.mp4", "fileSize": 5}
    file = api.ok(f"{FILES}.add", {"dropFolderFile": given})
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})
    resource = {"objectType": "KalturaDropFolderFileResource", "dropFolderFileId": file["id"]}
    api.ok("media.addContent", {"entryId": entry["id"], "resource": resource})
    assert comes(api, folder, "by hand.mp4", HANDLED)["entryId"] == entry["id"]
    unknown = {"objectType": "KalturaDropFolderFileResource", "dropFolderFileId": 999_999_999}
    other = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x"}})
    sent = {"entryId": other["id"], "resource": unknown}
    assert api.code("media.addContent", sent) == "INVALID_OBJECT_ID"
