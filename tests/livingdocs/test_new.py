"""Starts of guides and topics: what is written works at once, and what can't be is refused with a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from livingdocs.common.paths import ROOT

FOLDERS = ("docs", "features", "kaltura_sandbox", "livingdocs", "tests")
FILES = ("CONTRIBUTING.md", "Makefile", "README.md", "behave.ini", "pyproject.toml")
GUIDE, TOPIC = "features/03_edit/toy_guide.feature", "kaltura_sandbox/topics/storage_profiles"
TEST = "tests/sandbox/test_storage_profiles.py"
PROGRAMS = Path(sys.executable).parent


class House:
    """A copy of the repository, in which commands are run as a contributor runs them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in FOLDERS:
            ignored = shutil.ignore_patterns("node_modules", "__pycache__", "images")
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        for name in FILES:
            shutil.copy(ROOT / name, root / name)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KALTURA_")}
        for name in ("KALTURA_SANDBOX_CACHE", "KALTURA_SANDBOX_MEDIA_CACHE"):
            if name in os.environ:
                kept[name] = os.environ[name]
        environment = kept | {"PYTHONPATH": str(self.root)}
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, timeout=300
        )

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "-m", *arguments)

    def read(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def files(self) -> dict[Path, bytes]:
        found = (path for folder in FOLDERS for path in (self.root / folder).rglob("*.*"))
        return {path: path.read_bytes() for path in found if path.is_file() and path.suffix != ".pyc"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A copy in which a guide and a topic were begun."""
    made = House(tmp_path_factory.mktemp("house"))
    for command in (
        ("new-guide", "toy_guide", "--chapter", "03_edit", "--title", "Play with toys"),
        ("new-topic", "storage_profiles", "--service", "storageProfile"),
    ):
        done = made.python("livingdocs", *command)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "\nNext:\n" in done.stdout
    return made


def passes(done: subprocess.CompletedProcess[str]) -> bool:
    assert done.returncode == 0, done.stdout + done.stderr
    return True


def test_a_guide_passes_and_is_in_style(house: House) -> None:
    done = house.python("behave", GUIDE)
    assert passes(done) and "1 scenario passed, 0 failed" in done.stdout
    assert passes(house.python("livingdocs", "lint"))
    assert house.read(GUIDE).startswith("@allure.label.epic:Edit ")
    assert "Feature: Play with toys\n" in house.read(GUIDE)


def test_a_guide_is_read_after_those_of_its_chapter(house: House) -> None:
    names = house.read("features/reading_order.txt").splitlines()
    place = names.index("toy_guide")
    chapter = {path.stem for path in (house.root / "features/03_edit").glob("*.feature")}
    assert names[place - 1] in chapter and names[place + 1] not in chapter


def test_a_topic_answers(house: House) -> None:
    done = house.python("pytest", TEST)
    assert passes(done) and "2 passed" in done.stdout


def test_a_topic_is_clean_and_keeps_the_contracts(house: House) -> None:
    assert passes(house.python("ruff", "check", TOPIC, TEST))
    assert passes(house.python("ruff", "format", "--check", TOPIC, TEST))
    assert passes(house.python("mypy", TOPIC))
    assert passes(house.run(str(PROGRAMS / "lint-imports")))


def test_a_topic_has_its_permissions_and_leaves_the_platform_s_as_they_are(house: House) -> None:
    table = "kaltura_sandbox/platform/permissions.tsv"
    assert "storageprofile\tossss\tlist\n" in house.read(f"{TOPIC}/permissions.tsv")
    assert house.read(table) == (ROOT / table).read_text()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("new-guide Toys --chapter 03_edit", "'Toys' is no name"),
        ("new-guide toy-s --chapter 03_edit", "'toy-s' is no name"),
        ("new-guide toys --chapter edit", "'edit' is no chapter"),
        ("new-guide toys --chapter 03_other", "There are 01_start_here, "),
        ("new-guide toys --chapter ../docs", "is no chapter"),
        ("new-guide compose --chapter 01_start_here", "compose.feature is there already"),
        ("new-topic class --service widget", "'class' is no name"),
        ("new-topic entries --service widget", "topics/entries is there already"),
        ("new-topic toys --service noSuch", "no service 'noSuch'"),
        ("new-topic toys --service media", "media is answered already"),
        ("new-topic toys --service pexip", "write its service by hand"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(house: House, command: str, why: str) -> None:
    before = house.files()
    done = house.python("livingdocs", *command.split())
    assert done.returncode == 1 and why in done.stdout and not done.stderr
    assert house.files() == before


def test_a_new_chapter_is_made(house: House) -> None:
    assert passes(house.python("livingdocs", "new-guide", "toy_chapter", "--chapter", "99_toys"))
    assert "epic:Toys " in house.read("features/99_toys/toy_chapter.feature")
    assert house.read("features/reading_order.txt").endswith("\ntoy_chapter\n")
