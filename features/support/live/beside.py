"""An encoder beside the calls of a scenario: what it does, told as the command that a reader's shell runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from features.support.scenario.world import World
from features.support.viewing.encoder import Encoder
from features.support.wire.settings import ROOT

BEGINS, STOPS, IS_LOST, ENDS, IS_TURNED_AWAY = (
    f"encoder {act}" for act in ("begins", "stops", "is lost", "ends", "is turned away")
)


class Beside(Encoder):
    """An encoder that tells what becomes of it. `variable` stands for its process."""

    def __init__(
        self,
        world: World,
        variable: str,
        film: Path,
        target: Sequence[str],
        seconds: float | None = None,
        stored: float = 0,
    ) -> None:
        super().__init__(film, target, seconds, stored)
        self._world, self._variable = world, variable
        self._ends = seconds is not None  # by itself, or as was told
        words = [word.removeprefix(f"{ROOT}/") for word in self.words]
        world.evidence.beside(BEGINS, words, f"&\n{variable}=$!", variable)

    def stop(self) -> None:
        self._tell(STOPS, "kill")
        super().stop()

    def lose(self) -> None:
        if not self._ends:
            self._tell(IS_LOST, "kill", "-9")
        super().lose()

    def end(self, seconds: float) -> int:
        """Its exit code, once it has ended by itself; AssertionError where that takes longer than so many s."""
        self._tell(ENDS, "wait")
        return self.wait(seconds)

    def be_turned_away(self, seconds: float) -> int:
        """The same of one that nobody lets in."""
        self._tell(IS_TURNED_AWAY, "wait", ending=' || echo "turned away"')
        return self.wait(seconds)

    def _tell(self, label: str, *words: str, ending: str = "") -> None:
        self._ends = True
        self._world.evidence.beside(label, words, f'"${self._variable}"{ending}')
