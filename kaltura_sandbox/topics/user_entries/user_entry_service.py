"""userEntry: what a user has to do with an entry: how far it was watched, whether the user takes part in it.

Left out: attempts at quizzes (KalturaQuizUserEntry, submitQuiz), and bulkDelete.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.identity import same_user, user_key
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import in_, many
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.people import user_errors, users
from kaltura_sandbox.topics.user_entries import user_entry_errors

ACTIVE, DELETED = 1, 2
HISTORY = "viewHistory.VIEW_HISTORY"
TYPES = {"KalturaViewHistoryUserEntry": HISTORY, "KalturaRsvpUserEntry": "rsvp.RSVP"}
HISTORY_FILTER = "KalturaViewHistoryUserEntryFilter"
USERS = ("userIdEqual", "userIdIn")
ENTRIES = ("entryIdEqual", "entryIdIn")
ENTITLED = ("entitledUsersEdit", "entitledUsersPublish", "entitledUsersView")
NOBODY = ("", users.WIDGET_USER)  # who has none in a list, though one may be added


class UserEntryService(ObjectService):
    """userEntry: one of each type per user and entry. Users see and change their own alone."""

    id = "userentry"
    kind = "user_entry"
    object_type = "KalturaUserEntry"
    not_found = user_entry_errors.USER_ENTRY_NOT_FOUND
    required = ("entryId",)
    defaults = {"status": ACTIVE}  # noqa: RUF012
    hidden = {"status": DELETED}  # noqa: RUF012
    fields = FieldMap(special={"userIdEqualCurrent": lambda _: None, "partnerId": lambda _: None})

    @property
    def me(self) -> str:
        return self.caller.user_id

    def before_add(self, object_: Object) -> None:
        """The entry and the user must be there; who is no administrator adds for nobody else.

        The caller's own user is made on the way (measured).
        """
        if object_.objectType not in TYPES:
            raise errors.SANDBOX_NOT_IMPLEMENTED(f"userEntry.add of {object_.objectType}")
        if not entries.exists(self.account, object_.entryId):
            raise entry_errors.ENTRY_ID_NOT_FOUND(object_.entryId)
        given = object_.userId or self.me
        mine = same_user(given, self.me)
        if not mine and (not self.caller.is_admin or users.find(self.account, given) is None):
            raise user_errors.INVALID_USER_ID()
        object_.userId, object_.values["type"] = users.named(self.account, given), TYPES[object_.objectType]
        same = {"entryId": object_.entryId, "type": object_.values["type"], "status": ACTIVE}
        if self.platform.store.find(self.account.query(self.kind).where(**same).of_user(given)):
            raise user_entry_errors.USER_ENTRY_ALREADY_EXISTS()

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        found = super().get(id)
        if not self.caller.is_admin and not same_user(found.userId, self.me):
            raise self.not_found(id)
        return found

    def own(self, id: Any) -> Object:  # noqa: A002
        """For changing it; another code than get's (measured)."""
        try:
            return self.get(id)
        except errors.ApiError as refusal:
            raise errors.INVALID_OBJECT_ID(id) from refusal

    def apply(self, object_: Object, changes: Object) -> None:
        """Sending another class than the stored one is told as a wrong user (measured for users)."""
        if changes.objectType != object_.objectType:
            raise user_errors.INVALID_USER_ID()
        super().apply(object_, changes)

    @action
    def delete(self, id: Any) -> Object:  # noqa: A002
        """Answers what it deletes."""
        object_ = self.own(id)
        object_.status = DELETED
        return self.account.put(self.kind, object_)

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """Who is nobody (a widget session) has none, whatever the filter: players ask all the same."""
        if not self.caller.is_admin and self.me in NOBODY:
            return Object(self.list_response, totalCount=0, objects=[])
        return super().list_(filter, pager)

    def listing(self, filter_: Object | None) -> Query:
        """By a user or an entry, which the filter must name. A filter of histories means the caller's own."""
        asked = {
            name: value
            for name, value in (filter_.values if filter_ else {}).items()
            if value not in (None, NULL, "")
        }
        histories = filter_ is not None and filter_.objectType == HISTORY_FILTER
        mine = bool(asked.get("userIdEqualCurrent"))
        mine |= histories and not (self.caller.is_admin and asked.keys() & set(USERS))
        if not mine and not asked.keys() & {*USERS, *ENTRIES}:
            kind = filter_.objectType if filter_ else "KalturaUserEntryFilter"
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(
                "/".join(f"{kind}::{name}" for name in USERS + ENTRIES)
            )
        query = super().listing(filter_)
        if histories:
            query.where(type=HISTORY)
        return query.of_user(self.me) if mine else self._seen(query, asked)

    def _seen(self, query: Query, asked: dict[str, Any]) -> Query:
        """An administrator sees all; a user their own, and all of entries that they are entitled to."""
        if self.caller.is_admin:
            return query
        named = [] if asked.keys() & set(USERS) else self._entitled(asked)
        mine = ("user_key(userId) = ?", [user_key(self.me)])
        return query.add(many("OR", [mine, in_("entryId", named)]))

    def _entitled(self, asked: dict[str, Any]) -> list[str]:
        """Those of the entries asked for that name the caller among their users."""
        wanted = [asked["entryIdEqual"]] if asked.get("entryIdEqual") else split(asked.get("entryIdIn"))
        found = [entry for one in wanted if (entry := self.account.get(entries.KIND, one)) is not None]
        return [e.id for e in found if self._is_entitled(e)]

    def _is_entitled(self, entry: Object) -> bool:
        named = [user for name in ENTITLED for user in split(entry.values.get(name))]
        return any(same_user(self.me, user) for user in named)
