"""What an account that is made from another one has of its metadata profiles: all, from the first moment."""

from __future__ import annotations

from kaltura_sandbox.platform.accounts import Account
from kaltura_sandbox.platform.events import COPIED, Event, on
from kaltura_sandbox.topics.metadata import metadata


@on(COPIED, "partner")
def take_profiles(account: Account, event: Event) -> None:
    """Copies the template's profiles with the schemas that they have now."""
    template = account.platform.account(event.details["of"].id)
    for source in template.find(metadata.PROFILE_KIND, status=metadata.ACTIVE):
        twin = source.copy(id=account.store.number(), partnerId=account.id)
        twin.version = twin._fileVersion = metadata.FIRST_VERSION
        metadata.keep_schema(account, twin, twin._fileVersion)
        account.put(metadata.PROFILE_KIND, twin)
