"""FEATURE_DISABLE_CATEGORY_LIMIT, which the operator grants: what it takes away and what it gives, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.accounts.conftest import Accounts, Made
from tests.sandbox.conftest import Api

LIMIT = 32


@pytest.fixture
def many(api: Api, accounts: Accounts) -> Made:
    """An account without a limit of categories."""
    made = accounts.make()
    granted = {"name": "FEATURE_DISABLE_CATEGORY_LIMIT", "status": 1, "type": 2}
    accounts.configure(made, permissions=[{"objectType": "KalturaPermission", **granted}])
    return made


def category(api: Api, made: Made, name: str, **more: Any) -> Any:
    return api.call("category.add", {"category": {"name": name, **more}}, ks=made.ks)


def placed(api: Api, made: Made, most: int, **more: Any) -> list[Any]:
    """What becomes of an entry that is put into so many categories, one after the other."""
    ids = [category(api, made, f"c{number}", **more)["id"] for number in range(most)]
    entry = api.ok("media.add", {"entry": {"mediaType": 1, "name": "x", "categories": "named"}}, ks=made.ks)[
        "id"
    ]
    for id_ in ids:
        told = api.call(
            "categoryEntry.add", {"categoryEntry": {"entryId": entry, "categoryId": id_}}, ks=made.ks
        )
    return [told.get("code"), api.ok("media.get", {"entryId": entry}, ks=made.ks).get("categories")]


def test_an_entry_is_in_more_categories_and_tells_none(api: Api, many: Made, accounts: Accounts) -> None:
    assert placed(api, many, LIMIT + 1) == [None, None]
    code, named = placed(api, accounts.make(), LIMIT + 1)
    assert (code, named.split(",")[0]) == ("MAX_CATEGORIES_FOR_ENTRY_REACHED", "named")


def test_a_category_has_one_context_at_most(api: Api, many: Made) -> None:
    assert category(api, many, "one", privacyContext="alpha1")["privacyContext"] == "alpha1"
    refused = category(api, many, "two", privacyContext="alpha1,beta2")
    assert (refused["code"], refused["args"]) == (
        "PARTNER_CATEGORY_TOO_MANY_PRIVACY_CONTEXTS",
        {"COUNT": "2"},
    )
    assert category(api, many, "default", privacyContext="alpha1,NOTDEFAULTPC1")["name"] == "default"
