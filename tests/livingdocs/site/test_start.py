"""The page that the site opens with: tasks by chapter, their sections, and the documents last."""

from __future__ import annotations

import re
from pathlib import Path

from livingdocs.common.guides import load_guides
from livingdocs.site.start import start_page, task
from tests.livingdocs.conftest import Suite

GUIDES = load_guides()


def test_each_guide_is_a_task_of_its_chapter(tmp_path: Path) -> None:
    text = start_page(GUIDES, tmp_path)
    assert text.index("# I want to …") < text.index("## Start here") < text.index("## Create")
    linked = re.findall(r"^- \*\*\[(.+?)\]\((guides/\S+?)\)\*\*$", text, re.MULTILINE)
    assert [place for _, place in linked] == [
        f"guides/{guide.chapter.folder}/{guide.slug}.md" for guide in GUIDES
    ]


def test_a_guide_s_sections_lead_into_it(tmp_path: Path) -> None:
    text = start_page(GUIDES, tmp_path)
    assert "    - [Joining several parts](guides/03_edit/clip_and_trim.md#joining-several-parts)" in text
    assert sum(len(guide.sections) for guide in GUIDES) == len(
        re.findall(r"^    - \[.+?\]\(guides/\S+#\S+\)$", text, re.MULTILINE)
    )


def test_the_documents_come_last_and_only_those_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "documents.md").write_text("# Documents")
    text = start_page(GUIDES, tmp_path)
    assert text.rstrip().endswith("## Look something up\n\n- [All documents](documents.md)")


def test_a_title_that_is_no_task_becomes_one() -> None:
    assert task("From a file to a playing video") == "Get from a file to a playing video"
    assert task("Clip and trim a video") == "Clip and trim a video"


def test_titles_are_words_and_no_markup(fresh: Suite) -> None:
    fresh.write(
        {"03_edit/clip.feature": "Feature: Cut <b>fast</b>\n\n  Say. More.\n\n  Scenario: S\n    Given x\n"}
    )
    text = start_page(load_guides(fresh.root / "features"), fresh.root)
    assert "**[Cut &lt;b&gt;fast&lt;/b&gt;](guides/03_edit/clip.md)**" in text and "    Say.\n" in text
