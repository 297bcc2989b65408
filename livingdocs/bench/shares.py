"""Where the time of a serial run goes: python -m livingdocs.bench.shares FILE RESULTS

Runs the guides in this process, writing results as every run does, with a stop-watch around what it waits for: HTTP
calls, looking into media, and pauses before asking again. What is left is behave's and the suite's own. The seconds of
each go to FILE.
"""

from __future__ import annotations

import functools
import inspect
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import requests
from behave.formatter.base import StreamOpener
from behave.runner import Runner

from livingdocs.run.worker import configure

HTTP, MEDIA, WAITING, WHOLE = "http", "media", "waiting", "whole"


class Watch:
    """Seconds by kind. Of calls within each other the outermost counts, so that nothing counts twice."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys((HTTP, MEDIA, WAITING), 0.0)
        self._inside = False

    def put_on(self, owner: Any, name: str, kind: str) -> None:
        """Measure a function of a module or of a class. Whoever has imported it before is not measured."""
        plain = getattr(owner, name)

        @functools.wraps(plain)
        def timed(*args: Any, **named: Any) -> Any:
            return plain(*args, **named) if self._inside else self._timed(kind, plain, args, named)

        setattr(owner, name, timed)

    def _timed(self, kind: str, work: Callable[..., Any], args: Any, named: Any) -> Any:
        begin, self._inside = time.perf_counter(), True
        try:
            return work(*args, **named)
        finally:
            self._inside = False
            self.spent[kind] += time.perf_counter() - begin


def functions(module: Any) -> Iterable[str]:
    """The names of the public functions that a module defines."""
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield name


def main(told: str, results: str) -> int:
    """Run all guides, and write the seconds."""
    from features.support.viewing import media, timecode

    watch = Watch()
    watch.put_on(requests.Session, "request", HTTP)
    watch.put_on(time, "sleep", WAITING)
    for module in (timecode, media):
        for name in list(functions(module)):
            watch.put_on(module, name, MEDIA)
    begin = time.perf_counter()
    config = configure([])
    config.outputs = [StreamOpener(results)]
    failed = Runner(config).run()
    spent = watch.spent | {WHOLE: time.perf_counter() - begin}
    Path(told).write_text(json.dumps(spent), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
