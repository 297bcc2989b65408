"""The results of several machines, put together for one report."""

from __future__ import annotations

import shutil
from pathlib import Path

from livingdocs.common import paths


def merge(directories: str) -> str:
    """Puts the results of several runs (directories by commas) in place of the last run's; '' or what is wrong."""
    sources = [Path(word.strip()) for word in directories.split(",") if word.strip()]
    missing = [str(source) for source in sources if not any(source.glob("*-result.json"))]
    if missing or not sources:
        return f"No results in {', '.join(missing) or 'FROM'}: name directories of allure results."
    if any(source.resolve() == paths.RESULTS for source in sources):
        return f"{paths.relative(paths.RESULTS)} is where results are merged: move it away, and name its new place."
    shutil.rmtree(paths.RESULTS, ignore_errors=True)
    paths.RESULTS.mkdir(parents=True)
    for source in sources:
        for file in sorted(source.iterdir()):
            if file.is_file():
                shutil.copy2(file, paths.RESULTS / file.name)
    return ""
