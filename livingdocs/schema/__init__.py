"""The platform's types, as the sandbox's command tells them: what calls send and answer, and what numbers mean."""

from livingdocs.schema.places import class_at, field_at
from livingdocs.schema.reading import read_schema, schema
from livingdocs.schema.types import Action, Field, ObjectClass, Schema

__all__ = ["Action", "Field", "ObjectClass", "Schema", "class_at", "field_at", "read_schema", "schema"]
