"""Params and profiles over HTTP: defaults that come later, what an update clears, whose are seen, how lists are read.

What is asserted here was measured on Kaltura server 22.19, unless a line says otherwise.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api

SYSTEM_UNLISTED = 9  # params of the system that are none of its defaults
NOT_FOUND = "FLAVOR_PARAMS_ID_NOT_FOUND"
KINDS = {
    "flavorParams": "flavorParams", "thumbParams": "thumbParams", "caption_captionParams": "captionParams",
}  # fmt: skip


def made(api: Api, service: str, **fields: Any) -> int:
    return int(api.ok(f"{service}.add", {KINDS[service]: {"name": "test", **fields}})["id"])


def changed(api: Api, service: str, id_: int, **fields: Any) -> dict[str, Any]:
    return dict(api.ok(f"{service}.update", {"id": id_, KINDS[service]: fields}))


def listed(api: Api, service: str, **filter_: Any) -> list[int]:
    return [one["id"] for one in api.ok(f"{service}.list", {"filter": filter_})["objects"]]


def test_columns_that_nobody_set_are_empty_once_stored(api: Api) -> None:
    answer = api.ok("flavorParams.add", {"flavorParams": {"name": "test"}})
    stored = api.ok("flavorParams.get", {"id": answer["id"]})
    later = {"deinterlice": 0, "rotate": 0, "format": "", "videoCodec": "", "audioCodec": ""}
    assert not set(later) & set(answer)
    assert {name: stored[name] for name in later} == later


@pytest.mark.parametrize("service", KINDS)
def test_tags_of_params_are_kept_in_small_letters(api: Api, service: str) -> None:
    assert changed(api, service, made(api, service), tags="WEB, Mbr")["tags"] == "web, mbr"


@pytest.mark.parametrize("service", KINDS)
def test_a_cleared_column_is_absent_in_the_answer_and_empty_from_then_on(api: Api, service: str) -> None:
    id_ = made(
        api, service, description="of a kind", systemName="", format=1 if "caption" in service else "jpg"
    )
    assert "description" not in changed(api, service, id_, description=None)
    (found,) = api.ok(f"{service}.list", {"filter": {"idEqual": id_}})["objects"]
    assert found["description"] == ""


def test_what_is_no_column_has_its_default_as_soon_as_it_is_cleared(api: Api) -> None:
    id_ = made(api, "flavorParams", maxFrameRate=30, isEncrypted=1)
    cleared = changed(api, "flavorParams", id_, maxFrameRate=None, isEncrypted=None)
    assert (cleared["maxFrameRate"], cleared["isEncrypted"]) == (0, 0)


def test_a_name_may_be_empty_nowhere_and_null_only_of_thumbnails(api: Api) -> None:
    for service, key in KINDS.items():
        fields = {"id": made(api, service), key: {"name": ""}}
        assert api.code(f"{service}.update", fields) == "PROPERTY_VALIDATION_MIN_LENGTH"
    fields = {"id": made(api, "flavorParams"), "flavorParams": {"name": None}}
    assert api.code("flavorParams.update", fields) == "PROPERTY_VALIDATION_CANNOT_BE_NULL"
    id_ = made(api, "thumbParams")
    assert "name" not in changed(api, "thumbParams", id_, name=None)
    assert api.ok("thumbParams.get", {"id": id_})["name"] == ""


def test_params_without_their_permission_are_not_there(api: Api) -> None:
    params = {"name": "test", "requiredPermissions": [{"value": "FEATURE_NOBODY_HAS"}]}
    id_ = api.ok("flavorParams.add", {"flavorParams": params}, ks="plain")["id"]
    refused = api.call("flavorParams.get", {"id": id_}, ks="plain")
    assert (refused["code"], refused["args"]) == (NOT_FOUND, {"ID": str(id_)})
    assert api.ok("flavorParams.list", {"filter": {"idEqual": id_}}, ks="plain")["totalCount"] == 0


def test_required_permissions_are_gone_with_an_update_that_does_not_send_them(api: Api) -> None:
    id_ = made(api, "flavorParams", requiredPermissions=[{"value": "FEATURE_ENTRY_REPLACEMENT"}])
    assert changed(api, "flavorParams", id_, name="another")["requiredPermissions"] == []


def test_the_owner_of_params_is_not_for_customers_to_set(api: Api) -> None:
    id_ = made(api, "flavorParams", partnerId=api.told["plainPartnerId"])
    assert changed(api, "flavorParams", id_, partnerId=5)["partnerId"] == api.told["partnerId"]


def test_an_id_breaks_the_insert_of_flavor_params_and_is_refused_of_thumbnails(api: Api) -> None:
    flavor = api.call("flavorParams.add", {"flavorParams": {"name": "test", "id": 4}})
    assert (flavor["code"], flavor["args"]) == ("INTERNAL_DATABASE_ERROR", [])
    thumb = api.call("thumbParams.add", {"thumbParams": {"name": "test", "id": 4}})
    assert thumb["args"] == {"PROP_NAME": "KalturaThumbParams::id"}


def test_languages_of_sound_are_read_from_multi_stream(api: Api) -> None:
    streams = '{"audio":{"languages":["eng","fra","xx9"]}}'
    answer = api.ok(
        "flavorParams.add", {"flavorParams": {"name": "test", "multiStream": streams, "clipOffset": 3}}
    )
    assert [one["value"] for one in answer["audioLanguages"]] == ["English", "French", "xx9"]
    assert "clipOffset" not in answer


def test_lists_of_params_take_tags_whole_know_no_order_and_hide_what_is_no_default(api: Api) -> None:
    first, second = made(api, "flavorParams", tags="one,two"), made(api, "flavorParams", tags="one")
    assert listed(api, "flavorParams", tagsEqual="one", idIn=f"{first},{second}") == [second]
    assert listed(api, "flavorParams", idIn=f"{first},{second}", orderBy="-createdAt") == [first, second]
    assert listed(api, "flavorParams", idEqual=SYSTEM_UNLISTED) == []
    assert api.ok("flavorParams.get", {"id": SYSTEM_UNLISTED})["isSystemDefault"] == 0
    caption = made(api, "caption_captionParams", format=1)
    assert listed(api, "caption_captionParams", idEqual=caption, formatIn="2,3") == [caption]


def test_figures_of_thumbnail_params_can_not_be_cleared(api: Api) -> None:
    fields = {"id": made(api, "thumbParams", quality=50), "thumbParams": {"quality": None}}
    refused = api.call("thumbParams.update", fields)
    assert refused["args"] == {"PROP_NAME": "KalturaThumbParams::quality"}


def test_a_colour_of_seven_digits_is_too_long(api: Api) -> None:
    refused = api.call("thumbParams.add", {"thumbParams": {"name": "test", "backgroundColor": "1234567"}})
    assert refused["message"].endswith("cannot have more than 6 characters")


class TestProfile:
    """conversionProfile and its rows."""

    @pytest.fixture
    def profile(self, api: Api) -> int:
        fields = {"name": "test", "flavorParamsIds": "0,2"}
        return int(api.ok("conversionProfile.add", {"conversionProfile": fields})["id"])

    def change(self, api: Api, profile: int, **fields: Any) -> dict[str, Any]:
        return dict(api.call("conversionProfile.update", {"id": profile, "conversionProfile": fields}))

    def test_texts_come_empty_once_it_is_stored(self, api: Api, profile: int) -> None:
        stored = api.ok("conversionProfile.get", {"id": profile})
        assert (stored["systemName"], stored["tags"]) == ("", "")

    def test_it_becomes_the_default_by_its_own_property_and_does_not_cease_by_it(self, api: Api) -> None:
        before = api.ok("conversionProfile.getDefault", ks="plain")["id"]
        fields = {"conversionProfile": {"name": "test", "flavorParamsIds": "0", "isDefault": True}}
        made = api.ok("conversionProfile.add", fields, ks="plain")
        try:
            assert (made["isDefault"], made["isPartnerDefault"]) == (True, True)
            off = {"id": made["id"], "conversionProfile": {"isDefault": False}}
            assert api.ok("conversionProfile.update", off, ks="plain")["isDefault"] is False
            assert api.ok("conversionProfile.getDefault", ks="plain")["id"] == made["id"]
        finally:
            api.ok("conversionProfile.setAsDefault", {"id": before}, ks="plain")

    def test_an_id_with_a_blank_or_no_number_is_unknown(self, api: Api, profile: int) -> None:
        for ids, unknown in ((" 0, 2", " 0"), ("abc", "abc")):
            assert self.change(api, profile, flavorParamsIds=ids)["args"] == {"ID": unknown}

    def test_a_cut_is_changed_side_by_side(self, api: Api, profile: int) -> None:
        cut = self.change(api, profile, cropDimensions={"left": 3})["cropDimensions"]
        assert (cut["left"], cut["top"], cut["width"]) == (3, -1, -1)

    def test_an_empty_default_entry_is_no_entry(self, api: Api, profile: int) -> None:
        assert self.change(api, profile, defaultEntryId="")["code"] == "ENTRY_ID_NOT_FOUND"

    def test_cleared_columns_hold_zeros_and_the_answer_is_silent(self, api: Api, profile: int) -> None:
        cleared = self.change(api, profile, name=None, clipStart=None, collectionTags=None)
        assert not {"name", "clipStart"} & set(cleared)
        assert cleared["collectionTags"] == "mbr,ism"
        stored = api.ok("conversionProfile.get", {"id": profile})
        assert (stored["name"], stored["clipStart"]) == ("", 0)

    def test_a_language_is_kept_by_its_code(self, api: Api, profile: int) -> None:
        assert self.change(api, profile, defaultAudioLang="English")["defaultAudioLang"] == "eng"

    def test_status_deleted_deletes(self, api: Api, profile: int) -> None:
        assert self.change(api, profile, status=3)["status"] == 3
        assert api.code("conversionProfile.get", {"id": profile}) == "CONVERSION_PROFILE_ID_NOT_FOUND"
        filter_ = {"idEqual": profile, "statusIn": "2,3"}
        assert api.ok("conversionProfile.list", {"filter": filter_})["totalCount"] == 0

    def test_a_list_is_silent_about_params_where_there_are_none(self, api: Api, profile: int) -> None:
        assert self.change(api, profile, flavorParamsIds="")["flavorParamsIds"] == ""
        (found,) = api.ok("conversionProfile.list", {"filter": {"idEqual": profile}})["objects"]
        assert "flavorParamsIds" not in found

    def test_a_row_may_be_sent_back_as_it_came(self, api: Api, profile: int) -> None:
        filter_ = {"conversionProfileIdEqual": profile, "assetParamsIdIn": "2"}
        (row,) = api.ok("conversionProfileAssetParams.list", {"filter": filter_})["objects"]
        ids = {"conversionProfileId": profile, "assetParamsId": 2}
        sent = row | {"isEncrypted": 0, "twoPass": True, "systemName": None}
        back = api.ok("conversionProfileAssetParams.update", ids | {"conversionProfileAssetParams": sent})
        assert (back["isEncrypted"], back["twoPass"], "systemName" in back) == (False, True, False)
        (row,) = api.ok("conversionProfileAssetParams.list", {"filter": filter_})["objects"]
        assert row["systemName"] == ""

    def test_rows_of_params_that_are_not_listed_are_not_listed(self, api: Api, profile: int) -> None:
        self.change(api, profile, flavorParamsIds=f"0,{SYSTEM_UNLISTED}")
        rows = api.ok("conversionProfileAssetParams.list", {"filter": {"conversionProfileIdEqual": profile}})
        assert [row["assetParamsId"] for row in rows["objects"]] == [0]
