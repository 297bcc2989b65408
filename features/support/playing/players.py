"""Kaltura's player in a page: set up as the scenario wants it, watched as a visitor does, and looked at."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from hamcrest import assert_that, close_to, equal_to, has_item, not_none
from PIL import Image

from features.support.playing import configured
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World, rows
from features.support.viewing import media
from features.support.viewing.player_page import HERE, LIMIT, SCRIPT, PlayerPage, actions_in, html, loading

ERRORS = {
    1006: "MULTIREQUEST_API_ERROR", 2000: "ERROR", 2001: "BLOCK_ACTION", 2002: "MEDIA_STATUS_NOT_READY",
    2003: "SCHEDULED_RESTRICTED", 2004: "DELETED_ENTRY", 3001: "MISSING_PLAY_SOURCE", 6007: "LICENSE_REQUEST_FAILED",
    7002: "LOAD_FAILED",
}  # fmt: skip
"""Codes of the player's errors and of those that it got from the API (error.code and error.data.code)."""
PAGE, SOURCES = "page", "sources."
COUNTING = "plugins.kava"
"""The plug-in that sends events to the collector."""
WITHIN = 0.3  # s from the beginning of a second at which a film is held to see it
LENGTH = 0.3  # s by which a film in the player may be longer or shorter: its sound ends where a frame of sound does
NUMBER = re.compile(r"\d+(\.\d+)?")


def open_page(world: World, load: str, *arguments: Any, table: Any = None) -> PlayerPage:
    """A page whose player loads what `load` and its arguments say. Rows of the table are fields of the player's config.

    `sources.…` are options of loadMedia, and `page` is the host that the page is on; see configured.py for rows that
    name a configuration of the platform.
    """
    given = rows(table) if table else {}
    served, told = configured.taken(world, given)
    host = given.pop(PAGE, HERE)
    options = {name.removeprefix(SOURCES): _value(world, given.pop(name)) for name in _sources(given)}
    load_it = loading(load, *arguments, *([options] if options else []))
    source = html(_config(world, given, bool(served)), load_it, served or SCRIPT, told)
    world.player = PlayerPage(world.run.browser.page(), source, host)
    world.cleanups.add("the page of the player", world.player.close)
    world.evidence.note("the page", source)
    world.player.until(lambda state: state["loaded"] or state["codes"], "That the player loads something")
    tell(world)
    return world.player


def _sources(given: dict[str, str]) -> list[str]:
    return [name for name in given if name.startswith(SOURCES)]


def _config(world: World, given: dict[str, str], served: bool) -> dict[str, Any]:
    """The player's config: where the API and the collector are, and what the scenario adds under dotted names.

    A script that the platform serves knows where they are.
    """
    provider: dict[str, Any] = {"partnerId": world.run.settings.partner_id}
    if not served:
        provider["env"] = _addresses(world)
    elif COUNTING in given:
        provider["env"] = _collector(world)
    config: dict[str, Any] = {"targetId": "player", "provider": provider}
    for name, text in given.items():
        *path, last = name.split(".")
        inner = config
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = _value(world, text)
    return config


def _addresses(world: World) -> dict[str, str]:
    service = world.run.settings.service_url
    return {"serviceUrl": f"{service}/api_v3", "cdnUrl": service} | _collector(world)


def _collector(world: World) -> dict[str, str]:
    """Without its protocol: npm's version of the plug-in puts the page's before it, newer ones take it as it is."""
    return {"analyticsServiceUrl": world.run.settings.collector.partition(":")[2]}


def _value(world: World, text: str) -> Any:
    """A cell as a script's value: numbers, true and false, JSON; anything else is text."""
    if text in ("true", "false") or NUMBER.fullmatch(text):
        return json.loads(text)
    if text.startswith(("[", "{")):
        return json.loads(world.resolve(text))
    return world.resolve(text)


def page(world: World) -> PlayerPage:
    """The page that the scenario opened."""
    if world.player is None:
        raise AssertionError("This scenario has opened no page with a player.")
    return world.player


def open_things(world: World, names: list[str], table: Any = None) -> PlayerPage:
    """A page that loads an entry, several, or a playlist."""
    if len(names) > 1:
        entries = [world.id("entry", name) for name in names]
        return open_page(world, "loadPlaylistByEntryList", {"entries": entries}, table=table)
    if world.record(names[0]).noun.name == "playlist":
        return open_page(world, "loadPlaylist", {"playlistId": world.record(names[0]).id}, table=table)
    return open_page(world, "loadMedia", {"entryId": world.id("entry", names[0])}, table=table)


def watch(world: World, names: list[str], table: Any = None) -> None:
    """Open the page, press the play button as a visitor does, and see the film begin."""
    opened = open_things(world, names, table)
    assert_that(codes(opened), equal_to([]), opened.state()["text"])
    opened.press()
    opened.until(lambda state: state["playing"] or state["codes"], "That the film begins")
    world.evidence.note("what the page fetched", "\n".join(opened.fetched()))
    tell(world)


def tell(world: World, seen: bytes = b"") -> None:
    """What the player asked of the API becomes evidence, beside the page: the picture seen, or as it is now."""
    overhear(world)
    words = page(world).state()["text"]
    if world.variables.hide(words) == world.variables.plain(
        words
    ):  # a page that spells out a session isn't shown
        world.evidence.screen("the page", seen or page(world).picture())


def overhear(world: World) -> None:
    """What the player asked of the API becomes evidence."""
    for exchange in page(world).exchanges():
        world.evidence.overhear(exchange)


def codes(opened: PlayerPage) -> list[str]:
    """The names of the errors that the page's script was told; numbers where they have none here."""
    return [ERRORS.get(code, str(code)) for code in opened.state()["codes"]]


def choose_captions(world: World, label: str) -> None:
    """The entry of the player's menu for captions."""
    offered = page(world).until(lambda state: state["tracks"], "That captions are offered")["tracks"]
    assert_that(offered, has_item(label))
    page(world).choose(label)
    tell(world)


def jump(world: World, second: float) -> None:
    """Move the player to a moment and wait until it plays there."""
    page(world).jump(second)
    arrived = lambda state: state["playing"] and state["moment"] >= second  # noqa: E731
    page(world).until(arrived, f"That the player plays from second {second:g} on")
    tell(world)


def press(world: World, label: str) -> None:
    """A button of the player's bar."""
    page(world).press_named(label)
    tell(world)


def must_play(world: World) -> None:
    """The video element goes on: a second of the film later than it stood."""
    opened = page(world)
    begun_at = opened.until(lambda state: state["playing"], "That the film plays")["moment"]
    opened.until(lambda state: state["moment"] >= begun_at + 1, "That a second of the film goes by")
    tell(world)


def must_go_on(world: World) -> None:
    """The page's picture shows a moment of a sample, and after that a later one."""
    opened, seen = page(world), list[int]()

    def moved(_: dict[str, Any]) -> bool:
        time = _time(opened.picture())
        seen.extend([time] if time is not None else [])
        return bool(seen) and seen[-1] - seen[0] >= 2000

    opened.until(moved, "That the counter in the picture goes on")
    tell(world)


def must_end(world: World) -> None:
    """The video element says that it has ended."""
    page(world).until(lambda state: state["ended"], "That the player comes to the end")
    tell(world)


def must_last(world: World, seconds: float) -> None:
    """The length by the video element."""
    found = page(world).until(lambda state: state["seconds"], "That the film's length is known")
    overhear(world)
    assert_that(found["seconds"], close_to(seconds, LENGTH), "seconds of the film in the player")


def must_show(world: World, second: int, name: str) -> None:
    """The page's picture comes to show this second of the film; each frame of our samples tells its time.

    The film goes on while we look. A slow machine may look too seldom to see that second: it holds the film there.
    """
    wanted, opened = world.id("entry", name), page(world)
    seen: list[int | None] = []
    last, held = b"", False

    def shown(state: dict[str, Any]) -> bool:
        nonlocal last, held
        last = opened.picture()
        time = _time(last)
        seen.append(time)
        if state["entry"] != wanted or time is None:
            return False
        late = time / 1000 - second
        if late >= 1 and state["moment"] >= late:
            opened.hold(state["moment"] - late + WITHIN)
            held = True
        return 0 <= late < 1

    try:
        opened.until(shown, f'That the page shows second {second} of "{name}"')
    except AssertionError as failure:
        raise AssertionError(f"{failure}\nIts pictures showed (ms): {seen[:40]}") from failure
    finally:
        tell(world, last)
        if held:
            opened.go_on()


def _time(png: bytes) -> int | None:
    return media.time_shown(media.image_of(png))


def must_show_thumbnail(world: World, name: str) -> None:
    """Before it plays the page shows the picture that the entry's thumbnailUrl gives."""
    opened = page(world)
    thumbnail = media.image_of(world.run.client.get(world.current(name)["thumbnailUrl"]).body)
    wanted = _time_of(thumbnail)
    opened.until(
        lambda _: _time(opened.picture()) == wanted, f'That the page shows the thumbnail of "{name}"', LIMIT
    )
    assert_that(opened.state()["moment"], equal_to(0), "second at which the film stands")
    tell(world)


def _time_of(picture: Image.Image) -> int | None:
    time = media.time_shown(picture)
    assert_that(time, not_none(), "the time that the thumbnail shows")
    return time


def must_read(world: World, text: str) -> None:
    """The words are on the page: captions, an error, a title."""
    try:
        page(world).until(lambda state: text in state["text"], f'That the page says "{text}"')
    finally:
        tell(world)


def must_fail(world: World, code: str) -> None:
    """The player told the page's script of this error."""
    page(world).until(lambda state: state["codes"], "That the player tells of an error")
    tell(world)
    assert_that(codes(page(world)), has_item(code))


def must_ask(world: World, table: Any) -> None:
    """The first request of several actions held these and no others, in this order."""
    sent = [one for one in page(world).calls if one.label == "multirequest"]
    for exchange in sent[:1]:
        world.evidence.record(exchange)
    assert_that(actions_in(sent[0]) if sent else [], equal_to([row.cells[0] for row in table]))


def must_open(world: World, table: Any) -> None:
    """The manifest that the player opened last has these pairs in its path or query."""
    opened = page(world).manifests()
    address = urlsplit(opened[-1] if opened else "")
    words = unquote(address.path).split("/")
    pairs: dict[str, Any] = dict(pairwise(words)) | dict(parse_qsl(address.query))
    assert_that(pairs, has_fields(world.expected(None, table)))
