"""The schema from the client's source, with what the supplement knows beyond it."""

from kaltura_sandbox.platform.schema import source
from kaltura_sandbox.platform.schema.extract_services import SERVICE_BASE, services_of
from kaltura_sandbox.platform.schema.extract_types import classes_in, enum_of, is_int_enum, object_of
from kaltura_sandbox.platform.schema.schema import Schema
from kaltura_sandbox.platform.schema.supplement import supplemented
from kaltura_sandbox.platform.schema.types import EnumType, ObjectType, ServiceType

NO_TYPES = {"object", SERVICE_BASE, "KalturaClientPlugin"}


def extract() -> Schema:
    """Read every module of the client (about two seconds). Raises SchemaError when it can't."""
    return supplemented(*extract_client())


def extract_client() -> tuple[dict[str, ObjectType], dict[str, EnumType], dict[str, ServiceType]]:
    """Classes, enums and services as the client's source alone tells them."""
    enums: dict[str, EnumType] = {}
    classes: dict[str, ObjectType] = {}
    services: dict[str, ServiceType] = {}
    for path in source.modules():
        module, stub = source.tree(path), source.stub_tree(path)
        stubs = {node.name: node for node, _ in classes_in(stub)}
        lines = path.read_text(encoding="utf-8").split("\n")
        for node, base in classes_in(module):
            if base == "object":
                enums[node.name] = enum_of(node, is_int_enum(stubs[node.name]))
            elif base not in NO_TYPES:
                classes[node.name] = object_of(node, base, lines)
        services.update({service.id: service for service in services_of(module, stub)})
    return classes, enums, services
