"""Short ways to make cue points, and to read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import Api

POINTS, NOTES = "cuepoint_cuepoint", "annotation_annotation"
Add = Callable[..., Any]


@pytest.fixture(scope="module")
def film(api: Api) -> str:
    """A copy of a film of twelve seconds, for these tests alone."""
    return str(api.ok("baseEntry.clone", {"entryId": api.film()})["id"])


@pytest.fixture
def add(api: Api, film: str) -> Add:
    """Adds a point of a kind to the film, or to another entry."""

    def added(kind: str = "Code", ks: str = "admin", **fields: Any) -> Any:
        needed = {"code": "x"} if kind == "Code" else {}
        name = "KalturaAnnotation" if kind == "Annotation" else f"Kaltura{kind}CuePoint"
        point = {"objectType": name, "entryId": film} | needed | fields
        return api.call(f"{POINTS}.add", {"cuePoint": point}, ks)

    return added


def get(api: Api, point: Any, ks: str = "admin") -> Any:
    return api.call(f"{POINTS}.get", {"id": point["id"]}, ks)


def listed(api: Api, ks: str = "admin", **filter_: Any) -> list[str]:
    """The ids that a list gives, oldest first."""
    answer = api.ok(f"{POINTS}.list", {"filter": {"orderBy": "+createdAt", **filter_}}, ks)
    return [one["id"] for one in answer["objects"]]


def update(api: Api, point: Any, ks: str = "admin", **fields: Any) -> Any:
    changes = {"objectType": point["objectType"], **fields}
    return api.call(f"{POINTS}.update", {"id": point["id"], "cuePoint": changes}, ks)
