"""What the refusals mean that any action may give: for whoever reads no guide before the first one comes."""

from __future__ import annotations

from livingdocs.common.markdown import code
from livingdocs.machines.compact_guides import prose
from livingdocs.machines.rules import listed
from livingdocs.reference.facts import remedies

ANYWHERE = (
    "INVALID_KS",
    "SERVICE_FORBIDDEN",
    "ENTRY_ID_NOT_FOUND",
    "MISSING_MANDATORY_PARAMETER",
    "PROPERTY_VALIDATION_CANNOT_BE_NULL",
    "PROPERTY_VALIDATION_NOT_UPDATABLE",
    "INVALID_ENUM_VALUE",
    "OBJECT_TYPE_ABSTRACT",
)


def refused() -> list[str]:
    """Each of them with its cause and what to do, in parts that need no heading."""
    rows = [f"{code(name)}: {_explained(name)}" for name in ANYWHERE]
    return [
        "Codes of refusals that come from anywhere; the others stand at the end of each guide:",
        listed(rows),
    ]


def _explained(name: str) -> str:
    why = remedies()[name]
    return prose(f"{why.cause} → {why.remedy}")
