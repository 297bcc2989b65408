"""A run over several machines: each takes a balanced part of the guides, the results are put together afterwards."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from livingdocs import paths
from livingdocs.plan import RunError, Work


def shard(works: Sequence[Work], text: str) -> list[Work]:
    """Part n of m (``2/4``) of the guides, longest first. Raises RunError for another form.

    The parts are balanced by the number of scenarios, not by measured times: every machine must come to the same
    division, and what it measured before is its own.
    """
    found = re.fullmatch(r"(\d+)/(\d+)", text.strip())
    number, count = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= count:
        raise RunError(f"SHARD is part/parts, such as 2/4; it is {text!r}.")
    loads, parts = [0] * count, [[] for _ in range(count)]  # type: ignore[var-annotated]
    for work in sorted(works, key=lambda one: (-one.scenarios, one.file)):
        lightest = loads.index(min(loads))
        loads[lightest] += work.scenarios
        parts[lightest].append(work)
    return sorted(parts[number - 1], key=lambda work: -work.weight)


def merge(directories: str) -> str:
    """Puts the results of several runs (directories by commas) in place of the last run's; '' or what is wrong."""
    sources = [Path(word.strip()) for word in directories.split(",") if word.strip()]
    missing = [str(source) for source in sources if not any(source.glob("*-result.json"))]
    if missing or not sources:
        return f"No results in {', '.join(missing) or 'FROM'}: name directories of allure results."
    shutil.rmtree(paths.RESULTS, ignore_errors=True)
    paths.RESULTS.mkdir(parents=True)
    for source in sources:
        for file in sorted(source.iterdir()):
            if file.is_file():
                shutil.copy2(file, paths.RESULTS / file.name)
    return ""
