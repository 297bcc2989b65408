"""Custom metadata: schemas (profiles) and the values that objects have by them."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import COPIED, DELETED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.categories import categories
from kaltura_sandbox.topics.entries import copies, entries
from kaltura_sandbox.topics.metadata import metadata_errors, value_index
from kaltura_sandbox.topics.people import renaming, users
from kaltura_sandbox.topics.user_entries import user_entries

PROFILE_KIND, VALUE_KIND = "metadata_profile", "metadata"
PAST_SCHEMA, PAST_VALUE = "metadata_schema", "metadata_text"
"""Earlier texts of both, by id and version: what revert goes back to."""

ENTRY, CATEGORY, USER, PARTNER, DYNAMIC_OBJECT, USER_ENTRY = "1", "2", "3", "4", "5", "6"
VALID, INVALID = 1, 2
ACTIVE, TRANSFORMING = 1, 3
FIRST_VERSION, VERSION_STEP = 2, 10
"""Versions are file versions of a data centre: 2, 12, 22 … (measured in data centre 0)."""

renaming.follows(VALUE_KIND, "objectId", metadataObjectType=USER)


def profile(account: Account, id_: Any) -> Object:
    return account.require(PROFILE_KIND, id_, metadata_errors.METADATA_PROFILE_NOT_FOUND)


def delete_profile(account: Account, found: Object) -> None:
    """A schema goes with all values by it, and with its own past."""
    for value in account.find(VALUE_KIND, metadataProfileId=found.id):
        delete_value(account, value)
    _forget(account, PAST_SCHEMA, found)
    account.remove(PROFILE_KIND, found)


def save_value(account: Account, value: Object, xml: str, by: Object) -> Object:
    """Stores values as they are from now on by a schema; a text that is the same stays the version that it is."""
    if value.xml != xml:
        value.version = value.version + VERSION_STEP if value.version else FIRST_VERSION
        value.xml, value.updatedAt = xml, now()
        past = Object("KalturaMetadata", id=value.id, version=value.version, xml=xml)
        account.put(PAST_VALUE, past, _past_key(value.id, value.version))
    value.metadataProfileVersion = by.version
    value_index.fill(account, value, by)
    account.put(VALUE_KIND, value)
    _touch(account, value)
    return value


def delete_value(account: Account, value: Object) -> None:
    _forget(account, PAST_VALUE, value)
    account.remove(VALUE_KIND, value)


def past(account: Account, kind: str, id_: Any, version: Any) -> Object | None:
    """A text as it was in a version."""
    return account.get(kind, _past_key(id_, version))


def keep_schema(account: Account, found: Object, version: int) -> None:
    """Remembers the schema as that of a version."""
    kept = Object("KalturaMetadataProfile", id=found.id, version=version, xsd=found.xsd)
    account.put(PAST_SCHEMA, kept, _past_key(found.id, version))


def kind_of(type_: Any) -> int | str:
    """What a schema is for: the platform's own kinds of object are numbers, those of its plug-ins words."""
    return php_text.whole(str(type_)) if php_text.is_index(str(type_)) else str(type_)


def _past_key(id_: Any, version: Any) -> str:
    return f"{id_}:{version}"


def _forget(account: Account, kind: str, of: Object) -> None:
    for one in account.find(kind, id=[_past_key(of.id, number) for number in _versions_until(of)]):
        account.remove(kind, one, _past_key(of.id, one.version))


def _versions_until(of: Object) -> range:
    return range(FIRST_VERSION, (of._fileVersion or of.version) + 1, VERSION_STEP)


def _touch(account: Account, value: Object) -> None:
    """An object whose values change has changed."""
    type_ = str(value.metadataObjectType)
    if type_ == ENTRY and (entry := account.get(entries.KIND, value.objectId)):
        entries.save(account, entry)
    elif type_ == CATEGORY and (category := categories.find(account, value.objectId)):
        categories.save(account, category)


@on(COPIED, entries.KIND)
def entry_copied(account: Account, event: Event) -> None:
    """A copy has its source's values."""
    if not copies.is_wanted(event, copies.METADATA):
        return
    for value in account.find(VALUE_KIND, objectId=event.details["of"].id, metadataObjectType=ENTRY):
        fresh = {"id": account.store.number(), "createdAt": now(), "updatedAt": now()}
        account.put(VALUE_KIND, value.copy(objectId=event.object.id, **fresh))


@on(DELETED, entries.KIND)
def entry_deleted(account: Account, event: Event) -> None:
    """Values go with their object."""
    _delete_of(account, ENTRY, event.object.id)


@on(DELETED, categories.KIND)
def category_deleted(account: Account, event: Event) -> None:
    """Values go with their object."""
    _delete_of(account, CATEGORY, event.object.id)


@on(DELETED, users.KIND)
def user_deleted(account: Account, event: Event) -> None:
    """Values go with their object."""
    _delete_of(account, USER, event.object.id)


@on(DELETED, user_entries.KIND)
def user_entry_deleted(account: Account, event: Event) -> None:
    """Values go with their object."""
    _delete_of(account, USER_ENTRY, event.object.id)


def _delete_of(account: Account, type_: str, id_: Any) -> None:
    for value in account.find(VALUE_KIND, objectId=str(id_), metadataObjectType=type_):
        delete_value(account, value)
