"""Response profiles: what of an answer they cut, and how related objects find their parents."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.sandbox.conftest import Api

INCLUDE, EXCLUDE = 1, 2
XSD = (
    '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="metadata"><xsd:complexType>'
    '<xsd:sequence><xsd:element name="Color" minOccurs="0" type="xsd:string"/></xsd:sequence></xsd:complexType>'
    "</xsd:element></xsd:schema>"
)


def profile(fields: str = "", type_: int | None = INCLUDE, **more: Any) -> dict[str, Any]:
    made = {"objectType": "KalturaDetachedResponseProfile", "fields": fields, **more}
    return made | ({"type": type_} if type_ else {})


def related(
    name: str, filter_: dict[str, Any] | None, *pairs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    mappings = [{"parentProperty": parent, "filterProperty": child} for parent, child in pairs]
    return profile(name=name, mappings=mappings, **({"filter": filter_} if filter_ else {}), **more)


@pytest.fixture(scope="module")
def entry(api: Api) -> str:
    fields = {"mediaType": 1, "name": "shaped", "referenceId": "shaped-twins", "description": "d"}
    api.ok("media.add", {"entry": fields | {"name": "twin"}})
    return str(api.ok("media.add", {"entry": fields})["id"])


def get(api: Api, entry: str, shape: dict[str, Any]) -> Any:
    return api.ok("media.get", {"entryId": entry, "responseProfile": shape})


def test_fields(api: Api, entry: str) -> None:
    assert set(get(api, entry, profile("id, name,noSuch"))) == {"id", "name", "type", "objectType"}
    without = get(api, entry, profile("id,type,searchText", EXCLUDE))
    assert not {"id", "searchText"} & set(without) and without["type"] == 1
    assert "id" not in get(api, entry, profile("id", None))
    assert "description" in get(api, entry, profile(""))


def test_an_object_within_is_cut_by_the_same_names(api: Api) -> None:
    """Read in the server's source: the profile is handed on to objects in properties, not to lists."""
    id_ = api.ok("conversionProfile.getDefault")["id"]
    shape = profile("id,cropDimensions,left")
    shown = api.ok("conversionProfile.get", {"id": id_, "responseProfile": shape})
    assert set(shown) == {"id", "cropDimensions", "objectType"}
    assert set(shown["cropDimensions"]) == {"left", "objectType"}


def test_what_is_no_stored_object_is_left_whole(api: Api) -> None:
    answer = api.ok("session.get", {"responseProfile": profile("userId")})
    assert {"privileges", "partnerId"} <= set(answer)


def test_a_disabled_profile_works_by_id_alone(api: Api, entry: str) -> None:
    fields = {"systemName": "disabled-one", "type": INCLUDE, "fields": "id"}
    id_ = api.ok("responseProfile.add", {"addResponseProfile": fields})["id"]
    api.ok("responseProfile.updateStatus", {"id": id_, "status": 1})
    assert "name" not in get(api, entry, {"id": id_})
    assert "name" in get(api, entry, {"systemName": "disabled-one"})
    api.ok("responseProfile.delete", {"id": id_})
    assert "name" in get(api, entry, {"id": id_})


def test_a_missing_system_name_is_taken_once(api: Api) -> None:
    """On the plain account, where no other test leaves a profile without one."""
    first = api.ok("responseProfile.add", {"addResponseProfile": {"name": "nameless"}}, ks="plain")
    again = api.call("responseProfile.add", {"addResponseProfile": {"name": "nameless too"}}, ks="plain")
    assert again["args"] == {"SYSTEM_NAME": "N/A"}
    named = api.ok("responseProfile.add", {"addResponseProfile": {"systemName": "has-one"}}, ks="plain")
    change = {"id": named["id"], "updateResponseProfile": {"fields": "id"}}
    assert api.code("responseProfile.update", change, ks="plain") == "RESPONSE_PROFILE_DUPLICATE_SYSTEM_NAME"
    api.ok("responseProfile.delete", {"id": first["id"]}, ks="plain")
    assert api.ok("responseProfile.update", change, ks="plain")["version"] == 2


def test_stored_parts_read_back(api: Api) -> None:
    waiting = {"objectType": "KalturaMediaEntryFilter", "statusEqual": 7}
    inner = related("twins", waiting, ("referenceId", "referenceIdEqual"), pager={"pageSize": 5})
    fields = {"systemName": "parts", "type": INCLUDE, "fields": "id", "relatedProfiles": [inner]}
    id_ = api.ok("responseProfile.add", {"addResponseProfile": fields})["id"]
    read = api.ok("responseProfile.get", {"id": id_})["relatedProfiles"][0]
    assert isinstance(id_, str) and read["objectType"] == "KalturaDetachedResponseProfile"
    assert (read["filter"]["statusEqual"], read["filter"]["orderBy"], read["pager"]["pageSize"]) == (
        "7",
        "",
        5,
    )
    assert read["mappings"][0]["parentProperty"] == "referenceId"


def test_related_objects_by_a_mapping(api: Api, entry: str) -> None:
    twins = related("twins", {"objectType": "KalturaMediaEntryFilter", "statusEqual": 7},
                    ("referenceId", "referenceIdEqual"), fields="id")  # fmt: skip
    shown = get(api, entry, profile("id,referenceId", relatedProfiles=[twins]))
    assert next(iter(shown)) == "relatedObjects"
    found = shown["relatedObjects"]["twins"]
    assert (found["totalCount"], found["objectType"]) == (2, "KalturaMediaListResponse")
    assert all(set(one) == {"id", "type", "objectType"} for one in found["objects"])


def test_a_page_of_related_objects(api: Api, entry: str) -> None:
    twins = related("twins", {"objectType": "KalturaMediaEntryFilter", "statusEqual": 7},
                    ("referenceId", "referenceIdEqual"), pager={"pageSize": 1})  # fmt: skip
    found = get(api, entry, profile("referenceId", relatedProfiles=[twins]))["relatedObjects"]["twins"]
    assert (found["totalCount"], len(found["objects"])) == (2, 1)


def test_related_objects_of_related_objects(api: Api, entry: str) -> None:
    inner = related("same", {"objectType": "KalturaMediaEntryFilter"}, ("id", "idEqual"), fields="id")
    outer = related("twins", {"objectType": "KalturaMediaEntryFilter", "statusEqual": 7},
                    ("referenceId", "referenceIdEqual"), fields="id", relatedProfiles=[inner])  # fmt: skip
    found = get(api, entry, profile("referenceId", relatedProfiles=[outer]))["relatedObjects"]["twins"]
    assert [one["relatedObjects"]["same"]["objects"][0]["id"] for one in found["objects"]] == [
        one["id"] for one in found["objects"]
    ]


def test_a_mapping_without_a_value(api: Api, entry: str) -> None:
    flavors = {"objectType": "KalturaFlavorAssetFilter"}
    nothing = related("files", flavors, ("templateEntryId", "entryIdEqual"))
    assert get(api, entry, profile("id", relatedProfiles=[nothing]))["relatedObjects"] == []
    own = {"statusEqual": 7, "tagsLike": "without-a-value"}
    for name in ("First", "Second"):
        api.ok("media.add", {"entry": {"name": name, "mediaType": 1, "tags": own["tagsLike"]}})
    anyway = related("twins", {"objectType": "KalturaMediaEntryFilter", **own, "referenceIdEqual": "x"},
                     ("templateEntryId", "referenceIdEqual"))  # fmt: skip
    anyway["mappings"][0]["allowNull"] = True
    found = get(api, entry, profile("id", relatedProfiles=[anyway]))["relatedObjects"]["twins"]
    assert found["totalCount"] == 2


@pytest.mark.parametrize("pair", [("noSuch", "idEqual"), ("id", "noSuchEqual")])
def test_a_mapping_of_what_does_not_exist_is_refused(api: Api, entry: str, pair: tuple[str, str]) -> None:
    wrong = related("x", {"objectType": "KalturaMediaEntryFilter"}, pair)
    call = {"entryId": entry, "responseProfile": profile("id", relatedProfiles=[wrong])}
    assert api.code("media.get", call) == "PROPERTY_IS_NOT_DEFINED"


def test_related_lists_are_judged_by_who_asks(api: Api, entry: str) -> None:
    """A widget session may read the entry but not list entries, not by way of a profile either."""
    twins = related("twins", {"objectType": "KalturaUserFilter"}, ("userId", "idEqual"))
    call = {"entryId": entry, "responseProfile": profile("userId", relatedProfiles=[twins])}
    assert api.code("media.get", call, ks="widget") == "SERVICE_FORBIDDEN"


def test_metadata_comes_along(api: Api, entry: str) -> None:
    schema = {"metadataProfile": {"name": "colours", "metadataObjectType": 1}, "xsdData": XSD}
    id_ = api.ok("metadata_metadataProfile.add", schema)["id"]
    value = {"metadataProfileId": id_, "objectType": 1, "objectId": entry}
    api.ok("metadata_metadata.add", value | {"xmlData": "<metadata><Color>red</Color></metadata>"})
    meta = related("meta", {"objectType": "KalturaMetadataFilter"}, ("id", "objectIdEqual"), fields="xml")
    found = get(api, entry, profile("id", relatedProfiles=[meta]))["relatedObjects"]["meta"]
    assert [one["xml"] for one in found["objects"]] == ["<metadata><Color>red</Color></metadata>"]
    wrong = {
        "xmlData": "<metadata><Size>9</Size></metadata>",
        "objectId": entry,
        "metadataProfileId": id_,
        "objectType": 1,
    }
    assert api.code("metadata_metadata.add", wrong) == "METADATA_ALREADY_EXISTS"


def test_too_deep_or_too_long_is_refused_where_it_is_used_too(api: Api, entry: str) -> None:
    deep = profile("id", name="a")
    for name in "bcd":
        deep = profile("id", name=name, relatedProfiles=[deep])
    assert (
        api.code("media.get", {"entryId": entry, "responseProfile": deep})
        == "RESPONSE_PROFILE_MAX_NESTING_LEVEL"
    )
    long = profile("id", relatedProfiles=[profile(name="a", pager={"pageSize": 101})])
    assert (
        api.code("media.get", {"entryId": entry, "responseProfile": long}) == "PROPERTY_VALIDATION_MAX_VALUE"
    )


def test_a_kept_filter_of_media_tells_the_types_it_means(api: Api) -> None:
    given = {"systemName": f"types_{time.time_ns()}", "filter": {"objectType": "KalturaMediaEntryFilter"}}
    kept = api.ok("responseProfile.add", {"addResponseProfile": given})["filter"]
    assert (kept["typeIn"], kept["orderBy"]) == ("1,7,8,externalMedia.externalMedia", "")
