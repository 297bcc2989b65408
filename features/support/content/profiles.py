"""Conversion profiles: the rows that say how each set of flavor params is treated, and the account's default."""

from __future__ import annotations

from typing import Any

from hamcrest import assert_that

from features.support.api import enums, nouns
from features.support.scenario.matchers import has_fields
from features.support.scenario.world import Record, World


def _ids(world: World, profile: str, params: str) -> dict[str, str]:
    known = params in world.records
    params_id = world.id("set of flavor params", params) if known or params != "Source" else "0"
    return {"conversionProfileId": world.id("conversion profile", profile), "assetParamsId": params_id}


def tell(world: World, profile: str, params: str, table: Any) -> Any:
    """conversionProfileAssetParams.update: the table's fields, for these params in this profile alone."""
    row = nouns.PROFILE_ROW
    fields = {"objectType": row.object_type, **world.fields(row, table)}
    world.own("conversion profile", profile)
    ids = _ids(world, profile, params)
    return world.call(f"{row.service}.update", {**ids, "conversionProfileAssetParams": fields})


def must_say(world: World, profile: str, params: str, table: Any) -> None:
    """The row of these params in this profile has the table's fields."""
    ids = _ids(world, profile, params)
    filter = {"objectType": "KalturaConversionProfileAssetParamsFilter"}
    filter["conversionProfileIdEqual"] = ids["conversionProfileId"]
    found = world.look(f"{nouns.PROFILE_ROW.service}.list", {"filter": filter})["objects"]
    mine = [row for row in found if str(row["assetParamsId"]) == ids["assetParamsId"]]
    if len(mine) != 1:
        raise AssertionError(f'"{profile}" has {len(mine)} rows for "{params}" among {len(found)}.')
    assert_that(world.plain(mine[0]), has_fields(world.expected(nouns.PROFILE_ROW, table)))


def default(world: World, type: str) -> dict[str, Any]:
    """The account's default profile of a type (MEDIA, LIVE_STREAM)."""
    return dict(world.look("conversionProfile.getDefault", {"type": enums.PROFILE_TYPE[type]}))


def name_default(world: World, name: str) -> Record:
    """`name` is the account's default profile for media; it belongs to the account and must not be changed."""
    return world.remember(nouns.CONVERSION_PROFILE, name, default(world, "MEDIA"), shared=True)


def make_default(world: World, name: str, type: str) -> None:
    """conversionProfile.setAsDefault; what was the default before is it again after the scenario."""
    id, restore = world.own("conversion profile", name), {"id": default(world, type)["id"]}
    world.restore("the default profile", "conversionProfile.setAsDefault", restore)
    world.call("conversionProfile.setAsDefault", {"id": id})


def must_be_default(world: World, name: str, type: str) -> None:
    """getDefault of this type answers this profile."""
    found = str(default(world, type)["id"])
    if found != world.record(name).id:
        raise AssertionError(f'The default profile for {type} is {found}, not "{name}".')
