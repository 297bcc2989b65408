"""How to reach the platform: said to whoever started it, written to a file, and told to shells that export it.

While a sandbox runs, its announcement lies in the data directory too, for its owner alone. From there
`eval "$(python -m kaltura_sandbox --exports)"` takes what other terminals need.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kaltura_sandbox.platform.opening import OTHER, StartError, is_claimed

ROOT = Path(__file__).resolve().parents[1]
KEPT = "announcement.json"
ACCOUNTS = {
    "full": "every feature",
    "plain": "as it comes from registration",
    "approving": "every feature, and what replaces content waits for a yes",
}
"""The accounts that callers may be, and what they have."""
_EXPORTED = {
    "KALTURA_PARTNER_ID": ("partnerId", "PartnerId"),
    "KALTURA_ADMIN_SECRET": ("adminSecret", "AdminSecret"),
    "KALTURA_USER_SECRET": ("userSecret", "UserSecret"),
}
"""Their names in the announcement: of the full account, and behind the name of another one."""


def announce(told: dict[str, Any], url: str, data: Path, file: Path | None) -> None:
    """Says how to reach the platform, and writes it as JSON once everything is ready. Raises StartError.

    The file comes last: who waits for it finds all of the rest."""
    told = {"serviceUrl": url} | told
    with contextlib.suppress(StartError):  # a disk without room: the platform can be reached all the same
        _write(told, data / KEPT)
    say("\n".join(said(told, data, secrets=sys.stdout.isatty())))
    if file:
        _write(told, file)


def said(told: Mapping[str, Any], data: Path, secrets: bool) -> list[str]:
    """The words for people. Secrets are for a terminal alone: everything else may be a log."""
    words = [f"Kaltura sandbox at {told['serviceUrl']} - account {told['partnerId']}, user {told['userId']}"]
    if secrets:
        words += ["", *exports(told), ""]
    words.append(f'What to export, in one line for any terminal: eval "$({command(data)})"')
    words.append(f"Live streams come in by RTMP at port {told['rtmpPort']}, by SRT at port {told['srtPort']}")
    others = [f"{name} ({about})" for name, about in ACCOUNTS.items() if name != "full"]
    return [*words, f"Other accounts, named behind --exports: {'; '.join(others)}"]


def command(data: Path) -> str:
    """What prints `exports` for a data directory, whichever directory a shell is in."""
    python, home = Path(sys.executable), ROOT / ".sandbox"
    inside = python.relative_to(ROOT) if python.is_relative_to(ROOT) else python
    where = "" if data == home else f" --data {shlex.quote(str(data))}"
    return f"cd {shlex.quote(str(ROOT))} && {shlex.quote(str(inside))} -m kaltura_sandbox{where} --exports"


def exports(told: Mapping[str, Any], account: str = "full") -> list[str]:
    """The lines by which a shell exports how to reach the platform as one of ACCOUNTS."""
    values = {"KALTURA_SERVICE_URL": told["serviceUrl"]}
    for variable, (bare, behind) in _EXPORTED.items():
        values[variable] = told[bare if account == "full" else account + behind]
    values["KALTURA_USER_ID"] = told["userId"]
    values["KALTURA_OPERATOR_SECRET"] = told["operatorAdminSecret"]
    return [f"export {variable}={shlex.quote(str(value))}" for variable, value in values.items()]


def running(data: Path) -> dict[str, Any]:
    """The announcement of the sandbox that runs on a data directory. Raises StartError where none does."""
    try:
        told = dict(json.loads((data / KEPT).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        told = {}
    if not told or not is_claimed(data):  # one that was killed leaves its announcement behind
        raise StartError(
            f"No sandbox runs on {data}: start one in another terminal (make sandbox), or {OTHER}"
        )
    return told


def withdraw(data: Path) -> None:
    """The platform ends: nobody can be reached any more."""
    (data / KEPT).unlink(missing_ok=True)


def part_of(file: Path) -> Path:
    """What an announcement is written to until it is whole."""
    return file.with_name(file.name + ".part")


def _write(told: Mapping[str, Any], file: Path) -> None:
    part = part_of(file)
    try:
        part.unlink(missing_ok=True)  # of others it may keep what they may
        part.touch(0o600)
        part.write_text(json.dumps(told, indent=1))
        part.replace(file)
    except OSError as problem:
        raise StartError(f"The announcement can't be written to {file} ({problem.strerror})") from None


def say(text: str) -> None:
    """Prints something, whether or not anybody reads it."""
    try:
        print(text, flush=True)
    except OSError:  # whoever read that has gone; nobody writes there any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
