"""Classes, enums and actions as values, and the look-ups that documents need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Field:
    """A field of a class, a parameter of an action, or (without a name) what an action answers.

    type        string, int, bigint, float, bool, array, map, object or file
    enum        the enum whose values it takes: KalturaEntryStatus
    object      the class of the object, or of the items of an array or a map
    owner       the class that declares it; "" for parameters
    is_time     a Unix time in seconds
    requires    what a session must be allowed specially: read, insert, update or all
    limits      min_length, max_length, min_value, max_value, where the platform sets some
    optional, default   of parameters
    """

    name: str
    type: str
    enum: str = ""
    object: str = ""
    owner: str = ""
    read_only: bool = False
    insert_only: bool = False
    write_only: bool = False
    is_time: bool = False
    requires: tuple[str, ...] = ()
    limits: Mapping[str, float] = field(default_factory=dict)
    optional: bool = False
    default: str | int | float | bool | None = None


@dataclass(frozen=True)
class ObjectClass:
    """A class with the fields that it declares itself; Schema.fields has those of its parents too."""

    name: str
    parent: str = ""
    abstract: bool = False
    own: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True)
class Action:
    """An action: "media.addContent", its parameters in order, what it answers (None: nothing)."""

    name: str
    parameters: Mapping[str, Field]
    answers: Field | None = None


@dataclass(frozen=True)
class Schema:
    """All types by name; actions by "service.action" in small letters."""

    classes: Mapping[str, ObjectClass] = field(default_factory=dict)
    enums: Mapping[str, Mapping[str, int | str]] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    _fields: dict[str, dict[str, Field]] = field(default_factory=dict, compare=False, repr=False)

    def action(self, name: str) -> Action | None:
        """An action by its name in any case."""
        return self.actions.get(name.lower())

    def ancestors(self, name: str) -> list[str]:
        """A class, then its parents up to the root; [] for one that isn't known."""
        found = []
        while name in self.classes:
            found.append(name)
            name = self.classes[name].parent
        return found

    def fields(self, name: str) -> dict[str, Field]:
        """Every field of a class by name, those of its parents first; {} for one that isn't known."""
        if name not in self._fields:
            lines = reversed(self.ancestors(name))
            self._fields[name] = {key: one for each in lines for key, one in self.classes[each].own.items()}
        return self._fields[name]

    def enum_name(self, enum: str, value: object) -> str:
        """The name of an enum's value (READY for 2 and for "2"); "" where there is none."""
        text = str(int(value)) if isinstance(value, bool) else str(value)
        names = self.enums.get(enum, {})
        return next((name for name, each in names.items() if str(each) == text), "")
