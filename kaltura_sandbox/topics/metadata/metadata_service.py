"""metadata_metadata: what an account knows about its objects, as XML by its own schemas.

invalidate, index, serve and addFromBulk are the platform's own: no customer's session may call them.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.platform.services import ObjectService, Served, action, action_with
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.entries import entitlement
from kaltura_sandbox.topics.ingest import fetching
from kaltura_sandbox.topics.metadata import files, metadata, metadata_errors, objects, transforms, values


class MetadataService(ObjectService):
    """metadata_metadata: values of an object, one set by each profile."""

    id = "metadata_metadata"
    kind = metadata.VALUE_KIND
    object_type = "KalturaMetadata"
    not_found = metadata_errors.METADATA_NOT_FOUND

    @action_with(in_transaction=False)
    def add(self, metadataProfileId: int, objectType: str, objectId: str, xmlData: str) -> Object:  # type: ignore[override] # the parameters are the API's
        return values.add(self.caller, metadataProfileId, str(objectType), objectId, xmlData)

    @action_with(in_transaction=False)
    def add_from_file(
        self, metadataProfileId: int, objectType: str, objectId: str, xmlFile: Upload
    ) -> Object:
        return self.add(metadataProfileId, objectType, objectId, files.text_of(xmlFile))

    @action_with(in_transaction=False)
    def add_from_url(self, metadataProfileId: int, objectType: str, objectId: str, url: str) -> Object:
        """An address that gives nothing is nothing of XML, which is no more than an internal error (measured)."""
        try:
            digest, _ = fetching.download_now(self.account, url)
            text = self.account.files.read(digest).decode("utf-8", "replace")
        except fetching.NotFetched:
            text = ""
        return values.add(self.caller, metadataProfileId, str(objectType), objectId, text)

    @action_with(in_transaction=False)
    def add_from_bulk(self, metadataProfileId: int, objectType: str, objectId: str, url: str) -> Object:
        return self.add_from_url(metadataProfileId, objectType, objectId, url)

    @action_with(in_transaction=False)
    def update(self, id: Any, xmlData: str | None = None, version: int | None = None) -> Object:  # type: ignore[override] # the API's
        return values.update(self.caller, id, xmlData, version)

    @action_with(in_transaction=False)
    def update_from_file(self, id: Any, xmlFile: Upload | None = None) -> Object:  # noqa: A002
        return values.update(self.caller, id, files.text_of(xmlFile))

    @action_with(in_transaction=False)
    def update_from_xsl(self, id: Any, xslFile: Upload) -> Object:  # noqa: A002
        """What the stylesheet makes of the values; a text that is no stylesheet changes nothing (measured)."""
        sheet = files.text_of(xslFile)
        with self.platform.store.transaction():
            if self.account.get(self.kind, id) is None:
                raise metadata_errors.METADATA_NOT_FOUND(None)
            value = values.changeable(self.caller, id)
        return values.update(self.caller, id, transforms.by_stylesheet(value.xml, sheet))

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        metadata.delete_value(self.account, values.changeable(self.caller, id))

    @action
    def serve(self, id: Any) -> Served:  # noqa: A002
        return Served(self.get(id).xml.encode(), content_type="text/xml")

    @action
    def invalidate(self, id: Any, version: int | None = None) -> None:  # noqa: A002
        value = values.changeable(self.caller, id, version)
        value.status = metadata.INVALID
        self.account.put(self.kind, value)

    @action
    def index(self, id: Any, shouldUpdate: bool) -> int:  # noqa: A002
        """Values are in the index as soon as they are stored, whatever shouldUpdate says."""
        return php_text.whole(str(self.get(id).id))

    def listing(self, filter_: Object | None) -> Query:
        """Values of entries are listed by object alone; without a type in the filter entries are meant.

        Those of categories, users and others are none where no object is named; dynamic ones need no name (measured).
        """
        given = filter_.copy() if filter_ else Object("KalturaMetadataFilter")
        given.defaults({"metadataObjectTypeEqual": metadata.ENTRY})
        type_ = str(given.metadataObjectTypeEqual)
        named = bool(given.objectIdEqual or given.objectIdIn)
        everything = type_ == metadata.ENTRY or entitlement.enforced(self.account, self.caller.session)
        if everything and not named:
            raise metadata_errors.MUST_FILTER_ON_OBJECT_ID()
        found = super().listing(given)
        if named and entitlement.enforced(self.account, self.caller.session):
            ids = split(str(given.objectIdEqual or given.objectIdIn))
            found.where(objectId=objects.seen(self.caller, type_, ids))
        return found if named or type_ == metadata.DYNAMIC_OBJECT else found.add(("0", []))
