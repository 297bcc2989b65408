"""What thumbnails add to media and baseEntry: the picture of an entry is changed, without a thumbnail asset."""

from __future__ import annotations

from collections.abc import Callable

from kaltura_sandbox import php_text
from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action, action_with
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.flavors import flavors
from kaltura_sandbox.topics.thumbnails import thumb_assets, thumbnail_errors, thumbnails
from kaltura_sandbox.topics.thumbnails.thumb_target import fetched

OWN_PICTURE = -1  # the time that means: the picture that the source shows


class EntryThumbnails(Part):
    """updateThumbnail and its kin. From then on the platform chooses no picture itself."""

    extends = ("media", "baseentry")

    @action
    def update_thumbnail_jpeg(self, entryId: str, fileData: Upload) -> Object:
        """A picture that comes with the call, looked at when it is shown. Any user may do so on any entry."""
        entry = self._pictured(entryId)
        return self._show(entry, self.account.files.take(fileData.path))

    @action_with(in_transaction=False)
    def update_thumbnail_from_url(self, entryId: str, url: str) -> Object:
        """A picture that the platform fetches while the call waits."""
        self._pictured(entryId)
        digest, _ = fetched(self.account, url)
        with self.platform.store.transaction():
            return self._show(self._pictured(entryId), digest)

    @action_with(in_transaction=False)
    def update_thumbnail_from_source_entry(
        self, entryId: str, sourceEntryId: str, timeOffset: int, flavorParamsId: int | None = None
    ) -> Object:
        """A moment (s) of another entry's film, or with -1 the picture that the other shows."""
        entry, source = self._pictured(entryId), self.account.get(entries.KIND, sourceEntryId)
        if source is None or source.status == entries.DELETED:
            raise entry_errors.ENTRY_ID_NOT_FOUND(None)  # measured: the id is not filled in
        if not self.caller.is_admin and not _is_owner(self.caller.user_id, entry):
            raise thumbnail_errors.PERMISSION_DENIED_TO_UPDATE_ENTRY()
        digest = self._picture_from(source, timeOffset, flavorParamsId)
        if digest is None:
            raise errors.INTERNAL_SERVERL_ERROR()
        with self.platform.store.transaction():
            return self._show(self._pictured(entryId), digest)

    def _pictured(self, entry_id: str) -> Object:
        entry = entries.find(self.account, entry_id)
        if self.room.clips_only and entry.values.get("type") != entries.CLIP:
            raise entry_errors.ENTRY_ID_NOT_FOUND(entry_id)
        return entry

    def _picture_from(self, source: Object, time_offset: int, params_id: int | None) -> str | None:
        if source.mediaType != entries.VIDEO or time_offset == OWN_PICTURE:
            digest: str | None = source._file if source.mediaType == entries.IMAGE else source._thumb
            return digest
        flavor = flavors.of_params(self.account, source.id, params_id) if params_id else None
        if flavor is None or flavor.status != flavors.READY:
            flavor = flavors.source_of(self.account, source.id)
        if flavor is None or not flavor._file:
            return None
        return _or_none(lambda: self._frame(source, flavor, time_offset))

    def _frame(self, source: Object, flavor: Object, seconds: int) -> str:
        """Past the end the platform takes the first frame."""
        within = 0 <= seconds * 1000 < (source.msDuration or 0)
        return thumbnails.frame(self.account, flavor, seconds * 1000 if within else 0)

    def _show(self, entry: Object, digest: str) -> Object:
        thumb_assets.own_choice(self.account, entry)
        thumbnails.set_picture(self.account, entry, digest)
        return entry


class MediaThumbnails(Part):
    """updateThumbnail, which media alone has."""

    extends = ("media",)

    @action_with(in_transaction=False)
    def update_thumbnail(self, entryId: str, timeOffset: int, flavorParamsId: int | None = None) -> Object:
        """A moment (s) of the entry's own film."""
        part = EntryThumbnails(self.room)
        return part.update_thumbnail_from_source_entry(entryId, entryId, timeOffset, flavorParamsId)


def _is_owner(user_id: str, entry: Object) -> bool:
    """By the text alone: whoever may edit the entry besides its owner doesn't count here."""
    return php_text.lower(user_id) == php_text.lower(str(entry.userId or ""))


def _or_none(make: Callable[[], str]) -> str | None:
    try:
        return make()
    except MediaError:
        return None
