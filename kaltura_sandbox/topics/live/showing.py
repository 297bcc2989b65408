"""How live entries are shown: addresses, what follows from settings, and what only some callers see."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Caller, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import ingest_addresses, live_assets, live_entries, status
from kaltura_sandbox.topics.scheduling import on_air

FORMATS = (
    ("hds", "hds/a.f4m"), ("hls", "applehttp/a.m3u8"), ("applehttp", "applehttp/a.m3u8"),
    ("applehttp_to_mc", "applehttp_to_mc/a.m3u8"), ("sl", "sl/Manifest"), ("mpegdash", "mpegdash/manifest.mpd"),
)  # fmt: skip
OPERATORS = ("pushPublishEnabled", "publishConfigurations", "streamUsername")
"""Fields for which a session needs a permission that no customer's has (measured)."""

FILES = (entries.VIDEO, entries.AUDIO, entries.IMAGE)

ELSEWHERE = [Object("KalturaLiveStreamBitrate", bitrate=300, width=320, height=240)]
"""What is told of a stream that isn't ours, where nobody said."""


@presents("KalturaLiveEntry")
def show_live(entry: Object, caller: Caller) -> Object:
    """As an entry, but without an address of its content."""
    shown = entries.show(entry, caller)
    if entry.mediaType not in FILES:  # one that says it is a video is told of like one (measured)
        shown.dataUrl = None
    account = caller.account.platform.account(entry.partnerId)
    shown.liveStatus = status.live_status(account, entry)
    sent_to = on_air.redirected(account, entry.id, now())
    if sent_to:
        shown.redirectEntryId = shown.recordedEntryId = sent_to
    shown.segmentDuration = live_entries.segment_ms(account, entry)
    shown.recordingStatus = live_entries.recording_status(entry)
    shown.viewMode = live_entries.view_mode(entry)
    shown.explicitLive = bool(entry.explicitLive)
    shown.defaults(live_entries.DEFAULTS)
    if shown.recordingOptions is not None:
        shown.recordingOptions = _options(shown.recordingOptions)
    _configurations(shown, caller)
    for name in OPERATORS:
        shown.values.pop(name, None)
    return shown


@presents("KalturaLiveStreamEntry")
def show_stream(entry: Object, caller: Caller) -> Object:
    """With the addresses for an encoder, for who may edit it; the token for administrators alone."""
    token, password = entry.streamPassword, entry.srtPass
    for name in (*ingest_addresses.TOLD, "srtPass"):
        entry.values.pop(name, None) if not live_entries.sees_addresses(caller, entry) else None
    shown = show_live(entry, caller)
    if not entry.bitrates:
        ours = str(entry.sourceType) in live_entries.ENCODED
        shown.bitrates = live_assets.bitrates(caller.account, entry) if ours else ELSEWHERE
    shown.defaults({"streamName": live_entries.STREAM_NAME})
    if live_entries.sees_addresses(caller, entry):
        kept = entry.copy(streamPassword=token, srtPass=password)
        shown.values.update(ingest_addresses.told(caller, kept))
    return shown


def _options(options: Object) -> Object:
    """Marks read as booleans; what was never set isn't told, but for these two (measured)."""
    for name, value in list(options.values.items()):
        if name.startswith("should"):
            options.values[name] = bool(value)
    return options.defaults({"shouldMakeHidden": False, "shouldAutoArchive": False})


def _configurations(entry: Object, caller: Caller) -> None:
    """Where viewers follow: of our streams computed, of others what was sent."""
    if live_entries.is_ours(entry):
        root = f"{caller.host}/p/{entry.partnerId}/sp/{entry.partnerId}00/playManifest/entryId/{entry.id}"
        scheme = "https" if caller.host.startswith("https:") else "http"
        told = [(name, f"{root}/protocol/{scheme}/format/{tail}") for name, tail in FORMATS]
        entry.liveStreamConfigurations = [_configuration(protocol=name, url=url) for name, url in told]
    else:
        sent = entry.liveStreamConfigurations or []
        entry.liveStreamConfigurations = [_configuration(**one.values) for one in sent]
    pushed = entry._pushed or []
    if pushed and entry.pushPublishEnabled:
        entry.liveStreamConfigurations += [_configuration(**one.values) for one in pushed]


def _configuration(**values: str) -> Object:
    return Object("KalturaLiveStreamConfiguration", **({"backupUrl": ""} | values))
