"""Kinds of cue points: what is special about the points of each class of the API.

A kind is a class below :class:`CuePointKind`, found by being there, so that a topic above adds its own::

    class Question(CuePointKind):
        class_name, type = "KalturaQuestionCuePoint", "quiz.QUIZ_QUESTION"

        def check_new(self, point: Object) -> None: ...

It is made for one call, with its caller. What follows from a point that was stored or deleted, by whatever way, is a
consumer of the events of ``cue_points.KIND`` (kaltura_sandbox/platform/events.py).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.classes import below
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.store.filters import Condition


class CuePointKind:
    """The points of one class; the defaults are those of the plainest kind."""

    class_name: ClassVar[str]  # in the API
    type: ClassVar[str]  # cuePointType
    public: ClassVar[bool] = False  # everybody who may list sees all of them
    momentary: ClassVar[bool] = False
    has_end: ClassVar[bool] = False  # its endTime is its startTime unless it is told
    required: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[dict[str, Any]] = {}
    bare: ClassVar[dict[str, Any] | None] = None
    """The defaults of points that come from a file, where they are others than those of ``add``."""
    numbers: ClassVar[tuple[str, ...]] = ()  # enums of texts that are told as numbers
    truths: ClassVar[tuple[str, ...]] = ()  # NullableBooleans, told as true or false
    unheard: ClassVar[tuple[str, ...]] = ()
    """Properties that add and update pass over, for they need a permission that no account is given (measured)."""
    clone_option: ClassVar[str] = ""
    """BaseEntryCloneOptions by which points come along when an entry is cloned."""
    core: ClassVar[dict[str, str]] = {}
    """What the properties are to the platform (name, text, subType), by which another class reads them."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.account = caller.account

    def complete(self, point: Object) -> None:
        """Fills in what a new point takes from elsewhere, before it is judged."""

    def check_first(self, point: Object) -> None:
        """Refuses a new point before entry and times are looked at."""

    def check_new(self, point: Object) -> None:
        """Refuses a new point after entry, times and tags were found good."""

    def check_change(self, point: Object, changes: Object) -> None:
        """Refuses changes before times are looked at; the point is as it was."""

    def judges_end(self, point: Object, changes: Object | None = None) -> bool:
        """Whether endTime and duration are judged."""
        return self.has_end

    def settle(self, point: Object) -> None:
        """Brings a new or changed point into the form in which it is stored."""

    def status(self, point: Object) -> int | None:
        """The status of a new point; None: READY."""
        return None

    def is_public(self, point: Object) -> bool:
        """Whether everybody who may list sees this one."""
        return self.public

    def may_copy(self, point: Object, entry: Object) -> bool:
        """Whether a point may be copied to an entry."""
        return True

    def goes_with_entry(self, twin: Object, included: Collection[str]) -> bool:
        """Whether points come along when an entry is cloned as ``twin``, with what the caller asked for."""
        return self.clone_option in included

    def goes_with_clip(self) -> bool:
        """Whether points come along when an entry is clipped."""
        return True

    def before_copy(self, point: Object, copy: Object) -> None:
        """What a copy has differently; both have their ids."""

    def is_open(self, filter_: Object) -> bool:
        """Whether a list by this filter, of the kind's own class, shows visitors the points of others too."""
        return False

    def condition(self) -> Condition | None:
        """A condition on what lists show of this kind to this caller, beside who sees whose."""
        return None


def all_kinds() -> list[type[CuePointKind]]:
    """All kinds there are, by their type."""
    return sorted(
        (one for one in below(CuePointKind) if "class_name" in vars(one)), key=lambda kind: kind.type
    )


def of(caller: Caller, class_name: str) -> CuePointKind:
    """The kind of a class, for a call; SANDBOX_NOT_IMPLEMENTED where no topic has it."""
    for kind in all_kinds():
        if kind.class_name == class_name:
            return kind(caller)
    raise errors.SANDBOX_NOT_IMPLEMENTED(f"cue points of the class {class_name}")
