"""Short ways to make groups and put users into them."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from typing import Any

from tests.sandbox.conftest import Api, refused

PATIENCE = 90  # s that a job may take
OVER = (5, 6, 7, 12)  # states of a bulk upload that is over


def word() -> str:
    """A word of the test's own."""
    return f"w{uuid.uuid4().hex[:10]}"


def user(api: Api, **fields: Any) -> str:
    return str(api.ok("user.add", {"user": {"id": word(), **fields}})["id"])


def group(api: Api, *members: str, **fields: Any) -> str:
    made = api.ok("group_group.add", {"group": {"id": word(), **fields}})["id"]
    for one in members:
        put(api, one, made)
    return str(made)


def put(api: Api, who: str, where: str, ks: str = "admin", **fields: Any) -> Any:
    return api.call("groupUser.add", {"groupUser": {"userId": who, "groupId": where, **fields}}, ks=ks)


def groups_of(api: Api, who: str) -> list[str]:
    asked = {"filter": {"userIdEqual": who}, "pager": {"pageSize": 500}}
    return [one["groupId"] for one in api.ok("groupUser.list", asked).get("objects", [])]


def members_of(api: Api, which: str) -> list[str]:
    asked = {"filter": {"groupIdEqual": which}, "pager": {"pageSize": 500}}
    return [one["userId"] for one in api.ok("groupUser.list", asked).get("objects", [])]


def count(api: Api, which: str) -> int:
    return int(api.ok("group_group.get", {"groupId": which})["membersCount"])


def sync(api: Api, who: str, *groups: str, **options: Any) -> Any:
    """What groupUser.sync answers, once its job is over; None where nothing was left to a job."""
    left = api.ok("groupUser.sync", {"userId": who, "groupIds": ";".join(groups), **options})
    return over(api, left["id"]) if left else None


def over(api: Api, upload: str) -> Any:
    """A bulk upload, once it is over."""
    soon(lambda: told(api, upload)["status"] in OVER)
    return told(api, upload)


def told(api: Api, upload: str) -> Any:
    return api.ok("bulkUpload_bulk.get", {"id": upload})


def log_of(api: Api, upload: str) -> list[str]:
    """The lines of a bulk upload's log."""
    address = told(api, upload)["logFileUrl"].removeprefix(api.url)
    return api.get(address).text.splitlines()


def soon(holds: Callable[[], bool]) -> None:
    """Waits until a job has done its part."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "no job did it"
        time.sleep(0.02)


def refusal(answer: Any) -> Any:
    return answer["code"] if refused(answer) else None
