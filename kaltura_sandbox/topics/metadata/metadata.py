"""Custom metadata: schemas (profiles) and the values that objects have by them."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import COPIED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import copies, entries
from kaltura_sandbox.topics.metadata import metadata_errors

PROFILE_KIND, VALUE_KIND = "metadata_profile", "metadata"
ENTRY, DYNAMIC_OBJECT = "1", "5"
FIRST_VERSION, VERSION_STEP = 2, 10
"""Versions are file versions of a data centre: 2, 12, 22 … (measured in data centre 0)."""


def profile(account: Account, id_: Any) -> Object:
    return account.require(PROFILE_KIND, id_, metadata_errors.METADATA_PROFILE_NOT_FOUND)


def delete_profile(account: Account, found: Object) -> None:
    """A schema goes with all values by it."""
    for value in account.find(VALUE_KIND, metadataProfileId=found.id):
        account.remove(VALUE_KIND, value)
    account.remove(PROFILE_KIND, found)


def kind_of(type_: Any) -> int | str:
    """What a schema is for: the platform's own kinds of object are numbers, those of its plug-ins words."""
    return php_text.whole(str(type_)) if php_text.is_index(str(type_)) else str(type_)


@on(COPIED, entries.KIND)
def entry_copied(account: Account, event: Event) -> None:
    """A copy has its source's values."""
    if not copies.is_wanted(event, copies.METADATA):
        return
    for value in account.find(VALUE_KIND, objectId=event.details["of"].id, metadataObjectType=ENTRY):
        fresh = {"id": str(account.store.number()), "createdAt": now(), "updatedAt": now()}
        account.put(VALUE_KIND, value.copy(objectId=event.object.id, **fresh))
