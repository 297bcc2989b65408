"""What conversion adds to flavorAsset: flavors are made, made again, or brought from outside."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.platform.accounts import SYSTEM
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.conversion import conversion_errors, planning
from kaltura_sandbox.topics.conversion.flavor_target import FlavorTarget
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.flavors import flavor_errors, flavors
from kaltura_sandbox.topics.ingest import resources
from kaltura_sandbox.topics.profiles import profile_errors, profiles

CONVERTIBLE = (entries.ERROR_CONVERTING, entries.PRECONVERT, entries.READY)


class FlavorConversion(Part):
    """setContent, convert and reconvert."""

    extends = ("flavorasset",)

    @action
    def set_content(self, id: str, contentResource: Object) -> Object:  # noqa: A002
        """Gives a flavor a file that was made elsewhere. Any user may (measured)."""
        asset = self.room.get(id)
        entries.find(self.account, asset.entryId)
        return resources.attach(self.caller, FlavorTarget(self.account, asset), contentResource)

    @action
    def convert(self, entryId: str, flavorParamsId: int, priority: int = 0) -> None:
        """Makes the flavor of these params, new or again, whatever the entry's profile says; a source is never made.

        ``priority`` orders the platform's transcoding queue; here all work is done as it comes.
        """
        entry = entries.find(self.account, entryId)
        self._convert(entry, self._params(flavorParamsId))

    @action
    def reconvert(self, id: str) -> None:  # noqa: A002
        """Makes an existing rendition again, under its id."""
        asset = self.room.get(id)
        if asset.isOriginal:
            raise conversion_errors.FLAVOR_ASSET_RECONVERT_ORIGINAL()
        self._convert(entries.find(self.account, asset.entryId), self._params(asset.flavorParamsId))

    def _convert(self, entry: Object, params: Object) -> None:
        if entry.status not in CONVERTIBLE:
            raise entry_errors.INVALID_ENTRY_STATUS()
        profiles.get(self.account, entry.conversionProfileId)
        source = flavors.source_of(self.account, entry.id)
        if source is None or source.status != flavors.READY:
            raise flavor_errors.ORIGINAL_FLAVOR_ASSET_IS_MISSING()
        media = probe(self.account.files.path(source._file))
        planning.convert_one(self.account, entry, params, media)

    def _params(self, params_id: Any) -> Object:
        found = self.account.get(profiles.PARAMS_KIND, params_id, shared=True)
        if found is None or (found.partnerId == SYSTEM and not found.isSystemDefault):
            raise profile_errors.FLAVOR_PARAMS_ID_NOT_FOUND(params_id)
        return found
