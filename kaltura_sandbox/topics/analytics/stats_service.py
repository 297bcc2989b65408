"""stats: what older players and the console tell.

collect answers true whatever the event says. Those events that the collector has too (collecting.py) count in reports
as its own do. Left out: reportKceError; what consoles and devices tell is taken, and counted nowhere.
"""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action_with
from kaltura_sandbox.topics.analytics import play_events
from kaltura_sandbox.topics.analytics.play_events import Told

TYPES = {
    2: play_events.IMPRESSION, 3: play_events.PLAY, 4: play_events.QUARTERS[0], 5: play_events.QUARTERS[1],
    6: play_events.QUARTERS[2], 7: play_events.QUARTERS[3], 8: play_events.EDIT, 9: play_events.SHARE,
    10: play_events.DOWNLOAD, 11: play_events.REPORT,
}  # fmt: skip


class StatsService(Service):
    """stats: anybody may tell."""

    id = "stats"

    @action_with(needs_session=False)
    def collect(self, event: Object) -> bool:
        type_ = TYPES.get(event.eventType)
        if type_ and event.partnerId and event.entryId:
            place = None if event.currentPoint is None else event.currentPoint / 1000
            told = Told(
                type_, event.partnerId, event.entryId, event.userId or "", event.sessionId or "", place
            )
            play_events.keep(self.platform, told)
        return True

    @action_with(needs_session=False)
    def kmc_collect(self, kmcEvent: Object) -> None:
        """kmcEvent is taken, and counted nowhere."""

    @action_with(needs_session=False)
    def report_device_capabilities(self, data: str) -> None:
        """data is taken, and counted nowhere."""

    @action_with(needs_session=False)
    def report_error(self, errorCode: str, errorMessage: str) -> None:
        """errorCode and errorMessage are taken, and counted nowhere."""
