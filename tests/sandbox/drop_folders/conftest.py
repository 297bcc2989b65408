"""Short ways to have a folder watched, and to wait for what becomes of its files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import ROOT, Api

FOLDERS, FILES = "dropFolder_dropFolder", "dropFolder_dropFolderFile"
DATA = ROOT / "features" / "data"
FILM, OTHER = DATA / "keynote_short.mp4", DATA / "green_screen.mp4"
ENABLED, DELETED = 1, 2
PATIENCE_S = 30.0
Watch = Callable[..., Any]


@pytest.fixture
def watch(api: Api, tmp_path: Path) -> Iterator[Watch]:
    """The operator adds a folder, by default one on disk that adds entries as new and deletes nothing."""
    made: list[int] = []

    def added(
        policy: int = 1, regex: str = "", xml: bool = False, kind: str = "KalturaDropFolder", **fields: Any
    ) -> Any:
        content = {"objectType": "KalturaDropFolderContentFileHandlerConfig", "contentMatchPolicy": policy}
        config = content | ({"slugRegex": regex} if regex else {})
        if xml:
            config = {"objectType": "KalturaDropFolderXmlBulkUploadFileHandlerConfig"}
        folder = {
            "objectType": kind, "name": "test", "status": ENABLED, "type": 1, "dc": 0, "path": str(tmp_path),
            "partnerId": api.told["partnerId"], "fileSizeCheckInterval": 0, "fileDeletePolicy": 1,
            "fileHandlerType": "dropFolderXmlBulkUpload.XML" if xml else 1, "fileHandlerConfig": config,
        }  # fmt: skip
        folder |= {"fileNamePatterns": "*.xml"} if xml else {}
        answer = api.ok(f"{FOLDERS}.add", {"dropFolder": folder | fields}, ks="operator")
        made.append(answer["id"])
        return answer

    yield added
    for id_ in made:
        api.call(f"{FOLDERS}.delete", {"dropFolderId": id_}, ks="operator")


def known(api: Api, folder: Any, **more: Any) -> list[Any]:
    """The records of a folder's files."""
    filter_ = {"dropFolderIdEqual": folder["id"], "orderBy": "+id", **more}
    return list(api.ok(f"{FILES}.list", {"filter": filter_})["objects"])


def comes(api: Api, folder: Any, name: str, status: int, not_id: int = 0) -> Any:
    """The record of a file, once it has a status."""

    def look() -> Any:
        found = [one for one in known(api, folder) if one["fileName"] == name and one["id"] != not_id]
        return found[0] if found and found[0]["status"] == status else None

    return until(look, lambda: str(known(api, folder)))


def until(look: Callable[[], Any], told: Callable[[], str] = str) -> Any:
    """What ``look`` gives, once that is something."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < deadline, told()
        time.sleep(0.1)
    return found


def error_of(api: Api, folder: Any) -> Any:
    """The folder's errorCode, once the watcher has been there."""
    told = until(lambda: _visited(api, folder))
    return told.get("errorCode")


def _visited(api: Api, folder: Any) -> Any:
    told = api.ok(f"{FOLDERS}.get", {"dropFolderId": folder["id"]})
    return told if told.get("lastAccessedAt") else None
