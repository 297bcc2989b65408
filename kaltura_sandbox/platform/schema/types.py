"""The values a schema is made of: classes, their properties, enums, services and actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaltura_sandbox import php_text

ANY_CLASS = "KalturaObject"
"""The class that every other inherits from, though none says so."""


@dataclass(frozen=True, slots=True)
class Property:
    """One field of a class, or the shape of an action's answer (then `name` is empty).

    type         string, int, bigint, float, bool, array, map, object or file
    enum         enum class whose values it takes (type is then string or int), else None
    object       class of the object, or of an array's or map's items
    write_only   accepted and never answered
    is_time      a Unix time in seconds; small values are relative to now
    requires     what a session must be allowed specially: any of read, insert, update, or all of these
    min_length, max_length (characters), min_value, max_value: None where the platform sets no limit
    """

    name: str
    type: str
    enum: str | None = None
    object: str | None = None
    read_only: bool = False
    insert_only: bool = False
    write_only: bool = False
    is_time: bool = False
    requires: tuple[str, ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    min_value: float | None = None
    max_value: float | None = None


@dataclass(frozen=True, slots=True)
class ObjectType:
    """A class. `own` holds what it declares itself; Schema.properties adds what it inherits."""

    name: str
    parent: str | None
    abstract: bool
    own: dict[str, Property] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EnumType:
    """An enum: names to values. `base` is int or string."""

    name: str
    base: str
    values: dict[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an action; type, enum and object as in Property. `default` is None where none is named.

    64-bit parameters are of type int: Python's has no width.
    """

    name: str
    type: str
    enum: str | None = None
    object: str | None = None
    optional: bool = False
    default: str | int | float | bool | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action. `returns` is None for void; files are a Property of type file.

    `alias` is "service.action" (its own spelling) where the action lives in another service and is only
    shown in this one, as user.exportToCsv is exportcsv.userExportToCsv: refusals name the real one.
    """

    name: str
    parameters: list[Parameter] = field(default_factory=list)
    returns: Property | None = None
    alias: str | None = None

    def place(self, service: str) -> tuple[str, str]:
        """The service and the action that permissions name, in lower case: the real ones where this is an alias."""
        real, _, name = (self.alias or f"{service}.{self.name}").partition(".")
        return php_text.lower(real), php_text.lower(name)


@dataclass(frozen=True, slots=True)
class ServiceType:
    """A service. `id` is lower case, `name` the spelling in URLs (uploadToken, metadata_metadataprofile).

    Services of plug-ins carry `plugin` and are known to clients by `short_name` too (metadataProfile).
    """

    id: str
    name: str
    actions: Mapping[str, Action]
    plugin: str | None = None
    short_name: str = ""

    @property
    def error_name(self) -> str:
        """The spelling in refusals: SERVICE_FORBIDDEN writes plug-in services in lower case."""
        return self.id if self.plugin else self.name
