"""What a guide's page calls the samples that its scenarios share: $KEYNOTE_ID, as the guide speaks of "Keynote".

One name means one sample on a page: what most scenarios call it, or where another sample has that name, its file's. A
sample keeps the name that the page has for it, also when only some scenarios ran.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from livingdocs.recorded.exchanges import VARIABLE, Data, collapsed

NAMED = re.compile(r"(?!KALTURA_)(\w+)_ENTRY_ID")  # an entry that its scenario has a name for
_CUT = re.compile(r"[01]_[0-9a-z]{8}-\d+-\d+")  # how the run notes a shared clip


def stem_of(variable: str) -> str:
    """HIGHLIGHT, of $HIGHLIGHT_ENTRY_ID; "" of the variable of an entry that the scenario doesn't name."""
    found = NAMED.fullmatch(variable)
    return found[1] if found else ""


def sample_stems(
    told: Iterable[tuple[list[Data], Mapping[str, str]]], before: Mapping[str, str]
) -> dict[str, str]:
    """The name of each shared sample by its id: KEYNOTE. `told`: exchanges and variables by id of each scenario;
    `before`: the names that the page has, by what a sample is (`recipe_of`)."""
    notes: dict[str, Data] = {}
    calls: dict[str, list[str]] = {}
    twins: dict[str, str] = {}  # id on another account -> id of what is made alike
    for exchanges, variables in told:
        for one in exchanges:
            if one["part"] == "shared":
                twin = twins.setdefault(one["id"], _twin(one, notes))
                notes.setdefault(twin, one)
                calls.setdefault(twin, []).append(stem_of(variables.get(one["id"], "")))
    stems: dict[str, str] = {}
    for id, note in notes.items():
        kept = before.get(_made(note)[1])
        if kept and kept not in stems.values():
            stems[id] = kept
    wanted = {id: _wanted(calls[id], _of_file(note["name"])) for id, note in notes.items()}
    for id in sorted(notes, key=lambda id: _rank(wanted[id], calls[id])):
        if id not in stems:
            stems[id] = _free(wanted[id], {*stems.values()})
    return {id: stems[twin] for id, twin in twins.items()}


def _twin(note: Data, notes: Mapping[str, Data]) -> str:
    """The id of a sample made of the same file in the same way, which some scenarios have on another account."""
    if _CUT.fullmatch(note["name"]):
        return str(note["id"])
    return next((id for id, other in notes.items() if _made(other) == _made(note)), str(note["id"]))


def _made(note: Data) -> tuple[str, str]:
    return note["name"], recipe_of(one["command"] for one in collapsed(note["story"]["exchanges"]))


def _wanted(calls: list[str], file: str) -> list[str]:
    """What scenarios call a sample most often, then its file's name."""
    return [name for name, _ in Counter(filter(None, calls)).most_common(1)] + [file]


def _rank(wanted: list[str], calls: list[str]) -> tuple[bool, int]:
    """Who chooses first: the sample whose file is called so as well, then what is used most."""
    return wanted[0] != wanted[-1], -calls.count(wanted[0])


def recipe_of(commands: Iterable[str]) -> str:
    """What a sample is, whatever it is called: the commands that make it, without the names of variables."""
    return "\n".join(VARIABLE.sub("$", command) for command in commands)


def _free(wanted: list[str], taken: set[str]) -> str:
    numbered = (f"{wanted[-1]}_{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain(wanted, numbered) if name not in taken)


def _of_file(note: str) -> str:
    """KEYNOTE_SHORT of keynote_short.mp4; what is cut out of another sample is a CLIP."""
    return "CLIP" if _CUT.fullmatch(note) else re.sub(r"\W+", "_", re.sub(r"\.[a-z]\w*$", "", note)).upper()
