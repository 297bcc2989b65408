"""A copy of a group: what it says of itself, and its members in their roles."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.events import STATUS, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads
from kaltura_sandbox.topics.groups import groups, memberships, user_upload
from kaltura_sandbox.topics.groups.memberships import AUTOMATIC
from kaltura_sandbox.topics.people import users

COPIED = ("tags", "partnerData", "status", "email", "language", "thumbnailUrl", "description")
AT_ONCE = 50
"""Members, or groups, up to which a call does itself what else a job does."""


def twin(original: Object, group_id: str, name: str) -> Object:
    """A new group that says of itself what another does. It is of the usual type, whatever that one is (read)."""
    said = {one: original.values[one] for one in COPIED if original.values.get(one) is not None}
    return Object(groups.CLASS, id=group_id, screenName=name, **said)


def fill(caller: Caller, original: Object, group: Object) -> Object:
    """Makes the members of one group those of another. Who can't be one now is left to a bulk upload of users."""
    account = caller.account
    members = memberships.all_of_group(account, original.id)
    left = members if len(members) > AT_ONCE else [one for one in members if not _joined(account, one, group)]
    if left:
        rows = [["2", one.userId, group.id, str(one.userRole)] for one in left]
        user_upload.begin(caller, ["*action", "userId", "group", "userRole"], rows, group=group.id)
    made = groups.require(account, group.id)
    return groups.set_state(account, made, groups.PROCESSING) if left else made


def _joined(account: Account, member: Object, group: Object) -> bool:
    user = users.find(account, member.userId)
    if user is None:
        return True
    try:
        memberships.add(account, user, group, creationMode=AUTOMATIC, userRole=member.userRole)
    except ApiError:
        return False
    return True


@on(STATUS, bulk_uploads.KIND)
def filled(account: Account, event: Event) -> None:
    """A group whose members a bulk upload made is no longer being worked at once that is FINISHED."""
    wanted = (event.object._notes or {}).get("group")
    group = groups.find(account, wanted) if wanted and event.object.status == bulk_uploads.FINISHED else None
    if group is not None:
        groups.set_state(account, group, groups.IDLE)
