"""What the sandbox holds in memory after requests that no client should make."""

from __future__ import annotations

from collections.abc import Callable

from livingdocs.soak.malformed import malformed

Say = Callable[..., None]
CALLS = 20_000


def memory(say: Say) -> None:
    """Resident memory after mixed requests, of which one in 150 has a body of five megabytes."""
    found = malformed(CALLS)
    beside = f"{found['before']} MB before, {found['peak']} MB at the most"
    say(f"memory after {CALLS:,} mixed requests", f"{found['after']} MB", "", beside)
