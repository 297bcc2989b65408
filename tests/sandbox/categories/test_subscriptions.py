"""Subscriptions of users who see a category through a group, and what ends them. Over HTTP."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest

from tests.sandbox.conftest import Api

SUBSCRIBE = "CATEGORY_SUBSCRIBE"
_numbers = itertools.count()


class Place:
    """A category with two groups for members, and a user in some groups who subscribes to it."""

    def __init__(self, api: Api, groups: str, names: str = SUBSCRIBE) -> None:
        number = next(_numbers)
        self.api, self.user = api, f"subscriber{number}"
        self.groups = {one: f"subscribing-{one}{number}" for one in "ab"}
        category = {"name": f"subscribed {number}", "privacyContext": "subscribed"}
        self.category = api.ok("category.add", {"category": category})["id"]
        api.ok("user.add", {"user": {"id": self.user}})
        for name, id_ in self.groups.items():
            api.ok("group_group.add", {"group": {"id": id_, "screenName": id_}})
            self.enter(id_, permissionLevel=3)
            if name in groups:
                api.ok("groupUser.add", {"groupUser": {"userId": self.user, "groupId": id_}})
        self.enter(self.user, permissionLevel=4, permissionNames=names)

    def enter(self, user: str, **fields: object) -> None:
        self.api.ok(
            "categoryUser.add", {"categoryUser": {"categoryId": self.category, "userId": user, **fields}}
        )

    def leave_group(self, name: str) -> None:
        self.api.ok("groupUser.delete", {"userId": self.user, "groupId": self.groups[name]})

    def expel(self, name: str) -> None:
        self.api.ok("categoryUser.delete", {"categoryId": self.category, "userId": self.groups[name]})

    def subscribes(self) -> bool:
        """Whether the user does, after the jobs had their time."""
        end = time.monotonic() + 0.7
        asked = {"categoryId": self.category, "userId": self.user}
        while not (gone := "code" in self.api.call("categoryUser.get", asked)) and time.monotonic() < end:
            time.sleep(0.05)
        return not gone


ENDS: list[Callable[[Place], None]] = [lambda place: place.leave_group("a"), lambda place: place.expel("a")]


@pytest.mark.parametrize("end", ENDS)
def test_a_subscription_ends_with_what_it_came_from(api: Api, end: Callable[[Place], None]) -> None:
    place = Place(api, "a")
    assert place.subscribes()
    end(place)
    assert not place.subscribes()


@pytest.mark.parametrize("end", ENDS)
def test_another_group_keeps_it(api: Api, end: Callable[[Place], None]) -> None:
    place = Place(api, "ab")
    end(place)
    assert place.subscribes()


@pytest.mark.parametrize("end", ENDS)
def test_a_membership_of_ones_own_stays(api: Api, end: Callable[[Place], None]) -> None:
    place = Place(api, "a", "CATEGORY_VIEW")
    end(place)
    assert place.subscribes()
