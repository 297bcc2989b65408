"""What media and baseEntry have in common: the life of entries."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.library import cloning, content, entries, entry_rules, profiles, replacement
from kaltura_sandbox.objects import NULL, Object, split
from kaltura_sandbox.platform import now
from kaltura_sandbox.services.base import ObjectService, action
from kaltura_sandbox.store import Query


class EntryService(ObjectService):
    """Entries of any type: add, content, read, change, list, replace, clone."""

    kind = entries.KIND
    not_found = errors.ENTRY_ID_NOT_FOUND
    users_may = ("name", "description", "tags", "categories", "categoriesIds")
    types: dict[str, Any] = {}  # noqa: RUF012 (which entries lists and counts show; empty: all)

    def create(self, entry: Object) -> Object:
        """Checks and stores a new entry."""
        self.check_new(entry)
        entry_rules.check_owner_of_new(self.caller, entry)
        entry_rules.check_admin_only(self.caller, entry)
        self.check_references(entry)
        entries.prepare(self.caller, entry)
        return entries.save(self.account, entry)

    def check_references(self, entry: Object) -> None:
        """Profiles that an entry names must exist."""
        if entry.conversionProfileId:
            profiles.get(self.account, entry.conversionProfileId)
            entry.conversionQuality = entry.conversionProfileId
        if entry.accessControlId:
            self.account.require("access_control", entry.accessControlId, errors.ACCESS_CONTROL_ID_NOT_FOUND)

    @action
    def add_content(self, entryId: str, resource: Object | None = None) -> Object:
        return content.attach(self.caller, entries.editable(self.caller, entryId), resource)

    @action
    def get(self, entryId: str, version: int = -1) -> Object:
        return entries.visible(self.caller, entryId)

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        entry = entries.editable(self.caller, entryId)
        if changes.conversionProfileId and entry.status != entries.NO_CONTENT:
            raise errors.PROPERTY_VALIDATION_ENTRY_STATUS(
                f"{changes.objectType}::conversionProfileId", entry.status
            )
        entry_rules.check_owner_of_changed(self.caller, entry, changes)
        entry_rules.check_admin_only(self.caller, changes)
        self.apply(entry, changes)
        if not entry.accessControlId:
            entry.accessControlId = entries.default_access(self.account)
        self.check_references(entry)
        entries.clean(entry)
        return entries.save(self.account, entry)

    def cleared(self, name: str, type_: str) -> Any:
        return "" if name in entries.BASE_DEFAULTS or name == "name" else None

    @action
    def delete(self, entryId: str) -> None:
        entry = entries.editable(self.caller, entryId)
        if entry.replacingEntryId:
            replacement.cancel(self.account, entry)
        entries.delete(self.account, entry)

    def listing(self, filter_: Object | None) -> Query:
        return entries.listing(self.caller, filter_, self.types)

    @action
    def count(self, filter: Object | None = None) -> int:  # noqa: A002
        return self.platform.store.count(self.listing(filter))

    @action
    def update_content(
        self,
        entryId: str,
        resource: Object,
        conversionProfileId: int | None = None,
        advancedOptions: Object | None = None,
    ) -> Object:
        """Replaces content; whatever is refused ends a replacement that was running (measured)."""
        entry = entries.editable(self.caller, entryId)
        if entry.status == entries.NO_CONTENT:
            return content.attach(self.caller, entry, resource)
        try:
            return self._replace(entry, resource, conversionProfileId, advancedOptions)
        except errors.ApiError as refusal:
            if refusal.code != "ENTRY_ID_NOT_FOUND":
                replacement.cancel(self.account, entries.find(self.account, entryId))
                self.platform.store.keep()
            raise

    def _replace(
        self, entry: Object, resource: Object, profile_id: int | None, options: Object | None
    ) -> Object:
        content.check(self.account, resource)  # before all else, as the platform does it
        if not self.account.has("FEATURE_ENTRY_REPLACEMENT"):
            raise errors.FEATURE_FORBIDDEN("FEATURE_ENTRY_REPLACEMENT")
        if entry.replacingEntryId:
            raise errors.ENTRY_REPLACEMENT_ALREADY_EXISTS()
        if entry.mediaType == entries.IMAGE:
            entry.status = entries.NO_CONTENT
            return content.put(self.caller, entry, resource)
        shadow = replacement.start(self.caller, entry)
        if profile_id:
            shadow.conversionProfileId = profiles.get(self.account, profile_id).id
        shadow._options = options
        try:
            content.put(self.caller, shadow, resource)
        except errors.ApiError:
            replacement.cancel(self.account, entry)
            raise
        return entries.find(self.account, entry.id)

    @action
    def clone(self, entryId: str, cloneOptions: list[Object] | None = None) -> Object:
        return cloning.clone(self.caller, entries.visible(self.caller, entryId), cloneOptions or [])

    @action
    def get_by_ids(self, entryIds: str) -> list[Object]:
        """The entries that exist, in the order asked for."""
        found = (self.account.get(self.kind, id_) for id_ in split(entryIds))
        return [entry for entry in found if entry and entry.status != entries.DELETED]

    @action
    def list_by_reference_id(self, refId: str, pager: Object | None = None) -> Object:
        if refId == "":
            raise errors.MISSING_MANDATORY_PARAMETER("")
        query = self.account.query(self.kind).where(referenceId=refId).without(status=entries.DELETED)
        return self.page(query.ordered("-createdAt"), pager, "KalturaBaseEntryListResponse")

    def check_new(self, object_: Object) -> None:
        """As for any object; an administrator may name the owner."""
        if object_.values.get("name") is NULL:
            raise errors.WRONG_REQUEST_LANGUAGE(None)
        super().check_new(object_)

    @action
    def recycle(self, entryId: str) -> Object:
        """Into the recycle bin: hidden from lists, still there by id."""
        self._bin()
        entry = entries.editable(self.caller, entryId)
        entry.displayInSearch, entry.recycledAt = entries.RECYCLED, now()
        return entries.save(self.account, entry)

    @action
    def restore_recycled(self, entryId: str) -> Object:
        self._bin()
        entry = entries.editable(self.caller, entryId)
        if entry.displayInSearch != entries.RECYCLED:
            raise errors.INVALID_ENTRY_STATUS_FOR_RESTORE()
        entry.displayInSearch, entry.recycledAt = entries.SHOWN, None
        return entries.save(self.account, entry)

    def _bin(self) -> None:
        if not self.account.has("FEATURE_RECYCLE_BIN"):
            raise errors.FEATURE_RECYCLE_BIN_DISABLED()
