"""Entries by their own fields, as items of advancedSearch: KalturaMediaEntryCompareAttributeCondition and its like.

Numbers are compared, and comparisons always hold together, also where an operator of OR stands around them. Texts are
searched for a phrase, in any case, a star behind three letters; an empty one asks for nothing. All measured. Left out:
durationType and flavorParamsIds, which entries don't keep.
"""

from __future__ import annotations

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, expression, searched
from kaltura_sandbox.platform.store.text import Words
from kaltura_sandbox.topics.entries import advanced

KINDS = (
    "BaseEntry", "DataEntry", "DocumentEntry", "ExternalMediaEntry", "LiveChannel", "LiveEntry", "LiveStreamAdminEntry",
    "LiveStreamEntry", "MediaEntry", "MixEntry", "PlayableEntry", "Playlist",
)  # fmt: skip
"""The names in the classes; which of them it is makes no difference."""
SIGNS = {"1": "=", "2": ">", "3": ">=", "4": "<", "5": "<=", "6": "<>"}
SEARCH_TEXT = ("name", "tags", "description", "adminTags", "referenceId")
NOTHING: Condition = ("0", [])


def compared(caller: Caller, item: Object) -> Condition | None:
    """Entries whose number compares so; one that has none counts as 0. What is no number breaks the platform."""
    sign = SIGNS.get(str(item.comparison))
    if not item.attribute or sign is None:
        return NOTHING
    told = str(item.value or "")
    if not php_text.is_digits(told):
        raise errors.INTERNAL_SERVERL_ERROR()  # a minus as well (measured)
    return f"COALESCE({expression(item.attribute)}, 0) {sign} ?", [php_text.whole(told)]


def matched(caller: Caller, item: Object) -> Condition | None:
    """Entries in whose field a phrase stands, or with ``not`` those in whose it doesn't."""
    if not item.attribute:
        return NOTHING
    told = php_text.trim(str(item.value or ""))
    if not told:
        return None
    names = SEARCH_TEXT if item.attribute == "searchText" else (item.attribute,)
    sql, given = searched([expression(name) for name in names], Words([told]))
    return (f"NOT COALESCE({sql}, 0)", given) if item.values.get("not") in (True, 1, "1") else (sql, given)


for _kind in KINDS:
    advanced.searches(f"Kaltura{_kind}CompareAttributeCondition", together=True)(compared)
    advanced.searches(f"Kaltura{_kind}MatchAttributeCondition")(matched)
