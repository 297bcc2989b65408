"""What the search index has of entries: for filters of lists, and for eSearch."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.index import Terms, indexed
from kaltura_sandbox.topics.entries import naming
from kaltura_sandbox.topics.entries.entries import KIND

LISTED = ("name", "tags", "adminTags", "description", "id", "referenceId", "userId")


@indexed(KIND, *LISTED, naming.FIELD)
def entry(platform: Any, one: Object, terms: Terms) -> None:
    for name in LISTED:
        terms.listed(name, one.values.get(name))
    terms.key(naming.FIELD, *sorted(naming.named(one)))
