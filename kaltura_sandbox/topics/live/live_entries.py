"""Live entries: what they are set to, and what follows from that. They are READY from the start and have no flavors.

Facts of a broadcast itself (who sends, since when) lie in the connections: see connections.py.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.groups import memberships

STREAM, CHANNEL = 7, 8  # types of entries
AKAMAI, MANUAL, AKAMAI_UNIVERSAL, LIVE_STREAM, LIVE_CHANNEL, LIVE_STREAM_CAPTIONED = (
    "29",
    "30",
    "31",
    "32",
    "33",
    "42",
)
"""sourceType: where the media comes from."""

ENCODED = (LIVE_STREAM, LIVE_STREAM_CAPTIONED)
"""What an encoder sends here: they get the account's profile for live streams, unless they name one."""

OURS = (LIVE_STREAM, LIVE_CHANNEL, LIVE_STREAM_CAPTIONED)
"""The platform packages what comes; others only name addresses elsewhere."""

NOT_RECORDED, APPENDED, PER_SESSION = 0, 1, 2  # recordStatus
RECORDING_STOPPED, RECORDING_PAUSED, RECORDING, RECORDING_OFF = 0, 1, 2, 3  # recordingStatus
PREVIEW, PUBLIC = 0, 1  # viewMode
STOPPED, PLAYABLE, BROADCASTING, AUTHENTICATED, MARKED_FOR_DELETION = 0, 1, 2, 3, 4  # liveStatus
SEGMENT_MS = 6000
STREAM_NAME = "%i"
DEFAULTS: dict[str, Any] = {
    "lastElapsedRecordingTime": 0,
    "currentBroadcastStartTime": 0,
    "lastBroadcastEndTime": 0,
}

LIVE = feature("FEATURE_LIVE_STREAM", registered=True)
RECORDS = feature("FEATURE_LIVE_STREAM_RECORD")
"""Without it nothing is recorded, and who asks for it is refused (measured)."""

SEGMENTS = feature("FEATURE_DYNAMIC_SEGMENT_DURATION", kept_back=True)
"""With it an entry says how long its segments are."""


def is_ours(entry: Object) -> bool:
    """Whether the platform itself takes the encoder's stream."""
    return str(entry.sourceType) in OURS


def new_token() -> str:
    """Eight hexadecimal digits by which an encoder shows that it may broadcast to an entry."""
    return secrets.token_hex(4)


def hidden_password(entry: Object) -> str:
    """What an SRT encoder shows in place of the token on an entry with a password of its own; it doesn't tell that.

    The platform encrypts the password with a key of the installation; here the entry's token is the key.
    """
    digest = hmac.digest(str(entry.streamPassword).encode(), str(entry.srtPass).encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def view_mode(entry: Object) -> int:
    """PREVIEW or PUBLIC. Only an entry with explicitLive can be kept from viewers."""
    if not entry.explicitLive:
        return PUBLIC
    return PREVIEW if entry.viewMode is None else int(entry.viewMode)


def recording_status(entry: Object) -> int:
    """Whether it is recorded now: by hand on an entry with explicitLive, else by recordStatus."""
    if entry.explicitLive:
        return RECORDING_STOPPED if entry.recordingStatus is None else int(entry.recordingStatus)
    return RECORDING if entry.recordStatus else RECORDING_OFF


def segment_ms(account: Account, entry: Object) -> int:
    """How long a segment of the stream is, in ms."""
    return int(entry.segmentDuration or SEGMENT_MS) if account.has(SEGMENTS) else SEGMENT_MS


def dvr_seconds(entry: Object) -> int:
    """How far back a viewer may go, in s; 0 without DVR. dvrWindow is in minutes; without one it is two hours."""
    return int(entry.dvrWindow or 120) * 60 if entry.dvrStatus else 0


def sees_addresses(caller: Caller, entry: Object) -> bool:
    """Who may edit an entry sees where to broadcast to."""
    return entries.may_edit(caller, entry)


def sees_preview(caller: Caller, entry: Object) -> bool:
    """Whether a caller sees what is on air for previewers alone: administrators, the owner, entitled editors.

    ``restrictexplicitliveview:*`` in a session takes the right away from owners and editors (source).
    """
    if caller.is_admin:
        return True
    if caller.session is None or caller.grants("restrictexplicitliveview", "*"):
        return False
    editors = [entry.userId, *split(entry.entitledUsersEdit)]
    return memberships.is_meant(caller.account, caller.user_id, editors)
