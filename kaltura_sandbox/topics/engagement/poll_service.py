"""poll_poll: votes for answers. A poll is its id alone: there is no question, no list, no get, and no owner.

The id is made of the type, a number, and a hash of the number with a secret of the installation, so that it proves
itself. What is wrong with a vote is told as an answer, not as a refusal (measured).

Left out: votes in other data centres, which the platform adds up; and that a KS which is none is passed over by vote
and getVote there (measured), which here is refused as by any service.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any

from kaltura_sandbox.platform.accounts import Caller, new_secret
from kaltura_sandbox.platform.services import Service, action, action_with
from kaltura_sandbox.topics.engagement.cache import Cache
from kaltura_sandbox.topics.engagement.engagement_errors import poll_trouble
from kaltura_sandbox.topics.people import users

ANONYMOUS = ("SINGLE_ANONYMOUS", "MULTI_ANONYMOUS")
SEVERAL = ("MULTI_ANONYMOUS", "MULTI_RESTRICT")
TYPES = (*ANONYMOUS, *SEVERAL, "SINGLE_RESTRICT")
SECRET = "poll secret"
LARGEST = 2**31 - 1
NOBODY = ("", users.WIDGET_USER)
NOTHING = ("", "0")
LACKING = "poll_poll->{0} call not validated. Missing parameter for {1} action"
"""What is answered where a parameter is missing: not what other services refuse with (measured)."""


class PollService(Service):
    """poll_poll: add, vote, getVote, getVotes, resetVotes."""

    id = "poll_poll"

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self.cache = Cache(self.platform)

    @action
    def add(self, pollType: str = ANONYMOUS[0]) -> str:
        """The id of a new poll."""
        if pollType not in TYPES:
            raise poll_trouble("Poll type provided is invalid")
        number = str(secrets.randbelow(LARGEST))
        return f"{pollType}-{self._hash(number)}-{number}"

    @action_with(says_what_lacks=True)
    def vote(self, pollId: str | None, userId: str | None, answerIds: str | None) -> str:
        """Counts a vote; a second one of the same voter takes the place of the first."""
        if pollId is None or userId is None or answerIds is None:
            return LACKING.format("vote", "vote")
        type_ = self._type(pollId)
        if type_ is None:
            return "Failed to vote due to bad poll id structure"
        voter = self._voter(type_, userId)
        if voter is None:
            return "User ID is invalid -   "
        answers = answerIds.split(",")
        if len(answers) > 1 and type_ not in SEVERAL:
            return "Only one answer is allowed"
        self._count(self._prefix(pollId), voter, answers)
        return "Successfully voted"

    def _count(self, prefix: str, voter: str, answers: list[str]) -> None:
        """Voters and answers share one space of keys, so an answer must not be called as a voter is (source)."""
        kept = {str(place): one for place, one in enumerate(answers) if one not in answers[:place]}
        before = None
        if not self.cache.add(prefix + voter, kept):
            before = self.cache.get(prefix + voter)
            self.cache.set(prefix + voter, kept)
        if before:
            for one in before.values() if isinstance(before, dict) else ():
                self.cache.count(prefix + one, -1)
        else:
            self._up(prefix + "voters")
        for one in kept.values():
            self._up(prefix + one)

    def _up(self, key: str) -> None:
        self.cache.add(key, 0)
        self.cache.count(key, 1)

    @action_with(says_what_lacks=True)
    def get_vote(self, pollId: str | None, userId: str | None) -> str:
        """The answers of a voter as JSON, or a sentence that there are none."""
        if pollId is None or userId is None:
            return LACKING.format("getVote", "get vote")
        type_ = self._type(pollId)
        if type_ is None:
            return "Failed to get vote due to bad poll id structure"
        voter = self._voter(type_, userId) or ""
        vote = self.cache.get(self._prefix(pollId) + voter)
        return _json(vote) if vote else f"Could not find vote for user id : {voter} in poll id {pollId}"

    @action
    def get_votes(self, pollId: str, answerIds: str) -> str:
        """Voters, and votes for each of the answers asked for, as JSON; of an id that is no poll's all are 0."""
        if pollId in NOTHING or answerIds in NOTHING:
            raise poll_trouble("Missing parameter for getVotes action")
        prefix = self._prefix(pollId)
        counters = {one: self.cache.get(prefix + one) or 0 for one in answerIds.split(",")}
        voters = self.cache.get(prefix + "voters") or 0
        return _json({"pollId": pollId, "numVoters": voters, "answerCounters": counters})

    @action
    def reset_votes(self, pollId: str) -> None:
        """Begins anew: the votes so far are found by nobody any more."""
        self.cache.set(pollId, self._round(pollId) + 1)

    def _type(self, poll_id: str) -> str | None:
        """The type of a poll, None where the id is no poll's."""
        parts = poll_id.split("-")
        if len(parts) != 3 or parts[0] not in TYPES:
            return None
        return parts[0] if hmac.compare_digest(parts[1].encode(), self._hash(parts[2]).encode()) else None

    def _voter(self, type_: str, named: str) -> str | None:
        """Whose vote it is: the session's user, else in anonymous polls whoever the call names."""
        if self.caller.user_id not in NOBODY:
            return self.caller.user_id
        return named if type_ in ANONYMOUS else None

    def _hash(self, number: str) -> str:
        return hmac.new(self._secret().encode(), number.encode(), hashlib.sha256).hexdigest()

    def _secret(self) -> str:
        """The installation's own, made when it is first needed."""
        kept = self.platform.store.noted(SECRET)
        if kept is None:
            kept = new_secret()
            self.platform.store.note(SECRET, kept)
        return kept

    def _round(self, poll_id: str) -> int:
        """How often a poll was begun anew."""
        found = self.cache.get(poll_id)
        return found if isinstance(found, int) else 0

    def _prefix(self, poll_id: str) -> str:
        return f"{poll_id}_{self._round(poll_id)}_"


def _json(value: Any) -> str:
    """As PHP writes JSON: keys that count up from 0 are a list, and a slash is escaped."""
    return json.dumps(_listed(value), separators=(",", ":")).replace("/", "\\/")


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {key: _listed(one) for key, one in value.items()}
    places = [str(place) for place in range(len(inner))]
    return list(inner.values()) if inner and list(inner) == places else inner
