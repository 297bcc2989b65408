"""The actions of thumbAsset that tell where pictures are, and give them."""

from __future__ import annotations

import mimetypes
import time

from kaltura_sandbox.media.errors import MediaError
from kaltura_sandbox.media.pictures import images
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.objects import Object, join
from kaltura_sandbox.platform.services import Served, Service, action, action_with
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.ingest import ingest_errors
from kaltura_sandbox.topics.thumbnails import thumb_assets, thumbnail_errors, thumbnails
from kaltura_sandbox.topics.thumbnails.thumb_params_service import validate

NOT_RESIZED = (17, "image resize failed")
URL_LASTS = 86400  # s that the session in the address of an asset is good for


class ThumbServing(Service):
    """getUrl, getRemotePaths, serve and serveByEntryId."""

    @action
    def get_url(self, id: str, storageId: int | None = None, thumbParams: Object | None = None) -> str:  # noqa: A002
        """Where the picture is served, with a session for a day in it.

        ``storageId`` and ``thumbParams`` change nothing (source).
        """
        asset = self._asset(id)
        if asset.status != thumb_assets.READY:
            raise thumbnail_errors.THUMB_ASSET_IS_NOT_READY()
        self._admitted(asset.entryId)
        path = f"/api_v3/index.php/service/thumbAsset/action/serve/thumbAssetId/{asset.id}/v/{asset.version}"
        return f"{self.caller.host}{path}/ks/{self._session_for(asset)}"

    def _session_for(self, asset: Object) -> str:
        words = [f"download:{asset.entryId}", f"disableentitlementforentry:{asset.entryId}"]
        words += [f"sview:{asset.entryId}", f"downloadasset:{asset.id}"]
        session = ks.Session(self.account.id, ks.USER, "", int(time.time()) + URL_LASTS, join(words))
        return ks.make(session, self.platform.secret_of(self.account.id) or "")

    @action
    def get_remote_paths(self, id: str) -> Object:  # noqa: A002
        if self._asset(id).status != thumb_assets.READY:
            raise thumbnail_errors.THUMB_ASSET_IS_NOT_READY()
        return Object("KalturaRemotePathListResponse", totalCount=0, objects=[])

    @action_with(in_transaction=False)
    def serve(
        self,
        thumbAssetId: str,
        version: int | None = None,
        thumbParams: Object | None = None,
        options: Object | None = None,
    ) -> Served:
        """The picture itself, as it is or shaped by params (a jpg then). No session is needed."""
        asset = self._anyones(thumbAssetId)
        headers = self._admitted(asset.entryId, options.referrer if options else None)
        digest = (asset._files or {}).get(str(version)) if version else asset._file
        if thumbParams is not None:
            validate(thumbParams)
        if not digest:
            raise ingest_errors.FILE_DOESNT_EXIST()
        if options and options.download:
            name = f"{asset.entryId}_{asset.id}.{asset.fileExt}"
            headers["Content-Disposition"] = replies.attachment(name)
        if thumbParams is None:
            return self._file(digest, asset.fileExt, headers)
        shape = thumb_assets.shape_of(thumbParams, thumbnails.QUALITY)
        try:
            made = images.render(self.account.files.path(digest), shape)
        except MediaError:  # no picture, or too large a one (measured)
            return Served(content_type="text/html", headers=replies.reason(*NOT_RESIZED))
        return Served(made, content_type=shape.media_type, headers=headers)

    @action
    def serve_by_entry_id(self, entryId: str, thumbParamId: int | None = None) -> Served:
        """The picture that was made from these params.

        Without params there is none, whatever the platform's documentation says: what isn't sent is 0 to it (source).
        Without a session it is looked for in the account that the call names. One defect of the platform is not
        repeated: of an entry with a film params 0 are its source, and that file is answered.
        """
        entry = self.platform.store.get(entries.KIND, entryId, self._whose())
        if entry is None or entry.status == entries.DELETED:
            raise entry_errors.ENTRY_ID_NOT_FOUND(entryId)
        headers = guard.admit_to_picture(self.caller, entry)
        asset = thumb_assets.of_params(self.account, entry.id, thumbParamId)
        if asset is None:
            raise thumbnail_errors.THUMB_ASSET_PARAMS_ID_NOT_FOUND(thumbParamId or 0)
        return self._file(asset._file, asset.fileExt, headers)

    def _admitted(self, entry_id: str, referrer: str | None = None) -> dict[str, str]:
        entry = self.platform.store.get(entries.KIND, entry_id)
        return {} if entry is None else guard.admit_to_picture(self.caller, entry, referrer)

    def _anyones(self, asset_id: str) -> Object:
        asset = self.platform.store.get(thumb_assets.KIND, asset_id, self._whose())
        if asset is None:
            raise thumbnail_errors.THUMB_ASSET_ID_NOT_FOUND(asset_id)
        return asset

    def _asset(self, asset_id: str) -> Object:
        return thumb_assets.get(self.account, asset_id)

    def _whose(self) -> tuple[int, ...] | None:
        return (self.account.id,) if self.caller.session else None

    def _file(self, digest: str | None, extension: str | None, headers: dict[str, str]) -> Served:
        if not digest:
            raise ingest_errors.FILE_DOESNT_EXIST()
        kind = mimetypes.guess_type(f"a.{extension}")[0] or "image/jpeg"
        return Served(path=self.account.files.path(digest), content_type=kind, headers=headers)
