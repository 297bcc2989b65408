"""What is there from the start: the operator, two customer accounts, the system's flavor params, default profiles."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from kaltura_sandbox import samples
from kaltura_sandbox import session as ks
from kaltura_sandbox.library import profiles
from kaltura_sandbox.objects import Object, join, split
from kaltura_sandbox.platform import OPERATOR, SYSTEM, Account, Platform, new_secret, now
from kaltura_sandbox.services import thumb_params
from kaltura_sandbox.services.conversion_profile import ConversionProfileService
from kaltura_sandbox.services.flavor_params import DEFAULTS, READ_LATER, audio_languages
from kaltura_sandbox.system_params import LIVE, SYSTEM_PARAMS

USER_ID = "guide-user"
# Accounts, and what an installation brings along, have small numbers as on a new server; what callers make begins
# at 10,000.
FULL_ID, PLAIN_ID = 4101, 4102
INSTALLED = {FULL_ID: {"access": 2, "profiles": 18}, PLAIN_ID: {"access": 3, "profiles": 28}}
# What an account has from registration; the fully granted one has everything but what changes how others behave.
PLAIN_FEATURES = ["FEATURE_ENTRY_REPLACEMENT", "FEATURE_ENTITLEMENT"]
# KALTURA_SANDBOX_GRANT names, by commas, those that a new data directory shall have all the same.
NOT_GRANTED = ["FEATURE_ENTRY_REPLACEMENT_APPROVAL"]
DEFAULT_PARAMS = [0, 2, 3, 4, 5, 6, 7]
PASSTHROUGH_PARAMS = [32, 36, 37]  # what an encoder sends is published as it comes


def prepare(platform: Platform) -> dict[str, Any]:
    """Makes what is missing and answers how to reach it (the announcement, without serviceUrl)."""
    noted = platform.store.noted("announcement")
    if noted:
        return dict(json.loads(noted))
    with platform.store.transaction():
        operator = _partner(platform, OPERATOR, "The platform's operator", ["*"])
        _system_params(platform)
        thumb_params.install(platform)
        full = _partner(platform, FULL_ID, "A customer with every feature", ["*"])
        plain = _partner(platform, PLAIN_ID, "A customer as registered", PLAIN_FEATURES)
        for partner in (full, plain):
            _furnish(platform.account(partner.id))
            samples.add(platform.account(partner.id), USER_ID)
            samples.furnish(platform.account(partner.id), USER_ID)
        told = {
            "partnerId": full.id, "adminSecret": full.adminSecret, "userSecret": full.secret, "userId": USER_ID,
            "plainPartnerId": plain.id, "plainAdminSecret": plain.adminSecret, "plainUserSecret": plain.secret,
            "operatorPartnerId": operator.id, "operatorAdminSecret": operator.adminSecret,
        }  # fmt: skip
        platform.store.note("announcement", json.dumps(told))
    return told


def _partner(platform: Platform, id_: int, name: str, features: list[str]) -> Object:
    partner = Object(
        "KalturaPartner", id=id_, name=name, adminSecret=new_secret(), secret=new_secret(), status=1, createdAt=now(),
        adminUserId=USER_ID, _features=features, _without=_withheld(),
    )  # fmt: skip
    return platform.store.put("partner", partner, id_)


def _withheld() -> list[str]:
    granted = split(os.environ.get("KALTURA_SANDBOX_GRANT"))
    return [feature for feature in NOT_GRANTED if feature not in granted]


def _system_params(platform: Platform) -> None:
    """The system's flavor params; only id 0 (Source) is the same on every installation."""
    for id_, name, values in SYSTEM_PARAMS:
        kind = profiles.LIVE_PARAMS if id_ in LIVE else "KalturaFlavorParams"
        params = Object(kind, id=id_, partnerId=SYSTEM, name=name, createdAt=now(), **values)
        params.defaults({"systemName": name, "isSystemDefault": 1, "tags": ""})
        params.defaults({"videoCodec": "", "audioCodec": "", "format": "", "conversionEngines": ""})
        params.defaults(
            {"conversionEnginesExtraParams": ""}
            | ({"engineVersion": 0} if id_ else {})
            | DEFAULTS
            | READ_LATER
        )
        params.audioLanguages = audio_languages(params.multiStream)
        platform.store.put(profiles.PARAMS_KIND, params, SYSTEM)


def _furnish(account: Account) -> None:
    """What a new account has: its widget, its default access control and conversion profiles."""
    store = account.store
    widget = Object(
        "KalturaWidget", id=f"_{account.id}", partnerId=account.id, _privileges=ks.WIDGET_PRIVILEGES
    )
    store.put("widget", widget)
    access = Object(
        "KalturaAccessControlProfile", id=INSTALLED[account.id]["access"], partnerId=account.id, name="Default",
        systemName="Default", description="Default access control profile", createdAt=now(), updatedAt=now(),
        isDefault=True, rules=[],
    )  # fmt: skip
    store.put("access_control", access)
    partner = account.partner
    assert partner is not None
    partner._defaultAccessControlId = access.id
    store.put("partner", partner, account.id)
    number = INSTALLED[account.id]["profiles"]
    _profile(account, number, "Default", 1, DEFAULT_PARAMS, True)
    _profile(account, number + 1, "Source Only", 1, [0], False)
    _profile(account, number + 2, "Passthrough", 2, PASSTHROUGH_PARAMS, True)


def _profile(account: Account, id_: int, name: str, type_: int, params: list[int], default: bool) -> None:
    profile = Object("KalturaConversionProfile", id=id_, partnerId=account.id, name=name, createdAt=now())
    profile.values["type"] = type_
    profile.systemName, profile.isDefault, profile.isPartnerDefault = name.replace(" ", "_"), default, default
    crop = Object("KalturaCropDimensions", left=-1, top=-1, width=-1, height=-1)
    profile.defaults({"cropDimensions": crop, "tags": ""} | ConversionProfileService.defaults)
    profiles.set_params(account, profile, join(params))
    account.put(profiles.KIND, profile)


def announce(told: dict[str, Any], url: str, file: Path | None) -> None:
    """Prints how to reach the platform, and writes it as JSON once everything is ready."""
    told = {"serviceUrl": url} | told
    if file:
        part = file.with_name(file.name + ".part")
        part.write_text(json.dumps(told, indent=1))
        part.chmod(0o600)
        part.replace(file)
    print(f"Kaltura sandbox at {url} - account {told['partnerId']}, user {told['userId']}", flush=True)
