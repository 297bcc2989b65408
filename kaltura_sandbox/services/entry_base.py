"""What media and baseEntry have in common: the life of entries."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import errors
from kaltura_sandbox.library import (
    content,
    entries,
    entry_lists,
    entry_rules,
    moderation,
    parents,
    profiles,
    replacement,
    users,
)
from kaltura_sandbox.objects import NULL, Object
from kaltura_sandbox.services.base import ObjectService, action
from kaltura_sandbox.services.entry_moderation import EntryModeration
from kaltura_sandbox.services.entry_thumbnails import EntryThumbnails
from kaltura_sandbox.store import Query


class EntryService(EntryModeration, EntryThumbnails, ObjectService):
    """Entries of any type: add, content, read, change, list, replace; moderation and pictures."""

    kind = entries.KIND
    not_found = errors.ENTRY_ID_NOT_FOUND
    users_may = ("name", "description", "tags", "categories", "categoriesIds")
    filter_type = "KalturaBaseEntryFilter"  # of a list without a filter
    counted: dict[str, Any] = {}  # noqa: RUF012 (which types a count counts; empty: those that the filter means)

    def create(self, entry: Object) -> Object:
        """Checks and stores a new entry."""
        self.check_new(entry)
        entry_rules.check_owner_of_new(self.caller, entry)
        entry_rules.check_admin_only(self.caller, entry)
        entry_rules.check_values(self.account, entry)
        self.check_references(entry)
        entries.prepare(self.caller, entry)
        parents.link(self.account, entry)
        return entries.save(self.account, entry)

    def check_references(self, entry: Object) -> None:
        """Profiles that an entry names must exist."""
        if isinstance(entry.conversionProfileId, int):
            if entry.conversionProfileId != profiles.NONE:
                profiles.get(self.account, entry.conversionProfileId)
            entry.conversionQuality = entry.conversionProfileId
        if isinstance(entry.accessControlId, int):
            self.account.require("access_control", entry.accessControlId, errors.ACCESS_CONTROL_ID_NOT_FOUND)

    def visible(self, entry_id: Any) -> Object:
        """An entry that this service reads: media knows live and external entries as well."""
        entry = entries.visible(self.caller, entry_id)
        if self.clips_only and not self.platform.schema.is_a(entry.objectType, "KalturaMediaEntry"):
            raise self.not_found(entry.id)
        return entry

    def editable(self, entry_id: Any) -> Object:
        """An entry of this service's types, for changing it."""
        return self._of_type(entries.editable(self.caller, entry_id))

    def _of_type(self, entry: Object) -> Object:
        if self.clips_only and entry.values.get("type") != entries.CLIP:
            raise self.not_found(entry.id)
        return entry

    @action
    def add_content(self, entryId: str, resource: Object | None = None) -> Object:
        return content.attach(self.caller, self.editable(entryId), resource)

    @action
    def get(self, entryId: str, version: int = -1) -> Object:
        return self.visible(entryId)

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        entry = self.editable(entryId)
        changes.type = None  # what an entry is doesn't change, and who sends the type is not refused
        entry_rules.check_owner_of_changed(self.caller, entry, changes)
        entry_rules.check_admin_only(self.caller, changes)
        for name in entries.NOT_CLEARED:
            if changes.values.get(name) is NULL:
                setattr(changes, name, None)
        if changes.rootEntryId == entry.id and not entry.rootEntryId:
            changes.rootEntryId = None  # its own root, as it reads
        self._check_profiles(entry, changes)
        self.check_references(changes)
        entry_rules.check_values(self.account, changes, entry)
        parent = entry.parentEntryId
        self.apply(entry, changes)
        if changes.userId not in (None, NULL, *entries.NOBODY):
            users.ensure(self.account, entry.userId)
        if not entry.accessControlId:
            entry.accessControlId = entries.default_access(self.account)
        self.check_references(entry)
        entries.clean(entry)
        parents.link(self.account, entry, parent)
        return entries.save(self.account, entry)

    def _check_profiles(self, entry: Object, changes: Object) -> None:
        if changes.conversionProfileId and entry.status != entries.NO_CONTENT:
            raise errors.PROPERTY_VALIDATION_ENTRY_STATUS(
                f"{changes.objectType}::conversionProfileId", entry.status
            )

    def cleared(self, name: str, type_: str) -> Any:
        """Texts that every entry has become empty, numbers and marks what they are on a new one."""
        if name == "name":
            return ""
        return entries.BASE_DEFAULTS.get(name) if name in entries.CLEARED else None

    @action
    def delete(self, entryId: str) -> None:
        entry = self.editable(entryId)
        if entry.replacingEntryId:
            replacement.cancel(self.account, entry)
        entry.moderationStatus = moderation.DELETED
        entries.delete(self.account, entry)

    def listing(self, filter_: Object | None) -> Query:
        return entry_lists.query(self.caller, filter_ or Object(self.filter_type))

    @action
    def count(self, filter: Object | None = None) -> int:  # noqa: A002
        return self.platform.store.count(entry_lists.query(self.caller, filter, self.counted, count=True))

    @action
    def update_content(
        self,
        entryId: str,
        resource: Object,
        conversionProfileId: int | None = None,
        advancedOptions: Object | None = None,
    ) -> Object:
        """Replaces content; whatever is refused ends a replacement that was running (measured)."""
        entry = self.editable(entryId)
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

    def check_new(self, object_: Object) -> None:
        """As for any object; an administrator may name the owner."""
        if object_.values.get("name") is NULL:
            raise errors.WRONG_REQUEST_LANGUAGE(None)
        super().check_new(object_)
