"""Which categories a list shows, by its filter and to whom."""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import Condition, expression, has_word, in_, many, searched, words
from kaltura_sandbox.platform.store.index.expressions import listed
from kaltura_sandbox.platform.store.text import Words, folded
from kaltura_sandbox.topics.categories import categories, members
from kaltura_sandbox.topics.entries import advanced, entitlement

SEARCHED = ("id", "name", "tags", "description", "referenceId")
TEXTS = [expression(name) for name in SEARCHED]
_MEMBERS_OF = "COALESCE(json_extract(objects.data, '$.inheritedParentId'), objects.id)"
_MEMBER = (
    "EXISTS (SELECT 1 FROM objects AS m WHERE m.kind = 'category_user' AND m.status = 1"
    f" AND m.id IN (SELECT {_MEMBERS_OF} || ':' || value FROM json_each(?))"
)


def _starts(name: str, value: Any) -> Condition:
    return f"instr(fold({expression(name)}), ?) = 1", [folded(value)]


def _free_text(value: Any) -> Condition | None:
    """Words of id, name, tags, description and reference: all of them, or one of those between commas."""
    text = php_text.trim(str(value))
    parts = words(text) if "," in text else php_text.words(text)
    return searched(TEXTS, Words(parts, every="," not in text, negating=True)) if parts else None


def _free_words(value: Any) -> str | None:
    """What the index is asked for a free text."""
    text = php_text.trim(str(value))
    parts = words(text) if "," in text else php_text.words(text)
    return listed(categories.KIND, SEARCHED, parts, every="," not in text, negating=True)


def _beneath(value: Any) -> Condition:
    """Categories anywhere below one of these, which are not meant themselves."""
    path = f"'>' || {expression('fullIds')}"
    parts = [
        (f"(instr({path} || '>', ?) > 0 AND objects.id != ?)", [f">{id_}>", id_]) for id_ in words(value)
    ]
    return many("OR", parts) or ("0", [])


def is_member(user_id: Any, levels: str = "!= 4") -> Condition:
    """Categories that a user is an active member of, by a level that fits; not by a group (read in the source)."""
    return _one_is_member([user_key(user_id)], levels)


def _one_is_member(keys: list[str], levels: str = "!= 4") -> Condition:
    return f"{_MEMBER} AND json_extract(m.data, '$.permissionLevel') {levels})", [json.dumps(keys)]


FIELDS = FieldMap(
    special={
        "freeText": _free_text,
        "nameOrReferenceIdStartsWith": lambda v: many("OR", [_starts("name", v), _starts("referenceId", v)]),
        "fullNameStartsWith": lambda v: _starts("fullName", v),
        "fullNameStartsWithIn": lambda v: many("OR", [_starts("fullName", word) for word in words(v)]),
        "fullNameEqual": lambda v: (f"{expression('_path')} IN (?)", [folded(categories.clean_path(str(v)))]),
        "fullNameIn": lambda v: in_(expression("_path"), [folded(categories.clean_path(w)) for w in words(v)]),
        "fullIdsStartsWith": lambda v: _starts("fullIds", v),
        "ancestorIdIn": _beneath,
        "managerEqual": lambda v: is_member(v, f"= {members.MANAGER}"),
        "memberEqual": is_member,
        "membersIn": lambda v: many("OR", [is_member(word) for word in words(v)]),
        "idOrInheritedParentIdIn": lambda v: many(
            "OR", [in_("id", words(v)), in_(expression("inheritedParentId"), words(v))]
        ),
        "privacyContextEqual": lambda v: has_word(expression("privacyContext"), v),
    },
    folded=frozenset(("name", "referenceId")),
    by_words=True,
    listed=frozenset(SEARCHED) - {"id"},
    narrowing={"freeText": _free_words},
)  # fmt: skip


def query(caller: Caller, filter_: Object | None) -> Query:
    """The categories of a list: not deleted, seen by the caller, the higher ones first."""
    fields = FIELDS.ordered_by(caller.account.platform.schema.orders("KalturaCategoryFilter"))
    search = filter_.advancedSearch if filter_ else None
    bare = filter_.copy(advancedSearch=None) if filter_ and search else filter_
    found = caller.account.query(categories.KIND).filtered(bare, fields)
    if isinstance(search, Object):
        found = advanced.in_order(caller, search, found.add(advanced.condition(caller, search)))
    if not ({"statusEqual", "statusIn"} & set(filter_.values if filter_ else {})):
        found.where(status=categories.ACTIVE)
    else:
        found.without(status=categories.DELETED)
    for condition in seen_by(caller):
        found.add(condition)
    if not found.order:
        found.ordered("+depth")
    return found.ordered("+seq")  # among equals the oldest first, whatever the direction (measured)


def seen_by(caller: Caller) -> list[Condition]:
    """What a category must be like to be seen by a caller: in the session's context, and not hidden from it."""
    if not entitlement.enforced(caller.account, caller.session):
        return []
    contexts = expression("privacyContexts")
    named = entitlement.contexts(caller.session)
    in_context = (
        many("OR", [has_word(contexts, one) for one in named])
        if named
        else (f"COALESCE({contexts}, '') = ''", [])
    )
    shown: list[Condition] = [(f"{expression('appearInList')} = ?", [categories.SHOWN])]
    if not entitlement.is_anonymous(caller.session):
        shown.append(_one_is_member(members.who_counts(caller.account, caller.user_id)))
    return [one for one in (in_context, many("OR", shown)) if one]


def find(caller: Caller, id_: Any) -> Object | None:
    """A category as a caller sees it."""
    found = categories.find(caller.account, id_)
    if found is None or not entitlement.enforced(caller.account, caller.session):
        return found
    named, own = entitlement.contexts(caller.session), categories.contexts_of(found)
    if not (set(named) & set(own) if named else not own):
        return None
    if found.appearInList == categories.SHOWN:
        return found
    anonymous = entitlement.is_anonymous(caller.session)
    return (
        found if not anonymous and members.counts_as_member(caller.account, found, caller.user_id) else None
    )
