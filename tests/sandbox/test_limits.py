"""How far lists reach: the search index gives its first 10,000 alone, the database all (read in the source)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.conftest import Api

CODE = "QUERY_EXCEEDED_MAX_MATCHES_ALLOWED"
INDEXED: list[tuple[str, dict[str, Any]]] = [
    ("media.list", {}),
    ("baseEntry.list", {}),
    ("playlist.list", {}),
    ("user.list", {}),
    ("user.list", {"filter": {"idEqual": "guide-user"}}),
    ("baseEntry.listByReferenceId", {"refId": "none-of-this"}),
    ("media.list", {"filter": {"nameLike": "x"}}),
    ("media.list", {"filter": {"referenceIdEqual": "none-of-this"}}),
    ("media.list", {"filter": {"idEqual": "0_a", "tagsLike": "x"}}),
    ("media.list", {"filter": {"idIn": "0_a,0_b", "orderBy": "+name"}}),
    ("media.list", {"filter": {"idIn": "0_a", "freeText": "x"}}),
]
FROM_THE_DATABASE: list[tuple[str, dict[str, Any]]] = [
    ("media.list", {"filter": {"idEqual": "0_a"}}),
    ("baseEntry.list", {"filter": {"idIn": "0_a", "statusIn": "1,2", "orderBy": "-createdAt"}}),
    ("baseEntry.list", {"filter": {"idIn": "0_a", "createdAtGreaterThanOrEqual": 1}}),
    ("uploadToken.list", {}),
    ("appToken.list", {}),
    ("conversionProfile.list", {}),
    ("accessControlProfile.list", {}),
    ("flavorParams.list", {}),
    ("uiConf.list", {}),
    ("responseProfile.list", {}),
    ("flavorAsset.list", {"filter": {"entryIdEqual": "0_a"}}),
    ("thumbAsset.list", {"filter": {"entryIdEqual": "0_a"}}),
    ("caption_captionAsset.list", {"filter": {"entryIdEqual": "0_a"}}),
    ("userEntry.list", {"filter": {"entryIdEqual": "0_a"}}),
    ("metadata_metadataProfile.list", {}),
    ("shortLink_shortLink.list", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "asked"), INDEXED)
def test_the_index_reaches_so_far(api: Api, name: str, asked: dict[str, Any]) -> None:
    for size, last in ((500, 20), (1, 10_000), (30, 334), (1000, 20), (None, 334)):
        pager = {} if size is None else {"pageSize": size}
        assert "objects" in api.ok(name, asked | {"pager": pager | {"pageIndex": last}}), (size, last)
        answer = api.call(name, asked | {"pager": pager | {"pageIndex": last + 1}})
        assert (answer["code"], answer["args"]) == (CODE, []), (size, last)
        assert answer["message"] == "Unable to generate list. max matches value was reached"
    assert api.code(name, asked | {"pager": {"pageSize": 500, "pageIndex": 10**9}}) == CODE


@pytest.mark.parametrize(("name", "asked"), FROM_THE_DATABASE)
def test_the_database_has_no_such_end(api: Api, name: str, asked: dict[str, Any]) -> None:
    answer = api.ok(name, asked | {"pager": {"pageSize": 500, "pageIndex": 21}})
    assert answer["objects"] == []


@pytest.mark.parametrize("size", [0, -1])
def test_a_page_without_a_size_is_the_first(api: Api, size: int) -> None:
    first = api.ok("media.list")
    assert api.ok("media.list", {"pager": {"pageSize": size, "pageIndex": 20_000}}) == first


def test_what_has_no_pages_has_no_end(api: Api) -> None:
    playlist = {"playlistType": 3, "name": "static", "playlistContent": ""}
    made = api.ok("playlist.add", {"playlist": playlist})
    asked = {"id": made["id"], "pager": {"pageSize": 500, "pageIndex": 100}}
    assert api.ok("playlist.execute", asked) == []
    flags = {"entryId": made["id"], "pager": {"pageSize": 500, "pageIndex": 100}}
    assert api.ok("baseEntry.listFlags", flags)["objects"] == []


def test_the_filter_is_judged_first(api: Api) -> None:
    asked = {"filter": {"redirectFromEntryId": "0_nosuchid"}, "pager": {"pageSize": 500, "pageIndex": 21}}
    assert api.code("media.list", asked) != CODE
