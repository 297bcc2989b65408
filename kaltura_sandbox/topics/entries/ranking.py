"""Ranks from 1 to 5 that entries are given, and what they add up to.

totalRank is the sum of the ranks, votes their number, rank their mean to a thousandth. anonymousRank counts one from
anybody with a session, as often as they like; votes of users are a topic of their own above this one.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries, entry_errors

LOWEST, HIGHEST = 1, 5


def rank(account: Account, entry_id: str, value: int) -> None:
    """Counts one rank of a media entry; INVALID_RANK_VALUE where it is no number from 1 to 5."""
    entry = entries.find(account, entry_id)
    if not entries.is_clip(entry):
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    check(value)
    count(account, entry, 1, value)


def check(value: int) -> None:
    """INVALID_RANK_VALUE for what is no rank."""
    if not LOWEST <= value <= HIGHEST:
        raise entry_errors.INVALID_RANK_VALUE()


def count(account: Account, entry: Object, votes: int, ranks: int) -> None:
    """Changes an entry's votes by a number and its totalRank by a sum; without votes its rank is 0."""
    entry.votes = int(entry.votes or 0) + votes
    entry.totalRank = int(entry.totalRank or 0) + ranks
    mean = int(entry.totalRank / entry.votes * 1000) / 1000 if entry.votes else 0
    entry.rank = int(mean) if mean == int(mean) else mean
    entries.save(account, entry)
