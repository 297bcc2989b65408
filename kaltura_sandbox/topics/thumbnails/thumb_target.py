"""Thumbnail assets as targets of content."""

from __future__ import annotations

import logging
from typing import Any

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.ingest import fetching
from kaltura_sandbox.topics.ingest.targets import AssetTarget, File, Origin, Target
from kaltura_sandbox.topics.thumbnails import thumb_assets, thumbnail_errors

log = logging.getLogger(__name__)


class ThumbTarget(AssetTarget):
    """A thumbnail asset. READY with its picture; an address is fetched while the call waits."""

    name = "thumbAsset"
    kind = thumb_assets.KIND
    importing, error, without_content = thumb_assets.IMPORTING, thumb_assets.ERROR, (thumb_assets.QUEUED,)
    is_picture = True
    text_extension = ""

    @classmethod
    def load(cls, account: Account, id_: Any) -> Target | None:
        """The asset whose token has its bytes now; its answer to that call is that it was changed."""
        asset = account.get(cls.kind, id_)
        if asset is None or not entries.exists(account, asset.entryId):
            return None
        asset.updatedAt = now()
        return cls(account, asset)

    def receive(self, file: File) -> Object:
        """The picture becomes the default where the asset's tag says so, or where it is the first."""
        account, asset, linked = self.account, self.object, file.origin == Origin.LINK
        thumb_assets.set_picture(account, asset, file.digest, None if linked else file.extension)
        if linked:
            asset.sizeInBytes = 0  # measured, of a file that another asset has already
            account.put(self.kind, asset)
        entry = entries.find(account, asset.entryId)
        alone = len(thumb_assets.of_entry(account, entry.id)) == 1 and not entry._thumb
        if thumb_assets.DEFAULT_TAG in split(asset.tags) or (alone and entry.status == entries.NO_CONTENT):
            thumb_assets.make_default(account, asset)
        return asset if asset.width else asset.copy(width=None, height=None)

    def fetch(self, url: str) -> Object:
        digest, extension = fetched(self.account, url, self.object)
        with self.account.store.transaction():
            fresh = thumb_assets.get(self.account, self.object.id)
            return ThumbTarget(self.account, fresh).receive(File(digest, extension, Origin.ADDRESS))

    def fail(self, problem: Exception) -> None:
        self.tell_failure(str(problem))

    def tell_failure(self, reason: str) -> None:
        thumb_assets.fail(self.account, self.object, reason)


def fetched(account: Account, url: Any, asset: Object | None = None) -> tuple[str, str]:
    """The digest and extension of what an address gives; an asset that waits for it fails where there is nothing."""
    try:
        return fetching.download_now(account, str(url or ""))
    except fetching.NotFetched as problem:
        log.warning("thumbnail of %s: %s", url, problem)
        if asset is not None and asset.status == thumb_assets.QUEUED:
            thumb_assets.fail(account, asset, f"Failed downloading file[{url}]")
        raise thumbnail_errors.THUMB_ASSET_DOWNLOAD_FAILED(url) from problem
