"""How entries play that are no videos: each topic says so of its own types.

A type's player answers playManifest, and says what a playback context tells: of which entry, where it is played.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from starlette.responses import Response

from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.access.access import Verdict
from kaltura_sandbox.topics.delivery.address import Address


class Player(ABC):
    """How an entry of a type plays; a topic's own is a class below this one. Made for one entry."""

    type: ClassVar[int]
    formats: ClassVar[tuple[str, ...]] = ()

    def __init__(self, account: Account, entry: Object) -> None:
        self.account = account
        self.entry = entry

    @abstractmethod
    def manifest(self, address: Address, verdict: Verdict) -> Response:
        """What playManifest answers; raises a Refusal."""

    def content(self) -> Object:
        """The entry whose rules and flavors a playback context tells."""
        return self.entry

    def flavors_of(self) -> Object:
        """The entry whose flavors a context tells; those of another one are told as if they were its own."""
        return self.entry

    @abstractmethod
    def sources(self, caller: Caller, params: Object, assets: list[Object]) -> list[Object] | None:
        """The sources of a playback context; None: where its flavors play, in these `formats` alone."""

    def finish(self, told: Object) -> Object:
        """What else a playback context tells."""
        return told


def of(account: Account, entry: Object) -> Player | None:
    """The player of an entry; None for videos, sounds and pictures, and for what nobody plays."""
    type_: Any = entry.values.get("type")
    kind = next((one for one in below(Player) if getattr(one, "type", None) == type_), None)
    return kind(account, entry) if kind else None
