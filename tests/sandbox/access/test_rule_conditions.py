"""Conditions that ask for more than a request tells: roles, files, values, categories, places. Over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sandbox.conftest import Api
from tests.sandbox.metadata.conftest import PATH, PROFILES, VALUES, add, element, schema

Told = dict[str, Any]


def put_under(api: Api, entry: str, condition: Told, contexts: list[int]) -> None:
    """Gives an entry a rule that blocks where a condition holds."""
    rule = {
        "conditions": [condition], "message": "held", "contexts": [{"type": one} for one in contexts],
        "actions": [{"objectType": "KalturaAccessControlBlockAction"}],
    }  # fmt: skip
    profile = api.ok("accessControlProfile.add", {"accessControlProfile": {"name": "p", "rules": [rule]}})
    api.ok("baseEntry.update", {"entryId": entry, "baseEntry": {"accessControlId": profile["id"]}})


def holds(api: Api, entry: str, condition: Told, ks: str = "user", **viewer: Any) -> bool:
    """Whether a condition holds for somebody who is about to play an entry."""
    put_under(api, entry, condition, [1])
    params = {"objectType": "KalturaEntryContextDataParams", **viewer}
    answer = api.ok("baseEntry.getContextData", {"entryId": entry, "contextDataParams": params}, ks)
    return [one["value"] for one in answer["messages"]] == ["held"]


@pytest.fixture(scope="module")
def film(api: Api) -> Iterator[str]:
    """A film of the account, under its own rules again after the tests."""
    entry = api.film()
    before = api.ok("media.get", {"entryId": entry})["accessControlId"]
    yield entry
    api.ok("baseEntry.update", {"entryId": entry, "baseEntry": {"accessControlId": before}})


def role(api: Api, name: str) -> int:
    told = {"name": name, "permissionNames": "BASE_USER_SESSION_PERMISSION"}
    return int(api.ok("userRole.add", {"userRole": told})["id"])


def test_a_role_is_one_of_the_session_that_asks(api: Api, film: str) -> None:
    basic, other = role(api, "basic"), role(api, "other")
    condition: Told = {"objectType": "KalturaUserRoleCondition", "roleIds": f"{basic}, 999999"}
    said = [api.start(0, userId="o", privileges=f"setrole:{one}") for one in (basic, other)]
    assert [holds(api, film, condition, ks) for ks in (*said, "user", "widget")] == [
        True,
        False,
        False,
        False,
    ]
    condition |= {"not": True}
    assert [holds(api, film, condition, ks) for ks in (*said, "user")] == [False, True, True]


def test_the_roles_of_a_user_must_all_be_named(api: Api, film: str) -> None:
    ids = [role(api, "held"), role(api, "not held")]
    user = f"holder-{ids[0]}"
    api.ok(
        "user.add",
        {"user": {"id": user, "isAdmin": True, "email": f"{user}@example.com", "roleIds": str(ids[0])}},
    )
    ks = api.start(0, userId=user)
    named = {"objectType": "KalturaUserRoleCondition"}
    assert holds(api, film, named | {"roleIds": f"{ids[1]},{ids[0]}"}, ks)
    assert not holds(api, film, named | {"roleIds": str(ids[1])}, ks)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({}, True), ({"isOriginal": "1"}, True), ({"isOriginal": "1", "flavorParamsId": "0"}, True),
        ({"ISORIGINAL": "1", "flavorParamsId": "2"}, False), ({"width": "99999"}, False),
        ({"flavorParamsId": "0", "status": "2.0"}, True), ({"noSuchThing": "1"}, False),
    ],
)  # fmt: skip
def test_one_file_must_have_all_the_properties(api: Api, film: str, properties: Told, expected: bool) -> None:
    told = [{"key": key, "value": value} for key, value in properties.items()]
    condition = {"objectType": "KalturaAssetPropertiesCompareCondition", "properties": told}
    assert holds(api, film, condition) is expected


def test_a_type_is_that_of_the_file_whose_address_is_opened(api: Api, film: str) -> None:
    listed = api.ok("flavorAsset.list", {"filter": {"entryIdEqual": film, "statusEqual": 2}})["objects"]
    flavor = listed[0]["id"]
    url = f"p/{api.told['partnerId']}/sp/0/serveFlavor/entryId/{film}/flavorId/{flavor}/name/a.mp4"
    opened = []
    for types in ("1,2", "2"):
        put_under(api, film, {"objectType": "KalturaAssetTypeCondition", "assetTypes": types}, [6])
        opened.append(bool(api.get(f"/{url}").content))
    assert opened == [False, True]
    assert not holds(api, film, {"objectType": "KalturaAssetTypeCondition", "assetTypes": "1,2"})


def test_a_caption_is_a_file_of_its_own_type(api: Api, film: str) -> None:
    fields = {"label": "c", "language": "English", "format": "1"}
    caption = api.ok("caption_captionAsset.add", {"entryId": film, "captionAsset": fields})["id"]
    content = {"objectType": "KalturaStringResource", "content": "1\n00:00:00,000 --> 00:00:01,000\nHello\n"}
    api.ok("caption_captionAsset.setContent", {"id": caption, "contentResource": content})
    read = []
    for types in ("caption.Caption", "1"):
        put_under(api, film, {"objectType": "KalturaAssetTypeCondition", "assetTypes": types}, [2])
        url = (
            f"/api_v3/service/caption_captionAsset/action/serve/captionAssetId/{caption}?ks={api.ks('user')}"
        )
        read.append("Hello" in api.get(url).text)
    api.ok("caption_captionAsset.delete", {"captionAssetId": caption})
    assert read == [False, True]


@pytest.fixture(scope="module")
def described(api: Api, film: str) -> Iterator[Told]:
    """Values of the film in two versions, and what names their profile."""
    fields = {
        "objectType": "KalturaMetadataProfile",
        "name": "p",
        "systemName": "ruled",
        "metadataObjectType": 1,
    }
    xsd = schema(element("Mood", most="unbounded"), element("Age", "intType", most="unbounded"))
    profile = api.ok(f"{PROFILES}.add", {"metadataProfile": fields, "xsdData": xsd})["id"]
    value = add(api, profile, film, "<Mood>calm</Mood><Mood>wild</Mood><Age>12</Age><Age>16</Age>")
    text = "<metadata><Mood>calm</Mood><Age>12</Age><Age>16</Age></metadata>"
    api.ok(f"{VALUES}.update", {"id": value["id"], "xmlData": text})
    yield {"profileId": profile}
    api.ok(f"{PROFILES}.delete", {"id": profile})


@pytest.mark.parametrize("path", ["Mood", "/metadata/Mood", PATH.format("Mood"), "//Mood"])
def test_a_value_is_found_by_its_name_or_path(api: Api, film: str, described: Told, path: str) -> None:
    condition = {"objectType": "KalturaMatchMetadataCondition", "xPath": path, **described}
    assert holds(api, film, condition | {"values": [{"value": "calm"}, {"value": "loud"}]})
    assert not holds(api, film, condition | {"values": [{"value": "wild"}]})


@pytest.mark.parametrize(
    ("match", "values", "expected"),
    [(2, "12,16.0", True), (2, "12", False), (1, "12", True), (1, "9", False)],
)
def test_all_of_several_values_match_or_any(
    api: Api, film: str, described: Told, match: int, values: str, expected: bool
) -> None:
    told = {"values": [{"value": one} for one in values.split(",")], "matchType": match, "xPath": "Age"}
    named = {"profileSystemName": "ruled"}
    assert holds(api, film, {"objectType": "KalturaMatchMetadataCondition", **named, **told}) is expected


@pytest.mark.parametrize(
    ("path", "comparison", "value", "expected"),
    [
        ("Age", 2, 11, True),
        ("Age", 2, 12, False),
        ("Age", 5, 16, True),
        ("Mood", 1, 0, True),
        ("None", 1, 0, False),
    ],
)
def test_numbers_compare_together(
    api: Api, film: str, described: Told, path: str, comparison: int, value: int, expected: bool
) -> None:
    told = {"comparison": comparison, "value": {"objectType": "KalturaIntegerValue", "value": value}}
    condition = {"objectType": "KalturaCompareMetadataCondition", "xPath": path, **described, **told}
    assert holds(api, film, condition) is expected


@pytest.mark.parametrize(
    ("path", "versions", "expected"),
    [
        ("Mood", {"versionA": "2"}, True), ("Mood", {"versionA": "2", "versionB": "2"}, False), ("Mood", {}, True),
        ("Age", {"versionA": "2", "versionB": "12"}, False), ("Mood", {"versionA": "12", "versionB": "2"}, False),
    ],
)  # fmt: skip
def test_a_value_has_changed_between_versions(
    api: Api, film: str, described: Told, path: str, versions: Told, expected: bool
) -> None:
    condition = {"objectType": "KalturaMetadataFieldChangedCondition", "xPath": path, **described}
    assert holds(api, film, condition | versions) is expected


def test_what_has_no_values_matches_no_value(api: Api, described: Told) -> None:
    bare = api.ok("media.add", {"entry": {"mediaType": 1, "name": "bare"}})["id"]
    condition = {"objectType": "KalturaMatchMetadataCondition", "xPath": "Mood", **described}
    assert not holds(api, bare, condition | {"values": [{"value": "calm"}]})
    assert holds(api, bare, condition)
    assert not holds(
        api, bare, {"objectType": "KalturaMetadataFieldChangedCondition", "xPath": "Mood", **described}
    )


def test_a_category_is_one_that_the_entry_is_in(api: Api) -> None:
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "placed"}})["id"]
    ids = [api.ok("category.add", {"category": {"name": f"place of {entry} {one}"}})["id"] for one in "ab"]
    api.ok("categoryEntry.add", {"categoryEntry": {"entryId": entry, "categoryId": ids[0]}})
    kind = {"objectType": "KalturaCategoryEntryCondition"}
    assert holds(api, entry, kind | {"categoryId": ids[0]})
    assert holds(api, entry, kind | {"categoryIds": f"{ids[1]}, {ids[0]}"})
    assert not holds(api, entry, kind | {"categoryId": ids[1]})
    assert not holds(api, entry, kind | {"categoryId": ids[0], "categoryUserPermission": 3, "comparison": 3})


@pytest.mark.parametrize(
    ("circle", "expected"),
    [("0,0,1", True), ("0,1,112", True), ("0,1,110", False), ("39,-98,3000", False), ("39", False)],
)
def test_every_address_lies_where_latitude_and_longitude_are_0(
    api: Api, film: str, circle: str, expected: bool
) -> None:
    condition = {"objectType": "KalturaGeoDistanceCondition", "values": [{"value": circle}]}
    assert holds(api, film, condition, ip="8.8.8.8") is expected


@pytest.mark.parametrize(
    ("values", "expected"), [("entry.getcontext", True), ("^baseentry\\.", True), ("flavorasset", False)]
)
def test_an_action_is_known_by_a_pattern(api: Api, film: str, values: str, expected: bool) -> None:
    condition = {"objectType": "KalturaActionNameCondition", "values": [{"value": values}]}
    assert holds(api, film, condition) is expected


def test_an_address_carries_a_session_or_not(api: Api, film: str) -> None:
    condition = {"objectType": "KalturaUrlAuthenticationParamsCondition"}
    put_under(api, film, condition, [1])
    path = f"/p/{api.told['partnerId']}/sp/0/playManifest/entryId/{film}/format/url"
    answers = [
        api.get(f"{path}{more}/a.mp4", allow_redirects=False) for more in ("", f"/ks/{api.ks('user')}")
    ]
    assert [one.status_code for one in answers] == [302, 404]
    asked = f"/api_v3/service/baseEntry/action/getContextData/entryId/{film}/format/1"
    told = "&contextDataParams[objectType]=KalturaEntryContextDataParams"
    assert api.get(f"{asked}?ks={api.ks('user')}{told}").json()["messages"][0]["value"] == "held"
    assert not holds(api, film, condition)


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("KalturaBooleanEventNotificationCondition", {"booleanEventNotificationIds": "1"}, True),
        ("KalturaEventObjectChangedCondition", {"modifiedColumns": "NAME"}, False),
        ("KalturaValidateActiveEdgeCondition", {"edgeServerIds": "1"}, False),
    ],
)
def test_where_somebody_watches_nothing_has_happened(
    api: Api, film: str, kind: str, more: Told, expected: bool
) -> None:
    assert holds(api, film, {"objectType": kind, **more}) is expected
    assert holds(api, film, {"objectType": kind, "not": True, **more}) is not expected
