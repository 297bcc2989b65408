"""metadata_metadataProfile: schemas for what an account wants to know about its objects.

Any well-formed XML is taken for a schema, as by the platform; nothing that it imports or includes is fetched. Left out:
the limit on searchable number and date fields, which the platform's source names and no more checks.
"""

from __future__ import annotations

from html import unescape
from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, Served, action
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.metadata import fields, files, metadata, metadata_errors, profiles

TEXT = "text/plain"
READ_BACK = {"systemName": "", "description": "", "createMode": 1}
"""What a profile reads that was not told it, from its second answer on (measured)."""


class MetadataProfileService(ObjectService):
    """metadata_metadataProfile: a schema, how a form shows it (views), and how values are made to fit (xslt)."""

    id = "metadata_metadataprofile"
    kind = metadata.PROFILE_KIND
    object_type = "KalturaMetadataProfile"
    not_found = metadata_errors.METADATA_PROFILE_NOT_FOUND
    required = ("name", "metadataObjectType")
    defaults = {"status": metadata.ACTIVE, "disableReIndexing": False}  # noqa: RUF012
    hidden = {"status": 2}  # noqa: RUF012

    @action
    def add(self, metadataProfile: Object, xsdData: str, viewsData: str | None = None) -> Object:  # type: ignore[override] # the parameters are the API's
        """Entities in the texts are put in before they are stored, those of the XML too (measured)."""
        profiles.check(self.account, xsdData)
        return self._added(metadataProfile, unescape(xsdData), unescape(viewsData or ""))

    @action
    def add_from_file(
        self, metadataProfile: Object, xsdFile: Upload, viewsFile: Upload | None = None
    ) -> Object:
        xsd = files.schema_of(xsdFile)
        profiles.check(self.account, xsd)
        views = files.schema_of(viewsFile) if viewsFile and viewsFile.size else ""
        return self._added(metadataProfile, xsd, views)

    def _added(self, profile: Object, xsd: str, views: str) -> Object:
        self.check_new(profile)
        self.stamp(profile)
        self.before_save(profile.defaults(self.defaults))
        profiles.begin(self.account, profile, xsd)
        profile.views = views or None
        self.account.put(self.kind, profile.copy().defaults(READ_BACK))
        return profile

    @action
    def update(  # type: ignore[override] # the parameters are the API's
        self,
        id: Any,
        metadataProfile: Object,
        xsdData: str | None = None,
        viewsData: str | None = None,  # noqa: A002
    ) -> Object:
        """Fields are kept where a schema or views come along; alone they are answered and not kept (measured)."""
        profile = self.own(id)
        if profile.status != metadata.ACTIVE:
            raise metadata_errors.METADATA_TRANSFORMING()
        if xsdData:
            profiles.check(self.account, xsdData)
        self.apply(profile, metadataProfile)
        self.before_save(profile)
        if viewsData:
            profile.views = unescape(viewsData)
        if xsdData:
            return profiles.define(self.account, profile, unescape(xsdData))
        return self.account.put(self.kind, profile) if viewsData else profile

    @action
    def update_definition_from_file(self, id: Any, xsdFile: Upload) -> Object:  # noqa: A002
        """Unlike update it takes a schema also while values are being rewritten (source)."""
        profile = self.own(id)
        xsd = files.schema_of(xsdFile)
        profiles.check(self.account, xsd)
        return profiles.define(self.account, profile, xsd)

    @action
    def update_views_from_file(self, id: Any, viewsFile: Upload) -> Object:  # noqa: A002
        profile = self.own(id)
        profile.views = files.filled(viewsFile, metadata_errors.EMPTY_VIEWS_DATA_PROVIDED)
        return self.account.put(self.kind, profile)

    @action
    def update_transformation_from_file(self, id: Any, xsltFile: Upload) -> Object:  # noqa: A002
        """The stylesheet through which all values go from now on before they are judged."""
        profile = self.own(id)
        profile.xslt = files.filled(xsltFile, metadata_errors.EMPTY_XSLT_DATA_PROVIDED)
        return self.account.put(self.kind, profile)

    @action
    def revert(self, id: Any, toVersion: int) -> Object:  # noqa: A002
        return profiles.revert(self.account, self.own(id), toVersion)

    @action
    def list_fields(self, metadataProfileId: int) -> Object:
        """The searchable fields; none for a profile that doesn't exist."""
        profile = self.account.get(self.kind, metadataProfileId)
        found = fields.searchable(profile) if profile else []
        return Object("KalturaMetadataProfileFieldListResponse", totalCount=len(found), objects=found)

    @action
    def serve(self, id: Any) -> Served:  # noqa: A002
        return Served(self.get(id).xsd.encode(), content_type=TEXT)

    @action
    def serve_view(self, id: Any) -> Served:  # noqa: A002
        return Served((self.get(id).views or "").encode(), content_type=TEXT)

    @action
    def delete(self, id: Any) -> None:  # noqa: A002
        profile = self.own(id)
        for other in self.account.find(self.kind):
            for field in other._fields or []:
                if str(field._refers) == str(profile.id):
                    raise metadata_errors.METADATA_PROFILE_REFERENCE_EXISTS(other.id, field.key)
        metadata.delete_profile(self.account, profile)

    def before_save(self, object_: Object) -> None:
        object_.metadataObjectType = metadata.kind_of(object_.metadataObjectType)
        if object_.name == "":
            raise errors.PROPERTY_VALIDATION_MIN_LENGTH("KalturaMetadataProfile::name", 1)
        if not object_.systemName:
            return
        for other in self.account.find(self.kind, systemName=object_.systemName):
            if other.id != object_.id:
                raise errors.SYSTEM_NAME_ALREADY_EXISTS(object_.systemName)
