"""What the search index has of categories for the filters of their lists."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.index import Terms, indexed
from kaltura_sandbox.topics.categories.categories import KIND
from kaltura_sandbox.topics.categories.category_lists import SEARCHED


@indexed(KIND, *SEARCHED)
def category(platform: Any, one: Object, terms: Terms) -> None:
    for name in SEARCHED:
        terms.listed(name, one.values.get(name))
