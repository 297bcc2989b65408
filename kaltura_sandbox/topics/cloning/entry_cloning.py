"""What cloning adds to baseEntry."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.cloning import cloning
from kaltura_sandbox.topics.entries import entries


class EntryCloning(Part):
    """clone."""

    extends = ("baseentry",)

    @action
    def clone(self, entryId: str, cloneOptions: list[Object] | None = None) -> Object:
        source = entries.visible(self.caller, entryId)
        return cloning.clone(self.caller, source, cloneOptions or [])
