"""When an entry becomes READY, and when it fails.

Asked each time one of its flavors is finished, as the platform does it: an entry waits for every REQUIRED flavor of
its profile; once these are there it is READY with the first REQUIRED or OPTIONAL flavor to finish, and in any case
when no flavor is left to wait for. What flavorAsset.convert makes doesn't count (IGNORE). A required flavor that the
decision layer refuses is never made, so its entry stays in PRECONVERT for good (measured).

Unlike the platform, an entry that replaces another waits for all its flavors, and one whose last flavor fails while
others are READY becomes READY too (the platform leaves it in PRECONVERT). And where somebody deletes the flavor that an
entry waits for, or its source, the entry becomes READY with what is left, or fails: no order of calls leaves it in
PRECONVERT with nothing to wait for.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import DELETED, Event, on
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.flavors import flavors, outputs
from kaltura_sandbox.topics.profiles import profiles

WAITING = (entries.PRECONVERT, entries.PENDING, entries.IMPORT)
COUNTS = (profiles.REQUIRED, profiles.OPTIONAL)


def settle(account: Account, entry: Object, finished: Object | None = None) -> None:
    """Looks whether an entry is READY now that ``finished`` (None: the decision itself) is done.

    Before it is decided what is made of the source no flavor makes its entry READY, however it came.
    """
    behavior = outputs.ready_behavior(account, entry, finished) if finished else profiles.NO_IMPACT
    if behavior == profiles.IGNORE or (entry.status == entries.PRECONVERT and entry._decided is False):
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
        and (asset._recipe or asset.status != flavors.QUEUED)  # else nobody makes it
        and outputs.ready_behavior(account, entry, asset) != profiles.IGNORE
    ]


def _missing(account: Account, entry: Object) -> bool:
    """Whether a required flavor isn't READY: one that was decided on, or that somebody has to bring.

    What a profile has come to require since its entry was decided on is never made, and isn't waited for.
    """
    made = flavors.of_entry(account, entry.id)
    there = {asset.flavorParamsId for asset in made}
    to_bring = (row for row in _brought_rows(account, entry) if row.params.id not in there)
    if any(row.ready_behavior == profiles.REQUIRED for row in to_bring):
        return True
    return any(
        outputs.ready_behavior(account, entry, asset) == profiles.REQUIRED
        for asset in made
        if asset.status not in (flavors.READY, flavors.TEMP)
    )


def _brought_rows(account: Account, entry: Object) -> list[profiles.Row]:
    """What the profile leaves to be brought."""
    rows = profiles.params_of(account, entry.conversionProfileId)
    return [row for row in rows if row.origin == profiles.INGEST and not row.is_source]


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


@on(DELETED, flavors.KIND)
def flavor_deleted(account: Account, event: Event) -> None:
    """A flavor was deleted that its entry may have waited for."""
    asset = event.object
    entry = account.get(entries.KIND, asset.entryId)
    if entry is None:
        return
    if entry.status == entries.IMPORT and asset.isOriginal:
        entries.import_failed(account, entry.id)
    else:
        lost(account, entry)


def lost(account: Account, entry: Object) -> None:
    """Something that an entry waited for will not come. Before its renditions are decided on the job that does so sees
    for itself; after that the entry is READY with what there is, or fails where what is required can't come any more.
    """
    if entry.status != entries.PRECONVERT or entry._decided is False:
        return
    settle(account, entry)
    if entry.status == entries.PRECONVERT and not _pending(account, entry) and not _awaits(account, entry):
        fail(account, entry)


def _awaits(account: Account, entry: Object) -> bool:
    """Whether somebody may still bring a flavor that the profile leaves to be brought."""
    ready = {one.flavorParamsId for one in flavors.of_entry(account, entry.id) if one.status == flavors.READY}
    return any(row.params.id not in ready for row in _brought_rows(account, entry))


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
