"""Members of categories from CSV files: categoryUser.addFromBulkUpload. A job does it row by row.

A row says what to do (action: 1 add, 2 update, 3 delete, 6 add or update; none is add) with the membership of a userId
in a category, which a categoryId or a categoryReferenceId names. Whoever is added by a file was set automatically,
unless the row says otherwise; a status lets the membership rest or wakes it.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.platform.wire import arguments
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads, csv_files
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import ADD, UPDATE, Done
from kaltura_sandbox.topics.categories import members

OBJECTS = "4"
DELETE, ADD_OR_UPDATE = "3", "6"
KNOWN = {"status": "1234", "permissionLevel": "01234", "updateMethod": "01"}
"""The values that columns may have."""
SETS = {str(members.ACTIVE): "activate", str(members.NOT_ACTIVE): "deactivate"}
NOBODY = (
    "NONE permission (4) level is not allowed. Users without permissions should not be added to categories. "
    "Use allowed permission value"
)
NO_CATEGORY = "Could not locate category by given reference ID."


class MemberUpload(Part):
    """categoryUser.addFromBulkUpload."""

    extends = ("categoryuser",)

    @action
    def add_from_bulk_upload(
        self, fileData: Upload, bulkUploadData: Object | None = None, bulkUploadCategoryUserData: Object | None = None  # noqa: N803
    ) -> Object:  # fmt: skip
        """Takes a CSV file of memberships. bulkUploadCategoryUserData has no properties, so it changes nothing."""
        name = bulkUploadData.fileName if bulkUploadData else None
        return bulk_uploads.begin(self.caller, csv_files.CSV, OBJECTS, fileData, name)


def _do(caller: Caller, row: dict[str, str]) -> Done:
    """What a row says; ApiError: it can't be."""
    if wrong := _wrong(row):
        raise csv_files.refused(wrong)
    category = row.get("categoryId") or _by_reference(caller, row["categoryReferenceId"])
    what, user = row.get("action", ADD), row["userId"]
    if what == ADD_OR_UPDATE:
        what = UPDATE if _is_there(caller, category, user) else ADD
    if what not in (ADD, UPDATE, DELETE):
        raise csv_files.UNKNOWN_ACTION(what)
    if what == DELETE:
        caller.room("categoryuser").delete(category, user)
        return Done(what, "", members.ACTIVE)
    given = _given(caller, row, category)
    if what == ADD:
        caller.room("categoryuser").add(given)
    else:
        caller.room("categoryuser").update(category, user, given)
    if step := SETS.get(row.get("status", "")):
        getattr(caller.room("categoryuser"), step)(category, user)
    return Done(what, "", members.ACTIVE)


def _wrong(row: dict[str, str]) -> str:
    """What is wrong with a row; of several things the platform tells the last."""
    told = [
        f"Wrong value passed for property {name}."
        for name, known in KNOWN.items()
        if row.get(name, "0") != "0" and row[name] not in tuple(known)
    ]
    if not row.get("userId"):
        told.insert(0, "Missing mandatory parameter userId")
    if not row.get("categoryId") and not row.get("categoryReferenceId"):
        told.insert(0, "Missing mandatory parameter categoryId")
    if row.get("permissionLevel") == str(members.NONE):
        told.append(NOBODY)
    return told[-1] if told else ""


def _by_reference(caller: Caller, reference: str) -> str:
    asked = Object("KalturaCategoryFilter", referenceIdEqual=reference)
    found = caller.room("category").list_(asked).objects or []
    if not found:
        raise csv_files.refused(NO_CATEGORY)
    return str(found[0].id)


def _is_there(caller: Caller, category: str, user: str) -> bool:
    try:
        caller.room("categoryuser").get(category, user)
    except ApiError:
        return False
    return True


def _given(caller: Caller, row: dict[str, str], category: str) -> Object:
    fields = {"updateMethod": str(members.AUTOMATIC)}
    fields |= {name: row[name] for name in ("userId", "permissionLevel", "updateMethod") if row.get(name)}
    sent = {"objectType": members.CLASS, "categoryId": category, **fields}
    return arguments.build(caller.account.platform.schema, members.CLASS, sent, "categoryUser")


csv_files.reads(OBJECTS, _do, csv_files.Failed(wrong=members.ACTIVE, refused=0))
