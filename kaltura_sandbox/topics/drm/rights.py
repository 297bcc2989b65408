"""Whether somebody may have a license: by the rules of the entry's access control, and the policy that these name."""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.access import access
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.drm import policies
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors

DRM_POLICY = "DRM_POLICY"
"""The type of an access control action that names a policy."""


@dataclass(frozen=True)
class License:
    """What may be given: the policy, and when its license ends (unix s; None for never)."""

    policy: Object
    end: int | None


def entry_of(account: Account, entry_id: str) -> Object | None:
    """An entry of the account; None for one that isn't there any more."""
    found = account.get(entries.KIND, entry_id)
    return None if found is None or found.status == entries.DELETED else found


def of_viewer(account: Account, scope: Scope, flavor_ids: list[str]) -> License | None:
    """The license for a viewer of an entry and these of its flavors; None where no policy is named, or there is none.

    Flavors that aren't there are passed over; one that the rules keep from the viewer keeps all. Raises a Refusal of
    delivery for whom the rules, the schedule or the moderation block.
    """
    verdict = guard.judge(account, scope, None)
    found = (account.get(flavors.KIND, one) for one in flavor_ids)
    known = [one for one in found if one is not None]
    if len(verdict.served(known)) < len(known):
        return None
    policy = policies.get(account.platform, named(verdict.actions))
    return License(policy, policies.end(policy, scope.entry)) if policy else None


def named(actions: list[Object]) -> int | None:
    """The first policy that actions name."""
    ids = (one.policyId for one in actions if is_drm(one))
    return next((id_ for id_ in ids if id_), None)


def is_drm(action: Object) -> bool:
    """Whether an action of access control is about DRM."""
    return action.values.get("type") == DRM_POLICY


def ruled(account: Account, entry: Object) -> bool:
    """Whether any rule of the entry's profile is about DRM, whoever it holds for."""
    return access.mentions(account, entry, DRM_POLICY)
