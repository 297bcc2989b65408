"""userRole as the platform answers it (measured), and what its refusals are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.sandbox.conftest import Api

Make = Callable[..., Any]


def change(api: Api, role: Any, **fields: Any) -> Any:
    return api.call("userRole.update", {"userRoleId": role["id"], "userRole": fields})


def listed(api: Api, **filter_: Any) -> list[int]:
    answer = api.ok("userRole.list", {"filter": filter_, "pager": {"pageSize": 500}})
    return [one["id"] for one in answer["objects"]]


def test_names_of_permissions_are_kept_without_blanks(api: Api, role: Make) -> None:
    made = role("CONTENT_MANAGE_BASE, KMC_ACCESS ,,BULK_LOG_DELETE")
    assert made["permissionNames"] == "CONTENT_MANAGE_BASE,KMC_ACCESS,,BULK_LOG_DELETE"
    assert (made["systemName"], made["status"], made["partnerId"]) == ("", 1, api.told["partnerId"])
    assert "systemName" not in api.ok("userRole.get", {"userRoleId": made["id"]})


def test_names_are_nobody_elses(api: Api, role: Make) -> None:
    made, other = role(), role()
    for taken in (made["name"], "Publisher Administrator", "Content Uploader"):
        assert api.code("userRole.add", {"userRole": {"name": taken}}) == "ROLE_NAME_ALREADY_EXISTS"
        assert change(api, other, name=taken)["code"] == "ROLE_NAME_ALREADY_EXISTS"
    assert api.code("userRole.add", {"userRole": {"name": ""}}) == "PROPERTY_VALIDATION_MIN_LENGTH"
    assert api.code("userRole.add", {"userRole": {"tags": "x"}}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    assert api.code("userRole.add", {"userRole": {"name": None}}) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"


def test_system_names_are_the_accounts_own(api: Api, role: Make) -> None:
    assert role(systemName="PLAYBACK_BASE_ROLE")["systemName"] == "PLAYBACK_BASE_ROLE"
    again = {"userRole": {"name": "second of its system name", "systemName": "PLAYBACK_BASE_ROLE"}}
    assert api.code("userRole.add", again) == "SYSTEM_NAME_ALREADY_EXISTS"


def test_only_active_permissions_of_the_plain_kind(api: Api) -> None:
    for name in ("NO_SUCH", "FEATURE_ENTITLEMENT", "KMC_ACCESS,NO_SUCH"):
        answer = api.call("userRole.add", {"userRole": {"name": "never", "permissionNames": name}})
        told = f"Permission [{name.split(',')[-1]}] was not found for partner [{api.told['partnerId']}]"
        assert (answer["code"], answer["message"]) == ("PERMISSION_NOT_FOUND", told)


def test_a_role_with_everything_tells_what_that_is_and_keeps_it(api: Api, role: Make) -> None:
    made = role("*")
    assert made["permissionNames"].startswith("FEATURE_MOBILE_FLAVORS,ACCESS_CONTROL_ADD,")
    assert change(api, made, permissionNames="KMC_ACCESS")["permissionNames"] == made["permissionNames"]


def test_roles_of_the_platform_are_read_and_cloned_alone(api: Api) -> None:
    answer = api.ok("userRole.get", {"userRoleId": 7})
    assert (answer["systemName"], answer["partnerId"]) == ("PLAYBACK_BASE_ROLE", 0)
    assert change(api, answer, description="x")["code"] == "INVALID_OBJECT_ID"
    assert api.code("userRole.delete", {"userRoleId": 7}) == "INVALID_OBJECT_ID"
    copy = api.ok("userRole.clone", {"userRoleId": 7})
    assert re.fullmatch(r"PLAYBACK BASE ROLE copy \(\w{3} \d+ \w{3} \d{4}, \d\d:\d\d:\d\d\)", copy["name"])
    assert copy["systemName"] == "PLAYBACK_BASE_ROLE" and copy["partnerId"] == api.told["partnerId"]
    assert api.code("userRole.clone", {"userRoleId": 999_999}) == "INVALID_OBJECT_ID"


def test_lists_have_the_platforms_roles_and_no_deleted_ones(api: Api, role: Make) -> None:
    made = role()
    assert listed(api, partnerIdEqual=0, orderBy="-id") == list(range(23, 0, -1))
    assert made["id"] in listed(api)
    assert change(api, made, status=3)["status"] == 3
    assert made["id"] not in listed(api) and listed(api, statusEqual=3) == []
    assert api.code("userRole.get", {"userRoleId": made["id"]}) == "INVALID_OBJECT_ID"


def test_each_account_has_the_templates_of_its_own(api: Api) -> None:
    for ks in ("admin", "plain"):
        found = api.ok("userRole.list", {"filter": {"tagsMultiLikeOr": "kmc"}}, ks)["objects"]
        own = [one["name"] for one in found if one["partnerId"]]
        assert {"Manager", "Content Uploader", "Content Moderator", "Player Designer"} <= set(own)


def test_a_role_that_is_held_stays(api: Api, role: Make) -> None:
    made = role("KMC_ACCESS")
    api.ok("user.add", {"user": {"id": "keeper", "roleIds": made["id"]}})
    assert api.code("userRole.delete", {"userRoleId": made["id"]}) == "ROLE_IS_BEING_USED"
    api.ok("user.delete", {"userId": "keeper"})
    assert api.ok("userRole.delete", {"userRoleId": made["id"]})["status"] == 3
