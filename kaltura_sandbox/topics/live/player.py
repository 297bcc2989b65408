"""How live entries play: what encoders send, a video at its time, or a stream elsewhere; and channels.

Left out: other forms than HLS (live streams are packaged in no other here), and streams elsewhere in a list of our own:
players are sent there.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from kaltura_sandbox.media.probe import probe
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.access.access import Verdict
from kaltura_sandbox.topics.delivery import address as addresses
from kaltura_sandbox.topics.delivery.address import Address, refusal
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.live import broadcasts, live_entries, scheduled_lists, simulive, status
from kaltura_sandbox.topics.playback import playing, render
from kaltura_sandbox.topics.playback.render import Line, Manifest
from kaltura_sandbox.topics.scheduling import on_air
from kaltura_sandbox.topics.scheduling.on_air import Showing

FORMATS = ("applehttp", "hls")
PROTOCOLS = ("http", "https")
PROFILE = 303  # the platform's number of the delivery profile for live HLS
AHEAD_S = 3600  # how long before its beginning a playback context tells of an event


class StreamPlayer(playing.Player):
    """A live stream: by the schedule, where an event plays a video, else by who broadcasts."""

    type = live_entries.STREAM

    def manifest(self, address: Address, verdict: Verdict) -> Response:
        """Error 36 while nothing comes, 6 where a video is to play and the entry has no renditions (source)."""
        shown = self._showing()
        if shown is not None and not simulive.interrupted(self.account, self.entry, shown):
            return self._scheduled(address, shown)
        if not live_entries.is_ours(self.entry):
            return self._elsewhere(address)
        viewer = Caller(self.account, verdict.viewer)
        if not status.is_live(viewer, self.account, self.entry):
            raise _off_air(self.entry)
        return _answer(address, self.entry, _encoded(self.account, self.entry, address))

    def _showing(self) -> Showing | None:
        return simulive.showing(self.account, self.entry)

    def _scheduled(self, address: Address, shown: Showing) -> Response:
        source = simulive.source(self.account, self.entry, shown)
        if source is not None and source.values.get("type") == live_entries.STREAM:
            return _answer(address, self.entry, _encoded(self.account, source, address))
        if not flavors.of_entry(self.account, self.entry.id):
            raise refusal(addresses.FLAVOR_NOT_FOUND)
        return _answer(address, self.entry, _planned(self, address, shown))

    def _elsewhere(self, address: Address) -> Response:
        """The way to a stream of somebody else's, by the address that was given for the format."""
        kind = address.get("format", default="http")
        named = {one.protocol: one.url for one in self.entry.liveStreamConfigurations or []}
        url = named.get(kind) or (self.entry.hlsStreamUrl if kind in FORMATS else None)
        if not url:
            raise refusal(addresses.BAD_QUERY, "This format is unsupported")
        return replies.moved(url, 302, content=b"\n")

    def content(self) -> Object:
        """While an event plays a video, that video's own context is told (source)."""
        shown = self._showing()
        source = simulive.source(self.account, self.entry, shown) if shown else None
        return source or self.entry

    def sources(self, caller: Caller, params: Object, assets: list[Object]) -> list[Object]:
        """Where an encoder's stream plays, on air or not; none of streams elsewhere (measured)."""
        protocols = split(params.mediaProtocol) or list(PROTOCOLS)
        wanted = split(params.streamerType)
        asked = set(protocols) <= set(PROTOCOLS) and (not wanted or FORMATS[0] in wanted)
        if not asked or not live_entries.is_ours(self.entry):
            return []
        ids = join(asset.id for asset in assets)
        named = f"/flavorIds/{ids}" if ids else ""
        owner = self.account.id
        url = (
            f"{caller.host}/p/{owner}/sp/{owner}/playManifest/entryId/{self.entry.id}{named}/deliveryProfileId/{PROFILE}"
            f"/protocol/{'https' if 'https' in protocols else 'http'}/format/applehttp/a.m3u8"
        )
        return [
            Object(
                "KalturaPlaybackSource", deliveryProfileId=PROFILE, format=FORMATS[0], protocols=join(protocols),
                flavorIds=ids, url=url, drm=[],
            )
        ]  # fmt: skip

    def finish(self, told: Object) -> Object:
        """When an event is on, or will be within the hour."""
        begin = now()
        shown = self._showing()
        coming = on_air.showings(self.account, self.entry.id, begin, begin + AHEAD_S)
        one = shown or (coming[0] if coming else None)
        if one is not None:
            times = {"startTime": one.content_start, "endTime": one.end}
            told.activeLiveStreamTime = Object("KalturaActiveLiveStreamTime", **times)
        return told


class ChannelPlayer(playing.Player):
    """A channel: its playlist over and over, by the clock."""

    type = live_entries.CHANNEL
    formats = FORMATS

    def flavors_of(self) -> Object:
        """The film of the playlist with the most renditions, of several the oldest (source)."""
        films = scheduled_lists.films_of(self.account, self.entry, None)
        films.sort(key=lambda one: (-len(split(one.flavorParamsIds)), one.createdAt, one.id))
        return films[0] if films else self.entry

    def manifest(self, address: Address, verdict: Verdict) -> Response:
        return _answer(address, self.entry, _planned(self, address, None))

    def sources(self, caller: Caller, params: Object, assets: list[Object]) -> None:
        """Where the renditions of its film would play, but at its own address (measured).

        Of the forms that the platform names HLS alone: channels are packaged in no other here.
        """


def _off_air(entry: Object) -> addresses.Refusal:
    text = f"{addresses.TEXTS[addresses.NOT_LIVE]}, Entry [{entry.id}] is not broadcasting"
    return addresses.Refusal(addresses.NOT_LIVE, text)


def _encoded(account: Account, entry: Object, address: Address) -> list[Line]:
    """The renditions of what an encoder sends."""
    ingest = broadcasts.ingest(account.platform)
    found = ingest.renditions(account, entry.id) if ingest else []
    if not found:
        raise _off_air(entry)
    session = address.get("playSessionId")
    viewer = (
        f"?playSessionId={quote(session, safe='')}" if session else ""
    )  # tells viewers of one machine apart
    return [Line(f"{address.host}{one.playlist}{viewer}", _shape(one), codecs=one.codecs) for one in found]


def _shape(one: broadcasts.Rendition) -> Object:
    return Object(
        "KalturaLiveAsset", bitrate=one.bitrate, width=one.width, height=one.height, frameRate=one.frame_rate
    )


def _planned(player: playing.Player, address: Address, shown: Showing | None) -> list[Line]:
    """The renditions of a programme, as its last film has them; error 6 where nothing plays."""
    account, entry = player.account, player.entry
    films = scheduled_lists.films_of(account, entry, shown)
    sets = scheduled_lists.renditions(account, films)
    if not sets:
        raise refusal(addresses.FLAVOR_NOT_FOUND)
    main = 1 if shown is not None and shown.before and len(films) > 1 else 0
    return [
        Line(
            address.host + scheduled_lists.path(entry, number),
            assets[main],
            probe(account.files.path(assets[main]._file)),
        )
        for number, assets in enumerate(sets)
    ]


def _answer(address: Address, entry: Object, lines: list[Line]) -> Response:
    if address.get("format", default="http") not in FORMATS:
        raise refusal(addresses.BAD_QUERY, "This format is unsupported")
    told = Manifest(entry.id, 0, lines, [], address.query)
    return render.FORMS.get(address.get("responseFormat"), render.m3u8)(told)
