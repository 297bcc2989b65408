"""eSearch: searchEntry, searchCategory, searchUser, searchGroup.

What is stored is found at once, where the platform's engine lags behind by seconds. Left out: languages other than
English, and all but a few of its synonyms.
"""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch.searching import Search
from kaltura_sandbox.topics.people import users


class ESearchService(Service):
    """elasticsearch_esearch. Results follow the server's source: the measured one had no search engine."""

    id = "elasticsearch_esearch"

    @action
    def search_entry(self, searchParams: Object, pager: Object | None = None) -> Object:
        """Entries, with what was found in their texts, captions, cue points and metadata."""
        return Search(self.caller, entries.KIND, searchParams, pager).answer()

    @action
    def search_category(self, searchParams: Object, pager: Object | None = None) -> Object:
        return Search(self.caller, categories.KIND, searchParams, pager).answer()

    @action
    def search_user(self, searchParams: Object, pager: Object | None = None) -> Object:
        return Search(self.caller, users.KIND, searchParams, pager).answer()

    @action
    def search_group(self, searchParams: Object, pager: Object | None = None) -> Object:
        """Groups, by the fields of users."""
        return Search(self.caller, users.KIND, searchParams, pager, groups=True).answer()
