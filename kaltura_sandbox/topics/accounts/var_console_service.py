"""varConsole_varConsole: what a parent's administrators see and decide of its children.

Left out: their usage (getPartnerUsage), which comes from a store of figures that the sandbox doesn't have.
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.accounts import account_errors, partners

CONSOLE = feature("FEATURE_VAR_CONSOLE_LOGIN", kept_back=True)


class VarConsoleService(Service):
    """varConsole: updateStatus, for accounts that the operator gave the console."""

    id = "varconsole_varconsole"

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        if not self.account.has(CONSOLE):
            raise errors.FEATURE_FORBIDDEN("varConsole")

    @action
    def update_status(self, id: int, status: int) -> None:  # noqa: A002
        """Blocks a child, or lets it act again."""
        partner = partners.seen(self.account, id)
        if partner is None:
            raise account_errors.UNKNOWN_PARTNER_ID(id)
        partner.status = status
        self.platform.account(partner.id).put(partners.KIND, partner)
