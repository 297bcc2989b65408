"""beacon: signs of life of what is at work, kept in a search index of their own.

Left out: that index. The sandbox says so once a beacon has all that it needs.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action

REQUIRED = ("eventType", "objectId", "relatedObjectType")


class BeaconService(Service):
    """beacon: add, for every session."""

    id = "beacon_beacon"

    @action
    def add(self, beacon: Object, shouldLog: int | None = None) -> bool:
        """shouldLog changes nothing: nothing is kept."""
        for name in REQUIRED:
            if beacon.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"KalturaBeacon::{name}")
        raise errors.SANDBOX_NOT_IMPLEMENTED("beacon_beacon.add")
