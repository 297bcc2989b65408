"""The process: its options, the server, its signals, its end."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import json
import logging
import os
import resource
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn

from kaltura_sandbox import announcement, assembly, coverage, launch, schema_told
from kaltura_sandbox.app import make_app
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.machine import limits, memory
from kaltura_sandbox.platform.machine.seldom import Seldom
from kaltura_sandbox.platform.opening import StartError
from kaltura_sandbox.platform.wire.connections import Connection

log = logging.getLogger(__name__)
IDLE = (
    75  # s that a connection may rest; a caller who pauses for as long as that would meet its end in mid-call
)
EXHAUSTED = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


def main() -> int:
    """Serves until SIGTERM or SIGINT; 0 after a clean end, 1 with a sentence where it can't start."""
    open_streams()
    allow_many_files()
    options = arguments()
    if options.coverage:
        announcement.say(json.dumps(coverage.coverage()))
        return 0
    if options.schema:
        announcement.say(json.dumps(schema_told.schema(), separators=(",", ":")))
        return 0
    if options.exports:
        return tell_exports(options)
    if options.reindex:
        return reindex(options)
    if options.until_input_ends:
        launch.end_with_input()
    memory.spare()
    logging.basicConfig(level=options.log)
    handler = logging.getLogger().handlers[0]
    handler.setFormatter(launch.Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(launch.worth_saying)
    try:
        return serve(options)
    except StartError as problem:
        print(f"{problem}.", file=sys.stderr)
        return 1


def tell_exports(options: argparse.Namespace) -> int:
    """Prints what a shell exports to reach the sandbox that runs on the data directory; 1 where none runs."""
    try:
        told = announcement.running(Path(options.data).resolve())
    except StartError as problem:
        print(f"{problem}.", file=sys.stderr)
        return 1
    announcement.say("\n".join(announcement.exports(told, options.exports)))
    return 0


def reindex(options: argparse.Namespace) -> int:
    """Makes the search index of a data directory anew; 1 where that can't be done, as while a sandbox runs on it."""
    try:
        claim = launch.claim(options.data)
    except StartError as problem:
        print(f"{problem}.", file=sys.stderr)
        return 1
    platform = Platform(claim.path, assembly.rooms())
    announcement.say(f"{platform.store.index.rebuild()} objects are in the search index of {claim.path}")
    platform.store.close()
    return 0


def serve(options: argparse.Namespace) -> int:
    """Serves on a data directory until a signal comes. Raises StartError."""
    file = launch.announce_file(options.announce)
    launch.check_ffmpeg()
    claim = launch.claim(options.data)
    listener = launch.listen(options.host, options.port)
    url = launch.url_of(options.host, listener)
    claim.tell(url)
    doors = launch.live_doors(options.host, options.rtmp_port, options.srt_port, any_port=not options.port)
    platform, told = launch.platform_on(claim, doors)
    told = told | {f"{name}Port": door.getsockname()[1] for name, door in doors.items()}
    config = uvicorn.Config(
        make_app(platform),
        http=Connection,
        lifespan="off",
        proxy_headers=bool(options.proxy),
        forwarded_allow_ips=options.proxy,
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=IDLE,
        h11_max_incomplete_event_size=limits.LARGEST_HEAD,
    )
    server = Announcing(config, lambda: announcement.announce(told, url, claim.path, file))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.end)  # uvicorn ends cleanly, then raises the signal once more
    try:
        server.run(sockets=[listener])
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)  # a second one doesn't wait for what is left to do
        announcement.withdraw(claim.path)
        platform.close()
    return 0


class Announcing(uvicorn.Server):
    """A server that says when it can be reached, not before."""

    def __init__(self, config: uvicorn.Config, ready: object) -> None:
        super().__init__(config)
        self.ready = ready
        self._seldom = Seldom()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(self._stumbled)
        await super().startup(sockets)
        if callable(self.ready) and self.started:
            self.ready()

    def _stumbled(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """asyncio complains thousands of times a second that there is no room for another connection."""
        problem = context.get("exception")
        if not isinstance(problem, OSError) or problem.errno not in EXHAUSTED:
            loop.default_exception_handler(context)
        elif not self._seldom.lately("exhausted"):
            log.error("new connections wait (%s); more may be open after: ulimit -n 4096", problem.strerror)

    def end(self, *_: Any) -> None:
        """Ends it, be it that it hasn't begun yet."""
        self.should_exit = True


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m kaltura_sandbox", description="A Kaltura-compatible platform"
    )
    parser.add_argument("--port", type=launch.port, default=8080, help="0 picks a free one (default 8080)")
    for name, usual in (("rtmp", launch.RTMP_PORT), ("srt", launch.SRT_PORT)):
        about = f"where live streams come in by {name} (default {usual}; a free one where that is taken)"
        parser.add_argument(f"--{name}-port", type=launch.port, help=about)
    parser.add_argument(
        "--host",
        type=launch.name,
        default="127.0.0.1",
        help="the address to listen on (default: this machine only)",
    )
    parser.add_argument(
        "--data",
        type=launch.name,
        default=".sandbox",
        help="the folder that keeps all state (default .sandbox)",
    )
    parser.add_argument(
        "--proxy",
        type=launch.proxies,
        default=os.environ.get("KALTURA_SANDBOX_PROXIES", ""),
        help="addresses or networks, with commas, of proxies whose X-Forwarded-For is believed (default: none)",
    )
    about = (
        "end when standard input does: with whoever started it and holds the other end, however that happens"
    )
    parser.add_argument("--until-input-ends", action="store_true", help=about)
    parser.add_argument("--announce", help="a file to write as JSON when the platform can be reached")
    parser.add_argument(
        "--exports",
        nargs="?",
        const="full",
        choices=announcement.ACCOUNTS,
        help="only print what a shell exports to reach the sandbox that runs on --data, as this account (default full)",
    )
    parser.add_argument("--coverage", action="store_true", help="only print what it does, as JSON")
    parser.add_argument("--schema", action="store_true", help="only print its types, as JSON")
    parser.add_argument("--reindex", action="store_true", help="only make the search index of --data anew")
    parser.add_argument("--log", type=launch.level, default="warning", help="debug, info, warning or error")
    return parser.parse_args()


def open_streams() -> None:
    """Standard input, output and errors that are closed lead nowhere, so that no file of ours takes their place."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free: this one
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115


def allow_many_files() -> None:
    """As many open files and connections as the system lets us have."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def leave(code: int) -> None:
    """Ends the process, and doesn't wait for a call that hangs."""
    left = [one for one in threading.enumerate() if one is not threading.main_thread() and not one.daemon]
    if not left:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
