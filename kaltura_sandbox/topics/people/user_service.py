"""user: the people of an account. What has to do with logins is in login_actions.py and login_admin.py.

Left out: the masks that a role may put on fields.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.logins import password_rules
from kaltura_sandbox.topics.people import (
    hashed_ids,
    holders,
    logging_in_errors,
    user_checks,
    user_errors,
    user_logins,
    user_roles,
    user_view,
    users,
)


class UserService(ObjectService):
    """user: add, get, list, update, delete, demoteAdmin, notifyBan, index."""

    id = "user"
    kind = users.KIND
    hidden = {"status": users.DELETED}  # noqa: RUF012
    object_type = "KalturaUser"
    fields = users.FIELDS

    @action
    def add(self, user: Object) -> Object:
        """An administrator may log in at once, others if a password is given; both need an e-mail for it."""
        user_checks.settle_id(user)
        self.check_new(user)
        user_checks.settle_names(user)
        user_checks.settle_values(user)
        told = user.id
        hashed_ids.settle(self.account, user)
        if users.find(self.account, user.id):
            raise user_errors.DUPLICATE_USER_BY_ID(told)
        user_checks.check_sign_on(self.account, user)
        password, user.password, user.loginEnabled = user.password, None, None
        new = users.new(self.account, user)
        as_number = bool(new.isAdmin and not new.roleIds)  # a role that nobody named is told so (measured)
        if new.isAdmin:
            new.roleIds = new.roleIds or user_roles.ADMINISTRATOR
        user_roles.check(self.account, new.roleIds)
        if new.isAdmin:
            user_checks.check_domain(self.account, new.email)
        if password or new.isAdmin:
            self._let_in(new, password)
        asked, roles = new.id, php_text.whole(new.roleIds) if as_number else new.roleIds
        return user_view.told_new(self.account, users.save(self.account, new)).copy(id=asked, roleIds=roles)

    @action
    def get(self, userId: str | None = None) -> Object:
        """An administrator reads anybody, others themselves only, as their session spells it (read in the source)."""
        wanted = self.caller.user_id if userId in (None, "") else userId
        if not self.caller.is_admin and wanted != self.caller.user_id:
            raise user_errors.CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION(wanted)
        return user_view.shown(self.account, self._find(wanted))

    @action
    def update(self, userId: str, user: Object) -> Object:
        """A partial update; the id may be changed too. A new e-mail is not a new login id (measured)."""
        found = self._find(userId)
        user_checks.may_update(self.caller, found, user)
        if user.id and user.id != userId and users.find(self.account, user.id):
            raise user_errors.DUPLICATE_USER_BY_ID(user.id)
        user_checks.settle_names(user)
        before = found.copy()
        self.apply(found, user)
        user_checks.settle_values(found)
        if found.status != before.status:
            found.statusUpdatedAt = now()
        return user_view.shown(self.account, users.save_as(self.account, found, before))

    @action
    def delete(self, userId: str) -> Object:
        found = self._find(userId)
        if user_view.is_owner(self.account, found):
            raise user_errors.CANNOT_DELETE_OR_BLOCK_ROOT_ADMIN_USER()
        return user_view.shown(self.account, users.delete(self.account, found))

    @action
    def demote_admin(self, userId: str) -> Object:
        """Makes an administrator a plain user without roles, who may still log in."""
        found = self._find(userId)
        if found.status == users.BLOCKED:
            raise logging_in_errors.USER_IS_BLOCKED()
        if user_view.is_owner(self.account, found):
            raise user_errors.CANNOT_SET_ROOT_ADMIN_AS_NO_ADMIN()
        if not found.isAdmin:
            raise user_errors.DEMOTE_ONLY_ADMIN()
        found.isAdmin, found.roleIds = False, ""
        return user_view.shown(self.account, users.save(self.account, found))

    @action
    def notify_ban(self, userId: str) -> None:
        """Tells the account's own system of a ban, no more: the user is as before (measured)."""
        self._find(userId)

    @action
    def index(self, id: str, shouldUpdate: bool = True) -> str:  # noqa: A002
        """Nobody may, not even the operator (measured): the index follows changes by itself."""
        raise errors.SERVICE_FORBIDDEN("user->index")

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Blocked users too (measured), deleted ones never; not the one whose id is empty (read in the source)."""
        found = super().list_(filter, pager)
        found.objects = [user_view.shown(self.account, user) for user in found.objects]
        return found

    def indexed(self, filter_: Object | None) -> bool:
        return True

    def listing(self, filter_: Object | None) -> Query:
        """The oldest first unless told (measured)."""
        query = self.account.query(self.kind).filtered(filter_, users.ordering(self.account))
        query.without(status=users.DELETED, _userId=users.NAMELESS).ordered(
            "" if query.order else self.default_order
        )
        return holders.narrowed(self.account, query, filter_)

    def _find(self, user_id: Any) -> Object:
        user = users.find(self.account, user_id)
        if user is None:
            raise user_errors.INVALID_USER_ID()
        return user

    def _let_in(self, user: Object, password: str | None) -> None:
        try:
            user_logins.enable(self.account, user, user.email, password)
        except user_logins.NoEmail:
            raise errors.INVALID_FIELD_VALUE("email") from None
        except user_logins.Taken:
            raise logging_in_errors.DUPLICATE_USER_BY_LOGIN_ID(user.email) from None
        except password_rules.Refused as refused:
            told = password_rules.of_account(self.account).told
            raise password_rules.refusal(refused, told) from None
