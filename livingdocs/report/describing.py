"""What a scenario's result says about it: title, prose, steps as text, labels, links, and what is about its guide.

A result opens with the scenario's own prose and its steps; the prose of the guide and of its sections is the same
for all of them, so it is one attachment that all of them name, shown folded beneath the steps.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from allure_behave.utils import scenario_labels, scenario_links
from allure_commons.model2 import Label, Link, Parameter
from allure_commons.types import LabelType, LinkType
from behave.model import Scenario, Step, Table

from livingdocs.common.guides import chapter_of, outline_title, prose, section_of
from livingdocs.common.links import documents, links, page_of
from livingdocs.common.markdown import leads_to_page, page, plain, told
from livingdocs.common.paths import relative

PLACES = (LabelType.EPIC, LabelType.FEATURE, LabelType.STORY)
"""Where a scenario stands: the folder says the chapter, in reading order; a tag need not."""
ABOUT_TYPE = "text/markdown"
LONGEST_STEP = 24  # lines of a table or doc string in the step's text; a longer one is attached whole as well
LONGEST_EXAMPLE = 60  # characters of an example's values in a title; the parameters tell them all


def title(scenario: Scenario) -> str:
    """A scenario's title; a row of an outline whose title has no placeholder is told apart by its named values."""
    row = getattr(scenario, "_row", None)
    if row is None or "<" in scenario.parent.name:
        return outline_title(scenario)
    values = [f"{name}: {value}" for name, value in row.items()]
    fitting = [
        count for count in range(2, len(values) + 1) if len(", ".join(values[:count])) <= LONGEST_EXAMPLE
    ]
    return f"{scenario.parent.name} ({', '.join(values[: max(fitting, default=1)])})"


def parameters(scenario: Scenario) -> list[Parameter]:
    """The values of an outline's example by their names. The history goes by the scenario's own name, not by these."""
    row = getattr(scenario, "_row", None)
    return [Parameter(name, value, excluded=True) for name, value in row.items()] if row else []


def description(scenario: Scenario, skipped: str = "") -> str:
    """Markdown: why it was skipped, where it was, and the scenario's own prose."""
    own = scenario.parent if getattr(scenario, "_row", None) else scenario
    why = f"**Why it was skipped:** {plain(skipped)}" if skipped else ""
    return "\n\n".join(part for part in (why, told(prose(scenario.filename, own))) if part)


def about(scenario: Scenario) -> tuple[str, str]:
    """A title, and Markdown: the prose of the guide and of its sections, and which document has the calls."""
    feature = scenario.feature
    parts = [told(prose(feature.filename, feature))]
    for section in feature.rules:
        if text := prose(feature.filename, section):
            parts += [f"## {plain(section.name)}", told(text)]
    document = f"docs/{page_of(relative(feature.filename))}.md"
    return f"About this guide: {feature.name}", page(
        [*parts, "---", f"The calls of each scenario, to be pasted, are in `{document}`."]
    )


def step_text(step: Step) -> str:
    """The step with its table or doc string as a reader of the feature sees them, up to LONGEST_STEP lines."""
    lines = written(step)
    more = ["…"] if len(lines) > LONGEST_STEP else []
    return "\n".join([step.name, *lines[:LONGEST_STEP], *more])


def written(step: Step) -> list[str]:
    """The lines of a step's doc string or table."""
    return [*(step.text.split("\n") if step.text else ()), *(_aligned(step.table) if step.table else ())]


def _aligned(table: Table) -> Iterable[str]:
    rows = [table.headings, *(row.cells for row in table.rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"


def tagged(scenario: Scenario) -> Any:
    """The scenario as allure-behave looks for its tags, with those that it has from its section."""
    section = section_of(scenario)
    return SimpleNamespace(
        feature=scenario.feature, tags=[*(section.tags if section else ()), *scenario.tags]
    )


def labels(scenario: Scenario, made: list[Label]) -> list[Label]:
    """Chapter, guide, section and worker; severity and tags as allure-behave reads them, and what else it `made`."""
    worker, section = os.environ.get("LIVINGDOCS_WORKER", "1"), section_of(scenario)
    ours = [
        Label(LabelType.EPIC, chapter_of(scenario.filename).label),
        Label(LabelType.FEATURE, scenario.feature.name),
        *([Label(LabelType.STORY, section.name)] if section else []),
        Label(LabelType.THREAD, f"worker {worker}"),
    ]
    of_tags = [label for label in scenario_labels(tagged(scenario)) if label.name not in PLACES]
    kept = [label for label in made if label.name in (LabelType.FRAMEWORK, LabelType.LANGUAGE)]
    return [*of_tags, *kept, *ours]


def all_links(scenario: Scenario, issue_pattern: str | None, link_pattern: str | None) -> list[Link]:
    """Those of the tags that lead to a page, the guide's page and the pages of the services."""
    of_tags = scenario_links(tagged(scenario), issue_pattern, link_pattern)
    name = scenario.parent.name if getattr(scenario, "_row", None) else scenario.name
    tags = [str(tag) for tag in scenario.effective_tags]
    found = links(relative(scenario.filename), name, tags, documents())
    ours = [Link(LinkType.LINK, url, text) for text, url in found.items()]
    return [*ours, *(link for link in of_tags if leads_to_page(link.url))]
