"""What deletes the shared samples of a page, for any language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from livingdocs.recorded.recording import Line, Recording

_SERVICES = {"media": "baseEntry"}  # whose delete takes any kind of entry
_PARAMETERS = {"baseEntry": "entryId"}


class Deletion(NamedTuple):
    """The service whose delete it is, the name of the id in the call, and the variable that holds it."""

    service: str
    parameter: str
    variable: str


def deletions(recording: Recording) -> Iterator[Deletion]:
    """One for each object that the samples' lines add and don't delete, the last first."""
    for lines in reversed(list(recording.samples.values())):
        yield from _of_sample(lines)


def _of_sample(lines: list[Line]) -> Iterator[Deletion]:
    gone = {line.label.partition(".")[0] for line in lines if line.label.endswith(".delete")}
    for line in reversed(lines):
        service = line.label.partition(".")[0]
        if line.label.endswith(".add") and service not in gone:
            service = _SERVICES.get(service, service)
            for variable in line.gives:
                yield Deletion(service, _PARAMETERS.get(service, "id"), variable)
