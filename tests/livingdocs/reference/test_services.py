"""The pages of the services: every action with its parameters, who may call it, and who shows it or why nobody does."""

import re

import pytest

from livingdocs.common.guides import load_guides
from livingdocs.common.paths import DOCS
from livingdocs.pages.guide_links import services
from livingdocs.pages.reference_pages import reference_pages, sandbox_coverage
from livingdocs.recorded.recording import Line, load
from livingdocs.reference.showings import MOST, Showing, chosen
from livingdocs.schema import schema
from tests.livingdocs.reference.small import call, recording, refusal
from tests.livingdocs.reference.small import guide as small_guide

GUIDES = load_guides()
PAGES = reference_pages(GUIDES)
SERVICES = {name: text for name, text in PAGES.items() if name.startswith("reference/services/")}


def section(name: str, action: str) -> str:
    found = re.search(rf"^## {re.escape(action)}\n(.*?)(?=^## |\Z)", PAGES[name], re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_each_service_of_the_sandbox_and_of_the_guides_has_a_page_that_the_index_leads_to():
    rooms = {one["id"] for one in sandbox_coverage() if one["room"]}
    called = {name.lower() for guide in GUIDES for name in services(guide, load(guide))}
    paged = {name.removeprefix("reference/services/").removesuffix(".md").lower() for name in SERVICES}
    assert rooms | called <= paged
    index = PAGES["reference/services.md"]
    assert all(f"](services/{name.rpartition('/')[2]})" in index for name in SERVICES)


def test_every_service_has_a_page_or_a_reason():
    told = "".join(SERVICES).lower()
    rows = re.findall(r"^\| `(\w+)` \| \d+ \| (.*) \|$", PAGES["reference/services.md"], re.MULTILINE)
    named = {name.lower() for name, why in rows if why}
    missing = [one["id"] for one in sandbox_coverage() if f"/{one['id'].lower()}.md" not in told]
    assert set(missing) == named


def test_every_action_has_a_section_with_scenarios_or_a_reason():
    for one in sandbox_coverage():
        for name, text in SERVICES.items():
            if name.lower() == f"reference/services/{one['id'].lower()}.md":
                headings = re.findall(r"^## \w+\.(\w+)$", text, re.MULTILINE)
                assert headings == [action["name"] for action in one["actions"]]
                assert text.count("Shown by") + text.count("No scenario shows it: ") == len(headings)


def test_an_action_has_its_parameters_what_it_answers_and_links_to_scenarios():
    text = section("reference/services/media.md", "media.addContent")
    assert "| `entryId` | string | required |" in text
    assert "| `resource` | `KalturaResource` | optional |" in text
    assert "Answers `KalturaMediaEntry`." in text
    assert re.search(r"\]\(\.\./\.\./guides/\w+/\w+\.md#[\w-]+\)", text)
    assert "| `type` | int `KalturaSessionType` | `0` USER |" in section(
        "reference/services/session.md", "session.start"
    )


def test_links_lead_to_scenarios_of_the_pages():
    for text in SERVICES.values():
        for page, place in re.findall(r"\]\(\.\./\.\./(guides/[^)#]+)#([^)]+)\)", text):
            assert (DOCS / page).is_file()
            assert place


def test_the_table_says_who_may_call():
    row = next(
        line for line in PAGES["reference/services/media.md"].splitlines() if line.startswith("| [approve]")
    )
    assert row.split(" | ")[1:] == ["yes", "yes", "yes", "no", "no", "no", " |"]


def test_why_nothing_shows_an_action():
    assert "no customer may call it" in section("reference/services/media.md", "media.addFromBulk")
    assert "the sandbox doesn't do it" in section("reference/services/media.md", "media.getMrss")
    assert "a later guide" in section("reference/services/beacon_beacon.md", "beacon_beacon.add")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_a_service_that_a_tag_names_has_a_page(guide):
    tags = [*guide.tags, *(tag for scenario in guide.scenarios for tag in guide.tags_of(scenario))]
    named = [tag.removeprefix("service.") for tag in tags if tag.startswith("service.")]
    assert [name for name in named if f"reference/services/{name}.md" not in PAGES] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)
def test_the_services_of_a_guide_are_real(guide):
    real = {name.partition(".")[0] for name in schema().actions}
    assert {name.lower() for name in services(guide, load(guide))} <= real


def test_a_service_that_only_refuses_is_none_of_a_guide(tmp_path):
    calls = {
        "A clip becomes an entry": [
            Line("When", "media.get", call("media.get"), answer={"id": "0_abcdefgh"}),
            Line("When", "thumbAsset.get", call("thumbAsset.get"), answer=refusal("SERVICE_FORBIDDEN", "no")),
            Line("When", "nothing.get", call("nothing.get"), answer=refusal("SERVICE_DOES_NOT_EXISTS", "no")),
            Line("When", "nothing.get", call("nothing.get"), answer=None),
        ]
    }
    assert services(small_guide(tmp_path), recording(calls)) == {"media"}


def test_few_scenarios_are_named_and_those_that_answer_come_first():
    every = [Showing(GUIDES[0], str(n), "", refused=n % 2 == 0, rank=n % 3) for n in range(12)]
    some = chosen(every)
    assert len(some) == MOST
    assert [one.refused for one in some] == [False, False, False, True, True]
    assert [one.rank for one in some] == [0, 0, 1, 0, 0]
    assert all(one.refused for one in chosen([one for one in every if one.refused]))
