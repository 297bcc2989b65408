"""media: videos, sounds and pictures.

Left out: import from search providers, bulk upload (its own service), MRSS, exportToCsv by a search, and the
conversions asked for by hand (convert, requestConversion; flavorAsset.convert does that).
"""

from __future__ import annotations

from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.platform.wire.arguments import number
from kaltura_sandbox.topics.entries import entries, ranking
from kaltura_sandbox.topics.entries.entry_service import EntryService

DRAFTS = feature("FEATURE_DRAFT_ENTRY_CONV_PROF_SELECTION")
"""With it an entry that will have no flavors is READY before its content (measured)."""


class MediaService(EntryService):
    """media: entries with content that plays or shows."""

    id = "media"
    object_type = "KalturaMediaEntry"
    fills_in = ("add", "addFromUrl", "addFromEntry", "addFromFlavorAsset", "update")
    required = ("mediaType",)
    clips_only = True
    filter_type = "KalturaMediaEntryFilter"  # live and external entries are media entries too
    counted = {"type": 1}  # noqa: RUF012 (though a list shows more)

    @property
    def list_response(self) -> str:
        return "KalturaMediaListResponse"

    @action
    def add(self, entry: Object) -> Object:
        if entry.conversionQuality and not entry.conversionProfileId:
            entry.conversionProfileId = number(entry.conversionQuality)
        self.create(entry)
        entry.defaults(entries.PLAYABLE_DEFAULTS | {"sourceType": entries.SOURCE_NONE})
        if entry.conversionProfileId == entries.NO_PROFILE and self.account.has(DRAFTS):
            entry.status = entries.READY
        return entries.save(self.account, entry)

    @action
    def anonymous_rank(self, entryId: str, rank: int) -> None:
        ranking.rank(self.account, entryId, rank)
