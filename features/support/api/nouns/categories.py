"""Categories, and the tags that an account has used."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

CATEGORY = Noun(
    name="category",
    plural="categories",
    service="category",
    object_type="KalturaCategory",
    parameter="category",
    enums=enums.CATEGORY,
)
ASSIGNMENT = Noun(
    name="assignment",
    service="categoryEntry",
    object_type="KalturaCategoryEntry",
    parameter="",  # it is an entry's place in a category, and has no id of its own
    named=False,
    enums=enums.CATEGORY_ENTRY,
)
MEMBERSHIP = Noun(
    name="membership",
    service="categoryUser",
    object_type="KalturaCategoryUser",
    parameter="",  # it is a user's place in a category, and has no id of its own
    named=False,
    enums=enums.CATEGORY_USER,
)
