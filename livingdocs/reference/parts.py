"""The reference at the end of a guide's page, as parts of Markdown."""

from __future__ import annotations

from livingdocs.common.guides import Guide
from livingdocs.recorded.recording import Recording
from livingdocs.reference.address_tables import address_tables
from livingdocs.reference.field_tables import field_tables
from livingdocs.reference.legend import legend
from livingdocs.reference.refusals import refusals_table
from livingdocs.reference.showing import Links
from livingdocs.reference.uses import uses
from livingdocs.schema import Schema, schema

_REFERENCE = (
    "What the calls of this guide send, by object. Types and rights are those of the API's schema; an empty cell means "
    "that nothing is set apart or known. *Refused* leads to where a value is not taken."
)


def reference_parts(
    guide: Guide, recording: Recording, links: Links, known: Schema | None = None
) -> list[str]:
    """Fields, keys of addresses, numbers and refusals of a guide; [] where it shows none.

    `links` are the anchors of the scenarios on the page, by title.
    """
    types = known or schema()
    folds = [
        *field_tables(guide, uses(recording, types), links, types),
        *address_tables(guide, recording, links),
        legend(recording, types),
    ]
    errors = refusals_table(guide, recording, links)
    return [
        *(["## Reference", _REFERENCE, "\n".join(filter(None, folds))] if any(folds) else []),
        *(["## Errors", errors] if errors else []),
    ]


def looked_up(parts: list[str]) -> str:
    """A line that leads from a page's contents to its reference; "" where it has none."""
    names = [part.removeprefix("## ") for part in parts if part in ("## Reference", "## Errors")]
    links = " · ".join(f"[{name}](#{name.lower()})" for name in names)
    return f"To look up: {links}" if links else ""
