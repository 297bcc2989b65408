"""user: the people of an account.

Left out so far: logging in (loginEnabled, password, login…, reset…), roles, groups, bulk upload, tags' search.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.people import user_errors, users

LOGIN = ("loginEnabled", "password", "externalId", "roleIds")


class UserService(ObjectService):
    """user: add, get, list, update, delete."""

    id = "user"
    kind = users.KIND
    hidden = {"status": users.DELETED}  # noqa: RUF012
    object_type = "KalturaUser"
    fields = users.FIELDS

    @action
    def add(self, user: Object) -> Object:
        self.check_new(user)
        self._check_offered(user)
        if not users.ID.fullmatch(user.id or ""):
            raise errors.INVALID_FIELD_VALUE("id")
        if users.find(self.account, user.id):
            raise user_errors.DUPLICATE_USER_BY_ID(user.id)
        return users.save(self.account, users.new(self.account, user))

    @action
    def get(self, userId: str | None = None) -> Object:
        """An administrator reads anybody, others themselves only, as their session spells it (read in the source)."""
        wanted = self.caller.user_id if userId in (None, "") else userId
        if not self.caller.is_admin and wanted != self.caller.user_id:
            raise user_errors.CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION(wanted)
        return self._read(self._find(wanted))

    @action
    def update(self, userId: str, user: Object) -> Object:
        """A partial update; the id may be changed too."""
        found = self._find(userId)
        self._check_offered(user)
        if user.id and user.id != userId and users.find(self.account, user.id):
            raise user_errors.DUPLICATE_USER_BY_ID(user.id)
        status, known_as = found.status, found.id
        self.apply(found, user)
        if found.status != status:
            found.statusUpdatedAt = now()
        if not same_user(found.id, known_as):
            users.forget(self.account, known_as)
        return self._read(users.save(self.account, found))

    @action
    def delete(self, userId: str) -> Object:
        return self._read(users.delete(self.account, self._find(userId)))

    @action
    def notify_ban(self, userId: str) -> None:
        """Tells the account's own system of a ban, no more: the user is as before (measured)."""
        self._find(userId)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Active users, unless the filter asks for a status; not the one whose id is empty (read in the source)."""
        found = super().list_(filter, pager)
        found.objects = [self._read(user) for user in found.objects]
        return found

    def indexed(self, filter_: Object | None) -> bool:
        return True

    def listing(self, filter_: Object | None) -> Query:
        query = self.account.query(self.kind).filtered(filter_, self.fields)
        query.without(status=users.DELETED, _userId=users.NAMELESS)
        if not any(name.startswith("status") for name in (filter_.values if filter_ else {})):
            query.where(status=users.ACTIVE)
        return query

    def _find(self, user_id: Any) -> Object:
        user = users.find(self.account, user_id)
        if user is None:
            raise user_errors.INVALID_USER_ID()
        return user

    @staticmethod
    def _read(user: Object) -> Object:
        """As get shows a user: with the full name made of its parts."""
        name = " ".join(part for part in (user.firstName, user.lastName) if part)
        return user.copy(fullName=name or user.fullName).defaults(users.READ_LATER)

    @staticmethod
    def _check_offered(user: Object) -> None:
        for name in LOGIN:
            if user.values.get(name):
                raise errors.SANDBOX_NOT_IMPLEMENTED(f"KalturaUser.{name}")
