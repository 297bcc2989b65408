"""Whether there is an object that values are for, and whether the caller may describe it."""

from __future__ import annotations

from collections.abc import Callable

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.topics.categories import categories, category_lists, members
from kaltura_sandbox.topics.entries import entitlement, entries
from kaltura_sandbox.topics.metadata import metadata, metadata_errors
from kaltura_sandbox.topics.people import users
from kaltura_sandbox.topics.user_entries import user_entries


def check(caller: Caller, type_: str, object_id: str) -> None:
    """Refuses what doesn't exist or isn't the caller's to describe, both as METADATA_OBJECT_ID_NOT_FOUND.

    Dynamic objects are whatever the caller says; objects of plug-ins (cue points …) are taken at the caller's word.
    """
    judge = _JUDGES.get(type_)
    if judge is not None and not judge(caller, object_id):
        raise metadata_errors.METADATA_OBJECT_ID_NOT_FOUND(object_id)


def named(caller: Caller, type_: str, object_id: str) -> str:
    """The id of an object as values have it: a user who doesn't exist is made, as the platform does (measured)."""
    return str(users.ensure(caller.account, object_id).id) if type_ == metadata.USER else object_id


def check_limit(caller: Caller, type_: str, object_id: str) -> None:
    """A session with ``limitentry:<entry>`` adds values to that entry alone; dynamic objects are nobody's."""
    limits = caller.session.parsed.get("limitentry", []) if caller.session else []
    if not limits or limits[0] == "0" or type_ == metadata.DYNAMIC_OBJECT:
        return
    if type_ != metadata.ENTRY or object_id != limits[0]:
        raise metadata_errors.METADATA_NO_PERMISSION_ON_ENTRY(object_id)


def _entry(caller: Caller, id_: str) -> bool:
    """An entry must exist, and a user may describe what is the user's to edit."""
    entry = caller.account.get(entries.KIND, id_)
    return entry is not None and entry.status != entries.DELETED and entries.may_edit(caller, entry)


def _category(caller: Caller, id_: str) -> bool:
    """Any session describes categories (measured); under entitlement their managers alone (source)."""
    category = categories.find(caller.account, id_)
    if category is None or not entitlement.enforced(caller.account, caller.session):
        return category is not None
    return members.level(caller.account, category, caller.user_id) == members.MANAGER


def _user(caller: Caller, id_: str) -> bool:
    return users.find(caller.account, id_) is not None


def _partner(caller: Caller, id_: str) -> bool:
    return id_ == str(caller.account.id)


def _user_entry(caller: Caller, id_: str) -> bool:
    return caller.account.get(user_entries.KIND, id_) is not None


_JUDGES: dict[str, Callable[[Caller, str], bool]] = {
    metadata.ENTRY: _entry,
    metadata.CATEGORY: _category,
    metadata.USER: _user,
    metadata.PARTNER: _partner,
    metadata.USER_ENTRY: _user_entry,
}


def seen(caller: Caller, type_: str, ids: list[str]) -> list[str]:
    """Those of some objects that the caller sees: values of hidden entries and categories are in no list (source)."""
    judge = _SEERS.get(type_)
    return ids if judge is None else [one for one in ids if judge(caller, one)]


def _sees_entry(caller: Caller, id_: str) -> bool:
    entry = caller.account.get(entries.KIND, id_)
    return entry is not None and entitlement.admits(caller, entry)


_SEERS: dict[str, Callable[[Caller, str], bool]] = {
    metadata.ENTRY: _sees_entry,
    metadata.CATEGORY: lambda caller, id_: category_lists.find(caller, id_) is not None,
}
