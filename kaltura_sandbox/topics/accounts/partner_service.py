"""partner: an account reads and changes itself, sees its children, and comes into being by registration.

Left out: mails after a registration.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox.captioning.markup import without_tags
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Service, action, action_with
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.accounts import account_errors, feature_status, partners, registration, usage
from kaltura_sandbox.topics.logins import login_data
from kaltura_sandbox.topics.people import logging_in, user_logins, users

NOT_GRANTED = ("partnerPackage", "partnerParentId", "isSelfServe", "eventPlatformAllowedTemplates")
"""What an account's administrator lacks the permission for: accepted without effect (measured)."""
LIST = "KalturaPartnerListResponse"


class PartnerService(Service):
    """partner: get, getInfo, list, count, update, getPublicInfo, listFeatureStatus, listPartnersForUser."""

    id = "partner"

    @action
    def get(self, id: int | None = None) -> Object:  # noqa: A002
        """One's own account, or a child of one's group."""
        found = partners.seen(self.account, self.account.id if id is None else id)
        if found is None:
            raise account_errors.INVALID_PARTNER_ID(id)
        return found

    @action
    def get_info(self) -> Object:
        return self.get()

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Oneself and one's children; others that a filter names are left out."""
        return self.page(self._listing(filter), pager, LIST)

    @action
    def count(self, filter: Object | None = None) -> int:  # noqa: A002
        return self.platform.store.count(self._listing(filter))

    def _listing(self, filter_: Object | None) -> Query:
        return partners.listing(partners.own(self.account), filter_)

    @action
    def update(self, partner: Object, allowEmpty: bool = False) -> Object:
        """A partial update of one's own account; markup is taken out of texts. It counts at once.

        allowEmpty means nothing, there as here (read in the source).
        """
        stored = self.get()
        now = partners.full(stored)
        properties = self.platform.schema.properties(partner.objectType)
        for name, value in partner.values.items():
            if properties[name].read_only and value != now.values.get(name):
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{partner.objectType}::{name}")
        for name, value in partner.values.items():
            if not properties[name].read_only and name not in NOT_GRANTED:
                stored.values[name] = _plain(value)
        self._settle(stored, partner)
        return self.account.put(partners.KIND, stored)

    def _settle(self, stored: Object, sent: Object) -> None:
        """What follows from other fields: how people prove who they are, rules without a form left out, the owner."""
        if sent.useSso is not None:
            stored.authenticationType = partners.SINGLE_SIGN_ON if sent.useSso else partners.PASSWORD
        if sent.passwordStructureValidations is not None:
            stored.passwordStructureValidations = with_forms(sent.passwordStructureValidations)
        if sent.adminUserId:
            owner = users.find(self.account, sent.adminUserId)
            if owner is None:
                raise errors.INTERNAL_SERVERL_ERROR()  # measured: the server has no better answer
            if not owner.isAdmin:
                raise account_errors.ACCOUNT_OWNER_NEEDS_PARTNER_ADMIN_ROLE()

    @action
    def get_public_info(self, id: int | None = None) -> Object:  # noqa: A002
        """What anybody may know of any account, a blocked one or the operator's too."""
        if not id or self.platform.store.get(partners.KIND, id) is None:
            raise account_errors.INVALID_PARTNER_ID(id or 0)
        return Object(
            "KalturaPartnerPublicInfo", analyticsUrl=self.caller.host, analyticsPersistentSessionId=False
        )

    @action
    def list_feature_status(self) -> Object:
        """What is under way on the account and keeps others waiting, such as a tree of categories on the move."""
        told = feature_status.told(self.account)
        return Object("KalturaFeatureStatusListResponse", totalCount=len(told), objects=told)

    @action
    def get_statistics(self) -> Object:
        """Storage and traffic in GB, and their share of the package."""
        told = usage.of(self.account)
        return Object(
            "KalturaPartnerStatistics", packageBandwidthAndStorage=told.package, hosting=told.hosting,
            bandwidth=told.bandwidth if told.sent else None, usage=told.total, usagePercent=told.percent,
        )  # fmt: skip

    @action
    def get_usage(self, year: int | None = None, month: int = 1, resolution: str | None = None) -> Object:
        """The same by older names; a year asks for the line of a month's days, or of its months."""
        told = usage.of(self.account)
        found = Object(
            "KalturaPartnerUsage", hostingGB=told.hosting, Percent=told.percent, packageBW=told.package,
            usageGB=told.total,
        )  # fmt: skip
        if year:
            found.usageGraph = usage.graph(self.account, year, month, resolution)
        return found

    @action_with(in_transaction=False)
    def register(
        self,
        partner: Object,
        cmsPassword: str = "",
        templatePartnerId: int | None = None,
        silent: bool = False,
    ) -> Object:
        """A new account. The answer alone holds the owner's password, and it holds the secrets for anybody.

        An administrator's KS makes a child of the administrator's account, any other an account of its own. silent
        keeps the platform from mailing the owner; here nobody is mailed.
        """
        try:
            asked = registration.checked(self.caller, partner, cmsPassword, templatePartnerId)
        except registration.NotRegistered as refused:
            raise account_errors.PARTNER_REGISTRATION_ERROR(str(refused)) from None
        except errors.ApiError as refused:
            if refused.code == errors.INTERNAL_SERVERL_ERROR.code:
                raise
            raise account_errors.PARTNER_REGISTRATION_ERROR(registration.told(refused)) from None
        return registration.make(self.caller, asked)

    @action_with(in_transaction=False)
    def registration_validation(
        self,
        partner: Object,
        cmsPassword: str = "",
        templatePartnerId: int | None = None,
        silent: bool = False,
    ) -> bool:
        """Whether register would do it. What is wrong with a field is told as it is; a group's troubles are not.

        silent means nothing: nobody is mailed.
        """
        try:
            registration.checked(self.caller, partner, cmsPassword, templatePartnerId)
        except registration.NotRegistered as refused:
            raise account_errors.PARTNER_REGISTRATION_ERROR(str(refused)) from None
        except errors.ApiError as refused:
            if refused.code == account_errors.NOT_A_GROUP.code:
                raise account_errors.PARTNER_REGISTRATION_ERROR("Unknown error") from None
            raise
        return True

    @action_with(needs_session=False, in_transaction=False)
    def get_secrets(
        self, partnerId: int, adminEmail: str, cmsPassword: str, otp: str | None = None
    ) -> Object:
        """The whole account for an administrator of it, who proves to be one by the login, as user.login does.

        otp, of a second factor, isn't asked for: the sandbox has none.
        """
        login = login_data.find(self.platform, adminEmail)
        try:
            entered = logging_in.by_password(self.platform, login, cmsPassword, partnerId)
        except errors.ApiError:
            raise account_errors.USER_DATA_ERROR() from None
        found = entered.account.partner
        if found is None or found.id != partnerId or not entered.user.isAdmin:
            raise account_errors.USER_DATA_ERROR()
        return found.copy(cmsPassword=cmsPassword, _whole=True)

    @action
    def list_partners_for_user(
        self, partnerFilter: Object | None = None, pager: Object | None = None
    ) -> Object:
        """The active accounts in which the user's login is an administrator's; without a login the one at hand.

        A session's user who isn't one yet is none with a login, and isn't refused (measured).
        """
        user = users.find(self.account, self.caller.user_id)
        query = Query(partners.KIND, None).where(id=self._allowed(user), status=partners.ACTIVE)
        return self.page(partners.listing(query, partnerFilter), pager, LIST)

    def _allowed(self, user: Object | None) -> list[int]:
        login = user_logins.login_of(self.account, user) if user else None
        if login is None:
            return [self.account.id]
        people = user_logins.users_of(self.platform, login)
        return [account.id for account, one in people if one.isAdmin and one.status == users.ACTIVE]


def with_forms(rules: Any) -> list[Object]:
    """Rules of passwords as they are kept: without those that have no form, the forms without blanks around them."""
    kept = [rule for rule in rules or () if rule.regex]
    for rule in kept:
        rule.regex = re.sub(r"^[ \t\n\r\0\x0b]+|[ \t\n\r\0\x0b]+$", "", rule.regex)
    return kept


def _plain(value: Any) -> Any:
    if value is NULL:
        return ""
    return without_tags(value) if isinstance(value, str) and "<" in value else value
