"""How large an answer will be, before it is written."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.machine import limits
from kaltura_sandbox.platform.objects import Object

AN_OBJECT, A_VALUE = 500, 16  # bytes beside the texts: XML names all properties, also those that are empty
_PLAIN = {int, float, bool, type(None)}


def weight(value: Any) -> int:
    """Bytes of a result, by and large: the length of its texts, and something for everything else."""
    if type(value) in _PLAIN:  # first, since nearly all values are
        return A_VALUE
    if isinstance(value, str):
        return len(value) + A_VALUE
    if isinstance(value, Object):
        return AN_OBJECT + sum(map(weight, value.values.values()))
    if isinstance(value, ApiError):
        return AN_OBJECT + len(value.message) + sum(map(weight, value.args_.values()))
    if isinstance(value, dict):
        return AN_OBJECT + sum(map(weight, value.values())) + sum(len(str(name)) for name in value)
    if isinstance(value, (list, tuple)):
        return A_VALUE + sum(map(weight, value))
    return A_VALUE


def too_large() -> ApiError:
    """The refusal of an answer that weighs too much."""
    return errors.SANDBOX_LIMIT_EXCEEDED(limits.LARGEST_ANSWER, "bytes of an answer")
