"""systemPartner_systemPartner: what the platform's operator sees of all accounts, and sets.

Left out: usage of accounts (getUsage), logins (listUserLoginData, resetUserPassword).
"""

from __future__ import annotations

import time
from typing import Any

from kaltura_sandbox.platform import errors, ks
from kaltura_sandbox.platform.accounts import OPERATOR, Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.accounts import account_errors, configuration, partners, player_types
from kaltura_sandbox.topics.people import user_errors, users

DAY = 86_400  # s that a session lasts
PACKAGES = {
    1: "Kaltura Free", 2: "Kaltura 20", 3: "Kaltura 50", 4: "Kaltura 100", 5: "Kaltura 250", 6: "Kaltura 500",
    100: "Kaltura Developer Trial", 101: "Kaltura Developer PAYG", 102: "Kaltura Developer Commit",
    103: "Kaltura Internal Trial",
}  # fmt: skip
CLASSES = {number: f"Class of Service  Level - {number}" for number in (1, 2, 3)}
VERTICALS = {number: f"Vertical Market {number}" for number in (1, 2, 3, 4)} | {5: "Other"}


class SystemPartnerService(Service):
    """systemPartner: get, list, getConfiguration, updateConfiguration, updateStatus, getAdminSession, packages."""

    id = "systempartner_systempartner"

    def __init__(self, caller: Caller) -> None:
        """The operator acts as itself: calls that name an account by partnerId are refused (measured)."""
        super().__init__(caller)
        if self.account.id != OPERATOR:
            raise errors.FEATURE_FORBIDDEN("systemPartner")

    @action
    def get(self, pId: int) -> Object:
        return self._find(pId)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """All accounts of customers, deleted ones too."""
        query = partners.listing(partners.customers(), filter)
        return self.page(query, pager, "KalturaPartnerListResponse")

    @action
    def get_configuration(self, pId: int) -> Object:
        return configuration.told(self._find(pId))

    @action
    def update_configuration(self, pId: int, configuration_: Object) -> None:
        """A partial update, which counts at once."""
        partner = self._find(pId)
        configuration.apply(self.account, partner, configuration_)
        self.platform.account(partner.id).put(partners.KIND, partner)

    @action
    def update_status(self, id: int, status: int, reason: str) -> None:  # noqa: A002
        """BLOCKED, FULL_BLOCK and DELETED accounts may do nothing; what they have stays."""
        partner = self._find(id)
        partner.status, partner._reason = status, reason
        self.platform.account(partner.id).put(partners.KIND, partner)

    @action
    def get_admin_session(self, pId: int, userId: str | None = None) -> str:
        """A session of an account's administrator, its owner unless the call names another, for a day."""
        partner = self._find(pId)
        user_id = userId or partner.adminUserId
        user = users.find(self.platform.account(pId), user_id)
        if user is None:
            raise user_errors.INVALID_USER_ID()
        if not user.isAdmin:
            raise account_errors.USER_NOT_ADMIN(user_id)
        until = int(time.time()) + DAY
        session = ks.Session(partner.id, ks.ADMIN, user.id, until, "*,disableentitlement")
        return ks.make(session, partner.adminSecret)

    @action
    def get_packages(self) -> list[Object]:
        return _named(PACKAGES)

    @action
    def get_packages_class_of_service(self) -> list[Object]:
        return _named(CLASSES)

    @action
    def get_packages_vertical(self) -> list[Object]:
        return _named(VERTICALS)

    @action
    def get_player_delivery_types(self) -> list[Object]:
        return player_types.delivery_types()

    @action
    def get_player_embed_code_types(self) -> list[Object]:
        return player_types.embed_code_types()

    def _find(self, id_: Any) -> Object:
        found = self.platform.store.get(partners.KIND, id_)
        if found is None:
            raise account_errors.UNKNOWN_PARTNER_ID(id_)
        return found


def _named(packages: dict[int, str]) -> list[Object]:
    return [Object("KalturaSystemPartnerPackage", id=str(id_), name=name) for id_, name in packages.items()]
