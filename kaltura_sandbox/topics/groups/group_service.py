"""group_group: groups of users."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.services import ObjectService, action, check_reach
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.groups import copies, group_errors, groups
from kaltura_sandbox.topics.groups.groups import TYPES
from kaltura_sandbox.topics.people import holders, user_errors, users

ADDRESS = "://"
"""No name of a group may have the sign of an address in it (read in the source)."""


class GroupService(ObjectService):
    """group_group: add, get, list, update, delete, clone.

    searchGroup is an action of eSearch.
    """

    id = "group_group"
    kind = users.KIND
    hidden = {"status": users.DELETED}  # noqa: RUF012
    object_type = groups.CLASS
    fields = users.FIELDS

    @action
    def add(self, group: Object) -> Object:
        """The id is the caller's own, among those of users."""
        if group.id and users.find(self.account, group.id) is not None:
            raise user_errors.DUPLICATE_USER_BY_ID(group.id)
        self._check_new(group)
        return groups.shown(groups.make(self.account, group), read=False)

    @action
    def get(self, groupId: str) -> Object:
        """For administrators; others are refused, whether they are in the group or not (measured)."""
        found = groups.require(self.account, groupId)
        if not self.caller.is_admin:
            raise user_errors.CANNOT_RETRIEVE_ANOTHER_USER_USING_NON_ADMIN_SESSION(groupId)
        return groups.shown(found)

    @action
    def update(self, groupId: str, group: Object) -> Object:
        """A partial update; with another id the group has its members as before.

        Left out: an id in use, or one that add would refuse. The platform judges neither (read in the source), so that
        two are called alike there.
        """
        kept = groups.require(self.account, groupId)
        self._check_id(kept, group.id)
        self._check_names(group)
        before = kept.copy()
        found, status = groups.shown(kept), kept.status
        self.before_save(group)
        self.apply(found, group)
        for name in groups.stored(group):
            setattr(kept, name, groups.stored(found).get(name))
        if kept.status != status:
            kept.statusUpdatedAt = now()
        return groups.shown(users.save_as(self.account, kept, before))

    @action
    def delete(self, groupId: str) -> Object:
        """Marks a group deleted; a job takes its members out."""
        return groups.shown(users.delete(self.account, groups.require(self.account, groupId)))

    @action
    def clone(self, originalGroupId: str, newGroupId: str, newGroupName: str | None = None) -> Object:  # noqa: N803
        """Another group with the same members in the same roles; of one with more than 50 a job makes them."""
        original = groups.require(self.account, originalGroupId)
        if users.find(self.account, newGroupId) is not None:
            raise group_errors.DUPLICATE_GROUP_BY_ID(newGroupId)
        twin = copies.twin(original, newGroupId, newGroupName or newGroupId)
        self._check_new(twin)
        made = copies.fill(self.caller, original, groups.make(self.account, twin))
        return groups.shown(made, read=False)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Active groups, unless the filter asks for a status."""
        query = self.listing(filter)
        check_reach(pager)
        page = self.page(query, pager, self.list_response)
        page.objects = [groups.shown(one) for one in page.objects]
        return page

    def listing(self, filter_: Object | None) -> Query:
        asked: dict[str, Any] = filter_.values if filter_ else {}
        bare = filter_.copy(groupType=None) if filter_ else None
        query = self.account.query(self.kind).filtered(bare, users.ordering(self.account))
        query.ordered("" if query.order else self.default_order).without(status=users.DELETED).where(
            type=asked.get("groupType") or TYPES
        )
        if not any(name.startswith("status") for name in asked):
            query.where(status=users.ACTIVE)
        return holders.narrowed(self.account, query, filter_)

    def before_save(self, object_: Object) -> None:
        """Tags as those of users: words of one letter vanish (measured)."""
        if object_.tags:
            told = dict.fromkeys(one for one in split(object_.tags) if len(one) > 1)
            object_.values["tags"] = join(told, ", ")

    def _check_new(self, group: Object) -> None:
        if not users.ID.fullmatch(group.id or ""):
            raise errors.INVALID_FIELD_VALUE("id")
        self._check_names(group)
        self.check_new(group)
        self.before_save(group)

    def _check_id(self, kept: Object, wanted: Any) -> None:
        if wanted in (None, NULL) or same_user(wanted, kept.id):
            return
        if not users.ID.fullmatch(wanted) or users.find(self.account, wanted) is not None:
            raise errors.SANDBOX_NOT_IMPLEMENTED("group.update to an id that add would refuse")

    @staticmethod
    def _check_names(group: Object) -> None:
        for name in ("fullName", "screenName"):
            if ADDRESS in str(group.values.get(name) or ""):
                raise errors.INVALID_FIELD_VALUE(name)
