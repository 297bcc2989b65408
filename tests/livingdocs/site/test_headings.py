"""Anchors of headings, which are GitHub's: links that are written for one work on the other."""

from __future__ import annotations

from livingdocs.site.headings import with_anchors


def test_a_title_that_comes_again_gets_a_number() -> None:
    text = "# Errors\n\n## One `name`\n\n```sh\n## One name\n```\n\n## One name\n\n### One name\n\n## Other"
    assert with_anchors(text).split("\n\n") == [
        "# Errors",
        "## One `name`",
        "```sh\n## One name\n```",
        "## One name {: #one-name-1 }",
        "### One name {: #one-name-2 }",
        "## Other",
    ]


def test_titles_that_differ_stay_as_they_are() -> None:
    text = "# A &lt;what&gt;\n\n## A [link](x.md)\n\n#hash\n"
    assert with_anchors(text) == text
