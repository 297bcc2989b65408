"""Votes of users for entries. A like and a rating of one user for one entry are the same vote, of rank 1 or more.

A vote that is taken back is kept as a revoked one, and liking the entry again brings it back with the rank that it
had; rating it anew makes another one (read in the server's source).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import entries, ranking
from kaltura_sandbox.topics.people import renaming, users

KIND = "vote"
LIKE = 1  # the rank that a like counts as
REVOKED, VOTED = 1, 2

renaming.follows(KIND, "_userId", key=lambda vote: vote._number, forgotten=True)
"""A vote goes on telling the id with which it was given, whatever became of its user (measured)."""


def standing(account: Account) -> Query:
    """The votes of an account that count, oldest first."""
    return account.query(KIND).where(_status=VOTED).ordered("+seq")


def of(account: Account, entry_id: Any, user_id: str) -> Object | None:
    """A user's vote for an entry, if it counts."""
    return _first(account, standing(account), entry_id, user_id)


def give(account: Account, entry: Object, user_id: str, rank: int) -> None:
    """Makes a vote; who votes and is no user becomes one."""
    vote = Object("KalturaLike", entryId=entry.id, userId=users.named(account, user_id), createdAt=now())
    vote._rank, vote._status, vote._userId = rank, VOTED, vote.userId
    _keep(account, vote)
    ranking.count(account, entry, 1, rank)


def change(account: Account, entry: Object, vote: Object, rank: int) -> None:
    """Gives a vote another rank; the one that it has is no change."""
    difference, vote._rank = rank - vote._rank, rank
    if difference:
        _keep(account, vote)
        ranking.count(account, entry, 0, difference)


def revoke(account: Account, entry: Object, vote: Object) -> None:
    """Takes a vote back: it no longer counts."""
    vote._status = REVOKED
    _keep(account, vote)
    ranking.count(account, entry, -1, -vote._rank)


def restore(account: Account, entry: Object, user_id: str) -> bool:
    """Brings a user's revoked vote back, as it was; False where there is none."""
    revoked = account.query(KIND).where(_status=REVOKED).ordered("+seq")
    vote = _first(account, revoked, entry.id, user_id)
    if vote is None:
        return False
    vote._status = VOTED
    _keep(account, vote)
    ranking.count(account, entry, 1, vote._rank)
    return True


def _first(account: Account, query: Query, entry_id: Any, user_id: str) -> Object | None:
    found = account.store.find(query.where(entryId=entries.stored_id(entry_id)).of_user(user_id, "_userId"))
    return found[0] if found else None


def _keep(account: Account, vote: Object) -> None:
    vote._number = vote._number or account.store.number()
    account.put(KIND, vote, vote._number)
