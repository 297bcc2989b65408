"""How many scenarios there are, said the same way everywhere."""

from __future__ import annotations

from collections.abc import Collection

from livingdocs.common.guides import Guide


def counted(scenarios: int, guides: int = 0) -> str:
    """A number of scenarios as it is told everywhere: "761 scenarios in 15 guides". Each example of an outline is one,
    as it is in a run."""
    told = f"{scenarios} {'scenario' if scenarios == 1 else 'scenarios'}"
    return f"{told} in {guides} {'guide' if guides == 1 else 'guides'}" if guides else told


def how_many(guides: Collection[Guide]) -> str:
    """What there is in all."""
    return counted(sum(guide.runs for guide in guides), len(guides))
