"""<Name> in the texts of a scenario: what it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

REFERENCE = re.compile(r"<([^<>]+)>")


def resolved(
    text: str, known: Mapping[str, str], records: Mapping[str, Any], record: Callable[[str], Any]
) -> str:
    """`text` with each <Name> replaced by what is known by that name, else by the id of the thing that `record` gives.

    <fullName of Science> is a field of the answer that made the thing.
    """

    def told(found: re.Match[str]) -> str:
        field, _, name = found[1].partition(" of ")
        if found[1] in known:
            return known[found[1]]
        if name in records and found[1] not in records:
            return str(records[name].answer.get(field, ""))
        return str(record(found[1]).id)

    return REFERENCE.sub(told, text)
