"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import ApiError, Kind

USER_LIKE_FOR_ENTRY_ALREADY_EXISTS = Kind(
    "USER_LIKE_FOR_ENTRY_ALREADY_EXISTS", "This user already likes this entry"
)
USER_LIKE_FOR_ENTRY_NOT_FOUND = Kind("USER_LIKE_FOR_ENTRY_NOT_FOUND", "This user does not like this entry")
USER_RATING_FOR_ENTRY_NOT_FOUND = Kind(
    "USER_RATING_FOR_ENTRY_NOT_FOUND", "This user has not rated this entry"
)
MUST_FILTER_BY_RANK = Kind("MUST_FILTER_BY_RANK", "Must pass either rankIn or rankEqual on filter")
USER_NOT_FOUND = Kind("USER_NOT_FOUND", "User was not found")
ANONYMOUS_ACCESS_FORBIDDEN = Kind(
    "ANONYMOUS_ACCESS_FORBIDDEN", "Anonymous access to this functionality is forbidden"
)


def poll_trouble(told: str) -> ApiError:
    """What polls refuse with: a sentence in the place of the code, and no message (measured)."""
    return ApiError(told, "")
