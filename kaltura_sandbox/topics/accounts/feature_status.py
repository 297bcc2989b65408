"""What is under way on an account and keeps its users waiting, as partner.listFeatureStatus tells it.

Source: Partner::addFeaturesStatus; the kinds are KalturaFeatureStatusType's.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object

LOCK_CATEGORY = 1
KINDS = (
    LOCK_CATEGORY,
)  # the platform's index jobs have five more; what they do is done here before the answer


def begin(account: Account, kind: int) -> None:
    """From now on it is under way, over restarts too."""
    account.store.note(_name(account, kind), "1")


def end(account: Account, kind: int) -> None:
    """It is no longer under way, if it was."""
    account.store.note(_name(account, kind), "")


def under_way(account: Account, kind: int) -> bool:
    return bool(account.store.noted(_name(account, kind)))


def told(account: Account) -> list[Object]:
    """KalturaFeatureStatus of all that is under way."""
    return [Object("KalturaFeatureStatus", type=kind, value=1) for kind in KINDS if under_way(account, kind)]


def _name(account: Account, kind: int) -> str:
    return f"feature_status:{account.id}:{kind}"
