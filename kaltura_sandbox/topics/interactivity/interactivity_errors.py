"""Refusals that this topic brings along."""

from __future__ import annotations

from kaltura_sandbox.platform.errors import Kind

NO_INTERACTIVITY_DATA = Kind("NO_INTERACTIVITY_DATA", 'No interactivity data for entry "{entryId}"')
NO_VOLATILE_INTERACTIVITY_DATA = Kind(
    "NO_VOLATILE_INTERACTIVITY_DATA", 'No volatile interactivity data for entry "{entryId}"'
)
INTERACTIVITY_DATA_ALREADY_EXISTS = Kind(
    "INTERACTIVITY_DATA_ALREADY_EXISTS", "There is already an existing interactivity data"
)
VOLATILE_INTERACTIVITY_DATA_ALREADY_EXISTS = Kind(
    "VOLATILE_INTERACTIVITY_DATA_ALREADY_EXISTS", "There is already an existing volatile interactivity data"
)
DATA_IS_NOT_VALID_JSON = Kind("DATA_IS_NOT_VALID_JSON", "Data is not valid JSON")
DIFFERENT_DATA_VERSION = Kind(
    "DIFFERENT_DATA_VERSION", 'Current data have different version "{currentVersion}"'
)
ENTRY_ILLEGAL_NODE_NUMBER = Kind(
    "ENTRY_ILLEGAL_NODE_NUMBER", "Entry interactivity data must have exactly one node"
)
ILLEGAL_ENTRY_NODE_ENTRY_ID = Kind("ILLEGAL_ENTRY_NODE_ENTRY_ID", "Entry node must not have entry id")
ILLEGAL_FIELD_VALUE = Kind("ILLEGAL_FIELD_VALUE", 'Illegal field value "{errMsg}"')
DUPLICATE_INTERACTIONS_IDS = Kind(
    "DUPLICATE_INTERACTIONS_IDS", "The interaction have duplicate interactions ids"
)
DUPLICATE_NODES_IDS = Kind("DUPLICATE_NODES_IDS", "The interaction have duplicate nodes ids")
UNSUPPORTED_PLAYLIST_TYPE = Kind(
    "UNSUPPORTED_PLAYLIST_TYPE", "Playlist interactivity can only be added to playlists of type PATH"
)
INVALID_ENTRY_ID = Kind("INVALID_ENTRY_ID", 'Invalid entry id ["{ID}"]')
