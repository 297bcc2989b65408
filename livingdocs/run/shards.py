"""A run over several machines: each takes a balanced part of the guides; report.merging puts the results together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from livingdocs.run.plan import RunError, Work


def guides(count: int) -> str:
    """1 guide is, 2 guides are."""
    return "1 guide is" if count == 1 else f"{count} guides are"


def shard(works: Sequence[Work], text: str) -> list[Work]:
    """Part n of m (``2/4``) of the guides, longest first. Raises RunError for another form.

    The parts are balanced by the number of scenarios, not by measured times: every machine must come to the same
    division, and what it measured before is its own.
    """
    found = re.fullmatch(r"(\d+)/(\d+)", text.strip())
    number, count = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= count:
        raise RunError(f"SHARD is part/parts, such as 2/4; it is {text!r}.")
    if number > len(works):
        raise RunError(f"Part {text.strip()} is empty: only {guides(len(works))} to be divided.")
    loads, parts = [0] * count, [[] for _ in range(count)]  # type: ignore[var-annotated]
    for work in sorted(works, key=lambda one: (-one.scenarios, one.file)):
        lightest = loads.index(min(loads))
        loads[lightest] += work.scenarios
        parts[lightest].append(work)
    return sorted(parts[number - 1], key=lambda work: -work.weight)
