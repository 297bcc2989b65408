"""What viewers say: likes, and polls, whose ids are all that there is of them."""

from __future__ import annotations

from features.support.api.nouns.noun import Noun

LIKE = Noun(
    name="like",
    service="like_like",
    object_type="KalturaLike",
    parameter="",  # given by actions of its entry
    named=False,
)
POLL = Noun(
    name="poll",
    service="poll_poll",
    object_type="poll",  # no class: the answer of add is the bare id
    parameter="",
    named=False,
)
