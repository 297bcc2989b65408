"""Groups: users of another type, among whom their ids are told apart; with a count of their members.

A group is stored as the user that it is on the platform (type GROUP or APPLICATIVE_GROUP), so that whatever names users
names groups as well: members of categories, an entry's owner, who may edit it. group_group tells of it by a class of
its own.

Left out: groups that can't be had beside each other (GROUPS_CANNOT_CO_EXIST): an installation's configuration says so.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.groups import group_errors
from kaltura_sandbox.topics.people import users

CLASS = "KalturaGroup"
GROUP, APPLICATIVE = 1, 2  # KalturaGroupType, and KalturaUserType as well
TYPES = (GROUP, APPLICATIVE)
PROTECTED = 1  # userMode: who brings a user's groups into line leaves such a group alone
IDLE, PROCESSING = 0, 1  # processStatus
COUNT, STATE = "_membersCount", "_processStatus"
TOLD = {"membersCount": COUNT, "processStatus": STATE, "groupType": "type"}
"""What a group has beside a user, and how it is stored."""

SYNCED = {"capability": "0"}
"""What a group is told to be that came into being by a sync (KalturaUserCapabilityType SYNCED_GROUP)."""


def is_group(found: Object | None) -> bool:
    return found is not None and found.type in TYPES


def find(account: Account, group_id: Any) -> Object | None:
    """The group of this id, as the user that it is stored as; None where there is none."""
    found = users.find(account, group_id)
    return found if is_group(found) else None


def require(account: Account, group_id: Any) -> Object:
    found = find(account, group_id)
    if found is None:
        raise group_errors.INVALID_GROUP_ID()
    return found


def make(account: Account, group: Object) -> Object:
    """Stores a new group (a KalturaGroup) and answers it as it is stored."""
    kept = Object("KalturaUser", **stored(group))
    kept.defaults({"type": GROUP, "screenName": group.id, COUNT: 0, STATE: IDLE})
    return users.save(account, users.new(account, kept))


def stored(group: Object) -> dict[str, Any]:
    """The properties of a KalturaGroup under the names by which they are stored."""
    return {TOLD.get(name, name): value for name, value in group.values.items()}


def shown(user: Object, read: bool = True) -> Object:
    """A group as group_group tells of it; ``read`` adds what the answer of add lacks (measured)."""
    names = {kept: name for name, kept in TOLD.items()}
    group = Object(CLASS, **{names.get(name, name): value for name, value in user.values.items()})
    group.defaults({"membersCount": 0, "processStatus": IDLE})
    group.fullName = None
    return group.defaults({"storageSize": 0}) if read else group


def count(account: Account, group_id: Any, change: int) -> None:
    """Adds to a group's count of members, which is never less than none."""
    group = find(account, group_id)
    if group is not None:
        setattr(group, COUNT, max(0, (getattr(group, COUNT) or 0) + change))
        account.put(users.KIND, group, users.key(account, group.id))


def set_state(account: Account, group: Object, state: int) -> Object:
    setattr(group, STATE, state)
    return users.save(account, group)
