"""Files of categories, of their members and of decisions: CSV that is uploaded, and what the platform made of it.

Cells name things of the scenario: categories and entries in columns of ids, users, and the steps of a path; names and
reference ids are unique on the server.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from hamcrest import assert_that, contains_string, equal_to
from parse import with_pattern

from features.support.api.nouns import CATEGORY, USER
from features.support.api.nouns.uploads import BULK_UPLOAD
from features.support.playing import playback
from features.support.scenario.world import World
from features.support.wire.client import FilePart
from features.support.wire.waiting import eventually

ACTIONS = {
    "categories": "category.addFromBulkUpload", "members": "categoryUser.addFromBulkUpload",
    "decisions": "categoryEntry.updateStatusFromBulk",
}  # fmt: skip
IDS = {"categoryId": CATEGORY.name, "entryId": "entry"}
UNIQUE = ("name", "referenceId", "categoryReferenceId")


@with_pattern("|".join(ACTIONS))
def kind(text: str) -> str:
    """RowsOf: "categories", "members" or "decisions"."""
    return text


def upload(world: World, what: str, name: str, table: Any) -> None:
    """The action for such a file, of a table as CSV, its first column named with a star."""
    rows = [[f"*{table.headings[0]}", *table.headings[1:]]]
    for row in table:
        rows.append([_cell(world, column, row[column]) for column in table.headings])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    file = FilePart(Path("rows.csv"), content=text.getvalue().encode())
    world.remember(BULK_UPLOAD, name, world.call(ACTIONS[what], {}, {"fileData": file}))


def _cell(world: World, column: str, text: str) -> str:
    if not text:
        return ""
    if column in IDS and text in world.records:
        return world.id(IDS[column], text)
    if column == "userId":
        return _user(world, text)
    if column == "relativePath":
        return ">".join(world.unique(step) for step in text.split(">"))
    return world.unique(text) if column in UNIQUE else text


def _user(world: World, name: str) -> str:
    """The id of a user; one who isn't there is tidied up if the upload makes him."""
    if name not in world.records:
        world.keep(USER, name, {"id": world.unique(name).replace(" ", "-")})
    return world.id(USER.name, name)


def must_be_there(world: World, table: Any) -> None:
    """There are categories of these full names with these fields, at once or soon; each goes by its last name."""
    for row in table:
        fields = dict(row.items())
        path = fields.pop("fullName")
        full = ">".join(world.unique(step) for step in path.split(">"))
        wanted = {name: _cell(world, name, text) for name, text in fields.items()}

        def there(full: str = full, wanted: dict[str, str] = wanted) -> Any:
            asked = {"objectType": CATEGORY.filter, "fullNameEqual": full}
            found = world.look("category.list", {"filter": asked}).get("objects", [])
            told = [{name: str(one.get(name, "")) for name in wanted} for one in found]
            assert_that(told, equal_to([wanted]), f'the category "{full}"')
            return found[0]

        with world.evidence.polling():
            world.keep(CATEGORY, path.rpartition(">")[2], eventually(there, world.run.settings.timeout))


def log_must_tell(world: World, name: str, table: Any) -> None:
    """Each of these texts is in the log of an upload, at once or soon."""
    wanted = [world.resolve(text) for text in (table.headings[0], *(row[0] for row in table))]

    query = f"id/{world.id(BULK_UPLOAD.name, name)}/ks/{world.acting() or ''}"

    def check() -> None:
        playback.fetch(world, f"/api_v3/service/{BULK_UPLOAD.service}/action/serveLog/{query}")
        log = world.delivery.body.decode()
        for text in wanted:
            assert_that(log, contains_string(text), f'the log of "{name}"')

    with world.evidence.polling():
        eventually(check, world.run.settings.lag)
