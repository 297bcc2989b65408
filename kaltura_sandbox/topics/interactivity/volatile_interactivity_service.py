"""interactivity_volatileInteractivity: a second text of an entry for those who may edit it, any JSON, not checked."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import action
from kaltura_sandbox.topics.interactivity import interactivity
from kaltura_sandbox.topics.interactivity.interactivity import VOLATILE
from kaltura_sandbox.topics.interactivity.interactivity_service import InteractivityRoom


class VolatileInteractivityService(InteractivityRoom):
    """interactivity_volatileInteractivity: get, add, update, delete; versions of its own."""

    id = "interactivity_volatileinteractivity"
    sort = VOLATILE

    @action
    def get(self, entryId: str) -> Object:
        return self.read(entryId)

    @action
    def add(self, entryId: str, kalturaVolatileInteractivity: Object) -> Object:
        self.check(kalturaVolatileInteractivity)
        data = kalturaVolatileInteractivity.data
        return interactivity.add(self.account, self.sort, self.found(entryId), data)

    @action
    def update(self, entryId: str, version: int, kalturaVolatileInteractivity: Object) -> Object:
        self.check(kalturaVolatileInteractivity)
        entry, data = self.found(entryId), kalturaVolatileInteractivity.data
        return interactivity.update(self.account, self.sort, entry, version, data)

    @action
    def delete(self, entryId: str) -> None:
        self.take_away(entryId)
