"""category: the tree of an account's categories. Uploads of many: category_upload.py."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import OPERATOR
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Page, Query
from kaltura_sandbox.topics.categories import (
    categories,
    category_errors,
    category_lists,
    category_rules,
    members,
    trees,
)
from kaltura_sandbox.topics.entries import entitlement
from kaltura_sandbox.topics.people import users

AT_ONCE = 1500  # categories of a list without a pager
COUNTERS = (
    "entriesCount", "directEntriesCount", "membersCount", "pendingMembersCount", "directSubCategoriesCount",
)  # fmt: skip
NOT_TOLD = ("parentId", "owner", "moderation")
"""What the answer of add lacks where it was not sent (measured)."""


class CategoryService(ObjectService):
    """category: add, get, update, delete, list, move."""

    id = "category"
    kind = categories.KIND
    object_type = categories.CLASS
    not_found = category_errors.CATEGORY_NOT_FOUND
    hidden = {"status": categories.DELETED}  # noqa: RUF012

    @property
    def entitled(self) -> bool:
        return entitlement.enforced(self.account, self.caller.session)

    def drop_unpermitted(self, object_: Object, what: str) -> None:
        """Only the operator makes a category one that collects others' entries (measured); users change nothing."""
        session = self.caller.session
        if session is None or session.partner_id != OPERATOR:
            object_.isAggregationCategory = None
        super().drop_unpermitted(object_, what)

    @action
    def add(self, category: Object) -> Object:
        """The owner is the caller where the category has a privacy context and names none."""
        category.owner = category.owner or None
        if category.parentId:
            trees.check_unlocked(self.account)
        category_rules.check_contexts(self.account, category)
        category_rules.check_new(self.caller, category)
        self.check_new(category)
        sent = set(category.values)
        self._own(category)
        told = {name for name in NOT_TOLD if name not in sent and not category.values.get(name)}
        categories.create(self.account, category)
        members.make_owner(self.account, category)
        return category.copy(**dict.fromkeys(told))

    def _own(self, category: Object) -> None:
        parent = categories.parent_of(self.account, category)
        if not (category.privacyContext or (parent and parent.privacyContexts)):
            return
        if not category.owner and category.inheritanceType != categories.INHERIT and self.caller.user_id:
            category.owner = users.ensure(self.account, self.caller.user_id).id

    @action
    def get(self, id: Any) -> Object:  # noqa: A002 (the API's own name)
        found = category_lists.find(self.caller, id)
        if found is None:
            raise self.not_found(id)
        return found

    @action
    def update(self, id: Any, category: Object) -> Object:  # noqa: A002
        """A partial update. What lies beneath, and the entries in it, follow by a job."""
        changes = category
        changes.owner = changes.owner or None
        found = self.get(id)
        before = found.copy()
        if changes.parentId not in (None, NULL, found.parentId):
            trees.check_unlocked(self.account)
        category_rules.check_contexts(self.account, changes)
        self._check_manager(found, members.EDIT)
        category_rules.check_changed(self.caller, changes, found)
        self.apply(found, changes)
        self._settle(found, before)
        return found

    def _settle(self, category: Object, before: Object) -> None:
        """Stores a changed category in its place, with what follows."""
        if category.parentId is None:
            category.parentId = 0
        if category.owner != before.owner:
            category._unowned = None
        if category.inheritanceType != before.inheritanceType:
            self._change_inheritance(category, before)
        categories.place(self.account, category)
        if category.fullName != before.fullName:
            categories.must_be_unique(self.account, category)
        categories.save(self.account, category)
        if category.inheritanceType != before.inheritanceType:
            members.count(self.account, category.id)
            category.membersCount = categories.require(self.account, category.id).membersCount
        if category.owner != before.owner or category.inheritanceType != before.inheritanceType:
            members.make_owner(self.account, category)
        trees.changed(self.account, category, before)

    def _change_inheritance(self, category: Object, before: Object) -> None:
        """Who no longer inherits begins without members; who begins to inherit loses the own ones."""
        if category.inheritanceType == categories.INHERIT:
            for member in members.of_category(self.account, category.id):
                members.remove(self.account, member)
        category.owner = ""

    def _check_manager(self, category: Object, wanted: str) -> None:
        if not self.entitled:
            return
        member = members.permitted(self.account, category, self.caller.user_id, wanted)
        if member is None or member.permissionLevel != members.MANAGER:
            raise category_errors.NOT_ENTITLED_TO_UPDATE_CATEGORY()

    @action
    def delete(self, id: Any, moveEntriesToParentCategory: Any = 1) -> None:  # noqa: A002, N803
        """What lies beneath goes too, at once; a job moves the entries to the parent, or takes them out."""
        trees.check_unlocked(self.account)
        found = self.get(id)
        self._check_manager(found, members.VIEW)
        trees.delete(self.account, found, moveEntriesToParentCategory in (1, "1", True))

    @action
    def clone(
        self, categoryId: int, fromPartnerId: int, parentCategoryId: int | None = None  # noqa: N803
    ) -> Object:  # fmt: skip
        """What a category says of itself, without an owner, members and entries, elsewhere in the tree.

        ``fromPartnerId`` does nothing: a category is found in the caller's own account (measured).
        """
        source = categories.require(self.account, categoryId)
        if parentCategoryId:
            categories.require(self.account, parentCategoryId)
        twin = source.copy(owner=None, pendingEntriesCount=None, **dict.fromkeys(COUNTERS, 0))
        twin.parentId = parentCategoryId or source.parentId
        categories.create(self.account, twin)
        return twin.copy(owner=None)

    @action
    def move(self, categoryIds: str, targetCategoryParentId: int) -> bool:  # noqa: N803
        """Gives categories of one parent another; 0 makes them top ones. Beneath themselves the platform breaks."""
        if self.entitled:
            raise category_errors.CANNOT_MOVE_CATEGORIES_FROM_DIFFERENT_PARENT_CATEGORIES()
        trees.check_unlocked(self.account)
        found = [categories.require(self.account, id_) for id_ in dict.fromkeys(split(categoryIds))]
        if len({one.parentId for one in found}) > 1:
            raise category_errors.CANNOT_MOVE_CATEGORIES_FROM_DIFFERENT_PARENT_CATEGORIES()
        target = categories.require(self.account, targetCategoryParentId) if targetCategoryParentId else None
        for one in found:
            if target is not None and one.id in categories.path_ids(target):
                raise errors.INTERNAL_SERVERL_ERROR()
            before = one.copy()
            one.parentId = targetCategoryParentId
            try:
                self._settle(one, before)
            except (
                errors.ApiError
            ) as refusal:  # the name is taken there, which the platform doesn't tell here
                raise errors.INTERNAL_SERVERL_ERROR() from refusal
        return True

    @action
    def index(self, id: Any, shouldUpdate: bool = True) -> int:  # noqa: A002, N803
        """The operator's: sets a category's path and contexts, and counts what is in it, anew."""
        found = categories.require(self.account, id)
        if shouldUpdate:
            categories.place(self.account, found)
        categories.save(self.account, found)
        if shouldUpdate:
            categories.count_children(self.account, found.id)
            categories.recount(self.account, [found.id])
            members.count(self.account, found.id)
        id_: int = found.id
        return id_

    @action
    def unlock_categories(self) -> None:
        """The operator's: lets the tree be changed again after a move that came to no end."""
        trees.unlock(self.account)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Without a pager the first 1,500 at once, as old clients expect it (read in the source)."""
        if pager is not None:
            return super().list_(filter, pager)
        query = self.listing(filter)
        found = self.platform.store.find(query, Page(1, AT_ONCE))
        return Object(self.list_response, totalCount=self.platform.store.count(query), objects=found)

    def listing(self, filter_: Object | None) -> Query:
        return category_lists.query(self.caller, filter_)

    def indexed(self, filter_: Object | None) -> bool:
        return True
