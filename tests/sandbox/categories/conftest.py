"""Short ways to make categories, put entries into them, and act under entitlement."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import Api, refused

PATIENCE = 60  # s that a job may take
Make = Callable[..., Any]


def word() -> str:
    """A word of the test's own, letters and digits."""
    return f"w{uuid.uuid4().hex[:10]}"


@pytest.fixture
def category(api: Api) -> Make:
    """Makes a category; its name is unique unless it is given."""

    def made(name: str = "", **fields: Any) -> Any:
        return api.ok("category.add", {"category": {"name": name or word(), **fields}})

    return made


def entry(api: Api, *ids: int, ks: str = "admin", **fields: Any) -> str:
    """An entry without content in these categories, put there by the administrator."""
    made = api.ok("media.add", {"entry": {"mediaType": 1, "name": word(), **fields}}, ks=ks)
    for id_ in ids:
        put(api, made["id"], id_)
    return str(made["id"])


def put(api: Api, entry_id: str, category_id: int, ks: str = "admin") -> Any:
    place = {"categoryEntry": {"entryId": entry_id, "categoryId": category_id}}
    return api.call("categoryEntry.add", place, ks=ks)


def join(api: Api, user: str, category_id: int, level: int = 3, ks: str = "admin") -> Any:
    member = {"categoryUser": {"userId": user, "categoryId": category_id, "permissionLevel": level}}
    return api.call("categoryUser.add", member, ks=ks)


def refusal(api: Api, name: str, fields: Any = None, ks: str = "admin") -> Any:
    """The code by which a call is refused, None where it isn't."""
    answer = api.call(name, fields, ks=ks)
    return answer["code"] if refused(answer) else None


def get(api: Api, category_id: int) -> Any:
    return api.ok("category.get", {"id": category_id})


def where(api: Api, entry_id: str) -> list[int]:
    """The categories in which an entry is."""
    asked = {"filter": {"entryIdEqual": entry_id, "statusEqual": 2}}
    return [one["categoryId"] for one in api.ok("categoryEntry.list", asked)["objects"]]


def entitled(api: Api, context: str = "", user: str = "somebody", more: str = "list:*", type: int = 0) -> str:
    """A session under entitlement, in a context if one is given."""
    words = ["enableentitlement", *([f"privacycontext:{context}"] if context else []), more]
    return api.start(type, userId=user, privileges=",".join(filter(None, words)))


def soon(holds: Callable[[], bool]) -> None:
    """Waits until a job has done its part."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "no job did it"
        time.sleep(0.02)


def shown(api: Api, ks: str, *ids: str, **more: Any) -> list[str]:
    """Those of some entries that a list shows by their names' sake, in their order."""
    asked = {"statusIn": "2,7", "nameMultiLikeOr": ",".join(name_of(api, id_) for id_ in ids), **more}
    found = {one["id"] for one in api.ok("media.list", {"filter": asked}, ks=ks)["objects"]}
    return [id_ for id_ in ids if id_ in found]


def name_of(api: Api, entry_id: str) -> str:
    return str(api.ok("media.get", {"entryId": entry_id})["name"])
