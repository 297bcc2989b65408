"""Bulk uploads of CSV files: how rows are read, who does them, and how they are told in the log.

A line that begins with a star names the columns, one that begins with # is a remark; columns that nobody knows are
passed over. Rows are done by the platform, with an administrator's rights, whoever sent the file (measured).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, Caller, administrator
from kaltura_sandbox.platform.errors import ApiError, Kind
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.bulk_uploads import bulk_uploads
from kaltura_sandbox.topics.bulk_uploads.bulk_uploads import Done, Reading, Row

CSV = "bulkUploadCsv.CSV"
UNKNOWN_ACTION = Kind("", "Unknown action passed: [{ACTION}]")
Act = Callable[[Caller, dict[str, str]], Done]
_BLANK = " \t\n\r\0\x0b\xa0"
_QUOTED = re.compile(r'[,"\\\n\r\t ]')


@dataclass(frozen=True)
class Failed:
    """What the log tells of the object of a row that can't be: its status where the row is wrong or where a call was
    refused, and the id that a column named (measured)."""

    wrong: int | str = ""
    refused: int | str = ""
    named: str = ""


def reads(objects: str, act: Act, failed: Failed) -> None:
    """Declares what does a row of a CSV file of some objects (KalturaBulkUploadObjectType)."""
    bulk_uploads.reads(f"{CSV}/{objects}", Reading(partial(_rows, act, failed), _log, "text/plain"))


def _rows(act: Act, failed: Failed, account: Account, upload: Object, content: bytes) -> list[Row]:
    who = administrator(account, upload._user)
    told = {"objectStatus": failed.wrong, "refusedStatus": failed.refused}
    return [
        Row(_text(cells), partial(act, who, row), told | {"objectId": row.get(failed.named, "")})
        for cells, row in _lines(content)
    ]


def _lines(content: bytes) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The cells of each line that is a row, and the same by the names of the columns; what is empty isn't told."""
    columns: list[str] = []
    for cells in csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"))):
        first = php_text.trim(cells[0]) if cells else ""
        if first.startswith("*"):
            columns = [cell.strip("* ") for cell in cells]
        elif any(php_text.trim(cell) for cell in cells) and not first.startswith("#"):
            named = zip(columns, cells, strict=False)
            yield cells, {name: told for name, cell in named if (told := cell.strip(_BLANK))}


def _text(cells: list[str]) -> str:
    """A row as it is kept: only what holds a comma stands between quotes."""
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)


def line(cells: list[str]) -> str:
    """A line of a file as the platform writes it, with quotes where there is a blank or a sign."""
    return ",".join('"' + one.replace('"', '""') + '"' if _QUOTED.search(one) else one for one in cells)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (measured)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _log(account: Account, upload: Object) -> bytes:
    """The rows again, each with its status (2 done, 1 refused), the object's id and status, and what was wrong.

    A row of an unknown action isn't told.
    """
    lines = []
    for one in bulk_uploads.results(account, upload):
        problem = one.get("errorDescription") or ""
        if problem.startswith(UNKNOWN_ACTION.message.partition("[")[0]):
            continue
        state = one.get("refusedStatus" if one.get("errorCode") else "objectStatus", "")
        told = [one["status"], str(one.get("objectId", "")), str(state)]
        cells = [harmless(cell) for cell in next(csv.reader([one["rowData"]]), [])]
        lines.append(line([*cells, *told, *([problem] if problem else [])]) + "\n")
    return "".join(lines).encode() or b"Log file is not ready"


def refused(what: str) -> ApiError:
    """A row that can't be, in the words of its log."""
    return Kind("", what.replace("{", "{{").replace("}", "}}"))()
