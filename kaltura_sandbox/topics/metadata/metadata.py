"""Custom metadata: schemas (profiles) and the values that objects have by them."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.metadata import metadata_errors

PROFILE_KIND, VALUE_KIND = "metadata_profile", "metadata"
ENTRY = "1"
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
    return int(type_) if str(type_).isdigit() else str(type_)
