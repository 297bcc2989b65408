"""The contract on what topics offer: it is broken where one reaches into another, and only there."""

from __future__ import annotations

from typing import Any

import grimp
import pytest

from tests.contracts import Offers, offers

TOPICS = "kaltura_sandbox.topics"


def contract() -> Any:
    return Offers(name="offers", session_options={}, contract_options={"container": TOPICS})


def graph(*imports: tuple[str, str]) -> grimp.ImportGraph:
    """A graph of these imports between modules of topics, with their packages."""
    made = grimp.ImportGraph()
    modules = {f"{TOPICS}.{name}" for pair in imports for name in pair}
    for module in sorted({TOPICS, *modules, *(module.rpartition(".")[0] for module in modules)}):
        made.add_module(module)
    for importer, imported in imports:
        made.add_import(importer=f"{TOPICS}.{importer}", imported=f"{TOPICS}.{imported}")
    return made


@pytest.mark.parametrize(
    ("importer", "imported"),
    [("captions.captions", "entries.entries"), ("entries.media_service", "entries.recycle_bin")],
)
def test_what_is_offered_and_what_is_one_s_own_may_be_used(importer: str, imported: str) -> None:
    assert contract().check(graph((importer, imported)), verbose=False).kept


@pytest.mark.parametrize(
    "imported", ["entries.recycle_bin", "entries.media_service", "system.system_service"]
)
def test_what_another_topic_keeps_to_itself_may_not(imported: str) -> None:
    check = contract().check(graph(("captions.captions", imported)), verbose=False)
    assert not check.kept
    assert check.metadata["broken"] == [(f"{TOPICS}.captions.captions", f"{TOPICS}.{imported}")]


def test_what_a_topic_offers_is_read_from_its_package() -> None:
    assert "entries" in offers(f"{TOPICS}.entries")
    assert offers(f"{TOPICS}.system") == []
