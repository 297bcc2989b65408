"""From stored objects to answers: what is computed at the moment of asking (URLs, texts of the index, …).

A presenter belongs to a class of the platform and to all its subclasses, wherever such an object appears in an
answer: in its own service, in a list, in a playlist. It gets a copy and may change it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaltura_sandbox.platform import guarded
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import NULL, Object

Present = Callable[[Object, Caller], Object]
_presenters: dict[str, Present] = {}


def presents(class_name: str) -> Callable[[Present], Present]:
    """Declares how objects of a class (and its subclasses) are shown."""

    def register(function: Present) -> Present:
        _presenters[class_name] = function
        return function

    return register


def show(value: Any, caller: Caller) -> Any:
    """A result as the caller gets to see it; stored objects are left untouched. One with the note ``_whole`` is for
    the caller to read, whatever the caller's roles say: an account for who has just registered it, say."""
    if isinstance(value, Object):
        shown = Object(
            value.objectType, **{k: show(v, caller) for k, v in value.values.items() if v is not NULL}
        )
        schema = caller.account.platform.schema
        for name in schema.ancestors(value.objectType):
            if name in _presenters:
                shown = _presenters[name](shown, caller)
                break
        if not value._whole and schema.guarded(shown.objectType, "read"):
            guarded.drop(schema, caller.rights, shown, "read")
        return shown
    if isinstance(value, dict):
        return {k: show(v, caller) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [show(item, caller) for item in value]
    return value
