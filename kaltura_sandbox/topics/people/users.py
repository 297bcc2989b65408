"""Users of an account: found by their id, made on the way where the platform does so, deleted with what is theirs.

A user's id is the customer's own text, so two accounts may have the same: users are stored under the account's
number and the id, in the form that all its spellings share.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.judges import admits
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.starting import samples
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.platform.store.filters import Condition, expression, has_word, in_, many, searched, words
from kaltura_sandbox.platform.store.text import SHORTEST_BEGINNING, Names, folded
from kaltura_sandbox.topics.people import user_errors

KIND = "user"
SECOND_USER = "second-user"
WIDGET_USER = "0"  # the user of widget sessions, who is none
NAMELESS = ""
"""The id of the user of sessions without one. They are a user like others, whom lists pass over."""

WATCHED = feature("FEATURE_END_USER_REPORTS")
"""The permission of accounts that watch their users, in reports and otherwise."""

BLOCKED, ACTIVE, DELETED = 0, 1, 2
ID = re.compile(r"[A-Za-z0-9,!#$%&'*+?^_`{|}~.@-]{1,320}")
LONGEST = 100  # letters of an id by which a user is known


def _type_in(value: Any) -> Condition:
    """Who is of one of these types; who has none is a user."""
    return in_("COALESCE(type, '0')", words(str(value)))


def _with_role(value: Any) -> Condition:
    """Who has a role, among others or alone."""
    return has_word(expression("roleIds"), str(value))


def _with_roles(value: Any) -> Condition:
    """Who has these roles and no others, in this order (measured)."""
    return f"replace({expression('roleIds')}, ' ', '') = ?", [str(value).replace(" ", "")]


def _nobody(value: Any) -> Condition:
    """roleIdsIn finds nobody (measured)."""
    return "0", []


def _with_email(value: Any) -> Condition:
    """emailLike takes an e-mail for one word, and finds it whole (measured)."""
    return f"fold({expression('email')}) = ?", [folded(value)]


def _known_as(value: Any) -> Condition | None:
    """By words of the screen name, or by the id, which is one word to the platform's index (measured)."""
    key = f"fold({expression('_userId')})"
    long = len(str(value)) >= SHORTEST_BEGINNING
    by_id = (f"instr({key}, ?) = 1" if long else f"{key} = ?", [folded(value)])
    return many("OR", [by_id, searched([expression("screenName")], Names(value))])


def _elsewhere(value: Any) -> Condition | None:
    """What permissions ask for depends on the account's roles: see holders."""
    return None


FIELDS = FieldMap(
    names={
        "id": ("_userId",),
        "idOrScreenName": ("_userId", "screenName"),
        "firstNameOrLastName": ("firstName", "fullName", "lastName"),
    },
    special={
        "typeEqual": _type_in,
        "typeIn": _type_in,
        "roleIdEqual": _with_role,
        "roleIdsEqual": _with_roles,
        "roleIdsIn": _nobody,
        "emailLike": _with_email,
        "idOrScreenNameStartsWith": _known_as,
        "firstNameOrLastNameStartsWith": lambda v: searched(
            [expression(name) for name in ("firstName", "fullName", "lastName")], Names(v)
        ),
        **dict.fromkeys(("permissionNamesMultiLikeOr", "permissionNamesMultiLikeAnd"), _elsewhere),
    },
    lists=frozenset({"tags"}),
    by_words=True,
)
ORDERS = "KalturaUserFilter"
"""The class of filters that says what lists of users, and of groups, can be ordered by."""

DEFAULTS: dict[str, Any] = {
    "country": "", "description": "", "status": ACTIVE, "userMode": 0, "capabilities": [], "isAdmin": False,
    "isGuest": False, "roleIds": "", "roleNames": "", "isAccountOwner": False, "firstName": "", "lastName": "",
    "loginEnabled": False, "isSsoExcluded": False, "fullName": "",
}  # fmt: skip
READ_LATER: dict[str, Any] = {"storageSize": 0, "type": 0}
"""What get shows and the answer of add does not (measured)."""


@admits
def known(account: Account, session: Session) -> None:
    """A blocked user's sessions are refused. Who is none yet is made, where the account watches its users.

    Whatever is called, and whatever becomes of it; a user who was deleted is made anew (measured). Accounts that don't
    watch them get the users of sessions by what these do alone.
    """
    user = of_session(account, session)
    if user is not None and user.status == BLOCKED:
        raise user_errors.USER_BLOCKED()
    if user is None and session.user_id not in (NAMELESS, WIDGET_USER) and account.has(WATCHED):
        session.user = ensure(account, session.user_id)


def of_session(account: Account, session: Session) -> Object | None:
    """The user of a session, as at its first question; each call reads its session anew."""
    if session.user is None:
        session.user = find(account, session.user_id) or False
    return session.user or None


def find(account: Account, user_id: Any) -> Object | None:
    """The user of this id, blocked ones too; None where there is none or it was deleted."""
    user = account.get(KIND, key(account, user_id))
    return user if user and user.status != DELETED else None


def was_deleted(account: Account, user_id: Any) -> bool:
    user = account.get(KIND, key(account, user_id))
    return user is not None and user.status == DELETED


def ensure(account: Account, user_id: str) -> Object:
    """The user of this id; one that doesn't exist is made, with the id as its name (measured)."""
    return find(account, user_id) or save(
        account, new(account, Object("KalturaUser", id=user_id, firstName=user_id, fullName=user_id))
    )


def named(account: Account, user_id: str) -> str:
    """The id of the user whom a text means; who doesn't exist is made."""
    return user_id if user_id == WIDGET_USER else str(ensure(account, user_id).id)


def ordering(account: Account) -> FieldMap:
    """What filters of users know, and what they can be ordered by: another field is no order (measured)."""
    return FIELDS.ordered_by(account.platform.schema.orders(ORDERS))


def new(account: Account, user: Object) -> Object:
    """A user's own values: account, times, defaults."""
    stamp = now()
    user.partnerId, user.createdAt, user.statusUpdatedAt = account.id, stamp, stamp
    return user.defaults({"screenName": user.id} | DEFAULTS)


def save(account: Account, user: Object) -> Object:
    """Stores a user, under the beginning of a long id (measured)."""
    user.id = str(user.id)[:LONGEST]
    user._userId, user.updatedAt = user.id, now()
    return account.put(KIND, user, key(account, user.id))


def delete(account: Account, user: Object) -> Object:
    """Marks a user deleted; what is the user's goes with them by that event. The id may be used again."""
    user.status = DELETED
    user.deletedAt = user.statusUpdatedAt = now()
    return save(account, user)


def save_as(account: Account, user: Object, before: Object) -> Object:
    """Stores a user who may have got another id; nobody is deleted then, and what is the user's comes along."""
    if key(account, user.id) == key(account, before.id):
        return save(account, user)
    old, new_ = (KIND, key(account, before.id)), (KIND, key(account, user.id))
    place = account.store.execute("SELECT seq FROM objects WHERE kind = ? AND id = ?", old)
    account.store.remove(*old)
    saved = save(account, user)
    for (seq,) in place:  # among the others the user stays where the user was
        account.store.execute("UPDATE objects SET seq = ? WHERE kind = ? AND id = ?", (seq, *new_))
    account.renamed(KIND, saved, before)
    return saved


def key(account: Account, user_id: Any) -> str:
    text = None if user_id is None else str(user_id)[:LONGEST]
    return f"{account.id}:{user_key(text)}"


@samples
def first_users(account: Account, user: str) -> None:
    """The account's own user, a second one, and the user of sessions without one, whom any account in use has."""
    for one in (user, SECOND_USER, NAMELESS):
        ensure(account, one)
