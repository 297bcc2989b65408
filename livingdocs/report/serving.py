"""`make serve`: shows a report that is a directory. Browsers load such a page's data from a server only."""

from __future__ import annotations

import argparse
import functools
import signal
import sys
from collections.abc import Sequence
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from livingdocs.common import paths


class Quiet(SimpleHTTPRequestHandler):
    """Files of the report, without a line for each; under /site/ those of the site, where one was built beside it."""

    def translate_path(self, path: str) -> str:
        """Where a file is: the report's links lead to the site beside it, which from a server's root is /site/."""
        report = self.directory
        if path.startswith("/site/"):
            self.directory, path = str(paths.REPORTS / "site"), path.removeprefix("/site")
        try:
            return super().translate_path(path)
        finally:
            self.directory = report

    def log_message(self, *args: object) -> None:
        """Stay silent."""


def serve(arguments: Sequence[str]) -> int:
    """`python -m livingdocs serve [--port N]`: until Ctrl-C, to this machine only."""
    parser = argparse.ArgumentParser(prog="python -m livingdocs serve", description="Show the report.")
    parser.add_argument("--port", type=int, default=0, help="default: any free one")
    port = parser.parse_args(list(arguments)).port
    if not (paths.REPORT / "index.html").exists():
        print(f"There is no report in {paths.relative(paths.REPORT)}: make report", file=sys.stderr)
        return 1
    handler = functools.partial(Quiet, directory=str(paths.REPORT))
    try:
        listening = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError) as problem:
        print(f"Nobody can listen on port {port} ({problem}): name another with --port.", file=sys.stderr)
        return 1
    with listening as server:
        print(f"http://127.0.0.1:{server.server_port}/ shows the report; Ctrl-C ends it.", flush=True)
        signal.signal(
            signal.SIGINT, signal.default_int_handler
        )  # a shell that starts it with & has it ignored
        server.serve_forever()
    return 0
