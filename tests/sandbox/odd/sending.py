"""What is drawn as a whole: calls by every door, several as one, and the addresses of delivery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.sandbox.odd import doors
from tests.sandbox.odd.calls import Dice, Drawn, Known, calls, known, odd, percent
from tests.sandbox.odd.doors import Headers, Request, escaped, header, resolved
from tests.sandbox.odd.world import World

DOORS = [("form", "query", "json", "multipart"), ("colons", "path", "json", "form")]
FORMATS = [*["1"] * 12, *["2"] * 4, "3", "3", "9", "9", ""]  # the empty one is drawn
REFERENCES = ["{1:result:id}", "{1:result}", "{1:result:objects:0:id}", "{1:result:objects:²:id}", "{²:result:id}",
              "{1:result:objects:_all:id}", "{1:result:id}{2:result:id}", "{1:result:name}\x0b"]  # fmt: skip
HEADERS = {
    "User-Agent": "x", "Referer": "http://a.example/x", "X-Forwarded-For": "1.2.3.4", "Origin": "http://a.example",
    "Range": "bytes=0-1", "Cookie": "a=b", "Accept-Language": "en", "X-Forwarded-Proto": "https", "Accept": "*/*",
    "If-Modified-Since": "Sun, 29 Nov 2026 13:00:00 GMT", "If-Range": "Sun, 29 Nov 2026 13:00:00 GMT",
    "If-None-Match": '"a"', "Content-Type": "application/json", "Authorization": "Basic YTpi",
    "Accept-Encoding": "gzip",
}  # fmt: skip
ROUTES = {
    "playManifest": "entryId flavorId flavorIds flavorParamId flavorParamIds format protocol a clipTo seekFrom ks"
    " maxBitrate minBitrate uiConfId referrer tags e f ct expiry playbackContext storageId deliveryCode cdnHost"
    " preferredBitrate sessionId hashes token v responseFormat usePlayServer",
    "thumbnail": "entry_id width height type quality bgcolor vid_sec vid_slice vid_slices src_x src_y src_w src_h"
    " rel_width rel_height def_width def_height start_sec end_sec density format nearest_aspect_ratio widget_id"
    " upload_token_id flavor_params_id crop_provider version ks",
    "serveFlavor": "entryId flavorId fileName clipTo clipFrom v ks referrer",
    "raw": "entry_id file_name direct_serve relocate forceproxy ks",
    "download": "entry_id flavor file_name direct_serve relocate ks",
}
"""What addresses below /p/<partner> may say; the first name of each tells the entry."""

KINDS = {
    "entryId": "entry", "entry_id": "entry", "e": "entry", "flavorId": "flavor", "flavor": "flavor",
    "uiConfId": "uiConf", "flavorIds": "flavor", "flavorParamId": "flavorParams", "flavor_params_id": "flavorParams",
    "upload_token_id": "token",
}  # fmt: skip
SENSIBLE = {
    "format": ["applehttp", "mpegdash", "url", "http", "hds", "rtmp", "download", "png", "jpg"],
    "a": ["a.m3u8", "a.mpd"], "protocol": ["http", "https"], "type": ["1", "2", "3", "4", "5"], "width": ["10", "20"],
    "height": ["10", "20"], "vid_slices": ["3"], "vid_slice": ["1"], "bgcolor": ["ff0000"], "widget_id": ["_4101"],
    "crop_provider": [""],
}  # fmt: skip

_actions = st.sampled_from(sorted(ROUTES))
_names = {
    action: st.lists(st.sampled_from(told.split()), max_size=5, unique=True)
    for action, told in ROUTES.items()
}
_words = {name: st.sampled_from(words) for name, words in SENSIBLE.items()}
_formats, _references, _doors = st.sampled_from(FORMATS), st.sampled_from(REFERENCES), st.sampled_from(DOORS)
_headers = st.lists(st.sampled_from(sorted(HEADERS)), min_size=1, max_size=3, unique=True)
_packagers = st.sampled_from([b"hls", b"dash", b"hls/container/fmp4"])
_kinds = st.sampled_from(["tiny", "goto", "packager", "nowhere"])
_yes = st.booleans()


@dataclass
class Calls:
    """Calls of the API: one, or the parts of a multirequest."""

    parts: list[Drawn]
    as_one: bool
    format: str
    callback: str
    doors: tuple[str, ...]
    raw: bool
    headers: Headers = field(default_factory=list)

    def requests(self, world: World) -> Iterator[Request]:
        """The same by each of the doors."""
        for door in self.doors:
            yield self._request(world, door)

    def _request(self, world: World, door: str) -> Request:
        parts = [resolved(one.fields, world) | _session(one, world) for one in self.parts]
        service, action, fields = self.parts[0].service, self.parts[0].action, parts[0]
        if self.as_one:
            told = [{"service": one.service, "action": one.action} for one in self.parts]
            fields = {str(n + 1): told[n] | part for n, part in enumerate(parts)}
            service, action = "multirequest", "null"
        place = f"/api_v3/service/{service}/action/{action}".encode()
        request = doors.call(place, fields | {"format": self.format}, door, self.raw, self.headers)
        if self.format == "9":  # asked for in the query alone
            mark = b"&" if b"?" in request.target else b"?"
            request.target += mark + doors.as_form({"callback": self.callback}, self.raw)
        return request


@dataclass
class Address:
    """An address that isn't the API's, in parts; with pairs these stand in the path and in the query."""

    parts: list[Any]
    pairs: list[tuple[Any, Any]]
    raw: bool
    headers: Headers = field(default_factory=list)

    def requests(self, world: World) -> Iterator[Request]:
        path = b"".join(self._step(part, world) for part in self.parts)
        told = [(self._step(name, world)[1:], self._step(text, world)[1:]) for name, text in self.pairs]
        yield Request("GET", path + b"".join(b"/%s/%s" % pair for pair in told), b"", self.headers)
        if told:
            yield Request("GET", path + b"?" + b"&".join(b"%s=%s" % pair for pair in told), b"", self.headers)

    def _step(self, part: Any, world: World) -> bytes:
        if isinstance(part, bytes):
            return b"/" + part
        return b"/" + escaped(resolved(part, world)[:1500], self.raw)


def _session(one: Drawn, world: World) -> dict[str, str]:
    ks = world.sessions[one.role]
    return {} if not ks or "ks" in one.fields else {"ks": ks}


def _sent_headers(draw: Dice) -> Headers:
    names = draw(_headers) if draw(percent) < 15 else []
    return [(name.encode(), header(odd(draw, HEADERS[name]))) for name in names]


@st.composite
def api_calls(draw: Any) -> Calls:
    """One call of the API, or up to three as one, of which the last may refer to the first."""
    draw = Dice(draw, draw(_yes))
    as_one = draw(percent) < 12
    parts = [draw(calls()) for _ in range(1 + (draw(percent) % 3 if as_one else 0))]
    names = [name for name, told in parts[-1].fields.items() if isinstance(told, (str, Known))]
    if len(parts) > 1 and names:
        parts[-1].fields[names[draw(percent) % len(names)]] = draw(_references)
    format_ = draw(_formats) or odd(draw, "1")
    callback = odd(draw, "done") if format_ == "9" else ""
    return Calls(parts, as_one, format_, callback, draw(_doors), draw(_yes), _sent_headers(draw))


@st.composite
def deliveries(draw: Any) -> Address:
    """An address below /p/<partner>."""
    draw = Dice(draw, draw(_yes))
    action = draw(_actions)
    first = ROUTES[action].split()[0]
    names = [*[first] * (draw(percent) < 95), *(name for name in draw(_names[action]) if name != first)]
    told = [(name if draw(percent) < 97 else odd(draw, name), _told(draw, name)) for name in names]
    partner = "4101" if draw(percent) < 90 else odd(draw, "4101")
    sub = [b"sp", "410100" if draw(percent) < 80 else odd(draw, "410100")] if draw(_yes) else []
    called = action if draw(percent) < 95 else odd(draw, action)
    return Address([b"p", partner, *sub, called], told, draw(_yes), _sent_headers(draw))


def _told(draw: Dice, name: str) -> Any:
    if name in KINDS and draw(percent) < 85:
        return known(draw, KINDS[name])
    if name in _words and draw(percent) < 80:
        word = draw(_words[name])
        return word if draw(percent) < 80 else odd(draw, word)
    return odd(draw, "12")


@st.composite
def others(draw: Any) -> Address:
    """Links, what the packager serves, what nobody serves."""
    draw = Dice(draw, draw(_yes))
    kind = draw(_kinds)
    link = known(draw, "shortLink") if draw(_yes) else odd(draw, "abcd")
    if kind == "tiny":
        parts: list[Any] = [b"tiny", link]
    elif kind == "goto":
        parts = [b"api_v3/service/shortlink_shortlink/action/goto/id", link]
    elif kind == "nowhere":
        parts = [odd(draw, "p"), odd(draw, "api_v3")]
    else:
        inside = [b"p/4101/sp/410100/serveFlavor/entryId", known(draw, "entry"), b"v/2/ev/3/flavorId"]
        ending = [known(draw, "flavor"), b"clipTo", odd(draw, "12"), b"name/a.mp4"]
        parts = [draw(_packagers), *inside, *ending, b"index.m3u8" if draw(_yes) else odd(draw, "index.m3u8")]
    return Address(parts, [], draw(_yes), _sent_headers(draw))


def anything() -> st.SearchStrategy[Calls | Address]:
    """Of three things that are drawn two are calls of the API."""
    return st.one_of(api_calls(), api_calls(), api_calls(), api_calls(), deliveries(), others())
