"""How well what is found fits: the order where none is asked for.

Each match counts as FTS5's BM25 says of its words in the whole object (the platform's engine asks each field by
itself, so that figures differ while the order of boosts is the same), times its boost; of lines and values inside an
object their mean counts. A score function then weighs in how far the object's creation is from now.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.esearch import esearch_errors
from kaltura_sandbox.topics.esearch.compiling import PARTS, asked
from kaltura_sandbox.topics.esearch.fields import RANGE
from kaltura_sandbox.topics.esearch.items import NOT, Branch, Leaf, Node
from kaltura_sandbox.topics.esearch.matching import Match, matches
from kaltura_sandbox.topics.esearch.part_documents import TEXT

UNITS = {"d": (86_400, 365), "w": (7 * 86_400, 52), "m": (60, 12), "h": (3_600, 8_760)}
"""Seconds of a unit, and how many the platform takes. It means months by m, its engine minutes (read in the source)."""

USUAL_DECAY = 0.5
_PLAIN = "SELECT rowid, -bm25(search_terms) FROM search_terms WHERE search_terms MATCH ?"
_PARTS = (
    "SELECT o.rowid, AVG(s.score) FROM (SELECT rowid AS part, -bm25(search_part_terms) AS score FROM search_part_terms"
    " WHERE search_part_terms MATCH ? LIMIT -1) AS s JOIN search_parts AS p ON p.id = s.part"
    " JOIN objects AS o ON o.kind = p.ownerKind AND o.id = p.owner GROUP BY o.rowid"
)


def scores(account: Account, tree: Branch, rows: list[int]) -> dict[int, float]:
    """The scores of the rows that were found."""
    found = dict.fromkeys(rows, 0.0)
    for leaf in _scoring(tree):
        for group in _matches(leaf):
            _add(account, leaf, group, found)
    return found


def _scoring(node: Node) -> Iterable[Leaf]:
    """Items that count: those that aren't denied, and no ranges."""
    if isinstance(node, Leaf) and node.type != RANGE:
        yield node
    if isinstance(node, Branch) and node.operator != NOT:
        for one in node.nodes:
            yield from _scoring(one)


def _in_parts(leaf: Leaf) -> bool:
    return leaf.inner is not None or leaf.field.name == "captions_content"


def _matches(leaf: Leaf) -> list[list[Match]]:
    kind = PARTS.get(leaf.inner or "", TEXT if _in_parts(leaf) else leaf.field.kind)
    return matches(leaf.field, leaf.type, asked(leaf), kind, leaf.synonyms)


def _add(account: Account, leaf: Leaf, group: list[Match], found: dict[int, float]) -> None:
    """Adds the best of a group of matches to what each row has."""
    best: dict[int, float] = {}
    for match in group:
        sql = _PARTS if _in_parts(leaf) else _PLAIN
        for row, score in account.store.execute(sql, [match.expression]):
            worth = match.boost * (1.0 if match.constant else max(score, 1e-6))
            best[row] = max(best.get(row, 0.0), worth)
    for row in best.keys() & found.keys():
        found[row] += best[row]


def check_function(params: Object) -> None:
    """Refuses a score function that isn't whole, or whose values aren't what they must be."""
    if any(
        params.values.get(name) is None for name in ("decayAlgorithm", "scale", "functionField", "origin")
    ):
        raise esearch_errors.MISSING_MANDATORY_SCORE_FUNCTION_PARAM()
    if _seconds(str(params.scale)) is None:
        raise esearch_errors.INVALID_SCORE_FUNCTION_FIELD_VALUE("scale", "Invalid duration format")
    if params.decay is not None and not 0 < params.decay < 1:
        raise esearch_errors.INVALID_SCORE_FUNCTION_FIELD_VALUE("decay", "Must be between 0 and 1")


def _seconds(scale: str) -> int | None:
    """A duration such as 30d in seconds; None where it is none."""
    read = re.fullmatch("([0-9]{1,9})([dwmh])", scale)
    if read is None:
        return None
    number, (unit, most) = php_text.whole(read[1]), UNITS[read[2]]
    return number * unit if 0 < number <= most else None


def weighed(account: Account, params: Object, found: dict[int, float]) -> dict[int, float]:
    """Scores with what the function says of each row's creation."""
    weight: float = 1.0 if params.weight is None else params.weight
    weighed_: dict[int, float] = {}
    for row, created in _created(account, list(found)):
        factor = weight * decayed(params, abs(now() - (created or 0)))
        weighed_[row] = found[row] + factor if params.boostMode == "sum" else (found[row] or 1.0) * factor
    return weighed_


def _created(account: Account, rows: list[int]) -> list[Any]:
    marks = ",".join(map(str, rows))
    return account.store.execute(f"SELECT rowid, createdAt FROM objects WHERE rowid IN ({marks or 'NULL'})")


def decayed(params: Object, distance: float) -> float:
    """What is left at a distance (s): 1 at none, ``decay`` at ``scale``."""
    scale, decay = _seconds(str(params.scale)) or 1, params.decay or USUAL_DECAY
    if params.decayAlgorithm == "exp":
        return math.exp(math.log(decay) / scale * distance)
    if params.decayAlgorithm == "linear":
        reach = scale / (1 - decay)
        return max(0.0, (reach - distance) / reach)
    return math.exp(math.log(decay) * (distance / scale) ** 2)
