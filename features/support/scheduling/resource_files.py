"""Files of resources: CSV that is uploaded, and what the platform made of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from hamcrest import assert_that, equal_to

from features.support.api.nouns import Noun
from features.support.api.nouns.scheduling import RESOURCES
from features.support.api.nouns.uploads import BULK_UPLOAD
from features.support.scenario.world import World
from features.support.wire.client import FilePart
from features.support.wire.waiting import eventually

NAMES = ("name", "systemName")


def upload(world: World, name: str, table: Any) -> None:
    """scheduleResource.addFromBulkUpload of a table as CSV, its first column named with a star; names are unique."""
    rows = [list(table.headings), *(list(row.cells) for row in table)]
    unique = [number for number, column in enumerate(table.headings) if column in NAMES]
    for row in rows[1:]:
        for number in unique:
            row[number] = world.unique(row[number]) if row[number] else ""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[f"*{rows[0][0]}", *rows[0][1:]], *rows[1:]])
    file = FilePart(Path("resources.csv"), content=text.getvalue().encode())
    answer = world.call(f"{RESOURCES}.addFromBulkUpload", {}, {"fileData": file})
    world.remember(BULK_UPLOAD, name, answer)


def must_be_made(world: World, system_name: str, noun: Noun, name: str) -> None:
    """There is a resource of the kind with this system name, at once or soon; from now on `name` means it."""
    asked = {"objectType": noun.filter, "systemNameEqual": world.unique(system_name)}

    def there() -> Any:
        found = world.look(f"{RESOURCES}.list", {"filter": asked})["objects"]
        assert_that(len(found), equal_to(1), f"resources with the system name {system_name}")
        return found[0]

    with world.evidence.polling():
        world.keep(noun, name, eventually(there, world.run.settings.timeout))
