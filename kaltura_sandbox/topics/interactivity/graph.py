"""What interactivity data must look like: nodes, and in them interactions. Whatever else is in it is the editor's own.

An entry has one node, itself. A playlist of type PATH, or a static list, has any number, and nodes may name entries,
which nobody looks up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.interactivity import interactivity_errors
from kaltura_sandbox.topics.playlists import rules

TIMES = {"startTime": "start time", "endTime": "end time"}  # ms
NOTHING: tuple[Any, ...] = (None, "", "0", 0, False, [], {})
"""What PHP takes for nothing."""


def read(text: Any) -> Any:
    """Data as JSON says it. Refuses what says nothing to PHP: no JSON, null, 0, an empty list."""
    try:
        data = php_text.json_value(str(text)) if text else None
    except ValueError:
        data = None
    if data in NOTHING and data != {}:  # an object is something, though it is empty
        raise interactivity_errors.DATA_IS_NOT_VALID_JSON()
    return data


def check(entry: Object, data: Any) -> None:
    """Judges the data of an entry or a playlist, in the platform's order."""
    if entry.values.get("type") != entries.PLAYLIST:
        _check_single(data)
    elif entry.playlistType in (rules.PATH, rules.STATIC):
        _check_path(data)
    else:
        raise interactivity_errors.UNSUPPORTED_PLAYLIST_TYPE()


def _check_single(data: Any) -> None:
    _not_empty(data)
    _must_have(data, "InteractivityData", "nodes")
    nodes = _list(data, "InteractivityData", "nodes")
    if len(nodes) != 1:
        raise interactivity_errors.ENTRY_ILLEGAL_NODE_NUMBER()
    node = nodes[0] if isinstance(data["nodes"], list) else _at(data["nodes"], "0")
    if _at(node, "entryId") is not None:
        raise interactivity_errors.ILLEGAL_ENTRY_NODE_ENTRY_ID()
    _unique(_check_node(node), interactivity_errors.DUPLICATE_INTERACTIONS_IDS)


def _check_path(data: Any) -> None:
    _not_empty(data)
    if _at(data, "nodes") is None:
        return
    nodes = _list(data, "InteractivityData", "nodes")
    interactions = [id_ for node in nodes for id_ in _check_node(node)]
    _unique([node["id"] for node in nodes], interactivity_errors.DUPLICATE_NODES_IDS)
    _unique(interactions, interactivity_errors.DUPLICATE_INTERACTIONS_IDS)


def _not_empty(data: Any) -> None:
    """``{}`` is documented as EMPTY_INTERACTIVITY_DATA; the platform breaks when it says so (measured)."""
    if data == {}:
        raise errors.INTERNAL_SERVERL_ERROR()


def _check_node(node: Any) -> list[str]:
    """Judges a node; the ids of its interactions."""
    for name in ("id", "name"):
        _must_have(node, "node", name)
        _text(node, "node", name)
    for name in ("entryId", "tags"):
        _text(node, "node", name)
    if _at(node, "interactions") is None:
        return []
    found = _list(node, "node", "interactions")
    for one in found:
        _check_interaction(one)
    return [one["id"] for one in found]


def _check_interaction(one: Any) -> None:
    for name in ("id", "type"):
        _must_have(one, "interaction", name)
        _text(one, "interaction", name)
    _text(one, "interaction", "tags")
    for name, told in TIMES.items():
        given = _at(one, name)
        if given is not None and (isinstance(given, bool) or not isinstance(given, int)):
            raise interactivity_errors.ILLEGAL_FIELD_VALUE(f"{told} must have legal time in milliseconds")


def _at(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _must_have(value: Any, what: str, name: str) -> None:
    if _at(value, name) in NOTHING:
        raise errors.MISSING_MANDATORY_PARAMETER(f"{what} {name}")


def _text(value: Any, what: str, name: str) -> None:
    if _at(value, name) is not None and not isinstance(_at(value, name), str):
        raise interactivity_errors.ILLEGAL_FIELD_VALUE(f"{what} {name} must be of type string")


def _list(value: Any, what: str, name: str) -> list[Any]:
    """The list under a name; an object is a list to PHP as well, of its values."""
    found = _at(value, name)
    if isinstance(found, dict):
        return list(found.values())
    if not isinstance(found, list):
        raise interactivity_errors.ILLEGAL_FIELD_VALUE(f"{what} {name} must be of type array")
    return found


def _unique(ids: Iterable[str], refusal: Any) -> None:
    known = list(ids)
    if len(known) > len(set(known)):
        raise refusal()
