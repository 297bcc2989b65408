"""Export to CSV: who may ask for a file, and how its lines are written.

The file is written by a job (export_csv_service.py) and waits under its name in the account.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller
from kaltura_sandbox.platform.objects import Object, plain
from kaltura_sandbox.topics.csv_exports import csv_errors
from kaltura_sandbox.topics.metadata import metadata
from kaltura_sandbox.topics.people import users

FILE_KIND, JOB = "csv_file", "export_csv"
MARK = "\ufeff"  # tells spreadsheets that the file is UTF-8
_QUOTED = re.compile(r'[,"\\\n\r\t ]')
_QUOTE = re.compile(r'(?<!\\)"')  # as PHP writes it: a quote behind a backslash is not doubled
_NO_START = tuple("+=-@,")


def ask(
    caller: Caller,
    what: str,
    filter_: Object | None,
    profile_id: int | None,
    additional: list[Object] | None,
    mapped: list[Object] | None,
) -> str:
    """Queues an export of what a service lists (``what`` is its id).

    The answer is the address to which the platform would write.

    Who has no address is refused with an internal error (measured: the platform fails while it tells the refusal).
    """
    user = users.find(caller.account, caller.user_id)
    if user is None or not user.email:
        raise errors.INTERNAL_SERVERL_ERROR()
    if profile_id and caller.account.get(metadata.PROFILE_KIND, profile_id) is None:
        raise csv_errors.INVALID_METADATA_PROFILE(profile_id)
    if additional and not profile_id:
        raise csv_errors.METADATA_PROFILE_NOT_SPECIFIED()
    if any(field.predefinedFormat for field in mapped or []):
        raise errors.SANDBOX_NOT_IMPLEMENTED("KalturaKeyValueExtended.predefinedFormat")
    number = caller.account.store.number()
    caller.account.job(
        JOB, name=f"export_{caller.account.id}_{number}.csv", what=what, user=user.id, mail=user.email,
        host=caller.host, filter=plain(filter_), profile=profile_id, additional=plain(additional or []),
        mapped=plain(mapped or []),
    )  # fmt: skip
    return str(user.email)


def line(values: Iterable[Any]) -> str:
    """One line of a file, with quotes only where needed."""
    return ",".join(_cell(_printed(value)) for value in values) + "\n"


def harmless(text: str) -> str:
    """A cell's text; one that a spreadsheet would take for a formula begins with an apostrophe instead."""
    bare = php_text.trim(text.replace("'", "").replace('"', ""))
    return f"'{bare}" if bare.startswith(_NO_START) else text


def _cell(text: str) -> str:
    text = harmless(text)
    return '"' + _QUOTE.sub('""', text) + '"' if _QUOTED.search(text) else text


def _printed(value: Any) -> str:
    """A value as PHP prints it; what is no plain value is left empty."""
    return "" if value is None or isinstance(value, (list, dict, Object)) else errors.text(value)


def mapped_values(shown: Object, mapped: list[Object]) -> dict[str, Any]:
    """Cells that were asked for: key is the heading, value the property (the key where there is none).

    ``property:name`` is a name inside a property that holds JSON.
    """
    return {field.key: _value(shown, field.value or field.key) for field in mapped}


def _value(shown: Object, place: str) -> Any:
    name, _, inner = place.partition(":")
    value = shown.values.get(name)
    if not inner:
        return value
    parsed = _json(value)
    return parsed.get(inner) if isinstance(parsed, dict) else None


def _json(value: Any) -> Any:
    try:
        return php_text.json_value(str(value or ""))
    except ValueError:
        return None


def custom_values(
    account: Account, profile: int | None, id_: str, additional: list[Object]
) -> dict[str, Any]:
    """Cells from the object's metadata by XPath; empty where a path leads to nothing, or to several things."""
    found: dict[str, Any] = {field.fieldName: "" for field in additional}
    for value in (
        account.find(metadata.VALUE_KIND, metadataProfileId=profile, objectId=id_) if profile else []
    ):
        told = xml_text.found(value.xml, [field.xpath for field in additional])
        for field, text in zip(additional, told, strict=True):
            found[field.fieldName] = text or found[field.fieldName]
    return found
