"""A search as a tree: what was sent, read and judged in the platform's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.esearch import esearch_errors, fields
from kaltura_sandbox.topics.esearch.fields import EXACT, PARTIAL, TYPES, Field

AND, OR, NOT = 1, 2, 3
LONGEST_TERM = 128  # bytes
OPERATORS = (
    "KalturaESearchEntryOperator", "KalturaESearchCategoryOperator", "KalturaESearchUserOperator",
    "KalturaESearchGroupOperator",
)  # fmt: skip
NESTED = "KalturaESearchNestedOperator"
UNIFIED = "KalturaESearchUnifiedItem"
PLACE = "KalturaESearchCategoryEntryItem"
MEMBER = "KalturaESearchCategoryUserItem"
GROUP = "KalturaESearchGroupUserItem"
IN_GROUPS = "group_ids"
"""The field by which users are found who are in a group."""

METADATA_ITEMS = (
    "KalturaESearchEntryMetadataItem", "KalturaESearchCategoryMetadataItem", "KalturaESearchUserMetadataItem",
    "KalturaESearchGroupMetadataItem",
)  # fmt: skip
TABLES = {
    "KalturaESearchEntryItem": fields.ENTRY, "KalturaESearchCategoryItem": fields.CATEGORY,
    "KalturaESearchUserItem": fields.USER, "KalturaESearchGroupItem": fields.USER,
    "KalturaESearchCaptionItem": fields.CAPTION,
    "KalturaESearchCuePointItem": fields.CUE_POINT,
}  # fmt: skip
INNER = {"KalturaESearchCaptionItem": "caption", "KalturaESearchCuePointItem": "cue_points"} | dict.fromkeys(
    METADATA_ITEMS, "metadata"
)
"""What is searched inside of an object, by the class of its items; the names are those of itemsData."""


@dataclass
class Leaf:
    """One item: a field, a type of search (a letter), and what is searched for."""

    item: Object
    field: Field
    type: str
    term: str
    inner: str | None = None
    synonyms: bool = True

    @property
    def highlights(self) -> bool:
        return bool(self.item.addHighlight)


@dataclass
class Branch:
    """Items under an operator. ``inner`` says that all are looked for in one and the same part of an object."""

    operator: int
    nodes: list[Node] = field(default_factory=list)
    inner: str | None = None


@dataclass
class Other:
    """An item about what is told by other objects: an entry's categories, members of a category, users of a group."""

    item: Object
    type: str
    term: str


Node = Leaf | Branch | Other


def read(operator: Object) -> Branch:
    """The tree of an operator. Operators among its items are judged before others, as the platform does it."""
    given = operator.searchItems or []
    if not given:
        raise esearch_errors.EMPTY_SEARCH_ITEMS_NOT_ALLOWED()
    branch = Branch(operator.operator or AND)
    inner = [one for one in given if one.objectType in (*OPERATORS, NESTED)]
    branch.nodes += [_nested(one) if one.objectType == NESTED else read(one) for one in inner]
    branch.nodes += [node for one in _by_class(given) for node in _item(one)]
    return branch


def without_synonyms(node: Node) -> None:
    """Makes all items of a tree take words as they are."""
    if isinstance(node, Leaf):
        node.synonyms = False
    for one in node.nodes if isinstance(node, Branch) else ():
        without_synonyms(one)


def _by_class(given: list[Object]) -> Iterable[Object]:
    plain = [one for one in given if one.objectType not in (*OPERATORS, NESTED)]
    classes = list(dict.fromkeys(one.objectType for one in plain))
    return sorted(plain, key=lambda one: classes.index(one.objectType))


def _nested(operator: Object) -> Branch:
    given = operator.searchItems or []
    if not given:
        raise esearch_errors.EMPTY_SEARCH_ITEMS_NOT_ALLOWED()
    if operator.operator is None:
        raise esearch_errors.MISSING_OPERATOR_TYPE()
    branch = Branch(operator.operator)
    branch.nodes += [_nested(one) for one in given if one.objectType == NESTED]
    branch.nodes += [node for one in _by_class(given) for node in _item(one)]
    kinds = {node.inner for node in branch.nodes if isinstance(node, (Leaf, Branch)) and node.inner}
    if len(kinds) != 1:
        raise esearch_errors.MIXED_SEARCH_ITEMS_IN_NESTED_OPERATOR_NOT_ALLOWED()
    branch.inner = kinds.pop()
    return branch


def _item(item: Object) -> list[Node]:
    term, type_ = _asked(item)
    if item.objectType == UNIFIED:
        return [_unified(item)]
    if item.objectType in METADATA_ITEMS:
        return [_metadata(item, type_, term)]
    if item.objectType == PLACE:
        _check(str(item.fieldName), str(item.fieldName), fields.PLACES.get(item.fieldName, ""), type_, term)
        return [Other(item, TYPES[type_], term)]
    if item.objectType in (MEMBER, GROUP):
        _check(str(item.fieldName), str(item.fieldName), EXACT, type_, term)
        return [Other(item, TYPES[type_], term)]
    found = TABLES[item.objectType].get(item.fieldName)
    engine = found.engine if found else str(item.fieldName or "")
    _check(engine, engine, found.types if found else "", type_, term)
    assert found is not None
    if item.fieldName == IN_GROUPS:
        return [Other(item, TYPES[type_], term)]
    return [Leaf(item, found, TYPES[type_], term, INNER.get(item.objectType))]


def _asked(item: Object) -> tuple[str, int]:
    """Term and type of an item; a term in quotes is matched exactly."""
    term = cut(item.searchTerm)
    type_ = item.itemType or 0
    if type_ in (1, 2) and quoted(term):
        return term[1:-1], 1
    return term, type_


def cut(term: Any) -> str:
    """A term as far as the platform reads it: its first 128 bytes, without blanks around it."""
    text = "" if term is None else str(term)
    return php_text.trim(text.encode()[:LONGEST_TERM].decode("utf-8", "ignore"))


def quoted(term: str) -> bool:
    return len(term) > 2 and term[0] == term[-1] == '"' and '"' not in term[1:-1]


def _check(field_name: str, told: str, types: str, type_: int, term: str) -> None:
    if TYPES.get(type_, "-") not in types:
        raise esearch_errors.SEARCH_TYPE_NOT_ALLOWED_ON_FIELD(type_ or "", field_name)
    if term == "" and type_ in (1, 2, 3):
        raise esearch_errors.EMPTY_SEARCH_TERM_NOT_ALLOWED(told, type_)


def _metadata(item: Object, type_: int, term: str) -> Leaf:
    _check("metadata.value", "metadata.value", "EPSXR", type_, term)
    found = fields.METADATA["value_int" if TYPES[type_] == "R" else "value_text"]
    return Leaf(item, found, TYPES[type_], term, "metadata")


def _unified(item: Object) -> Branch:
    """The item on each field that it looks into; a partial term with parts in quotes is any of its parts."""
    if item.itemType in (4, 5):
        raise esearch_errors.SEARCH_TYPE_NOT_ALLOWED_ON_UNIFIED_SEARCH(item.itemType)
    term = cut(item.searchTerm)
    found = Branch(OR)
    for part, type_ in parts_of(term, item.itemType or 0):
        for table, inner in (
            (fields.ENTRY, None), (None, None), (fields.CUE_POINT, "cue_points"), (fields.CAPTION, "caption"),
        ):  # fmt: skip
            found.nodes += (
                _places(item, type_, part) if table is None else _fields(item, table, inner, type_, part)
            )
        found.nodes.append(_metadata(item, type_, part))
    return found


def _fields(item: Object, table: dict[str, Field], inner: str | None, type_: int, term: str) -> list[Node]:
    found: list[Node] = []
    for one in table.values():
        if "u" in one.marks and one.allows(type_):
            _check(one.engine, one.engine, one.types, type_, term)
            found.append(Leaf(item, one, TYPES[type_], term, inner))
    return found


def _places(item: Object, type_: int, term: str) -> list[Node]:
    """Names of categories, and of those above them."""
    return [
        Other(Object(PLACE, fieldName=name), TYPES[type_], term)
        for name in ("name", "ancestor_name")
        if TYPES.get(type_, "-") in fields.PLACES[name]
    ]


def parts_of(term: str, type_: int) -> list[tuple[str, int]]:
    """The parts of a unified term, each with its type of search."""
    if TYPES.get(type_) == EXACT and quoted(term):
        return [(term[1:-1], type_)]
    if TYPES.get(type_) != PARTIAL or term.count('"') < 2:
        return [(term, type_)]
    pieces = term.split('"')
    found = [(php_text.trim(piece), 1 if place % 2 else 2) for place, piece in enumerate(pieces)]
    return [one for one in found if one[0]] or [(term, type_)]
