"""What names a user goes along when the user gets another id.

On the platform most of what belongs to somebody is kept under an inner number of the user, which no update changes: the
id that is shown is looked up, and whoever takes the old id is another user, who gets nothing of it. Here objects have
the id itself; so each topic declares which of its objects name a user, and in which properties, and these get the new
id in the same call.

What differs: the platform goes on showing the old id where it keeps a copy of it beside the number (userId and
creatorId of entries, owner of categories, both ids of places in groups), though the object is the renamed user's;
whoever takes the old id may edit such entries there (measured). Here the new id is shown, but for likes and app tokens.
Events that players sent keep the id that they were sent with, on both.

Some objects are nobody's once their user was deleted, whoever takes the id (measured): they are declared to be
forgotten then. Left out: entries, which are theirs who take the id of a deleted user (on the platform they may edit
them as well, but lists don't find them).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import DELETED, RENAMED, Event, on
from kaltura_sandbox.platform.identity import same_user, user_key
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.store.filters import Condition, expression, many
from kaltura_sandbox.topics.people import users

NOBODY = "/"  # no id has it in it
Key = Callable[[Object], Any]


@dataclass(frozen=True)
class Naming:
    """Objects of a kind that name users: one in each of ``fields``, several with commas in each of ``lists``.

    ``where`` tells which of the kind it is about; ``key`` is what they are stored under, if not their id.
    ``forgotten``: the fields name nobody when the user was deleted.
    """

    kind: str
    fields: tuple[str, ...]
    lists: tuple[str, ...] = ()
    key: Key | None = None
    where: dict[str, Any] = field(default_factory=dict)
    forgotten: bool = False

    def naming(self, user_id: str) -> Condition | None:
        """What objects that name a user are like."""
        single = [(f"user_key({expression(name)}) = ?", [user_key(user_id)]) for name in self.fields]
        listed = [
            (
                f"instr(',' || replace(user_key({expression(name)}), ', ', ',') || ',', ?) > 0",
                [f",{user_key(user_id)},"],
            )
            for name in self.lists
        ]
        return many("OR", [*single, *listed])

    def rename(self, found: Object, before: str, after: str) -> Object:
        """The object with the new id in place of the old one."""
        for name in self.fields:
            if same_user(found.values.get(name), before):
                found.values[name] = after
        for name in self.lists:
            words = split(found.values.get(name))
            if any(same_user(one, before) for one in words):
                found.values[name] = join(after if same_user(one, before) else one for one in words)
        return found

    def of(self, account: Account, user_id: str) -> list[Object]:
        """Those of an account that name a user, oldest first."""
        query = account.query(self.kind).where(**self.where).add(self.naming(user_id))
        return account.store.find(query.ordered("+seq"))

    def keep(self, account: Account, found: Object) -> None:
        account.put(self.kind, found, self.key(found) if self.key else None)


_namings: list[Naming] = []


def follows(
    kind: str,
    *fields: str,
    lists: tuple[str, ...] = (),
    key: Key | None = None,
    forgotten: bool = False,
    **where: Any,
) -> None:
    """Declares that objects of a kind name users, and get another id with them."""
    _namings.append(Naming(kind, fields, lists, key, where, forgotten))


@on(RENAMED, users.KIND)
def renamed(account: Account, event: Event) -> None:
    """Whoever is called otherwise has what was theirs."""
    before, after = str(event.before.id if event.before else ""), str(event.object.id)
    for naming in _namings:
        for found in naming.of(account, before):
            naming.keep(account, naming.rename(found, before, after))
    _rename_owner(account, before, after)


@on(DELETED, users.KIND)
def deleted(account: Account, event: Event) -> None:
    """What names a user who is no more names nobody. A note of the sandbox's own gets a text that is nobody's id."""
    for naming in (one for one in _namings if one.forgotten):
        for found in naming.of(account, str(event.object.id)):
            for name in naming.fields:
                if same_user(found.values.get(name), event.object.id):
                    setattr(found, name, NOBODY if name.startswith("_") else None)
            found._orphaned = True
            naming.keep(account, found)


def _rename_owner(account: Account, before: str, after: str) -> None:
    """The owner of the account stays its owner."""
    partner = account.store.get("partner", account.id)
    if partner is not None and same_user(partner.adminUserId, before):
        partner.adminUserId = after
        account.store.put("partner", partner, account.id)
