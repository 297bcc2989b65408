"""The handshake of application tokens: a proof that one knows the token, in exchange for a session."""

from __future__ import annotations

import hashlib
from typing import Any

from features.support.api.nouns import APP_TOKEN, SESSION
from features.support.reporting.variables import slug
from features.support.scenario.world import World, rows
from features.support.wire.client import KalturaError


def start(world: World, name: str, token: str, table: Any = None) -> Any:
    """appToken.startSession with the session at hand as carrier, kept as `name`. A table overrides what is sent."""
    given = {field: world.value(SESSION, field, text) for field, text in rows(table).items()} if table else {}
    proof = _noted(world, token, _known(world, token))
    params = {"id": world.id(APP_TOKEN.name, token), "tokenHash": proof, **given}
    answer = world.call("appToken.startSession", {_field(key): value for key, value in params.items()})
    world.hold(name, str(answer["ks"]))
    return answer


def proof_of(ks: str, token: Any) -> str:
    """The hash that proves the token: of the KS with the token behind it, by the token's own function."""
    return hashlib.new(token["hashType"].lower(), (ks + token["token"]).encode()).hexdigest()


def _known(world: World, token: str) -> Any:
    """The token as it is now; as it was made, where it exists no more."""
    try:
        with world.evidence.quiet():
            return world.current(token)
    except KalturaError:
        return world.record(token).answer


def _noted(world: World, name: str, token: Any) -> str:
    """The proof of a token; from now on the evidence writes it as a variable, as it does the token."""
    carrier, stem = world.acting() or "", slug(name) or "APP"
    proof = proof_of(carrier, token)
    world.variables.known[proof] = f"{stem}_TOKEN_HASH"
    session = world.variables.known.get(carrier, "")
    recipe = f'printf %s "{"$" * bool(session)}{session}${stem}_TOKEN" | {token["hashType"].lower()}sum'
    world.evidence.made_here(f"{stem}_TOKEN_HASH", f'{recipe} | cut -d" " -f1')
    return proof


def _field(name: str) -> str:
    """`sessionType` in a table is the action's `type`, so that USER and ADMIN may be written."""
    return {"sessionType": "type", "privileges": "sessionPrivileges"}.get(name, name)
