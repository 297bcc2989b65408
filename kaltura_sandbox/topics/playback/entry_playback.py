"""What playback adds to baseEntry: what a player is told of an entry."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.playback import playback


class EntryPlayback(Part):
    """getContextData and getPlaybackContext."""

    extends = ("baseentry",)

    @action
    def get_context_data(self, entryId: str, contextDataParams: Object) -> Object:
        return playback.context_data(self.caller, entryId, contextDataParams)

    @action
    def get_playback_context(self, entryId: str, contextDataParams: Object) -> Object:
        return playback.playback_context(self.caller, entryId, contextDataParams)
