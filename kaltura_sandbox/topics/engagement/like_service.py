"""like_like: whether a user likes an entry. Totals are in the entry: a like is a vote of rank 1."""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.engagement import engagement_errors, votes
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.people import user_errors, users

FEATURE = feature("FEATURE_LIKE", registered=True)
NOBODY = ("", users.WIDGET_USER)
FIELDS = FieldMap(orders=frozenset())  # no order is heard (source)


class LikeService(Service):
    """like_like: like, unlike, checkLikeExists, and for administrators list. Ratings are in the list as well."""

    id = "like_like"

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        if not self.account.has(FEATURE):
            raise errors.FEATURE_FORBIDDEN("like")

    @action
    def like(self, entryId: str) -> bool:
        """A second like is refused, and so is one of who has rated the entry: it is the same vote."""
        me = self._me(entryId)
        if votes.of(self.account, entryId, me):
            raise engagement_errors.USER_LIKE_FOR_ENTRY_ALREADY_EXISTS()
        entry = entries.find(self.account, entryId)
        if not votes.restore(self.account, entry, me):
            votes.give(self.account, entry, me, votes.LIKE)
        return True

    @action
    def unlike(self, entryId: str) -> bool:
        """Takes the vote back, a rating too."""
        vote = votes.of(self.account, entryId, self._me(entryId))
        if vote is None:
            raise engagement_errors.USER_LIKE_FOR_ENTRY_NOT_FOUND()
        votes.revoke(self.account, entries.find(self.account, entryId), vote)
        return True

    @action
    def check_like_exists(self, entryId: str, userId: str | None = None) -> bool:
        """Of the caller or of anybody; False also where there is no such entry."""
        me = self._me(entryId)
        return votes.of(self.account, entryId, userId or me) is not None

    @action
    def list_(self, filter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: A002
        """All likes that the filter fits, oldest first."""
        if filter is not None:
            self._check(filter)
        return self.page(self._listing(filter), pager, "KalturaLikeListResponse")

    def _check(self, filter_: Object) -> None:
        if filter_.entryIdEqual and not entries.exists(self.account, filter_.entryIdEqual):
            raise entry_errors.ENTRY_ID_NOT_FOUND(filter_.entryIdEqual)
        if filter_.userIdEqual and users.find(self.account, filter_.userIdEqual) is None:
            raise engagement_errors.USER_NOT_FOUND()

    def _listing(self, filter_: Object | None) -> Query:
        query = votes.standing(self.account)
        if filter_ is None:
            return query
        if filter_.userIdEqual:
            query.of_user(filter_.userIdEqual, "_userId")
        return query.filtered(filter_.copy(orderBy=None, userIdEqual=None), FIELDS)

    def _me(self, entry_id: str) -> str:
        """The user of the session, without whom there is no like."""
        if self.caller.user_id in NOBODY:
            raise user_errors.INVALID_USER_ID()
        if entry_id in ("", "0"):
            raise errors.MISSING_MANDATORY_PARAMETER("entryId")
        return self.caller.user_id
