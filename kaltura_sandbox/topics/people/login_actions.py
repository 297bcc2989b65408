"""What people do with their logins, which needs no session: log in, change their login data, set a password by a key.

Left out: second factors (no account has one), their one-time passwords and pictures.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.captioning.markup import without_tags
from kaltura_sandbox.platform import errors, ks
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, Served, action, action_with
from kaltura_sandbox.topics.logins import keys, login_data, login_errors
from kaltura_sandbox.topics.people import (
    logging_in,
    logging_in_errors,
    login_changes,
    user_errors,
    user_logins,
    users,
)

DAY = 86_400  # s
LOGIN_TELLS = errors.Hiding(
    login_errors.USER_WRONG_PASSWORD,
    frozenset({"USER_WRONG_PASSWORD", "PASSWORD_EXPIRED", "DIRECT_LOGIN_BLOCKED"}),
)
"""loginByLoginId tells nobody which logins there are (measured)."""


class LoginActions(Part):
    """user: login, loginByLoginId, loginByKs, updateLoginData, resetPassword, setInitialPassword, validateHashKey,
    generateQrCode."""

    extends = ("user",)

    @action_with(needs_session=False, in_transaction=False)
    def login(
        self, partnerId: int, userId: str, password: str, expiry: int = DAY, privileges: str | None = "*"
    ) -> str:
        """Tells what is wrong. ``expiry`` is in seconds from now."""
        account = self.platform.account(partnerId)
        user = users.find(account, userId)
        login = user_logins.login_of(account, user) if user is not None else None
        entered = logging_in.by_password(self.platform, login, password, partnerId)
        return logging_in.session(entered, expiry, privileges)

    @action_with(needs_session=False, in_transaction=False, hiding=LOGIN_TELLS)
    def login_by_login_id(
        self,
        loginId: str,
        password: str,
        partnerId: int | None = None,
        expiry: int = DAY,
        privileges: str | None = "*",
    ) -> str:
        """Without an account it is the one where the person was last, as far as that was as an administrator."""
        login = login_data.find(self.platform, loginId)
        entered = logging_in.by_password(self.platform, login, password, partnerId)
        return logging_in.session(entered, expiry, privileges)

    @action
    def login_by_ks(self, requestedPartnerId: int) -> Object:
        """An administrator goes over to another account of the same login; to the own one with the same KS."""
        session = self.caller.session
        if session is None or session.partner_id == requestedPartnerId:
            text = session.text if session else ""
            return self._response(text, requestedPartnerId)
        if not session.user_id:
            raise user_errors.INVALID_USER_ID()
        allowed = session.parsed.get("enablechangeaccount")
        if allowed is not None and str(requestedPartnerId) not in allowed:
            raise logging_in_errors.PARTNER_CHANGE_ACCOUNT_DISABLED()
        entered = self._over_to(requestedPartnerId)
        made = ks.Session(requestedPartnerId, ks.ADMIN, entered.user.id, now() + DAY, session.privileges)
        text = ks.make(made, self.platform.secret_of(requestedPartnerId) or "")
        return self._response(text, requestedPartnerId)

    @action_with(needs_session=False, in_transaction=False)
    def update_login_data(
        self,
        oldLoginId: str,
        password: str,
        newLoginId: str = "",
        newPassword: str = "",
        newFirstName: str | None = None,
        newLastName: str | None = None,
    ) -> None:
        """Which part of the old data was wrong isn't told; how often it was, is."""
        for name, text in {"id": newLoginId, "firstName": newFirstName, "lastName": newLastName}.items():
            check_plain(name, text)
        changes = login_changes.Changes(
            newLoginId or "", newPassword or "", newFirstName or "", newLastName or ""
        )
        try:
            login_changes.by_person(self.platform, oldLoginId, password, changes)
        except ApiError as refusal:
            raise hidden(refusal) from None

    @action_with(needs_session=False, in_transaction=False, hiding=errors.Hiding())
    def reset_password(self, email: str, linkType: str | None = None) -> None:
        """Answers nothing, whether there is such a login or not, and whether a mail was made or not.

        linkType says to which page the link in the mail leads; here the mail has the key alone.
        """
        login_changes.mail_key(self.platform, email, self.caller.notes.get("address", ""))

    @action_with(needs_session=False, in_transaction=False)
    def set_initial_password(self, hashKey: str, newPassword: str) -> Object:
        login_changes.by_key(self.platform, hashKey, newPassword)
        return Object("KalturaAuthentication")

    @action
    def validate_hash_key(self, hashKey: str) -> Object:
        """Looks at a key without using it."""
        login = keys.login_of(self.platform, hashKey)
        if self.caller.session is not None and self.caller.session.partner_id != login.account:
            raise logging_in_errors.INVALID_ACCESS_TO_PARTNER_SPECIFIC_SEARCH(self.caller.session.partner_id)
        return Object("KalturaAuthentication")

    @action
    def generate_qr_code(self, hashKey: str) -> Served:
        """No account has a second factor, so there is nothing to make a picture of (measured)."""
        try:
            login = keys.login_of(self.platform, hashKey)
        except ApiError:
            raise logging_in_errors.INVALID_HASH() from None
        user = user_logins.user_of(self.platform.account(login.account), login)
        if user is None or not user.isAdmin:
            raise user_errors.INVALID_USER_ID()
        raise logging_in_errors.ERROR_IN_QR_GENERATION()

    def _over_to(self, partner_id: int) -> logging_in.Entered:
        """Whoever calls, in another account. What the platform has no word for is its internal error (measured)."""
        user = users.find(self.account, self.caller.user_id)
        if user is None:
            raise login_errors.USER_DATA_ERROR()
        account = self.platform.account(partner_id)
        if account.partner is None:
            raise logging_in_errors.INTERNAL_SERVER_ERROR()
        if account.partner.useSso:
            raise logging_in_errors.NEW_LOGIN_REQUIRED()
        login = user_logins.login_of(self.account, user)
        if login is None:
            raise login_errors.LOGIN_DATA_NOT_FOUND()
        outcome: Any = logging_in.entering(self.platform, login, account, asked=True)
        if isinstance(outcome, ApiError):
            hidden_code = outcome.code == login_errors.USER_NOT_FOUND.code
            raise login_errors.USER_DATA_ERROR() if hidden_code else outcome
        if not outcome.user.isAdmin:
            raise login_errors.USER_DATA_ERROR()
        return outcome

    def _response(self, text: str, partner_id: int) -> Object:
        user = users.find(self.account, self.caller.user_id)
        user_id = user.id if user else self.caller.user_id
        return Object("KalturaSessionResponse", ks=text, partnerId=partner_id, userId=user_id)


def check_plain(name: str, text: str | None) -> None:
    """Refuses markup in login data."""
    if text and "<" in text and without_tags(text) != text:
        raise logging_in_errors.UNSAFE_HTML_TAGS("UserLoginData", name)


def hidden(refusal: ApiError) -> ApiError:
    """A refusal that doesn't tell whether the login or the password was wrong."""
    tells = ("LOGIN_DATA_NOT_FOUND", "USER_WRONG_PASSWORD", "WRONG_OLD_PASSWORD")
    return login_errors.USER_DATA_ERROR() if refusal.code in tells else refusal
