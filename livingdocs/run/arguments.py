"""What a run is asked for on the command line, or by variables of make."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from livingdocs.run.plan import RunError


def parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python -m livingdocs run",
        description="Run the guides in parallel and build the report. Other arguments go to behave.",
    )
    parser.add_argument(
        "--jobs",
        help="worker processes (default: one per core, but four at least, since they wait more than they compute)",
    )
    parser.add_argument("--shard", help="n/m: only this part of the guides, for a run over several machines")
    parser.add_argument(
        "--retries", default="0", help="run a scenario that failed again, so many times (default: 0)"
    )
    parser.add_argument(
        "--equip", action="store_true", help="install what scenarios in a browser need, where there is one"
    )
    parser.add_argument("--no-report", action="store_true", help="leave out the report")
    return parser.parse_known_args(arguments)


def whole(name: str, text: str | None, least: int) -> int:
    """The number that a variable of make is set to. Raises RunError for anything else."""
    if text is not None and re.fullmatch("[0-9]{1,4}", text) and int(text) >= least:
        return int(text)
    raise RunError(f"{name} is a whole number, {least} or more; it is {text!r}.")
