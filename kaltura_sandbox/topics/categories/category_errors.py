"""Refusals that this topic brings along; odd spellings are the platform's."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

CATEGORY_NOT_FOUND = Kind("CATEGORY_NOT_FOUND", 'Category id "{ID}" not found')
PARENT_CATEGORY_NOT_FOUND = Kind("PARENT_CATEGORY_NOT_FOUND", 'Parent category id "{ID}" not found')
DUPLICATE_CATEGORY = Kind("DUPLICATE_CATEGORY", 'The category "{CATEGORY}" already exists')
PARENT_CATEGORY_IS_CHILD = Kind(
    "PARENT_CATEGORY_IS_CHILD",
    'The parent category "{PARENT_CATEGORY}" is one of the children for category "{OTHER_CATEGORY}"',
)
CATEGORIES_LOCKED = Kind("CATEGORIES_LOCKED", "Categories are locked")
CANNOT_MOVE_CATEGORIES_FROM_DIFFERENT_PARENT_CATEGORIES = Kind(
    "CANNOT_MOVE_CATEGORIES_FROM_DIFFERENT_PARENT_CATEGORIES",
    "Cannot move categories from different parent categories",
)
PRIVACY_CONTEXT_INVALID_STRING = Kind(
    "PRIVACY_CONTEXT_INVALID_STRING", 'Privacy context is invalid "{CONTEXT}"'
)
CANNOT_UPDATE_CATEGORY_PRIVACY_CONTEXT = Kind(
    "CANNOT_UPDATE_CATEGORY_PRIVACY_CONTEXT", "Cannot update privacy context"
)
NOT_ENTITLED_TO_UPDATE_CATEGORY = Kind(
    "NOT_ENTITLED_TO_UPDATE_CATEGORY", "Current User is not entitled to update this category"
)
CANNOT_INHERIT_MEMBERS_WHEN_PARENT_CATEGORY_IS_NOT_SET = Kind(
    "CANNOT_INHERIT_MEMBERS_WHEN_PARENT_CATEGORY_IS_NOT_SET",
    "Cannot inherit members when parent category is not set",
)
CANNOT_SET_OWNER_FIELD_WITH_USER_ID = Kind(
    "CANNOT_SET_OWNER_FIELD_WITH_USER_ID",
    'Cannot set owner field with user id "{ID}", user id is invalid',
)
AGGREGATION_CATEGORY_WRONG_ASSOCIATION = Kind(
    "AGGREGATION_CATEGORY_WRONG_ASSOCIATION", " Cannot create aggregation category association"
)

_NO_CONTEXT = "when privacy context is not set on the categroy"
WITHOUT_CONTEXT = {
    "appearInList": Kind(
        "CANNOT_SET_APPEAR_IN_LIST_FIELD_WITH_NO_PRIVACY_CONTEXT",
        f"Cannot set appear in list field {_NO_CONTEXT}",
    ),
    "inheritanceType": Kind(
        "CANNOT_SET_INHERITANCE_TYPE_FIELD_WITH_NO_PRIVACY_CONTEXT",
        f"Cannot set inheritance field {_NO_CONTEXT}",
    ),
    "privacy": Kind(
        "CANNOT_SET_PRIVACY_FIELD_WITH_NO_PRIVACY_CONTEXT", f"Cannot set privacy field {_NO_CONTEXT}"
    ),
    "owner": Kind("CANNOT_SET_OWNER_FIELD_WITH_NO_PRIVACY_CONTEXT", f"Cannot set owner field {_NO_CONTEXT}"),
    "userJoinPolicy": Kind(
        "CANNOT_SET_USER_JOIN_POLICY_FIELD_WITH_NO_PRIVACY_CONTEXT",
        f"Cannot set user join policy field {_NO_CONTEXT}",
    ),
    "contributionPolicy": Kind(
        "CANNOT_SET_CONTIRUBUTION_POLICY_FIELD_WITH_NO_PRIVACY_CONTEXT",
        f"Cannot set contribution policy field {_NO_CONTEXT}",
    ),
    "defaultPermissionLevel": Kind(
        "CANNOT_SET_DEFAULT_PERMISSION_LEVEL_FIELD_WITH_NO_PRIVACY_CONTEXT",
        f"Cannot set default permission level field {_NO_CONTEXT}",
    ),
}
"""Refusals of properties about who sees a category, where it has no privacy context; in the order of judging."""

INHERITED = {
    "owner": Kind(
        "CANNOT_SET_OWNER_WHEN_CATEGORY_INHERIT_MEMBERS", "Cannot set owner when category is set to inherit"
    ),
    "userJoinPolicy": Kind(
        "CANNOT_SET_USER_JOIN_POLICY_WHEN_CATEGORY_INHERIT_MEMBERS",
        "Cannot set user join policy when category is set to inherit",
    ),
    "defaultPermissionLevel": Kind(
        "CANNOT_SET_DEFAULT_PERMISSION_LEVEL_WHEN_CATEGORY_INHERIT_MEMBERS",
        "Cannot set default permission level when category is set to inherit",
    ),
}
"""Refusals of properties that a category takes from its parent with the members."""

# Entries in categories
INVALID_ENTRY_ID = Kind("INVALID_ENTRY_ID", 'Invalid entry id ["{ID}"]')
CATEGORY_ENTRY_ALREADY_EXISTS = Kind(
    "CATEGORY_ENTRY_ALREADY_EXISTS", "Entry already assigned to this category"
)
CANNOT_ASSIGN_ENTRY_TO_CATEGORY = Kind("CANNOT_ASSIGN_ENTRY_TO_CATEGORY", "Cannot assign entry to category")
CANNOT_REMOVE_ENTRY_FROM_CATEGORY = Kind(
    "CANNOT_REMOVE_ENTRY_FROM_CATEGORY", "Cannot remove entry from category"
)
ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY = Kind(
    "ENTRY_IS_NOT_ASSIGNED_TO_CATEGORY", "Entry doesn't assigned to category"
)
CANNOT_ACTIVATE_CATEGORY_ENTRY = Kind("CANNOT_ACTIVATE_CATEGORY_ENTRY", "Cannot activate categoryEntry")
CANNOT_REJECT_CATEGORY_ENTRY = Kind("CANNOT_REJECT_CATEGORY_ENTRY", "Cannot reject category entry")
CANNOT_REJECT_CATEGORY_ENTRY_SINCE_IT_IS_NOT_PENDING = Kind(
    "CANNOT_REJECT_CATEGORY_ENTRY_SINCE_IT_IS_NOT_PENDING", "Cannot reject a non pending categoryEntry"
)
MUST_FILTER_ON_ENTRY_OR_CATEGORY = Kind(
    "MUST_FILTER_ON_ENTRY_OR_CATEGORY", "Must filter on entry id or category"
)

# Members
CATEGORY_INHERIT_MEMBERS = Kind(
    "CATEGORY_INHERIT_MEMBERS",
    'Cannot add members to this category since its inherit members from parent category ["{CAT}"]',
)
CATEGORY_USER_ALREADY_EXISTS = Kind("CATEGORY_USER_ALREADY_EXISTS", "CategoryUser already exists")
CATEGORY_USER_JOIN_NOT_ALLOWED = Kind(
    "CATEGORY_USER_JOIN_NOT_ALLOWED", 'cannot register to this category ["{CAT}"]'
)
CANNOT_OVERRIDE_MANUAL_CHANGES = Kind("CANNOT_OVERRIDE_MANUAL_CHANGES", "Cannot override manual changes")
CANNOT_UPDATE_CATEGORY_USER = Kind("CANNOT_UPDATE_CATEGORY_USER", "cannot update category user")
CANNOT_UPDATE_CATEGORY_USER_OWNER = Kind(
    "CANNOT_UPDATE_CATEGORY_USER_OWNER", "Cannot change CategoryUser object for category Owner"
)
INVALID_CATEGORY_USER_ID = Kind(
    "INVALID_CATEGORY_USER_ID", 'Invalid CategoryUser for category ["{CAT}"] and for user ["{USER}"]'
)
CATEGORY_DOES_NOT_HAVE_PARENT_CATEGORY = Kind(
    "CATEGORY_DOES_NOT_HAVE_PARENT_CATEGORY", "Category doesn't have parent category"
)
APPLICATIVE_GROUP_ASSOCIATION_TO_CATEGORY_NOT_ALLOWED = Kind(
    "APPLICATIVE_GROUP_ASSOCIATION_TO_CATEGORY_NOT_ALLOWED",
    "Applicative group association to category with permission level other than None is not allowed",
)
MUST_FILTER_USERS_OR_CATEGORY = Kind("MUST_FILTER_USERS_OR_CATEGORY", "Must filter users or categories")
PARTNER_CATEGORY_TOO_MANY_PRIVACY_CONTEXTS = Kind(
    "PARTNER_CATEGORY_TOO_MANY_PRIVACY_CONTEXTS",
    "Partner has at least one category with too many privacy contexts [{COUNT}]. Cannot disable category limit",
)
