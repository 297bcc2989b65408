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
from kaltura_sandbox.platform.store.text import Names, Words, folded
from kaltura_sandbox.topics.categories import categories, members
from kaltura_sandbox.topics.entries import advanced, entitlement

SEARCHED = ("id", "name", "tags", "description", "referenceId")
TEXTS = [expression(name) for name in SEARCHED]
_MEMBERS_OF = "COALESCE(json_extract({0}.data, '$.inheritedParentId'), {0}.id)"
_MEMBER = (
    "EXISTS (SELECT 1 FROM objects AS m WHERE m.kind = 'category_user' AND m.status = 1"
    f" AND m.id IN (SELECT {_MEMBERS_OF} || ':' || value FROM json_each(?))"
)


def _within(name: str, value: Any) -> Condition:
    """Categories of a path and all beneath it; of a path that ends in its sign, only those beneath."""
    wanted, sign = folded(value), categories.SEPARATOR
    path = f"fold({expression(name)}) || '{sign}'"
    if wanted.endswith(sign):
        return f"(instr({path}, ?) = 1 AND {path} != ?)", [wanted, wanted]
    return f"instr({path}, ?) = 1", [wanted + sign]


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


def is_member(user_id: Any, levels: str) -> Condition:
    """Categories that a user is an active member of, by a level that fits; not by a group (read in the source)."""
    return is_member_as([user_key(user_id)], levels)


def is_member_as(keys: list[str], levels: str = "!= 4", name: str = "objects") -> Condition:
    """As :func:`is_member`, of users and groups by the keys of their ids; ``name`` is what the statement calls the
    categories."""
    return f"{_MEMBER.format(name)} AND json_extract(m.data, '$.permissionLevel') {levels})", [
        json.dumps(keys)
    ]


FIELDS = FieldMap(
    special={
        "freeText": _free_text,
        "nameOrReferenceIdStartsWith": lambda v: searched(
            [expression("name"), expression("referenceId")], Names(v, 1)
        ),
        "fullNameStartsWith": lambda v: _within("fullName", v),
        "fullNameStartsWithIn": lambda v: many("OR", [_within("fullName", word) for word in words(v)]),
        "fullNameEqual": lambda v: (f"{expression('_path')} IN (?)", [folded(categories.clean_path(str(v)))]),
        "fullNameIn": lambda v: in_(expression("_path"), [folded(categories.clean_path(w)) for w in words(v)]),
        "fullIdsStartsWith": lambda v: many("OR", [_within("fullIds", word) for word in words(v)]),
        "fullIdsMatchOr": lambda v: many("OR", [_within("fullIds", word) for word in words(v)]),
        "ancestorIdIn": _beneath,
        "managerEqual": lambda v: is_member(v, f"= {members.MANAGER}"),
        "memberEqual": lambda v: is_member(v, f"NOT IN ({members.MANAGER}, {members.NONE})"),
        "membersIn": lambda v: ("0", []),  # looked for among numbers that the platform tells nobody (measured)
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
    if not found.order and (filter_ is None or filter_.orderBy is None):
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
        shown.append(is_member_as(members.who_counts(caller.account, caller.user_id)))
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
