"""entryServerNode: which encoders are connected to live entries, and what they send.

Left out: tasks of clipping on a media server, and conferences.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import ObjectService, action
from kaltura_sandbox.platform.store import Query
from kaltura_sandbox.topics.entries import entries, entry_errors
from kaltura_sandbox.topics.live import connections, live_errors


class EntryServerNodeService(ObjectService):
    """entryServerNode: a connection is there as long as it lasts."""

    id = "entryservernode"
    kind = connections.KIND
    object_type = "KalturaEntryServerNode"
    not_found = live_errors.ENTRY_SERVER_NODE_NOT_FOUND
    hidden = {}  # noqa: RUF012

    def listing(self, filter_: Object | None) -> Query:
        """An entry that is named must be there."""
        if (
            filter_ is not None
            and filter_.entryIdEqual
            and not entries.exists(self.account, filter_.entryIdEqual)
        ):
            raise entry_errors.ENTRY_ID_NOT_FOUND(filter_.entryIdEqual)
        return super().listing(filter_)

    @action
    def update(self, id: Any, changes: Object) -> Object:  # noqa: A002
        found = self.account.get(self.kind, id)
        if found is None:
            raise live_errors.INVALID_OBJECT_ID(id)
        self.apply(found, changes)
        return self.account.put(self.kind, found)

    @action
    def update_status(self, id: Any, status: int) -> Object:  # noqa: A002
        """A media server's: what becomes of a connection. Customers are refused before."""
        found = self.get(id)
        found.status = status
        return self.account.put(self.kind, found)

    @action
    def validate_registered_entry_server_node(self, id: Any) -> None:  # noqa: A002
        """Nothing is to be done: a connection here ends with the encoder's own."""
        self.get(id)
