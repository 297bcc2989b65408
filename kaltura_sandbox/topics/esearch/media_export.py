"""media.exportToCsv: what a search finds, as a file with a line for each entry, written by a job.

Known as eSearch.entryExportToCsv too. At most 10,000 entries. The platform mails the address of the file; the sandbox
sends no mail and writes the address to its log. Left out: options that ask for videos' own columns (typeEqual).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

from kaltura_sandbox.platform import ks, present
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.errors import PROPERTY_VALIDATION_CANNOT_BE_NULL, SANDBOX_NOT_IMPLEMENTED
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object, join, plain
from kaltura_sandbox.platform.services import Part, action
from kaltura_sandbox.topics.categories import assignments
from kaltura_sandbox.topics.csv_exports import csv_export
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.esearch import esearch_errors
from kaltura_sandbox.topics.esearch.searching import Search

log = logging.getLogger(__name__)
JOB = "export_search"
PAGE, MOST, HOUR = 500, 10_000, 3600
HEADING = "EntryID, Name, Description, Tags, Categories, UserID, CreatedAt, UpdatedAt, CreatorId "
DATES = {"Y": "%Y", "m": "%m", "d": "%d", "H": "%H", "i": "%M", "s": "%S", "y": "%y", "j": "%-d"}
"""Letters of PHP's formats of dates that are known here; any other stands for itself."""


class MediaExport(Part):
    """media.exportToCsv. Who asks and where to write is in ``data``, not in the session."""

    extends = ("media",)

    @action
    def export_to_csv(self, data: Object) -> str:
        if not data.userName or not data.userMail:
            raise esearch_errors.USER_EMAIL_NOT_FOUND("")
        if any(option.typeEqual is not None for option in data.options or []):
            raise SANDBOX_NOT_IMPLEMENTED("KalturaExportToCsvOptions.typeEqual")
        self._judge(data.searchParams)
        number = self.account.store.number()
        self.account.job(
            JOB, name=f"export_{self.account.id}_{number}.csv", user=data.userName, mail=data.userMail,
            host=self.caller.host, search=plain(data.searchParams), format=_format(data),
        )  # fmt: skip
        return str(data.userMail)

    def _judge(self, search: Object | None) -> None:
        """A search that can't be made is refused at once; the platform takes it, and its job fails unseen."""
        if search is None:
            raise PROPERTY_VALIDATION_CANNOT_BE_NULL("KalturaMediaEsearchExportToCsvJobData::searchParams")
        Search(self.caller, entries.KIND, search, Object("KalturaPager", pageSize=1)).answer()


def _format(data: Object) -> str | None:
    return next((str(option.format) for option in data.options or [] if option.format), None)


@handles(JOB)
def write(account: Account, job: dict[str, Any]) -> None:
    """Writes the file, keeps it under its name, and tells where it is."""
    session = ks.Session(account.id, ks.ADMIN, job["user"], now() + HOUR, "disableentitlement")
    caller = Caller(account, session, job["host"])
    lines = [csv_export.line(HEADING.split(","))]
    lines += [csv_export.line(_cells(account, one, job["format"])) for one in _found(caller, job["search"])]
    digest = account.files.write((csv_export.MARK + "".join(lines)).encode())
    account.put(csv_export.FILE_KIND, Object("csv_file", id=job["name"], _file=digest, createdAt=now()))
    place = f"{job['host']}/api_v3/service/exportcsv/action/serveCsv/id/{job['name']}"
    log.warning("no mail is sent to %s: the export is at %s", job["mail"], place)


def _found(caller: Caller, search: Any) -> Iterator[Object]:
    for index in range(1, MOST // PAGE + 1):
        pager = Object("KalturaPager", pageSize=PAGE, pageIndex=index)
        found = Search(caller, entries.KIND, Object.of(search), pager).answer().objects
        yield from (present.show(one.object, caller) for one in found)
        if len(found) < PAGE:
            return


def _cells(account: Account, entry: Object, format_: str | None) -> list[Any]:
    placed = assignments.of_entry(account, entry.id, assignments.ACTIVE)
    return [
        entry.id, entry.name, entry.description, entry.tags, join(one.categoryId for one in placed), entry.userId,
        _moment(entry.createdAt, format_), _moment(entry.updatedAt, format_), entry.creatorId,
    ]  # fmt: skip


def _moment(seconds: int, format_: str | None) -> Any:
    if not format_:
        return seconds
    return time.strftime(
        "".join(DATES.get(letter, letter.replace("%", "%%")) for letter in format_), time.gmtime(seconds)
    )
