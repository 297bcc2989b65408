"""From recorded lines to a program, whatever the language: what is said in which order, and under which comments."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from livingdocs.languages.answers import answered, class_of
from livingdocs.languages.deletions import deletions
from livingdocs.languages.layout import Code
from livingdocs.languages.recipes import Recipe, recipe_of
from livingdocs.languages.typed import Call, Named, Plain, Unspoken, Value, calls_of
from livingdocs.recorded.beside import Beside, beside_of, is_beside
from livingdocs.recorded.exchanges import ANY, SESSIONS, VARIABLE, WHOLE, each, is_refusal
from livingdocs.recorded.recording import Line, Recording, Take
from livingdocs.recorded.requests import Request, Text, Variable, request_of
from livingdocs.schema import Field, schema

CLIENTS = {
    "KALTURA_KS": "CLIENT",
    "KALTURA_USER_KS": "USER_CLIENT",
    "KALTURA_WIDGET_KS": "WIDGET_CLIENT",
    "KALTURA_OPERATOR_KS": "OPERATOR_CLIENT",
}
_ALONE = re.compile(r"(?<=[:\[] )\$(\w+)(?=[,}\]])")  # a variable that is all of a value
_COMMENT = 300  # characters of an answer


@dataclass(frozen=True)
class Piece:
    """Code, and the line that it makes; None for what is of no line."""

    code: str
    line: Line | None = None

    def after(self, statement: str) -> Piece:
        """The same, with a statement before it."""
        return Piece(f"{statement}\n{self.code}", self.line)


@dataclass
class Used:
    """What the lines of a page speak of, so that its beginning brings that and nothing else."""

    names: set[str] = field(default_factory=set)  # classes and enums of the platform
    helpers: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    plain: Counter[str] = field(default_factory=Counter)  # why calls aren't the client's
    calls: int = 0


@dataclass(frozen=True)
class Said:
    """A call: what goes before it, the expression of its answer, and whether that is plain JSON."""

    answer: Code
    before: tuple[str, ...] = ()
    raw: bool = False


class Speaker(ABC):
    """Writes recorded lines in a language. One is made for each program, since it remembers what is declared."""

    language: str
    mark: str  # of a comment

    def __init__(self) -> None:
        self.used = Used()
        self.declared: set[str] = set()
        self.twice: set[str] = set()

    # -- programs

    def take(self, take: Take) -> list[Piece]:
        """A scenario: its lines under their steps."""
        given = Counter(name for line in take.lines for name in line.gives)
        self.twice = {name for name, count in given.items() if count > 1}
        self.declared = set()
        pieces: list[Piece] = []
        step = ""
        for line in take.lines:
            named = "Tidy up" if line.part == "tidy" else line.step
            if named != step:
                again = ": the same call, the same answer" if line.part == "again" else ""
                pieces.append(Piece("\n" * bool(pieces) + self.comment(named + again)))
                step = named
            if line.part != "again":
                pieces.append(Piece(self.line(line), line))
        return pieces

    def samples(self, recording: Recording) -> list[Piece]:
        """How the shared samples are made."""
        self.declared, self.twice = set(), set()
        pieces: list[Piece] = []
        for name, lines in recording.samples.items():
            said = f"A sample that the scenarios share: {self.name(name)}"
            pieces += [
                Piece("\n" * bool(pieces) + self.comment(said)),
                *(Piece(self.line(line), line) for line in lines),
            ]
        return pieces

    def deletions(self, recording: Recording) -> list[Piece]:
        """The deletion of the samples, the last first."""
        calls = [
            Call(
                f"{one.service}.delete",
                (Variable("KALTURA_KS"),),
                ((Field(one.parameter, "string"), Plain((Variable(one.variable),))),),
            )
            for one in deletions(recording)
        ]
        return [Piece(self.statement(self.asked(call))) for call in calls]

    def comment(self, text: str) -> str:
        return "\n".join(f"{self.mark} {row}".rstrip() for row in text.splitlines())

    # -- lines

    def line(self, line: Line) -> str:
        """The statements of a line, with what they answer as a comment."""
        self.used.variables |= set(VARIABLE.findall(line.command))
        if is_beside(line):
            return self.beside(beside_of(line))
        if line.part == "made":
            return self.made(next(iter(line.gives)), recipe_of(line.command))
        request = request_of(line.command)
        self.used.calls += 1
        if request.method == "GET":
            return "\n".join([*self.fetched(request, line), *self._told(line)])
        said = self._said(request)
        return "\n".join([*said.before, *self._asked(line, said)])

    def _said(self, request: Request) -> Said:
        try:
            if not request.action:
                raise Unspoken("an address that names no action")
            calls = calls_of(request)
            for call in calls:
                self.check(call)
            said = self.several(calls) if request.action == "multirequest" else Said(self.asked(calls[0]))
            self.used.variables |= {CLIENTS.get(name, "") for name in _sessions(calls)}
            return said
        except Unspoken as reason:
            self.used.plain[str(reason)] += 1
            self.used.helpers.add("post")
            return Said(self.posted(request), (self.comment(f"By hand: {reason}"),), raw=True)

    def _asked(self, line: Line, said: Said) -> list[str]:
        if line.until:
            return self._awaited(line, said)
        if (
            any(is_refusal(one) for one in each(line.answer))
            and line.label.rpartition(" ")[2] != "multirequest"
        ):
            code, message = str(line.answer["code"]), str(line.answer["message"])
            return [self.refused(said.answer, code, " ".join(message.split()))]
        if line.gives:
            return [*self.captured(said, line.gives), *self._told(line)]
        told = self._told(line)
        return [self.kept(said.answer) if told else self.statement(said.answer), *told]

    def _awaited(self, line: Line, said: Said) -> list[str]:
        name, value = line.until
        if name == "code":
            self.used.helpers.add("wait_for_refusal")
            return [self.statement(self.waits_refused(value, said.answer))]
        self.used.helpers.add("wait_until")
        called = schema().action(line.label.rpartition(" ")[2])
        owner = class_of(line.answer) or (called.answers.object if called and called.answers else "")
        known = schema().fields(owner).get(name)
        kind = "bool" if name == WHOLE else "int" if known is None or known.type == "int" else "string"
        wanted: Value = Plain((value,), "string" if value == ANY else kind)
        if known and known.enum and (written := schema().enum_name(known.enum, value)):
            wanted = Named(known.enum, written, value)
            self.used.names.add(known.enum)
        waited = self.waits(name, wanted, said.answer)
        if line.gives:
            return [*self.captured(Said(waited), line.gives), *self._told(line)]
        return [self.statement(waited), *self._told(line)]

    def _told(self, line: Line) -> list[str]:
        """The answer, as the page shows it, in a comment."""
        told = answered(line)
        if not told or told == "null":
            return []
        told = told if len(told) <= _COMMENT else f"{told[:_COMMENT]}…"
        return [self.comment(f"→ {_ALONE.sub(lambda found: self.name(found[1]), told)}")]

    # -- what a language has of its own

    @abstractmethod
    def name(self, variable: str) -> str:
        """What the page's shell variable is called."""

    @abstractmethod
    def check(self, call: Call) -> None:
        """Raises Unspoken for a call that the language's client can't send."""

    @abstractmethod
    def asked(self, call: Call) -> Code:
        """The expression of a call and its answer."""

    @abstractmethod
    def several(self, calls: list[Call]) -> Said:
        """Calls in one request."""

    @abstractmethod
    def posted(self, request: Request) -> Code:
        """The expression of a request as plain fields or JSON."""

    @abstractmethod
    def fetched(self, request: Request, line: Line) -> Iterable[str]:
        """The statements that fetch an address."""

    @abstractmethod
    def made(self, variable: str, recipe: Recipe) -> str:
        """The statements that make a value without a call."""

    @abstractmethod
    def beside(self, told: Beside) -> str:
        """The statements that begin or end a program beside the calls."""

    @abstractmethod
    def kept(self, code: Code) -> str:
        """An expression whose value the reader may look at."""

    @abstractmethod
    def statement(self, code: Code) -> str:
        """An expression as a statement."""

    @abstractmethod
    def captured(self, said: Said, gives: Mapping[str, str]) -> Iterable[str]:
        """A call whose answer gives variables."""

    @abstractmethod
    def refused(self, code: Code, error: str, message: str) -> str:
        """A call that is refused, and the refusal shown."""

    @abstractmethod
    def waits(self, field: str, wanted: Value, code: Code) -> Code:
        """The expression that asks until a field of the answer has a value."""

    @abstractmethod
    def waits_refused(self, error: str, code: Code) -> Code:
        """The expression that asks until it is refused."""

    @abstractmethod
    def start(self) -> str:
        """What all programs of a page begin with, after all has been written that uses it."""

    @abstractmethod
    def needs(self) -> str:
        """What the reader installs before the page's programs run, in a sentence."""

    @abstractmethod
    def whole(self, pieces: list[Piece]) -> str:
        """A scenario's pieces as it is pasted."""


def _sessions(calls: list[Call]) -> set[str]:
    return {part.name for call in calls for part in call.session if isinstance(part, Variable)}


def session_of(call: Call) -> str | None:
    """The variable of the session that a call names, if it is one of the page's beginning."""
    only = call.session[0] if len(call.session) == 1 else ""
    return only.name if isinstance(only, Variable) and only.name in SESSIONS else None


def path_of(request: Request) -> Text:
    """Where a request goes, from api_v3 on."""
    first, *rest = request.url[1:] if request.url[:1] == (Variable("KALTURA_SERVICE_URL"),) else request.url
    return tuple(part for part in (str(first).removeprefix("/api_v3/"), *rest) if part != "")


def fields_of(request: Request) -> list[tuple[str, Text]]:
    """The fields of a request, but for the usual format."""
    return [(name, value) for name, value in request.fields if (name, value) != ("format", ("1",))]
