"""The texts of a profile: its schema through its versions, its views, its stylesheet."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.features import feature
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.metadata import (
    fields,
    metadata,
    metadata_errors,
    schema_changes,
    transforms,
    xml_check,
)

NO_VALIDATION = feature("FEATURE_METADATA_NO_VALIDATION", kept_back=True)
NO_TRANSFORMATION = feature("FEATURE_METADATA_NO_TRANSFORMATION", kept_back=True)
FILE_OF_PROFILE = 6  # FileSyncObjectType


def check(account: Account, xsd: str) -> None:
    """Refuses what is no XML, and a reference to a profile that isn't there; any XML is a schema (measured)."""
    wrong = xml_check.schema_faults(xsd)
    if wrong:
        raise metadata_errors.INVALID_METADATA_PROFILE_SCHEMA(wrong)
    for field in fields.read(xsd):
        if field["_type"] == fields.REFERENCE and field["_refers"]:
            metadata.profile(account, field["_refers"])


def define(account: Account, profile: Object, xsd: str) -> Object:
    """Gives a profile a schema; values by an earlier one are rewritten by a job where they must be.

    Raises METADATA_UNABLE_TO_TRANSFORM. The schema's file has versions of its own, and the profile takes over the one
    that the file had before: so the first schema that needs the values rewritten leaves the profile at the version at
    which it is, and **no value is rewritten** (measured).
    """
    sheet = _sheet(account, profile, xsd)
    if sheet is not None:
        before, profile.version = profile.version, profile._fileVersion
    _save(account, profile, xsd)
    if sheet is not None:
        _save(account, profile, xsd)
        if transforms.begin(account, profile, before, sheet):
            _save(account, profile, xsd)
    return account.put(metadata.PROFILE_KIND, profile)


def _sheet(account: Account, profile: Object, xsd: str) -> str | None:
    if account.has(NO_VALIDATION):
        return None
    sheet = schema_changes.stylesheet(profile.xsd, xsd)
    if sheet is not None and account.has(NO_TRANSFORMATION):
        raise metadata_errors.METADATA_UNABLE_TO_TRANSFORM(
            "Transformation required but not permitted to the partner"
        )
    return sheet


def begin(account: Account, profile: Object, xsd: str) -> None:
    """The first schema of a new profile."""
    profile.version = profile._fileVersion = metadata.FIRST_VERSION
    _take(account, profile, xsd)


def revert(account: Account, profile: Object, version: int) -> Object:
    """The schema of an earlier version as a new one; values of that version too, where they had one of that number."""
    old = metadata.past(account, metadata.PAST_SCHEMA, profile.id, version)
    if old is None:
        raise metadata_errors.METADATA_FILE_NOT_FOUND(_file(account, profile, version))
    _save(account, profile, old.xsd)
    profile.version = profile._fileVersion
    account.put(metadata.PROFILE_KIND, profile)
    for value in account.find(
        metadata.VALUE_KIND, metadataProfileId=profile.id, metadataProfileVersion=version
    ):
        text = metadata.past(account, metadata.PAST_VALUE, value.id, version)
        if text is not None and not xml_check.faults(text.xml, profile.xsd):
            metadata.save_value(account, value, text.xml, profile)
    return profile


def _save(account: Account, profile: Object, xsd: str) -> None:
    """A schema is a new version of its file each time it is saved, also where it is the same."""
    profile._fileVersion += metadata.VERSION_STEP
    profile.updatedAt = now()
    _take(account, profile, xsd)


def _take(account: Account, profile: Object, xsd: str) -> None:
    profile.xsd = xsd
    profile._fields = fields.taken_over(account, xsd, profile._fields or [])
    metadata.keep_schema(account, profile, profile._fileVersion)


def _file(account: Account, profile: Object, version: int) -> str:
    """How the platform names a file that it misses."""
    return (
        f"object_type:[{FILE_OF_PROFILE}], object_id:[{profile.id}], version:[{version}],"
        f" object_sub_type[1], partner_id[{account.id}]"
    )
