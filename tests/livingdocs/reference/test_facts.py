"""The tables of facts: all that they name is there, and all that guides show is in them."""

import fnmatch
import re

import pytest

from livingdocs.common.guides import Guide, load_guides
from livingdocs.recorded.recording import load
from livingdocs.reference.address_tables import KINDS, key_uses
from livingdocs.reference.facts import field_facts, keys, remedies, table, why_not_shown
from livingdocs.reference.refusals import refusals
from livingdocs.reference.uses import uses
from livingdocs.schema import schema

GUIDES = load_guides()
PLACEHOLDER = re.compile(r"<\w+>|\$\{?[A-Z]|@[A-Z]+@")


def test_every_field_of_the_facts_is_one_of_its_class():
    known = schema()
    wrong = [
        f"{class_}.{name}"
        for class_, fields in field_facts().items()
        for name in fields
        if name not in known.fields(class_)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("fields", ("class", "field")),
        ("addresses", ("kind", "key")),
        ("refusals", ("code",)),
        ("services", ("service",)),
    ],
)
def test_no_table_says_a_thing_twice(name, columns):
    rows = [tuple(row[column] for column in columns) for row in table(name)]
    assert len(rows) == len(set(rows)) > 10


def test_limits_that_the_schema_has_are_not_told_otherwise():
    known = schema()
    for class_, fields in field_facts().items():
        for name, fact in fields.items():
            limits = known.fields(class_)[name].limits
            assert all(f"{most:g}" in fact.limits for most in limits.values() if fact.limits), (class_, name)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_every_code_that_a_guide_shows_has_cause_and_remedy(guide: Guide):
    codes = {code for _, line in load(guide).lines() for code, _ in refusals(line)}
    assert {code for code in codes if code not in remedies()} == set()
    assert all(remedies()[code].cause and remedies()[code].remedy for code in codes)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_every_key_of_an_address_that_a_guide_shows_is_told(guide: Guide):
    recording = load(guide)
    for place in KINDS:
        told = keys("manifest" if place == "playManifest" else place)
        addresses = [line for _, line in recording.lines() if f"/{place}/" in line.command]
        assert bool(key_uses(recording, place, told)) == bool(addresses)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_objects_of_a_guide_are_told_with_their_fields(guide: Guide):
    known = schema()
    for class_, fields in uses(load(guide), known).items():
        assert set(fields) <= set(known.fields(class_))


def test_no_fact_holds_a_placeholder():
    cells = [
        cell
        for name in ("fields", "addresses", "refusals", "services")
        for row in table(name)
        for cell in row.values()
    ]
    assert [cell for cell in cells if PLACEHOLDER.search(cell)] == []


def test_why_a_service_is_not_shown_is_found_by_its_name_or_its_family():
    assert why_not_shown("SYNDICATIONfeed") == "a later guide, on syndication"
    assert why_not_shown("media") == ""


def test_no_later_guide_is_promised_for_what_has_one():
    shown = {tag.removeprefix("service.").lower() for guide in GUIDES for tag in guide.tags}
    later = {row["service"] for row in table("services") if row["why"].startswith("a later guide")}
    assert {one for one in shown if any(fnmatch.fnmatchcase(one, name) for name in later)} == set()
