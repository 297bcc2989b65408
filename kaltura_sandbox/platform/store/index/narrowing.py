"""What the index is asked before the conditions of a list's filter are tried: what it finds is all that can fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from kaltura_sandbox.platform.objects import split
from kaltura_sandbox.platform.store.index.expressions import listed

Narrowing = Callable[[Any], str | None]
BY_WORDS = ("MultiLikeOr", "MultiLikeAnd", "Like", "Equal", "In")
"""Comparisons of texts that the index can narrow: who has the value has its words."""


def narrowing(
    kind: str,
    name: str,
    value: Any,
    names: Mapping[str, tuple[str, ...]],
    fields: Collection[str],
    special: Mapping[str, Narrowing],
) -> str | None:
    """An expression for one property of a filter, None where the index doesn't help.

    ``names`` are the stored fields that a name in filters means, ``fields`` those whose words are in the index,
    ``special`` what whole properties say themselves.
    """
    if value in (None, ""):
        return None
    if name in special:
        return special[name](value)
    suffix = next((one for one in BY_WORDS if name.endswith(one)), None)
    if suffix is None or not fields:
        return None
    base = name.removesuffix(suffix)
    stored = names.get(base, (base,))
    if not all(one in fields for one in stored):
        return None
    queries = [str(value)] if suffix in ("Like", "Equal") else split(value)
    return listed(kind, stored, queries, every=suffix == "MultiLikeAnd")
