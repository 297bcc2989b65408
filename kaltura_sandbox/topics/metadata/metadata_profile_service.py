"""metadata_metadataProfile: schemas for what an account wants to know about its objects.

Left out so far: files (addFromFile, serve …), views and transformations, listFields, revert, and a new schema for a
profile that exists (the platform then transforms the values; here it is refused as not implemented).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.topics.metadata import metadata, metadata_errors, xml_check


class MetadataProfileService(ObjectService):
    """metadata_metadataProfile: add, get, list, update, delete."""

    id = "metadata_metadataprofile"
    kind = metadata.PROFILE_KIND
    object_type = "KalturaMetadataProfile"
    not_found = metadata_errors.METADATA_PROFILE_NOT_FOUND
    required = ("name", "metadataObjectType")
    defaults = {"status": 1, "version": metadata.FIRST_VERSION, "disableReIndexing": False}  # noqa: RUF012

    @action
    def add(self, metadataProfile: Object, xsdData: str) -> Object:  # type: ignore[override] # the parameters are the API's
        wrong = xml_check.schema_faults(xsdData)
        self.check_new(metadataProfile)
        if wrong:
            raise metadata_errors.INVALID_METADATA_PROFILE_SCHEMA(wrong)
        self.stamp(metadataProfile)
        metadataProfile.xsd = xsdData
        self.before_save(metadataProfile.defaults(self.defaults))
        return self.account.put(self.kind, metadataProfile)

    @action
    def get(self, id: Any) -> Object:  # noqa: A002
        """Unset texts read as empty ones from here on (measured)."""
        return super().get(id).defaults({"systemName": "", "description": ""})

    @action
    def update(self, id: Any, metadataProfile: Object) -> Object:  # noqa: A002
        return super().update(id, metadataProfile)

    def before_save(self, object_: Object) -> None:
        object_.metadataObjectType = metadata.kind_of(object_.metadataObjectType)
        if object_.name == "":
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH("KalturaMetadataProfile::name", 1)
        if not object_.systemName:
            return
        for other in self.account.find(self.kind, systemName=object_.systemName):
            if other.id != object_.id:
                raise errors.SYSTEM_NAME_ALREADY_EXISTS(object_.systemName)

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        metadata.delete_profile(self.account, self.own(id))
