"""The fields of a schema: its elements whose annotation says whether they are searchable.

``<searchable>true</searchable>`` in an element's appinfo puts what stands in it into the search index; the element's
type says how (source): textType and metadataObjectType by words, listType, objectType and userType as a whole, dateType
and intType as a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object

CLASS = "KalturaMetadataProfileField"
ELEMENT = f"{xml_text.SCHEMA}element"
NUMBERS, BY_WORDS = ("dateType", "intType"), ("textType", "metadataObjectType")
DATE, REFERENCE, USER = "dateType", "metadataObjectType", "userType"


def read(xsd: str) -> Iterator[dict[str, Any]]:
    """The annotated elements of a schema: path, name, type, label, whether it is searchable, what it refers to."""
    root, _ = xml_text.parsed(xsd)
    for info in root.iter("{*}appinfo") if root is not None else ():
        told = {_local(child): child.text or "" for child in info if isinstance(child.tag, str)}
        element = next(info.iterancestors(ELEMENT, f"{xml_text.SCHEMA}attribute"), None)
        if element is not None and told.get("searchable") in ("true", "false"):
            yield {
                "xPath": path(element), "key": element.get("name"), "label": told.get("label"),
                "_type": _type(element), "_searchable": told["searchable"] == "true",
                "_refers": told.get("metadataProfileId"),
            }  # fmt: skip


def path(element: Any) -> str:
    """An element's place as the platform writes it: by local names alone."""
    above = list(element.iterancestors(ELEMENT))[::-1]
    return "".join(f"/*[local-name()='{one.get('name')}']" for one in [*above, element])


def taken_over(account: Account, xsd: str, before: list[Object]) -> list[Object]:
    """The fields of a new schema; one at the place of an earlier field keeps its id. Without a type none is kept."""
    known = {field.xPath: field.id for field in before}
    kept = []
    for told in read(xsd):
        if told["_type"] or not told["_searchable"]:
            number = known.get(told["xPath"]) or account.store.number()
            kept.append(Object(CLASS, id=number, **{k: v for k, v in told.items() if v is not None}))
    return sorted(kept, key=lambda field: php_text.whole(str(field.id)))


def searchable(profile: Object) -> list[Object]:
    return [field for field in profile._fields or [] if field._searchable]


def at(profile: Object, path_: Any) -> Object | None:
    """The searchable field of a path."""
    return next((field for field in searchable(profile) if field.xPath == path_), None)


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _type(element: Any) -> str | None:
    """The type that an element names, or whose values it restricts."""
    if element.get("type"):
        return str(element.get("type"))
    bases = (one.get("base") for one in element.iter("{*}restriction"))
    return next((str(base) for base in bases if base), None)
