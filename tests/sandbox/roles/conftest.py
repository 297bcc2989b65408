"""Short ways to make roles, and users who hold them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import Api

_numbers = itertools.count(1)


@pytest.fixture
def role(api: Api) -> Callable[..., Any]:
    """Makes a role with these permissions."""

    def made(permissions: str = "", **fields: Any) -> Any:
        role = {"name": f"role {next(_numbers)}", "permissionNames": permissions} | fields
        return api.ok("userRole.add", {"userRole": role})

    return made


@pytest.fixture
def holder(api: Api) -> Callable[..., str]:
    """A session of a new user who holds these roles: an administrator's unless told otherwise."""

    def started(*roles: Any, kind: int = 2, privileges: str = "") -> str:
        name = f"holder{next(_numbers)}"
        ids = ",".join(str(one["id"]) for one in roles)
        api.ok("user.add", {"user": {"id": name, "roleIds": ids}})
        return api.start(kind, userId=name, privileges=privileges)

    return started
