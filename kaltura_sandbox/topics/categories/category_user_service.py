"""categoryUser: members of categories. Uploads of many: member_upload.py."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import Condition, expression, in_, many, searched, words
from kaltura_sandbox.platform.store.text import Words
from kaltura_sandbox.topics.categories import categories, category_errors, category_lists, members, trees
from kaltura_sandbox.topics.categories.members import ACTIVE, CLASS, DELETED, KIND, NOT_ACTIVE
from kaltura_sandbox.topics.entries import entitlement
from kaltura_sandbox.topics.groups import groups, memberships
from kaltura_sandbox.topics.people import user_errors, users

NAMING = (
    "categoryIdEqual", "categoryIdIn", "categoryFullIdsStartsWith", "categoryFullIdsEqual", "userIdIn", "userIdEqual",
    "relatedGroupsByUserId",
)  # fmt: skip
FIELDS = FieldMap(
    special={
        "freeText": lambda v: searched([expression("userId"), expression("_screenName")], Words(words(v))),
        "categoryFullIdsStartsWith": lambda v: (f"instr({expression('categoryFullIds')}, ?) = 1", [str(v)]),
        "categoryFullIdsEqual": lambda v: ("0", []),  # the index has no such word (measured)
        "permissionLevelEqual": lambda v: members.condition_of_level(php_text.whole(str(v))),
        "permissionLevelIn": lambda v: many(
            "OR", [members.of_permissions(php_text.whole(one)) for one in words(v)]
        ),
        "updateMethodEqual": lambda v: (
            in_(expression("updateMethod"), [v]) if php_text.whole(str(v)) else ("0", [])
        ),  # (measured)
        "userIdIn": lambda v: None,
        "categoryDirectMembers": lambda v: None,
        "categoryIdEqual": lambda v: None,
        "categoryIdIn": lambda v: None,
        "relatedGroupsByUserId": lambda v: None,
    },
    orders=frozenset({"createdAt", "updatedAt"}),
)


class CategoryUserService(Service):
    """categoryUser: add, get, list, update, delete, activate, deactivate, copyFromCategory."""

    id = "categoryuser"

    @property
    def entitled(self) -> bool:
        return entitlement.enforced(self.account, self.caller.session)

    @action
    def add(self, categoryUser: Object) -> Object:  # noqa: N803 (the API's own name)
        """Makes a user a member, of the category's default level unless it says another. Who is unknown becomes a user.

        Under entitlement a manager does so; nobody joins by himself, for no customer can open a category to that.
        """
        member = categoryUser
        category = self._category(member.categoryId)
        self._check_new(category, member)
        if self.entitled and members.level(self.account, category, self.caller.user_id) != members.MANAGER:
            raise category_errors.CATEGORY_USER_JOIN_NOT_ALLOWED(category.id)
        user = users.ensure(self.account, member.userId)
        level = category.defaultPermissionLevel if member.permissionLevel is None else member.permissionLevel
        self._check_applicative(user, level)
        member.userId, member._screenName = user.id, user.screenName
        return members.new(self.account, category, member)

    def _check_new(self, category: Object, member: Object) -> None:
        if category.inheritanceType == categories.INHERIT:
            raise category_errors.CATEGORY_INHERIT_MEMBERS(category.id)
        if member.userId == users.WIDGET_USER:
            raise user_errors.INVALID_USER_ID()
        if member.values.get("userId") in (None, NULL):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{CLASS}::userId")
        if not member.userId:
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{CLASS}::userId", 1)
        if members.find(self.account, category.id, member.userId) is not None:
            raise category_errors.CATEGORY_USER_ALREADY_EXISTS()
        if not users.ID.fullmatch(member.userId):
            raise errors.INVALID_FIELD_VALUE("userId")
        self._check_read_only(member)

    @staticmethod
    def _check_applicative(user: Object | None, level: int) -> None:
        """A group of an application is a member by name alone."""
        if user is not None and user.type == groups.APPLICATIVE and level != members.NONE:
            raise category_errors.APPLICATIVE_GROUP_ASSOCIATION_TO_CATEGORY_NOT_ALLOWED()

    def _check_read_only(self, given: Object) -> None:
        for name, wanted in self.platform.schema.properties(CLASS).items():
            if wanted.read_only and given.values.get(name) not in (None, NULL):
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{CLASS}::{name}")

    @action
    def get(self, categoryId: int, userId: str) -> Object:  # noqa: N803
        """A membership; of a category that inherits its members, the one that it inherits."""
        self._user(userId)
        category = self._category(categoryId)
        found = members.find(self.account, categories.members_from(self.account, category).id, userId)
        if found is None:
            raise category_errors.INVALID_CATEGORY_USER_ID(categoryId, userId)
        return found

    @action
    def update(
        self, categoryId: int, userId: str, categoryUser: Object, override: bool = False  # noqa: N803
    ) -> Object:  # fmt: skip
        """Another level or other permissions. What was set by hand changes with ``override`` alone."""
        found, changes = self._found(categoryId, userId), categoryUser
        if not override and found.updateMethod == members.BY_HAND:
            raise category_errors.CANNOT_OVERRIDE_MANUAL_CHANGES()
        category = self._category(found.categoryId)
        if changes.permissionLevel is not None and changes.userId:  # judged by the id that is sent (measured)
            self._check_applicative(users.find(self.account, changes.userId), changes.permissionLevel)
        if (
            changes.permissionNames not in (None, NULL, "", found.permissionNames)
            and members.is_owner(category, found.userId)
            and members.EDIT not in str(changes.permissionNames)
        ):
            raise category_errors.CANNOT_UPDATE_CATEGORY_USER_OWNER()
        if self.entitled and not self._may_edit(category):
            raise category_errors.CANNOT_UPDATE_CATEGORY_USER()
        self._check_unchanged(found, changes)
        level = changes.permissionLevel
        if level is not None and level != found.permissionLevel and not changes.permissionNames:
            found.permissionNames = members.PERMISSIONS[level]
        for name in ("permissionLevel", "permissionNames", "updateMethod"):
            if changes.values.get(name) not in (None, NULL):
                setattr(found, name, changes.values[name])
        return members.put(self.account, found, found.status)

    def _may_edit(self, category: Object) -> bool:
        return members.permitted(self.account, category, self.caller.user_id, members.EDIT) is not None

    def _check_unchanged(self, found: Object, changes: Object) -> None:
        for name in ("categoryId", "userId"):
            if changes.values.get(name) not in (None, NULL, found.values.get(name)):
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{CLASS}::{name}")
        self._check_read_only(changes)

    @action
    def delete(self, categoryId: int, userId: str) -> None:  # noqa: N803
        """Takes a member out, at once; not the owner, and under entitlement by a manager alone."""
        found = self._found(categoryId, userId)
        category = self._category(categoryId)
        if category.inheritanceType == categories.INHERIT:
            raise category_errors.CATEGORY_INHERIT_MEMBERS(categoryId)
        if self.entitled:
            self._check_manager(category, userId)
        if members.is_owner(category, found.userId):
            raise category_errors.CANNOT_UPDATE_CATEGORY_USER_OWNER()
        members.remove(self.account, found)

    @action
    def activate(self, categoryId: int, userId: str) -> Object:  # noqa: N803
        found = self._found(categoryId, userId)
        if self.entitled:
            self._check_manager(categories.require(self.account, categoryId), None)
        return self._set_status(found, ACTIVE)

    @action
    def deactivate(self, categoryId: int, userId: str) -> Object:  # noqa: N803
        """Lets a membership rest; members may do so with their own."""
        found = self._found(categoryId, userId)
        if self.entitled:
            self._check_manager(categories.require(self.account, categoryId), userId)
        return self._set_status(found, NOT_ACTIVE)

    def _set_status(self, member: Object, status: int) -> Object:
        before = member.status
        member.status = status
        return members.put(self.account, member, before)

    def _check_manager(self, category: Object, own: str | None) -> None:
        """Under entitlement managers change memberships, and members their own where ``own`` names them."""
        level = members.level(self.account, category, self.caller.user_id)
        if level is None or (level != members.MANAGER and self.caller.user_id != own):
            raise category_errors.CANNOT_UPDATE_CATEGORY_USER()

    @action
    def copy_from_category(self, categoryId: int) -> None:  # noqa: N803
        """Makes the parent's members members of a category as well; a job does it."""
        if self.entitled:
            raise category_errors.CANNOT_UPDATE_CATEGORY_USER()
        category = self._category(categoryId)
        if not category.parentId:
            raise category_errors.CATEGORY_DOES_NOT_HAVE_PARENT_CATEGORY()
        self.account.job(trees.COPY_MEMBERS, category=category.id)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """By user or category; of one that inherits its members, the inherited ones."""
        asked: dict[str, Any] = filter.values if filter else {}
        if not any(asked.get(name) for name in NAMING):
            raise category_errors.MUST_FILTER_USERS_OR_CATEGORY()
        response = f"{CLASS}ListResponse"
        query = Query(KIND, None).filtered(filter, FIELDS).add(("+partner = ?", [self.account.id]))
        one = split(asked.get("categoryIdEqual"))
        named = one or split(asked.get("categoryIdIn"))
        roots = [self._root(found) for id_ in named if (found := category_lists.find(self.caller, id_))]
        if one and not roots:
            return Object(response, totalCount=0)
        if roots:  # several of which none is known limit nothing (measured)
            query.add(many("AND", [in_(expression("categoryId"), roots)]))
        query.add(self._of_users(asked)).add(("+status != ?", [DELETED]))
        return self.page(query if query.order else query.ordered("+seq"), pager, response)

    def _of_users(self, asked: dict[str, Any]) -> Condition | None:
        """Memberships of some users, or of a user and the user's groups, those of applications too.

        Names of which none is a user's, or none is in both, limit nothing (measured, and read in the source).
        """
        named = [user_key(id_) for id_ in split(asked.get("userIdIn")) if users.find(self.account, id_)]
        related = asked.get("relatedGroupsByUserId")
        if related:
            user = users.find(self.account, related)
            if user is None or groups.is_group(user):
                return "0", []
            theirs = [user_key(related), *memberships.keys_of(self.account, related)]
            named = [key for key in theirs if key in named] if asked.get("userIdIn") else theirs
        return in_("user_key(userId)", named) if named else None

    @action
    def index(self, userId: str, categoryId: int, shouldUpdate: bool = True) -> int:  # noqa: N803
        """The operator's: sets a membership's path and its user's name anew. Answers the category's number."""
        found = self._found(categoryId, userId)
        user = users.find(self.account, userId)
        if shouldUpdate and user is not None:
            found.categoryFullIds = categories.require(self.account, categoryId).fullIds
            found._screenName = user.screenName
        members.put(self.account, found, found.status)
        return categoryId

    def _root(self, category: Object) -> Any:
        return categories.members_from(self.account, category).id

    def _user(self, user_id: str) -> None:
        if users.find(self.account, user_id) is None:
            raise user_errors.INVALID_USER_ID()

    def _category(self, category_id: Any) -> Object:
        found = category_lists.find(self.caller, category_id) if category_id is not None else None
        if found is None:
            raise category_errors.CATEGORY_NOT_FOUND(category_id)
        return found

    def _found(self, category_id: int, user_id: str) -> Object:
        """A category's own membership, not an inherited one."""
        self._user(user_id)
        found = members.find(self.account, category_id, user_id)
        if found is None:
            raise category_errors.INVALID_CATEGORY_USER_ID(category_id, user_id)
        return found
