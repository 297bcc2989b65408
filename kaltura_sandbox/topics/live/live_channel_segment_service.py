"""liveChannelSegment: when another entry is shown in a channel.

Left out: the platform fails on lists by channelIdEqual and on deleting a segment whose channel is unknown; here both
work.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.topics.live import channels, live_errors


class LiveChannelSegmentService(ObjectService):
    """liveChannelSegment: an entry and the moment at which a channel shows it. Neither is checked (measured)."""

    id = "livechannelsegment"
    kind = channels.SEGMENTS
    object_type = "KalturaLiveChannelSegment"
    not_found = live_errors.LIVE_CHANNEL_SEGMENT_ID_NOT_FOUND
    defaults = {"status": channels.ACTIVE}  # noqa: RUF012

    def cleared(self, name: str, type_: str) -> Any:
        """Nothing, texts too (measured)."""

    def after_add(self, segment: Object) -> None:
        """A channel that has something to play is READY."""
        channel = channels.named(self.account, segment.channelId)
        if channel is not None:
            channels.refresh(self.account, channel)

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        segment = self.own(id)
        segment.status = channels.DELETED
        self.account.put(self.kind, segment)


@presents("KalturaLiveChannelSegment")
def _show(segment: Object, caller: Caller) -> Object:
    """Ids are texts: they may be longer than numbers are elsewhere. Types are numbers, though declared as texts."""
    segment.id = str(segment.id)
    if segment.triggerSegmentId is not None:
        segment.triggerSegmentId = str(segment.triggerSegmentId)
    for name in ("type", "triggerType"):
        if php_text.is_index(str(segment.values.get(name))):
            segment.values[name] = php_text.whole(str(segment.values[name]))
    return segment
