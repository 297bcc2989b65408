"""The types that documents are made with: what the sandbox's command tells of them, and where a call sends which."""

import pytest

from livingdocs.schema import class_at, field_at, read_schema, schema

CLIP = "resource[operationAttributes][0]"
ADD_CONTENT = (
    ("ks", ("abc",)),
    ("entryId", ("0_abc",)),
    ("resource[objectType]", ("KalturaOperationResource",)),
    (f"{CLIP}[objectType]", ("KalturaClipAttributes",)),
    (f"{CLIP}[offset]", ("10000",)),
    (f"{CLIP}[effectArray][0][effectType]", ("VIDEO_FADE_IN",)),
)


def test_a_class_has_the_fields_of_its_parents():
    fields = schema().fields("KalturaMediaEntry")
    assert (fields["status"].enum, fields["status"].owner) == ("KalturaEntryStatus", "KalturaBaseEntry")
    assert fields["id"].read_only
    assert fields["mediaType"].insert_only
    assert schema().fields("KalturaNothing") == {}


def test_values_of_enums_have_names():
    assert schema().enum_name("KalturaEntryStatus", 4) == "PENDING"
    assert schema().enum_name("KalturaEntryStatus", "-2") == "ERROR_IMPORTING"
    assert schema().enum_name("KalturaNullableBoolean", True) == "TRUE_VALUE"
    assert schema().enum_name("KalturaEntryStatus", 77) == schema().enum_name("KalturaNothing", 1) == ""


def test_an_action_is_found_in_any_case_with_parameters_in_order_and_its_answer():
    action = schema().action("MEDIA.addcontent")
    assert action is not None
    assert action.name == "media.addContent"
    assert list(action.parameters) == ["entryId", "resource"]
    assert action.answers is not None
    assert action.answers.object == "KalturaMediaEntry"
    assert schema().action("media.nothing") is None


def test_a_default_that_is_nothing_much_is_told():
    action = schema().action("captionAsset.serve")
    parameters = {} if action is None else action.parameters
    assert all(one.optional for one in parameters.values() if one.default is not None)
    told = {
        "classes": {},
        "enums": {},
        "services": {
            "a": {"name": "a", "actions": {"b": {"parameters": {"c": {"type": "int", "default": 0}}}}}
        },
    }
    read = read_schema(told).action("a.b")
    assert read is not None
    assert read.parameters["c"].default == 0


@pytest.mark.parametrize(
    ("path", "owner", "name"),
    [
        ("entryId", "", "entryId"),
        ("ks", "", "ks"),
        (f"{CLIP}[offset]", "KalturaClipAttributes", "offset"),
        (f"{CLIP}[effectArray][0][effectType]", "KalturaEffect", "effectType"),
        (CLIP, "KalturaOperationResource", "operationAttributes"),
    ],
)
def test_a_path_leads_to_a_field(path, owner, name):
    found = field_at("media.addContent", path, ADD_CONTENT)
    assert found is not None
    assert (found.owner, found.name) == (owner, name)


def test_an_object_is_of_the_class_that_it_names_or_of_the_one_that_is_declared():
    assert class_at("media.addContent", CLIP, ADD_CONTENT) == "KalturaClipAttributes"
    assert class_at("media.addContent", f"{CLIP}[effectArray][0]", ADD_CONTENT) == "KalturaEffect"
    assert class_at("media.addContent", "entryId", ADD_CONTENT) == ""


def test_the_calls_of_a_multirequest_have_fields_of_their_own():
    fields = (
        ("1:service", ("uploadToken",)),
        ("1:action", ("add",)),
        ("2:service", ("media",)),
        ("2:action", ("add",)),
        ("2:entry[objectType]", ("KalturaMediaEntry",)),
    )
    found = field_at("multirequest", "2:entry[mediaType]", fields)
    assert found is not None
    assert (found.owner, found.enum) == ("KalturaMediaEntry", "KalturaMediaType")
    assert field_at("multirequest", "1:entry[mediaType]", fields) is None


@pytest.mark.parametrize(
    "path", ["resource[objectType]", "nothing", f"{CLIP}[nothing]", "nothing[0][offset]"]
)
def test_a_path_that_the_schema_does_not_know_leads_nowhere(path):
    assert field_at("media.addContent", path, ADD_CONTENT) is None
