"""Interactivity data: what is judged, as PHP judges it, versions, and what goes with the entry."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from tests.sandbox.conftest import Api

LASTING, VOLATILE = "interactivity_interactivity", "interactivity_volatileInteractivity"
CLASSES = {LASTING: "KalturaInteractivity", VOLATILE: "KalturaVolatileInteractivity"}
GOOD = '{"nodes":[{"id":"1","name":"n"}]}'


@pytest.fixture
def entry(api: Api) -> str:
    return str(api.ok("media.add", {"entry": {"mediaType": 1, "name": f"asks {uuid.uuid4().hex}"}})["id"])


@pytest.fixture
def path(api: Api, entry: str) -> str:
    made = {"name": f"path {uuid.uuid4().hex}", "playlistType": 102, "playlistContent": entry}
    return str(api.ok("playlist.add", {"playlist": made})["id"])


def send(api: Api, entry: str, data: str, service: str = LASTING, do: str = "add", **more: Any) -> Any:
    name = "kalturaInteractivity" if service == LASTING else "kalturaVolatileInteractivity"
    given = {"entryId": entry, name: {"objectType": CLASSES[service], "data": data}, **more}
    return api.call(f"{service}.{do}", given)


def node(**keys: Any) -> str:
    return json.dumps({"nodes": [{"id": "1", "name": "n", **keys}]})


def interaction(**keys: Any) -> str:
    return node(interactions=[{"id": "i", "type": "t", **keys}])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("null", "DATA_IS_NOT_VALID_JSON"),
        ("0", "DATA_IS_NOT_VALID_JSON"),
        ("[]", "DATA_IS_NOT_VALID_JSON"),
        ("{}", "INTERNAL_SERVERL_ERROR"),
        ("5", "MISSING_MANDATORY_PARAMETER"),
        ('{"nodes":[]}', "MISSING_MANDATORY_PARAMETER"),
        ('{"nodes":[5]}', "MISSING_MANDATORY_PARAMETER"),
        ('{"nodes":{"a":{"id":"1","name":"n"}}}', "MISSING_MANDATORY_PARAMETER"),
        ('{"nodes":[{"id":"0","name":"n"}]}', "MISSING_MANDATORY_PARAMETER"),
        (node(tags=5), "ILLEGAL_FIELD_VALUE"),
        (node(interactions="x"), "ILLEGAL_FIELD_VALUE"),
        (node(interactions=[7]), "MISSING_MANDATORY_PARAMETER"),
        (interaction(type=5), "ILLEGAL_FIELD_VALUE"),
        (interaction(tags=[1]), "ILLEGAL_FIELD_VALUE"),
        (interaction(startTime=1.5), "ILLEGAL_FIELD_VALUE"),
        (interaction(startTime=True), "ILLEGAL_FIELD_VALUE"),
        (interaction(endTime=1e3), "ILLEGAL_FIELD_VALUE"),
    ],
)
def test_data_of_an_entry_is_refused(api: Api, entry: str, data: str, code: str) -> None:
    """Each answer was measured."""
    assert send(api, entry, data)["code"] == code
    assert api.code(f"{LASTING}.get", {"entryId": entry}) == "NO_INTERACTIVITY_DATA"


@pytest.mark.parametrize(
    "data",
    [
        '{"nodes":[{"id":"1","name":"n","entryId":null}]}',
        node(interactions=[]),
        interaction(startTime=-5, endTime=-9),
    ],
)
def test_data_of_an_entry_is_taken(api: Api, entry: str, data: str) -> None:
    assert send(api, entry, data)["data"] == data


def test_a_path_takes_what_has_no_nodes(api: Api, path: str) -> None:
    assert send(api, path, "5")["data"] == "5"
    assert send(api, path, "{}", do="update", version=0)["code"] == "INTERNAL_SERVERL_ERROR"
    assert send(api, path, '{"nodes":[]}', do="update", version=0)["version"] == "2"


def test_versions_end_in_2_and_go_on_after_a_deletion(api: Api, entry: str) -> None:
    told = [send(api, entry, GOOD)["version"]]
    for _ in range(3):
        told.append(send(api, entry, GOOD, do="update", version=told[-1])["version"])
    assert told == ["0", "2", "12", "22"]
    assert send(api, entry, GOOD, do="update", version=12)["args"] == {"currentVersion": "22"}
    api.ok(f"{LASTING}.delete", {"entryId": entry})
    assert send(api, entry, GOOD)["version"] == "22"
    assert send(api, entry, "[1]", VOLATILE)["version"] == "0"


def test_a_filter_keeps_the_named_keys_of_each_level(api: Api, entry: str) -> None:
    send(api, entry, node(x=1, interactions=[{"id": "i", "type": "t", "q": 1}]))
    wanted = {
        "nodeFilter": {"objectType": "KalturaInteractivityNodeFilter", "fields": "id, interactions"},
        "interactionFilter": {"objectType": "KalturaInteractivityInteractionFilter", "fields": "type"},
    }
    told = api.ok(f"{LASTING}.get", {"entryId": entry, "dataFilter": wanted})
    assert told["data"] == '{"nodes":[{"id":"1","interactions":[{"type":"t"}]}]}'
    whole = api.ok(f"{LASTING}.get", {"entryId": entry})
    assert json.loads(whole["data"])["nodes"][0]["x"] == 1


def test_data_goes_with_its_entry_and_other_capabilities_stay(api: Api, entry: str) -> None:
    send(api, entry, GOOD)
    send(api, entry, GOOD, VOLATILE)
    assert api.ok("baseEntry.get", {"entryId": entry})["capabilities"] == "interactivity.interactivity"
    api.ok("media.delete", {"entryId": entry})
    assert api.code(f"{LASTING}.get", {"entryId": entry}) == "INVALID_ENTRY_ID"
    assert api.code(f"{VOLATILE}.delete", {"entryId": entry}) == "INVALID_OBJECT_ID"


def test_what_only_the_platform_sets_is_refused(api: Api, entry: str) -> None:
    for name in ("version", "entryId", "updatedAt"):
        given = {"objectType": CLASSES[LASTING], "data": GOOD, name: "3"}
        told = api.call(f"{LASTING}.add", {"entryId": entry, "kalturaInteractivity": given})
        assert told["args"] == {"PROP_NAME": f"KalturaInteractivity::{name}"}


def test_strangers_and_viewers_change_nothing(api: Api, entry: str) -> None:
    given = {"entryId": entry, "kalturaInteractivity": {"data": GOOD}}
    for ks in ("user", "widget", None):
        assert api.code(f"{LASTING}.add", given, ks=ks) == "INVALID_KS"
    editor = api.start(0, userId="somebody", privileges=f"edit:{entry}")
    assert api.ok(f"{LASTING}.add", given, ks=editor)["version"] == "0"
