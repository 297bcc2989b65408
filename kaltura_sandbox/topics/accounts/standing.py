"""Whether an account may act: one that was blocked or deleted may not, whatever its sessions say."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.judges import admits
from kaltura_sandbox.platform.ks import Session
from kaltura_sandbox.topics.accounts import partners

STOPPED = (partners.DELETED, partners.BLOCKED, partners.FULL_BLOCK)


@admits
def not_stopped(account: Account, session: Session) -> None:
    """Refuses every session of such an account; starting one is still possible (measured)."""
    if account.partner is not None and account.partner.status in STOPPED:
        raise errors.SERVICE_FORBIDDEN_CONTENT_BLOCKED()
