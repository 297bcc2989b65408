"""A scenario's pictures: which files are kept, when one is written anew, and what is said of files that don't fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from features.support.reporting import sheets
from features.support.reporting.looks import FRAME, PICTURE, SCREEN, Look
from livingdocs.common.guides import Guide, load_guide
from livingdocs.pages.pictures import shown
from livingdocs.recorded import pictures
from livingdocs.recorded.lines import Told
from livingdocs.recorded.recording import Result, digests, load, record

FEATURE = """
Feature: Clip

  Scenario: A clip is made
    When I clip "Keynote" as "Highlight"
    Then "Highlight" plays

  Scenario Outline: Any <size> can be had
    Then the picture is <size> wide

    Examples:
      | size | kind |
      | 100  | a    |
      | 200  | b    |
"""
CLIP, SIZES = "A clip is made", "Any <size> can be had"
FILE = "clip/a-clip-is-made-1.jpg"


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    file = tmp_path / "03_edit/clip.feature"
    file.parent.mkdir()
    file.write_text(FEATURE, encoding="utf-8")
    found = load_guide(file)
    assert found
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "docs/recorded"


def image(colour: int = 100, mark: bool = False) -> Image.Image:
    made = Image.new("RGB", (640, 360), (colour, 60, 160))
    if mark:
        ImageDraw.Draw(made).rectangle((0, 0, 200, 200), (255, 255, 255))
    return made


def look(kind: str, picture: Image.Image, at: float | None = None, step: str = "") -> dict[str, Any]:
    return Look(kind, "Highlight", picture, at).told() | {"step": step or 'Then "Highlight" plays'}


def take(
    guide: Guide, root: Path, looks: list[dict[str, Any]], title: str = CLIP, status: str = "passed"
) -> bool:
    digest = list(digests(str(guide.path)).values())[0 if title == CLIP else 1]
    result = Result(status, "no browser" if status == "skipped" else "", Told(), digest, looks)
    return record(guide, {f"{guide.file}: {title}": result}, root)


def kept(root: Path, name: str = FILE) -> Path:
    return pictures.beside(root) / name


def test_the_frames_of_a_film_are_one_small_file_that_the_page_names(guide: Guide, root: Path) -> None:
    assert take(guide, root, [look(FRAME, image(mark=second > 1), second) for second in (0.0, 9.5)])
    recorded = load(guide, root).scenarios[CLIP]
    (one,) = recorded.pictures
    assert (one.file, one.alt) == (FILE, "Highlight at second 0 and 9.5")
    assert one.step == 'Then "Highlight" plays'
    data = kept(root).read_bytes()
    assert len(data) <= pictures.MOST_BYTES
    assert sheets.opened(data).width == 2 * sheets.PAIR + 3 * sheets.GAP
    assert shown(recorded) == [f"![Highlight at second 0 and 9.5](../../images/guides/{FILE})"]
    assert not take(guide, root, [look(FRAME, image(mark=second > 1), second) for second in (0.0, 9.5)])


def test_what_looks_the_same_keeps_the_file_and_what_does_not_is_written(guide: Guide, root: Path) -> None:
    take(guide, root, [look(FRAME, image(), 1)])
    before = kept(root).read_bytes()
    take(guide, root, [look(FRAME, image(103), 1)])
    assert kept(root).read_bytes() == before
    take(guide, root, [look(FRAME, image(mark=True), 1)])
    changed = kept(root).read_bytes()
    assert changed != before
    take(guide, root, [look(FRAME, image(mark=True), 2)])  # the same picture, with other words beneath
    assert kept(root).read_bytes() != changed


def test_a_file_that_is_gone_is_written_again(guide: Guide, root: Path) -> None:
    take(guide, root, [look(PICTURE, image())])
    kept(root).unlink()
    take(guide, root, [look(PICTURE, image())])
    assert kept(root).is_file()


def test_a_scenario_that_was_skipped_keeps_its_pictures(guide: Guide, root: Path) -> None:
    take(guide, root, [look(SCREEN, image())])
    assert not take(guide, root, [], status="skipped")
    assert [one.file for one in load(guide, root).scenarios[CLIP].pictures] == [FILE]
    take(guide, root, [])
    assert load(guide, root).scenarios[CLIP].pictures == []


def test_examples_stand_side_by_side_under_their_values(guide: Guide, root: Path) -> None:
    digest = list(digests(str(guide.path)).values())[1]
    rows = guide.scenarios[1].model.scenarios
    results = {
        f"{guide.file}: {row.name}": Result("passed", "", Told(), digest, [look(PICTURE, image(colour))])
        for row, colour in zip(rows, (20, 220), strict=True)
    }
    record(guide, results, root)
    (one,) = load(guide, root).scenarios[SIZES].pictures
    assert one.alt == "Any can be had: size 100 (640 by 360) and size 200 (640 by 360)"
    assert kept(root, one.file).is_file()


def test_what_a_picture_shows_is_said_by_the_steps_that_looked(guide: Guide, root: Path) -> None:
    steps = ("Then the picture is wide", "And it shows [1]", "And the corners are")
    take(guide, root, [look(PICTURE, image(), step=step) for step in steps])
    recorded = load(guide, root).scenarios[CLIP]
    assert [one.alt for one in recorded.pictures] == ["the picture is wide; it shows [1]"]
    assert shown(recorded)[0].startswith("![the picture is wide; it shows (1)](")


def test_a_scenario_has_three_pictures_at_most(guide: Guide, root: Path) -> None:
    looks = [look(FRAME, image(), 1) | {"name": name} for name in "ABCDE"]
    take(guide, root, looks)
    assert len(load(guide, root).scenarios[CLIP].pictures) == pictures.MOST


def test_files_without_use_are_deleted_and_told_of(tmp_path: Path) -> None:
    for name in ("clip/used-1.jpg", "clip/old-1.jpg", "gone/old-1.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    pages = ["![a](../../images/guides/clip/used-1.jpg)", "![b](../../images/guides/clip/missing-1.jpg)"]
    said = pictures.complaints(pages, tmp_path)
    assert [sentence.partition(" ")[0] for sentence in said] == [
        f"docs/images/guides/{name}" for name in ("clip/missing-1.jpg", "clip/old-1.jpg", "gone/old-1.jpg")
    ]
    assert pictures.delete_unused({"clip/used-1.jpg"}, tmp_path) == ["clip/old-1.jpg", "gone/old-1.jpg"]
    assert pictures.kept_files(tmp_path) == {"clip/used-1.jpg"}
    assert not (tmp_path / "gone").exists()
