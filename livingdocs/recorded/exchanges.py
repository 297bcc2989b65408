"""What one exchange is, and how a scenario's exchanges are thinned out before they are written as lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any

VARIABLE = re.compile(r"\$\{?([A-Z][A-Z0-9_]+)")
SESSIONS = {"KALTURA_KS", "KALTURA_USER_KS", "KALTURA_WIDGET_KS", "KALTURA_OPERATOR_KS"}
READS = re.compile(r"(?:^GET |\.(?:get(?!Conflicts)|list|count|serve|ping))")
"""Labels of calls that only read. A look for conflicts reserves what it finds free."""

ADDRESS = "address."  # a value in a list of addresses, by its place
ANY = "any"  # what is waited for where a value is only to be there
WHOLE = "."  # the field of an answer that is all of it
SERVICE = re.compile(r"/service/\w+(?=/action/get\b)")
STEADY = {
    "liveStream.get"
}  # a live stream is READY from the beginning: who asks again waits for something else
WAITS_FOR = ("code", "status", "totalCount")
SPOKEN_OF = {"the replacement of": "replacementStatus"}  # what some steps wait for instead, by their words

Data = dict[str, Any]


def each(answer: Any) -> list[Any]:
    """The answers of a multirequest; any other answer alone."""
    return answer if isinstance(answer, list) else [answer]


def is_refusal(answer: Any) -> bool:
    """Whether an answer is an error of the API."""
    return isinstance(answer, Mapping) and answer.get("objectType") == "KalturaAPIException"


def is_delivery(answer: Any) -> bool:
    """Whether this tells of a file or page that was fetched, not of an answer of the API."""
    return isinstance(answer, Mapping) and {"status", "contentType"} <= set(answer)


def is_read(one: Mapping[str, Any]) -> bool:
    """Whether it only looks, by its name."""
    return bool(READS.search(one["label"]))


def is_idle(one: Mapping[str, Any]) -> bool:
    """Whether it leaves all as it was: a read, by no session of the scenario's own, since that may count its calls."""
    own = {name for name in VARIABLE.findall(one["command"]) if name.endswith("_KS")} - SESSIONS
    return is_read(one) and not own


def marked(lines: list[Data]) -> list[Data]:
    """Each line with `given`: whether its step is a Given, or an And behind one."""
    marked, given = [], False
    for one in lines:
        keyword = str(one.get("step", "")).partition(" ")[0]
        given = given if keyword in ("And", "But", "*") else keyword == "Given"
        marked.append({**one, "given": given})
    return marked


def last_told(lines: list[Data]) -> list[Data]:
    """The lines, without the answers to changes that only lead up to another change in the same step."""
    after = [*lines[1:], {"step": None, "part": ""}][: len(lines)]
    return [
        {**line, "answer": None} if _leads_on(line, following) else line
        for line, following in zip(lines, after, strict=True)
    ]


def _leads_on(line: Data, following: Data) -> bool:
    if line["part"] != "shown" or following["step"] != line["step"] or following["part"] != "shown":
        return False
    if is_read(line) or is_read(following):
        return False
    return not any(is_refusal(one) for one in each(line["answer"]))


def told_once(lines: list[Data]) -> list[Data]:
    """The lines, with a read that only says again what was read since the last change as a mere mention."""
    told: list[Data] = []
    reads: list[Data] = []
    for line in lines:
        if line["part"] == "made" or not is_idle(line):
            reads = reads if line["part"] == "made" or is_read(line) else []
            told.append(line)
            continue
        twin = next((one for one in reads if _same(one, line)), None)
        if twin is None:
            reads.append(line)
            told.append(line)
            continue
        twin["gives"] |= line["gives"]
        if told[-1]["part"] == "again" and told[-1]["step"] == line["step"]:
            told.pop()  # one mention is enough
        told.append({"step": line["step"], "label": line["label"], "command": "", "part": "again"})
    return told


def by_chance(lines: list[Data], words: Set[str]) -> list[Data]:
    """The lines, without what a look answers before the next line waits for the same: it may be there by then or not.

    `words`: what the scenario speaks of; a field that it speaks of is no chance.
    """
    after = [*lines[1:], {}][: len(lines)]
    return [
        {**line, "answer": None}
        if is_read(line)
        and not line.get("until")
        and following.get("until")
        and following["until"][0] not in words
        and _object_of(following) == _object_of(line)
        else line
        for line, following in zip(lines, after, strict=True)
    ]


def _object_of(line: Data) -> str:
    """What a read asks for, whichever service it asks: media.get and baseEntry.get of an entry tell the same."""
    return SERVICE.sub("", line["command"])


def _same(first: Data, second: Data) -> bool:
    again = not second.get("until") or bool(
        first.get("until")
    )  # what the same answer shows has been waited for
    return again and first["command"] == second["command"] and first["answer"] == second["answer"]


def collapsed(lines: list[Data]) -> list[Data]:
    """What was polled as one line for each command: the last, with what it waited for."""
    done: list[Data] = []
    for one in lines:
        if not one.get("polled"):
            done.append(one)
            continue
        same = [
            other
            for other in done
            if other.get("polled")
            and other["command"] == one["command"]
            and other.get("step") == one.get("step")
        ]
        for other in same:
            done = [kept for kept in done if kept is not other]
        done.append({**one, "until": _waited_for(one)})
    return done


def _waited_for(one: Data) -> list[str]:
    answer = one["answer"]
    if isinstance(answer, bool):
        return [WHOLE, str(answer).lower()]
    if isinstance(answer, Mapping) and pickable(one) and "text" not in answer:
        step = str(one.get("step", ""))
        if one["label"] in STEADY:
            return []
        for name in (*(field for words, field in SPOKEN_OF.items() if words in step), *WAITS_FOR):
            if isinstance(answer.get(name), (str, int)):
                return [name, str(answer[name])]
    return []


def given_by(one: Data, gives: Mapping[str, str]) -> list[str]:
    """What a poll waits for that is there for a value: that there is one, or as many addresses as are taken."""
    if not one.get("polled") or one.get("until") or not gives:
        return list(one.get("until", []))
    places = [int(path.removeprefix(ADDRESS)) for path in gives.values() if path.startswith(ADDRESS)]
    if places:
        return [ADDRESS, str(max(places) + 1)] if max(places) else []
    return [next(iter(gives.values())), ANY]


def without_parts(lines: list[Data], ids: Mapping[str, str]) -> list[Data]:
    """The lines, but for the deletion of assets whose entry is deleted too: they go with it, and may be gone before.

    `ids`: the variable of each id.
    """
    deletions = [one for one in lines if one["part"] == "tidy" and one["label"].endswith(".delete")]
    objects = set(ids.values())  # all commands name the address and a session
    gone = objects & {name for one in deletions for name in VARIABLE.findall(one["command"])}
    parts = {
        ids[raw]
        for one in lines
        if one.get("label", "").endswith("Asset.add") and gone & set(VARIABLE.findall(one["command"]))
        for raw, path in one["ids"].items()
        if path == "id"
    }
    passed = [one for one in deletions if parts & set(VARIABLE.findall(one["command"]))]
    return [one for one in lines if all(one is not other for other in passed)]


def pickable(one: Data) -> bool:
    """Whether values can be taken out of what its command writes: out of a delivery, if that is JSON or a text."""
    return not one["label"].startswith("GET ") or bool(
        {"json", "text"} & set(one["answer"] if isinstance(one["answer"], dict) else {})
    )


def path_of(one: Data, path: str) -> str:
    """Where in an answer a value stands: objects.0.id, or address.0 for the first address of a list of addresses."""
    answer, (kind, _, place) = one["answer"], path.partition(".")
    if kind == "text" and is_delivery(answer):
        before = answer["text"][: int(place)]
        return f"{ADDRESS}{sum(bool(row) and not row.startswith('#') for row in before)}"
    return re.sub(r"^json\.", "", path)
