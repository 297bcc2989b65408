"""The types of the platform: classes, enums, services and actions.

They are read from the source of Kaltura's published Python client (KalturaApiClient), which is parsed and
never imported, and kept in a cache outside the repository. What the client doesn't tell (abstract classes,
64-bit numbers, limits) is in supplement.toml.
"""

from kaltura_sandbox.platform.schema.load import load_schema
from kaltura_sandbox.platform.schema.schema import Schema
from kaltura_sandbox.platform.schema.source import SchemaError
from kaltura_sandbox.platform.schema.types import (
    Action,
    EnumType,
    ObjectType,
    Parameter,
    Property,
    ServiceType,
)

__all__ = [
    "Action",
    "EnumType",
    "ObjectType",
    "Parameter",
    "Property",
    "Schema",
    "SchemaError",
    "ServiceType",
    "load_schema",
]
