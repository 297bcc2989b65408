"""What a part of the soak found: rows of a table, each with what was promised and whether it held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("what", "measured", "promised", "")


@dataclass(frozen=True)
class Row:
    """One measurement. ``held`` says whether ``measured`` keeps what ``promised`` says, both in words and figures."""

    what: str
    measured: str
    promised: str
    held: bool

    def line(self) -> str:
        """The row as Markdown."""
        return (
            f"| {self.what} | {self.measured} | {self.promised} | {'held' if self.held else '**broken**'} |"
        )


def table(rows: Iterable[Row]) -> str:
    """Rows as a Markdown table."""
    head = f"| {' | '.join(HEAD)} |\n|---|---|---|---|"
    return "\n".join([head, *(row.line() for row in rows)])
