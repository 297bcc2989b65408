"""userEntry: what a user has to do with an entry: how far it was watched, whether the user takes part in it.

Who makes one is always a client: nothing here follows from playing. Attempts at quizzes, and submitQuiz, are added
by the topic of quizzes.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.people import user_errors
from kaltura_sandbox.topics.user_entries import (
    bulk_deletes,
    kinds,
    user_entries,
    user_entry_errors,
    user_entry_lists,
)


class UserEntryService(ObjectService):
    """userEntry: one of each type per user and entry. Users see and change their own alone."""

    id = "userentry"
    kind = user_entries.KIND
    object_type = user_entries.CLASS
    not_found = user_entry_errors.USER_ENTRY_NOT_FOUND
    defaults = {"status": user_entries.ACTIVE}  # noqa: RUF012
    hidden = {"status": user_entries.DELETED}  # noqa: RUF012

    def check_new(self, object_: Object) -> None:
        """Attempts at quizzes look for a quiz on the entry before they miss the entry (read in the source)."""
        super().check_new(object_)
        for name in self._kind(object_).required:
            if object_.values.get(name) is None:
                raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(f"{object_.objectType}::{name}")

    def before_add(self, object_: Object) -> None:
        kind = self._kind(object_)
        kind.prepare(object_)
        kind.clean(object_)
        object_.values["type"] = kind.type

    def _kind(self, given: Object) -> kinds.UserEntryKind:
        found = kinds.of_class(given.objectType)
        if found is None:
            raise errors.SANDBOX_NOT_IMPLEMENTED(f"userEntry of {given.objectType}")
        return found(self.caller)

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        return user_entries.find(self.caller, id)

    def own(self, id: Any) -> Object:  # noqa: A002
        """For changing it; another code than get's (measured)."""
        try:
            return self.get(id)
        except errors.ApiError as refusal:
            raise errors.INVALID_OBJECT_ID(id) from refusal

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        """What both classes know is changed, and the answer is in the class that was sent (read in the source)."""
        stored = super().update(id, changes)
        known = self.platform.schema.properties(changes.objectType)
        return Object(changes.objectType, **{k: v for k, v in stored.values.items() if k in known})

    def apply(self, object_: Object, changes: Object) -> None:
        """Who may send a class is that class's matter: users who send an attempt at a quiz are refused (measured)."""
        kind = self._kind(changes)
        if not kind.may_change(object_):
            raise user_errors.INVALID_USER_ID()
        kind.clean(changes)
        known = self.platform.schema.properties(object_.objectType)
        for name in [one for one in changes.values if one not in known and not one.startswith("_")]:
            del changes.values[name]
        super().apply(object_, changes)
        kind.changed(object_)

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """Answers what it deletes."""
        return user_entries.delete(self.account, self.own(id))

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Who is nobody (a widget session) has none, whatever the filter: players ask all the same."""
        if not self.caller.is_admin and self.caller.user_id in user_entry_lists.NOBODY:
            return Object(self.list_response, totalCount=0, objects=[])
        return super().list_(filter, pager)

    def listing(self, filter_: Object | None) -> Query:
        return user_entry_lists.seen(self.caller, user_entry_lists.meant(self.caller, filter_))

    @action
    def bulk_delete(self, filter: Object) -> int:  # noqa: A002
        return bulk_deletes.begin(self.caller, filter)
