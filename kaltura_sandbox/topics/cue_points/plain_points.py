"""The kinds that are little more than times: code, ads, events of a broadcast, sessions of an event."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind
from kaltura_sandbox.topics.people import users


class CodePoint(CuePointKind):
    """A word for programs. Its endTime is heard in updateCuePointsTimes alone, see ``unheard``."""

    class_name, type = "KalturaCodeCuePoint", "codeCuePoint.Code"
    public = has_end = True
    required = ("code",)
    clone_option = "codeCuePoint.CODE_CUE_POINTS"
    unheard = ("endTime",)
    core = {"code": "name", "description": "text"}  # noqa: RUF012


class AdPoint(CuePointKind):
    """Where an advertisement goes, and what a player asks for it. Users' points keep their times alone."""

    class_name, type = "KalturaAdCuePoint", "adCuePoint.Ad"
    public = has_end = True
    clone_option = "adCuePoint.AD_CUE_POINTS"
    defaults = {"protocolType": 0, "title": ""}  # noqa: RUF012
    numbers = ("protocolType", "adType")
    core = {"title": "name", "protocolType": "subType"}  # noqa: RUF012


class EventPoint(CuePointKind):
    """A broadcast began or ended. No clone of an entry takes such points along."""

    class_name, type = "KalturaEventCuePoint", "eventCuePoint.Event"
    defaults = {"eventType": 0}  # noqa: RUF012
    numbers = ("eventType",)
    unheard = ("eventType",)
    core = {"eventType": "subType"}  # noqa: RUF012


class SessionPoint(CuePointKind):
    """A part of a longer event, with a user to whom it belongs."""

    class_name, type = "KalturaSessionCuePoint", "sessionCuePoint.Session"
    has_end = True
    clone_option = "sessionCuePoint.SESSION_CUE_POINTS"
    defaults = {"name": ""}  # noqa: RUF012
    core = {"name": "name"}  # noqa: RUF012

    def settle(self, point: Object) -> None:
        """The owner becomes a user of the account where there was none."""
        if point.sessionOwner:
            point.sessionOwner = users.named(self.account, point.sessionOwner)

    def goes_with_clip(self) -> bool:
        return False
