"""What is written by hand names files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from livingdocs.common.paths import ROOT

PAGES = {
    "README.md": "",
    "CONTRIBUTING.md": "",
    "docs/README.md": "docs",
    "docs/architecture.md": "kaltura_sandbox",
    "docs/dependencies.md": "",
    "docs/performance.md": "",
    "docs/reference/deviations.md": "",
    "docs/scaling.md": "",
    "features/steps/README.md": "features",
}
"""Documents, and the folder in which their shorter names begin; they may begin beside the document, too."""
NAMED = re.compile(r"`([\w.-]*\w/[\w./-]*|[\w-]+\.(?:md|py|toml|tsv|txt))`")
OURS = r"(?:features|kaltura_sandbox|livingdocs|tests)"
IN_CODE = re.compile(rf"(?<![\w./]){OURS}/[\w/]*\w\.(?:py|tsv|toml|txt|json)\b|:mod:`({OURS}[\w.]+)`")
MADE = ("reports/", "docs/images/")  # made by a run, or named as a place for what is to come


PACKAGES = ("features", "kaltura_sandbox", "livingdocs", "tests", "docs")


def files() -> list[Path]:
    """What lies in our folders; what npm brought isn't ours."""
    found = (path for folder in PACKAGES for path in (ROOT / folder).rglob("*.*"))
    return [path for path in found if "node_modules" not in path.parts]


@pytest.mark.parametrize("page", PAGES)
def test_a_document_names_files_that_are_there(page: str) -> None:
    text = re.sub(
        r"^```.*?^```$", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    names = [name for name in NAMED.findall(text) if not name.startswith(MADE)]
    bases, anywhere = [ROOT, ROOT / PAGES[page], (ROOT / page).parent], {path.name for path in files()}
    assert [
        name for name in names if name not in anywhere and not any((base / name).exists() for base in bases)
    ] == []


def test_the_architecture_names_the_files_of_a_call_s_way() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    assert len(set(NAMED.findall(text))) > 40


def test_code_names_files_that_are_there() -> None:
    tests = ROOT / "tests"  # they make files
    code = [path for path in files() if path.suffix == ".py" and not path.is_relative_to(tests)]
    wrong = {
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in [*code, ROOT / "pyproject.toml", ROOT / "Makefile"]
        for found in IN_CODE.finditer(file.read_text(encoding="utf-8"))
        if not _exists(found[1].replace(".", "/") if found[1] else found[0])
    }
    assert wrong == set()


def _exists(name: str) -> bool:
    path = ROOT / name
    return path.exists() or Path(f"{path}.py").exists()
