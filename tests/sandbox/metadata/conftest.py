"""Short ways to make profiles and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.sandbox.conftest import Api

PROFILES, VALUES = "metadata_metadataProfile", "metadata_metadata"
PATH = "/*[local-name()='metadata']/*[local-name()='{}']"
XSL = 'version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
TYPES = {"textType": "string", "listType": "string", "dateType": "long", "intType": "integer"}
Profile = Callable[..., Any]


def element(name: str, type_: str = "textType", id_: str = "", most: str = "1", more: str = "") -> str:
    told = f"<label>{name}</label><searchable>true</searchable>"
    note = f"<xsd:annotation><xsd:appinfo>{told}</xsd:appinfo></xsd:annotation>"
    return (
        f'<xsd:element id="{id_ or name}" name="{name}" minOccurs="0" maxOccurs="{most}" type="{type_}"{more}>'
        f"{note}</xsd:element>"
    )


def schema(*elements: str) -> str:
    types = "".join(
        f'<xsd:simpleType name="{name}"><xsd:restriction base="xsd:{base}"/></xsd:simpleType>'
        for name, base in TYPES.items()
    )
    return (
        '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
        f"<xsd:sequence>{''.join(elements)}</xsd:sequence></xsd:complexType></xsd:element>{types}</xsd:schema>"
    )


def sheet(body: str) -> str:
    return f'<?xml version="1.0"?><xsl:stylesheet {XSL}><xsl:template match="/">{body}</xsl:template></xsl:stylesheet>'


@pytest.fixture
def profile(api: Api) -> Profile:
    """Adds a profile of a schema with these elements, for entries unless another kind is said."""

    def made(*elements: str, kind: Any = 1, xsd: str = "") -> Any:
        fields = {"objectType": "KalturaMetadataProfile", "name": "p", "metadataObjectType": kind}
        told = {"metadataProfile": fields, "xsdData": xsd or schema(*elements)}
        return api.ok(f"{PROFILES}.add", told)["id"]

    return made


def entry(api: Api, name: str = "x", tags: Any = "") -> str:
    fields = {"objectType": "KalturaMediaEntry", "mediaType": 1, "name": name, "tags": f"{tags}"}
    return str(api.ok("media.add", {"entry": fields})["id"])


def add(api: Api, profile_id: Any, object_id: Any, inner: str, kind: Any = 1) -> Any:
    told = {"metadataProfileId": profile_id, "objectType": kind, "objectId": object_id}
    return api.ok(f"{VALUES}.add", told | {"xmlData": f"<metadata>{inner}</metadata>"})


def define(api: Api, profile_id: Any, *elements: str) -> Any:
    fields = {"objectType": "KalturaMetadataProfile"}
    told = {"id": profile_id, "metadataProfile": fields, "xsdData": schema(*elements)}
    return api.call(f"{PROFILES}.update", told)


def condition(field: str, value: Any, kind: str = "", **more: Any) -> Any:
    return {
        "objectType": f"KalturaSearch{kind}Condition",
        "field": PATH.format(field),
        "value": value,
        **more,
    }


def found(api: Api, profile_id: Any, *items: Any, type_: int = 1, **more: Any) -> list[str]:
    """The names of entries by their values, of those that are tagged with the profile's id."""
    item = {"objectType": "KalturaMetadataSearchItem", "metadataProfileId": profile_id, "type": type_}
    search = item | ({"items": list(items)} if items else {}) | more
    asked = {"objectType": "KalturaMediaEntryFilter", "statusIn": "2,7", "tagsLike": f"{profile_id}"}
    asked["advancedSearch"] = search
    return [one["name"] for one in api.ok("media.list", {"filter": asked})["objects"]]
