"""What is at work beside a scenario's calls, an encoder: the line that a shell runs, read for other languages.

features/support/live writes these lines, of which there are few shapes: a program in the background, and its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from livingdocs.recorded.exchanges import VARIABLE
from livingdocs.recorded.recording import Line
from livingdocs.recorded.requests import Text, words_of

MARK = "encoder "
BEGINS, STOPS, IS_LOST, ENDS, IS_TURNED_AWAY = (
    f"{MARK}{act}" for act in ("begins", "stops", "is lost", "ends", "is turned away")
)


@dataclass(frozen=True)
class Beside:
    """What a line does with a program. `variable` stands for its process, `words` are those of its command."""

    act: str
    variable: str
    words: tuple[Text, ...] = ()


def is_beside(line: Line) -> bool:
    """Whether it is no call but something at work beside them."""
    return line.label.startswith(MARK)


def is_call(line: Line) -> bool:
    """Whether it is a request: no recipe, no mere mention, nothing beside the calls."""
    return line.part not in ("made", "again") and not is_beside(line)


def beside_of(line: Line) -> Beside:
    """What such a line does."""
    if line.label == BEGINS:
        command, _, _ = line.command.rpartition("&\n")
        return Beside(line.label, next(iter(line.gives)), tuple(words_of(command)))
    return Beside(line.label, VARIABLE.findall(line.command)[-1])


def begun(lines: list[Line]) -> list[str]:
    """The variables of what these lines begin."""
    return list(dict.fromkeys(beside_of(line).variable for line in lines if line.label == BEGINS))


def at_work(lines: list[Line]) -> list[str]:
    """The variables of what they begin and don't end."""
    ended = {beside_of(line).variable for line in lines if is_beside(line) and line.label != BEGINS}
    return [name for name in begun(lines) if name not in ended]
