"""exportCsv: files with a line for each user, entry or category, written by a job.

The platform mails the address of the file to whoever asked. The sandbox sends no mail: it writes that address to its
log. The file's name is export_<account>_<job>.csv; a session with the privilege download:<name> may fetch it.

media.exportToCsv, by a search, is in topics/esearch. Left out: options (a title above the header),
formatted columns.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from kaltura_sandbox.platform import ks, present
from kaltura_sandbox.platform.accounts import Account, Caller, Platform, now
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.platform.services import Served, Service, action
from kaltura_sandbox.platform.store.leftovers import clears
from kaltura_sandbox.topics.csv_exports import csv_export
from kaltura_sandbox.topics.csv_exports.csv_serving import serve

log = logging.getLogger(__name__)
PAGE, HOUR = 500, 3600  # lines; s
LIFE = 24 * HOUR  # s of an export, as of the session in the address that the platform mails
FILTERS = {
    "user": "KalturaUserFilter",
    "baseentry": "KalturaBaseEntryFilter",
    "category": "KalturaCategoryFilter",
}
COLUMNS = {
    "user": {"User ID": "id", "First Name": "firstName", "Last Name": "lastName", "Email": "email"},
    "baseentry": {"Entry ID": "id", "Name": "name"},
    "category": {"Category Id": "id", "Full Name": "fullName"},
}


class ExportCsvService(Service):
    """exportCsv: serveCsv. What asks for files is shown in user, baseEntry and category."""

    id = "exportcsv"

    @action
    def serve_csv(self, id: str) -> Served:  # noqa: A002
        return serve(self.caller, id)


@handles(csv_export.JOB)
def write(account: Account, job: dict[str, Any]) -> None:
    """Writes the file of an export, keeps it under its name, and tells where it is."""
    mapped, additional = Object.of(job["mapped"]), Object.of(job["additional"])
    columns = COLUMNS[job["what"]]
    heading = [*columns, *(field.key for field in mapped), *(field.fieldName for field in additional)]
    # a comma in a heading begins another column, as on the platform
    lines = [csv_export.line(",".join(str(word or "") for word in heading).split(","))]
    for shown in _listed(account, job):
        cells = {name: shown.values.get(name) for name in columns.values()}
        if job["what"] == "baseentry":
            cells["name"] = cells["name"] or "N/A"
        cells |= csv_export.mapped_values(shown, mapped)
        cells |= csv_export.custom_values(account, job["profile"], shown.id, additional)
        lines.append(csv_export.line(cells.values()))
    digest = account.files.write((csv_export.MARK + "".join(lines)).encode())
    account.put(csv_export.FILE_KIND, Object("csv_file", id=job["name"], _file=digest, createdAt=now()))
    place = f"{job['host']}/api_v3/service/exportcsv/action/serveCsv/id/{job['name']}"
    log.warning("no mail is sent to %s: the export is at %s", job["mail"], place)


@clears
def clear(platform: Platform) -> None:
    """Exports of which the address that is mailed has expired (on the platform they stay for good)."""
    sql = "SELECT id FROM objects WHERE kind = ? AND COALESCE(createdAt, 0) < ?"
    for (name,) in platform.store.execute(sql, (csv_export.FILE_KIND, now() - LIFE)):
        platform.store.remove(csv_export.FILE_KIND, name)


def _listed(account: Account, job: dict[str, Any]) -> Iterator[Object]:
    """What the filter finds, the oldest first, as the administrator who asked gets to see it."""
    session = ks.Session(account.id, ks.ADMIN, job["user"], now() + HOUR, "disableentitlement")
    caller = Caller(account, session, job["host"])
    filter_ = Object.of(job["filter"]) or Object(FILTERS[job["what"]])
    filter_.orderBy = "+createdAt"
    index = 1
    while True:
        pager = Object("KalturaFilterPager", pageIndex=index, pageSize=PAGE)
        found = caller.room(job["what"]).list_(filter_.copy(), pager).objects or []
        yield from (present.show(each, caller) for each in found)
        if len(found) < PAGE:
            return
        index += 1
