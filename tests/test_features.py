"""The guides and the step library keep to the house style."""

from __future__ import annotations

from livingdocs.checks.lint import check


def test_features_keep_to_the_house_style() -> None:
    findings = check()
    assert not findings, "\n" + "\n".join(str(finding) for finding in findings)
