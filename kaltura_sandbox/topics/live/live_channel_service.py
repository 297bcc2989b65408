"""liveChannel: entries that play a playlist as a programme, with segments of other entries placed in it.

Left out: the media server's actions, which no customer may call.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import action, action_with
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import channels, live_entries, showing
from kaltura_sandbox.topics.live.live_entry_service import LiveEntryService


class LiveChannelService(LiveEntryService):
    """liveChannel: entries of type 8. They have no addresses for encoders, and nobody says whether they are on air."""

    id = "livechannel"
    object_type = "KalturaLiveChannel"
    fills_in = ("update",)
    required = ()
    filter_type = "KalturaLiveChannelFilter"
    only = live_entries.CHANNEL

    @property
    def list_response(self) -> str:
        return "KalturaLiveChannelListResponse"

    @action
    def add(self, liveChannel: Object) -> Object:
        """READY with a playlist, else without content. It needs no media type, other than streams (measured)."""
        return self.make(liveChannel)

    def first_status(self, entry: Object) -> int:
        return channels.status(self.account, entry)

    @action
    def get(self, id: str) -> Object:  # type: ignore[override]  # noqa: A002
        return self.visible(id)

    @action
    def update(self, id: str, liveChannel: Object) -> Object:  # noqa: A002
        """One that gets a playlist becomes READY."""
        return channels.refresh(self.account, super().update(id, liveChannel))

    @action
    def delete(self, id: str) -> None:  # noqa: A002
        """Marks it; but its status is decided anew right away: see channels.channel_deleted."""
        super().delete(id)

    @action_with(reads=True)
    def is_live(self, id: str) -> None:  # noqa: A002
        """Null: the platform looks for a source that it packages itself, and a channel has none (measured)."""
        self.visible(id)


@presents("KalturaLiveChannel")
def _show(channel: Object, caller: Caller) -> Object:
    shown = showing.show_live(channel, caller)
    if channel.repeat is not None:
        shown.repeat = bool(channel.repeat)
    shown.defaults({"sourceType": entries.SOURCE_NONE})
    for name in ("streamPassword", "bitrates"):
        shown.values.pop(name, None)
    return shown
