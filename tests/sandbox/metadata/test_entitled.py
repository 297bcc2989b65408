"""Values of what a session under entitlement doesn't see."""

from __future__ import annotations

import pytest

from tests.sandbox.categories.conftest import entitled, entry, join, word
from tests.sandbox.conftest import Api
from tests.sandbox.metadata.conftest import VALUES, Profile, element


@pytest.mark.parametrize("kind", [1, 2])
@pytest.mark.parametrize("how", ["objectIdEqual", "objectIdIn"])
def test_values_are_listed_to_who_sees_their_object(api: Api, profile: Profile, kind: int, how: str) -> None:
    context, member = word(), word()
    fields = {"name": word(), "privacyContext": context}
    category = api.ok("category.add", {"category": fields})["id"]
    api.ok("category.update", {"id": category, "category": {"privacy": 3, "appearInList": 3}})
    join(api, member, category)
    described = entry(api, category) if kind == 1 else category
    sent = {"metadataProfileId": profile(element("A"), kind=kind), "objectType": kind, "objectId": described}
    api.ok(f"{VALUES}.add", sent | {"xmlData": "<metadata><A>x</A></metadata>"})

    def count(ks: str) -> int:
        asked = {"filter": {"metadataObjectTypeEqual": kind, how: described}}
        return int(api.ok(f"{VALUES}.list", asked, ks=ks)["totalCount"])

    assert count("admin") == 1
    assert count(entitled(api, context, member, type=2)) == 1
    assert count(entitled(api, context, word(), type=2)) == 0
