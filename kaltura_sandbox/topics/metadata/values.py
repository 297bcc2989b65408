"""Storing values: transformed by the profile's stylesheet, judged by its schema, kept. Judging may take seconds, so it
is done outside of transactions.
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import xml_text
from kaltura_sandbox.platform import errors
from kaltura_sandbox.platform.accounts import Account, Caller, now
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.metadata import fields, metadata, metadata_errors, objects, transforms, xml_check
from kaltura_sandbox.topics.people import users


def add(caller: Caller, profile_id: int, type_: str, object_id: str, xml: str) -> Object:
    """Values for an object that has none by this profile yet."""
    account = caller.account
    with account.store.transaction():
        profile, object_id = _free(caller, profile_id, type_, object_id)
    if not xml:
        raise errors.INTERNAL_SERVERL_ERROR()  # the platform's parser doesn't take an empty text (measured)
    xml = _fitting(account, xml, profile)
    with account.store.transaction():
        profile, object_id = _free(caller, profile_id, type_, object_id)
        value = Object(
            "KalturaMetadata", id=account.store.number(), partnerId=account.id, metadataProfileId=profile.id,
            metadataObjectType=profile.metadataObjectType, objectId=object_id, status=metadata.VALID,
            createdAt=now(), updatedAt=now(),
        )  # fmt: skip
        return metadata.save_value(account, value, xml, profile)


def _free(caller: Caller, profile_id: int, type_: str, object_id: str) -> tuple[Object, str]:
    """The schema by which an object has no values yet, and the object's id."""
    profile = metadata.profile(caller.account, profile_id)
    if str(profile.metadataObjectType) != type_:
        raise metadata_errors.INCOMPATIBLE_METADATA_PROFILE_OBJECT_TYPE(profile.metadataObjectType, type_)
    object_id = objects.named(caller, type_, object_id)
    objects.check_limit(caller, type_, object_id)
    objects.check(caller, type_, object_id)
    found = caller.account.find(metadata.VALUE_KIND, metadataProfileId=profile.id, objectId=object_id)
    for other in found:
        raise metadata_errors.METADATA_ALREADY_EXISTS(other.id)
    return profile, object_id


def update(caller: Caller, id_: Any, xml: str | None, version: int | None = None) -> Object:
    """New XML is a new version; none, an empty one or the same changes nothing."""
    account = caller.account
    with account.store.transaction():
        value = changeable(caller, id_, version)
        profile = metadata.profile(account, value.metadataProfileId)
    if not xml:
        return value
    xml = _fitting(account, xml, profile)
    with account.store.transaction():
        value = changeable(caller, id_, version)
        return metadata.save_value(account, value, xml, profile)


def changeable(caller: Caller, id_: Any, version: int | None = None) -> Object:
    """The values, which must be of this version where one is said."""
    value = caller.account.require(metadata.VALUE_KIND, id_, metadata_errors.METADATA_NOT_FOUND)
    if version and version != value.version:
        raise metadata_errors.INVALID_METADATA_VERSION(value.version)
    objects.check(caller, str(value.metadataObjectType), str(value.objectId))
    return value


def _fitting(account: Account, xml: str, profile: Object) -> str:
    """The text as it is stored; INVALID_METADATA_DATA where it doesn't fit the schema."""
    if profile.xslt:
        xml = transforms.by_stylesheet(xml, profile.xslt) or xml
    wrong = xml_check.faults(xml, profile.xsd) or _unknown(account, xml, profile)
    if wrong:
        raise metadata_errors.INVALID_METADATA_DATA(wrong)
    return xml


def _unknown(account: Account, xml: str, profile: Object) -> str:
    """Why what fields refer to isn't there: users, and dynamic objects of another profile."""
    for field in profile._fields or []:
        if field._type not in (fields.USER, fields.REFERENCE):
            continue
        named = list(dict.fromkeys(xml_text.all_at(xml, field.xPath)))
        missing = _users_missing if field._type == fields.USER else _objects_missing
        if named and missing(account, field, named):
            whose = f" for profile {field._refers}" if field._type == fields.REFERENCE else ""
            return f"One of the following objects: {', '.join(named)} was not found{whose}"
    return ""


def _users_missing(account: Account, field: Object, named: list[str]) -> bool:
    return not all(users.find(account, one) for one in named)


def _objects_missing(account: Account, field: Object, named: list[str]) -> bool:
    known = account.find(metadata.VALUE_KIND, metadataProfileId=int(field._refers or 0), objectId=named)
    return len(known) != len(named)
