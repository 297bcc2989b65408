"""The house stays one that can be looked over: folders of few modules, modules of a few screens."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

from livingdocs.common.paths import ROOT

PACKAGES = ["features", "kaltura_sandbox", "livingdocs", "tests"]
MOST_MODULES = 25  # in a folder, beside its __init__.py
MOST_LINES = 300  # of a module


def modules() -> list[Path]:
    """The Python modules of our packages, from the repository's root; what npm brought isn't ours."""
    found = (path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return sorted(path for path in found if "node_modules" not in path.parts)


def test_no_folder_has_more_modules_than_one_can_look_over() -> None:
    counts = Counter(path.parent for path in modules() if path.name != "__init__.py")
    assert set(PACKAGES) <= {folder.parts[0] for folder in counts}
    full = {str(folder): count for folder, count in counts.items() if count > MOST_MODULES}
    assert not full, f"Make folders by topic or layer in these, of at most {MOST_MODULES} modules: {full}"


def test_no_module_is_longer_than_a_few_screens() -> None:
    lengths = {str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    long = {path: lines for path, lines in lengths.items() if lines > MOST_LINES}
    assert not long, f"Split these by topic, to at most {MOST_LINES} lines each: {long}"


def test_nothing_that_is_kept_leads_out_of_the_repository() -> None:
    told = subprocess.run(["git", "ls-files", "-s"], cwd=ROOT, capture_output=True, text=True, check=True)
    links = [line.split("\t")[1] for line in told.stdout.splitlines() if line.startswith("120000")]
    assert not links, f"These are symbolic links; commit files: {links}"
