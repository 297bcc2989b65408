"""Where the report says that the documents are."""

from __future__ import annotations

import pytest

from livingdocs.common.links import documents, links, shown_at

SITE = "https://docs.example.com/guides"


def test_the_setting_comes_first() -> None:
    assert documents({"KALTURA_GUIDES_DOCS_URL": f"{SITE}/", "GITHUB_REPOSITORY": "me/guides"}) == SITE


def test_build_servers_say_where_the_repository_is() -> None:
    github = {"GITHUB_REPOSITORY": "me/guides", "GITHUB_SHA": "abc"}
    assert documents(github) == "https://github.com/me/guides/blob/abc/docs"
    gitlab = {"CI_PROJECT_URL": "https://git.example.com/me/guides", "CI_COMMIT_SHA": "abc"}
    assert documents(gitlab) == "https://git.example.com/me/guides/-/blob/abc/docs"


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


def test_a_scenario_leads_to_its_guide_and_its_services() -> None:
    tags = ["critical", "service.media", "service.caption_captionAsset"]
    found = links("features/03_edit/clip_and_trim.feature", "A clip can't be longer", tags, SITE)
    assert found == {
        "The guide's page": f"{SITE}/guides/03_edit/clip_and_trim.md#a-clip-cant-be-longer",
        "Service media": f"{SITE}/reference/services/media.md",
        "Service caption_captionAsset": f"{SITE}/reference/services/caption_captionAsset.md",
    }
    assert links("features/03_edit/clip_and_trim.feature", "A clip", tags, "") == {}
