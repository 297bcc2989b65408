"""From the tree of a search to what is asked of the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, expression
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.platform.store.index.documents import Way
from kaltura_sandbox.platform.store.index.expressions import joined, phrase
from kaltura_sandbox.topics.esearch import others
from kaltura_sandbox.topics.esearch.clauses import (
    Clause,
    Place,
    any_of,
    every,
    none_of,
    nothing,
    objects,
    parts,
)
from kaltura_sandbox.topics.esearch.fields import EXACT, EXISTS, METADATA, RANGE, STARTS, TRUTHS, USERS
from kaltura_sandbox.topics.esearch.items import AND, NOT, Branch, Leaf, Node, Other
from kaltura_sandbox.topics.esearch.matching import Match, matches
from kaltura_sandbox.topics.esearch.part_documents import LINE, POINT, TEXT, VALUE

PARTS = {"caption": LINE, "cue_points": POINT, "metadata": VALUE}
SIGNS = {"greaterThan": ">", "greaterThanOrEqual": ">=", "lessThan": "<", "lessThanOrEqual": "<="}
FALSE = ("0", "false", "off", "no")
_OWNED = (
    "SELECT o.rowid FROM search_parts AS p NOT INDEXED JOIN objects AS o ON o.kind = p.ownerKind AND o.id = p.owner"
    " WHERE p.ownerKind = ? AND {}"
)


def compiled(kind: str, node: Node) -> Clause:
    """What objects of a kind are like that a search finds."""
    place = objects(kind)
    if isinstance(node, Other):
        return Clause(place, rows=[others.rows(node)])
    if isinstance(node, Leaf):
        return _leaf(kind, place, node)
    if node.inner is not None:
        return owned(kind, node.inner, inside(node))
    return _joined(place, node, lambda one: compiled(kind, one))


def _leaf(kind: str, place: Place, leaf: Leaf) -> Clause:
    if leaf.inner is not None:
        return owned(kind, leaf.inner, inside(leaf))
    if leaf.field.name == "captions_content":
        found = Clause(
            parts(TEXT), _expression(matches(leaf.field, leaf.type, leaf.term, TEXT, leaf.synonyms))
        )
        return owned(kind, TEXT, found) if found.text else nothing(place)
    if leaf.type == RANGE:
        return Clause(place, tests=between(leaf, expression(leaf.field.stored)))
    text = _expression(matches(leaf.field, leaf.type, asked(leaf), None, leaf.synonyms))
    return Clause(place, text) if text else nothing(place)


def asked(leaf: Leaf) -> str:
    """A term as the index has it: truths as words, users by what all spellings of their ids share."""
    if leaf.field.name in TRUTHS:
        return "false" if php_text.lower(php_text.trim(leaf.term)) in FALSE else "true"
    return user_key(leaf.term) if leaf.field.name in USERS else leaf.term


def inside(node: Node) -> Clause:
    """What a part of an object is like."""
    if isinstance(node, Other):
        raise TypeError("other objects are no parts of this one")
    place = parts(PARTS[node.inner or ""])
    if isinstance(node, Branch):
        return _joined(place, node, inside)
    told = f"json_extract(p.data, '$.{node.field.name}')"
    clauses = [Clause(place, tests=between(node, told))] if node.type == RANGE else [_words(place, node)]
    return every(place, [*clauses, *_metadata(place, node.item)])


def _words(place: Place, leaf: Leaf) -> Clause:
    found = matches(leaf.field, leaf.type, leaf.term, None, leaf.synonyms)
    if leaf.field is METADATA["value_text"]:
        found += _numbers(leaf)
    text = _expression(found)
    return Clause(place, text) if text else nothing(place)


def _numbers(leaf: Leaf) -> list[list[Match]]:
    """Values of metadata that are numbers: any of them, or the one that a term of digits is."""
    number = METADATA["value_int"]
    if leaf.type == EXISTS:
        return matches(number, EXISTS, "")
    return matches(number, EXACT, leaf.term) if leaf.type != STARTS and php_text.is_index(leaf.term) else []


def _metadata(place: Place, item: Object) -> list[Clause]:
    """What an item about metadata asks of the value beside its text."""
    asked_ = (("xpath", item.xpath), ("profile", item.metadataProfileId), ("field", item.metadataFieldId))
    return [
        Clause(place, phrase(place.kind, name, Way.KEY, [analysis.term(str(value))]))
        for name, value in asked_
        if value
    ]


def owned(kind: str, name: str, clause: Clause) -> Clause:
    """Objects that have such a part."""
    sql, values = clause.condition()
    return Clause(objects(kind), rows=[(_OWNED.format(sql), [kind, *values])])


def between(leaf: Leaf, sql: str) -> list[Condition]:
    """A number between the bounds of a range; without any there is nothing to fulfil, as on the platform."""
    bounds: dict[str, Any] = leaf.item.range.values if leaf.item.range else {}
    return [
        (f"CAST({sql} AS REAL) {SIGNS[name]} ? AND {sql} IS NOT NULL", [value])
        for name, value in bounds.items()
        if name in SIGNS
    ]


def _joined(place: Place, branch: Branch, compile_: Callable[[Any], Clause]) -> Clause:
    found = [compile_(node) for node in branch.nodes]
    if branch.operator == AND:
        return every(place, found)
    return none_of(place, found) if branch.operator == NOT else any_of(place, found)


def _expression(groups: list[list[Match]]) -> str | None:
    return joined("OR", (match.expression for group in groups for match in group))
