"""A platform under watch: what is asked of it, and whether an answer or its log shows a fault."""

from __future__ import annotations

import http.client
import time
from pathlib import Path

from kaltura_sandbox.media import runner
from tests.sandbox.conftest import Api
from tests.sandbox.odd import line
from tests.sandbox.odd.doors import Request
from tests.sandbox.odd.world import World

TENDED = 1500  # calls after which there is of everything again
ENDED = b"LOGOUT"  # what is said of a session that a call has ended
READY, SETTLED = 2, 60  # s until an entry plays, or the jobs have ended that calls began

SAID = [
    "session.get", "user.exportToCsv", "baseEntry.exportToCsv", "category.exportToCsv", "media.exportToCsv",
    "permissionItem.list",
    "baseEntry.addContent", "media.addContent", "baseEntry.updateContent", "media.updateContent",
    "baseEntry.updateThumbnail",
    "media.updateThumbnail", "caption.serveWebVTT", "data.serve", "cuepoint.serveBulk", "quiz.update",
    "category.move", "partner.update", "report.getTable", "report.getTotal",
    "interactivity.add", "interactivity.update", "volatileinteractivity.add",
    "volatileinteractivity.update",
]  # fmt: skip
"""Actions in which the platform itself has no better word than INTERNAL_SERVERL_ERROR, as its source or a measurement
tells. The sandbox says it there on purpose and logs nothing; what it didn't foresee it logs, and so that is found."""


class Watched:
    """A platform and what is known of it: objects to ask for, and how much of its log was read."""

    def __init__(self, api: Api, log: Path, film: Path) -> None:
        self.world = World(api, film)
        self.line = line.Line(api.url)
        self.api, self.log = api, log
        self.asked = self.read = 0

    def ask(self, request: Request) -> None:
        """Sends a request; AssertionError where its answer shows a fault."""
        self.asked += 1
        if self.asked % TENDED == 0:
            self.world.tend()
            self.line.close()  # it has rested for as long as that took
        fault = self._fault(request) or self.complaint()
        assert not fault, f"{fault}\nof the request\n{request.wire(self.line.host)!r}"

    def _fault(self, request: Request) -> str:
        try:
            reply = self.line.ask(request)
        except (OSError, http.client.HTTPException) as dropped:
            return f"no answer: {dropped!r}"
        if b"INTERNAL_SERVERL_ERROR" in reply.body and not _said(request):
            return "an internal error"
        if ENDED in reply.body:
            self.world.log_in()
        try:
            self.world.learn(line.judge(reply))
        except (ValueError, AssertionError, SyntaxError) as wrong:
            return f"{wrong}: {reply.status} {reply.headers} {reply.body[:500]!r}"
        return ""

    def complaint(self) -> str:
        """The traceback in what the platform logged since the last time, if there is one."""
        size = self.log.stat().st_size
        if size == self.read:
            return ""
        with self.log.open("rb") as log:
            log.seek(self.read)
            told = log.read().decode(errors="replace")
        self.read = size
        return told if "Traceback" in told else ""


def _said(request: Request) -> bool:
    """Whether one of the actions is named that say it on purpose; in a multirequest the body or the query names it."""
    told = (request.target + request.body[:100_000]).decode("latin-1")
    return any(all(word in told for word in name.split(".")) for name in SAID)


def drawn_film(target: Path, *more: str) -> None:
    """Two seconds of blue, as small as can be; ``more`` is what the encoder shall add."""
    picture = ["-f", "lavfi", "-i", "color=c=blue:s=64x48:r=10:d=2"]
    runner.run([*picture, *more, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-f", "mp4", runner.local(target)])


def await_ready(api: Api, entry: str) -> None:
    """Waits until an entry plays."""
    end = time.monotonic() + SETTLED
    while api.ok("media.get", {"entryId": entry})["status"] != READY:
        assert time.monotonic() < end, "it doesn't become READY"
        time.sleep(0.1)
