"""Resources that events need: cameras, locations, live entries."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.text import folded

KIND = "schedule_resource"
ACTIVE, DELETED = 2, 3
LIVE_ENTRY = "KalturaLiveEntryScheduleResource"
CAMERA = "KalturaCameraScheduleResource"
KINDS = (CAMERA, "KalturaLocationScheduleResource", LIVE_ENTRY)


def find(account: Account, resource_id: Any) -> Object | None:
    """The account's resource of this id, None where there is none or it is deleted."""
    resource = account.get(KIND, resource_id)
    return None if resource is None or resource.status == DELETED else resource


def named(account: Account, kind: str, system_name: str, but: int | None = None) -> Object | None:
    """The resource of a class, other than the one of the id ``but``, that has a system name, in any case (measured)."""
    wanted = folded(system_name)
    found = (one for one in account.find(KIND, status=ACTIVE, objectType=kind) if one.id != but)
    return next((one for one in found if one.systemName and folded(one.systemName) == wanted), None)


def parents(account: Account, resource_id: Any) -> list[int]:
    """The resources in which one lies, the outermost first."""
    line: list[int] = []
    one = find(account, resource_id)
    while one is not None and one.parentId and one.parentId not in line:
        line.insert(0, one.parentId)
        one = find(account, one.parentId)
    return line
