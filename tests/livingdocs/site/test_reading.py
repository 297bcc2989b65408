"""The site as readers have it: each page opens from disk without a mistake, on desk and phone, light and dark."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.livingdocs.site.conftest import PHONE, Reader

SIDEWAYS = """() => [...document.querySelectorAll(".md-content :not(pre *, svg *), .md-header *")].filter((one) => {
  const { right, width } = one.getBoundingClientRect();
  if (!width || right <= innerWidth + 1) return false;
  if (one.closest("[hidden], .md-search, .md-clipboard, .md-overlay")) return false;
  for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).overflowX !== "visible") return false;
  }
  return true;
}).map((one) => one.outerHTML.slice(0, 120))"""
"""What reaches out of the window and lies in nothing that can be moved sideways."""


class Links(HTMLParser):
    """What a page names: its anchors, and where its links, pictures and scripts lead."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            if name in ("href", "src") and value:
                self.targets.add(value)


def pages(site: Path) -> list[Path]:
    """The pages of a site, without those of the report and the one for what isn't there."""
    found = (page.relative_to(site) for page in sorted(site.rglob("*.html")))
    return [site / page for page in found if page.parts[0] != "report" and page.name != "404.html"]


def dead(site: Path, read: dict[Path, Links]) -> Iterator[str]:
    for page, links in read.items():
        for target in sorted(links.targets):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = Path(os.path.normpath(page.parent / unquote(parts.path))) if parts.path else page
            anchor = unquote(parts.fragment)
            if not file.is_file() or (anchor and file in read and anchor not in read[file].anchors):
                yield f"{page.relative_to(site)}: {target}"


@pytest.mark.parametrize("which", ["built", "small"])
def test_no_link_is_dead(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    read = {page: Links() for page in pages(site)}
    for page, links in read.items():
        links.feed(page.read_text(encoding="utf-8"))
    assert len(read) > 5
    assert list(dead(site, read)) == []


def test_every_page_opens_on_a_phone(built: Path, reader: Callable[..., Reader]) -> None:
    """No script fails, nothing comes from elsewhere, and nothing reaches out of the window."""
    reading, wide = reader(viewport=PHONE), []
    for file in pages(built):
        page = reading.open(file)
        wide += [f"{file.relative_to(built)}: {one}" for one in page.evaluate(SIDEWAYS)]
    assert reading.wrong == []
    assert wide == []


def test_a_wide_table_is_moved_sideways(built: Path, reader: Callable[..., Reader]) -> None:
    page = reader(viewport=PHONE).open(built / "reference/services/media.html")
    around = page.locator(".md-content .md-typeset__scrollwrap", has=page.locator("table")).first
    assert around.evaluate("one => one.scrollWidth > one.clientWidth")


@pytest.mark.parametrize(("system", "looks"), [("light", "default"), ("dark", "slate")])
def test_it_looks_as_the_system_does(
    system: str, looks: str, built: Path, reader: Callable[..., Reader]
) -> None:
    page = reader(color_scheme=system).open(built / "index.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == looks
    page.emulate_media(color_scheme="dark" if system == "light" else "light")
    page.wait_for_function("looks => document.body.dataset.mdColorScheme !== looks", arg=looks)


def test_a_reader_s_choice_of_looks_stays(built: Path, reader: Callable[..., Reader]) -> None:
    page = reader(color_scheme="light").open(built / "index.html")
    for _ in ("light", "dark"):
        page.locator("form[data-md-component=palette] label:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.goto((built / "guides/03_edit/clip_and_trim.html").as_uri())
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_the_start_leads_to_a_task(built: Path, reader: Callable[..., Reader]) -> None:
    page = reader().open(built / "index.html")
    assert page.locator("h1").inner_text().startswith("I want to")
    first = page.locator(".md-content a[href]:not(.headerlink)").first
    assert "guides/01_start_here/" in str(first.get_attribute("href"))
    page.get_by_role("link", name="Joining several parts").click()
    assert page.url.endswith("guides/03_edit/clip_and_trim.html#joining-several-parts")


def test_the_menu_has_chapters_guides_and_the_sections_of_the_open_one(
    built: Path, reader: Callable[..., Reader]
) -> None:
    page = reader().open(built / "guides/03_edit/clip_and_trim.html")
    menu = page.locator(".md-sidebar--primary")
    for words in (
        "3 Edit",
        "Clip and trim a video",
        "Joining several parts",
        "Embed Kaltura's player in a page",
    ):
        assert menu.get_by_text(words, exact=True).locator("visible=true").count() == 1, words
    assert not menu.get_by_text("A clip becomes a new entry").is_visible()
    contents = page.locator(".md-sidebar--secondary")
    assert not contents.get_by_text("A clip becomes a new entry").is_visible()
    page.goto(f"{page.url}#making-a-clip-of-a-video")
    contents.get_by_text("A clip becomes a new entry").wait_for()


def test_a_scenario_has_an_address_that_is_seen(built: Path, reader: Callable[..., Reader]) -> None:
    page = reader().open(built / "guides/03_edit/clip_and_trim.html")
    link = page.locator("#a-clip-becomes-a-new-entry .headerlink")
    assert float(link.evaluate("link => getComputedStyle(link).opacity")) > 0.3
    link.click()
    assert page.url.endswith("#a-clip-becomes-a-new-entry")


def test_code_can_be_copied(built: Path, reader: Callable[..., Reader]) -> None:
    page = reader().open(built / "guides/03_edit/clip_and_trim.html")
    page.locator(".highlight button[data-clipboard-target], .highlight .md-clipboard").first.wait_for()
