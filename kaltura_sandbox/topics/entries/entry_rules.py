"""Who may set which property of an entry, beyond what the schema says (the server's own entry service)."""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors, ks
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.store.text import folded
from kaltura_sandbox.topics.entries import category_limits, entitlement, entries, entry_errors, parents
from kaltura_sandbox.topics.entries.entries import RECYCLED, SHADOW, SHOWN
from kaltura_sandbox.topics.groups import memberships
from kaltura_sandbox.topics.people import users

CATEGORY_ACTIVE = 2  # status
ADMIN_ONLY = ("startDate", "endDate")
DISPLAYS = (SHOWN, SHADOW, RECYCLED)
REFERENCE_LENGTH = 2  # bytes, at least
MUST_SAY = {
    "KalturaPlaylist": ("playlistType",), "KalturaLiveStreamEntry": ("mediaType", "sourceType"),
    "KalturaLiveStreamAdminEntry": ("mediaType", "sourceType"),
    "KalturaExternalMediaEntry": ("mediaType", "externalSourceType"),
}  # fmt: skip
MOST_USERS = 1000  # that an entry names; each may have to be made, and all other calls wait meanwhile
OWNER_ONLY = ("entitledUsersEdit", "entitledUsersPublish")


def check_values(account: Account, given: Object, entry: Object | None = None) -> None:
    """What a call may not set, of a new entry or of ``entry``: parents, short reference ids, hiding."""
    _entitle(account, given)
    parents.check(account, given, entry)
    _check_duration(given, entry)
    reference = given.referenceId
    if isinstance(reference, str) and len(reference.encode()) < REFERENCE_LENGTH:
        raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{given.objectType}::referenceId", REFERENCE_LENGTH)
    shown = given.displayInSearch
    if shown in (None, NULL, *DISPLAYS) or (entry is not None and shown == entry.displayInSearch):
        return
    raise entry_errors.ENTRY_DISPLAY_IN_SEARCH_VALUE_NOT_ALLOWED(shown)


def check_complete(given: Object) -> None:
    """Refuses a new entry without what its class can't do without, whatever service makes it."""
    for name in MUST_SAY.get(given.objectType, ()):
        if given.values.get(name) in (None, NULL):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{given.objectType}::{name}")


def _entitle(account: Account, given: Object) -> None:
    """Who may do more with an entry: unknown ones become users, deleted ones are left out."""
    for name in parents.ENTITLED:
        if isinstance(given.values.get(name), str):
            named = dict.fromkeys(split(given.values[name]))
            if len(named) > MOST_USERS:
                raise errors.SANDBOX_LIMIT_EXCEEDED(MOST_USERS, "users of an entry")
            kept = [user for user in named if not users.was_deleted(account, user)]
            given.values[name] = join(dict.fromkeys(users.ensure(account, user).id for user in kept))


def _check_duration(given: Object, entry: Object | None) -> None:
    """Who knows how long a film is may say so (ms), but a picture has no length."""
    length: int | None = given.msDuration
    if not length:
        return
    if entries.IMAGE in (given.mediaType, entry.mediaType if entry else None):
        raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE("msDuration")
    (entry or given).duration = (length + 500) // 1000


def check_admin_only(caller: Caller, entry: Object) -> None:
    """Some properties are an administrator's; adminTags also a session's with ``editadmintags:*``."""
    check_context(caller, entry)
    if caller.is_admin:
        return
    if _sent(entry, "adminTags") and not caller.grants("editadmintags", "*"):
        raise errors.PROPERTY_VALIDATION_ADMIN_PROPERTY("adminTags")
    if entry.categories == "" or any(  # no text names no category, and none is of that name (measured)
        not _is_category(caller.account, name) for name in dict.fromkeys(split(entry.categories))
    ):
        raise errors.PROPERTY_VALIDATION_ADMIN_PROPERTY("categories")
    for name in ADMIN_ONLY:
        if _sent(entry, name):
            raise errors.PROPERTY_VALIDATION_ADMIN_PROPERTY(name)


def _is_category(account: Account, name: str) -> bool:
    """Whether there is a category of this full name: naming one in an entry makes it, if an administrator does."""
    return any(one.status == CATEGORY_ACTIVE for one in account.find("category", _path=folded(name)))


def check_context(caller: Caller, given: Object) -> None:
    """In a privacy context entries don't name their categories: categoryEntry does that. Without a limit of categories
    what they name is passed over."""
    if caller.account.has(category_limits.UNLIMITED):
        given.categories = given.categoriesIds = None
    if entitlement.contexts(caller.session) and (given.categories or given.categoriesIds):
        raise entry_errors.ENTRY_CATEGORY_FIELD_IS_DEPRECATED()


def check_owner_of_new(caller: Caller, entry: Object) -> None:
    """Only an administrator makes entries for others."""
    if not caller.is_admin and _other(entry.userId, caller.user_id):
        raise ks.not_yours()


def check_owner_of_changed(caller: Caller, entry: Object, changes: Object) -> None:
    """Only an administrator gives an entry away; only its owner says who else may edit or publish it."""
    if caller.is_admin:
        return
    given_away = _other(changes.userId, entry.userId) and not caller.grants("edituser", str(changes.userId))
    if given_away:
        raise ks.not_yours()
    if memberships.is_meant(caller.account, caller.user_id, [entry.userId]):
        return
    if any(_other(changes.values.get(name), entry.values.get(name)) for name in OWNER_ONLY):
        raise ks.not_yours()


def _sent(entry: Object, name: str) -> bool:
    """Whether a property was sent; to clear it is to send it."""
    return entry.values.get(name) is not None


def _other(wanted: object, present: object) -> bool:
    return wanted not in (None, NULL) and php_text.lower(str(wanted)) != php_text.lower(str(present or ""))
