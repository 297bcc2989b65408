"""Many entries put into a category at once, and many decided about, by jobs.

categoryEntry.addFromBulkUpload takes a filter instead of a file. What it finds, entries in categories or places of
theirs, is put into the category of the templateObject; what is there already is no error.
categoryEntry.updateStatusFromBulk takes a CSV file of entryId and categoryId; action 7 lets in, 8 turns away, and none
lets in.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads, csv_files
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import ADD, Done, Reading, Row
from kaltura_sandbox.topics.categories import assignments, category_errors

FILTER, OBJECTS = "bulkUploadFilter.FILTER", "5"
STEPS = {"7": "activate", "8": "reject"}
NAMING = {
    "KalturaBaseEntryFilter": (
        "idEqual", "idIn", "categoriesIdsMatchOr", "categoriesMatchAnd", "categoriesMatchOr", "categoriesIdsMatchAnd",
    ),
    "KalturaCategoryEntryFilter": ("entryIdEqual", "categoryIdIn", "categoryIdEqual"),
}  # fmt: skip
"""What a filter must name, by its class."""
MISSING = "Mandatory Column missing from CSV"
AT_ONCE = Object("KalturaFilterPager", pageSize=500, pageIndex=1)


class AssignmentUpload(Part):
    """categoryEntry.addFromBulkUpload and updateStatusFromBulk."""

    extends = ("categoryentry",)

    @action
    def add_from_bulk_upload(
        self, bulkUploadData: Object, bulkUploadCategoryEntryData: Object | None = None  # noqa: N803
    ) -> Object:  # fmt: skip
        """Puts what a filter finds into a category. MUST_FILTER_ON_ENTRY_OR_CATEGORY where it names neither.

        bulkUploadCategoryEntryData has no field, and does nothing.
        """
        asked = bulkUploadData.filter
        schema = self.platform.schema
        for kind, names in NAMING.items():
            is_one = asked is not None and schema.is_a(asked.objectType, kind)
            if is_one and not any(asked.values.get(name) for name in names):
                raise category_errors.MUST_FILTER_ON_ENTRY_OR_CATEGORY()
        template = bulkUploadData.templateObject
        notes = {"filter": asked, "template": template}
        return bulk_uploads.begin_without_file(self.caller, FILTER, OBJECTS, **notes)

    @action
    def update_status_from_bulk(
        self, fileData: Upload, bulkUploadData: Object | None = None,  # noqa: N803
        bulkUploadCategoryEntryData: Object | None = None,  # noqa: N803
    ) -> Object:  # fmt: skip
        """Takes a CSV file of decisions about entries that wait in categories.

        bulkUploadCategoryEntryData has no field, and does nothing.
        """
        name = bulkUploadData.fileName if bulkUploadData else None
        return bulk_uploads.begin(self.caller, csv_files.CSV, OBJECTS, fileData, name)


def _decide(caller: Caller, row: dict[str, str]) -> Done:
    if not row.get("entryId") or not row.get("categoryId"):
        raise csv_files.refused(MISSING)
    what = row.get("action", "7")
    if what not in STEPS:
        raise csv_files.UNKNOWN_ACTION(what)
    getattr(caller.room("categoryentry"), STEPS[what])(row["entryId"], row["categoryId"])
    return Done(what, "", "")


def _found(account: Account, upload: Object, content: bytes) -> list[Row]:
    """A row for each place that the filter finds: of an entry the first category that it is in."""
    caller, notes = administrator(account, upload._user), upload._notes or {}
    asked = notes.get("filter")
    if asked is None:
        return []
    if asked.objectType == "KalturaCategoryEntryFilter":
        places = (
            caller.room("categoryentry").list_(asked.copy(statusEqual=assignments.ACTIVE), AT_ONCE).objects
        )
    else:
        entries = caller.room("baseentry").list_(asked, AT_ONCE).objects or []
        places = [_first_place(account, one.id) for one in entries]
    return [Row("", partial(_assign, caller, place, notes.get("template"))) for place in places or []]


def _first_place(account: Account, entry_id: str) -> Object | None:
    states = (assignments.ACTIVE, assignments.PENDING, assignments.REJECTED)
    return next(iter(assignments.of_entry(account, entry_id, *states)), None)


def _assign(caller: Caller, place: Object | None, template: Object | None) -> Done:
    told: dict[str, Any] = template.values if template else {}
    given = Object(
        assignments.CLASS, entryId=told.get("entryId") or (place.entryId if place else None),
        categoryId=told.get("categoryId") or (place.categoryId if place else None),
    )  # fmt: skip
    try:
        caller.room("categoryentry").add(given)
    except ApiError as refusal:
        if refusal.code != category_errors.CATEGORY_ENTRY_ALREADY_EXISTS.code:
            raise
    return Done(ADD, f"{place.categoryId}:{place.entryId}" if place else "", place.status if place else "")


def _log(account: Account, upload: Object) -> bytes:
    """What became of each place, one block after the other, as PHP prints lists."""
    names = {"bulkUploadResultStatus": "status", "objectId": "objectId", "objectStatus": "objectStatus"}
    blocks = []
    for one in bulk_uploads.results(account, upload):
        told = {name: one.get(key, "") for name, key in names.items()}
        told["errorDescription"] = one.get("errorDescription") or ""
        lines = "".join(f"    [{name}] => {value}\n" for name, value in told.items())
        blocks.append(f"Array\n(\n{lines})\n")
    return "".join(blocks).encode() or b"Log file is not ready"


csv_files.reads(OBJECTS, _decide, csv_files.Failed(refused=0))
bulk_uploads.reads(f"{FILTER}/{OBJECTS}", Reading(_found, _log, "text/plain"))
