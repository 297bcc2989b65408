"""A platform that stops and starts again goes on with what lies in its folders."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.sandbox.conftest import Api, platform_at
from tests.sandbox.drop_folders.conftest import FILM, FOLDERS, comes, known

WAITING, HANDLED, NO_MATCH = 3, 4, 8
TALKS = """<mrss><channel><item><name>x</name><contentAssets><content>
<dropFolderFileContentResource filePath="late.mp4"/></content></contentAssets></item></channel></mrss>"""


def add(api: Api, place: Path, xml: bool) -> dict[str, int]:
    place.mkdir()
    kind = "XmlBulkUpload" if xml else "Content"
    config = {"objectType": f"KalturaDropFolder{kind}FileHandlerConfig"} | (
        {} if xml else {"contentMatchPolicy": 3}
    )
    folder = {
        "objectType": "KalturaDropFolder", "name": "x", "status": 1, "type": 1, "dc": 0, "path": str(place),
        "partnerId": api.told["partnerId"], "fileSizeCheckInterval": 0, "fileDeletePolicy": 1,
        "fileHandlerType": "dropFolderXmlBulkUpload.XML" if xml else 1, "fileHandlerConfig": config,
        "fileNamePatterns": "*.xml" if xml else "*",
    }  # fmt: skip
    return {"id": api.ok(f"{FOLDERS}.add", {"dropFolder": folder}, ks="operator")["id"]}


def test_what_waited_goes_on(tmp_path: Path) -> None:
    described, matched, home = tmp_path / "described", tmp_path / "matched", tmp_path / "platform"
    home.mkdir()
    with platform_at(home) as told:
        api = Api(told)
        first, second = add(api, described, True), add(api, matched, False)
        (described / "talks.xml").write_text(TALKS)
        shutil.copy(FILM, matched / "kept.mp4")
        comes(api, first, "talks.xml", WAITING)
        comes(api, second, "kept.mp4", NO_MATCH)
    (home / "announce.json").unlink()
    shutil.copy(FILM, described / "late.mp4")
    with platform_at(home) as told:
        api = Api(told)
        api.ok("media.add", {"entry": {"mediaType": 1, "name": "x", "referenceId": "kept"}})
        assert comes(api, first, "late.mp4", HANDLED)["entryId"]
        assert comes(api, second, "kept.mp4", HANDLED)["entryId"]
        assert [one["fileName"] for one in known(api, first, fileNameEqual="late.mp4")] == ["late.mp4"]
        assert len(known(api, second)) == 1
