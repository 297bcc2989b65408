"""What a search answers of each object: the object, what was found in it, and in which of its lines and values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch import highlights
from kaltura_sandbox.topics.esearch.compiling import PARTS, inside
from kaltura_sandbox.topics.esearch.documents import user_names
from kaltura_sandbox.topics.esearch.fields import LISTS
from kaltura_sandbox.topics.esearch.items import NOT, OR, Branch, Leaf, Node
from kaltura_sandbox.topics.groups import groups

SIZES = {"caption": 5, "cue_points": 5, "metadata": 10}
SIZE_OF_ONE = 100
CLASSES = {
    "caption": ("KalturaESearchCaptionItemData", {
        "content": "line", "start_time": "startsAt", "end_time": "endsAt", "language": "language",
        "caption_asset_id": "captionAssetId", "label": "label", "accuracy": "accuracy", "usage": "usage",
    }),
    "cue_points": ("KalturaESearchCuePointItemData", {
        "type": "cuePointType", "id": "id", "name": "name", "text": "text", "tags": "tags", "start_time": "startTime",
        "end_time": "endTime", "sub_type": "subType", "question": "question", "answers": "answers", "hint": "hint",
        "explanation": "explanation", "asset_id": "assetId",
    }),
    "metadata": ("KalturaESearchMetadataItemData", {
        "xpath": "xpath", "metadata_profile_id": "metadataProfileId", "metadata_field_id": "metadataFieldId",
        "value_text": "valueText", "value_int": "valueInt",
    }),
}  # fmt: skip


def told(caller: Caller, tree: Branch, found: Object, key: str, response: str, of_one: bool) -> Object:
    """The result of one object; ``key`` is the store's name of it, ``of_one`` that it was asked for by its id."""
    leaves = [leaf for leaf in _leaves(tree) if leaf.inner is None]
    marked = highlights.of_leaves(leaves, lambda leaf: _texts(caller.account, found, leaf))
    items = [one for group in _groups(tree) if (one := _items(caller.account, found, key, group, of_one))]
    shown = found
    if response == "KalturaESearchEntryResult":
        shown = entries.for_reader(caller, found)
    elif response == "KalturaESearchGroupResult":
        shown = groups.shown(found)
    return Object(response, object=shown, highlight=marked or None, itemsData=items)


def _leaves(node: Node) -> Iterable[Leaf]:
    """Items that say what is there, not what isn't."""
    if isinstance(node, Leaf):
        yield node
    if isinstance(node, Branch) and node.operator != NOT:
        for one in node.nodes:
            yield from _leaves(one)


def _texts(account: Account, found: Object, leaf: Leaf) -> Sequence[str]:
    if leaf.field.name == "user_names":
        return user_names(account.platform, found)
    if leaf.field.name == "captions_content":
        sql = (
            "SELECT data FROM search_parts WHERE ownerKind = 'entry' AND owner = ? AND name = 'caption_line'"
        )
        lines = (json.loads(row[0])["content"] for row in account.store.execute(sql, (found.id,)))
        return list(dict.fromkeys(lines))
    value = found.values.get(leaf.field.stored)
    if value in (None, "", []):
        return ()
    return split(value) if leaf.field.name in LISTS else [str(value)]


def _groups(tree: Branch) -> list[Branch]:
    """Items about parts of objects that are answered together: under OR all of a kind, else each by itself."""
    if tree.inner is not None:
        return [tree]
    found: list[Branch] = []
    together: dict[str, Branch] = {}
    for node in tree.nodes if tree.operator != NOT else ():
        if isinstance(node, Branch):
            found += _groups(node)
        elif isinstance(node, Leaf) and node.inner and tree.operator == OR:
            together.setdefault(node.inner, Branch(OR, [], node.inner)).nodes.append(node)
        elif isinstance(node, Leaf) and node.inner:
            found.append(Branch(OR, [node], node.inner))
    return [*found, *together.values()]


def _items(account: Account, found: Object, key: str, group: Branch, of_one: bool) -> Object | None:
    """The parts of an object that fit a group, the earliest first; None where there are none."""
    kind = str(group.inner)
    sql, values = inside(group).condition()
    where = f"FROM search_parts AS p WHERE p.owner = ? AND p.name = ? AND ({sql})"
    bound = [key, PARTS[kind], *values]
    total = account.store.execute(f"SELECT COUNT(*) {where}", bound)[0][0]
    if not total:
        return None
    most = SIZE_OF_ONE if of_one else SIZES[kind]
    order = "p.id" if kind == "metadata" else "json_extract(p.data, '$.start_time'), p.id"
    rows = account.store.execute(f"SELECT p.data {where} ORDER BY {order} LIMIT {most}", bound)
    items = [_item(kind, group, json.loads(row[0])) for row in rows]
    return Object("KalturaESearchItemDataResult", totalCount=total, items=items, itemsType=kind)


def _item(kind: str, group: Branch, data: dict[str, Any]) -> Object:
    class_name, names = CLASSES[kind]
    item = Object(class_name)
    for name, shown in names.items():
        value = data.get(name)
        if shown in ("answers", "valueText") and value is not None:
            value = [Object("KalturaString", value=one) for one in value]
        setattr(item, shown, join(value) if shown == "tags" and value is not None else value)
    most = highlights.MOST_IN_POINTS if kind == "cue_points" else highlights.MOST
    marked = highlights.of_leaves(list(_leaves(group)), lambda leaf: _values(data.get(leaf.field.name)), most)
    item.highlight = marked or None
    return item


def _values(value: Any) -> Sequence[str]:
    if value in (None, "", []):
        return ()
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
