"""The accounts that are there from the start: the operator's and two customers'. What they have the topics declare."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from kaltura_sandbox.platform import starting
from kaltura_sandbox.platform.accounts import OPERATOR, Platform, new_secret, now
from kaltura_sandbox.platform.features import declared
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.opening import StartError

USER_ID = "guide-user"
# Accounts, and what an installation brings along, have small numbers as on a new server; what callers make begins
# at 10,000.
FULL_ID, PLAIN_ID = 4101, 4102
GRANT = "KALTURA_SANDBOX_GRANT"
"""Names, by commas, features that a new data directory shall have though they are kept back."""


def prepare(platform: Platform) -> dict[str, Any]:
    """Makes what is missing and answers how to reach it (the announcement, without serviceUrl)."""
    noted = platform.store.noted("announcement")
    if noted:
        return dict(json.loads(noted))
    with platform.store.transaction():
        registered = [one.name for one in declared() if one.registered]
        operator = _partner(platform, OPERATOR, "The platform's operator", ["*"])
        starting.install(platform)
        full = _partner(platform, FULL_ID, "A customer with every feature", ["*"], number=1)
        plain = _partner(platform, PLAIN_ID, "A customer as registered", registered, number=2)
        for partner in (full, plain):
            starting.furnish(platform.account(partner.id), USER_ID)
        told = {
            "partnerId": full.id, "adminSecret": full.adminSecret, "userSecret": full.secret, "userId": USER_ID,
            "plainPartnerId": plain.id, "plainAdminSecret": plain.adminSecret, "plainUserSecret": plain.secret,
            "operatorPartnerId": operator.id, "operatorAdminSecret": operator.adminSecret,
        }  # fmt: skip
        platform.store.note("announcement", json.dumps(told))
    return told


def _partner(platform: Platform, id_: int, name: str, features: list[str], number: int = 0) -> Object:
    """Stores an account; ``number`` is its place among those of the installation."""
    partner = Object(
        "KalturaPartner", id=id_, name=name, adminSecret=new_secret(), secret=new_secret(), status=1, createdAt=now(),
        adminUserId=USER_ID, _features=features, _without=_withheld(), _number=number,
    )  # fmt: skip
    return platform.store.put("partner", partner, id_)


def _withheld() -> list[str]:
    granted = split(os.environ.get(GRANT))
    return [one.name for one in declared() if one.kept_back and one.name not in granted]


def part_of(file: Path) -> Path:
    """What an announcement is written to until it is whole."""
    return file.with_name(file.name + ".part")


def announce(told: dict[str, Any], url: str, file: Path | None) -> None:
    """Prints how to reach the platform, and writes it as JSON once everything is ready. Raises StartError."""
    told = {"serviceUrl": url} | told
    if file:
        part = part_of(file)
        try:
            part.touch(0o600)
            part.write_text(json.dumps(told, indent=1))
            part.replace(file)
        except OSError as problem:
            raise StartError(f"The announcement can't be written to {file} ({problem.strerror})") from None
    say(f"Kaltura sandbox at {url} - account {told['partnerId']}, user {told['userId']}")


def say(text: str) -> None:
    """Prints something, whether or not anybody reads it."""
    try:
        print(text, flush=True)
    except OSError:  # whoever read that has gone; nobody writes there any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
