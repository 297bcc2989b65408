"""varConsole_varConsole: what a parent's administrators see and decide of its children.

Whoever has that console may also ask whether anybody logs in by an e-mail (user.checkLoginDataExists).

Left out: their usage (getPartnerUsage), which comes from a store of figures that the sandbox doesn't have.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.services import Part, Service, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.accounts import account_errors, partners
from kaltura_sandbox.topics.logins import login_data

CONSOLE = feature("FEATURE_VAR_CONSOLE_LOGIN", kept_back=True)


class VarConsoleService(Service):
    """varConsole: updateStatus, for accounts that the operator gave the console."""

    id = "varconsole_varconsole"

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        _check_console(self.account)

    @action
    def update_status(self, id: int, status: int) -> None:  # noqa: A002
        """Blocks a child, or lets it act again."""
        partner = partners.seen(self.account, id)
        if partner is None:
            raise account_errors.UNKNOWN_PARTNER_ID(id)
        partner.status = status
        self.platform.account(partner.id).put(partners.KIND, partner)


class LoginSearch(Part):
    """user.checkLoginDataExists, which the platform has among the actions of that console."""

    extends = ("user",)

    @action
    def check_login_data_exists(self, filter: Object) -> bool:  # noqa: A002
        """Whether there is a login of this e-mail, in whatever account; without one, whether there is any."""
        _check_console(self.account)
        email = filter.loginEmailEqual
        if email in (None, "", NULL):
            return self.platform.store.count(Query(login_data.KIND, None)) > 0
        return login_data.find(self.platform, email) is not None


def _check_console(account: Account) -> None:
    if not account.has(CONSOLE):
        raise errors.FEATURE_FORBIDDEN("varConsole")
