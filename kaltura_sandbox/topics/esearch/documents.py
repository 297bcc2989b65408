"""What the index has of entries, categories and users for eSearch."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store.index import Terms, indexed
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch import fields
from kaltura_sandbox.topics.esearch.fields import EVERY, LISTS, THERE, TRUTHS, USERS, Field
from kaltura_sandbox.topics.people import users

NAMED = ("userId", "entitledUsersEdit", "entitledUsersPublish", "entitledUsersView")


@indexed(entries.KIND, *fields.names(fields.ENTRY))
def entry(platform: Any, one: Object, terms: Terms) -> None:
    made = {
        "rootEntryId": one.rootEntryId or one.id,
        "mediaType": _media_type(one),
        "_onAir": bool(one._onAir),
    }
    told = one.values | made
    names = user_names(platform, one)
    terms.text("user_names", *names)
    add(terms, fields.ENTRY, told, {"user_names"} if names else set())


@indexed(categories.KIND, *fields.names(fields.CATEGORY))
def category(platform: Any, one: Object, terms: Terms) -> None:
    add(terms, fields.CATEGORY, one.values | {"parentId": one.parentId or None, "owner": user_key(one.owner)})


@indexed(users.KIND, *fields.names(fields.USER))
def user(platform: Any, one: Object, terms: Terms) -> None:
    add(terms, fields.USER, one.values | {"type": one.type or 0})


def add(terms: Terms, table: dict[str, Field], told: dict[str, Any], there: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Adds all fields of a table that something has, and which these are."""
    found = set(there)
    for name, field in table.items():
        value = told.get(field.stored)
        values = None if value in (None, "", []) else _values(field, value)
        if not values:
            continue
        found.add(name)
        if field.is_text:
            terms.text(name, *values, english=field.english)
        elif field.is_found:
            terms.key(name, *values)
    terms.key(EVERY, "1")
    terms.key(THERE, *sorted(found))


def _values(field: Field, value: Any) -> list[str]:
    """A property as the engine has it: lists one by one, truths as words, users by what their spellings share."""
    if isinstance(value, bool) or field.name in TRUTHS:
        return ["true" if value else "false"]
    given = value if isinstance(value, list) else split(value) if field.name in LISTS else [value]
    if field.name in USERS:
        return [user_key(one) for one in given if one]
    return [str(one) for one in given if one not in (None, "")]


def user_names(platform: Any, one: Object) -> list[str]:
    """The ids and names of an entry's owner and of who may edit, publish or view it."""
    if platform is None:
        return []
    account, found = platform.account(one.partnerId), []
    for id_ in dict.fromkeys(word for name in NAMED for word in split(one.values.get(name))):
        known = users.find(account, id_)
        names = (known.screenName, known.fullName, known.firstName, known.lastName) if known else ()
        found += [id_, *(name for name in names if name)]
    return list(dict.fromkeys(found))


def _media_type(one: Object) -> Any:
    return next(
        (kind for kind in (one.mediaType, one.documentType, one.playlistType) if kind is not None), None
    )
