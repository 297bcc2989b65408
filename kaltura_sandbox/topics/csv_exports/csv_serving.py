"""Serving of exported files, which exportCsv and user both do."""

from __future__ import annotations

import re

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.services import Served
from kaltura_sandbox.platform.wire import replies
from kaltura_sandbox.topics.csv_exports import csv_errors, csv_export

_NAME = re.compile(r"[A-Za-z0-9_]+\.csv")
RESTRICTED, MISSING = (3, "entry restricted due to access-control"), (5, "required file was not found")


def serve(caller: Caller, name: str) -> Served:
    """A file of the account, for a session that may download it: ``download:<name>``, ``download:*`` or ``*``.

    An administrator needs the privilege too (measured). Refusals are empty pages, but for a name that can't be one.
    """
    if not _NAME.fullmatch(name):
        raise csv_errors.INVALID_ID(name)
    if not caller.grants("download", name):
        return _refused(*RESTRICTED)
    found = caller.account.get(csv_export.FILE_KIND, name)
    if found is None:
        return _refused(*MISSING)
    headers = {"Cache-Control": "public, max-age=86400, max-stale=0"}
    return Served(
        path=caller.account.files.path(found._file), content_type="text/csv;charset=UTF-8", headers=headers
    )


def _refused(number: int, text: str) -> Served:
    return Served(content_type="text/html", headers=replies.reason(number, text))
