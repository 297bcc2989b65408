"""How many of all that is found have which values, beside one page of it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.topics.esearch import esearch_errors

USUAL_SIZE = 5
STORED = {
    "entry_type": "type", "media_type": "mediaType", "tags": "tags", "access_control_profile_id": "accessControlId",
}  # fmt: skip
ENTRY, CATEGORY = "KalturaESearchEntryAggregationItem", "KalturaESearchCategoryAggregationItem"
POINTS, METADATA = "KalturaESearchCuepointsAggregationItem", "KalturaESearchMetadataAggregationItem"
_PARTS = (
    "SELECT p.data FROM search_parts AS p JOIN objects AS o ON o.kind = p.ownerKind AND o.id = p.owner"
    " WHERE p.name = ? AND o.rowid IN (SELECT value FROM json_each(?))"
)
_CATEGORIES = (
    "SELECT json_extract(c.data, '$.name'), COUNT(*) FROM objects AS o"
    " JOIN objects AS a ON a.kind = 'category_entry' AND a.entryId = o.id AND a.status = 2"
    " JOIN objects AS c ON c.kind = 'category' AND c.id = CAST(json_extract(a.data, '$.categoryId') AS TEXT)"
    " WHERE o.rowid IN (SELECT value FROM json_each(?)) GROUP BY 1"
)


def check(aggregation: Object | None) -> None:
    """Refuses items that don't say which field they count, but for those about metadata."""
    for item in (aggregation.aggregations or []) if aggregation else ():
        if item.fieldName is None and item.objectType != METADATA:
            raise esearch_errors.AGGREGATION_FIELD_NAME_MUST_BE_SUPPLIED()


def counted(account: Account, aggregation: Object, rows: list[int]) -> list[Object]:
    """What each item counts in the rows that were found."""
    found = []
    for item in aggregation.aggregations or []:
        size = item.size or USUAL_SIZE
        wanted = json.dumps(rows)
        if item.objectType == METADATA:
            found += _metadata(account, wanted, size)
        else:
            counts = _COUNTS[item.objectType](account, item.fieldName, wanted)
            found.append(told(_NAMES[item.objectType], item.fieldName, counts, size))
    return found


def told(name: str, field: str, counts: Counter[Any], size: int) -> Object:
    """The commonest values and their counts, as they are answered."""
    order = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:size]
    buckets = [
        Object("KalturaESearchAggregationBucket", value=str(value), count=count) for value, count in order
    ]
    return Object("KalturaESearchAggregationResponseItem", name=name, fieldName=field, buckets=buckets)


def _entries(account: Account, field: str, rows: str) -> Counter[Any]:
    sql = (
        f"SELECT json_extract(data, '$.{STORED[field]}'), COUNT(*) FROM objects"
        " WHERE rowid IN (SELECT value FROM json_each(?)) GROUP BY 1"
    )
    counts: Counter[Any] = Counter()
    for value, count in account.store.execute(sql, (rows,)):
        for one in split(value) if field == "tags" else [value]:
            if one is not None:
                counts[analysis.whole(one) if field == "tags" else one] += count
    return counts


def _points(account: Account, field: str, rows: str) -> Counter[Any]:
    counts: Counter[Any] = Counter()
    for (data,) in account.store.execute(_PARTS, ("cue_point_part", rows)):
        value = json.loads(data).get(field)
        counts.update(value if isinstance(value, list) else [value] if value else [])
    return counts


def _categories(account: Account, field: str, rows: str) -> Counter[Any]:
    return Counter(
        {analysis.whole(name): count for name, count in account.store.execute(_CATEGORIES, (rows,))}
    )


def _metadata(account: Account, rows: str, size: int) -> list[Object]:
    """The values of each of the commonest fields, by the field's name."""
    fields: dict[str, Counter[Any]] = {}
    for (data,) in account.store.execute(_PARTS, ("metadata_value", rows)):
        value = json.loads(data)
        values = {analysis.whole(one) for one in value.get("value_text") or ()}
        fields.setdefault(value["xpath"], Counter()).update(values)
    common = sorted(fields.items(), key=lambda pair: -sum(pair[1].values()))[:size]
    return [told("metadata", xpath.split("'")[3], counts, size) for xpath, counts in common if counts]


_COUNTS = {ENTRY: _entries, POINTS: _points, CATEGORY: _categories}
_NAMES = {ENTRY: "entries", POINTS: "cue_points", CATEGORY: "categories"}
