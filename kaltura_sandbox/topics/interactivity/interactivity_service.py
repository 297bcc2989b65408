"""interactivity_interactivity: the published graph of an entry or a path playlist, which players read.

Left out: it isn't copied when its entry is cloned, nor is it on the platform.
"""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import NULL, Object, join, split
from kaltura_sandbox.platform.services import Service, action
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.interactivity import graph, interactivity, interactivity_errors
from kaltura_sandbox.topics.interactivity.interactivity import LASTING, Sort

CAPABILITY = "interactivity.interactivity"


class InteractivityRoom(Service):
    """What both services share."""

    sort: Sort

    def found(self, entry_id: Any) -> Object:
        """An entry whose data is read, added or changed; the refusal doesn't tell its id (measured)."""
        if not entries.exists(self.account, entry_id):
            raise interactivity_errors.INVALID_ENTRY_ID()
        return entries.find(self.account, entry_id)

    def read(self, entry_id: str) -> Object:
        entry = self.found(entry_id)
        data = interactivity.of(self.account, self.sort, entry.id)
        if data is None:
            raise self.sort.missing(entry.id)
        return data

    def check(self, sent: Object) -> Any:
        """What was sent as JSON says it; what only the platform sets is refused."""
        for name, wanted in self.platform.schema.properties(sent.objectType).items():
            if wanted.read_only and sent.values.get(name) not in (None, NULL):
                raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{sent.objectType}::{name}")
        return graph.read(sent.data or "")

    def take_away(self, entry_id: str) -> Object:
        """Deletes data; the entry that had it."""
        if not entries.exists(self.account, entry_id):
            raise errors.INVALID_OBJECT_ID(entry_id)
        entry = entries.find(self.account, entry_id)
        interactivity.delete(self.account, self.sort, entry)
        return entry


class InteractivityService(InteractivityRoom):
    """interactivity_interactivity: get, add, update, delete of the data that is checked."""

    id = "interactivity_interactivity"
    sort = LASTING

    @action
    def get(self, entryId: str, dataFilter: Object | None = None) -> Object:
        """The data, or what a filter keeps of it: the named keys of the whole, of nodes and of interactions.

        The filter does what the server's source says; the measured server broke on it (under PHP 8).
        """
        found = self.read(entryId)
        if dataFilter is None:
            return found
        return found.copy(data=_filtered(graph.read(found.data), dataFilter))

    @action
    def add(self, entryId: str, kalturaInteractivity: Object) -> Object:
        """The first data of an entry, which says from now on that it is interactive."""
        data = self.check(kalturaInteractivity)
        entry = self.found(entryId)
        graph.check(entry, data)
        made = interactivity.add(self.account, self.sort, entry, kalturaInteractivity.data)
        entry.capabilities = join(dict.fromkeys([*split(entry.capabilities), CAPABILITY]))
        entries.save(self.account, entry)
        return made

    @action
    def update(self, entryId: str, version: int, kalturaInteractivity: Object) -> Object:
        """Other data in the place of the version that is named."""
        data = self.check(kalturaInteractivity)
        entry = self.found(entryId)
        graph.check(entry, data)
        return interactivity.update(self.account, self.sort, entry, version, kalturaInteractivity.data)

    @action
    def delete(self, entryId: str) -> None:
        """The entry is interactive no more."""
        entry = self.take_away(entryId)
        entry.capabilities = join(one for one in split(entry.capabilities) if one != CAPABILITY)
        entries.save(self.account, entry)


def _filtered(data: Any, wanted: Object) -> str:
    """Data with the keys that a filter names for its levels; a level that isn't named stays whole (source)."""
    data = _kept(data, wanted.rootFilter)
    if isinstance(data.get("nodes"), list):
        data["nodes"] = [_node(node, wanted) for node in data["nodes"]]
    return json.dumps(data or [], separators=(",", ":")).replace("/", "\\/")


def _node(node: Any, wanted: Object) -> Any:
    kept = _kept(node, wanted.nodeFilter)
    if isinstance(kept.get("interactions"), list):
        kept["interactions"] = [_kept(one, wanted.interactionFilter) or [] for one in kept["interactions"]]
    return kept or []


def _kept(value: dict[str, Any], fields: Object | None) -> dict[str, Any]:
    names = None if fields is None else [php_text.trim(one) for one in str(fields.fields or "").split(",")]
    return dict(value) if names is None else {key: one for key, one in value.items() if key in names}
