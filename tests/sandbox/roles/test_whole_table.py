"""Every action that the sandbox has answers each of the five kinds of session as the tables of permissions say.

The tables are what was measured on the platform, where each action was called as each of the five with arguments that
mean nothing; here the same is done. Arguments are judged before permissions, so a call whose arguments are refused as
such tells nothing, and is left out as it was there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from kaltura_sandbox.assembly import rooms
from kaltura_sandbox.platform.permissions import CALLERS, MARKS, judged, refusal, table
from kaltura_sandbox.platform.roles import rights
from kaltura_sandbox.platform.schema import Action, Parameter, Schema, load_schema
from tests.sandbox.conftest import Api, platform_at

SESSIONS = {"admin": "admin", "plain_admin": "plain", "user": "user", "widget": "widget", "none": None}
REFUSED = ("SERVICE_FORBIDDEN", "FEATURE_FORBIDDEN", "INVALID_KS")
OF_ARGUMENTS = ("OBJECT_TYPE_ABSTRACT", "MISSING_MANDATORY_PARAMETER", "INVALID_ENUM_VALUE", "UPLOAD_ERROR")
HARMFUL = ("session.end", "user.delete", "user.update", "user.notifyBan")
"""Left out: what would take the sessions of these very tests away."""

ITSELF = {
    ("groupuser.add", "user"): "SERVICE_FORBIDDEN",
    ("groupuser.delete", "user"): "SERVICE_FORBIDDEN",
    ("varconsole_varconsole.updateStatus", "admin"): "FEATURE_FORBIDDEN",
    ("varconsole_varconsole.updateStatus", "plain_admin"): "FEATURE_FORBIDDEN",
    ("user.checkLoginDataExists", "admin"): "FEATURE_FORBIDDEN",
    ("user.checkLoginDataExists", "plain_admin"): "FEATURE_FORBIDDEN",
}
"""What the service judges by what is called for, behind the roles: managers of a group may change it, an account that
resells may stop its own. With arguments that mean nothing these are the measured answers."""


def argument(schema: Schema, one: Parameter) -> Any:
    """A value that means nothing, of the right type."""
    if one.enum:
        return next(iter(schema.enums[one.enum].values.values()))
    if one.type == "object":
        family = [one.object, *schema.subclasses(str(one.object))]
        concrete = (name for name in family if name and not schema.classes[name].abstract)
        return {"objectType": next(concrete, one.object)}
    return {"array": {"0": {"objectType": one.object}}, "map": {}, "string": "x", "file": "x"}.get(
        one.type, 0
    )


def arguments(schema: Schema, action: Action) -> dict[str, Any]:
    return {one.name: argument(schema, one) for one in action.parameters if not one.optional}


def implemented(schema: Schema) -> list[tuple[str, Action]]:
    """The actions that the sandbox has, as service ids and actions."""
    return [
        (id_, action)
        for id_, room in sorted(rooms().items())
        for action in schema.services[id_].actions.values()
        if room.traits(action.name) is not None
    ]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A platform of its own: what these calls leave behind is nobody's example."""
    with platform_at(tmp_path_factory.mktemp("table")) as told:
        yield Api(told)


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.mark.parametrize("caller", CALLERS)
def test_each_kind_of_session_is_answered_as_the_table_says(api: Api, schema: Schema, caller: str) -> None:
    wrong, told = {}, Counter[str]()
    for service, action in implemented(schema):
        name = f"{service}.{action.name}"
        if name in HARMFUL:
            continue
        code = refused_with(api, name, arguments(schema, action), SESSIONS[caller])
        if code in OF_ARGUMENTS:
            continue
        expected = ITSELF.get((name, caller), refusal(service, action.name, caller))
        told["refused" if expected else "let in"] += 1
        if (code if code in REFUSED else None) != expected:
            wrong[name] = (code, expected)
    assert not wrong
    assert told.total() > 250, told


class NoPermissions:
    """An account without permissions of its own."""

    def find(self, *_: Any, **__: Any) -> list[Any]:
        return []


@pytest.mark.parametrize("caller", CALLERS)
def test_roles_permit_what_was_measured_of_every_action(api: Api, schema: Schema, caller: str) -> None:
    """Of those that the sandbox lacks, too: who adds one finds it judged already."""
    names = str(api.ok("permission.getCurrentPermissions", ks=SESSIONS[caller])).split(",")
    own = rights.of(NoPermissions(), names)
    kind, plain = caller.removeprefix("plain_"), caller == "plain_admin"
    for (service, name), access in table().items():
        may = own.may_call(*schema.services[service].actions[name].place(service))
        mark = access.marks[CALLERS.index(caller)]
        assert judged(service, name, kind, may, plain) == MARKS[mark], (service, name, mark, may)


def refused_with(api: Api, name: str, fields: dict[str, Any], ks: str | None) -> str | None:
    """The code of a refusal; None of a file or any other answer."""
    try:
        answer = api.call(name, fields, ks)
    except ValueError:  # a file
        return None
    return answer.get("code") if isinstance(answer, dict) else None
