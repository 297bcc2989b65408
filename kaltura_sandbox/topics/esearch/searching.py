"""A search from beginning to end: read, judged, asked of the database, ordered, cut to a page, told."""

from __future__ import annotations

from dataclasses import dataclass

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition, in_
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch import (
    aggregations,
    asking,
    items,
    ordering,
    results,
    scores,
    search_history,
)
from kaltura_sandbox.topics.esearch.clauses import Clause, every, objects
from kaltura_sandbox.topics.esearch.compiling import compiled
from kaltura_sandbox.topics.esearch.items import Branch
from kaltura_sandbox.topics.groups import groups
from kaltura_sandbox.topics.people import users

NAMES = {entries.KIND: "Entry", categories.KIND: "Category", users.KIND: "User"}


@dataclass
class Search:
    """A search for objects of a kind, as somebody asked for it; ``groups`` says that users are groups."""

    caller: Caller
    kind: str
    params: Object
    pager: Object | None = None
    groups: bool = False

    @property
    def name(self) -> str:
        return "Group" if self.groups else NAMES[self.kind]

    def answer(self) -> Object:
        """The response: one page of results, how many there are in all, and what was counted."""
        asking.check(self.params, self.pager)
        aggregations.check(self.params.aggregations)
        if self.params.scoreFunctionParams:
            scores.check_function(self.params.scoreFunctionParams)
        tree = items.read(self.params.searchOperator)
        if self.params.ignoreSynonym:
            items.without_synonyms(tree)
        rows = self.rows(tree)
        search_history.keep(self.caller, self.kind, tree)
        response = Object(f"KalturaESearch{self.name}Response")
        response.objects = self._page(tree, rows)
        response.totalCount = len(rows)
        if self.params.aggregations and self.params.aggregations.aggregations:
            response.aggregations = aggregations.counted(self.caller.account, self.params.aggregations, rows)
        return response

    def rows(self, tree: Branch) -> list[int]:
        """The rows of all that is found, in their order."""
        account = self.caller.account
        order = ordering.sorting(self.params.orderBy)
        account.store.index.catch_up()
        fixed = asking.conditions(self.caller, self.kind, self.params, tree)
        if self.groups:
            fixed.append(in_("type", groups.TYPES))
        clause = every(
            objects(self.kind), [compiled(self.kind, tree), Clause(objects(self.kind), tests=fixed)]
        )
        found = [row[0] for row in account.store.execute(*_select(clause, order))]
        found = asking.admitted(self.caller, self.kind, found)
        if order is not None or len(found) < 2:
            return found
        scored = scores.scores(account, tree, found)
        if self.params.scoreFunctionParams:
            scored = scores.weighed(account, self.params.scoreFunctionParams, scored)
        return sorted(found, key=lambda row: (-scored[row], row))

    def _page(self, tree: Branch, rows: list[int]) -> list[Object]:
        page = asking.page(self.pager)
        cut = rows[page.offset : page.offset + page.size]
        name = f"KalturaESearch{self.name}Result"
        account = self.caller.account
        found = account.store.by_rows(cut)
        of_one = bool(self.params.objectId or self.params.objectIds)
        return [results.told(self.caller, tree, one, self._key(one), name, of_one) for one in found]

    def _key(self, found: Object) -> str:
        return users.key(self.caller.account, found.id) if self.kind == users.KIND else str(found.id)


def _select(clause: Clause, order: Condition | None) -> Condition:
    sql, values = clause.condition()
    source = "objects NOT INDEXED" if clause.drives else "objects"
    sorting, bound = order or ("", [])
    by = f"{sorting}, objects.rowid" if sorting else "objects.rowid"
    return f"SELECT objects.rowid FROM {source} WHERE {sql} ORDER BY {by}", [*values, *bound]
