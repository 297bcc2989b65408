"""tagSearch_tag: the tags that an account has used, found by their beginning.

Left out: counting anew what is in use; deletePending takes away what isn't.
"""

from __future__ import annotations

import re

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object, split
from kaltura_sandbox.platform.services import Service, action, action_with
from kaltura_sandbox.platform.store import Page, Query
from kaltura_sandbox.platform.store.filters import Condition, expression, in_, many
from kaltura_sandbox.topics.categories import assignments
from kaltura_sandbox.topics.entries import entitlement, entries
from kaltura_sandbox.topics.tags import tags

FILTER = "KalturaTagFilter"
TYPES = (tags.ENTRY, tags.CATEGORY, tags.LIVE_STREAM)
_MARKS = re.compile(r'[\\!*"]')
_BLANKS = re.compile(r"\s+$", re.ASCII)
_LAST = "\U0010ffff"


class TagService(Service):
    """tagSearch_tag: search, indexCategoryEntryTags."""

    id = "tagsearch_tag"

    @action_with(reads=True)
    def search(self, tagFilter: Object, pager: Object | None = None) -> Object:  # noqa: N803 (the API's own name)
        """Each word once, with the uses of its oldest record among those that fit. objectTypeIn narrows nothing."""
        self._check(tagFilter)
        query = Query(tags.KIND, None).add(("+partner = ?", [self.account.id]))
        query.add(self._named(tagFilter)).add((f"{expression('instanceCount')} > 0", []))
        if entitlement.enforced(self.account, self.caller.session):
            seen = entitlement.contexts(self.caller.session) or [tags.DEFAULT]
            query.add(in_(expression("_context"), seen))
        for name, wanted in (("instanceCountEqual", False), ("instanceCountIn", True)):
            value = tagFilter.values.get(name)
            if value not in (None, NULL, ""):
                query.add(in_(expression("instanceCount"), split(value) if wanted else [value]))
        found = self._once(self.platform.store.find(query.ordered("+seq")))
        order = str(tagFilter.orderBy or "")
        if order.lstrip("+-") == "instanceCount":
            found.sort(key=lambda tag: int(tag.instanceCount), reverse=order.startswith("-"))
        page = Page.of(pager)
        shown = found[page.offset : page.offset + page.size]
        return Object("KalturaTagListResponse", totalCount=len(found), objects=shown)

    def _once(self, found: list[Object]) -> list[Object]:
        """Each word once, its record of all uses or else its oldest one."""
        first: dict[str, Object] = {}
        for tag in sorted(found, key=lambda one: (one._context != tags.NO_CONTEXT, one.id)):
            first.setdefault(str(tag.tag).casefold(), tag)  # any script: tags are words of any language
        return sorted(first.values(), key=lambda one: one.id)

    def _check(self, asked: Object) -> None:
        """Blanks around a word go; of those behind a beginning one stays. Then each needs three letters."""
        if isinstance(asked.tagStartsWith, str):
            asked.tagStartsWith = _BLANKS.sub(" ", asked.tagStartsWith.lstrip(" \t\n\r\0\x0b"))
        if isinstance(asked.tagEqual, str):
            asked.tagEqual = php_text.trim(asked.tagEqual)
        for name in ("tagStartsWith", "tagEqual"):
            value = asked.values.get(name)
            if isinstance(value, str) and len(value) < tags.SHORTEST:
                raise errors.PROPERTY_VALIDATION_MIN_LENGTH(f"{FILTER}::{name}", tags.SHORTEST)

    def _named(self, asked: Object) -> Condition | None:
        """The records of the words that are asked for, of one kind of objects or of all."""
        wanted = php_text.whole(str(asked.objectTypeEqual or 0))
        types = (wanted,) if wanted in TYPES else TYPES
        if asked.tagEqual:
            if _MARKS.search(asked.tagEqual):
                return ("0", [])  # a word with a mark isn't found by itself (measured)
            return many("OR", [self._span(type_, f"{asked.tagEqual}\0") for type_ in types])
        return many("OR", [self._span(type_, asked.tagStartsWith or "") for type_ in types])

    def _span(self, type_: int, word: str) -> Condition:
        first = tags.beginning(self.account, type_, word)
        return "(id >= ? AND id < ?)", [first, f"{first}{_LAST}"]

    @action
    def index_category_entry_tags(
        self, categoryId: int, pcToDecrement: str, pcToIncrement: str  # noqa: N803
    ) -> None:  # fmt: skip
        """Counts all words of some contexts down, and those of a category's entries up in others.

        Made for the platform's own jobs, after a category got other contexts; here they count by themselves.
        """
        for tag in self._in_contexts(split(pcToDecrement)):
            tags.count(self.account, tag.taggedObjectType, [tag.tag], [tag._context], -1)
        words: dict[str, None] = {}
        for one in assignments.in_category(self.account, categoryId):
            entry = self.account.get(entries.KIND, one.entryId)
            words |= dict.fromkeys(split(entry.tags) if entry is not None else [])
        tags.count(self.account, tags.ENTRY, words, split(pcToIncrement), 1)

    @action
    def delete_pending(self) -> int:
        """The operator's: takes away the records without uses; how many those were."""
        query = self.account.query(tags.KIND).add((f"{expression('instanceCount')} = 0", []))
        unused = self.platform.store.find(query)
        for tag in unused:
            name = tags.key(self.account, tag.taggedObjectType, tag.tag, tag._context)
            self.account.remove(tags.KIND, tag, name)
        return len(unused)

    def _in_contexts(self, contexts: list[str]) -> list[Object]:
        if not contexts:
            return []
        query = self.account.query(tags.KIND).add(in_(expression("_context"), contexts))
        return self.platform.store.find(query)
