"""Subscriptions: memberships of no level that hold CATEGORY_SUBSCRIBE, of users who see a category through a group.

They end with that: when the user leaves the group, and when the group leaves the category, unless another group of the
user's is a member there. Jobs see to it, as on the platform (read in its source).
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import DELETED as GONE
from kaltura_sandbox.platform.events import STATUS, Event, later
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.categories import members
from kaltura_sandbox.topics.groups import groups, memberships
from kaltura_sandbox.topics.people import users

SUBSCRIBE = "CATEGORY_SUBSCRIBE"


@later(GONE, memberships.KIND)
def group_left(account: Account, event: Event) -> None:
    """A user who left a group subscribes to none of its categories, but for those of another group."""
    user_id, group_id = event.object.userId, event.object.groupId
    with account.store.transaction():
        for place in account.store.find(account.query(members.KIND).of_user(group_id)):
            own = members.find(account, place.categoryId, user_id)
            if place.status != members.ACTIVE or own is None or own.status != members.ACTIVE:
                continue
            subscribes = own.permissionLevel == members.NONE and SUBSCRIBE in split(own.permissionNames)
            if subscribes and not _comes_by_group(account, own):
                members.remove(account, own)


@later(STATUS, members.KIND, when=lambda event: event.object.status == members.DELETED)
def category_left(account: Account, event: Event) -> None:
    """Who subscribed to a category that a group left goes as well, but for members of another group there."""
    group = users.find(account, event.object.userId)
    if group is None or not groups.is_group(group):
        return
    with account.store.transaction():
        for own in members.of_category(account, event.object.categoryId):
            if own.permissionNames == SUBSCRIBE and not _comes_by_group(account, own):
                members.remove(account, own)


def _comes_by_group(account: Account, own: Object) -> bool:
    """Whether any group of a member's is a member of the same category."""
    theirs = memberships.keys_of(account, own.userId)
    found = (members.find(account, own.categoryId, group) for group in theirs)
    return any(one is not None and one.status == members.ACTIVE for one in found)
