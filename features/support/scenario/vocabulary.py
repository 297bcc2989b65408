"""The words of the steps: typed parameters, and `act` for sentences that also exist as attempts.

Step modules take given, when, then, step and act from here, so that the types are always registered.

    @act('rename the entry "{name:Name}" to "{new:Name}"')     defines both  When I rename the entry …
                                                                and          When I try to rename the entry …
An attempt keeps the refusal of the platform for `Then Kaltura refuses with "CODE"`. What a step fails with goes to
reports and logs: secrets are taken out of it here, for all steps.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

import behave
from behave import register_type
from parse import with_pattern

from features.support.api.nouns import NOUNS, Noun
from features.support.reporting.masking import conceal
from features.support.running.samples import SAMPLES

__all__ = ["act", "given", "step", "then", "when"]

CALLERS = {
    "an administrator's session": "admin",
    "a user's session": "user",
    "a widget session": "widget",
    "the operator's session": "operator",
    "no session": "no",
}


def _choice(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


BY_ARTICLE = {noun.article: noun for noun in NOUNS.values() if noun.parameter}
BY_THE = {f"the {noun.name}": noun for noun in NOUNS.values()}
BY_PLURAL = {noun.many: noun for noun in NOUNS.values()}
SAMPLE_KINDS = sorted({kind.split(" of ")[0] for kind in SAMPLES})


@with_pattern(r'[^"]+')
def name(text: str) -> str:
    """Name: what the scenario calls a thing."""
    return text


@with_pattern(r".+")
def words(text: str) -> str:
    """Text: any words, quotes too."""
    return text


@with_pattern(r"[A-Za-z][A-Za-z0-9_]*\.[A-Za-z][A-Za-z0-9]*")
def action(text: str) -> str:
    """Action: service.action of the API."""
    return text


@with_pattern(r"[A-Z][A-Z0-9_]+")
def constant(text: str) -> str:
    """Constant: an enum name or an error code."""
    return text


@with_pattern(r"[A-Z][A-Z0-9_]+(?: [A-Z0-9_]+)*")
def code(text: str) -> str:
    """Code: an error code; a few of Kaltura's have blanks in them."""
    return text


@with_pattern(r"\d+(?:\.\d+)?")
def seconds(text: str) -> float:
    """Seconds: 10 or 2.5."""
    return float(text)


@with_pattern(r"\d+")
def count(text: str) -> int:
    """Count: a whole number."""
    return int(text)


@with_pattern(r"(?:try to )?")
def attempt(text: str) -> bool:
    """Attempt: "try to " or nothing."""
    return bool(text)


@with_pattern(_choice(list(BY_ARTICLE)))
def a_thing(text: str) -> Noun:
    """A: a noun with its article, "an entry"."""
    return BY_ARTICLE[text]


@with_pattern(_choice(list(BY_THE)))
def the_thing(text: str) -> Noun:
    """The: "the entry"."""
    return BY_THE[text]


@with_pattern(_choice(list(BY_PLURAL)))
def things(text: str) -> Noun:
    """Things: "entries"."""
    return BY_PLURAL[text]


@with_pattern(_choice(SAMPLE_KINDS))
def sample(text: str) -> str:
    """Sample: one of the media of features/data, "video"."""
    return text


@with_pattern(r"(?: of \d+ seconds)?")
def length(text: str) -> str:
    """Length: " of 30 seconds" or nothing."""
    return text


@with_pattern(r'"[^"]+"(?:(?:, | and )"[^"]+")*')
def names(text: str) -> list[str]:
    """Names: one or more names, `"A", "B" and "C"`."""
    return re.findall('"([^"]+)"', text)


@with_pattern(r"(?: still)?")
def still(text: str) -> bool:
    """Still: " still" or nothing; for the reader only."""
    return bool(text)


@with_pattern(r"(?: with)?")
def with_table(text: str) -> bool:
    """With: " with" before a table, or nothing."""
    return bool(text)


@with_pattern(_choice(list(CALLERS)))
def caller(text: str) -> str:
    """Caller: a kind of session, "a user's session"."""
    return CALLERS[text]


register_type(
    Name=name,
    Text=words,
    Action=action,
    Constant=constant,
    Code=code,
    Seconds=seconds,
    Count=count,
    Attempt=attempt,
    A=a_thing,
    The=the_thing,
    Things=things,
    Sample=sample,
    Caller=caller,
    Length=length,
    Names=names,
    With=with_table,
    Still=still,
)

StepFunction = Callable[..., None]
Decorator = Callable[[StepFunction], StepFunction]


def _concealing(define: Callable[[str], Decorator]) -> Callable[[str], Decorator]:
    """behave's given, when, then or step; what the step fails with tells no secret."""

    def sentence_of(sentence: str) -> Decorator:
        def decorate(function: StepFunction) -> StepFunction:
            @functools.wraps(function)
            def run(context: Any, *arguments: Any, **parameters: Any) -> None:
                try:
                    function(context, *arguments, **parameters)
                except Exception as failure:
                    conceal(failure, context.world.variables.hide)
                    raise

            define(sentence)(run)
            return function

        return decorate

    return sentence_of


given, when = _concealing(behave.given), _concealing(behave.when)
then, step = _concealing(behave.then), _concealing(behave.step)


def act(sentence: str) -> Decorator:
    """Define `When I <sentence>` and, with the same body, `When I try to <sentence>`, which keeps the refusal."""

    def decorate(function: StepFunction) -> StepFunction:
        @functools.wraps(function)
        def run(context: Any, attempt: bool, **parameters: Any) -> None:
            with context.world.attempt(expected=attempt):
                function(context, **parameters)

        when(f"I {{attempt:Attempt}}{sentence}")(run)
        return function

    return decorate
