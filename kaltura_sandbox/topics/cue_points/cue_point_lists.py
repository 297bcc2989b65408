"""What a list of cue points shows to whom, and what its filter means.

Measured: a list names points or entries. Without a pager it gives all that a page can hold, not thirty. Filters of one
class find the points of that class alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import Condition, expression, in_, many, searched
from kaltura_sandbox.platform.store.text import Parts
from kaltura_sandbox.topics.cue_points import cue_points, kinds
from kaltura_sandbox.topics.people import user_errors, users

NAMED = ("idEqual", "idIn", "entryIdEqual", "entryIdIn")
SEARCHED = ("code", "title", "name", "text", "description", "question", "tags")
"""Where freeText looks."""
MOST = 500  # of a list without a pager
FILTER = "Filter"


def must_name(filter_: Object | None, base: str) -> None:
    """Refuses a list that names neither points nor entries."""
    asked = filter_.values if filter_ else {}
    if not any(asked.get(name) for name in NAMED):
        kind = filter_.objectType if filter_ else base
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("/".join(f"{kind}::{name}" for name in NAMED))


def query(caller: Caller, filter_: Object | None, type_: str | None = None) -> Query:
    """The points that a filter means and this caller sees, of one type where that is given."""
    account = caller.account
    fields = _fields(caller).ordered_by(
        account.platform.schema.orders(filter_.objectType) if filter_ else None
    )
    _check_users(caller, filter_)
    found = account.query(cue_points.KIND).filtered(filter_, fields).without(status=cue_points.DELETED)
    own_type = type_ or _type_of(filter_)
    if own_type:
        found.where(cuePointType=own_type)
    for kind in kinds.all_kinds():
        condition = kind(caller).condition()
        if condition:
            other = (f"{expression('cuePointType')} <> ?", [kind.type])
            found.add(many("OR", [other, condition]))
    _limit_to_seen(caller, filter_, found)
    return found if found.order else found.ordered("+createdAt")


def _kind_of(filter_: Object | None) -> type[kinds.CuePointKind] | None:
    """The kind that a filter's class is about; none of filters of any point."""
    name = filter_.objectType.removesuffix(FILTER) if filter_ else ""
    return next((kind for kind in kinds.all_kinds() if kind.class_name == name), None)


def _type_of(filter_: Object | None) -> str | None:
    kind = _kind_of(filter_)
    return kind.type if kind else None


def _limit_to_seen(caller: Caller, filter_: Object | None, found: Query) -> None:
    """Leaves out what belongs to other users and is not for everybody."""
    asked = filter_.values if filter_ else {}
    entry_ids = split(asked.get("entryIdEqual") or asked.get("entryIdIn"))
    if cue_points.sees_all(caller, *entry_ids):
        return
    kind = _kind_of(filter_)
    if filter_ is not None and kind is not None and caller.kind == "widget" and kind(caller).is_open(filter_):
        return
    conditions: list[Condition | None] = [in_(expression("_public"), [1])]
    if caller.kind == "user" and caller.user_id:
        conditions.append(("user_key(userId) = ?", [user_key(caller.user_id)]))
    privileged = cue_points.privileged_entry(caller)
    if privileged:
        conditions.append(in_("entryId", [privileged]))
    found.add(many("OR", [one for one in conditions if one]))


def _check_users(caller: Caller, filter_: Object | None) -> None:
    """Refuses a filter by users who don't exist."""
    asked = filter_.values if filter_ else {}
    named = [asked["userIdEqual"]] if asked.get("userIdEqual") not in (None, NULL) else []
    for user in [*named, *split(asked.get("userIdIn"))]:
        if users.find(caller.account, user) is None:
            raise user_errors.INVALID_USER_ID()


def _fields(caller: Caller) -> FieldMap:
    """The special conditions, which depend on who asks."""

    def mine(value: Any) -> Condition | None:
        return ("user_key(userId) = ?", [user_key(caller.user_id)]) if str(value) in ("1", "True") else None

    def free(value: Any) -> Condition:
        return searched([f"COALESCE({expression(name)}, '')" for name in SEARCHED], Parts([str(value)]))

    special: dict[str, Callable[[Any], Condition | None]] = {"freeText": free}
    return FieldMap(special=special | {"userIdEqualCurrent": mine, "userIdCurrent": mine})
