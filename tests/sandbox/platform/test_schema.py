"""The schema is what the installed client says, with the supplement over it, and its cache can be trusted."""

import json
from pathlib import Path

import pytest

from kaltura_sandbox.platform.schema import Schema, load_schema
from kaltura_sandbox.platform.schema.extract import extract_client
from kaltura_sandbox.platform.schema.load import cache_folder
from kaltura_sandbox.platform.schema.source import SchemaError, modules, stub_tree, version
from kaltura_sandbox.platform.schema.supplement import parameter


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def schema(folder: Path) -> Schema:
    load_schema(folder)  # extracts and writes the cache
    return load_schema(folder)  # and this is what comes out of it


def test_every_stub_parses() -> None:
    for path in modules():
        assert stub_tree(path).body, path.name


def test_counts_are_those_of_the_client() -> None:
    if version() != "23.10.0":
        pytest.skip("counted in 23.10.0")
    classes, enums, services = extract_client()
    actions = sum(len(service.actions) for service in services.values())
    assert (len(classes), len(enums), len(services), actions) == (1617, 625, 124, 815)


def test_properties_come_inherited_first(schema: Schema) -> None:
    names = list(schema.properties("KalturaMediaEntry"))
    assert names[:2] == ["id", "name"]
    assert names.index("plays") < names.index("mediaType")
    assert schema.properties("KalturaMediaEntry") is schema.properties("KalturaMediaEntry")


def test_types_access_and_classes_of_properties(schema: Schema) -> None:
    entry = schema.properties("KalturaMediaEntry")
    assert (entry["id"].type, entry["id"].read_only) == ("string", True)
    assert (entry["creatorId"].insert_only, entry["creatorId"].read_only) == (True, False)
    assert (entry["status"].type, entry["status"].enum) == ("string", "KalturaEntryStatus")
    assert (entry["moderationStatus"].type, entry["rank"].type) == ("int", "float")
    assert (entry["operationAttributes"].type, entry["operationAttributes"].object) == (
        "array",
        "KalturaOperationAttributes",
    )
    assert (entry["blockAutoTranscript"].type, entry["name"].read_only) == ("bool", False)
    related = schema.properties("KalturaObject")["relatedObjects"]
    assert (related.type, related.object) == ("map", "KalturaListResponse")


def test_what_the_supplement_adds_to_properties(schema: Schema) -> None:
    assert schema.properties("KalturaFlavorAsset")["sizeInBytes"].type == "bigint"
    assert schema.properties("KalturaBaseEntry")["userId"].max_length == 100
    assert schema.properties("KalturaUser")["password"].write_only
    assert schema.properties("KalturaMediaEntry")["startDate"].is_time
    assert schema.properties("KalturaMediaEntryFilter")["createdAtGreaterThanOrEqual"].is_time
    assert not schema.properties("KalturaAnnotation")["endTime"].is_time
    assert schema.properties("KalturaBaseEntry")["categories"].requires == ("insert", "update")
    assert schema.classes["KalturaResource"].abstract
    assert schema.classes["KalturaBaseEntryBaseFilter"].abstract
    assert not schema.classes["KalturaMediaEntry"].abstract


def test_every_class_and_enum_that_is_named_exists(schema: Schema) -> None:
    for cls in schema.classes.values():
        assert cls.parent is None or cls.parent in schema.classes, cls.name
        for item in cls.own.values():
            assert item.enum is None or item.enum in schema.enums, (cls.name, item)
            assert item.object is None or item.object in schema.classes, (cls.name, item)
    for service in schema.services.values():
        for action in service.actions.values():
            for each in action.parameters:
                assert each.enum is None or each.enum in schema.enums, (service.id, action.name, each)
                assert each.object is None or each.object in schema.classes, (service.id, action.name, each)
                assert each.type not in ("object", "array") or each.object, (service.id, action.name, each)


def test_actions_know_their_parameters_and_answer(schema: Schema) -> None:
    action = schema.services["media"].actions["addcontent"]
    assert action.name == "addContent"
    assert [(each.name, each.type, each.object, each.optional) for each in action.parameters] == [
        ("entryId", "string", None, False),
        ("resource", "object", "KalturaResource", True),
    ]
    assert action.returns and action.returns.object == "KalturaMediaEntry"
    version_parameter = schema.services["media"].actions["get"].parameters[1]
    assert (version_parameter.optional, version_parameter.default) == (True, -1)
    assert schema.services["media"].actions["delete"].returns is None
    served = schema.services["thumbasset"].actions["serve"].returns
    assert served and served.type == "file"
    upload = {each.name: each for each in schema.services["uploadtoken"].actions["upload"].parameters}
    assert (upload["fileData"].type, upload["resume"].default, upload["finalChunk"].default) == (
        "file",
        False,
        True,
    )
    start = {each.name: each for each in schema.services["session"].actions["start"].parameters}
    assert start["type"].enum == "KalturaSessionType"
    answer = schema.services["flavorasset"].actions["getbyentryid"].returns
    assert answer and (answer.type, answer.object) == ("array", "KalturaFlavorAsset")


def test_services_are_found_by_the_names_that_the_platform_takes(schema: Schema) -> None:
    upload_token = schema.service("UPLOADTOKEN")
    assert upload_token and (upload_token.name, upload_token.error_name) == ("uploadToken", "uploadToken")
    profile = schema.service("metadata_metadataProfile")
    assert profile and (profile.error_name, profile.plugin) == ("metadata_metadataprofile", "metadata")
    assert schema.service("metadataProfile") is None, "the platform doesn't know short names"
    assert schema.service("metadataProfile", short=True) == profile
    assert schema.service("noSuch", short=True) is None
    assert schema.action("document", "list") is not None
    assert schema.action("systemPartner_systemPartner", "getConfiguration") is not None
    exported = schema.action("user", "exportToCsv")
    assert exported and exported.alias == "exportcsv.userExportToCsv"


def test_refusals_name_the_true_place_of_an_action(schema: Schema) -> None:
    user, profile = schema.services["user"], schema.services["metadata_metadataprofile"]
    assert schema.refused_name(user, user.actions["list"]) == "user->list"
    assert schema.refused_name(user, user.actions["exporttocsv"]) == "exportcsv->userExportToCsv"
    assert schema.refused_name(profile, profile.actions["add"]) == "metadata_metadataprofile->add"
    assert schema.feature_name(user, user.actions["checklogindataexists"]) == "varConsole"
    assert schema.feature_name(profile, profile.actions["add"]) == "metadata"


def test_descent(schema: Schema) -> None:
    assert schema.is_a("KalturaMediaEntry", "KalturaBaseEntry")
    assert schema.is_a("KalturaMediaEntry", "KalturaMediaEntry")
    assert not schema.is_a("KalturaBaseEntry", "KalturaMediaEntry")
    assert not schema.is_a("KalturaNoSuch", "KalturaNoSuch")
    assert schema.is_a("KalturaMediaEntry", "KalturaObject") and not schema.is_a(
        "KalturaNoSuch", "KalturaObject"
    )
    below = schema.subclasses("KalturaContentResource")
    assert "KalturaUploadedFileTokenResource" in below and "KalturaContentResource" not in below


def test_values_of_enums_compare_as_php_compares_them(schema: Schema) -> None:
    for value in (2, "2", "02", " 2", "2.0"):
        assert schema.enum_name("KalturaEntryStatus", value) == "READY"
        assert schema.enum_name("KalturaUploadTokenStatus", value) == "FULL_UPLOAD"
    assert schema.enum_has("KalturaEntryStatus", "virusScan.Infected")
    assert not schema.enum_has("KalturaUploadTokenStatus", "many")
    assert not schema.enum_has("KalturaUploadTokenStatus", 77)
    for value in ("²", "٢", "2_", "2x", "\u00a02", ""):
        assert not schema.enum_has("KalturaEntryStatus", value)
        assert not schema.enum_has("KalturaUploadTokenStatus", value)
    assert schema.enum_has("KalturaNullableBoolean", True)


def test_parameters_of_the_supplement() -> None:
    assert parameter("version int=-1").default == -1
    assert parameter("force bool=false").default is False
    assert parameter("pager KalturaFilterPager?").optional
    assert (parameter("items KalturaX[]").type, parameter("items KalturaX[]").object) == ("array", "KalturaX")
    with pytest.raises(ValueError, match="no parameter"):
        parameter("version")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"enums": {}}'])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Schema({}, {}, {})
    monkeypatch.setattr("kaltura_sandbox.platform.schema.load.extract", lambda: empty)
    load_schema(tmp_path)
    (cache,) = tmp_path.iterdir()
    cache.write_text(damage, encoding="utf-8")
    load_schema(tmp_path)
    assert json.loads(cache.read_text(encoding="utf-8")) == {"enums": {}, "classes": {}, "services": {}}
    assert [each.name for each in tmp_path.iterdir()] == [cache.name], "no temporary file stays"


def test_a_place_that_cannot_be_written_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaltura_sandbox.platform.schema.load.extract", lambda: Schema({}, {}, {}))
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert load_schema(file / "below").classes == {}


def test_where_caches_go() -> None:
    assert cache_folder({"KALTURA_SANDBOX_CACHE": "/c", "XDG_CACHE_HOME": "/x"}) == Path("/c")
    assert cache_folder({"XDG_CACHE_HOME": "/x"}) == Path("/x/kaltura-sandbox")
    assert cache_folder({}) == Path.home() / ".cache" / "kaltura-sandbox"


def test_a_client_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kaltura_sandbox.platform.schema.source.DISTRIBUTION", "no-such-distribution")
    with pytest.raises(SchemaError, match="no-such-distribution is not installed"):
        load_schema(tmp_path)
