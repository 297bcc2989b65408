"""Live entries: streams that encoders broadcast to, channels, what is placed in these, and connections."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

ENUMS = {
    "status": enums.ENTRY_STATUS,
    "mediaType": enums.MEDIA_TYPE,
    "type": enums.ENTRY_TYPE,
    "sourceType": enums.SOURCE_TYPE,
    **enums.LIVE,
}
LIVE_STREAM = Noun(
    name="live stream",
    service="liveStream",
    object_type="KalturaLiveStreamEntry",
    parameter="liveStreamEntry",
    id_parameter="entryId",
    defaults={"mediaType": "LIVE_STREAM_FLASH", "sourceType": "LIVE_STREAM"},
    enums=ENUMS,
    secret="streamPassword",
    kin="entry",
)
LIVE_CHANNEL = Noun(
    name="live channel",
    service="liveChannel",
    object_type="KalturaLiveChannel",
    parameter="liveChannel",
    defaults={"mediaType": "LIVE_STREAM_FLASH"},
    enums=ENUMS,
    kin="entry",
)
CHANNEL_SEGMENT = Noun(
    name="channel segment",
    service="liveChannelSegment",
    object_type="KalturaLiveChannelSegment",
    parameter="liveChannelSegment",
    enums={
        "status": {"ACTIVE": 2, "DELETED": 3},
        "type": {"VIDEO_AND_AUDIO": 1},
        "triggerType": {
            "CHANNEL_RELATIVE": 1,
            "ABSOLUTE_TIME": 2,
            "SEGMENT_START_RELATIVE": 3,
            "SEGMENT_END_RELATIVE": 4,
        },
    },
)
CONNECTION = Noun(
    name="connection",
    service="entryServerNode",
    object_type="KalturaLiveEntryServerNode",
    parameter="",  # an encoder makes it by broadcasting
    filter_type="KalturaEntryServerNodeFilter",
    named=False,
    enums={"status": enums.LIVE["liveStatus"], "serverType": {"LIVE_PRIMARY": "0", "LIVE_BACKUP": "1"}},
)
