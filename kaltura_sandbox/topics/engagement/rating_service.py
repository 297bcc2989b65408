"""rating_rating: ranks from 1 to 5 that a user gives an entry. Totals are in the entry: votes, totalRank, rank."""

from __future__ import annotations

from collections import Counter

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.engagement import engagement_errors, votes
from kaltura_sandbox.topics.entries import entries, entry_errors, ranking
from kaltura_sandbox.topics.people import users

FEATURE = feature("RATING_PLUGIN_PERMISSION")
NOBODY = ("", users.WIDGET_USER)


class RatingService(Service):
    """rating_rating: rate, checkRating, removeRating, and for administrators getRatingCounts. Likes count as ratings.

    There is no getRating and no list: who rated what the server tells through like_like.list.
    """

    id = "rating_rating"

    @action
    def rate(self, entryId: str, rank: int) -> int:
        """Answers the rank. A rating that there is already, or a like, gets it."""
        entry = self._entry(entryId)
        ranking.check(rank)
        vote = votes.of(self.account, entryId, self.caller.user_id)
        if vote is None:
            votes.give(self.account, entry, self.caller.user_id, rank)
        else:
            votes.change(self.account, entry, vote, rank)
        return rank

    @action
    def remove_rating(self, entryId: str) -> bool:
        """Takes the vote back, a like too."""
        entry = self._entry(entryId)
        votes.revoke(self.account, entry, self._mine(entryId))
        return True

    @action
    def check_rating(self, entryId: str) -> int:
        """The caller's rank; of a like it is 1."""
        if entryId in ("", "0"):
            raise errors.MISSING_MANDATORY_PARAMETER("entryId")
        self._entry(entryId)
        return int(self._mine(entryId)._rank)

    @action
    def get_rating_counts(self, filter: Object) -> Object:  # noqa: A002
        """How often an entry was given each of the ranks asked for; those that nobody gave are left out."""
        self._check_feature()
        entry_id = filter.entryIdEqual
        if not entry_id or not entries.exists(self.account, entry_id):
            raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id or None)
        if filter.rankIn in (None, "", "0"):
            raise engagement_errors.MUST_FILTER_BY_RANK()
        wanted = {php_text.whole(one) for one in split(filter.rankIn)}
        given = self.platform.store.find(
            votes.standing(self.account).where(entryId=entries.stored_id(entry_id))
        )
        counts = Counter(vote._rank for vote in given if vote._rank in wanted)
        found = [
            Object("KalturaRatingCount", entryId=entries.stored_id(entry_id), rank=rank, count=counts[rank])
            for rank in sorted(counts)
        ]
        return Object("KalturaRatingCountListResponse", totalCount=len(found), objects=found)

    def _entry(self, entry_id: str) -> Object:
        """The entry to be rated, by who is somebody."""
        self._check_feature()
        if self.caller.user_id in NOBODY:
            raise engagement_errors.ANONYMOUS_ACCESS_FORBIDDEN()
        return entries.find(self.account, entry_id)

    def _check_feature(self) -> None:
        if not self.account.has(FEATURE):
            raise errors.FEATURE_FORBIDDEN("rating")

    def _mine(self, entry_id: str) -> Object:
        vote = votes.of(self.account, entry_id, self.caller.user_id)
        if vote is None:
            raise engagement_errors.USER_RATING_FOR_ENTRY_NOT_FOUND()
        return vote
