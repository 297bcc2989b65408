"""What a session may do with an entry by its privileges: by its id, or by something else that the entry belongs to.

A topic above tells how a privilege of its own stands for one about single entries::

    @stands_for("sview", by="sviewplaylist")
    def by_list(account, session, entry, value) -> bool: ...
"""

from __future__ import annotations

from collections.abc import Callable

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.platform.objects import Object

Stand = Callable[[Account, Session, Object, str], bool]
"""Gets the account, the session, the entry and one value of the privilege."""

_stands: dict[str, list[tuple[str, Stand]]] = {}


def stands_for(privilege: str, by: str) -> Callable[[Stand], Stand]:
    """Declares when a session that holds ``by`` counts as one that holds a privilege for an entry."""

    def register(stand: Stand) -> Stand:
        _stands.setdefault(privilege, []).append((by, stand))
        return stand

    return register


def granted(account: Account, session: Session | None, privilege: str, entry: Object) -> bool:
    """Whether a session holds a privilege for an entry, or for all, or another that stands for it."""
    if session is None:
        return False
    if session.grants(privilege, entry.id):
        return True
    return any(
        stand(account, session, entry, value)
        for name, stand in _stands.get(privilege, ())
        for value in session.parsed.get(name, ())
    )
