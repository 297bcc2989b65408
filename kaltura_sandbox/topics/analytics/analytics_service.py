"""analytics: questions in the terms of the store of events.

Left out: the answers. The sandbox has no such store, and says so once a question has all that it needs.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action

REQUIRED = ("from_time", "to_time", "metrics")


class AnalyticsService(Service):
    """analytics: for administrators."""

    id = "analytics"

    @action
    def query(self, filter: Object) -> Object:  # noqa: A002
        for name in REQUIRED:
            if filter.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"KalturaAnalyticsFilter::{name}")
        raise errors.SANDBOX_NOT_IMPLEMENTED("analytics.query")
