"""DRM as an account has it: profiles and policies, the rule that protects an entry, what players are told."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hamcrest import assert_that, contains_inanyorder, equal_to

from features.support.api import nouns
from features.support.api.nouns.drm import PROVIDER
from features.support.playing import contexts
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World
from features.support.wire.client import KalturaError

THERE = "ACTIVE_PROVIDER_PROFILE_ALREADY_EXIST"
FORMATS = {"WIDEVINE_CENC": "mpegdash", "PLAYREADY_CENC": "mpegdash", "FAIRPLAY": "applehttp"}


def set_up(world: World, provider: str) -> None:
    """The account's DRM profile for a provider: the one that it has, else a new one, which stays until the run ends.

    An account has but one for a provider, so scenarios that run side by side share it.
    """
    if profile(world, provider) is None:
        name = f"{provider.capitalize()} of the guides"
        fields = {"objectType": nouns.DRM_PROFILE.object_type, "name": world.unique(name), "status": 1}
        fields |= {"provider": PROVIDER[provider], "partnerId": world.run.settings.partner_id}
        try:
            world.call("drm_drmProfile.add", {"drmProfile": fields})
        except KalturaError as refusal:
            if refusal.code != THERE:  # another process was faster
                raise


def profile(world: World, provider: str) -> dict[str, Any] | None:
    """What the operator reads of the account's profile for a provider; None where there is none."""
    account = world.run.settings.partner_id
    asked = {
        "objectType": "KalturaDrmProfileFilter",
        "providerEqual": PROVIDER[provider],
        "partnerIdEqual": account,
    }
    found = world.look("drm_drmProfile.list", {"filter": asked})["objects"]
    return found[0] if found else None


def protect(world: World, name: str, policy: str) -> None:
    """The entry gets an access control profile whose one rule names the policy, for everybody."""
    action = {
        "objectType": "KalturaAccessControlDrmPolicyAction",
        "policyId": world.id("DRM policy", policy),
    }
    rules = [{"objectType": "KalturaRule", "actions": [action]}]
    noun, label = nouns.ACCESS_CONTROL, f"Protection of {name}"
    fields = {"objectType": noun.object_type, "name": world.unique(label), "rules": rules}
    made = world.create(noun, label, "accessControlProfile.add", {noun.parameter: fields})
    entry = {"objectType": "KalturaBaseEntry", "accessControlId": made.id}
    world.call("baseEntry.update", {"entryId": world.own("entry", name), "baseEntry": entry})


def told(world: World, scheme: str) -> dict[str, Any]:
    """What the last playback context tells of a scheme: scheme, licenseURL, certificate."""
    return told_in(world, contexts.part(world, "sources"), scheme)


def told_in(world: World, sources: list[Any], scheme: str) -> dict[str, Any]:
    """The DRM data of a scheme among sources; its address is a variable of the guides from now on."""
    for source in sources:
        for one in source.get("drm") or []:
            if str(one["scheme"]).endswith(scheme) and source["format"] == FORMATS[scheme]:
                return dict(one)
    schemes = [one["scheme"] for source in sources for one in source.get("drm") or []]
    raise AssertionError(f"No source tells of {scheme}; they tell of {schemes or 'no DRM at all'}.")


def must_tell(world: World, format_: str, table: Any) -> None:
    """Each source of this format names these schemes and no others."""
    sources = [one for one in contexts.part(world, "sources") if one["format"] == format_]
    assert_that(bool(sources), equal_to(True), f"whether the context has a source of format {format_}")
    expected = [*table.headings, *(row.cells[0] for row in table)] if table else []
    for source in sources:
        schemes = [str(one["scheme"]) for one in source.get("drm") or []]
        assert_that(schemes, contains_inanyorder(*expected), f"schemes of {format_}")


def must_name(world: World, scheme: str, table: Any) -> None:
    """What the license address of a scheme tells a license server (custom_data), by its fields."""
    found = told(world, scheme) | json.loads(_custom_data(world, scheme))
    found["server"] = found["licenseURL"].partition("/license?")[0]
    assert_that(world.plain(found), has_fields(world.expected(None, table)))


def _custom_data(world: World, scheme: str) -> str:
    given = parse_qs(urlsplit(told(world, scheme)["licenseURL"]).query)
    return base64.b64decode(given["custom_data"][0]).decode()


def must_be_signed(world: World, scheme: str) -> None:
    """The signature of a license address is the one that the signing key of the account's profile gives."""
    given = parse_qs(urlsplit(told(world, scheme)["licenseURL"]).query)
    known = profile(world, "CENC") or {}
    signed = hashlib.sha1((str(known.get("signingKey")) + _custom_data(world, scheme)).encode()).digest()
    same = given["signature"][0] == base64.b64encode(signed).decode()
    assert_that(same, equal_to(True), "whether the signature is that of the profile's key")
