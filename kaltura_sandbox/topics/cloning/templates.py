"""What an account that is made from another one gets of its entries: those that are READY, copied by a job.

A copy is the new owner's, has the new account's access control and conversion profile, and is in no category. Lists
kept by hand hold the copies of what they held.

Left out: metadata and cue points.
"""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account, now
from kaltura_sandbox.platform.events import COPIED, Event, later
from kaltura_sandbox.platform.objects import Object, join, split
from kaltura_sandbox.topics.cloning.cloning import NOT_COPIED
from kaltura_sandbox.topics.entries import entries
from kaltura_sandbox.topics.profiles import profiles

TAKEN = ("1", "5", "6")  # types: media, playlists, data
FAMILY = ("categories", "categoriesIds", "entitledUsersEdit", "entitledUsersPublish", "rootEntryId")


@later(COPIED, "partner")
def take_entries(account: Account, event: Event) -> None:
    """Copies the template's entries. Who was killed on the way goes on where it stood: no entry is taken twice."""
    template = account.platform.account(event.details["of"].id)
    found = template.find(entries.KIND, status=entries.READY, order="+createdAt")
    taken = {str(one._takenFrom): one.id for one in account.find(entries.KIND) if one._takenFrom}
    for source in found:
        if str(source.values.get("type")) in TAKEN and source.id not in taken:
            taken[source.id] = _copy(account, source)
    for twin_id in taken.values():
        _fill(account, twin_id, taken)


def _copy(account: Account, source: Object) -> str:
    owner = account.partner.adminUserId if account.partner else ""
    chosen = profiles.default(account)
    twin = source.copy(
        id=account.store.text_id(), partnerId=account.id, createdAt=now(), updatedAt=now(), userId=owner,
        creatorId=owner, _takenFrom=source.id,
    )  # fmt: skip
    for name in (*NOT_COPIED, *FAMILY):
        setattr(twin, name, None)
    twin.width, twin.height, twin.categories, twin.categoriesIds = source.width, source.height, "", ""
    twin.accessControlId = entries.default_access(account)
    if source.conversionProfileId:
        twin.conversionProfileId = chosen.id if chosen else None
    with account.store.transaction():
        account.data_changed(entries.KIND, twin, copiedFrom=source, excluded=[])
        account.copied(entries.KIND, twin, source, excluded=[], included=[])
        entries.save(account, twin)
    return str(twin.id)


def _fill(account: Account, twin_id: str, taken: dict[str, str]) -> None:
    """A list that is kept by hand names the copies."""
    twin = account.get(entries.KIND, twin_id)
    if twin is None or not any(one in taken for one in split(twin.playlistContent)):
        return
    twin.playlistContent = join(taken.get(one, one) for one in split(twin.playlistContent))
    entries.save(account, twin)
