"""Features: permission names that the operator grants an account, and by which the platform behaves differently.

A topic declares those that it asks for (``account.has(…)``), and who has them from the start.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Feature:
    """A permission's name, and which accounts have it.

    registered   also an account as it comes from registration
    kept_back    not even the one with every feature, for it changes how others behave; an account of its own has it
                 (bootstrap.py)
    """

    name: str
    registered: bool = False
    kept_back: bool = False


_declared: dict[str, Feature] = {}


def feature(name: str, *, registered: bool = False, kept_back: bool = False) -> str:
    """Declares a feature; its name again."""
    _declared[name] = Feature(name, registered, kept_back)
    return name


def declared() -> list[Feature]:
    """All features that change what the sandbox does, by name."""
    return [_declared[name] for name in sorted(_declared)]


ENTITLEMENT = feature("FEATURE_ENTITLEMENT", registered=True)
