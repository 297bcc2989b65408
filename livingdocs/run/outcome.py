"""What a run came to: outcomes of scenarios, added up and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass(frozen=True)
class Outcome:
    """One scenario: `location` is file:line, `message` the reason of a skip or the first lines of a failure.

    `guide` names its guide, and its section in it.

    `failures` are the messages of the tries before the last one.
    """

    guide: str
    title: str
    location: str
    status: str
    message: str = ""
    seconds: float = 0.0
    failures: tuple[str, ...] = ()


@dataclass
class Tally:
    """All outcomes of a run, and what went wrong outside any scenario."""

    outcomes: list[Outcome] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stopped: bool = False
    why: str = "the run was stopped"

    def of(self, status: str) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.status == status]

    def retried(self) -> list[Outcome]:
        """What passed, but not at once."""
        return [outcome for outcome in self.of(PASSED) if outcome.failures]

    @property
    def good(self) -> bool:
        """Every scenario that ran passed, at least one ran, nothing else went wrong, and nobody stopped the run."""
        return bool(self.of(PASSED)) and not self.of(FAILED) and not self.errors and not self.stopped

    def closing_line(self) -> str:
        passed, failed, skipped = (len(self.of(status)) for status in (PASSED, FAILED, SKIPPED))
        return f"guides: {passed} passed, {failed} failed, {skipped} skipped"

    def lines(self, seconds: float, report: str) -> Iterable[str]:
        """The last lines of a run, closing line last. `report` says where the report is, or why there is none."""
        for outcome in sorted(self.of(FAILED), key=lambda item: item.location):
            yield f"FAILED  {outcome.guide}: {outcome.title}"
            yield f"        {outcome.location}"
            yield from (f"        {line}" for line in outcome.message.splitlines()[:6])
        yield from (f"ERROR   {error}" for error in self.errors)
        for outcome in sorted(self.retried(), key=lambda item: item.location):
            yield f"RETRIED {outcome.guide}: {outcome.title} passed at try {len(outcome.failures) + 1}"
            yield f"        {outcome.location}, before: {first_line(outcome.failures[0])}"
        reasons = Counter(outcome.message or "no reason given" for outcome in self.of(SKIPPED))
        for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
            yield f"SKIPPED {count} × {reason}"
        if self.stopped:
            if not self.why.startswith("the run was stopped"):
                yield f"STOPPED {self.why}"
            yield "The run was stopped before its end; what is listed is what had run until then."
        elif not self.of(PASSED) and not self.of(FAILED):
            yield "No scenario ran: a run that checks nothing counts as failed."
        yield f"Took {duration(seconds)}. {report}"
        yield self.closing_line()


def first_line(text: str) -> str:
    """What a failure says under the name of its step, or the name where it says nothing."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[1] if len(lines) > 1 else "".join(lines)


def duration(seconds: float) -> str:
    """1:05 for sixty-five seconds, 0.8 s for less than one, 12 s for less than a minute."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d} min" if minutes else f"{rest} s"
