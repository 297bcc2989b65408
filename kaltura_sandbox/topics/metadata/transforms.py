"""Rewriting values: by a stylesheet of the caller's at once, or of the platform's for a new schema, as a job."""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.jobs import handles
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.metadata import metadata, metadata_errors, xml_check

JOB = "metadata_transform"
AT_ONCE = 40  # values that one process rewrites
TIMESTAMP = "KalturaCurrentTimestamp"
DECLARED = '<?xml version="1.0"?>\n'


def by_stylesheet(xml: str, sheet: str) -> str | None:
    """What a stylesheet makes of values, declared as XML; None where it is no stylesheet at all (measured).

    Raises XSLT_VALIDATION_ERROR where it goes wrong, or says something (source).
    """
    made, wrong = xml_text.transformed(xml, sheet, {TIMESTAMP: str(now())})
    if wrong:
        raise metadata_errors.XSLT_VALIDATION_ERROR(",".join(wrong))
    return None if made is None else f"{DECLARED}{_bare(made)}\n"


def _bare(made: str) -> str:
    text = php_text.trim(made)
    return text.partition("?>")[2].lstrip("\n") if text.startswith("<?xml") else text


def begin(account: Account, profile: Object, before: int, sheet: str) -> bool:
    """Queues the rewriting of values by earlier versions; False where there are none."""
    older = account.find(metadata.VALUE_KIND, metadataProfileId=profile.id, status=metadata.VALID)
    if not any(value.metadataProfileVersion < profile.version for value in older):
        return False
    profile.status = metadata.TRANSFORMING
    account.job(JOB, profile=profile.id, before=before, sheet=sheet)
    return True


@handles(JOB)
def transform(account: Account, payload: dict[str, Any]) -> None:
    """Rewrites one value after the other; those that don't fit then are marked invalid. Then the profile is active."""
    profile = account.get(metadata.PROFILE_KIND, payload["profile"])
    if profile is None:
        return
    waiting = {"metadataProfileVersion": payload["before"], "status": metadata.VALID}
    values = account.find(metadata.VALUE_KIND, metadataProfileId=profile.id, **waiting)
    for first in range(0, len(values), AT_ONCE):
        some = values[first : first + AT_ONCE]
        made = xml_text.transformed_all([value.xml for value in some], payload["sheet"], {})
        for value, (text, _) in zip(some, made, strict=True):
            _keep(account, profile, value, text)
    with account.store.transaction():
        if fresh := account.get(metadata.PROFILE_KIND, profile.id):
            fresh.status = metadata.ACTIVE
            account.put(metadata.PROFILE_KIND, fresh)


def _keep(account: Account, profile: Object, value: Object, made: str | None) -> None:
    wrong = made is None or xml_check.faults(made, profile.xsd)
    with account.store.transaction():
        now_ = account.get(metadata.VALUE_KIND, value.id)
        if now_ is None or now_.version != value.version:
            return
        if wrong or made is None:
            now_.status = metadata.INVALID
            account.put(metadata.VALUE_KIND, now_)
        else:
            metadata.save_value(account, now_, made, profile)
