"""The scenario's exchanges as data, for the written guides: what the evidence shows and what it keeps quiet about.

A page that can be pasted from top to bottom needs more than a reader of the report: how the samples came about, which
answer gives an id, what is deleted at the end. Everything is masked before it is kept; `chunk` is one step's part:
{"exchanges": [{part, label, polled, command, answer, status, ids, keys}], "ids": {id: variable}, "account": name}.
`ids` and `keys` of an exchange say where its answer holds an id or a secret that later lines write as a variable;
`account` is the one that the scenario ran on, "" for the one that was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from features.support.reporting.masking import mask
from features.support.reporting.variables import ID_FIELD, Variables
from features.support.wire.client import Exchange

SHOWN, QUIET, TIDY, SHARED, MADE = "shown", "quiet", "tidy", "shared", "made"
ELSEWHERE = {
    "redirectEntryId"
}  # fields that send players on to an object, which another field is there to name
MOST_PLACES = 100  # ids of one answer
LONG = 3000  # characters of one text

Render = Callable[[Exchange, Variables], str]


class Transcript:
    """Takes the exchanges of a scenario in their order; rendered at the end of each step, when things have names."""

    def __init__(self, variables: Variables, render: Render, account: str = "") -> None:
        self.variables, self.render, self.account = variables, render, account
        self._pending: list[dict[str, Any] | tuple[Exchange, str, bool]] = []

    def record(self, exchange: Exchange, part: str, polled: bool) -> None:
        """Take an exchange: shown, quiet or tidy; `polled` when it is repeated until a promise holds."""
        self._pending.append((exchange, part, polled))

    def shared(self, name: str, note: Mapping[str, Any]) -> None:
        """The scenario uses a shared entry; its note (samples.py) tells how it was made."""
        if "story" in note:
            self.variables.name("entry", str(note["id"]))
            self._pending.append({"part": SHARED, "name": name, "id": note["id"], "story": note["story"]})

    def made(self, variable: str, command: str) -> None:
        """`variable` has no answer to be taken from: `command` makes its value."""
        self._pending.append({"part": MADE, "variable": variable, "command": command})

    def beside(self, label: str, command: str, part: str, variable: str = "") -> None:
        """Something at work beside the calls begins or ends by `command`; a `variable` stands for it from then on."""
        told: dict[str, Any] = {
            "part": part,
            "label": label,
            "polled": False,
            "command": command,
            "answer": None,
        }
        told |= {"status": 0, "ids": {}, "keys": {}} | ({"variable": variable} if variable else {})
        self._pending.append(told)

    def chunk(self) -> dict[str, Any]:
        """What came since the last chunk; {} if nothing did. Lines shown are rendered first: they choose the names."""
        pending, self._pending = self._pending, []
        told: dict[int, dict[str, Any]] = {}
        for quiet in (False, True):
            for place, item in enumerate(pending):
                if isinstance(item, dict):
                    told[place] = item
                elif (item[1] != SHOWN) is quiet:
                    told[place] = tell(item[0], item[1], item[2], self.variables, self.render)
        exchanges = [told[place] for place in sorted(told)]
        told_by = {"exchanges": exchanges, "ids": self.variables.ids(), "account": self.account}
        return told_by if exchanges else {}


def story(exchanges: Sequence[Exchange], variables: Variables, render: Render) -> dict[str, Any]:
    """How something shared was made, as a chunk of its own. Reads in it are those that wait."""
    for exchange in exchanges:
        variables.learn(exchange.answer)
    told = [
        tell(exchange, SHOWN, exchange.label.endswith(".get"), variables, render)
        for exchange in exchanges
        if not exchange.label.startswith("session.")
    ]
    return {"exchanges": told, "ids": variables.ids()}


def tell(exchange: Exchange, part: str, polled: bool, variables: Variables, render: Render) -> dict[str, Any]:
    """One exchange as data."""
    found = list(leaves(exchange.answer))[: MOST_PLACES * 10]
    return {
        "part": part,
        "label": exchange.label,
        "polled": polled,
        "command": render(exchange, variables),
        "answer": shortened(mask(exchange.answer, variables.known), variables.hide),
        "status": exchange.status,
        "ids": _places(
            found, lambda key, text: text if variables.knows(text) and ID_FIELD.search(key) else ""
        ),
        "keys": _places(found, lambda key, text: variables.known.get(text, "")),
    }


def _places(found: list[tuple[str, str]], named: Callable[[str, str], str]) -> dict[str, str]:
    places: dict[str, str] = {}
    for path, text in sorted(found, key=lambda one: one[0] in ELSEWHERE):
        name = named(path or "id", text)
        if name and len(places) < MOST_PLACES:
            places.setdefault(name, path)
    return places


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The path (objects.0.id) and the text of each text and whole number in an answer."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{number}" if path else str(number))
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield path, str(value)


def shortened(value: Any, hide: Callable[[str], str]) -> Any:
    """A masked JSON value whose texts hold no address of the server and don't go on for ever."""
    if isinstance(value, Mapping):
        return {key: shortened(inner, hide) for key, inner in value.items()}
    if isinstance(value, list):
        return [shortened(inner, hide) for inner in value[:200]]
    return hide(value)[:LONG] if isinstance(value, str) else value
