"""Files with many objects in them."""

from __future__ import annotations

from features.support.api import enums
from features.support.api.nouns.noun import Noun

BULK_UPLOAD = Noun(
    name="bulk upload",
    service="bulkUpload_bulk",
    object_type="KalturaBulkUpload",
    parameter="",  # made by an action of the objects' own service
    enums={"status": enums.BATCH_JOB_STATUS},
    named=False,
    failed=("FAILED", "ABORTED", "FATAL"),
)
