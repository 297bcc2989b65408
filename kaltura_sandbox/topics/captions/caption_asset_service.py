"""captionAsset: the captions of an entry, one file each, and the forms in which they are served.

Left out: export to remote storage.
"""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import captioning, php_text
from kaltura_sandbox.captioning import Segment
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.platform.services import ObjectService, Served, action, check_cast
from kaltura_sandbox.platform.store import FieldMap, Query
from kaltura_sandbox.topics.captions import caption_errors, captions
from kaltura_sandbox.topics.captions.caption_target import CaptionTarget
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavor_errors
from kaltura_sandbox.topics.ingest import ingest_errors, resources

NEEDED = "{0}::entryIdEqual/{0}::entryIdIn"
XML = b"<?xml "
CAPTION_TYPE = "caption.Caption"  # of assets, in typeIn
FROM_PARAMS = ("format", "language", "label")


class CaptionAssetService(ObjectService):
    """caption_captionAsset: add, then setContent. The files are served to anybody who knows their id."""

    id = "caption_captionasset"
    kind = captions.KIND
    object_type = captions.CLASS
    not_found = caption_errors.CAPTION_ASSET_ID_NOT_FOUND
    fields = FieldMap(
        special={"typeIn": lambda value: None if CAPTION_TYPE in split(value) else ("0", [])},
        orders=frozenset({"createdAt", "updatedAt", "deletedAt", "size"}),
    )

    @action
    def add(self, entryId: str, captionAsset: Object) -> Object:  # type: ignore[override] # the parameters are the API's
        """A caption without content yet; one per params and entry."""
        captions.captionable(self.account, entryId)
        self.check_new(captionAsset)
        params_id = captionAsset.captionParamsId
        if params_id:
            self._of_params(entryId, params_id, captionAsset)
        if self.caller.has("enablecaptionmoderation"):
            captionAsset.displayOnPlayer = False
        captionAsset.tags = php_text.trim(str(captionAsset.tags or ""))
        return captions.add(self.account, entryId, captionAsset)

    def _of_params(self, entry_id: str, params_id: int, caption: Object) -> None:
        """Takes over what the params say and the caller didn't."""
        others = captions.of_entry(self.account, entry_id, captionParamsId=params_id)
        if others:
            raise caption_errors.CAPTION_ASSET_ALREADY_EXISTS(others[0].id, params_id)
        params = self.account.get("caption_params", params_id, shared=True)
        if params:
            caption.defaults({name: params.values.get(name) for name in FROM_PARAMS})
            caption.defaults({"tags": join(split(params.tags))})

    @action
    def set_content(self, id: str, contentResource: Object) -> Object:  # noqa: A002
        caption = self._changeable(id)
        return resources.attach(self.caller, CaptionTarget(self.account, caption), contentResource)

    @action
    def update(self, id: str, captionAsset: Object) -> Object:  # noqa: A002
        caption = self._changeable(id)
        becomes_default = captionAsset.isDefault and not caption.isDefault
        self.apply(caption, captionAsset)
        caption.tags = php_text.trim(str(caption.tags or ""))
        self.account.put(self.kind, caption)
        if becomes_default:
            captions.set_default(self.account, caption)
        sent = captionAsset.values
        judged = "language" in sent or ("accuracy" in sent and caption.language)
        return captions.settle_display(self.account, caption) if judged else caption

    def cleared(self, name: str, type_: str) -> Any:
        return {"tags": "", "isDefault": False, "displayOnPlayer": True}.get(name)

    @action
    def get(self, id: str) -> Object:  # noqa: A002
        """A caption by its id; without a session anybody's."""
        return self._served(id)

    def _changeable(self, caption_id: str) -> Object:
        caption = self.get(caption_id)
        captions.captionable(self.account, caption.entryId)
        return caption

    @action
    def set_as_default(self, captionAssetId: str) -> None:
        captions.set_default(self.account, self._changeable(captionAssetId))

    @action
    def delete(self, captionAssetId: str) -> None:
        self.account.remove(self.kind, self._changeable(captionAssetId))

    def listing(self, filter_: Object | None) -> Query:
        check_cast(self.platform.schema, filter_, "KalturaCaptionAssetFilter")
        asked = filter_.values if filter_ else {}
        if not (asked.get("entryIdEqual") or asked.get("entryIdIn")):
            raise errors.PROPERTY_VALIDATION_CANNOT_BE_NULL(NEEDED.format("KalturaCaptionAssetFilter"))
        return super().listing(filter_)

    @action
    def get_url(self, id: str, storageId: int | None = None) -> str | None:  # noqa: A002
        """Where the file is served. Nothing is stored remotely, so a storage's address is null."""
        caption = self._ready(id)
        entries.visible(self.caller, caption.entryId)
        return None if storageId else captions.url(self.caller, caption)

    @action
    def get_remote_paths(self, id: str) -> Object:  # noqa: A002
        """The copies on remote storage: there are none."""
        self._ready(id)
        return Object("KalturaRemotePathListResponse", totalCount=0, objects=[])

    def _ready(self, caption_id: str) -> Object:
        caption = self.get(caption_id)
        if caption.status != captions.READY:
            raise caption_errors.CAPTION_ASSET_IS_NOT_READY()  # measured: the id is not filled in
        return caption

    @action
    def export(self, assetId: str, storageProfileId: int) -> Object:
        """Refused as for a storage profile that doesn't exist: none does here."""
        if self.account.get(self.kind, assetId) is None:
            raise flavor_errors.INVALID_FLAVOR_ASSET_ID(assetId)
        raise ingest_errors.STORAGE_PROFILE_ID_NOT_FOUND(storageProfileId)

    @action
    def serve(self, captionAssetId: str) -> Served:
        """The file as it was sent."""
        caption = self._served(captionAssetId)
        return self._file(caption, self._admitted(caption))

    @action
    def serve_by_entry_id(self, entryId: str, captionParamId: int | None = None) -> Served:
        """The file of an entry's caption: of these params, else its default."""
        told = guard.admit_caller(self.caller, entries.visible(self.caller, entryId))
        wanted = {"captionParamsId": captionParamId} if captionParamId else {"isDefault": True}
        found = captions.of_entry(self.account, entryId, **wanted)
        if not found:
            raise caption_errors.CAPTION_ASSET_PARAMS_ID_NOT_FOUND(captionParamId or 0)
        return self._file(found[0], told)

    @action
    def serve_as_json(self, captionAssetId: str) -> Served:
        """The cues as data, times in ms; nothing where they hold bytes that JSON can't."""
        caption = self._served(captionAssetId)
        told = self._admitted(caption)
        self._readable(captionAssetId)
        cues = captioning.as_json(caption.format, captions.content_of(self._owner(caption), caption))
        text = "" if cues is None else _json({"objects": cues})
        return Served(text.encode(), content_type="application/json", headers=told)

    @action
    def serve_web_vtt(
        self,
        captionAssetId: str,
        segmentDuration: int = 30,
        segmentIndex: int | None = None,
        localTimestamp: int = 10_000,
    ) -> Served:
        """A segment as WebVTT (from 1; -1 is the whole), or without an index the HLS playlist of all segments.

        segmentDuration in s, localTimestamp in ms.
        """
        caption = self._served(captionAssetId)
        told = self._admitted(caption)
        if not segmentIndex:
            entry = entries.find(self._owner(caption), caption.entryId)
            if segmentDuration <= 0:
                raise errors.INTERNAL_SERVERL_ERROR()  # the platform divides by it
            text = captioning.playlist(segmentDuration, int(entry.duration or 0))
            return Served(text.encode(), content_type="application/x-mpegurl", headers=told)
        content = captions.content_of(self._owner(caption), self._readable(captionAssetId))
        if caption.format != captioning.Form.WEBVTT and not captioning.read(caption.format, content):
            raise caption_errors.CAPTION_ASSET_PARSING_FAILED(captionAssetId)
        wanted = Segment(segmentIndex, segmentDuration, localTimestamp)
        segment = captioning.segment(caption.format, content, wanted)
        return Served(segment, content_type="text/vtt", headers=told)

    def _served(self, caption_id: str) -> Object:
        """The caption to serve: without a session of any account, with one of that account only."""
        nobody = self.caller.session is None and not self.account.id
        found = (
            self.platform.store.get(self.kind, caption_id)
            if nobody
            else self.account.get(self.kind, caption_id)
        )
        if found is None:
            raise self.not_found(caption_id)
        return found

    def _admitted(self, caption: Object) -> dict[str, str]:
        """Headers for who may have a caption: who may download its entry, and sessions with ``caption:<entry>``."""
        entry = self.platform.store.get(entries.KIND, caption.entryId)
        if entry is None or self.caller.grants("caption", entry.id):
            return guard.kept(self.caller)
        return guard.admit_caller(self.caller, entry, caption)

    def _owner(self, caption: Object) -> Account:
        return self.platform.account(caption.partnerId)

    def _readable(self, caption_id: str) -> Object:
        caption = self._served(caption_id)
        if not captions.content_of(self._owner(caption), caption):
            raise caption_errors.CAPTION_ASSET_FILE_NOT_FOUND(caption_id)
        if caption.format not in captioning.SERVED:
            raise caption_errors.CAPTION_ASSET_INVALID_FORMAT(caption_id)
        return caption

    def _file(self, caption: Object, headers: dict[str, str]) -> Served:
        """The file, called what its first bytes say (measured), whatever the caption's format is."""
        if not caption._file:
            raise ingest_errors.FILE_DOESNT_EXIST()
        path = self.platform.files.path(caption._file)
        with path.open("rb") as file:
            kind = "text/xml" if file.read(len(XML)) == XML else "text/plain"
        return Served(path=path, content_type=kind, headers=headers)


def _json(value: Any) -> str:
    """JSON as PHP writes it."""
    return json.dumps(value, separators=(",", ":")).replace("/", "\\/")
