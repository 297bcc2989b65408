"""categoryEntry: entries in categories. Many at once: assignment_upload.py."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import expression, in_
from kaltura_sandbox.topics.categories import (
    assignments,
    categories,
    category_errors,
    category_lists,
    members,
)
from kaltura_sandbox.topics.categories.assignments import ACTIVE, DELETED, KIND, PENDING, REJECTED
from kaltura_sandbox.topics.entries import category_limits, entitlement, entries, entry_errors
from kaltura_sandbox.topics.groups import memberships

CLASS = assignments.CLASS
FIELDS = FieldMap(
    names={"creatorUser": ("creatorUserId",)},
    special={
        "categoryFullIdsStartsWith": lambda v: (f"instr({expression('categoryFullIds')}, ?) = 1", [str(v)]),
        "categoryIdEqual": lambda v: in_(expression("categoryId"), [v]),
    },
    orders=frozenset({"createdAt"}),
)
NAMING = ("entryIdEqual", "entryIdIn", "categoryIdIn", "categoryIdEqual")
MODERATORS = (members.MANAGER, members.MODERATOR)


class CategoryEntryService(Service):
    """categoryEntry: add, delete, list, activate, reject."""

    id = "categoryentry"

    @property
    def entitled(self) -> bool:
        return entitlement.enforced(self.account, self.caller.session)

    @action
    def add(self, categoryEntry: Object) -> Object:  # noqa: N803 (the API's own name)
        """Puts an entry into a category; it is PENDING there where a moderator has to let it in."""
        given = categoryEntry
        for name in ("categoryId", "entryId"):
            if given.values.get(name) in (None, NULL):
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{CLASS}::{name}")
        for name, wanted in self.platform.schema.properties(CLASS).items():
            if wanted.read_only and given.values.get(name) not in (None, NULL):
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{CLASS}::{name}")
        entry = self._entry(given.entryId)
        category = self._category(given.categoryId)
        self._check_most(entry, category)
        level = members.level(self.account, category, self.caller.user_id)
        if self.entitled and category.contributionPolicy != categories.ALL_CONTRIBUTE:
            self._check_contributes(category, entry)
        known = assignments.find(self.account, category.id, entry.id)
        if known is not None and known.status == ACTIVE:
            raise category_errors.CATEGORY_ENTRY_ALREADY_EXISTS()
        status = PENDING if self._is_moderated(category, level) else ACTIVE
        return assignments.assign(self.account, category, entry, status, self.caller.user_id or None)

    def _check_contributes(self, category: Object, entry: Object) -> None:
        """Contributors and managers put any entry in, moderators what they made or may edit, plain members nothing."""
        member = members.permitted(self.account, category, self.caller.user_id)
        if member is None or member.permissionLevel == members.MEMBER:
            raise category_errors.CANNOT_ASSIGN_ENTRY_TO_CATEGORY()
        may = {members.EDIT, members.CONTRIBUTE} & set(split(member.permissionNames))
        theirs = [entry.creatorId, *split(entry.entitledUsersEdit)]
        if not may and not memberships.is_meant(self.account, self.caller.user_id, theirs):
            raise category_errors.CANNOT_ASSIGN_ENTRY_TO_CATEGORY()

    def _check_most(self, entry: Object, category: Object) -> None:
        most = category_limits.MOST
        if self.account.has(category_limits.UNLIMITED) and len(split(category.privacyContexts)) < 2:
            most = category_limits.MOST_UNLIMITED
        if len(assignments.of_entry(self.account, entry.id, PENDING, ACTIVE)) >= most:
            raise entry_errors.MAX_CATEGORIES_FOR_ENTRY_REACHED(most)

    def _is_moderated(self, category: Object, level: int | None) -> bool:
        """Under entitlement for all but moderators; by the privilege enablecategorymoderation for everybody."""
        if not category.moderation:
            return False
        return (self.entitled and level not in MODERATORS) or self.caller.has("enablecategorymoderation")

    @action
    def delete(self, entryId: str, categoryId: int) -> None:  # noqa: N803
        """Takes an entry out of a category."""
        found = self._found(entryId, categoryId)
        entry, category = self._entry(entryId), self._category(categoryId)
        mine = entitlement.is_named(self.caller, entry.copy(entitledUsersView=None))
        level = members.level(self.account, category, self.caller.user_id)
        if self.entitled and not mine and level != members.MANAGER:
            raise category_errors.CANNOT_REMOVE_ENTRY_FROM_CATEGORY()
        assignments.release(self.account, found)

    @action
    def activate(self, entryId: str, categoryId: int) -> None:  # noqa: N803
        """Lets a pending entry in; one that isn't pending counts as not there."""
        _, category = self._entry(entryId), self._category(categoryId)
        found = assignments.find(self.account, categoryId, entryId)
        if found is None or found.status != PENDING:
            raise category_errors.ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY()
        if not self._moderates(category):
            raise category_errors.CANNOT_ACTIVATE_CATEGORY_ENTRY()
        assignments.move_to(self.account, found, ACTIVE, PENDING)

    @action
    def reject(self, entryId: str, categoryId: int) -> None:  # noqa: N803
        """Turns a pending entry away."""
        _, category = self._entry(entryId), self._category(categoryId)
        found = self._found(entryId, categoryId)
        if not self._moderates(category):
            raise category_errors.CANNOT_REJECT_CATEGORY_ENTRY()
        if found.status != PENDING:
            raise category_errors.CANNOT_REJECT_CATEGORY_ENTRY_SINCE_IT_IS_NOT_PENDING()
        assignments.move_to(self.account, found, REJECTED, PENDING)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """By entry or category, which only an administrator without entitlement need not name; in any state."""
        asked = filter.values if filter else {}
        if not any(asked.get(name) for name in NAMING) and (self.entitled or not self.caller.is_admin):
            raise category_errors.MUST_FILTER_ON_ENTRY_OR_CATEGORY()
        query = Query(KIND, None).filtered(filter, FIELDS).add(("+partner = ?", [self.account.id]))
        query.add(("+status != ?", [DELETED]))
        if self.entitled:
            self._check_seen(asked)
            self._only_seen(query, asked)
        if not query.order and not asked.get(
            "entryIdEqual"
        ):  # as the platform's own index has them (measured)
            query.ordered("+entryId" if asked.get("entryIdIn") else "+categoryId")
        return self.page(query.ordered("+seq"), pager, f"{CLASS}ListResponse")

    @action
    def index(self, entryId: str, categoryId: int, shouldUpdate: bool = True) -> int:  # noqa: N803
        """The operator's: sets an assignment's path, and what its entry tells, anew. Answers the category's number."""
        found = self._found(entryId, categoryId)
        if shouldUpdate:
            found.categoryFullIds = categories.require(self.account, categoryId).fullIds
            self.account.put(KIND, found, assignments.key(categoryId, found.entryId))
            names, ids = assignments.told(self.account, found.entryId)
            assignments.set_text(self.account, entries.find(self.account, found.entryId), names, ids)
        return categoryId

    @action
    def sync_privacy_context(self, entryId: str, categoryId: int) -> None:  # noqa: N803
        """The operator's: an assignment takes its category's contexts over."""
        found = self._found(entryId, categoryId)
        found._contexts = categories.require(self.account, categoryId).privacyContexts or ""
        self.account.put(KIND, found, assignments.key(categoryId, found.entryId))

    def _check_seen(self, asked: dict[str, object]) -> None:
        """Under entitlement who asks must see the entry and the categories that the filter names."""
        if asked.get("entryIdEqual"):
            entries.visible(self.caller, asked["entryIdEqual"])
        for name in ("categoryIdEqual", "categoryIdIn"):
            for id_ in split(asked.get(name)):
                if category_lists.find(self.caller, id_) is None:
                    raise category_errors.CATEGORY_NOT_FOUND(asked[name])

    def _only_seen(self, query: Query, asked: dict[str, object]) -> None:
        """Of an entry's categories those are told that the caller sees."""
        if asked.get("entryIdEqual"):
            ids = [
                one.categoryId
                for one in assignments.of_entry(
                    self.account, str(asked["entryIdEqual"]), ACTIVE, PENDING, REJECTED
                )
            ]
            seen = [id_ for id_ in ids if category_lists.find(self.caller, id_) is not None]
            query.add(in_(expression("categoryId"), seen) if seen else ("0", []))

    def _entry(self, entry_id: str) -> Object:
        try:
            return entries.visible(self.caller, str(entry_id))
        except errors.ApiError as refusal:
            raise category_errors.INVALID_ENTRY_ID(entry_id) from refusal

    def _category(self, category_id: int) -> Object:
        found = category_lists.find(self.caller, category_id)
        if found is None:
            raise category_errors.CATEGORY_NOT_FOUND(category_id)
        return found

    def _found(self, entry_id: str, category_id: int) -> Object:
        found = assignments.find(self.account, category_id, entry_id)
        if found is None:
            raise category_errors.ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY()
        return found

    def _moderates(self, category: Object) -> bool:
        if not self.entitled:
            return True
        return members.level(self.account, category, self.caller.user_id) in MODERATORS
