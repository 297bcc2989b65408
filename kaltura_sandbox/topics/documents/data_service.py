"""data: texts as entries, with versions. They are READY at once, whatever is in them.

Left out: what the platform takes for a text beyond plain text, XML and HTML (it looks for the signatures of some
hundred formats).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Served, action
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.delivery import guard
from kaltura_sandbox.topics.documents import data_errors, data_target
from kaltura_sandbox.topics.entries import contents, entries
from kaltura_sandbox.topics.entries.entry_service import EntryService

AUTOMATIC = -1  # mediaType of what is no media


class DataService(EntryService):
    """data: entries of type 6. Any user's session may change the data of any other (measured)."""

    id = "data"
    object_type = "KalturaDataEntry"
    fills_in = ("add", "update")
    filter_type = "KalturaDataEntryFilter"
    only = entries.DATA

    @property
    def list_response(self) -> str:
        return "KalturaDataListResponse"

    @action
    def add(self, dataEntry: Object) -> Object:
        """Nothing is required, and what only the platform sets is passed over (read in the server's source)."""
        for name, wanted in self.platform.schema.properties(self.object_type).items():
            if wanted.read_only:
                dataEntry.values.pop(name, None)
        self.create(dataEntry.defaults({"name": ""}))
        dataEntry.status, dataEntry._mediaType = entries.READY, AUTOMATIC
        dataEntry.licenseType = None
        return entries.save(self.account, dataEntry)

    def visible(self, entry_id: Any) -> Object:
        return self._data(entries.visible(self.caller, entry_id))

    def editable(self, entry_id: Any) -> Object:
        """Who may delete one is judged before; update asks for no owner."""
        return self._data(entries.find(self.account, entry_id))

    def _data(self, entry: Object) -> Object:
        if entry.values.get("type") != entries.DATA:
            raise self.not_found(entry.id)
        return entry

    @action
    def add_content(self, entryId: str, resource: Object) -> Object:
        """A file's text as new content; answers the entry."""
        entry = entries.find(self.account, entryId)
        if entry.values.get("type") != entries.DATA:
            raise data_errors.INVALID_ENTRY_TYPE(entryId, entry.values.get("type"), entries.DATA)
        return data_target.attach(self.caller, entry, resource)

    @action
    def serve(self, entryId: str, version: int = -1, forceProxy: bool = False) -> Served:
        """The content as a file, of one version; the platform breaks where there is none (measured).

        ``forceProxy`` changes nothing: all files are here.
        """
        served = self.visible(entryId)
        told = guard.admit_caller(self.caller, served)
        entry = contents.as_of(self.account, served, version)
        if contents.text(entry) is None:
            raise errors.INTERNAL_SERVERL_ERROR()
        content = str(contents.text(entry)).encode("utf-8", "replace")
        headers = told | {"Content-Disposition": replies.attachment(entry.name or "")}
        return Served(content, content_type=data_target.media_type(content), headers=headers)
