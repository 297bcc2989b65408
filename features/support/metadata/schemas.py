"""Schemas (XSD) and values (XML) as the tables of guides say them.

A row of a schema is a field: `field` its name, `type` textType (which needs no saying), listType, dateType (unix time),
intType, userType, objectType or metadataObjectType; `values` what a list offers; `most` and `least` how often it comes
(1 and 0); `searchable` false for what no search shall find; `id` what it is known by when it is renamed; `default` for
objects that lack it; `refers to` the profile of the dynamic objects that it names.
"""

from __future__ import annotations

from html import escape
from typing import Any

BASES = {
    "textType": "string", "listType": "string", "dateType": "long", "intType": "integer",
    "objectType": "string", "userType": "string", "metadataObjectType": "string",
}  # fmt: skip
"""Types that the platform knows how to search, and what they are made of."""

NAMESPACE = "http://www.w3.org/2001/XMLSchema"


def xsd(fields: list[dict[str, str]]) -> str:
    """The schema of these fields, in their order; the types are those of the platform's own console."""
    elements = "".join(map(_element, fields))
    types = "".join(
        f'<xsd:simpleType name="{name}"><xsd:restriction base="xsd:{base}"/></xsd:simpleType>'
        for name, base in BASES.items()
    )
    return (
        f'<xsd:schema xmlns:xsd="{NAMESPACE}"><xsd:element name="metadata"><xsd:complexType><xsd:sequence>'
        f"{elements}</xsd:sequence></xsd:complexType></xsd:element>{types}</xsd:schema>"
    )


def _element(field: dict[str, str]) -> str:
    name, type_ = field["field"], field.get("type") or "textType"
    told = {
        "id": field.get("id") or f"md_{name}", "name": name, "minOccurs": field.get("least") or "0",
        "maxOccurs": field.get("most") or "1", "default": field.get("default") or None,
        "type": None if field.get("values") else type_,
    }  # fmt: skip
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in told.items() if value)
    refers = f"<metadataProfileId>{field['refers to']}</metadataProfileId>" if field.get("refers to") else ""
    note = f"<label>{name}</label><key>{name}</key><searchable>{field.get('searchable') or 'true'}</searchable>{refers}"
    return (
        f"<xsd:element{attributes}><xsd:annotation><xsd:appinfo>{note}</xsd:appinfo></xsd:annotation>"
        f"{_values(field.get('values') or '', type_)}</xsd:element>"
    )


def _values(values: str, base: str) -> str:
    if not values:
        return ""
    offered = "".join(f'<xsd:enumeration value="{escape(one.strip())}"/>' for one in values.split(","))
    return f'<xsd:simpleType><xsd:restriction base="{base}">{offered}</xsd:restriction></xsd:simpleType>'


def xml(rows: list[tuple[str, str]]) -> str:
    """Values as XML: each row a field and what stands in it, in their order."""
    inner = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in rows)
    return f"<metadata>{inner}</metadata>"


def path(field: str) -> str:
    """A field as searches name it: its XPath, as listFields tells it. What is a path already stays one."""
    return field if "/" in field else f"/*[local-name()='metadata']/*[local-name()='{field}']"


def dicts(table: Any) -> list[dict[str, str]]:
    """The rows of a table by their columns."""
    return [dict(zip(table.headings, row.cells, strict=True)) for row in table]
