"""Fields of conditions: values that are known when somebody asks, such as the time or the caller's address.

A field is never told its value. Rules judge by what it is for the viewer; whoever reads a profile is answered what it
is for the reader, at that moment. Left out: fields that evaluate code, and objects of events, which have no value; no
address has a place or an anonymizing service here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller, now
from kaltura_sandbox.platform.objects import NULL, Object
from kaltura_sandbox.platform.present import presents
from kaltura_sandbox.platform.schema import Schema
from kaltura_sandbox.topics.access import networks
from kaltura_sandbox.topics.access.scope import Scope
from kaltura_sandbox.topics.people import users

TIME, AGENT = "KalturaTimeContextField", "KalturaUserAgentContextField"
BASES = ("KalturaIntegerField", "KalturaStringField", "KalturaBooleanField")


def _time(field: Object, scope: Scope) -> int:
    return scope.time + int(field.offset or 0)


def _email(field: Object, scope: Scope) -> str | None:
    account = scope.account
    user = users.find(account, scope.session.user_id) if account and scope.session else None
    return user.email if user else None


_VALUES: dict[str, Callable[[Object, Scope], Any]] = {
    TIME: _time,
    "KalturaIpAddressContextField": lambda field, scope: scope.ip,
    AGENT: lambda field, scope: scope.user_agent,
    "KalturaUserEmailContextField": _email,
    "KalturaCountryContextField": lambda field, scope: (
        php_text.lower(networks.country(scope.ip) or "") or None
    ),
}


def value(field: Object, scope: Scope) -> Any:
    """What a field or a plain value is for somebody; None where that isn't known."""
    found = _VALUES.get(field.objectType)
    if found:
        return found(field, scope)
    told = field.values.get("value")
    return None if told is NULL else told


def fields_of(schema: Schema, condition: Object) -> Iterator[Object]:
    """The fields in a condition: what it compares, what with, and those of conditions inside of it."""
    for held in condition.values.values():
        for one in held if isinstance(held, list) else [held]:
            if not isinstance(one, Object):
                continue
            if set(BASES) & set(schema.ancestors(one.objectType)):
                yield one
            else:
                yield from fields_of(schema, one)


def check(schema: Schema, condition: Object) -> None:
    """Refuses fields that are told their value."""
    for field in fields_of(schema, condition):
        if field.values.get("value") not in (None, NULL):
            raise errors.PROPERTY_VALIDATION_NOT_UPDATABLE(f"{field.objectType}::value")


def forget(condition: Object) -> None:
    """Leaves out what the platform takes and doesn't keep: code to evaluate, and fields of metadata (measured)."""
    kind = condition.field.objectType if isinstance(condition.field, Object) else ""
    if kind == "KalturaEvalStringField":
        condition.field.values.pop("code", None)
    elif kind == "KalturaMetadataField":
        del condition.values["field"]


def _show(field: Object, caller: Caller) -> Object:
    """A field's value for whoever reads it."""
    notes = caller.notes
    scope = Scope(
        Object("KalturaBaseEntry"), caller.session, ip=notes.get("address", ""), account=caller.account,
        user_agent=notes.get("agent", ""), time=now(),
    )  # fmt: skip
    told = value(field, scope)
    field.value = None if told == "" and field.objectType == AGENT else told  # a caller without one has none
    return field


for _base in BASES:
    presents(_base)(_show)
