"""permission and permissionItem as the platform answers them (measured)."""

from __future__ import annotations

from typing import Any

from tests.sandbox.conftest import Api


def add(api: Api, name: str, **fields: Any) -> Any:
    return api.call("permission.add", {"permission": {"name": name} | fields})


def change(api: Api, known: str, **fields: Any) -> Any:
    return api.call("permission.update", {"permissionName": known, "permission": fields})


def listed(api: Api, **filter_: Any) -> tuple[int, list[str]]:
    answer = api.ok("permission.list", {"filter": filter_, "pager": {"pageSize": 500}})
    return answer["totalCount"], [one["name"] for one in answer["objects"]]


def test_what_a_new_one_is(api: Api) -> None:
    made = add(api, "NEW_ONE", permissionItemsIds="1,2", dependsOnPermissionNames="NO_SUCH", tags="a")
    assert (made["type"], made["status"], made["friendlyName"]) == (1, 1, "NEW_ONE")
    assert made["permissionItemsIds"] == "1,2" and made["dependsOnPermissionNames"] == "NO_SUCH"
    told = f"Permission [NEW_ONE] already exists for partner [{api.told['partnerId']}]"
    assert add(api, "NEW_ONE")["message"] == told
    assert add(api, "a,b")["code"] == "INVALID_FIELD_VALUE"
    assert add(api, "OTHER", permissionItemsIds="99999999")["code"] == "PERMISSION_ITEM_NOT_FOUND"
    assert add(api, "OTHER", type=2)["code"] == "PROPERTY_VALIDATION_NOT_UPDATABLE"


def test_it_may_be_renamed_but_not_to_what_there_is(api: Api) -> None:
    add(api, "FIRST_NAME")
    assert change(api, "FIRST_NAME", name="SECOND_NAME")["name"] == "SECOND_NAME"
    assert change(api, "FIRST_NAME", tags="x")["code"] == "INVALID_OBJECT_ID"
    assert change(api, "SECOND_NAME", name="KMC_ACCESS")["code"] == "PERMISSION_ALREADY_EXISTS"


def test_what_the_platform_has_and_what_it_granted_is_not_the_accounts_to_change(api: Api) -> None:
    for name in ("KMC_ACCESS", "FEATURE_ENTITLEMENT", "nosuch"):
        assert change(api, name, description="x")["code"] == "INVALID_OBJECT_ID"
    for name in ("KMC_ACCESS", "nosuch"):
        assert api.code("permission.delete", {"permissionName": name}) == "INVALID_OBJECT_ID"


def test_a_deleted_one_is_found_by_its_name_and_in_no_list(api: Api) -> None:
    add(api, "SHORT_LIVED")
    assert api.ok("permission.delete", {"permissionName": "SHORT_LIVED"})["status"] == 3
    assert api.ok("permission.get", {"permissionName": "SHORT_LIVED"})["status"] == 3
    assert listed(api, nameEqual="SHORT_LIVED") == (0, [])
    assert add(api, "SHORT_LIVED")["status"] == 1


def test_lists_of_the_platforms_permissions_and_of_features(api: Api) -> None:
    assert listed(api, partnerIdEqual=0)[0] == 189
    features = listed(api, typeEqual=2, statusEqual=1)[1]
    assert "FEATURE_MOBILE_FLAVORS" in features and "FEATURE_LIVE_STREAM" in features
    assert "METADATA_PLUGIN_PERMISSION" in listed(api, typeEqual=3)[1]
    assert listed(api, dependsOnPermissionNamesMultiLikeOr="FEATURE_LIVE_STREAM")[1] == [
        "LIVE_STREAM_ADD", "LIVE_STREAM_UPDATE",
    ]  # fmt: skip


def test_a_feature_that_is_given_up_is_gone(api: Api) -> None:
    before = api.ok("permission.getCurrentPermissions", ks="plain").split(",")
    assert "FEATURE_VAST" in before
    assert api.ok("permission.delete", {"permissionName": "FEATURE_VAST"}, "plain")["status"] == 3
    after = api.ok("permission.getCurrentPermissions", ks="plain").split(",")
    assert set(before) - set(after) == {"FEATURE_VAST"}


def test_items_need_a_pager_and_are_read_alone(api: Api) -> None:
    assert api.code("permissionItem.list") == "INTERNAL_SERVERL_ERROR"
    answer = api.ok("permissionItem.list", {"pager": {"pageSize": 1}})
    assert answer["totalCount"] == 922
    assert answer["objects"][0]["object"] == "KalturaCategory"
    wanted = {"objectType": "KalturaPermissionItemFilter", "typeEqual": "kApiActionPermissionItem"}
    found = api.ok("permissionItem.list", {"filter": wanted, "pager": {"pageSize": 1}})
    item = api.ok("permissionItem.get", {"permissionItemId": found["objects"][0]["id"]})
    assert item["objectType"] == item["type"] == "KalturaApiActionPermissionItem" and item["service"]
    sent = {"permissionItem": {"objectType": item["type"], "service": "media", "action": "get"}}
    assert api.code("permissionItem.add", sent) == "SERVICE_FORBIDDEN"
    assert api.code("permissionItem.get", {"permissionItemId": 99999999}) == "INVALID_OBJECT_ID"
