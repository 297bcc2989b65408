"""captionAssetItem: the words inside captions. Two searches for customers; parse and list are the platform's own."""

from __future__ import annotations

from typing import TypeVar

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.platform.store import Page
from kaltura_sandbox.topics.captions import caption_search, captions
from kaltura_sandbox.topics.captions.caption_search import WORDS, Hit
from kaltura_sandbox.topics.entries import entries

T = TypeVar("T")


class CaptionAssetItemService(Service):
    """captionSearch_captionAssetItem. Hits are by the server's source: the measured one had no search engine."""

    id = "captionsearch_captionassetitem"

    @action
    def search(
        self,
        entryFilter: Object | None = None,
        captionAssetItemFilter: Object | None = None,
        captionAssetItemPager: Object | None = None,
    ) -> Object:
        """The cues with these words, each with its caption and its entry."""
        self._check(captionAssetItemFilter)
        return self._hits(entryFilter, captionAssetItemFilter, captionAssetItemPager)

    @action
    def search_entries(
        self,
        entryFilter: Object | None = None,
        captionAssetItemFilter: Object | None = None,
        captionAssetItemPager: Object | None = None,
    ) -> Object:
        """The entries that have such a cue, each once."""
        self._check(captionAssetItemFilter)
        hits = caption_search.search(self.caller, entryFilter, captionAssetItemFilter)
        found = list({hit.entry.id: hit.entry for hit in hits}.values())
        page = _cut(found, captionAssetItemPager)
        return Object("KalturaBaseEntryListResponse", totalCount=len(found), objects=page)

    @action
    def parse(self, captionAssetId: str) -> None:
        """Nothing to do: files are taken into the index when a search comes to them."""
        captions.get(self.account, captionAssetId)

    @action
    def list_(
        self,
        captionAssetId: str,
        captionAssetItemFilter: Object | None = None,
        captionAssetItemPager: Object | None = None,
    ) -> Object:
        """All cues of a caption, or those that the filter lets through."""
        caption = captions.get(self.account, captionAssetId)
        filter_ = captionAssetItemFilter or Object("KalturaCaptionAssetItemFilter")
        filter_.idEqual = captionAssetId
        own = Object("KalturaBaseEntryFilter", idEqual=entries.find(self.account, caption.entryId).id)
        return self._hits(own, filter_, captionAssetItemPager)

    def _check(self, filter_: Object | None) -> None:
        if filter_ is None or all(filter_.values.get(name) is None for name in WORDS):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL("/".join(WORDS))

    def _hits(self, entry_filter: Object | None, filter_: Object | None, pager: Object | None) -> Object:
        hits = caption_search.search(self.caller, entry_filter, filter_)
        page = [_item(hit) for hit in _cut(hits, pager)]
        return Object("KalturaCaptionAssetItemListResponse", totalCount=len(hits), objects=page)


def _cut(found: list[T], pager: Object | None) -> list[T]:
    page = Page.of(pager)
    return found[page.size * (page.index - 1) : page.size * page.index]


def _item(hit: Hit) -> Object:
    return Object(
        "KalturaCaptionAssetItem", asset=hit.caption, entry=hit.entry, startTime=hit.start, endTime=hit.end,
        content=hit.content,
    )  # fmt: skip
