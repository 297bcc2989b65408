"""Categories from CSV files: category.addFromBulkUpload. A job makes, changes and deletes them, row by row.

A row says what to do (action: 1 add, 2 update, 3 delete, 6 add or update; none is add) with a category that a
categoryId names, or a referenceId beneath a relativePath; what is added or changed lies beneath the relativePath. The
rows before it may have made that.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire import arguments
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads, csv_files
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import ADD, UPDATE, Done
from kaltura_sandbox.topics.categories import categories

OBJECTS = "2"
DELETE, ADD_OR_UPDATE = "3", "6"
TEXTS = (
    "name", "tags", "description", "referenceId", "contributionPolicy", "privacy", "appearInList", "inheritanceType",
    "owner", "partnerData",
)  # fmt: skip
NUMBERS = ("defaultPermissionLevel", "userJoinPolicy", "partnerSortValue", "moderation")
"""Columns whose 0 counts; of the others a 0 says nothing."""
NO_NAME = "Mandatory Column [name] missing from CSV."
NOT_FOUND = "Category reference ID not found under the provided relativePath"
NAMELESS = {UPDATE: " - categoryId/referenceId", DELETE: ""}
"""What the platform adds to its words where a row names no category."""


class CategoryUpload(Part):
    """category.addFromBulkUpload."""

    extends = ("category",)

    @action
    def add_from_bulk_upload(
        self, fileData: Upload, bulkUploadData: Object | None = None, bulkUploadCategoryData: Object | None = None  # noqa: N803
    ) -> Object:  # fmt: skip
        """Takes a CSV file of categories. bulkUploadCategoryData has no properties, so it changes nothing."""
        name = bulkUploadData.fileName if bulkUploadData else None
        return bulk_uploads.begin(self.caller, csv_files.CSV, OBJECTS, fileData, name)


def _do(caller: Caller, row: dict[str, str]) -> Done:
    """What a row says; ApiError: it can't be."""
    what = row.get("action", ADD)
    if what == ADD_OR_UPDATE:
        what = UPDATE if _known(caller, row) else ADD
    if what not in (ADD, UPDATE, DELETE):
        raise csv_files.UNKNOWN_ACTION(what)
    if what == ADD and not row.get("name"):
        raise csv_files.refused(NO_NAME)
    if what == ADD:
        return _done(what, caller.room("category").add(_given(caller, row)))
    if not row.get("categoryId") and not row.get("referenceId"):
        raise csv_files.refused(f"Mandatory parameters missing for action [{what}]{NAMELESS[what]}")
    known = _known(caller, row)
    if known is None:
        raise csv_files.refused(NOT_FOUND)
    if what == UPDATE:
        return _done(what, caller.room("category").update(known, _given(caller, row)))
    caller.room("category").delete(known)
    return Done(what, known, categories.ACTIVE)


def _done(what: str, category: Object) -> Done:
    return Done(what, str(category.id), categories.ACTIVE)


def _known(caller: Caller, row: dict[str, str]) -> str | None:
    """The id of the category that a row names, whether it is there or not; None where a reference leads nowhere."""
    if row.get("categoryId"):
        return row["categoryId"]
    if not row.get("referenceId"):
        return None
    asked = {"referenceIdEqual": row["referenceId"]}
    if row.get("relativePath"):
        asked["fullNameStartsWith"] = row["relativePath"]
    found = _listed(caller, **asked)
    return str(found[0].id) if found else None


def _given(caller: Caller, row: dict[str, str]) -> Object:
    fields: dict[str, Any] = {name: row[name] for name in TEXTS if row.get(name, "0") != "0"}
    fields |= {name: row[name] for name in NUMBERS if row.get(name)}
    if path := row.get("relativePath"):
        above = _listed(caller, fullNameEqual=path)
        if not above:
            raise csv_files.refused(f"Parent category not found for full name [{path}]")
        fields["parentId"] = str(above[0].id)
    sent = {"objectType": categories.CLASS, **fields}
    return arguments.build(caller.account.platform.schema, categories.CLASS, sent, "category")


def _listed(caller: Caller, **asked: str) -> list[Object]:
    wanted = Object("KalturaCategoryFilter", **asked)
    found: list[Object] = caller.room("category").list_(wanted).objects or []
    return found


csv_files.reads(
    OBJECTS, _do, csv_files.Failed(wrong=categories.ACTIVE, refused=categories.ACTIVE, named="categoryId")
)
