"""What protects an entry: what its players are told of DRM, and the key that its media is encrypted with.

An entry is protected where a rule of its access control profile names a DRM policy and the operator has made the
account a profile for Common Encryption. On the platform an operator's delivery profiles decide what is encrypted; here
the packager encrypts what is protected, and nothing else.
"""

from __future__ import annotations

from kaltura_sandbox.media.packing.encrypted import ContentKey
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.drm import addresses, profiles, rights

DASH, HLS, ONE_FILE = "mpegdash", "applehttp", "http"
SCHEMES = {"drm.PLAYREADY_CENC": "cenc/playready", "drm.WIDEVINE_CENC": "cenc/widevine"}
"""Schemes of Common Encryption, and what stands for them in a license address."""
FAIRPLAY = {"fairplay.FAIRPLAY": "fps"}
WIDEVINE_FILE = (
    "widevine"  # the tag of files for Widevine's older way, which are no part of Common Encryption
)


def is_protected(account: Account, entry: Object) -> bool:
    """Whether players get the entry's media encrypted."""
    return account.has(profiles.DRM) and _cenc(account) is not None and rights.ruled(account, entry)


def content_key(account: Account, entry: Object) -> ContentKey:
    """The key of an entry's media, its own for each entry."""
    platform = account.platform
    named, secret = (profiles.derived(platform, f"{what} {entry.id}") for what in ("key id", "key"))
    return ContentKey(named, secret, f"skd://entry-{entry.id}")


def left(assets: list[Object], streamer: str, actions: list[Object]) -> list[Object]:
    """The flavors that a source of a context keeps: under a DRM policy no plain file is offered."""
    if streamer != ONE_FILE or not any(map(rights.is_drm, actions)):
        return assets
    return [one for one in assets if WIDEVINE_FILE in split(one.tags)]


def told(
    caller: Caller, entry: Object, assets: list[Object], streamer: str, actions: list[Object]
) -> list[Object]:
    """What a source of a playback context tells of DRM: for each scheme where its license is."""
    if not any(map(rights.is_drm, actions)) or not caller.account.has(profiles.DRM):
        return []
    data = addresses.custom_data(caller, entry, assets)
    if streamer == DASH:
        return _told(caller, data, _cenc(caller.account), SCHEMES)
    return _told(caller, data, _fairplay(caller.account), FAIRPLAY) if streamer == HLS else []


def _told(caller: Caller, data: str, profile: Object | None, schemes: dict[str, str]) -> list[Object]:
    if profile is None:
        return []
    platform, server = caller.account.platform, profiles.license_server(profile, caller.host)
    key = profiles.signing_key(platform, profile if schemes is SCHEMES else None)
    made = {name: addresses.license_address(server, path, data, key) for name, path in schemes.items()}
    if schemes is FAIRPLAY:
        certificate = profile.publicCertificate
        return [_data("KalturaFairPlay", name, url, certificate=certificate) for name, url in made.items()]
    return [_data("KalturaDrm", name, url) for name, url in made.items()]


def _data(start: str, scheme: str, url: str, **more: str | None) -> Object:
    given = {name: value for name, value in more.items() if value is not None}
    return Object(f"{start}PlaybackPluginData", scheme=scheme, licenseURL=url, **given)


def context_data(caller: Caller, entry: Object, assets: list[Object]) -> dict[str, Object]:
    """What an entry's context data tells of DRM, whoever asks: signed data for each flavor, and a certificate; by
    class (measured)."""
    account = caller.account
    if not account.has(profiles.DRM) or not rights.ruled(account, entry):
        return {}
    found, cenc, fairplay = [], _cenc(account), _fairplay(account)
    if cenc is not None:
        data = addresses.custom_data(caller, entry, assets)
        one = addresses.signed(data, profiles.signing_key(account.platform, cenc))
        flavors = {asset.id: one for asset in assets} or {"0": one}
        found.append(Object("KalturaDrmEntryContextPluginData", flavorData=flavors))
    if fairplay is not None:
        certificate = fairplay.publicCertificate
        found.append(Object("KalturaFairplayEntryContextPluginData", publicCertificate=certificate))
    return {one.objectType: one for one in found}


def _cenc(account: Account) -> Object | None:
    return profiles.of_provider(account, profiles.CENC)


def _fairplay(account: Account) -> Object | None:
    return profiles.of_provider(account, profiles.FAIRPLAY)
