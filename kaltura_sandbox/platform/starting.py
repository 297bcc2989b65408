"""What is there before the first call: what an installation brings along, what accounts have, and samples.

Each topic declares its own part, as a function: ``@installs`` gets the platform, ``@furnishes`` an account that was
just registered, ``@samples`` an account and the id of its user. They run once for a data directory, inside of one
transaction, in this order and then by the names of their modules.

The sandbox's accounts are accounts in use: what tells a used account from a new one is a sample, as the user whose id
is empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kaltura_sandbox.platform.accounts import Account, Platform

Install = Callable[[Platform], None]
Furnish = Callable[[Account], None]
Sample = Callable[[Account, str], None]
F = TypeVar("F", Install, Furnish, Sample)

_installs: list[Install] = []
_furnishes: list[Furnish] = []
_samples: list[Sample] = []


def installs(function: Install) -> Install:
    """Declares what the system (partner 0) has."""
    return _kept(_installs, function)


def furnishes(function: Furnish) -> Furnish:
    """Declares what every account has from its registration."""
    return _kept(_furnishes, function)


def samples(function: Sample) -> Sample:
    """Declares what the sandbox's accounts have to begin with."""
    return _kept(_samples, function)


def _kept(list_: list[F], function: F) -> F:
    list_.append(function)
    list_.sort(key=lambda one: one.__module__)
    return function


def install(platform: Platform) -> None:
    for function in _installs:
        function(platform)


def furnish_new(account: Account) -> None:
    """What an account has that was registered just now, or from its template (``_template``), which is another's id."""
    for function in _furnishes:
        function(account)


def number(account: Account, place: int) -> int:
    """The id of what an account has from the start: ``place``, which the accounts of the installation have by their own
    place, and the next free one for an account that was registered."""
    return place if account.partner and account.partner._number is not None else account.store.number()


def furnish(account: Account, user: str) -> None:
    """An account's own things, and its samples."""
    furnish_new(account)
    for sample in _samples:
        sample(account, user)
