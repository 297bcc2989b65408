"""The classes of user entries: what each asks of a new one and of a change.

A topic above adds its own by a class below :class:`UserEntryKind`, as quizzes do.
"""

from __future__ import annotations

from typing import ClassVar

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.people import user_errors, users
from kaltura_sandbox.topics.user_entries import user_entries, user_entry_errors


class UserEntryKind:
    """A class of user entries, as most of them are: one for each user and entry."""

    class_name: ClassVar[str]
    type: ClassVar[str]  # KalturaUserEntryType
    required: ClassVar[tuple[str, ...]] = ("entryId",)
    own_alone: ClassVar[bool] = False  # whether users add them for nobody else; administrators always may
    order: ClassVar[str] = "+createdAt"  # of a list by the class's own filter

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.account = caller.account

    def prepare(self, new: Object) -> None:
        """Judges a new one and sets its user; raise to refuse. The caller's own user is made on the way (measured)."""
        if not entries.exists(self.account, new.entryId):
            raise entry_errors.ENTRY_ID_NOT_FOUND(new.entryId)
        self.set_user(new)
        if user_entries.of(self.account, new.entryId, new.userId, self.type):
            raise user_entry_errors.USER_ENTRY_ALREADY_EXISTS()

    def set_user(self, new: Object) -> None:
        """Whose it is: the caller's, or of a user who exists."""
        given = new.userId or self.caller.user_id
        mine = same_user(given, self.caller.user_id)
        foreign = self.own_alone and not self.caller.is_admin
        if not mine and (foreign or users.find(self.account, given) is None):
            raise user_errors.INVALID_USER_ID()
        new.userId = users.named(self.account, given)

    def may_change(self, stored: Object) -> bool:
        """Whether the caller may change a user entry by sending one of this class."""
        return True

    def changed(self, stored: Object) -> None:
        """What becomes of a user entry that was changed by sending one of this class."""

    def clean(self, changes: Object) -> None:
        """What becomes of the properties of a new or changed one before they are stored."""


class ViewHistory(UserEntryKind):
    """How far a user got in an entry."""

    class_name, type = "KalturaViewHistoryUserEntry", "viewHistory.VIEW_HISTORY"
    own_alone = True


class WatchLater(UserEntryKind):
    """An entry that a user wants to watch later."""

    class_name, type = "KalturaWatchLaterUserEntry", "watchLater.WATCH_LATER"


class Rsvp(UserEntryKind):
    """That a user will take part."""

    class_name, type = "KalturaRsvpUserEntry", "rsvp.RSVP"


class Registration(UserEntryKind):
    """That a user has registered."""

    class_name, type = "KalturaRegistrationUserEntry", "registration.REGISTRATION"


class PermissionLevel(UserEntryKind):
    """What a user is in an entry: speaker, moderator … It grants nothing by itself."""

    class_name, type = "KalturaPermissionLevelUserEntry", "entryPermissionLevel.PERMISSION_LEVEL"
    own_alone = True

    def clean(self, changes: Object) -> None:
        """Each level once; an empty list changes nothing (read in the source)."""
        given = changes.permissionLevels
        if isinstance(given, list):
            once = {one.permissionLevel: one for one in given}
            changes.permissionLevels = list(once.values()) or None
            changes._levels = list(once) or None
        elif given is NULL:
            changes.permissionLevels = None


def of_class(class_name: str) -> type[UserEntryKind] | None:
    """The kind of a class; None of one that no topic knows."""
    return next((one for one in below(UserEntryKind) if one.class_name == class_name), None)


def of_filter(class_name: str) -> type[UserEntryKind] | None:
    """The kind that a class of filters is about; None where it is about all."""
    return of_class(class_name.removesuffix("Filter"))
