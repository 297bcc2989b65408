"""Ranks from 1 to 5 that anybody with a session may give to an entry, as often as they like.

totalRank is the sum of the ranks, votes their number, rank their mean to a thousandth.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.topics.entries import entries, entry_errors

LOWEST, HIGHEST = 1, 5


def rank(account: Account, entry_id: str, value: int) -> None:
    """Counts one rank of a media entry; INVALID_RANK_VALUE where it is no number from 1 to 5."""
    entry = entries.find(account, entry_id)
    if not entries.is_clip(entry):
        raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
    if not LOWEST <= value <= HIGHEST:
        raise entry_errors.INVALID_RANK_VALUE()
    entry.votes = int(entry.votes or 0) + 1
    entry.totalRank = int(entry.totalRank or 0) + value
    mean = int(entry.totalRank / entry.votes * 1000) / 1000
    entry.rank = int(mean) if mean == int(mean) else mean
    entries.save(account, entry)
