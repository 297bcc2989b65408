"""Profiles and policies over HTTP: whose they are, and what they must say. Beyond what guides show."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.drm.conftest import POLICY, PROFILE, Operator


@pytest.mark.parametrize("role", ["admin", "user", "widget", "plain"])
def test_customers_are_refused(api: Api, role: str) -> None:
    assert api.code(f"{PROFILE}.list", ks=role) == "SERVICE_FORBIDDEN"
    assert api.code(f"{POLICY}.list", ks=role) == "SERVICE_FORBIDDEN"


def test_a_profile_by_its_provider_is_the_batchs(operator: Operator) -> None:
    assert operator.code(f"{PROFILE}.getByProvider", provider="1") == "SERVICE_FORBIDDEN"


@pytest.mark.parametrize("field", ["name", "status", "provider", "partnerId"])
def test_a_profile_must_say(operator: Operator, field: str) -> None:
    told = operator.profile("widevine.WIDEVINE")
    del told[field]
    assert operator.code(f"{PROFILE}.add", drmProfile=told) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_an_account_without_drm_has_no_profiles_and_no_policies(api: Api, operator: Operator) -> None:
    plain = api.told["plainPartnerId"]
    told = operator.profile(partnerId=plain)
    assert operator.code(f"{PROFILE}.add", drmProfile=told) == "PLUGIN_NOT_AVAILABLE_FOR_PARTNER"
    assert api.code(f"{PROFILE}.list", {"partnerId": plain}, ks="operator") == "FEATURE_FORBIDDEN"
    assert api.code(f"{POLICY}.list", {"partnerId": plain}, ks="operator") == "SERVICE_FORBIDDEN"


def test_classes_are_those_of_the_providers(operator: Operator) -> None:
    made = operator.ok(f"{PROFILE}.add", drmProfile=operator.profile("playReady.PLAY_READY"))
    assert made["objectType"] == "KalturaPlayReadyProfile"
    assert operator.policy(provider="playReady.PLAY_READY")["objectType"] == "KalturaPlayReadyPolicy"
    gone = operator.ok(f"{PROFILE}.delete", drmProfileId=made["id"])
    assert (gone["status"], operator.profiles("playReady.PLAY_READY")) == (2, [])


def test_what_a_profile_leaves_open_is_the_installations(api: Api, operator: Operator) -> None:
    made = operator.ok(f"{PROFILE}.add", drmProfile=operator.profile("widevine.WIDEVINE"))
    assert (made["licenseServerUrl"], len(made["signingKey"])) == (f"{api.url}/udrm", 32)
    changes = {"objectType": "KalturaDrmProfile", "licenseServerUrl": "https://elsewhere.example.com"}
    changed = operator.ok(f"{PROFILE}.update", drmProfileId=made["id"], drmProfile=changes)
    assert (changed["licenseServerUrl"], changed["signingKey"]) == (
        "https://elsewhere.example.com",
        made["signingKey"],
    )


def test_the_operator_sees_all_accounts_policies_or_those_of_one(api: Api, operator: Operator) -> None:
    theirs = api.told["approvingPartnerId"]
    one = operator.policy(partnerId=theirs)["id"]
    asked = {"filter": {"systemNameLike": "test-"}, "pager": {"pageSize": 500}}
    everywhere = api.ok(f"{POLICY}.list", asked, ks="operator")["objects"]
    here = operator.ok(f"{POLICY}.list", **asked)["objects"]
    assert one in [policy["id"] for policy in everywhere]
    assert one not in [policy["id"] for policy in here]
    assert operator.code(f"{POLICY}.get", drmPolicyId=one) == "INVALID_OBJECT_ID"


def test_a_system_name_is_free_again_once_its_policy_is_deleted(operator: Operator) -> None:
    first = operator.policy()
    operator.ok(f"{POLICY}.delete", drmPolicyId=first["id"])
    assert operator.policy(systemName=first["systemName"])["id"] != first["id"]
    changes = {"drmPolicyId": first["id"], "drmPolicy": {"name": "x"}}
    assert operator.code(f"{POLICY}.update", **changes) == "INVALID_OBJECT_ID"
