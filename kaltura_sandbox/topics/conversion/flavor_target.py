"""Flavors as targets: a file that was made elsewhere (flavorAsset.setContent), and the source of an entry to come."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.conversion import pipeline, readiness
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.ingest.targets import AssetTarget, File


class FlavorTarget(AssetTarget):
    """A flavor. While bytes are still to come it is IMPORTING, with them VALIDATING."""

    name = "flavorAsset"
    kind = flavors.KIND
    importing, error = flavors.IMPORTING, flavors.ERROR
    without_content = (flavors.QUEUED, flavors.NOT_APPLICABLE)

    def receive(self, file: File) -> Object:
        return pipeline.receive(self.account, self.object, file.digest, file.extension)

    def fail(self, problem: Exception) -> None:
        self.tell_failure(str(problem))
        entries.import_failed(self.account, self.object.entryId)

    def forsake(self, reason: str) -> None:
        """What was to be the source of an entry that waits for nothing else fails it."""
        self.tell_failure(reason)
        entry = self.account.get(entries.KIND, self.object.entryId)
        if entry is not None and entry.status == entries.IMPORT:
            entries.import_failed(self.account, entry.id)
        elif entry is not None:
            readiness.lost(self.account, entry)

    def own_file(self, asset_id: Any) -> None:
        """None: that another flavor is meant is what a resource of an asset means anyway."""
