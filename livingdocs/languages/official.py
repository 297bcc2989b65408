"""What Kaltura's client for Python sends: a call is built with it, and compared with what was recorded."""

from __future__ import annotations

import functools
import inspect
import keyword
from typing import Any

import KalturaClient
from KalturaClient.Base import KalturaEnumsFactory, KalturaObjectFactory

from livingdocs.languages.typed import (
    Absent,
    Call,
    Listed,
    Made,
    Named,
    Plain,
    Unspoken,
    Upload,
    Value,
    literal,
)
from livingdocs.recorded.requests import text_of

_OWN = {"apiVersion", "clientTag", "format", "kalsig", "ks", "responseProfile"}
LACKS = "an action, a class or a field that the client for Python hasn't"
DIFFERS = "a field that the client for Python doesn't send: the platform sets it, or it is of another type"


def word(name: str) -> str:
    """A field or parameter as the client names it."""
    return f"{name}_" if keyword.iskeyword(name) else name


def service_of(service: str) -> str:
    """Where a client has a service: caption.captionAsset."""
    return service.replace("_", ".")


def parameters(call: Call) -> dict[str, bool]:
    """The parameters of the client's method in their order, by their names in the API: whether it can do without."""
    method = getattr(_service(call.service), word(call.method))
    found = inspect.signature(method).parameters
    return {name.rstrip("_"): one.default is not inspect.Parameter.empty for name, one in found.items()}


def module_of(name: str) -> str:
    """The module that a class or an enum comes from."""
    _client()  # it makes its modules known
    known = KalturaObjectFactory.objectFactories | KalturaEnumsFactory.enumFactories
    return str(known[name].__module__)


class _Queued(Exception):
    """What a method of the client was about to send."""

    def __init__(self, answers: Any, parameters: Any, files: Any) -> None:
        super().__init__()
        self.answers, self.parameters, self.files = answers, parameters, files


class _Listener(KalturaClient.KalturaClient):  # type: ignore[misc]
    """A client that sends nothing."""

    def queueServiceActionCall(
        self, service: str, action: str, returnType: Any, params: Any = None, files: Any = None
    ) -> None:
        raise _Queued(returnType, params, files)


@functools.cache
def _client() -> Any:
    return _Listener(KalturaClient.KalturaConfiguration())


def check(call: Call) -> None:
    """Raises Unspoken where the client can't send the call, or would send something else."""
    try:
        sent = _sent(call)
    except TypeError as error:
        lacks = "unexpected keyword" in str(error)
        raise Unspoken(
            LACKS if lacks else "a parameter is left out that the client for Python asks for"
        ) from error
    except (AttributeError, KeyError) as error:
        raise Unspoken(LACKS) from error
    wanted = {field.name: value for field, value in call.arguments}
    if _flat({name: _wanted(value) for name, value in wanted.items()}).items() - _flat(sent).items():
        raise Unspoken(DIFFERS)


def _sent(call: Call) -> dict[str, Any]:
    """The parameters that the client would send."""
    method = getattr(_service(call.service), word(call.method))
    try:
        method(**{word(field.name): _built(value) for field, value in call.arguments})
    except _Queued as queued:
        if queued.answers is None:  # the client makes an address of it
            raise Unspoken("a file that is served") from None
        return dict(queued.parameters.get()) | dict.fromkeys(queued.files or (), "file")
    raise AssertionError(f"{call.action} sends nothing")


def _service(name: str) -> Any:
    place = _client()
    for part in service_of(name).split("."):
        place = getattr(place, part)
    return place


def _built(value: Value) -> Any:
    if isinstance(value, Plain):
        plain = literal(value)
        return text_of(value.text) if plain is None else plain
    if isinstance(value, Named):
        return getattr(KalturaEnumsFactory.enumFactories[value.enum], value.name)
    if isinstance(value, Made):
        made = KalturaObjectFactory.objectFactories[value.name]
        return made(**{word(name): _built(inner) for name, inner in value.fields})
    if isinstance(value, Listed):
        return [_built(item) for item in value.items]
    return None if isinstance(value, Absent) else "file"


def _wanted(value: Value) -> Any:
    if isinstance(value, Plain):
        plain = literal(value)
        return text_of(value.text) if plain is None else str(plain)
    if isinstance(value, Named):
        return str(value.value)
    if isinstance(value, Made):
        return {name: _wanted(inner) for name, inner in value.fields}
    if isinstance(value, Listed):
        return [_wanted(item) for item in value.items]
    return None if isinstance(value, Absent) else "file" if isinstance(value, Upload) else value


def _flat(value: Any, path: str = "") -> dict[str, str]:
    """Values by their paths."""
    if not isinstance(value, (dict, list)):
        return {f"{path}__null": ""} if value is None else {path: str(value)}
    inner = value if isinstance(value, dict) else dict(enumerate(value))
    return {key: one for name, each in inner.items() for key, one in _flat(each, f"{path}.{name}").items()}
