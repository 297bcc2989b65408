"""Lists of sessions under entitlement: what the indexes find is what the rule says, on data made at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaltura_sandbox import assembly
from kaltura_sandbox.platform import ks
from kaltura_sandbox.platform.accounts import Account, Caller, Platform, now
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.categories import entitled_rows
from kaltura_sandbox.topics.entries import entitlement
from tests.sandbox.categories.conftest import Make, entitled, entry, word
from tests.sandbox.conftest import Api

PARTNER = 7
PEOPLE = ["ann", "Ann", "ANN ", "bob", "josé", "Jose", "team", "0", "", None]
CONTEXTS = ["", "", "north", "south", "north,south"]


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    platform = Platform(Path(tmp_path_factory.mktemp("entitled")), assembly.rooms())
    platform.store.put("partner", Object("KalturaPartner", id=PARTNER, _features=["*"]), PARTNER)
    yield platform.account(PARTNER)
    platform.store.close()


def filled(account: Account, chance: random.Random) -> None:
    """Entries, categories, places and members, in place of those from before."""
    account.store.execute("DELETE FROM objects WHERE kind != 'partner'")
    for number in range(1, 13):
        context = chance.choice(CONTEXTS)
        account.store.put("category", Object(
            "KalturaCategory", id=number, partnerId=PARTNER, privacyContexts=context,
            privacy=chance.choice([1, 2, 3, 3]), status=chance.choice([2, 2, 2, 3]),
            inheritedParentId=chance.choice([None, None, 1, 2]),
        ))  # fmt: skip
        for user in {"ann", "jose", "team"}:
            level, status = chance.choice([0, 3, 4]), chance.choice([1, 1, 2, 4])
            one = Object(
                "KalturaCategoryUser", categoryId=number, userId=user, permissionLevel=level, status=status
            )
            account.store.put("category_user", one, PARTNER, f"{number}:{user}")
    member = Object(
        "KalturaGroupUser", id="1", userId="bob", groupId="team", groupType=0, _path=f"{PARTNER}:bob/team"
    )
    account.store.put("group_user", member, PARTNER)
    for number in range(60):
        entry = Object("KalturaMediaEntry", id=f"0_{number}", partnerId=PARTNER, userId=chance.choice(PEOPLE))
        for name in entitlement.ENTITLED:
            some = chance.sample(PEOPLE, 2) if chance.random() < 0.2 else []
            entry.values[name] = ",".join(one.strip() for one in some if one)
        account.store.put("entry", entry)
        for category in chance.sample(range(1, 13), chance.choice([0, 0, 1, 1, 2, 3])):
            place(account, category, entry.id, chance.choice([1, 2, 2, 3, 4]))


def place(account: Account, category: int, entry_id: str, status: int) -> None:
    contexts = account.get("category", category).privacyContexts  # type: ignore[union-attr]
    one = Object(
        "KalturaCategoryEntry", categoryId=category, entryId=entry_id, status=status, _contexts=contexts
    )
    account.store.put("category_entry", one, PARTNER, f"{category}:{entry_id}")


def key(user: Any) -> str:
    return str(user or "").rstrip(" ").lower().replace("é", "e")


def seen(account: Account, caller: Caller) -> set[str]:
    """What the rule says, entry by entry."""
    me = key(caller.user_id)
    mine = set() if me in ("", "0") else {me} | ({"team"} if me == "bob" else set())
    contexts, places = set(entitlement.contexts(caller.session)), account.find("category_entry")
    categories = {one.id: one for one in account.find("category")}
    members = {(one.categoryId, one.userId): one for one in account.find("category_user")}

    def admits(category: Object) -> bool:
        root = category.inheritedParentId or category.id
        held = [members[root, one] for one in mine if (root, one) in members]
        joined = any(one.status == 1 and one.permissionLevel != 4 for one in held)
        opened = category.privacy == 1 or (category.privacy == 2 and me not in ("", "0"))
        return (
            category.status == 2
            and bool(contexts & set(split(category.privacyContexts)))
            and (opened or joined)
        )

    def shows(entry: Object) -> bool:
        named = {
            key(entry.userId),
            *(key(one) for name in entitlement.ENTITLED for one in split(entry.values[name])),
        }
        exempt = (caller.session.parsed if caller.session else {}).get(entitlement.EXEMPT, [])
        if mine & named or entry.id in exempt:
            return True
        there = [one for one in places if one.entryId == entry.id and one.status in (1, 2)]
        if contexts:
            return any(admits(categories[one.categoryId]) for one in there)
        return not there or any(not one._contexts for one in there)

    return {entry.id for entry in account.find("entry") if shows(entry)}


def listed(account: Account, caller: Caller, all_of_account: bool) -> set[str]:
    (condition,) = entitlement.restrictions(caller, all_of_account=all_of_account)
    return {one.id for one in account.store.find(account.query("entry").add(condition))}


def callers(account: Account) -> Iterator[Caller]:
    for user in ("ann", "ANN", "bob", "José", "nobody", "", "0"):
        for more in ("", "privacycontext:north", "privacycontext:south", f"{entitlement.EXEMPT}:0_3"):
            privileges = ",".join(filter(None, ("enableentitlement", more)))
            yield Caller(account, ks.Session(PARTNER, 0, user, now() + 60, privileges))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("few", [0, 5, 2_000])
def test_lists_show_what_the_rule_says_by_whichever_way_they_are_asked(
    account: Account, seed: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entitled_rows, "FEW", few)
    filled(account, random.Random(seed))
    sizes = set()
    for caller in callers(account):
        wanted = seen(account, caller)
        told = f"{caller.user_id!r} by {caller.session.privileges if caller.session else None}"
        assert listed(account, caller, all_of_account=False) == wanted, told
        assert listed(account, caller, all_of_account=True) == wanted, told
        sizes.add(len(wanted))
    assert len(sizes) > 4, "the data tell no callers apart"


def test_a_search_finds_children_by_who_sees_their_parent(api: Api, category: Make) -> None:
    context, mark = word(), word()
    club, staff = (category(privacyContext=context, privacy=one)["id"] for one in (3, 2))
    hidden, shown_ = entry(api, club), entry(api, staff)
    beside = [entry(api, parentEntryId=film, name=mark) for film in (hidden, shown_)]
    items = [
        {"objectType": "KalturaESearchEntryItem", "fieldName": "parent_id", "itemType": 1, "searchTerm": film}
        for film in (hidden, shown_)
    ]
    operator = {"objectType": "KalturaESearchEntryOperator", "operator": 2, "searchItems": items}
    params = {
        "objectType": "KalturaESearchEntryParams", "searchOperator": operator, "objectStatuses": "2,7",
    }  # fmt: skip

    def found(ks: str) -> set[str]:
        answer = api.ok("elasticsearch_esearch.searchEntry", {"searchParams": params}, ks=ks)
        return {one["object"]["id"] for one in answer["objects"]}

    assert found("admin") == set(beside)
    assert found(entitled(api, context)) == {beside[1]}
