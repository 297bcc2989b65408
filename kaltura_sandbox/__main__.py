"""Starts the platform: ``python -m kaltura_sandbox --port 8080 --data DIR --announce FILE``."""

from __future__ import annotations

import argparse
import json
import logging
import signal
import socket
import sys
from pathlib import Path

import uvicorn

from kaltura_sandbox import assembly, bootstrap, coverage
from kaltura_sandbox.app import make_app
from kaltura_sandbox.platform.accounts import Platform
from kaltura_sandbox.platform.wire.connections import Connection


def main() -> int:
    """Serves until SIGTERM or SIGINT; 0 after a clean end."""
    options = arguments()
    if options.coverage:
        print(json.dumps(coverage.coverage()))
        return 0
    level = options.log.upper()  # any script: logging knows the words that are levels
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    listener = listen(options.host, options.port)
    url = f"http://{options.host}:{listener.getsockname()[1]}"
    platform = Platform(Path(options.data).resolve(), assembly.rooms())
    told = bootstrap.prepare(platform)
    platform.jobs.start()
    config = uvicorn.Config(
        make_app(platform),
        http=Connection,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=5,
    )
    server = Announcing(
        config, lambda: bootstrap.announce(told, url, Path(options.announce) if options.announce else None)
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)  # uvicorn ends cleanly, then raises the signal once more
    try:
        server.run(sockets=[listener])
    finally:
        platform.close()
    return 0


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. It names TCP, or else asyncio leaves Nagle's algorithm on: 40 ms for each answer."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(512)
    return listener


class Announcing(uvicorn.Server):
    """A server that says when it can be reached, not before."""

    def __init__(self, config: uvicorn.Config, ready: object) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if callable(self.ready) and self.started:
            self.ready()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m kaltura_sandbox", description="A Kaltura-compatible platform"
    )
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free one (default 8080)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: this machine only)"
    )
    parser.add_argument(
        "--data", default=".sandbox", help="the folder that keeps all state (default .sandbox)"
    )
    parser.add_argument("--announce", help="a file to write as JSON when the platform can be reached")
    parser.add_argument("--coverage", action="store_true", help="only print what it does, as JSON")
    parser.add_argument("--log", default="warning", help="debug, info, warning or error")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
