"""What a session under entitlement sees of the entries.

Of an entry by its id: its own, those that name the user, those in no category; and those in a category (active or
pending) that is in one of the session's contexts and open to the user by its privacy, or has the user for a member.
Where a user counts, a group of the user's does as well; one of an application where an entry is read by its id alone.
A list is asked of the index, which differs in one thing: what is in no category belongs to the default context there,
and isn't listed in others.

The rule of lists is written twice, for what it costs: as conditions that are tried on an entry, for lists that look at
few; and in ``entitled_rows`` for those that look at all of an account.
"""

from __future__ import annotations

import json

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, expression, has_word, in_, many
from kaltura_sandbox.topics.categories import assignments, categories, category_lists, members
from kaltura_sandbox.topics.entries import entitlement, parents, rights

_NAMES = (
    "(COALESCE({0}, '') != '' AND EXISTS (SELECT 1 FROM json_each(?) AS w"
    " WHERE instr(',' || user_key({0}) || ',', ',' || w.value || ',') > 0))"
)
PLACED = "SELECT 1 FROM objects AS a WHERE a.kind = 'category_entry' AND a.entryId = objects.id"
"""The places of an entry in categories."""

WITHOUT_CONTEXT = "COALESCE(json_extract(a.data, '$._contexts'), '') = ''"
"""Of a place: its category is in no privacy context."""

_CATEGORY = "CAST(json_extract(a.data, '$.categoryId') AS TEXT)"


@entitlement.judges
def sees(caller: Caller, entry: Object) -> bool:
    """Whether a caller under entitlement may see an entry. A child is seen by who sees its parent."""
    account, session = caller.account, caller.session
    entry = parents.security_entry(account, entry)
    if rights.granted(account, session, entitlement.EXEMPT, entry) or entitlement.is_named(caller, entry):
        return True
    found = assignments.of_entry(account, entry.id, assignments.ACTIVE, assignments.PENDING)
    if not any(one.status == assignments.ACTIVE for one in found):
        return True
    there = [categories.find(account, one.categoryId) for one in found]
    return any(one is not None and _is_open(caller, one) for one in there)


def _is_open(caller: Caller, category: Object) -> bool:
    named, own = entitlement.contexts(caller.session), categories.contexts_of(category)
    if not (set(named) & set(own) if named else not own):
        return False
    return category.privacy in open_to(caller) or (
        not entitlement.is_anonymous(caller.session)
        and members.counts_as_member(caller.account, category, caller.user_id)
    )


def open_to(caller: Caller) -> tuple[int, ...]:
    """The privacy of categories whose entries a caller sees without being a member."""
    if entitlement.is_anonymous(caller.session):
        return (categories.EVERYBODY,)
    return (categories.EVERYBODY, categories.AUTHENTICATED)


def tried(caller: Caller, by_name: bool = False) -> Condition:
    """What is tried on each entry of a list of a caller under entitlement."""
    parts = [_in_categories(caller) if _contexts(caller) else _in_default(caller)]
    if by_name:
        parts.append((f"NOT EXISTS ({PLACED} AND a.partner = ? AND a.status = 2)", [caller.account.id]))
    if exempt := exempt_ids(caller):
        parts.append(in_("id", exempt))
    if not entitlement.is_anonymous(caller.session):
        who = json.dumps(members.who_counts(caller.account, caller.user_id))
        parts.append(("user_key(userId) IN (SELECT value FROM json_each(?))", [who]))
        parts += [(_NAMES.format(expression(name)), [who]) for name in entitlement.ENTITLED]
    return many("OR", parts) or ("0", [])


def exempt_ids(caller: Caller) -> list[str]:
    """The ids of entries that a session sees whatever they are in."""
    return caller.session.parsed.get(entitlement.EXEMPT, []) if caller.session else []


def open_categories(caller: Caller) -> list[int]:
    """The ids of those categories of the session's contexts whose entries the caller sees."""
    where, values = _open(caller, "objects")
    sql = f"SELECT json_extract(data, '$.id') FROM objects WHERE kind = 'category' AND {where}"
    return [row[0] for row in caller.account.store.execute(sql, values)]


def _open(caller: Caller, name: str) -> Condition:
    """What those categories are like, in a statement that calls them by this name."""
    contexts = [has_word(f"json_extract({name}.data, '$.privacyContexts')", one) for one in _contexts(caller)]
    shown = [in_(f"json_extract({name}.data, '$.privacy')", open_to(caller))]
    if not entitlement.is_anonymous(caller.session):
        who = members.who_counts(caller.account, caller.user_id)
        shown.append(category_lists.is_member_as(who, name=name))
    own: Condition = (
        f"{name}.partner = ? AND {name}.status = ?",
        [caller.account.id, categories.ACTIVE],
    )
    parts = [own, many("OR", contexts), many("OR", shown)]
    return many("AND", [one for one in parts if one]) or ("0", [])


def _contexts(caller: Caller) -> list[str]:
    return entitlement.contexts(caller.session)


def _in_categories(caller: Caller) -> Condition:
    """Entries in those categories of the session's contexts that are open to the caller."""
    where, values = _open(caller, "c")
    there = f"SELECT 1 FROM objects AS c WHERE c.kind = 'category' AND c.id = {_CATEGORY} AND {where}"
    return f"EXISTS ({PLACED} AND a.status IN (1, 2) AND EXISTS ({there}))", values


def _in_default(caller: Caller) -> Condition:
    """Entries in no category, or in one without a context."""
    there = f"{PLACED} AND a.partner = ? AND +a.status IN (1, 2)"
    return (
        f"(NOT EXISTS ({there}) OR EXISTS ({there} AND {WITHOUT_CONTEXT}))",
        [caller.account.id, caller.account.id],
    )
