"""What Kaltura's client for Python can send, and where it keeps its classes.

The client is read where it is installed, not imported; what it sends is known by the schema. tests/livingdocs/languages
holds this against the client itself, for every recorded call.
"""

from __future__ import annotations

import functools
import importlib.util
import keyword
import re
from collections.abc import Mapping
from pathlib import Path

from livingdocs.languages.typed import Call, Listed, Made, Unspoken, Value
from livingdocs.schema import Field, schema

LEFT_OUT = "a parameter is left out that the client asks for"
READ_ONLY = "a field that the platform sets, which the client doesn't send"
SERVED = "a file that is served"
LACKS = "an action or a field that the client hasn't"
_LACKING_ACTIONS = {"captionsearch_captionassetitem.parse"}  # of version 23.10
_LACKING_SERVICES = {
    "exportcsv",
    "elasticsearch_esearch",
    "searchhistory_searchhistory",
    "systempartner_systempartner",
}
_LACKING_FIELDS = {"marginsPercentage", "overlayScalePercentage"}  # of KalturaOverlayAttributes


def word(name: str) -> str:
    """A field or parameter as the client names it."""
    return f"{name}_" if keyword.iskeyword(name) else name


def service_of(service: str) -> str:
    """Where a client has a service: caption.captionAsset."""
    return service.replace("_", ".")


def parameters(call: Call) -> Mapping[str, Field]:
    """The parameters of the client's method in their order."""
    action = schema().action(call.action)
    return action.parameters if action else {}


def module_of(name: str) -> str:
    """The module that a class or an enum comes from."""
    return f"KalturaClient.Plugins.{_plugins()[name]}"


@functools.cache
def _plugins() -> dict[str, str]:
    """The plug-in of each class and enum."""
    spec = importlib.util.find_spec("KalturaClient")
    assert spec and spec.origin, "KalturaApiClient isn't installed"
    found: dict[str, str] = {}
    for file in sorted((Path(spec.origin).parent / "Plugins").glob("*.py")):
        for name in re.findall(r"^class (Kaltura\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(name, file.stem)
    return found


def check(call: Call) -> None:
    """Raises Unspoken where the client can't send the call, or would send something else."""
    if call.service.lower() in _LACKING_SERVICES or call.action.lower() in _LACKING_ACTIONS:
        raise Unspoken(LACKS)
    if call.method.startswith("serve"):
        raise Unspoken(SERVED)
    given = {field.name for field, _ in call.arguments}
    if any(name not in given and not field.optional for name, field in parameters(call).items()):
        raise Unspoken(LEFT_OUT)
    for _, value in call.arguments:
        _check(value)


def _check(value: Value) -> None:
    if isinstance(value, Listed):
        for item in value.items:
            _check(item)
    if not isinstance(value, Made):
        return
    declared = schema().fields(value.name)
    for name, inner in value.fields:
        if value.name == "KalturaOverlayAttributes" and name in _LACKING_FIELDS:
            raise Unspoken(LACKS)
        if declared[name].read_only:
            raise Unspoken(READ_ONLY)
        _check(inner)
