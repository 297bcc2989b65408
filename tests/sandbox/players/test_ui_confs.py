"""Configurations of players: their versions, what can't be cleared, the platform's templates."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api


def make(api: Api, **fields: Any) -> Any:
    return api.ok("uiConf.add", {"uiConf": {"creationMode": 2, "objType": 1} | fields})


def change(api: Api, conf: Any, **fields: Any) -> Any:
    return api.ok("uiConf.update", {"id": conf["id"], "uiConf": fields})


def test_each_change_that_names_config_makes_a_version(api: Api) -> None:
    conf = make(api, config="{}")
    told = [
        change(api, conf, **fields).get("version")
        for fields in ({"config": "{}"}, {"name": "x"}, {"config": ""})
    ]
    assert [conf["version"], *told] == ["2", "12", "12", "22"]


@pytest.mark.parametrize("field", ["confVars", "confFile", "confFileFeatures"])
def test_nothing_else_makes_a_version(api: Api, field: str) -> None:
    conf = make(api, **{field: "{}"})
    assert "version" not in change(api, conf, **{field: "[]"})


@pytest.mark.parametrize("field", ["config", "confFile", "confFileFeatures"])
def test_what_is_a_file_is_never_cleared(api: Api, field: str) -> None:
    conf = make(api, **{field: "{}"})
    for nothing in ("", None):
        assert change(api, conf, **{field: nothing})[field] == "{}"


def test_an_empty_config_is_none(api: Api) -> None:
    assert not {"config", "version"} & set(make(api, config=""))


def test_a_copy_is_a_version_of_its_own(api: Api) -> None:
    assert api.ok("uiConf.clone", {"id": make(api, config="{}")["id"]})["version"] == "12"
    assert "version" not in api.ok("uiConf.clone", {"id": make(api)["id"]})


def test_templates_are_read_and_copied_and_stay_as_they_are(api: Api) -> None:
    template = api.ok("uiConf.listTemplates", {"filter": {"nameLike": "template"}})["objects"][0]
    copy = api.ok("uiConf.clone", {"id": template["id"]})
    own = int(copy["partnerId"])
    assert template["partnerId"] == 0 != own
    for action in ("update", "delete"):
        fields = {"id": template["id"], "uiConf": {"name": "mine"}}
        assert api.code(f"uiConf.{action}", fields) == "INVALID_UI_CONF_ID"
    listed = api.ok("uiConf.list", {"filter": {"idIn": f"{template['id']},{copy['id']}"}})
    assert [one["partnerId"] for one in listed["objects"]] == [own]


def test_templates_are_filtered_and_paged(api: Api) -> None:
    none = api.ok("uiConf.listTemplates", {"filter": {"nameLike": "no such"}})
    page = api.ok("uiConf.listTemplates", {"pager": {"pageSize": 1, "pageIndex": 2}})
    assert (none["totalCount"], none["objects"], page["totalCount"], page["objects"]) == (0, [], 1, [])
