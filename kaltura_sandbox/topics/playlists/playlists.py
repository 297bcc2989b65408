"""What a playlist gives: its members in its order, or what its rules find."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as xml

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Caller, administrator, now
from kaltura_sandbox.platform.identity import same_user
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.store import Page, Query
from kaltura_sandbox.topics.entries import entries, entry_errors, entry_lists

STATIC, DYNAMIC, EXTERNAL, PATH = 3, 10, 101, 102
TYPES_IN = "1,7,8,externalMedia.externalMedia"
NOT_SHOWN = (entries.MODERATION_PENDING, entries.MODERATION_REJECTED)
START, END = "json_extract(data, '$.startDate')", "json_extract(data, '$.endDate')"
SCHEDULED = f"COALESCE({START}, 0) <= ? AND ({END} IS NULL OR {END} >= ?)"
MOST = 200  # entries of a rule without a limit
OPERATORS = {
    "eq": "Equal", "not": "NotEqual", "in": "In", "notin": "NotIn", "like": "Like", "mlikeor": "MultiLikeOr",
    "mlikeand": "MultiLikeAnd", "gte": "GreaterThanOrEqual", "lte": "LessThanOrEqual", "gt": "GreaterThan",
    "lt": "LessThan",
}  # fmt: skip


def check_members(caller: Caller, content: str | None) -> str:
    """The member list cleaned; every member must exist."""
    ids = split(content)
    for id_ in ids:
        found = caller.account.get(entries.KIND, id_)
        foreign = found is not None and not (
            caller.is_admin or caller.grants("list", "*") or same_user(found.userId, caller.user_id)
        )
        if found is None or found.status == entries.DELETED or foreign:
            raise entry_errors.INVALID_ENTRY_ID_IN_LIST(id_)
    return join(ids)


def members(caller: Caller, content: str, filter_: Object | None, pager: Object | None) -> list[Object]:
    """The entries of a static list that may be shown, as often as they stand in it."""
    allowed = None
    if filter_ is not None:
        allowed = {entry.id for entry in caller.account.store.find(_query(caller, filter_))}
    found = []
    for id_ in split(content):
        entry = caller.account.get(entries.KIND, id_)
        if entry and _shown(caller, entry) and (allowed is None or entry.id in allowed):
            found.append(entry)
    if filter_ is not None and filter_.limit:
        found = found[: int(filter_.limit)]
    return _page(found, pager)


def _page(found: list[Object], pager: Object | None) -> list[Object]:
    if pager is None:
        return found
    page = Page.of(pager)
    return found[page.size * (page.index - 1) : page.size * page.index]


def _query(caller: Caller, filter_: Object) -> Query:
    """Whoever plays a list plays everybody's entries: what users see in lists is no limit here (source)."""
    everybody = administrator(caller.account, caller.user_id)
    return entry_lists.query(everybody, filter_, {"type": split(TYPES_IN)})


def redirected(caller: Caller, found: list[Object]) -> list[Object]:
    """Entries with those in place that stand in for them (a recording for its broadcast)."""
    others = (
        caller.account.get(entries.KIND, one.redirectEntryId) if one.redirectEntryId else None
        for one in found
    )
    pairs = zip(found, others, strict=True)
    return [other if other and other.status != entries.DELETED else one for one, other in pairs]


def narrowed(filters: list[Object], total: int, filter_: Object | None) -> tuple[list[Object], int]:
    """Rules and their total as a caller's filter changes them: what it says counts more than what a rule says.

    Its limit is the most of all, and the limit of the last rule (read in the server's source).
    """
    if filter_ is None:
        return filters, total
    said = {name: value for name, value in filter_.values.items() if value not in (None, NULL, "")}
    limit = php_text.whole(str(said.pop("limit", 0)))
    rules = [one.copy(**said) for one in filters]
    if limit > 0 and rules:
        rules[-1].limit, total = limit, min(total, limit)
    return rules, total


def _shown(caller: Caller, entry: Object) -> bool:
    if entry.status != entries.READY or entry.moderationStatus in NOT_SHOWN:
        return False
    return caller.is_admin or ((entry.startDate or 0) <= now() <= (entry.endDate or 2**40))


def ruled(caller: Caller, filters: list[Object], total: int, pager: Object | None) -> list[Object]:
    """What the rules find, one after the other, no entry twice, up to the total."""
    if pager is not None:
        page = Page.of(pager)
        total = max(total, page.size * page.index)
    found: dict[str, Object] = {}
    for one in filters:
        rule = Object(
            one.objectType, **{k: v for k, v in one.values.items() if k not in ("limit", "name", "typeIn")}
        )
        query = _query(caller, rule).without(moderationStatus=NOT_SHOWN).where(status=entries.READY)
        if not caller.is_admin:
            query.add((SCHEDULED, [now(), now()]))
        for entry in caller.account.store.find(query, Page(1, int(one.limit or MOST))):
            found.setdefault(entry.id, entry)
    return _page(list(found.values())[:total], pager)


def as_xml(filters: list[Object], total: int) -> str:
    """Rules as the platform keeps them."""
    root = xml.Element("playlist")
    xml.SubElement(root, "total_results").text = str(total)
    place = xml.SubElement(root, "filters")
    for one in filters:
        rule = xml.SubElement(place, "filter")
        xml.SubElement(rule, "in_type").text = TYPES_IN
        for name, value in one.values.items():
            tag = _tag(name)
            if tag and name != "typeIn":
                xml.SubElement(rule, tag).text = str(value)
    return xml.tostring(root, encoding="unicode", short_empty_elements=False)


def _tag(name: str) -> str | None:
    if name in ("limit", "name"):
        return name
    if name == "orderBy":
        return "order_by"
    for mark, suffix in sorted(OPERATORS.items(), key=lambda pair: -len(pair[1])):
        if name.endswith(suffix):
            return f"{mark}_{_snake(name.removesuffix(suffix))}"
    return None


def _snake(name: str) -> str:
    return "".join(f"_{php_text.lower(letter)}" if "A" <= letter <= "Z" else letter for letter in name)


def execute_url(caller: Caller, playlist: Object) -> str:
    """The older address of a playlist, as a query text."""
    if playlist.playlistType == EXTERNAL:
        return quote(playlist.playlistContent or "", safe="")
    query = f"uid=&partner_id={playlist.partnerId}&subp_id=0&format=8&ks={{ks}}&playlist_id={playlist.id}"
    address = quote(f"{caller.host}/index.php/partnerservices2/executeplaylist?{query}", safe="")
    return f"k_pl_0_name={playlist.name}&k_pl_0_url={address}"


def with_limits_as_text(filters: Any) -> list[Object]:
    """Rules as get and list show them."""
    shown = []
    for one in filters or []:
        rule = one.copy(typeIn=TYPES_IN)
        rule.defaults({"orderBy": ""})
        if rule.limit is not None:
            rule.limit = str(rule.limit)
        shown.append(rule)
    return shown
