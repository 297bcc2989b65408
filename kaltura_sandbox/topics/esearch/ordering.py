"""The order of what a search finds: by fields where they are named, else by how well it fits."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, expression
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.topics.esearch import esearch_errors

BY_METADATA = "KalturaESearchMetadataOrderByItem"
STORED = {
    "updated_at": "updatedAt", "created_at": "createdAt", "start_date": "startDate", "end_date": "endDate",
    "votes": "votes", "rank": "rank", "views": "views", "plays": "plays", "last_played_at": "lastPlayedAt",
    "recycled_at": "recycledAt", "entries_count": "entriesCount",
    "plays_last_30_days": "_plays30", "views_last_30_days": "_views30", "plays_last_7_days": "_plays7",
    "views_last_7_days": "_views7", "plays_last_1_day": "_plays1", "views_last_1_day": "_views1",
}  # fmt: skip
NAMES = {
    "name": "name", "screen_name": "screenName", "puser_id": "id", "user_id": "id", "full_name": "fullName",
}  # fmt: skip
_MEMBERS = "COALESCE(json_extract(data, '$.membersCount'), json_extract(data, '$._membersCount'))"
"""The members of a category, or of a group."""

_VALUE = (
    "(SELECT json_extract(p.data, '$.{}') FROM search_parts AS p WHERE p.ownerKind = objects.kind"
    " AND p.owner = objects.id AND p.name = 'metadata_value' AND whole(json_extract(p.data, '$.xpath')) = ?"
    " AND json_extract(p.data, '$.metadata_profile_id') = ? LIMIT 1)"
)


def sorting(order: Object | None) -> Condition | None:
    """What SQL sorts by; None where nothing says so. What lacks the field comes last, in either direction."""
    terms: list[str] = []
    values: list[Any] = []
    seen: set[Any] = set()
    for item in (order.orderItems or []) if order else []:
        told = (item.sortField, item.xpath, item.metadataProfileId)
        if told in seen:
            continue
        seen.add(told)
        for sql, bound in _fields(item):
            terms += [f"{sql} IS NULL", f"{sql} {'DESC' if item.sortOrder == 'desc' else 'ASC'}"]
            values += bound * 2
    return (", ".join(terms), values) if terms else None


def _fields(item: Object) -> list[Condition]:
    if item.objectType == BY_METADATA:
        if not item.xpath or not item.metadataProfileId:
            raise esearch_errors.MISSING_MANDATORY_PARAMETERS_IN_ORDER_ITEM()
        asked = [analysis.term(str(item.xpath)), item.metadataProfileId]
        return [(_VALUE.format("value_int"), asked), (f"whole({_VALUE.format('value_text[0]')})", asked)]
    if item.sortField in NAMES:
        return [(f"whole(json_extract(data, '$.{NAMES[item.sortField]}'))", [])]
    if item.sortField == "members_count":
        return [(_MEMBERS, [])]
    return [(expression(STORED[item.sortField]), [])] if item.sortField in STORED else []
