"""Runs a page's Python programs one after the other and notes what each call answered; waits are shortened.

    python python_hook.py CHUNKS ANSWERS

CHUNKS is a JSON array of [name, code]; the first two are "Before you begin", and each other one sees what these have
made and nothing else. `_at(3)` in the code says that what follows is the page's line 3.
"""

from __future__ import annotations

import builtins
import json
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import requests.api

_chunks, _answers = Path(sys.argv[1]), Path(sys.argv[2])
_request, _sleep = requests.api.request, time.sleep
_line = -1
BEGINNING = 2  # chunks


def _at(line: int) -> None:
    global _line
    _line = line


def _note(**told: Any) -> None:
    with _answers.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")


def _asked(method: str, url: str, **options: Any) -> requests.Response:
    answer = _request(method, url, **options)
    kind = answer.headers.get("Content-Type", "")
    text = answer.text if "json" in kind or "xml" in kind else ""
    _note(line=_line, status=answer.status_code, kind=kind, text=text)
    return answer


def main() -> None:
    """Run the chunks."""
    requests.api.request = _asked  # type: ignore[assignment]
    time.sleep = lambda seconds: _sleep(min(float(seconds), 0.05))
    builtins._at = _at  # type: ignore[attr-defined]
    begun: dict[str, Any] = {}
    for number, (name, code) in enumerate(json.loads(_chunks.read_text(encoding="utf-8"))):
        place = begun if number < BEGINNING else dict(begun)
        try:
            exec(compile(code, name, "exec"), place)
        except Exception:
            _note(failed=name, error=traceback.format_exc(limit=-2))


main()
