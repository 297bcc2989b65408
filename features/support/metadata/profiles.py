"""Metadata profiles: made with a schema of fields, given other schemas, views and stylesheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hamcrest import assert_that, equal_to
from parse import with_pattern

from features.support.api.nouns import METADATA_PROFILE
from features.support.metadata import schemas
from features.support.playing import playback
from features.support.scenario import objects
from features.support.scenario.world import World
from features.support.wire.client import FilePart

SERVICE = METADATA_PROFILE.service
TITLE = [{"field": "Title"}]
UPLOADS = {
    "schema": ("updateDefinitionFromFile", "xsdFile", "schema.xsd", "serve"),
    "views": ("updateViewsFromFile", "viewsFile", "views.xml", "serveView"),
    "stylesheet": ("updateTransformationFromFile", "xsltFile", "transform.xsl", ""),
}
"""The files of a profile: the action that takes one, its parameter, a name for it, the action that gives it."""


@with_pattern("|".join(UPLOADS))
def file_named(text: str) -> str:
    """File: a file of a profile."""
    return text


def add(world: World, name: str, table: Any = None) -> Any:
    """metadataProfile.add of a schema with one text field, Title; the table gives the profile's own fields."""
    return _add(world, name, schemas.xsd(TITLE), world.fields(METADATA_PROFILE, table) if table else {})


def add_with_fields(world: World, name: str, kind: str, table: Any) -> Any:
    """metadataProfile.add for a kind of object, of a schema with the fields of the table."""
    return _add(world, name, schemas.xsd(_fields(world, table)), {"metadataObjectType": _kind(kind)})


def add_with_schema(world: World, name: str, kind: str, text: str) -> Any:
    """metadataProfile.add of the schema in the text."""
    return _add(world, name, text, {"metadataObjectType": _kind(kind)})


def _add(world: World, name: str, xsd: str, fields: dict[str, Any]) -> Any:
    told = {"objectType": METADATA_PROFILE.object_type, "name": world.unique(name), "metadataObjectType": "1"}
    params = {"metadataProfile": told | fields, "xsdData": xsd}
    return world.create(METADATA_PROFILE, name, f"{SERVICE}.add", params)


def _kind(name: str) -> Any:
    return METADATA_PROFILE.enums["metadataObjectType"][name]


def _fields(world: World, table: Any) -> list[dict[str, str]]:
    return [{key: world.resolve(text) for key, text in row.items()} for row in schemas.dicts(table)]


def define(world: World, name: str, table: Any) -> Any:
    """metadataProfile.update with a schema of the fields of the table."""
    profile = {"objectType": METADATA_PROFILE.object_type}
    told = {"id": world.own(METADATA_PROFILE.name, name), "metadataProfile": profile}
    return world.call(f"{SERVICE}.update", told | {"xsdData": schemas.xsd(_fields(world, table))})


def upload(world: World, name: str, what: str, text: str) -> Any:
    """The text as one of the profile's files."""
    action, parameter, file, _ = UPLOADS[what]
    part = FilePart(Path(file), content=(text.strip() or " ").encode())
    return world.call(
        f"{SERVICE}.{action}", {"id": world.own(METADATA_PROFILE.name, name)}, {parameter: part}
    )


def go_back(world: World, name: str) -> Any:
    """metadataProfile.revert to the version that the profile had when it was made."""
    version = world.record(name).answer["version"]
    return world.call(
        f"{SERVICE}.revert", {"id": world.own(METADATA_PROFILE.name, name), "toVersion": version}
    )


def open_file(world: World, name: str, what: str) -> None:
    """GET of the schema or the views, with the session at hand; the text becomes the answer."""
    action = UPLOADS[what][3]
    url = f"/api_v3/service/{SERVICE}/action/{action}/id/{world.id(METADATA_PROFILE.name, name)}"
    world.answer = playback.fetch(world, f"{url}/ks/{world.acting() or ''}").body.decode()


def must_have_fields(world: World, name: str, table: Any) -> None:
    """listFields tells these fields and no others, in any order; the columns are Kaltura's."""
    answer = world.look(f"{SERVICE}.listFields", {"metadataProfileId": world.id(METADATA_PROFILE.name, name)})
    wanted = sorted(tuple(row.cells) for row in table)
    told = sorted(tuple(str(one.get(column)) for column in table.headings) for one in answer["objects"])
    assert_that(told, equal_to(wanted), f'the fields of "{name}"')


objects.MAKERS[METADATA_PROFILE.name] = add
