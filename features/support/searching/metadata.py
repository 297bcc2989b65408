"""Custom metadata that searches look into: a schema whose fields are marked as searchable, and values by it."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from behave.model import Table

from features.support.api.nouns import Noun
from features.support.scenario.world import World

PROFILE = Noun("metadata profile", "metadata_metadataProfile", "KalturaMetadataProfile", "metadataProfile")
OF_ENTRIES = 1  # KalturaMetadataObjectType.ENTRY
TYPES = {"text": ("textType", "xsd:string"), "date": ("dateType", "xsd:long")}
SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>
<xsd:sequence>{fields}</xsd:sequence></xsd:complexType></xsd:element>{types}</xsd:schema>"""
FIELD = """<xsd:element id="md_{name}" name="{name}" minOccurs="0" maxOccurs="1" type="{type}"><xsd:annotation>
<xsd:appinfo><label>{name}</label><key>{name}</key><searchable>true</searchable></xsd:appinfo></xsd:annotation>
</xsd:element>"""
TYPE = '<xsd:simpleType name="{}"><xsd:restriction base="{}"/></xsd:simpleType>'


def fill(world: World, name: str, table: Table) -> None:
    """A schema of the scenario's own, which goes by "<name>'s schema", and what the entry has by it."""
    rows = [dict(row.items()) for row in table]
    title = f"{name}'s schema"
    profile: dict[str, Any] = {
        "objectType": PROFILE.object_type, "name": world.unique(title), "metadataObjectType": OF_ENTRIES,
    }  # fmt: skip
    fields = "".join(FIELD.format(name=row["field"], type=TYPES[row["type"]][0]) for row in rows)
    schema = SCHEMA.format(fields=fields, types="".join(TYPE.format(*TYPES[one]) for one in TYPES))
    made = world.create(
        PROFILE, title, f"{PROFILE.service}.add", {"metadataProfile": profile, "xsdData": schema}
    )
    values = "".join(f"<{row['field']}>{escape(row['value'])}</{row['field']}>" for row in rows)
    world.call("metadata_metadata.add", {
        "metadataProfileId": made.id, "objectType": OF_ENTRIES, "objectId": world.own("entry", name),
        "xmlData": f"<metadata>{values}</metadata>",
    })  # fmt: skip
