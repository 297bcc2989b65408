"""What names of files say."""

from __future__ import annotations

import pytest

from kaltura_sandbox.topics.drop_folders import names
from kaltura_sandbox.topics.drop_folders.names import Parsed


@pytest.mark.parametrize(
    ("expression", "name", "found"),
    [
        (None, "harbour.final.mp4", Parsed("harbour.final", None, None)),
        (None, "harbour.ts", None),  # an ending of three letters at least
        (None, "deep/harbour.mp4", Parsed("deep/harbour", None, None)),
        (r"/^(?P<userId>\w+)-(?P<referenceId>\w+)/", "ann-pier.mp4", Parsed("pier", None, "ann")),
        (r"/(?P<referenceId>\w+)_(?P<flavorName>HD|SD)[.]/", "pier_HD.mp4", Parsed("pier", "HD", None)),
        (r"#(?P<referenceId>[a-z]+)#i", "PIER.mp4", Parsed("PIER", None, None)),
        (r"{(?P<referenceId>[a-z]+)}", "pier.mp4", Parsed("pier", None, None)),
        (r"/(\w+)/", "pier.mp4", None),  # no group of that name
        (r"/(?P<referenceId>\w+/", "pier.mp4", None),  # no expression
        (r"(?P<referenceId>", "pier.mp4", None),
        ("pier", "pier.mp4", None),
    ],
)
def test_an_expression_takes_the_slug_from_a_name(
    expression: str | None, name: str, found: Parsed | None
) -> None:
    assert names.parsed(expression, name) == found


def test_letters_of_an_expression_are_ascii_unless_it_says_otherwise() -> None:
    assert names.parsed(r"/^(?P<referenceId>\w+)[.]/", "Hafenmöwe.mp4") is None
    assert names.parsed(r"/^(?P<referenceId>\w+)[.]/u", "Hafenmöwe.mp4") == Parsed("Hafenmöwe", None, None)


@pytest.mark.parametrize(
    ("patterns", "name", "ignored"),
    [
        (None, "a.mp4", False),
        (None, "a.cache", True),
        ("", "a.aspx", True),
        ("*.tmp, draft*", "draft one.mp4", True),
        ("*.tmp", "a.TMP", False),
    ],
)
def test_names_are_passed_over(patterns: str | None, name: str, ignored: bool) -> None:
    assert names.ignored(patterns, name) is ignored


def test_a_descriptor_has_the_pattern_in_its_name() -> None:
    assert names.leads("*.xml", "TALKS.XML")
    assert not names.leads("*.xml", "talks.mp4")
    assert names.leads("*", "talks.mp4")
