"""metadata_metadata: what an account knows about its objects, as XML by its own schemas.

Left out so far: files and URLs (addFromFile, updateFromXSL, serve …), invalidate and index, and the search by values.
That the object exists is judged for entries; other objects are taken at the caller's word, as the platform takes users.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action, action_with
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.metadata import metadata, metadata_errors, xml_check


class MetadataService(ObjectService):
    """metadata_metadata: add, get, list, update, delete."""

    id = "metadata_metadata"
    kind = metadata.VALUE_KIND
    object_type = "KalturaMetadata"
    not_found = metadata_errors.METADATA_NOT_FOUND

    @action_with(in_transaction=False)
    def add(self, metadataProfileId: int, objectType: str, objectId: str, xmlData: str) -> Object:  # type: ignore[override] # the parameters are the API's
        """Values are judged by the schema outside of transactions: that may take seconds."""
        with self.platform.store.transaction():
            profile = self._free(metadataProfileId, objectType, objectId)
        self._check_xml(xmlData, profile)
        with self.platform.store.transaction():
            profile = self._free(metadataProfileId, objectType, objectId)
            value = Object(
                self.object_type, metadataProfileId=profile.id, metadataProfileVersion=profile.version,
                metadataObjectType=profile.metadataObjectType, objectId=objectId, version=metadata.FIRST_VERSION,
                status=1, xml=xmlData,
            )  # fmt: skip
            self.stamp(value)
            value.id = str(value.id)
            return self.account.put(self.kind, value)

    def _free(self, profile_id: int, type_: str, object_id: str) -> Object:
        """The schema by which an object has no values yet."""
        profile = metadata.profile(self.account, profile_id)
        if str(profile.metadataObjectType) != str(type_):
            raise metadata_errors.INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE(profile.metadataObjectType, type_)
        self._check_limit(str(type_), object_id)
        self._check_object(str(type_), object_id)
        for other in self.account.find(self.kind, metadataProfileId=profile.id, objectId=object_id):
            raise metadata_errors.METADATA_ALREADY_EXISTS(other.id)
        return profile

    @action_with(in_transaction=False)
    def update(self, id: Any, xmlData: str | None = None, version: int | None = None) -> Object:  # type: ignore[override] # the API's
        """New XML is a new version; none, or an empty one, changes nothing."""
        with self.platform.store.transaction():
            value = self._changeable(id, version)
            profile = metadata.profile(self.account, value.metadataProfileId) if xmlData else None
        if not xmlData or profile is None:
            return value
        self._check_xml(xmlData, profile)
        with self.platform.store.transaction():
            value = self._changeable(id, version)
            value.xml, value.metadataProfileVersion = xmlData, profile.version
            value.version += metadata.VERSION_STEP
            value.updatedAt = now()
            return self.account.put(self.kind, value)

    def _changeable(self, id_: Any, version: int | None) -> Object:
        value = self.own(id_)
        self._check_object(str(value.metadataObjectType), value.objectId)
        if version is not None and version != value.version:
            raise metadata_errors.INVALID_METADATA_VERSION(value.version)
        return value

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        value = self.own(id)
        self._check_object(str(value.metadataObjectType), value.objectId)
        self.account.remove(self.kind, value)

    def listing(self, filter_: Object | None) -> Query:
        """Values of entries are listed by object alone; without a type in the filter entries are meant."""
        given = filter_.copy() if filter_ else Object("KalturaMetadataFilter")
        given.defaults({"metadataObjectTypeEqual": metadata.ENTRY})
        if str(given.metadataObjectTypeEqual) == metadata.ENTRY and not (
            given.objectIdEqual or given.objectIdIn
        ):
            raise metadata_errors.MUST_FILTER_ON_OBJECT_ID()
        return super().listing(given)

    def _check_limit(self, type_: str, object_id: str) -> None:
        """A session with ``limitentry:<entry>`` adds values to that entry alone; dynamic objects are nobody's."""
        named = self.caller.session.parsed.get("limitentry", []) if self.caller.session else []
        if not named or named[0] == "0" or type_ == metadata.DYNAMIC_OBJECT:
            return
        if type_ != metadata.ENTRY or object_id != named[0]:
            raise metadata_errors.METADATA_NO_PERMISSION_ON_ENTRY(object_id)

    def _check_object(self, type_: str, object_id: str) -> None:
        """An entry must exist, and a user may describe what is the user's alone."""
        if type_ != metadata.ENTRY:
            return
        entry = self.account.get(entries.KIND, object_id)
        if entry is None or entry.status == entries.DELETED or not entries.may_edit(self.caller, entry):
            raise metadata_errors.METADATA_OBJECT_ID_NOT_FOUND(object_id)

    @staticmethod
    def _check_xml(text: str, profile: Object) -> None:
        wrong = xml_check.faults(text, profile.xsd)
        if wrong:
            raise metadata_errors.INVALID_METADATA_DATA(wrong)
