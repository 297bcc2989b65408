"""When an entry becomes READY, and when it fails.

Asked each time one of its flavors is finished, as the platform does it: an entry waits for every REQUIRED flavor of
its profile; once these are there it is READY with the first REQUIRED or OPTIONAL flavor to finish, and in any case
when no flavor is left to wait for. What flavorAsset.convert makes doesn't count (IGNORE). A required flavor that the
decision layer refuses is never made, so its entry stays in PRECONVERT for good (measured).

Unlike the platform, an entry that replaces another waits for all its flavors, and one whose last flavor fails while
others are READY becomes READY too (the platform leaves it in PRECONVERT).
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors, outputs
from kaltura_sandbox.topics.profiles import profiles

WAITING = (entries.PRECONVERT, entries.PENDING, entries.IMPORT)
COUNTS = (profiles.REQUIRED, profiles.OPTIONAL)


def settle(account: Account, entry: Object, finished: Object | None = None) -> None:
    """Looks whether an entry is READY now that ``finished`` (None: the decision itself) is done."""
    behavior = outputs.ready_behavior(account, entry, finished) if finished else profiles.NO_IMPACT
    if behavior == profiles.IGNORE:
        return
    pending = _pending(account, entry)
    if entry.status in WAITING and not _missing(account, entry):
        first = finished is not None and finished.status == flavors.READY and behavior in COUNTS
        if not pending or (first and not entry.replacedEntryId):
            ready(account, entry)
    if not pending and entry.status == entries.READY:
        _drop_temporary(account, entry)


def _pending(account: Account, entry: Object) -> list[Object]:
    """The flavors that are still in work and count for the entry."""
    return [
        asset
        for asset in flavors.of_entry(account, entry.id)
        if asset.status in flavors.PENDING
        and outputs.ready_behavior(account, entry, asset) != profiles.IGNORE
    ]


def _missing(account: Account, entry: Object) -> bool:
    """Whether a required flavor isn't READY."""
    rows = profiles.params_of(account, entry.conversionProfileId)
    required = {row.params.id for row in rows if row.ready_behavior == profiles.REQUIRED}
    for asset in flavors.of_entry(account, entry.id):
        if asset.status == flavors.READY:
            required.discard(asset.flavorParamsId)
            continue
        counts = outputs.ready_behavior(account, entry, asset) == profiles.REQUIRED
        if counts and asset.status != flavors.TEMP:
            required.add(asset.flavorParamsId)
    return bool(required)


def ready(account: Account, entry: Object) -> None:
    """The entry is READY: it plays. Who waits for that (pictures, replacements, copies) hears of its status."""
    entry.status = entries.READY
    flavors.refresh_entry(account, entry)


def fail(account: Account, entry: Object) -> None:
    """The entry can't be converted."""
    entry.status = entries.ERROR_CONVERTING
    entries.save(account, entry)


def failed(account: Account, entry: Object, asset: Object) -> None:
    """A transcode has failed: without a required flavor, or without any, the entry fails as well."""
    if entry.status not in WAITING:
        return
    behavior = outputs.ready_behavior(account, entry, asset)
    renditions = [one for one in flavors.of_entry(account, entry.id) if not one.isOriginal]
    alive = [one for one in renditions if one.status not in (flavors.ERROR, flavors.NOT_APPLICABLE)]
    if behavior == profiles.REQUIRED or not alive:
        fail(account, entry)
    else:
        settle(account, entry)


def _drop_temporary(account: Account, entry: Object) -> None:
    """A source that the profile doesn't keep, and flavors whose row says deletePolicy DELETE, go once all is made."""
    rows = profiles.params_of(account, entry.conversionProfileId)
    dropped = {row.params.id for row in rows if row.settings.deletePolicy == profiles.DELETE}
    gone = [
        asset
        for asset in flavors.of_entry(account, entry.id)
        if asset.status == flavors.TEMP or asset.flavorParamsId in dropped
    ]
    for asset in gone:
        account.remove(flavors.KIND, asset)
    if gone:
        entry.flavorParamsIds = flavors.ready_ids(account, entry.id)
        entries.save(account, entry)
