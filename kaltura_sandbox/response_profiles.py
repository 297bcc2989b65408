"""Response profiles: which fields an answer carries, and which related objects come with it."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import present
from kaltura_sandbox.objects import Object
from kaltura_sandbox.platform import Caller
from kaltura_sandbox.schema import Schema
from kaltura_sandbox.wire import arguments


def asked_for(schema: Schema, caller: Caller, params: dict[str, Any]) -> Object | None:
    """The profile that a call names or carries; an unknown one is ignored, as the platform does."""
    given = params.get("responseProfile")
    if not isinstance(given, dict):
        return None
    if "id" in given or "systemName" in given:
        found = _stored(caller, given)
        if found or given.get("objectType") == "KalturaResponseProfileHolder":
            return found
    return arguments.build(schema, "KalturaDetachedResponseProfile", given, "responseProfile")


def _stored(caller: Caller, given: dict[str, Any]) -> Object | None:
    if given.get("id"):
        return caller.account.get("response_profile", given["id"], shared=True)
    found = caller.account.find("response_profile", shared=True, systemName=str(given.get("systemName")))
    return found[0] if found else None


def answer(result: Any, profile: Object, caller: Caller) -> Any:
    """A result as the profile wants it shown."""
    return present.cut(present.show(result, caller), profile)
