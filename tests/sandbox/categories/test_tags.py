"""The tags that an account has used."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.categories.conftest import Make, entitled, entry, put, word
from tests.sandbox.conftest import Api


def found(api: Api, ks: str = "admin", **asked: Any) -> dict[str, int]:
    answer = api.ok("tagSearch_tag.search", {"tagFilter": asked}, ks=ks)
    assert answer["totalCount"] == len(answer["objects"])
    return {one["tag"]: one["instanceCount"] for one in answer["objects"]}


def test_uses_are_counted_up_and_down(api: Api) -> None:
    own = word()
    first = entry(api, tags=f"{own} One,{own} two,ab")
    second = entry(api, tags=f"{own} one")
    assert found(api, tagStartsWith=own, objectTypeEqual=1) == {f"{own} one": 2, f"{own} two": 1}
    api.ok("media.update", {"entryId": first, "mediaEntry": {"tags": f"{own} two,{own} three"}})
    assert found(api, tagStartsWith=own) == {f"{own} one": 1, f"{own} two": 1, f"{own} three": 1}
    api.ok("media.delete", {"entryId": second})
    assert found(api, tagStartsWith=own) == {f"{own} two": 1, f"{own} three": 1}


def test_a_tag_counts_in_the_contexts_of_its_entrys_categories(api: Api, category: Make) -> None:
    own, context = word(), word()
    plain, channel = category()["id"], category(privacyContext=context)["id"]
    tagged = entry(api, tags=f"{own} a")
    inside, outside = entitled(api, context), entitled(api)
    assert (found(api, inside, tagStartsWith=own), found(api, outside, tagStartsWith=own)) == ({}, {})
    put(api, tagged, plain)
    put(api, tagged, channel)
    assert found(api, inside, tagStartsWith=own) == found(api, outside, tagStartsWith=own) == {f"{own} a": 1}
    api.ok("media.update", {"entryId": tagged, "mediaEntry": {"tags": f"{own} b"}})
    assert found(api, inside, tagStartsWith=own) == {f"{own} b": 1}
    api.ok("categoryEntry.delete", {"entryId": tagged, "categoryId": channel})
    assert found(api, inside, tagStartsWith=own) == {}
    assert found(api, outside, tagStartsWith=own) == {f"{own} b": 1}
    assert found(api, tagStartsWith=own) == {f"{own} b": 1}


def test_kinds_of_objects_count_apart(api: Api, category: Make) -> None:
    own = word()
    made = category(tags=f"{own} Cat,{own} cat")
    entry(api, tags=f"{own} cat")
    assert found(api, tagStartsWith=own, objectTypeEqual=2) == {f"{own} Cat": 1}
    assert found(api, tagStartsWith=own, objectTypeEqual=1) == {f"{own} cat": 1}
    assert found(api, tagStartsWith=own, objectTypeEqual=3) == {}
    api.ok("category.delete", {"id": made["id"]})
    assert found(api, tagStartsWith=own, objectTypeEqual=2) == {}


@pytest.mark.parametrize(("asked", "wanted"), [("x!", 0), ("x", 1), (" X ", 1)])
def test_a_tag_with_a_mark_is_not_found_by_itself(api: Api, asked: str, wanted: int) -> None:
    own = word()
    entry(api, tags=f"{own} {asked}")
    assert len(found(api, tagEqual=f" {own} {asked} ".lower())) == wanted


def test_accounts_do_not_share_tags(api: Api) -> None:
    own = word()
    entry(api, tags=own)
    assert found(api, "plain", tagStartsWith=own) == {}
