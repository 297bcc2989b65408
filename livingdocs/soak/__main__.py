"""make soak: hostile requests, kills, crowds, files and addresses; a table, and an exit code that tells.

``--write`` puts the table into docs/reliability.md. Parts can be named; each starts sandboxes of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable

from livingdocs.common import paths
from livingdocs.soak import addresses, crowd, disk, drops, files, kills, malformed, neighbours, waits
from livingdocs.soak.outcome import Row, table

PAGE = paths.ROOT / "docs" / "reliability.md"
MARKS = ("<!-- make soak: begin -->", "<!-- make soak: end -->")
PARTS: dict[str, Callable[[], Iterable[Row]]] = {
    "requests": malformed.requests,
    "kills": kills.under_writes,
    "crowd": crowd.crowd,
    "waits": waits.beside_slow_calls,
    "files": files.hostile,
    "addresses": addresses.hostile,
    "neighbours": neighbours.neighbours,
    "disk": disk.full_disk,
    "drops": drops.across_kills,
}


def run(names: Iterable[str]) -> list[Row]:
    """The rows of the parts, told while they come. A part that breaks down is a broken row."""
    rows: list[Row] = []
    for name in names:
        print(f"{name} …", flush=True)
        begin = time.monotonic()
        for row in _rows(name):
            rows.append(row)
            print(f"  {'ok ' if row.held else 'BAD'} {row.what}: {row.measured} ({row.promised})", flush=True)
        print(f"  {time.monotonic() - begin:.0f} s", flush=True)
    return rows


def _rows(name: str) -> Iterable[Row]:
    try:
        yield from PARTS[name]()
    except Exception as problem:  # the other parts go on
        yield Row(
            name, f"{type(problem).__name__}: {problem}"[:300].replace("\n", " "), "runs to its end", False
        )


def write(rows: list[Row]) -> None:
    """Puts the table between the marks of the page."""
    before, rest = PAGE.read_text(encoding="utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    PAGE.write_text(f"{before}{MARKS[0]}\n{table(rows)}\n{MARKS[1]}{after}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """0 where everything held, 1 where something did not."""
    parser = argparse.ArgumentParser(prog="make soak", description="What the sandbox bears")
    parser.add_argument("parts", nargs="*", help=f"some of: {', '.join(PARTS)} (default: all)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/reliability.md")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    begin = time.monotonic()
    rows = run(options.parts or PARTS)
    if options.write:
        write(rows)
    broken = [row.what for row in rows if not row.held]
    print(
        f"{len(rows)} measured in {time.monotonic() - begin:.0f} s, {len(broken)} broken", *broken, sep="\n  "
    )
    return 1 if broken or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
