"""Which entries a list or a count shows, by the filter and by who asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.identity import user_key
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.platform.store.filters import Condition, expression, in_, many, searched, words
from kaltura_sandbox.platform.store.index.expressions import listed
from kaltura_sandbox.platform.store.text import Words
from kaltura_sandbox.topics.entries import advanced, entitlement, entry_errors, naming
from kaltura_sandbox.topics.entries.entries import (
    DELETED,
    KIND,
    MODERATION_PENDING,
    MODERATION_REJECTED,
    READY,
    RECYCLED,
    SHADOW,
    SOURCE_NONE,
    stored_id,
)

NOBODY = "\0"
EXTERNAL = "externalMedia.externalMedia"
LIVE = [7, 8]
FILTER_TYPES: dict[str, list[Any]] = {
    "KalturaMediaEntryFilter": [1, *LIVE, EXTERNAL], "KalturaPlayableEntryFilter": [1, 2, 7, EXTERNAL],
    "KalturaMixEntryFilter": [2], "KalturaLiveEntryFilter": LIVE, "KalturaLiveStreamEntryFilter": [7],
    "KalturaLiveChannelFilter": [8], "KalturaExternalMediaEntryFilter": [EXTERNAL],
    "KalturaRoomEntryFilter": ["room.room"],
}  # fmt: skip
"""The types that a filter means unless it names some: its class, or the nearest above it, says so (read in the server's
source)."""

NAMING = frozenset(
    ("idEqual", "idIn", "referenceIdEqual", "referenceIdIn", "redirectFromEntryId", "parentEntryIdEqual")
)
"""Conditions that name entries, whoever owns them: a player asks so."""

BY_ID = frozenset(("idEqual", "idIn", "redirectFromEntryId"))
_PLAIN = re.compile(
    r"(id|userId|status|moderationStatus|type|mediaType|createdAt|updatedAt|partnerId|displayInSearch|startDate|endDate"
    r"|accessControlId)(Equal|In|NotEqual|NotIn|(Greater|Less)Than(OrEqual(OrNull)?)?)?"
)
"""Conditions, and without a comparison orders, that need no search index."""

SHOWING_ALL = frozenset(("parentEntryIdEqual", "idIn", "displayInSearchEqual", "displayInSearchIn"))
"""Conditions with which entries hidden from lists are found too."""

SPANS = {"notavailable": (-(10**12), -1), "short": (-1, 240), "medium": (240, 1200), "long": (1200, 10**12)}
SEARCHED = ("name", "tags", "description", "id", "referenceId", "userId")
TEXTS = [expression(name) for name in SEARCHED]


def _seconds(sign: str, offset: int = 0) -> Callable[[Any], Condition]:
    """Filters tell seconds, entries know milliseconds; the offset is for what rounds to the second."""
    sql = f"COALESCE(json_extract(data, '$.msDuration'), 0) {sign} ?"
    return lambda value: (sql, [php_text.whole(str(value)) * 1000 + offset])


def _free_text(value: Any) -> Condition | None:
    """One of the texts between commas, else all words; in quotes the first and the last words of a text."""
    text = php_text.trim(str(value))
    if len(text) > 1 and text[0] == text[-1] == '"':
        return many("OR", [(f"framed_by({sql}, ?)", [text[1:-1]]) for sql in TEXTS])
    parts = _free_words(text)
    return searched(TEXTS, parts) if parts else None


def _free_words(value: Any) -> Words | None:
    text = php_text.trim(str(value))
    parts = words(text) if "," in text else php_text.words(text)
    return Words(parts, every="," not in text, negating=True) if parts else None


def _asked_of_index(value: Any) -> str | None:
    """What the index is asked for a free text."""
    text = php_text.trim(str(value))
    if len(text) > 1 and text[0] == text[-1] == '"':
        return listed(KIND, SEARCHED, php_text.words(text[1:-1]), every=True)
    parts = words(text) if "," in text else php_text.words(text)
    return listed(KIND, SEARCHED, parts, every="," not in text, negating=True)


def _duration_type(value: Any) -> Condition | None:
    """Durations (s) by their names: up to 4 minutes, up to 20, longer. No content yet is short, too."""
    seconds = "COALESCE(json_extract(data, '$.duration'), 0)"
    spans = [SPANS[word] for word in words(value) if word in SPANS]
    return many("OR", [(f"({seconds} > ? AND {seconds} <= ?)", list(span)) for span in spans]) or ("0", [])


def _source_types(value: Any) -> Condition:
    """Entries without content have no source yet, though they read as of type 6 (measured)."""
    wanted = [word for word in words(value) if word != SOURCE_NONE]
    return in_("json_extract(data, '$.sourceType')", wanted)


def _root(value: Any) -> Condition:
    """Copies and entries with a parent have another entry for their root."""
    child = "(json_extract(data, '$.rootEntryId') IS NOT NULL OR json_extract(data, '$.parentEntryId') IS NOT NULL)"
    return (f"NOT {child}" if value in (True, 1, "1") else child), []


def _on_air(value: Any) -> Condition:
    """Live entries by what was last noted of them: whether everybody can follow."""
    noted = "COALESCE(json_extract(data, '$._onAir'), 0)"
    wanted = 1 if value in (True, 1, "1") else 0
    return f"type IN ({','.join('?' * len(LIVE))}) AND {noted} = ?", [*LIVE, wanted]


def _search_text(value: Any, every: bool) -> Condition | None:
    """The words of a list, each anywhere in the texts of an entry."""
    return searched(TEXTS, Words(words(value), every)) if words(value) else None


FIELDS = FieldMap(
    names={
        "tagsName": ("tags", "name"), "tagsAdminTags": ("tags", "adminTags"), "playListType": ("playlistType",),
        "isRecordedEntryId": ("recordedEntryId",),  # isRecordedEntryIdEmpty
        "tagsAdminTagsName": ("tags", "adminTags", "name"), "tagsAndName": ("tags", "name"),
        "tagsAndAdminTags": ("tags", "adminTags"), "tagsAndAdminTagsAndName": ("tags", "adminTags", "name"),
    },
    special={
        "idEqual": lambda v: ("id = ?", [stored_id(v)]),
        "durationGreaterThan": _seconds(">"), "durationGreaterThanOrEqual": _seconds(">=", -500),
        "durationLessThan": _seconds("<"), "durationLessThanOrEqual": _seconds("<=", 499),
        "sourceTypeEqual": _source_types, "sourceTypeIn": _source_types,
        "freeText": _free_text, "durationTypeMatchOr": _duration_type, "isRoot": _root,
        "isLive": _on_air, "hasMediaServerHostname": lambda v: ("0", []),
        "searchTextMatchAnd": lambda v: _search_text(v, every=True),
        "searchTextMatchOr": lambda v: _search_text(v, every=False),
    },
    folded=frozenset(("name", "referenceId")),
    by_words=True,
    listed=frozenset((*SEARCHED, "adminTags")) - {"id", "userId"},
    narrowing={
        "freeText": _asked_of_index, "searchTextMatchAnd": lambda v: listed(KIND, SEARCHED, words(v), every=True),
        "searchTextMatchOr": lambda v: listed(KIND, SEARCHED, words(v), every=False),
    },
)  # fmt: skip


def finds(name: str, condition: Callable[[Any], Condition | None]) -> None:
    """Declares what a condition on entries means that is about something of another topic."""
    FIELDS.special[name] = condition


def query(
    caller: Caller, filter_: Object | None, types: dict[str, Any] | None = None, count: bool = False
) -> Query:
    """The query of a list or ``count``: READY, moderated and shown entries unless the filter says otherwise.

    Deleted ones are found by who asks for their status, or for one entry by its id (read in the server's source).

    Users and widgets see their own entries, and in lists also those that the filter names.
    """
    asked = _asked(filter_)
    schema = caller.account.platform.schema
    fields = FIELDS.ordered_by(schema.orders(filter_.objectType) if filter_ else None)
    found = caller.account.query(KIND).filtered(_without_search(filter_), fields)
    if isinstance(search := asked.get("advancedSearch"), Object):
        found.add(advanced.condition(caller, search)).add(_anywhere(caller, search, asked.get("freeText")))
        found = advanced.in_order(caller, search, found)
    if filter_ is not None and filter_.parentEntryIdEqual == "":
        found.add(("0", []))  # no entry has an empty text for a parent (measured)
    if "redirectFromEntryId" in asked:
        found.where(id=_redirected(caller.account, asked["redirectFromEntryId"]))
    if not asked.keys() & {"idEqual", "redirectFromEntryId"}:
        _add_defaults(found, asked, set(filter_.values) if filter_ else set())
    meant = types or _types_of(caller, filter_, asked)
    if meant:
        found.where(**meant)
    named = not count and bool(asked.keys() & NAMING)
    everybodys = caller.is_admin or caller.grants("list", "*")
    if not (named or everybodys):
        _of_user(found, caller.user_id if caller.session else NOBODY)
    whole = not (found.narrows or asked.keys() & NAMING)
    for condition in entitlement.restrictions(caller, named and not everybodys, all_of_account=whole):
        found.add(condition)
    if not found.order:
        found.ordered("-createdAt")
    return found


def _of_user(found: Query, user_id: str) -> None:
    """Keeps to the entries that a user owns, which the index finds among those that name the user."""
    found.of_user(user_id)
    for term in naming.keys([user_key(user_id)]) or ():
        found.narrowed(naming.expression(term))


def indexed(filter_: Object | None) -> bool:
    """Whether a list comes from the search index: not where entries are named by their ids and by nothing in texts."""
    asked = _asked(filter_)
    order = [word.lstrip("+-") for word in words(asked.pop("orderBy", ""))]
    searched = asked.keys() - BY_ID | set(order)
    return not asked.keys() & BY_ID or not all(_PLAIN.fullmatch(name) for name in searched)


def _add_defaults(found: Query, asked: dict[str, Any], sent: set[str]) -> None:
    """What a list leaves out. A status that was sent lifts a default even where it is empty and asks for nothing."""
    if not sent & _statements("status"):
        found.where(status=READY)
    if not sent & _statements("moderationStatus"):
        found.without(moderationStatus=(MODERATION_PENDING, MODERATION_REJECTED))
    if not asked.keys() & SHOWING_ALL:
        found.without(displayInSearch=(RECYCLED, SHADOW))


def _without_search(filter_: Object | None) -> Object | None:
    """A filter without its advancedSearch, whose items other topics know, and the free text that they widen."""
    if filter_ is None or not isinstance(filter_.advancedSearch, Object):
        return filter_
    apart = ("advancedSearch", "freeText")
    given = {name: value for name, value in filter_.values.items() if name not in apart}
    return Object(filter_.objectType, **given)


def _anywhere(caller: Caller, search: Object, text: Any) -> Condition | None:
    """Free text in an entry, or in what belongs to other topics."""
    own, parts = _free_text(text or ""), _free_words(text or "")
    besides = advanced.free_text(caller, search, parts) if parts else None
    return many("OR", [one for one in (own, besides) if one])


def _asked(filter_: Object | None) -> dict[str, Any]:
    given = filter_.values if filter_ else {}
    return {name: value for name, value in given.items() if value not in (None, NULL, "")}


def _statements(name: str) -> set[str]:
    return {f"{name}{word}" for word in ("Equal", "In", "NotEqual", "NotIn")}


def _types_of(caller: Caller, filter_: Object | None, asked: dict[str, Any]) -> dict[str, Any] | None:
    if filter_ is None or "typeIn" in asked:
        return None
    classes = caller.account.platform.schema.ancestors(filter_.objectType)
    meant = next((FILTER_TYPES[name] for name in classes if name in FILTER_TYPES), None)
    return {"type": meant} if meant else None


def _redirected(account: Account, entry_id: Any) -> Any:
    """The id of the entry that stands in for another once it is READY (a recording for its broadcast), else its own."""
    entry = account.get(KIND, entry_id)
    if entry is None or entry.status == DELETED:
        raise entry_errors.INVALID_ENTRY_ID_IN_LIST(entry_id)
    other = account.get(KIND, entry.redirectEntryId) if entry.redirectEntryId else None
    return other.id if other is not None and other.status == READY else entry.id
