"""Ends: servers that the guides have as well, one without MLSD, and what goes wrong at them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from features.support.dropping.ftp_server import FtpSpot, _server
from features.support.dropping.s3_server import S3Spot
from features.support.dropping.spots import Spot
from features.support.dropping.ssh_server import ScpSpot, SftpSpot
from tests.sandbox.conftest import Api
from tests.sandbox.drop_folders.conftest import FILES, FILM, Watch, comes, error_of, known, until

HANDLED, DOWNLOADING, ERROR_DOWNLOADING = 4, 11, 12
KINDS: dict[type[Spot], dict[str, Any]] = {
    FtpSpot: {"kind": "KalturaFtpDropFolder", "type": 2},
    SftpSpot: {"kind": "KalturaSftpDropFolder", "type": 4},
    ScpSpot: {"kind": "KalturaScpDropFolder", "type": 3},
    S3Spot: {"kind": "KalturaS3DropFolder", "type": "S3DropFolder.S3DROPFOLDER"},
}


@pytest.fixture(params=list(KINDS), ids=lambda kind: kind.__name__)
def spot(request: pytest.FixtureRequest) -> Iterator[Spot]:
    made: Spot = request.param()
    yield made
    made.close()


def of(place: Spot, **fields: Any) -> dict[str, Any]:
    return {**place.fields, **KINDS[type(place)], **fields}


def test_a_file_comes_whole_whatever_its_name_is(api: Api, watch: Watch, spot: Spot) -> None:
    name = "a 'quoted' $name & more.mp4"
    spot.put(name, FILM.read_bytes())
    file = comes(api, watch(**of(spot)), name, HANDLED)
    until(lambda: api.ok("media.get", {"entryId": file["entryId"]})["status"] == 2)
    partner = api.told["partnerId"]
    address = f"/p/{partner}/sp/{partner}00/raw/entry_id/{file['entryId']}"
    assert api.get(address).content == FILM.read_bytes()


def test_deleted_files_go_and_others_stay(api: Api, watch: Watch, spot: Spot) -> None:
    spot.put("one.mp4", FILM.read_bytes())
    spot.put("two.mp4", FILM.read_bytes())
    folder = watch(**of(spot))
    one = comes(api, folder, "one.mp4", HANDLED)
    comes(api, folder, "two.mp4", HANDLED)
    api.ok(f"{FILES}.delete", {"dropFolderFileId": one["id"]})
    until(lambda: spot.names() == {"two.mp4"})
    until(lambda: [file["fileName"] for file in known(api, folder)] == ["two.mp4"])


def test_a_server_without_mlsd_is_asked_for_names(api: Api, watch: Watch) -> None:
    spot = FtpSpot()
    handler = _server().handler
    commands, handler.proto_cmds = handler.proto_cmds, {
        name: told for name, told in handler.proto_cmds.items() if name != "MLSD"
    }  # fmt: skip
    try:
        spot.put("older server.mp4", FILM.read_bytes())
        (spot.folder / "deeper").mkdir()
        folder = watch(**of(spot))
        assert comes(api, folder, "older server.mp4", HANDLED)["fileSize"] == FILM.stat().st_size
        assert len(known(api, folder)) == 1
    finally:
        handler.proto_cmds = commands
        spot.close()


def test_a_file_that_is_gone_before_it_is_fetched_fails(api: Api, watch: Watch) -> None:
    spot = SftpSpot()
    folder = watch(**of(spot, status=0))
    given = {"dropFolderId": folder["id"], "fileName": "gone before.mp4", "fileSize": 5}
    file = api.ok(f"{FILES}.add", {"dropFolderFile": given})
    api.ok(f"{FILES}.updateStatus", {"dropFolderFileId": file["id"], "status": 2})
    failed = comes(api, folder, "gone before.mp4", ERROR_DOWNLOADING)
    assert failed["errorCode"] == 7
    assert api.ok("media.get", {"entryId": failed["entryId"]})["status"] == -2
    spot.close()


@pytest.mark.parametrize(
    ("field", "value", "error"), [("password", "no", 2), ("port", 1, 1), ("path", "/no", 3)]
)
@pytest.mark.parametrize("kind", [FtpSpot, SftpSpot])
def test_what_is_wrong_is_told(
    api: Api, watch: Watch, kind: type[Spot], field: str, value: Any, error: int
) -> None:
    spot = kind()
    assert error_of(api, watch(**of(spot, **{field: value}))) == error
    spot.close()


def test_a_key_that_is_none_lets_nobody_in(api: Api, watch: Watch) -> None:
    spot = SftpSpot()
    spot.ask_for_a_key()
    assert error_of(api, watch(**of(spot, privateKey="no key"))) == 2
    spot.close()


@pytest.mark.parametrize("phrase", ["", "open sesame"])
@pytest.mark.parametrize("kind", [SftpSpot, ScpSpot])
def test_a_file_comes_by_a_key(api: Api, watch: Watch, kind: type[SftpSpot], phrase: str) -> None:
    spot = kind()
    spot.ask_for_a_key(phrase)
    spot.put("by key.mp4", FILM.read_bytes())
    assert comes(api, watch(**of(spot)), "by key.mp4", HANDLED)["entryId"]
    spot.close()


def test_a_slow_end_holds_up_nobody_else(api: Api, watch: Watch, tmp_path: Any) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        for number in range(3):
            watch(
                kind="KalturaFtpDropFolder",
                type=2,
                path=f"/{number}",
                host="127.0.0.1",
                port=port,
                username="x",
            )
        folder = watch()
        (tmp_path / "quick one.mp4").write_bytes(FILM.read_bytes())
        comes(api, folder, "quick one.mp4", HANDLED)


def test_a_name_that_is_no_text_hides_no_other(
    api: Api, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    spot = FtpSpot()
    monkeypatch.setattr(_server().handler, "unicode_errors", "surrogateescape")
    os.close(os.open(os.fsencode(spot.folder) + b"/\xff\xfe.mp4", os.O_CREAT))
    spot.put("ü 😀.mp4", FILM.read_bytes())
    folder = watch(**of(spot))
    comes(api, folder, "ü 😀.mp4", HANDLED)
    assert len(known(api, folder)) == 1
    spot.close()
