"""accessControl over HTTP, the older service and its restrictions; conditions on hashes and on addresses."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from tests.sandbox.access.test_access_control import add, messages, profile_with, update
from tests.sandbox.conftest import Api


def older(api: Api, *restrictions: dict[str, Any]) -> dict[str, Any]:
    """A profile made by the older service."""
    answer: dict[str, Any] = api.ok(
        "accessControl.add", {"accessControl": {"name": "old", "restrictions": list(restrictions)}}
    )
    return answer


def flags_of(api: Api, profile: int, **viewer: Any) -> tuple[list[str], int]:
    """The flags that the context of an entry under the profile raises for a user, and its previewLength."""
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x", "accessControlId": profile}})["id"]
    params = {
        "entryId": entry,
        "contextDataParams": {"objectType": "KalturaEntryContextDataParams", **viewer},
    }
    told = api.ok("baseEntry.getContextData", params, "user")
    return [name for name, value in told.items() if name.endswith("Restricted") and value], told[
        "previewLength"
    ]


@pytest.mark.parametrize(
    ("kind", "meaning", "names", "viewer"),
    [
        ("Site", "siteRestrictionType", "siteList", {"referrer": "http://x.example.com/"}),
        ("IpAddress", "ipAddressRestrictionType", "ipAddressList", {"ip": "192.0.2.1"}),
        ("Country", "countryRestrictionType", "countryList", {"ip": "53.1.1.1"}),
        ("UserAgent", "userAgentRestrictionType", "userAgentRegexList", {"userAgent": "bot"}),
    ],
)
def test_restrictions_by_a_list(
    api: Api, kind: str, meaning: str, names: str, viewer: dict[str, str]
) -> None:
    """What is left out is ALLOW_LIST; each raises its own flag for whom it shuts out."""
    told = {"Site": "x.example.com", "IpAddress": "192.0.2.1", "Country": "DE", "UserAgent": "bot"}[kind]
    one = {"objectType": f"Kaltura{kind}Restriction", names: told}
    allowing = older(api, dict(one))
    assert allowing["restrictions"][0][meaning] == 1
    assert flags_of(api, allowing["id"], **viewer) == ([], -1)
    blocking = older(api, one | {meaning: 0})
    assert flags_of(api, blocking["id"], **viewer) == ([f"is{kind}Restricted"], -1)


def test_a_preview_takes_the_place_of_the_session(api: Api) -> None:
    session = {"objectType": "KalturaSessionRestriction"}
    cut = {"objectType": "KalturaPreviewRestriction", "previewLength": 20}
    assert flags_of(api, older(api, session)["id"]) == (["isSessionRestricted"], -1)
    assert flags_of(api, older(api, session, cut)["id"]) == (["isSessionRestricted"], 20)
    assert older(api, cut, {"objectType": "KalturaDirectoryRestriction"})["restrictions"] == []


def test_the_older_service_changes_what_it_knows(api: Api) -> None:
    made = older(api, {"objectType": "KalturaSessionRestriction"})["id"]
    changed = api.ok("accessControl.update", {"id": made, "accessControl": {"description": "d"}})
    assert (changed["description"], len(changed["restrictions"])) == ("d", 1)
    update(api, made, rules=[{"message": "m"}])
    seen = api.ok("accessControl.get", {"id": made})
    assert seen["containsUnsuportedRestrictions"] is True and "restrictions" not in seen
    wanted = {"id": made, "accessControl": {"description": "e"}}
    assert api.code("accessControl.update", wanted) == "ACCESS_CONTROL_NEW_VERSION_UPDATE"
    assert update(api, made, rules=[])["rules"] == []
    assert api.ok("accessControl.get", {"id": made})["restrictions"] == []


def test_a_system_name_is_judged_by_the_older_service_in_updates_alone(api: Api) -> None:
    add(api, systemName="taken")
    named = {"accessControl": {"name": "old", "systemName": "taken"}}
    made = api.ok("accessControl.add", named)["id"]
    assert api.code("accessControl.update", {"id": made, **named}) == "SYSTEM_NAME_ALREADY_EXISTS"
    assert api.code("accessControl.add", {"accessControl": {"description": "x"}}) == (
        "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    )
    assert api.code("accessControl.list", {}, "user") == "SERVICE_FORBIDDEN"


def test_a_hash_opens_what_its_condition_closes(api: Api) -> None:
    made = profile_with(api, "KalturaHashCondition", hashName="door", hashSecret="sesame")
    user = api.start(0, userId="viewer")
    right = hashlib.md5(f"sesame{user}".encode(), usedforsecurity=False).hexdigest()
    assert messages(api, made, user) == ["held"]
    assert messages(api, made, user, hashes=[{"key": "door", "value": right}]) == []
    assert messages(api, made, user, hashes=[{"key": "gate", "value": right}]) == ["held"]
    assert messages(api, made, user, hashes=[{"key": "door", "value": right[::-1]}]) == ["held"]


@pytest.mark.parametrize(
    ("kind", "value", "ip", "held"),
    [
        ("Country", " de ", "53.1.2.3", True), ("Country", "US", "53.1.2.3", False),
        ("Country", "DE", "203.0.113.1", False), ("AnonymousIP", "Undefined", "9.9.9.9", True),
        ("AnonymousIP", "vpn", "9.9.9.9", False),
    ],
)  # fmt: skip
def test_what_is_known_of_addresses(api: Api, kind: str, value: str, ip: str, held: bool) -> None:
    made = profile_with(api, f"Kaltura{kind}Condition", values=[{"value": value}])
    assert messages(api, made, ip=ip) == (["held"] if held else [])
    assert messages(api, profile_with(api, f"Kaltura{kind}Condition", values=[])) == ["held"]
