"""What media and baseEntry have in common: the life of entries."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import (
    contents,
    entries,
    entry_errors,
    entry_lists,
    entry_rules,
    parents,
    references,
)
from kaltura_sandbox.topics.people import users


class EntryService(ObjectService):
    """Entries of any type: add, read, change, list, delete. What else can be done with them other topics add."""

    kind = entries.KIND
    not_found = entry_errors.ENTRY_ID_NOT_FOUND
    filter_type = "KalturaBaseEntryFilter"  # of a list without a filter
    clips_only = False  # media knows videos, sounds and pictures alone
    only: int | None = None  # the type to which its lists keep, whatever type the filter names
    counted: dict[str, Any] = {}  # noqa: RUF012 (which types a count counts; empty: those that the filter means)

    def create(self, entry: Object) -> Object:
        """Checks and stores a new entry."""
        self.check_new(entry)
        return self.store_new(entry)

    def store_new(self, entry: Object) -> Object:
        """Stores a new entry whose properties each may be set; checks what they say together, and who says it."""
        entry_rules.check_complete(entry)
        entry_rules.check_owner_of_new(self.caller, entry)
        entry_rules.check_admin_only(self.caller, entry)
        entry_rules.check_values(self.account, entry)
        _check_references(self.account, entry)
        entries.prepare(self.caller, entry)
        self.take_content(entry, entry)
        contents.read_by_get(entry, entry)
        contents.keep(self.account, entry)
        parents.link(self.account, entry)
        return entries.save(self.account, entry)

    def take_content(self, changes: Object, entry: Object) -> None:
        """Gives what was sent for an entry the text that is its content, if that was sent; raise to refuse it."""
        contents.write(changes, entry)

    def visible(self, entry_id: Any) -> Object:
        """An entry that this room reads: media knows live and external entries as well."""
        entry = entries.visible(self.caller, entry_id)
        if self.clips_only and not self.platform.schema.is_a(entry.objectType, "KalturaMediaEntry"):
            raise self.not_found(entry.id)
        return entry

    def editable(self, entry_id: Any) -> Object:
        """An entry of this room's types, for changing it."""
        entry = entries.editable(self.caller, entry_id)
        if self.clips_only and entry.values.get("type") != entries.CLIP:
            raise self.not_found(entry.id)
        return entry

    @action
    def get(self, entryId: str, version: int = -1) -> Object:
        """As it is, or with the content of an older version."""
        found = contents.as_of(self.account, self.visible(entryId), version)
        return entries.for_reader(self.caller, found)

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        return self.change(self.editable(entryId), changes)

    def change(self, entry: Object, changes: Object) -> Object:
        """Checks a partial update and stores the entry with it."""
        changes.type = None  # what an entry is doesn't change, and who sends the type is not refused
        entry_rules.check_owner_of_changed(self.caller, entry, changes)
        entry_rules.check_admin_only(self.caller, changes)
        for name in entries.NOT_CLEARED:
            if changes.values.get(name) is NULL:
                setattr(changes, name, None)
        if changes.rootEntryId == entry.id and not entry.rootEntryId:
            changes.rootEntryId = None  # its own root, as it reads
        self.check_profile(entry, changes)
        references.check(self.account, changes)
        entry_rules.check_values(self.account, changes, entry)
        parent, content = entry.parentEntryId, contents.text(entry)
        self.take_content(changes, entry)
        self.apply(entry, changes)
        contents.read_by_get(changes, entry)
        contents.keep(self.account, entry, content)
        if changes.userId not in (None, NULL):
            entry.userId = users.named(self.account, entry.userId)
        if not entry.accessControlId:
            entry.accessControlId = entries.default_access(self.account)
        _check_references(self.account, entry)
        entries.clean(entry)
        parents.link(self.account, entry, parent)
        return entries.save(self.account, entry)

    def check_profile(self, entry: Object, changes: Object) -> None:
        """Refuses another conversion profile for an entry that has content."""
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
        entry.moderationStatus = entries.MODERATION_DELETED
        entries.delete(self.account, entry)

    def listing(self, filter_: Object | None) -> Query:
        filter_ = filter_ or Object(self.filter_type)
        if self.only is not None:
            filter_.typeEqual = self.only
        return entry_lists.query(self.caller, filter_)

    def indexed(self, filter_: Object | None) -> bool:
        return entry_lists.indexed(filter_)

    @action
    def count(self, filter: Object | None = None) -> int:  # noqa: A002
        return self.platform.store.count(entry_lists.query(self.caller, filter, self.counted, count=True))

    def check_new(self, object_: Object) -> None:
        """As for any object; an administrator may name the owner."""
        if object_.values.get("name") is NULL:
            raise errors.WRONG_REQUEST_LANGUAGE(None)
        super().check_new(object_)

    def drop_unpermitted(self, object_: Object, what: str) -> None:
        """What is passed over is judged all the same: it must name what is there (measured)."""
        if what == "insert":
            parents.check(self.account, object_)  # before what else it names, unlike update (measured)
        references.check(self.account, object_)
        super().drop_unpermitted(object_, what)


def _check_references(account: Account, given: Object) -> None:
    """What was sent names what is there; the older name of the conversion profile then says the same."""
    references.check(account, given)
    if isinstance(given.conversionProfileId, int):
        given.conversionQuality = given.conversionProfileId
