"""Clips: pieces of entries as the content of a new entry, one or several joined, and copies of whole entries.

Guides count in seconds, the API in milliseconds. A piece is a KalturaOperationResource: which entry, and which part of
it (KalturaClipAttributes). Several pieces travel as KalturaOperationResources and are joined in their order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from behave.model import Table
from parse import with_pattern

from features.support.api import nouns
from features.support.scenario.world import Record, World, rows

FADES = {"fade in": 1, "fade out": 2}
"""Columns of a table of pieces, and their KalturaEffectType; the cells are seconds."""
SPAN = re.compile(r"(?:from )?([\d.]+)(?: to ([\d.]+))?")
SPANS = r"[\d.]+ to [\d.]+(?: and [\d.]+ to [\d.]+)*"


@with_pattern(r"(?:the entry|the source file of)")
def whole_of(text: str) -> str:
    """Whole: "the entry" or "the source file of", the two ways to copy one."""
    return text


@with_pattern(SPANS)
def spans_of(text: str) -> list[str]:
    """Spans: parts of a film in seconds, "10 to 20" or "2 to 4 and 8 to 10"."""
    return text.split(" and ")


def share(world: World, name: str, start: float, end: float, source: str) -> Record:
    """`name` is a READY clip of a shared entry, made once a run; shown as a media.get. Seconds."""
    with world.evidence.quiet():
        whole = world.current(source)
        id = world.run.samples.clip(whole, round(start * 1000), round((end - start) * 1000))
    world.variables.name("entry", id, name)
    return world.remember(nouns.ENTRY, name, world.look("media.get", {"entryId": id}), shared=True)


def attributes(span: str, row: Mapping[str, str] | None = None) -> dict[str, Any]:
    """KalturaClipAttributes of "2 to 5", or of "from 2" without a duration. A row adds fades, and fields by name."""
    found = SPAN.fullmatch(span)
    if found is None:
        raise AssertionError(f'A piece is "2 to 5" or "from 2" (seconds), not "{span}".')
    clip: dict[str, Any] = {"objectType": "KalturaClipAttributes", "offset": round(float(found[1]) * 1000)}
    if found[2]:
        clip["duration"] = round(float(found[2]) * 1000) - clip["offset"]
    given = {name: text for name, text in (row or {}).items() if text and name not in ("seconds", "of")}
    effects = [effect(FADES[name], text) for name, text in given.items() if name in FADES]
    return clip | {key: text for key, text in given.items() if key not in FADES} | effects_field(effects)


def effect(effect_type: int | str, seconds: str) -> dict[str, Any]:
    """A KalturaEffect; its value is milliseconds as text."""
    milliseconds = str(round(float(seconds) * 1000))
    return {"objectType": "KalturaEffect", "effectType": effect_type, "value": milliseconds}


def effects_field(effects: list[dict[str, Any]]) -> dict[str, Any]:
    """The field effectArray, or nothing where there are no effects."""
    return {"effectArray": effects} if effects else {}


def operation(world: World, source: str, *parts: Mapping[str, Any]) -> dict[str, Any]:
    """A KalturaOperationResource: these parts of that entry, in their order."""
    resource = {"objectType": "KalturaEntryResource", "entryId": world.id("entry", source)}
    return {
        "objectType": "KalturaOperationResource",
        "resource": resource,
        "operationAttributes": list(parts),
    }


def pieces(world: World, table: Table) -> dict[str, Any]:
    """A table (seconds | of | fade in | fade out | fields of KalturaClipAttributes) as KalturaOperationResources."""
    parts = [row.as_dict() for row in table]
    resources = [operation(world, part["of"], attributes(part["seconds"], part)) for part in parts]
    return {"objectType": "KalturaOperationResources", "resources": resources}


def cut(world: World, name: str, spans: list[str], source: str, table: Any = None) -> Any:
    """A new entry whose content is parts of another; the table gives more fields of KalturaClipAttributes."""
    more = rows(table) if table else None
    return fill(world, name, source, operation(world, source, *(attributes(span, more) for span in spans)))


def fill(world: World, name: str, source: str, resource: Mapping[str, Any]) -> Any:
    """media.add of an entry of the source's kind, and media.addContent of the resource."""
    kind = world.record(source).answer["mediaType"]
    entry = {"objectType": "KalturaMediaEntry", "name": world.unique(name), "mediaType": kind}
    record = world.create(nouns.ENTRY, name, "media.add", {"entry": entry})
    return put(world, record.id, resource)


def put(world: World, id: str, resource: Mapping[str, Any]) -> Any:
    """media.addContent."""
    return world.call("media.addContent", {"entryId": id, "resource": resource})


def join(world: World, name: str, table: Table) -> Any:
    """A new entry whose content is the pieces of the table, one after the other."""
    return fill(world, name, table[0]["of"], pieces(world, table))


def copy(world: World, whole: str, source: str, name: str, table: Any = None) -> Record:
    """media.addFromEntry or addFromFlavorAsset (of the source flavor); the table gives fields of the new entry."""
    fields: dict[str, Any] = {
        "objectType": "KalturaMediaEntry",
        **(world.fields(nouns.ENTRY, table) if table else {}),
    }
    if whole == "the entry":
        params: dict[str, Any] = {"sourceEntryId": world.id("entry", source)}
        return world.create(nouns.ENTRY, name, "media.addFromEntry", {**params, "mediaEntry": fields})
    params = {"sourceFlavorAssetId": source_flavor(world, source)["id"], "mediaEntry": fields}
    return world.create(nouns.ENTRY, name, "media.addFromFlavorAsset", params)


def source_flavor(world: World, name: str) -> dict[str, Any]:
    """The flavor asset that is the entry's original file. AssertionError where it has none."""
    flavors = world.look("flavorAsset.getByEntryId", {"entryId": world.id("entry", name)})
    found = [flavor for flavor in flavors if flavor.get("isOriginal")]
    if not found:
        raise AssertionError(f'"{name}" has no source file among its {len(flavors)} flavors.')
    return dict(found[0])


def remembered(world: World, name: str) -> dict[str, Any]:
    """The clip that an entry says it was made with (operationAttributes). AssertionError where there is none."""
    told = world.current(name)["operationAttributes"]
    if len(told) != 1:
        raise AssertionError(f'"{name}" should tell of one clip; its operationAttributes are {told}.')
    return dict(told[0])
