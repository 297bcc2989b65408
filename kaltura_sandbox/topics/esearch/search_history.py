"""What users searched for: the terms of items that were to be highlighted, each with its moment, newest first.

Kept are terms of exact and partial items on an object's main texts (by the unified item as well), as they are compared:
in lower case, with one blank for many. A session may name a context of searches (``searchcontext``): what is searched
in it is in the user's history without a context too. Searches of sessions without a user leave nothing.

As read in the server's source, where terms reach the index by a queue and so after a while.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.events import ADDED, RENAMED, Event, on
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.store.filters import expression, in_
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch.compiling import SIGNS
from kaltura_sandbox.topics.esearch.fields import EXACT, PARTIAL
from kaltura_sandbox.topics.esearch.items import NOT, Branch, Leaf, Node
from kaltura_sandbox.topics.people import user_errors, users

KIND, CLASS = "search_history", "KalturaESearchHistory"
SEARCHED = {entries.KIND: "entry", categories.KIND: "category", users.KIND: "kuser"}
"""What kinds of objects are called in a history."""

FIELDS = frozenset((
    ("entry", "name"), ("entry", "description"), ("entry", "tags"), ("category", "name"), ("category", "description"),
    ("user", "screen_name"), ("user", "first_name"), ("user", "last_name"), ("user", "tags"), ("user", "user_id"),
    ("caption_line", "content"), ("cue_point_part", "name"), ("cue_point_part", "text"),
    ("metadata_value", "value_text"),
))  # fmt: skip
MOST, MOST_BY_BEGINNING = 500, 100
"""How far back a list looks: so many searches, of those that begin with something fewer."""

LONGEST_BEGINNING = 64  # bytes
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_IS = "json_extract(data, '$._path') IS NOT NULL AND json_extract(data, '$._path') = ?"


def context(caller: Caller) -> str | None:
    """The context of searches that a session names."""
    return (caller.session.value("searchcontext") or None) if caller.session else None


def keep(caller: Caller, kind: str, tree: Branch) -> None:
    """Remembers what a search looks for, each term once."""
    user = users.find(caller.account, caller.user_id) if caller.session else None
    terms = dict.fromkeys(told(leaf.term) for leaf in _kept(tree)) if user else {}
    for term in terms:
        one = Object(
            CLASS, id=caller.account.store.number(), searchTerm=term, searchedObject=SEARCHED[kind], timestamp=now(),
            partnerId=caller.account.id, _path=users.key(caller.account, caller.user_id), _context=context(caller),
        )  # fmt: skip
        caller.account.put(KIND, one)


def told(term: str) -> str:
    """A term as a history keeps it."""
    return php_text.trim(php_text.lower(_BLANKS.sub(" ", term)))


def _kept(node: Node) -> Iterable[Leaf]:
    if isinstance(node, Leaf) and node.highlights and node.type in (EXACT, PARTIAL) and _is_text(node):
        yield node
    if isinstance(node, Branch) and node.operator != NOT:
        for one in node.nodes:
            yield from _kept(one)


def _is_text(leaf: Leaf) -> bool:
    return (leaf.field.kind, leaf.field.name) in FIELDS


def of_caller(caller: Caller) -> Query:
    """The searches of the caller, in the session's context if it names one, newest first. INVALID_USER_ID of who is no
    user of the account."""
    if caller.session is None or users.find(caller.account, caller.user_id) is None:
        raise user_errors.INVALID_USER_ID()
    found = caller.account.query(KIND).add((_IS, [users.key(caller.account, caller.user_id)]))
    named = context(caller)
    if named:
        found.add((f"whole({expression('_context')}) = ?", [analysis.term(named)]))
    return found.ordered("-timestamp,-seq")


def filtered(query: Query, filter_: Object) -> Query:
    """With the conditions of a filter."""
    if beginning := filter_.searchTermStartsWith:
        cut = str(beginning).encode()[:LONGEST_BEGINNING].decode("utf-8", "ignore")
        query.add((f"instr(whole({expression('searchTerm')}), ?) = 1", [analysis.whole(told(cut))]))
    if filter_.searchedObjectIn:
        query.add(in_(expression("searchedObject"), split(filter_.searchedObjectIn)))
    for name, sign in SIGNS.items():
        bound: Any = filter_.timestampRange.values.get(name) if filter_.timestampRange else None
        if bound is not None:
            query.add((f"{expression('timestamp')} {sign} ?", [bound]))
    return query


@on(RENAMED, users.KIND)
def renamed(account: Account, event: Event) -> None:
    """Who is called otherwise keeps what was searched for."""
    if event.before is None:
        return
    for one in _of_user(account, event.before.id):
        one._path = users.key(account, event.object.id)
        account.put(KIND, one)


@on(ADDED, users.KIND)
def begins_without(account: Account, event: Event) -> None:
    """Whoever gets the id of a user who was deleted has none of that one's searches."""
    for one in _of_user(account, event.object.id):
        account.remove(KIND, one)


def _of_user(account: Account, user_id: Any) -> list[Object]:
    return account.store.find(account.query(KIND).add((_IS, [users.key(account, user_id)])))
