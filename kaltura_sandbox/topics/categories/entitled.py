"""What a session under entitlement sees of the entries.

Of an entry by its id: its own, those that name the user, those in no category; and those in a category (active or
pending) that is in one of the session's contexts and open to the user by its privacy, or has the user for a member.
Where a user counts, a group of the user's does as well; one of an application where an entry is read by its id alone.
A list is asked of the index, which differs in one thing: what is in no category belongs to the default context there,
and isn't listed in others.
"""

from __future__ import annotations

import json

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, expression, has_word, in_, many
from kaltura_sandbox.topics.categories import assignments, categories, members
from kaltura_sandbox.topics.entries import entitlement, parents, rights

ENTITLED = entitlement.ENTITLED
_NAMES = (
    "(COALESCE({0}, '') != '' AND EXISTS (SELECT 1 FROM json_each(?) AS w"
    " WHERE instr(',' || user_key({0}) || ',', ',' || w.value || ',') > 0))"
)
_THERE = "SELECT a.entryId FROM objects AS a WHERE a.kind = 'category_entry' AND a.partner = ? AND a.status IN ({})"
"""The entries that an account has in categories, in some states."""


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


@entitlement.restricts
def listed(caller: Caller, by_name: bool) -> Condition:
    """What entries in a list of a caller under entitlement are like."""
    named = entitlement.contexts(caller.session)
    parts = [_in_categories(caller, named) if named else _in_default(caller)]
    if by_name:
        parts.append((f"objects.id NOT IN ({_THERE.format('2')})", [caller.account.id]))
    exempt = caller.session.parsed.get(entitlement.EXEMPT, []) if caller.session else []
    if exempt:
        parts.append(in_("id", exempt))
    if not entitlement.is_anonymous(caller.session):
        who = json.dumps(members.who_counts(caller.account, caller.user_id))
        parts.append(("user_key(userId) IN (SELECT value FROM json_each(?))", [who]))
        parts += [(_NAMES.format(expression(name)), [who]) for name in ENTITLED]
    return many("OR", parts) or ("0", [])


def _in_categories(caller: Caller, named: list[str]) -> Condition:
    """Entries in those categories of the session's contexts that are open to the caller."""
    query = caller.account.query(categories.KIND).where(status=categories.ACTIVE)
    query.add(many("OR", [has_word(expression("privacyContexts"), one) for one in named]))
    found = caller.account.store.find(query)
    ids = [one.id for one in found if one.privacy in open_to(caller)]
    closed = {
        one.id: categories.members_from(caller.account, one).id
        for one in found
        if one.privacy not in open_to(caller)
    }
    if closed and not entitlement.is_anonymous(caller.session):
        mine = members.ids_of_member(caller.account, caller.user_id, list(closed.values()))
        ids += [id_ for id_, whose in closed.items() if whose in mine]
    return (
        "objects.id IN (SELECT entryId FROM objects AS a WHERE a.kind = 'category_entry' AND +a.status IN (1, 2)"
        " AND json_extract(a.data, '$.categoryId') IN (SELECT value FROM json_each(?)))",
        [json.dumps(ids)],
    )


def _in_default(caller: Caller) -> Condition:
    """Entries in no category, or in one without a context."""
    there, open_ = _THERE.format("1, 2"), "COALESCE(json_extract(a.data, '$._contexts'), '') = ''"
    return (
        f"(objects.id NOT IN ({there}) OR objects.id IN ({there} AND {open_}))",
        [caller.account.id, caller.account.id],
    )
