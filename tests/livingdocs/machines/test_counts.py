"""How many scenarios there are is one number, said the same way everywhere."""

from __future__ import annotations

import re

import pytest
from behave import parser as gherkin

from livingdocs.common.counting import counted, how_many
from livingdocs.common.guides import feature_files, load_guides
from livingdocs.common.paths import DOCS, ROOT

SAID = re.compile(r"\b(\d+ scenarios) in (\d+ guides)\b")


def test_it_is_what_a_run_counts() -> None:
    runs = [len(list(gherkin.parse_file(str(path)).walk_scenarios())) for path in feature_files()]
    assert how_many(load_guides()) == f"{sum(runs)} scenarios in {len(runs)} guides"
    assert [guide.runs for guide in load_guides()] == runs


def test_one_is_said_as_one() -> None:
    assert counted(1) == "1 scenario"
    assert counted(1, 1) == "1 scenario in 1 guide"
    assert counted(3, 2) == "3 scenarios in 2 guides"


@pytest.mark.parametrize("name", ["README.md", "AGENTS.md", "docs/guides/README.md"])
def test_documents_say_that_number(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert {found[0] for found in SAID.finditer(text)} == {how_many(load_guides())}


def test_the_index_of_the_guides_adds_up_to_it() -> None:
    text = (DOCS / "guides/README.md").read_text(encoding="utf-8")
    each = [int(number) for number in re.findall(r"\((\d+) scenarios?\)", text)]
    assert len(each) == len(load_guides())
    assert how_many(load_guides()).startswith(f"{sum(each)} scenarios ")
