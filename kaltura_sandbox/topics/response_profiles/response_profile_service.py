"""responseProfile: named shapes of answers. How they shape an answer is in response_profiles.py.

Left out: the cache that recalculate fills; without one the platform answers recalculate with an empty result, and so
does this room. Profiles of the system (partner 0) can be read by id or system name; the sandbox brings none along.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import OPERATOR, SYSTEM, now
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.platform.response_profiles import DELETED, ENABLED, KIND, check
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.entries.entry_lists import FILTER_TYPES
from kaltura_sandbox.topics.response_profiles import response_profile_errors

SHORTEST_NAME = 2
PAGER = {"pageSize": 30, "pageIndex": 1}


class ResponseProfileService(ObjectService):
    """responseProfile: add, get, list, update, updateStatus, delete, clone, recalculate."""

    id = "responseprofile"
    kind = KIND
    object_type = "KalturaResponseProfile"
    not_found = response_profile_errors.RESPONSE_PROFILE_ID_NOT_FOUND
    defaults = {"status": ENABLED, "version": 1}  # noqa: RUF012
    fields = FieldMap(orders=frozenset({"createdAt", "updatedAt"}))
    shared = True

    def stamp(self, object_: Object) -> None:
        """The id is a big number, which answers carry as text."""
        super().stamp(object_)
        object_.id = str(object_.id)

    def check_new(self, object_: Object) -> None:
        """Read-only properties are refused before anything that the profile says is judged."""
        super().check_new(object_)
        self._check(object_)

    def before_save(self, object_: Object) -> None:
        _as_stored(object_)

    def cleared(self, name: str, type_: str) -> Any:
        return None

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        """A partial update; what is sent is judged by itself, so a missing system name can clash too (measured)."""
        profile = self.own(id)
        self.apply(profile, changes)
        self._check(changes, profile.id)
        return self._next_version(profile)

    @action
    def update_status(self, id: Any, status: int) -> Object:  # noqa: A002
        profile = self.own(id)
        if status == ENABLED:
            self._check_system_name(profile.systemName, profile.id, (self.account.id, SYSTEM))
        profile.status = status
        return self._next_version(profile)

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        self.update_status(id, DELETED)

    @action
    def clone(self, id: Any, profile: Object) -> Object:  # noqa: A002
        """A copy with what is given in its place; the version goes on from the source's."""
        source = self.own(id)
        self.check_new(profile)
        twin = source.copy(id=None, createdAt=None, updatedAt=None)
        twin.values.update(profile.copy().values)
        self.stamp(twin)
        return self._next_version(twin)

    @action
    def recalculate(self, options: Object) -> Object:
        """Nothing is cached, so options name nothing (measured on a server without a cache store)."""
        return Object("KalturaResponseProfileCacheRecalculateResults")

    def listing(self, filter_: Object | None) -> Query:
        """The system's profiles are listed only when asked for by id or system name."""
        query = super().listing(filter_).without(status=DELETED)
        named = filter_ is not None and bool(filter_.idEqual or filter_.systemNameEqual)
        if not (named or self.account.id == OPERATOR):
            query.partners = (self.account.id,)
        return query

    def _next_version(self, profile: Object) -> Object:
        profile.version += 1
        profile.updatedAt = now()
        return self.account.put(self.kind, _as_stored(profile))

    def _check(self, profile: Object, id_: str | None = None) -> None:
        """Refuses what no profile may say. ``id_`` is the profile that is being changed."""
        self._check_length("systemName", profile)
        self._check_system_name(profile.systemName or None, id_, (self.account.id,))
        self._check_parts(profile)
        check(profile)

    def _check_parts(self, profile: Object) -> None:
        self._check_length("name", profile)
        for mapping in profile.mappings or []:
            if mapping.parentProperty is None and mapping.filterProperty is None:
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("parentProperty/filterProperty")
        for related in profile.relatedProfiles or []:
            self._check_parts(related)

    @staticmethod
    def _check_length(name: str, profile: Object) -> None:
        text = profile.values.get(name)
        if isinstance(text, str) and len(text.encode()) < SHORTEST_NAME:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{profile.objectType}::{name}", SHORTEST_NAME)

    def _check_system_name(self, name: str | None, id_: str | None, owners: tuple[int, ...]) -> None:
        """A system name is used once among enabled profiles; not having one counts as a name (measured)."""
        found = self.platform.store.find(Query(self.kind, owners).where(status=ENABLED))
        if any(other.systemName == name and other.id != id_ for other in found):
            raise response_profile_errors.RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME(name)


def _as_stored(profile: Object) -> Object:
    """Filters read back with an order and the types they mean, pagers with both numbers, in related profiles too."""
    if profile.filter:
        meant = FILTER_TYPES.get(profile.filter.objectType)
        profile.filter.defaults({"orderBy": "", "typeIn": join(meant) if meant else None})
    if profile.pager:
        profile.pager.defaults(PAGER)
    for related in profile.relatedProfiles or []:
        _as_stored(related)
    return profile
