"""The step library as values: each phrase with its docstring, its code's size and the guides that use it."""

from __future__ import annotations

import ast
import functools
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from behave.matchers import ParseMatcher
from behave.model import Step
from behave.runner_util import load_step_modules
from behave.step_registry import StepRegistry, registry

from livingdocs.common.guides import Guide, own_background
from livingdocs.common.paths import ROOT, STEPS, relative

_BUILT_IN = {"d": "a whole number", "g": "a number", "w": "one word"}


@dataclass(frozen=True)
class Phrase:
    """One step pattern: `kind` is given, when, then or step; `doc` its docstring; `body` its code lines without it.

    `topic` is the folder of its module, empty for phrases about things of any kind; `noun` is the module's name.
    """

    kind: str
    pattern: str
    topic: str
    noun: str
    file: str
    line: int
    doc: str
    body: int

    @property
    def sentence(self) -> str:
        return f"{self.kind.capitalize()} {self.pattern}"


@dataclass
class Vocabulary:
    """All phrases, the steps that use them, and the steps that nothing matches."""

    phrases: list[Phrase]
    uses: dict[Phrase, list[tuple[Guide, Step]]] = field(default_factory=dict)
    undefined: list[tuple[Guide, Step]] = field(default_factory=list)

    def parameter_types(self) -> dict[str, str]:
        """The types that the phrases name, each with its docstring (without its own name in front)."""
        named = {found for phrase in self.phrases for found in re.findall(r"\{\w*:(\w+)\}", phrase.pattern)}
        docs = _BUILT_IN | {
            name: inspect.getdoc(convert) or "" for name, convert in ParseMatcher.TYPE_REGISTRY.items()
        }
        return {name: docs.get(name, "").removeprefix(f"{name}: ") for name in sorted(named)}


def load_registry(directory: Path = STEPS) -> StepRegistry:
    """behave's registry with the steps of the directory and no others. Raises what a broken module raises.

    behave's own reset would drop the parameter types too, which a module that is already imported does not register
    a second time.
    """
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    registry.steps = {kind: [] for kind in registry.steps}
    if directory.is_dir():
        load_step_modules([str(directory)])
    return registry


def load_vocabulary(guides: list[Guide], directory: Path = STEPS) -> Vocabulary:
    """The step library and its uses in the guides."""
    steps = load_registry(directory)
    by_function = {id(matcher): _phrase(kind, matcher) for kind, matcher in _matchers(steps)}
    vocabulary = Vocabulary(sorted(by_function.values(), key=_in_order))
    vocabulary.uses = {phrase: [] for phrase in vocabulary.phrases}
    for guide in guides:
        for step in all_steps(guide):
            matcher = steps.find_step_definition(step)
            if matcher is None:
                vocabulary.undefined.append((guide, step))
            else:
                vocabulary.uses[by_function[id(matcher)]].append((guide, step))
    return vocabulary


def all_steps(guide: Guide) -> Iterator[Step]:
    """Background and scenario steps, each where it is written; outlines with their rows' values."""
    for part in (guide.model, *guide.model.rules):
        if background := own_background(part):
            yield from background.steps
    for scenario in guide.model.walk_scenarios():
        yield from scenario.steps


def _matchers(steps: StepRegistry) -> Iterator[tuple[str, Any]]:
    for kind, matchers in steps.steps.items():
        yield from ((kind, matcher) for matcher in matchers)


def _in_order(phrase: Phrase) -> tuple[str, str, int, str]:
    return phrase.topic, phrase.noun, phrase.line, phrase.pattern


def _phrase(kind: str, matcher: Any) -> Phrase:
    file, line = relative(matcher.location.filename), int(matcher.location.line)
    folder = Path(file).parent.name
    return Phrase(
        kind=kind,
        pattern=matcher.pattern,
        topic="" if folder == STEPS.name else folder,
        noun=Path(file).stem,
        file=file,
        line=line,
        doc=inspect.getdoc(matcher.func) or "",
        body=body_lines(matcher.func),
    )


@functools.cache
def body_lines(function: Callable[..., Any]) -> int:
    """Lines of code in a function's body: docstring, blank lines and comments don't count."""
    source = textwrap.dedent(inspect.getsource(inspect.unwrap(function)))
    definition = ast.parse(source).body[0]
    assert isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef))
    body = definition.body[1:] if ast.get_docstring(definition) is not None else definition.body
    if not body:
        return 0
    lines = source.splitlines()[body[0].lineno - 1 : body[-1].end_lineno]
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("#"))
