"""Privileges of sessions as texts: taken apart, put together, and what a token's session may be given.

A text is ``name`` or ``name:value`` with commas between; several values of a name have slashes between.
"""

from __future__ import annotations

from kaltura_sandbox import php_text

WILDCARD = "*"
_RESERVED = """
    edit sview list download downloadasset editplaylist sviewplaylist actionslimit setrole restrictingrole limitentry
    iprestrict urirestrict enableentitlement disableentitlement disableentitlementforentry
    disableentitlementforplaylist privacycontext enablecategorymoderation reftime sessionkey preview sessionid jobtype
    apptoken enablechangeaccount edituser enablecaptionmoderation editadmintags restrictexplicitliveview
    virtualeventid searchcontext disablesessiontypecheck
"""
RESERVED = frozenset(php_text.words(_RESERVED))
"""Names with a meaning to the platform (read in its source): only who holds the token's account may grant them."""

Privileges = dict[str, list[str]]


def parse(text: str | None) -> Privileges:
    """The privileges of a text by name; a name without a value has none."""
    found: Privileges = {}
    for word in (text or "").split(","):
        name, _, value = word.partition(":")
        if php_text.trim(name):
            found.setdefault(name, []).extend(value.split("/") if value else [])
    return found


def build(privileges: Privileges) -> str:
    """The text of privileges, in their order."""
    return ",".join(f"{name}:{'/'.join(values)}" if values else name for name, values in privileges.items())


def of_token(token_id: str, own: str | None, asked: str | None) -> Privileges:
    """The privileges of a session that a token starts.

    First the marks of the token, then its own privileges. What is asked beyond is added if the platform gives it no
    meaning and the token doesn't hold it; where the token holds ``name:*``, the asked value takes the star's place.
    """
    granted: Privileges = {"sessionid": [token_id], "apptoken": [token_id]}
    for name, values in parse(own).items():
        granted.setdefault(name, []).extend(values)
    for name, values in parse(asked).items():
        held = granted.get(name)
        free = held is None and php_text.trim(name) not in RESERVED
        if free or (held is not None and WILDCARD in held):
            granted[name] = values
    return granted
