"""Who holds which roles, and what follows from a change: the platform asks for the one and hears of the other."""

from __future__ import annotations

from kaltura_sandbox.platform import events, roles
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import Event, on
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import split
from kaltura_sandbox.platform.roles import rights
from kaltura_sandbox.topics.people import users


@roles.holds_roles
def of_user(account: Account, session: Session) -> str:
    """The roles of a session's user; sessions of widgets have no user."""
    if session.is_widget or not session.user_id:
        return ""
    user = users.of_session(account, session)
    return user.roleIds or "" if user else ""


def is_held(account: Account, role_id: int) -> bool:
    """Whether a user who wasn't deleted holds a role."""
    found = account.store.find(account.query(users.KIND).without(status=users.DELETED, roleIds=""))
    return any(str(role_id) in split(user.roleIds or "") for user in found)


@on(events.ADDED, roles.KIND)
@on(events.CHANGED, roles.KIND)
@on(events.DELETED, roles.KIND)
@on(events.ADDED, rights.KIND)
@on(events.CHANGED, rights.KIND)
def changed(account: Account, _: Event) -> None:
    """What sessions may do is found out anew."""
    roles.changed(account)
