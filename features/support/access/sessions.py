"""Sessions that a scenario makes itself, because they are the lesson."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that

from features.support.api import ks as signing
from features.support.reporting.variables import slug
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import World, rows
from features.support.wire.client import KalturaError
from features.support.wire.sessions import ADMIN_USER


def begin(world: World, caller: str, name: str, privileges: str) -> str:
    """A session with exactly these privileges, kept as `name`; <Name> in them stands for an id."""
    ks = world.run.sessions.start(caller, privileges=world.resolve(privileges))
    world.hold(name, ks)
    return ks


def start(world: World, caller: str, name: str, table: Any = None) -> str:
    """A session as the table wants it (userId, expiry in s, privileges, secret), kept as `name`, and the answer."""
    given = {field: world.resolve(text) for field, text in rows(table).items()} if table else {}
    ks = world.run.sessions.start(
        caller,
        privileges=given.get("privileges", ""),
        secret=given.get("secret"),
        expiry=int(given["expiry"]) if "expiry" in given else None,
        user_id=given.get("userId"),
    )
    world.answer = ks
    world.hold(name, ks)
    return ks


RECIPE = """\
fields="disableentitlement=&_e=$(($(date +%s) {sign} {seconds}))&_t=2&_u={user}"
body="$(openssl rand -hex 8)$fields"
key=$(printf %s "$KALTURA_ADMIN_SECRET" | openssl dgst -sha1 -r | cut -c1-32)
{{
  printf 'v2|%s|' "$KALTURA_PARTNER_ID"
  {{
    printf %s "$body" | openssl dgst -sha1 -binary
    printf %s "$body"
    head -c "$((16 - (20 + ${{#body}}) % 16))" /dev/zero
  }} | openssl enc -aes-128-cbc -K "$key" -iv 00000000000000000000000000000000 -nopad
}} | openssl base64 -A | tr '+/' '-_'"""


def sign(world: World, name: str, expiry: int = 3600) -> str:
    """An administrator's KS made here, from the account's admin secret, kept as `name`.

    Its end is reckoned by our clock: far enough away that the server's may differ by minutes.
    """
    settings = world.run.settings
    ks = signing.sign(
        settings.admin_secret, settings.partner_id, ADMIN_USER, signing.ADMIN, expiry, "disableentitlement"
    )
    world.hold(name, ks)
    world.evidence.made_here(f"{slug(name) or 'OTHER'}_KS", _recipe(expiry))
    return ks


def _recipe(expiry: int) -> str:
    """Commands that make such a KS from the secret in the environment, by nothing but openssl.

    As api/ks.py does, with two liberties: random letters are text as well, and a full block of padding does no harm.
    """
    return RECIPE.format(sign="-" if expiry < 0 else "+", seconds=abs(expiry), user=ADMIN_USER)


def told(world: World, name: str) -> Any:
    """What a session says, as the administrator reads it; one of another account is read by itself."""
    ks = world.session(name)
    try:
        return world.look("session.get", {"session": ks})
    except KalturaError as refusal:
        if refusal.code != "PARTNER_ACCESS_FORBIDDEN":
            raise
        return world.run.client.call("session.get", {}, None, ks)


def try_out(world: World, name: str) -> Any:
    """A call that any valid session may make. Raises KalturaError when the session is refused."""
    return world.run.client.call("baseEntry.count", {}, None, world.session(name))


def must_be_refused(world: World, name: str, reason: str) -> None:
    """The call must be refused with INVALID_KS for this reason, which Kaltura puts into the error's KSID."""
    try:
        answer = try_out(world, name)
    except KalturaError as refusal:
        told = {"code": refusal.code, "reason": refusal.details.get("KSID")}
        assert_that(told, has_fields({"code": "INVALID_KS", "reason": reason}), str(refusal))
        return
    raise AssertionError(f'Kaltura accepted the session "{name}": it answered {answer}')
