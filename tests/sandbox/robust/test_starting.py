"""What keeps the sandbox from starting is said in a sentence; nothing is ruined by trying."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from kaltura_sandbox.platform.opening import StartError, claim, database
from kaltura_sandbox.platform.store import NAME, VERSION, Store
from tests.sandbox.conftest import ROOT, platform_at

PATIENCE = 180  # s
NOWHERE = "/proc/nobody/can/write/here"


def starts(*options: Any, **environment: str) -> tuple[int, str]:
    """The exit code of a sandbox that shouldn't start, and what it says."""
    command = [sys.executable, "-m", "kaltura_sandbox", "--port", "0", *map(str, options)]
    told = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )  # fmt: skip
    return told.returncode, told.stderr


@pytest.mark.parametrize("package", ["uvicorn", "regex"])
def test_a_package_that_is_missing_is_named_whoever_needs_it(package: str, tmp_path: Path) -> None:
    (tmp_path / f"{package}.py").write_text(f"raise ModuleNotFoundError(name={package!r})")
    code, said = starts("--data", tmp_path / "data", PYTHONPATH=str(tmp_path))
    assert code == 1 and said.startswith(f"{package} is not installed in ") and said.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "environment", "says"),
    [
        (["--port", "abc"], {}, "'abc' is no port: give a number from 0 to 65535"),
        (["--port", "99999999"], {}, "'99999999' is no port"),
        (["--log", "nonsense"], {}, "give one of debug, info, warning, error"),
        (["--data", ""], {}, "give a name"),
        (["--host", ""], {}, "give a name"),
        (["--host", "nosuch.invalid"], {}, "name an address of this machine with --host"),
        (["--host", "a..b"], {}, "name an address of this machine with --host"),
        (["--host", "192.0.2.1"], {}, "name an address of this machine with --host"),
        (["--data", NOWHERE], {}, "name another folder with --data"),
        (["--data", str(Path(__file__))], {}, "is a file"),
        (["--data", str(Path(__file__) / "x")], {}, "name another folder with --data"),
        (["--announce", f"{NOWHERE}/told.json"], {}, "name another file with --announce"),
        (["--announce", str(Path(__file__).parent)], {}, "name another file with --announce"),
        ([], {"IMAGEIO_FFMPEG_EXE": "/nowhere/ffmpeg"}, "There is no ffmpeg that runs"),
        ([], {"KALTURA_SANDBOX_MEDIA_CACHE": NOWHERE}, "name another folder for caches"),
    ],
)
def test_a_bad_setting_is_a_sentence(
    tmp_path: Path, options: list[str], environment: dict[str, str], says: str
) -> None:
    code, told = starts("--data", tmp_path / "data", *options, **environment)
    assert code != 0 and says in told and "Traceback" not in told
    assert len(told.splitlines()) <= 8  # the usage of the command among them


def test_a_port_in_use_is_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        number = other.getsockname()[1]
        code, told = starts("--data", tmp_path, "--port", number)
    assert (code, told.count("\n")) == (1, 1)
    assert f"Port {number} of 127.0.0.1 is in use" in told and "--port" in told


def test_a_data_directory_has_one_sandbox_and_goes_on_after_a_kill(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        code, said = starts("--data", tmp_path / "data")
        assert (code, said.count("\n")) == (1, 1)
        assert f"A sandbox already runs on {tmp_path / 'data'} (pid " in said
        assert f"{told['serviceUrl']}). Stop it, or name another folder with --data" in said
        number = int(said.split("(pid ")[1].split(",")[0])
        assert requests.get(f"{told['serviceUrl']}/_sandbox/health", timeout=20).json()["status"] == "ok"
        os.kill(number, signal.SIGKILL)
        until(lambda: (claim(tmp_path / "data"), True)[1])


def until(holds: Any) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            assert holds()
            return
        except StartError:
            assert time.monotonic() < end
            time.sleep(0.05)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """A data directory with a few things in it, as a clean end leaves it."""
    folder = tmp_path / "kept"
    store = Store(folder)
    for number in range(300):
        store.execute("INSERT INTO objects VALUES ('thing', ?, 1, ?, ?)", (str(number), number, TEXT))
    store.note("announcement", '{"adminSecret": "top secret"}')
    store.close()
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "abcd").write_text("a file")
    assert not claim(folder).fresh
    yield folder


TEXT = '{"objectType": "KalturaThing", "adminSecret": "top secret", "name": "' + "x" * 500 + '"}'


def refused(folder: Path) -> str:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "lock"}
    with pytest.raises(StartError) as refusal:
        claim(folder)
    assert "top secret" not in str(refusal.value)
    assert {path: path.read_bytes() for path in before} == before
    return str(refusal.value)


def test_a_database_that_is_gone_is_not_made_anew_beside_what_it_knew(kept: Path) -> None:
    database_file = kept / NAME
    content = database_file.read_bytes()
    database_file.write_bytes(b"")
    assert "is empty. Put the database back from a copy, or move the folder away" in refused(kept)
    database_file.unlink()
    assert "is missing" in refused(kept)
    shutil.rmtree(kept / "files")
    assert claim(kept).fresh
    (kept / f"{NAME}-wal").write_bytes(content[:5000])
    assert "is missing" in refused(kept)


def test_damage_is_found_wherever_it_is(kept: Path) -> None:
    whole = (kept / NAME).read_bytes()
    for at in range(0, len(whole) - 512, len(whole) // 12):
        if any(whole[at : at + 512]):
            (kept / NAME).write_bytes(whole[:at] + bytes(range(255, -1, -1)) * 2 + whole[at + 512 :])
            assert "is damaged" in refused(kept), at
    for wrong in (whole[:5000], b"no database" * 1000, whole[:100]):
        (kept / NAME).write_bytes(wrong)
        assert "is damaged" in refused(kept)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        (f"PRAGMA user_version = {VERSION + 1}", "was written by a newer sandbox"),
        ("UPDATE notes SET value = CAST(CAST(value AS BLOB) || x'ff' AS TEXT)", "is damaged"),
        ("UPDATE notes SET value = substr(value, 2)", "is damaged"),
        ("UPDATE objects SET data = CAST(x'7b2261223a22ff227d' AS TEXT) WHERE id = '7'", "is damaged"),
        ("DROP TABLE objects", "is no database of a sandbox"),
    ],
)
def test_a_database_of_others_or_with_wrong_texts_is_refused(kept: Path, sql: str, says: str) -> None:
    with sqlite3.connect(kept / NAME) as db:
        db.executescript(sql)
    db.close()
    assert says in refused(kept)


def test_something_else_in_place_of_the_database_is_refused(kept: Path) -> None:
    (kept / NAME).unlink()
    (kept / NAME).mkdir()
    assert "isn't even a file" in refused(kept)


def test_changes_that_would_be_dropped_silently_are_missed(kept: Path) -> None:
    writing = sqlite3.connect(kept / NAME, isolation_level=None)
    writing.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(5):
        writing.execute("UPDATE objects SET data = replace(data, 'x', ?) WHERE id = '7'", (str(number),))
    content = (kept / f"{NAME}-wal").read_bytes()
    copy = kept.with_name("copy")
    shutil.copytree(kept, copy)
    writing.close()
    log, (page,) = copy / f"{NAME}-wal", struct.unpack_from(">I", content, 8)
    frame = 24 + page
    database.check(copy / NAME)  # whole: the changes are taken over
    for cut in (0, 10, len(content) - 1000, len(content) - frame - 10):  # ended in the middle of a change
        log.write_bytes(content[:cut])
        database.check(copy / NAME)
    for at in (0, 20, 32 + 20, 32 + frame + 100):
        log.write_bytes(content[:at] + b"damaged!" + content[at + 8 :])
        (copy / f"{NAME}-shm").unlink(missing_ok=True)
        assert "are damaged" in refused(copy), at


def test_a_damaged_database_keeps_its_secrets_to_itself(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        secret = told["adminSecret"]
    with sqlite3.connect(tmp_path / "data" / NAME) as db:
        db.execute("UPDATE notes SET value = CAST(CAST(value AS BLOB) || x'ff' AS TEXT)")
    db.close()
    code, said = starts("--data", tmp_path / "data", "--log", "debug")
    assert (code, said.count("\n")) == (1, 1) and "is damaged" in said and secret not in said
