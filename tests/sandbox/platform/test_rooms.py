"""Rooms and their parts: where each action of a service is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaltura_sandbox.platform.accounts import Caller, Platform
from kaltura_sandbox.platform.rooms import Room
from kaltura_sandbox.platform.services import Part, Service, Traits, action, action_with


class Shelf(Service):
    id = "rooms_shelf"

    def word(self) -> str:
        return f"of {self.account.id}"

    @action
    def add_book(self) -> str:
        return "added"


class Lending(Part):
    extends = ("rooms_shelf",)

    @action_with(needs_session=False)
    def lend_book(self) -> str:
        return f"lent {self.room.word()}"


class AddingTwice(Part):
    extends = ("rooms_shelf",)

    @action
    def add_book(self) -> str:
        return "added again"


def test_an_action_is_done_by_the_room_or_by_a_part_of_it(tmp_path: Path) -> None:
    platform = Platform(tmp_path)
    room, caller = Room(Shelf, [Lending]), Caller(platform.account(7))
    assert room.method("addBook", caller)() == "added"
    assert room.method("lendBook", caller)() == "lent of 7"
    platform.close()


def test_a_room_knows_the_traits_of_its_parts_actions() -> None:
    room = Room(Shelf, [Lending])
    assert room.traits("addBook") == Traits()
    assert room.traits("lendBook") == Traits(needs_session=False)
    assert room.traits("word") is room.traits("burnBook") is None


def test_an_action_in_two_places_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="add_book is an action of AddingTwice and of another"):
        Room(Shelf, [AddingTwice])
