"""What an administrator does with the logins of users."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import OPERATOR
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action, action_with
from kaltura_sandbox.topics.logins import login_data, login_errors, password_rules
from kaltura_sandbox.topics.people import login_actions, login_changes, user_logins, user_view, users


class LoginAdmin(Part):
    """user: enableLogin, disableLogin, getByLoginId, loginDataResetPassword, replaceUserLoginData."""

    extends = ("user",)

    @action
    def enable_login(self, userId: str, loginId: str, password: str | None = None) -> Object:
        """The login id becomes the user's e-mail where there is none. An administrator may go without a password."""
        user = users.find(self.account, userId)
        if user is None:
            raise login_errors.USER_NOT_FOUND()
        if not user.isAdmin and not password:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("password")
        try:
            user_logins.enable(self.account, user, loginId, password)
        except user_logins.NoEmail:
            raise login_errors.USER_NOT_FOUND() from None
        except user_logins.Taken:
            raise login_errors.USER_DATA_ERROR() from None
        except password_rules.Refused as refused:
            raise password_rules.refusal(refused, None) from None
        return user_view.with_seed(self.account, users.save(self.account, user))

    @action
    def disable_login(self, userId: str | None = None, loginId: str | None = None) -> Object:
        """By the user, or by the login id, which comes first."""
        if not userId and not loginId:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("userId")
        login = login_data.find(self.platform, loginId)
        user = user_logins.user_of(self.account, login) if loginId else users.find(self.account, userId)
        if user is None:
            raise login_errors.USER_NOT_FOUND()
        return user_view.shown(self.account, user_logins.disable(self.account, user))

    @action
    def get_by_login_id(self, loginId: str) -> Object:
        login = login_data.find(self.platform, loginId)
        if login is None:
            raise login_errors.LOGIN_DATA_NOT_FOUND()
        user = user_logins.user_of(self.account, login)
        if user is None:
            raise login_errors.USER_NOT_FOUND()
        return user_view.shown(self.account, user)

    @action_with(in_transaction=False)
    def login_data_reset_password(self, loginDataId: str, newPassword: str) -> Object:
        """loginDataId is the e-mail, its name notwithstanding."""
        login_actions.check_plain("id", loginDataId)
        user = login_changes.by_administrator(self.account, loginDataId, newPassword)
        return user_view.with_seed(self.account, user)

    @action
    def replace_user_login_data(
        self, userId: str, newLoginId: str, existingLoginId: str | None = None
    ) -> Object:
        """Only the account of the events platform may, and there is none; the operator may call less (measured)."""
        raise (
            errors.SERVICE_FORBIDDEN("user->replaceUserLoginData")
            if self.caller.session is not None and self.caller.session.partner_id == OPERATOR
            else errors.ACTION_FORBIDDEN("replaceUserLoginData")
        )
