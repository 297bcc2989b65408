"""playManifest: where a player finds an entry's media in the form it asks for.

What is no video says itself how it plays (playing.py). Left out: playlists and sequences (error 12), other storages
than ours, tokenized addresses, several sound tracks in one list.
"""

from __future__ import annotations

from starlette.responses import Response

from kaltura_sandbox import php_text
from kaltura_sandbox.media.packing import package
from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.platform.accounts import Account, Platform
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.captions import captions
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.delivery.address import Address, Refusal, find, refusal
from kaltura_sandbox.topics.delivery.routes import delivers
from kaltura_sandbox.topics.drm import protection
from kaltura_sandbox.topics.flavors import addresses as paths
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.playback import choice, playing, render
from kaltura_sandbox.topics.playback.render import Line, Manifest
from kaltura_sandbox.topics.profiles import profiles

WEBVTT = feature("FEATURE_GENERATE_WEBVTT_CAPTIONS")
SHORT_FILM_S = 10  # shorter films are not played by HDS; they come as one file
HTTP_FORMATS = ("http", "sl", "applehttp", "hds", "hls", "hdnetworkmanifest", "hdnetwork", "mpegdash")
NEW_CODECS = ("hev1", "hvc1", "av01")  # these go into fragmented MP4, not into transport streams


@delivers("playmanifest")
def play_manifest(platform: Platform, address: Address) -> Response:
    choice.check_bitrates(address)
    guard.check_token(address)
    who = guard.session(platform, address, address.header("x-kaltura-ks"))
    account, entry = find(platform, address, address.get("entryId"))
    kind = address.get("format", default="http")
    context = access.DOWNLOAD if kind == "download" else access.PLAY
    verdict = guard.admit(account, entry, address, who, context)
    try:
        player = playing.of(account, entry)
        if player is not None:
            answer = player.manifest(address, verdict)
            answer.headers.update(verdict.header)
            return render.headers(answer, address.uri, cached=False)
        _check_type(entry)
        if address.get("storageId", default="0") != "0":
            raise refusal(addresses.FLAVOR_NOT_FOUND)  # nothing is exported to a storage
        assets = choice.choose(verdict.served(choice.playable(account, entry)), address, kind)
        answer = _answer(account, entry, address, assets, kind, verdict)
    except Refusal as refused:
        refused.headers = verdict.header
        raise
    cached = not verdict.has_rules and not (verdict.viewer is not None and verdict.viewer.is_admin)
    answer.headers.update(verdict.header)
    return render.headers(answer, address.uri, cached)


def _check_type(entry: Object) -> None:
    if entry.values.get("type") not in (1, "1"):
        raise refusal(addresses.INVALID_ENTRY_TYPE)


def _answer(
    account: Account,
    entry: Object,
    address: Address,
    assets: list[Object],
    kind: str,
    verdict: access.Verdict,
) -> Response:
    """The manifest by the delivery profile that serves this format; error 25 where there is none."""
    seconds = _duration(account, entry, assets)
    if kind == "hdnetworkmanifest" and 0 < seconds < SHORT_FILM_S:
        kind, assets = "http", assets[:1]
    profile = _profile(address, "http" if kind in ("url", "download") else kind, verdict)
    clip_to = _milliseconds(address.get("clipTo"))
    if 0 < verdict.preview_ms < (entry.msDuration or 0):
        clip_to = verdict.preview_ms
    lines, form = _lines(account, entry, address, assets, profile, clip_to)
    if kind in ("url", "download"):
        form = "redirect"
    if form == "m3u8":
        subtitles = [] if address.get("disableCaptions") else _subtitles(account, entry, address)
    else:
        subtitles = []
    told = Manifest(entry.id, seconds, lines, subtitles, address.query)
    return render.FORMS.get(address.get("responseFormat"), render.FORMS[form])(told)


def _profile(address: Address, streamer: str, verdict: access.Verdict) -> int:
    """The delivery profile: one that the address names, or the first for this streamer type; as far as rules allow."""
    wanted = split(address.get("deliveryProfileIds", "deliveryProfileId"))
    served = [id_ for id_, type_ in paths.PROFILES if type_ == streamer and verdict.profile_allowed(id_)]
    fit = [id_ for id_ in served if not wanted or str(id_) in wanted]
    if not fit:
        raise refusal(addresses.BAD_QUERY, "This format is unsupported")
    return fit[0]


def _lines(
    account: Account, entry: Object, address: Address, assets: list[Object], profile: int, clip_to: int
) -> tuple[list[Line], str]:
    """The flavors' addresses as a profile makes them, and the form of its answers."""
    host = _host(address)
    if profile == paths.PROGRESSIVE:
        download = address.get("format") == "download"
        name = flavors.download_name(account, entry, assets[0]) if download else ""
        made = [paths.progressive(account, entry, a, clip_to=clip_to, name=name) for a in assets]
        found = [probe(account.files.path(asset._file)) for asset in assets]
        return [Line(host + path, a, f) for path, a, f in zip(made, assets, found, strict=True)], "f4m"
    assets = choice.sorted_for_play(assets, address.get("preferredBitrate"))
    start = _milliseconds(address.get("seekFrom"))
    bases = [paths.serve(account, entry, asset, clip_to=clip_to, clip_from=start) for asset in assets]
    if profile in (paths.HLS, paths.HLS_MANIFEST):
        protected = protection.is_protected(account, entry)
        return _hls(account, host, assets, bases, profile, protected)
    whole = paths.set_of([f"{base}/forceproxy/true/name/a.mp4" for base in bases])
    if profile == paths.DASH:
        kind = "edash" if protection.is_protected(account, entry) else "dash"
        return [Line(f"{host}/{kind}{whole}/{package.MANIFEST}")], "redirect"
    return [Line(f"{host}/hds{whole}/manifest.f4m")], "f4m"


def _hls(
    account: Account, host: str, assets: list[Object], bases: list[str], profile: int, protected: bool
) -> tuple[list[Line], str]:
    """A list of our own, or the way to the packager's, as always for what is encrypted."""
    prefix = "/hls" + ("/container/fmp4" if any(_is_new(asset) for asset in assets) else "")
    prefix = "/fpshls" if protected else prefix
    named = [f"{base}/name/a.{asset.fileExt}" for base, asset in zip(bases, assets, strict=True)]
    if profile == paths.HLS_MANIFEST or protected:
        return [Line(f"{host}{prefix}{paths.set_of(named)}/{package.MASTER}")], "redirect"
    return [
        Line(f"{host}{prefix}{path}/{package.MEDIA}", asset, probe(account.files.path(asset._file)))
        for path, asset in zip(named, assets, strict=True)
    ], "m3u8"


def _is_new(asset: Object) -> bool:
    return asset.videoCodecId in NEW_CODECS


def _host(address: Address) -> str:
    """Our host behind the protocol that the address asks for; for what HTTP carries it is http or https."""
    own, host = address.host.split("://", 1)
    named, kind = address.get("protocol", default="null"), address.get("format", default="http")
    if named == "null" or (kind == "http" and not named.startswith("http")):
        named = "http"
    return f"{own if kind in HTTP_FORMATS and named not in ('http', 'https') else named}://{host}"


def _milliseconds(text: str) -> int:
    """A time of an address; what is none counts as none."""
    return php_text.whole(text) if php_text.is_digits(text) and len(text) < 12 else 0


def _duration(account: Account, entry: Object, assets: list[Object]) -> float:
    """Seconds of the first flavor whose film or sound is known, else the entry's."""
    for asset in assets:
        infos = account.find(profiles.INFO_KIND, flavorAssetId=asset.id, order="-id")
        for info in infos[:1]:
            known = info.videoDuration or info.audioDuration or info.containerDuration
            if known:
                seconds: float = known / 1000
                return seconds
    return float(entry.duration or 0)


def _subtitles(account: Account, entry: Object, address: Address) -> list[str]:
    """Lines of an HLS list for the entry's captions, where the account may have them made into WebVTT."""
    if not account.has(WEBVTT):
        return []
    return [
        f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="{one.label}",DEFAULT={"YES" if one.default else "NO"},'
        "AUTOSELECT=YES,FORCED=NO,"
        + (f'LANGUAGE="{one.language}",' if one.language else "")
        + f'URI="{one.playlist}"'
        for one in captions.subtitles(account, _host(address), entry.id)
    ]
