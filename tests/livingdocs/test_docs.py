"""The documents made from the features: complete, the same each time, and found out when they are stale."""

from __future__ import annotations

from livingdocs.common.markdown import anchors, fenced, told
from livingdocs.recorded.exchanges import last_told
from tests.livingdocs.conftest import Suite


def test_a_guide_becomes_a_page(fresh: Suite) -> None:
    assert fresh.run("docs").returncode == 0
    page = (fresh.root / "docs/guides/03_edit/clip.md").read_text(encoding="utf-8")
    assert "# Clip a video\n\nA clip is a new entry.\n\n- It leaves its source *alone*.\n" in page
    assert "- [A clip is made](#a-clip-is-made)" in page
    assert '```gherkin\nGiven an uploaded video "Keynote"\nWhen I clip' in page
    assert "*Runs on a live account only.*" in page
    assert "| 11      |" in page


def test_the_steps_are_listed_with_the_guides_that_use_them(fresh: Suite) -> None:
    fresh.run("docs")
    page = (fresh.root / "docs/reference/steps.md").read_text(encoding="utf-8")
    assert '### `Given an uploaded video "{name:w}"`\n\nA READY entry.\n\nUsed in [' in page
    assert "[Clip a video](../guides/03_edit/clip.md) (5)" in page


def test_pages_are_stale_when_a_feature_changes_or_goes(fresh: Suite) -> None:
    fresh.run("docs")
    assert fresh.run("docs", "--check").returncode == 0
    (fresh.root / "docs/reference/deviations.md").write_text("# Written by hand\n", encoding="utf-8")
    clip = fresh.root / "features/03_edit/clip.feature"
    clip.write_text(clip.read_text().replace("A clip is made", "A clip is cut"))
    (fresh.root / "features/10_measure/first.feature").unlink()
    done = fresh.run("docs", "--check")
    assert done.returncode == 1
    assert "docs/guides/03_edit/clip.md is stale" in done.stdout
    assert "docs/guides/10_measure/first.md is stale" in done.stdout
    assert "deviations" not in done.stdout
    fresh.run("docs")
    assert not (fresh.root / "docs/guides/10_measure/first.md").exists()
    assert fresh.run("docs", "--check").returncode == 0


def test_the_same_input_gives_the_same_bytes(fresh: Suite) -> None:
    def pages() -> dict[str, bytes]:
        fresh.run("docs")
        found = {path.name: path.read_bytes() for path in (fresh.root / "docs").rglob("*.md")}
        for path in (fresh.root / "docs").rglob("*.md"):
            path.unlink()
        return found

    first = pages()
    assert len(first) >= 6
    assert first == pages()


def test_anchors_are_those_of_the_page() -> None:
    assert anchors(["A clip, cut", "A clip cut", "Über – alles"]) == [
        "a-clip-cut",
        "a-clip-cut-1",
        "über--alles",
    ]


def test_a_fence_is_longer_than_what_it_holds() -> None:
    assert fenced("```\nx\n```", "gherkin").startswith("````gherkin\n")


def test_a_scenario_without_calls_has_no_lines() -> None:
    assert last_told([]) == []


def test_prose_is_markdown_of_every_kind() -> None:
    prose = "Know first\n- sview:<entry>\n  goes on\n- `<b>` stays\n\nEnd"
    assert told(prose) == "Know first\n\n- sview:&lt;entry&gt;\n  goes on\n- `<b>` stays\n\nEnd"
