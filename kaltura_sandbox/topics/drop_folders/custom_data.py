"""Custom metadata in descriptors: ``customDataItems`` of an item, one ``customData`` for each profile.

A profile is named by its id or its system name. ``xmlData`` holds the values, which take the place of those that are
there; with the action transformXslt an ``xslt`` rewrites these. What can't be is told nowhere, and the item is done all
the same (read in the source).
"""

from __future__ import annotations

from contextlib import suppress
from html import unescape
from typing import Any

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.drop_folders import calls
from kaltura_sandbox.topics.metadata import metadata

ELEMENT, ONE = "customDataItems", "customData"
UPDATE, REPLACE, TRANSFORM = "update", "replace", "transformxslt"
EMPTY = "<metadata></metadata>"


def take_over(caller: Caller, item: Any, entry: Object) -> None:
    """Gives an entry the values that its item holds. An item that changes an entry may say that they are updated, and
    nothing else."""
    holder = item.find(ELEMENT)
    if holder is None or php_text.lower(holder.findtext("action") or UPDATE) != UPDATE:
        return
    for told in holder.iterfind(ONE):
        with suppress(ApiError):
            _take(caller, told, entry)


def _take(caller: Caller, told: Any, entry: Object) -> None:
    profile_id = _profile(caller, told)
    if profile_id is None:
        return
    where = {"metadataObjectType": metadata.ENTRY, "objectId": entry.id, "metadataProfileId": profile_id}
    known = next(iter(caller.account.find(metadata.VALUE_KIND, **where)), None)
    text = _text(told, str(known.xml) if known else EMPTY)
    if text is None:
        return
    if known is not None:
        calls.act(caller, "metadata_metadata", "update", known.id, text)
    else:
        calls.act(caller, "metadata_metadata", "add", profile_id, metadata.ENTRY, entry.id, text)


def _profile(caller: Caller, told: Any) -> int | None:
    if number := php_text.whole(told.get("metadataProfileId") or ""):
        return number
    named = caller.account.find(metadata.PROFILE_KIND, systemName=told.get("metadataProfile") or None)
    return next((php_text.whole(str(one.id)) for one in named if one.systemName), None)


def _text(told: Any, before: str) -> str | None:
    """The values as they will be; None where the element says nothing of use."""
    action = php_text.lower(told.findtext("action") or REPLACE)
    data = told.find("xmlData")
    if action == REPLACE:
        return xml_text.written(data[0]) if data is not None and len(data) else None
    sheet = told.findtext("xslt")
    if action != TRANSFORM or sheet is None:
        return None
    made, _ = xml_text.transformed(before, unescape(sheet), {})
    return made
