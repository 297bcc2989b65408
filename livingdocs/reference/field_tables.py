"""Tables of fields: for each object that a guide's calls send, what they can say in it."""

from __future__ import annotations

from collections.abc import Mapping

from livingdocs.common.guides import Guide
from livingdocs.common.markdown import code
from livingdocs.reference.facts import FieldFact, fact_of, field_facts
from livingdocs.reference.showing import (
    Links,
    best,
    cell,
    folded,
    link,
    mentions,
    prose,
    refused,
    rows_table,
)
from livingdocs.reference.uses import Sighting, Uses
from livingdocs.schema import Field, Schema

HEAD = ["field and type", "unit", "default", "limits", "who may set it", "shown in"]
WHO = HEAD.index("who may set it")
ANYBODY = "who makes the call"
_TYPES = {"bigint": "int, as text", "float": "number", "bool": "boolean"}
_LIMITS = {
    "min_length": "{:g} characters and more",
    "max_length": "at most {:g} characters",
    "min_value": "{:g} and more",
    "max_value": "at most {:g}",
}


def field_tables(guide: Guide, used: Uses, links: Links, known: Schema) -> list[str]:
    """A folded table for each class of which the page shows a call that sends it, in the order of the guide."""
    shown = {class_: fields for class_, fields in used.items() if _is_shown(fields)}
    return [
        folded(
            f"Fields of {class_}", _table(guide, class_, fields, links, known, _is_base(class_, used, known))
        )
        for class_, fields in shown.items()
    ]


def _is_base(class_: str, used: Uses, known: Schema) -> bool:
    """Whether the guide sends objects of a class below this one: they have its fields too."""
    return any(class_ in known.ancestors(other)[1:] for other in used)


def _is_shown(fields: Mapping[str, list[Sighting]]) -> bool:
    return any(one.shown for seen in fields.values() for one in seen)


def _table(
    guide: Guide,
    class_: str,
    used: Mapping[str, list[Sighting]],
    links: Links,
    known: Schema,
    sent_only: bool,
) -> str:
    rows = [
        _row(guide, one, fact, used.get(name, []), links)
        for name, one in known.fields(class_).items()
        for fact in [fact_of(known, class_, name)]
        if name in used or (not sent_only and fact != FieldFact() and _is_told(guide, class_, name))
    ]
    setters = {row[WHO] for row in rows}
    if len(setters) > 1:
        return rows_table(HEAD, rows)
    narrow = rows_table(HEAD, [[*row[:WHO], "", *row[WHO + 1 :]] for row in rows])
    return f"Who may set {'it' if len(rows) == 1 else 'them'}: {setters.pop()}.\n\n{narrow}"


def _is_told(guide: Guide, class_: str, name: str) -> bool:
    """Whether a known field that no call sends is told all the same: the guide is about its class, or its prose speaks
    of the field by a name that is no common word. Of filters only what is sent."""
    if class_.endswith("Filter"):
        return False
    words = class_.removeprefix("Kaltura")
    about = mentions(guide.prose, class_) or mentions(guide.prose, words[:1].lower() + words[1:])
    if about and name in field_facts().get(class_, {}):
        return True
    return not name.islower() and mentions(prose(guide), name)


def _row(guide: Guide, one: Field, fact: FieldFact, seen: list[Sighting], links: Links) -> list[str]:
    title, no = best(guide, one.name, seen), refused(guide, one.name, seen)
    limits = fact.limits or ", ".join(_LIMITS[name].format(most) for name, most in one.limits.items())
    if no and no != title:
        limits = f"{cell(limits)} ({link(no, links, 'refused')})".strip()
    return [
        f"{code(one.name)} {type_of(one).replace('`', '')}{f'<br>{cell(fact.about)}' if fact.about else ''}",
        cell(fact.unit or ("Unix time, s" if one.is_time else "")),
        cell(fact.default),
        limits if no and no != title else cell(limits),
        cell(_who(one, fact)),
        link(title, links) if title else "",
    ]


def type_of(one: Field) -> str:
    """A field's type for people: "list of KalturaEffect", "int KalturaMediaType"."""
    if one.object and one.type in ("array", "map"):
        return f"{'list' if one.type == 'array' else 'map'} of {code(one.object)}"
    if one.object:
        return code(one.object)
    name = _TYPES.get(one.type, one.type)
    return f"{name} {code(one.enum)}" if one.enum else name


def _who(one: Field, fact: FieldFact) -> str:
    if one.read_only:
        return fact.who or "Kaltura"
    if one.insert_only and "made" not in fact.who:
        return f"{fact.who}, when it is made" if fact.who else "only when it is made"
    return fact.who or ANYBODY
