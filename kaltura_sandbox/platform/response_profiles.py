"""Response profiles: which fields an answer carries, and which related objects come with it.

A profile shapes the objects of an answer, not bare values or what is no stored object (a session, a playback
context). The objects of a list are shaped one by one; related lists are answered by the service that owns the class
of their filter, and shaped by the profile that asked for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors, present
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.platform.wire import arguments
from kaltura_sandbox.platform.wire.weight import too_large, weight

KIND = "response_profile"
INCLUDE_FIELDS = 1
ENABLED, DELETED = 2, 3
MOST_NESTING, MOST_PAGE_SIZE = 2, 100
UNKNOWN_LICENSE = -1
TYPED = {
    "KalturaMediaEntry", "KalturaMixEntry", "KalturaDataEntry", "KalturaLiveStreamEntry", "KalturaDocumentEntry",
    "KalturaExternalMediaEntry", "KalturaRoomEntry",
}  # fmt: skip
"""Classes that carry their ``type`` from the start: no profile takes it away (measured on entries)."""

TRANSLATED = ("name", "description", "tags")
"""Texts of entries that are kept by language; where they were not filled in they are answered so."""

RELATED = (
    "KalturaBaseEntry", "KalturaAsset", "KalturaCategory", "KalturaCategoryEntry", "KalturaUser", "KalturaGroup",
    "KalturaUserRole", "KalturaPermission", "KalturaPermissionItem", "KalturaGroupUser", "KalturaUiConf",
    "KalturaLiveChannelSegment", "KalturaCuePoint", "KalturaMetadata", "KalturaDistributionProfile",
    "KalturaEntryDistribution", "KalturaEntryVendorTask", "KalturaVendorCatalogItem", "KalturaScheduleEvent",
    "KalturaScheduleResource", "KalturaScheduleEventResource", "KalturaVirtualEvent", "KalturaFileAsset",
)  # fmt: skip
"""Classes whose objects can carry related ones (read in the server's source); others ignore relatedProfiles."""

Lister = Callable[[Object, Object | None], Object]
"""Answers the list of a filter and a pager, as its service would."""


def asked_for(schema: Schema, caller: Caller, params: dict[str, Any]) -> Object | None:
    """The profile that a call names or carries. One that doesn't exist is ignored, as the platform does.

    By id a disabled profile works too, by system name it doesn't; the system name wins over the id.
    """
    given = params.get("responseProfile")
    if given is None:
        return None
    if isinstance(given, dict):
        found = None
        if given.get("id") is not None:
            found = caller.account.get(KIND, given["id"], shared=True)
            found = None if found is None or found.status == DELETED else found
        if given.get("systemName") is not None:
            found = _enabled(caller, str(given["systemName"]))
        if found is not None:
            return found
    return arguments.build(schema, "KalturaDetachedResponseProfile", given, "responseProfile")


def _enabled(caller: Caller, name: str) -> Object | None:
    found = caller.account.find(KIND, shared=True, systemName=name, status=ENABLED)
    return max(found, key=lambda profile: profile.partnerId or 0, default=None)


def check(profile: Object, levels: int = MOST_NESTING) -> None:
    """Refuses relatedProfiles nested too deep and pages of related objects that are too long."""
    related = profile.relatedProfiles or []
    if related and levels <= 0:
        raise errors.RESPONSE_PROFILE_MAX_NESTING_LEVEL()
    for inner in related:
        check(inner, levels - 1)
        size = inner.pager.pageSize if inner.pager else None
        if size is not None and size > MOST_PAGE_SIZE:
            raise errors.PROPERTY_VALIDATION_MAX_VALUE("KalturaFilterPager::pageSize", MOST_PAGE_SIZE)


def sent(schema: Schema, action: str, values: list[Any]) -> dict[str, Any]:
    """What a caller sent of the object that an action fills in and answers."""
    given = next((value for value in values if isinstance(value, Object)), None)
    if given is None:
        return {}
    kept = {name: value for name, value in given.values.items() if value is not NULL}
    if not schema.is_a(given.objectType, "KalturaBaseEntry"):
        return kept
    if not php_text.lower(action).startswith("add"):
        return _translated(kept) | {"type": None}
    if any(schema.is_a(given.objectType, name) for name in TYPED):
        kept.setdefault("licenseType", UNKNOWN_LICENSE)
    return _translated(kept)


def _translated(values: dict[str, Any]) -> dict[str, Any]:
    return values | {
        name: [Object("KalturaMultiLingualString", language="default", value=values[name])]
        for name in TRANSLATED
        if name in values
    }


class Shaper:
    """Shapes the answer of one call."""

    def __init__(self, schema: Schema, caller: Caller, lister: Lister) -> None:
        self.schema = schema
        self.caller = caller
        self.lister = lister
        self._weighs, self._end = 0, time.monotonic() + limits.LONGEST_RUN

    def answer(self, result: Any, profile: Object, sent: dict[str, Any]) -> Any:
        """A result as the profile wants it shown, over what was ``sent`` of it."""
        shaped = self._shape(present.show(result, self.caller), profile)
        if not (sent and isinstance(shaped, Object) and profile.fields):
            return shaped
        hidden = {name for name in sent if not self._wanted(name, profile)}
        kept = {name: value for name, value in shaped.values.items() if name not in hidden}
        filled = {name: value for name, value in sent.items() if name in hidden and value is not None}
        return Object(shaped.objectType, **kept | filled)

    @staticmethod
    def _wanted(name: str, profile: Object) -> bool:
        return (name in split(profile.fields)) == (profile.values.get("type") == INCLUDE_FIELDS)

    def _shape(self, value: Any, profile: Object) -> Any:
        if isinstance(value, (list, tuple)):
            return [self._object(item, profile) if isinstance(item, Object) else item for item in value]
        if not isinstance(value, Object):
            return value
        if isinstance(value.objects, list):
            return Object(value.objectType, **value.values | {"objects": self._shape(value.objects, profile)})
        return self._object(value, profile) if "id" in value.values else value

    def _object(self, value: Object, profile: Object) -> Object:
        shown = self._cut(value, profile)
        if profile.relatedProfiles and any(self.schema.is_a(value.objectType, name) for name in RELATED):
            check(profile)
            shown.values["relatedObjects"] = self._related(shown, profile.relatedProfiles)
        return shown

    def _cut(self, value: Object, profile: Object) -> Object:
        """The object with the profile's fields, or without them; an object in it is cut by the same names."""
        if not split(profile.fields):
            return Object(value.objectType, **value.values)
        typed = any(self.schema.is_a(value.objectType, name) for name in TYPED)
        kept = {k: v for k, v in value.values.items() if self._wanted(k, profile) or (typed and k == "type")}
        return Object(value.objectType, **{k: self._inner(v, profile) for k, v in kept.items()})

    def _inner(self, value: Any, profile: Object) -> Any:
        return self._cut(value, profile) if isinstance(value, Object) else value

    def _related(self, parent: Object, profiles: list[Object]) -> dict[str, Object]:
        found: dict[str, Object] = {}
        for profile in profiles:
            filter_ = self._mapped(parent, profile)
            if filter_ is not None:
                listed = present.show(self.lister(filter_, profile.pager), self.caller)
                self._weigh(listed)
                found[str(profile.name or "")] = self._shape(listed, profile)
        return found

    def _weigh(self, listed: Any) -> None:
        """Refuses related lists that are too much for one answer: each level multiplies them."""
        self._weighs += weight(listed)
        if self._weighs > limits.LARGEST_ANSWER:
            raise too_large()
        if time.monotonic() > self._end:
            raise errors.SANDBOX_LIMIT_EXCEEDED(limits.LONGEST_RUN, "seconds for lists of related objects")

    def _mapped(self, parent: Object, profile: Object) -> Object | None:
        """The profile's filter with values of the parent in it; None where there is nothing to ask for.

        A mapping reads the answer, not the store: a property that the outer profile left out is null here.
        """
        if profile.filter is None:
            return None
        filter_ = profile.filter.copy()
        for mapping in profile.mappings or []:
            self._must_define(parent, mapping.parentProperty)
            self._must_define(filter_, mapping.filterProperty)
            value = parent.values.get(mapping.parentProperty)
            if value is None and not mapping.allowNull:
                return None
            setattr(filter_, mapping.filterProperty, value)
        return filter_

    def _must_define(self, object_: Object, name: Any) -> None:
        if str(name) not in self.schema.properties(object_.objectType):
            raise errors.PROPERTY_IS_NOT_DEFINED(name, object_.objectType)
