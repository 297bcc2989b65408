"""Accounts beside the one that the guides run on: registered by a scenario, and deleted by the platform's operator.

Each has an owner, who logs in by an e-mail and a password of the scenario's; the owner's session is called
"Owner of" the account. What a table of an account says goes to whoever decides it: partnerParentId is the parent whose
administrator registers, templatePartnerId and cmsPassword are arguments of the registration, the rest fields of the
account; kinds of groups, limits and features are the operator's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from features.support.api import making
from features.support.api.enums import value_of
from features.support.api.ks import ADMIN, USER
from features.support.api.nouns import ACCOUNT, Noun
from features.support.reporting.variables import slug
from features.support.scenario import objects
from features.support.scenario.objects import CHANGERS, MAKERS, SETTERS
from features.support.scenario.world import Record, World, rows

ABSENT, OWNER = "(absent)", "OWNER_PASSWORD"
ARGUMENTS = ("cmsPassword", "templatePartnerId")
OPERATORS_FIELDS = ("partnerGroupType", "permissions", "limits", "partnerPackage")
CONFIGURATION = "KalturaSystemPartnerConfiguration"


def owner_of(name: str) -> str:
    """What the scenario calls the session of an account's owner."""
    return f"Owner of {name}"


def password_of(world: World) -> str:
    """The password of all owners: nobody knows it who doesn't know the account's secret."""
    made = hashlib.sha1(f"{world.run.settings.admin_secret}owner".encode()).hexdigest()
    if made not in world.variables.known:
        world.variables.known[made] = OWNER
        world.evidence.made_here(OWNER, 'printf %s "${KALTURA_ADMIN_SECRET}owner" | sha1sum | cut -d" " -f1')
    return made


def email_of(world: World, name: str) -> str:
    """The e-mail of an account's owner, nobody else's."""
    return f"{slug(name).lower().replace('_', '-')}-{world.stamp}@example.com"


def make(world: World, name: str, table: Any = None) -> Record:
    """Registers an account: with the session at hand, or, where it is prepared, with none or as its parent's owner."""
    given = rows(table) if table else {}
    parent = given.pop("partnerParentId", "")
    of_operator = {field: given.pop(field) for field in OPERATORS_FIELDS if field in given}
    with _registrant(world, parent):
        answer = world.call(making.REGISTERS, _asked(world, name, given))
    record = _kept(world, name, answer)
    if of_operator:
        configure(world, name, of_operator)
    return record


@contextmanager
def _registrant(world: World, parent: str) -> Iterator[None]:
    """Who registers: nobody, unless the scenario acts itself or names a parent."""
    before = world.acting, world.preparing
    if parent:
        world.acting = lambda: world.session(owner_of(parent.strip("<>")))
    elif world.preparing:
        world.acting = lambda: None
    world.preparing = False
    try:
        yield
    finally:
        world.acting, world.preparing = before


def _asked(world: World, name: str, given: dict[str, str]) -> dict[str, Any]:
    """The arguments of a registration. (absent) leaves a field out that a guide need not give otherwise."""
    fields = {
        "objectType": ACCOUNT.object_type,
        "name": world.unique(name),
        "adminEmail": email_of(world, name),
    }
    fields |= ACCOUNT.defaults
    arguments: dict[str, Any] = {"cmsPassword": password_of(world)}
    for field, text in given.items():
        wanted = arguments if field in ARGUMENTS else fields
        wanted[field] = world.value(ACCOUNT, field, text) if text != ABSENT else text
    return {"partner": _present(fields), **_present(arguments)}


def _present(fields: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in fields.items() if value != ABSENT}


def _kept(world: World, name: str, answer: Any) -> Record:
    """The account of an answer under its name, its secrets and the session of its owner; it is deleted afterwards."""
    record = world.keep(ACCOUNT, name, answer)
    world.variables.known[str(answer["secret"])] = f"{slug(name)}_SECRET"
    with world.evidence.quiet():
        world.hold(owner_of(name), _session(world, record, answer["adminEmail"], ADMIN))
    return record


def _session(world: World, record: Record, user: str, type_: int, privileges: str = "") -> str:
    secret = str(record.answer["adminSecret"])
    asked = {
        "secret": secret,
        "partnerId": record.id,
        "type": type_,
        "userId": user,
        "privileges": privileges,
    }
    return str(world.run.client.call("session.start", asked))


def has(world: World, account: str, noun: Noun, name: str, table: Any = None) -> None:
    """A new thing of an account, made by the account's owner."""
    before = world.acting
    world.acting = lambda: world.session(owner_of(account))
    try:
        objects.add(world, noun, name, table)
    finally:
        world.acting = before


def impersonate(world: World, account: str, parent: str, name: str, table: Any = None) -> Any:
    """session.impersonate by the secret of one account for another; the scenario acts on with it, as `name`."""
    given = {field: world.resolve(text) for field, text in rows(table).items()} if table else {}
    caller = world.record(parent)
    kind = given.pop("sessionType", "ADMIN")
    params = {
        "secret": given.get("secret", caller.answer["adminSecret"]),
        "impersonatedPartnerId": world.id(ACCOUNT.name, account),
        "partnerId": caller.id,
        "type": USER if kind == "USER" else ADMIN,
        "userId": given.get("userId", ""),
    }
    world.acting = lambda: None  # the secret is proof enough; a session of another account would be refused
    answer = world.call("session.impersonate", params)
    world.hold(name, str(answer))
    world.acting = lambda: world.session(name)
    return answer


def validate(world: World, name: str, table: Any = None) -> Any:
    """partner.registrationValidation of what a registration would send, with the session at hand."""
    given = rows(table) if table else {}
    return world.call("partner.registrationValidation", _asked(world, name, given))


def secrets(world: World, name: str, table: Any = None) -> Any:
    """partner.getSecrets by the owner's login; a table gives another adminEmail or cmsPassword."""
    given = {field: world.resolve(text) for field, text in rows(table).items()} if table else {}
    record = world.record(name)
    asked = {
        "partnerId": record.id,
        "adminEmail": record.answer["adminEmail"],
        "cmsPassword": password_of(world),
    }
    return world.call("partner.getSecrets", {**asked, **given})


def log_in(world: World, name: str, session: str, table: Any = None) -> Any:
    """user.loginByLoginId as a form sends it; the session is kept as `session`. A table gives loginId or password."""
    given = {field: world.resolve(text) for field, text in rows(table).items()} if table else {}
    record = world.record(name)
    asked = {"loginId": record.answer["adminEmail"], "password": password_of(world), "partnerId": record.id}
    answer = world.call("user.loginByLoginId", {**asked, **given})
    world.hold(session, str(answer))
    return answer


def change(world: World, name: str, table: Any) -> Any:
    """partner.update with the table's fields, which changes the account of the session at hand."""
    with _owner(world, name):
        return world.call("partner.update", {"partner": _fields(world, ACCOUNT.object_type, rows(table))})


@contextmanager
def _owner(world: World, name: str) -> Iterator[None]:
    """Where it is prepared the owner acts, and not the administrator of the guides' account."""
    before = world.acting, world.preparing
    if world.preparing:
        world.acting, world.preparing = (lambda: world.session(owner_of(name))), False
    try:
        yield
    finally:
        world.acting, world.preparing = before


def configure(world: World, name: str, given: dict[str, str]) -> Any:
    """systemPartner.updateConfiguration, as the operator where it is prepared, else with the session at hand."""
    fields = _fields(world, CONFIGURATION, given)
    action = f"{making.PLATFORM}.updateConfiguration"
    params = {"pId": world.id(ACCOUNT.name, name), "configuration": fields}
    return world.look(action, params) if world.preparing else world.call(action, params)


def set_status(world: World, name: str, state: str) -> Any:
    """systemPartner.updateStatus by the operator; with another session the parent's console."""
    status = value_of(ACCOUNT.enums, "status", state)
    operator = world.preparing or world.acting() == world.ks("operator")
    if operator:
        params = {"id": world.id(ACCOUNT.name, name), "status": status, "reason": "shown in a guide"}
        return world.call(f"{making.PLATFORM}.updateStatus", params)
    params = {"id": world.id(ACCOUNT.name, name), "status": status}
    return world.call("varConsole_varConsole.updateStatus", params)


def _fields(world: World, kind: str, given: dict[str, str]) -> dict[str, Any]:
    """A table as an object; what begins as JSON is JSON: lists of rules, of limits, texts with markup."""
    told = {name: _value(world, name, text) for name, text in given.items()}
    return {"objectType": kind, **told}


def _value(world: World, name: str, text: str) -> Any:
    return json.loads(text) if text[:1] in ("[", "{", '"') else world.value(ACCOUNT, name, text)


MAKERS[ACCOUNT.name], CHANGERS[ACCOUNT.name], SETTERS[ACCOUNT.name] = make, change, set_status
