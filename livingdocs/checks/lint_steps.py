"""Rules of the step library (S1 to S10 of the house style)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from livingdocs.checks.finding import Finding
from livingdocs.common.paths import relative
from livingdocs.common.vocabulary import Phrase, Vocabulary

MOST_LINES = 8
_UNTYPED = re.compile(r"\{\w*\}")


def check_vocabulary(vocabulary: Vocabulary) -> Iterator[Finding]:
    """Undefined steps, unused phrases, and what is wrong with a phrase itself."""
    for guide, step in vocabulary.undefined:
        text = (
            f"undefined: {step.keyword} {step.name!r}; use a phrase of docs/reference/steps.md or define it."
        )
        yield Finding(guide.file, step.line, "S10", text)
    for phrase in vocabulary.phrases:
        if not vocabulary.uses[phrase]:
            yield _found(phrase, "S10", f"used in no guide: delete it, or use it ({phrase.sentence!r}).")
        yield from _check_phrase(phrase)


def _found(phrase: Phrase, rule: str, text: str) -> Finding:
    return Finding(phrase.file, phrase.line, rule, text)


def _check_phrase(phrase: Phrase) -> Iterator[Finding]:
    if _UNTYPED.search(phrase.pattern):
        yield _found(phrase, "S3", f"an untyped parameter is greedy: give it a type ({phrase.pattern!r}).")
    if not phrase.doc:
        yield _found(
            phrase, "S2", f"no docstring: it is the phrase's entry in the reference ({phrase.sentence!r})."
        )
    if phrase.body > MOST_LINES:
        yield _found(phrase, "S2", f"{phrase.body} lines: {MOST_LINES} at most; move the work into support.")
    if phrase.kind == "step" and not phrase.pattern.startswith("note that"):  # a note stands after any step
        yield _found(phrase, "S4", "@step matches any keyword: use @given, @when or @then.")


def check_sources(directory: Path) -> Iterator[Finding]:
    """What the step modules of all folders call; what they import is judged by the contracts in pyproject.toml."""
    for path in sorted(directory.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
            if isinstance(node, ast.Attribute) and node.attr == "execute_steps":
                text = "calls execute_steps: call the function in support that the other step calls."
                yield Finding(relative(path), node.lineno, "S5", text)
