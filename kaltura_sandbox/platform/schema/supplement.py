"""What the client doesn't tell, from supplement.toml, laid over what it does.

Extraction hands over plain dicts, which are changed in place. What the supplement names and this client
doesn't have is passed over, so that another release of the client still loads.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.schema.schema import Schema
from kaltura_sandbox.platform.schema.types import (
    Action,
    EnumType,
    ObjectType,
    Parameter,
    Property,
    ServiceType,
)

SUPPLEMENT = Path(__file__).with_name("supplement.toml")
FILTER_SUFFIX = re.compile(r"(GreaterThanOrEqual|LessThanOrEqual|GreaterThan|LessThan|Equal)?(OrNull)?$")
SIGNATURE = re.compile(
    r"(?P<service>\w+)\.(?P<action>\w+)\((?P<parameters>.*)\)(?: -> (?P<answer>\S+))?", re.ASCII
)
PARAMETER = re.compile(r"(?P<name>\w+) (?P<type>\w+(?:\[\])?)(?P<optional>\?|=(?P<default>\S+))?", re.ASCII)

Classes = dict[str, ObjectType]
Services = dict[str, ServiceType]


def supplemented(classes: Classes, enums: dict[str, EnumType], services: Services) -> Schema:
    """The schema of the client's types with the supplement over them."""
    facts = tomllib.loads(SUPPLEMENT.read_text(encoding="utf-8"))
    add_classes(classes, facts["classes"])
    add_actions(services, facts)
    set_properties(classes, facts["properties"])
    mark_abstract(classes, facts)
    mark_properties(classes, facts)
    mark_times(classes, facts["time"])
    mark_parameters(services, enums, facts)
    mark_aliases(services, facts["aliases"])
    return Schema(classes, enums, services)


def add_classes(classes: Classes, added: dict[str, str]) -> None:
    """Classes written as "name type, name type"; the key is "Class" or "Class < Parent"."""
    for key, text in added.items():
        name, _, parent = key.partition(" < ")
        fields = (parameter(each) for each in re.split(r",\s+", php_text.trim(text), flags=re.ASCII))
        own = {each.name: Property(each.name, each.type, None, each.object) for each in fields}
        classes.setdefault(name, ObjectType(name, parent or None, False, own))


def add_actions(services: Services, facts: dict[str, Any]) -> None:
    """Actions that the client leaves out: whole ones, and the operator's by name alone."""
    for text in facts["actions"]["signatures"]:
        match = SIGNATURE.fullmatch(text)
        if match is None:
            raise ValueError(f"supplement.toml: {text!r} is no signature")
        parts = [each for each in match["parameters"].split(", ") if each]
        action = Action(match["action"], [parameter(each) for each in parts], answer(match["answer"]))
        add_action(services, match["service"], action)
    for service, names in facts["operator_actions"].items():
        for name in php_text.words(names):
            add_action(services, service, Action(name))


def add_action(services: Services, service: str, action: Action) -> None:
    """Add one action, and its service when there is none of that name."""
    plugin, _, short_name = service.rpartition("_")
    name = php_text.lower(service) if plugin else service
    new = ServiceType(php_text.lower(service), name, {}, plugin or None, short_name)
    known = services.setdefault(php_text.lower(service), new)
    services[known.id] = replace(known, actions={php_text.lower(action.name): action, **known.actions})


def parameter(text: str) -> Parameter:
    """A parameter from its text: "version int=-1", "pager KalturaFilterPager?", "items KalturaX[]"."""
    match = PARAMETER.fullmatch(text)
    if match is None:
        raise ValueError(f"supplement.toml: {text!r} is no parameter")
    type_, item = type_of(match["type"])
    default = match["default"]
    value = (
        php_text.whole(default)
        if default and type_ == "int"
        else default == "true"
        if type_ == "bool"
        else default
    )
    return Parameter(match["name"], type_, None, item, bool(match["optional"]), value if default else None)


def answer(text: str | None) -> Property | None:
    if text is None:
        return None
    type_, item = type_of(text)
    return Property("", type_, None, item)


def type_of(text: str) -> tuple[str, str | None]:
    """(type, class) of "int", "KalturaX" or "KalturaX[]"."""
    if text.endswith("[]"):
        return "array", text[:-2]
    return ("object", text) if text.startswith("Kaltura") else (text, None)


def mark_abstract(classes: Classes, facts: dict[str, Any]) -> None:
    """Every class whose name ends in BaseFilter is abstract but for a few; others are listed."""
    abstract = set(php_text.words(facts["abstract"]))
    abstract |= {name for name in classes if name.endswith("BaseFilter")}
    for name in abstract - set(php_text.words(facts["concrete_base_filters"])):
        if name in classes:
            classes[name] = replace(classes[name], abstract=True)


def set_properties(classes: Classes, properties: dict[str, str]) -> None:
    """Give properties the type that the server knows, and add those that the client doesn't have."""
    for member, text in properties.items():
        cls, _, name = member.partition(".")
        if cls in classes:
            type_, item = type_of(text)
            known = classes[cls].own.get(name, Property(name, type_))
            classes[cls].own[name] = replace(known, type=type_, object=item, enum=None)


def mark_properties(classes: Classes, facts: dict[str, Any]) -> None:
    """Width, secrecy, required permissions and limits of single properties."""
    for member in php_text.words(facts["bigint"]):
        change(classes, member, type="bigint")
    for member in php_text.words(facts["write_only"]):
        change(classes, member, write_only=True)
    for rights, members in facts["requires"].items():
        for member in php_text.words(members):
            change(classes, member, requires=tuple(rights.split("_")))
    for member, limits in facts["limits"].items():
        change(classes, member, **limits)


def mark_times(classes: Classes, times: dict[str, str]) -> None:
    """Properties that are Unix times: by name, with exceptions, and a few that are so in one class only."""
    names, exceptions = set(php_text.words(times["names"])), set(php_text.words(times["except"]))
    for member in [*named_members(classes, names), *php_text.words(times["only"])]:
        if member not in exceptions:
            change(classes, member, is_time=True)


def named_members(classes: Classes, names: set[str]) -> Iterator[str]:
    """Class.property of each plain int property of such a name, or of it with a filter's suffix."""
    for cls in list(classes.values()):
        for item in cls.own.values():
            base = FILTER_SUFFIX.sub("", item.name, count=1)
            if item.type == "int" and item.enum is None and base in names:
                yield f"{cls.name}.{item.name}"


def change(classes: Classes, member: str, **changes: Any) -> None:
    """Change one property, named Class.property."""
    cls, _, name = member.partition(".")
    if cls in classes and name in classes[cls].own:
        own = classes[cls].own
        own[name] = replace(own[name], **changes)


def mark_parameters(services: Services, enums: dict[str, EnumType], facts: dict[str, Any]) -> None:
    """Enums of parameters, and classes of the items of lists."""
    for enum, members in facts["parameter_enums"].items():
        for member in php_text.words(members) if enum in enums else ():
            change_parameter(services, member, enum=enum)
    for cls, members in facts["parameter_items"].items():
        for member in php_text.words(members):
            change_parameter(services, member, object=cls)


def change_parameter(services: Services, member: str, **changes: Any) -> None:
    """Change one parameter, named service.action.parameter."""
    service, action, name = member.split(".")
    known = services.get(php_text.lower(service))
    found = known.actions.get(php_text.lower(action)) if known else None
    for index, each in enumerate(found.parameters if found else ()):
        if found and each.name == name:
            found.parameters[index] = replace(each, **changes)


def mark_aliases(services: Services, aliases: dict[str, str]) -> None:
    """Note the true place of actions that are shown in another service."""
    for shown, real in aliases.items():
        service, _, action = php_text.lower(shown).partition(".")
        known = services.get(service)
        if known and action in known.actions:
            actions = dict(known.actions)
            actions[action] = replace(actions[action], alias=real)
            services[service] = replace(known, actions=actions)
