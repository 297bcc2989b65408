"""The fields that items of a search name: what types of search each allows, how much it counts, where it is stored.

As read in the server's source. Types are letters: E exact match, P partial, S starts with, X exists, R range. A field
that allows P is a text, of words; all others are values that are found as a whole. Marks: u, the unified item looks
into it; l, its words are read as English too; d, asking for it finds entries that lists don't show.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kaltura_sandbox import php_text

EXACT, PARTIAL, STARTS, EXISTS, RANGE = "EPSXR"
TYPES = {1: EXACT, 2: PARTIAL, 3: STARTS, 4: EXISTS, 5: RANGE}


@dataclass(frozen=True)
class Field:
    """A field of objects of a kind, or of parts of them."""

    kind: str  # in the index
    name: str  # in the API
    engine: str  # in refusals and highlights
    types: str
    boost: int
    marks: str
    stored: str  # the property that it is made of

    def allows(self, type_: int) -> bool:
        return TYPES.get(type_, "-") in self.types

    @cached_property
    def is_text(self) -> bool:
        return PARTIAL in self.types

    @cached_property
    def is_found(self) -> bool:
        """Whether its values are in the index, and not only compared as numbers."""
        return bool(self.types.strip("RX"))

    @cached_property
    def english(self) -> bool:
        return "l" in self.marks


def _read(kind: str, table: str, prefix: str = "") -> dict[str, Field]:
    found = {}
    for line in filter(None, table.split("\n")):
        name, engine, types, boost, marks, stored = line.split(" ")
        engine = prefix + (name if engine == "=" else engine)
        stored = "" if stored == "-" else stored
        found[name] = Field(kind, name, engine, types, php_text.whole(boost), marks.strip("-"), stored)
    return found


ENTRY = _read(
    "entry",
    """
id _id E 100 ud id
name = EPS 100 ul name
description = EPSX 100 ul description
tags = EPSX 100 u tags
reference_id = EX 100 u referenceId
kuser_id = E 50 - userId
creator_kuser_id = E 50 - creatorId
entitled_kusers_edit = EX 50 - entitledUsersEdit
entitled_kusers_publish = EX 50 - entitledUsersPublish
entitled_kusers_view = EX 50 - entitledUsersView
start_date = RX 1 - startDate
end_date = RX 1 - endDate
conversion_profile_id = E 1 u conversionProfileId
redirect_entry_id = EX 1 u redirectEntryId
template_entry_id = EX 1 u templateEntryId
parent_id = EX 1 ud parentEntryId
media_type = E 1 - mediaType
source_type = E 1 - sourceType
recorded_entry_id = EX 1 u recordedEntryId
push_publish = EX 1 - pushPublishEnabled
length_in_msecs = R 1 - msDuration
created_at = R 1 - createdAt
updated_at = R 1 - updatedAt
moderation_status = EX 1 - moderationStatus
entry_type = E 1 - type
admin_tags = EX 1 - adminTags
credit = EX 1 - creditUserName
site_url = EX 1 - creditUrl
access_control_id = EX 1 - accessControlId
external_source_type = EX 1 - externalSourceType
is_quiz = EX 1 - _isQuiz
is_live = E 1 - _onAir
user_names = EPSX 1 u -
root_id = E 1 - rootEntryId
partner_sort_value = R 1 - partnerSortValue
captions_content = EPSX 1 u -
last_played_at = RX 1 - lastPlayedAt
plays = R 1 - plays
views = R 1 - views
rank = R 1 - rank
votes = R 1 - votes
display_in_search = E 1 d displayInSearch
recycled_at = R 1 d recycledAt
room_type = E 1 - roomType
broadcast_entry_id = EX 1 u broadcastEntryId
flavor_params_ids flavor_params E 1 - flavorParamsIds
""",
)

CAPTION = _read(
    "caption_line",
    """
content = EPSX 10 ul content
start_time = R 1 - start_time
end_time = R 1 - end_time
language = E 1 - language
label = E 1 - label
caption_asset_id = E 1 - caption_asset_id
accuracy = R 1 - accuracy
usage = E 1 - usage
""",
    "caption_assets.",
)

CUE_POINT = _read(
    "cue_point_part",
    """
id = E 50 u id
name = EPSX 50 u name
text = EPSX 50 u text
tags = EPSX 50 u tags
start_time = RX 1 - start_time
end_time = RX 1 - end_time
sub_type = EX 1 - sub_type
question = EPSX 50 u question
answers = EPSX 50 u answers
hint = EPSX 50 u hint
explanation = EPSX 50 u explanation
type = E 1 - type
""",
    "cue_points.cue_point_",
)

METADATA = _read(
    "metadata_value",
    """
value_text = EPSX 100 u value_text
value_int = EXR 100 u value_int
""",
    "metadata.",
)

CATEGORY = _read(
    "category",
    """
id _id E 1 - id
name = EPS 1 l name
full_name = EPS 1 - fullName
description = EPS 1 l description
privacy = E 1 - privacy
privacy_context = ESX 1 - privacyContext
privacy_contexts = ESX 1 - privacyContexts
parent_id = EX 1 - parentId
depth = R 1 - depth
full_ids = ES 1 - fullIds
tags = EPSX 1 - tags
display_in_search = E 1 - appearInList
inheritance_type = E 1 - inheritanceType
user_id kuser_id ES 1 - owner
reference_id = ESX 1 - referenceId
inherited_parent_id = ESX 1 - inheritedParentId
moderation = EX 1 - moderation
contribution_policy = EX 1 - contributionPolicy
entries_count = R 1 - entriesCount
direct_entries_count = R 1 - directEntriesCount
direct_sub_categories_count = R 1 - directSubCategoriesCount
members_count = R 1 - membersCount
pending_members_count = R 1 - pendingMembersCount
pending_entries_count = R 1 - pendingEntriesCount
created_at = R 1 - createdAt
updated_at = R 1 - updatedAt
""",
)

USER = _read(
    "user",
    """
user_id puser_id EPS 1 - id
screen_name = EPS 1 - screenName
first_name = EPS 1 - firstName
last_name = EPS 1 - lastName
full_name = EPS 1 - fullName
title = EPS 1 - title
company = EPS 1 - company
email = EPSX 1 - email
tags = EPSX 1 - tags
external_id = EPSX 1 - externalId
type = ES 1 - type
role_ids = ES 1 - roleIds
permission_names = ES 1 - permissionNames
group_ids = ES 1 - groupIds
country = ES 1 - country
is_hashed = EX 1 - _hashed
is_admin = EX 1 - isAdmin
login_enabled = EX 1 - loginEnabled
capabilities = EX 1 - capabilities
created_at = R 1 - createdAt
updated_at = R 1 - updatedAt
""",
)

PLACES = {  # of the categories of an entry
    "id": "EX", "name": "ES", "full_ids": "ES", "ancestor_id": "E", "ancestor_name": "ES",
}  # fmt: skip
TRUTHS = frozenset(("is_live", "is_quiz", "is_hashed", "is_admin", "login_enabled"))
LISTS = frozenset((
    "tags", "admin_tags", "entitled_kusers_edit", "entitled_kusers_publish", "entitled_kusers_view",
    "privacy_context", "privacy_contexts", "flavor_params_ids", "role_ids", "permission_names", "group_ids",
))  # fmt: skip
USERS = frozenset((
    "kuser_id", "creator_kuser_id", "entitled_kusers_edit", "entitled_kusers_publish", "entitled_kusers_view",
))  # fmt: skip
"""Fields that name users, by their ids as the customer knows them."""

EVERY, THERE = "_every", "_there"
"""What every object of a kind has in the index, and the names of those of its fields that exist."""


def names(table: dict[str, Field]) -> tuple[str, ...]:
    """The fields of a table as the index has them: texts and values, not what is only compared as a number."""
    return (*(one.name for one in table.values() if one.is_found), EVERY, THERE)
