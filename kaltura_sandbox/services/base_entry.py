"""baseEntry: entries whatever their type.

Left out so far: moderation, ranks, playback contexts, exports.
"""

from __future__ import annotations

from kaltura_sandbox.library import content, entries
from kaltura_sandbox.objects import Object
from kaltura_sandbox.services.base import action
from kaltura_sandbox.services.entry_base import EntryService


class BaseEntryService(EntryService):
    """baseEntry: the same entries as media, playlist, data … under one roof."""

    id = "baseentry"
    object_type = "KalturaBaseEntry"

    @action
    def add(self, entry: Object, type: str | None = None) -> Object:  # noqa: A002
        """The class decides the type, unless ``type`` says otherwise."""
        self.create(entry)
        if type not in (None, -1, "-1"):
            entry.values["type"] = int(type) if str(type).lstrip("-").isdigit() else type
        if self.platform.schema.is_a(entry.objectType, "KalturaPlayableEntry"):
            entry.defaults(entries.PLAYABLE_DEFAULTS | {"sourceType": entries.SOURCE_NONE})
        return entries.save(self.account, entry)

    @action
    def add_from_uploaded_file(self, entry: Object, uploadTokenId: str, type: str | None = None) -> Object:  # noqa: A002
        self.add(entry, type)
        return content.attach(
            self.caller, entry, Object("KalturaUploadedFileTokenResource", token=uploadTokenId)
        )

    @action
    def update(self, entryId: str, changes: Object) -> Object:
        """Answers the class that was sent, as the platform does: KalturaBaseEntry shows the base properties."""
        entry = super().update(entryId, changes)
        if self.platform.schema.is_a(entry.objectType, changes.objectType):
            return entries.as_class(entry, changes.objectType, self.caller)
        return entry
