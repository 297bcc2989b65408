"""What liveStream does beside the life of its entries: sync points, offline pictures, and what the operator may call.

Left out of the media server's actions, which no customer may call: registerMediaServer, unregisterMediaServer,
createRecordedEntry, appendRecording, setRecordedContent, archive. The ingest of this server tells the same from within
(broadcasts.py).
"""

from __future__ import annotations

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action, action_with
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.live import broadcasts
from kaltura_sandbox.topics.thumbnails import thumb_target, thumbnails


class OfflinePictures(Part):
    """What a live stream shows while it is off air. Any user may change it (measured)."""

    extends = ("livestream",)

    @action
    def update_offline_thumbnail_jpeg(self, entryId: str, fileData: Upload) -> Object:
        """A picture that comes with the call."""
        entry = self.room.visible(entryId)
        return self._show(entry, self.account.files.take(fileData.path))

    @action_with(in_transaction=False)
    def update_offline_thumbnail_from_url(self, entryId: str, url: str) -> Object:
        """A picture that the platform fetches while the call waits."""
        self.room.visible(entryId)
        digest, _ = thumb_target.fetched(self.account, url)
        with self.platform.store.transaction():
            return self._show(self.room.visible(entryId), digest)

    def _show(self, entry: Object, digest: str) -> Object:
        thumbnails.set_picture(self.account, entry, digest)
        return entry


class SyncPoints(Part):
    """createPeriodicSyncPoints."""

    extends = ("livestream",)

    @action
    def create_periodic_sync_points(self, entryId: str, interval: int, duration: int) -> None:
        """Does nothing: streams carry their times by themselves. Neither ``entryId`` nor ``interval`` nor ``duration``
        is looked at (source)."""


class MediaServerActions(Part):
    """What a media server of the operator's asks; customers are refused before."""

    extends = ("livestream",)

    @action
    def authenticate(
        self, entryId: str, token: str, hostname: str | None = None, mediaServerIndex: str | None = None,
        applicationName: str | None = None,
    ) -> Object:  # fmt: skip
        """Whether an encoder with this token may broadcast to an entry.

        ``hostname``, ``mediaServerIndex`` and ``applicationName`` say on the platform which media server took it; here
        there is one, and it says so by itself.
        """
        return broadcasts.authenticated(self.platform, entryId, token)

    @action
    def validate_registered_media_servers(self, entryId: str) -> None:
        """Nothing is to be done: a connection here ends with the encoder's own."""
        self.room.visible(entryId)

    @action
    def add_live_stream_push_publish_configuration(
        self,
        entryId: str,
        protocol: str,
        url: str | None = None,
        liveStreamConfiguration: Object | None = None,
    ) -> Object:
        """Another address at which the stream can be followed, beside our own."""
        entry = self.room.visible(entryId)
        if url and liveStreamConfiguration is not None:
            raise errors.SERVICE_FORBIDDEN(None)
        made = liveStreamConfiguration or (Object("KalturaLiveStreamConfiguration", url=url) if url else None)
        if made is not None:
            made.protocol = protocol
            entry._pushed = [*(entry._pushed or []), made]
        return entries.save(self.account, entry)

    @action
    def remove_live_stream_push_publish_configuration(self, entryId: str, protocol: str) -> Object:
        entry = self.room.visible(entryId)
        entry._pushed = [one for one in entry._pushed or [] if one.protocol != protocol]
        return entries.save(self.account, entry)
