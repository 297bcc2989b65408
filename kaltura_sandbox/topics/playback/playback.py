"""What a player is told of an entry: where it plays and in which forms, or why it doesn't.

What is no video says itself how it plays (playing.py). Left out: playlists and child entries, bumpers, remote storages.
"""

from __future__ import annotations

from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Caller, now
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.access import Verdict
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.drm import protection
from kaltura_sandbox.topics.entries import entries, parents, rights
from kaltura_sandbox.topics.flavors import addresses, flavor_errors, flavors
from kaltura_sandbox.topics.playback import playback_errors, playing

HTTP = "http"
PROTOCOLS = ("http", "https")
ALL = "all"
OVER_HTTP = ("http", "hds", "hls", "sl", "mpegdash", "hdnetwork", "hdnetworkmanifest")
# Tags by streamer type, in the order of preference; the first group that any flavor has is taken whole.
TAGS: dict[str, list[list[str]]] = {
    "mpegdash": [["dash", "h265"], ["ipadnew", "iphonenew"], ["ipad", "iphone"]],
    "applehttp": [["applembr"], ["ipadnew", "iphonenew", "h265", "dash"], ["ipad", "iphone"]],
    "http": [["widevine", "widevine_mbr"], ["mbr"], ["web"]],
}
DEFAULT_TAGS = [["mbr"], ["web"]]
BLOCKED = {
    "X-Kaltura": "error-3", "X-Kaltura-App": "exiting on error 3 - entry restricted due to access-control"
}  # fmt: skip
"""Headers of the empty page that a blocked caller gets instead of a flavor's address."""
RESTRICTIONS = ("Site", "Country", "Session", "IpAddress", "UserAgent")


def context_data(caller: Caller, entry_id: str, params: Object) -> Object:
    """KalturaEntryContextDataResult: what the rules say, and the flavors that a player may choose from.

    The is…Restricted flags and previewLength are for restrictions, the older form of rules: rules don't set them
    (measured).
    """
    entry = entries.visible(caller, entry_id)
    scope = access.scope_of(caller, entry, params)
    verdict = access.judge(caller.account, entry, scope)
    assets = _flavors(caller, entry, params, verdict, playing.of(caller.account, entry))
    streamer, protocol = _streaming(params)
    told = Object("KalturaEntryContextDataResult", streamerType=streamer, pluginData=[])
    told.previewLength = verdict.preview_length
    told.values.update({f"is{what}Restricted": what in verdict.restricted for what in RESTRICTIONS})
    told.isScheduledNow = access.scheduled(entry, params.time or now()) or rights.granted(
        caller.account, caller.session, ks.VIEW, entry
    )
    told.isAdmin = scope.is_admin
    told.mediaProtocol = protocol
    told.messages = [Object("KalturaString", value=text) for _, text in verdict.messages]
    told.actions = verdict.actions
    told.accessControlMessages, told.accessControlActions = told.messages, told.actions
    told.flavorAssets = _tagged(assets, [[tag] for tag in split(params.flavorTags)] or DEFAULT_TAGS)
    if params.flavorTags == ALL:
        told.flavorAssets = assets
    told.msDuration = entry.msDuration or 0
    told.pluginData = protection.context_data(caller, entry, assets)
    return told


def _streaming(params: Object) -> tuple[str, str]:
    """Streamer type and protocol: what the player asked for, else HTTP."""
    streamer = params.streamerType or "auto"
    if streamer == "auto":
        return HTTP, HTTP
    return streamer, HTTP if streamer in OVER_HTTP else params.mediaProtocol or streamer


def playback_context(caller: Caller, entry_id: str, params: Object) -> Object:
    """KalturaPlaybackContext: a source for each delivery profile; only actions and messages where it is blocked."""
    entry = entries.visible(caller, entry_id)
    player = playing.of(caller.account, entry)
    entry = player.content() if player else entry
    verdict = access.judge(caller.account, entry, access.scope_of(caller, entry, params))
    scheduled = _may_play_now(caller, entry, params.time or now())
    told = Object("KalturaPlaybackContext", actions=verdict.actions)
    messages = _by_code(verdict.messages) + ([] if scheduled else [access.NOT_SCHEDULED])
    told.messages = [
        Object("KalturaAccessControlMessage", message=text, code=code) for code, text in messages
    ]
    if verdict.blocks or (caller.kind == "widget" and not scheduled):
        return told
    own = player if player is not None and player.entry is entry else None
    assets = _flavors(caller, entry, params, verdict, own)
    told.sources = own.sources(caller, params, assets) if own else None
    if told.sources is None:
        found = _sources(caller, entry, assets, params, verdict)
        told.sources = [one for one in found if own is None or one.format in own.formats]
    played = {id_ for source in told.sources for id_ in split(source.flavorIds)}
    told.flavorAssets = [asset for asset in assets if asset.id in played]
    told.playbackCaptions = captions.playback_captions(caller, entry.id)
    told.bumperData = []
    return player.finish(told) if player else told


def _by_code(messages: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Messages with the same code stand together."""
    codes = list(dict.fromkeys(code for code, _ in messages))
    return [pair for code in codes for pair in messages if pair[0] == code]


def _may_play_now(caller: Caller, entry: Object, time: int) -> bool:
    """Within the schedule; who holds sview for the entry and is no widget may play at any time."""
    return access.scheduled(entry, time) or (
        caller.kind != "widget" and rights.granted(caller.account, caller.session, ks.VIEW, entry)
    )


def _flavors(
    caller: Caller, entry: Object, params: Object, verdict: Verdict, player: playing.Player | None
) -> list[Object]:
    """READY flavors that the rules leave, by bitrate; the one that was named, if one was."""
    whose = player.flavors_of() if player else entry
    found = flavors.of_entry(caller.account, whose.id)
    if whose.id != entry.id:
        found = [one.copy(entryId=entry.id) for one in found]
    if params.flavorAssetId:
        found = [flavors.get(caller.account, params.flavorAssetId)]
    if verdict.blocks:
        return []
    ready = [asset for asset in found if asset.status == flavors.READY]
    return verdict.allowed(sorted(ready, key=lambda asset: asset.bitrate or 0))


def _tagged(assets: list[Object], tries: list[list[str]]) -> list[Object]:
    for group in tries:
        found = [asset for asset in assets if set(group) & set(split(asset.tags))]
        if found:
            return found
    return []


def _sources(
    caller: Caller, entry: Object, assets: list[Object], params: Object, verdict: Verdict
) -> list[Object]:
    protocols = split(params.mediaProtocol) or list(PROTOCOLS)
    if not set(protocols) <= set(PROTOCOLS):
        return []
    wanted = split(params.streamerType)
    found = []
    for profile, streamer in addresses.PROFILES:
        chosen = _tagged(assets, TAGS.get(streamer, DEFAULT_TAGS))
        chosen = protection.left(chosen, streamer, verdict.actions)
        if chosen and (not wanted or streamer in wanted) and verdict.profile_allowed(profile):
            source = _source(caller, entry, chosen, profile, streamer, protocols)
            source.drm = protection.told(caller, entry, chosen, streamer, verdict.actions)
            found.append(source)
    return found


def _source(
    caller: Caller, entry: Object, assets: list[Object], profile: int, streamer: str, protocols: list[str]
) -> Object:
    """One way to play. Its address says https where that is offered, whatever the caller came by (measured)."""
    protocol = "https" if "https" in protocols else "http"
    entry = parents.security_entry(caller.account, entry)
    path = addresses.manifest(caller.account, entry, assets, profile, streamer, protocol)
    return Object(
        "KalturaPlaybackSource", deliveryProfileId=profile, format="url" if streamer == HTTP else streamer,
        protocols=join(protocols), flavorIds=join(asset.id for asset in assets), url=caller.host + path, drm=[],
    )  # fmt: skip


def check_url(caller: Caller, asset: Object, entry: Object, referrer: str | None) -> Verdict:
    """Whether a flavor's address may be told; FLAVOR_ASSET_IS_NOT_READY, ASSET_NOT_ALLOWED."""
    if asset.status != flavors.READY or not asset._file:
        raise flavor_errors.FLAVOR_ASSET_IS_NOT_READY()
    scope = access.scope_of(
        caller, entry, Object("KalturaAccessControlScope", referrer=referrer, contexts=[_DOWNLOAD])
    )
    verdict = access.judge(caller.account, entry, scope)
    if not verdict.allowed([asset]):
        raise playback_errors.ASSET_NOT_ALLOWED(asset.id)
    return verdict


_DOWNLOAD = Object("KalturaAccessControlContextTypeHolder", type=access.DOWNLOAD)
