"""From the exchanges of a scenario to lines that can be pasted one after the other.

Each variable is given by the first answer that holds its value; what is polled becomes one line that waits; what the
scenario kept quiet about is there if a later line can't do without; what it made is deleted at its end. A read that
says what an earlier one said is told in a word, and the reads of a Given are left out where nothing needs them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from livingdocs.recorded.exchanges import (
    SESSIONS,
    VARIABLE,
    Data,
    by_chance,
    collapsed,
    each,
    given_by,
    is_idle,
    is_refusal,
    last_told,
    marked,
    path_of,
    pickable,
    told_once,
    without_parts,
)
from livingdocs.recorded.normal import EPOCH, Normal
from livingdocs.recorded.sample_names import stem_of

SETTINGS = {
    "KALTURA_SERVICE_URL", "KALTURA_PARTNER_ID", "KALTURA_ADMIN_SECRET", "KALTURA_USER_SECRET", "KALTURA_USER_ID",
    "KALTURA_OPERATOR_SECRET", "KALTURA_OPERATOR_PARTNER_ID",
}  # fmt: skip
FIELDS = {
    "lasts": {"duration", "msDuration"},
    "remembers": {"operationAttributes"},
    "replacement": {"replacementStatus", "replacingEntryId", "replacedEntryId"},
    "flags": {"moderationCount"},
    "address": {"thumbnailUrl", "dataUrl", "downloadUrl"},
    "URL": {"dataUrl", "downloadUrl"},
    "thumbnail": {"thumbnailUrl"},
}  # what a word of a step looks at in an answer
ROW = re.compile(r"^ *\| *(\w+) *\| *([\w .-]*\w) *\|$", re.MULTILINE)
STARRED = re.compile(r"(\[(\w+)\]=)(\*\*\*)'")
"""A field that the masking took for a secret, as "srtPass"; where the scenario's own text tells it, it is none."""
VERBS = {"plays"}  # words of steps that are fields too: meant as such in a table only


@dataclass
class Told:
    """The exchanges of a scenario as the run told them, and the variable of each id."""

    exchanges: list[Data] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Told:
        return cls(list(data.get("exchanges", [])), dict(data.get("ids", {})))

    def partner(self) -> str:
        """The account's number, as the answers have it."""
        seen = Counter(number for one in self.exchanges for number in _partners(one.get("answer")))
        return seen.most_common(1)[0][0] if seen else ""


class Writer:
    """Writes the lines of a guide's scenarios; `samples` are the shared entries that they use, by variable.

    `stems` are the names of the shared entries by id (sample_names).
    """

    def __init__(self, stems: Mapping[str, str]) -> None:
        self.samples: dict[str, list[Data]] = {}
        self._stems = stems
        self._shared: dict[str, str] = {}  # id -> variable
        self._aliases: dict[str, str] = {}  # what a scenario calls a sample otherwise than the page -> id

    @staticmethod
    def variables(command: str) -> set[str]:
        """The variables that a command reads."""
        return set(VARIABLE.findall(command))

    def write(self, told: Told, text: str) -> tuple[list[Data], list[str]]:
        """The lines of one scenario (as recording.Line takes them), and the variables that nothing gives."""
        for one in told.exchanges:
            if one["part"] == "shared":
                self._take_sample(one)
        told, aliases = self._with_samples(told)
        normal = Normal(told.ids, told.partner(), words_of(text), text)
        lines = collapsed([one for one in told.exchanges if one["part"] != "shared"])
        lines = without_parts([one for one in marked(lines) if not _is_session(one)], told.ids)
        kept, given, missing = self._resolve(lines, told)
        written = [_line(one, given.get(id(one), {}), normal) for one in kept]
        written = by_chance(last_told(written), normal.words)
        return _aliased(aliases, told_once(written)), sorted(missing)

    def _with_samples(self, told: Told) -> tuple[Told, dict[str, str]]:
        """The same exchanges, with each sample under the variable that the page gives it; and the aliases in them."""
        names, aliases = dict[str, str](), dict[str, str]()
        ours = {*self._shared.values(), *(f"{stem}_ID" for stem in self._stems.values())}
        for raw, variable in told.ids.items():
            if raw not in self._shared:
                names[variable] = f"{variable}_2" if variable in ours else variable
                continue
            shared, alias = self._shared[raw], f"{stem_of(variable)}_ID"
            another = raw in self._stems and stem_of(variable) and alias not in ours
            names[variable] = shared
            if another and self._aliases.setdefault(alias, raw) == raw:
                names[variable], aliases[alias] = alias, shared
        exchanges = [
            {**one, "command": _rename(one["command"], names)} if "command" in one else one
            for one in told.exchanges
        ]
        return Told(exchanges, {raw: names[variable] for raw, variable in told.ids.items()}), aliases

    def _resolve(
        self, lines: list[Data], told: Told
    ) -> tuple[list[Data], dict[int, dict[str, str]], set[str]]:
        """Which lines are needed, and which variables each of them gives."""
        known = SESSIONS | SETTINGS | {*self._shared.values(), *self._aliases}
        found = _Resolved({variable: raw for raw, variable in told.ids.items()}, known)
        for place, one in enumerate(lines):
            if not _is_needed(one):
                continue
            if one["part"] == "tidy" and self.variables(one["command"]) & found.missing:
                continue
            self._provide(one, lines[:place], found)
            found.keep(one)
        places = {id(one): place for place, one in enumerate(lines)}
        return sorted(found.kept, key=lambda one: places[id(one)]), found.given, found.missing

    def _provide(self, one: Data, before: list[Data], found: _Resolved) -> None:
        """See to it that every variable of a line has its value by then."""
        for variable in sorted(self.variables(one["command"]) - found.known):
            found.known.add(variable)
            raw = found.by_variable.get(variable, "")
            source = self._giver(variable, raw, before)
            if source is None:
                found.missing.add(variable)
            else:
                self._provide(source, before, found)
                found.keep(source)
                found.given.setdefault(id(source), {})[variable] = _path(source, variable, raw)

    def _giver(self, variable: str, raw: str, before: list[Data]) -> Data | None:
        """The first line whose answer (or recipe) holds the variable."""
        for one in before:
            if one.get("variable") == variable:
                return one
            if one["part"] in ("made", "tidy") or variable in self.variables(one["command"]):
                continue
            if pickable(one) and (raw in one["ids"] or variable in one["keys"]):
                return one
        return None

    def _take_sample(self, one: Data) -> None:
        """A shared entry and how it was made: its variables begin with SAMPLE."""
        if one["id"] in self._shared:
            return
        name, story = self._stems[one["id"]], Told.of(one["story"])
        made = {raw: variable for raw, variable in story.ids.items() if raw not in self._shared}
        renamed = {raw: f"{name}_{variable.removeprefix('KALTURA_')}" for raw, variable in made.items()}
        renamed |= {one["id"]: f"{name}_ID"}
        every = renamed | {raw: self._shared[raw] for raw in story.ids if raw in self._shared}
        names = {variable: every[raw] for raw, variable in story.ids.items()}
        told = [{**line, "command": _rename(line["command"], names)} for line in story.exchanges]
        lines = collapsed(told)
        given: dict[int, dict[str, str]] = {}
        for raw, variable in renamed.items():
            giver = next((line for line in lines if raw in line["ids"]), None)
            if giver is not None and variable not in self.variables(giver["command"]):
                given.setdefault(id(giver), {})[variable] = giver["ids"][raw]
        normal = Normal(every, story.partner())
        self.samples[f"{name}_ID"] = [
            _line({**line, "given": True}, given.get(id(line), {}), normal) for line in lines
        ]
        self._shared |= renamed


@dataclass
class _Resolved:
    """What is known while the lines of a scenario are chosen."""

    by_variable: Mapping[str, str]
    known: set[str]
    missing: set[str] = field(default_factory=set)
    kept: list[Data] = field(default_factory=list)
    given: dict[int, dict[str, str]] = field(default_factory=dict)

    def keep(self, one: Data) -> None:
        if all(one is not other for other in self.kept):
            self.kept.append(one)


def _aliased(aliases: Mapping[str, str], lines: list[Data]) -> list[Data]:
    """The lines of a scenario, behind those that give its samples the names that it has for them."""
    said = set(VARIABLE.findall(json.dumps(lines)))
    made = [
        {"step": "", "label": "", "command": f"${shared}", "part": "made", "gives": {alias: ""}}
        for alias, shared in aliases.items()
        if alias in said
    ]
    return made + lines


def _line(one: Data, gives: Mapping[str, str], normal: Normal) -> Data:
    """One exchange as a line of the page."""
    if one["part"] == "made":
        return {
            "step": one.get("step", ""), "label": "", "command": one["command"], "part": "made",
            "gives": {one["variable"]: ""},
        }  # fmt: skip
    gives = {name: path_of(one, path) for name, path in gives.items()}
    if "variable" in one:
        gives |= {one["variable"]: ""}
    line = {"step": one.get("step", ""), "label": one["label"], "command": _steady(one["command"], normal)}
    answer = _answer(one, normal) if _is_told(one) else None
    line |= {"gives": dict(gives), "answer": answer, "part": one["part"]}
    until = given_by(one, gives)
    return line | ({"until": until} if until else {})


def _answer(one: Data, normal: Normal) -> Any:
    answer = one["answer"]
    if one["label"] == "multirequest" and isinstance(answer, list):
        return normal.answers(answer)
    if one["label"].endswith(".count") and isinstance(answer, int) and str(answer) not in normal.words:
        return "<number>"  # of what the account has at that moment
    return normal.answer(answer)


def words_of(text: str) -> set[str]:
    """What a scenario speaks of: its words, and the fields that some of them look at."""
    words = set(re.findall(r"\w+", text))
    words -= {word for word in VERBS if f"| {word} " not in text}
    return words.union(*(FIELDS[word] for word in words & FIELDS.keys()))


def _is_told(one: Data) -> bool:
    """Whether the page shows the answer: not of preparations and deletions, unless it is a refusal."""
    return not (one.get("given") or one["part"] == "tidy") or any(
        is_refusal(told) for told in each(one["answer"])
    )


def _steady(command: str, normal: Normal) -> str:
    """A command without what differs from run to run and is no variable."""
    told = dict(ROW.findall(normal.given))
    command = STARRED.sub(lambda found: f"{found[1]}{told.get(found[2], found[3])}'", command)
    return normal.text(EPOCH.sub("1700000000", command), lambda id: id)


def _rename(command: str, names: Mapping[str, str]) -> str:
    return re.sub(
        r"\$(\{?)([A-Z][A-Z0-9_]+)", lambda found: f"${found[1]}{names.get(found[2], found[2])}", command
    )


def _is_needed(one: Data) -> bool:
    """Lines that the page has in any case: those shown, what was made in quiet, what is deleted."""
    if one["part"] == "made":
        return False
    refused = is_refusal(one["answer"])
    if one["part"] == "quiet" or (one["given"] and not refused and not one.get("polled")):
        return not is_idle(one)
    return one["part"] != "tidy" or not refused


def _is_session(one: Data) -> bool:
    """The sessions that every page starts by itself."""
    return one["part"] == "quiet" and bool(SESSIONS & set(one.get("keys", {})))


def _path(source: Data, variable: str, raw: str) -> str:
    if "variable" in source:
        return ""
    return str(source["ids"].get(raw, source["keys"].get(variable, "")))


def _partners(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("partnerId"), int) and value["partnerId"] > 0:
            yield str(value["partnerId"])
        for inner in value.values():
            yield from _partners(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _partners(inner)
