"""How a sandbox says how it is reached: with secrets on a terminal and to a shell that asks, never into a log."""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kaltura_sandbox.platform.store import NAME
from tests.sandbox.conftest import ROOT, Api, platform_at

SECRETS = ("adminSecret", "userSecret")


def asked(data: Path, *account: str) -> subprocess.CompletedProcess[str]:
    """What --exports says of the sandbox on a data directory."""
    command = [sys.executable, "-m", "kaltura_sandbox", "--data", str(data), "--exports", *account]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180)


def exported(script: str) -> dict[str, str]:
    """The KALTURA_ variables that a shell has after a script, in a directory of no meaning."""
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["bash", "-c", f"{script}\nenv"], cwd="/", env=environment, capture_output=True, text=True, check=True
    )
    pairs = (line.split("=", 1) for line in done.stdout.splitlines() if line.startswith("KALTURA_"))
    return dict(pairs)


@pytest.mark.parametrize(
    ("account", "prefix"), [("full", ""), ("plain", "plain"), ("approving", "approving")]
)
def test_a_shell_takes_over_how_to_reach_the_sandbox_that_runs(
    platform_process: dict[str, Any], account: str, prefix: str
) -> None:
    data = Path(platform_process["log"]).parent / "data"
    told = {name[0].lower() + name[1:]: value for name, value in stripped(platform_process, prefix).items()}
    assert exported(asked(data, account).stdout) == {
        "KALTURA_SERVICE_URL": platform_process["serviceUrl"],
        "KALTURA_PARTNER_ID": str(told["partnerId"]),
        "KALTURA_ADMIN_SECRET": told["adminSecret"],
        "KALTURA_USER_SECRET": told["userSecret"],
        "KALTURA_OPERATOR_SECRET": platform_process["operatorAdminSecret"],
        "KALTURA_USER_ID": "guide-user",
    }


def stripped(told: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in told.items() if name.startswith(prefix)}


def test_the_line_that_it_prints_works_in_any_directory_and_holds_no_secret(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        log = (tmp_path / "log").read_text()
        (line,) = (line.partition(": ")[2] for line in log.splitlines() if 'eval "$(' in line)
        assert exported(line)["KALTURA_ADMIN_SECRET"] == told["adminSecret"]
        assert not any(told[name] in log for name in SECRETS)
        kept = tmp_path / "data" / "announcement.json"
        assert [oct(file.stat().st_mode & 0o777) for file in (kept, tmp_path / "announce.json")] == [
            "0o600"
        ] * 2
    assert not kept.exists()
    told_off = asked(tmp_path / "data")
    assert (told_off.returncode, told_off.stdout) == (1, "")
    assert f"No sandbox runs on {tmp_path / 'data'}: start one" in told_off.stderr


def test_what_a_killed_sandbox_left_is_not_taken_for_one_that_runs(tmp_path: Path) -> None:
    with platform_at(tmp_path) as told:
        os.kill(told["pid"], signal.SIGKILL)
    assert (tmp_path / "data" / "announcement.json").exists()
    assert asked(tmp_path / "data").returncode == 1


def test_on_a_terminal_it_prints_what_to_export(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kaltura_sandbox", "--port", "0", "--data", str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=theirs, stderr=theirs)
    os.close(theirs)
    said = b""
    while b"behind --exports" not in said:
        said += os.read(ours, 4096)
    lines = "\n".join(line for line in said.decode().splitlines() if line.startswith("export "))
    assert lines == asked(tmp_path).stdout.strip()
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) in (0, -signal.SIGTERM)
    os.close(ours)


def test_a_directory_of_a_version_with_two_accounts_gets_the_third(tmp_path: Path) -> None:
    with platform_at(tmp_path) as before:
        pass
    with sqlite3.connect(tmp_path / "data" / NAME) as db:
        (noted,) = db.execute("SELECT value FROM notes WHERE name = 'announcement'").fetchone()
        older = {name: value for name, value in json.loads(noted).items() if "approving" not in name}
        db.execute("UPDATE notes SET value = ? WHERE name = 'announcement'", (json.dumps(older),))
        number = before["approvingPartnerId"]
        db.execute(
            "DELETE FROM objects WHERE partner = ? OR (kind = 'partner' AND id = ?)", (number, str(number))
        )
    db.close()
    (tmp_path / "announce.json").unlink()
    with platform_at(tmp_path) as after:
        assert stripped(after, "plain") == stripped(before, "plain")
        assert after["adminSecret"] == before["adminSecret"]
        assert Api(after).start(2, "approving")


def test_what_is_kept_back_one_account_has(api: Api) -> None:
    approval = "FEATURE_ENTRY_REPLACEMENT_APPROVAL"
    has = {
        account: approval in api.ok("permission.getCurrentPermissions", ks=api.start(2, account)).split(",")
        for account in ("", "plain", "approving")
    }
    assert has == {"": False, "plain": False, "approving": True}
