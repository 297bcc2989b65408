"""The house style as checks: `python -m livingdocs lint`, and tests/test_features.py.

A finding names file and line, the rule and what to do. Rules of single guides are in lint_guides, those of the step
library in lint_steps; the figures of the whole suite are here.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from behave.parser import ParserError

from livingdocs.checks import lint_guides, lint_steps
from livingdocs.checks.finding import Finding
from livingdocs.common.guides import Guide, feature_files, load_guide
from livingdocs.common.paths import FEATURES, STEPS, relative
from livingdocs.common.vocabulary import Vocabulary, load_vocabulary

MEDIAN_STEPS, P90_STEPS = (3, 6), 9  # the style says 4 to 6; three good steps are no fault
PROSE_SHARE = 0.6
PATTERNS_PER_SCENARIO = 0.35
PATTERNS_FROM = 250  # scenarios; a smaller suite has not had the chance to use its phrases again
TEN_CARRY, TEN_FROM = 0.5, 60


def check(features: Path = FEATURES, steps: Path = STEPS) -> list[Finding]:
    """All findings, ordered by file and line; [] for a tree without features."""
    findings: list[Finding] = []
    guides: list[Guide] = []
    for path in feature_files(features):
        try:
            guide = load_guide(path)
        except ParserError as error:
            findings.append(Finding(relative(path), error.line or 1, "syntax", f"{error}: mend it."))
            continue
        if guide is None:
            findings.append(
                Finding(relative(path), 1, "syntax", "holds no feature: write one or delete the file.")
            )
        else:
            guides.append(guide)
            findings += lint_guides.check_guide(guide)
    findings += _check_steps(guides, steps)
    findings += figures(guides)
    return sorted(findings, key=lambda one: (one.file, one.line, one.rule))


def _check_steps(guides: list[Guide], steps: Path) -> list[Finding]:
    found = list(lint_steps.check_sources(steps))
    try:
        vocabulary = load_vocabulary(guides, steps)
    except Exception as error:  # a step module runs when it is loaded: it can raise anything
        text = f"the step library does not load: {type(error).__name__}: {error}"
        return [*found, Finding(relative(steps), 1, "S4", text)]
    return [*found, *lint_steps.check_vocabulary(vocabulary), *pattern_figures(guides, vocabulary)]


def figures(guides: list[Guide]) -> Iterator[Finding]:
    """Figures over all guides: how long scenarios are, how many have prose."""
    scenarios = [scenario for guide in guides for scenario in guide.scenarios]
    if not scenarios:
        return
    lengths = sorted(len(scenario.steps) for scenario in scenarios)
    median, p90 = statistics.median(lengths), lengths[int(0.9 * (len(lengths) - 1))]
    low, high = MEDIAN_STEPS
    if len(scenarios) >= 20 and not low <= median <= high:
        yield Finding("features", 1, "figures", f"the median scenario has {median:g} steps: {low} to {high}.")
    if p90 > P90_STEPS:
        yield Finding(
            "features",
            1,
            "figures",
            f"one scenario in ten has {p90} steps or more, not {P90_STEPS}.",
        )
    share = sum(bool(scenario.prose) for scenario in scenarios) / len(scenarios)
    if share < PROSE_SHARE:
        text = f"{share:.0%} of the scenarios have prose: say in a sentence or two why they matter ({PROSE_SHARE:.0%})."
        yield Finding("features", 1, "F2", text)


def pattern_figures(guides: list[Guide], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Figures of the step library: few phrases, used often."""
    scenarios = sum(len(guide.scenarios) for guide in guides)
    if scenarios >= PATTERNS_FROM and len(vocabulary.phrases) > PATTERNS_PER_SCENARIO * scenarios:
        text = f"{len(vocabulary.phrases)} phrases for {scenarios} scenarios: at most {PATTERNS_PER_SCENARIO} each; "
        yield Finding("features/steps", 1, "figures", text + "say the same thing with one phrase.")
    counts = sorted((len(uses) for uses in vocabulary.uses.values()), reverse=True)
    if scenarios >= TEN_FROM and sum(counts[:10]) < TEN_CARRY * sum(counts):
        share = sum(counts[:10]) / sum(counts)
        text = f"the ten commonest phrases carry {share:.0%} of all steps: use them where a new one was made."
        yield Finding("features/steps", 1, "figures", text)


def lint(_: Sequence[str]) -> int:
    """`python -m livingdocs lint`: 1 when there is a finding."""
    findings = check()
    for finding in findings:
        print(finding)
    guides = len(feature_files())
    print(
        f"lint: {len(findings)} findings in {guides} guides"
        if findings
        else f"lint: {guides} guides in style"
    )
    return 1 if findings else 0
