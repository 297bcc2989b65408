"""A page with Kaltura's player, as an integrator writes it, served to the browser by a small server of our own.

The bundle comes from npm (livingdocs/player), the entry from the target. What the page asked the API for is kept as
exchanges for the evidence; what it fetched besides is a list of addresses. A page that brings the player itself loads
the plug-in for events (kava) where its settings name it, plugins.kava, and does without it otherwise.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from features.support.viewing.browser import BUNDLE, KAVA
from features.support.wire.client import Exchange
from features.support.wire.stopping import STOPPING

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

HERE = "127.0.0.1"
LIMIT, LOOK_AGAIN_MS = 60.0, 100  # s for what a page should do soon, ms between two looks
BUTTONS = ".playkit-pre-playback-play-button, .playkit-control-play-pause button"
SCRIPT, PLUGIN = "/kaltura-ovp-player.js", "/playkit-kava.js"
TEMPLATE = """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>A page with a player</title>
  <link rel="icon" href="data:,">
  <style>html, body, #player {{ margin: 0; width: 100%; height: 100%; }}</style>
  <script src="{script}"></script>{more}
</head>
<body>
  <div id="player"></div>
  <script>
    const failures = [];
    const player = KalturaPlayer.setup({config});
    player.addEventListener(player.Event.ERROR, (event) => failures.push(event.payload));
    player.{load}.catch((failure) => failures.push(failure));
  </script>
</body>
</html>
"""
STATE = """() => {
  const video = document.querySelector("#player video");
  const shown = (name) => [...document.querySelectorAll(name)].map((one) => one.innerText).join(" ").trim();
  const told = (one) => [one && one.code, one && one.data && one.data.code].filter(Number.isInteger);
  return {
    moment: video ? video.currentTime : 0,
    seconds: (video && video.duration) || 0,
    ended: !!video && video.ended,
    playing: !!video && !video.paused && !video.ended && video.readyState > 2,
    loaded: !!player.config.sources.id,
    entry: player.config.sources.id || "",
    codes: failures.flatMap(told),
    captions: shown(".playkit-subtitles"),
    tracks: player.getTracks("text").map((one) => one.label),
    poster: player.poster || "",
    text: document.body.innerText,
  };
}"""


class PageServer:
    """Serves pages by their number, and the player's script, on a port of this machine."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        handler = type("Handler", (_Handler,), {"pages": self.pages})
        self._server = ThreadingHTTPServer((HERE, 0), handler)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def add(self, html: str, host: str) -> str:
        """The address of a new page, on a host that the browser takes for this machine."""
        self.pages.append(html)
        return f"http://{host}:{self._server.server_port}/{len(self.pages) - 1}"

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    pages: list[str]

    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/")
        script = {SCRIPT: BUNDLE, PLUGIN: KAVA}.get(f"/{name}")
        if script:
            self._answer("text/javascript", script.read_bytes())
        elif name.isdecimal() and int(name) < len(self.pages):
            self._answer("text/html", self.pages[int(name)].encode())
        else:
            self.send_error(404)

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a page that is closed early
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


def html(
    config: Mapping[str, Any], load: str, script: str = SCRIPT, told: Mapping[str, Any] | None = None
) -> str:
    """The page's source: the player is set up with `config`, then told what to load, `loadMedia({…})`.

    `script` is where the player comes from; `told` are the settings that a configuration of the platform gives.
    """
    more = f'\n  <script src="{PLUGIN}"></script>' if script == SCRIPT and _tells(config, told or {}) else ""
    if told is not None:
        more += f"\n  <script>window.__kalturaplayerdata = {_script(told)};</script>"
    return TEMPLATE.format(script=script, more=more, config=_script(config), load=load)


def _tells(*settings: Mapping[str, Any]) -> bool:
    """Whether some settings name the plug-in that sends events."""
    return any("kava" in (one.get("plugins") or {}) for one in settings)


def _script(value: Any) -> str:
    """JSON that may stand in a script element."""
    return json.dumps(value, indent=2, ensure_ascii=False).replace("</", "<\\/").replace("\n", "\n    ")


def loading(action: str, *arguments: Any) -> str:
    """A call of the player, as it stands in the page."""
    return f"{action}({', '.join(_script(one) for one in arguments)})"


class PlayerPage:
    """An open page. `state` is what the player and its video element say now; times are s."""

    def __init__(self, page: Page, source: str, host: str = HERE) -> None:
        self.source, self._page, self._server = source, page, PageServer()
        self.calls: list[Exchange] = []
        self._answers: list[Response] = []
        self._told = 0
        page.on("response", lambda answer: self._answers.append(answer))
        page.goto(self._server.add(source, host))

    def state(self) -> dict[str, Any]:
        """moment, seconds, playing, entry, codes of errors, captions and words shown …"""
        return dict(self._page.evaluate(STATE))

    def press(self) -> None:
        """Press the button that plays or pauses, as a visitor does."""
        self._page.locator(BUTTONS).locator("visible=true").first.click()

    def press_named(self, label: str) -> None:
        """Press a button of the player's bar by its label, which it shows when the mouse is over the picture."""
        self._page.locator("#player").hover()
        self._page.get_by_role("button", name=label, exact=True).first.click()

    def jump(self, second: float) -> None:
        """Go to a moment of the film."""
        self._page.evaluate("(second) => { player.currentTime = second; }", second)

    def hold(self, second: float) -> None:
        """Stop the film at a moment, until `go_on`."""
        self._page.evaluate("(second) => { player.pause(); player.currentTime = second; }", second)

    def go_on(self) -> None:
        """Play on from where the film was held."""
        self._page.evaluate("() => { player.play(); }")

    def choose(self, label: str) -> None:
        """Choose captions by their label in the player's menu."""
        script = "(label) => player.selectTrack(player.getTracks('text').find((one) => one.label === label))"
        self._page.evaluate(script, label)

    def until(
        self, done: Callable[[dict[str, Any]], bool], promise: str, within: float = LIMIT
    ) -> dict[str, Any]:
        """The first state of which `done` holds; AssertionError with the last one seen after `within` s."""
        deadline = time.monotonic() + within
        while not done(state := self.state()):
            if time.monotonic() > deadline:
                raise AssertionError(f"{promise} did not come true within {within:g} s; last seen: {state}")
            STOPPING.check()
            self._page.wait_for_timeout(LOOK_AGAIN_MS)  # a plain sleep would keep the page's events from us
        return state

    def property(self, name: str) -> Any:
        """What the player says of itself: `muted`, `volume`, or of its settings: `config.playback.loop`."""
        script = (
            "(path) => path.split('.').reduce((inner, name) => inner == null ? null : inner[name], player)"
        )
        return self._page.evaluate(script, name)

    def picture(self) -> bytes:
        """What a visitor sees now, as PNG."""
        return self._page.screenshot()

    def fetched(self) -> list[str]:
        """The requests of the page in their order: method, HTTP status and address."""
        return [f"{one.status} {one.request.method} {one.url}" for one in self._answers]

    def manifests(self) -> list[str]:
        """The addresses of the manifests that the player opened."""
        return [one.url for one in self._answers if "/playManifest/" in one.url]

    def exchanges(self) -> list[Exchange]:
        """The calls of the API that weren't told before."""
        new, self._told = self._answers[self._told :], len(self._answers)
        made = [_exchange(one) for one in new if "/api_v3/" in one.url and one.request.method == "POST"]
        self.calls += made
        return made

    def close(self) -> None:
        """Close the page and what serves it."""
        self._page.context.close()
        self._server.close()


def _exchange(answer: Response) -> Exchange:
    """A call of the player's as the suite tells its own."""
    body = answer.request.post_data or ""
    return Exchange(label(answer.url), "POST", answer.url, [], answer.json(), answer.status, body=body)


def label(url: str) -> str:
    """`multirequest`, or `user.get` of …/service/user/action/get."""
    parts = url.split("?")[0].rstrip("/").split("/")
    named = [parts[parts.index(word) + 1] for word in ("service", "action") if word in parts[:-1]]
    return ".".join(named) or "api_v3"


def actions_in(exchange: Exchange) -> list[str]:
    """The actions of a request in their order, "session.startWidgetSession"."""
    sent = json.loads(exchange.body or "{}").values()
    return [f"{one['service']}.{one['action']}" for one in sent if isinstance(one, dict) and "service" in one]
