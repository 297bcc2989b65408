"""adminUser: the older service of administrators' logins, which user and session took the place of.

Left out: one-time passwords of a second factor.
"""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action_with
from kaltura_sandbox.topics.logins import login_data, login_errors
from kaltura_sandbox.topics.people import logging_in, login_changes

DAY = 86_400  # s


class AdminUserService(Service):
    """adminUser: login, updatePassword, resetPassword, setInitialPassword. None of them looks at a session."""

    id = "adminuser"

    @action_with(needs_session=False, in_transaction=False)
    def login(self, email: str, password: str, partnerId: int | None = None) -> str:
        """A session of a day, for administrators only."""
        login = login_data.find(self.platform, email)
        entered = logging_in.by_password(self.platform, login, password, partnerId)
        if not entered.user.isAdmin:
            raise login_errors.USER_DATA_ERROR()
        return logging_in.session(entered, DAY, "*")

    @action_with(needs_session=False, in_transaction=False)
    def update_password(self, email: str, password: str, newEmail: str = "", newPassword: str = "") -> Object:
        """Plain users too. The answer has the new password in it, as it came (measured)."""
        changes = login_changes.Changes(newEmail or "", newPassword or "")
        login_changes.by_person(self.platform, email, password, changes)
        return Object("KalturaAdminUser", email=newEmail or email, password=newPassword or password)

    @action_with(needs_session=False, in_transaction=False)
    def reset_password(self, email: str) -> None:
        """Answers nothing, whether there is such a login or not."""
        login_changes.mail_key(self.platform, email, self.caller.notes.get("address", ""))

    @action_with(needs_session=False, in_transaction=False)
    def set_initial_password(self, hashKey: str, newPassword: str) -> Object:
        login_changes.by_key(self.platform, hashKey, newPassword)
        return Object("KalturaAuthentication")
