"""Reports of other topics: those whose figures come from elsewhere than from the events of players."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.errors import SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.objects import Object

T = TypeVar("T", bound="type[Reports]")
_kinds: dict[str, type[Reports]] = {}


class Reports:
    """Reports of some types, made for one call."""

    def __init__(self, caller: Caller) -> None:
        self.caller, self.account = caller, caller.account

    def table(
        self, type_: str, filter_: Object, pager: Object, order: str | None, object_ids: str | None
    ) -> Object:
        """What report.getTable answers."""
        raise SANDBOX_NOT_IMPLEMENTED(f"report {type_}")

    def total(self, type_: str, filter_: Object, object_ids: str | None) -> Object:
        """What report.getTotal answers."""
        raise SANDBOX_NOT_IMPLEMENTED(f"report {type_}")


def answers(prefix: str) -> Callable[[T], T]:
    """Declares who answers the types whose names begin so."""

    def register(reports: T) -> T:
        _kinds[prefix] = reports
        return reports

    return register


def of(type_: str, caller: Caller) -> Reports | None:
    """Who answers a type, None where it is a report on events."""
    return next((kind(caller) for prefix, kind in _kinds.items() if type_.startswith(prefix)), None)
