"""DRM policies, and when a license that was given by one ends."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Platform, now
from kaltura_sandbox.platform.objects import Object

KIND = "drm_policy"
CLASSES = {"playReady.PLAY_READY": "KalturaPlayReadyPolicy"}
DELETED = 2
FIXED_DURATION, ENTRY_SCHEDULING_END = 1, 2
DAY = 86_400  # s
PERSISTENT = "playReady.PERSISTENT"


def get(platform: Platform, policy_id: Any) -> Object | None:
    """The policy of this id, whoever it was made for; None for none, and for one that was deleted."""
    found = platform.store.get(KIND, policy_id) if policy_id else None
    return None if found is None or found.status == DELETED else found


def end(policy: Object, entry: Object) -> int | None:
    """When a license that is given now ends (unix s); None for never."""
    kind = int(policy.licenseExpirationPolicy or 0)
    if kind == FIXED_DURATION:
        return now() + DAY * int(policy.duration or 0)
    return entry.endDate if by_schedule(policy) else None


def by_schedule(policy: Object) -> bool:
    """Whether licenses end with the schedule of the entry."""
    return int(policy.licenseExpirationPolicy or 0) == ENTRY_SCHEDULING_END
