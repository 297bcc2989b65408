"""userAppRole: the order in which it is judged, up to the App Registry, which isn't here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sandbox.conftest import Api

GUID = "507f1f77bcf86cd799439011"


def add(api: Api, **fields: Any) -> Any:
    return api.call("userAppRole.add", {"userAppRole": fields})["code"]


def test_the_order_of_judging(api: Api, role: Callable[..., Any]) -> None:
    mine = role()["id"]
    api.ok("user.add", {"user": {"id": "app-user"}})
    user = {"userId": "app-user"}
    assert add(api) == "MISSING_MANDATORY_PARAMETER"
    assert add(api, userId="nobody", appGuid="x") == "MISSING_MANDATORY_PARAMETER"
    assert add(api, userId="nobody", appGuid="x", userRoleId=1) == "USER_ID_NOT_FOUND"
    assert add(api, **user, appGuid="x", userRoleId=1) == "INVALID_APP_GUID"
    assert add(api, **user, appGuid=GUID, userRoleId=1) == "USER_ROLE_NOT_FOUND"
    assert add(api, **user, appGuid=GUID, userRoleId=mine) == "APP_GUID_NOT_FOUND"


def test_none_is_found(api: Api) -> None:
    api.ok("user.add", {"user": {"id": "app-reader"}})
    pair = {"userId": "app-reader", "appGuid": GUID}
    for action in ("get", "delete"):
        assert api.code(f"userAppRole.{action}", pair) == "USER_APP_ROLE_NOT_FOUND"
        assert api.code(f"userAppRole.{action}", pair | {"appGuid": "short"}) == "INVALID_APP_GUID"
        assert api.code(f"userAppRole.{action}", pair | {"userId": "nobody"}) == "USER_ID_NOT_FOUND"
    changed = pair | {"userAppRole": {"userRoleId": 1}}
    assert api.code("userAppRole.update", changed) == "USER_APP_ROLE_NOT_FOUND"
    api.ok("user.update", {"userId": "app-reader", "user": {"status": 0}})
    assert api.code("userAppRole.update", changed) == "USER_ID_NOT_FOUND"
    assert api.code("userAppRole.get", pair) == "USER_APP_ROLE_NOT_FOUND"


def test_lists_name_somebody(api: Api) -> None:
    assert api.code("userAppRole.list") == "MUST_FILTER_USERS_OR_APP_GUID_OR_USER_ROLE"
    found = api.ok("userAppRole.list", {"filter": {"userIdEqual": "nobody"}})
    assert (found["totalCount"], found["objects"]) == (0, [])
