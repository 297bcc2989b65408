"""Rules of one guide (F1 to F15 of the house style, as far as a program can see them)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from behave.model import Feature, Rule, ScenarioOutline, Step

from livingdocs.checks.finding import Finding
from livingdocs.checks.lint_sections import check_sections
from livingdocs.common.guides import Guide, GuideScenario, own_background, prose_lines
from livingdocs.common.markdown import leads_to_page, link_targets

MOST_STEPS = 12
MOST_BACKGROUND_STEPS = 2
MOST_EXAMPLES = 12

TAGS = re.compile(
    r"allure\.label\.epic:.+|allure\.link\.docs:https?://\S+|service\.[A-Za-z]\w*|needs\.[a-z]\w*|"
    r"live_only|sandbox_only|slow|wip|critical|changes_account|browser|short_way"
)
_KEYWORD_LINE = re.compile(
    r"\s*(Given|When|Then|And|But)\s|\s*[*@#]|"
    r"\s*(Feature|Background|Rule|Scenarios?|Scenario Outline|Scenario Template|Examples?)\s*:"
)
_WIRE = [
    (re.compile(r"\b[01]_[a-z0-9]{8}\b"), "an id: name the thing, the library knows its id"),
    (re.compile(r"https?://[^\s\"/]+:\d+"), "a URL with a port: the settings know where the server is"),
    (re.compile(r"\bHTTP \d{3}\b|\bstatus (code )?\d+\b", re.I), "a status code: say what a caller observes"),
]
_ORDER = {"given": 0, "when": 1, "then": 2}


def check_guide(guide: Guide) -> Iterator[Finding]:
    """All findings of one guide."""
    yield from _check_frame(guide)
    yield from check_sections(guide)
    for section in guide.sections:
        yield from _check_tags(guide, section.line, section.tags)
        yield from _check_prose(guide, section.model)
        if own_background(section.model):
            yield from _check_background(guide, section.model)
    titles = Counter(scenario.title for scenario in guide.scenarios)
    for scenario in guide.scenarios:
        if titles[scenario.title] > 1:
            yield _found(
                guide, scenario.line, "F3", f"two scenarios are called {scenario.title!r}: rename one."
            )
        yield from _check_title(guide, scenario)
        yield from _check_steps(guide, scenario)
        yield from _check_tags(guide, scenario.line, scenario.tags)
        yield from _check_prose(guide, scenario.model)
        yield from _check_examples(guide, scenario)


def _found(guide: Guide, line: int, rule: str, text: str) -> Finding:
    return Finding(guide.file, line, rule, text)


def _check_frame(guide: Guide) -> Iterator[Finding]:
    """Title, prose, tags, background, refusals."""
    line = guide.model.line
    if not guide.title:
        yield _found(guide, line, "F1", "the guide has no title: write what a reader would type.")
    if not guide.prose:
        yield _found(
            guide, line, "F2", "the guide has no prose: open with what it is, when to use it, what to know."
        )
    yield from _check_prose(guide, guide.model)
    yield from _check_tags(guide, line, guide.tags)
    yield from _check_background(guide, guide.model)
    if guide.scenarios and not any("refuse" in step.name for one in guide.scenarios for step in one.steps):
        yield _found(
            guide, line, "F9", "no scenario shows a refusal: add one that ends in `Kaltura refuses with`."
        )


def _check_background(guide: Guide, part: Feature | Rule) -> Iterator[Finding]:
    """The steps that go before a scenario, those of the guide and of its section together."""
    background = part.background
    if background and len(steps := list(background.all_steps)) > MOST_BACKGROUND_STEPS:
        text = f"{len(steps)} steps in the background: two at most, the reader's context and no plumbing."
        yield _found(guide, background.line, "F11", text)


def _check_title(guide: Guide, scenario: GuideScenario) -> Iterator[Finding]:
    if not scenario.title:
        yield _found(
            guide, scenario.line, "F3", "the scenario has no title: claim something that can be false."
        )
    if scenario.title.endswith("."):
        yield _found(guide, scenario.line, "F3", "the title ends with a full stop: take it off.")
    if re.match(r"(test|verify|check)\b", scenario.title, re.I):
        yield _found(
            guide, scenario.line, "F3", "the title names a test: state the claim that holds when it passes."
        )


def _check_steps(guide: Guide, scenario: GuideScenario) -> Iterator[Finding]:
    """Number and order of the steps; no wire in them."""
    steps = scenario.steps
    if not steps:
        yield _found(guide, scenario.line, "F6", "the scenario has no steps: write them or delete it.")
    if len(steps) > MOST_STEPS:
        text = f"{len(steps)} steps: {MOST_STEPS} at most; split it, or say more with one step."
        yield _found(guide, scenario.line, "figures", text)
    acts = [step for step in steps if step.step_type == "when"]
    if len(acts) > 1:
        yield _found(
            guide, acts[1].line, "F6", "a second act: one When a scenario; the earlier act is a Given."
        )
    for before, step in itertools.pairwise(steps):
        if _ORDER.get(step.step_type, 0) < _ORDER.get(before.step_type, 0):
            text = f"{step.step_type.capitalize()} after {before.step_type.capitalize()}: Given, then When, then Then."
            yield _found(guide, step.line, "F6", text)
    notes = [step for step in steps if step.name.startswith("note that")]
    if len(notes) > 1:
        yield _found(guide, notes[1].line, "F10", "a second note: one a scenario; the rest is prose.")
    for step in steps:
        yield from _check_wire(guide, step)


def _check_wire(guide: Guide, step: Step) -> Iterator[Finding]:
    cells = [cell for row in step.table for cell in row.cells] if step.table else []
    for pattern, advice in _WIRE:
        if any(pattern.search(text) for text in [step.name, *cells]):
            yield _found(guide, step.line, "F5", f"the step holds {advice}.")


def _check_tags(guide: Guide, line: int, tags: tuple[str, ...]) -> Iterator[Finding]:
    for tag in tags:
        if not TAGS.fullmatch(tag):
            text = f"@{tag} is not on the list of tags: use one that is, or add it to the list in the house style."
            yield _found(guide, line, "F14", text)


def _check_prose(guide: Guide, section: object) -> Iterator[Finding]:
    for number, text in prose_lines(guide.path, section):
        if _KEYWORD_LINE.match(text):
            yield _found(
                guide, number, "F2", "a line of prose begins like a step, section, tag or comment: reword it."
            )
        if not all(leads_to_page(target) for target in link_targets(text)):
            yield _found(
                guide, number, "F2", "a link that leads to no page: name one, by http or by its path."
            )


def _check_examples(guide: Guide, scenario: GuideScenario) -> Iterator[Finding]:
    if not isinstance(scenario.model, ScenarioOutline):
        return
    for examples in scenario.model.examples:
        if not examples.name:
            yield _found(guide, examples.line, "F12", "the examples have no name: say which values they are.")
        if examples.table and len(examples.table.rows) > MOST_EXAMPLES:
            yield _found(
                guide, examples.line, "F12", f"more than {MOST_EXAMPLES} examples: keep the telling ones."
            )
