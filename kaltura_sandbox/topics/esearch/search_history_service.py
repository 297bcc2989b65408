"""searchHistory: what a user searched for lately, to be suggested again; for administrators what everybody did."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.platform.store.filters import expression
from kaltura_sandbox.platform.store.index import analysis
from kaltura_sandbox.topics.esearch import aggregations, esearch_errors, search_history

MONTHS, DAYS, DAY = 3, 31, 86_400
MOST_COUNTED = 100


class SearchHistoryService(Service):
    """searchHistory_searchHistory: list, delete. Left out: exportToCsv, which failed on the measured server
    (INTERNAL_SERVERL_ERROR)."""

    id = "searchhistory_searchhistory"

    @action
    def list_(self, filter: Object | None = None) -> Object:  # noqa: A002
        """The caller's terms, each once, by when it was searched last; or how often all users searched for which."""
        asked = filter or Object("KalturaESearchHistoryFilter")
        response = Object("KalturaESearchHistoryListResponse")
        if asked.aggregation:
            response.aggregations = [self._counted(asked)]
            response.objects, response.totalCount = [], 0
            return response
        query = search_history.filtered(search_history.of_caller(self.caller), asked)
        most = search_history.MOST_BY_BEGINNING if asked.searchTermStartsWith else search_history.MOST
        latest: dict[Any, Object] = {}
        for one in self.account.store.find(query, Page(1, most)):
            latest.setdefault(one.searchTerm, one)
        response.objects, response.totalCount = list(latest.values()), len(latest)
        response.aggregations = []
        return response

    @action
    def delete(self, searchTerm: str) -> None:
        """Forgets all of the caller's searches for a term, in any case."""
        if searchTerm == "":
            raise esearch_errors.EMPTY_DELETE_SEARCH_TERM_NOT_ALLOWED()
        wanted = analysis.whole(search_history.told(searchTerm))
        query = search_history.of_caller(self.caller)
        query.add((f"whole({expression('searchTerm')}) = ?", [wanted]))
        for one in self.account.store.find(query):
            self.account.remove(search_history.KIND, one)

    def _counted(self, asked: Object) -> Object:
        """Terms and how often they were searched for in a range of at most three months."""
        size = asked.aggregation.size or aggregations.USUAL_SIZE
        _check_range(asked.timestampRange)
        if size > MOST_COUNTED:
            raise esearch_errors.AGGREGATION_SIZE_EXCEEDED_LIMIT(MOST_COUNTED)
        query = search_history.filtered(self.account.query(search_history.KIND), asked)
        where, values = query.sql()
        rows = self.account.store.execute(f"SELECT data FROM objects WHERE {where}", values)
        counts = Counter(analysis.whole(json.loads(data)["searchTerm"]) for (data,) in rows)
        return aggregations.told("terms", asked.aggregation.fieldName, counts, size)


def _check_range(range_: Object | None) -> None:
    if range_ is None:
        raise errors.MISSING_MANDATORY_PARAMETER("timestampRange")
    bounds = range_.values
    end = min((bounds[name] for name in ("lessThan", "lessThanOrEqual") if bounds.get(name)), default=now())
    start = max(bounds.get("greaterThanOrEqual") or 0, bounds.get("greaterThan") or 0)
    if not start or (end - start) // DAY > MONTHS * DAYS:
        raise esearch_errors.TIME_RANGE_EXCEEDED_LIMIT(MONTHS)
