"""bulkUpload_bulk and bulkUpload: files that were uploaded with many objects in them, and what became of these."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Served, Service, action
from kaltura_sandbox.platform.store import FieldMap
from kaltura_sandbox.topics.bulk_uploads import bulk_errors, bulk_uploads
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import CLASS, KIND

FIELDS = FieldMap(names={"bulkUploadObjectType": ("_object_type",)})
OPEN = (bulk_uploads.PENDING, bulk_uploads.PROCESSING, bulk_uploads.TAKEN)


class BulkService(Service):
    """bulkUpload_bulk: get, list, serve (the file), serveLog, abort. What makes an upload is an action of the objects'
    own service."""

    id = "bulkupload_bulk"

    @action
    def get(self, id: Any) -> Object:  # noqa: A002 (the API's own name)
        return self.account.require(KIND, id, bulk_errors.BULK_UPLOAD_NOT_FOUND)

    @action
    def list_(self, bulkUploadFilter: Object | None = None, pager: Object | None = None) -> Object:  # noqa: N803
        """The newest first."""
        query = self.account.query(KIND).filtered(bulkUploadFilter, FIELDS)
        return self.page(query if query.order else query.ordered("-seq"), pager, f"{CLASS}ListResponse")

    @action
    def serve(self, id: Any) -> Served:  # noqa: A002
        """The file as it was sent."""
        upload = self.get(id)
        return Served(path=self.account.files.path(upload._file), content_type="text/plain")

    @action
    def serve_log(self, id: Any) -> Served:  # noqa: A002
        """What became of each object."""
        content, kind = bulk_uploads.log_of(self.account, self.get(id))
        return Served(content, content_type=kind)

    @action
    def abort(self, id: Any) -> Object:  # noqa: A002
        """Ends an upload that isn't done; what is done stays."""
        upload = self.get(id)
        if upload.status in OPEN:
            upload.status = bulk_uploads.ABORTED
            self.account.put(KIND, upload)
        return upload


class OlderService(BulkService):
    """bulkUpload: the same by its older name.

    Left out: add, which makes entries of a CSV or an XML.
    """

    id = "bulkupload"

    @action
    def list_(self, pager: Object | None = None) -> Object:  # type: ignore[override] # the parameters are the API's
        return super().list_(None, pager)
