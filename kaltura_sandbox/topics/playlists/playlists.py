"""What a playlist gives: its members in its order, or what its rules find."""

from __future__ import annotations

from urllib.parse import quote_plus

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Caller, administrator, now
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.store import Page, Query
from kaltura_sandbox.topics.entries import entitlement, entries, entry_errors, entry_lists, rights
from kaltura_sandbox.topics.groups import memberships
from kaltura_sandbox.topics.playlists import rules
from kaltura_sandbox.topics.playlists.rules import Rules

NOT_SHOWN = (entries.MODERATION_PENDING, entries.MODERATION_REJECTED)
IN_NETWORK = 2
"""displayInSearch of entries for everybody on the platform, of which there are none any more: no condition (source)."""

START, END = "json_extract(data, '$.startDate')", "json_extract(data, '$.endDate')"
SCHEDULED = f"COALESCE({START}, 0) <= ? AND ({END} IS NULL OR {END} >= ?)"
OWN_LIMITS = ("limit", "name", "partnerIdEqual")
"""What a rule says of itself, and the account, which is always the list's own."""


def check_members(caller: Caller, content: str) -> str:
    """The member list cleaned of blanks, empty members and the word null; every member must exist.

    A list of nothing else stays as it is (measured). Who is no administrator puts in what is theirs to edit or to
    publish alone. Privileges don't count (measured).
    """
    told = (php_text.trim(one).replace("null", "") for one in content.split(","))
    ids = [id_ for id_ in told if id_ not in ("", "0")]
    for id_ in dict.fromkeys(ids):
        found = caller.account.get(entries.KIND, entries.stored_id(id_))
        if found is None or found.status == entries.DELETED or not _may_use(caller, found):
            raise entry_errors.INVALID_ENTRY_ID_IN_LIST(id_)
    return join(ids) or content


def _may_use(caller: Caller, entry: Object) -> bool:
    if caller.has("enableentitlement"):
        return True  # what may be seen may be used: entitlement has judged it already (source)
    named = [entry.userId, *split(entry.entitledUsersEdit), *split(entry.entitledUsersPublish)]
    return caller.is_admin or memberships.is_meant(caller.account, caller.user_id, named)


def members(caller: Caller, content: str, filter_: Object | None, pager: Object | None) -> list[Object]:
    """The entries of a static list that may be shown, as often as they stand in it."""
    allowed = None
    if filter_ is not None:
        allowed = {entry.id for entry in caller.account.store.find(_query(caller, filter_))}
    found, seen = [], _seen(caller, split(content))
    for id_ in split(content):
        entry = caller.account.get(entries.KIND, id_)
        if entry and _shown(caller, entry) and entry.id in seen and (allowed is None or entry.id in allowed):
            found.append(entry)
    if filter_ is not None and (filter_.limit or 0) > 0:
        found = found[: int(filter_.limit)]
    return _page(found, pager)


def _seen(caller: Caller, ids: list[str]) -> set[str]:
    """Those of the members that a list shows to the caller, and those that the session may see whatever they are in."""
    conditions = entitlement.restrictions(caller)
    if not conditions:
        return set(ids)
    query = caller.account.query(entries.KIND).where(id=list(dict.fromkeys(ids)))
    shown = {one.id for one in caller.account.store.find(query.add(conditions[0]))}
    exempt = caller.has("disableentitlementforplaylist")
    return shown | {id_ for id_ in ids if exempt and _is_exempt(caller, id_)}


def _is_exempt(caller: Caller, entry_id: str) -> bool:
    entry = caller.account.get(entries.KIND, entry_id)
    return entry is not None and rights.granted(caller.account, caller.session, entitlement.EXEMPT, entry)


def _page(found: list[Object], pager: Object | None) -> list[Object]:
    if pager is None:
        return found
    if _is_empty(pager):
        return []
    page = Page.of(pager)
    return found[page.size * (page.index - 1) : page.size * page.index]


def _is_empty(pager: Object) -> bool:
    """Whether a pager's pages have no room; in lists such a pager counts as none (measured)."""
    return isinstance(pager.pageSize, int) and pager.pageSize <= 0


def _query(caller: Caller, filter_: Object) -> Query:
    """Whoever plays a list plays everybody's entries: what users see in lists is no limit here (source)."""
    everybody = administrator(caller.account, caller.user_id)
    if php_text.whole(str(filter_.displayInSearchEqual or 0)) >= IN_NETWORK:
        filter_ = filter_.copy(displayInSearchEqual=None)
    found = entry_lists.query(everybody, filter_, {"type": split(rules.TYPES_IN)})
    for condition in entitlement.restrictions(caller, all_of_account=not found.narrows):
        found.add(condition)
    return found


def redirected(caller: Caller, found: list[Object]) -> list[Object]:
    """Entries with those in place that stand in for them (a recording for its broadcast)."""
    others = (
        caller.account.get(entries.KIND, one.redirectEntryId) if one.redirectEntryId else None
        for one in found
    )
    pairs = zip(found, others, strict=True)
    return [other if other and other.status != entries.DELETED else one for one, other in pairs]


def narrowed(found: Rules, filter_: Object | None) -> Rules:
    """Rules as a caller's filter changes them: what it says counts more than what a rule says.

    Its limit is the most of all, and the limit of the last rule (read in the server's source).
    """
    if filter_ is None:
        return found
    said = {name: value for name, value in filter_.values.items() if value not in (None, NULL, "")}
    limit = php_text.whole(str(said.pop("limit", 0)))
    changed, total = [one.copy(**said) for one in found.filters], found.total
    if limit > 0 and changed:
        changed[-1].limit, total = limit, min(total, limit)
    return Rules(total, changed)


def _shown(caller: Caller, entry: Object) -> bool:
    hidden = entry.moderationStatus in NOT_SHOWN or entry.displayInSearch == entries.RECYCLED
    if entry.status != entries.READY or hidden:
        return False
    return caller.is_admin or ((entry.startDate or 0) <= now() <= (entry.endDate or 2**40))


def ruled(caller: Caller, asked: Rules, pager: Object | None) -> list[Object]:
    """What rules find, one after the other, no entry twice, up to the total; a pager may raise the total."""
    total = asked.total
    if pager is not None and not _is_empty(pager):
        page = Page.of(pager)
        total = max(total, page.size * page.index)
    found: dict[str, Object] = {}
    for rule in asked.filters:
        if len(found) >= total:
            break
        query = _ruling(caller, rule)
        if found:
            query.without(id=list(found))  # a rule gives as many as its limit of those that aren't there yet
        limit = php_text.whole(str(rule.limit or 0))
        most = min(limit if limit > 0 else rules.MOST, total - len(found))
        found |= {entry.id: entry for entry in caller.account.store.find(query, Page(1, most))}
    return _page(list(found.values()), pager)


def _ruling(caller: Caller, rule: Object) -> Query:
    """The query of one rule: READY entries of the account that are media or live, not waiting for a moderator."""
    said = {name: value for name, value in rule.values.items() if name not in OWN_LIMITS}
    query = _query(caller, Object(rules.FILTER, **said)).without(moderationStatus=NOT_SHOWN)
    query.where(status=entries.READY)
    if "createdAt" not in str(said.get("orderBy")) and query.order == [("createdAt", True)]:
        query.order.clear()  # in lists the newest comes first, in rules the oldest (measured)
    query.ordered("+seq")
    if not caller.is_admin:
        query.add((SCHEDULED, [now(), now()]))
    return query


def execute_url(caller: Caller, playlist: Object) -> str:
    """The older address of a playlist, as a query text."""
    address = _encoded(playlist.playlistContent or "")
    if playlist.playlistType != rules.EXTERNAL:
        query = f"uid=&partner_id={playlist.partnerId}&subp_id=0&format=8&ks={{ks}}&playlist_id={playlist.id}"
        address = _encoded(f"{caller.host}/index.php/partnerservices2/executeplaylist?{query}")
    return f"k_pl_0_name={playlist.name}&k_pl_0_url={address}"


def _encoded(text: str) -> str:
    """As PHP's urlencode writes it."""
    return quote_plus(text).replace("~", "%7E")
