"""What may be set on a live entry, and when: most of it not while it is on air, be it a video that plays as live."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.live import live_entries, live_errors, status
from kaltura_sandbox.topics.profiles import profile_errors, profiles

SEGMENT_BOUNDS = (2000, 20_000)  # ms
PASSWORD_BOUNDS = (10, 79)  # bytes of srtPass
OFF_AIR_ONLY = (
    "dvrStatus",
    "dvrWindow",
    "recordStatus",
    "conversionProfileId",
    "segmentDuration",
    "explicitLive",
)
AFTER_RECORDING = ("recordStatus", "conversionProfileId")
"""What can't change while a recording is still made into a video."""

SETTLED = (entries.READY, entries.ERROR_CONVERTING, entries.ERROR_IMPORTING)
UNDER_WAY = (flavors.CONVERTING, flavors.QUEUED, flavors.WAIT, flavors.VALIDATING)


def check_new(account: Account, given: Object) -> None:
    """What a new live entry may not be."""
    _check_segments(account, given, None)
    _check_profile(account, given)
    _check_password(given)
    source = str(given.sourceType or "")
    if source == live_entries.AKAMAI_UNIVERSAL:
        raise live_errors.ENTRY_SOURCE_TYPE_NOT_SUPPORTED(source)
    if source == live_entries.AKAMAI:
        for name in ("encodingIP1", "encodingIP2"):
            if given.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{given.objectType}::{name}")
    if given.recordStatus and not account.has(live_entries.RECORDS):
        raise live_errors.RECORDING_DISABLED()


def check_changes(account: Account, entry: Object, changes: Object) -> None:
    """What may not change of an entry now. What is sent and stays the same may always be sent."""
    _check_password(changes)
    _check_profile(account, changes)
    on_air = status.live_status(account, entry) != live_entries.STOPPED
    _check_options(account, entry, changes, on_air)
    for name in OFF_AIR_ONLY:
        if not _differs(entry, changes, name):
            continue
        if on_air:
            raise live_errors.CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING(name)
        if name in AFTER_RECORDING and _is_made(account, entry):
            raise live_errors.CANNOT_UPDATE_FIELDS_RECORDED_ENTRY_STILL_NOT_READY(name)
        if name == "segmentDuration":
            _check_segments(account, changes, entry)


def _check_options(account: Account, entry: Object, changes: Object, on_air: bool) -> None:
    """Whether a recording takes the entitlement along; the other options may change at any time (source)."""
    sent = changes.recordingOptions
    wanted = sent.shouldCopyEntitlement if isinstance(sent, Object) else None
    if wanted in (None, NULL):
        return
    known = entry.recordingOptions.shouldCopyEntitlement if entry.recordingOptions else None
    if known is not None and bool(known) == bool(wanted):
        return
    if on_air:
        raise live_errors.CANNOT_UPDATE_FIELDS_WHILE_ENTRY_BROADCASTING("recordingOptions")
    if _is_made(account, entry):
        raise live_errors.CANNOT_UPDATE_FIELDS_RECORDED_ENTRY_STILL_NOT_READY("recordingOptions")


def _differs(entry: Object, changes: Object, name: str) -> bool:
    sent = changes.values.get(name)
    return sent not in (None, NULL) and sent != entry.values.get(name)


def _is_made(account: Account, entry: Object) -> bool:
    made = account.get(entries.KIND, entry.recordedEntryId) if entry.recordedEntryId else None
    if made is None or made.status == entries.DELETED:
        return False
    assets = flavors.of_entry(account, made.id)
    return made.status not in SETTLED or any(one.status in UNDER_WAY for one in assets)


def _check_profile(account: Account, given: Object) -> None:
    """A profile for videos is none for a live stream."""
    wanted: Any = given.conversionProfileId
    if wanted in (None, NULL, profiles.NONE):
        return
    profile = account.get(profiles.KIND, wanted)
    if profile is None or str(profile.values.get("type")) != str(profiles.LIVE_STREAM):
        raise profile_errors.CONVERSION_PROFILE_ID_NOT_FOUND(wanted)


def _check_segments(account: Account, given: Object, entry: Object | None) -> None:
    wanted = given.segmentDuration
    if wanted in (None, NULL) or (entry is not None and wanted == live_entries.segment_ms(account, entry)):
        return
    name = f"{given.objectType}::segmentDuration"
    if not account.has(live_entries.SEGMENTS):
        raise live_errors.DYNAMIC_SEGMENT_DURATION_DISABLED(name)
    least, most = SEGMENT_BOUNDS
    if wanted < least:
        raise errors.PROPERTY_VALIDATION_MIN_VALUE(name, least)
    if wanted > most:
        raise errors.PROPERTY_VALIDATION_MAX_VALUE(name, most)


def _check_password(given: Object) -> None:
    word = given.srtPass
    if word in (None, NULL):
        return
    least, most = PASSWORD_BOUNDS
    name = f"{given.objectType}::srtPass"
    if len(str(word).encode()) < least:
        raise errors.PROPERTY_VALIDATION_MIN_LENGTH(name, least)
    if len(str(word).encode()) > most:
        raise errors.PROPERTY_VALIDATION_MAX_LENGTH(name, most)
