"""Users who log in: made with an e-mail and a password of their own, which nobody else has and nobody gets to read."""

from __future__ import annotations

import secrets
from typing import Any

from hamcrest import assert_that, instance_of, is_in

from features.support.access import accounts
from features.support.api.nouns import USER
from features.support.reporting.variables import slug
from features.support.scenario.world import Record, World, rows
from features.support.wire.client import KalturaError
from features.support.wire.waiting import eventually

LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels: no name can come about."""

PASSWORDS = ("password", "new password", "third password")
"""What <password of Ann> and the like stand for."""

LOCKED = "LOGIN_RETRIES_EXCEEDED"
"""How the last of too many wrong passwords is refused."""

SWITCHES = {"true": True, "false": False, "(null)": None}


def add(world: World, name: str, table: Any = None) -> Record:
    """user.add with an e-mail and a password; a table gives more fields, or another password."""
    known = _known(world, name)
    fields = {
        "objectType": USER.object_type,
        "id": world.unique(name).replace(" ", "-"),
        "email": known["email"],
        "password": known["password"],
        "loginEnabled": True,
    }
    fields |= {field: _value(world, name, text) for field, text in (rows(table).items() if table else ())}
    answer = world.call("user.add", {"user": fields})
    return world.keep(USER, name, {**answer, **known})


def add_in(world: World, account: str, name: str) -> Record:
    """The same in another account of the scenario, by its owner."""
    before, world.acting = world.acting, lambda: world.session(accounts.owner_of(account))
    try:
        return add(world, name)
    finally:
        world.acting = before


def enable(world: World, name: str, table: Any = None) -> Any:
    """user.enableLogin of a user who is there, with an e-mail and a password of the user's own."""
    record = world.record(name)
    known = _known(world, name)
    record.answer = {**record.answer, **known}
    given = {"userId": record.id, "loginId": known["email"], "password": known["password"]}
    return world.call("user.enableLogin", given | _given(world, table))


def by_email(world: World, name: str, table: Any = None) -> str:
    """user.loginByLoginId at the account; the session is kept as "Ann's". A table sends other values."""
    given = {"loginId": _told(world, name, "email"), **_common(world, name), **_given(world, table)}
    return _hold(world, name, world.call("user.loginByLoginId", given))


def by_id(world: World, name: str, table: Any = None) -> str:
    """The same by user.login, which takes the user's id."""
    given = {"userId": world.id(USER.name, name), **_common(world, name), **_given(world, table)}
    return _hold(world, name, world.call("user.login", given))


def change(world: World, name: str, table: Any) -> Any:
    """user.updateLoginData, by whoever knows the old e-mail and password; no session is needed."""
    given = {"oldLoginId": _told(world, name, "email"), "password": _told(world, name, "password")}
    with_no_session(world)
    return world.call("user.updateLoginData", given | _given(world, table))


def must_get_in(world: World, name: str, table: Any = None) -> None:
    """user.login with the user's password, or the table's, gives a session, at once or when a lock has ended."""
    sent = _given(world, table)
    with world.evidence.polling():
        ks = eventually(lambda: _get_in(world, name, sent), world.run.settings.lag)
    _hold(world, name, ks)


def must_be_kept_out(world: World, name: str, code: str, table: Any = None) -> None:
    """user.login with the user's password, or the table's, is refused with this code, at once or some time later."""
    sent = _given(world, table)
    with world.evidence.polling():
        eventually(lambda: _must_refuse(world, name, sent, code), world.run.settings.lag)


def guess(world: World, name: str, number: int) -> None:
    """So many wrong passwords in a row, by user.login."""
    for _ in range(number):
        _must_refuse(world, name, {"password": "not-the-password"}, "USER_WRONG_PASSWORD", LOCKED)


def _get_in(world: World, name: str, sent: dict[str, Any]) -> Any:
    try:
        return _try(world, name, sent)
    except KalturaError as refusal:
        raise AssertionError(f'"{name}" could not log in: {refusal}') from refusal


def _must_refuse(world: World, name: str, sent: dict[str, Any], *codes: str) -> None:
    try:
        _try(world, name, sent)
    except KalturaError as refusal:
        assert_that(refusal.code, is_in(codes), str(refusal))
        return
    raise AssertionError(f'"{name}" could log in.')


def _try(world: World, name: str, sent: dict[str, Any]) -> Any:
    """user.login without a session, which the scenario's answer doesn't become."""
    given = {"userId": world.id(USER.name, name), **_common(world, name), **sent}
    return world.run.client.call("user.login", given, None, None)


def take(world: World, name: str) -> None:
    """The answer is a KS, which the scenario calls `name`."""
    assert_that(world.answer, instance_of(str))
    world.hold(name, world.answer)


def with_no_session(world: World) -> None:
    """From now on the scenario acts without a session."""
    world.acting = lambda: None


def _known(world: World, name: str) -> dict[str, str]:
    """An e-mail and passwords for a user of the scenario; curl lines write the passwords as variables."""
    email = f"{world.unique(slug(name).lower() or 'user').replace(' ', '-')}@example.com"
    found = {word: _invented() for word in PASSWORDS}
    for word, password in found.items():
        variable = f"{slug(name) or 'USER'}_{word.upper().replace(' ', '_')}"
        world.variables.known[password] = variable
    return {"email": email, **found}


def _invented() -> str:
    """A password by the platform's own rules: small letters, digits, a symbol."""
    return "".join(secrets.choice(LETTERS) for _ in range(8)) + str(secrets.randbelow(900) + 100) + "!"


def _told(world: World, name: str, field: str) -> str:
    return str(world.record(name).answer.get(field, ""))


def _common(world: World, name: str) -> dict[str, Any]:
    return {"password": _told(world, name, "password"), "partnerId": _told(world, name, "partnerId")}


def _given(world: World, table: Any) -> dict[str, Any]:
    return {field: world.resolve(text) for field, text in rows(table).items()} if table else {}


def _value(world: World, name: str, text: str) -> Any:
    return SWITCHES[text] if text in SWITCHES else world.resolve(text)


def _hold(world: World, name: str, ks: Any) -> str:
    world.hold(f"{name}'s", str(ks))
    return str(ks)
