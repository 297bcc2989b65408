"""The schema as plain lists for the cache file, and back, one class or service at a time.

Decoding everything costs 50 ms at each start and most of it is never looked at, so it is done on demand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, fields
from typing import Any, TypeVar

from kaltura_sandbox.platform.schema.types import (
    Action,
    EnumType,
    ObjectType,
    Parameter,
    Property,
    ServiceType,
)

T = TypeVar("T")
PROPERTY_DEFAULTS = tuple(field.default for field in fields(Property))
PARAMETER_DEFAULTS = tuple(field.default for field in fields(Parameter))


class Lazy(Mapping[str, T]):
    """A read-only mapping whose values are made from their packed form when first asked for."""

    def __init__(self, packed: Mapping[str, Any], unpack: Callable[[str, Any], T]) -> None:
        self._packed = packed
        self._unpack = unpack
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        try:
            return self._made[key]
        except KeyError:
            value = self._made[key] = self._unpack(key, self._packed[key])
            return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, key: object) -> bool:
        return key in self._packed


def shorten(values: tuple[Any, ...], defaults: tuple[Any, ...]) -> list[Any]:
    """The values without those at the end that are defaults anyway."""
    end = len(values)
    while end and values[end - 1] == defaults[end - 1]:
        end -= 1
    return list(values[:end])


def pack_property(item: Property) -> list[Any]:
    return shorten(astuple(item), PROPERTY_DEFAULTS)


def unpack_property(packed: list[Any]) -> Property:
    values = list(packed)
    if len(values) > 8:  # JSON has no tuples: `requires` comes back as a list
        values[8] = tuple(values[8])
    return Property(*values)


def pack_class(item: ObjectType) -> list[Any]:
    return [item.parent, item.abstract, [pack_property(each) for each in item.own.values()]]


def unpack_class(name: str, packed: list[Any]) -> ObjectType:
    own = (unpack_property(each) for each in packed[2])
    return ObjectType(name, packed[0], packed[1], {each.name: each for each in own})


def pack_enum(item: EnumType) -> list[Any]:
    return [item.base, item.values]


def unpack_enum(name: str, packed: list[Any]) -> EnumType:
    return EnumType(name, packed[0], packed[1])


def pack_action(item: Action) -> list[Any]:
    parameters = [shorten(astuple(each), PARAMETER_DEFAULTS) for each in item.parameters]
    return [item.name, parameters, item.returns and pack_property(item.returns), item.alias]


def unpack_action(_: str, packed: list[Any]) -> Action:
    name, parameters, returns, alias = packed
    return Action(
        name, [Parameter(*each) for each in parameters], returns and unpack_property(returns), alias
    )


def pack_service(item: ServiceType) -> list[Any]:
    actions = {key: pack_action(each) for key, each in item.actions.items()}
    return [item.name, actions, item.plugin, item.short_name]


def unpack_service(name: str, packed: list[Any]) -> ServiceType:
    return ServiceType(name, packed[0], Lazy(packed[1], unpack_action), packed[2], packed[3])
