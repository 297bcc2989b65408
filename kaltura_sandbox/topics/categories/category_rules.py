"""What a category may say of itself, in the order in which the platform judges it (read in the server's source).

Left out: that FEATURE_DISABLE_CATEGORY_LIMIT leaves commas in names.
"""

from __future__ import annotations

import re
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.topics.categories import categories, category_errors, category_lists, trees
from kaltura_sandbox.topics.entries import category_limits, entitlement
from kaltura_sandbox.topics.people import users

CLASS = categories.CLASS
DEFAULT_CONTEXTS = ("DEFAULTPC",)  # NOTDEFAULTPC holds it as well
CONTEXT = re.compile(r"[A-Za-z0-9]{4,}")


def check_contexts(account: Account, given: Object) -> None:
    """A privacy context is at least four letters and digits; several stand between commas."""
    if isinstance(given.privacyContext, str) and given.privacyContext:
        named = given.privacyContext.split(",")
        several = len({one for one in named if not any(word in one for word in DEFAULT_CONTEXTS)})
        if several > 1 and account.has(category_limits.UNLIMITED):
            raise category_errors.PARTNER_CATEGORY_TOO_MANY_PRIVACY_CONTEXTS(several)
        for context in named:
            if not CONTEXT.fullmatch(context):
                raise category_errors.PRIVACY_CONTEXT_INVALID_STRING(context)


def check_name(given: Object, new: bool) -> None:
    """A name of 1 to 200 letters; a new category needs one."""
    name = given.values.get("name")
    if name in (None, NULL):
        if new:
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{CLASS}::name")
        return
    if not name:
        raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{CLASS}::name", 1)
    if len(name) > categories.LONGEST_NAME:
        raise errors.PROPERTY_VALIDATION_MAX_LENGTH(f"{CLASS}::name", categories.LONGEST_NAME)
    given.name = categories.clean_name(php_text.trim(name))


def check_new(caller: Caller, given: Object) -> None:
    """Raises what is wrong with a new category."""
    check_name(given, new=True)
    _check(caller, given, None)
    if given.parentId:
        named = category_errors.PARENT_CATEGORY_NOT_FOUND if given.privacyContext else None
        _check_parent(caller, given.parentId, named or category_errors.CATEGORY_NOT_FOUND)
    elif given.parentId is None and given.inheritanceType == categories.INHERIT:
        raise category_errors.CANNOT_INHERIT_MEMBERS_WHEN_PARENT_CATEGORY_IS_NOT_SET()


def check_changed(caller: Caller, given: Object, category: Object) -> None:
    """Raises what is wrong with a change of a category."""
    check_name(given, new=False)
    if given.parentId not in (None, NULL, 0, category.parentId):
        _check_parent(caller, given.parentId, category_errors.PARENT_CATEGORY_NOT_FOUND)
    elif given.inheritanceType == categories.INHERIT and not category.parentId:
        raise category_errors.CANNOT_INHERIT_MEMBERS_WHEN_PARENT_CATEGORY_IS_NOT_SET()
    _check(caller, given, category)
    _check_circle(caller.account, given, category)


def _check_parent(caller: Caller, id_: Any, refusal: errors.Kind) -> None:
    """Nothing comes beneath what the caller doesn't see."""
    if category_lists.find(caller, id_) is None:
        raise refusal(id_)


def _check(caller: Caller, given: Object, category: Object | None) -> None:
    if given.privacyContext and entitlement.enforced(caller.account, caller.session):
        raise category_errors.CANNOT_UPDATE_CATEGORY_PRIVACY_CONTEXT()
    if not _has_context(caller.account, given, category):
        _check_open(given)
    inherits = given.inheritanceType or (category.inheritanceType if category else categories.MANUAL)
    if inherits == categories.INHERIT:
        _check_inherited(caller.account, given, category)
    if category is not None:
        trees.check_unlocked(caller.account)
    if given.owner:
        if not users.ID.fullmatch(given.owner):
            raise category_errors.CANNOT_SET_OWNER_FIELD_WITH_USER_ID(given.owner)
        given.owner = users.ensure(caller.account, given.owner).id
    _check_aggregation(caller.account, given, category)


def _has_context(account: Account, given: Object, category: Object | None) -> bool:
    """Whether a category has a privacy context, its own or one from above."""
    if given.privacyContext or (category is not None and category.privacyContexts):
        return True
    parent = categories.require(account, given.parentId) if given.parentId else None
    return parent is not None and bool(parent.privacyContexts)


def _check_open(given: Object) -> None:
    for name, refusal in category_errors.WITHOUT_CONTEXT.items():
        value = given.values.get(name)
        if value not in (None, NULL) and value != categories.OPEN.get(name):
            raise refusal()


def _check_inherited(account: Account, given: Object, category: Object | None) -> None:
    """What comes with the members may be sent only as it is."""
    above = categories.members_from(account, category) if category is not None else None
    for name, refusal in category_errors.INHERITED.items():
        value = given.values.get(name)
        if value and (name == "owner" or above is None or value != above.values.get(name)):
            raise refusal()


def _check_aggregation(account: Account, given: Object, category: Object | None) -> None:
    """A category collects what is in others, or is in such a one, not both."""
    had = category.values if category is not None else {}
    collects, collected = given.isAggregationCategory, split(given.aggregationCategories)
    if (collects and (collected or had.get("aggregationCategories"))) or (
        collected and had.get("isAggregationCategory")
    ):
        raise category_errors.AGGREGATION_CATEGORY_WRONG_ASSOCIATION()
    for id_ in collected:
        if not categories.require(account, id_).isAggregationCategory:
            raise category_errors.AGGREGATION_CATEGORY_WRONG_ASSOCIATION()


def _check_circle(account: Account, given: Object, category: Object) -> None:
    """No category goes beneath itself, or beneath one that is beneath it."""
    if given.parentId in (None, NULL, 0):
        return
    if category.id in categories.path_ids(categories.require(account, given.parentId)):
        raise category_errors.PARENT_CATEGORY_IS_CHILD(given.parentId, category.id)
