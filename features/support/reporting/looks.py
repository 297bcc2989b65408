"""What a scenario's steps looked at, for readers: which of its pictures are told, in which order, with which words.

A **frame** is a moment of a film: those of one film stand side by side, by their seconds. A **picture** is what an
address gave, told once however many steps judge it. A **screen** is a page in a browser, as a visitor sees it at the
end: what it showed on the way there differs from run to run.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image

from features.support.reporting import sheets

FRAME, PICTURE, SCREEN = "frame", "picture", "screen"
SAME = 0.012
"""Two pictures that differ less are one: it was asked for twice, or went through an encoder again."""


@dataclass(frozen=True)
class Look:
    """One picture that a step looked at: of what, and at which second of it."""

    kind: str
    name: str
    image: Image.Image
    at: float | None = None
    step: str = ""
    row: str = ""
    """The example of an outline, in a word."""
    told_size: tuple[int, int] | None = None

    @property
    def words(self) -> str:
        """What stands under it where several stand side by side."""
        moment = "" if self.at is None else f"{self.at:g} s"
        size = f"{self.size[0]} by {self.size[1]}" if self.row and self.kind == PICTURE else ""
        return "\n".join(filter(None, [self.row, moment, size]))

    @property
    def caption(self) -> str:
        """These words in one line."""
        first, *others = self.words.split("\n")
        return first + "".join(f" ({one})" for one in others)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of what was looked at, in pixels."""
        return self.told_size or self.image.size

    def told(self) -> dict[str, Any]:
        """As data for the written guides, no larger than they show it."""
        image = sheets.small(self.image, _alone(self.kind))
        data = base64.b64encode(sheets.jpeg(image)).decode()
        return {"kind": self.kind, "name": self.name, "at": self.at, "size": self.size, "jpeg": data}


def of(told: Mapping[str, Any], row: str = "") -> Look:
    """The look that `told` gave, with the step that the report's formatter has added."""
    image = sheets.opened(base64.b64decode(told["jpeg"]))
    step, (width, height) = str(told.get("step", "")), told["size"]
    return Look(told["kind"], told["name"], image, told["at"], step, row, (width, height))


def gathered(looks: Sequence[Look]) -> list[list[Look]]:
    """What belongs together, in the order in which it was looked at first."""
    groups: dict[tuple[str, str], list[Look]] = {}
    for look in looks:
        groups.setdefault((look.kind, look.name if look.kind == FRAME else ""), []).append(look)
    return [_CHOSEN[kind](group) for (kind, _), group in groups.items()]


def _frames(looks: list[Look]) -> list[Look]:
    by_moment = {(look.row, look.at): look for look in looks}
    rows = list(dict.fromkeys(look.row for look in looks))
    return sorted(by_moment.values(), key=lambda look: (rows.index(look.row), look.at or 0))


def _pictures(looks: list[Look]) -> list[Look]:
    told: list[Look] = []
    for look in looks:
        if all(sheets.difference(look.image, other.image) > SAME for other in told):
            told.append(look)
    return told


def _screens(looks: list[Look]) -> list[Look]:
    return list({look.row: look for look in looks}.values())


_CHOSEN = {FRAME: _frames, PICTURE: _pictures, SCREEN: _screens}


def title(looks: Sequence[Look]) -> str:
    """What a group shows, for those who don't see it: "Highlight at second 0, 0.5 and 9.5"."""
    moments = list(dict.fromkeys(f"{look.at:g}" for look in looks if look.at is not None))
    names = list(dict.fromkeys(look.name for look in looks))
    if moments:
        return f"{names[0]} at second {listed(moments)}"
    return listed(names)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def drawn(looks: Sequence[Look], width: int = 0) -> Image.Image:
    """A group as one picture, each of its pictures no wider than `width` (0: what suits their number)."""
    alone = _alone(looks[0].kind) if len(looks) == 1 else 0
    return sheets.sheet([(look.image, look.words) for look in looks], width or alone)


def _alone(kind: str) -> int:
    """How wide one picture alone is: the words on a page want more room."""
    return sheets.PAGE if kind == SCREEN else sheets.ALONE
