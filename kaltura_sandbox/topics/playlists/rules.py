"""The rules of a dynamic playlist: an XML text that the platform keeps as its content, and reads back as filters.

The text is the truth. Who sends filters has it written of them, together with the total that came with them: filters
without a total are rules that give nothing (measured).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple
from xml.etree import ElementTree as xml

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.platform.wire.arguments import as_told, moment
from kaltura_sandbox.topics.entries import contents, entries

STATIC, DYNAMIC, EXTERNAL, PATH = 3, 10, 101, 102  # playlistType
FILTER = "KalturaMediaEntryFilterForPlaylist"
TYPES_IN = "1,7,8,externalMedia.externalMedia"
"""Media, live streams, live channels, external media: what a list of rules may give."""

MOST = 200  # entries of a list of rules, and of a rule without a limit
OPERATORS = {
    "eq": "Equal", "not": "NotEqual", "in": "In", "notin": "NotIn", "like": "Like", "mlikeor": "MultiLikeOr",
    "mlikeand": "MultiLikeAnd", "matchor": "MatchOr", "matchand": "MatchAnd", "notcontains": "NotContains",
    "empty": "Empty", "gte": "GreaterThanOrEqual", "lte": "LessThanOrEqual", "gteornull": "GreaterThanOrEqualOrNull",
    "lteornull": "LessThanOrEqualOrNull", "gt": "GreaterThan", "lt": "LessThan",
}  # fmt: skip
"""How a rule writes a comparison, and how the name of a filter's property ends with it."""

_PLAIN = {
    "limit": "limit", "name": "name", "orderBy": "order_by", "freeText": "free_text", "isRoot": "is_root"
}  # fmt: skip
_BY_LENGTH = sorted(OPERATORS.items(), key=lambda pair: -len(pair[1]))
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Rules(NamedTuple):
    """What a text says: the most entries of the whole list, and its filters."""

    total: int
    filters: list[Object]


NONE = Rules(0, [])


def of(playlist: Object, schema: Schema) -> Rules:
    """The rules of a dynamic playlist; none where it has no content, or one that can't be read."""
    return read(playlist.playlistContent, schema)


def read(content: str | None, schema: Schema) -> Rules:
    """The rules that a text holds. A total above 200 counts as 200, and so does none at all."""
    root, _ = xml_text.parsed(content or "")
    totals = [] if root is None else root.findall("total_results")
    if root is None or len(totals) > 1:
        return NONE
    total = min(php_text.whole(totals[0].text or ""), MOST) if totals else MOST
    filters = root.findall("filters/filter") or root.findall("filter")
    return Rules(total, [_filter(one, schema) for one in filters])


def _filter(rule: Any, schema: Schema) -> Object:
    """A rule as a filter, whose values are texts; what it doesn't know it passes over, an order without a sign too."""
    properties = schema.properties(FILTER)
    names = {_tag(name): name for name in properties}
    orders = schema.orders(FILTER)
    found = Object(FILTER)
    for said in rule:
        name = names.get(said.tag) if isinstance(said.tag, str) else None
        if not name or not said.text or (name == "orderBy" and not _orders(said.text, orders)):
            continue
        found.values[name] = str(moment(said.text)) if properties[name].is_time else said.text
    return found


def _orders(text: str, known: frozenset[str] | None) -> bool:
    return text[:1] in "+-" and (known is None or text[1:] in known)


def written(filters: Iterable[Object], total: Any) -> str:
    """Rules as the platform keeps them."""
    root = xml.Element("playlist")
    xml.SubElement(root, "total_results").text = "" if total in (None, NULL) else str(total)
    place = xml.SubElement(root, "filters")
    for one in filters:
        rule = xml.SubElement(place, "filter")
        usual = {} if "typeIn" in one.values else {"typeIn": TYPES_IN}
        for name, value in (usual | _said(one)).items():
            tag = _tag(name)
            if tag:
                xml.SubElement(rule, tag).text = _NO_XML.sub("", str(value))
    return f'<?xml version="1.0"?>\n{xml.tostring(root, encoding="unicode")}\n'


def _said(filter_: Object) -> dict[str, Any]:
    """What a filter asks for; 0 and false are nothing, as an empty text is (read in the server's source).

    Times stay as they were told: what counts from now does so whenever the list is played (measured).
    """
    return {
        name: int(value) if isinstance(value, bool) else as_told(value)
        for name, value in filter_.values.items()
        if value not in (None, NULL, "", 0)
    }


def _tag(name: str) -> str | None:
    """The element of a property of filters: ``in_media_type`` of ``mediaTypeIn``."""
    if name in _PLAIN:
        return _PLAIN[name]
    for mark, suffix in _BY_LENGTH:
        if name.endswith(suffix):
            return f"{mark}_{_snake(name.removesuffix(suffix))}"
    return None


def _snake(name: str) -> str:
    return "".join(f"_{php_text.lower(letter)}" if "A" <= letter <= "Z" else letter for letter in name)


@contents.writes(entries.PLAYLIST)
def content_of(changes: Object, playlist: Object) -> None:
    """Filters that were sent become the text, whatever text was sent with them; a total alone changes nothing."""
    filters = changes.values.pop("filters", None)
    total = changes.values.pop("totalResults", None)
    if filters not in (None, NULL) and playlist.playlistType == DYNAMIC:
        changes.playlistContent = written(filters, total)
