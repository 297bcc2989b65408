"""The accounts that are there from the start, an operator's and three customers'. What they have the topics declare."""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox.platform import starting
from kaltura_sandbox.platform.accounts import OPERATOR, Platform, new_secret, now
from kaltura_sandbox.platform.features import declared
from kaltura_sandbox.platform.objects import Object

USER_ID = "guide-user"
# Accounts, and what an installation brings along, have small numbers as on a new server; what callers make begins
# at 10,000.
FULL_ID, PLAIN_ID, APPROVING_ID = 4101, 4102, 4103
NOTE = "announcement"


def prepare(platform: Platform) -> dict[str, Any]:
    """Makes what is missing and answers how to reach it (the announcement, without serviceUrl)."""
    told = dict(json.loads(platform.store.noted(NOTE) or "{}"))
    if "approvingPartnerId" in told:
        return told
    with platform.store.transaction():
        told = told or _install(platform)
        told |= _approving(platform)  # alone in a directory of an earlier version, which had no such account
        platform.store.note(NOTE, json.dumps(told))
    return told


def _install(platform: Platform) -> dict[str, Any]:
    registered = [one.name for one in declared() if one.registered]
    operator = _partner(platform, OPERATOR, "The platform's operator", ["*"])
    starting.install(platform)
    full = _partner(platform, FULL_ID, "A customer with every feature", ["*"], number=1)
    plain = _partner(platform, PLAIN_ID, "A customer as registered", registered, number=2)
    for partner in (full, plain):
        starting.furnish(platform.account(partner.id), USER_ID)
    return {
        "partnerId": full.id, "adminSecret": full.adminSecret, "userSecret": full.secret, "userId": USER_ID,
        "plainPartnerId": plain.id, "plainAdminSecret": plain.adminSecret, "plainUserSecret": plain.secret,
        "operatorPartnerId": operator.id, "operatorAdminSecret": operator.adminSecret,
    }  # fmt: skip


def _approving(platform: Platform) -> dict[str, Any]:
    """The account that has what is kept back from the others, since it changes how others behave."""
    named = "A customer who approves what replaces content"
    one = _partner(platform, APPROVING_ID, named, ["*"], number=3, without=[])
    starting.furnish(platform.account(one.id), USER_ID)
    return {
        "approvingPartnerId": one.id, "approvingAdminSecret": one.adminSecret, "approvingUserSecret": one.secret,
    }  # fmt: skip


def _partner(
    platform: Platform,
    id_: int,
    name: str,
    features: list[str],
    number: int = 0,
    without: list[str] | None = None,
) -> Object:
    """Stores an account; ``number`` is its place among those of the installation.

    It lacks what is kept back, unless ``without`` says otherwise.
    """
    kept_back = [one.name for one in declared() if one.kept_back]
    partner = Object(
        "KalturaPartner", id=id_, name=name, adminSecret=new_secret(), secret=new_secret(), status=1, createdAt=now(),
        adminUserId=USER_ID, adminName="Account Owner", firstName="Account Owner",
        adminEmail=f"owner-{abs(id_)}@example.com", description=name,
        partnerPackage=1, partnerGroupType=1,
        _features=features, _without=kept_back if without is None else without, _number=number,
    )  # fmt: skip
    return platform.store.put("partner", partner, id_)
