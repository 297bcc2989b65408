"""Serving of exported files, which exportCsv and user both do."""

from __future__ import annotations

import re

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.services import Served
from kaltura_sandbox.topics.csv_exports import csv_errors, csv_export
from kaltura_sandbox.topics.delivery import address
from kaltura_sandbox.topics.delivery.address import refusal

_NAME = re.compile(r"[A-Za-z0-9_]+\.csv")


def serve(caller: Caller, name: str) -> Served:
    """A file of the account, for a session that may download it: ``download:<name>``, ``download:*`` or ``*``.

    An administrator needs the privilege too (measured). Refusals are empty pages, but for a name that can't be one.
    """
    if not _NAME.fullmatch(name):
        raise csv_errors.INVALID_ID(name)
    if not caller.grants("download", name):
        raise refusal(address.RESTRICTED)
    found = caller.account.get(csv_export.FILE_KIND, name)
    if found is None:
        raise refusal(address.FILE_NOT_FOUND)
    headers = {"Cache-Control": "public, max-age=86400, max-stale=0"}
    return Served(
        path=caller.account.files.path(found._file), content_type="text/csv;charset=UTF-8", headers=headers
    )
