"""What a session may do follows from its roles, whatever kind of session it is (measured)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import Api

Make = Callable[..., Any]
FORBIDDEN = "SERVICE_FORBIDDEN"


def current(api: Api, ks: str | None) -> list[str]:
    return str(api.ok("permission.getCurrentPermissions", ks=ks)).split(",")


def may(api: Api, ks: str, name: str, **fields: Any) -> bool:
    answer = api.call(name, fields, ks)
    return not (isinstance(answer, dict) and answer.get("code") == FORBIDDEN)


def test_names_by_kind_of_session(api: Api) -> None:
    assert current(api, None) == ["ALWAYS_ALLOWED_ACTIONS"]
    assert current(api, "user") == ["BASE_USER_SESSION_PERMISSION", "ALWAYS_ALLOWED_ACTIONS"]
    assert current(api, "widget") == ["WIDGET_SESSION_PERMISSION", "ALWAYS_ALLOWED_ACTIONS"]
    full, plain = current(api, "admin"), current(api, "plain")
    assert full[:2] == plain[:2] == ["FEATURE_MOBILE_FLAVORS", "ACCESS_CONTROL_ADD"]
    assert "DRM_PLUGIN_PERMISSION" in full and "DRM_PLUGIN_PERMISSION" not in plain
    assert "AUDIT_TRAIL_BASE" in full and "AUDIT_TRAIL_BASE" not in plain  # it needs what the account lacks


@pytest.mark.parametrize("kind", [0, 2])
def test_a_users_role_judges_every_session_of_the_user(api: Api, role: Make, holder: Make, kind: int) -> None:
    ks = holder(role("ANALYTICS_BASE"), kind=kind)
    assert current(api, ks) == ["ANALYTICS_BASE", "ALWAYS_ALLOWED_ACTIONS"]
    assert may(api, ks, "system.ping") and not may(api, ks, "media.list") and not may(api, ks, "user.list")


def test_several_roles_permit_what_any_of_them_does(api: Api, role: Make, holder: Make) -> None:
    ks = holder(role("ACCESS_CONTROL_BASE"), role("PLAYLIST_BASE,ACCESS_CONTROL_BASE"))
    assert current(api, ks).count("ACCESS_CONTROL_BASE") == 1
    assert may(api, ks, "accessControlProfile.list") and may(api, ks, "playlist.list")
    assert not may(api, ks, "accessControlProfile.add", accessControlProfile={"name": "x"})


def test_a_permission_counts_with_what_it_needs_alone(api: Api, role: Make, holder: Make) -> None:
    alone, both = holder(role("BULK_LOG_DELETE")), holder(role("BULK_LOG_DELETE,BULK_LOG_BASE"))
    assert current(api, alone) == ["", "ALWAYS_ALLOWED_ACTIONS"]
    assert "BULK_LOG_DELETE" in current(api, both)


def test_a_change_of_a_role_is_felt_at_once(api: Api, role: Make, holder: Make) -> None:
    made = role("PLAYLIST_BASE")
    ks = holder(made)
    assert may(api, ks, "playlist.list") and not may(api, ks, "accessControlProfile.list")
    fields = {"userRoleId": made["id"], "userRole": {"permissionNames": "ACCESS_CONTROL_BASE"}}
    api.ok("userRole.update", fields)
    assert may(api, ks, "accessControlProfile.list") and not may(api, ks, "playlist.list")


def lists_of_playlists(api: Api) -> int:
    """The id of the item that is playlist.list."""
    ids = api.ok("permission.get", {"permissionName": "PLAYLIST_BASE"})["permissionItemsIds"].split(",")
    wanted = {"service": "playlist", "action": "list"}
    items = [api.ok("permissionItem.get", {"permissionItemId": one}) for one in ids]
    return int(next(one for one in items if wanted.items() <= one.items())["id"])


def test_a_permission_of_ones_own_lets_do_what_its_items_say(api: Api, role: Make, holder: Make) -> None:
    item = lists_of_playlists(api)
    api.ok("permission.add", {"permission": {"name": "LISTS", "permissionItemsIds": item}})
    ks = holder(role("LISTS"))
    assert may(api, ks, "playlist.list") and not may(api, ks, "playlist.get", id="x")


def test_a_permission_of_ones_own_counts_in_roles_even_when_it_is_gone(
    api: Api, role: Make, holder: Make
) -> None:
    def changed(**fields: Any) -> bool:
        api.ok("permission.update", {"permissionName": "FLEETING", "permission": fields})
        return may(api, ks, "playlist.list")

    item = lists_of_playlists(api)
    api.ok("permission.add", {"permission": {"name": "FLEETING", "permissionItemsIds": item}})
    ks = holder(role("FLEETING"))
    assert not changed(permissionItemsIds="") and changed(permissionItemsIds=item)
    assert not changed(dependsOnPermissionNames="NO_SUCH")
    assert changed(dependsOnPermissionNames="FEATURE_ENTITLEMENT") and changed(status=2)
    api.ok("permission.delete", {"permissionName": "FLEETING"})
    assert may(api, ks, "playlist.list")


@pytest.mark.parametrize("named", ["7", "PLAYBACK_BASE_ROLE", "playback_base_role "])
def test_setrole_comes_before_the_kind_of_session(api: Api, named: str) -> None:
    for kind in (0, 2):
        ks = api.start(kind, userId="role-taker", privileges=f"setrole:{named}")
        assert current(api, ks)[:2] == ["PLAYBACK_BASE_PERMISSION", "WIDGET_SESSION_PERMISSION"]
        assert not may(api, ks, "user.list")


def test_setrole_comes_before_the_users_roles(api: Api, role: Make, holder: Make) -> None:
    other = role("PLAYLIST_BASE", systemName="for one session")
    ks = holder(role("ANALYTICS_BASE"), privileges="setrole:for one session")
    assert current(api, ks) == ["PLAYLIST_BASE", "ALWAYS_ALLOWED_ACTIONS"]
    assert other["status"] == 1


def test_a_user_session_with_the_administrators_role_may_what_they_may(api: Api) -> None:
    ks = api.start(0, userId="role-taker", privileges="setrole:Publisher Administrator")
    assert may(api, ks, "userRole.list") and may(api, ks, "user.list")


def test_no_role_at_all(api: Api) -> None:
    ks = api.start(2, userId="role-taker", privileges="setrole:null")
    assert current(api, ks) == ["ALWAYS_ALLOWED_ACTIONS"]
    assert may(api, ks, "system.ping") and not may(api, ks, "media.list")


def test_a_restricting_role_takes_its_permissions_away(api: Api, role: Make) -> None:
    made = role("ACCESS_CONTROL_ADD")
    ks = api.start(2, userId="role-taker", privileges=f"restrictingrole:{made['id']}")
    assert "ACCESS_CONTROL_ADD" not in current(api, ks) and "ACCESS_CONTROL_BASE" in current(api, ks)
    assert may(api, ks, "accessControlProfile.list")
    assert not may(api, ks, "accessControlProfile.add", accessControlProfile={"name": "x"})


def test_properties_that_need_a_permission_are_passed_over_without_it(
    api: Api, role: Make, holder: Make
) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "guarded", "userId": "guarded-owner"}})
    fields = {"entryId": entry["id"], "mediaEntry": {"name": "renamed", "referenceId": "R1"}}
    needed = "CONTENT_MANAGE_BASE,CONTENT_MANAGE_METADATA"
    ks = holder(role(needed))
    changed = api.ok("media.update", fields, ks)
    assert changed["name"] == "renamed" and "referenceId" not in changed
    ks = holder(role("CONTENT_MANAGE_SCHEDULE,CONTENT_INGEST_REFERENCE_MODIFY"))
    changed = api.ok("media.update", fields | {"mediaEntry": {"name": "again", "referenceId": "R1"}}, ks)
    assert (changed["name"], changed["referenceId"]) == ("renamed", "R1")


def test_classes_that_need_a_permission_are_refused_without_it(api: Api, role: Make, holder: Make) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "cued"}})
    point = {"objectType": "KalturaCodeCuePoint", "entryId": entry["id"], "code": "x", "startTime": 0}
    ids = api.ok("permission.get", {"permissionName": "cuePoint.MANAGE"})["permissionItemsIds"].split(",")
    items = [api.ok("permissionItem.get", {"permissionItemId": one}) for one in ids]
    adds = next(
        one["id"] for one in items if one.get("service") == "cuepoint_cuepoint" and one["action"] == "add"
    )
    api.ok("permission.add", {"permission": {"name": "CUES_ALONE", "permissionItemsIds": adds}})
    refusal = api.call("cuepoint_cuepoint.add", {"cuePoint": point}, holder(role("CUES_ALONE")))
    assert refusal["code"] == "PROPERTY_VALIDATION_NO_INSERT_PERMISSION"
    assert api.ok(
        "cuepoint_cuepoint.add", {"cuePoint": point}, holder(role("cuePoint.MANAGE,CONTENT_MANAGE_BASE"))
    )


def test_properties_that_need_a_permission_are_read_with_it_alone(api: Api, role: Make, holder: Make) -> None:
    fields = {"name": "guarded stream", "mediaType": 201, "encodingIP1": "10.0.0.1"}
    live = api.ok("liveStream.add", {"liveStreamEntry": fields, "sourceType": 32})
    assert live["encodingIP1"] == "10.0.0.1"
    for ks in ("user", "widget"):
        assert "encodingIP1" not in api.ok("liveStream.get", {"entryId": live["id"]}, ks)
    ks = holder(role("CONTENT_MANAGE_BASE"), kind=0)
    assert api.ok("liveStream.get", {"entryId": live["id"]}, ks)["encodingIP1"] == "10.0.0.1"
