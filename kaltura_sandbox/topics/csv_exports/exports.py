"""What exports add to user, baseEntry and category: who asks for a file, and serves it by its older name."""

from __future__ import annotations

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, Served, action
from kaltura_sandbox.topics.csv_exports import csv_export
from kaltura_sandbox.topics.csv_exports.csv_serving import serve


class Exports(Part):
    """exportToCsv of users, entries and categories."""

    extends = ("user", "baseentry", "category")

    @action
    def export_to_csv(
        self,
        filter: Object | None = None,  # noqa: A002
        metadataProfileId: int | None = None,
        additionalFields: list[Object] | None = None,
        mappedFields: list[Object] | None = None,
    ) -> str:
        """Queues a file with a line for each object, see export_csv_service.py."""
        return csv_export.ask(
            self.caller, self.room.id, filter, metadataProfileId, additionalFields, mappedFields
        )


class UserFiles(Part):
    """user.serveCsv."""

    extends = ("user",)

    @action
    def serve_csv(self, id: str) -> Served:  # noqa: A002
        """The older name of exportCsv.serveCsv."""
        return serve(self.caller, id)
