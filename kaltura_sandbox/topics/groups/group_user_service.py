"""groupUser: who is in which group."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.identity import same_user, user_key
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import Condition, many
from kaltura_sandbox.topics.groups import group_errors, groups, memberships, syncing
from kaltura_sandbox.topics.groups.memberships import CLASS, KIND
from kaltura_sandbox.topics.people import user_errors, users

FILTER = "KalturaGroupUserFilter"
ASKED = ("userIdEqual", "userIdIn", "groupIdEqual", "groupIdIn")
ASSIGNING = "CONTENT_MANAGE_ASSIGN_USER_GROUP"
FIELDS = FieldMap(special=dict.fromkeys((*ASKED, "groupType"), lambda value: None))


class GroupUserService(ObjectService):
    """groupUser: add, list, update, delete, sync.

    Administrators may, and users whose roles have CONTENT_MANAGE_ASSIGN_USER_GROUP; a manager of a group may add, list
    and delete in that group, and anybody lists the own groups.
    """

    id = "groupuser"
    kind = KIND
    object_type = CLASS
    fields = FIELDS

    @action
    def add(self, groupUser: Object) -> Object:  # noqa: N803 (the API's own name)
        self._check_manager(groupUser.groupId, "add")
        user = users.find(self.account, groupUser.userId)
        if user is None or groups.is_group(user):
            raise group_errors.USER_NOT_FOUND()
        group = groups.find(self.account, groupUser.groupId)
        if group is None:
            raise group_errors.GROUP_NOT_FOUND()
        self.check_new(groupUser)
        return memberships.add(self.account, user, group, groupUser)

    @action
    def update(self, groupUserId: str, groupUser: Object) -> Object:  # noqa: N803
        """Another role. Managers are refused, for the platform asks for a group of the group's inner number (read)."""
        found = memberships.by_number(self.account, groupUserId)
        if found is None:
            raise group_errors.GROUP_USER_NOT_FOUND()
        if not self._may_all():
            raise errors.SERVICE_FORBIDDEN("groupUser->update")
        self.apply(found, groupUser)
        return self.account.put(KIND, found)

    @action
    def delete(self, userId: str, groupId: str) -> None:  # type: ignore[override] # the parameters are the API's
        """Takes a user out of a group, at once."""
        self._check_manager(groupId, "delete")
        if users.find(self.account, userId) is None:
            raise user_errors.INVALID_USER_ID()
        if users.find(self.account, groupId) is None:
            raise group_errors.GROUP_NOT_FOUND()
        found = memberships.find(self.account, userId, groupId)
        if found is None:
            raise group_errors.GROUP_USER_DOES_NOT_EXIST(groupId, userId)
        memberships.remove(self.account, found)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """The members of groups, or the groups of users; the oldest membership first unless told."""
        asked: dict[str, Any] = filter.values if filter else {}
        self._check_lister(asked)
        if not any(asked.get(name) for name in ASKED):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("/".join(f"{FILTER}::{name}" for name in ASKED))
        query = memberships.query().filtered(filter, FIELDS).add(("+partner = ?", [self.account.id]))
        for condition in self._wanted(asked):
            query.add(condition)
        return self.page(_in_order(query), pager, self.list_response)

    def _wanted(self, asked: dict[str, Any]) -> list[Condition]:
        """Memberships of those users and groups that are asked for, as far as they are there."""
        types = (asked["groupType"],) if asked.get("groupType") else groups.TYPES
        found = []
        for name in ASKED:
            if not asked.get(name):
                continue
            by_user = name.startswith("user")
            ids = [asked[name]] if name.endswith("Equal") else split(asked[name])
            there = [one for one in ids if self._is(one, (0,) if by_user else types)]
            of = memberships.of_user if by_user else memberships.of_group
            found.append(many("OR", [of(self.account, one) for one in there]) or ("0", []))
        return found

    def _is(self, id_: Any, types: tuple[int, ...]) -> bool:
        known = users.find(self.account, id_)
        return known is not None and (known.type or 0) in types

    @action
    def sync(
        self, userId: str, groupIds: str | None = None, removeFromExistingGroups: bool = True,  # noqa: N803
        createNewGroups: bool = True,  # noqa: N803
    ) -> Object | None:  # fmt: skip
        """Brings a user's groups into line with a list: additions at once, the rest by a bulk upload of users, which is
        the answer; nothing where nothing is left to do."""
        given = groupIds or ""
        ids = [php_text.trim(one) for one in given.split(";" if ";" in given else ",")]
        if not users.ID.fullmatch(userId):
            raise errors.INVALID_FIELD_VALUE("userId")
        if given and not all(users.ID.fullmatch(one) for one in ids):
            raise errors.INVALID_FIELD_VALUE("groupIds")
        user = users.find(self.account, userId)
        if user is None or groups.is_group(user):
            raise user_errors.INVALID_USER_ID()
        wish = syncing.Wish(user, ids, removeFromExistingGroups, createNewGroups)
        return syncing.sync(self.caller, wish)

    def _may_all(self) -> bool:
        """Whether the caller may do with any group what there is to do: administrators, and who has the permission."""
        return self.caller.is_admin or ASSIGNING in self.caller.rights.names

    def _check_manager(self, group_id: Any, action_name: str) -> None:
        if not self._may_all() and not memberships.manages(self.account, self.caller.user_id, group_id):
            raise errors.SERVICE_FORBIDDEN(f"groupUser->{action_name}")

    def _check_lister(self, asked: dict[str, Any]) -> None:
        """Who is no administrator asks for the own groups, or for a group that he manages."""
        if self._may_all():
            return
        user, group = asked.get("userIdEqual"), asked.get("groupIdEqual")
        if user is None and group is None:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{FILTER}::userIdEqual/{FILTER}::groupIdEqual")
        if user is not None and users.find(self.account, user) is None:
            raise errors.INTERNAL_SERVERL_ERROR()  # (measured)
        mine = bool(user_key(user)) and same_user(user, self.caller.user_id)
        if not mine and (
            user is not None or not memberships.manages(self.account, self.caller.user_id, group)
        ):
            raise errors.SERVICE_FORBIDDEN("groupUser->list")


def _in_order(query: Query) -> Query:
    return query if query.order else query.ordered("+seq")
