"""Where the report says that the documents are."""

from __future__ import annotations

from pathlib import Path

import pytest

from livingdocs.common import links as module
from livingdocs.common.guides import feature_files, load_guide
from livingdocs.common.links import BESIDE, Place, documents, links, scenario_anchor, shown_at, title_anchors

SITE = "https://docs.example.com/guides"


def test_the_settings_come_first() -> None:
    site = {"KALTURA_GUIDES_SITE_URL": f"{SITE}/", "GITHUB_REPOSITORY": "me/guides"}
    assert documents(site) == Place(SITE, ".html")
    assert documents({"KALTURA_GUIDES_DOCS_URL": f"{SITE}/"}) == Place(SITE, ".md")


def test_build_servers_say_where_the_repository_is() -> None:
    github = {"GITHUB_REPOSITORY": "me/guides", "GITHUB_SHA": "abc"}
    assert documents(github) == Place("https://github.com/me/guides/blob/abc/docs")
    gitlab = {"CI_PROJECT_URL": "https://git.example.com/me/guides", "CI_COMMIT_SHA": "abc"}
    assert documents(gitlab) == Place("https://git.example.com/me/guides/-/blob/abc/docs")


def test_what_nothing_tells_is_looked_for_beside_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_origin", lambda: "/srv/guides")
    assert documents({}) == Place(BESIDE, ".html")
    monkeypatch.setattr(module, "_origin", lambda: "git@github.com:me/guides.git")
    assert documents({}) == Place("https://github.com/me/guides/blob/HEAD/docs")


@pytest.mark.parametrize(
    ("origin", "url"),
    {
        "https://github.com/me/guides.git": "https://github.com/me/guides/blob/HEAD/docs",
        "https://me:secret@github.com/me/guides": "https://github.com/me/guides/blob/HEAD/docs",
        "git@gitlab.example.com:group/sub/guides.git": "https://gitlab.example.com/group/sub/guides/-/blob/HEAD/docs",
        "ssh://git@github.com:22/me/guides.git": "https://github.com/me/guides/blob/HEAD/docs",
        "/srv/guides": "",
        "": "",
    }.items(),
)
def test_the_origin_of_a_clone_tells_it_without_credentials(origin: str, url: str) -> None:
    assert shown_at(origin) == url


def test_a_scenario_leads_to_its_place_in_the_guide_and_to_its_services(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "DOCS", tmp_path)
    (tmp_path / "reference/services").mkdir(parents=True)
    (tmp_path / "reference/services/media.md").touch()
    tags = ["critical", "service.media", "service.caption_captionAsset"]
    clip = ("features/03_edit/clip_and_trim.feature", "A clip can't be longer", tags)
    assert links(*clip, Place(SITE)) == {
        "This scenario in the guide": f"{SITE}/guides/03_edit/clip_and_trim.md#a-clip-cant-be-longer",
        "Service media": f"{SITE}/reference/services/media.md",
        "Service caption_captionAsset": f"{SITE}/reference/services.md",
    }
    assert links(*clip, Place(SITE, ".html"))["Service media"] == f"{SITE}/reference/services/media.html"


def test_a_heading_that_comes_twice_has_an_anchor_of_its_own(tmp_path: Path) -> None:
    feature = tmp_path / "features/03_edit/twins.feature"
    feature.parent.mkdir(parents=True)
    feature.write_text("Feature: Twins\n\n  Scenario: Before you begin\n    Given a\n", encoding="utf-8")
    assert scenario_anchor(str(feature), "Before you begin") == "before-you-begin-1"
    assert scenario_anchor(str(feature), "Something else") == "something-else"


def test_the_anchors_are_those_of_the_pages() -> None:
    guide = load_guide(feature_files()[0])
    assert guide
    found = title_anchors(guide)
    assert [found[one.title] for one in guide.scenarios] == [
        scenario_anchor(guide.file, one.title) for one in guide.scenarios
    ]
