"""Conditions on the custom metadata of an entry: by a profile's id or system name, and a path into the values.

A path is a field's name, ``/metadata/Name``, or XPath with local names.
"""

from __future__ import annotations

import re

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.accounts import SYSTEM
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.access import conditions
from kaltura_sandbox.topics.access.conditions import Scope
from kaltura_sandbox.topics.metadata import metadata

_NAME = re.compile(r"[A-Za-z0-9_]+", re.ASCII)
_STEPS = re.compile(r"(?:/[A-Za-z0-9_]+)+", re.ASCII)


@conditions.judges("KalturaMatchMetadataCondition")
def is_among(condition: Object, scope: Scope) -> bool:
    """Whether values of a field are among the condition's."""
    found = _values_of(condition, scope, shared=True)
    return conditions.matched(condition, scope, _at(found, condition) if found else None)


@conditions.judges("KalturaCompareMetadataCondition")
def compares(condition: Object, scope: Scope) -> bool:
    """Whether the values of a field, as whole numbers, all compare with the condition's as it says."""
    found = _values_of(condition, scope)
    known = [php_text.whole(one) for one in _at(found, condition)] if found else []
    return conditions.compared(condition, scope, known)


@conditions.judges("KalturaMetadataFieldChangedCondition")
def has_changed(condition: Object, scope: Scope) -> bool:
    """Whether a value of version A is gone in version B; without an A, whether B has any. B is today's if not told."""
    found = _values_of(condition, scope)
    if found is None:
        return False
    now = _of_version(scope, found, condition, condition.versionB) if condition.versionB else found.xml
    before = _of_version(scope, found, condition, condition.versionA) if condition.versionA else ""
    old, new = (_texts(xml, str(condition.xPath)) for xml in (before, now))
    return any(one not in new for one in old) if old else bool(new)


def _values_of(condition: Object, scope: Scope, shared: bool = False) -> Object | None:
    """What the entry has by the condition's profile."""
    account, profile_id = scope.account, condition.profileId
    if account is None:
        return None
    if not profile_id and condition.profileSystemName:
        named = account.find(metadata.PROFILE_KIND, systemName=condition.profileSystemName, shared=shared)
        profile_id = next((one.id for one in named if shared or one.partnerId != SYSTEM), None)
    if not profile_id:
        return None
    where = {"metadataObjectType": metadata.ENTRY, "objectId": scope.entry.id}
    found = account.find(metadata.VALUE_KIND, metadataProfileId=php_text.whole(str(profile_id)), **where)
    return next(iter(found), None)


def _of_version(scope: Scope, found: Object, condition: Object, version: object) -> str:
    assert scope.account is not None
    past = metadata.past(scope.account, metadata.PAST_VALUE, found.id, version)
    return str(past.xml) if past else ""


def _at(found: Object, condition: Object) -> list[str]:
    return _texts(str(found.xml), str(condition.xPath))


def _texts(xml: str, path: str) -> list[str]:
    if _NAME.fullmatch(path):
        path = f"//*[local-name()='{path}']"
    elif _STEPS.fullmatch(path):
        path = "".join(f"/*[local-name()='{step}']" for step in path[1:].split("/"))
    return xml_text.all_at(xml, path) if xml else []
