"""The condition on the categories of an entry, and on the level there of who put it into one."""

from __future__ import annotations

import operator
from collections.abc import Callable

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.access import conditions
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.categories import assignments, members

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "1": operator.eq, "2": operator.gt, "3": operator.ge, "4": operator.lt, "5": operator.le,
}  # fmt: skip
"""By KalturaSearchConditionComparison."""


@conditions.judges("KalturaCategoryEntryCondition")
def is_in(condition: Object, scope: Scope) -> bool:
    """Whether the entry is active in one of these categories, put there by whom the condition means.

    Without a level and a comparison by whoever did it; a level is a number, 0 for managers.
    """
    account = scope.account
    if account is None:
        return False
    named = [str(condition.categoryId)] if condition.categoryId else split(condition.categoryIds)
    found = assignments.of_entry(account, scope.entry.id, assignments.ACTIVE)
    there = next((one for one in found if str(one.categoryId) in named), None)
    if there is None:
        return False
    level, sign = condition.categoryUserPermission, condition.comparison
    if level is None and sign is None:
        return True
    member = members.find(account, there.categoryId, there.creatorUserId)
    compare = _COMPARE.get(str(sign))
    return (
        member is not None
        and compare is not None
        and compare(member.permissionLevel, php_text.whole(str(level or 0)))
    )
