"""What a list of user entries asks for, and what of it a caller sees."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import in_, many
from kaltura_sandbox.platform.store.many import Condition
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.groups import memberships
from kaltura_sandbox.topics.people import users
from kaltura_sandbox.topics.user_entries import kinds, user_entries, user_entry_errors

FILTER = "KalturaUserEntryFilter"
HISTORY_FILTER = "KalturaViewHistoryUserEntryFilter"
USERS, ENTRIES = ("userIdEqual", "userIdIn"), ("entryIdEqual", "entryIdIn")
FORBIDDEN = ("privacyContextEqual", "privacyContextIn")
ENTITLED = ("entitledUsersEdit", "entitledUsersPublish", "entitledUsersView")
NOBODY = (users.NAMELESS, users.WIDGET_USER)
"""Who is none: their lists are empty, though user entries may be added for them."""


def _anonymous(value: Any) -> Condition | None:
    """Of users who are nobody, or of all others; -1 is no condition."""
    return in_("userId", NOBODY, negate=str(value) in ("0", "False")) if str(value) != "-1" else None


def _levels(value: Any) -> Condition | None:
    """All of these levels at once."""
    wanted = [one.permissionLevel for one in value or []]
    has = "EXISTS (SELECT 1 FROM json_each(data, '$._levels') WHERE value = ?)"
    return many("AND", [(has, [level]) for level in wanted])


FIELDS = FieldMap(
    special={
        "userIdEqualCurrent": lambda _: None,
        "partnerId": lambda _: None,
        "isAnonymous": _anonymous,
        "permissionLevels": _levels,
    }
)


def meant(caller: Caller, filter_: Object | None) -> Object:
    """A filter with the users that it means. It must name a user or an entry.

    A filter of histories means the caller's own, unless an administrator names others (read in the source).
    """
    given = filter_ if filter_ is not None else Object(FILTER)
    asked = {name: value for name, value in given.values.items() if value not in (None, NULL, "")}
    if asked.keys() & set(FORBIDDEN):
        raise user_entry_errors.USER_ENTRY_FILTER_FORBIDDEN_FIELDS_USED()
    if given.objectType == HISTORY_FILTER:
        if not caller.is_admin:
            asked = {name: value for name, value in asked.items() if not name.startswith("userId")}
        if not asked.keys() & {*USERS, "userIdNotIn"}:
            asked["userIdEqual"] = caller.user_id
    if str(asked.get("userIdEqualCurrent")) in ("1", "True"):
        asked["userIdEqual"] = caller.user_id
    named = asked.keys() & {*USERS, *ENTRIES} or str(asked.get("isAnonymous")) in ("1", "True")
    if not named:
        wanted = "/".join(f"{given.objectType}::{name}" for name in USERS + ENTRIES)
        raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(wanted)
    return Object(given.objectType, **asked)


def query(caller: Caller, wanted: Object) -> Query:
    """What a filter finds, whose it may be. Deleted ones are never shown."""
    account = caller.account
    schema = account.platform.schema
    found = account.query(user_entries.KIND).filtered(
        wanted, FIELDS.ordered_by(schema.orders(wanted.objectType))
    )
    found.without(status=user_entries.HIDDEN)
    kind = kinds.of_filter(wanted.objectType)
    if kind:
        found.where(type=kind.type)
    return found if found.order else found.ordered(kind.order if kind else "+createdAt")


def seen(caller: Caller, wanted: Object) -> Query:
    """An administrator sees all; a user their own, and all of entries that they are entitled to."""
    found = query(caller, wanted)
    if caller.is_admin:
        return found
    entitled = [] if wanted.values.keys() & set(USERS) else _entitled(caller, wanted)
    mine = ("user_key(userId) = ?", [user_key(caller.user_id)])
    return found.add(many("OR", [mine, in_("entryId", entitled)]))


def _entitled(caller: Caller, wanted: Object) -> list[str]:
    """Those of the entries asked for that name the caller among their users."""
    ids = [wanted.entryIdEqual] if wanted.entryIdEqual else split(wanted.entryIdIn)
    found = [entry for one in ids if (entry := caller.account.get(entries.KIND, one)) is not None]
    return [entry.id for entry in found if _names(caller, entry)]


def _names(caller: Caller, entry: Object) -> bool:
    named = [user for name in ENTITLED for user in split(entry.values.get(name))]
    return memberships.is_meant(caller.account, caller.user_id, named)
