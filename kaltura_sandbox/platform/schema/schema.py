"""The platform's types as the sandbox uses them: look-ups over classes, enums and services."""

from collections.abc import Mapping
from functools import cached_property

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.schema.types import (
    ANY_CLASS,
    Action,
    EnumType,
    ObjectType,
    Property,
    ServiceType,
)


class Schema:
    """All classes, enums and services. Names of classes and enums are exact, services in any case."""

    def __init__(
        self,
        classes: Mapping[str, ObjectType],
        enums: Mapping[str, EnumType],
        services: Mapping[str, ServiceType],
    ) -> None:
        self.classes = classes
        self.enums = enums
        self.services = services
        self._properties: dict[str, dict[str, Property]] = {}
        self._guarded: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}

    def properties(self, cls: str) -> dict[str, Property]:
        """Every property of a class by name: inherited ones first, in order. KeyError: no such class."""
        found = self._properties.get(cls)
        if found is None:
            own = self.classes[cls]
            found = {**self.properties(own.parent), **own.own} if own.parent else own.own
            self._properties[cls] = found
        return found

    def guarded(self, cls: str, what: str) -> tuple[tuple[str, str], ...]:
        """The properties of a class that need a permission to be read, inserted or updated, or to be used at all
        ("all", which is in the other three): the class that declares each, and its name."""
        found = self._guarded.get((cls, what))
        if found is None:
            named = ((one, each) for one in self.ancestors(cls) for each in self.classes[one].own.values())
            found = tuple((one, each.name) for one, each in named if {what, "all"} & set(each.requires))
            self._guarded[cls, what] = found
        return found

    def ancestors(self, cls: str) -> list[str]:
        """The class itself, then its parents up to the root. An unknown class has none."""
        line = []
        following: str | None = cls
        while following and following in self.classes:
            line.append(following)
            following = self.classes[following].parent
        return line

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether a class is the ancestor or inherits from it; every known class is a KalturaObject."""
        return ancestor in self.ancestors(cls) or (ancestor == ANY_CLASS and cls in self.classes)

    def subclasses(self, cls: str) -> list[str]:
        """Every class below this one (without itself), parents before children."""
        children = self._children.get(cls, [])
        return children + [each for child in children for each in self.subclasses(child)]

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for name in self.classes:
            parent = self.classes[name].parent
            if parent:
                children.setdefault(parent, []).append(name)
        return children

    def enum_has(self, enum: str, value: object) -> bool:
        """Whether the enum has this value. Values compare as PHP compares them: "02" and "2.0" are 2."""
        return self.enum_name(enum, value) is not None

    def enum_name(self, enum: str, value: object) -> str | None:
        """The name of a value of the enum (READY for 2 or "2"), or None when it has no such value."""
        text = str(int(value)) if isinstance(value, bool) else str(value)
        return next(
            (n for n, each in self.enums[enum].values.items() if php_text.same(str(each), text)), None
        )

    def service(self, name: str, short: bool = False) -> ServiceType | None:
        """The service of that name in any case, or None.

        Plug-in services answer to their full name alone (metadata_metadataProfile), as on the platform.
        With `short` they are found by the name that clients and documents give them too (metadataProfile),
        where no core service has it.
        """
        key = php_text.lower(name)
        if short and key not in self.services:
            key = self._short_names.get(key, key)
        return self.services.get(key)

    @cached_property
    def _short_names(self) -> dict[str, str]:
        return {php_text.lower(self.services[id_].short_name): id_ for id_ in self.services if "_" in id_}

    def listing_service(self, filter_class: str) -> ServiceType | None:
        """The service that lists by filters of a class (or the nearest ancestor for which there is one)."""
        for name in self.ancestors(filter_class):
            answer = f"{name.removesuffix('Filter')}ListResponse"
            found = [s for s in self.services.values() if "list" in s.actions and _lists(s, name, answer)]
            if found:
                exact = [s for s in found if _answers(s, answer)]
                return (exact or found)[0]
        return None

    def orders(self, filter_class: str) -> frozenset[str] | None:
        """The properties by which lists can be ordered with filters of a class; None where nobody says."""
        for name in self.ancestors(filter_class):
            enum = f"{name.removesuffix('Filter')}OrderBy"
            if name.endswith("Filter") and enum in self.enums:
                return frozenset(str(value).lstrip("+-") for value in self.enums[enum].values.values())
        return None

    def action(self, service: str, action: str) -> Action | None:
        """The action of a service, both names in any case, or None when either is unknown."""
        found = self.service(service)
        return found.actions.get(php_text.lower(action)) if found else None

    def refused_name(self, service: ServiceType, action: Action) -> str:
        """service->action as SERVICE_FORBIDDEN names it: aliases by their true place."""
        if action.alias is None:
            return f"{service.error_name}->{action.name}"
        place, _, name = action.alias.partition(".")
        real = self.services.get(place)
        return f"{real.error_name if real else place}->{name}"

    def feature_name(self, service: ServiceType, action: Action) -> str:
        """The feature that FEATURE_FORBIDDEN names: the plug-in that the action truly belongs to."""
        real = self.services.get(action.alias.partition(".")[0], service) if action.alias else service
        return real.plugin or real.name


def _lists(service: ServiceType, filter_class: str, answer: str) -> bool:
    takes = any(p.name == "filter" and p.object == filter_class for p in service.actions["list"].parameters)
    return takes or _answers(service, answer)


def _answers(service: ServiceType, answer: str) -> bool:
    returns = service.actions["list"].returns
    return returns is not None and returns.object == answer
