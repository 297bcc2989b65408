"""Why the sandbox doesn't start, in a sentence for whoever started it."""

from __future__ import annotations


class StartError(Exception):
    """Its text says what is wrong and what to do. It holds nothing that was read from a database: there are secrets."""


def reason(problem: OSError) -> str:
    """What the system says, without the path, which the sentence has."""
    return problem.strerror or type(problem).__name__
